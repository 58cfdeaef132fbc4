"""How long a variable is looked at."""

from __future__ import annotations

import pytest
from workbench import Bench

from map_of_array.snippets import Snippet, Snippets, label, load
from transforms.maps.effects import Stretch
from transforms.maps.lifetime import jumps, lifetime
from transforms.maps.variables import references

pytest_plugins = ["workbench_fixture"]

# `«v»` declares the variable, `¦` is where it has been looked at for the last time.
ENDS = [
    # Straight on.
    "«v» := m[k]\n_ = v[0]¦\ni++",
    "«v» := m[k]\n_ = v[0]\ni++\n_ = v[1]¦\ni++",
    "«v» := m[k]\ni++\n_ = v[0] + other(i)¦\ni++",
    "«v» := m[k]\nif v[0] > 1 ¦{\ni++\n}\ni++",
    "«v» := m[k]\nif i > 1 {\n_ = v[0]¦\ni++\n}\ni++",
    "«v» := m[k]\nswitch v[0] {\n¦case 1:\ni++\n}\ni++",
    "«v» := m[k]\nswitch {\ncase v[0] > 1¦:\ni++\n}\ni++",
    "if «v», ok := m[k]; ok && v[0] > 1 ¦{\ni++\n}",
    # A loop around the use that does not begin each turn with a new variable may come round again.
    "«v» := m[k]\nfor i < 3 {\n_ = v[0]\ni++\n}¦\ni++",
    "«v» := m[k]\nfor i < v[0] {\ni++\n}¦\ni++",
    "«v» := m[k]\nfor range 3 {\nif i > 1 {\n_ = v[0]\n}\ni++\n}¦\ni++",
    "«v» := m[k]\nfor range 3 {\nfor range 3 {\n_ = v[0]\n}\n}¦\ni++",
    "for «v» := m[k]; v[0] < 3; {\ni++\n}¦\ni++",
    "for «v» := m[k]; i < 3; {\n_ = v[0]\ni++\n}¦\ni++",
    "for range 3 {\n«v» := m[k]\n_ = v[0]¦\ni++\n}\ni++",
    "for range 3 {\n«v» := m[k]\nfor range 3 {\n_ = v[0]\n}¦\ni++\n}\ni++",
    "for _, «v» := range m {\n_ = v[0]¦\ni++\n}\ni++",
    "for _, «v» := range m {\nfor range 3 {\n_ = v[0]\n}¦\ni++\n}\ni++",
    # A range over it reads elements until the loop ends.
    "«v» := m[k]\nfor _, x := range v {\ni += x\n}¦\ni++",
    "«v» := m[k]\nfor range v {\ni++\n}¦\ni++",
]
AROUND = "«v» := m[k]\ni = other(⟦other(v[0])⟧, i)¦\ni++"
ASIDE = "«v» := m[k]\ni = other(⟦other(v[0])⟧, v[1])¦\ni++"
JUMPS = {
    "for range m {\nbreak\n}": False,
    "again:\nfor range m {\ncontinue again\n}": False,
    "if i > 1 {\ngoto end\n}\ni++\nend:\n_ = m[k]": True,
}


@pytest.fixture(scope="module")
def snippets(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Snippets:
    codes = [*ENDS, AROUND, ASIDE, *(f"«_» = m[k]\n{code}" for code in JUMPS)]
    return load(bench, tmp_path_factory.mktemp("lifetime"), {code: code for code in codes})


def stretch_of(snippet: Snippet) -> Stretch:
    declared = snippet.node()
    found = references(declared, snippet.source, snippet.context)
    assert found
    return lifetime(found, declared, snippet.source, declared.end_byte)


@pytest.mark.parametrize("code", ENDS, ids=label)
def test_the_last_look(snippets: Snippets, code: str) -> None:
    snippet = snippets[code]
    stretch = stretch_of(snippet)
    assert stretch.start == snippet.span()[1]
    tail = snippet.source.text[stretch.end :].lstrip()
    assert tail == snippet.source.text[snippet.point :].lstrip()


def test_never_looked_at(snippets: Snippets) -> None:
    snippet = snippets[ENDS[0]]
    stretch = lifetime((), snippet.node(), snippet.source, 7)
    assert (stretch.start, stretch.end, stretch.around) == (7, 7, frozenset())


def test_a_call_with_every_look_in_its_arguments_runs_with_what_was_read(
    snippets: Snippets,
) -> None:
    snippet = snippets[AROUND]
    stretch = stretch_of(snippet)
    assert stretch.end == snippet.point
    assert snippet.node("⟦").id in stretch.around


def test_a_call_beside_another_look_may_run_before_it(snippets: Snippets) -> None:
    snippet = snippets[ASIDE]
    stretch = stretch_of(snippet)
    assert stretch.end == snippet.point
    assert snippet.node("⟦").id not in stretch.around
    assert snippet.node("⟦").parent.parent.id in stretch.around  # type: ignore[union-attr]


@pytest.mark.parametrize("code", JUMPS, ids=label)
def test_goto(snippets: Snippets, code: str) -> None:
    snippet = snippets[f"«_» = m[k]\n{code}"]
    assert jumps(snippet.source.declaration(snippet.node())) is JUMPS[code]
