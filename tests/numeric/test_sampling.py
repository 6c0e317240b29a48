"""What a picture shows holds the function: over cells, at points, and with gaps where it may have no value."""

from fractions import Fraction
from itertools import pairwise

import flint
import mpmath
import pytest

from mathcheck.lang import (
    Int,
    Max,
    Nat,
    Prod,
    Q,
    Real,
    Series,
    Sum,
    atan,
    binomial_weight,
    cos,
    exp,
    integral,
    log,
    pi,
    sec,
    sin,
    sqrt,
    tan,
)
from mathcheck.numeric.sampling import SCREEN, Unplottable, at_numbers, over_cells, spread

x, t, n, k = Real("x"), Real("t"), Nat("n"), Int("k")
mp = mpmath.MPContext()
mp.dps = 60
FUNCTIONS = {
    "exp": (exp(x) - (1 + x), lambda v: mp.exp(v) - (1 + v), -3, 2),
    "quotient": (1 - 1 / x, lambda v: 1 - 1 / v, Fraction(1, 4), 4),
    "logarithms": ((x + 1) * log(x) - x * log(x + 1), lambda v: (v + 1) * mp.log(v) - v * mp.log(v + 1), Fraction(1, 7), 6),
    "root at its end": (sqrt(x) - x, lambda v: mp.sqrt(v) - v, 0, 2),
    "kinks": (abs(sin(5 * x)) + Max(x, cos(x)), lambda v: abs(mp.sin(5 * v)) + max(v, mp.cos(v)), -2, 2),
    "cancellation": ((x + 10**6) ** 3 - x**3 - 3 * 10**6 * x * (x + 10**6), lambda v: mp.mpf(10) ** 18, -1, 1),
    "sum": (Sum(x**k / (k + 1), k, 0, 9), lambda v: sum(v**j / (j + 1) for j in range(10)), -2, 1),
    "product": (Prod(x - k, k, 0, 6), lambda v: mp.fprod(v - j for j in range(7)), 0, 6),
    "definition": (binomial_weight(6, 2, x), lambda v: 15 * v**2 * (1 - v) ** 4, 0, 1),
    "integral": (integral(atan(t), t, 0, x), lambda v: v * mp.atan(v) - mp.log(1 + v**2) / 2, 0, 2),
    "tiny": (exp(-100 * x**2), lambda v: mp.exp(-100 * v**2), -3, 3),
}


def exact(v):
    return mp.mpf(v.numerator) / v.denominator


@pytest.mark.parametrize("name", FUNCTIONS)
def test_cells_and_points_hold_the_values_that_mpmath_finds(name):
    f, g, low, high = FUNCTIONS[name]
    cells = over_cells(f, x, (Fraction(low), Fraction(high)), 20, 4, 30.0)
    error = mp.mpf(10) ** -45
    for c in cells:
        for j in range(12):
            v = g(exact(c.left + (c.right - c.left) * Fraction(j, 11)))
            assert exact(c.low) - error <= v <= exact(c.high) + error
        for p in c.points:
            assert c.left <= p.at <= c.right
            assert exact(p.low) - error <= g(exact(p.at)) <= exact(p.high) + error
            assert p.high - p.low <= max(abs(p.low), Fraction(1, 2**900)) / 2**30
    assert all(a.right <= b.left for a, b in pairwise(cells))
    assert sum(c.right - c.left for c in cells) > Fraction(99, 100) * (Fraction(high) - Fraction(low))


def test_cells_are_not_much_higher_than_what_they_hold():
    height = sum(c.high - c.low for c in over_cells(exp(x) - (1 + x), x, (Fraction(0), Fraction(2)), 40, 2, 30.0))
    assert height < Fraction(11, 10) * Fraction(4.39)


@pytest.mark.parametrize("f", [1 / x, 1 / x**2, log(abs(x)), tan(x + pi / 2), sec(x - pi / 2), 1 / sin(x)], ids=repr)
def test_a_pole_is_left_out(f):
    cells = over_cells(f, x, (Fraction(-1), Fraction(1)), 20, 2, 30.0)
    assert len(cells) > 10 and not any(c.left < 0 < c.right for c in cells)
    assert not any(c.left <= 0 <= c.right and c.high - c.low < 1 for c in cells)


def test_where_there_is_no_value_nothing_is_shown():
    assert min(c.left for c in over_cells(sqrt(x), x, (Fraction(-1), Fraction(1)), 20, 2, 30.0)) >= 0
    with pytest.raises(Unplottable, match="no value that can be shown from -2 to -1"):
        over_cells(log(x), x, (Fraction(-2), Fraction(-1)), 20, 2, 30.0)
    with pytest.raises(Unplottable, match="no value that can be shown"):
        at_numbers(1 / (n - n), n, range(5), 30.0)
    assert [p.at for p in at_numbers(1 / (n - 2), n, range(5), 30.0)] == [0, 1, 3, 4]


def test_whole_numbers_are_exact_where_they_can_be():
    assert [(p.low, p.high) for p in at_numbers(n ** (n + 1) - (n + 1) ** n, n, range(5), 30.0)] == [(v, v) for v in (-1, -1, -1, 17, 399)]
    [far] = at_numbers(abs((1 + 1 / n) ** n - exp(1)), n, [10**9], 30.0)
    with mp.workdps(200):  # the power loses some of them
        assert exact(far.low) <= abs((1 + mp.mpf(1) / 10**9) ** 10**9 - mp.e) <= exact(far.high)
    assert far.high - far.low < far.low / 10**9


def test_what_cannot_be_shown_says_why():
    with pytest.raises(Unplottable, match=f"beyond 2\\^{SCREEN}"):
        at_numbers(n**n, n, [1000], 30.0)
    with pytest.raises(Unplottable, match="cannot be evaluated: an infinite sum"):
        at_numbers(Series(Q(1, 2) ** k, k, 0) + n, n, [1], 30.0)
    with pytest.raises(Unplottable, match="more than 0 seconds"):
        over_cells(exp(x), x, (Fraction(0), Fraction(1)), 20, 2, 0.0)


def test_what_is_close_to_0_keeps_its_side():
    [tiny] = at_numbers(exp(-(10**6) * n), n, [1], 30.0)
    assert (tiny.low, tiny.high) == (0, Fraction(1, 2**SCREEN))
    [below] = at_numbers(-exp(-(10**6) * n), n, [1], 30.0)
    assert (below.low, below.high) == (-Fraction(1, 2**SCREEN), 0)


def test_the_precision_outside_stays():
    flint.ctx.prec = 77
    try:
        over_cells(exp(x), x, (Fraction(0), Fraction(1)), 5, 2, 30.0)
        assert flint.ctx.prec == 77
    finally:
        flint.ctx.prec = 53


def test_numbers_are_spread_evenly_for_a_logarithm():
    assert list(spread(1, 1)) == [1] and list(spread(3, 7)) == [3, 4, 5, 6, 7]
    far = list(spread(1, 10**9))
    assert far[:6] == [1, 2, 3, 4, 5, 6] and far[-1] == 10**9 and len(far) < 130
    assert all(a < b <= max(a + 1, a * 6 // 5) for a, b in pairwise(far))
