module example.com/pooled-uses

go 1.24
