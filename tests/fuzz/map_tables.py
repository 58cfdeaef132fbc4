"""What the functions of `maps` do with a map whose values are arrays.

`$m` is a map, `$k` a key, `$kc` one that is computed, `$i` an index, `$e` an element, `$lit` an
array, `$a` a variable that holds one, `$c` one of which only elements are read, `$n` an operator
that changes an element, `$other` an array of another type with the same elements, `$local` a map's
variable that may be assigned to; doubled letters are another of the same kind. `$M`, `$K` and `$V`
are the types of the map, its keys and its values, `$number` that of elements that are numbers,
`$total` the name of a method of the values. `NEW` is a name that is free, `@` the unit's name.
"""

from __future__ import annotations

READS = {
    "element": 'fmt.Print($m[$k][$i], " ")',
    "element at a variable": "s += weigh($m[$k][(s&0x7fff)%$size])",
    "element, noted": "s += weigh($m[keyed[$K]($k)][at($i)])",
    "element before a tick": 'fmt.Print($m[$k][ticks%$size], ticked(" "))',
    "element compared before a tick": 'fmt.Print($m[$k][ticks%$size] == $e, ticked(" "))',
    "length": 's += len($m)\nfmt.Print(s, " ")',
    "length of entry": "s += len($m[$k])",
    "range over entry": 'for i, x := range $m[$k] {\n\tfmt.Print(i, x, " ")\n}',
    "range over places": "for i := range $m[$k] {\n\ts += i\n}",
    "whole": 'fmt.Print($m[$k], " ")',
    "whole, noted": 'fmt.Print(valued($m[keyed[$K]($k)]), " ")',
    "compare": 'fmt.Print($m[$k] == $lit, " ")',
    "compare entries": 'fmt.Print($m[$k] == $mm[$kk], " ")',
    "switch": "switch $m[$k] {\ncase $lit:\n\ts++\ndefault:\n\ts += 2\n}",
    "comma-ok": 'if x, ok := $m[$k]; ok {\n\tfmt.Print(x[$i], x, " ")\n}',
    "comma-ok and more": 'if x, ok := $m[$k]; ok && x[$i] == $e {\n\tfmt.Print(x[$ii], " ")\n}',
    "comma-ok of elements": "if x, ok := $m[$k]; ok {\n\ts += weigh(x[$i])\n}",
    "presence": "if _, ok := $m[$k]; !ok {\n\ts++\n}",
    "method": "s += $m[$k].$total()",
    "helper": 'fmt.Print(@read($m, $k)[$i], " ")',
    "nil": 'fmt.Print($m == nil, " ")',
    "composite": "fmt.Print(len([]$V{$m[$k], $lit}))",
    "literal": "s += weigh(func() $V { return $m[$k] }())",
    "method value": "NEW := (&holder@{$m, 1}).get\ns += weigh(NEW($k))",
    "sum": "for _, x := range $m {\n\ts += weigh(x[$i])\n}",
    "range over keys that may be NaN": "NEW := map[float64][100]int{1.5: {7}}\n"
    "for key, x := range NEW {\n\ts += weigh(x[s&1])\n\t_ = key\n}",
    "sum of keys": "for key := range $m {\n\ts += weigh(key)\n}",
    "sum of wholes": "for key, x := range $m {\n\ts += weigh(x) + weigh(key)\n}",
    "two elements": "for key, x := range $m {\n\ts += weigh(x[$i]) + weigh(x[$ii])\n\t_ = key\n}",
    "copy": 'fmt.Print($a, " ")',
    "element of copy": "s += weigh($a[$i])",
    "copy compared": 'fmt.Print($a == $m[$k], " ")',
    "slice of copy": "fmt.Print($a[:len($a)/2])",
    "element of unchanged copy": "s += weigh($c[$i])",
    "two elements of unchanged copy": 'fmt.Print($c[$i], $c[$ii], " ")',
    "number of unchanged copy": "s += int($c[$i] % ($number(3)))",
    "numbers of range": "for _, x := range $m {\n\ts += int(x[$i] - $number(x[$ii]))\n}",
    "number of comma-ok": "if x, ok := $m[$k]; ok {\n\ts += int(x[$i] % ($number(5)))\n}",
    "deferred": 'defer fmt.Print($m[$k], " ")',
    "load, then shadowed key": "var NEWk $K = $k\nNEW := $m[NEWk]\n{\n\tNEWk := s\n"
    "\ts += weigh(NEW[$i]) + NEWk\n}",
    "load, then another key": "var NEWk $K = $k\nNEW := $m[NEWk]\nNEWk = $kk\ns += weigh(NEW[$i])\n"
    "_ = NEWk",
    "load, then something else": "NEW := $m[$k]\ns++\ns += weigh(NEW[$i])",
    "load with a comment": "NEW := $m[$k /* a comment */]\ns += weigh(NEW[$i])",
    "load on two lines": "NEW := $m[\n\t$k]\ns += weigh(NEW[$i])",
    "load into an old variable": "NEW := $lit\nNEW, NEWok := $m[$k]\ns += weigh(NEW[$i])\n"
    "_ = NEWok",
    "load in a generic function": "s += @generic($m, $k, $i)",
    "load and a label": "NEW := $m[$k]\nif s > 5 {\n\tgoto NEWdone\n}\ns += weigh(NEW[$i])\n"
    "NEWdone:\n\ts++",
    "range, variable declared before": "var NEW $V\nfor _, NEW = range $m {\n"
    "\ts += weigh(NEW[$i])\n}",
    "range, variable declared again": "for key, x := range $m {\n\ts += weigh(key) + weigh(x)\n"
    "\tx := 1\n\ts += x\n}",
    "range, variable captured": "for _, x := range $m {\n\tfunc() { s += weigh(x) }()\n}",
    "addresses of a range": "var NEW []*$V\nNEWm := $M{$k: $lit}\n"
    "for _, x := range NEWm {\n\tif x[$i] == $e {\n"
    "\t\tNEW = append(NEW, &x)\n\t}\n}\nfor _, x := range NEW {\n\ts += weigh(*x)\n}",
    "large values, with a size": "NEW := make(map[$K][2100]int, s&7)\nNEW[$k] = [2100]int{7, s}\n"
    "s += NEW[$kk][1] + len(NEW)",
    "filled": "NEW := make(map[Pair][40]int)\nfor i, x := range numbers(12) {\n"
    "\tNEW[Pair{i, x}] = [40]int{x}\n}\ns += len(NEW)",
    "constant length": "NEW := [2][3]int{}\n_ = NEW\ns += len(NEW[$m[$k][$i]+$number(2)])",
    "constant number of turns": "NEW := [2][3]int{}\n_ = NEW\n"
    "for i := range NEW[$m[$k][$i]+$number(2)] {\n\ts += i\n}",
    "several maps": "for _, x := range []$M{$m, $mm} {\n\ts += weigh(x[$k])\n}",
    "computed key, then a call": 'fmt.Print($m[$kc], tick(1), " ")',
    "computed key and presence": "if x, ok := $m[$kc]; ok {\n\ts += weigh(x)\n}",
    "maps as arguments": "s += func(xs ...$M) int { return len(xs[0]) }($m, $mm)",
}

CHANGES = {
    "store": "$m[$k] = $lit",
    "store of variable": "$m[$k] = $a",
    "store of entry": "$m[$k] = $mm[$kk]",
    "store of itself": "$m[$k] = $m[$k]",
    "store of result": "$m[$k] = @value(s)",
    "store, noted": "$m[keyed[$K]($k)] = valued($lit)",
    "store under a computed key": "$m[$kc] = tick($lit)",
    "store under a computed key, inlined": "$m[$kc] = ticked($lit)",
    "store under a computed key of what may not be": "$m[$kc] = [1]$V{$lit}[ticks%2]",
    "store under a computed key of an entry": "$m[$kc] = $mm[$kk]",
    "tuple store under a computed key": "$m[$kc], s = tick($lit), s+1",
    "literal with a computed key": "NEW := $M{$kc: tick($lit), $kk: ticked($lit)}\n"
    "fmt.Print(len(NEW), NEW[$k])",
    "delete of a computed key": "delete($m, $kc)",
    "store of changed": "$m[$k] = changed($m[$kk], func(x *$V) { x[$i]$n })",
    "tuple store": "$m[$k], s = $lit, s+1",
    "tuple store from a call": "$m[$k], s = func() ($V, int) { return $lit, s + 1 }()",
    "store by a range clause": "for _, $m[$k] = range []$V{$lit} {\n\ts++\n}",
    "store of another type": "$m[$k] = $other",
    "store of a variable of another type": "NEW := $other\n$m[$k] = NEW",
    "swap": "$m[$k], $m[$kk] = $m[$kk], $m[$k]",
    "helper": "@put($m, $k, $lit)",
    "helper that changes": "@bump($m, $k)",
    "method": "(&holder@{$m, 1}).bump($k)",
    "delete": "delete($m, $k)",
    "clear": "clear($m)",
    "copy to other": "for key, x := range $m {\n\t$mm[key] = x\n}",
    "delete in loop": "for key, x := range $m {\n\tif weigh(x[$i])%2 == 0 {\n"
    "\t\tdelete($m, key)\n\t}\n}",
    "fresh map": "$local = make($M)",
    "other map": "$local = $mm",
    "change of copy": "$a[$i]$n",
    "new copy": "$a = $m[$k]",
    "through pointer to copy": "func(x *$V) { x[$i] = $e }(&$a)",
    "deferred": "defer func() { $m[$k] = $lit }()",
    "literal": "func() { $m[$k] = $lit }()",
    "goroutine": "wg.Add(1)\ngo func() {\n\tdefer wg.Done()\n\tmu.Lock()\n\tdefer mu.Unlock()\n"
    "\tx := $m[$k]\n\tx[$i]$n\n\t$m[$k] = x\n}()\nwg.Wait()",
    "two goroutines": "wg.Add(2)\nfor range []int{1, 2} {\n\tgo func() {\n\t\tmu.Lock()\n"
    "\t\tx := $m[$k]\n\t\tx[$i]$n\n\t\t$m[$k] = x\n\t\tmu.Unlock()\n\t\twg.Done()\n"
    "\t}()\n}\nwg.Wait()",
}

UPDATES = {
    "plain": "NEW := $m[$k]\nNEW[$i]$n\n$m[$k] = NEW",
    "two elements": "NEW := $m[$k]\nNEW[$i]$n\nNEW[$ii] = $e\n$m[$k] = NEW",
    "from itself": "NEW := $m[$k]\nNEW[$i] = NEW[$ii]\n$m[$k] = NEW",
    "from another entry": "NEW := $m[$k]\nNEW[$i] = $mm[$kk][$ii]\n$m[$k] = NEW",
    "at a noted place": "NEW := $m[$k]\nNEW[at($i)]$n\n$m[$k] = NEW",
    "at a place that may not be": "NEW := $m[$k]\nNEW[$ii] = $e\nNEW[s]$n\n$m[$k] = NEW",
    "twice at a place that may not be": "NEW := $m[$k]\nNEW[s&15]$n\nNEW[s&15]$n\n$m[$k] = NEW",
    "at a place that moves": "NEW, NEWi := $m[$k], s&15\nNEW[NEWi]$n\nNEWi++\nNEW[NEWi]$n\n"
    "$m[$k] = NEW",
    "at a place of one branch": "NEW, NEWi := $m[$k], s&15\nif s%2 == 0 {\n\tNEW[NEWi]$n\n}\n"
    "NEW[NEWi]$n\n$m[$k] = NEW",
    "at a place that was looked at": "NEWi := s & 15\nNEW, _ := $m[$k]\nif NEW[NEWi] == $e {\n"
    "\tNEW[$i]$n\n\tNEW[NEWi]$n\n}\nNEW[$ii] = $e\nNEW[NEWi]$n\n$m[$k] = NEW",
    "noted keys": "NEW := $m[keyed[$K]($k)]\nNEW[$i]$n\n$m[keyed[$K]($k)] = NEW",
    "call in between": "NEW := $m[$k]\nNEW[$i]$n\n@put($m, $kk, $lit)\n$m[$k] = NEW",
    "read in between": "NEW := $m[$k]\nNEW[$i]$n\ns += weigh($mm[$kk][$i])\n$m[$k] = NEW",
    "delete in between": "NEW := $m[$k]\nNEW[$i]$n\ndelete($m, $kk)\n$m[$k] = NEW",
    "conditional": "NEW := $m[$k]\nif s%2 == 0 {\n\tNEW[$i]$n\n}\n$m[$k] = NEW",
    "conditional store": "NEW := $m[$k]\nNEW[$i]$n\nif s%2 == 0 {\n\t$m[$k] = NEW\n}",
    "return in between": "NEW := $m[$k]\nNEW[$i]$n\nif s%5 == 1 {\n\t$return\n}\n$m[$k] = NEW",
    "panic in between": "NEW := $m[$k]\nNEW[$i]$n\nif s%5 == 2 {\n\tpanic(s)\n}\n$m[$k] = NEW",
    "guarded": "if NEW, ok := $m[$k]; ok {\n\tNEW[$i]$n\n\t$m[$k] = NEW\n}",
    "guarded by the next": "NEW, NEWok := $m[$k]\nif NEWok {\n\tNEW[$i]$n\n\t$m[$k] = NEW\n}",
    "with a default": "NEW, NEWok := $m[$k]\nif !NEWok {\n\tNEW = $lit\n}\nNEW[$i]$n\n$m[$k] = NEW",
    "over range": "for key, NEW := range $m {\n\tNEW[$i]$n\n\t$m[key] = NEW\n}",
    "over range, some": "for key, NEW := range $m {\n\tif NEW[$i] == $e {\n\t\tcontinue\n\t}\n"
    "\tNEW[$ii] = $e\n\t$m[key] = NEW\n}",
    "over keys": "for key := range $m {\n\tNEW := $m[key]\n\tNEW[$i]$n\n\t$m[key] = NEW\n}",
    "var": "var NEW = $m[$k]\nNEW[$i]$n\n$m[$k] = NEW",
    "typed var": "var NEW $V = $m[$k]\nNEW[$i]$n\n$m[$k] = NEW",
    "used later": "NEW := $m[$k]\nNEW[$i]$n\n$m[$k] = NEW\nNEW[$ii] = $e\ns += weigh(NEW)",
    "looked at later": "NEW := $m[$k]\nNEW[$i]$n\n$m[$k] = NEW\nfmt.Print(NEW[$ii], NEW)",
    "to another key": "NEW := $m[$k]\nNEW[$i]$n\n$m[$kk] = NEW",
    "to two keys": "NEW := $m[$k]\nNEW[$i]$n\n$m[$k] = NEW\n$m[$kk] = NEW",
    "to another map": "NEW := $m[$k]\nNEW[$i]$n\n$mm[$k] = NEW",
    "captured": "NEW := $m[$k]\nfunc() { NEW[$i]$n }()\n$m[$k] = NEW",
    "address": "NEW := $m[$k]\nNEWp := &NEW\nNEWp[$i]$n\n$m[$k] = NEW",
    "in a loop": "for i := 0; i < 2; i++ {\n\tNEW := $m[$k]\n\tNEW[$i]$n\n\t$m[$k] = NEW\n}",
    "all elements": "NEW := $m[$k]\nfor i := range NEW {\n\tNEW[i]$n\n}\n$m[$k] = NEW",
    "all elements, down": "NEW := $m[$k]\nfor i := len(NEW) - 1; i >= 0; i-- {\n\tNEW[i]$n\n}\n"
    "$m[$k] = NEW",
    "all elements, twice": "NEW := $m[$k]\nfor turn := 0; turn < 2; turn++ {\n"
    "\tfor i := range NEW {\n\t\tNEW[i]$n\n\t}\n}\n$m[$k] = NEW",
    "all elements of all": "for key, NEW := range $m {\n\tfor i := range NEW {\n"
    "\t\tNEW[i]$n\n\t}\n"
    "\t$m[key] = NEW\n}",
    "moved elements": "NEW := $m[$k]\nfor i, x := range NEW {\n\tNEW[(i+1)%$size] = x\n}\n"
    "$m[$k] = NEW",
    "small places": "NEW := $m[$k]\nfor _, b := range []byte{7, 200, 9} {\n\tNEW[b%$size]$n\n"
    "\tNEW[b>>7]$n\n}\n$m[$k] = NEW",
    "elements of an array": "NEW, NEWd := $m[$k], $lit\nfor i := range NEW {\n"
    "\tNEW[i] = NEWd[i]\n}\n$m[$k] = NEW",
    "elements of an array before": "NEWd := $lit\nNEW := $m[$k]\nfor i, x := range NEWd {\n"
    "\tNEW[i] = x\n}\n$m[$k] = NEW",
    "elements of a short slice": "NEWd := $lit\nNEWs := NEWd[(s&0x7fff)%$size:]\nNEW := $m[$k]\n"
    "for i := range NEW {\n\tNEW[i] = NEWs[i]\n}\n$m[$k] = NEW",
    "elements through a pointer": "var NEWp *$V\nif s%2 == 0 {\n\tNEWp = &$V{}\n}\n"
    "NEW := $m[$k]\nNEW[$i]$n\nfor i, x := range NEWp {\n\tNEW[i] = x\n}\n$m[$k] = NEW",
    "elements of another entry": "NEW := $m[$k]\nfor i, x := range $mm[$kk] {\n"
    "\tNEW[i] = x\n}\n$m[$k] = NEW",
    "turns that go on": "NEW := $m[$k]\nfor i := range NEW {\n\tif s%3 == 0 {\n\t\tcontinue\n\t}\n"
    "\tNEW[i]$n\n}\n$m[$k] = NEW",
    "turns that stop": "NEW := $m[$k]\nfor i := range NEW {\n\tNEW[i]$n\n\tif NEW[i] == $e {\n"
    "\t\tbreak\n\t}\n}\n$m[$k] = NEW",
    "turns that return": "NEW := $m[$k]\nfor i := range NEW {\n\tif (s+i)%5 == 1 {\n\t\t$return\n"
    "\t}\n\tNEW[i]$n\n}\n$m[$k] = NEW",
    "turns that leave": "NEWturns:\n\tfor turn := 0; turn < 2; turn++ {\n\t\tNEW := $m[$k]\n"
    "\t\tfor i := range NEW {\n\t\t\tNEW[i]$n\n\t\t\tif (s+i)%3 == 1 {\n"
    "\t\t\t\tcontinue NEWturns\n\t\t\t}\n\t\t}\n\t\t$m[$k] = NEW\n\t}",
    "turns that panic": "NEW := $m[$k]\nfor i := range NEW {\n\tNEW[i]$n\n"
    "\tif (s+i)%5 == 2 {\n\t\tpanic(i)\n\t}\n}\n$m[$k] = NEW",
    "turns with a variable": "NEW := $m[$k]\nfor i := range NEW {\n\tx := NEW[i]\n"
    "\tNEW[$i] = x\n}\n$m[$k] = NEW",
    "turns from a number that may not be": "NEW := $m[$k]\nNEW[$i]$n\n"
    "for i := []uint8{2, 1}[s&3]; i > 0; i-- {\n\tNEW[$ii]$n\n}\n$m[$k] = NEW",
    "turns that move on": "NEW := $m[$k]\nfor i := range NEW {\n\ti += s & 1\n\tNEW[i]$n\n}\n"
    "$m[$k] = NEW",
    "shadowed key": "var NEWk $K = $k\nNEW := $m[NEWk]\nNEW[$i]$n\n{\n"
    "\tvar NEWk $K = $kk\n\t$m[NEWk] = NEW\n}",
    "key that changes": "var NEWk $K = $k\nNEW := $m[NEWk]\nNEW[$i]$n\nNEWk = $kk\n$m[NEWk] = NEW",
    "computed key": "NEW := $m[$kc]\nNEW[$i]$n\n$m[$kc] = NEW",
    "computed key that ticks": "NEW := $m[$kc]\nNEW[$i]$n\ntick(0)\n$m[$kc] = NEW",
    "fresh map in between": "NEW := $local[$k]\nNEW[$i]$n\n$local = make($M)\n$local[$k] = NEW",
}

COPIES = {
    "define": "NEW := $m[$k]",
    "comma-ok": "NEW, NEWok := $m[$k]\n_ = NEWok",
    "var": "var NEW = $m[$k]",
    "typed var": "var NEW $V = $m[$k]",
    "helper": "NEW := @read($m, $k)",
    "array": "NEW := $lit",
    "two": "NEW, _ := $m[$k], s",
}

MAPS = {
    "alias": "NEW := $m",
    "result": "NEW := @new()",
    "result of literal": "NEW := func() $M { return $m }()",
    "channel": "NEWc := make(chan $M, 1)\nNEWc <- $m\nNEW := <-NEWc",
    "slice": "NEW := []$M{$m, @new()}[s&1]",
    "map of maps": 'NEW := map[string]$M{"a": $m}["a"]',
    "nil": "var NEW $M\nif NEW == nil {\n\tNEW = $m\n}",
    "literal": "NEW := $M{$k: $lit}",
    "field": "NEW := holder@{$m, 1}.m",
    "changed field": "NEWh := holder@{$m, 1}\nNEWh.m = @new()\nNEW := NEWh.m",
    "parameter": "NEW := func(x $M, k $K) $M { x[k] = $lit; return x }($m, $k)",
    "two results": "NEW, _ := func() ($M, int) { return $m, 1 }()",
    "two results of a named type": "type NEWf func() ($M, int)\n"
    "NEW, _ := NEWf(func() ($M, int) { return $m, 1 })()",
    "named channel": "type NEWt chan $M\nNEWc := make(NEWt, 1)\nNEWc <- $m\nNEW, _ := <-NEWc",
    "conversion": "NEW := $M($m)",
}

SPOILERS = {
    "interface": "sink($m)",
    "compared": "var NEW numbered = holder@{$m, 1}\ntry(func() { fmt.Print(NEW == NEW) })",
    "clone": "s += len(maps.Clone($m))",
    "address": "func(x *$M) { (*x)[$k] = $lit }(&$local)",
    "reflection": "fmt.Print(holder@{$m, 1})",
    "type parameter": "s += count($m)",
    "interface method": "var NEW interface{ take($M) int } = taker@{}\ns += NEW.take($m)",
    "unsafe pointer": "s += len(*(*$M)(unsafe.Pointer(&$local)))",
    "unsafe": "s += int(unsafe.Sizeof($m))",
    "equal to itself": "fmt.Print(maps.Equal($m, $mm))",
}

CONDITIONS = {
    "element": "$m[$k][$i] == $e",
    "whole": "$m[$k] != $lit",
    "whole of another type": "$m[$k] == $other",
    "length": "len($m) > 2",
    "number": "s%2 == 0",
    "element of copy": "$a[$i] == $e",
    "method": "$m[$k].$total() > 3",
    "noted": "at(s%7) > 3",
}

HEADS = {
    "counted loop": "for turn := 0; turn < 2; turn++ {",
    "loop over keys": "for _, key := range []$K{$k, $kk} {",
    "block": "{",
}

SHADOWS = ("len := s\ns += len", "s := 3\ns++", "make := s\ns += make", "new := 1\ns += new")
