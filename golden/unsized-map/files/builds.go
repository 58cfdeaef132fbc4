package main

import "crypto/aes"

// limited has a limit below zero in another build, which is no size.
func limited() map[int]bool {
	m := make(map[int]bool)      // want refuse bound
	for i := 0; i < limit; i++ { // because bound
		m[i] = true
	}
	return m
}

func tabled(table [rows]int) map[int]bool {
	m := make(map[int]bool) // want rewrite presized
	for i := range table {
		m[table[i]] = true
	}
	return m
}

func blocks() map[int]bool {
	m := make(map[int]bool) // want rewrite presized
	for i := range aes.BlockSize {
		m[i] = true
	}
	return m
}
