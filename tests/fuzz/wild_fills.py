"""Functions with a map that a loop fills, in all the ways that `unsized-map` has to judge."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable

from fuzz.fills import BETWEEN, BOUNDS, INSERTS, MAKES
from fuzz.map_helpers import named, show
from fuzz.program import Block, Body, Unit, block, text
from fuzz.writer import Writer

KEYS = {
    "int": "%",
    "string": "fmt.Sprint(%)",
    "int64": "int64(%)",
    "uint8": "uint8(%)",
    "bool": "(%) > 2",
    "float64": "float64(%) / 2",
    "any": "any(%)",
    "any that may panic": "odd(%)",
    "[2]int": "[2]int{%, 1}",
    "Pair": "Pair{%, %}",
}
"""Type of the keys, with what is special → one made of the number `%`."""
VALUES = {
    "int": "x",
    "bool": "x > 2",
    "string": "fmt.Sprint(x)",
    "[4]int": "[4]int{x}",
    "[40]int": "[40]int{x}",
    "[512]int": "[512]int{x}",
    "Pair": "Pair{x, i}",
    "[]int": "list",
    "struct{}": "struct{}{}",
    "func() int": "func() int { return x }",
}
HOLDERS = {
    "local": ("m", "m := $make"),
    "var": ("m", "var m = $make"),
    "var, typed": ("m", "var m map[$K]$V = $make"),
    "assigned": ("m", "var m map[$K]$V\nm = $make"),
    "two": ("m", "m, longest := $make, 7\n_ = longest"),
    "field": ("h.m", "h := &holder@{list: list, n: n}\nh.m = $make"),
    "field of a value": ("h.m", "h := holder@{list: list, n: n}\nh.m = $make"),
    "literal of a struct": ("h.m", "h := &holder@{m: $make, list: list, n: n}"),
    "no holder": ("h.m", "var h *holder@\nif n > 100 {\n\th = &holder@{}\n}\nh.m = $make"),
    "package": ("g@", "g@ = $make"),
    "pointer": ("(*p)", "p := new(map[$K]$V)\n*p = $make"),
    "slice of maps": ("ms[0]", "ms := make([]map[$K]$V, 2)\nms[0] = $make"),
    "inner field": ("h.in.m", "h := struct{ in holder@ }{}\nh.in.m = $make"),
    "captured": ("m", "m := $make\nsee := func() int { return len(m) }\ndefer see()"),
    "seen later": ("m", "m := $make\ndefer func() { fmt.Print(len(m), m == nil) }()"),
}
LOOPS = {
    **BOUNDS,
    "range number": "for i := range $n {\nx := i",
    "pointer to array": "for i, x := range parray {",
    "no array": "for i := range none {\nx := i",
    "element of no array": "for i, x := range none {",
    "array variable": "for i, x := range array {",
    "less or equal": "for i := 0; i <= $n; i++ {\nx := i",
    "not equal": "for i := 0; i != len(words); i++ {\nx := i",
    "from one": "for i := 1; i < $n; i++ {\nx := i",
    "from a variable": "for i := n; i < len($list); i++ {\nx := i",
    "down": "for i := $n - 1; i >= 0; i-- {\nx := i",
    "changed counter": "for i := 0; i < $n; i++ {\nx := i\ni += x & 1",
    "counter that stays": "for i := 0; i < $n && x0 < 20; {\nx := i\nx0++\ni += x0 & 1",
    "without post": "for i := 0; i < $n; {\nx := i\ni++",
    "bytes": "for i := 0; i < len(words); i++ {\nx := int(words[i])",
    "runes": "for i, c := range words {\nx := int(c)",
    "iterator": "for i, x := range each($list) {",
    "slice expression": "for i, x := range $list[2:] {",
    "shorter": "for i := 0; i < len($list)-1; i++ {\nx := $list[i]",
    "sum": "for i := 0; i < n+2; i++ {\nx := i",
    "two bounds": "for i := 0; i < n && i < len($list); i++ {\nx := $list[i]",
    "variable bound": "end := len($list)\nfor i := 0; i < end; i++ {\nx := $list[i]",
    "huge": "for i := 0; i < huge; i++ {\nx := fixed[i]",
    "huge range": "for i := range huge {\nx := fixed[i]",
    "constant": "const most = 20\nfor i := 0; i < most; i++ {\nx := i * 2",
    "keys of a map": "for i := range counts {\nx := counts[i]",
    "lists": "for i, row := range [][]int{$list, $list[:3]} {\nx := len(row)",
    "places": "for i := range $list {\nx := $list[i]",
    "only elements": "i := 0\nfor _, x := range $list {\ni++",
    "turns": "i, x := 0, 1\nfor range $list {\ni++\nx = i * 2",
    "variable from before": "i, x := 0, 0\nfor i, x = range $list {",
}
NAMED = (
    "slice",
    "number",
    "length",
    "map",
    "range number",
    "array variable",
    "pointer to array",
    "no array",
    "bytes",
    "runes",
    "keys of a map",
    "places",
    "only elements",
    "turns",
    "variable from before",
)
"""Entries of `LOOPS` of which a name says how long they are."""
PUTS = {
    **INSERTS,
    "on with the outer": "if x == 4 {\n\tcontinue outer\n}\n$m[$ki] = $value",
    "on from an inner loop": "for j := range [2]int{} {\n\tif j+x == 4 {\n\t\tcontinue outer\n"
    "\t}\n}\n$m[$ki] = $value",
    "then on with the outer": "$m[$ki] = $value\nif x == 4 {\n\tcontinue outer\n}",
    "then out": "$m[$ki] = $value\nif x == 4 {\n\tbreak outer\n}",
    "switch": "switch {\ncase x > 3:\n\t$m[$ki] = $value\ndefault:\n\t$m[$kx] = $value\n}",
    "switch without default": "switch {\ncase x > 3:\n\t$m[$ki] = $value\ncase x < 9:\n"
    "\t$m[$kx] = $value\n}",
    "switch that breaks": "switch {\ndefault:\n\tif x == 4 {\n\t\tbreak\n\t}\n"
    "\t$m[$ki] = $value\n}",
    "switch that falls": "switch {\ncase x > 3:\n\tfallthrough\ndefault:\n\t$m[$kx] = $value\n}",
    "select": "select {\ndefault:\n\t$m[$ki] = $value\n}",
    "deferred": "defer func() { $m[$ki] = $value }()",
    "added": "$m[$ki] += x",
    "tuple": "$m[$ki], x0 = $value, x0+1",
    "shadowed map": "{\n\tm := make(map[$K]$V)\n\tm[$ki] = $value\n}\n$m[$kx] = $value",
    "list grows": "$m[$ki] = $value\nif len(list) < 40 {\n\tlist = append(list, x)\n}",
    "list shrinks": "$m[$ki] = $value\nif len(list) > 2 {\n\tlist = list[:len(list)-1]\n}",
    "number shrinks": "$m[$ki] = $value\nn--",
    "if not there": "if _, ok := $m[$ki]; !ok {\n\t$m[$ki] = $value\n}",
    "over a label": "if x == 4 {\n\tgoto next\n}\n$m[$ki] = $value\nnext:",
    "in a literal that recovers": "func() {\n\tdefer func() { recover() }()\n"
    "\t$m[$ki] = $value\n}()",
    "or failed": 'if x == 40 {\n\treturn fmt.Errorf("at %d", i)\n}\n$m[$ki] = $value',
    "then failed": '$m[$ki] = $value\nif x == 9 {\n\treturn fmt.Errorf("at %d", i)\n}',
    "in a block": "{\n\t$m[$ki] = $value\n}",
    "call beside": '$m[$ki] = $value\nfmt.Print(x, " ")',
    "look at all": "$m[$ki] = $value\nx0 += len($m)",
}
PLAIN = (
    "index",
    "element",
    "both",
    "both ways",
    "switch",
    "in a block",
    "call beside",
    "or failed",
)
"""Entries of `PUTS` that insert in each iteration."""
AT_ONCE = ("index", "both ways", "list grows", "list shrinks", "in a block")
"""Entries of `PUTS` that goroutines do which run at once, with a lock."""
LOCK = "mu.Lock()\ndefer mu.Unlock()"
BEFORE = {
    **BETWEEN,
    "through a pointer": "pl := &list\n*pl = numbers(3)",
    "by a literal": "func() { list = numbers(5) }()",
    "number by a literal": "func() { n = 3 }()",
    "another source": "src = &source{numbers(30), nil, 3}",
    "source's contents": "*src = source{numbers(30), nil, 3}",
    "counts": "counts[3] = 7",
    "no counts": "delete(counts, 3)",
    "array": "array[0] = 9\nparray = nil",
    "negative": "n = -5",
    "no list": "list = nil",
    "holder's list": "h.list = numbers(30)",
    "deferred": "defer fmt.Print(len(list))",
    "panic": "if n > 100 {\n\tpanic(n)\n}",
    "failed": "if n > 100 {\n\treturn nil\n}",
    "declared": "old := len(list)\n_ = old",
    "look": "fmt.Print(len($m))",
}
AROUND = {
    "block": "{",
    "shorter list": "{\nlist := list[:3]\n_ = list",
    "another number": "{\nn := 4\n_ = n",
    "another map": "for _, m := range []map[$K]$V{{}} {\n_ = m",
    "condition": "if n > 3 {",
    "loop": "for range [2]int{} {",
    "switch": "switch { default:",
    "literal": "func() {",
    "goroutine": "wg.Add(1); go func() { defer wg.Done(); try(func() {",
}
"""What stands around the loop, or around the map and the loop."""
_TABLES: dict[str, Iterable[str]] = {
    "wild key": KEYS,
    "wild make": MAKES,
    "wild": HOLDERS,
    "wild put": PUTS,
    "wild over": LOOPS,
    "wild before": BEFORE,
    "wild around": AROUND,
}
USES = frozenset(f"{kind} {name}" for kind, table in _TABLES.items() for name in table) | {
    "wild at once"
}
"""Everything that a unit may say that it uses."""
_COUNTS = re.compile(r"\]\+\+|\+= x")
_RETURNS = re.compile(r"return (fmt|nil)")
_NUMBERS = (*"iiiiii", "i*2", "i/2", "-i", "at(i)", "src.n+i", "list[i]", "i%3")


def wild(rnd: random.Random, name: str, go: str) -> Unit:
    """A unit about one map and the loop that fills it."""
    return _WildWriter(rnd, go).unit(name)


class _WildWriter(Writer):
    """Writes one unit: a function that fills a map and prints it, and its helpers."""

    def __init__(self, rnd: random.Random, go: str) -> None:
        super().__init__(rnd)
        self._is_old = go == "1.21"
        self._special = rnd.choices(list(KEYS), (5, 4, 2, 1, 1, 1, 2, 2, 2, 1))[0]
        self._key = self._special.split(" ")[0]
        self._value = rnd.choice(list(VALUES))
        self._fields = {"K": [self._key], "V": [self._value], "value": [VALUES[self._value]]}
        self.uses.add(f"wild key {self._special}")

    def unit(self, name: str) -> Unit:
        """The declarations, of which helpers only where something names them."""
        fields = self._fields
        fields["make"] = [self.pick(MAKES, fields, "wild make ")]
        holder = self.rnd.choice(list(HOLDERS))
        self.uses.add(f"wild {holder}")
        m, made = HOLDERS[holder]
        held = m.startswith("h.m")
        fields |= {"m": [m], "list": ["list", "list", "src.list"] + ["h.list"] * held}
        fields |= {"n": ["n", "14", "src.n", "len(list)"] + ["h.n"] * held}
        for letter in "ixn":
            texts = _NUMBERS if letter == "i" else (letter,)
            fields["k" + letter] = [KEYS[self._special].replace("%", one) for one in texts]
        body = self._body(self.fill(made, fields), m)
        functions = self._functions(body)
        return Unit(name, (*named(self._helpers(), functions), *functions), frozenset(self.uses))

    def _body(self, made: str, m: str) -> Body:
        if m == "m" and self._key in ("int", "string") and self.chance(0.15):
            return self._at_once()
        before: Body = ()
        if self.chance(0.35):
            calm = {**self._fields, "value": [f"*new({self._value})"]}
            found = self.pick(BEFORE, calm, "wild before ")
            before = (found,) if "h." not in found or m.startswith("h.m") else ()
        loop = self._loop()
        dump = f"@show({m})"
        if self.chance(0.15):
            return (made, *before, self._around(loop), dump)
        if self.chance(0.25):
            return (self._around((made, *before, *loop, dump)),)
        return (made, *before, *loop, dump)

    def _at_once(self) -> Body:
        """Two goroutines that do the same, one after the other."""
        self.uses.add("wild at once")
        fields = {**self._fields, "ki": [KEYS[self._key].replace("%", "i")]}
        put = self.pick({name: PUTS[name] for name in AT_ONCE}, fields, "wild put ")
        loops = {name: LOOPS[name] for name in NAMED if not self._is_new(LOOPS[name])}
        head, *rest = self.pick(loops, fields, "wild over ").split("\n")
        if not head.startswith("for"):
            rest, head = rest[1:], f"{head}\n{rest[0]}"
        loop = block(head, *rest, "_, _ = i, x", put)
        made = self.fill("m := $make", fields)
        work = block("go func() {", "defer wg.Done()", made, LOCK, loop, "@show(m)", close="}()")
        return ("var mu sync.Mutex\nwg.Add(2)", block("for range [2]int{} {", work), "wg.Wait()")

    def _around(self, body: Body) -> Block:
        is_bound = _RETURNS.search(text(body))
        table = {name: one for name, one in AROUND.items() if not is_bound or "func" not in one}
        head, *first = self.pick(table, self._fields, "wild around ").split("\n")
        close = "}) }()\nwg.Wait()" if "try" in head else "}()" if head == "func() {" else "}"
        return block(head, *first, *body, close=close)

    def _loop(self) -> Body:
        number = self._value == "int"
        puts = {name: one for name, one in PUTS.items() if number or not _COUNTS.search(one)}
        if self.chance(0.6):
            puts = {name: puts[name] for name in PLAIN}
        loops = {name: one for name, one in LOOPS.items() if not self._is_new(one)}
        if self.chance(0.6):
            loops = {name: loops[name] for name in NAMED if name in loops}
        put = self.pick(puts, self._fields, "wild put ")
        lines = self.pick(loops, self._fields, "wild over ").split("\n")
        at = next(n for n, line in enumerate(lines) if line.startswith("for"))
        label = "outer: " if "outer" in put else ""
        head, rest = label + lines[at], lines[at + 1 :]
        if rest and rest[0].startswith("for"):
            return (*lines[:at], block(head, "_ = i", block(rest[0], "_ = x", put)))
        return (*lines[:at], block(head, *rest, "_, _ = i, x", put))

    def _is_new(self, loop: str) -> bool:
        return self._is_old and ("each(" in loop or "range $n " in loop or "range huge" in loop)

    def _functions(self, body: Body) -> Body:
        first = (
            "defer frugal(heap())",
            "list, n, x0, huge := numbers(12), 11, 0, 1<<22",
            "array, fixed, words := [12]int{1, 2, 3}, numbers(12), `some longer text`",
            "parray, none := &array, (*[12]int)(nil)",
            'src := &source{numbers(13), []string{"a", "bc", "d"}, 14}',
            "counts := map[int]int{3: 4}",
            "var wg sync.WaitGroup",
            "_, _, _, _, _, _ = &wg, list, n, src, counts, x0",
            "_, _, _, _, _ = huge, fixed, words, parray, none",
        )
        last = ('fmt.Println("end", list, n, src, counts)',)
        if _RETURNS.search(text(body)) or self.chance(0.5):
            work = block("func @work() (err error) {", *first, *body, *last, "return")
            return (work, block("func @() {", "fmt.Println(@work())"))
        return (block("func @() {", *first, *body, *last),)

    def _helpers(self) -> list[tuple[str, str | Block]]:
        table = f"map[{self._key}]{self._value}"
        entry = "m[key]()" if "func" in self._value else "m[key]"
        return [
            ("@show(", show(table, self._key, entry)),
            ("holder@", f"type holder@ struct {{\n\tm {table}\n\tlist []int\n\tn int\n}}"),
            ("table@", f"type table@ map[{self._key}]{self._value}"),
            ("g@", f"var g@ {table}"),
        ]
