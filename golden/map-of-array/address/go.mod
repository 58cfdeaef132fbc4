module example.com/address

go 1.24
