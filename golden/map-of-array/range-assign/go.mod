module example.com/range-assign

go 1.24
