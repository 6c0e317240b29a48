"""What it costs to build numbers by sums and products, integer complexity before all: at most what an expression shows, more than what a
search excludes. And prime numbers, by certificate."""

from collections.abc import Sequence

from ..kernel.binding import bind, open_binder, substitute
from ..kernel.costs import cost_exceeds, splits
from ..kernel.domains import domain
from ..kernel.equality import subst
from ..kernel.evaluation import compute
from ..kernel.logic import (
    and_intro,
    and_left,
    and_right,
    assume,
    defined,
    exists_elim,
    exists_intro,
    forall_elim,
    forall_intro,
    imp_elim,
    imp_intro,
    or_elim,
    or_left,
    or_right,
)
from ..kernel.order import inequality
from ..kernel.primality import is_prime
from ..kernel.primality import prime as kernel_prime
from ..kernel.sorts import NAT
from ..kernel.terms import ONE, Term, conj, disj, eq, imp, le, number, variable
from ..kernel.theorem import Theorem
from ..lang.ones import Expression, parse
from .derived import cut_all
from .errors import MethodError
from .facts import Theorems, flat
from .method import Method

_x, _n, _a, _b = (variable(name, NAT) for name in ("x", "n", "a", "b"))


def ones(expression: str) -> Method:
    """f(n) <= c, for literals n and c, from an expression with the value n and at most c ones: f(1) = 1, and f(a + b) and f(a*b) are at
    most f(a) + f(b) by the premises.

    expression: a text such as "2*3 + (1 + 2^2)*3", of 1, 2, 3, +, *, ^ and brackets; 2 and 3 stand for 1+1 and 1+1+1. f is a
    definition or a function variable of one natural number.
    """

    def run(goal: Term, facts: Theorems) -> Theorem:
        try:
            found = parse(expression)
        except ValueError as e:
            raise MethodError(f"it is no expression of ones: {e}", "write it with 1, 2, 3, +, *, ^ and brackets", goal=goal) from e
        if goal.op != "le" or goal.args[1].op != "num":
            raise MethodError("an expression shows f(n) <= c for literals n and c", "state the number of ones as a literal", goal=goal)
        f, n = _cost_of(goal.args[0])
        if found.n != n:
            raise MethodError(f"the expression has the value {found.n}, not {n}", "correct it", goal=goal)
        th = _at_most(f, found, _premise(eq(_of(f, ONE), ONE), facts, "f(1) = 1"), _premise(_joins(f), facts, "f of a sum or a product"))
        c = th.concl.args[1].data
        if c > goal.args[1].data:
            raise MethodError(f"the expression has {c} ones", "find one with fewer, or state that many", goal=goal)
        return th if c == goal.args[1].data else _settled(inequality(goal, ("add", ("have", th), ("const", goal.args[1].data - c))), th)

    return Method(f"the expression {expression}", run)


def _closed_branches(goal: Term, facts: Theorems) -> Theorem:
    """s < f(m), or several such, for literals s and m: a search finds a list of claims which excludes every way to build m for s or less.
    The premises say f(1) = 1 and that every n >= 2 is a sum or a product of a, b >= 1 with f(n) = f(a) + f(b).

    The search costs time and memory that grow with m; numbers up to about 10^14 are in reach."""
    from ..oracle.complexity_bounds import lower_bounds

    atoms = _atoms(goal)
    if any(a.op != "lt" or a.args[0].op != "num" for a in atoms):
        raise MethodError("a search shows s < f(m) for literals s and m, or several such", "62 < f(m) says that f(m) is at least 63",
                          goal=goal)
    costs = [_cost_of(a.args[1]) for a in atoms]
    f = costs[0][0]
    if any(other != f for other, _ in costs):
        raise MethodError("a bound is on another cost", "show it in a step of its own", goal=goal)
    wanted = [(m, a.args[0].data) for (_, m), a in zip(costs, atoms)]
    one = _premise(eq(_of(f, ONE), ONE), facts, "f(1) = 1")
    positive = _settled(inequality(le(ONE, one.concl.args[0]), ("scale", ("have", one), number(-1))), one)
    split = _lax(f, _premise(_splits(f), facts, "every n >= 2 is a sum or a product of cheaper numbers"))
    try:
        found = lower_bounds(wanted)
    except ValueError as e:
        raise MethodError(f"no such list was found: {e}", "a lower bound may do, or a smaller number", goal=goal) from e
    return cost_exceeds(positive, split, f, _x, tuple(wanted), found.claims, found.primes, found.composites)


closed_branches = Method("a list of bounds that closes every branch", _closed_branches)


def _primality(goal: Term, facts: Theorems) -> Theorem:
    """A literal is prime: 2 <= p, and of two factors of p one is 1; the goal is prime(p). It takes no premises.

    A search factors p - 1, and the kernel checks Pocklington's conditions (R. Crandall, C. Pomerance, Prime Numbers, 2nd ed., Theorem
    4.1.3). What is not prime, or whose p - 1 it cannot factor far enough, is refused."""
    from ..oracle.primes import pocklington

    p = goal.args[0].args[1] if goal.op == "and" and goal.args[0].op == "le" else number(0)
    if p.op != "num" or type(p.data) is not int or goal != is_prime(p):
        raise MethodError("the goal does not say of a literal that it is prime", "state it with prime(p)", goal=goal)
    try:
        table = pocklington(p.data)
    except ValueError as e:
        raise MethodError(str(e), "check the number", goal=goal) from e
    return kernel_prime(p.data, table)


primality = Method("a certificate of primality", _primality)


def _cost_of(t: Term) -> tuple[Term, int]:
    """f, as a term in the variable x, and n of a term f(n) with a literal n."""
    if t.op in ("call", "app") and t.args[-1].op == "num" and len(t.args) == (1 if t.op == "call" else 2):
        return Term(t.op, (*t.args[:-1], _x), t.data), t.args[-1].data
    raise MethodError(f"{t!r} is not the cost f(n) of a literal n", "a cost is a definition or a function variable of one natural number")


def _of(f: Term, value: Term) -> Term:
    return substitute(f, _x, value)


def _joins(f: Term) -> Term:
    """forall a b. 1 <= a -> 1 <= b -> f(a + b) <= f(a) + f(b) and f(a*b) <= f(a) + f(b)."""
    both = _of(f, _a) + _of(f, _b)
    joined = conj(le(_of(f, _a + _b), both), le(_of(f, _a * _b), both))
    return bind("forall", _a, bind("forall", _b, imp(le(ONE, _a), imp(le(ONE, _b), joined))))


def _splits(f: Term) -> Term:
    """forall n. 2 <= n -> exists a b. 1 <= a, 1 <= b, n = a + b or (2 <= a, 2 <= b, n = a*b), f(n) = f(a) + f(b)."""
    two = number(2)
    way = disj(eq(_n, _a + _b), conj(le(two, _a), conj(le(two, _b), eq(_n, _a * _b))))
    body = conj(le(ONE, _a), conj(le(ONE, _b), conj(way, eq(_of(f, _n), _of(f, _a) + _of(f, _b)))))
    return bind("forall", _n, imp(le(two, _n), bind("exists", _a, bind("exists", _b, body))))


def _premise(wanted: Term, facts: Sequence[Theorem], words: str) -> Theorem:
    for f in flat(facts):
        if f.concl == wanted:
            return f
    raise MethodError(f"no premise says {words}", f"give {wanted!r} as a premise", condition=wanted)


def _atoms(t: Term) -> list[Term]:
    return [a for part in t.args for a in _atoms(part)] if t.op == "and" else [t]


def _at_most(f: Term, expression: Expression, one: Theorem, joins: Theorem) -> Theorem:
    """f(n) <= c, c being the number of ones in the expression."""
    bounds = {1: _settled(inequality(le(_of(f, ONE), ONE), ("have", one)), one)}
    for n in sorted(expression.splits):
        op, a, b = expression.splits[n]
        left, right = number(a), number(b)
        both = imp_elim(imp_elim(forall_elim(forall_elim(joins, left), right), compute(le(ONE, left))), compute(le(ONE, right)))
        joined = (and_left if op == "+" else and_right)(both)
        whole = joined.concl.args[0].args[-1]
        at_n = subst(compute(whole), joined, le(f, joined.concl.args[1]), _x)
        parts = ("add", ("have", bounds[a]), ("have", bounds[b]))
        cost = number(sum(bounds[part].concl.args[1].data for part in (a, b)))
        bounds[n] = _settled(inequality(le(_of(f, number(n)), cost), ("add", ("have", at_n), parts)), at_n)
    return bounds[expression.n]


def _lax(f: Term, strict: Theorem) -> Theorem:
    """The formula that the kernel's rule takes, from that of `_splits`: a product with a factor 1 is allowed, and f(a) + f(b) <= f(n)."""
    wanted = open_binder(splits(f, _x), _n)
    some_b = open_binder(wanted.args[1], _a)
    given = imp_elim(forall_elim(strict, _n), assume(wanted.args[0]))
    given_b = assume(open_binder(given.concl, _a))
    way = assume(open_binder(given_b.concl, _b))
    after_a = and_right(way)
    after_b = and_right(after_a)
    either, same = and_left(after_b), and_right(after_b)
    as_sum, as_product = eq(_n, _a + _b), eq(_n, _a * _b)
    product = and_right(and_right(assume(either.concl.args[1])))
    either = or_elim(either, or_left(assume(as_sum), as_product), or_right(as_sum, product))
    cheaper = _settled(inequality(le(same.concl.args[1], same.concl.args[0]), ("scale", ("have", same), number(-1))), same)
    th = and_intro(and_left(way), and_intro(and_left(after_a), and_intro(either, cheaper)))
    th = exists_intro(exists_intro(th, some_b, _b), wanted.args[1], _a)
    return forall_intro(imp_intro(exists_elim(given, exists_elim(given_b, th, _b), _a), wanted.args[0]), _n)


def _settled(th: Theorem, source: Theorem) -> Theorem:
    """th without the conditions that the terms of an atom have values, which its truth shows."""
    return cut_all((defined(source, d) for d in domain(source.concl)), th)


__all__ = ["closed_branches", "ones", "primality"]
