module example.org/byhand

go 1.22
