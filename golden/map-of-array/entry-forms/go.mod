module example.com/entry-forms

go 1.22
