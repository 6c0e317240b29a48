"""The difference of two sides as a product: what a person would factor. The kernel multiplies it out again."""

import math
from fractions import Fraction
from typing import Any, NamedTuple

import sympy

from ..kernel.terms import Term, number
from .sympy_atoms import Atoms, to_sympy
from .sympy_door import Untranslatable, term_from_sympy

_MAX_TERMS = 3_000


class _Factor(NamedTuple):
    """A polynomial without factors, as a term and as SymPy has it, and its multiplicity."""

    term: Term
    expr: Any
    multiplicity: int


def factored(t: Term) -> Term:
    """t as coefficient * f1 * f2^k * ..., irreducible over the rationals in its atoms; a quotient of two such products if t
    has divisions. Small factors come first, and the coefficient is positive where a sum can take the sign. t itself if it is
    too large to factor or divides by zero as it stands.
    """
    try:
        return _factored(t, Atoms(t))
    except (sympy.PolynomialError, Untranslatable, RecursionError):
        return t


def _factored(t: Term, atoms: Atoms) -> Term:
    expr = to_sympy(t, atoms)
    if expanded_size(expr) > _MAX_TERMS:
        return t
    top, bottom = sympy.fraction(sympy.together(expr))
    if bottom.free_symbols:
        scale, top, bottom = sympy.cancel((top, bottom))
        top = scale * top
    coefficient, above = _factors(top, atoms)
    divisor, below = _factors(bottom, atoms)
    if not divisor:
        return t
    coefficient /= divisor
    if coefficient < 0:
        coefficient, above = _with_sign(coefficient, above, atoms)
    result = _product(coefficient, above)
    return result / _product(Fraction(1), below) if below else result


def _factors(expr: Any, atoms: Atoms) -> tuple[Fraction, list[_Factor]]:
    """The rational coefficient and the factors: variables, other atoms, then sums by size."""
    coefficient, parts = sympy.factor_list(expr)
    if not coefficient.is_Rational:
        raise sympy.PolynomialError("not a polynomial over the rationals")
    found = [_Factor(term_from_sympy(f, atoms), f, int(k)) for f, k in parts]
    found.sort(key=lambda f: (f.term.op != "var", f.expr.is_Add, f.term.size, repr(f.term)))
    return Fraction(int(coefficient.p), int(coefficient.q)), found


def _with_sign(coefficient: Fraction, factors: list[_Factor], atoms: Atoms) -> tuple[Fraction, list[_Factor]]:
    """The minus sign moved into a sum with an odd multiplicity, if there is one: b - a rather than -1*(a - b)."""
    odd = [i for i, f in enumerate(factors) if f.multiplicity % 2 and f.expr.is_Add]
    if not odd:
        return coefficient, factors
    i = min(odd, key=lambda i: (-_negative_share(factors[i].expr), i))
    turned = sympy.expand(-factors[i].expr)
    return -coefficient, [*factors[:i], _Factor(term_from_sympy(turned, atoms), turned, factors[i].multiplicity), *factors[i + 1:]]


def _negative_share(expr: Any) -> Fraction:
    signs = [c < 0 for c in expr.as_coefficients_dict().values()]
    return Fraction(sum(map(bool, signs)), len(signs))


def _product(coefficient: Fraction, factors: list[_Factor]) -> Term:
    parts = [f.term if f.multiplicity == 1 else f.term**f.multiplicity for f in factors]
    if not parts or coefficient != 1:
        parts.insert(0, number(coefficient))
    result = parts[0]
    for p in parts[1:]:
        result = result * p
    return result


def expanded_size(expr: Any) -> int:
    """An upper bound for the number of monomials of an expression once it is multiplied out."""
    if expr.is_Add:
        return sum(map(expanded_size, expr.args))
    if expr.is_Mul:
        return math.prod(map(expanded_size, expr.args))
    if expr.is_Pow and expr.exp.is_Integer:
        n, k = expanded_size(expr.base), abs(int(expr.exp))
        return 1 if n == 1 else math.comb(n + k - 1, k) if k < _MAX_TERMS else _MAX_TERMS + 1
    return 1
