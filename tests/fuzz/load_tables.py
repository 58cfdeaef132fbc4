"""What the functions of `loads` do with a copy of a map's entry of which only elements are read.

`$m` is a map, `$local` a variable of the function that holds one, `$k` a key, `$held` a key in a
variable or field, `$kk` another key, `$c` the copy, `$i` and `$ii` indices, `$place` one that is
not known before, `$e` an element, `$n` an element as a number, `$lit` and `$vars` an array, `$M`,
`$K` and `$V` the types of the map, its keys and its values. `NEW` is a name that is free, `@` the
unit's name.
"""

from __future__ import annotations

from collections.abc import Mapping

KEYS = {
    "int": ("1", "2", "9"),
    "string": ('"a"', '"b"', '""'),
    "id": ("id(1)", "id(2)", "id(9)"),
    "Key": ('Key{1, "a"}', 'Key{2, "b"}', "Key{}"),
    "[2]int": ("[2]int{1, 2}", "[2]int{2, 2}", "[2]int{}"),
    "uint8": ("uint8(1)", "uint8(2)", "9"),
    "float64": ("1.5", "2", "0"),
    "any": ("any(1)", 'any("a")', "any(nil)", "any([]int{1})"),
    "*cell": ("cells@[0]", "cells@[1]", "nil"),
}
KEY_WEIGHTS = (6, 5, 2, 2, 1, 2, 1, 1.5, 1)

NUMERIC = ("int", "id", "uint8", "float64", "any")
COMPUTED = {"int": ["k+1", "s&3"], "string": ['k+"b"']}
KEPT = ("Key", "[2]int", "*cell")
"""Types of which a key is more than a literal."""
COMPOSED = {"Key": ['Key{k.a, "b"}'], "[2]int": ["[2]int{k[0], 2}"]}
"""Type of the keys → keys that are computed from others."""

HOLDERS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...], str, str]] = {
    # other names for the map, and for a key; how the function begins; a call of it
    "local": ((), (), "", ""),
    "parameter": ((), (), "func @work(m $M, k $K) (s int) {", "@work(m, k)"),
    "generic": ((), (), "func @work[X any](m $M, k $K, x X) (s int) {", "@work(m, k, 1)"),
    "method": ((), (), "func (m Table@) work(k $K) (s int) {", "Table@(m).work(k)"),
    "field": (("h.m", "h.m"), ("h.k",), "func @work(m $M, k $K) (s int) {", "@work(m, k)"),
    "field, in a literal": (("h.m", "h.m"), ("h.k",), "", ""),
    "package": (("g@", "g@"), ("g@k",), "func @work(m $M, k $K) (s int) {", "@work(m, k)"),
}
HOLDER_WEIGHTS = (4, 6, 0.6, 2, 2, 1, 2)
"""What the map is held by."""

VALUES: Mapping[str, tuple[int, tuple[str, ...], str, str]] = {
    # type: size, elements, a change of an element, an element as a number
    "[40]int": (40, ("1", "7", "int(s)"), "++", "int($)"),
    "Wide": (40, ("1", "7", "int(s)"), " += 2", "int($)"),
    "[200]uint8": (200, ("1", "7", "uint8(s)"), "--", "int($)"),
    "[256]int64": (256, ("1", "7", "int64(s)"), "++", "int($)"),
    "[20]string": (20, ('"x"', '"yy"', "fmt.Sprint(s)"), ' += "z"', "len($)"),
    "[32]Pair": (32, ("Pair{1, 2}", "Pair{s, 3}"), ".x++", "$.x"),
    "[24]*cell": (24, ("cells@[0]", "cells@[1]"), " = cells@[1]", "$.n"),
    "[24]any": (24, ("1", '"x"', "any(s)"), " = s", "weigh($)"),
    "[8][6]int": (8, ("[6]int{1}", "[6]int{s, 2}"), "[1]++", "$[s&3]"),
    "[10]int": (10, ("1", "7"), "++", "int($)"),
}
VALUE_WEIGHTS = (4, 2, 1, 5, 2, 5, 1, 1, 2, 0.5)

STATEMENTS = {
    "define": "NEW := $m[$k]",
    "define in parentheses": "NEW := ($m)[($k)]",
    "comma-ok": "NEW, NEWok := $m[$k]\nif NEWok {\n\ts++\n}",
    "comma-ok, not used": "NEW, NEWok := $m[$k]\n_ = NEWok",
    "comma-ok of two": "NEWok := s > 2\nNEW, NEWok := $m[$k]\n_ = NEWok",
    "comma-ok that fails": "NEW, NEWok := $m[$k]\nif !NEWok {\n\tpanic(s)\n}",
    "comma-blank": "NEW, _ := $m[$k]",
    "computed key": "NEW := $m[$computed]",
    "numeric key": "NEW := $m[$numeric(s&3)]",
    "constructed key": "NEW := $m[$composed]",
    "called key": "NEW := $m[keyed[$K]($k)]",
    "called map": "NEW := @give($local)[$k]",
    "two in a line": "NEW := $m[$k]; s++",
    "with a comment": "NEW := $m[$k] // as it was",
}
"""Statements that declare the copy."""

PLAIN = ("define", "comma-ok", "comma-ok, not used", "comma-ok that fails", "with a comment")
"""Entries of `STATEMENTS` whose map and key are no more than names."""
QUIET_HEADS = (
    "if comma-ok",
    "if not there",
    "if number",
    "if presence",
    "range",
    "range without key",
    "range over what stays",
    "range that stops",
    "range and another key",
    "select",
    "block",
    "literal",
)
"""Entries of `HEADS` that call nothing of the module."""
HEADS = {
    "if comma-ok": "if NEW, NEWok := $m[$k]; NEWok {",
    "if not there": "if NEW, NEWok := $m[$k]; !NEWok || s > 3 {",
    "if element": "if NEW := $m[$k]; s < 3 || weigh(NEW[$i]) > 3 {",
    "if number": "if NEW := $m[$k]; len(NEW) > s {",
    "if presence": "if NEW, NEWok := $m[$k]; NEWok || len(NEW) == 3 {",
    "switch": "switch NEW := $m[$k]; weigh(NEW[$i]) { case 1, 2, 3, 4, 5:",
    "for": "for NEW, NEWi := $m[$k], 0; NEWi < 2; NEWi++ {",
    "for, once": "for NEW := $m[$k]; turn < 3; turn++ {",
    "range": "NEWm := @only(m)\nfor NEWk, NEW := range NEWm {\n_ = NEWk",
    "range without key": "NEWm := @only(m)\nfor _, NEW := range NEWm {",
    "range over what stays": "$still = @only(m)\nfor NEWk, NEW := range $still {\n_ = NEWk",
    "range with a label": "NEWm := @only(m)\nNEWouter: for NEWk, NEW := range NEWm {\n"
    "if weigh(NEWk) == 2 { continue NEWouter }",
    "range that stops": "NEWm := @only(m)\nfor NEWk, NEW := range NEWm {\nif s > 50 { break }\n"
    "_ = NEWk",
    "range and store": "NEWm := @only(m)\nfor NEWk, NEW := range NEWm {\nNEWm[NEWk] = $lit",
    "range and delete": "NEWm := @only(m)\nfor NEWk, NEW := range NEWm {\ndelete(NEWm, NEWk)",
    "range and clear": "NEWm := @only(m)\nfor _, NEW := range NEWm {\nclear(NEWm)",
    "range and no map": "NEWm := @only(m)\nfor _, NEW := range NEWm {\nNEWm = nil",
    "range and another key": "NEWm := @only(m)\nfor NEWk, NEW := range NEWm {\nNEWk = $kk\n"
    "_ = NEWk",
    "range and call": "NEWm := @only(m)\nfor NEWk, NEW := range NEWm {\n@change(NEWm, NEWk)",
    "range in a range": "NEWm := @only(m)\nfor range NEWm {\nfor NEWk, NEW := range NEWm {\n"
    "s += weigh(NEWk) + len(NEW)\n}\nNEW := NEWm[$k]",
    "range over places": "for _, NEWk := range []$K{$k, $kk} {\nNEW := $m[NEWk]",
    "select": "select { default:\nNEW := $m[$k]",
    "block": "{\nNEW := $m[$k]",
    "literal": "func() {\nNEW := $m[$k]",
    "literal with a comma-ok": "func() {\nNEW, NEWok := $m[$k]\n_ = NEWok",
    "deferred literal": "defer func() {\nNEW := $m[$k]",
    "goroutine": "wg.Add(1); go func() { defer wg.Done(); try(func() {\nNEW := $m[$k]",
}
"""What comes before a block, its head, and what it begins with. Go ranges over a map in another
order each time, so these maps have one entry."""

READS = {
    "weighed": "s += weigh($c[$i])",
    "number": "s += $n",
    "number at a place": "s += $np",
    "printed": 'fmt.Print($c[$i], " ")',
    "printed, two": 'fmt.Print($c[$i], " ", $c[$ii], " ")',
    "printed before a tick": 'fmt.Print($c[ticks&3], ticked(" "))',
    "printed beside a place": 'fmt.Print($c[s&3], list[s&1], " ")',
    "compared beside a place": 'fmt.Print($c[s&3] == ($e), list[s&1], " ")',
    "in a list beside a place": "s += len([]any{$c[s&3], list[s&1]})",
    "compared before a tick": 'fmt.Print($c[ticks&3] == ($e), ticked(" "))',
    "at a place": "s += weigh($c[$place])",
    "at a noted place": "s += weigh($c[at($place)])",
    "behind the end": "s += weigh($c[s+$i])",
    "length": "s += len($c)",
    "length and element": "s += len($c) + weigh($c[$i])",
    "dropped": "_ = $c[$i]",
    "dropped at a place": "_ = $c[$place]",
    "kept": 'NEW := $c[$place]\nfmt.Print(NEW, " ")',
    "kept and dropped": "NEW := $c[$i]\n_ = NEW",
    "compared": "if $c[$i] == ($e) {\n\ts++\n}",
    "in a condition": 'if s > 2 && weigh($c[$i]) > 4 || s == 1 {\n\tfmt.Print("yes ")\n}',
    "switch": "switch weigh($c[$i]) {\ncase 1, 3, 5:\n\ts++\ndefault:\n\ts += 2\n}",
    "in a loop": "for NEW := range [3]int{} {\n\ts += weigh($c[NEW])\n}",
    "bound of a loop": "for NEW := 0; NEW < weigh($c[$i]); NEW++ {\n\ts++\n}",
    "deferred argument": 'defer fmt.Print($c[$i], " ")',
    "deferred": 'defer func() { fmt.Print($c[$i], " ") }()',
    "beside a call that changes": 'fmt.Print($c[$i], @change($local, $kk), $c[$ii], " ")',
    "before a call that changes": "s += weigh($c[$i]) + @change($local, $kk)",
    "as an argument beside a change": "s += two(weigh($c[$i]), @change($local, $kk))",
    "beside a literal": "s += weigh($c[$i]) + func() int { $local[$kk] = $lit; return 1 }()",
    "composite": "s += len([]any{$c[$i], $c[$ii]})",
    "index of another": "s += []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}[weigh($c[$i])]",
    "index of the map": "s += weigh($local[$kk][$i]) - weigh($c[$i])",
    "stored": "$local[$kk] = $V{$i: $c[$ii]}",
    "stored in the entry": "$local[$held] = $V{$i: $c[$ii]}",
    "sent": "NEW := make(chan any, 1)\nNEW <- $c[$i]\ns += weigh(<-NEW)",
    "tuple": "s, n = weigh($c[$i]), s",
    "tuple of numbers": "s, n = $np, s",
    "in a quiet condition": 'if $n > 3 && s > 2 {\n\tfmt.Print("yes ")\n}',
    "converted": "s += int(uint8($np))",
    "element changed": "$c[$i]$change\ns += weigh($c[$i])",
    "address": "NEW := &$c[$i]\ns += weigh(*NEW)",
    "ranged": "for NEWi, NEW := range $c {\n\ts += NEWi&1 + weigh(NEW)\n}",
    "ranged places": "for NEW := range $c {\n\ts += NEW & 1\n}",
    "whole": "s += weigh($c)",
    "sliced": "s += len($c[:2])",
    "method value": "NEW := fmt.Sprint($c[$i])\ns += len(NEW)",
    "generic": "s += weigh(same($c[$i]))",
    "recursive": "s += two(weigh($c[$i]), two(weigh($c[$ii]), 1))",
    "shadowed by itself": "{\n\t$c := $c[$i]\n\ts += weigh($c)\n}",
    "shadowed map": "{\n\t$local := @fill()\n\ts += weigh($c[$i]) + len($local)\n}",
    "shadowed key": "{\n\tk := s\n\ts += weigh($c[$i]) + k\n}",
    "key of a loop": "for _, k := range []$K{$kk} {\n\ts += weigh($c[$i]) + weigh(k)\n}",
    "returned": "if s > 30 {\n\tfmt.Print($c[$i])\n\treturn\n}",
}

BETWEEN = {
    "nothing": "s++",
    "printed": 'fmt.Print("then ")',
    "store": "$local[$kk] = $lit",
    "store of a variable": "$local[$kk] = w",
    "store of another entry": "$local[$kk] = $m[$k]",
    "store through an alias": "other[$kk] = $lit",
    "delete": "delete($local, $kk)",
    "clear": "clear($local)",
    "other map": "$local = @fill()",
    "no map": "$local = nil",
    "other key": "k = $kk",
    "other key in a branch": "if s > 2 {\n\tk = $kk\n}",
    "key of a tuple": "k, s = $kk, s+1",
    "key by a range clause": "for _, k = range []$K{$kk} {\n\ts++\n}",
    "field": "h.m = @fill()",
    "field of the key": "h.k = $kk",
    "holder": "h = &holder@{@fill(), $kk}",
    "holder's contents": "*h = holder@{@fill(), $kk}",
    "package variable": "g@ = @fill()",
    "by a call": "s += @change($local, $kk)",
    "by a method": "h.change($kk)",
    "by a method value": "NEW := h.change\nNEW($kk)",
    "by a literal": "func() { $local[$kk] = $lit }()",
    "by a kept literal": "NEW := func() { $local[$kk] = $lit }\nNEW()",
    "key by a literal": "func() { k = $kk }()",
    "key through a pointer": "NEW := &k\n*NEW = $kk",
    "map through a pointer": "NEW := &$local\n*NEW = @fill()",
    "package variable by a call": "@renew()",
    "goroutine": "wg.Add(1)\ngo func() {\n\tdefer wg.Done()\n\tmu.Lock()\n\tdefer mu.Unlock()\n"
    "\ttry(func() { $local[$kk] = $lit })\n}()\nwg.Wait()",
    "channel": "NEW := make(chan int)\ngo func() {\n\ttry(func() { $local[$kk] = $lit })\n"
    "\tNEW <- 1\n}()\n"
    "s += <-NEW",
    "iterator": "for NEW := range func(yield func(int) bool) { $local[$kk] = $lit; yield(1) } {\n"
    "\ts += NEW\n}",
    "deferred": "defer func() { $local[$kk] = $lit }()",
    "panic": "if s > 20 {\n\tpanic(s)\n}",
    "return": "if s > 20 {\n\treturn\n}",
    "goto": "if s > 20 {\n\tgoto NEW\n}\nNEW:\n\ts++",
    "number": "n += 2",
    "list": "list = append(list, s)",
    "list's element": "list[0] = s",
    "copied in": "copy(list, []int{s, 4})",
    "another load": "NEW := $m[$k]\ns += weigh(NEW[$i])",
    "range over another": "for NEW := range other {\n\ts += weigh(NEW)\n}",
    "range that deletes": "for NEW := range @only(m) {\n\tdelete($local, NEW)\n}",
    "printed map": "fmt.Print(len($local), $local == nil)",
    "another variable's field": "NEW := holder@{$local, $kk}\nNEW.m = nil\n_ = NEW",
    "lock": "mu.Lock()\ns++\nmu.Unlock()",
}
CALM = (
    "nothing",
    "printed",
    "panic",
    "return",
    "number",
    "list",
    "another load",
    "printed map",
    "list's element",
)
"""Entries of `BETWEEN` that change neither map nor key."""
READ_QUIETLY = (
    "number",
    "number at a place",
    "printed",
    "kept",
    "compared",
    "tuple of numbers",
    "deferred argument",
    "in a quiet condition",
    "converted",
)
"""Entries of `READS` that read one element once and call nothing of the module."""
READ_ASIDE = (
    "printed beside a place",
    "compared beside a place",
    "in a list beside a place",
    "printed before a tick",
    "compared before a tick",
)
"""Entries of `READS` whose index is evaluated beside something that may panic or change it."""
READ_CALMLY = (
    "weighed",
    "number",
    "number at a place",
    "printed",
    "at a place",
    "at a noted place",
    "behind the end",
    "length and element",
    "kept",
    "compared",
    "in a condition",
    "switch",
    "deferred argument",
    "tuple",
    "sent",
    "generic",
)
"""Entries of `READS` that read one element once."""
