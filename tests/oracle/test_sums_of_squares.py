"""Sums of squares: the kernel accepts each, they are found where they exist in one variable, and not where a value is negative."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathcheck.kernel.algebra import field
from mathcheck.kernel.terms import number
from mathcheck.lang import Nat, Q, Real, exp
from mathcheck.oracle.sums_of_squares import MAX_DEGREE, sum_of_squares

x, y, z, n = Real("x"), Real("y"), Real("z"), Nat("n")

FOUND = [
    (x**2 - x + 1, [(Fraction(1, 4), 2*x - 1), (Fraction(3, 4), Q(1))]),
    (x**2 + y**2 - 2*x*y, [(1, x - y)]),
    (5*x**2 - 4*x*y + y**2, [(Fraction(1, 5), 5*x - 2*y), (Fraction(1, 5), y)]),
    (x**2 + y**2 + z**2 - x*y - y*z - z*x, [(Fraction(1, 4), 2*x - y - z), (Fraction(3, 4), y - z)]),
    (x**4 + y**4 - 2*x**2*y**2, [(1, x**2 - y**2)]),
    (x**4 - 4*x + 3, [(1, x**2 - 1), (2, x - 1)]),
    ((x**2 - 2)**2*(x - y)**2, None),
    (exp(x)**2 - 2*exp(x) + 1, [(1, exp(x) - 1)]),
    (x**(2*n) - 2*x**n + 1, [(1, x**n - 1)]),
    (Q(3), [(3, Q(1))]),
    (x - x, []),
    ((x + 1)**2/4, [(Fraction(1, 4), x + 1)]),
]
BY_ROOTS = [x**8 - 8*x + 8, x**10 + x - x**3 + 2, x**20 - x + 1, (3*x - 1)**4*(x**4 - x + Q(473, 1000)), x**4 - x**3 - x + 3,
            x**6 - x + Q(6, 10), 10**6*x**4 + x + 1, x**4 + 10**3*x + 10**5]
NOT_FOUND = [x, -x**2, x*y, x**3, x**2 - 1, Q(-1), x**2 + 3*x*y + y**2, x**4 - x + Q(472, 1000), 1/x**2, abs(x), (x**2 - 2)**3,
             x**4*y**2 + x**2*y**4 + 1 - 3*x**2*y**2, x**(MAX_DEGREE + 2) - x + 3, (x + y + z + 1)**60, x/(y - y)]


def total(found):
    return sum((number(w)*s**2 for w, s in found), number(0))


@pytest.mark.parametrize("t, squares", FOUND, ids=[repr(t) for t, _ in FOUND])
def test_found(t, squares):
    found = sum_of_squares(t)
    assert squares is None or found == squares
    field(t, total(found))


@pytest.mark.parametrize("t", BY_ROOTS, ids=repr)
def test_found_by_complex_roots(t):
    found = sum_of_squares(t)
    assert all(w > 0 for w, _ in found)
    field(t, total(found))


@pytest.mark.parametrize("t", NOT_FOUND, ids=lambda t: repr(t)[:60])
def test_not_found(t):
    assert sum_of_squares(t) is None


COEFFICIENTS = st.lists(st.fractions(-5, 5, max_denominator=4), min_size=1, max_size=5)


def polynomial(p):
    return sum((number(c)*x**k for k, c in enumerate(p)), number(0))


@settings(max_examples=60, deadline=None)
@given(COEFFICIENTS, COEFFICIENTS, st.fractions(0, 1, max_denominator=1000))
def test_complete_in_one_variable(p, q, c):
    t = polynomial(p)**2 + polynomial(q)**2 + c
    found = sum_of_squares(t)
    assert found is not None and all(w > 0 for w, _ in found)
    field(t, total(found))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(*[st.integers(-4, 4)]*4), max_size=4))
def test_complete_for_quadratic_polynomials(rows):
    t = sum(((a*x + b*y + c*z + d)**2 for a, b, c, d in rows), number(0))
    found = sum_of_squares(t)
    assert found is not None and all(w > 0 for w, _ in found)
    field(t, total(found))
