module ex.org/costs

go 1.22
