module example.com/unlisted/tools

go 1.24
