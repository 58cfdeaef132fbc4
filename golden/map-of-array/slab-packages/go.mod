module example.com/slab-packages

go 1.24
