"""Traps of the numeric libraries that the tests compare with, pinned, and beside each one that it does not get into the kernel.

If a new mpmath or python-flint turns a pin red, the trap has moved: look whether the guard beside it is still the right one.
"""

import math
from fractions import Fraction

import flint
import mpmath
import pytest
import sympy

from mathcheck.kernel import enclosures
from mathcheck.kernel.binding import bind
from mathcheck.kernel.errors import KernelError
from mathcheck.kernel.intervals import Enclosing, enclose
from mathcheck.kernel.terms import Term, eq, le, lt, ne, negation, number
from mathcheck.lang import Q, Real

X = Real("x")
SQUARE = Term("sqrt", (number(2),))**2


def exact(value):
    """An mpmath number as a fraction."""
    sign, mantissa, exponent, _ = value._mpf_
    return (-1)**sign*Fraction(int(mantissa))*Fraction(2)**exponent


def test_an_interval_of_mpmath_misses_the_value():
    """exp(-2^-40) = 1 - 2^-40 + 2^-81 - .. lies strictly above 1 - 2^-40, which is the whole interval."""
    q = -Fraction(1, 2**40)
    found = mpmath.iv.exp(-2**-40)
    low, high = (exact(mpmath.mp.make_mpf(end)) for end in found._mpi_)
    assert low == high == 1 + q
    terms = [q**j/math.factorial(j) for j in range(12)]
    below, above = sum(terms), sum(terms[:-1])  # the series alternates and falls
    assert high < below < above
    for bits in (24, 53, 100, 200):
        lo, hi = enclosures.exp(q, bits)
        assert lo <= below and above <= hi
    with pytest.raises(KernelError, match="do not lie apart"):
        enclose(le(Term("exp", (number(q),)), number(1 + q)), 200, 1)
    enclose(lt(number(1 + q), Term("exp", (number(q),))), 200, 1)


@pytest.mark.parametrize("value", [0.1, mpmath.mpf(1)/10, mpmath.mpf(1)/3, sympy.Float(0.1)], ids=repr)
def test_an_approximation_becomes_a_ball_without_radius(value):
    assert flint.arb(value).rad() == 0
    assert not flint.arb(value).contains(flint.fmpq(1, 10)) and not flint.arb(value).contains(flint.fmpq(1, 3))
    # a term takes integers and fractions and nothing else
    for inexact in (value, flint.arb(value), mpmath.iv.mpf(0.1)):
        for make in (number, Q, lambda v: X + v, lambda v: X*v, lambda v: X < v, lambda v: Term("num", (), v)):
            with pytest.raises((KernelError, TypeError)):
                make(inexact)
    with pytest.raises(KernelError):
        Enclosing(53, 1).value(X, {})


def test_comparisons_of_balls_that_overlap_are_all_false():
    square, two = flint.arb(2).sqrt()**2, flint.arb(2)
    assert square.overlaps(two)
    assert [square == two, square != two, square < two, square <= two, square > two, square >= two] == [False]*6
    for a, b in ((SQUARE, number(2)), (number(2), SQUARE)):
        for goal in (lt(a, b), le(a, b), ne(a, b), negation(lt(a, b)), negation(le(a, b))):
            with pytest.raises(KernelError, match="do not lie apart"):
                enclose(goal, 100, 1)
        with pytest.raises(KernelError, match="the goal is not a < b"):
            enclose(eq(a, b), 100, 1)
    # a comparison of terms is a term, which is neither true nor false
    for formula in (SQUARE < 2, eq(SQUARE, 2)):
        with pytest.raises(TypeError):
            bool(formula)


def test_the_interval_of_an_integral_holds_it_where_arb_is_not_told_of_a_kink():
    """The integral of sqrt(z*z) = |z| from -1 to 1 is 1; Arb takes the root to be holomorphic unless it is asked to look."""
    wrong = flint.acb.integral(lambda z, _: (z*z).sqrt(), -1, 1).real
    assert wrong.rad() < 1e-10 and not wrong.contains(1)
    told = flint.acb.integral(lambda z, holomorphic: (z*z).sqrt(analytic=holomorphic), -1, 1).real
    assert not told.is_finite() or told.contains(1)
    whole = bind("integral", X, Term("sqrt", (X*X,)), number(-1), number(1))
    lo, hi = Enclosing(53, 64).value(whole, {})
    assert lo <= 1 <= hi and hi - lo < Fraction(1, 10)
