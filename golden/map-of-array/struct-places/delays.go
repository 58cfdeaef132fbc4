package main

import "time"

var delays map[string][2]time.Duration // want refuse array-operation

const first = time.Duration(0)
