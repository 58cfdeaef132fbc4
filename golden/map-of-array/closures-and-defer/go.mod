module example.com/closures-and-defer

go 1.24
