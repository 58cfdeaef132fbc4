module example.com/slab-before-1-23

go 1.22
