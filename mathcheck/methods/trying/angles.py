"""sin and cos of sums and multiples as polynomials in sin and cos of their parts, and their values at multiples of pi/12.

An `Angle` is a term together with what its sine and its cosine are; angles are put together by the addition theorems.
"""

import functools
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from ...kernel.algebra import field
from ...kernel.axioms import axiom
from ...kernel.binding import fits, fresh
from ...kernel.equality import refl, subst, sym, trans
from ...kernel.errors import KernelError
from ...kernel.evaluation import compute, value
from ...kernel.logic import cut
from ...kernel.order import inequality
from ...kernel.sorts import NAT, REAL
from ...kernel.terms import ONE, ZERO, Term, eq, le, lt, number
from ...kernel.theorem import Theorem
from ...lang.build import cos, pi, sin, sqrt
from ..algebraic import elimination
from ..arithmetic import by_inequalities
from ..derived import nonzero_of_sign
from ..enclosing import enclosure
from .laws import law
from .linear import Unit, combination, common_measure, written

TWO = number(2)
_PI: Unit = (pi,)
_MAX_MULTIPLE = 12
_TWELFTHS = {Fraction(0), Fraction(1, 6), Fraction(1, 4), Fraction(1, 3)}


class Angle(NamedTuple):
    """at: a term; sine, cosine: theorems sin(at) = .. and cos(at) = .."""

    at: Term
    sine: Theorem
    cosine: Theorem

    def theorem(self, op: str) -> Theorem:
        return self.sine if op == "sin" else self.cosine


def measures(arguments: Sequence[Term]) -> dict[Unit, Fraction]:
    """For each product that occurs in the arguments, the part of it of which they hold multiples; pi only where it is divided by
    something else than a divisor of 12."""
    found: dict[Unit, list[Fraction]] = {}
    for a in arguments:
        for unit, q in combination(a).items():
            found.setdefault(unit, []).append(q)
    return {unit: common_measure(qs) for unit, qs in found.items() if unit != _PI or any(12 % q.denominator for q in qs)}


def angle(argument: Term, parts: dict[Unit, Fraction]) -> Angle | None:
    """The argument as a sum of multiples of the parts and of pi/12; None if a multiple is too large."""
    pieces = []
    for unit, q in combination(argument).items():
        if unit == _PI and unit not in parts:
            pieces.append(_of_pi(q))
            continue
        if (turns := _turns(unit, q)) is not None:
            pieces.append(turns)
            continue
        count = q / parts[unit]
        if count.denominator != 1 or abs(count) > _MAX_MULTIPLE:
            return None
        theta = written(unit, parts[unit])
        pieces.append(_multiple(_itself(theta), int(count)))
    whole = pieces[0] if pieces else _zero()
    for piece in pieces[1:]:
        whole = _sum(whole, piece)
    return _renamed(whole, argument)


def _turns(unit: Unit, q: Fraction) -> Angle | None:
    """An integer times pi times natural numbers."""
    others = [factor for factor in unit if factor != pi]
    if len(others) + 1 != len(unit) or not others or q.denominator != 1 or not all(fits(t, NAT) for t in others):
        return None
    count = written(tuple(others), abs(q))
    whole = Angle(count * pi, law("sin-turns", count), law("cos-turns", count))
    return whole if q > 0 else _opposite(whole)


def _itself(theta: Term) -> Angle:
    return Angle(theta, refl(sin(theta)), refl(cos(theta)))


def _multiple(base: Angle, count: int) -> Angle:
    if count < 0:
        return _opposite(_multiple(base, -count))
    if count == 0:
        return _zero()
    if count == 1:
        return base
    half = _multiple(base, count // 2)
    double = _sum(half, half)
    return _sum(double, base) if count % 2 else double


def _sum(a: Angle, b: Angle) -> Angle:
    """The addition theorems, with the values put in."""
    laws = law("sin-sum", a.at, b.at), law("cos-sum", a.at, b.at)
    holes = [fresh(f"hole{i}", REAL, a.at, b.at, *(th.concl for x in (a, b) for th in x[1:])) for i in range(4)]
    patterns = holes[0] * holes[1] + holes[2] * holes[3], holes[0] * holes[1] - holes[2] * holes[3]
    orders = (a.sine, b.cosine, a.cosine, b.sine), (a.cosine, b.cosine, a.sine, b.sine)
    found = []
    for th, pattern, values in zip(laws, patterns, orders):
        left = th.concl.args[0]
        for i, v in enumerate(values):
            filled = pattern
            for j, w in enumerate(values):
                if j != i:
                    filled = _filled(filled, holes[j], w.concl.args[1 if j < i else 0])
            th = subst(v, th, eq(left, filled), holes[i])
        found.append(_tidied(th))
    return Angle(a.at + b.at, *found)


def _filled(t: Term, hole: Term, part: Term) -> Term:
    return part if t == hole else Term(t.op, tuple(_filled(a, hole, part) for a in t.args), t.data) if t.args else t


def _opposite(a: Angle) -> Angle:
    sine, cosine = law("sin-opposite", a.at), law("cos-opposite", a.at)
    hole = fresh("hole", REAL, a.at, a.sine.concl, a.cosine.concl)
    return Angle(-a.at, _tidied(subst(a.sine, sine, eq(sine.concl.args[0], -hole), hole)), trans(cosine, a.cosine))


def _tidied(th: Theorem) -> Theorem:
    """The equation with a literal on the right, where its value is one, and without products with 0 and 1."""
    right = th.concl.args[1]
    try:
        better = number(value(right))
    except KernelError:
        better = _without_units(right)
    return th if better == right else trans(th, field(right, better))


def _without_units(t: Term) -> Term:
    if t.op not in ("add", "sub", "mul", "neg"):
        return t
    args = [_without_units(a) for a in t.args]
    if t.op == "neg":
        return ZERO if args[0] == ZERO else -args[0]
    a, b = args
    if t.op == "mul":
        return ZERO if ZERO in args else b if a == ONE else a if b == ONE else a * b
    if b == ZERO:
        return a
    if a == ZERO:
        return b if t.op == "add" else -b
    return Term(t.op, (a, b))


def _renamed(a: Angle, at: Term) -> Angle:
    """The same angle by another name that algebra shows equal."""
    if a.at == at:
        return a
    same = field(a.at, at)
    hole = fresh("hole", REAL, a.at, at, a.sine.concl, a.cosine.concl)
    return Angle(at, *(subst(same, th, eq(Term(op, (hole,)), th.concl.args[1]), hole) for op, th in (("sin", a.sine), ("cos", a.cosine))))


def _zero() -> Angle:
    return Angle(ZERO, axiom("sin-zero"), axiom("cos-zero"))


def _of_pi(q: Fraction) -> Angle:
    """q*pi for a multiple q of 1/12."""
    quarters = (2 * q).__floor__()
    rest = q - Fraction(quarters, 2)
    whole = _multiple(_right_angle(), quarters)
    if not rest:
        return whole
    if rest in _TWELFTHS:
        return _sum(whole, _special(rest.denominator))
    first, second = (_special(3), _opposite(_special(4))) if rest == Fraction(1, 12) else (_special(4), _special(6))
    return _sum(whole, _sum(first, second))


@functools.cache
def _right_angle() -> Angle:
    """sin(pi/2) = 1, cos(pi/2) = 0: the square of the sine is 1, and it is not -1."""
    zero = axiom("cos-half-pi")
    return Angle(pi / 2, _root(sin(pi / 2), ONE, law("circle", pi / 2), zero), zero)


@functools.cache
def _special(parts: int) -> Angle:
    """pi/3, pi/4 and pi/6, from the cosine at pi/2, which is two times or three times them."""
    theta = pi / parts
    s, c, on_circle = sin(theta), cos(theta), law("circle", theta)
    if parts == 3:
        twice = _renamed(_sum(_special(6), _special(6)), theta)
        values = eq(s, sqrt(number(3)) / 2), eq(c, number(Fraction(1, 2)))
        return Angle(theta, *(elimination.run(v, (th, _squared(number(3)))) for v, th in zip(values, twice[1:])))
    double = _sum(_itself(theta), _itself(theta))
    if parts == 4:
        zero = trans(sym(_renamed(double, pi / 2).cosine), axiom("cos-half-pi"))
        return Angle(theta, *(_root(t, sqrt(TWO) / 2, zero, on_circle, _squared(TWO)) for t in (s, c)))
    zero = trans(sym(_renamed(_sum(double, _itself(theta)), pi / 2).cosine), axiom("cos-half-pi"))
    equal = _without_factor(c**2 - 3 * s**2, c, zero)
    sine = _root(s, number(Fraction(1, 2)), equal, on_circle)
    return Angle(theta, sine, _root(c, sqrt(number(3)) / 2, sine, on_circle, _squared(number(3))))


def _squared(n: Term) -> Theorem:
    return law("root-squared", n, given=[compute(le(ZERO, n))])


def _root(t: Term, found: Term, *known: Theorem) -> Theorem:
    """t = found, where the known equations say that the squares are equal and enclosures that the sum is positive."""
    return by_inequalities(eq(t, found), [_without_factor(t - found, t + found, *known)])


def _without_factor(t: Term, factor: Term, *known: Theorem) -> Theorem:
    """t = 0, where the known equations give t*factor = 0 and an enclosure shows the factor positive."""
    product = elimination.run(eq(t * factor, ZERO), known)
    th = inequality(eq(t, ZERO), ("scale", ("have", product), 1 / factor))
    return cut(nonzero_of_sign(enclosure.run(lt(ZERO, factor), ())), th)


__all__ = ["Angle", "angle", "measures"]
