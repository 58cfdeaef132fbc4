module example.com/struct-places

go 1.24
