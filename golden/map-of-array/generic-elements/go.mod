module example.com/generic-elements

go 1.24
