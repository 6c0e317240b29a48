"""Whether hypotheses are met on a region. A check that finds nothing to look at must say so, and only then."""

import time
from fractions import Fraction

import pytest

from mathcheck.lang import And, Function, Int, Nat, Not, Or, Q, Real, eq, exists, forall, implies, infinity, limit, log, sin
from mathcheck.numeric.check import check
from mathcheck.numeric.values import Function as Given

n, m, k, x, y, u = Nat("n"), Nat("m"), Int("k"), Real("x"), Real("y"), Function("u")
TRUE = 0 <= x**2
UNIT = (Fraction(0), Fraction(1))
WIDE = (Fraction(-12), Fraction(12))


def some(body):
    return Given(("k",), body)


MET = {
    "no hypothesis": (forall(x, TRUE), {"x": UNIT}),
    "everywhere": (forall(x, implies(-1 < x, TRUE)), {"x": UNIT}),
    "on a part, the conclusion being true on the whole": (forall(x, implies(Q(1, 3) < x, x < Q(1, 2), TRUE)), {"x": WIDE}),
    "at an end": (forall(x, implies(1 <= x, TRUE)), {"x": UNIT}),
    "at a point that no fraction is": (forall(x, implies(eq(x**2, 2), TRUE)), {"x": WIDE}),
    "there, on one side": (forall(x, implies(eq(x**2, 2), x < 0, TRUE)), {"x": WIDE}),
    "on a curve": (forall(x, y, implies(eq(x**2 + y**2, Q(13, 7)), TRUE)), {"x": UNIT, "y": UNIT}),
    "where it has a value": (forall(x, implies(log(x) < 0, TRUE)), {"x": WIDE}),
    "at one number": (forall(n, implies(5 <= n, 0 <= n)), {"n": range(6)}),
    "at one point": (forall(x, implies(1 < x, TRUE)), {"x": [Fraction(0), Fraction(2)]}),
    "by a number that exists": (forall(n, implies(exists(m, eq(n, 2 * m)), 0 <= n)), {"n": range(1, 5), "m": range(3)}),
    "by one function of two": (forall(u, implies(forall(n, 0 <= u(n)), 0 <= u(1))), {"n": range(5), "u": [some(k - 7), some(k)]}),
    "a denial": (forall(x, implies(Not(eq(x, 0)), TRUE)), {"x": UNIT}),
    "one of two": (forall(x, implies(Or(x < 0, Q(1, 2) < x), TRUE)), {"x": UNIT}),
    "one after another": (forall(x, implies(0 < x, forall(y, implies(x < y, TRUE)))), {"x": UNIT, "y": UNIT}),
    "where the conclusion is an equation": (forall(x, implies(0 < x, eq((x + 1)**2, x**2 + 2 * x + 1))), {"x": UNIT}),
    # what cannot be looked at is no reason to warn
    "a limit": (forall(x, implies(limit(x / n, n, infinity, 1), TRUE)), {"x": UNIT, "n": range(1, 5)}),
}
UNMET = {
    "contradictory": (forall(x, implies(x < 0, 0 < x, TRUE)), {"x": UNIT}, ["x < 0 and 0 < x holds nowhere"]),
    "contradictory in one formula": (forall(x, implies(And(x < 0, 0 < x), TRUE)), {"x": UNIT}, ["x < 0 and 0 < x holds nowhere"]),
    "outside": (forall(x, implies(2 < x, TRUE)), {"x": UNIT}, ["2 < x holds nowhere"]),
    "just outside": (forall(x, implies(1 < x, TRUE)), {"x": UNIT}, ["1 < x is seen to hold nowhere"]),
    "touching, at a point that no fraction is": (forall(x, implies(1 <= sin(x), TRUE)), {"x": (Fraction(1), Fraction(2))},
                                                 ["1 <= sin(x) is seen to hold nowhere"]),
    "a root outside": (forall(x, implies(eq(x**2, 2), TRUE)), {"x": UNIT}, ["x^2 = 2 holds nowhere"]),
    "without a value": (forall(x, implies(log(x) < 0, TRUE)), {"x": (Fraction(-2), Fraction(-1))}, ["log(x) < 0 holds nowhere"]),
    "at no number": (forall(n, implies(5 <= n, 0 <= n)), {"n": range(5)}, ["5 <= n holds nowhere"]),
    "at no point": (forall(x, implies(0 < x, x < 1, TRUE)), {"x": [Fraction(0), Fraction(2)]}, ["0 < x and x < 1 holds nowhere"]),
    "by no number that exists": (forall(n, implies(exists(m, eq(n, 2 * m)), 0 <= n)), {"n": range(1, 5), "m": range(3, 5)},
                                 ["n = 2*m holds nowhere"]),
    "by no function": (forall(u, implies(forall(n, 0 <= u(n)), 0 <= u(1) + 6)), {"n": range(5), "u": [some(k - 7)]},
                       ["forall n:Nat. 0 <= u(n) holds nowhere"]),
    "on one side of two": (And(forall(x, implies(2 < x, TRUE)), forall(x, implies(0 < x, TRUE))), {"x": UNIT}, ["2 < x holds nowhere"]),
    "the second one": (forall(x, implies(0 < x, forall(n, implies(7 < n, TRUE)))), {"x": UNIT, "n": range(5)},
                       ["0 < x and (exists n:Nat. 7 < n) holds nowhere"]),
}


@pytest.mark.parametrize(("statement", "ranges"), MET.values(), ids=MET)
def test_hypotheses_that_are_met_somewhere_are_no_matter(statement, ranges):
    assert check(statement, ranges).unmet == []


@pytest.mark.parametrize(("statement", "ranges", "words"), UNMET.values(), ids=UNMET)
def test_hypotheses_that_are_met_nowhere_are_named(statement, ranges, words):
    found = check(statement, ranges)
    assert (found.outcome, found.unmet) == ("confirmed", words)


def test_the_outcome_and_all_that_is_counted_stay_as_they_were():
    met, unmet = check(forall(x, implies(0 <= x, TRUE)), {"x": UNIT}), check(forall(x, implies(2 < x, TRUE)), {"x": UNIT})
    assert (met.outcome, met.cells, met.points) == (unmet.outcome, unmet.cells, unmet.points) == ("confirmed", 1, 0)


def test_where_nothing_was_confirmed_nothing_is_said_of_hypotheses():
    found = check(And(forall(x, implies(2 < x, TRUE)), forall(x, x < 0)), {"x": UNIT})
    assert (found.outcome, found.unmet) == ("contradicted", [])


def test_a_region_of_many_dimensions_takes_no_long_time():
    variables = [Real(f"x{i}") for i in range(6)]
    impossible = [v < 0 for v in variables[:3]] + [0 < v for v in variables]
    ranges = dict.fromkeys((v.data for v in variables), (Fraction(-1), Fraction(1)))
    start = time.process_time()
    assert check(forall(*variables, implies(*impossible, 0 <= variables[0]**2)), ranges).unmet
    hardly = [1 < sum(v**2 for v in variables), *(v**2 < Q(1, 6) for v in variables)]
    check(forall(*variables, implies(*hardly, 0 <= variables[0]**2)), ranges, seconds=2)
    assert time.process_time() - start < 4
