// Package deep can be imported by nobody else, but most of its types are given away by package lib.
package deep

type Aliased struct{ Rows map[string][50]int } // want refuse exported

type Returned struct{ Rows map[string][50]int } // want refuse exported

type Embedded map[string][50]int // want refuse exported

type Inner struct{ Rows map[string][50]int } // want refuse exported

type Outer struct{ In *Inner }

type Kept struct{ rows map[string][50]int } // want rewrite pointer

// Look is what others can call.
func (k *Kept) Look(name string) int { return k.rows[name][0] }

func (k *Kept) Add(name string) {
	r := k.rows[name]
	r[0]++
	if k.rows == nil {
		k.rows = map[string][50]int{} // want rewrite pointer
	}
	k.rows[name] = r
}

// KeptBy has a name that begins like that of Kept.
type KeptBy struct{ Rows map[string][50]int } // want rewrite pointer

func Fill(a *Aliased, r *Returned, e Embedded, o *Outer, k *KeptBy) int {
	return a.Rows["a"][0] + r.Rows["b"][0] + e["c"][0] + o.In.Rows["d"][0] + k.Rows["e"][0]
}
