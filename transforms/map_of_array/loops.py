"""Range loops over the map whose value variable was a copy of the entry."""

from __future__ import annotations

from collections.abc import Sequence

from codemod.syntax import Node, Source, field, parts, walk
from codemod.weights import Operation
from transforms.map_of_array.guards import block_statements
from transforms.map_of_array.job import Job, refuse
from transforms.map_of_array.loads import declares
from transforms.map_of_array.reads import dereference, may_borrow
from transforms.maps.forms import Occurrence
from transforms.maps.variables import Access, Reference, references


def range_map(job: Job, one: Occurrence) -> None:
    """for k, v := range m: v stays a copy unless it is only read while nothing can change it."""
    loop = one.node.parent
    left = parts(field(one.node, "left"))
    if loop is None or not declares(one.node):
        raise refuse(one, "range-assign", "the loop assigns to an outer variable")
    variable, body = left[1], field(loop, "body")
    found = references(variable, one.source, job.context)
    if may_borrow(job, found, variable, body.start_byte, one):
        dereference(job, found or (), one.source)
        job.operations.append(Operation("RangeVar", one.source, body, (one.node,)))
        return
    if job.context.language(one.use.path) < (1, 22) and _outlives(found):
        raise refuse(one, "loop-variable", "the shared loop variable may outlive its turn")
    _copy_in_body(job, one, variable, body)


def _outlives(found: Sequence[Reference] | None) -> bool:
    return found is None or any(ref.access is Access.OTHER for ref in found)


def _copy_in_body(job: Job, one: Occurrence, variable: Node, body: Node) -> None:
    """for k, v := range m { → and, first in the body, v := *v"""
    name = one.source.slice(variable)
    if any(_declares(statement, name, one.source) for statement in block_statements(body)):
        raise refuse(one, "shadowed", f"the body declares {name.decode()} again")
    copy = name + b" := *" + name
    start = body.start_byte + 1
    if b"\n" in one.source.text[start : body.end_byte]:
        indent = one.source.indent(loop_start(body)) + b"\t"
        start = one.source.end_with_comment(start)
        job.draft.replace(one.source, start, start, one.source.eol + indent + copy)
    else:
        job.draft.replace(one.source, start, start, b" " + copy + b";")


def _declares(statement: Node, name: bytes, source: Source) -> bool:
    """Does it declare the name in this block? (A type may have a field or parameter of that name:
    no harm in a refusal.)
    """
    declared: list[Node] = []
    if statement.type == "short_var_declaration":
        declared = parts(field(statement, "left"))
    elif statement.type in ("var_declaration", "const_declaration", "type_declaration"):
        declared = [n for spec in walk(statement) for n in spec.children_by_field_name("name")]
    return any(source.slice(one) == name for one in declared)


def loop_start(body: Node) -> int:
    """Offset of the statement whose body this is."""
    return body.parent.start_byte if body.parent is not None else body.start_byte
