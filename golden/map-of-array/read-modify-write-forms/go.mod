module example.com/read-modify-write-forms

go 1.24
