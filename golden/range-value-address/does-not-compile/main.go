package main

func broken(list []int) (out []*int) {
	for _, v := range list { // want refuse does-not-compile
		out = append(out, &v)
	}
	return missing
}

func main() { broken(nil) }
