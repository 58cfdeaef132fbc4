module unheap/costs

go 1.21
