package costs

// One operation is one entry: the loops end in the midst of the map, after times of them.

// for _, v := range m { v[i] }, with a variable i

func rangeVarArray(times int) {
	m, i := filledArray(), position
	var got element
	begin()
	for n := 0; n < times; {
		for _, v := range m {
			got = v[i]
			if n++; n >= times {
				break
			}
		}
	}
	sinkElement = got
}

func rangeVarAccess(times int) {
	m, i := filledArray(), position
	var got element
	begin()
	for n := 0; n < times; {
		for k := range m {
			got = m[k][i]
			if n++; n >= times {
				break
			}
		}
	}
	sinkElement = got
}

func rangeVarPointer(times int) {
	m, i := filledPointer(), position
	var got element
	begin()
	for n := 0; n < times; {
		for _, p := range m {
			got = p[i]
			if n++; n >= times {
				break
			}
		}
	}
	sinkElement = got
}

func rangeVarSlab(times int) {
	s, i := filledSlab(), position
	var got element
	begin()
	for n := 0; n < times; {
		for _, at := range s.index {
			got = s.values[at][i]
			if n++; n >= times {
				break
			}
		}
	}
	sinkElement = got
}

// for _, v := range m { v[1] }

func rangeConstArray(times int) {
	m := filledArray()
	var got element
	begin()
	for n := 0; n < times; {
		for _, v := range m {
			got = v[at]
			if n++; n >= times {
				break
			}
		}
	}
	sinkElement = got
}

func rangeConstStruct(times int) {
	m := filledStruct()
	var got element
	begin()
	for n := 0; n < times; {
		for _, v := range m {
			got = v.f1
			if n++; n >= times {
				break
			}
		}
	}
	sinkElement = got
}

func rangeConstPointer(times int) {
	m := filledPointer()
	var got element
	begin()
	for n := 0; n < times; {
		for _, p := range m {
			got = p[at]
			if n++; n >= times {
				break
			}
		}
	}
	sinkElement = got
}

func rangeConstSlab(times int) {
	s := filledSlab()
	var got element
	begin()
	for n := 0; n < times; {
		for _, i := range s.index {
			got = s.values[i][at]
			if n++; n >= times {
				break
			}
		}
	}
	sinkElement = got
}
