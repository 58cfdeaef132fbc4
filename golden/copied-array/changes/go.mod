module example.com/changes

go 1.23
