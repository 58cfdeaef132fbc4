module example.com/type-parameter

go 1.24
