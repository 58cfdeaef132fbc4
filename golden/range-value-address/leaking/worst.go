package main

func worst(list []fault) (found *fault) {
	// The parameter of lend has an offset of this function, but in another file.
	for _, v := range list { // want rewrite late
		if lend(&v) > 1 {
			found = &v
		}
	}
	return found
}
