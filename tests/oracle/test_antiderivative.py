"""Suggested antiderivatives: their slopes are the integrands, by exact differentiation in SymPy and by numbers; else None."""

from fractions import Fraction

import pytest
import sympy

from mathcheck.kernel.terms import Term
from mathcheck.lang import (
    Function,
    Int,
    Max,
    Nat,
    Q,
    Real,
    Sum,
    atan,
    cos,
    cot,
    csc,
    define,
    exp,
    factorial,
    integral,
    ipow,
    log,
    pi,
    sec,
    sin,
    sqrt,
    tan,
)
from mathcheck.oracle.antiderivative import antiderivative
from mathcheck.oracle.sympy_atoms import Functions

x, y, a, n, k, u = Real("x"), Real("y"), Real("a"), Nat("n"), Int("k"), Function("u")
square = define("square", x, x*x)

EXACT = [
    (x**2, x**3/3),
    (1/x, log(x)),
    (x**n, x**(n + 1)/(n + 1)),
    (ipow(x, k), ipow(x, k + 1)/(k + 1)),  # the case k != -1
    (sqrt(x), 2*sqrt(x)**3/3),
    (1/(1 + x**2), atan(x)),
    (log(x), x*log(x) - x),
    (exp(a*x), exp(a*x)/a),
    (pi*x, pi*x**2/2),
    (sec(x)**2, sin(x)/cos(x)),
    (tan(x), -log(cos(x))),
    (u(n)*x, u(n)*x**2/2),
    (factorial(n)*cos(x), factorial(n)*sin(x)),
    (Q(3), 3*x),
    (y, x*y),
]
SLOPES = [sin(x)**2, 1/(2 + cos(x)), x*exp(x), sqrt(1 - x**2), 1/sqrt(1 - x**2), 1/sqrt(1 + x**2), sec(x), csc(x), cot(x), sin(x)*cos(x)**3,
          x**4*(1 - x)**4/(1 + x**2), 1/(x**2 - 1), x**n*log(x), log(x)**2/x, 1/(x**3 + 1), x/(1 + x**4), sin(a*x)*exp(x), atan(x),
          1/(x**2 + a**2), sec(x)**3, 1/(1 + exp(x)), Sum(k, k, 0, n)*x]
NONE = [exp(-x**2), exp(x)/x, sin(x)/x, x*Max(x, y), abs(x), square(x), u(k)*Sum(x**k, k, 0, n), 1/(y - y), integral(x*y, y, 0, x), x < y,
        sum((Q(j)*x**j/(x + j) for j in range(1, 80)), Q(0))]


@pytest.mark.parametrize("f, primitive", EXACT, ids=[repr(f) for f, _ in EXACT])
def test_found(f, primitive):
    assert antiderivative(f, x) == primitive


@pytest.mark.parametrize("f", SLOPES, ids=repr)
def test_the_slope_is_the_integrand(f):
    found = antiderivative(f, x)
    atoms = Functions(f, found)
    e, integrand, v = atoms.read(found), atoms.read(f), atoms.read(x)
    others = {s: sympy.Rational(7, 2) if not s.is_integer else 3 for s in e.free_symbols | integrand.free_symbols if s != v}
    for p in (sympy.Rational(1, 3), sympy.Rational(4, 5)):
        assert abs((sympy.diff(e, v) - integrand).subs({v: p, **others}).evalf(40)) < 10**-20


@pytest.mark.parametrize("f", NONE, ids=lambda f: repr(f)[:60])
def test_nothing_is_suggested(f):
    assert antiderivative(f, x) is None


def test_the_side_of_a_pole_that_is_wanted():
    assert antiderivative(1/(x - 2), x) == log(x - 2)
    assert antiderivative(1/(x - 2), x, Fraction(1)) == log(2 - x)
    assert antiderivative(1/(x - 2), x, Fraction(3)) == log(x - 2)


def test_the_variable_must_be_one():
    assert antiderivative(x, x + 1) is None
    assert antiderivative(Term("num", (), 1), Q(1)) is None
