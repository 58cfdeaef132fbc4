module example.com/tuple-store

go 1.24
