"""How expressions may panic."""

from __future__ import annotations

from typing import cast

from codemod.context import Context
from codemod.functions import FunctionFacts
from codemod.syntax import parse, walk
from transforms.map_of_array.panics import OTHER, own_panics


def test_what_is_nested_too_deep_to_tell_it_from_a_type_may_panic() -> None:
    root = parse(b"package p\n\nvar x = %bi%b\n" % (b"m[" * 300, b"]" * 300)).root_node
    (instance,) = (one for one in walk(root) if one.type == "type_instantiation_expression")
    facts = cast(FunctionFacts, None)  # of an instance the oracle has nothing to say
    assert own_panics(instance, facts, cast(Context, None)) == {OTHER}
