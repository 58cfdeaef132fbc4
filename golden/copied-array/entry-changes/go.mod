module ex.org/entry-changes

go 1.22
