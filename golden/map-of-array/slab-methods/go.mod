module example.com/slab-methods

go 1.24
