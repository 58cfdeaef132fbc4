module example.com/struct-uses

go 1.24
