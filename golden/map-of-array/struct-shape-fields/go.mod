module example.com/struct-shape-fields

go 1.24
