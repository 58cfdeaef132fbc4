module example.com/slab-lengths

go 1.24
