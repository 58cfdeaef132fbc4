module example.com/other-builds

go 1.24
