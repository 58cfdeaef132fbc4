module example.com/slab-keys

go 1.24
