module example.com/hidden-names

go 1.23
