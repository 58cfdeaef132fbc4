"""Functions with a range loop whose variable's address is taken, for `range-value-address`."""

from __future__ import annotations

import random
from dataclasses import replace

from fuzz import loop_tables as tables
from fuzz.loop_types import ELEMENT_WEIGHTS, ELEMENTS, Scope
from fuzz.program import Block, Body, Program, Statement, Unit, block, text
from fuzz.twice import may_be_twice, over_a_list
from fuzz.writer import Writer

_MOODS = {
    # reads, writes, addresses that go, aliases, conditions, inner loops, other blocks
    "any": (4, 4, 5, 4, 4, 2, 2),
    "calm": (7, 3, 5, 0.3, 7, 1, 0.3),
    "aliases": (3, 4, 4, 8, 3, 1, 1),
    "blocks": (2, 3, 4, 2, 6, 4, 6),
    "lends": (3, 6, 0, 0.3, 4, 1, 0),
    "captures": (6, 0, 4, 0, 2, 0.5, 0),
}
_MOOD_WEIGHTS = (2, 5, 1, 2, 0.2, 0.1)
USES = frozenset(
    f"{kind} {name}"
    for kind, table in {
        "range over": tables.OPERANDS,
        "read": tables.READS,
        "write": tables.WRITES,
        "leave": tables.LEAVES,
        "if": tables.CONDITIONS,
        "inner loop": {**tables.INNER, **tables.INNER_122},
        "jump": tables.JUMPS,
        "literal": tables.LITERAL_STARTS,
        "after": tables.AFTER,
        "generic": tables.GENERIC,
        **{f"alias {field}": table for field, table in tables.ALIASES.items()},
    }.items()
    for name in table
) | {"finalizer"}
"""Everything that a unit may say that it uses, but for the kinds of elements and blocks."""
MOST_WATCHED = 30
"""Loops of a program that watches allocations."""


def loops(seed: int, count: int, go: str) -> Program:
    """A program of `count` functions; function n of a seed is the same whatever `count` is."""
    units = [_LoopWriter(random.Random(f"loops {go} {seed} {n}"), go).unit(n) for n in range(count)]
    units = [over_a_list(one) if may_be_twice(seed, n) else one for n, one in enumerate(units)]
    return Program(tuple(units), go, "loops.go", seed=seed)


def watched(seed: int, count: int, go: str) -> Program:
    """A small program whose package watches allocations, so that no loop in it gets a batch."""
    program = loops(seed, min(count, MOST_WATCHED), go)
    watching = Unit("watching", (block("func @() {", tables.FINALIZER),), frozenset({"finalizer"}))
    return replace(program, units=(watching, *program.units))


class _LoopWriter(Writer):
    """Writes one function."""

    def __init__(self, rnd: random.Random, go: str) -> None:
        super().__init__(rnd)
        self._version = tuple(map(int, go.split(".")))
        self._element = rnd.choices(ELEMENTS, ELEMENT_WEIGHTS)[0]
        self._mood = rnd.choices(list(_MOODS), _MOOD_WEIGHTS)[0]
        if self._element.type == "Huge" and self.chance(0.5):
            self._mood = "lends"  # it is on the heap anyway
        if self._element.type == "Big" and self.chance(0.4):
            self._mood = "captures"  # too large to be copied into a literal
        self._key = rnd.choice(["k", "_"])
        self._budget = rnd.randint(3, 14)
        self._returns = self.chance(0.3)
        self._label = self.chance(0.3)

    def unit(self, number: int) -> Unit:
        """The function and what it needs."""
        operand = self._operand()
        scope: Scope = {"p": [], "q": [], "s": [], "h": [], "f": [], "b": [], "k": []}
        scope["last"] = ["last"]
        if self._key == "k":
            scope["k"] = ["k"]
        body = (*self._builder(scope), *self._list(scope, 1))
        if self._mood == "calm" and not _ends(body):
            body += self._one(tables.READS, scope, "read ")
        self.uses.add(f"element {self._element.type}")
        function = block(
            f"func @() (res *{self._element.type}) {{",
            *self._declarations(),
            self._look(),
            *self._around(self._loop(operand, body), scope),
            "return",
        )
        keep: Body = ()
        if "@keep(" in text((function,)) or self.chance(0.02):
            keep = self._one(tables.GENERIC, scope, "generic ")
        return Unit(f"f{number}", (*keep, function), frozenset(self.uses))

    def _declarations(self) -> Body:
        """What is ranged over, and where addresses go."""
        element = self._element.type
        saved = (f"saved{element} = nil",) if self._element.has_methods else ()
        return (
            *saved,
            f"st, xs := mkStock(mk{element}(3)), mk{element}(3)",
            f"w := keeper[{element}]()",
            f"var out []*{element}\nvar last *{element}\nvar oi []*int",
            "var wg sync.WaitGroup\ns := 0",
            "_, _, _, _, _, _ = out, last, oi, st, &wg, &s",
        )

    def _builder(self, scope: Scope) -> Body:
        if self._element.type != "Log" or self.chance(0.4):
            return ()
        return self._one({"builder": tables.WRITES["builder"]}, scope, "write ")

    def _look(self) -> Block:
        """In the end, print everything, and write through every pointer to see who notices."""
        element, has_methods = self._element, self._element.has_methods
        touch = f"func(p *{element.type}) {{{' p.inc() ' if has_methods else ''}}}"
        return block(
            "defer func() {",
            "r := recover()",
            "wg.Wait()",
            "w.ptrs = append(append(w.ptrs, out...), last, res)",
            "w.ints = append(w.ints, oi...)",
            *([f"w.add(saved{element.type})"] if has_methods else []),
            # Whether pointers to variables without a size are equal, Go does not say.
            *([f"w.show({touch})"] if element.is_sized else []),
            "fmt.Println(r, s, xs, st.list, st.byKey, st.array, *st.ptr)",
            close="}()",
        )

    def _operand(self) -> str:
        usable = {
            name: operand
            for name, operand in tables.OPERANDS.items()
            if name != "iterator" or self._version >= (1, 23)
        }
        fields = self._element.fields({"p": []})
        operand = self.pick(usable, fields, "range over ")
        if operand.startswith("queue("):
            self._key = ""
        return operand

    def _loop(self, operand: str, body: Body) -> Body:
        names = f"{self._key}, v" if self._key else "v"
        used = ("_, _ = k, v",) if self._key == "k" else ("_ = v",)
        head = f"for {names} := range {operand} {{"
        before: Body = ()
        if self._key != "k" and self.chance(0.05):
            self.uses.add("outer variable")
            before, head = (f"var v {self._element.type}",), head.replace(":=", "=")
        loop = block(head, *used, *body)
        label = ("L:",) if _mentions_label((loop,)) else ()
        return (*before, *label, loop)

    def _around(self, loop: Body, scope: Scope) -> Body:
        after = self._one(tables.AFTER, scope, "after ") if self.chance(0.3) else ()
        if self.chance(0.15):
            self.uses.add("loop in a loop")
            o = self.rnd.choice("ov")
            return (block(f"for _, {o} := range []int{{1, 2}} {{", f"s += {o}", *loop, *after),)
        if self.chance(0.05) and not self._returns:
            self.uses.add("loop in a literal")
            return (block("func() {", *loop, close="}()"), *after)
        return (*loop, *after)

    def _list(self, scope: Scope, depth: int) -> Body:
        scope = {field: list(names) for field, names in scope.items()}
        found: list[Statement] = []
        for _ in range(self.rnd.randint(1, 6 if depth == 1 else 3)):
            if self._budget <= 0:
                break
            self._budget -= 1
            found += self._statement(scope, depth)
        if depth > 1 and self.chance(0.15 if self._mood == "calm" else 0.3):
            found += self._jump(scope)
        return tuple(found) or ("s++",)

    def _statement(self, scope: Scope, depth: int) -> Body:
        kinds = ["read", "write", "leave", "alias", "if", "inner", "other"]
        kind = self.rnd.choices(kinds, _MOODS[self._mood])[0]
        if depth > 3 and kind in ("if", "inner", "other"):
            kind = "leave"
        if kind == "alias":
            return self._alias(scope)
        if kind == "if":
            return (self._if(scope, depth),)
        if kind == "inner":
            heads = {**tables.INNER, **(tables.INNER_122 if self._version >= (1, 22) else {})}
            return (self._block(heads, scope, depth, "inner loop "),)
        if kind == "other":
            return self._other(scope, depth)
        table = {"read": tables.READS, "write": tables.WRITES, "leave": self._leaves()}[kind]
        return self._one(table, scope, f"{kind} ") or ("s++",)

    def _one(self, table: dict[str, str], scope: Scope, kind: str) -> Body:
        usable = {name: one for name, one in table.items() if self._is_usable(name)}
        found = self.pick(usable, self._element.fields(scope), kind)
        return (found.replace("NEW", self.fresh("n")),) if found else ()

    def _leaves(self) -> dict[str, str]:
        if self._mood != "captures":
            return tables.LEAVES
        return {name: tables.LEAVES[name] for name in ("literal that reads",)}

    def _is_usable(self, name: str) -> bool:
        return self._returns or not name.startswith("return")

    def _alias(self, scope: Scope) -> Body:
        field = self.rnd.choice(["p", "p", "q", "s", "h", "f", "b"])
        name = self.fresh(field)
        found = self.pick(tables.ALIASES[field], self._element.fields(scope), f"alias {field} ")
        if not found:
            return ("s++",)
        scope[field].append(name)
        return (found.replace("NEW", name) + f"\n_ = {name}",)

    def _condition(self, scope: Scope) -> str:
        return self.pick(tables.CONDITIONS, self._element.fields(scope), "if ") or "s > 2"

    def _if(self, scope: Scope, depth: int) -> Block:
        arms = [(f"if {self._condition(scope)} {{", self._list(scope, depth + 1))]
        if self.chance(0.2):
            arms.append((f"}} else if {self._condition(scope)} {{", self._list(scope, depth + 1)))
        if self.chance(0.3):
            arms.append(("} else {", self._list(scope, depth + 1)))
        return Block(tuple(arms))

    def _block(self, heads: dict[str, str], scope: Scope, depth: int, kind: str) -> Block:
        head = self.pick(heads, self._element.fields(scope), kind).replace("NEW", self.fresh("j"))
        head, _, first = head.partition("\n")
        return block(head, *([first] if first else []), *self._list(scope, depth + 1))

    def _other(self, scope: Scope, depth: int) -> Body:
        choice = self.rnd.choice(["switch", "select", "literal", "block", "shadow"])
        self.uses.add(f"block {choice}")
        if choice == "switch":
            return (self._switch(scope, depth),)
        if choice == "select":
            body = self._list(scope, depth + 1)
            return (Block((("select {\ncase w.queue <- &v:", body), ("default:", ("s++",)))),)
        if choice == "literal":
            return (self._literal(scope),)
        if choice == "shadow":
            shadow = self.fill(self.rnd.choice(tables.SHADOWS), self._element.fields(scope))
            quiet: Scope = {field: [] for field in scope}
            hidden = shadow.split(" :=")[0]
            reads = {name: one for name, one in tables.READS.items() if f"{hidden}(" not in one}
            return (block("{", shadow, *self._one(reads, quiet, "read ")),)
        return (block("{", *self._list(scope, depth + 1)),)

    def _switch(self, scope: Scope, depth: int) -> Block:
        cases = []
        for _ in range(self.rnd.randint(1, 3)):
            body = self._list(scope, depth + 1)
            if self.chance(0.2) and not _ends(body):
                body += ("fallthrough",)
                self.uses.add("fallthrough")
            cases.append(block(f"case {self._condition(scope)}:", *body, close=""))
        last = block("default:", *self._list(scope, depth + 1), close="")
        return block("switch {", *cases, last)

    def _literal(self, scope: Scope) -> Block:
        """A function literal that runs on the spot; some panic in it, and recover."""
        fields = self._element.fields(scope)
        first = self.pick(tables.LITERAL_STARTS, fields, "literal ")
        inner = [
            *self._one(tables.WRITES, scope, "write "),
            *self._one(tables.LEAVES, scope, "leave "),
        ]
        kept = [one for one in inner if isinstance(one, str) and "return &" not in one]
        return block("func() {", *([first] if first else []), *kept, close="}()")

    def _jump(self, scope: Scope) -> Body:
        found = self._one(tables.JUMPS, scope, "jump ")
        if not self._label and any(" L" in str(one) for one in found):
            return ("continue",)
        return found


def _ends(body: Body) -> bool:
    """Does the last statement jump away?"""
    words = ("continue", "break", "return", "panic(", "res =", "goto")
    last = body[-1]
    return isinstance(last, str) and last.split("\n")[-1].startswith(words)


def _mentions_label(body: Body) -> bool:
    return any(
        one.endswith((" L", " L }"))
        if isinstance(one, str)
        else any(_mentions_label(inner) for _, inner in one.arms)
        for one in body
    )
