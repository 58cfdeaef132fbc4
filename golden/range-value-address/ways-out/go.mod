module example.com/waysout

go 1.23
