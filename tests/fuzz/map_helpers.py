"""The declarations that the functions of `maps` name: helpers, types and package variables."""

from __future__ import annotations

from fuzz.map_types import Value
from fuzz.program import Block, Body, Unit, block


def helpers(functions: Body, whole: str, key: str, value: Value, show: Block) -> Body:
    """Those that the functions, or another helper, name. `whole` is the map's type as the unit
    writes it, `show` the function that prints it."""
    receiver = "(h *holder@)"
    array = value.type
    changes = [f"v[0]{change}" for change in value.changes[:1]]
    known: list[tuple[str, str | Block]] = [
        ("g@", f"var g@ {whole}"),
        ("@read(", f"func @read(m {whole}, k {key}) {array} {{ return m[k] }}"),
        ("@put(", f"func @put(m {whole}, k {key}, v {array}) {{ m[k] = v }}"),
        ("@bump(", block(f"func @bump(m {whole}, k {key}) {{", "v := m[k]", *changes, "m[k] = v")),
        ("@generic(", block(_generic(whole, key), "v := m[k]", "return weigh(v[0]) + weigh(e)")),
        ("@value(", f"func @value(s int) {array} {{ return {array}{{}} }}"),
        (").get", f"func {receiver} get(k {key}) {array} {{ return h.m[k] }}"),
        ("numbered", "func (h holder@) number() int { return h.n }"),
        (").bump", f"func {receiver} bump(k {key}) {{ @put(h.m, k, h.m[k]) }}"),
        ("@show(", show),
        ("@new()", f"func @new() {whole} {{ return {whole}{{}} }}"),
        (
            "taker@",
            f"type taker@ struct{{}}\n\nfunc (taker@) take(m {whole}) int {{ return len(m) }}",
        ),
        ("holder@", f"type holder@ struct {{\n\tm {whole}\n\tn int\n}}"),
        ("Table@", f"type Table@ map[{key}]{array}"),
        ("cells@", "var cells@ = [2]*cell{{1}, {2}}"),
    ]
    return named(known, functions)


def show(whole: str, key: str, entry: str) -> Block:
    """The function that prints a map of the type `whole` in the order of its keys, each entry as
    `entry` says."""
    return block(
        f"func @show(m {whole}) {{",
        f"keys := make([]{key}, 0)",
        block("for key := range m {", "keys = append(keys, key)"),
        block("for _, key := range order(keys) {", f"fmt.Println(key, {entry})"),
    )


def _generic(whole: str, key: str) -> str:
    return f"func @generic[E any](m {whole}, k {key}, e E) int {{"


def named(known: list[tuple[str, str | Block]], functions: Body) -> Body:
    """The declarations that the functions, or another one of these, name."""
    taken: Body = ()
    for _ in known:
        source = Unit("@", (*functions, *taken)).source
        taken = tuple(helper for name, helper in known if name in source)
    return taken
