"""Matching a pattern against a term: which values of the pattern's variables make it that term."""

from ..kernel.binding import substitute
from ..kernel.errors import KernelError
from ..kernel.terms import Term


def matched(pattern: Term, t: Term, variables: frozenset[Term]) -> dict[Term, Term] | None:
    """Values for some of the variables with pattern[values] = t, or None. No unification: t is taken as it is."""
    values: dict[Term, Term] = {}

    def walk(p: Term, s: Term) -> bool:
        if p in variables:
            return values.setdefault(p, s) == s and not s.loose
        if not p.free:
            return p == s
        if p.op != s.op or len(p.args) != len(s.args) or not p.args:
            return p == s
        if p.op in ("call", "rec") and p.data != s.data:
            return False
        return all(map(walk, p.args, s.args))

    if not walk(pattern, t):
        return None
    try:
        for x, value in values.items():
            pattern = substitute(pattern, x, value)
    except KernelError:
        return None
    return values if pattern == t else None


__all__ = ["matched"]
