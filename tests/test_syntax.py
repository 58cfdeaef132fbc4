"""Go syntax trees, and the way from offsets to lines."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codemod.model import Position
from codemod.syntax import (
    KEYWORDS,
    Node,
    Source,
    ancestors,
    field,
    parse,
    parts,
    unwrapped_parent,
    walk,
)

PATH = Path("a.go")
FRAGMENTS = [
    *("package p\n", "func f() {", "}", "\n", "x := ", '"', "`", "map[", "]int", "/*", "é"),
    "rows[at[n]][i]",
]


def source(text: str) -> Source:
    return Source(PATH, text.encode())


def find(one: Source, text: str, kind: str = "") -> Node:
    """The first node with this text (and of this type)."""
    return next(
        node
        for node in walk(one.tree.root_node)
        if one.slice(node) == text.encode() and kind in ("", node.type)
    )


# --- trees --------------------------------------------------------------------------------------


@given(st.lists(st.sampled_from(FRAGMENTS)).map("".join) | st.text())
def test_any_text_has_a_tree_whose_nodes_lie_in_their_parents(text: str) -> None:
    root = parse(text.encode()).root_node
    for node in walk(root):
        for parent in ancestors(node):
            assert parent.start_byte <= node.start_byte <= node.end_byte <= parent.end_byte


@pytest.mark.parametrize(
    "value",
    [
        "1",
        '"a)"',
        "')'",
        "n / d",
        "f(x, y)",
        "m[k] == row{}",
        "xs[f(i)]",
        "f(new(3), new([]int)) /* ) */",
        "len(*new([]int)) + *new(2)",
        "func() int { return *new(m[f(1)]) }()",
    ],
)
def test_new_may_be_given_a_value(value: str) -> None:
    one = source(f"package p\n\nvar _ = new({value})\n\nfunc f() *[]int {{ return new([]int) }}\n")
    assert not one.tree.root_node.has_error
    call = find(one, f"new({value})", "call_expression")
    assert one.slice(field(call, "function")) == b"new"
    assert [one.slice(part) for part in parts(field(call, "arguments"))] == [
        value.partition(" /*")[0].encode()
    ]


def test_new_of_a_type_stays_what_it_is_beside_a_value() -> None:
    one = source("package p\n\nvar _, _ = new(T), new(1)\n")
    assert find(one, "T").type == "type_identifier"


@pytest.mark.parametrize(
    "method",
    [
        "func (t T) m[K any](f func(K) int) (ks []K) {\n\tfor range 3 {\n\t}\n\treturn\n}",
        "func (*T[A]) m[K comparable, V any]() {}",
        "func (t *T) mé [\n\tS ~[]E,\n\tE interface{ ~int; m() [2][3]int },\n](s S) {}",
    ],
)
def test_only_a_method_with_type_parameters_is_not_trusted(method: str) -> None:
    text = f"package p\n\n{method}\n\nfunc after() int {{ return m[k] }}\n"
    one = source(text)
    tree = one.tree.root_node
    assert [node.type for node in tree.named_children] == [
        "package_clause",
        "method_declaration",
        "function_declaration",
    ]
    assert not tree.has_error
    assert [one.is_intact(node) for node in tree.named_children[1:]] == [False, True]
    assert one.slice(find(one, "m[k]")) == b"m[k]"


def test_what_only_looks_like_such_a_method_is_left_alone() -> None:
    one = source("package p\n\nvar x = `\nfunc (t T) m[K any]() {`\n\nvar y = 2 + \n")
    assert one.is_intact(find(one, "`\nfunc (t T) m[K any]() {`", "raw_string_literal"))


@pytest.mark.parametrize("wrong", ["new(", "new(1 +)", "new(]int)", f"new({'(' * 5000}1)"])
def test_new_of_what_is_no_value_is_broken(wrong: str) -> None:
    assert source(f"package p\n\nvar _ = {wrong}\n").tree.root_node.has_error


@pytest.mark.parametrize(
    "element",
    [
        "m[xs[i]][j]",
        "m[xs[i]][j][k]",
        "counts[t.xs[i]][*p]",
        "é.m[xs[i]][j]",
        "m[xs[ys[i]]]",
        "m[xs[ys[i]][j]][zs[us[k]][l]]",
        "m[xs[i]] /* a\nb */ [(j)]",
        "(m[xs[i]])[j]",
        "(( /* a\nb */ *m[(xs[i])]))[j]",
        "m[xs[i]][j] + m[xs[i]][j]",
    ],
)
def test_elements_of_elements_are_no_instances(element: str) -> None:
    one = source(f"package p\n\nfunc f() {{ x =\n{element}; y = {element} }}\n\nvar z int\n")
    nodes = [*walk(one.tree.root_node)]
    words = {*re.findall(r"[a-zé]+", element.replace("a\nb", "")), *"pfxyz", "int"}
    assert words == {one.slice(node).decode() for node in nodes if "identifier" in node.type}
    for node in nodes:
        assert "type_" not in node.type or one.slice(node) == b"int"
        place = one.position(node.start_byte)
        assert (place.line, place.column) == (node.start_point[0] + 1, node.start_point[1] + 1)
    assert find(one, element, "expression_list").end_byte == one.text.index(b";")


def test_so_deep_that_nobody_writes_it_they_are_left_as_the_grammar_sees_them() -> None:
    root = parse(b"package p\n\nvar x = %bi%b\n" % (b"m[" * 300, b"]" * 300)).root_node
    kinds = Counter(node.type for node in walk(root))
    assert not root.has_error
    assert (kinds["index_expression"], kinds["type_instantiation_expression"]) == (8, 1)


@pytest.mark.parametrize("value", ["m[k]", "m[xs[i]]", "s.m[k]", "T[K]", "m[new(xs[i])]"])
def test_new_may_be_given_an_element(value: str) -> None:
    one = source(f"package p\n\nvar x = new({value})\n")
    call = find(one, f"new({value})", "call_expression")
    assert [part.type for part in parts(field(call, "arguments"))] == ["index_expression"]


def test_an_instance_of_types_stays_one() -> None:
    for instance in ("F[[]T, U]", "F[G[T], U]", "F[G[H[T]], U]", "F[G[H[T, U]]]", "F[G[H[[]T]]]"):
        one = source(f"package p\n\nvar x = {instance}\n")
        assert find(one, instance).named_children[0].type == "type_instantiation_expression"
        assert not one.tree.root_node.has_error


@pytest.mark.parametrize("call", ["new(T[[]K])", "new(T[K, V])", "make(T[K])"])
def test_a_type_stays_one_beside_a_value(call: str) -> None:
    one = source(f"package p\n\nvar x, y = new(m[k]), {call}\n")
    types = [part.type for part in parts(field(find(one, call, "call_expression"), "arguments"))]
    assert (types, one.tree.root_node.has_error) == (["generic_type"], False)


def test_any_bytes_have_a_tree() -> None:
    assert parse(b"").root_node.type == "source_file"
    assert parse(bytes(range(256))).root_node.has_error


def test_walk_goes_in_source_order_from_the_node_itself() -> None:
    one = source("package p\n\nvar x = f(a, g(b), c)\n")
    call = find(one, "f(a, g(b), c)")
    found = list(walk(call))
    assert found[0] == call
    assert [one.slice(n) for n in found if n.type == "identifier"] == [b"f", b"a", b"g", b"b", b"c"]
    assert [n.start_byte for n in found] == sorted(n.start_byte for n in found)


def test_ancestors_are_nearest_first() -> None:
    one = source("package p\n\nvar x = f(a)\n")
    types = [node.type for node in ancestors(find(one, "a"))]
    assert types[:2] == ["argument_list", "call_expression"]
    assert types[-1] == "source_file"
    assert list(ancestors(one.tree.root_node)) == []


def test_field_names_a_child_or_is_our_bug() -> None:
    one = source("package p\n\nvar x = a[i]\n")
    entry = find(one, "a[i]", "index_expression")
    assert one.slice(field(entry, "operand")) == b"a"
    assert one.slice(field(entry, "index")) == b"i"
    with pytest.raises(KeyError, match="index_expression has no body"):
        field(entry, "body")


def test_keywords_are_those_of_the_specification() -> None:
    assert sorted(KEYWORDS) == (
        "break case chan const continue default defer else fallthrough for func go goto if import "
        "interface map package range return select struct switch type var".split()
    )
    for word in KEYWORDS:
        assert source(f"package p\n\nvar {word} = 1\n").tree.root_node.has_error


def test_parts_leave_comments_out() -> None:
    one = source("package p\n\nvar x = f(a /* first */, b) // all\n")
    call = find(one, "(a /* first */, b)")
    assert [one.slice(node) for node in parts(call)] == [b"a", b"b"]


@pytest.mark.parametrize(
    ("code", "parent", "child"),
    [
        ("f(v)", "argument_list", "v"),
        ("v[i]", "index_expression", "v"),
        ("(v)[i]", "index_expression", "(v)"),
        ("((v))[i]", "index_expression", "((v))"),
        ("[]int{v}", "literal_value", "v"),
        ("v", "var_spec", "v"),
        ("v /* c */", "var_spec", "v"),
        ("v, 1", "expression_list", "v"),
    ],
)
def test_unwrapped_parent_sees_through_wrappers(code: str, parent: str, child: str) -> None:
    one = source(f"package p\n\nvar x = {code}\n")
    found, inner = unwrapped_parent(find(one, "v"))
    assert found.type == parent
    assert one.slice(inner).decode().split(" ")[0].rstrip(",") == child or found.type == parent
    assert inner.parent == found


def test_node_spans_exactly_what_is_asked_for() -> None:
    one = source("package p\n\nvar x = a + b\n")
    start = one.text.index(b"a +")
    whole = one.node(start, start + 5)
    assert whole is not None
    assert whole.type == "binary_expression"
    assert one.node(start, start + 4) is None
    operand = one.node(start, start + 1)
    assert operand is not None
    assert operand.type == "identifier"


def test_queries_give_nodes_in_source_order() -> None:
    one = source("package p\n\nvar a map[int]int\n\nvar b int\n\nvar c map[string]int\n")
    found = one.query("(var_spec name: (identifier) @name type: (map_type) @type)")
    assert [one.slice(node) for node in found] == [b"a", b"map[int]int", b"c", b"map[string]int"]


# --- what can be trusted ------------------------------------------------------------------------


def test_declaration_is_the_top_level_one() -> None:
    one = source("package p\n\nfunc f() {\n\tvar x = 1\n}\n\nvar y = 2\n")
    assert one.declaration(find(one, "1")).type == "function_declaration"
    assert one.slice(one.declaration(find(one, "2"))) == b"var y = 2"
    function = one.declaration(find(one, "1"))
    assert one.declaration(function) == function


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("func f() { v() }", True),
        ("func f() { v() }\n\nfunc g() { x := = 2 }", True),
        ("func g() { x := = 2 }\n\nfunc f() { v() }", True),
        ("func f() { v(); x := = 2 }", False),
        ("func f() { v(); g( }", False),
        ("func f() { v()", False),
        ("const c = v", True),
        ("var x = v", True),
        ("type T [v]int", True),
        ("func (T) f() { v() }", True),
        # What is left of a declaration that did not parse, and stands where no statement may.
        ("v()", False),
        ("x := v", False),
        ("{ v() }", False),
    ],
)
def test_a_tree_is_trusted_where_the_declaration_parsed(text: str, expected: bool) -> None:
    one = source(f"package p\n\n{text}\n")
    assert one.is_intact(find(one, "v")) is expected


def test_a_file_without_a_final_newline_is_intact() -> None:
    one = source("package p\n\ntype T map[string][4]int")
    assert not one.tree.root_node.has_error
    assert one.is_intact(find(one, "T"))
    assert one.node(len(one.text) - 6, len(one.text)) is not None


# --- lines --------------------------------------------------------------------------------------


@given(st.text(alphabet="ab é\n\r", max_size=30).map(str.encode))
def test_positions_count_lines_and_bytes(text: bytes) -> None:
    one = Source(PATH, text)
    for offset in range(len(text) + 1):
        before = text[:offset].split(b"\n")
        assert one.position(offset) == Position(PATH, len(before), len(before[-1]) + 1)
        assert one.line_start(offset) == offset - len(before[-1])


@pytest.mark.parametrize(
    ("text", "eol"),
    [(b"", b"\n"), (b"\n", b"\n"), (b"a\nb\r\n", b"\n"), (b"a", b"\n"), (b"a\r\nb\n", b"\r\n")],
)
def test_the_first_line_says_how_lines_end(text: bytes, eol: bytes) -> None:
    assert Source(PATH, text).eol == eol


@pytest.mark.parametrize(
    ("line", "indent"), [("x", ""), ("\tx", "\t"), ("\t  x y", "\t  "), ("", ""), ("  ", "  ")]
)
def test_indent(line: str, indent: str) -> None:
    one = source(f"a\n{line}\nb\n")
    for offset in range(2, 2 + len(line) + 1):
        assert one.indent(offset) == indent.encode()


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("x()", "x()"),
        ("x()  ", "x()"),
        ("x(); y()", "x()"),
        ("x() }", "x()"),
        ("x() / y", "x()"),
        ("x() // why", "x() // why"),
        ("x() // why \t", "x() // why"),
        ("x() /* why */", "x() /* why */"),
    ],
)
@pytest.mark.parametrize("rest", ["", "\n", "\r\n", "\n// next\n"])
def test_a_statement_ends_with_the_comment_behind_it(line: str, end: str, rest: str) -> None:
    one = source(f"{line}{rest}")
    assert one.text[: one.end_with_comment(3)].decode() == end
