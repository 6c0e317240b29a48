"""Limits. `lim(f, x -> p) = q` says: for every set of the filter q there is a set of the filter p on which f has values, and these
lie in it; x is bound in f only. So f need not have values everywhere: 1/(n - 5) tends to 0 though it has no value at 5.

The sets of a filter, one for each r (r > 0 at a point):
  at(a)     |x - a| < r                 infinity        r <= x
  near(a)   x != a and |x - a| < r      minus_infinity  x <= r
  above(a)  a < x and x < a + r         below(a)  a - r < x and x < a
`x -> a` is near(a): it leaves out a itself. Values tend to L in the sense of at(L). A Nat variable tends to infinity. Any two sets of
a filter have one within both, and none is empty. That `A` holds *eventually* is the formula exists r. [0 < r and] forall x. x in
the set of r -> A, which `eventually` builds. See N. Bourbaki, General Topology, chapter I, 7; the epsilon arguments are given below.
"""

from .binding import bind, fresh, instantiate
from .domains import domain
from .errors import KernelError
from .sorts import FILTER, NAT, REAL, is_numeric
from .terms import FALSE, ONE, ZERO, Term, conj, eq, imp, le, lt, ne
from .theorem import Sequent, Theorem, require, require_not_free, rule, united, without

_SIGNS = {"infinity": 1, "minus_infinity": -1}
_INFINITE = Term("infinity"), Term("minus_infinity")
_BESIDE_ZERO = Term("above", (ZERO,)), Term("below", (ZERO,))
_RECIPROCALS = dict(zip(_INFINITE + _BESIDE_ZERO, _BESIDE_ZERO + _INFINITE))


@rule()
def limit_from_eventually(th: Theorem, goal: Term, r: Term) -> Sequent:
    """H, [0 < r] |- eventually, as x -> p: f in the set r of q  /  H, D(p), D(q) |- lim(f, x -> p) = q.  [0 < r] where q is at a point.

    The definition: r stands for any number. Refuses unless goal is the limit, r is a Real variable that is free in neither H nor goal,
    and the premise says so: holds_eventually(goal, within(goal, r)).
    """
    name = "limit_from_eventually"
    require(goal.op == "limit", name, "the goal is not a limit", goal=goal)
    require(r.op == "var" and r.sort is REAL, name, "the size of the set is a Real variable", given=r)
    rest = without(th.hyps, *positive(goal.args[2], r))
    require_not_free(r, (*rest, goal), name)
    wanted = holds_eventually(goal, within(goal, r))
    require(th.concl == wanted, name, "the premise does not say that the values are eventually in every set of the filter", wanted=wanted)
    return Sequent((*rest, *domain(goal)), goal)


@rule()
def limit_eventually(f: Theorem, r: Term, size: tuple) -> Sequent:  # type: ignore[type-arg] # the annotation is checked
    """lim(f, x -> p) = q    [0 < r]  /  D(r) |- eventually, as x -> p: f in the set r of q.

    The definition, at r. size: the theorem 0 < r where q is at a point, else nothing. Refuses unless it is, and r is a number.
    """
    wanted = positive(_parts("limit_eventually", f)[1], r)
    require(is_numeric(r.sort), "limit_eventually", "the size of a set is a number", given=r)
    require(all(type(th) is Theorem for th in size) and [th.concl for th in size] == wanted, "limit_eventually",
            "the size of a set at a point must be shown positive", wanted=tuple(wanted))
    return Sequent(united(f, *size, domain(r)), holds_eventually(f.concl, within(f.concl, r)))


@rule()
def limit_constant(c: Term, x: Term, p: Term) -> Sequent:
    """D(c), D(p) |- lim(c, x -> p) = c.  Refuses unless p is a filter and x is not free in c. |c - c| < r for every r > 0."""
    _require_filter("limit_constant", p)
    require_not_free(x, (c,), "limit_constant")
    return Sequent((*domain(c), *domain(p)), bind("limit", x, c, p, _at(c)))


@rule(cites=lambda x, _p: "archimedes" if x.sort is NAT else None)
def limit_identity(x: Term, p: Term) -> Sequent:
    """D(p) |- lim(x, x -> p) = p.  x lies in the set r of p as soon as x does. `= p` here is the filter p, without a where p is.

    For a Nat variable it cites that some natural number lies above every real r, Rudin 1.20 (a). Refuses unless p is a filter.
    """
    _require_filter("limit_identity", p)
    return Sequent(domain(p), bind("limit", x, x, p, p))


@rule()
def limit_narrow(f: Theorem, p: Term, q: Term) -> Sequent:
    """lim(f, x -> p0) = q0  /  lim(f, x -> p) = q, for p within p0 and q0 within q.

    above(a) and below(a) lie within near(a), and that within at(a): the sets of the former lie in those of the latter for the same r.
    Refuses unless p and q are p0 and q0, or so placed at the same point.
    """
    p0, q0 = _parts("limit_narrow", f)
    require(_within(p, p0) and _within(q0, q), "limit_narrow", "the filters do not lie within one another that way",
            source=(p, p0), target=(q0, q))
    return Sequent(f.hyps, _limit(f, f.concl.args[0], p, q))


@rule()
def limit_both_sides(below: Theorem, above: Theorem) -> Sequent:
    """lim(f, x -> a-) = q    lim(f, x -> a+) = q  /  lim(f, x -> a) = q.  The smaller of the two r serves for both sides.

    Refuses unless function, point and q are the same.
    """
    (p, q), (other, q2) = _parts("limit_both_sides", below), _parts("limit_both_sides", above)
    require((p.op, other.op) == ("below", "above") and p.args == other.args and q == q2 and below.concl.args[0] == above.concl.args[0],
            "limit_both_sides", "not the limits of one function from below and from above a point", first=below.concl, second=above.concl)
    return Sequent(united(below, above), _limit(below, below.concl.args[0], Term("near", p.args), q))


@rule()
def limit_with_value(f: Theorem, value: Theorem) -> Sequent:
    """lim(f, x -> a) = L    f[a] = L  /  lim(f, x -> a, a included) = L.  At x = a itself |f[a] - L| is 0.

    Refuses unless the first is a limit at near(a) with a number as limit, and the second says so at a.
    """
    p, q = _parts("limit_with_value", f)
    require(p.op == "near" and q.op == "at", "limit_with_value", "not a limit near a point with a number as limit", premise=f.concl)
    a, [limit] = p.args[0], q.args
    wanted = eq(instantiate(f.concl.args[0], a), limit)
    require(value.concl == wanted, "limit_with_value", "the value at the point is not shown to be the limit", wanted=wanted)
    return Sequent(united(f, value), _limit(f, f.concl.args[0], Term("at", (a,)), q))


@rule()
def limit_negative(f: Theorem) -> Sequent:
    """lim(f, x -> p) = q  /  lim(-f, x -> p) = -q.  at(L) gives at(-L), near(L) near(-L), above and below change places, and so do oo
    and -oo.

    |-f - -L| = |f - L|; r <= f gives -f <= -r. Refuses unless the first is a limit.
    """
    p, q = _parts("limit_negative", f)
    turned = {"above": "below", "below": "above", "infinity": "minus_infinity", "minus_infinity": "infinity"}.get(q.op, q.op)
    return Sequent(f.hyps, _limit(f, -f.concl.args[0], p, Term(turned, tuple([-a for a in q.args]))))


@rule()
def limit_combine(f: Theorem, op: str, g: Theorem) -> Sequent:
    """lim(f, x -> p) = L    lim(g, x -> p) = M  /  lim(f op g, x -> p) = L op M, op being add, sub or mul.

    W. Rudin, Principles of Mathematical Analysis, 3rd ed., Theorem 4.4, and 4.34 for infinite limits: |f + g - (L + M)| < r where
    |f - L| and |g - M| are below r/2; |f*g - L*M| <= |f|*|g - M| + |M|*|f - L|. One or both may be infinite where no oo - oo or 0*oo
    arises: in a sum, values of one that exceed r - M + 1 where the other exceeds M - 1; a product of two infinite ones has the product
    of their signs. Refuses otherwise, and unless both have the same p; a number L as target is at(L).
    """
    require(op in ("add", "sub", "mul"), "limit_combine", "the operation is add, sub or mul", op=op)
    p, q, q2 = _pair("limit_combine", f, g)
    signs = _SIGNS.get(q.op, 0), _SIGNS.get(q2.op, 0) * (-1 if op == "sub" else 1)
    require({q.op, q2.op} <= {"at", *_SIGNS}, "limit_combine", "a limit is neither a number nor infinite", limits=(q, q2))
    if signs == (0, 0):
        target = _at(Term(op, (q.args[0], q2.args[0])))
    else:
        sign = signs[0] * signs[1] if op == "mul" else signs[0] + signs[1]
        require(sign != 0, "limit_combine", "that is oo - oo, or an infinite limit times a number of unknown sign", limits=(q, q2))
        target = _INFINITE[sign < 0]
    return Sequent(united(f, g), _limit(f, Term(op, (f.concl.args[0], g.concl.args[0])), p, target))


@rule()
def limit_multiple(f: Theorem, g: Theorem, sign: Theorem) -> Sequent:
    """lim(f, x -> p) = oo    lim(g, x -> p) = M    0 < M (or M < 0)  /  lim(f*g, x -> p) = oo (or -oo), and with -oo the other way round.

    Rudin 4.34: where g is above M/2 > 0 and f above both 0 and 2*r/M, f*g is above r. Refuses unless both have the same p and the third
    is about M.
    """
    p, q, q2 = _pair("limit_multiple", f, g)
    require(q.op in _SIGNS and q2.op == "at", "limit_multiple", "not an infinite limit and a number", limits=(q, q2))
    [m] = q2.args
    signs = {lt(ZERO, m): 1, lt(m, ZERO): -1}
    require(sign.concl in signs, "limit_multiple", "the factor's limit is not known to be positive, nor negative", wanted=lt(ZERO, m))
    target = _INFINITE[signs[sign.concl] * _SIGNS[q.op] < 0]
    return Sequent(united(f, g, sign), _limit(f, f.concl.args[0] * g.concl.args[0], p, target))


@rule()
def limit_quotient(f: Theorem, g: Theorem, nonzero: Theorem) -> Sequent:
    """lim(f, x -> p) = L    lim(g, x -> p) = M    M != 0  /  lim(f/g, x -> p) = L/M.

    Rudin Theorem 4.4 (c): eventually |g| > |M|/2, so f/g has values, and |1/g - 1/M| <= 2*|g - M|/M^2. Refuses unless both have the
    same p and numbers as limits, and the third says that M is not 0.
    """
    p, q, q2 = _pair("limit_quotient", f, g)
    require((q.op, q2.op) == ("at", "at"), "limit_quotient", "a limit is not a number", limits=(q, q2))
    [a], [b] = q.args, q2.args
    require(nonzero.concl == ne(b, ZERO), "limit_quotient", "the denominator's limit is not known to be nonzero", wanted=ne(b, ZERO))
    return Sequent(united(f, g, nonzero), _limit(f, f.concl.args[0] / g.concl.args[0], p, _at(a / b)))


@rule()
def limit_reciprocal(f: Theorem) -> Sequent:
    """lim(f, x -> p) = q  /  lim(1/f, x -> p) = 1/q: from oo to 0+, -oo to 0-, 0+ to oo, 0- to -oo.

    f >= 1/r + 1 gives 0 < 1/f < r; 0 < f < 1/(|r| + 1) gives 1/f >= r. Refuses unless q is one of these four.
    """
    p, q = _parts("limit_reciprocal", f)
    known = _RECIPROCALS.get(q)
    if known is None:
        raise KernelError("limit_reciprocal", "the limit is not oo, -oo, 0+ or 0-", limit=f.concl)
    return Sequent(f.hyps, _limit(f, ONE / f.concl.args[0], p, known))


@rule()
def limit_compose(inner: Theorem, outer: Theorem) -> Sequent:
    """lim(g, x -> p) = q    lim(f, y -> q) = s  /  lim(f[g], x -> p) = s.

    f is in a set of s where y is in some set of q, and there g eventually is. What g tends to must be the very filter in which f is
    taken: a function that is not known at a is taken near(a), and then g must keep away from a. Refuses unless they are the same, and g
    is of sort Nat where y is. y is bound: g cannot be put in the place of a variable that f has besides.
    """
    (p, q), (source, s) = _parts("limit_compose", inner), _parts("limit_compose", outer)
    require(source == q, "limit_compose", "the outer limit is not taken where the inner one tends to", wanted=q, given=source)
    g, f = inner.concl.args[0], outer.concl.args[0]
    require(outer.concl.data[1] is REAL or g.sort is NAT, "limit_compose", "the outer limit is along the natural numbers, and the inner "
            "function is not of sort Nat", function=inner.concl)
    return Sequent(united(inner, outer), _limit(inner, instantiate(f, g), p, s))


@rule()
def limit_of_continuous(f: Theorem, low: Theorem, high: Theorem) -> Sequent:
    """continuous(f, x, a, b)    a < c    c < b  /  lim(f, x -> c, c included) = f[c].

    Rudin Theorem 4.6: all x near c lie in [a, b]. Refuses unless c is shown to lie inside the interval.
    """
    name = "limit_of_continuous"
    require(f.concl.op == "continuous", name, "the first premise does not say that a function is continuous", premise=f.concl)
    body, a, b = f.concl.args
    require(low.concl.op == "lt", name, "the second premise is not a < c", premise=low.concl)
    c = low.concl.args[1]
    require((low.concl, high.concl) == (lt(a, c), lt(c, b)), name, "the point is not shown to lie inside the interval", wanted=(a, c, b))
    return Sequent(united(f, low, high), Term("limit", (body, Term("at", (c,)), _at(instantiate(body, c))), f.concl.data))


@rule()
def limit_of_differentiable(slope: Theorem) -> Sequent:
    """deriv(f, x, a) = d  /  lim(f, x -> a, a included) = f[a].  Rudin Theorem 5.2. Refuses unless the premise is a derivative."""
    require(slope.concl.op == "has_deriv", "limit_of_differentiable", "the premise is not a derivative", premise=slope.concl)
    f, a, _ = slope.concl.args
    return Sequent(slope.hyps, Term("limit", (f, Term("at", (a,)), _at(instantiate(f, a))), slope.concl.data))


@rule()
def limit_of_slopes(slope: Theorem) -> Sequent:
    """deriv(f, x, a) = d  /  lim((f[a+h] - f[a])/h, h -> 0) = d.  The definition. Refuses unless the premise is a derivative."""
    require(slope.concl.op == "has_deriv", "limit_of_slopes", "the premise is not a derivative", premise=slope.concl)
    f, a, d = slope.concl.args
    h = fresh("h", REAL, f, a)
    slopes = (instantiate(f, a + h) - instantiate(f, a)) / h
    return Sequent(slope.hyps, bind("limit", h, slopes, Term("near", (ZERO,)), _at(d)))


@rule()
def limit_congruence(f: Theorem, equal: Theorem, goal: Term) -> Sequent:
    """lim(f, x -> p) = q    eventually, as x -> p: f = g  /  lim(g, x -> p) = q.

    Within both sets, where f lies in the set r of q and where it is g, g does. Refuses unless goal is that limit of g, and the second
    premise is so for its filter.
    """
    _require_goal("limit_congruence", goal, f)
    _require_eventually("limit_congruence", equal, goal, "eq", f.concl.args[0], goal.args[0])
    return Sequent(united(f, equal), goal)


@rule()
def limit_squeeze(low: Theorem, high: Theorem, below: Theorem, above: Theorem, goal: Term) -> Sequent:
    """lim(f, x -> p) = L    lim(h, x -> p) = L    eventually f <= g    eventually g <= h  /  lim(g, x -> p) = L.

    L - r < f <= g <= h < L + r. Refuses unless goal is that limit of g, the limits are the same number, and all have the same p.
    """
    _require_goal("limit_squeeze", goal, low)
    _require_goal("limit_squeeze", goal, high)
    require(goal.args[2].op == "at", "limit_squeeze", "the limit is not a number", limit=goal.args[2])
    _require_eventually("limit_squeeze", below, goal, "le", low.concl.args[0], goal.args[0])
    _require_eventually("limit_squeeze", above, goal, "le", goal.args[0], high.concl.args[0])
    return Sequent(united(low, high, below, above), goal)


@rule()
def limit_beyond(f: Theorem, order: Theorem, goal: Term) -> Sequent:
    """lim(f, x -> p) = oo    eventually f <= g  /  lim(g, x -> p) = oo; with -oo and g <= f likewise.  r <= f <= g.

    Refuses unless goal is that limit of g, and both have the same p.
    """
    _require_goal("limit_beyond", goal, f)
    require(goal.args[2].op in _SIGNS, "limit_beyond", "the limit is not infinite", limit=goal.args[2])
    sides = (f.concl.args[0], goal.args[0]) if goal.args[2].op == "infinity" else (goal.args[0], f.concl.args[0])
    _require_eventually("limit_beyond", order, goal, "le", *sides)
    return Sequent(united(f, order), goal)


@rule()
def limit_order(f: Theorem, g: Theorem, order: Theorem) -> Sequent:
    """lim(f, x -> p) = L    lim(g, x -> p) = M    eventually f <= g  /  L <= M.

    Were M < L, f and g would eventually differ from them by less than (L - M)/2. Even f < g gives no more than L <= M. Refuses unless
    both have the same p and numbers as limits.
    """
    _, q, q2 = _pair("limit_order", f, g)
    require((q.op, q2.op) == ("at", "at"), "limit_order", "a limit is not a number", limits=(q, q2))
    _require_eventually("limit_order", order, f.concl, "le", f.concl.args[0], g.concl.args[0])
    return Sequent(united(f, g, order), le(q.args[0], q2.args[0]))


@rule()
def limit_unique(first: Theorem, second: Theorem) -> Sequent:
    """lim(f, x -> p) = L    lim(f, x -> p) = M  /  L = M; false where one is infinite and the other a number or the other infinity.

    Two sets of p meet, and f would there be in two sets that do not. Refuses unless function and p are the same and the limits are of
    that kind.
    """
    _, q, q2 = _pair("limit_unique", first, second)
    require(first.concl.args[0] == second.concl.args[0], "limit_unique", "not the limits of one function", first=first.concl,
            second=second.concl)
    if (q.op, q2.op) == ("at", "at"):
        return Sequent(united(first, second), eq(q.args[0], q2.args[0]))
    require(q.op != q2.op and {q.op, q2.op} <= {"at", *_SIGNS}, "limit_unique", "the limits do not exclude each other", limits=(q, q2))
    return Sequent(united(first, second), FALSE)


def holds_eventually(limit: Term, said: Term) -> Term:
    """The formula that something holds eventually, as the variable of the limit approaches what it does: exists r. [0 < r and]
    forall x. x in the set r -> said.

    said: a formula with index 0 in the place of the variable, like the function limit.args[0].
    """
    p, (name, sort) = limit.args[1], limit.data
    x = fresh(name, sort, said, p)
    r = fresh("r", sort, said, p, x)
    body = instantiate(said, x)
    for condition in reversed(in_filter(p, r, x)):
        body = imp(condition, body)
    return bind("exists", r, _all([*positive(p, r), bind("forall", x, body)]))


def within(limit: Term, r: Term) -> Term:
    """The values of the limit's function lie in the set r of what they tend to; index 0 stands for the variable."""
    return _all(in_filter(limit.args[2], r, limit.args[0]))


def positive(p: Term, r: Term) -> list[Term]:
    """0 < r for the sets of a filter at a point; nothing for those at infinity."""
    return [lt(ZERO, r)] if p.args else []


def in_filter(p: Term, r: Term, x: Term) -> list[Term]:
    """The conditions that x lies in the set r of the filter p."""
    if p.op == "infinity":
        return [le(r, x)]
    if p.op == "minus_infinity":
        return [le(x, r)]
    [a] = p.args
    if p.op == "above":
        return [lt(a, x), lt(x, a + r)]
    if p.op == "below":
        return [lt(a - r, x), lt(x, a)]
    return [*([ne(x, a)] if p.op == "near" else []), lt(abs(x - a), r)]


def _within(p: Term, q: Term) -> bool:
    """p is q, or lies within it at the same point."""
    if p.op == q.op or p.args != q.args or not p.args:
        return p == q
    return q.op == "at" or (q.op == "near" and p.op in ("above", "below"))


def _all(formulas: list[Term]) -> Term:
    result = formulas[-1]
    for f in reversed(formulas[:-1]):
        result = conj(f, result)
    return result


def _at(value: Term) -> Term:
    return Term("at", (value,))


def _limit(like: Theorem, body: Term, p: Term, q: Term) -> Term:
    """The limit of a body that already has index 0 in the place of the variable."""
    return Term("limit", (body, p, q), like.concl.data)


def _parts(name: str, th: Theorem) -> tuple[Term, Term]:
    """The filters p and q of a theorem lim(f, x -> p) = q."""
    require(th.concl.op == "limit", name, "a premise is not a limit", premise=th.concl)
    return th.concl.args[1], th.concl.args[2]


def _require_filter(name: str, p: Term) -> None:
    require(p.sort is FILTER, name, "not a filter: a point approached, or infinity", given=p)


def _pair(name: str, f: Theorem, g: Theorem) -> tuple[Term, Term, Term]:
    """p, q, s of lim(f, x -> p) = q and lim(g, x -> p) = s, for the same kind of variable."""
    (p, q), (_, s) = _parts(name, f), _parts(name, g)
    require(f.concl.args[1] == g.concl.args[1] and f.concl.data[1] is g.concl.data[1], name, "the limits are not taken at the same place",
            first=f.concl, second=g.concl)
    return p, q, s


def _require_goal(name: str, goal: Term, f: Theorem) -> None:
    """The goal is a limit taken where that of f is, with the same target."""
    _parts(name, f)
    require(goal.op == "limit" and goal.args[1:] == f.concl.args[1:] and goal.data[1] is f.concl.data[1], name,
            "the goal is not a limit taken at the same place with the same value", goal=goal, premise=f.concl)


def _require_eventually(name: str, th: Theorem, limit: Term, op: str, f: Term, g: Term) -> None:
    wanted = holds_eventually(limit, Term(op, (f, g)))
    require(th.concl == wanted, name, "a premise does not say that the functions are eventually so related", wanted=wanted, given=th.concl)


__all__ = ["limit_beyond", "limit_both_sides", "limit_combine", "limit_compose", "limit_congruence", "limit_constant",
           "limit_eventually", "limit_from_eventually", "limit_identity", "limit_multiple", "limit_narrow", "limit_negative",
           "limit_of_continuous", "limit_of_differentiable", "limit_of_slopes", "limit_order", "limit_quotient", "limit_reciprocal",
           "limit_squeeze", "limit_unique", "limit_with_value"]
