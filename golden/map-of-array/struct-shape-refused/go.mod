module example.com/struct-shape-refused

go 1.24
