"""Polynomials for values of the cosine at rational multiples of pi. Proposals: the kernel multiplies them out."""

from typing import Any

import sympy

from ..kernel.errors import KernelError
from ..kernel.terms import Term
from .sympy_atoms import Atoms, Functions
from .sympy_door import Untranslatable, term_from_sympy

_MAX_DEGREE = 12
_X, _Y = sympy.symbols("x y", real=True)


def minimal_polynomial(v: Term) -> Any:
    """The irreducible polynomial over the rationals with the root v, a number written with roots; None if there is none."""
    try:
        m = sympy.minimal_polynomial(Functions(v).read(v), _X)
        return m if 1 <= sympy.degree(m, _X) <= _MAX_DEGREE else None
    except (sympy.polys.polyerrors.NotAlgebraic, sympy.PolynomialError, NotImplementedError, Untranslatable, KernelError):
        return None


def chebyshev(n: int) -> tuple[Any, Any]:
    """T and U: cos(n*t) = T(cos(t)), sin(n*t) = sin(t)*U(cos(t))."""
    return sympy.chebyshevt(n, _X), sympy.chebyshevu(n - 1, _X) if n else sympy.Integer(0)


def divided(p: Any, m: Any) -> tuple[int, Any]:
    """k and r: p = m^k*r, and m does not divide r."""
    k = 0
    while True:
        quotient, rest = sympy.div(p, m, _X)
        if rest != 0:
            return k, p
        k, p = k + 1, quotient


def slope(m: Any) -> Any:
    """(m(x) - m(y))/(x - y), a polynomial."""
    return sympy.cancel((m - m.subs(_X, _Y)) / (_X - _Y))


def at(p: Any, x: Term, y: Term | None = None) -> Term:
    """The polynomial at terms."""
    atoms = Atoms()
    values = {_X: atoms.atom(x)} if y is None else {_X: atoms.atom(x), _Y: atoms.atom(y)}
    return term_from_sympy(sympy.sympify(p).subs(values, simultaneous=True), atoms)


__all__ = ["at", "chebyshev", "divided", "minimal_polynomial", "slope"]
