package costs

// Range loops over a slice of values, whose variable moves to the heap today. One operation is one
// iteration: the loops end in the midst of the slice, after times of them. The variable is declared
// in the body, so that each iteration has its own in every version of Go.

// No compiler can know that this stays false.
var isHit bool

var sinkPointer *value

func newList() []value {
	list := make([]value, entries)
	for i := range list {
		list[i][at] = changed(list[i][at])
	}
	return list
}

// for _, v := range list { if … { return &v } }, and there is no hit

func loopHitArray(times int) {
	list, i := newList(), position
	var got element
	begin()
	for n := 0; n < times; n++ {
		v := list[n%entries]
		got = v[i]
		if isHit {
			sinkPointer = &v
		}
	}
	sinkElement = got
}

func loopHitLate(times int) {
	list, i := newList(), position
	var got element
	begin()
	for n := 0; n < times; n++ {
		v := list[n%entries]
		got = v[i]
		if isHit {
			found := v
			sinkPointer = &found
		}
	}
	sinkElement = got
}

// for _, v := range list { all = append(all, &v) }

func loopAllArray(times int) {
	list := newList()
	begin()
	for n := 0; n < times; {
		all := make([]*value, 0, entries)
		for j := range list {
			v := list[j]
			all = append(all, &v)
			if n++; n >= times {
				break
			}
		}
		sinkPointer = all[0]
	}
}

func loopAllBatch(times int) {
	list := newList()
	begin()
	for n := 0; n < times; {
		all := make([]*value, 0, entries)
		copies := make([]value, len(list))
		for j := range list {
			copies[j] = list[j]
			all = append(all, &copies[j])
			if n++; n >= times {
				break
			}
		}
		sinkPointer = all[0]
	}
}
