package main

import (
	"testing"
	"time"
)

func TestBoth(t *testing.T) {
	m := map[string][2]time.Month{"a": {time.May}} // want rewrite struct
	both = m
	if both["a"][0] != time.May {
		t.Fail()
	}
}

var own = map[string][2]time.Duration{"a": {time.Second}} // want rewrite struct

func TestOwn(t *testing.T) {
	if own["a"][0] != time.Second {
		t.Fail()
	}
}
