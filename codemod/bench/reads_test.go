package costs

import "testing"

// v := m[k]; v[i], with a variable i

func readVarArray(b *testing.B) {
	m, i, j := filledArray(), position, 0
	var got element
	b.ResetTimer()
	for n := 0; n < b.N; n++ {
		v := m[keys[j]]
		got = v[i]
		j = next(j, entries)
	}
	sinkElement = got
}

func readVarAccess(b *testing.B) {
	m, i, j := filledArray(), position, 0
	var got element
	b.ResetTimer()
	for n := 0; n < b.N; n++ {
		got = m[keys[j]][i]
		j = next(j, entries)
	}
	sinkElement = got
}

func readVarPointer(b *testing.B) {
	m, i, j := filledPointer(), position, 0
	var got element
	b.ResetTimer()
	for n := 0; n < b.N; n++ {
		got = orZero(m[keys[j]])[i]
		j = next(j, entries)
	}
	sinkElement = got
}

func readVarSlab(b *testing.B) {
	s, i, j := filledSlab(), position, 0
	var got element
	b.ResetTimer()
	for n := 0; n < b.N; n++ {
		got = *new(element)
		if at, ok := s.index[keys[j]]; ok {
			got = s.values[at][i]
		}
		j = next(j, entries)
	}
	sinkElement = got
}

// v, ok := m[k]; v[i], with a variable i

func readOkArray(b *testing.B) {
	m, i, j := filledArray(), position, 0
	var got element
	b.ResetTimer()
	for n := 0; n < b.N; n++ {
		if v, ok := m[keys[j]]; ok {
			got = v[i]
		}
		j = next(j, entries)
	}
	sinkElement = got
}

func readOkAccess(b *testing.B) {
	m, i, j := filledArray(), position, 0
	var got element
	b.ResetTimer()
	for n := 0; n < b.N; n++ {
		k := keys[j]
		if _, ok := m[k]; ok {
			got = m[k][i]
		}
		j = next(j, entries)
	}
	sinkElement = got
}

func readOkPointer(b *testing.B) {
	m, i, j := filledPointer(), position, 0
	var got element
	b.ResetTimer()
	for n := 0; n < b.N; n++ {
		if p, ok := m[keys[j]]; ok {
			got = p[i]
		}
		j = next(j, entries)
	}
	sinkElement = got
}

func readOkSlab(b *testing.B) {
	s, i, j := filledSlab(), position, 0
	var got element
	b.ResetTimer()
	for n := 0; n < b.N; n++ {
		if at, ok := s.index[keys[j]]; ok {
			got = s.values[at][i]
		}
		j = next(j, entries)
	}
	sinkElement = got
}

// m[k][1]

func readElemArray(b *testing.B) {
	m, j := filledArray(), 0
	var got element
	b.ResetTimer()
	for n := 0; n < b.N; n++ {
		got = m[keys[j]][at]
		j = next(j, entries)
	}
	sinkElement = got
}

func readElemStruct(b *testing.B) {
	m, j := filledStruct(), 0
	var got element
	b.ResetTimer()
	for n := 0; n < b.N; n++ {
		got = m[keys[j]].f1
		j = next(j, entries)
	}
	sinkElement = got
}

func readElemPointer(b *testing.B) {
	m, j := filledPointer(), 0
	var got element
	b.ResetTimer()
	for n := 0; n < b.N; n++ {
		got = orZero(m[keys[j]])[at]
		j = next(j, entries)
	}
	sinkElement = got
}

func readElemSlab(b *testing.B) {
	s, j := filledSlab(), 0
	var got element
	b.ResetTimer()
	for n := 0; n < b.N; n++ {
		got = *new(element)
		if i, ok := s.index[keys[j]]; ok {
			got = s.values[i][at]
		}
		j = next(j, entries)
	}
	sinkElement = got
}

// v = m[k]

func readCopyArray(b *testing.B) {
	m, j := filledArray(), 0
	b.ResetTimer()
	for n := 0; n < b.N; n++ {
		sinkValue = m[keys[j]]
		j = next(j, entries)
	}
}

func readCopyStruct(b *testing.B) {
	m, j := filledStruct(), 0
	b.ResetTimer()
	for n := 0; n < b.N; n++ {
		sinkFields = m[keys[j]]
		j = next(j, entries)
	}
}

func readCopyPointer(b *testing.B) {
	m, j := filledPointer(), 0
	b.ResetTimer()
	for n := 0; n < b.N; n++ {
		sinkValue = *orZero(m[keys[j]])
		j = next(j, entries)
	}
}

func readCopySlab(b *testing.B) {
	s, j := filledSlab(), 0
	b.ResetTimer()
	for n := 0; n < b.N; n++ {
		if i, ok := s.index[keys[j]]; ok {
			sinkValue = s.values[i]
		} else {
			sinkValue = value{}
		}
		j = next(j, entries)
	}
}
