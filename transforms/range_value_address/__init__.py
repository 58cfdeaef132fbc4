"""Range loops that take the address of their variable.

## Finds

Every range loop whose key or value variable has its address taken: `&v`, `&v.f`, `&v[i]`, `v[:]` of
an array, a method with a pointer receiver, a function literal that captures the variable itself.
Since Go 1.22 each iteration has its own variable, so where the address outlives the iteration there
is one allocation for each element, kept or not. Whether it does is the compiler's answer
(`moved to heap: v`); a loop whose variable stays on the stack is left alone, with that reason.

## Rewrites to

`late`, where the address goes on some paths only: the copy is made there, and the variable stays on
the stack. One allocation for each hit, none for any other element.

    for _, v := range list {              for _, v := range list {
        if v.ok {                             if v.ok {
            return &v              →              found := v
        }                                         return &found
    }                                         }
                                          }

`batch`, where every iteration lets the address go: all copies lie in one slice, in which each
iteration has a place of its own. One allocation for the loop.

    for _, v := range list {              copies := make([]T, len(list))
        out = append(out, &v)      →      for i, v := range list {
    }                                         copies[i] = v
                                              out = append(out, &copies[i])
                                          }

The price of a batch: elements keep one another in memory, so one that is kept keeps them all. Above
512 bytes an element (`--max-pinned`) it is refused.

`element`, only with `--unsafe --shape element`: the variable becomes a pointer into what is ranged
over. No copy and no allocation; but the pointer shows every later change of the slice, and who
writes through it changes the slice.

`--shape auto` (default): `late` where some path of an iteration does without the address, else
`batch`.

Before Go 1.22 all iterations share one variable. Where the loop ends as soon as the address goes,
`late` is the same program. Any other pointer that outlives its iteration is probably a bug, and
only rewritten with `--unsafe`, since the program then does something else; the diff says so.

## Refuses

Uses after the copy that could tell it from the variable, other pointers to it, loops that can end
early or run for nobody knows how long (for `batch`), large elements, types that cannot be written
where the slice is declared. Each reason has a code, listed below.

## Why it is safe

From the statement that lets the address go to the end of its list, every reference to the variable
becomes one to the copy, so the two cannot be told apart there. Until then nobody has a pointer to
the variable but calls that have returned: if one of them had kept it, the variable would still be
on the heap, and the gate would reject the rewrite. After that, control leaves the iteration, or the
variable is only read, with nothing in between that writes through a pointer. The copy is made of
the variable, not of the element, so it holds what the iteration has made of it. Iterations never
share a place in a batch, and a batch that grows leaves older places where they are; where another
goroutine might be writing to these, it does not read them either.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from codemod.context import Context
from codemod.groups import LOOPS, Group
from codemod.loops import Loop, LoopUse, LoopVariable
from codemod.model import Site, Verdict
from codemod.syntax import Node, Source, field, parts, walk
from transforms.files import check_file
from transforms.maps.decided import is_open
from transforms.maps.twice import declared_twice, twice_among
from transforms.range_value_address.choice import Choice
from transforms.range_value_address.codes import CODES
from transforms.range_value_address.draft import RULE
from transforms.range_value_address.flow import LoopFlow
from transforms.range_value_address.leaving import heap, is_kept, leaving_uses
from transforms.refusal import Leave, Refuse

DOC = __doc__ or ""
PER_ITERATION = (1, 22)
"""Since this version of Go each iteration has its own variables."""


class RangeValueAddress:
    """The transform `range-value-address`."""

    name = RULE
    summary = "`for _, v := range x` with `&v`: an allocation for each element"
    doc = DOC
    shapes: tuple[str, ...] = ("late", "batch", "element")
    selector = LOOPS
    codes: Mapping[str, str] = CODES

    def find(self, source: Source) -> Iterable[Site]:
        """Loop variables with an `&` or a slice expression on them in the loop's body."""
        for clause in source.query("(range_clause left: (_)) @clause"):
            loop = clause.parent
            body = loop.child_by_field_name("body") if loop is not None else None
            if body is None:
                continue
            addressed = {
                source.slice(field(node, "operand"))
                for node in walk(body)
                if node.type == "slice_expression" or _is_address(node, source)
            }
            for name in parts(field(clause, "left")):
                if source.slice(name) in addressed:
                    yield Site(self.name, source.path, name.start_byte, name.end_byte)

    def plan(self, group: Group, context: Context) -> Verdict:
        """The verdict for one variable of one loop."""
        try:
            return _plan(group, context)
        except Refuse as refusal:
            return refusal.verdict


def _is_address(node: Node, source: Source) -> bool:
    """Have: &v"""
    return node.type == "unary_expression" and source.slice(field(node, "operator")) == b"&"


def _plan(group: Group, context: Context) -> Verdict:
    loop, variable = group.loop, group.variable
    assert loop is not None and variable is not None
    if context.packages[context.files[loop.path].package].errors:
        check_file(loop.path, context)  # nothing has been compiled
    found = context.derived(heap)
    leaving = leaving_uses(loop, variable, found, context)
    if not loop.defines and any(use.pointer.kind == "leave" for use in leaving):
        at = context.position(loop.path, variable.offset)
        raise Refuse("outer-variable", f"{variable.name} is declared outside of the loop", at)
    moved = found.moves(loop, variable, context)
    _check_seen(loop, context)
    is_shared = context.language(loop.path) < PER_ITERATION
    if not moved and not (is_shared and _goes_out(leaving)):
        raise Leave("on-stack", f"the compiler keeps {variable.name} on the stack")
    check_file(loop.path, context)
    _check_types(loop, variable, context)
    flow = _flow(loop, context)
    _check_form(loop, variable, flow, context)
    if variable.role == "value" and is_open(loop.path, *loop.operand, flow.lines, context):
        raise Leave("other-rule", "map-of-array would judge the map anew")
    if not leaving:
        at = context.position(loop.path, variable.offset)
        raise Refuse("no-cause", "no use was found that lets the address go", at)
    kept = any(is_kept(use, found, context) for use in leaving)
    choice = Choice(
        group, flow, context, leaving, is_shared=is_shared, is_on_heap=moved, is_kept=kept
    )
    return choice.verdict()


def _check_types(loop: Loop, variable: LoopVariable, context: Context) -> None:
    """What is ranged over may be a map in another build, and the variable be no good as a copy."""
    function = context.function_at(loop.path, loop.start)
    names = function.idents if function is not None else {}
    operand = {names.get(offset, "") for offset in range(*loop.operand)}
    home = context.packages[context.files[loop.path].package].path
    name = twice_among(f"{variable.type} {loop.over}", home, context) or next(
        (one.rpartition(".")[2] for one in operand & context.derived(declared_twice)), None
    )
    if name is not None:
        at = context.position(loop.path, loop.start)
        raise Refuse("excluded-file", f"another build declares {name} in another file", at)


def _flow(loop: Loop, context: Context) -> LoopFlow:
    source = context.source(loop.path)
    node = source.node(loop.start, loop.end)
    if node is None or not source.is_intact(node):
        at = source.position(loop.start)
        raise Refuse("broken-syntax", "the declaration around the loop did not parse", at)
    return LoopFlow(source, node, context)


def _check_seen(loop: Loop, context: Context) -> None:
    """Of a generic function that is instantiated nowhere the compiler says nothing at all."""
    source = context.source(loop.path)
    lines = source.position(loop.start).line, source.position(loop.end).line
    function = context.function_at(loop.path, loop.start)
    if function is not None:
        lines = source.position(function.start).line, source.position(function.end).line
    if loop.is_generic and not context.derived(heap).remarks.cover(loop.path, *lines):
        at = source.position(loop.start)
        raise Refuse("not-instantiated", "its package uses this generic function with no type", at)


def _goes_out(leaving: Sequence[LoopUse]) -> bool:
    return any(use.pointer.outer for use in leaving)


def _check_form(loop: Loop, variable: LoopVariable, flow: LoopFlow, context: Context) -> None:
    at = context.position(loop.path, variable.offset)
    is_vague = context.derived(heap).moves_namesake(loop, variable, context)
    if is_vague and _has_namesake(variable, flow):
        reason = f"{variable.name} is the name of another variable in this function"
        raise Refuse("same-name", reason, at)
    if variable.holds_lock:
        raise Refuse("lock", f"{variable.name} holds a lock", at)
    if variable.size == 0:
        raise Leave("zero-size", f"{variable.type} takes no memory", at)
    declaration = flow.source.declaration(flow.loop)
    for node in walk(declaration):
        if node.type == "goto_statement":
            at = flow.source.position(node.start_byte)
            raise Refuse("goto", "a goto may lead around the copy", at)


def _has_namesake(variable: LoopVariable, flow: LoopFlow) -> bool:
    """Does the function around the loop declare another variable of this name?"""
    name = variable.name.encode()
    return any(
        flow.source.slice(declared) == name and declared.start_byte != variable.offset
        for node in walk(flow.source.declaration(flow.loop))
        for declared in _declared(node)
    )


_DECLARING = frozenset(
    {"range_clause", "short_var_declaration", "receive_statement", "type_switch_statement"}
)


def _declared(node: Node) -> Sequence[Node]:
    # (The last one is v in `switch v := x.(type)`.)
    for name in ("left", "alias") if node.type in _DECLARING else ():
        left = node.child_by_field_name(name)
        if left is not None:
            return parts(left)
    is_list = node.type in ("var_spec", "parameter_declaration", "variadic_parameter_declaration")
    return node.children_by_field_name("name") if is_list else ()


TRANSFORM = RangeValueAddress()
