"""Functions over maps whose values are arrays, for the rules about maps."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable

from fuzz import fills
from fuzz import map_tables as tables
from fuzz.map_helpers import helpers, show
from fuzz.map_types import COMPUTED, KEY_WEIGHTS, KEYS, PLAIN, TICKING, VALUE_WEIGHTS, VALUES
from fuzz.program import Block, Body, Program, Unit, block, edited, text
from fuzz.writer import Fields, Table, Writer

Scope = dict[str, list[str]]
"""Field → names in scope that stand for it."""

_HOLDERS = ("local", "local", "parameter", "parameter", "field", "package", "method", "closure")
_MOODS = {
    # reads, changes, updates, copies kept, copies read by element, maps, conditions, other blocks
    "any": (4, 3, 4, 2, 2, 1, 2, 2),
    "reads": (6, 0.5, 0.5, 1, 6, 0.3, 1, 0.5),
    "updates": (2, 1, 8, 1, 1, 0.5, 1, 1),
    "flows": (2, 2, 2, 1, 1, 6, 1, 1),
}
_BY_ELEMENT = frozenset({"[4]int", "[2]Pair"})
_AS_A_WHOLE = re.compile(
    r"""
    \$V | valued | changed | tick(?:ed)?\(\$lit | @(?:read|put|value|bump)               # passed on
    | \)\.(?:get|bump) | return\ \$m                                                # passed on
    | Print\((?:\$a|\$m\[\$kc?\],|NEW\[\$ii\],\ NEW) | ,\ x,                          # printed
    | weigh\((?:x|NEW)\) | switch | \$total                                           # taken as any
    | \$a\[: | range\ (?:NEW|\$m\[) | len\(\$m\[                                      # gone through
    """,
    re.VERBOSE,
)
"""What a map of structs has nothing for: templates that need an array, not its elements."""
_OUTSIDE = re.compile(r"@(?:read|put|bump|value|new)\(|\b(?:Table|g)@")
"""Names that can be those of another package."""
_MOVED = re.compile(r"(?:func|type|var) (?:@|Table@|g@)(?!show|generic)")
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
    {"map package of its own", "map by element", "map in a file left out", "map at the start"}
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
        rnd = random.Random(f"maps {go} {seed} {number}")
        name = f"f{number}"
        is_fill = number % 4 == 3
        units.append(fills.fill(rnd, name) if is_fill else _MapWriter(rnd).unit(name))
    return Program(tuple(units), go, "maps.go", seed=seed)


class _MapWriter(Writer):
    """Writes one unit: a function that uses maps of one type, and its helpers."""

    def __init__(self, rnd: random.Random) -> None:
        super().__init__(rnd)
        self._key = rnd.choices(list(KEYS), KEY_WEIGHTS)[0]
        self._value = rnd.choices(VALUES, VALUE_WEIGHTS)[0]
        self._is_named = self.chance(0.25)
        self._by_element = self._value.type in _BY_ELEMENT and self.chance(0.5)
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
        is_number = value.changes[:1] == ("++",)
        return {
            **{name: scope[name] for name in ("m", "a", "c", "local")},
            "mm": scope["m"],
            "k": keys,
            "kk": keys,
            "kc": [COMPUTED[self._key].format(one) for one in TICKING],
            "i": value.places,
            "ii": value.places,
            "e": value.elements,
            "n": value.changes,
            "lit": value.literals,
            "other": value.others,
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
        functions = (*self._functions(body, start, place), *self._at_start())
        named = self._helpers(functions)
        if self._by_element:
            self.uses.add("map by element")
        if self._holder not in ("field", "method") and self._is_plain() and self.chance(0.35):
            return self._parted(name, named, functions)
        excluded = self._excluded()
        return Unit(name, (*named, *functions), frozenset(self.uses), excluded=excluded)

    def _at_start(self) -> Body:
        """A variable that waits, when the package is initialized, for all that the unit needs."""
        if self._holder != "package" or not self.chance(0.2):
            return ()
        self.uses.add("map at the start")
        return ("var start@ = @",)

    def _excluded(self) -> Body:
        """What stands in a file that this build leaves out."""
        if self._holder != "package" or not self.chance(0.2):
            return ()
        self.uses.add("map in a file left out")
        return ("func @elsewhere() { g@ = nil }",)

    def _is_plain(self) -> bool:
        """Are keys and values of types that every package has?"""
        return self._key in ("int", "string", "[2]int") and self._value.type in PLAIN

    def _parted(self, name: str, named: Body, functions: Body) -> Unit:
        """What can be exported moves to a package of its own, and is called from there."""
        lib = tuple(one for one in named if _MOVED.match(text((one,))))
        rest = tuple(one for one in named if one not in lib)
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
        first = (
            "var wg sync.WaitGroup\nvar mu sync.Mutex\ns := 0\nticks = 0\n_, _, _ = &wg, &mu, s",
            start,
        )
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
        entry = self._seen("m[key]")
        shown = show(self._type, self._key, entry)
        return helpers(functions, self._type, self._key, self._value, shown)

    def _seen(self, array: str) -> str:
        """The arguments that print an array: whole, or element by element."""
        if not self._by_element:
            return array
        return ", ".join(f"{array}[{n}]" for n in range(self._value.size))

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
        if kind == "read" and scope["c"] and self.chance(0.3):
            table = {name: one for name, one in table.items() if "$c" in one}
        return self._one(table, scope, f"map {kind} ") or ("s++",)

    def _pick(self, table: Table, scope: Scope, kind: str) -> str:
        if self._by_element:
            table = {name: one for name, one in table.items() if not _AS_A_WHOLE.search(one)}
        return self.pick(table, self._fields(scope), kind)

    def _one(self, table: dict[str, str], scope: Scope, kind: str) -> Body:
        found = self._pick(table, scope, kind)
        if not found:
            return ()
        written = found.replace("NEW", self.fresh("v"))
        in_block = kind == "map update " and self.chance(0.3)
        return (block("{", written) if in_block else written,)

    def _declare(self, kind: str, scope: Scope) -> Body:
        field = {"copy": "a", "unchanged": "c", "map": "m"}[kind]
        name = self.fresh(field)
        table, what = (tables.MAPS, "flow") if kind == "map" else (tables.COPIES, "copy")
        if kind == "unchanged" and self.chance(0.7):
            table = {name: tables.COPIES[name] for name in ("define", "comma-ok")}
        found = self._pick(table, scope, f"map {what} ")
        if not found:
            return ("s++",)
        scope[field] = [*scope[field], name]
        if kind == "map" and self.chance(0.5):
            scope["local"] = [*scope["local"], name]
        unused = f"{name}[0]" if kind == "unchanged" and self._value.size else name
        return (found.replace("NEW", name) + f"\n_ = {unused}",)

    def _kept(self, scope: Scope) -> Body:
        """In the end, look at the copies that were kept."""
        return tuple(f'fmt.Print({self._seen(name)}, " ")' for name in scope["a"])

    def _condition(self, scope: Scope) -> str:
        return self._pick(tables.CONDITIONS, scope, "map if ") or "s > 3"

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
        head = self.pick(tables.HEADS, self._fields(scope), "map block ")
        inner = {field: list(names) for field, names in scope.items()}
        if "key" in head:
            inner["key"].append("key")
        used = ("_ = key",) if "key" in head else ()
        return block(head, *used, *self._list(inner, depth + 1))
