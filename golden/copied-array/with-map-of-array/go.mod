module ex.org/with-map-of-array

go 1.22
