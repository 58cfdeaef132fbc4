module example.com/interface-method

go 1.24
