//go:build !plan9

package main

import "time"

var stopped = map[string][2]time.Time{} // want refuse array-operation

var kept = map[string][2]time.Month{} // want rewrite struct

func init() {
	kept["a"] = [2]time.Month{1, 2}
	_ = kept["a"][0]
	both = map[string][2]time.Month{"a": {time.May}} // want rewrite struct
}
