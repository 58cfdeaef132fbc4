module example.com/excluded-file

go 1.24
