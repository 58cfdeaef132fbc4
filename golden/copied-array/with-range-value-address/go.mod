module ex.org/with-range-value-address

go 1.22
