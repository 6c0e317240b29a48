"""A polynomial as a sum of squares with rational weights, which shows that it is not negative. The kernel multiplies it out again.

Quadratic polynomials in any number of variables by completing squares; polynomials in one variable of any degree by their
complex roots, with the rounding absorbed exactly (S. Chevillard, J. Harrison, M. Joldes, Ch. Lauter, Efficient and accurate
computation of upper bounds of approximation errors, Theoretical Computer Science 412, 2011, section 5).
"""

from fractions import Fraction
from typing import Any

import sympy

from ..kernel.terms import Term
from .factor import expanded_size
from .sympy_atoms import Atoms, to_sympy
from .sympy_door import Untranslatable, term_from_sympy

MAX_TERMS = 2_000
MAX_DEGREE = 40  # of a polynomial in one variable
_DIGITS = (1, 2, 4, 8, 16, 32, 64, 128)  # of the coefficients, after the decimal point

_Weighted = list[tuple[Any, Any]]  # rational weights > 0 and polynomials in SymPy's symbols


def sum_of_squares(t: Term) -> list[tuple[Fraction, Term]] | None:
    """Weights w > 0 and terms s with t = sum of w*s^2; a constant summand comes last, as (w, 1). [] for zero.

    What is not arithmetic counts as a variable. None if t has such divisors, or no sum was found: in one variable, and for
    quadratic polynomials, that means that t has a negative value or is too large; other polynomials are only tried as quadratic
    in products of their variables, after squares are split off.
    """
    try:
        atoms = Atoms(t)
        expr = to_sympy(t, atoms)
        if expanded_size(expr) > MAX_TERMS:
            return None
        expr = sympy.expand(expr)
        symbols = sorted(expr.free_symbols, key=lambda s: s.name)
        if not expr.is_polynomial(*symbols):
            return None
        found = _found(sympy.Poly(expr, *symbols)) if symbols else _constant(expr)
        if found is None or sympy.expand(expr - sum(w * s**2 for w, s in found)) != 0:
            return None
        found.sort(key=lambda part: bool(part[1].is_number))
        return [_term(w, s, atoms) for w, s in found]
    except (sympy.PolynomialError, Untranslatable, RecursionError):
        return None


def _term(weight: Any, s: Any, atoms: Atoms) -> tuple[Fraction, Term]:
    """weight*s^2 with integer coefficients in s, the first one positive."""
    if s.is_number:
        weight, s = weight * s**2, sympy.Integer(1)
    else:
        content, s = sympy.Poly(s, *s.free_symbols).primitive()
        s = s.as_expr()
        weight *= content**2
        if s.as_ordered_terms()[0].as_coeff_Mul()[0] < 0:
            s = -s
    return Fraction(int(weight.p), int(weight.q)), term_from_sympy(sympy.expand(s), atoms)


def _constant(c: Any) -> _Weighted | None:
    return None if c < 0 else [(c, sympy.Integer(1))] if c > 0 else []


def _found(p: Any) -> _Weighted | None:
    """p = square^2 * rest; the rest by completing squares, or by its roots."""
    coefficient, factors = p.sqf_list()
    square, rest = p.one, p.one * coefficient
    for f, k in factors:
        square *= f ** (k // 2)
        rest *= f ** (k % 2)
    inner = _constant(rest.LC()) if rest.is_ground else _completed(rest)
    if inner is None and len(p.gens) == 1 and rest.degree() <= MAX_DEGREE:
        inner = _positive(rest)
    return None if inner is None else [(w, sympy.expand(square.as_expr() * s)) for w, s in inner]


# Quadratic polynomials


def _completed(p: Any) -> _Weighted | None:
    """Completing squares in the monomials whose squares occur in p: x^4 + x^2*y^2 + 1 in x^2, x*y and 1."""
    halves = _halves(p)
    names = [sympy.Dummy() for _ in halves]
    quadratic = _as_quadratic(p, halves, names)
    found = None if quadratic is None else _square_by_square(quadratic, names)
    if found is None:
        return None
    values = {name: sympy.prod(s**k for s, k in zip(p.gens, half)) for name, half in zip(names, halves)}
    return [(w, s.xreplace(values)) for w, s in found]


def _halves(p: Any) -> list[tuple[int, ...]]:
    """The monomials whose squares occur, highest first."""
    squares = {tuple(k // 2 for k in m) for m in p.monoms() if all(k % 2 == 0 for k in m)}
    return sorted(squares, key=lambda m: (-sum(m), [-k for k in m]))


def _as_quadratic(p: Any, halves: list[tuple[int, ...]], names: list[Any]) -> Any:
    """p as a quadratic form in the names of the half monomials. What is several products, such as x^2*y^2, is taken as a square
    if its coefficient is positive, else as a product of two."""
    squares: dict[tuple[int, ...], Any] = {}
    products: dict[tuple[int, ...], Any] = {}
    for i, a in enumerate(halves):
        for j, b in enumerate(halves[: i + 1]):
            m = tuple(k + e for k, e in zip(a, b))
            (squares if i == j else products).setdefault(m, names[i] * names[j])
    total = []
    for m, c in p.terms():
        product = (squares.get(m) or products.get(m)) if c > 0 else (products.get(m) or squares.get(m))
        if product is None:
            return None
        total.append(c * product)
    return sympy.Add(*total)


def _square_by_square(form: Any, names: list[Any]) -> _Weighted | None:
    """LDL^T of a quadratic form; None if it takes a negative value."""
    found: _Weighted = []
    for v in names:
        own = sympy.Poly(form, v)
        a, b = own.coeff_monomial(v**2), own.coeff_monomial(v)
        if a < 0 or (a == 0 and b != 0):
            return None
        if a > 0:
            square = v + b / (2 * a)
            found.append((a, sympy.expand(square)))
            form = sympy.expand(form - a * square**2)
    return found if form == 0 else None


# One variable


def _positive(p: Any) -> _Weighted | None:
    """A squarefree polynomial that is positive everywhere, from its complex roots."""
    if p.LC() < 0 or p.degree() % 2 or p.count_roots() > 0:
        return None
    n = p.degree() // 2
    [x] = p.gens
    powers = sympy.Poly(sum(x ** (2 * k) for k in range(n + 1)), x)
    slack = p.LC() / 2
    while (p - slack * powers).count_roots() > 0:
        slack /= 2
    lowered = p - slack / 2 * powers  # half of what is possible, so that no root is close to the real line
    for digits in _DIGITS:
        first, second = _from_roots(lowered, digits)
        rest = _absorbed(p - lowered.LC() * (first**2 + second**2), n)
        if rest is not None:
            return [(w, s.as_expr()) for w, s in [(lowered.LC(), first), (lowered.LC(), second), *rest] if not s.is_zero]
    return None


def _from_roots(p: Any, digits: int) -> tuple[Any, Any]:
    """Rational polynomials s, t with p close to c*(s^2 + t^2), c its leading coefficient: the product of x - z over the roots z
    in the upper half plane is s + i*t. digits: how exactly, after the decimal point."""
    [x] = p.gens
    first, second = p.one, p.zero
    for z in p.nroots(n=digits + 15, maxsteps=500):
        if sympy.im(z) > 0:
            a, b = (_rounded(part, digits + 10) for part in z.as_real_imag())
            linear = sympy.Poly(x - a, x)
            first, second = first * linear + second * b, second * linear - first * b
    return tuple(sympy.Poly([_rounded(c, digits) for c in s.all_coeffs()], x) for s in (first, second))


def _rounded(c: Any, digits: int) -> Any:
    return sympy.Rational(int(sympy.floor(c * 10**digits + sympy.Rational(1, 2))), 10**digits)


def _absorbed(p: Any, n: int) -> list[tuple[Any, Any]] | None:
    """p of degree at most 2n, whose even coefficients outweigh the odd ones: c*x^(2k+1) = c/2*(x^(k+1) + x^k)^2 - c/2*x^(2k+2)
    - c/2*x^(2k), with a minus sign in the square for negative c."""
    [x] = p.gens
    even = [p.coeff_monomial(x ** (2 * k)) for k in range(n + 1)]
    found = []
    for k in range(n):
        c = p.coeff_monomial(x ** (2 * k + 1))
        if c != 0:
            half = abs(c) / 2
            found.append((half, sympy.Poly(x ** (k + 1) + (x**k if c > 0 else -(x**k)), x)))
            even[k] -= half
            even[k + 1] -= half
    if any(c < 0 for c in even) or p.degree() > 2 * n:
        return None
    return found + [(c, sympy.Poly(x**k, x)) for k, c in reversed(list(enumerate(even))) if c > 0]
