module example.com/whole-entries

go 1.24
