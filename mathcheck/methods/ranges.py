"""Finite sums and products."""

from collections.abc import Sequence

from ..kernel.algebra import field
from ..kernel.binding import fresh, open_binder, substitute
from ..kernel.equality import congruence as kernel_congruence
from ..kernel.equality import subst, sym
from ..kernel.errors import KernelError
from ..kernel.induction import induction as kernel_induction
from ..kernel.induction import nat_nonneg
from ..kernel.logic import (
    assume,
    cut,
    forall_intro,
    imp_elim,
    imp_intro,
    inst,
)
from ..kernel.sorts import INT, NAT, REAL
from ..kernel.sums import range_empty, range_succ
from ..kernel.terms import BINDERS, ZERO, Term, eq, imp, le, lt, number
from ..kernel.theorem import Theorem
from .algebraic import elimination
from .arithmetic import by_inequalities
from .conditions import prove, settle, settled, show
from .derived import compare, cut_all, rewrite, with_hole
from .errors import MethodError
from .facts import Theorems, flat
from .library import aliases
from .method import Method


def _last_term(goal: Term, facts: Theorems) -> Theorem:
    """sum(f, k, lo, hi+1) = sum(f, k, lo, hi) + f[hi+1], up to algebra and the equations among the premises; likewise products. The
    premises show lo <= hi + 1."""
    for t in _ranges(goal):
        hi = t.args[2]
        # first as the goal is likely to write it: then nothing has to be found by algebra, which may ask for more
        for shorter in (hi.args[0] if hi.op == "add" and hi.args[1] == number(1) else None,
                        number(hi.data - 1) if hi.op == "num" else None, hi - 1):
            if shorter is None:
                continue
            th = range_succ(Term(t.op, (t.args[0], t.args[1], shorter), t.data))
            longer = th.concl.args[0]
            if longer != t:
                same = prove(eq(longer.args[2], hi), facts)
                if same is None:
                    continue
                hole = fresh("hole", INT, goal, th.concl)
                start, last = th.concl.args[1].args[0], open_binder(t, hole)
                written = eq(Term(t.op, (t.args[0], t.args[1], hole), t.data), start + last if t.op == "sum" else start * last)
                th = subst(same, th, written, hole)
            candidate = settled(th, facts, [h for f in facts for h in f.hyps]) or th
            try:
                return candidate if candidate.concl == goal else _by_equations(goal, [candidate, *flat(facts)])
            except MethodError:
                continue
    raise MethodError("the goal has no sum or product whose last term can be taken off", "write the upper bound as m + 1", goal=goal)


last_term = Method("taking off the last term", _last_term)


def _empty_range(goal: Term, facts: Theorems) -> Theorem:
    """sum(f, k, lo, hi) = 0, or a product = 1, where the premises show hi < lo; or what follows from that by arithmetic."""
    known = []
    for t in _ranges(goal):
        if prove(lt(t.args[2], t.args[1]), facts) is not None:
            known.append(range_empty(t))
    if not known:
        raise MethodError("no sum or product in the goal is known to be empty", "give hi < lo as a premise", goal=goal)
    for th in known:
        if th.concl == goal:
            return th
    return by_inequalities(goal, [*known, *flat(facts)])


empty_range = Method("an empty range: the sum is 0, the product 1", _empty_range)


def _ranges(t: Term) -> list[Term]:
    found = [t] if t.op in ("sum", "prod") else []
    for a in t.args[1:] if t.op in BINDERS else t.args:
        found += _ranges(a)
    return found


def _first_term(goal: Term, facts: Theorems) -> Theorem:
    """sum(f, k, lo, lo) = f[lo], up to algebra and the equations among the premises; likewise products. That the bounds are equal may
    be a premise."""
    for t in _ranges(goal):
        if prove(eq(t.args[1], t.args[2]), facts) is None:
            continue
        try:
            return elimination.run(goal, (_by_first(t, facts), *flat(facts)))
        except (MethodError, KernelError):
            continue
    raise MethodError("the goal has no sum or product over a single index", "its two bounds must be equal", goal=goal)


first_term = Method("a sum of one term", _first_term)


def _summation(goal: Term, facts: Theorems) -> Theorem:
    """forall n:Nat. sum(f, k, lo, n) = F(n) by induction: the empty or first sum, and F(n) + f(n+1) = F(n+1); likewise products.

    Antecedents that do not speak of n may stand before the equation. The premises are equations and conditions that the algebra
    needs."""
    if goal.op != "forall" or goal.data[1] is not NAT:
        raise MethodError("summation shows forall n:Nat. sum(.., lo, n) = F(n)",
                          "state it in that form; by.instance(n=n) takes it from there to a single n", goal=goal)
    n = fresh(goal.data[0], NAT, goal, *(t for f in facts for t in (*f.hyps, f.concl)))
    body = open_binder(goal, n)
    antecedents = []
    while body.op == "imp":
        antecedents.append(body.args[0])
        body = body.args[1]
    if body.op != "eq" or body.args[0].op not in ("sum", "prod") or body.args[0].args[2] != n:
        raise MethodError("summation shows forall n:Nat. sum(.., lo, n) = F(n)", "the left side must be the sum, its upper bound n",
                          goal=goal)
    outer = [a for a in antecedents if (n.data, n.sort) not in a.free]
    if len(outer) < len(antecedents):
        raise MethodError("an antecedent speaks of the upper bound", "by.induction", goal=goal)
    total = body.args[0]
    given = [*facts, *(assume(a) for a in outer)]
    allowed = [h for f in given for h in f.hyps]
    at_zero = substitute(body, n, ZERO)
    zero = at_zero.args[0]
    if prove(lt(ZERO, zero.args[1]), given) is not None:
        start = range_empty(zero)
    else:
        start = _by_first(zero, given)
    base = settle(_by_equations(at_zero, [start, *given]), given, allowed)
    ih = assume(body)
    more = range_succ(total) if total.op == "sum" else rewrite(ih, range_succ(total))
    step = settle(_by_equations(substitute(body, n, n + 1), [more, ih, *given]), [*given, ih], [*allowed, body])
    th = kernel_induction(base, step, n, body, ZERO)
    th = cut_all([nat_nonneg(n)], th)
    for a in reversed(outer):
        th = imp_intro(th, a)
    return forall_intro(th, n)


def _by_first(t: Term, facts: Sequence[Theorem]) -> Theorem:
    """sum(f, k, lo, hi) = f[hi] for lo = hi: the last term after an empty sum."""
    _, lo, hi = t.args
    shorter = Term(t.op, (t.args[0], lo, hi - 1), t.data)
    th = range_succ(shorter)
    bound = field(hi - 1 + 1, hi)
    hole = fresh("hole", INT, th.concl)
    th = subst(bound, th, eq(Term(t.op, (t.args[0], lo, hole), t.data), th.concl.args[1]), hole)
    value = th.concl.args[1].args[1]
    literal = open_binder(t, hi)
    if value != literal:
        th = rewrite(bound, th)
    return by_inequalities(eq(t, literal), [th, range_empty(shorter)])


def _by_equations(goal: Term, facts: Sequence[Theorem]) -> Theorem:
    """The goal from the equations among the facts, opaque terms with equal arguments being taken as one."""
    equations = [f for f in facts if f.concl.op == "eq"]
    return by_inequalities(goal, [*equations, *aliases([goal, *(f.concl for f in equations)])])


summation = Method("induction on the upper bound, taking off the last term", _summation)


def _termwise(goal: Term, facts: Theorems) -> Theorem:
    """sum(f) = sum(g) over one range, from f = g under lo <= k, k <= hi (a premise, or by algebra). So for products, and for every
    equation or <= that is linear in sums over one range, from the same between their terms: sum(f + g) = sum(f) + sum(g)."""
    totals = _ranges(goal) if goal.op in ("eq", "le") else []
    if goal.op == "eq" and totals == list(goal.args) and totals[0].op == totals[1].op and totals[0].args[1:] == totals[1].args[1:]:
        th, k = _terms(goal, totals, facts)
        return kernel_congruence(th, totals[0].op, k, *totals[0].args[1:])
    problem = MethodError("termwise shows that two sums over one range are equal, or an equation or <= that is linear in such sums",
                          "bring the sums to the same bounds, by.last_term for one more term", goal=goal)
    for bounds in dict.fromkeys(t.args[1:] for t in totals if t.op == "sum"):
        over_it = [t for t in dict.fromkeys(totals) if t.op == "sum" and t.args[1:] == bounds]
        for factor in (None, *over_it):  # a sum over the same range may also stand as a factor
            chosen = [t for t in over_it if t is not factor]
            if chosen and prove(_with(goal, chosen, [ZERO for _ in chosen]), facts) is not None:
                try:
                    return _by_their_terms(goal, chosen, facts)
                except MethodError as e:
                    problem = e if factor is None else problem
                except KernelError:  # the factor is part of another's terms
                    continue
    raise problem


def _terms(goal: Term, totals: Sequence[Term], facts: Theorems) -> tuple[Theorem, Term]:
    """What the goal says with the terms at an index in the place of the sums or products; and the index."""
    _, lo, hi = totals[0].args
    k = fresh(totals[0].data[0], INT, goal, *(h for f in facts for h in f.hyps))
    wanted = _with(goal, totals, [open_binder(t, k) for t in totals])
    for f in facts:
        if f.concl.op == goal.op:
            for v in (Term("var", (), v) for v in sorted(f.concl.free, key=lambda v: v[0]) if v[1] is INT):
                if substitute(f.concl, v, k) == wanted:
                    return f, v
    th = prove(wanted, [*facts, assume(le(lo, k)), assume(le(k, hi))])
    if th is None:
        relation = "equal" if goal.op == "eq" else "in this order"
        raise MethodError(f"the terms are not shown {relation}: {wanted!r}", "show that in a step under lo <= k and k <= hi", goal=wanted)
    return th, k


def _with(goal: Term, totals: Sequence[Term], values: Sequence[Term]) -> Term:
    for t, value in zip(totals, values):
        goal = with_hole(goal, t, value)
    return goal


def _by_their_terms(goal: Term, totals: Sequence[Term], facts: Theorems) -> Theorem:
    """Induction on the upper bound, from the empty range on: m <= hi -> the goal for the sums up to m."""
    terms, k = _terms(goal, totals, facts)
    _, lo, hi = totals[0].args
    allowed = [h for f in facts for h in f.hyps]
    m = fresh("m", INT, goal, terms.concl, *terms.hyps, *allowed)

    def replaced(values: Sequence[Theorem], th: Theorem) -> Theorem:
        """The goal for the left sides of the equations, from the goal for their right sides."""
        for i, value in enumerate(values):
            hole = fresh("hole", REAL, goal, th.concl, *(v.concl for v in values))
            after = [hole if j == i else v.concl.args[0 if j < i else 1] for j, v in enumerate(values)]
            th = subst(sym(value), th, _with(goal, totals, after), hole)
        return th

    def up_to(bound: Term) -> list[Term]:
        return [Term(t.op, (t.args[0], lo, bound), t.data) for t in totals]

    def over_nothing(bound: Term) -> Theorem:
        return replaced([range_empty(t) for t in up_to(bound)], show(_with(goal, totals, [ZERO for _ in totals]), facts))

    shown = _with(goal, totals, up_to(m))
    phi = imp(le(m, hi), shown)
    base = settle(imp_intro(over_nothing(lo - 1), le(lo - 1, hi)), facts, allowed)
    within = [assume(le(lo - 1, m)), assume(le(m + 1, hi))]
    ih = imp_elim(assume(phi), by_inequalities(le(m, hi), within[1:]))
    longer = [range_succ(t) for t in up_to(m)]
    more = by_inequalities(_with(goal, totals, [e.concl.args[1] for e in longer]), [ih, inst(terms, k, m + 1)])
    kept = [*allowed, phi, *(f.concl for f in within)]
    step = imp_intro(settle(replaced(longer, more), [*facts, *within], kept), le(m + 1, hi))
    th = inst(kernel_induction(base, settle(step, [*facts, within[0]], kept), m, phi, lo - 1), m, hi)
    th = imp_elim(th, by_inequalities(le(hi, hi), []))
    reached = [cut(by_inequalities(le(lo - 1, hi), [assume(f)]), th) for f in (eq(hi, lo), lt(lo, hi))]
    return compare(hi, lo, over_nothing(hi), *reached)


termwise = Method("comparing the terms", _termwise)
