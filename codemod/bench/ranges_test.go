package costs

import "testing"

// One operation is one entry: the loops end in the midst of the map, after b.N of them.

// for _, v := range m { v[i] }, with a variable i

func rangeVarArray(b *testing.B) {
	m, i := filledArray(), position
	var got element
	b.ResetTimer()
	for n := 0; n < b.N; {
		for _, v := range m {
			got = v[i]
			if n++; n >= b.N {
				break
			}
		}
	}
	sinkElement = got
}

func rangeVarAccess(b *testing.B) {
	m, i := filledArray(), position
	var got element
	b.ResetTimer()
	for n := 0; n < b.N; {
		for k := range m {
			got = m[k][i]
			if n++; n >= b.N {
				break
			}
		}
	}
	sinkElement = got
}

func rangeVarPointer(b *testing.B) {
	m, i := filledPointer(), position
	var got element
	b.ResetTimer()
	for n := 0; n < b.N; {
		for _, p := range m {
			got = p[i]
			if n++; n >= b.N {
				break
			}
		}
	}
	sinkElement = got
}

func rangeVarSlab(b *testing.B) {
	s, i := filledSlab(), position
	var got element
	b.ResetTimer()
	for n := 0; n < b.N; {
		for _, at := range s.index {
			got = s.values[at][i]
			if n++; n >= b.N {
				break
			}
		}
	}
	sinkElement = got
}

// for _, v := range m { v[1] }

func rangeConstArray(b *testing.B) {
	m := filledArray()
	var got element
	b.ResetTimer()
	for n := 0; n < b.N; {
		for _, v := range m {
			got = v[at]
			if n++; n >= b.N {
				break
			}
		}
	}
	sinkElement = got
}

func rangeConstStruct(b *testing.B) {
	m := filledStruct()
	var got element
	b.ResetTimer()
	for n := 0; n < b.N; {
		for _, v := range m {
			got = v.f1
			if n++; n >= b.N {
				break
			}
		}
	}
	sinkElement = got
}

func rangeConstPointer(b *testing.B) {
	m := filledPointer()
	var got element
	b.ResetTimer()
	for n := 0; n < b.N; {
		for _, p := range m {
			got = p[at]
			if n++; n >= b.N {
				break
			}
		}
	}
	sinkElement = got
}

func rangeConstSlab(b *testing.B) {
	s := filledSlab()
	var got element
	b.ResetTimer()
	for n := 0; n < b.N; {
		for _, i := range s.index {
			got = s.values[i][at]
			if n++; n >= b.N {
				break
			}
		}
	}
	sinkElement = got
}
