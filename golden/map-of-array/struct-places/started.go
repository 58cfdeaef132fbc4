package main

import "time"

var started = map[string][2]time.Time{} // want rewrite struct