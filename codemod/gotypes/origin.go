package main

import (
	"fmt"
	"go/types"
	"strconv"
)

// origin says which declaration types a value, and where inside the declared type we are.
//
// A value of a named type belongs to the type, whichever variable holds it: enter moves the origin
// there. So an origin never has to describe a path through a name, and stays short.
type origin struct {
	key  string     // "" where nothing is known
	decl types.Type // the declared type here, nil below a type parameter
	addr int        // how many & were applied on the way
	site site
}

// site is the innermost declaration with a name of its own.
type site struct {
	kind     string
	obj      types.Object   // what is declared, nil for a written type expression
	pkg      *types.Package // where
	at       int            // offset of a written type expression
	file     string         // its file
	function string         // the enclosing top-level function
	exported bool
	method   bool // inside the signature of an interface's method
	callable bool // this very position is a declared function or a function literal
	sealed   bool // its signature is fixed by something that is not Go (assembly, linkname)
}

func (o origin) known() bool { return o.key != "" }

// at moves to a position below; decl is the declared type there.
func (o origin) at(suffix string, decl types.Type) origin {
	if o.addr > 0 { // below a pointer there are elements only
		o.addr--
		return o
	}
	if o.known() {
		o.key += suffix
	}
	o.site.callable = false
	o.decl = decl
	return o
}

const (
	elemSuffix  = "[]"  // element of a slice, array, pointer or channel
	valueSuffix = "{}"  // value of a map
	keySuffix   = "{k}" // key of a map
)

// under is the declared type without its name; where a type parameter stands there, its constraint.
func (o origin) under() types.Type {
	if o.decl == nil {
		return nil
	}
	return o.decl.Underlying()
}

func (o origin) elem() origin {
	if e, ok := o.under().(interface{ Elem() types.Type }); ok {
		return o.at(elemSuffix, e.Elem())
	}
	return o.at(elemSuffix, nil)
}

func (o origin) mapValue() origin {
	if m, ok := o.under().(*types.Map); ok {
		return o.at(valueSuffix, m.Elem())
	}
	return o.at(valueSuffix, nil)
}

func (o origin) mapKey() origin {
	if m, ok := o.under().(*types.Map); ok {
		return o.at(keySuffix, m.Key())
	}
	return o.at(keySuffix, nil)
}

func (o origin) param(i int) origin  { return o.inOut("(", "param", i) }
func (o origin) result(i int) origin { return o.inOut(")", "result", i) }

// inOut moves to a parameter or result. Those of a declared function are declarations themselves;
// those of a function type belong to whatever was declared with that type.
func (o origin) inOut(open, kind string, i int) origin {
	var v *types.Var
	if s, ok := o.under().(*types.Signature); ok {
		tuple := s.Params()
		if kind == "result" {
			tuple = s.Results()
		}
		v = tuple.At(i) // which is there in the declared type if it is in the value's
	}
	suffix := open + strconv.Itoa(i)
	if open == "(" {
		suffix += ")"
	}
	callable := o.site.callable
	if v == nil {
		return o.at(suffix, nil)
	}
	o = o.at(suffix, v.Type())
	if callable {
		o.site.kind, o.site.obj = kind, v
	}
	return o
}

// field moves to a field of an unnamed struct, or of a named one that was entered.
func (o origin) field(i int, s *types.Struct) origin {
	name := s.Field(i).Name()
	if name == "_" {
		name = fmt.Sprintf("_%d", i)
	}
	declared, ok := o.under().(*types.Struct)
	if !ok {
		return o.at("."+name, nil)
	}
	v := declared.Field(i)
	o = o.at("."+name, v.Type())
	o.site.kind = "field"
	if v.Pkg() == o.site.pkg { // else a variable has got its type, a struct without a name, from there
		o.site.obj = v
	}
	o.site.exported = o.site.exported && v.Exported()
	return o
}
