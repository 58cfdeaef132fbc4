package costs

import "sync"

// v := m[k]; v[1]++; m[k] = v

func rmwArray(times int) {
	m, j := filledArray(), 0
	begin()
	for n := 0; n < times; n++ {
		k := keys[j]
		v := m[k]
		v[at] = changed(v[at])
		m[k] = v
		j = next(j, entries)
	}
}

func rmwStruct(times int) {
	m, j := filledStruct(), 0
	begin()
	for n := 0; n < times; n++ {
		k := keys[j]
		v := m[k]
		v.f1 = changed(v.f1)
		m[k] = v
		j = next(j, entries)
	}
}

func rmwPointer(times int) {
	m, j := filledPointer(), 0
	begin()
	for n := 0; n < times; n++ {
		k := keys[j]
		p, ok := m[k]
		if !ok {
			p = new(value)
		}
		p[at] = changed(p[at])
		if !ok {
			m[k] = p
		}
		j = next(j, entries)
	}
}

func rmwSlab(times int) {
	s, j := filledSlab(), 0
	begin()
	for n := 0; n < times; n++ {
		k := keys[j]
		i, ok := s.index[k]
		if !ok {
			i = s.insert(k)
			s.values[i] = value{}
		}
		s.values[i][at] = changed(s.values[i][at])
		j = next(j, entries)
	}
}

// m[k] = v, where there is an entry

func overwriteArray(times int) {
	m, j := filledArray(), 0
	v := sinkValue
	begin()
	for n := 0; n < times; n++ {
		m[keys[j]] = v
		j = next(j, entries)
	}
}

func overwriteStruct(times int) {
	m, j := filledStruct(), 0
	v := sinkFields
	begin()
	for n := 0; n < times; n++ {
		m[keys[j]] = v
		j = next(j, entries)
	}
}

func overwritePointer(times int) {
	m, j := filledPointer(), 0
	v := sinkValue
	begin()
	for n := 0; n < times; n++ {
		setEntry(m, keys[j], v)
		j = next(j, entries)
	}
}

func overwriteNew(times int) {
	m, j := filledPointer(), 0
	v := sinkValue
	begin()
	for n := 0; n < times; n++ {
		m[keys[j]] = newEntry(v)
		j = next(j, entries)
	}
}

func overwriteSlab(times int) {
	s, j := filledSlab(), 0
	v := sinkValue
	begin()
	for n := 0; n < times; n++ {
		k := keys[j]
		i, ok := s.index[k]
		if !ok {
			i = s.insert(k)
		}
		s.values[i] = v
		j = next(j, entries)
	}
}

// m[k] = v for new keys. Once all are in, the map is dropped and made again with the capacity.

func insertArray(times, capacity int) {
	m, j := make(map[key]value, capacity), 0
	v := sinkValue
	begin()
	for n := 0; n < times; n++ {
		m[keys[j]] = v
		if j = next(j, entries); j == 0 {
			m = make(map[key]value, capacity)
		}
	}
}

func insertStruct(times, capacity int) {
	m, j := make(map[key]fields, capacity), 0
	v := sinkFields
	begin()
	for n := 0; n < times; n++ {
		m[keys[j]] = v
		if j = next(j, entries); j == 0 {
			m = make(map[key]fields, capacity)
		}
	}
}

func insertPointer(times, capacity int) {
	m, j := make(map[key]*value, capacity), 0
	v := sinkValue
	begin()
	for n := 0; n < times; n++ {
		setEntry(m, keys[j], v)
		if j = next(j, entries); j == 0 {
			m = make(map[key]*value, capacity)
		}
	}
}

var pool = sync.Pool{New: func() any { return new(value) }}

func setPooled(m map[key]*value, k key, v value) {
	p := m[k]
	if p == nil {
		p = pool.Get().(*value)
		m[k] = p
	}
	*p = v
}

func insertPooled(times, capacity int) {
	m, j := make(map[key]*value, capacity), 0
	v := sinkValue
	begin()
	for n := 0; n < times; n++ {
		setPooled(m, keys[j], v)
		if j = next(j, entries); j == 0 {
			for _, p := range m {
				pool.Put(p)
			}
			m = make(map[key]*value, capacity)
		}
	}
}

func insertSlab(times, capacity int) {
	s, j := newSlab(capacity), 0
	v := sinkValue
	begin()
	for n := 0; n < times; n++ {
		k := keys[j]
		i, ok := s.index[k]
		if !ok {
			i = s.insert(k)
		}
		s.values[i] = v
		if j = next(j, entries); j == 0 {
			s = newSlab(capacity)
		}
	}
}

// delete(m, k); m[k2] = v, with k2 half the circle of the keys behind k

func churnArray(times int) {
	m, j := filledArray(), 0
	v := sinkValue
	begin()
	for n := 0; n < times; n++ {
		delete(m, keys[j])
		m[opposite(j)] = v
		j = next(j, len(keys))
	}
}

func churnStruct(times int) {
	m, j := filledStruct(), 0
	v := sinkFields
	begin()
	for n := 0; n < times; n++ {
		delete(m, keys[j])
		m[opposite(j)] = v
		j = next(j, len(keys))
	}
}

func churnPointer(times int) {
	m, j := filledPointer(), 0
	v := sinkValue
	begin()
	for n := 0; n < times; n++ {
		delete(m, keys[j])
		setEntry(m, opposite(j), v)
		j = next(j, len(keys))
	}
}

func churnPooled(times int) {
	m, j := filledPointer(), 0
	v := sinkValue
	begin()
	for n := 0; n < times; n++ {
		k := keys[j]
		if p := m[k]; p != nil {
			delete(m, k)
			pool.Put(p)
		}
		setPooled(m, opposite(j), v)
		j = next(j, len(keys))
	}
}

func churnSlab(times int) {
	s, j := filledSlab(), 0
	v := sinkValue
	begin()
	for n := 0; n < times; n++ {
		s.remove(keys[j])
		k := opposite(j)
		i, ok := s.index[k]
		if !ok {
			i = s.insert(k)
		}
		s.values[i] = v
		j = next(j, len(keys))
	}
}

func opposite(j int) key {
	if j += entries; j < len(keys) {
		return keys[j]
	}
	return keys[j-len(keys)]
}
