// Is compiled into the oracle with all of its conditions behind switches. The program's own name
// decides which one is off: `17` is the mutant of that number; `trace-NAME` is the oracle as it is,
// and appends to the file `trace-NAME.reached` the numbers of all mutants that would have made a
// condition another one.
package main

import (
	"fmt"
	"go/ast"
	"go/types"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	patience   = 10 * time.Second
	mostMemory = 2 << 30
)

var (
	off     = number()
	lock    sync.Mutex // packages are looked at side by side
	reached = map[int]bool{}
	trace   = traceFile()
	members = map[any][]int{}
)

// number is 0 where nothing is off.
func number() int {
	n, _ := strconv.Atoi(filepath.Base(os.Args[0]))
	if n > 0 {
		go watch()
	}
	return n
}

func traceFile() *os.File {
	if !strings.HasPrefix(filepath.Base(os.Args[0]), "trace-") {
		return nil
	}
	f, err := os.OpenFile(os.Args[0]+".reached", os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		panic(err)
	}
	return f
}

// watch ends a mutant that does not end, or that needs ever more memory.
func watch() {
	for start := time.Now(); time.Since(start) < patience; time.Sleep(50 * time.Millisecond) {
		var now runtime.MemStats
		if runtime.ReadMemStats(&now); now.Sys > mostMemory {
			break
		}
	}
	os.Exit(3)
}

func reach(id int) {
	if trace == nil {
		return
	}
	lock.Lock()
	defer lock.Unlock()
	if !reached[id] {
		reached[id] = true
		fmt.Fprintln(trace, id)
	}
}

// never is a condition that does not hold where its mutant is on.
func never(id int, holds bool) bool {
	if holds {
		reach(id)
	}
	return holds && off != id
}

// always is a condition that holds where its mutant is on.
func always(id int, holds bool) bool {
	if !holds {
		reach(id)
	}
	return holds || off == id
}

type ordered interface {
	~int | ~int64 | ~uint64 | ~string | ~float64
}

// compareOrdered is a comparison that says something else of what is equal where its mutant is on.
func compareOrdered[T ordered](id int, x T, operator string, y T) bool {
	if x == y {
		reach(id)
		return (operator == "<=" || operator == ">=") != (off == id)
	}
	return (x < y) == (operator[0] == '<')
}

// casedAs is the value of a case, which nothing is equal to where its mutant is on.
func casedAs[T any](id int, value T) T {
	reach(id)
	if off == id {
		return impossible(value)
	}
	return value
}

// member is a key of a table, which nothing is equal to where its mutant is on.
func member[T any](id int, value T) T {
	members[value] = append(members[value], id)
	if off == id {
		return impossible(value)
	}
	return value
}

// lookedUp is what some table is asked for.
func lookedUp[T any](value T) T {
	if trace != nil {
		for _, id := range members[value] {
			reach(id)
		}
	}
	return value
}

func impossible[T any](value T) T {
	v := reflect.ValueOf(&value).Elem()
	switch v.Kind() {
	case reflect.String:
		v.SetString("\x00 nothing is called so")
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(-1 << 30)
	case reflect.Uint8:
		v.SetUint(255)
	default:
		panic(fmt.Sprintf("no impossible value of %T", value))
	}
	return value
}

// missing is a type that may be no case of a type switch.
type missing struct {
	id          int
	is          func(any) bool
	isInterface bool
}

func of[T any](id int) missing {
	is := func(value any) bool { _, is := value.(T); return is }
	return missing{id, is, reflect.TypeOf((*T)(nil)).Elem().Kind() == reflect.Interface}
}

// hidden is the operand of a type switch, or something of none of its types where the mutant of the
// case that it has is on.
func hidden[T any](value T, cases ...missing) T {
	for _, one := range cases {
		if one.id != off && trace == nil || !one.is(value) {
			continue
		}
		reach(one.id)
		if one.id == off {
			hide(any(&value), one.isInterface)
			break
		}
	}
	return value
}

// shown is the operand itself.
func shown[T any](value T) T {
	if h, ok := any(value).(interface{ unhidden() any }); ok {
		return h.unhidden().(T)
	}
	return value
}

func hide(at any, isInterface bool) {
	switch p := at.(type) {
	case *ast.Node:
		*p = hiddenNode{*p}
	case *ast.Expr:
		*p = hiddenExpr{*p}
	case *ast.Stmt:
		*p = hiddenStmt{*p}
	case *ast.Decl:
		*p = hiddenDecl{*p}
	case *ast.Spec:
		*p = hiddenSpec{*p}
	case *types.Type:
		// A case further down may ask for the method Elem alone.
		if e, ok := (*p).(elements); ok && !isInterface {
			*p = hiddenElements{*p, e}
			return
		}
		*p = hiddenType{*p}
	case *types.Object:
		*p = hiddenObject{*p}
	case *any:
		*p = hiddenAny{*p}
	default:
		panic(fmt.Sprintf("cannot hide %T", at))
	}
}

type (
	hiddenNode   struct{ ast.Node }
	hiddenExpr   struct{ ast.Expr }
	hiddenStmt   struct{ ast.Stmt }
	hiddenDecl   struct{ ast.Decl }
	hiddenSpec   struct{ ast.Spec }
	hiddenType   struct{ types.Type }
	hiddenObject struct{ types.Object }
	hiddenAny    struct{ value any }

	elements       interface{ Elem() types.Type }
	hiddenElements struct {
		types.Type
		elements
	}
)

func (h hiddenNode) unhidden() any     { return h.Node }
func (h hiddenExpr) unhidden() any     { return h.Expr }
func (h hiddenStmt) unhidden() any     { return h.Stmt }
func (h hiddenDecl) unhidden() any     { return h.Decl }
func (h hiddenSpec) unhidden() any     { return h.Spec }
func (h hiddenType) unhidden() any     { return h.Type }
func (h hiddenObject) unhidden() any   { return h.Object }
func (h hiddenAny) unhidden() any      { return h.value }
func (h hiddenElements) unhidden() any { return h.Type }
