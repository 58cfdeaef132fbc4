module example.com/element

go 1.23
