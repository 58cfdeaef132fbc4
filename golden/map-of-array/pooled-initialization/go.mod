module example.com/pooled-initialization

go 1.24
