module example.com/with-map-of-array

go 1.22
