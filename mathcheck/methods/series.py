"""Bounded increasing sequences and infinite sums."""

from collections.abc import Sequence
from typing import Any

from ..kernel.binding import fresh, open_binder, substitute
from ..kernel.domains import domain, partial_sums_tend
from ..kernel.equality import sym, trans
from ..kernel.errors import KernelError
from ..kernel.induction import induction
from ..kernel.limits import limit_constant, limit_order
from ..kernel.logic import assume, cut, defined, exists_elim, exists_intro, forall_elim, forall_intro, imp_elim, imp_intro
from ..kernel.order import inequality
from ..kernel.series import monotone_convergence as kernel_monotone_convergence
from ..kernel.series import series_limit, series_value
from ..kernel.sorts import NAT, REAL
from ..kernel.sums import range_succ
from ..kernel.terms import BINDERS, ZERO, Term, eq, le, number
from ..kernel.theorem import Theorem
from .arithmetic import by_inequalities
from .calculus import equal_values
from .conditions import prove, proves, settle, show
from .derived import cut_all
from .errors import MethodError
from .eventually import Approach, eventually
from .facts import Theorems, flat
from .limit_finder import INFINITY, Finder
from .limits import approach, fitted
from .method import Method


def partial_sum(series: Term, n: Term) -> Term:
    """sum(f, k, lo, n) of sum(f, k, lo, oo)."""
    return Term("sum", (*series.args, n), series.data)


def bounded_growth(bound: Any) -> Method:
    """exists L. lim(f, n -> oo) = L from premises f <= f[n+1] and f <= bound, whose suppositions about n hold eventually.

    bound: a Real term or a number, the same for every n, a Nat variable. Monotone convergence (cited), W. Rudin, Principles of
    Mathematical Analysis, 3rd ed., Theorem 3.14.
    """
    limit = number(bound)

    def run(goal: Term, facts: Theorems) -> Theorem:
        if goal.op != "exists" or goal.args[0].op != "limit":
            raise MethodError("the goal is not that a sequence has a limit", "exists(L, limit(u, n, infinity, L))", goal=goal)
        known = flat(facts)
        value = fresh(goal.data[0], REAL, goal)
        atom = open_binder(goal, value)
        n = fresh(*atom.data, goal, value) if atom.data in goal.free else Term("var", (), atom.data)
        to, f = Approach(n, INFINITY), open_binder(atom, n)
        if to.mentioned(limit):
            raise MethodError(f"the bound {limit!r} depends on {n!r}", "a bound that is the same for every n is needed", bound=limit)
        rising = eventually(show(le(f, substitute(f, n, n + 1)), known), to, known)
        below = eventually(show(le(f, limit), known), to, known)
        return kernel_monotone_convergence(rising, below, atom, limit)

    return Method(f"a sequence that rises and stays below {limit!r} has a limit", run)


def _series(goal: Term, facts: Theorems) -> Theorem:
    """sum(f, k, lo, oo) = S from lim(sum(f, k, lo, n), n -> oo) = S, or from sum(f, k, lo, n) = g for every n and the limit of g; and
    the limit of the partial sums from a premise about the infinite sum."""
    known = flat(facts)
    if goal.op == "limit":
        return _partial_sums_tend(goal, known)
    sides = [t for t in goal.args if t.op == "series"] if goal.op == "eq" else []
    if not sides:
        raise MethodError("the goal is not an equation with an infinite sum as one side", "eq(Series(f, k, lo), S)", goal=goal)
    t = sides[0]
    partial = _limit_of_partial_sums(t, known)
    th = series_value(partial, t)
    value = goal.args[1] if t is goal.args[0] else goal.args[0]
    if th.concl.args[1] != value:
        same = equal_values(eq(th.concl.args[1], value), [f for f in known if f.concl.op == "eq" and f.concl != goal])
        th = trans(th, same)
    return th if th.concl == goal else sym(th)


series = Method("the limit of the partial sums", _series)


def _partial_sums_tend(goal: Term, facts: Sequence[Theorem]) -> Theorem:
    body, data = goal.args[0], goal.data
    n = fresh(data[0], data[1], goal)
    partial = open_binder(goal, n)
    if data[1] is not NAT or body.op != "sum" or partial.args[2] != n or (n.data, n.sort) in partial.args[1].free:
        raise MethodError("the goal is not a limit of partial sums", "limit(Sum(f, k, lo, n), n, infinity, S)", goal=goal)
    t = Term("series", partial.args[:2], partial.data)
    th = settle(series_limit(t), facts, [h for f in facts for h in f.hyps])
    return fitted(th, goal, facts)


def _limit_of_partial_sums(t: Term, facts: Sequence[Theorem]) -> Theorem:
    n = fresh("n", NAT, t, *(s for f in facts for s in (*f.hyps, f.concl)))
    for f in facts:
        if f.concl.op == "limit" and f.concl.args[2].op == "at" and f.concl == partial_sums_tend(t, f.concl.args[2].args[0]):
            return f
    for f in facts:
        for equation in ((f, sym(f)) if f.concl.op == "eq" else ()):
            left, right = equation.concl.args
            if left.op != "sum" or left.args[2].op != "var" or left.args[2].sort is not NAT:
                continue
            n = left.args[2]
            if left == partial_sum(t, n):
                finder = Finder(Approach(n, INFINITY), [h for h in facts if h is not f])
                return finder.congruent(finder.number(right), sym(equation))
    return Finder(Approach(n, INFINITY), facts).number(partial_sum(t, n))


def bounded_series(n: Term) -> Method:
    """sum(f, k, lo, oo) <= B (or that it has a value: exists S. lim(sum(f, k, lo, n), n -> oo) = S) from premises 0 <= f for lo <= k,
    and sum(f, k, lo, n) <= B for every n.

    n: the Nat variable of the second premise; B does not depend on it. By monotone convergence (cited), W. Rudin, Principles of
    Mathematical Analysis, 3rd ed., Theorem 3.24.
    """

    def run(goal: Term, facts: Theorems) -> Theorem:
        known = flat(facts)
        if goal.op in ("le", "lt") and goal.args[0].op == "series":
            t, bound = goal.args
        elif goal.op == "exists":
            t, bound = _summed(goal), None
        else:
            raise MethodError("the goal is not that an infinite sum is at most something", "Series(f, k, lo) <= B", goal=goal)
        below = next((f for f in known if f.concl.op == "le" and f.concl.args[0] == partial_sum(t, n)
                      and bound in (None, f.concl.args[1])), None)
        if below is None:
            raise MethodError(f"no premise bounds the partial sums {partial_sum(t, n)!r}",
                              "show that they are at most the bound, for every n")
        exists = _converges(t, n, below, known)
        return exists if goal.op == "exists" else _reached(goal, _at_most(goal, t, n, below, exists, known))

    return Method("nonnegative terms with bounded partial sums", run)


def _reached(goal: Term, th: Theorem) -> Theorem:
    return th if th.concl == goal else by_inequalities(goal, [th])


def _summed(goal: Term) -> Term:
    atom = open_binder(goal, fresh("S", REAL, goal))
    n = fresh("n", NAT, goal)
    body = open_binder(atom, n) if atom.op == "limit" and atom.data[1] is NAT else goal
    if body.op != "sum":
        raise MethodError("the goal is not that an infinite sum has a value",
                          "exists(S, limit(Sum(f, k, lo, n), n, infinity, S))", goal=goal)
    return Term("series", body.args[:2], body.data)


def _converges(t: Term, n: Term, below: Theorem, facts: Sequence[Theorem]) -> Theorem:
    """exists S. the partial sums tend to S, where they are below a bound and the terms are not negative."""
    to = Approach(n, INFINITY)
    bound = below.concl.args[1]
    if to.mentioned(bound):
        raise MethodError(f"the bound {bound!r} depends on {n!r}", "a bound that is the same for all partial sums is needed", bound=bound)
    value = fresh("S", REAL, t, bound)
    rising = eventually(_grows(t, n, nonnegative_terms(t, facts)), to, facts)
    return kernel_monotone_convergence(rising, eventually(below, to, facts), partial_sums_tend(t, value), bound)


def _grows(t: Term, n: Term, terms: Theorem) -> Theorem:
    """sum(f, k, lo, n) <= sum(f, k, lo, n + 1) where lo <= n + 1, the terms not being negative."""
    longer = range_succ(partial_sum(t, n))
    last = imp_elim(forall_elim(terms, n + 1), assume(le(t.args[1], n + 1)))
    return inequality(le(partial_sum(t, n), longer.concl.args[0]), ("add", ("have", last), ("scale", ("have", longer), number(-1))))


def nonnegative_terms(t: Term, facts: Sequence[Theorem]) -> Theorem:
    """forall k. lo <= k -> 0 <= f, the terms of an infinite sum; a fact may say so for the sum's own index, supposing lo <= k."""
    k = Term("var", (), t.data)
    if t.data in t.free:
        k = fresh(*t.data, t, *(s for f in facts for s in (*f.hyps, f.concl)))
    guard = assume(le(t.args[1], k))
    goal = le(ZERO, open_binder(t, k))
    th = prove(goal, [*facts, guard])
    if th is None:
        raise MethodError(f"the terms are not shown to be nonnegative: {goal!r}",
                          "show that for every index from the first on", condition=goal)
    own = [h for f in facts for h in f.hyps if (k.data, k.sort) not in h.free]
    return forall_intro(imp_intro(settle(th, [*facts, guard], [guard.concl, *own]), guard.concl), k)


def _at_most(goal: Term, t: Term, n: Term, below: Theorem, exists: Theorem, facts: Sequence[Theorem]) -> Theorem:
    """sum(f, k, lo, oo) <= B from the bound of the partial sums."""
    to = Approach(n, INFINITY)
    value = fresh("S", REAL, goal, *exists.hyps, *below.hyps)
    tends = assume(open_binder(exists.concl, value))
    bound = below.concl.args[1]
    order = limit_order(tends, limit_constant(bound, n, INFINITY), eventually(below, to, facts))
    equal = series_value(tends, t)
    th = inequality(le(t, bound), ("add", ("have", order), ("scale", ("have", equal), number(1))))
    th = cut_all((defined(equal, d) for d in domain(t)), th)
    return exists_elim(exists, th, value)


def partial_below(t: Term, m: Term, terms: Theorem) -> Theorem:
    """sum(f, k, lo, m) <= sum(f, k, lo, oo) for a Nat term m with lo <= m + 1, the terms not being negative, where the sum has a value."""
    n = fresh("n", NAT, t, m, *terms.hyps)
    to = Approach(n, INFINITY)
    phi = le(partial_sum(t, m), partial_sum(t, n))
    start = inequality(le(partial_sum(t, m), partial_sum(t, m)), ("const", 0))
    order = inequality(le(t.args[1], n + 1), ("add", ("have", assume(le(t.args[1], m + 1))), ("have", assume(le(m, n)))))
    more = cut(order, _grows(t, n, terms))
    step = inequality(le(partial_sum(t, m), partial_sum(t, n + 1)), ("add", ("have", assume(phi)), ("have", more)))
    given = [assume(le(t.args[1], m + 1)), assume(le(m, n)), terms, *map(assume, terms.hyps)]
    own = [le(m, n), le(t.args[1], m + 1), *terms.hyps]
    th = settle(induction(start, settle(step, given, [phi, *own]), n, phi, m), given, own)
    tends = series_limit(t)
    return limit_order(limit_constant(partial_sum(t, m), n, INFINITY), tends, eventually(th, to))


def partial_sum_below(m: Any) -> Method:
    """sum(f, k, lo, m) <= sum(f, k, lo, oo), or what follows, from premises 0 <= f for lo <= k and one that says the sum has a value.

    m: a Nat term or a number, lo <= m + 1.
    """
    last = number(m)

    def run(goal: Term, facts: Theorems) -> Theorem:
        known = flat(facts)
        found = [s for f in (goal, *(f.concl for f in known)) for s in _infinite_sums(f)]
        if not found:
            raise MethodError("neither the goal nor a premise has an infinite sum", "Sum(f, k, lo, m) <= Series(f, k, lo)", goal=goal)
        t = next((t for t in found if partial_sum(t, last) in goal.args), found[0])
        th = partial_below(t, last, nonnegative_terms(t, known))
        th = settle(th, known, [h for f in known for h in f.hyps])
        return th if th.concl == goal else by_inequalities(goal, [th, *(f for f in known if f.concl.op in ("eq", "le", "lt"))])

    return Method(f"nonnegative terms, the sum up to {last!r}", run)


def _infinite_sums(t: Term) -> list[Term]:
    found = [t] if t.op == "series" else []
    for a in t.args[1:] if t.op in BINDERS else t.args:
        found += _infinite_sums(a)
    return found


@proves("exists")
def _has_a_limit(goal: Term, facts: Sequence[Theorem], _depth: int) -> Theorem | None:
    """exists S. lim f = S from a fact lim f = S, or because the limit is found from the parts of f."""
    if goal.args[0].op != "limit":
        return None
    atom = open_binder(goal, ZERO)
    if atom.args[2] != Term("at", (ZERO,)):
        return None
    to = approach(atom, facts)
    try:
        th = Finder(to, facts).number(open_binder(atom, to.x))
        th = exists_intro(th, goal, th.concl.args[2].args[0])
    except (MethodError, KernelError):
        return None
    return None if goal in th.hyps else th  # the limit is an infinite sum, which has a value if there is a limit


__all__ = ["bounded_growth", "bounded_series", "nonnegative_terms", "partial_below", "partial_sum_below", "series"]
