"""Sturm's theorem: the sign of a polynomial in one variable on an interval with rational ends, by counting its roots there."""

import itertools
import math
from fractions import Fraction
from typing import Any, NamedTuple, TypeAlias

from .domains import domain
from .errors import KernelError
from .polynomials import Monomial, Quotient, normal_form
from .sorts import is_numeric
from .terms import Term, number
from .theorem import Sequent, require, rule

MAX_DEGREE = 100
MAX_BITS = 50_000  # of every integer on the way, which takes some seconds at worst

_Polynomial: TypeAlias = list[int]  # the coefficients of 1, x, x^2, .. without a common factor; the last one is not 0


class _End(NamedTuple):
    """An end of an interval. strict: it does not belong to it."""

    strict: bool
    at: Fraction


@rule()
def sturm(goal: Term, x: Term, low: tuple, high: tuple) -> Sequent:  # type: ignore[type-arg] # the annotation is checked
    """[a <= x or a < x], [x <= b or x < b], D(f), D(g) |- f < g or not (f = g).

    low: ("le", a) for a <= x, ("lt", a) for a < x with a rational number a, () where there is no such bound; high likewise.
    Refuses unless the difference g - f has the normal form (see `field`) of a polynomial in the numeric variable x with rational
    coefficients and other than 0, the interval has a point, the polynomial has no root in the interval, and for f < g is positive
    there. An end that does not belong to the interval may be a root. Degrees and the sizes of numbers are limited.
    Sound: where f and g denote, g - f is the value of the polynomial. It is divided by x - a and by x - b as often as they divide
    it (only where the end does not belong to the interval), after which the ends are not roots. Sturm's theorem (Basu, Pollack,
    Roy, Algorithms in Real Algebraic Geometry, 2nd ed., section 2.2.2; it does not ask for simple roots) counts the roots between
    two points that are not roots, or infinity: the sign variations lost by P, P', and the negated remainders of Euclid's algorithm.
    A polynomial without a root in an interval has one sign there, that of its value at any point.
    """
    require(x.op == "var" and is_numeric(x.sort), "sturm", "the second argument is not a numeric variable", given=x)
    atom = goal.args[0] if goal.op == "not" else goal
    require((goal.op, atom.op) in (("lt", "lt"), ("not", "eq")), "sturm", "the goal is not f < g or not (f = g)", goal=goal)
    f, g = atom.args
    p = _polynomial(normal_form(g) + -normal_form(f), x)
    a, b = _end(low, len(p)), _end(high, len(p))
    point = a is not None and b is not None and a.at == b.at and not a.strict and not b.strict
    require(a is None or b is None or a.at < b.at or point, "sturm", "the interval is empty", low=low, high=high)
    rest = p
    for end in (a, b):
        while end is not None and _sign(rest, end.at) == 0:
            require(end.strict, "sturm", "an end that belongs to the interval is a root", root=end.at)
            rest = _without_root(rest, end.at)
    if not point:
        chain = _chain(rest)
        roots = _variations(chain, a, -1) - _variations(chain, b, 1)
        require(roots == 0, "sturm", "the difference of the two sides has a root in the interval", roots=roots)
    require(goal.op == "not" or _sign(p, _inside(a, b)) > 0, "sturm", "the difference of the two sides is negative in the interval",
            goal=goal)
    above = () if a is None else (Term("lt" if a.strict else "le", (number(a.at), x)),)
    below = () if b is None else (Term("lt" if b.strict else "le", (x, number(b.at))),)
    return Sequent((*above, *below, *domain(f), *domain(g)), goal)


def _end(end: tuple[Any, ...], power: int) -> _End | None:
    """The end; its power may not be too large."""
    if not end:
        return None
    require(len(end) == 2 and end[0] in ("le", "lt") and type(end[1]) in (int, Fraction), "sturm",
            'an end is (), ("le", q) or ("lt", q) with a rational q', given=end)
    bits = max(end[1].numerator.bit_length(), end[1].denominator.bit_length())
    require(bits * power <= MAX_BITS, "sturm", f"a power of an end has more than {MAX_BITS} bits", end=end[1])
    return _End(end[0] == "lt", Fraction(end[1]))


def _polynomial(q: Quotient, x: Term) -> _Polynomial:
    """A positive multiple of q as a polynomial in x."""
    found: dict[int, Fraction] = {}
    require(list(q.den) == [frozenset()], "sturm", "the difference of the two sides has a divisor that is not a number")
    for monomial, c in q.num.items():
        found[_degree(monomial, x)] = Fraction(c) / q.den[frozenset()]
    require(bool(found), "sturm", "the two sides are the same polynomial")
    require(max(found) <= MAX_DEGREE, "sturm", f"a polynomial of degree above {MAX_DEGREE}", degree=max(found))
    return _integers([found.get(k, Fraction(0)) for k in range(max(found) + 1)])


def _degree(monomial: Monomial, x: Term) -> int:
    """k for a monomial x^k with a literal k >= 0."""
    k = 0
    for base, e in monomial:
        k = dict(e).get(frozenset(), 0) if base == x and len(e) == 1 else 0
        require(k > 0 and len(monomial) == 1, "sturm",
                "the difference of the two sides is not a polynomial in the variable with rational coefficients", variable=x)
    return k


def _integers(p: list[Fraction] | _Polynomial) -> _Polynomial:
    """A positive multiple with integer coefficients that have no common factor; p is not 0."""
    common = math.lcm(*(c.denominator for c in p))
    whole = [c.numerator * (common // c.denominator) for c in p]
    content = math.gcd(*whole)
    return _small([c // content for c in whole])


def _small(p: _Polynomial) -> _Polynomial:
    if any(c.bit_length() > MAX_BITS for c in p):
        raise KernelError("sturm", f"a number of more than {MAX_BITS} bits")
    return p


def _without_root(p: _Polynomial, r: Fraction) -> _Polynomial:
    """A positive multiple of p/(x - r), r being a root: Horner's scheme."""
    quotient = [Fraction(p[-1])]
    for c in reversed(p[1:-1]):
        quotient.append(quotient[-1] * r + c)
    return _integers(quotient[::-1])


def _chain(p: _Polynomial) -> list[_Polynomial]:
    """p, p' and the negated remainders of Euclid's algorithm, each up to a positive factor."""
    chain = [p]
    following = [k * c for k, c in enumerate(p)][1:]
    while following:
        chain.append(_integers(following))
        following = [-c for c in _remainder(chain[-2], chain[-1])]
    return chain


def _remainder(a: _Polynomial, b: _Polynomial) -> _Polynomial:
    """A positive multiple of the remainder of a divided by b; [] for 0."""
    lead, rest = abs(b[-1]), a
    while len(rest) >= len(b):
        factor, shift = (rest[-1] if b[-1] > 0 else -rest[-1]), len(rest) - len(b)
        rest = _small([lead * c - (factor * b[k - shift] if k >= shift else 0) for k, c in enumerate(rest)])
        while rest and not rest[-1]:
            rest.pop()
    return rest


def _sign(p: _Polynomial, r: Fraction) -> int:
    total, scale = 0, 1  # total/scale: the value so far
    for c in reversed(p):
        scale *= r.denominator
        total = total * r.numerator + c * scale
    return (total > 0) - (total < 0)


def _variations(chain: list[_Polynomial], end: _End | None, side: int) -> int:
    """The sign variations of the chain at an end, at infinity (side 1) or minus infinity (side -1) if there is none."""
    if end is None:
        signs = [(1 if p[-1] > 0 else -1) * (side if len(p) % 2 == 0 else 1) for p in chain]
    else:
        signs = [s for p in chain if (s := _sign(p, end.at)) != 0]
    return sum(s != t for s, t in itertools.pairwise(signs))


def _inside(a: _End | None, b: _End | None) -> Fraction:
    """A point between the two ends."""
    if a is None or b is None:
        return a.at + 1 if a is not None else b.at - 1 if b is not None else Fraction(0)
    return (a.at + b.at) / 2
