"""Functions over maps whose values are arrays, for the rules about maps."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass

from fuzz import fills
from fuzz import map_tables as tables
from fuzz.program import Block, Body, Program, Unit, block, edited, text
from fuzz.writer import Fields, Writer

Scope = dict[str, list[str]]
"""Field → names in scope that stand for it."""

KEYS = {
    "int": ("1", "2", "9", "s"),
    "string": ('"a"', '"b"', '""'),
    "Key": ('Key{1, "a"}', "Key{}"),
    "[2]int": ("[2]int{1, 2}", "[2]int{s, 2}"),
    "float64": ("1.5", "0", "float64(s)"),
    "bool": ("true", "s > 3"),
    "any": ("any(1)", 'any("a")', "any(nil)"),
}
_KEY_WEIGHTS = (6, 4, 1, 1, 1, 1, 1)


@dataclass(frozen=True)
class Value:
    """An array type, and what can be written of it."""

    type: str
    element: str
    size: int
    elements: tuple[str, ...]
    changes: tuple[str, ...]
    has_method: bool = False


_NUMBERS = (("1", "7", "0"), ("++", " += 2", " = 7", "--"))
VALUES = (
    Value("[4]int", "int", 4, *_NUMBERS),
    Value("[40]int", "int", 40, *_NUMBERS),
    Value("Wide", "int", 40, *_NUMBERS, has_method=True),
    Value("Row", "int", 4, *_NUMBERS, has_method=True),
    Value("[200]uint8", "uint8", 200, *_NUMBERS),
    Value("[20]string", "string", 20, ('"x"', '"y"'), (' += "z"', ' = "w"')),
    Value("[2]Pair", "Pair", 2, ("Pair{1, 2}", "Pair{}"), (" = Pair{3, 4}", ".x++")),
    Value("[3]*cell", "*cell", 3, ("nil", "cells@[0]", "cells@[1]"), (" = cells@[1]", " = nil")),
    Value("[0]int", "int", 0, (), ()),
)
_VALUE_WEIGHTS = (5, 6, 3, 2, 2, 2, 1, 1, 0.5)
_HOLDERS = ("local", "local", "parameter", "parameter", "field", "package", "method", "closure")
_MOODS = {
    # reads, changes, updates, copies kept, copies read by element, maps, conditions, other blocks
    "any": (4, 3, 4, 2, 2, 1, 2, 2),
    "reads": (6, 0.5, 0.5, 1, 6, 0.3, 1, 0.5),
    "updates": (2, 1, 8, 1, 1, 0.5, 1, 1),
    "flows": (2, 2, 2, 1, 1, 6, 1, 1),
}
_PLAIN = frozenset({"[4]int", "[40]int", "[200]uint8", "[20]string"})
_OUTSIDE = re.compile(r"@(?:read|put|bump|value|new)\(|\b(?:Table|g)@")
"""Names that can be those of another package."""
_MOVED = re.compile(r"(?:func|type|var) (?:@|Table@|g@)(?!show)")
_TABLES: dict[str, Iterable[str]] = {
    "map read": tables.READS,
    "map change": tables.CHANGES,
    "map update": tables.UPDATES,
    "map copy": tables.COPIES,
    "map flow": tables.MAPS,
    "map if": tables.CONDITIONS,
    "map spoiler": tables.SPOILERS,
    "map block": tables.HEADS,
    "map key": KEYS,
}
USES = (
    {"map package of its own"}
    | fills.USES
    | {f"{kind} {name}" for kind, table in _TABLES.items() for name in table}
)
"""Everything that a unit may say that it uses."""


def maps(seed: int, count: int, go: str) -> Program:
    """A program of `count` units; unit n of a seed is the same whatever `count` is.

    Every fourth is about maps that one loop fills.
    """
    units = []
    for number in range(count):
        rnd = random.Random(f"maps {seed} {number}")
        name = f"f{number}"
        is_fill = number % 4 == 3
        units.append(fills.fill(rnd, name) if is_fill else _MapWriter(rnd).unit(name))
    return Program(tuple(units), go, "maps.go")


class _MapWriter(Writer):
    """Writes one unit: a function that uses maps of one type, and its helpers."""

    def __init__(self, rnd: random.Random) -> None:
        super().__init__(rnd)
        self._key = rnd.choices(list(KEYS), _KEY_WEIGHTS)[0]
        self._value = rnd.choices(VALUES, _VALUE_WEIGHTS)[0]
        self._is_named = self.chance(0.25)
        self._holder = rnd.choice(_HOLDERS)
        self._mood = rnd.choice(list(_MOODS))
        self._budget = rnd.randint(3, 12)
        self._spoils = self.chance(0.15)
        self._return = "return s" if self._holder in ("parameter", "method") else "return"
        self.uses |= {f"map key {self._key}", f"value {self._value.type}", f"map in {self._holder}"}

    @property
    def _type(self) -> str:
        return "Table@" if self._is_named else self._written

    @property
    def _written(self) -> str:
        return f"map[{self._key}]{self._value.type}"

    def _fields(self, scope: Scope) -> Fields:
        value = self._value
        keys = [*KEYS[self._key], *scope["key"]]
        places = [str(n) for n in (0, 1, value.size - 1) if 0 <= n < value.size]
        literals = [f"({value.type}{{}})"]
        literals += [f"({value.type}{{{one}}})" for one in value.elements]
        is_number = value.changes[:1] == ("++",)
        return {
            **{name: scope[name] for name in ("m", "a", "c", "local")},
            "mm": scope["m"],
            "k": keys,
            "kk": keys,
            "i": places,
            "ii": places,
            "e": value.elements,
            "n": value.changes,
            "lit": literals,
            "M": [self._type],
            "K": [self._key],
            "V": [value.type],
            "size": [str(value.size or 1)],
            "number": [value.element] if is_number else [],
            "total": ["total"] if value.has_method else [],
            "return": [self._return],
        }

    def unit(self, name: str) -> Unit:
        """The declarations, of which helpers only where something names them."""
        maps, start, place = self._held()
        scope: Scope = {"m": maps, "a": [], "c": [], "key": [], "local": []}
        if self._holder in ("local", "closure"):
            scope["local"] = ["m"]
        body = (*self._start(maps), *self._list(scope, 1), *self._kept(scope))
        if self._spoils:
            body += self._one(tables.SPOILERS, scope, "map spoiler ")
        functions = self._functions(body, start, place)
        helpers = self._helpers(functions)
        if self._holder not in ("field", "method") and self._is_plain() and self.chance(0.35):
            return self._parted(name, helpers, functions)
        return Unit(name, (*helpers, *functions), frozenset(self.uses))

    def _is_plain(self) -> bool:
        """Are keys and values of types that every package has?"""
        return self._key in ("int", "string", "[2]int") and self._value.type in _PLAIN

    def _parted(self, name: str, helpers: Body, functions: Body) -> Unit:
        """What can be exported moves to a package of its own, and is called from there."""
        lib = tuple(one for one in helpers if _MOVED.match(text((one,))))
        rest = tuple(one for one in helpers if one not in lib)
        if lib:
            self.uses.add("map package of its own")
        return Unit(
            name,
            edited((*rest, *functions), lambda line: _OUTSIDE.sub(r"lib.X\g<0>", line)),
            frozenset(self.uses),
            edited(lib, lambda line: _OUTSIDE.sub(r"X\g<0>", line)),
        )

    def _held(self) -> tuple[list[str], str, str]:
        """Expressions for the map in the function, how it is made, and its name outside."""
        make = self.rnd.choice([f"make({self._type})", f"{self._type}{{}}", "@new()"])
        return {
            "local": (["m"], f"m := {make}", "m"),
            "closure": (["m"], f"m := {make}", "m"),
            "parameter": (["m"], f"m := {make}", "m"),
            "field": (["h.m"], f"h := &holder@{{m: {make}}}", "h.m"),
            "method": (["h.m"], f"h := &holder@{{m: {make}}}", "h.m"),
            "package": (["g@"], f"g@ = {make}", "g@"),
        }[self._holder]

    def _start(self, maps: list[str]) -> Body:
        """A few entries, so that not every key is missing."""
        fields = self._fields({"m": maps, "a": [], "c": [], "key": [], "local": []})
        return tuple(self.fill("$m[$k] = $lit", fields) for _ in range(self.rnd.randint(0, 3)))

    def _functions(self, body: Body, start: str, place: str) -> Body:
        first = ("var wg sync.WaitGroup\nvar mu sync.Mutex\ns := 0\n_, _, _ = &wg, &mu, s", start)
        end = (f'fmt.Println("end", s)\n@show({place})',)
        if self._holder == "parameter":
            inner = self._work(f"func @work(m {self._type}, s int) int {{", body)
            call: Body = ("try(func() { s = @work(m, s) })",)
        elif self._holder == "method":
            inner = self._work("func (h *holder@) work(s int) int {", body)
            call = ("try(func() { s = h.work(s) })",)
        elif self._holder == "closure" or self.chance(0.4):
            inner, call = (), (block("try(func() {", *body, close="})"),)
        else:
            inner, call = (), body
        return (*inner, block("func @() {", *first, *call, *end))

    def _work(self, head: str, body: Body) -> Body:
        locals_ = "var wg sync.WaitGroup\nvar mu sync.Mutex\n_, _ = &wg, &mu"
        return (block(head, locals_, *body, "return s"),)

    def _helpers(self, functions: Body) -> Body:
        """Those that the functions, or another helper, name."""
        value, key, whole = self._value.type, self._key, self._type
        changes = [f"v[0]{change}" for change in self._value.changes[:1]]
        receiver = "(h *holder@)"
        helpers: list[tuple[str, str | Block]] = [
            ("g@", f"var g@ {whole}"),
            ("@read(", f"func @read(m {whole}, k {key}) {value} {{ return m[k] }}"),
            ("@put(", f"func @put(m {whole}, k {key}, v {value}) {{ m[k] = v }}"),
            (
                "@bump(",
                block(f"func @bump(m {whole}, k {key}) {{", "v := m[k]", *changes, "m[k] = v"),
            ),
            ("@value(", f"func @value(s int) {value} {{ return {value}{{}} }}"),
            (").get", f"func {receiver} get(k {key}) {value} {{ return h.m[k] }}"),
            (").bump", f"func {receiver} bump(k {key}) {{ @put(h.m, k, h.m[k]) }}"),
            ("@show(", self._show()),
            ("@new()", f"func @new() {whole} {{ return {whole}{{}} }}"),
            ("holder@", f"type holder@ struct {{\n\tm {whole}\n\tn int\n}}"),
            ("Table@", f"type Table@ {self._written}"),
            ("cells@", "var cells@ = [2]*cell{{1}, {2}}"),
        ]
        return _named(helpers, functions)

    def _show(self) -> Block:
        """Print the whole map, in the order of its keys."""
        return block(
            f"func @show(m {self._type}) {{",
            f"keys := make([]{self._key}, 0)",
            block("for key := range m {", "keys = append(keys, key)"),
            block("for _, key := range order(keys) {", "fmt.Println(key, m[key])"),
        )

    def _list(self, scope: Scope, depth: int) -> Body:
        scope = {field: list(names) for field, names in scope.items()} if depth > 1 else scope
        found: Body = ()
        for _ in range(self.rnd.randint(2, 9 if depth == 1 else 3)):
            if self._budget > 0:
                self._budget -= 1
                found += self._statement(scope, depth)
        if depth > 1 and self.chance(0.1):
            self.uses.add("map early return")
            found += (self._return,)
        return found or ("s++",)

    def _statement(self, scope: Scope, depth: int) -> Body:
        kinds = ["read", "change", "update", "copy", "unchanged", "map", "if", "other"]
        kind = self.rnd.choices(kinds, _MOODS[self._mood])[0]
        if kind in ("copy", "unchanged", "map"):
            return self._declare(kind, scope)
        if kind == "if" and depth < 4:
            return (self._if(scope, depth),)
        if kind == "other" and depth < 4:
            return (self._other(scope, depth),)
        table = {"change": tables.CHANGES, "update": tables.UPDATES}.get(kind, tables.READS)
        return self._one(table, scope, f"map {kind} ") or ("s++",)

    def _one(self, table: dict[str, str], scope: Scope, kind: str) -> Body:
        found = self.pick(table, self._fields(scope), kind)
        if not found:
            return ()
        written = found.replace("NEW", self.fresh("v"))
        in_block = kind == "map update " and self.chance(0.3)
        return (block("{", written) if in_block else written,)

    def _declare(self, kind: str, scope: Scope) -> Body:
        field = {"copy": "a", "unchanged": "c", "map": "m"}[kind]
        name = self.fresh(field)
        table, what = (tables.MAPS, "flow") if kind == "map" else (tables.COPIES, "copy")
        found = self.pick(table, self._fields(scope), f"map {what} ")
        if not found:
            return ("s++",)
        scope[field] = [*scope[field], name]
        if kind == "map" and self.chance(0.5):
            scope["local"] = [*scope["local"], name]
        unused = f"{name}[0]" if kind == "unchanged" and self._value.size else name
        return (found.replace("NEW", name) + f"\n_ = {unused}",)

    def _kept(self, scope: Scope) -> Body:
        """In the end, look at the copies that were kept."""
        return tuple(f'fmt.Print({name}, " ")' for name in scope["a"])

    def _condition(self, scope: Scope) -> str:
        return self.pick(tables.CONDITIONS, self._fields(scope), "map if ")

    def _if(self, scope: Scope, depth: int) -> Block:
        arms = [(f"if {self._condition(scope)} {{", self._list(scope, depth + 1))]
        if self.chance(0.4):
            arms.append(("} else {", self._list(scope, depth + 1)))
        return Block(tuple(arms))

    def _other(self, scope: Scope, depth: int) -> Block:
        if self.chance(0.3):
            self.uses.add("map shadow")
            shadow = self.rnd.choice(tables.SHADOWS)
            bare = self._one({"read": 'fmt.Print($m[$k], " ")'}, scope, "map shadowed ")
            return block("{", shadow, *bare)
        head = self.pick(tables.HEADS, self._fields(scope), "map block ").replace("NEW", "key")
        inner = {field: list(names) for field, names in scope.items()}
        if head.startswith("for _"):
            inner["key"].append("key")
        used = ("_ = key",) if "key" in head else ()
        return block(head, *used, *self._list(inner, depth + 1))


def _named(helpers: list[tuple[str, str | Block]], functions: Body) -> Body:
    taken: Body = ()
    for _ in helpers:
        source = Unit("@", (*functions, *taken)).source
        taken = tuple(helper for name, helper in helpers if name in source)
    return taken
