"""What each use of a map is taken for."""

from __future__ import annotations

import pytest
from workbench import Bench

from map_of_array.snippets import Snippets, label, load
from transforms.maps.forms import Form, classify

pytest_plugins = ["workbench_fixture"]

CASES = {
    # No entry is touched.
    "_ = len(«m»)": Form.LEN,
    "_ = len((«m»))": Form.LEN,
    "len := other; len(«m»)": Form.FLOW,
    "delete(«m», k)": Form.DELETE,
    "defer delete(«m», k)": Form.DELETE,
    "clear(«m»)": Form.CLEAR,
    "clear := take; clear(«m»)": Form.FLOW,
    "_ = «m» == nil": Form.NIL,
    "_ = nil != «m»": Form.NIL,
    "_ = «m» == (nil)": Form.NIL,
    "m = «make(map[string][4]int)»": Form.MAKE,
    "m = «make(map[string][4]int, 8)»": Form.MAKE,
    "for range «m» {\n}": Form.RANGE_KEYS,
    "for k := range «m» {\n_ = k\n}": Form.RANGE_KEYS,
    "for k, _ := range «m» {\n_ = k\n}": Form.RANGE_KEYS,
    "_, ok := «m»[k]\n_ = ok": Form.PRESENCE,
    "var _, ok = «m»[k]\n_ = ok": Form.PRESENCE,
    "_, _ = «m»[k]": Form.PRESENCE,
    # The map as a whole goes somewhere.
    "n := «m»\n_ = n": Form.FLOW,
    "n := m\nn = «m»\n_ = n": Form.FLOW,
    "n := m\ntake(n)\n«n» = m": Form.FLOW,
    "var n = «m»\n_ = n": Form.FLOW,
    "n, j := «m», i\n_, _ = n, j": Form.FLOW,
    "take(«m»)": Form.FLOW,
    "go take(«m»)": Form.FLOW,
    "_ = append([]map[string][4]int{}, «m»)": Form.FLOW,
    "_ = []map[string][4]int{«m»}": Form.FLOW,
    "_ = holder{«m», 1}": Form.FLOW,
    "_ = holder{m: «m»}": Form.FLOW,
    "_ = (map[string][4]int)(«m»)": Form.FLOW,
    "func NAME(m map[string][4]int) map[string][4]int { return «m» }": Form.FLOW,
    "func NAME(m map[string][4]int) (map[string][4]int, int) { return «m», 1 }": Form.FLOW,
    "func NAME(m Map) { «m».Do() }": Form.FLOW,
    "func NAME(c chan map[string][4]int) { c <- shared; «<-c» }": Form.FLOW,
    "func NAME(c chan map[string][4]int) { for «shared» = range c {\n}\n}": Form.FLOW,
    "p := &«m»\n_ = p": Form.FLOW,
    # Every key of an interface type may be a map, but none that can be looked up.
    "_ = map[any]int{}[«m»]": Form.UNKNOWN,
    "func NAME(c chan map[string][4]int) { c <- «shared» }": Form.FLOW,
    # An element is read.
    "_ = «m»[k][i]": Form.ELEMENT,
    "_ = («m»)[k][i]": Form.ELEMENT,
    "_ = («m»[k])[i]": Form.ELEMENT,
    "_ = (((«m»)[k]))[i]": Form.ELEMENT,
    "_ = [9]int{}[«m»[k][i]]": Form.ELEMENT,
    "if «m»[k][0] > 0 {\n}": Form.ELEMENT,
    "func NAME(h *holder) int { return «h.m»[`k`][1] }": Form.ELEMENT,
    "func NAME(f func() map[string][4]int) int { return «f()»[`k`][1] }": Form.ELEMENT,
    "func NAME(n []map[string][4]int) int { return «n[0]»[`k`][1] }": Form.ELEMENT,
    "func NAME(m map[string][2][3]int) int { return «m»[`k`][1][2] }": Form.ELEMENT,
    "func NAME(m map[string][2]holder) int { return «m»[`k`][1].n }": Form.ELEMENT,
    "func NAME(c chan map[string][4]int) int { return («<-c»)[`k`][1] }": Form.ELEMENT,
    "_ = len(«m»[k])": Form.ELEMENT_LEN,
    "_ = cap(«m»[k])": Form.ELEMENT_LEN,
    "for range «m»[k] {\n}": Form.ELEMENT_LEN,
    "for i := range «m»[k] {\n_ = i\n}": Form.ELEMENT_LEN,
    "for i, x := range «m»[k] {\n_, _ = i, x\n}": Form.ELEMENT_RANGE,
    "for i, x := range («m»[k]) {\n_, _ = i, x\n}": Form.ELEMENT_RANGE,
    "func NAME(m Map) { «m»[`k`].Sum() }": Form.METHOD,
    "func NAME(m Map) { _ = «m»[`k`].Sum }": Form.METHOD,
    # The entry is read whole.
    "v := «m»[k]\n_ = v": Form.COPY,
    "_ = «m»[k]": Form.COPY,
    "var v = «m»[k]\n_ = v": Form.COPY,
    "var v [4]int = «m»[k]\n_ = v": Form.COPY,
    "var v, j = «m»[k], 1\n_, _ = v, j": Form.COPY,
    "v, j := «m»[k], 1\n_, _ = v, j": Form.COPY,
    "m[k] = «m»[`x`]": Form.COPY,
    "m[`y`], m[k] = «m»[k], m[`y`]": Form.COPY,
    "for v := «m»[k]; v[0] < 9; v[0]++ {\n}": Form.COPY,
    "other(«m»[k])": Form.COPY,
    "len := other; len(«m»[k])": Form.COPY,
    "_ = Array(«m»[k])": Form.COPY,
    "_ = [4]int(«m»[k])": Form.COPY,
    "_ = «m»[k] == [4]int{}": Form.COPY,
    "_ = [][4]int{«m»[k]}": Form.COPY,
    "_ = map[int][4]int{1: «m»[k]}": Form.COPY,
    "_ = map[[4]int]int{«m»[k]: 1}": Form.COPY,
    "_ = map[[4]int]int{}[«m»[k]]": Form.COPY,
    "switch «m»[k] {\ncase [4]int{1}:\n}": Form.COPY,
    "switch [4]int{1} {\ncase «m»[k]:\n}": Form.COPY,
    "func NAME(m map[string][4]int) [4]int { return «m»[`k`] }": Form.COPY,
    "func NAME(m map[string][4]int) ([4]int, error) { return «m»[`k`], nil }": Form.COPY,
    "func NAME(c chan [4]int) { c <- «shared»[`k`] }": Form.COPY,
    "v, ok := «m»[k]\n_, _ = v, ok": Form.COMMA_OK,
    "v, _ := «m»[k]\n_ = v": Form.COMMA_OK,
    "v, ok := («m»[k])\n_, _ = v, ok": Form.COMMA_OK,
    "var v, ok = «m»[k]\n_, _ = v, ok": Form.COMMA_OK,
    "if v, ok := «m»[k]; ok {\n_ = v\n}": Form.COMMA_OK,
    "var ok bool\nm[`x`], ok = «m»[k]\n_ = ok": Form.COMMA_OK,
    # An entry is stored.
    "«m»[k] = [4]int{}": Form.STORE,
    "(«m»[k]) = [4]int{}": Form.STORE,
    "«m»[k] = m[`x`]": Form.STORE,
    "«m»[k], i = [4]int{}, 1": Form.TUPLE_STORE,
    "i, «m»[k] = 1, [4]int{}": Form.TUPLE_STORE,
    "var err error\n«m»[k], err = pair()\n_ = err": Form.TUPLE_STORE,
    "var ok bool\n«m»[k], ok = m[`x`]\n_ = ok": Form.TUPLE_STORE,
    "func NAME(c chan [4]int) { select { case «shared»[`k`] = <-c: } }": Form.TUPLE_STORE,
    "for _, «m»[k] = range [][4]int{} {\n}": Form.TUPLE_STORE,
    "for k, v := range «m» {\n_, _ = k, v\n}": Form.RANGE,
    "for _, v := range «m» {\n_ = v\n}": Form.RANGE,
    "var v [4]int\nfor _, v = range «m» {\n}\n_ = v": Form.RANGE,
}


@pytest.fixture(scope="module")
def snippets(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Snippets:
    table = {name: name for name in [*CASES, *LITERALS]}
    return load(bench, tmp_path_factory.mktemp("forms"), table)


@pytest.mark.parametrize("code", CASES, ids=label)
def test_form_of_a_use(snippets: Snippets, code: str) -> None:
    assert [one.form for one in snippets[code].marked()] == [CASES[code]]


LITERALS = {
    "m = «map[string][4]int{}»": [Form.FLOW, Form.LITERAL],
    "take(«map[string][4]int{`a`: {1}}»)": [Form.FLOW, Form.LITERAL],
    "_ = «map[string][4]int{}»[k]": [Form.COPY, Form.LITERAL],
    "_ = «map[string][4]int{}»[k][0]": [Form.ELEMENT, Form.LITERAL],
    "_ = len(«map[string][4]int{}»)": [Form.LEN, Form.LITERAL],
    "for _, v := range («map[string][4]int{}») {\n_ = v\n}": [Form.RANGE, Form.LITERAL],
    "_ = []map[string][4]int{«{`a`: {}}»}": [Form.FLOW, Form.LITERAL],
    "_ = map[int]map[string][4]int{1: «{}»}": [Form.FLOW, Form.LITERAL],
}


@pytest.mark.parametrize("code", LITERALS, ids=label)
def test_a_literal_makes_a_map_and_is_used(snippets: Snippets, code: str) -> None:
    assert [one.form for one in snippets[code].marked()] == LITERALS[code]


def test_every_form_of_the_list_has_a_case() -> None:
    literals = {form for forms in LITERALS.values() for form in forms}
    assert {*CASES.values()} | literals == {*Form}


def test_no_node_is_no_form(snippets: Snippets) -> None:
    snippet = snippets["_ = len(«m»)"]
    use = snippet.marked()[0].use
    nowhere = type(use)(use.path, use.start, use.end + 1, use.slot)
    assert classify(nowhere, snippet.source, snippet.context) == []


@pytest.mark.parametrize("form", sorted({*CASES.values()}))
def test_what_changes_an_entry(snippets: Snippets, form: Form) -> None:
    code = next(code for code in CASES if CASES[code] is form)
    is_change = snippets[code].marked()[0].is_change
    assert is_change == (form in (Form.STORE, Form.TUPLE_STORE))
