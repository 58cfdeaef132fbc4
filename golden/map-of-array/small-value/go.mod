module example.com/small-value

go 1.24
