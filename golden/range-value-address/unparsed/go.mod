module example.com/unparsed

go 1.23
