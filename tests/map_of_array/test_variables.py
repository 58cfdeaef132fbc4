"""What a reference does to an array variable."""

from __future__ import annotations

import pytest
from workbench import Bench

from map_of_array.snippets import Snippets, label, load
from transforms.maps.variables import Access, references

pytest_plugins = ["workbench_fixture"]

SHARED = """package p

type Array [4]int

type count int

func (c *count) add() { *c++ }

type part struct {
	n    int
	list [4]int
}

type holder struct{ a [4]int }

func other(...any) int { return 0 }

func pair() ([4]int, error) { return [4]int{}, nil }
"""
HEAD = "m map[string][4]int, k string, i int, c chan [4]int, x []int"
# Snippet with a variable `v` whose references are these, in the order of the text.
ACCESSES = {
    "«v» := m[k]\n_ = v[i]": [Access.READ_ELEMENT],
    "«v» := m[k]\n_ = (v)[(i)]": [Access.READ_ELEMENT],
    "«v» := m[k]\n_ = x[v[0]]": [Access.READ_ELEMENT],
    "«v» := m[k]\nx[v[0]] = 1": [Access.READ_ELEMENT],
    "«v» := m[k]\nx[v[0]]++": [Access.READ_ELEMENT],
    "«v» := m[k]\n_ = x[v[0]:v[1]]": [Access.READ_ELEMENT, Access.READ_ELEMENT],
    "«v» := m[k]\n_ = -v[0]": [Access.READ_ELEMENT],
    "«v» := m[k]\nv[0] = 1": [Access.WRITE_ELEMENT],
    "«v» := m[k]\nv[0]++": [Access.WRITE_ELEMENT],
    "«v» := m[k]\nv[0], i = i, v[0]": [Access.WRITE_ELEMENT, Access.READ_ELEMENT],
    "«v» := m[k]\nfor v[0] = range 3 {\n}": [Access.WRITE_ELEMENT],
    "«v» := m[k]\nfor i, v[1] = range x {\n}": [Access.WRITE_ELEMENT],
    "«v» := m[k]\nd := make(chan int)\nselect {\ncase v[0] = <-d:\n}": [Access.WRITE_ELEMENT],
    "«v» := m[k]\n_ = &v[0]": [Access.OTHER],
    # Of what an element has in it.
    "var «v» [3]part\n_ = v[0].n": [Access.READ_ELEMENT],
    "var «v» [3]part\nv[0].n = 1": [Access.WRITE_ELEMENT],
    "var «v» [3]part\nv[0].list[1]++": [Access.WRITE_ELEMENT],
    "var «v» [3]part\n_ = v[0].list[:]": [Access.OTHER],
    "var «v» [3][4]int\n_ = v[0][1]": [Access.READ_ELEMENT],
    "var «v» [3][4]int\n_ = v[0][:]": [Access.OTHER],
    "var «v» [3]count\nv[0].add()": [Access.OTHER],
    "var «v» [3]count\n_ = v[0].add": [Access.OTHER],
    # Of the variable as a whole.
    "«v» := m[k]\n_ = len(v) + cap(v)": [Access.LENGTH, Access.LENGTH],
    "«v» := m[k]\n_ = other(v)": [Access.READ],
    "«v» := m[k]\nfor range v {\n}": [Access.RANGE],
    "«v» := m[k]\n_ = v": [Access.READ],
    "«v» := m[k]\n_, i = v, 1": [Access.READ],
    "«v» := m[k]\nw := v\n_ = w": [Access.READ],
    "«v» := m[k]\n_ = map[[4]int]int{}[v]": [Access.READ],
    "«v» := m[k]\nmap[[4]int]int{}[v] = 1": [Access.READ],
    "«v» := m[k]\n_ = [4]int(v)": [Access.READ],
    "«v» := m[k]\n_ = Array(v)": [Access.READ],
    "«v» := m[k]\n_ = holder{v} == holder{a: v}": [Access.READ, Access.READ],
    "«v» := m[k]\nc <- v": [Access.READ],
    "«v» := m[k]\n_ = v[:]": [Access.OTHER],
    "«v» := m[k]\n_ = &v": [Access.OTHER],
    "«v» := m[k]\nv = m[`x`]\n_ = v": [Access.OTHER, Access.READ],
    "«v» := m[k]\nv, err := pair()\n_ = err\n_ = v": [Access.OTHER, Access.READ],
    "«v» := m[k]\nv, i = m[`x`], 1\n_ = v": [Access.OTHER, Access.READ],
    "«v» := m[k]\nfor _, v = range [][4]int{} {\n}\n_ = v": [Access.OTHER, Access.READ],
    "«v» := m[k]\nfor v = range map[[4]int]int{} {\n}\n_ = v": [Access.OTHER, Access.READ],
    "«v» := m[k]\nselect {\ncase v = <-c:\n}\n_ = v": [Access.OTHER, Access.READ],
    "«v» := m[k]\nvar ok bool\nselect {\ncase v, ok = <-c:\n}\n_ = ok\n_ = v": [
        Access.OTHER,
        Access.READ,
    ],
    "«v» := m[k]\nf := func() { _ = v[0] }\nf()": [Access.OTHER],
}


@pytest.fixture(scope="module")
def snippets(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Snippets:
    # Facts are those of functions that use a map with arrays.
    table = {code: f"{code}\n_ = m" for code in ACCESSES}
    return load(bench, tmp_path_factory.mktemp("variables"), table, head=HEAD, shared=SHARED)


@pytest.mark.parametrize("code", ACCESSES, ids=label)
def test_what_each_reference_does(snippets: Snippets, code: str) -> None:
    snippet = snippets[code]
    found = references(snippet.node(), snippet.source, snippet.context)
    assert found is not None
    assert [one.access for one in found] == ACCESSES[code]
