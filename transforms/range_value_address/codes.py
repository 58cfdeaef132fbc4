"""Every reason to leave a loop as it is, with its stable code."""

from __future__ import annotations

from transforms.files import FILE_CODES

CODES = {
    **FILE_CODES,
    # Leave: there is nothing to win.
    "on-stack": "The compiler keeps the variable on the stack, so its address costs nothing.",
    "zero-size": "The variable has no size: Go allocates nothing for it, and whether two pointers "
    "to such variables are equal is not said.",
    "no-gain": "There is one allocation for each pointer that is kept, as there has to be; or "
    "nobody would read a copy.",
    "only-lent": "Every iteration gives the address, or a function literal that has it, to a "
    "function out of sight, and nothing is known to keep it. A batch would be one allocation, and "
    "all elements in memory at once instead of one at a time. Pass `--shape batch` if they are "
    "kept.",
    "few-entries": "The loop is over a literal of 8 elements or fewer, each of which is kept. A "
    "batch would save as many allocations as it adds lines. Pass `--shape batch` to have it.",
    "captured": "Only function literals capture the variable, which is too large to be copied into "
    "them, and only read it. They are allocated for each element anyway.",
    "other-rule": "The rule map-of-array has left the map that is ranged over, or refused it for "
    "what stands in this loop, and might not if this were rewritten; or what copied-array writes "
    "here is about the variable. Select this rule alone to have it decide.",
    # The compiler or the loop's form.
    "not-instantiated": "The loop is in a generic function that its own package uses with no type, "
    "so the compiler does not say where the variable lives.",
    "outer-variable": "The loop assigns to a variable that is declared outside of it (`=` instead "
    "of `:=`), so all pointers are to that one variable, in every version of Go.",
    "shared-variable": "Before Go 1.22 all iterations share one variable, so a pointer that "
    "outlives its iteration shows what later ones put there. Probably a bug. With `--unsafe` each "
    "iteration gets its own, which changes what the program does.",
    "lock": "The variable holds a lock (`sync.Mutex`), and a copy of a lock is another one.",
    "same-name": "The loop is over a function, or in a literal that is called on the spot, and the "
    "function around it has another variable of that name: the compiler does not say which of the "
    "two moves to the heap.",
    "goto": "A `goto` in the function can lead around the copy.",
    # What could tell the copy from the variable.
    "no-cause": "The compiler moves the variable to the heap, but no use in the loop is the "
    "reason: one of more than 128 KiB lives there anyway.",
    "aliased": "Another variable may hold a pointer to the loop variable when the copy is made.",
    "excluded-file": "A file that this build leaves out declares what is ranged over, or a type "
    "that it or the variable is made of. That may be another one there, such as a "
    "`strings.Builder`, or a map instead of a slice.",
    "self-pointer": "The variable may hold a pointer to itself (`strings.Builder`, "
    "`unsafe.Pointer`, a type parameter) when the copy is made.",
    "evaluation-order": "A literal changes the variable in a statement that reads it as well, as "
    "in `f(v, func() int { v.n++; return v.n }())`. Which of the two goes first may rest on where "
    "the variable lies, and that would change. Or it is another variable, and the loop is in a "
    "literal, which is inlined if it is short. Make the call in a statement of its own.",
    # Batch only.
    "leaves-early": "The loop can end early (`break`, `return`), so memory for all its elements "
    "could be wasted on a few.",
    "finalizer": "A package of the module sets finalizers, adds cleanups or makes weak pointers, "
    "and pointers of this one may get there: it is the same, or some package leads to both. Those "
    "watch one allocation, which a place in a slice is not.",
    "unknown-length": "How often the loop runs is not known when it begins.",
    "pins-memory": "The elements are large, and one that is kept would keep all of them in memory. "
    "Pass `--max-pinned BYTES` for a higher limit.",
    "type-not-nameable": "The variable's type cannot be written at the loop: it is not imported, "
    "not exported, hidden by another name, or an unnamed struct, map or function. Or it is spelled "
    "with the length of an array, which may be another one in another build.",
    "name-shadowed": "A name that the rewrite needs (`make`, `len`, `append`, `cap`, the "
    "variable's own or that of its type) means something else in this loop.",
    # Late and element only.
    "used-later": "The variable is used after its address has gone, in the same iteration, where "
    "the use could tell it from a copy made there. The shape `batch` makes it earlier.",
    "every-iteration": "Every iteration lets the address go, so a copy at that place is one "
    "allocation for each element, as before. The shape `batch` is for this.",
    "unsafe-only": "Pointers into the slice itself show every later change of it, and change it: "
    "pass `--unsafe` if that is meant.",
    "no-element-address": "The elements of what is ranged over have no address that lasts.",
    "writes": "The body writes to the variable, or hands its address to something that may: with "
    "pointers into the slice that would change the slice.",
    "source-changes": "What is ranged over changes in the loop.",
}
