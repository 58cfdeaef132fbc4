module example.com/panicking-keys

go 1.24
