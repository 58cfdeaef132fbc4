module example.com/small-value-printed

go 1.24
