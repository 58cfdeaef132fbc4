module example.com/slab-inlined

go 1.24
