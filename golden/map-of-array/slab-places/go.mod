module example.com/slab-places

go 1.23
