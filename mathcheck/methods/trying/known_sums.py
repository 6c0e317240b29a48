"""Sums and infinite sums by facts about them that hold for every number: sum(2^k/k!, k, 0, oo) from the exponential series, the sum of
choose(n, k) from the binomial theorem. The values at which a fact is taken are proposed from what the sum has in it."""

import itertools
from collections.abc import Iterator, Sequence

from ...kernel.algebra import field
from ...kernel.binding import fits, fresh, open_binder
from ...kernel.equality import sym, trans
from ...kernel.errors import KernelError
from ...kernel.evaluation import value
from ...kernel.logic import assume
from ...kernel.series import series_value
from ...kernel.sorts import INT, NAT
from ...kernel.terms import ONE, Term, eq, le, number
from ...kernel.theorem import Theorem
from ..conditions import opened, specialised
from ..eventually import Approach
from ..limit_finder import INFINITY
from ..ranges import termwise
from ..series import partial_sum
from .bounds import subterms
from .prober import Prober
from .rewriting import Rewriting
from .search import Search

_MAX_VALUES, _MAX_SHIFT = 8, 4


def by_known_sum(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By a sum that is known for every number."""
    known = [f for f in facts if f.concl.op == "forall"]
    for t in [s for s in subterms([goal]) if s.op in ("sum", "series") and not s.loose]:
        for fact in known:
            for th in _instances(search, fact, t, goal, facts):
                known_value = (_finite if t.op == "sum" else _infinite)(search, th, t, facts)
                if known_value is not None:
                    now = Rewriting(goal, facts, ()).with_equation(known_value)
                    return now.restored(search.prove(now.goal, [f for f in now.facts if f.concl.op != "forall"]))
    return None


def _instances(search: Search, fact: Theorem, t: Term, goal: Term, facts: Sequence[Theorem]) -> Iterator[Theorem]:
    """A sum = its value, from the fact at values for which the terms are those of t, up to a factor."""
    names, pattern = opened(fact.concl, [goal])
    side = next((s for s in pattern.args if s.op == t.op), None) if pattern.op == "eq" else None
    if side is None:
        return
    proposed = _values(t, goal)
    choices = [[t.args[2]] if t.op == "sum" and side.args[2] == name else [v for v in proposed if fits(v, name.sort)] for name in names]
    for values in itertools.product(*choices):
        search.check()
        try:
            th = specialised(fact, values, facts, 0)
        except KernelError:
            continue
        if th is None or th.concl.op != "eq":
            continue
        th = th if th.concl.args[0].op == t.op else sym(th)
        if _factor(th.concl.args[0], t) is not None:
            yield th


def _values(t: Term, goal: Term) -> list[Term]:
    """Bases of powers in the terms of t, numbers, variables."""
    k = fresh(t.data[0], INT, t)
    body = open_binder(t, k)
    inside = list(subterms([body]))
    bases = [s.args[0] for s in inside if s.op == "npow" and (k.data, k.sort) not in s.args[0].free]
    found: dict[Term, None] = {}
    for v in (*bases, *(ONE / b for b in bases), ONE, number(-1), *(s for s in inside if s.op == "var" and s != k)):
        try:
            found.setdefault(number(value(v)))
        except KernelError:
            found.setdefault(v)
    return list(found)[:_MAX_VALUES]


def _factor(s: Term, t: Term) -> Term | None:
    """c, free of the index, with c times the terms of s those of t; None if there is none."""
    from ...oracle.factor import factored

    k = fresh(t.data[0], INT, s, t)
    first, second = open_binder(s, k), open_binder(t, k)
    try:
        c = factored(second / first)
        if (k.data, k.sort) in c.free:
            c = ONE
        field(c * first, second)
    except KernelError:
        return None
    return c


def _finite(search: Search, th: Theorem, t: Term, facts: Sequence[Theorem]) -> Theorem | None:
    """t = c*value."""
    s, total = th.concl.args
    if s.args[1:] != t.args[1:]:
        return None
    c = _factor(s, t)
    if c is None:
        return None
    whole = s if c == ONE else c * s
    same = termwise.run(eq(whole, t), tuple(f for f in facts if f.concl.op != "forall"))
    scaled = search.prove(eq(whole, total if c == ONE else c * total), [th])
    return trans(sym(same), scaled)


def _infinite(search: Search, th: Theorem, t: Term, facts: Sequence[Theorem]) -> Theorem | None:
    """t = c*value, less the terms that t leaves out."""
    s = th.concl.args[0]
    n = fresh("n", NAT, s, t, *(u for f in facts for u in (*f.hyps, f.concl)))
    c = _factor(s, t)
    if c is None:
        return None
    shift = _shift(s.args[1], t.args[1])
    if shift is None:
        return None
    finder = Prober(search, Approach(n, INFINITY), [th, *facts], ())
    part, wanted = partial_sum(s, n), partial_sum(t, n)
    function = part if c == ONE else c * part
    whole = Term("sum", (t.args[0], s.args[1], n), t.data)  # as t, from where s starts
    tends, equal = finder.number(function), termwise.run(eq(function, whole), ())
    if shift:
        left = [open_binder(t, number(s.args[1].data + i)) for i in range(shift)]
        rest = whole
        for u in left:
            rest = rest - u
        more = search.prove(eq(rest, wanted), [assume(le(t.args[1], n))])
        tends = finder.congruent(tends, equal)
        finder.keep(whole, tends)
        tends, equal = finder.number(rest), more
    return series_value(finder.congruent(tends, equal), t)


def _shift(first: Term, second: Term) -> int | None:
    if first.op != "num" or second.op != "num" or not 0 <= second.data - first.data <= _MAX_SHIFT:
        return None
    return int(second.data - first.data)


__all__ = ["by_known_sum"]
