"""Every golden case, and what no author of a case remembers to ask of it."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from golden_cases import Case, Files, comments, difference, find_cases
from golden_harness import Harness, Outcome, git_is_here, helper_comments, update

import transforms
from codemod import journal, pipeline
from codemod.gotool import GoTool
from codemod.oracle import Oracle

CASES = find_cases()
KNOWN: dict[str, str] = {}
"""Cases that are right and that the tool does not meet yet → what it does instead."""


def _param(case: Case) -> object:
    marks = [pytest.mark.xfail(reason=KNOWN[case.name], strict=False)] if case.name in KNOWN else []
    return pytest.param(case, id=f"{case.transform}/{case.name}", marks=marks)


each_case = pytest.mark.parametrize("case", [_param(case) for case in CASES])
each_varied = pytest.mark.parametrize(
    "case", [_param(case) for case in CASES if case.settings.get("variants")]
)


class Runs:
    """The outcome of every case that this session asks for, worked out side by side."""

    def __init__(self, harness: Harness, cases: list[Case], pool: ThreadPoolExecutor) -> None:
        self.harness = harness
        self._futures: dict[Case, Future[Outcome]] = {
            case: pool.submit(harness.run, case) for case in cases
        }

    def __getitem__(self, case: Case) -> Outcome:
        return self._futures[case].result()


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def runs(
    go: GoTool,
    cache: Path,
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Iterator[Runs]:
    if not git_is_here():
        pytest.skip("the diffs are tried out with git, which is not installed")
    folder = tmp_path_factory.mktemp("golden")
    cases = {
        item.callspec.params["case"]
        for item in request.session.items
        if isinstance(item, pytest.Function)
        and item.module is request.module
        and "runs" in item.fixturenames
        and hasattr(item, "callspec")
    }
    with pytest.MonkeyPatch.context() as patch:
        for name in ("GOFLAGS", "GOWORK"):
            patch.delenv(name, raising=False)
        # Facts of earlier sessions and the user's undo records stay out of this.
        patch.setattr(pipeline, "cache_folder", lambda: cache)
        patch.setattr(journal, "folder_of", lambda root: root.parent / "journal")
        with ThreadPoolExecutor(max(2, os.cpu_count() or 2)) as pool:
            # The oracle is built before anyone waits for it twice.
            Oracle(go, cache).format([])
            harness = Harness(go, transforms.load(), folder)
            yield Runs(harness, [case for case in CASES if case in cases], pool)
            pool.shutdown(cancel_futures=True)


def _same(expected: Files, got: Files) -> None:
    text = difference(expected, got)
    if text:
        pytest.fail(text, pytrace=False)


@each_case
def test_finds_what_is_wanted_and_says_why(case: Case, runs: Runs) -> None:
    outcome = runs[case]

    assert outcome.found == case.wanted
    assert outcome.because == case.because


@each_case
def test_result_is_the_golden(case: Case, runs: Runs, request: pytest.FixtureRequest) -> None:
    outcome = runs[case]
    if request.config.getoption("--update-golden"):
        update(case, outcome)
        return

    assert outcome.rejected == []
    _same(case.expected, outcome.result)
    # A golden like its source would pass unseen once the rewrite is lost.
    assert not [name for name, text in case.goldens.items() if case.sources.get(name) == text]


@each_case
def test_problems_are_as_expected(case: Case, runs: Runs) -> None:
    report = runs[case].report
    messages = [*report.problems, *report.warnings]
    expected = case.settings.get("messages", [])

    assert len(messages) == len(expected), messages
    for pattern, message in zip(expected, messages, strict=True):
        assert re.search(pattern, message), message


@each_case
def test_compiles_and_vets_no_worse(case: Case, runs: Runs) -> None:
    outcome = runs[case]

    assert ("vet: " in outcome.vet) == case.is_broken, outcome.vet
    if not outcome.vet:
        assert outcome.vet_after == ""


@each_case
def test_does_the_same_as_before(case: Case, runs: Runs) -> None:
    outcome = runs[case]

    assert outcome.after == outcome.before
    if outcome.report.patches:
        assert outcome.before, "a case that is rewritten has a program or tests to compare"


@pytest.mark.parametrize("case", [_param(case) for case in CASES if case.allocs])
def test_allocates_as_often_as_it_says(case: Case, runs: Runs) -> None:
    outcome = runs[case]

    assert {name: outcome.allocs[name] for name in case.allocs} == case.allocs


@pytest.mark.parametrize("case", [_param(case) for case in CASES if "main" in case.counted])
def test_allocates_less_often_than_before(case: Case, runs: Runs) -> None:
    outcome = runs[case]

    if outcome.report.patches:
        before, after = outcome.allocs["main"]
        assert after < before


@each_case
def test_second_run_changes_nothing(case: Case, runs: Runs) -> None:
    second = runs[case].second

    if second is not None:
        assert [patch.diff.decode() for patch in second.patches] == []
        assert not second.verified or not second.verified.rejected


@each_case
def test_git_applies_the_diff_to_the_same_bytes(case: Case, runs: Runs) -> None:
    outcome = runs[case]

    _same(outcome.result, outcome.patched)


@each_case
def test_keeps_every_comment(case: Case, runs: Runs) -> None:
    outcome = runs[case]
    before = sum((comments(text) for text in case.sources.values()), Counter[bytes]())
    after = sum((comments(text) for text in outcome.result.values()), Counter[bytes]())

    assert after - before <= helper_comments(outcome.report)
    assert before - after == Counter()


@each_case
def test_stays_gofmt_clean(case: Case, runs: Runs, go: GoTool, cache: Path) -> None:
    names = [name for name in runs[case].result if name.endswith(".go")]
    before = [(name, case.sources[name]) for name in names]
    after = [(name, runs[case].result[name]) for name in names]
    clean = Oracle(go, cache).format([*before, *after])

    for (name, old), (_, new), old_clean, new_clean in zip(
        before, after, clean[: len(names)], clean[len(names) :], strict=True
    ):
        if old == old_clean:
            assert new == new_clean, name


def _to_crlf(text: bytes) -> bytes:
    return text.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _to_open_end(text: bytes) -> bytes:
    return text.rstrip(b"\n")


@each_varied
@pytest.mark.parametrize("change", [_to_crlf, _to_open_end], ids=["crlf", "no-final-newline"])
def test_line_ends_survive(
    case: Case, change: Callable[[bytes], bytes], runs: Runs, go: GoTool, cache: Path
) -> None:
    result = runs.harness.variant(case, change.__name__, change)
    names = [name for name in result if name.endswith(".go")]
    formatted = Oracle(go, cache).format([(name, result[name]) for name in names])

    for name, got in zip(names, formatted, strict=True):
        _same({name: case.expected[name]}, {name: got})
    for name, text in case.goldens.items():
        if change is _to_crlf:
            assert result[name].count(b"\r\n") == result[name].count(b"\n")
        elif text.split(b"\n")[-2:] == case.sources[name].split(b"\n")[-2:] != [b"}", b""]:
            # Nothing was added at the end of the file.
            assert not result[name].endswith(b"\n")


def test_no_golden_is_stale() -> None:
    stale = [
        f"{case.transform}/{case.name}/{name}.golden"
        for case in CASES
        for name in case.goldens
        if name not in case.sources
    ]

    assert stale == []


def test_there_are_cases_of_both_kinds() -> None:
    labels = [{one for found in case.wanted.values() for one in found} for case in CASES]
    refusing = [found for found in labels if any(not one.startswith("rewrite") for one in found)]
    rewriting = [found for found in labels if any(one.startswith("rewrite") for one in found)]

    assert len(refusing) >= len(CASES) / 3
    assert len(rewriting) >= len(CASES) / 3
