"""What holds eventually, as a variable approaches something: `exists r. [0 < r and] forall x. x in the set r of the filter -> A`.

`eventually` takes a fact about x that supposes this and that of x to the formula that it holds eventually, where each supposition is
of a kind that holds eventually: beyond a bound, near a point, or what other facts say holds eventually.
"""

import itertools
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import NamedTuple

from ..kernel.axioms import axiom
from ..kernel.binding import abstract, bind, fresh, instantiate, open_binder, replace
from ..kernel.errors import KernelError
from ..kernel.evaluation import value
from ..kernel.limits import holds_eventually, in_filter
from ..kernel.logic import and_intro, and_left, and_right, assume, exists_elim, exists_intro, forall_elim, forall_intro, imp_elim, imp_intro
from ..kernel.order import inequality, max_min
from ..kernel.polynomials import constant, equal, normal_form
from ..kernel.sorts import INT, NAT, REAL, is_subsort
from ..kernel.terms import ONE, ZERO, Term, eq, le, lt, number
from ..kernel.theorem import Theorem
from .conditions import prove, show
from .derived import compare, conjuncts, cut_all
from .errors import MethodError
from .library import max_min_facts

_MAX_STEPS = 200


class Approach(NamedTuple):
    """x: a free variable; p: the filter that it approaches."""

    x: Term
    p: Term

    def limit(self, f: Term, q: Term) -> Term:
        """lim(f, x -> p) = q."""
        return bind("limit", self.x, f, self.p, q)

    def formula(self, said: Term) -> Term:
        """The formula that `said`, about x, holds eventually."""
        return holds_eventually(self.limit(ZERO, Term("at", (ZERO,))), abstract(said, self.x))

    def mentioned(self, t: Term) -> bool:
        """x occurs free in t."""
        return (self.x.data, self.x.sort) in t.free

    def __str__(self) -> str:
        return f"as {self.x!r} {self.p!r}"


def eventually(th: Theorem, to: Approach, facts: Sequence[Theorem] = (), sources: Sequence[Theorem] = ()) -> Theorem:
    """`A holds eventually` from H |- A, where what H supposes of x holds eventually. facts: may show it, themselves under such
    suppositions; sources: theorems that something holds eventually. Raises MethodError naming a supposition that is not shown to."""
    said = [(s, formula) for s in (*sources, *facts) if (formula := holding(s.concl, to)) is not None and to.mentioned(formula)]
    known = [s for s, _ in said]
    parts = [conjuncts(assume(formula)) for _, formula in said]
    plain = [f for f in facts if f.concl not in f.hyps]
    granted: dict[Term, Theorem] = {part.concl: s for s, group in zip(known, parts) for part in group}
    whole = {h: s for s, group in zip(known, parts) for h in group[0].hyps}
    used: dict[Theorem, None] = {}
    left: set[Term] = set()  # suppositions that a source grants
    shown: dict[Term, Theorem] = {}
    for _ in range(_MAX_STEPS):
        h = next((h for h in th.hyps if to.mentioned(h) and h not in left), None)
        if h is None:
            return together(to, list(used), th)
        if h not in shown:
            source = whole.get(h) or granted.get(h) or beyond(h, to, facts)
            if source is not None:
                used[source] = None
                left.add(h)
                continue
            lemma = prove(h, [*(part for group in parts for part in group), *(f for f in plain if h not in f.hyps)])
            if lemma is None or h in lemma.hyps:
                break
            shown[h] = lemma
        th = cut_all([shown[h]], th)  # which may suppose again what was shown before
    raise MethodError(f"{h!r} is not shown to hold eventually, {to}",
                      "suppose bounds of the form c <= n, c < x or x != a, and show the rest from them", condition=h)


def together(to: Approach, sources: Sequence[Theorem], th: Theorem) -> Theorem:
    """`A holds eventually` from A under what the sources say holds eventually, or parts of it."""
    sources = list(dict.fromkeys(sources))
    taken = [th.concl, *th.hyps, to.x, to.p, *(t for s in sources for t in (*s.hyps, s.concl))]
    sort = to.x.sort if not to.p.args else REAL
    names: list[Term] = []
    for _ in sources:
        names.append(fresh("r", sort, *taken, *names))
    bodies = [assume(open_binder(s.concl, r)) for s, r in zip(sources, names)]
    size = names[0] if names else ONE
    op = "max" if to.p.op == "infinity" else "min"
    below: list[list[Theorem]] = [[] for _ in names]  # r_i <= size (>= for the others), through the smaller maxima
    for i, r in enumerate(names[1:], 1):
        joined = Term(op, (size, r))
        first, second = max_min_facts(joined)
        below = [[*chain, first] for chain in below[:i]] + [[second]] + below[i + 1 :]
        size = joined
    guards = [assume(g) for g in in_filter(to.p, size, to.x)]
    for r, body, chain in zip(names, bodies, below):
        said = forall_elim(and_right(body) if to.p.args else body, to.x)
        for wanted, guard in zip(in_filter(to.p, r, to.x), guards):
            node: tuple[object, ...] = ("have", guard)
            for link in chain:
                node = ("add", node, ("have", link))
            said = imp_elim(said, guard if wanted == guard.concl else inequality(wanted, node))
        th = cut_all([said, *conjuncts(said)], th)
    least: Theorem | None = None
    if to.p.args:
        least = and_left(bodies[0]) if bodies else inequality(lt(ZERO, ONE), ("const", 1))
        for body in bodies[1:]:
            least = _positive_minimum(least, and_left(body))
    result = from_bound(to, size, th, least)
    for source, r in zip(reversed(sources), reversed(names)):
        result = exists_elim(source, result, r)
    return result


def from_bound(to: Approach, size: Term, th: Theorem, least: Theorem | None = None) -> Theorem:
    """`A holds eventually` from A under the conditions that x lies in the set of this size. least: 0 < size, for a point."""
    said = th.concl
    for condition in reversed(in_filter(to.p, size, to.x)):
        th = imp_intro(th, condition)
    th = forall_intro(th, to.x)
    if to.p.args:
        th = and_intro(show(lt(ZERO, size), []) if least is None else least, th)
    return exists_intro(th, to.formula(said), size)


def beyond(h: Term, to: Approach, facts: Sequence[Theorem] = ()) -> Theorem | None:
    """`h holds eventually` for a comparison of x itself with something free of x; None if it is none, or need not hold."""
    atom = h.args[0] if h.op == "not" else h
    if atom.op not in ("lt", "le") and not (atom.op == "eq" and h.op == "not"):
        return None
    distance = abs(to.x - to.p.args[0]) if to.p.args else None
    if not to.p.args:
        c = _turning_point(atom, to.x)
        return None if c is None else _with_bound(c, to, lambda size, order: _shown_in(h, to, size, [order, *facts]))
    sides = [t for t in atom.args if not to.mentioned(t)]
    if len(sides) != 1 or not any(t in (to.x, distance) for t in atom.args):
        return None
    c, a = sides[0], to.p.args[0]
    candidates = [ONE] if atom.op == "eq" or c == a else [c] if distance in atom.args else [a - c, c - a]
    for size in candidates:
        least = prove(lt(ZERO, size), facts)
        th = None if least is None else _shown_in(h, to, size, [least, *facts])
        if th is not None:
            return from_bound(to, size, th, least)
    return None


def _turning_point(atom: Term, x: Term) -> Term | None:
    """Where the two sides of a comparison are equal, if their difference is q*x + c with a literal q; None if it is not."""
    for side, other in (atom.args, reversed(atom.args)):
        if side == x and (x.data, x.sort) not in other.free:
            return other
    at = [replace(atom.args[1] - atom.args[0], {(x.data, x.sort): number(v)}) for v in (0, 1, 2)]
    try:
        first, second = (normal_form(v) + -normal_form(u) for u, v in itertools.pairwise(at))
        steady = equal(first, second)
    except KernelError:
        return None
    top, bottom = first.num.get(frozenset(), 0), first.den.get(frozenset(), 0)
    slope = Fraction(top) / bottom if bottom else Fraction(0)
    if not steady or not slope or not equal(first, constant(slope)):
        return None
    if not at[0].free and slope:
        try:
            return number(-(Fraction(value(at[0])) / slope // 1))  # an integer above -at[0]/slope, for which no axiom is needed
        except KernelError:
            pass
    return -at[0] if slope == 1 else at[0] if slope == -1 else -at[0] / number(slope)


def _shown_in(h: Term, to: Approach, size: Term, facts: Sequence[Theorem]) -> Theorem | None:
    return prove(h, [*(assume(g) for g in in_filter(to.p, size, to.x)), *(f for f in facts if not to.mentioned(f.concl))])


def _with_bound(c: Term, to: Approach, shown: Callable[[Term, Theorem], Theorem | None]) -> Theorem | None:
    """From what is shown for a bound beyond c: that it holds eventually. For a Nat variable and a real c that bound is a natural
    number above c, which the axiom archimedes provides."""
    down = to.p.op == "minus_infinity"
    if to.x.sort is NAT and not is_subsort(c.sort, INT):
        above = forall_elim(axiom("archimedes"), c)
        size = fresh("N", NAT, above.concl, to.x, to.p)
        order = assume(lt(c, size))
        th = shown(size, order)
        return None if th is None else exists_elim(above, from_bound(to, size, th), size)
    size = c - 1 if down else c + 1 if to.x.sort is REAL or c.sort is NAT else abs(c) + 1
    found = prove(lt(size, c) if down else lt(c, size), [])
    if found is None:
        return None
    th = shown(size, found)
    return None if th is None else from_bound(to, size, th)


def _positive_minimum(first: Theorem, second: Theorem) -> Theorem:
    """0 < a and 0 < b give 0 < min(a, b)."""
    a, b = first.concl.args[1], second.concl.args[1]
    goal = lt(ZERO, Term("min", (a, b)))
    cases = []
    for relation in (lt(a, b), eq(a, b), lt(b, a)):
        swapped = relation.args == (b, a)
        order = inequality(le(*relation.args), ("have", assume(relation)))
        same = max_min(order, "min", int(swapped))
        cases.append(inequality(goal, ("add", ("have", second if swapped else first), ("scale", ("have", same), number(-1)))))
    return compare(a, b, *cases)


def holding(formula: Term, to: Approach) -> Term | None:
    """A of `A holds eventually`, at x; None if the formula does not say that."""
    t = formula
    if t.op != "exists":
        return None
    t = t.args[0]
    if to.p.args:
        if t.op != "and":
            return None
        t = t.args[1]
    if t.op != "forall" or t.data[1] is not to.x.sort:
        return None
    t = t.args[0]
    for _ in in_filter(to.p, ONE, to.x):
        if t.op != "imp":
            return None
        t = t.args[1]
    if any(i == 1 for i, _ in t.loose):
        return None
    said = instantiate(instantiate(t, to.x), ZERO)
    return said if to.formula(said) == formula else None


__all__ = ["Approach", "beyond", "eventually", "from_bound", "holding", "together"]
