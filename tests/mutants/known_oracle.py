"""Conditions of the type oracle that nothing can notice, each with the reason why that is right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Key = tuple[str, str, str, str]

_FOUND = "It ends a search that has found what it looks for."
_AGAIN = "It saves working out once more what is known."
_NO_NAME = "What is no name is no key of a table of names, and gives no object."
_NOTHING = "It saves looking for slots where a type shows none: none would be found."
_UNORDERED = "A tie has no direction."
_ITSELF = "A tie of a slot with itself, or an edge from a key to itself, leads nowhere new."
_SEEN = "It saves looking again at what go/types has looked at."
_REJECTED = "A program without a meaning there is rejected by Go, and no rewrite is made of it."
_PLACES = "Two nodes of the source, or two slots, do not begin and end at one place."

_KNOWN: Mapping[str, Mapping[str, tuple[tuple[str, str, str], ...]]] = {
    _FOUND: {
        "asked": (("filler.runsCode", "return !found", "return true"),),
        "spell": (("walker.renamed", "return !found", "return true"),),
        "aliases": (("uses.mentions", "return !found", "return true"),),
        "paths": (
            ("filler.isRangeVariable", "return !found", "return true"),
            ("filler.addresses", "return !found", "return true"),
        ),
        "quiet": (("quietness.node", "return !q.loud", "return true"),),
        "ranges": (("describer.acts", "return !found", "return true"),),
        "ways": (
            ("ways.breaksOut", "return !found", "return true"),
            ("ways.isInside", "return !found", "return true"),
        ),
    },
    _SEEN: {
        "cgo": (
            ("unhide", "!importsC(file)", "never"),
            ("importsC", 'one.Path.Value == `"C"`', "always"),
            ("importsC", "return false", "return true"),
            ("loaded.unhideValues", "!isSeen", "always"),
        ),
    },
    _AGAIN: {
        "hunt": (
            (
                "hunt.visited",
                "(s.hidden || !v.hidden) && types.Identical(v.t, t)",
                "never",
            ),
            ("hunt.visited", "s.hidden", "dropped from `||`"),
            ("hunt.visited", "!v.hidden", "dropped from `||`"),
            ("walker.held", "ok", "never"),
            (
                "hunt.callable",
                "h.w.shows(f.Type()) && !h.found[h.w.functionKey(f)]",
                "always",
            ),
            ("hunt.callable", "!h.found[h.w.functionKey(f)]", "dropped from `&&`"),
        ),
        "shape": (("walker.shows", "ok", "never"),),
        "slots": (("walker.slot", "!there", "always"),),
        "uses": (("newUses", "len(u.found) == 0", "never"),),
        "walker": (
            (
                "walker.findSealed",
                '!bytes.Contains(text, []byte("//go:linkname")) '
                '&& !bytes.Contains(text, []byte("//export"))',
                "never",
            ),
        ),
    },
    _NO_NAME: {
        "aliases": (
            ("uses.mentions", "ok", "always"),
            ("uses.mentions", "ok", "dropped from `&&`"),
            ("uses.aliases", "ok", "always"),
            ("uses.aliases", "ok", "dropped from `&&`"),
            ("uses.passSwitch", "ok", "always"),
        ),
        "counted": (("filler.isVar", "ok", "dropped from `&&`"),),
        "lend": (("uses.lend", "ok", "dropped from `&&`"),),
        "uses": (("newUses", "ok", "dropped from `&&`"),),
    },
    _NOTHING: {
        "shape": (
            ("walker.search", "return w.search(t.Underlying(), seen)", "return true"),
            (
                "walker.search",
                "return w.selected(t.Elem()) || w.search(t.Key(), seen) "
                "|| w.search(t.Elem(), seen)",
                "return true",
            ),
            ("walker.search", "w.search(t.Field(i).Type(), seen)", "always"),
            (
                "walker.search",
                "return w.searchTuple(t.Params(), seen) || w.searchTuple(t.Results(), seen)",
                "return true",
            ),
            ("walker.search", "return w.search(t.Elem(), seen)", "return true"),
            ("walker.searchTuple", "w.search(t.At(i).Type(), seen)", "always"),
            ("walker.searchTuple", "return false", "return true"),
        ),
        "exprs": (
            ("walker.address", "t != nil && w.shows(t)", "always"),
            ("walker.address", "w.shows(t)", "dropped from `&&`"),
        ),
        "hunt": (
            ("walker.methodsShowing", "w.shows(f.Origin().Type())", "always"),
            ("hunt.callable", "h.w.shows(f.Type())", "dropped from `&&`"),
        ),
        "reach": (("walker.reach", "len(held) == 0", "never"),),
        "tie": (
            ("walker.assign", "w.shows(d) || !types.Identical(d, s)", "always"),
            (
                "walker.tieDepth",
                "(types.Identical(a, b) && !w.shows(a))",
                "dropped from `||`",
            ),
            ("pair.maps", "p.w.selected(a.Elem()) || p.w.selected(b.Elem())", "always"),
        ),
        "written": (("walker.share", "w.shows(t)", "always"),),
    },
    _REJECTED: {
        "calls": (("walker.conversion", "dst == nil || src.typ == nil", "never"),),
    },
    "What others declare is open by that alone, and Go lets no type be a part of itself.": {
        "compared": (
            (
                "parts.named",
                "pkg == nil || !p.req.editable(pkg.Path()) || p.open[t] || len(p.open) > deepest",
                "never",
            ),
            ("parts.named", "!p.req.editable(pkg.Path())", "dropped from `||`"),
            ("parts.named", "p.open[t]", "dropped from `||`"),
            ("parts.named", "len(p.open) > deepest", "dropped from `||`"),
        ),
    },
    "Older versions of Go say it only of a file that has a line about it.": {
        "compat_go122": (("fileVersion", 'v != ""', "always"),),
    },
    "How it is started is tested with the oracle as it is.": {
        "main": (("command", '"version"', "is no case"),),
    },
    _UNORDERED: {
        "tie": (("walker.tieKeys", "q < p", "never"),),
    },
    _ITSELF: {
        "tie": (
            ("walker.assign", "sameName(d, s)", "never"),
            ("walker.tieKeys", "q < p", "q <= p"),
        ),
    },
    _PLACES: {
        "aliases": (
            (
                "uses.within",
                "u.loop.Body.Pos() <= obj.Pos()",
                "u.loop.Body.Pos() < obj.Pos()",
            ),
            (
                "uses.within",
                "obj.Pos() < u.loop.Body.End()",
                "obj.Pos() <= u.loop.Body.End()",
            ),
        ),
        "answer": (
            ("less", "x < y", "x <= y"),
            ("less", "p < q", "p <= q"),
            ("less", "return false", "return true"),
        ),
        "bounds": (
            (
                "filler.number",
                "p.root.Pos() > m.expr.Pos()",
                "p.root.Pos() >= m.expr.Pos()",
            ),
        ),
        "calm": (
            ("filler.disturbance", "s.Pos() < m.stmt.End()", "s.Pos() <= m.stmt.End()"),
            ("filler.disturbance", "s.End() > loop.Pos()", "s.End() >= loop.Pos()"),
            ("filler.unsteady", "r.body.Pos() <= e.Pos()", "r.body.Pos() < e.Pos()"),
            ("filler.unsteady", "e.Pos() < r.body.End()", "e.Pos() <= r.body.End()"),
        ),
        "distinct": (("filler.isFixedVar", "r.loop.Pos() <= v.Pos()", "r.loop.Pos() < v.Pos()"),),
        "fills": (
            ("filler.loops", "s.Pos() < m.expr.End()", "s.Pos() <= m.expr.End()"),
            ("filler.loops", "rows[i].Start < rows[j].Start", "rows[i].Start <= rows[j].Start"),
            ("filler.around", "root < n.Pos()", "root <= n.Pos()"),
            ("filler.around", "n.End() <= root", "n.End() < root"),
        ),
        "quiet": (
            ("quietness.own", "q.decl.Pos() <= v.Pos()", "q.decl.Pos() < v.Pos()"),
            ("quietness.own", "v.Pos() < q.decl.End()", "v.Pos() <= q.decl.End()"),
        ),
        "paths": (
            ("filler.reassigned", "e.Pos() < to", "e.Pos() <= to"),
            ("filler.isPrivate", "p.root.Pos() < home.Pos()", "p.root.Pos() <= home.Pos()"),
        ),
        "slots": (("walker.slotRows", "rows[i].Key < rows[j].Key", "rows[i].Key <= rows[j].Key"),),
        "ways": (
            ("filler.skips", "s.Pos() < m.stmt.End()", "s.Pos() <= m.stmt.End()"),
            ("filler.skips", "s.End() > loop.Pos()", "s.End() >= loop.Pos()"),
        ),
    },
    "Where a slot is noted, a map that is not asked about is found to be none.": {
        "slots": (("visitor.visit", "v.w.selected(t.Elem())", "always"),),
    },
    "A group of constants holds no other one.": {
        "madeof": (("walker.constantsOf", "return false", "return true"),),
    },
    "A package may have an importer of its own as well.": {
        "importers": (("importers.of", 'variant != ""', "always"),),
    },
    "A loop of nobody knows how many turns has a variable that is too large for every array.": {
        "turns": (("turner.ends", "known", "always"),),
    },
    "A division by zero does not compile, and must not end the oracle.": {
        "turns": (("turner.computed", "c == 0", "dropped from `||`"),),
    },
    "In the header of a loop := declares whatever stands on its left.": {
        "counted": (("filler.counter", "isNew", "dropped from `&&`"),),
    },
    "How far exactly a type is followed that never ends is of no matter.": {
        "shape": (("walker.search", "len(seen) <= endless", "len(seen) < endless"),),
        "slots": (
            ("visitor.visit", "len(v.seen) > endless", "len(v.seen) >= endless"),
            ("visitor.visit", "len(v.seen) > endless", "dropped from `||`"),
        ),
    },
    "What another builtin gives is no map that entries are put into.": {
        "makes": (("filler.unsized", 'f.calleeName(e.Fun) != "make"', "dropped from `||`"),),
    },
    "Nil has a type of its own, which has no methods.": {
        "ways": (("ways.returnsError", "!last.IsNil()", "dropped from `&&`"),),
    },
    "Of one name and one place are at most two variables, of which one is far away.": {
        "paths": (("rootPath", "topLevel(v)", "never"),),
    },
    "Its methods and interfaces are found as those of what it holds.": {
        "reach": (
            ("walker.become", "isInterface(t)", "never"),
            ("walker.become", "isTypeParam(t)", "never"),
        ),
        "calls": (
            ("walker.instantiate", "isInterface(arg)", "never"),
            ("walker.instantiate", "isTypeParam(arg)", "never"),
        ),
    },
    "It has to end somewhere, and need not end there.": {
        "compared": (("parts.named", "len(p.open) > deepest", "len(p.open) >= deepest"),),
        "tie": (("walker.tieDepth", "depth == 0", "never"),),
        "hunt": (("hunt.visited", "len(all) > endless/10", "len(all) >= endless/10"),),
    },
    "What is not instantiated has no type arguments.": {
        "calls": (("walker.instance", "!ok", "never"),),
    },
    "What is no expression has no type, and a clause without a variable needs no origin for one.": {
        "flow": (("walker.node", "ok", "always"), ("walker.typeSwitch", "ok", "dropped from `&&`")),
    },
    "An unnamed interface is seen through by all that knows its key.": {
        "hunt": (("hunt.in", "*types.Interface", "is no case"),),
    },
    "What Go calls in place has no name, so that it is no function that is known.": {
        "fate": (("uses.keeps", "p.Fun == child", "dropped from `||`"),),
    },
}


def _keys() -> Iterator[tuple[Key, str]]:
    for reason, files in _KNOWN.items():
        for name, some in files.items():
            for scope, text, change in some:
                yield (f"codemod/gotypes/{name}.go", scope, text, change), reason


ORACLE = dict(_keys())
"""Mutant → reason."""
