module example.com/slab-names

go 1.24
