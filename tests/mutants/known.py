"""Conditions that nothing can notice, each with the reason why that is right.

A line stands for a mutant: file, scope, condition and change as `python -m mutants` prints them.
One that is noticed after all, or is there no more, has to go: the run says so.
"""

from __future__ import annotations

from mutants.known_oracle import ORACLE

_ARRAYS = "transforms/copied_array"
_LOOPS = "transforms/range_value_address"
_COMMON = "transforms/maps"
_SIZES = "transforms/unsized_map"
_MAPS = "transforms/map_of_array"
_BETWEEN = "start <= one.use.start < self.statement.end_byte"

_RECOVERED = (
    "It is for a declaration that did not parse: in all that we have tried, tree-sitter found its"
    " way again, so that the tree has a node for each use."
)

_GO_1_22 = "It is about `go vet` of Go 1.22 alone, which ignores an overlay."

_FUTURE = "Go has no other place for an entry: the rest is for what the language may yet get."

_WRITES = "No other rule that goes first writes the name of a loop's variable into the loop."

KNOWN: dict[tuple[str, str, str, str], str] = {
    **ORACLE,
    **{
        ("codemod/gate.py", "Gate._run", "check is not Check.VET", change): _GO_1_22
        for change in ("never", "always")
    },
    (
        "codemod/gate.py",
        "Gate._complaints",
        "check is Check.TEST",
        "always",
    ): "No other check prints events.",
    (
        "codemod/resolve.py",
        "_is_lost",
        "bool(flow.slots)",
        "dropped from `and`",
    ): "A key without a slot is unknown, and a flow has keys.",
    (
        "codemod/grammar.py",
        "parse",
        "tree.root_node.has_error",
        "always",
    ): "A `new` of a text that parsed is given a type: it saves looking at each of them.",
    **{
        ("codemod/grammar.py", scope, condition, change): f"It saves {what}."
        for scope, condition, change, what in (
            ("parse", "changed != text", "always", "parsing the same text again"),
            ("parse", "_NESTED.search(text)", "always", "looking for what no brackets can hold"),
            ("_with_indexes", "not found", "never", "parsing again what has no more of them"),
            ("_plain_elements", "_NEW.search(text)", "always", "looking at each list of one"),
        )
    },
    (
        f"{_ARRAYS}/edits.py",
        "_free_name",
        "node.type.endswith('identifier')",
        "filter dropped",
    ): "Nothing but a name is spelled like one: it saves the texts of all other nodes.",
    (
        f"{_ARRAYS}/steady.py",
        "_effects",
        "flow not in known",
        "always",
    ): "It saves asking once more for what is known.",
    **{
        (f"{_ARRAYS}/steady.py", scope, condition, "dropped from `and`"): _RECOVERED
        for scope, condition in (
            ("_effects", "is_known"),
            ("_occurrences", "is_known"),
            ("_occurrences", "bool(forms)"),
        )
    },
    (
        f"{_LOOPS}/earlier.py",
        "repeated",
        "one.first < start",
        "one.first <= start",
    ): "A region begins with a statement that lets the address go, and such a load never does.",
    (
        f"{_LOOPS}/earlier.py",
        "_between",
        "one.end <= end",
        "one.end < end",
    ): "What is written of a variable stands for an array, and an index follows.",
    **{
        (f"{_LOOPS}/earlier.py", "_edits", condition, change): _WRITES
        for condition, change in (
            ("fix is not None and fix.rule == _LOADS", "always"),
            ("fix.rule == _LOADS", "dropped from `and`"),
        )
    },
    (
        f"{_LOOPS}/regions.py",
        "Regions._steps",
        "not steps",
        "never",
    ): "Where the declaration parsed, a name that Go sees is a node of the tree as well.",
    (
        f"{_LOOPS}/regions.py",
        "Regions._is_later",
        "offset >= region.end",
        "offset > region.end",
    ): "A name cannot stand right behind a statement.",
    (
        f"{_MAPS}/__init__.py",
        "_occurrences",
        "not forms",
        "never",
    ): "No syntax was found for which the tree has no node where Go has an expression.",
    (
        f"{_MAPS}/__init__.py",
        "_waits",
        "not occurrences",
        "dropped from `or`",
    ): "Without uses there is nothing that a slab would win: it saves the weighing.",
    (
        f"{_MAPS}/predeclared.py",
        "_redeclared",
        "package not in known",
        "always",
    ): "It saves asking once more for what is known.",
    (
        f"{_MAPS}/beside.py",
        "check_beside",
        "place",
        "dropped from `and`",
    ): "What cannot panic tells nothing: it saves looking at what is beside it.",
    (
        f"{_MAPS}/order.py",
        "StoreOrder._goes_early",
        "node.start_byte >= self._value.end_byte",
        "node.start_byte > self._value.end_byte",
    ): "A call cannot stand right behind a value.",
    (
        f"{_MAPS}/phases.py",
        "Phases.__init__",
        "other.use.path == one.use.path",
        "filter dropped",
    ): "A node of another file is none of this statement's: it saves keeping it.",
    (
        f"{_MAPS}/inplace.py",
        "_InPlaceCheck._uses_between",
        _BETWEEN,
        "start < one.use.start < self.statement.end_byte",
    ): "What begins where the load does is the load's own map, which does not count.",
    (
        f"{_MAPS}/inplace.py",
        "_InPlaceCheck._uses_between",
        _BETWEEN,
        "start <= one.use.start <= self.statement.end_byte",
    ): "A map's name cannot stand right behind a statement.",
    (
        f"{_MAPS}/inplace.py",
        "_InPlaceCheck._looks",
        "one.name.start_byte < start",
        "one.name.start_byte <= start",
    ): "The store begins with its map, not with the variable.",
    (
        f"{_MAPS}/inplace.py",
        "_InPlaceCheck._looks",
        "one.name.start_byte >= end",
        "one.name.start_byte > end",
    ): "A name cannot stand right behind a statement.",
    (
        f"{_MAPS}/pointer.py",
        "_NEW_NOTES",
        r"'.*~r\\d+.* escapes to heap'",
        "is no member",
    ): "The note of the entry itself has gone there, and the gate takes one for the other.",
    (
        f"{_MAPS}/slab_written.py",
        "Made.is_sized",
        "return self.size is not None or self.is_filled",
        "return True",
    ): "It moves predicted costs, which no golden shows.",
    (
        f"{_MAPS}/slab_written.py",
        "Made.is_sized",
        "self.is_filled",
        "dropped from `or`",
    ): "It moves predicted costs, which no golden shows.",
    (
        f"{_MAPS}/stores.py",
        "literal",
        "entries",
        "never",
    ): "It moves predicted costs, which no golden shows.",
    (
        f"{_MAPS}/stores.py",
        "literal",
        "entries",
        "always",
    ): "It moves predicted costs, which no golden shows.",
    **{
        (f"{_COMMON}/{file}.py", scope, condition, "always"): f"It saves {what}."
        for file, scope, condition, what in (
            ("declarations", "_Read.built", "package.id not in self._found", "reading files again"),
            ("at_start", "_Needed.by", "package.id not in self._found", "reading files again"),
            ("in_memory", "told_if_inlined", "key not in known", "looking again"),
            ("twice", "_pairs", "there", "reading the files that are built"),
            (
                *("twice", "_made_of", "not homes.isdisjoint((package.path, *package.imports))"),
                "looking at packages that cannot name the type",
            ),
            ("twice", "_resting", "found", "reading all packages where nothing is in question"),
        )
    },
    (
        f"{_COMMON}/quiet.py",
        "_sets_stdout",
        "b'Stdout' not in text",
        "never",
    ): "It saves a slower search.",
    (
        f"{_COMMON}/effects.py",
        "_is_stored",
        "element.type != 'keyed_element'",
        "dropped from `or`",
    ): "The literal of a map has no other elements.",
    (
        f"{_COMMON}/in_memory.py",
        "_is_in_iterated",
        "parent.type == 'for_statement'",
        "dropped from `and`",
    ): "No other statement has a range clause.",
    (
        f"{_COMMON}/effects.py",
        "Effects._is_told",
        "is_writer(call, source, self._context)",
        "dropped from `and`",
    ): "Where a plain name of a map is not private, the group is not confined, so that"
    " `first_change` finds every other call there.",
    (
        f"{_COMMON}/forms.py",
        "_Classifier._form_of_entry",
        "parent.type in _READERS",
        "always",
    ): _FUTURE,
    (
        f"{_COMMON}/forms.py",
        "_Classifier._form_in_list",
        "statement.type in ('range_clause', 'receive_statement')",
        "always",
    ): _FUTURE,
    (
        f"{_COMMON}/forms.py",
        "_Classifier._form_of_entry",
        "parent.type == 'argument_list' and parent.parent is not None",
        "always",
    ): _FUTURE,
    (
        f"{_COMMON}/forms.py",
        "_Classifier._form_of_entry",
        "parent.type == 'argument_list'",
        "dropped from `and`",
    ): _FUTURE,
    (
        f"{_SIZES}/spelled.py",
        "_renamed",
        "bound.start <= edit.start < edit.end <= bound.end",
        "bound.start <= edit.start <= edit.end <= bound.end",
    ): "What is put in beside the bound begins there itself, which is behind the map.",
    (
        f"{_SIZES}/spelled.py",
        "_renamed",
        "_begins(edit, edits) <= make.start",
        "_begins(edit, edits) < make.start",
    ): "What is put in stands before a statement, and none begins with the making of such a map.",
    (
        f"{_SIZES}/spelled.py",
        "_begins",
        "edit.start == edit.end <= renamed.start",
        "edit.start == edit.end < renamed.start",
    ): "What is put in stands before a statement, and none begins with the bound of its loop.",
}
