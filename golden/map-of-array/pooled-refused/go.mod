module example.com/pooled-refused

go 1.24
