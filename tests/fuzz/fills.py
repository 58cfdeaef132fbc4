"""Functions with a map that one loop fills, for `unsized-map`."""

from __future__ import annotations

import random

from fuzz.program import Body, Unit, block
from fuzz.writer import Writer

KEYS = {
    "int": "%",
    "string": "fmt.Sprint(%)",
    "int64": "int64(%)",
    "uint8": "uint8(%)",
    "bool": "% > 2",
}
"""Type of the keys → one made of the number `%`."""
MAKES = {
    "make": "make(map[$K]$V)",
    "make of nothing": "make(map[$K]$V, 0)",
    "literal": "map[$K]$V{}",
    "named": "table@{}",
    "named make": "make(table@)",
    "literal with a comment": "map[$K]$V{ /* none */ }",
}
VALUES = ("int", "[4]int", "[40]int", "[512]int", "bool", "string", "Pair")
HOLDERS = {
    "local": "NEW := $make",
    "var": "var NEW = $make",
    "shadowed len": "len := func(any) int { return 2 }\n_ = len\nNEW := $make",
    "field": "h := holder@{}\nh.m = $make",
    "pointer to field": "h := &holder@{m: $make}",
    "later": "var NEW map[$K]$V\nif len(src.list) > 2 {\n\tNEW = $make\n}",
}
BOUNDS = {
    "slice": "for i, x := range $list {",
    "number": "for i := 0; i < $n; i++ {\nx := i * 3",
    "length": "for i := 0; i < len($list); i++ {\nx := $list[i]",
    "array": "for i, x := range [12]int{1, 2, 3} {",
    "few": "for i, x := range [5]int{1, 2} {",
    "string": 'for i, c := range "some longer text" {\nx := int(c)',
    "map": "for i, x := range counts {",
    "words": "for i, w := range src.words {\nx := len(w)",
    "nested": "for i := range $list {\nfor x := range $list {",
    "step": "for i := 0; i < $n; i += 2 {\nx := i",
    "backwards": "for i := $n; i > 0; i-- {\nx := i",
    "call": "for i, x := range numbers(15) {",
}
INSERTS = {
    "index": "$m[$ki] = $value",
    "element": "$m[$kx] = $value",
    "both": "$m[$ki] = $value\n$m[$kx] = $value",
    "conditional": "if x%2 == 0 {\n\t$m[$ki] = $value\n}",
    "or skipped": "if x == 2 {\n\tcontinue\n}\n$m[$ki] = $value",
    "or ended": "if x == 40 {\n\tbreak\n}\n$m[$ki] = $value",
    "or returned": "if x == 40 {\n\treturn\n}\n$m[$ki] = $value",
    "or panicked": "if x == 40 {\n\tpanic(x)\n}\n$m[$ki] = $value",
    "both ways": "if x%2 == 0 {\n\t$m[$ki] = $value\n} else {\n\t$m[$kx] = $value\n}",
    "deletes": "$m[$ki] = $value\ndelete($m, $kx)",
    "counts": "$m[$kx]++",
    "literal": "func() { $m[$ki] = $value }()",
    "replaced": "$m[$ki] = $value\nif x == 3 {\n\t$m = $make\n}",
}
BETWEEN = {
    "appended": "list = append(list, 77)",
    "another list": "list = numbers(3)",
    "shorter": "list = list[:2]",
    "field": "src.list = numbers(4)",
    "nothing there": "src = nil",
    "number": "n += 2",
    "call": "fmt.Print(len(numbers(2)))",
    "inserted": "$m[$kn] = $value",
    "shadowed": "len := func(any) int { return 2 }\n_ = len",
    "printed": 'fmt.Print("between ")',
    "in a loop": "for range list {\n\tn++\n}",
    "returned": "if n > 100 {\n\treturn\n}",
}
AGAIN = {"twice": "for i := range list {\n\t$m[$ki] = $value\n}"}
USES = frozenset(
    f"fill {kind}{name}"
    for kind, table in {
        "key ": KEYS,
        "make ": MAKES,
        "": HOLDERS | INSERTS,
        "over ": BOUNDS,
        "between ": BETWEEN,
    }.items()
    for name in table
) | {"fill in a literal beside a read"}
"""Everything that a unit may say that it uses."""


def fill(rnd: random.Random, name: str) -> Unit:
    """A unit about one map and the loop that fills it."""
    return _FillWriter(rnd).unit(name)


class _FillWriter(Writer):
    """Writes one unit."""

    def unit(self, name: str) -> Unit:
        """The function and its types."""
        key = self.rnd.choices(list(KEYS), (3, 3, 2, 1, 1))[0]
        value = self.rnd.choices(VALUES, (1, 1, 1, 2, 1, 1, 1))[0]
        fields = {"K": [key], "V": [value], "list": ["list", "list", "src.list"]}
        fields |= {"n": ["n", "14", "src.n", "len(list)"]}
        self.uses.add(f"fill key {key}")
        make = self.pick(MAKES, fields, "fill make ")
        holder = self.pick(HOLDERS, {**fields, "make": [make]}, "fill ").replace("NEW", "m")
        m = "h.m" if holder.startswith("h ") else "m"
        values = {"int": "x", "[4]int": "[4]int{x}", "[40]int": "[40]int{x}", "bool": "x > 2"}
        fields |= {"m": [m], "make": [make], "value": [values.get(value, f"*new({value})")]}
        for letter in "ixn":
            fields["k" + letter] = [KEYS[key].replace("%", letter)]
        between = () if "len :=" in holder else self._between(fields)
        body = (holder, *between, *self._loop(fields))
        if self.chance(0.1):
            body += (self.fill(AGAIN["twice"], {**fields, "value": [f"*new({value})"]}),)
        return Unit(name, self._declarations(body, m, key, value), frozenset(self.uses))

    def _between(self, fields: dict[str, list[str]]) -> Body:
        if self.chance(0.5):
            return ()
        calm = {**fields, "value": [f"*new({fields['V'][0]})"]}
        return (self.pick(BETWEEN, calm, "fill between "),)

    def _loop(self, fields: dict[str, list[str]]) -> Body:
        number = fields["V"] == ["int"]
        inserts = {name: one for name, one in INSERTS.items() if name != "counts" or number}
        head, *rest = self.pick(BOUNDS, fields, "fill over ").split("\n")
        if self.chance(0.4):
            inserts = {name: INSERTS[name] for name in ("index", "element", "both", "both ways")}
        insert = self.pick(inserts, fields, "fill ")
        if rest and rest[0].startswith("for"):
            return (block(head, "_ = i", block(rest[0], "_ = x", insert)),)
        return (block(head, *rest, "_, _ = i, x", insert),)

    def _declarations(self, body: Body, m: str, key: str, value: str) -> Body:
        first = (
            "list, n := numbers(12), 11",
            'src := &source{numbers(13), []string{"a", "bc", "d"}, 14}',
            "counts := map[int]int{1: 2, 3: 4}",
            "_, _, _, _ = list, n, src, counts",
        )
        dump = (
            f"keys := make([]{key}, 0)",
            block(f"for key := range {m} {{", "keys = append(keys, key)"),
            block("for _, key := range order(keys) {", f"fmt.Print(key, {m}[key])"),
            "fmt.Println(list, n)",
        )
        table = f"type table@ map[{key}]{value}"
        holder = f"type holder@ struct {{ m map[{key}]{value} }}"
        source = Unit("@", body).source
        types = [one for name, one in (("table@", table), ("holder@", holder)) if name in source]
        work = (*first, *body, *dump)
        if self.chance(0.05):
            self.uses.add("fill in a literal beside a read")
            literal = block("look := func() (turn int) {", "turns++\nturn = turns", *work, "return")
            work = ("turns := 0", literal, 'fmt.Println("turns", turns, look())')
        return (*types, block("func @() {", *work))
