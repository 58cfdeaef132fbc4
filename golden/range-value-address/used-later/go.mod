module example.com/used-later

go 1.23
