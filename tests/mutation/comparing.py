"""Whether two theorems are the same, by a walk of its own over what they are made of.

The audit compares terms by their keys. This module never looks at a key, at `==` of terms or at a hash of one: were two different
terms given one key, the audit would take one for the other, and this walk would not.
"""

from fractions import Fraction
from typing import Any

from mathcheck.kernel.sorts import Sort
from mathcheck.kernel.terms import BINDERS, Defined, Term
from mathcheck.kernel.theorem import Theorem


def same_term(a: Term, b: Term) -> bool:
    """The same operations of the same arguments with the same data, up to the names of bound variables. Nothing recurses: a term may
    be deep, and what is shared is looked at once."""
    waiting: list[tuple[Any, Any]] = [(a, b)]
    seen: set[tuple[int, int]] = set()
    while waiting:
        s, t = waiting.pop()
        if (id(s), id(t)) in seen:
            continue
        seen.add((id(s), id(t)))
        if isinstance(s, Defined) or isinstance(t, Defined):
            if type(s) is not type(t) or s.name != t.name or not _same_parameters(s, t) or len(s.parts) != len(t.parts):
                return False
            waiting += zip(s.parts, t.parts)
            continue
        if s.op != t.op or len(s.args) != len(t.args) or not same_sort(s.sort, t.sort):
            return False
        if s.op in BINDERS:
            if not same_sort(s.data[1], t.data[1]):
                return False
        elif s.op in ("call", "rec"):
            waiting.append((s.data, t.data))
        elif type(s.data) is not type(t.data) or not isinstance(s.data, int | Fraction | str | None) or s.data != t.data:
            return False
        waiting += zip(s.args, t.args)
    return True


def same_sort(a: Sort | None, b: Sort | None) -> bool:
    """The same base sort, or functions from the same sorts to the same sort; None is the result of what is no function."""
    if a is None or b is None:
        return a is b
    return a.name == b.name and len(a.args) == len(b.args) and all(map(same_sort, a.args, b.args)) and same_sort(a.result, b.result)


def _same_parameters(a: Defined, b: Defined) -> bool:
    return (len(a.params) == len(b.params) and same_sort(a.result, b.result)
            and all(m == n and same_sort(s, t) for (m, s), (n, t) in zip(a.params, b.params)))


def same_theorem(a: Theorem, b: Theorem) -> bool:
    """The same hypotheses, in any order, and the same conclusion."""
    return (len(a.hyps) == len(b.hyps) and same_term(a.concl, b.concl)
            and all(any(same_term(h, g) for g in b.hyps) for h in a.hyps) and all(any(same_term(h, g) for h in a.hyps) for g in b.hyps))
