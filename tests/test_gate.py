"""What the gate makes of the answers of Go, and how often it asks."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest
from scripted import NEW, Go, failed

from codemod.errors import UnheapError
from codemod.gate import Answer, Check, Gate, Problem
from codemod.gotool import Completed, GoTool


def _gate(go: Go, broken: Sequence[str] = (), jobs: int = 0) -> Gate:
    return Gate(cast(GoTool, go), Path("/m"), broken, jobs)


def _problems(go: Go, check: Check = Check.COMPILE) -> tuple[Problem, ...]:
    return _gate(go).problems(check, ["p"], ["p", "q"], NEW).problems


def test_nothing_is_asked_of_the_old_tree_while_nothing_is_wrong() -> None:
    go = Go()
    assert _problems(go) == ()
    assert [args for args in go.asked if NEW.arguments[0] not in args] == []


def test_the_old_tree_is_asked_once() -> None:
    error = failed("# p\na.go:1:2: wrong\n")
    go = Go({("list", True): error, ("list", False): error})
    gate = _gate(go)
    for _ in range(3):
        assert gate.problems(Check.COMPILE, ["p"], ["p", "q"], NEW) == Answer(())
    old = [args for args in go.asked if "-export" in args and NEW.arguments[0] not in args]
    assert len(old) == 1


def test_what_was_there_before_counts_as_often_as_it_was_there() -> None:
    old, line = "# p\na.go:1:2: wrong\n", "a.go:7:2: wrong\n"
    go = Go({("list", False): failed(old), ("list", True): failed(old + line)})
    assert _problems(go) == (Problem("p", "a.go:7:2: wrong"),)


def test_messages_stand_below_headings_and_go_on_behind_a_tab() -> None:
    text = "go: downloading x v1\n# p\na.go:1:2: one\n\tmore of it\n\n# q [q.test]\nb.go:3: two\n"
    assert _problems(Go({("list", True): failed(text)})) == (
        Problem("p", "a.go:1:2: one\n\tmore of it"),
        Problem("q [q.test]", "b.go:3: two"),
    )


@pytest.mark.parametrize(
    "text",
    [
        *("", "# p\n", "\n\n", "  \n", "go: downloading x v1\n", "go: finding x v1\n"),
        *("go: warning: all of it\n", "go: extracting x v1\n"),
    ],
)
def test_a_failure_without_a_word_is_one_all_the_same(text: str) -> None:
    (problem,) = _problems(Go({("list", True): failed(text)}))
    assert problem == Problem("", "compile ended with code 1")


def test_a_tab_without_a_message_before_it_begins_one() -> None:
    (problem,) = _problems(Go({("list", True): failed("\tcut off\n")}))
    assert problem == Problem("", "\tcut off")


def test_success_has_no_problems_whatever_it_prints() -> None:
    assert _problems(Go({("list", True): Completed(0, b"", b"# p\na.go:1:2: a note\n")})) == ()


@pytest.mark.parametrize(
    "line", ["write /tmp/x: no space left on device", "dial tcp: lookup proxy: no such host"]
)
def test_a_machine_that_cannot_is_no_fault_of_the_code(line: str) -> None:
    with pytest.raises(UnheapError, match=r"^go: "):
        _problems(Go({("list", True): failed(line)}))
    # The code may have such words itself.
    found = _problems(Go({("list", True): failed(f"a.go:1:2: {line}")}))
    assert found == (Problem("", f"a.go:1:2: {line}"),)


def test_packages_that_cannot_be_loaded_are_left_out() -> None:
    @dataclass(eq=False)
    class Broken(Go):
        def run(self, args: Sequence[str], cwd: Path) -> Completed:
            done = super().run(args, cwd)
            return failed("q: no such package\n") if "q" in args else done

    go = Broken()
    gate = _gate(go, broken=["q"])
    assert gate.problems(Check.COMPILE, ["p", "q"], ["p", "q"], NEW) == Answer(())
    assert go.asked[-1][-1] == "p"
    old = [args for args in go.asked if "-export" in args and NEW.arguments[0] not in args]
    assert old and not any("q" in args for args in old)
    with pytest.raises(UnheapError, match="go list does not work here: q: no such package"):
        _gate(Broken()).problems(Check.COMPILE, ["q"], ["p", "q"], NEW)


def test_packages_with_errors_count_where_all_can_be_loaded() -> None:
    go = Go({("list", True): failed("# q\nb.go:1:2: new\n")})
    found = _gate(go, broken=["q"]).problems(Check.COMPILE, ["q"], ["p", "q"], NEW)
    assert found.problems == (Problem("q", "b.go:1:2: new"),)


def test_notes_come_without_the_errors_among_them() -> None:
    go = Go({("list", True): Completed(0, b"", b"# p\na.go:1:2: moved to heap: x\n")})
    found = _gate(go).problems(Check.ESCAPES, ["p"], ["p"], NEW)
    assert found == Answer((), "# p\na.go:1:2: moved to heap: x\n")
    assert len(go.asked) == 1
    go = Go({("list", True): failed("# p\na.go:1:2: wrong\n")})
    found = _gate(go).problems(Check.TEST_ESCAPES, ["p"], ["p"], NEW)
    assert found.problems == (Problem("p", "a.go:1:2: wrong"),)
    first, second = [args for args in go.asked if NEW.arguments[0] in args]
    assert "-test" in first and any(one.startswith("-gcflags") for one in first)
    assert "-test" in second and not any(one.startswith("-gcflags") for one in second)


def _event(action: str, test: str = "", output: str = "", package: str = "p") -> str:
    given = {"Action": action, "Package": package, "Test": test, "Output": output}
    return json.dumps({name: text for name, text in given.items() if text})


TESTED = [
    _event("run", "TestA"),
    _event("output", "TestA", "=== RUN   TestA\n"),
    _event("output", "TestA", "    a_test.go:5: not equal\n"),
    _event("output", "TestA", "    a_test.go:6: later\n"),
    _event("fail", "TestA"),
    _event("pass", "TestB"),
    _event("output", "", "FAIL\n"),
    _event("fail"),
    '{"ImportPath": "q", "Action": "build-output", "Output": "q.go:3:1: wrong\\n"}',
    '{"ImportPath": "q", "Action": "build-fail"}',
    _event("fail", package="q"),
    '{"ImportPath": "s", "Action": "build-fail"}',
    _event("pass", package="r"),
    # What a test prints by itself is no event.
    *("5", "[1]", "{", '{"Action": 7}', '{"Action": "output", "Output": 7}', "", '"fail"'),
]


def test_failed_tests_are_named_each_with_its_first_place() -> None:
    go = Go({("test", True): failed(stdout="\n".join(TESTED))})
    assert _problems(go, Check.TEST) == (
        Problem("p", "p: TestA fails", "    a_test.go:5: not equal".strip()),
        Problem("q", "q: package fails", "q.go:3:1: wrong"),
        Problem("s", "s: package fails"),
    )


@pytest.mark.parametrize(
    ("tags", "jobs", "given"),
    [("", 0, []), ("a,b", 0, ["-tags", "a,b"]), ("", 3, ["-p", "3"])],
)
def test_what_is_shared_by_all_commands(tags: str, jobs: int, given: list[str]) -> None:
    go = Go(tags=tags)
    _gate(go, jobs=jobs).problems(Check.COMPILE, ["p"], ["p"], NEW)
    assert go.asked == [["list", "-export", "-f=", *given, *NEW.arguments, "p"]]
    assert _gate(go).problems(Check.COMPILE, [], ["p"], NEW) == Answer(())
    assert len(go.asked) == 1
