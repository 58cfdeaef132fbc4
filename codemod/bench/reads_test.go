package costs

// v := m[k]; v[i], with a variable i

func readVarArray(times int) {
	m, i, j := filledArray(), position, 0
	var got element
	begin()
	for n := 0; n < times; n++ {
		v := m[keys[j]]
		got = v[i]
		j = next(j, entries)
	}
	sinkElement = got
}

func readVarAccess(times int) {
	m, i, j := filledArray(), position, 0
	var got element
	begin()
	for n := 0; n < times; n++ {
		got = m[keys[j]][i]
		j = next(j, entries)
	}
	sinkElement = got
}

func readVarPointer(times int) {
	m, i, j := filledPointer(), position, 0
	var got element
	begin()
	for n := 0; n < times; n++ {
		got = orZero(m[keys[j]])[i]
		j = next(j, entries)
	}
	sinkElement = got
}

func readVarSlab(times int) {
	s, i, j := filledSlab(), position, 0
	var got element
	begin()
	for n := 0; n < times; n++ {
		got = *new(element)
		if at, ok := s.index[keys[j]]; ok {
			got = s.values[at][i]
		}
		j = next(j, entries)
	}
	sinkElement = got
}

// v, ok := m[k]; v[i], with a variable i

func readOkArray(times int) {
	m, i, j := filledArray(), position, 0
	var got element
	begin()
	for n := 0; n < times; n++ {
		if v, ok := m[keys[j]]; ok {
			got = v[i]
		}
		j = next(j, entries)
	}
	sinkElement = got
}

func readOkAccess(times int) {
	m, i, j := filledArray(), position, 0
	var got element
	begin()
	for n := 0; n < times; n++ {
		k := keys[j]
		if _, ok := m[k]; ok {
			got = m[k][i]
		}
		j = next(j, entries)
	}
	sinkElement = got
}

func readOkPointer(times int) {
	m, i, j := filledPointer(), position, 0
	var got element
	begin()
	for n := 0; n < times; n++ {
		if p, ok := m[keys[j]]; ok {
			got = p[i]
		}
		j = next(j, entries)
	}
	sinkElement = got
}

func readOkSlab(times int) {
	s, i, j := filledSlab(), position, 0
	var got element
	begin()
	for n := 0; n < times; n++ {
		if at, ok := s.index[keys[j]]; ok {
			got = s.values[at][i]
		}
		j = next(j, entries)
	}
	sinkElement = got
}

// m[k][1]

func readElemArray(times int) {
	m, j := filledArray(), 0
	var got element
	begin()
	for n := 0; n < times; n++ {
		got = m[keys[j]][at]
		j = next(j, entries)
	}
	sinkElement = got
}

func readElemStruct(times int) {
	m, j := filledStruct(), 0
	var got element
	begin()
	for n := 0; n < times; n++ {
		got = m[keys[j]].f1
		j = next(j, entries)
	}
	sinkElement = got
}

func readElemPointer(times int) {
	m, j := filledPointer(), 0
	var got element
	begin()
	for n := 0; n < times; n++ {
		got = orZero(m[keys[j]])[at]
		j = next(j, entries)
	}
	sinkElement = got
}

func readElemSlab(times int) {
	s, j := filledSlab(), 0
	var got element
	begin()
	for n := 0; n < times; n++ {
		got = *new(element)
		if i, ok := s.index[keys[j]]; ok {
			got = s.values[i][at]
		}
		j = next(j, entries)
	}
	sinkElement = got
}

// v = m[k]

func readCopyArray(times int) {
	m, j := filledArray(), 0
	begin()
	for n := 0; n < times; n++ {
		sinkValue = m[keys[j]]
		j = next(j, entries)
	}
}

func readCopyStruct(times int) {
	m, j := filledStruct(), 0
	begin()
	for n := 0; n < times; n++ {
		sinkFields = m[keys[j]]
		j = next(j, entries)
	}
}

func readCopyPointer(times int) {
	m, j := filledPointer(), 0
	begin()
	for n := 0; n < times; n++ {
		sinkValue = *orZero(m[keys[j]])
		j = next(j, entries)
	}
}

func readCopySlab(times int) {
	s, j := filledSlab(), 0
	begin()
	for n := 0; n < times; n++ {
		if i, ok := s.index[keys[j]]; ok {
			sinkValue = s.values[i]
		} else {
			sinkValue = value{}
		}
		j = next(j, entries)
	}
}
