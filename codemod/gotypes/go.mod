module unheap/gotypes

go 1.21
