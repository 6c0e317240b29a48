"""An antiderivative that SymPy suggests. It may have less of a domain than the integrand, or jump: 2/sqrt(3)*atan(tan(x/2)/sqrt(3))
for 1/(2 + cos(x)). Only a proof that it is continuous where it is used, with the integrand as derivative, makes it one."""

from collections.abc import Callable, Collection, Iterator
from fractions import Fraction
from typing import Any

import sympy
from sympy.integrals.manualintegrate import manualintegrate

from ..kernel.errors import KernelError
from ..kernel.terms import Term
from .sympy_atoms import Functions
from .sympy_door import Untranslatable, term_from_sympy

MAX_OPERATIONS = 200
_SAMPLES = tuple(sympy.Rational(k, 7) for k in (3, 10, -4, -11, 19, -23, 60, -60))
_TOLERANCE = sympy.Rational(1, 10**9)


def antiderivative(f: Term, x: Term, near: Fraction | None = None) -> Term | None:
    """A term whose derivative by x is f where SymPy has it right; None if it finds none that the language can say.

    near: a point of the interval it is wanted for; log(u) becomes log(-u) where u is negative there, without near where u is
    negative wherever it was looked at. Of answers by cases the first that fits is taken: x^(n+1)/(n+1) for x^n.
    """
    return next(suggestions(f, x, near), None)


def suggestions(f: Term, x: Term, near: Fraction | None = None, positive: Collection[Term] = ()) -> Iterator[Term]:
    """All that SymPy suggests. positive: variables that are known to be positive."""
    try:
        atoms = Functions(f, x, positive=positive)
        integrand, v = atoms.read(f), atoms.read(x)
        hidden = any(s != v and (x.data, x.sort) in t.free for s, t in atoms.terms.items())
        if hidden or not v.is_Symbol or integrand.count_ops() > MAX_OPERATIONS:
            return
    except (Untranslatable, RecursionError):
        return
    points = _SAMPLES if near is None else (sympy.Rational(near.numerator, near.denominator),)
    for candidate in _candidates(integrand, v):
        if _fits(candidate, integrand, v, points):
            try:
                yield term_from_sympy(_real_logarithms(candidate, v, points), atoms)
            except (Untranslatable, KernelError, RecursionError):
                continue


def _candidates(integrand: Any, x: Any) -> Iterator[Any]:
    methods = (sympy.integrate, manualintegrate)
    for method in reversed(methods) if _under_a_root(integrand, x) else methods:
        try:
            found = method(integrand, x)
        except Exception:  # SymPy's integration fails in many ways; each means that there is no suggestion
            continue
        if not found.has(sympy.Integral):
            for branch in _branches(found):
                for inverse in _INVERSES:
                    if inverse is _INVERSES[0] or branch.has(sympy.asin, sympy.acos):
                        yield _in_the_language(branch, inverse)


def _under_a_root(e: Any, x: Any) -> bool:
    """Whether a root of a polynomial of degree 2 or more occurs: the step by step method is the quicker one there."""
    return any(p.exp.is_Rational and not p.exp.is_Integer and p.base.is_polynomial(x) and sympy.degree(p.base, x) >= 2
               for p in e.atoms(sympy.Pow) if p.has(x))


def _by_tangent(u: Any) -> Any:
    """asin(u) for |u| < 1."""
    return sympy.atan(u / sympy.sqrt(1 - u**2))


def _by_half_the_angle(u: Any) -> Any:
    """asin(u) for |u| <= 1: the tangent of half the angle has values up to the ends."""
    p, q = sympy.fraction(sympy.together(u))
    return 2 * sympy.atan(p / (q + sympy.sqrt(sympy.expand(q**2 - p**2))))


_INVERSES = (_by_tangent, _by_half_the_angle)


def _branches(e: Any) -> list[Any]:
    if not e.has(sympy.Piecewise):
        return [e]
    folded = sympy.piecewise_fold(e)
    return [part for part, _ in folded.args] if isinstance(folded, sympy.Piecewise) else []


def _in_the_language(e: Any, arcsine: Callable[[Any], Any]) -> Any:
    """Without the functions that the language lacks: floors are constant between their jumps, inverses by logarithms and atan."""
    return (e.replace(sympy.floor, lambda _: sympy.Integer(0))
            .replace(sympy.acos, lambda u: sympy.pi / 2 - sympy.asin(u))
            .replace(sympy.asin, arcsine)
            .replace(sympy.asinh, lambda u: sympy.log(u + sympy.sqrt(u**2 + 1)))
            .replace(sympy.acosh, lambda u: sympy.log(u + sympy.sqrt(u**2 - 1)))
            .replace(sympy.atanh, lambda u: (sympy.log(1 + u) - sympy.log(1 - u)) / 2)
            .replace(lambda s: isinstance(s, (sympy.sinh, sympy.cosh, sympy.tanh)), lambda s: s.rewrite(sympy.exp)))


def _fits(candidate: Any, integrand: Any, x: Any, points: tuple[Any, ...]) -> bool:
    """The derivative agrees with the integrand, by numbers, wherever both have a real value; constants of integration aside."""
    difference = sympy.diff(candidate, x) - integrand
    values = [value for p in points if (value := _value(difference, x, p)) is not None]
    return all(abs(value) < _TOLERANCE for value in values)


def _value(e: Any, x: Any, point: Any) -> Any:
    """A number for e at the point, the other symbols at some positive integers; None if it is not real."""
    others = sorted(e.free_symbols - {x}, key=lambda s: s.name)
    at = {x: point, **{s: sympy.Integer(k) for k, s in enumerate(others, 2)}}
    try:
        value = e.subs(at).evalf(30, chop=True)
    except (TypeError, ValueError, ZeroDivisionError, RecursionError):
        return None
    return value if value.is_Float or value.is_Rational else None


def _real_logarithms(e: Any, x: Any, points: tuple[Any, ...]) -> Any:
    def turned(u: Any) -> Any:
        values = [value for p in points if (value := _value(u, x, p)) is not None]
        return sympy.log(-u) if values and all(value < 0 for value in values) else sympy.log(u)

    return e.replace(sympy.log, turned)
