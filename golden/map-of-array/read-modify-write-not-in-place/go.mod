module example.com/read-modify-write-not-in-place

go 1.24
