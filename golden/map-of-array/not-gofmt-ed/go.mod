module example.com/not-gofmt-ed

go 1.24
