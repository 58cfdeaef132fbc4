from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from codemod import config
from codemod.config import Setting, Value
from codemod.errors import BadInput
from codemod.options import Options


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def values(start: Path) -> dict[str, Value]:
    return {key: setting.value for key, setting in config.read(start).items()}


def resolve(settings: dict[str, Setting], **given: Value | None) -> Options:
    return config.options(
        settings,
        {name.replace("_", "-"): value for name, value in given.items()},
        rules=["map-of-array", "range-value-address"],
        shapes=["pointer", "struct"],
    )


def test_every_option_can_be_set_and_every_key_is_an_option() -> None:
    options = {field.name.replace("_", "-") for field in dataclasses.fields(Options)}
    elsewhere = {"root", "allow-dirty"}
    assert (set(config.KEYS) | set(config.COMMAND_LINE_ONLY)) - elsewhere == options


def test_every_key_is_documented() -> None:
    page = (Path(__file__).parents[1] / "docs/settings.md").read_text()
    for key in config.KEYS:
        assert f"| `{key}` |" in page
    for key in config.COMMAND_LINE_ONLY:
        assert f"`--{key}`" in page


def test_without_a_file_there_are_no_settings(tmp_path: Path) -> None:
    write(tmp_path / "unheap.toml", "root = true")
    assert values(tmp_path) == {}
    assert resolve({}) == Options()


def test_the_nearest_file_wins_key_by_key(tmp_path: Path) -> None:
    write(tmp_path / "unheap.toml", "root = true\nshape = 'struct'\njobs = 3")
    write(tmp_path / "a/unheap.toml", "shape = 'pointer'")
    (tmp_path / "a/b").mkdir()
    assert values(tmp_path / "a/b") == {"shape": "pointer", "jobs": 3}


def test_root_stops_the_search(tmp_path: Path) -> None:
    write(tmp_path / "unheap.toml", "root = true\njobs = 3")
    write(tmp_path / "a/unheap.toml", "root = true\nshape = 'pointer'")
    assert values(tmp_path / "a") == {"shape": "pointer"}


def test_root_false_does_not_stop_the_search(tmp_path: Path) -> None:
    write(tmp_path / "unheap.toml", "root = true\njobs = 3")
    write(tmp_path / "a/unheap.toml", "root = false\nshape = 'pointer'")
    assert values(tmp_path / "a") == {"shape": "pointer", "jobs": 3}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("shap = 'pointer'", "unknown key 'shap'; did you mean 'shape'?"),
        ("include_generated = true", "did you mean 'include-generated'?"),
        ("zzz = 1", "unknown key 'zzz'; known: exported, fields,"),
        ("unsafe = 1", "'unsafe' must be true or false, not 1"),
        ("jobs = true", "'jobs' must be a whole number, not True"),
        ("shape = ['pointer']", "'shape' must be a string"),
        ("select = 'map-of-array'", "'select' must be an array of strings"),
        ("fields = ['a', 1]", "'fields' must be an array of strings"),
        ("test = true", "'test' can only be given on the command line"),
        ("allow-dirty = true", "'allow-dirty' can only be given on the command line"),
        ("shape = ", "is not valid TOML"),
    ],
)
def test_a_broken_file_is_named_with_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path / "unheap.toml", text)
    with pytest.raises(BadInput) as caught:
        config.read(tmp_path)
    assert str(caught.value).startswith(f"{path}: ")
    assert message in str(caught.value)


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "unheap.toml").write_bytes(b"shape = '\xff'")
    with pytest.raises(BadInput, match="is not UTF-8"):
        config.read(tmp_path)


def test_a_file_that_is_no_file_of_settings_by_its_size(tmp_path: Path) -> None:
    (tmp_path / config.FILE_NAME).write_text("# " + "x" * (1 << 20))
    with pytest.raises(BadInput, match="more than 1048576 bytes"):
        config.read(tmp_path)


def test_the_command_line_wins_over_the_files(tmp_path: Path) -> None:
    write(tmp_path / "unheap.toml", "root = true\nshape = 'struct'\nunsafe = true\njobs = 3")
    settings = config.read(tmp_path)
    assert resolve(settings, shape="pointer", unsafe=False, jobs=None) == Options(
        shape="pointer", unsafe=False, jobs=3
    )


def test_all_kinds_of_values_arrive(tmp_path: Path) -> None:
    text = (
        "root = true\nselect = ['map-of-array']\nignore = ['range-value-address']\n"
        "tags = 'a,b'\nexported = true\ninclude-generated = true\nfields = ['x', 'y']"
    )
    write(tmp_path / "unheap.toml", text)
    assert resolve(config.read(tmp_path), test=True) == Options(
        select=frozenset({"map-of-array"}),
        ignore=frozenset({"range-value-address"}),
        tags="a,b",
        exported=True,
        include_generated=True,
        fields=("x", "y"),
        test=True,
    )


@pytest.mark.parametrize(
    ("written", "seconds"), [("90s", 90), ("30m", 1800), ("2h", 7200), ("0", 0), ("0s", 0)]
)
def test_a_time_is_written_as_in_go(written: str, seconds: int) -> None:
    assert resolve({}, timeout=written).timeout == seconds


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"select": ("map-of-arrays",)}, "--select: unknown rule 'map-of-arrays'; did you mean"),
        ({"ignore": ("x",)}, "--ignore: unknown rule 'x'; known: map-of-array, range"),
        ({"shape": "pointr"}, "--shape: unknown shape 'pointr'; did you mean 'pointer'?"),
        ({"fields": ("a", "b c")}, "--fields: 'b c' is not a name that a Go field can have"),
        ({"fields": ("a", "a")}, "--fields: 'a' is there twice"),
        ({"jobs": -1}, "--jobs: must be 0"),
        ({"timeout": "30"}, "--timeout: '30' is no time such as 90s, 30m or 2h, nor 0"),
        ({"timeout": "-1s"}, "--timeout: '-1s' is no time"),
        ({"timeout": "1h30m"}, "--timeout: '1h30m' is no time"),
    ],
)
def test_values_that_mean_nothing_are_errors(given: dict[str, Value], message: str) -> None:
    with pytest.raises(BadInput) as caught:
        resolve({}, **given)
    assert message in str(caught.value)


def test_an_unknown_rule_in_a_file_names_the_file(tmp_path: Path) -> None:
    path = write(tmp_path / "unheap.toml", "root = true\nselect = ['map-of']")
    with pytest.raises(BadInput) as caught:
        resolve(config.read(tmp_path))
    assert str(caught.value).startswith(f"{path}: select: unknown rule 'map-of'")
