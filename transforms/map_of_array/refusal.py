"""Refusals: every reason to leave a group unrewritten, with its stable code."""

from __future__ import annotations

from transforms.files import FILE_CODES
from transforms.refusal import Refuse

__all__ = ["CODES", "Refuse"]

CODES = {
    **FILE_CODES,
    # The group is not closed: its type would have to change where no edit can follow.
    "interface": "The map itself becomes an interface value (`any`, `fmt.Println(m)`, "
    "`json.Marshal(m)`) or comes out of one. What happens to it there depends on its exact type.",
    "type-parameter": "The map is passed as the value of a type parameter (`maps.Clone(m)`, "
    "`Cache[map[K][N]T]`). Generic code sees its exact type: a clone would share the pointers.",
    "reflection": "A value that holds the map becomes `any`: printing or reflection would see "
    "pointers. Print the parts that matter instead, or keep the map out of that struct.",
    "address": "The address of the map is taken, so it can change through the pointer.",
    "interface-method": "The map is a parameter or result of a method that an interface demands.",
    "foreign": "The map flows to or from code outside the module.",
    "exported": "Other modules can name the map, also as part of a type of an internal package "
    "that another package gives away, or a program that loads the package as a plugin. Pass "
    "`--exported` if there are none.",
    "excluded-file": "A file that this build leaves out (build constraints, assembly, `testdata`, "
    "another module of the repository) names the variable or field, or makes a map for it, so "
    "nobody can check that it would still compile. Or it declares a type that the map's type is "
    "made of, which may be no array there.",
    "language-version": "The file's Go version is older than the rewrite needs (1.18).",
    "unsafe": "The map passes through package unsafe.",
    "other-flow": "The map flows in a way that is not in the list of known flows.",
    # A use whose form is not in the closed list, or that would behave differently.
    "unknown-use": "The map is used in a form that is not in the list of known uses.",
    "tuple-store": "An entry is stored together with other variables (`m[k], err = f()`), so the "
    "order of the stores matters. Store it in a statement of its own.",
    "evaluation-order": "A call that may change the map, or a receive, is evaluated after the "
    "entry is read, in the same statement; or what is beside an entry may panic, and would do so "
    "on the other side of it; or a key may be evaluated before what is stored today and behind it "
    "then; or what is stored would be read before a call beside it; or a statement shows whether "
    "a variable lies in memory (`x, y = 1, a/b`, or `f(v, g())` where g is a literal that changes "
    "v), and it may do so after the rewrite alone. Go leaves their order open, so read the entry, "
    "compute the key, or make the call, in a statement of its own.",
    "key-conversion": "The key is converted to the map's key type implicitly. Convert it by hand.",
    "mixed-type": "The value's type is not the map's own (a named and an unnamed array type meet).",
    "range-assign": "A range loop assigns the entries to a variable declared outside of it.",
    "loop-variable": "Before Go 1.22 the loop variable is shared by all iterations, and a closure "
    "or pointer keeps it.",
    "shadowed": "The loop's body declares the loop variable's name again, or the package declares "
    "one of Go's own names (`append`, `new`), which the rewrite needs.",
    # Struct only.
    "dynamic-index": "An index is not a constant, or one that may have another value in another "
    "build: a file with build constraints declares what it is made of, or another package that has "
    "no type for it.",
    "array-operation": "The array is used as a whole in a way a struct cannot be (sliced, ranged, "
    "measured, passed on as an array). Or Go would complain of the struct: an import that only the "
    "array needs, an element that is assigned to itself.",
    "field-names": "`--fields` gives too few names, or names that cannot be used.",
    # Slab and pooled only.
    "key-identity": "Keys hold a float, a complex number or an interface: equal keys may differ, "
    "and storing to one can replace the other. A slab would keep the old one.",
    "stale-pointers": "Entries are deleted and hold pointers: recycled memory would keep alive "
    "what a deleted entry points to.",
    "large-value": "The map is made with a size, and its values have more than 16 KiB, or as many "
    "as a type parameter says: a slab makes room for that many values at once, which could take "
    "all memory. Or they have more than 128 KiB: a slab moves them all when it grows.",
    "no-churn": "No entry is ever deleted, so there is nothing to recycle.",
    "initialization": "A variable of the package is initialized by code that would use the pool, "
    "as far as names show. It would wait until the pool, a variable itself, has had its turn, and "
    "others would be initialized before it.",
    "compared": "A struct or an array that the map is a part of becomes an interface value. To "
    "compare two of those panics, and with a slab it would not. A pointer to the struct would do.",
    "named-map": "The map's type has a name of its own, which a pointer to a slab cannot have "
    "(methods).",
    "several-packages": "The map is used in several packages, and the methods of its new type are "
    "private to one.",
    # Leave: the rewrite would be right, and not worth it.
    "small-value": "Values of 128 bytes or less with a pointer-free key: pointers would make the "
    "garbage collector look into a map that it passes over today.",
    "no-gain": "The predicted cost is not at least 10 % lower.",
}
