module example.com/late-only

go 1.23
