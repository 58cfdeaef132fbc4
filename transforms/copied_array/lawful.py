"""Does `m[k][i]` give at each read what the copy holds there?"""

from __future__ import annotations

from collections.abc import Sequence

from codemod.context import Context
from codemod.functions import FunctionFacts
from codemod.groups import Group
from codemod.syntax import Node, walk
from transforms.copied_array.loads import Load
from transforms.copied_array.names import check_operands, check_shadowing
from transforms.copied_array.steady import Steady
from transforms.copied_array.timing import check_indexes, check_panics
from transforms.maps.effects import Stretch
from transforms.maps.in_memory import told_if_inlined
from transforms.maps.lifetime import jumps, lifetime
from transforms.maps.variables import Reference


def check_steady(
    load: Load,
    reads: Sequence[Reference],
    group: Group,
    context: Context,
    function: FunctionFacts,
) -> None:
    """Raises Refuse unless `m[k][i]` gives at each read what the copy holds there."""
    source = load.source
    declaration = source.declaration(load.statement)
    if _is_generic(declaration):
        raise load.refuse("generic", "the function has type parameters")
    if jumps(declaration):
        raise load.refuse("goto", "there is a label to jump to")
    check_operands(load, len(reads), function)
    body = load.body
    start = load.statement.end_byte if body is None else body.start_byte
    stretch = lifetime(reads, load.variable, source, start)
    check_shadowing(load, stretch, function)
    steady = Steady(load, group, context, function)
    steady.check_entry(stretch)
    if body is None:
        steady.check_names(load.operands, stretch)
    else:
        if not group.key_reflexive:
            raise load.refuse("key-equality", "a key may not equal itself")
        # A look-up in each turn, in the map that the loop began with.
        steady.check_names([load.map], Stretch(source, body.start_byte, body.end_byte))
        steady.check_names([load.key] if load.key is not None else [], stretch)
    check_panics(load, reads[0], context, function)
    check_indexes(load, reads, group, context, function)
    for told in told_if_inlined(load.statement, function, source, context):
        line = source.position(told.start_byte).line
        reason = f"line {line} may show whether what is around this is inlined"
        raise load.refuse("evaluation-order", reason, told)


def _is_generic(declaration: Node) -> bool:
    receiver = declaration.child_by_field_name("receiver")
    in_receiver = receiver is not None and any(one.type == "generic_type" for one in walk(receiver))
    return in_receiver or declaration.child_by_field_name("type_parameters") is not None
