package main

import (
	"go/types"
	"sort"
)

// become notes what turns into an interface value: from there on, nobody can follow it.
func (w *walker) become(iface, t types.Type, src value, at where) {
	to := w.interfaceKey(iface)
	switch {
	case isInterface(t):
		w.widen(w.interfaceKey(t), to, at.detail)
		return
	case isTypeParam(t):
		w.widen(w.parameterKey(t.(*types.TypeParam)), to, at.detail)
		return
	}
	if w.shows(t) {
		w.openShown(t, src.origin(), "interface", at.detail, at.pos)
	}
	why := "iface:" + to
	if to == "any" {
		why = "any"
	}
	w.hand(t, to, why, at)
	w.uncomparable(t, "compared", at)
	w.methods(t, iface, at)
	if why == "any" && at.detail == "fmt.Errorf" && types.Implements(t, errorType) {
		// The error that it makes may give it back.
		w.become(types.Universe.Lookup("error").Type(), t, src, where{at.pos, ""})
	}
}

// widen: a value of one interface is given to a callee, or goes somewhere, as another. As the same
// one it may come into other hands, too.
func (w *walker) widen(from, to, callee string) {
	if from != to || to != "any" && callee != "" {
		w.wider.add("", row{from, to, callee})
	}
}

// hand notes the slots that a value holds further inside when it becomes an interface or
// type-parameter value, and that the interfaces it holds come along.
func (w *walker) hand(t types.Type, to, why string, at where) {
	h := w.held(t)
	w.bring(h, to, at)
	if why == "any" {
		w.reach(h.shallow, "any:shallow", at)
		w.reach(h.deep, "any:deep", at)
		w.reach(h.called, "any:called", at)
		return
	}
	w.reach(h.all(), why, at)
}

// bring widens the interfaces that a value holds. Those behind calls become any only where the
// function that is given the value makes such calls: that it is this one is said in the place of any.
func (w *walker) bring(h *holding, to string, at where) {
	for _, from := range h.interfaces {
		w.widen(from, to, at.detail)
	}
	if to == "any" {
		to = "called " + at.detail
	}
	for _, from := range h.behind {
		w.widen(from, to, at.detail)
	}
}

func (w *walker) reach(held []origin, why string, at where) {
	if len(held) == 0 {
		return
	}
	keys := []string{}
	for _, o := range held {
		if key, is := w.slot(o); is == slotted {
			keys = append(keys, key)
		}
	}
	if len(keys) == 0 {
		return
	}
	sort.Strings(keys)
	file, offset := place(w.fset, at.pos)
	w.reachRows.add("", row{keys, why, at.detail, file, offset})
}

// methods notes methods whose signatures hold slots. What the interface demands must keep its
// signature; any other method can still be asked for later, by name or by a type assertion.
func (w *walker) methods(t, iface types.Type, at where) {
	demanded := map[string]bool{}
	if i, ok := iface.Underlying().(*types.Interface); ok {
		for n := 0; n < i.NumMethods(); n++ {
			demanded[i.Method(n).Name()] = true
		}
	}
	for _, f := range w.held(t).methods {
		sig := f.Origin().Type()
		if demanded[f.Name()] {
			w.openShown(sig, w.function(f), "interface-method", at.detail, at.pos)
		}
	}
	for _, f := range w.held(t).callable {
		var slots []origin
		add := func(o origin) { slots = append(slots, o) }
		w.visitSlots(f.Origin().Type(), w.function(f), add)
		w.reach(slots, "any:method", at)
	}
}
