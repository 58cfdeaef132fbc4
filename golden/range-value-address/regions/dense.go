package main

// dense is not as gofmt would have it.
func dense(list []item) *item {
	for _, v := range list { if v.x > 1 { return &v } } // want rewrite late
	return nil
}

var _ = dense
