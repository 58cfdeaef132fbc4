module example.com/in-place-would-show

go 1.24
