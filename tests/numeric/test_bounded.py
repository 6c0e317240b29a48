"""Hostile statements end within the time that is given and a little, in little memory, and never end the process."""

import functools
import resource
import time
from fractions import Fraction

import pytest

from mathcheck.kernel.sorts import NAT
from mathcheck.kernel.terms import number
from mathcheck.lang import (
    Function,
    Int,
    Nat,
    Prod,
    Q,
    Real,
    Series,
    Sum,
    atan,
    cos,
    define,
    define_rec,
    eq,
    exp,
    factorial,
    forall,
    infinity,
    integral,
    least,
    limit,
    log,
    pi,
    sin,
    sqrt,
)
from mathcheck.numeric.check import check
from mathcheck.numeric.values import Function as Given

SECONDS = 0.5
LATE = 2.5  # beyond that; the machine may be busy
MEGABYTES = 400

x, y, z, t, n, k, j, u, N = Real("x"), Real("y"), Real("z"), Real("t"), Nat("n"), Int("k"), Int("j"), Function("u"), Int("N")
square = define("square", x, x * x)
succ = define_rec("succ", (n,), 1, lambda f: f(n) + 1, NAT)
squares = define_rec("squares", (n,), 3, lambda f: f(n) * f(n), NAT)
wide = define_rec("wide", (n, k), 1, lambda f: f(n, k + 1) + f(n, k - 1) + f(n, 2 * k), NAT)


def nested(depth, wrap, leaf):
    return functools.reduce(lambda a, i: wrap(a, i), range(depth), leaf)


HOSTILE = {
    "9^9^9^9": 0 < Q(9) ** (Q(9) ** (Q(9) ** Q(9))),
    "9^9^9": 0 < Q(9) ** (Q(9) ** Q(9)),
    "x^(200000!)": forall(x, 0 <= x ** factorial(Q(200_000))),
    "a sum to 10^9": 0 < Sum(k, k, 1, 10**9),
    "a sum to 10^6 of exact fractions": 0 < Sum(1 / k, k, 1, 10**6 - 1),
    "a sum to 10^6 of sines": -(10**7) < Sum(sin(k + Q(0)), k, 1, 10**6 - 1),
    "20 nested sums": 0 < nested(20, lambda a, i: Sum(a, Int(f"i{i}"), 1, 200), number(1)),
    "a sum of factorials": 0 < Sum(factorial(k), k, 0, 10**5),
    "a product of powers": 0 < Prod(Q(10) ** k, k, 1, 10**6 - 1),
    "a product of factorials": 0 < Prod(factorial(k), k, 1, 10**5),
    "a factorial": 0 < factorial(Q(10**6)),
    "a factorial of factorials": 0 < factorial(factorial(factorial(Q(100)))),
    "70 nested integrals": 0 < nested(70, lambda a, i: integral(a, Real(f"a{i}"), 0, 1), exp(Q(1))),
    "3 nested integrals": 0 < integral(integral(integral(1 / (sin(x * y * t * 50) ** 2 + Q(1, 100)), x, 0, 1), y, 0, 1), t, 0, 1),
    "an integrand that oscillates": 0 < integral(2 + sin(exp(exp(x))), x, 0, 12),
    "an integrand with many kinks": 0 < integral(abs(sin(1000 * x)), x, 0, 100),
    "an integral with a parameter": forall(x, 0 <= integral(sqrt(t - x), t, x, 3)),
    "a tower of squares": 0 < nested(40, lambda a, _: square(a), number(3)),
    "products of long numbers": 0 < nested(14, lambda a, _: a * a, Q(2) ** Q(200_000)),
    "a recursion from 10^6": 0 < succ(10**6),
    "a recursion from 10^30": 0 < succ(10**30),
    "a recursion of squares": 0 < squares(1000),
    "a recursion that branches": 0 < wide(10**4, 1),
    "a series that never gets small": 0 < Series(1 / (1 + 0 * k), k, 1),
    "a region of 10^12 points": forall(n, 0 <= n),
    "a region of 10^12 points and functions": forall(n, forall(u, 0 <= n)),
    "a least number": least(n, 10**6 < Sum(sin(n + Q(0)), j, 1, 1000)) < 5,
    "a tower of exponentials": 0 < nested(20, lambda a, _: exp(a), Q(10)),
    "a tower of logarithms and exponentials": 0 < nested(20, lambda a, _: log(1 + exp(exp(a))), Q(10)),
    "a sine far out": -2 < sin(Q(10) ** Q(200_000)),
    "four variables": forall(x, y, z, t, sin(x * y * 50) + cos(z * t * 50) < 2),
    "a limit of sums of sums": limit(Sum(Sum(sin(k * j + Q(0)), j, 1, n), k, 1, n) * 0, n, infinity, 0),
    "a limit of huge numbers": limit(exp(exp(exp(x))), x, infinity, infinity),
    "an equation in four variables": forall(x, y, z, t, eq(sin(x * y * 50) * sin(z * t), sin(z * t) * sin(y * x * 50))),
    "an equation of nested reals and whole numbers": forall(x, k, y, j, eq(exp(x * k + y * j), exp(x * k) * exp(y * j))),
}


@pytest.mark.parametrize("statement", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_statement_ends_in_time(statement):
    ranges = {**{name: (Fraction(0), Fraction(3)) for name in "xyzt"}, "n": range(10**12), "k": range(50), "j": range(50),
              "u": [Given(("k",), k)]}
    start = time.monotonic()
    found = check(statement, ranges, seconds=SECONDS, tails={"k": ("N", 10**12 + 0 * N)})
    assert time.monotonic() - start < SECONDS + LATE
    assert found.outcome in ("inconclusive", "not covered", "confirmed", "consistent")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 1024 * (MEGABYTES + 300)


CONSTANTS = [(4 * atan(Q(1)), pi), (exp(Q(1)) * exp(Q(-1)), number(1)), (2 * log(sqrt(Q(2))), log(Q(2))), (sin(pi / 3) * 2, sqrt(Q(3)))]


@pytest.mark.parametrize(("left", "right"), CONSTANTS, ids=str)
def test_ten_thousand_digits_of_closed_constants(left, right):
    found = check(eq(left, right), {}, digits=10_000)
    assert (found.outcome, found.digits) == ("consistent", 10_000)
    assert check(eq(left, right + 1 / Q(10) ** 9_990), {}, digits=10_000).outcome == "contradicted"
    assert found.seconds < 5


def test_an_integral_to_ten_thousand_digits_gives_a_thousand():
    found = check(eq(integral(exp(x), x, 0, 1), exp(Q(1)) - 1), {}, digits=10_000)
    assert found.outcome == "consistent" and 1_000 <= found.digits < 10_000 and found.seconds < 10


def test_numbers_of_more_digits_than_python_writes():
    big = 10**5_000
    assert check(forall(n, 0 < n), {"n": range(big, big + 3)}).outcome == "confirmed"
    assert check(forall(n, n < big + 2), {"n": range(big, big + 3)}).where == f"it is false at n = 1{'0' * 4_999}2"
    assert check(forall(x, 0 < x), {"x": (Fraction(big), Fraction(big + 1))}).outcome == "confirmed"
    assert check(eq(Q(big) * pi / pi, Q(big)), {}).outcome == "consistent"
