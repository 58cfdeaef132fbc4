module example.com/slab-pointers

go 1.24
