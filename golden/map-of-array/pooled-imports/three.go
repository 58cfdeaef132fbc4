package main

import "example.com/pooled-imports/deep"

func three() int { return deep.Four() }
