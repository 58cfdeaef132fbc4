module example.com/ignored-in-vain

go 1.24
