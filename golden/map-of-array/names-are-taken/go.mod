module example.com/names-are-taken

go 1.24
