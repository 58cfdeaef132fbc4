module example.com/delete-len-clear-nil

go 1.24
