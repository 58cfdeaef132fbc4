module example.com/second-helper

go 1.24
