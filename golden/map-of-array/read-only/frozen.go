package main

var table = map[string][8]int{} // want refuse read-only
