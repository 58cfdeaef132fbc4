module example.com/struct-other-builds

go 1.24
