module example.com/key-conversion

go 1.24
