"""Functions that copy large arrays out of maps and read them by element, for `copied-array`."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable

from fuzz import load_tables as tables
from fuzz.map_helpers import named, show
from fuzz.program import Block, Body, Program, Unit, block, text
from fuzz.twice import may_be_twice
from fuzz.wild_fills import wild
from fuzz.writer import Fields, Table, Writer

_TABLES: dict[str, Iterable[str]] = {
    "load": tables.STATEMENTS,
    "load in": tables.HEADS,
    "load read": tables.READS,
    "load between": tables.BETWEEN,
    "load key": tables.KEYS,
    "load value": tables.VALUES,
    "load from": tables.HOLDERS,
}
USES = frozenset(f"{kind} {name}" for kind, table in _TABLES.items() for name in table) | {
    "load from a type declared twice"
}
"""Everything that a unit may say that it uses."""
_LOCALS = {
    "wg": "var wg sync.WaitGroup",
    "mu": "var mu sync.Mutex",
    "n": "n := 5",
    "turn": "turn := 0",
    "list": "list := numbers(5)",
    "other": "other := m",
    "w": "w := $V{}",
    "h": "h := &holder@{m, k}",
    "g@": "g@, g@k = m, k",
}
"""Name of a variable → how the function begins that uses it."""


def lookups(seed: int, count: int, go: str) -> Program:
    """A program of `count` units; unit n of a seed is the same whatever `count` is.

    Every third is about maps that one loop fills.
    """
    units = []
    for number in range(count):
        rnd = random.Random(f"lookups {go} {seed} {number}")
        name = f"f{number}"
        twice = may_be_twice(seed, number)
        is_wild = number % 3 == 2
        units.append(wild(rnd, name, go) if is_wild else _LoadWriter(rnd, go, twice).unit(name))
    return Program(tuple(units), go, "maps.go", seed=seed)


class _LoadWriter(Writer):
    """Writes one unit: a function that reads elements of copies, and its helpers."""

    def __init__(self, rnd: random.Random, go: str, may_be_twice: bool = False) -> None:
        super().__init__(rnd)
        self._may_be_twice = may_be_twice
        self._is_old = go == "1.21"
        self._key = rnd.choices(list(tables.KEYS), tables.KEY_WEIGHTS)[0]
        self._value = rnd.choices(list(tables.VALUES), tables.VALUE_WEIGHTS)[0]
        self._size, self._elements, self._change, self._number = tables.VALUES[self._value]
        self._type = "Table@" if self.chance(0.2) else f"map[{self._key}]{self._value}"
        self._holder = rnd.choices(list(tables.HOLDERS), tables.HOLDER_WEIGHTS)[0]
        self._calm = rnd.choice([0.5, 0.8, 1.0, 1.0])
        """How much of what is written changes neither map nor key."""
        is_shared = self._holder not in ("parameter", "method")
        self._is_quiet = self.chance(0.9 if is_shared else 0.5)
        """Where others can reach the map, a call is taken to change it."""
        self.uses |= {f"load key {self._key}", f"load value {self._value}"}
        self.uses.add(f"load from {self._holder}")

    def _fields(self, copy: str = "") -> Fields:
        keys = list(tables.KEYS[self._key])
        variables = ["k", *tables.HOLDERS[self._holder][1]]
        places = [str(n) for n in (0, 1, self._size - 1)]
        place = f"(s&0x7fff)%{self._size}"
        element = f"{copy}[{self.rnd.choice(places)}]"
        return {
            "m": ["m", *tables.HOLDERS[self._holder][0]],
            "local": ["m"],
            "k": variables + (keys if self._key not in tables.KEPT or self.chance(0.2) else []),
            "kk": [*keys, "k"],
            "held": variables,
            "still": tables.HOLDERS[self._holder][0] if self._calm == 1 else [],
            "i": places,
            "ii": places,
            "place": [place, "n&7", "list[0]&7"],
            "e": [one for one in self._elements if "[" not in one],
            "n": [self._number.replace("$", element)],
            "np": [self._number.replace("$", f"{copy}[{place}]")],
            "change": [self._change],
            "lit": [f"({self._value}{{{one}}})" for one in ("", *self._elements)],
            "c": [copy] if copy else [],
            "K": [self._key],
            "V": [self._value],
            "numeric": [self._key] if self._key in tables.NUMERIC else [],
            "computed": tables.COMPUTED.get(self._key, []),
            "composed": tables.COMPOSED.get(self._key, []),
        }

    def unit(self, name: str) -> Unit:
        """The declarations, of which helpers only where something names them."""
        body: Body = ()
        for _ in range(self.rnd.randint(2, 6)):
            body += self._load()
        functions = self._functions((*self._locals(body), *body))
        declared, elsewhere = (*named(self._helpers(), functions), *functions), self._elsewhere()
        return Unit(name, declared, frozenset(self.uses), excluded=elsewhere)

    def _elsewhere(self) -> Body:
        """What the map is in a file that this build leaves out."""
        if not self._may_be_twice or self._type != "Table@":
            return ()
        self.uses.add("load from a type declared twice")
        return (f"type Table@ map[{self._key}][]int",)

    def _locals(self, body: Body) -> Body:
        source = text(body)
        return tuple(
            f"{self.fill(made, self._fields())}\n_ = {'&' * (name in ('wg', 'mu'))}{name}"
            for name, made in _LOCALS.items()
            if re.search(rf"(?<![.\w]){name}(?![a-jl-z0-9])", source)
        )

    def _functions(self, body: Body) -> Body:
        key = self.rnd.choice(tables.KEYS[self._key][:3])
        start = f"var k {self._key} = {key}\nm, s := @fill(), 0\n_ = k"
        end = ('fmt.Println("end", s)', "@show(m)")
        head, call = tables.HOLDERS[self._holder][2:]
        if not head:
            literal = block("try(func() {", *body, close="})")
            return (block("func @() {", start, literal, *end),)
        head = self.fill(head, {"M": [self._type], **self._fields()})
        work = block(head, *body, "return")
        return (work, block("func @() {", start, f"try(func() {{ s = {call} }})", *end))

    def _load(self) -> Body:
        """A load, what is done with it, and what comes in between."""
        name = self.fresh("c")
        fields = self._fields(name)
        if self.chance(0.5):
            plain = {name: tables.STATEMENTS[name] for name in tables.PLAIN}
            table = plain if self.chance(0.7) else tables.STATEMENTS
            load = self.pick(table, fields, "load ").replace("NEW", name)
            return (load, *self._after(fields), f"_ = {name}[0]")
        quiet = {one: tables.HEADS[one] for one in tables.QUIET_HEADS}
        table = quiet if self._is_quiet and self.chance(0.6) else tables.HEADS
        lines = self.pick(table, fields, "load in ").replace("NEW", name).split("\n")
        at = next(n for n, line in enumerate(lines) if line.endswith(("{", ":")))
        before, head, first = lines[:at], lines[at], _statements(lines[at + 1 :])
        last = f"_ = {name}[1]" if self.chance(0.3) else f"_ = len({name})"
        close = "}) }()" if "try" in head else "}()" if head.endswith("func() {") else "}"
        inner = block(head, *first, *self._after(fields), last, close=close)
        return (*before, inner, "wg.Wait()") if "wg." in head else (*before, inner)

    def _after(self, fields: Fields) -> Body:
        if self.chance(0.04):
            aside = {name: tables.READS[name] for name in tables.READ_ASIDE}
            return (self.pick(aside, fields, "load read "),)
        found: Body = ()
        for _ in range(self.rnd.choice((1, 1, 1, 2))):
            if self.chance(0.5):
                found += self._one(tables.BETWEEN, tables.CALM, fields, "load between ")
            calm = tables.READ_QUIETLY if self._is_quiet else tables.READ_CALMLY
            read = self._one(tables.READS, calm, fields, "load read ")
            found += (self._wrapped(read),) if self.chance(0.25) else read
        return found

    def _wrapped(self, body: Body) -> Block:
        head = self.rnd.choice(["if s < 40 {", "{", "for range [2]int{} {"])
        return block(head, *body)

    def _one(self, table: Table, calm: tuple[str, ...], fields: Fields, kind: str) -> Body:
        if self.chance(self._calm):
            table = {name: table[name] for name in calm}
        if self._is_old:
            table = {name: one for name, one in table.items() if "range func" not in one}
        found = self.pick(table, fields, kind)
        return (found.replace("NEW", self.fresh("v")),) if found else ()

    def _helpers(self) -> list[tuple[str, str | Block]]:
        table, key, value = self._type, self._key, self._value
        inlined = "//go:noinline\n" * self.chance(0.7)
        fill = f"{inlined}func @fill() {table} {{"
        first = tables.KEYS[key][0]
        change = f"func @change(m {table}, k {key}) int {{"
        return [
            ("@show(", show(table, key, "m[key]")),
            ("@fill(", block(fill, f"m := {table}{{}}", *self._entries(), "return m")),
            (
                "@only(",
                f"func @only(m {table}) {table} {{ return {table}{{{first}: m[{first}]}} }}",
            ),
            ("@give(", f"func @give(m {table}) {table} {{ return m }}"),
            ("@change(", f"{inlined}{change} m[k] = {value}{{}}; return 1 }}"),
            (".change", f"func (h *holder@) change(k {key}) {{ h.m[k] = {value}{{}} }}"),
            ("@renew(", "func @renew() { g@ = @fill() }"),
            ("holder@", f"type holder@ struct {{\n\tm {table}\n\tk {key}\n}}"),
            ("Table@", f"type Table@ map[{key}]{value}"),
            ("g@", f"var g@ {table}\nvar g@k {key}"),
            ("cells@", "var cells@ = [2]*cell{{1}, {2}}"),
        ]

    def _entries(self) -> Body:
        """A few entries, so that not every key is missing."""
        fixed = [one for one in self._elements if not re.search(r"\bs\b", one)]
        keys = tables.KEYS[self._key][:2]
        return tuple(f"m[{key}] = {self._value}{{{n}: {fixed[-n]}}}" for n, key in enumerate(keys))


def _statements(lines: list[str]) -> list[str]:
    """The lines of a template, those of an inner block together."""
    made: list[str] = []
    depth = 0
    for line in lines:
        made[-1:] = [f"{made[-1]}\n{line}"] if depth else [*made[-1:], line]
        depth += line.count("{") - line.count("}")
    return made
