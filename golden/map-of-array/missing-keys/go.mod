module example.com/missing-keys

go 1.24
