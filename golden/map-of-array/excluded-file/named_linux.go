package main

func elsewhere() int { return 0 }
