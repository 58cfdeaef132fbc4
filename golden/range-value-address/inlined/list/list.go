package list

type Item struct{ N int }

func All(items []Item) (out []*Item) {
	for _, v := range items { // want rewrite batch
		out = append(out, &v)
	}
	return out
}

func Keep[T comparable](items []T, wanted T) *T {
	for _, v := range items { // want refuse not-instantiated
		if v == wanted {
			return &v
		}
	}
	return nil
}
