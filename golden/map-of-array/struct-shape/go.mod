module example.com/struct-shape

go 1.24
