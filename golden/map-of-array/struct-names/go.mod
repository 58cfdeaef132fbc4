module example.com/struct-names

go 1.24
