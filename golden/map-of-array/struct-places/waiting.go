package main

import "time"

func init() {
	delays = map[string][2]time.Duration{"a": {3, 4}} // want refuse array-operation
}
