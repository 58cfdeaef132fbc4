module example.com/store-into-nil

go 1.24
