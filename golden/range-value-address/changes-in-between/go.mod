module example.com/changes-in-between

go 1.23
