"""What every built-in transform has to have, and has to have in the same name everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from golden_cases import Case, find_cases

import transforms
from codemod.codes import CODES as ENGINE_CODES
from codemod.transform import Transform
from transforms.registry import BUILT_IN

ROOT = Path(__file__).parent.parent
HEADINGS = ["Finds", "Rewrites to", "Refuses", "Why it is safe"]
NOT_PINNED = {
    "cgo": "a case would need a C compiler",
    "encoding": "Go itself does not compile a file that is not UTF-8",
    "vendored": "the modules of others are foreign; what is left belongs to the standard library",
}
"""Codes that no golden case can show → why."""

each_transform = pytest.mark.parametrize("rule", BUILT_IN, ids=lambda rule: rule.name)


def _cases(rule: Transform) -> list[Case]:
    return [case for case in find_cases() if case.transform == rule.name]


def _codes(cases: Iterable[Case]) -> set[str]:
    """The codes that the cases say will be found."""
    labels = {label for case in cases for found in case.wanted.values() for label in found}
    return {label.partition(" ")[2] for label in labels if not label.startswith("rewrite")}


def test_installed_transforms_begin_with_the_registry() -> None:
    assert transforms.load()[: len(BUILT_IN)] == BUILT_IN


def test_names_are_unique() -> None:
    names = [rule.name for rule in BUILT_IN]

    assert len(set(names)) == len(names)


@each_transform
def test_name_is_that_of_its_module_goldens_and_docs(rule: Transform) -> None:
    module = ROOT / "transforms" / rule.name.replace("-", "_")
    docs = (ROOT / "docs" / "transforms.md").read_text(encoding="utf-8")

    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert module.is_dir() or module.with_suffix(".py").is_file()
    assert type(rule).__module__ == f"transforms.{module.name}"
    assert _cases(rule)
    assert f"## {rule.name}\n" in docs


def test_every_golden_folder_belongs_to_a_transform() -> None:
    folders = {path.name for path in (ROOT / "golden").iterdir() if path.is_dir()}

    assert folders == {rule.name for rule in BUILT_IN}


@each_transform
def test_summary_is_one_line(rule: Transform) -> None:
    assert rule.summary.strip() == rule.summary
    assert 0 < len(rule.summary) <= 80
    assert "\n" not in rule.summary


@each_transform
def test_doc_has_the_headings_and_something_below_each(rule: Transform) -> None:
    parts = re.split(r"^## (.+)\n", rule.doc, flags=re.M)

    assert parts[1::2] == HEADINGS
    assert all(text.strip() for text in parts[2::2])


@each_transform
def test_codes_say_what_they_mean(rule: Transform) -> None:
    docs = (ROOT / "docs" / "transforms.md").read_text(encoding="utf-8")

    for code, meaning in rule.codes.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
        assert meaning.endswith("."), code
        assert f"| `{code}` |" in docs
    assert not rule.codes.keys() & ENGINE_CODES.keys()


@each_transform
def test_every_code_is_pinned_by_a_golden(rule: Transform) -> None:
    pinned = _codes(_cases(rule))
    alone = _codes(case for case in _cases(rule) if set(case.options.select) == {rule.name})

    assert rule.codes.keys() - pinned - NOT_PINNED.keys() == set()
    assert alone - ENGINE_CODES.keys() <= rule.codes.keys()
    assert pinned & NOT_PINNED.keys() == set()


@each_transform
def test_every_shape_has_a_rewrite_and_a_refusal(rule: Transform) -> None:
    for shape in rule.shapes:
        cases = [case for case in _cases(rule) if case.options.shape == shape]
        labels = {label for case in cases for found in case.wanted.values() for label in found}

        assert f"rewrite {shape}" in labels
        assert any(label.startswith("refuse ") for label in labels), shape
