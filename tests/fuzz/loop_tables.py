"""What the functions of `loops` do with the loop's variable `v`.

Besides the fields of `Element`: `$p` and `$q` are pointers to `v` and into it, `$s` slices of it,
`$h` and `$f` hold function literals that capture it, `$b` is a generic box with its address. `NEW`
is a name that is free. `s` is a number, `xs` and `st` hold what is ranged over, `w` keeps what is
to be looked at in the end, as `out`, `last` and `oi` do.
"""

from __future__ import annotations

OPERANDS = {
    "slice": "xs",
    "slice expression": "xs[1:]",
    "call": "mk$T(3)",
    "field": "st.list",
    "array": "st.array",
    "pointer to array": "st.ptr",
    "map": "st.byKey",
    "map literal": "map[int]$T{4: xs[1]}",
    "channel": "queue($queued)",
    "slice literal": "[]$T{xs[2], xs[1]}",
    "array literal": "[...]$T{xs[2], xs[0]}",
    "iterator": "seq(xs)",
    "unnamed struct": "[]$unnamed{{1, 2}, {3, 4}}",
    "map of unnamed struct": "map[int]$unnamed{1: {3, 4}}",
    "array of unnamed struct": "[...]$unnamed{{1, 2}, {3, 4}}",
}

READS = {
    "place": "s += $int",
    "printed place": 'fmt.Print($place, " ")',
    "printed whole": 'fmt.Print($sized, " ")',
    "value method": "s += $v.val()",
    "pointer method": "s += $v.get()",
    "pure call": "s = pure($int)",
    "noted call": "s += note($int)",
    "slice": "s += sum($array)",
    "through pointer": 'fmt.Print($through, " ")',
    "compared to pointer": 'fmt.Print($p == &$sized, " ")',
    "compared to last": 'fmt.Print($last == &$sized, " ")',
    "method of pointer": "s += $p.get() + $v.val()",
    "through int pointer": "s += *$q",
    "of slice": "s += $s[0]",
    "printed slice": "fmt.Print($s)",
    "held literal": "s += $h.f()",
    "literal": "s += $f()",
    "boxed": 'fmt.Print(*$b.p, " ")',
    "key": "s += $k",
    "constant length": "s += len(grid[$int])",
    "constant number of turns": "for i := range grid[$int] {\n\ts += i\n}",
}

WRITES = {
    "increment": "$place++",
    "add": "$place += 2",
    "assign": "$place = 9",
    "tuple": "$place, s = 4, s+1",
    "whole": "v = $whole",
    "pointer method": "$v.inc()",
    "pointer method with a result": "s += $v.bump(2)",
    "append to field": "$struct.items = append($struct.items, s)",
    "element of field": "$struct.items[0] = 3",
    "through result": "*$v.px() = 6",
    "through self": "$v.self().inc()",
    "through inner": "$struct.pin().a = 2",
    "through argument": "add($addr)",
    "not inlined argument": "s += set($addr, 5)",
    "fill": "s += fill($array)",
    "copy": "copy($array, []int{4})",
    "through pointer": "$through++",
    "whole through pointer": "*$p = $whole",
    "through int pointer": "*$q = 33",
    "through slice": "$s[0] = 44",
    "through a kept pointer": "if len(out) > 0 {\n\t*out[len(out)-1] = $whole\n}",
    "through last": "if last != nil {\n\t*last = $whole\n}",
    "source": "xs[len(xs)-1] = $whole",
    "source array": "st.array[1] = $whole",
    "source map": "st.byKey[7] = v",
    "builder": '$builder.b.WriteString("x")',
    "self pointer": "$struct.me = &v",
    "beside a read": 'fmt.Print($sized, func() int { $place++; return $int }(), " ")',
    "key": "$k++",
}

LEAVES = {
    "append": "out = append(out, &v)",
    "append twice": "out = append(out, &v, &v)",
    "append to field": "w.ptrs = append(w.ptrs, &v)",
    "last": "last = &v",
    "last and more": "last, s = &v, s+1",
    "field": "w.last = &v",
    "package variable": "$lower = &v",
    "stored by method": "$v.store()",
    "argument": "w.add(&v)",
    "through identity": "out = append(out, id(&v))",
    "through self": "out = append(out, $v.self())",
    "through self, not inlined": "last = $v.selfN()",
    "map": "w.byKey[s] = &v",
    "channel": "w.queue <- &v",
    "interface": "w.anys = append(w.anys, &v)",
    "composite": "w.boxes = append(w.boxes, Box[$T]{p: &v})",
    "boxed": "w.boxes = append(w.boxes, box(&v))",
    "int pointer": "oi = append(oi, $addr)",
    "slice of array": "w.slices = append(w.slices, $array)",
    "slice of method": "w.slices = append(w.slices, $struct.all())",
    "literal that reads": "w.funcs = append(w.funcs, func() int { return $int })",
    "literal that writes": "w.funcs = append(w.funcs, func() int { $v.inc(); return $int })",
    "literal with key": "w.funcs = append(w.funcs, func() int { $place++; return $k + $int })",
    "method value": "w.funcs = append(w.funcs, $v.get)",
    "deferred method": "defer $v.inc()",
    "deferred literal": 'defer func() { fmt.Print($place, " ") }()',
    "deferred literal that keeps": "defer func() { $place++; last = &v }()",
    "deferred arguments": 'defer fmt.Print($place, " ")',
    "goroutine": "wg.Add(1)\ngo func() { defer wg.Done(); $place++ }()\nwg.Wait()",
    "goroutine with argument": "wg.Add(1)\ngo func(p *$T) { *p = $whole; wg.Done() }(&v)\n"
    "wg.Wait()",
    "alias": "out = append(out, $p)",
    "alias of int": "oi = append(oi, $q)",
    "alias of slice": "w.slices = append(w.slices, $s)",
    "alias of box": "w.boxes = append(w.boxes, $b)",
    "address of key": "oi = append(oi, &$k)",
    "first only": "if last == nil {\n\tlast = &v\n}",
    "return": "if s > 6 {\n\treturn &v\n}",
}

ALIASES = {
    "p": {
        "address": "NEW := &v",
        "var": "var NEW = &v",
        "identity": "NEW := id(&v)",
        "identity, not inlined": "NEW := idN(&v)",
        "self": "NEW := $v.self()",
        "self, not inlined": "NEW := $v.selfN()",
        "box": "NEW := box(&v).p",
        "later": "NEW := new($T)\nif s > 1 {\n\tNEW = &v\n}",
        "kept by a literal": "var NEW *$T\nfunc(x *$T) { NEW = x }(&v)",
        "kept by a variable's literal": "var NEW *$T\nNEWkeep := func(x *$T) { NEW = x }\n"
        "NEWkeep(&v)",
        "kept by a literal that a method calls": "var NEW *$T\n"
        "$struct.each(func(x *$T) { NEW = x })",
        "last": "NEW := last\nif NEW == nil {\n\tNEW = &v\n}",
    },
    "q": {
        "address of place": "NEW := $addr",
        "identity of place": "NEW := id($addr)",
        "method of place": "NEW := $v.px()",
        "place of a result": "NEW := &$struct.self().x",
    },
    "s": {
        "slice": "NEW := $array",
        "method": "NEW := $struct.all()",
        "cut": "NEW := $array[:1]",
        "of a result": "NEW := $struct.self().arr[:]",
    },
    "h": {
        "held": "NEW := hold(func() int { return $int })",
        "held pointer": "NEW := holdPointer(func() int { $v.inc(); return 1 })",
    },
    "f": {
        "literal": "NEW := func() int { return $int }",
        "literal that writes": "NEW := func() int { $place++; return 1 }",
        "method value": "NEW := $v.get",
    },
    "b": {
        "boxed": "NEW := box(&v)",
        "boxed with result": "_, NEW := boxN(1, &v)",
        "composite": "NEW := Box[$T]{}\nNEW.p = id(&v)",
    },
}

CONDITIONS = {
    "place": "$int > 1",
    "place equal": "$int == 2",
    "place other": "$int != 2",
    "number": "s%2 == 0",
    "large": "s > 5",
    "kept": "len(out) > 1",
    "none kept": "len(out) == 0",
    "value method": "$v.val() > 15",
    "pointer method": "$v.get() > 2",
    "through pointer": "$through > 2",
    "through int pointer": "*$q > 1",
    "called literal": "call(func() int { return $int }) > 1",
    "key": "$k > 0",
    "noted": "note(s) > 1",
}

INNER = {
    "counted": "for NEW := 0; NEW < 2; NEW++ {\ns += NEW",
    "slice": "for _, NEW := range []int{3, 4} {\ns += NEW",
    "field": "for _, NEW := range $struct.items {\ns += NEW",
    "address": "for _, NEW := range $struct.items {\noi = append(oi, &NEW)",
    "address on a path": "for _, NEW := range $struct.arr {\nif NEW > 1 { oi = append(oi, &NEW) }",
}

INNER_122 = {"number": "for NEW := range 2 {\ns += NEW"}

JUMPS = {
    "continue": "continue",
    "break": "break",
    "labelled continue": "continue L",
    "labelled break": "break L",
    "return": "return",
    "return address": "return &v",
    "return through identity": "return id(&v)",
    "return of method": "return $v.self()",
    "return by name": "res = &v\nreturn",
    "panic": 'panic("stop")',
    "panic with value": "panic(s)",
}

LITERAL_STARTS = {
    "plain": "s++",
    "recover": "defer func() { recover() }()",
    "deferred": "defer $v.inc()",
    "panic": "defer func() { recover(); s++ }()\nif s > 1 {\n\tpanic(s)\n}",
}

SHADOWS = (
    "var v $T\n_ = v",
    "xs := 3\ns += xs",
    "vCopy := 3\ns += vCopy",
    "copies := 3\ns += copies",
    "out := s\ns += out",
    "len := s\ns += len",
    "last := s\ns += last",
)

AFTER = {
    "through kept": "if len(out) > 0 {\n\t*out[0] = $fresh\n}",
    "source": "xs[0] = $fresh",
    "source field": "st.list[0] = $fresh",
    "namesake": "for _, v := range xs {\n\ts++\n\t_ = v\n}",
    "generic function": "out = append(out, @keep(xs)...)",
    "jump": "goto NEW\nNEW:\n\ts++",
    "number": "s++",
}

GENERIC = {
    "keeps all": "func @keep[E any](list []E) (kept []*E) {\n"
    "\tfor _, v := range list {\n\t\tkept = append(kept, &v)\n\t}\n\treturn kept\n}",
    "keeps some": "func @keep[E any](list []E) (kept []*E) {\n\tfor i, v := range list {\n"
    "\t\tif i != 1 {\n\t\t\tkept = append(kept, &v)\n\t\t}\n\t}\n\treturn kept\n}",
}
"""A function that the one under test may call, or nobody."""

FINALIZER = "runtime.SetFinalizer(new(*int), func(**int) {})"
"""Of a package that does this no loop gets a batch."""
