module example.com/pooled-imports

go 1.22
