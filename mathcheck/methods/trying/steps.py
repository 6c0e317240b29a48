"""Inequalities in the step of an induction that need a lemma: powers with the same exponent compared by their bases, and what is left of
the goal when the hypothesis is taken off."""

import itertools

from ...kernel.errors import KernelError
from ...kernel.order import inequality
from ...kernel.sorts import NAT
from ...kernel.terms import ZERO, Term, le, variable
from ...kernel.theorem import Theorem
from ..arithmetic import by_inequalities
from ..conditions import prove as evidently
from ..errors import MethodError
from ..library import evident
from .bounds import subterms
from .laws import law
from .limited import at_most
from .naturals import of_reals
from .search import Search

_SUMMED = ("sum", "prod", "rec", "fact")
_MAX_BASES = 4


@at_most(3)
def comparing_powers(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By powers with the same exponent, of which that of the larger base is larger."""
    powers = [t for t in subterms([goal, *(f.concl for f in facts)]) if t.op == "npow" and t.args[1].free]
    bases = list(dict.fromkeys(t.args[0] for t in powers))[:_MAX_BASES]
    exponents = [variable(*v) for v in sorted({v for t in powers for v in t.args[1].free if v[1] is NAT}, key=repr)]
    found: list[Theorem] = []
    for (low, high), e in itertools.product(itertools.permutations(bases, 2), exponents):
        try:
            found.append(law("power-increasing", low, high, e, given=[*facts, *evident([goal], facts)]))
        except (MethodError, KernelError):
            continue
    if not found:
        return None
    products = []
    for th in found:
        for factor in bases:
            positive = evidently(le(ZERO, factor), facts)
            if positive is not None:
                a, b = th.concl.args
                products.append(inequality(le(a * factor, b * factor), ("mul", ("have", th), ("have", positive))))
    given = [*facts, *found, *products, *evident([goal], facts)]
    return by_inequalities(goal, given)


def hypothesis_off(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By the hypothesis of an induction and what is left of the goal without it."""
    from ...oracle.forms import forms

    if not search.nested:
        return None
    a, b = goal.args
    plain = [f for f in facts if not any(t.op in _SUMMED for t in subterms([f.concl]))]
    for f in facts:
        if f.concl.op not in ("le", "lt") or not any(t.op in _SUMMED for t in subterms([f.concl])):
            continue
        u, v = f.concl.args
        for rest in forms((b - a) - (v - u)):
            if any(t.op in _SUMMED for t in subterms([rest])):
                continue
            wanted = _sides(rest)
            th = search.by((of_reals,), wanted, plain) or search.found(wanted, plain)
            if th is not None:
                return by_inequalities(goal, [f, th])
    return None


def _sides(t: Term) -> Term:
    """0 <= t with what is subtracted on the left."""
    plus, minus = _parts(t)
    return le(_total(minus), _total(plus))


def _parts(t: Term) -> tuple[list[Term], list[Term]]:
    if t.op in ("add", "sub"):
        (p, m), (q, n) = _parts(t.args[0]), _parts(t.args[1])
        return (p + q, m + n) if t.op == "add" else (p + n, m + q)
    if t.op == "neg":
        p, m = _parts(t.args[0])
        return m, p
    return [t], []


def _total(parts: list[Term]) -> Term:
    whole = parts[0] if parts else ZERO
    for t in parts[1:]:
        whole = whole + t
    return whole


__all__ = ["comparing_powers", "hypothesis_off"]
