"""What is planted changes nothing by itself, and is then rewritten."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpus.modules import Module
from corpus.trial import Runner
from planted.planting import NotPlanted, Planter, planter
from workbench import Bench, write

PROGRAM = """package main

import (
	"fmt"
	"sort"
)

type store struct {
	counts map[string]int
	names  map[string][]string
	given  map[string]any
}

type named map[string]float64

func (n named) half(key string) float64 { return n[key] / 2 }

var known = map[string]int{"a": 1, "b": 2}

func newStore() *store {
	return &store{counts: make(map[string]int), names: map[string][]string{}}
}

func (s *store) add(key, name string) {
	if n, ok := known[key]; ok {
		s.counts[key] += n
	}
	s.counts[key]++
	s.names[key] = append(s.names[key], name)
}

func fill(into map[string]int, keys []string) map[string]int {
	if into == nil {
		into = make(map[string]int, len(keys))
	}
	for i, key := range keys {
		into[key] = i
		if i > 1 {
			delete(into, key)
		}
	}
	return into
}

func main() {
	s := newStore()
	for _, key := range []string{"a", "b", "c", "a"} {
		s.add(key, "x"+key)
	}
	s.given = map[string]any{"k": 1}
	fmt.Println(s.given)
	filled := fill(nil, []string{"p", "q", "r"})
	sizes := named{"p": 1.5, "q": 4}
	sizes["p"] += sizes.half("q")
	sum := int(sizes["p"])
	for _, n := range filled {
		n *= 10
		sum += n
	}
	var all []string
	for key, n := range s.counts {
		all = append(all, fmt.Sprint(key, n, s.names[key], filled["q"], len(filled), sum))
	}
	sort.Strings(all)
	fmt.Println(all)
}
"""
pytest_plugins = ["workbench_fixture"]


@pytest.fixture(scope="module")
def program(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Planter:
    return planter(bench.go, tmp_path_factory.mktemp("planter"))


def printed(bench: Bench, root: Path) -> str:
    done = bench.go.run(["run", "."], root)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_program_does_what_it_did(
    seed: int, program: Planter, bench: Bench, tmp_path: Path
) -> None:
    root = write(tmp_path, {"main.go": PROGRAM})
    before = printed(bench, root)
    grown = program.plant(root, seed)
    # counts, names, known, a type with a name, and the parameter that flows into a variable.
    # What is printed is left.
    assert (grown.maps, grown.left, grown.skipped) == (5, 1, 0)
    assert printed(bench, root) == before
    text = (root / "main.go").read_text()
    assert "given  map[string]any" in text
    assert text.count("map[string][") == PROGRAM.count("map[string]") - 2


def test_loops_keep_addresses(program: Planter, bench: Bench, tmp_path: Path) -> None:
    root = write(tmp_path, {"main.go": PROGRAM})
    grown = [program.plant(root, seed).loops for seed in range(4)]
    assert sum(grown) > 0
    assert "func planted[T any](p *T) *T" in (root / "planted_helper.go").read_text()
    assert printed(bench, root)


def test_a_seed_plants_the_same_each_time(program: Planter, tmp_path: Path) -> None:
    roots = [write(tmp_path / name, {"main.go": PROGRAM}) for name in ("a", "b", "c")]
    for root, seed in zip(roots, (1, 1, 2), strict=True):
        program.plant(root, seed)
    first, again, other = ((root / "main.go").read_text() for root in roots)
    assert first == again != other


def test_what_is_planted_is_rewritten(program: Planter, bench: Bench, tmp_path: Path) -> None:
    root = write(tmp_path, {"main.go": PROGRAM})
    program.plant(root, 1)
    trial = Runner(Module("ex.org/m", ""), root, bench.go).trial("pointer", tests=False)
    assert trial.groups["rewrite"] > 0
    assert (trial.groups.get("rejected", 0), trial.second, trial.fault) == (0, 0, "")


def test_what_does_not_compile_is_left(program: Planter, tmp_path: Path) -> None:
    text = 'package m\n\nfunc f() int { return "" }\n'
    root = write(tmp_path, {"m.go": text, "sub/s.go": "package sub\n\nvar M = map[int]int{}\n"})
    grown = program.plant(root, 1)
    assert (grown.maps, grown.skipped) == (0, 1)
    assert (root / "m.go").read_text() == text


def test_no_module_is_an_error(program: Planter, tmp_path: Path) -> None:
    with pytest.raises(NotPlanted, match="does not contain main module"):
        program.plant(tmp_path, 1)
