// Encoders, scanners and printers call methods of fixed names: no other one of a value is called,
// and no function that it holds. Whoever else is given the value may call all of them.
package main

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"log/slog"
	"os"
	"reflect"
	"strings"
	"text/template"
)

// What a method takes, and JSON never makes.
type pool struct{ box map[string][20]int } // want rewrite pointer

type system struct{ pool *pool }

type meta struct{ Name string }

func (m meta) Path(s *system) int { return s.pool.box[m.Name][0] }

// MarshalJSON is a method that JSON does call.
func (m meta) MarshalJSON() ([]byte, error) {
	all := map[string][21]int{} // want rewrite pointer
	all[m.Name] = [21]int{len(m.Name)}
	return json.Marshal(all[m.Name][0])
}

func (m *meta) UnmarshalJSON(data []byte) error { return json.Unmarshal(data, &m.Name) }

// A method with the map itself in its signature, and one that returns what holds it.
type tag struct {
	XMLName xml.Name
	Text    string `xml:",chardata"`
}

func (t tag) Count(in map[string][22]int) int { return in[t.Text][1] } // want rewrite pointer

type index struct{ by map[string][23]int } // want rewrite pointer

func (t *tag) Index() *index {
	i := &index{map[string][23]int{}} // want rewrite pointer
	i.by[t.Text] = [23]int{1, 2}
	return i
}

// Functions in fields.
type point struct{ X, Y int32 }

func (p point) In(g grid) int { return g.by[p.X][0] }

type grid struct{ by map[int32][24]int } // want rewrite pointer

type wire struct {
	N int
	F func(cell) int
}

type cell struct{ by map[int][25]int } // want rewrite pointer

type dir int

func (d dir) In(r room) int { return r.by[d][0] }

func (d *dir) Scan(s fmt.ScanState, verb rune) error {
	r, _, err := s.ReadRune()
	*d = dir(strings.IndexRune("NESW", r))
	return err
}

func (d dir) Format(s fmt.State, verb rune) { fmt.Fprintf(s, "%c", "NESW"[d]) }

type room struct{ by map[dir][26]int } // want rewrite pointer

// A method that returns an interface, whose values hold a map.
type kind struct{ N int }

func (k kind) Store(all []store) store { return all[k.N] }

type store interface{ get(string) int }

type memory struct{ by map[string][27]int } // want rewrite pointer

func (m memory) get(name string) int { return m.by[name][0] }

// A template calls such a method.
type mode struct{}

func (mode) Source() source {
	f := file{map[string][40]int{}} // want refuse reflection
	f.By["a"] = [40]int{1}
	return f // because reflection
}

type source interface{ size() int }

type file struct{ By map[string][40]int } // want refuse reflection

func (f file) size() int { return len(f.By) }

// A field is no call: encoders follow it.
type kept struct{ By map[string][30]int } // want refuse reflection

func (k *kept) Self() *kept { return k }

// The same value elsewhere: a template calls its method, and so may whoever stores it.
type page struct{ N int }

func (page) Stats() shown {
	s := shown{map[string][31]int{}} // want refuse reflection
	s.By["a"] = [31]int{1}
	return s
}

type shown struct{ By map[string][31]int } // want refuse reflection

type stored struct{ N int }

func (s stored) Of(t table) int { return t.by[s.N][0] }

type table struct{ by map[int][32]int } // want refuse reflection

type nested struct{ N int }

func (n nested) Of(t list) int { return t.by[n.N][0] }

type list struct{ by map[int][33]int } // want refuse reflection

type wrapped struct{ N int }

func (w wrapped) Of(t tree) int { return t.by[w.N][0] }

type tree struct{ by map[int][34]int } // want refuse reflection

type valued struct{ N int }

func (v valued) Of(t heap) int { return t.by[v.N][0] }

type heap struct{ by map[int][35]int } // want refuse reflection

type coded struct{ N int }

func (c coded) Of(t trie) int { return t.by[c.N][0] }

type trie struct{ by map[int][36]int } // want refuse reflection

type logged struct{ N int }

func (l logged) Of(t ring) int { return t.by[l.N][0] }

type ring struct{ by map[int][37]int } // want refuse reflection

type registered struct{ N int }

func (r registered) Of(t rope) int { return t.by[r.N][0] }

type rope struct{ by map[int][38]int } // want refuse reflection

type typed struct{ N int }

func (y typed) Of(t queue) int { return t.by[y.N][0] }

type queue struct{ by map[int][39]int } // want refuse reflection

type encoder interface{ Encode(any) error }

func main() {
	var m meta
	err := json.Unmarshal([]byte(`"a"`), &m)
	s := &system{&pool{map[string][20]int{}}} // want rewrite pointer
	s.pool.box["a"] = [20]int{7}
	data, _ := json.MarshalIndent(m, "", " ")
	fmt.Println(m.Path(s), err, string(data), reflect.DeepEqual(m, meta{"a"}))
	json.NewEncoder(os.Stdout).Encode(&m)
	err = json.NewDecoder(strings.NewReader(`"b"`)).Decode(&m)
	fmt.Println(m.Path(s), err)

	var t tag
	err = xml.Unmarshal([]byte("<a>x</a>"), &t)
	count := map[string][22]int{} // want rewrite pointer
	count["x"] = [22]int{0, 8}
	fmt.Println(t.Count(count), t.Index().by["x"][1], err)
	xml.NewEncoder(os.Stdout).Encode(&t)
	fmt.Println()

	var buf bytes.Buffer
	binary.Write(&buf, binary.LittleEndian, point{1, 2})
	var p point
	err = binary.Read(&buf, binary.LittleEndian, &p)
	g := grid{map[int32][24]int{}} // want rewrite pointer
	g.by[1] = [24]int{9}
	fmt.Println(p.In(g), err)

	w := wire{1, func(c cell) int { return c.by[1][0] }}
	err = gob.NewEncoder(&buf).Encode(w)
	var v wire
	fmt.Println(err, gob.NewDecoder(&buf).Decode(&v), v.N)
	c := cell{map[int][25]int{}} // want rewrite pointer
	c.by[1] = [25]int{10}
	fmt.Println(w.F(c))

	var d dir
	_, err = fmt.Sscan("S", &d)
	r := room{map[dir][26]int{}} // want rewrite pointer
	r.by[d] = [26]int{11}
	fmt.Println(d, d.In(r), err)

	me := memory{map[string][27]int{}} // want rewrite pointer
	me.by["a"] = [27]int{12}
	data, err = json.Marshal(kind{0})
	fmt.Println(kind{0}, kind{0}.Store([]store{me}).get("a"), string(data), err)

	data, err = json.Marshal(mode{})
	fmt.Println(mode{}, mode{}.Source().size(), string(data), err)
	show := template.Must(template.New("").Parse("{{.Source.By}}\n"))
	show.Execute(os.Stdout, mode{})

	k := kept{map[string][30]int{}} // want refuse reflection
	k.By["a"] = [30]int{1}
	data, _ = json.Marshal(k.Self()) // because reflection
	fmt.Println(len(data))

	data, _ = json.Marshal(page{1})
	fmt.Println(string(data))
	template.Must(template.New("").Parse("{{.Stats.By}}\n")).Execute(os.Stdout, page{1}) // because reflection

	var x any = stored{1} // because reflection
	data, _ = json.Marshal(x)
	ta := table{map[int][32]int{}} // want refuse reflection
	ta.by[1] = [32]int{12}
	fmt.Println(string(data), x.(stored).Of(ta))

	data, _ = json.Marshal(map[string]any{"n": nested{1}}) // because reflection
	li := list{map[int][33]int{}}                          // want refuse reflection
	li.by[1] = [33]int{13}
	fmt.Println(string(data), nested{1}.Of(li))

	encode(wrapped{1})            // because reflection
	tr := tree{map[int][34]int{}} // want refuse reflection
	tr.by[1] = [34]int{14}
	fmt.Println(wrapped{1}.Of(tr))

	marshal := json.Marshal
	data, _ = marshal(valued{1})  // because reflection
	he := heap{map[int][35]int{}} // want refuse reflection
	he.by[1] = [35]int{15}
	fmt.Println(string(data), valued{1}.Of(he))

	var e encoder = json.NewEncoder(os.Stdout)
	e.Encode(coded{1})             // because reflection
	tri := trie{map[int][36]int{}} // want refuse reflection
	tri.by[1] = [36]int{16}
	fmt.Println(coded{1}.Of(tri))

	slog.Debug("", "n", logged{1}) // because reflection
	ri := ring{map[int][37]int{}}  // want refuse reflection
	ri.by[1] = [37]int{17}
	fmt.Println(logged{1}.Of(ri))

	gob.Register(registered{})    // because reflection
	ro := rope{map[int][38]int{}} // want refuse reflection
	ro.by[1] = [38]int{18}
	fmt.Println(registered{1}.Of(ro))

	fmt.Println(reflect.TypeOf(typed{}).NumMethod()) // because reflection
	qu := queue{map[int][39]int{}}                   // want refuse reflection
	qu.by[1] = [39]int{19}
	fmt.Println(typed{1}.Of(qu))
}

func encode(v any) { json.NewEncoder(os.Stdout).Encode(v) }
