module example.com/slab-order

go 1.24
