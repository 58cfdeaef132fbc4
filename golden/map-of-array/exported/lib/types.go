package lib

// Table is a name that others may use, though it is no type of its own.
type Table = map[string][10]int // want refuse exported

// Named can be made by anybody.
type Named map[string][11]int // want refuse exported

// Others come by these types, whose names they cannot write.

type returned struct {
	All map[string][12]int // want refuse exported
	own map[string][12]int // want rewrite pointer
}

// New makes one.
func New() *returned { return &returned{} }

// Len counts what nobody else can reach.
func (r *returned) Len(all map[string][13]int) int { return len(r.own) + len(all) } // want refuse exported

func (r *returned) size(all map[string][14]int) int { return len(r.own) + len(all) } // want rewrite pointer

type accepted struct {
	All map[string][15]int // want refuse exported
}

// Use takes one.
func Use(one func(accepted) bool) bool { return one(accepted{}) }

type inner struct {
	All map[string][16]int // want refuse exported
}

type embedded struct {
	All map[string][17]int // want refuse exported
}

type unseen struct {
	All map[string][18]int // want rewrite pointer
}

// Outer shows some of its fields.
type Outer struct {
	Inner inner
	embedded
	unseen unseen
}

type element struct {
	All map[string][19]int // want refuse exported
}

type key struct {
	all  chan item
	Seen *seen
}

type seen struct {
	All map[string][27]int // want refuse exported
}

type item struct {
	All map[string][20]int // want rewrite pointer
}

// All are some of them.
var All map[key][]*element

type offered struct {
	All map[string][21]int // want refuse exported
}

// Offer has a method that gives one away.
type Offer interface{ Get() offered }

type argument struct {
	All map[string][22]int // want refuse exported
}

// Box holds anything.
type Box[T any] struct{ It T }

// Boxed is one that holds one.
var Boxed Box[argument]

type secret struct {
	All map[string][23]int // want rewrite pointer
}

type method struct{ n int }

// Public is a method that only this package can call.
func (m method) Public(all map[string][24]int) int { return m.n + len(all) } // want rewrite pointer

type given struct {
	All map[string][25]int // want refuse exported
}

func (r *returned) Give() given { return given{} }

type inferred struct {
	All map[string][28]int // want refuse exported
}

// Infer needs no name of its type: Go finds it in the constraint.
func Infer[P interface{ *inferred }]() P { return P(&inferred{}) }

type allowed struct {
	All map[string][29]int // want refuse exported
}

// Allowed is what others may call functions of their own with.
type Allowed interface{ ~[]allowed | int }

type kept struct {
	All map[string][26]int // want rewrite pointer
}

func (r *returned) keep() kept { return kept{} }

func uses(o Outer, s secret, k kept, i item) (n int) {
	n += o.unseen.All["a"][0]
	n += s.All["a"][0]
	n += k.All["a"][0]
	n += i.All["a"][0]
	n += method{}.Public(nil)
	return n + New().size(nil)
}
