"""cos(k*pi/n) and sin(k*pi/n) as algebraic numbers: cos(n*t) is a polynomial in cos(t), and it is 1 or -1 where n*t = k*pi.

A number v written with roots is such a value if it is a root of the same irreducible polynomial m and close enough: m(c) - m(v) is
(c - v)*q, and an enclosure shows that q is not 0.
"""

from fractions import Fraction
from typing import Any

from ...kernel.algebra import field
from ...kernel.axioms import axiom
from ...kernel.binding import fresh
from ...kernel.equality import refl, subst, trans
from ...kernel.evaluation import compute
from ...kernel.logic import assume, ex_falso, excluded_middle, not_elim, or_elim
from ...kernel.order import inequality
from ...kernel.sorts import REAL
from ...kernel.terms import ONE, ZERO, Term, eq, ne, number
from ...kernel.theorem import Theorem
from ...lang.build import cos, pi, sin
from ..algebraic import elimination
from ..arithmetic import by_inequalities
from ..conditions import prove as evidently
from ..derived import cut_all, nonzero_power, rewrite
from ..errors import MethodError
from ..library import aliases
from .bounds import bounds
from .laws import law
from .limited import at_most
from .linear import combination, written
from .search import Search

_MAX_PARTS = 12


@at_most(5)
def at_part_of_pi(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By the polynomial of which the cosine of a part of pi is a root."""
    for whole, value in (goal.args, goal.args[::-1]):
        q = _part(whole)
        if q is None or value.free:
            continue
        if whole.op == "cos":
            equal = _equal(written((pi,), q), value, q)
        else:
            shifted = written((pi,), abs(Fraction(1, 2) - q))
            equal = trans(_as_cosine(written((pi,), q), shifted, q), _equal(shifted, value, abs(Fraction(1, 2) - q)))
        return by_inequalities(goal, [equal, *aliases([goal, equal.concl])])
    return None


def _part(t: Term) -> Fraction | None:
    """q > 0 for cos(q*pi) or sin(q*pi)."""
    if t.op not in ("cos", "sin"):
        return None
    parts = combination(t.args[0])
    q = parts.get((pi,))
    return q if q is not None and len(parts) == 1 and q > 0 and q.denominator <= _MAX_PARTS else None


def _as_cosine(t: Term, shifted: Term, q: Fraction) -> Theorem:
    """sin(t) = cos(pi/2 - t) = cos(t - pi/2)."""
    parts = (pi / 2, -t) if q < Fraction(1, 2) else (t, -(pi / 2))
    whole = rewrite(field(parts[0] + parts[1], shifted), law("cos-sum", *parts))
    known = [whole, axiom("cos-half-pi"), law("sin-half-pi"), *(law(f"{op}-opposite", u) for op in ("sin", "cos") for u in (t, pi / 2))]
    return elimination.run(eq(sin(t), cos(shifted)), tuple(known))


def _equal(t: Term, v: Term, q: Fraction) -> Theorem:
    """cos(t) = v for t = q*pi."""
    from ...oracle.minimal import at, minimal_polynomial, slope

    m, c = minimal_polynomial(v), cos(t)
    if m is None:
        raise MethodError(f"{v!r} is not seen to be an algebraic number")
    roots = tuple(f for f in bounds([v], []) if f.concl.op == "eq")
    at_value = elimination.run(eq(at(m, v), ZERO), (*roots, refl(ONE)))
    rest = at(slope(m), c, v)
    product = by_inequalities(eq((c - v) * rest, ZERO), [_root(t, m, q), at_value])
    return cut_all([_nonzero(rest)], inequality(eq(c, v), ("scale", ("have", product), 1 / rest)))


def _nonzero(t: Term) -> Theorem:
    th = evidently(ne(t, ZERO), [])
    if th is None:
        raise MethodError(f"{t!r} is not seen to differ from 0")
    return th


def _root(t: Term, m: Any, q: Fraction) -> Theorem:
    """m(cos(t)) = 0."""
    from ...oracle.minimal import at, chebyshev, divided

    c = cos(t)
    end = law("cos-turns", number(q.numerator))
    value = trans(rewrite(field(q.numerator * pi, q.denominator * t), end), compute(eq(end.concl.args[1], number((-1) ** q.numerator))))
    power, rest = divided(chebyshev(q.denominator)[0] - (-1) ** q.numerator, m)
    if not power:
        raise MethodError("the polynomials have no root in common")
    small, other = at(m, c), at(rest, c)
    product = by_inequalities(eq(small**power * other, ZERO), [_multiple(t, q.denominator)[0], value])
    zero = cut_all([_nonzero(other)], inequality(eq(small**power, ZERO), ("scale", ("have", product), 1 / other)))
    goal = eq(small, ZERO)
    apart = excluded_middle(goal)
    otherwise = ex_falso(not_elim(nonzero_power(assume(apart.concl.args[1]), small**power), zero), goal)
    return or_elim(apart, assume(goal), otherwise)


def _sum(*parts: tuple[Theorem, Term]) -> tuple[Any, ...]:
    """Multiples of equations, added."""
    node: tuple[Any, ...] = ("const", 0)
    for equation, factor in parts:
        node = ("add", node, ("scale", ("have", equation), factor))
    return node


def _multiple(t: Term, n: int) -> tuple[Theorem, Theorem]:
    """cos(n*t) = T(cos(t)) and sin(n*t) = sin(t)*U(cos(t))."""
    from ...oracle.minimal import at, chebyshev

    c, s = cos(t), sin(t)
    hole = fresh("hole", REAL, t)
    found = tuple(subst(field(t, 1 * t), field(f, right), eq(Term(f.op, (hole,)), right), hole) for f, right in ((c, c), (s, s * 1)))
    for k in range(1, n):
        longer = field(k * t + t, (k + 1) * t)
        cosine, sine = (rewrite(longer, law(f"{op}-sum", k * t, t)) for op in ("cos", "sin"))
        factor = at(chebyshev(k)[1], c)
        next_cosine, next_factor = (at(p, c) for p in chebyshev(k + 1))
        nodes = (_sum((cosine, ONE), (found[0], c), (found[1], -s), (law("circle", t), -factor)),
                 _sum((sine, ONE), (found[1], c), (found[0], s)))
        found = (inequality(eq(cos((k + 1) * t), next_cosine), nodes[0]), inequality(eq(sin((k + 1) * t), s * next_factor), nodes[1]))
    return found[0], found[1]


__all__ = ["at_part_of_pi"]
