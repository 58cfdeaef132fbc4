module example.com/mixed-type

go 1.24
