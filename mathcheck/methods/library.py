"""Small theorems that the methods use by themselves, proved by the kernel when first needed: powers, factorials, absolute
values, maxima. `evident` collects what they say about the terms at hand."""

import functools
from collections.abc import Iterable, Sequence
from typing import Any

from ..kernel.algebra import field
from ..kernel.binding import fresh
from ..kernel.equality import refl, subst
from ..kernel.errors import KernelError
from ..kernel.evaluation import compute
from ..kernel.induction import fact_succ, induction, int_gap, nat_nonneg
from ..kernel.logic import assume, cut, inst
from ..kernel.order import abs_of_nonnegative, abs_of_nonpositive, inequality, max_min
from ..kernel.sorts import INT, NAT, REAL, is_subsort, join
from ..kernel.terms import BINDERS, ELEMENTARY, ZERO, Term, eq, le, lt, number, variable
from ..kernel.theorem import Theorem
from .arithmetic import by_inequalities
from .derived import compare, cut_all, nat_facts
from .errors import MethodError
from .separating import ordered


@functools.cache
def _power_sign(strict: bool) -> tuple[Theorem, Term, Term]:
    """0 < b, 0 <= m |- 0 < b^m, or the same with 0 <= b and 0 <= b^m; and its two variables."""
    b, m = variable("b", REAL), variable("m", INT)
    sign = lt if strict else le
    phi = sign(ZERO, b**m)
    base = inequality(sign(ZERO, b**ZERO), ("const", 1))
    step = inequality(sign(ZERO, b ** (m + 1)), ("mul", ("have", assume(sign(ZERO, b))), ("have", assume(phi))))
    step = cut(inequality(le(ZERO, m + 1), ("add", ("have", assume(le(ZERO, m))), ("const", 1))), step)
    return induction(base, step, m, phi, ZERO), b, m


def power_sign(base: Theorem, power: Term) -> Theorem:
    """From 0 < b (or 0 <= b): 0 < b^e (0 <= b^e), with 0 <= e and the domain conditions of both."""
    th, b, m = _power_sign(base.concl.op == "lt")
    return cut_all([base], inst(inst(th, b, power.args[0]), m, power.args[1]))


@functools.cache
def _factorial_positive() -> tuple[Theorem, Term]:
    m = variable("m", INT)
    phi = lt(ZERO, Term("fact", (m,)))
    base = compute(lt(ZERO, Term("fact", (ZERO,))))
    above = inequality(lt(ZERO, m + 1), ("add", ("have", assume(le(ZERO, m))), ("const", 1)))
    succ = fact_succ(m)
    step = inequality(lt(ZERO, Term("fact", (m + 1,))),
                      ("add", ("mul", ("have", above), ("have", assume(phi))), ("scale", ("have", succ), number(-1))))
    step = cut_all([inequality(le(ZERO, m + 1), ("have", above))], step)
    return induction(base, step, m, phi, ZERO), m


def factorial_positive(factorial: Term) -> Theorem:
    """0 < e!, with 0 <= e and D(e)."""
    th, m = _factorial_positive()
    e = factorial.args[0]
    th = inst(th, m, e)
    return cut_all([nat_nonneg(e)], th) if e.sort is NAT else th


@functools.cache
def _abs_facts() -> tuple[tuple[Theorem, ...], Term]:
    x = variable("x", REAL)
    up, down = assume(lt(ZERO, x)), assume(lt(x, ZERO))
    same = assume(eq(x, ZERO))
    at_least = inequality(le(ZERO, x), ("have", up))
    at_most = inequality(le(x, ZERO), ("have", down))
    zero = inequality(le(ZERO, x), ("scale", ("have", same), number(-1)))
    found = []
    for goal in (le(ZERO, abs(x)), le(x, abs(x)), le(-x, abs(x))):
        less = by_inequalities(goal, [abs_of_nonpositive(at_most), at_most])
        equal = by_inequalities(goal, [abs_of_nonnegative(zero), zero, same])
        greater = by_inequalities(goal, [abs_of_nonnegative(at_least), at_least])
        found.append(compare(x, ZERO, less, equal, greater))
    return tuple(found), x


def abs_facts(t: Term) -> list[Theorem]:
    """0 <= |a|, a <= |a|, -a <= |a| for t = |a|, with D(a)."""
    facts, x = _abs_facts()
    return [inst(th, x, t.args[0]) for th in facts]


@functools.cache
def _max_min_facts(op: str) -> tuple[tuple[Theorem, ...], Term, Term]:
    a, b = variable("a", REAL), variable("b", REAL)
    t = Term(op, (a, b))
    goals = (le(a, t), le(b, t)) if op == "max" else (le(t, a), le(t, b))
    less, equal, greater = assume(lt(a, b)), assume(eq(a, b)), assume(lt(b, a))
    up = [inequality(le(a, b), ("have", less)), inequality(le(a, b), ("have", equal))]
    down = inequality(le(b, a), ("have", greater))
    found = []
    for goal in goals:
        cases = [by_inequalities(goal, [max_min(th, op, 0), th]) for th in up]
        found.append(compare(a, b, cases[0], cases[1], by_inequalities(goal, [max_min(down, op, 1), down])))
    return tuple(found), a, b


def max_min_facts(t: Term) -> list[Theorem]:
    """a <= max(a, b) and b <= max(a, b), or the same for min, with the domain conditions."""
    facts, a, b = _max_min_facts(t.op)
    # through names that occur nowhere, so that the second value is not touched by the first replacement
    first, second = fresh("first", REAL, t), fresh("second", REAL, t)
    moved = [inst(inst(th, a, first), b, second) for th in facts]
    return [inst(inst(th, first, t.args[0]), second, t.args[1]) for th in moved]


def evident(terms: Iterable[Term], facts: Sequence[Theorem]) -> list[Theorem]:
    """What is known without being told about the subterms (outside binders) of the given formulas."""
    found: dict[Term, list[Theorem]] = {}
    naturals: dict[Term, Theorem] = {}
    for t in terms:
        naturals.update((th.concl, th) for th in nat_facts(t))
        _collect(t, facts, found)
    return [*naturals.values(), *_gaps(facts), *(th for group in found.values() for th in group)]


def _gaps(facts: Sequence[Theorem]) -> list[Theorem]:
    """a + 1 <= b for every given a < b between integers."""
    return [int_gap(f) for f in facts if f.concl.op == "lt" and all(is_subsort(t.sort, INT) for t in f.concl.args)]


def _collect(t: Term, facts: Sequence[Theorem], found: dict[Term, list[Theorem]]) -> None:
    for a in t.args[1:] if t.op in BINDERS else t.args:
        _collect(a, facts, found)
    if t in found:
        return
    try:
        if (root := _square_root(t)) is not None:
            found[t] = [inequality(le(ZERO, t), ("square", root))]
        elif t.op == "npow" and t.args[1].op != "num":
            sign = _sign(t.args[0], [*facts, *evident([t.args[0]], facts)])
            found[t] = [] if sign is None else [power_sign(sign, t)]
        elif t.op == "fact":
            found[t] = [factorial_positive(t)]
        elif t.op == "abs":
            found[t] = abs_facts(t)
        elif t.op in ("max", "min"):
            found[t] = [*max_min_facts(t), *_known_extremum(t, facts)]
    except KernelError:
        return


def _known_extremum(t: Term, facts: Sequence[Theorem]) -> list[Theorem]:
    """max(a, b) or min(a, b) as one of the two where a fact, or their values, order them."""
    a, b = t.args
    for swapped, (low, high) in enumerate(((a, b), (b, a))):
        weak, strict = le(low, high), lt(low, high)
        for f in facts:
            if f.concl == weak or f.concl == strict:
                return [max_min(inequality(weak, ("have", f)), t.op, swapped)]
        if not weak.free and (th := ordered(weak)) is not None:
            return [max_min(th, t.op, swapped)]
    return []


def _square_root(t: Term) -> Term | None:
    """b^k for b^(2k) with a literal exponent, a for a*a."""
    if t.op == "mul" and t.args[0] == t.args[1] and t.args[0].op != "num":
        return t.args[0]
    if t.op == "npow" and t.args[1].op == "num" and t.args[1].data > 0 and t.args[1].data % 2 == 0:
        return t.args[0] if t.args[1].data == 2 else t.args[0] ** (t.args[1].data // 2)
    return None


_SIGNLESS = frozenset({"var", "app", "call", "rec", "integral", "series", *ELEMENTARY})  # nothing is evident about the sign of these


def _sign(base: Term, facts: Sequence[Theorem]) -> Theorem | None:
    if base.op in _SIGNLESS and base.sort is REAL and not any(_occurs(base, f.concl) for f in facts if f.concl.op in ("lt", "le", "eq")):
        return None
    for goal in (lt(ZERO, base), le(ZERO, base)):
        try:
            return by_inequalities(goal, facts, products=False)
        except MethodError:
            continue
    return None


def _occurs(part: Term, t: Term) -> bool:
    return part == t or any(_occurs(part, a) for a in t.args)


def aliases(terms: Iterable[Term]) -> list[Theorem]:
    """s = t for opaque subterms outside binders that differ only in arguments which algebra shows equal: u(n+1-1) = u(n)."""
    atoms: dict[Term, None] = {}
    for t in terms:
        _opaque(t, atoms)
    found = [compute(t) for t in atoms if not t.free and not t.loose and t.op in ("fact", "rec") and t.args[0].op == "num"]
    groups: dict[tuple[Any, ...], list[Term]] = {}
    for t in atoms:
        kind = t.data[1] if t.op in BINDERS else t.data  # not the name of a bound variable
        group = groups.setdefault((t.op, kind, t.args[0] if t.op == "app" else None), [])
        for other in group:
            th = _same_up_to_arguments(t, other)
            if th is not None:
                found.append(th)
                break
        else:
            group.append(t)
    return found


def _opaque(t: Term, atoms: dict[Term, None]) -> None:
    if t.op in ("app", "call", "rec", "fact", "abs", "max", "min", "sum", "prod", "integral", "series", *ELEMENTARY):
        atoms[t] = None
    for a in t.args[1:] if t.op in BINDERS else t.args:
        _opaque(a, atoms)


def _same_up_to_arguments(s: Term, t: Term) -> Theorem | None:
    """s = t by replacing arguments that the kernel's field shows equal."""
    th = refl(s)
    current = s
    for i, (a, b) in enumerate(zip(s.args, t.args)):
        if a == b:
            continue
        if i == 0 and (s.op in BINDERS or s.op == "app"):
            return None
        try:
            hole = fresh("hole", join(a.sort, b.sort), s, t)
            pattern = Term(s.op, (*current.args[:i], hole, *current.args[i + 1 :]), s.data)
            th = subst(field(a, b), th, eq(s, pattern), hole)
        except KernelError:
            return None
        current = th.concl.args[1]
    return th
