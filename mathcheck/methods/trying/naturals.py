"""Statements about natural numbers: induction, and what holds of every real number from some point on."""

from collections.abc import Sequence

from ...kernel.algebra import field
from ...kernel.binding import fresh, open_binder, replace, substitute
from ...kernel.equality import unfold
from ...kernel.errors import KernelError
from ...kernel.induction import fact_succ, nat_nonneg
from ...kernel.induction import induction as kernel_induction
from ...kernel.logic import assume, forall_elim, forall_intro, imp_elim, imp_intro
from ...kernel.recursion import recursion_succ, recursion_zero
from ...kernel.sorts import INT, NAT, REAL
from ...kernel.sums import range_empty, range_succ
from ...kernel.terms import ONE, ZERO, Term, eq, imp, le, lt, number, variable
from ...kernel.theorem import Theorem
from ..arithmetic import by_inequalities
from ..conditions import prove as evidently
from ..derived import cut_all
from ..errors import MethodError
from ..ranges import first_term, last_term
from .bounds import subterms
from .intervals import approximate, interval
from .rewriting import Rewriting
from .search import Search

_MAX_START = 50
_MAX_SPELLED = 12  # terms of a sum that is written out


def inductive(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By induction on a natural number."""
    for n in (variable(*v) for v in sorted(goal.free, key=repr) if v[1] is NAT and not search.nested):
        if not _counted(n, goal):
            continue
        try:
            return _by_induction(search, goal, n, facts)
        except (MethodError, KernelError):
            search.check()
    return None


def _counted(n: Term, goal: Term) -> bool:
    """n stands in an exponent, a factorial, the bound of a sum, or an argument of a recursive function."""
    name = (n.data, n.sort)
    counting = ("npow", "zpow", "fact", "sum", "prod", "rec", "call")
    return any(name in t.free and t.op in counting for t in subterms([goal])) or all(sort is NAT for _, sort in goal.free)


def _by_induction(search: Search, goal: Term, n: Term, facts: Sequence[Theorem]) -> Theorem:
    name = (n.data, n.sort)
    outer = [f for f in facts if name not in f.concl.free]
    here = interval(n, [f for f in facts if name in f.concl.free])
    start = 0 if here.low is None else approximate(here.low.at)
    if start is None or here.low is None:
        raise MethodError("the start of the induction is not a number", goal=goal)
    first = int(start) + 1 if here.low.strict else -int(-start // 1)
    if not 0 <= first <= _MAX_START:
        raise MethodError("the induction would start too far away", goal=goal)
    lo = number(first)
    about = [f.concl for f in facts if name in f.concl.free and evidently(f.concl, [*outer, assume(le(lo, n))]) is None]
    if any(h != f.concl and name in h.free for f in facts if f.concl in about for h in f.hyps):
        raise MethodError("a fact supposes something about the number", goal=goal)
    phi = goal
    for h in reversed(about):
        phi = imp(h, phi)
    base = search.prove(substitute(phi, n, lo), outer)
    from_lo, hypothesis = assume(le(lo, n)), assume(phi)
    target = substitute(phi, n, n + 1)
    given = [*outer, from_lo, hypothesis]
    with search.inductively():
        step = _step(search, target, given, [search.settled(th, given) for th in _unfolded(target)], hypothesis)
    th = kernel_induction(base, step, n, phi, lo)
    bound = search.prove(le(lo, n), facts)
    th = cut_all([bound], th)
    for h in about:
        th = imp_elim(th, next(f for f in facts if f.concl == h))
    return th


def _step(search: Search, target: Term, given: list[Theorem], unfolded: list[Theorem], hypothesis: Theorem) -> Theorem:
    """The goal at n + 1, with what unfolds put in its place, and what the hypothesis says that it is."""
    now = Rewriting(target, tuple(given), ())
    for th in unfolded:
        now = now.with_equation(th)
    said = hypothesis.concl
    if said.op == "eq" and said.args[0].op in ("sum", "prod", "rec", "fact"):
        now = now.with_equation(hypothesis)
    return now.restored(search.prove(now.goal, [*given, *unfolded]))


def _unfolded(target: Term) -> list[Theorem]:
    """What the sums, products, factorials and recursions in the goal at n + 1 are, by those at n."""
    found: list[Theorem] = []
    for t in subterms([target]):
        if t.loose:
            continue
        try:
            if t.op in ("sum", "prod") and t.args[2].op == "add" and t.args[2].args[1] == ONE:
                found.append(range_succ(Term(t.op, (*t.args[:2], t.args[2].args[0]), t.data)))
            elif t.op == "fact" and t.args[0].op == "add" and t.args[0].args[1] == ONE:
                found.append(fact_succ(t.args[0].args[0]))
            elif t.op == "rec" and t.args[0].op == "add" and t.args[0].args[1] == ONE:
                found.append(recursion_succ(t.data(t.args[0].args[0], *t.args[1:])))
        except KernelError:
            continue
    return found


def stepwise(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """With the last term of a sum or product, the recursion of a factorial, or a definition taken off."""
    found: list[Theorem] = []
    for t in subterms([goal]):
        if t.loose:
            continue
        found += _one_step(t, facts)
    new = [search.settled(th, facts) for th in found if all(th.concl != f.concl for f in facts)]
    return search.prove(goal, [*facts, *new]) if new else None


def _one_step(t: Term, facts: Sequence[Theorem]) -> list[Theorem]:
    try:
        if t.op == "call":
            return [unfold(t)]
        if t.op == "rec" and t.args[0] == ZERO:
            return [recursion_zero(t)]
        if t.op in ("sum", "prod"):
            if evidently(lt(t.args[2], t.args[1]), facts) is not None:
                return [range_empty(t)]
            if evidently(eq(t.args[1], t.args[2]), facts) is not None:
                return [first_term.run(eq(t, open_binder(t, t.args[1])), tuple(facts))]
            gap = _length(t)
            if gap is not None:
                return _spelled(t, gap, facts)
    except (MethodError, KernelError):
        pass
    return []


def _length(t: Term) -> int | None:
    """hi - lo where it is a literal."""
    _, lo, hi = t.args
    for gap in range(1, _MAX_SPELLED + 1):
        try:
            field(lo + gap, hi)
        except KernelError:
            continue
        return gap
    return None


def _spelled(t: Term, gap: int, facts: Sequence[Theorem]) -> list[Theorem]:
    """A sum of few terms as a sum: the last terms taken off one by one, down to the first."""
    lo = t.args[1]
    single = Term(t.op, (t.args[0], lo, lo), t.data)
    found = [first_term.run(eq(single, open_binder(t, lo)), tuple(facts))]
    whole = open_binder(t, lo)
    before = single
    for k in range(1, gap + 1):
        at = number(lo.data + k) if lo.op == "num" else lo + k
        after = t if k == gap else Term(t.op, (t.args[0], lo, at), t.data)
        last = open_binder(t, after.args[2])
        step = last_term.run(eq(after, before + last if t.op == "sum" else before * last), tuple(facts))
        whole = whole + last if t.op == "sum" else whole * last
        found.append(step)
        before = after
    return [by_inequalities(eq(t, whole), found)] if t.op == "sum" else found


def of_reals(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """Because it holds for every real number in the place of the integer."""
    for n in (variable(*v) for v in sorted(goal.free, key=repr) if v[1] in (NAT, INT)):
        x = fresh(n.data, REAL, goal, *(t for f in facts for t in (*f.hyps, f.concl)))
        try:
            about = [f.concl for f in facts if (n.data, n.sort) in f.concl.free]
            if n.sort is NAT and le(ZERO, n) not in about:
                about.append(le(ZERO, n))
            lifted = [replace(t, {(n.data, n.sort): x}) for t in (goal, *about)]  # as an exponent it stays a whole number: refused
        except KernelError:
            continue
        wanted, *conditions = lifted
        outer = [f for f in facts if (n.data, n.sort) not in f.concl.free]
        th = search.prove(wanted, [*outer, *map(assume, conditions)])
        for h in reversed(conditions):
            th = imp_intro(th, h)
        th = forall_elim(forall_intro(search.settled(th, outer), x), n)
        for h in about:
            th = imp_elim(th, nat_nonneg(n) if h == le(ZERO, n) else next(f for f in facts if f.concl == h))
        return th
    return None


__all__ = ["inductive", "of_reals", "stepwise"]
