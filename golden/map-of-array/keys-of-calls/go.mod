module example.com/keysofcalls

go 1.24
