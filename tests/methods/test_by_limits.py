"""Limits, what holds eventually, and infinite sums: what the methods show, and what they refuse with which advice."""

import pytest

from mathcheck import StepError
from mathcheck.kernel.theorem import RULES
from mathcheck.lang import (
    NAT,
    And,
    Function,
    Int,
    Max,
    Nat,
    Prod,
    Q,
    Real,
    Series,
    Sum,
    above,
    below,
    choose,
    cos,
    define,
    define_rec,
    eq,
    exists,
    exp,
    factorial,
    falling,
    forall,
    implies,
    infinity,
    ipow,
    limit,
    log,
    minus_infinity,
    ne,
    sin,
    sqrt,
    tan,
)
from mathcheck.methods import by
from mathcheck.methods.arithmetic import by_inequalities

a, b, c, x, y, s = (Real(name) for name in "abcxys")
n, m, j = Nat("n"), Nat("m"), Nat("j")
k = Int("k")
u = Function("u", NAT)
zero, one = Q(0), Q(1)
half = define("half", x, x / 2)
reciprocal = define("reciprocal", x, 1 / x)


def tends(f, value):
    return limit(f, n, infinity, value)


LIMITS = {
    "a reciprocal": tends(1 / n, 0),
    "a pole that is passed": tends(1 / (n - 5), 0),
    "a multiple": tends(a / n, 0),
    "a fixed power": tends((1 + a / n) ** m, 1),
    "a quotient of polynomials": tends((3 * n**2 + n - 1) / (2 * n**2 - 7), Q(3, 2)),
    "of a lower degree": tends((n + a) / (n**3 + 1), 0),
    "of a higher degree": tends((n**3 + a) / (2 * n**2 + 1), infinity),
    "oo - oo of polynomials": tends(n**3 - n**2, infinity),
    "a polynomial at -oo": limit(x**3 - x, x, minus_infinity, minus_infinity),
    "an even power at -oo": limit(x**4, x, minus_infinity, infinity),
    "an odd power at -oo": limit(x**5, x, minus_infinity, minus_infinity),
    "growth times growth": tends(n * (1 + n**2), infinity),
    "growth times a positive limit": tends(n * (2 + 1 / n), infinity),
    "a positive limit times growth": tends((2 + 1 / n) * n, infinity),
    "growth times a negative limit": tends(n * (1 / n - 2), minus_infinity),
    "growth over a limit": tends(n / (2 + 1 / n), infinity),
    "a continuous outer function": tends(exp(1 / n), exp(zero)),
    "a root": limit(sqrt(4 + 1 / x), x, infinity, sqrt(Q(4))),
    "a logarithm": limit(log(x), x, 3, log(Q(3))),
    "an integer power": limit(ipow(x, -2), x, 2, Q(1, 4)),
    "a maximum": limit(Max(x, 3), x, 5, Max(Q(5), 3)),
    "an absolute value": limit(abs(x - 1), x, 1, abs(zero)),
    "at a point": limit(x**2, x, 3, 9),
    "at a parameter": limit(x * y, x, y, y**2),
    "a pole from above": limit(1 / x, x, above(0), infinity),
    "a pole from below": limit(1 / x, x, below(0), minus_infinity),
    "a definition": tends(half(1 / n), 0),
    "a definition with a divisor": limit(reciprocal(x), x, 2, Q(1, 2)),
    "a product of m factors": tends(Prod(1 - k / n, k, 0, m - 1), Prod(one - k * zero, k, 0, m - 1)),
    "a sum of m terms": tends(Sum(k / n, k, 0, m), Sum(k * zero, k, 0, m)),
    "a constant": tends(1 + a, a + 1),
    "a difference": tends(-(1 / n) - (a - 1 / n), -a),
}


@pytest.mark.parametrize("goal", LIMITS.values(), ids=LIMITS)
def test_limit_shows_what_the_parts_give(shows, goal):
    shows(goal, by.limit)


def test_limit_shows_it_with_premises_for_what_it_cannot_know(shows, given):
    shows(tends((n**2 - n) / (a * n**3 + 1), 0), by.limit, given(0 < a))
    shows(tends(a * n, minus_infinity), by.limit, given(a < 0))
    shows(tends((1 + u(n)) * sin(u(n)), (1 + b) * sin(b)), by.limit, given(tends(u(n), b)))
    shows(tends(1 / u(n), 1 / c), by.limit, given(tends(u(n), c)), given(ne(c, 0)))
    shows(limit(x ** (2 * m), x, minus_infinity, infinity), by.limit, given(1 <= m))
    shows(tends(exp(n * 1), infinity), by.limit, given(limit(exp(x), x, infinity, infinity)))
    shows(limit(tan(x), x, 0, tan(zero)), by.limit, shows(eq(cos(zero), 1), by.axiom("cos-zero")))


def test_limit_shows_it_from_a_universal_premise(shows, given):
    compound = given(forall(a, tends((1 + a / n) ** n, exp(a))))
    shows(tends((1 + 3 / n) ** n + 1 / n, exp(Q(3))), by.limit, compound)
    small = given(forall(x, implies(abs(x) < 1, tends(x**n, 0))))
    shows(tends(Q(1, 2) ** n, 0), by.limit, small)


REFUSED = {
    "0/0": (limit(x**2 / x, x, 0, 0), "the denominator's limit 0 is not known to be nonzero", "cancel"),
    "a pole from both sides": (limit(1 / x, x, 0, infinity), "the denominator's limit 0 is not known to be nonzero", "one side"),
    "one side taken for two": (limit(abs(x) / x, x, 0, 1), "the denominator's limit 0 is not known", "one side"),
    "an unknown denominator": (limit(1 / (x + a), x, 0, 1 / a), "is not known to be nonzero", "!= 0 and give it"),
    "an oscillation": (tends(Q(-1) ** n, 0), "no rule gives the limit of (-1)^n", "by.squeeze"),
    "a growing exponent": (tends((1 + 1 / n) ** n, 1), "no rule gives the limit", "give that as a premise"),
    "a growing number of terms": (tends(Sum(1 / n, k, 0, n - 1), 0), "the number of terms of sum(1/n, k, 0, n - 1) depends on n",
                                "squeeze"),
    "an unknown sign": (tends(a * n, infinity), "whose sign is not known", "show 0 <"),
    "0*oo": (tends(sin(1 / n) * n, 1), "whose sign is not known", "cancel"),
    "oo - oo": (tends(exp(n * 1) - n, 0), "", ""),
    "another value": (tends(1 / n, 1), "the limit is 0, not 1", "check the value"),
    "infinity for a number": (tends(1 / n, infinity), "the limit is 0+, not oo", "check the value"),
    "a root at its end": (limit(sqrt(x), x, 0, 0), "", ""),
    "a logarithm at its pole": (limit(log(x), x, 0, 0), "", ""),
    "no limit at all": (eq(x, x), "the goal is not a limit", "limit(f, x, place, value)"),
    "an unknown leading coefficient": (tends((n**2 - n) / (a * n**3 + 1), 0), "", ""),
    "an exponent of unknown parity": (limit(x**m, x, minus_infinity, infinity), "", ""),
}


@pytest.mark.parametrize(("goal", "why", "hint"), REFUSED.values(), ids=REFUSED)
def test_limit_refuses_what_the_parts_do_not_give(d, goal, why, hint):
    with pytest.raises(StepError) as caught:
        d.have("refused", goal, by.limit)
    assert why in caught.value.why, caught.value.why
    assert hint in caught.value.hint, caught.value.hint


def test_limit_refuses_a_premise_at_another_place(refuses, given):
    refuses(limit(u(n), n, infinity, b), by.limit, given(forall(n, eq(u(n), u(n)))), why="no rule gives the limit of u(n)", hint="premise")


def test_limit_refuses_a_supposition_that_does_not_hold_eventually(refuses, given):
    early = given(n <= 5)
    equation = given(eq(u(n), 1 / n))
    refuses(tends(u(n), 0), by.eventually_equal, equation, early, why="not shown to hold eventually", hint="suppose bounds")


def test_eventually_equal_shows_a_limit_by_an_equation_that_holds_late(shows, given):
    late = given(5 <= n)
    equal = shows(eq((n - 5) / (n - 5) + 1 / n, 1 + 1 / n), by.algebra, shows(5 < n + 1, by.arithmetic, late), given(5 < n))
    shows(tends((n - 5) / (n - 5) + 1 / n, 1), by.eventually_equal, equal)


def test_eventually_equal_shows_a_cancelled_quotient(shows, given):
    shows(limit((x**2 - 9) / (x - 3), x, 3, 6), by.eventually_equal, shows(eq(x + 3, (x**2 - 9) / (x - 3)), by.algebra, given(ne(x, 3))))


def test_eventually_equal_refuses_equality_at_the_point_only(refuses, shows, given):
    there = given(eq(x, 3))
    refuses(limit(3 * x**2, x, 3, 81), by.eventually_equal, shows(eq(x**3, 3 * x**2), by.algebra, there),
            why="not shown to hold eventually",
            hint="suppose bounds")


def test_eventually_equal_refuses_without_an_equation_for_the_function(refuses, given):
    refuses(tends(u(n), 0), by.eventually_equal, given(eq(u(n) + 1, 1)), why="no premise is an equation with u(n)", hint="show f = g")


def test_squeeze_shows_a_limit_between_two_others(shows, given):
    late = given(1 <= n)
    low, high = (given(forall(n, implies(1 <= n, f))) for f in (1 - 1 / n <= u(n), u(n) <= 1 + 1 / n))
    shows(tends(u(n), 1), by.squeeze(1 - 1 / n, 1 + 1 / n), low, high, late)


def test_squeeze_refuses_bounds_with_different_limits(refuses, given):
    refuses(tends(u(n), 1), by.squeeze(0, 1 + 1 / n), given(forall(n, 0 <= u(n))), why="the limit is 0, not 1", hint="value")


def test_squeeze_refuses_without_one_of_the_inequalities(refuses, given):
    refuses(tends(u(n), 1), by.squeeze(1, 1 + 1 / n), given(u(n) <= 1 + 1 / n), why="it needs 1 <= u(n)", hint="or suppose it")


def test_closeness_shows_a_limit_from_a_distance(shows, given):
    shows(tends(u(n), b), by.closeness(a**2 / (2 * n)), given(forall(n, implies(1 <= n, abs(u(n) - b) <= a**2 / (2 * n)))), given(1 <= n))


def test_closeness_refuses_a_distance_that_does_not_tend_to_zero(refuses, given):
    refuses(tends(u(n), b), by.closeness(1 + 1 / n), given(abs(u(n) - b) <= 1 + 1 / n), why="not b", hint="check the value")


def test_closeness_refuses_an_infinite_limit(refuses, given):
    refuses(tends(u(n), infinity), by.closeness(1 / n), given(abs(u(n) - b) <= 1 / n), why="not a limit that is a number", hint="by.beyond")


def test_beyond_shows_growth(shows, given):
    shows(tends(u(n), infinity), by.beyond(n - 3), given(forall(n, n - 3 <= u(n))))
    shows(limit(x - y**2, x, minus_infinity, minus_infinity), by.beyond(x), shows(x - y**2 <= x, by.squares(y)))


def test_beyond_refuses_a_bound_that_does_not_grow(refuses, given):
    refuses(tends(u(n), infinity), by.beyond(1 - 1 / n), given(1 - 1 / n <= u(n)), why="not oo", hint="check the value")


def test_beyond_refuses_the_other_inequality(refuses, given):
    refuses(tends(u(n), infinity), by.beyond(n), given(u(n) <= n), why="it needs n <= u(n)", hint="or suppose it")


def test_composition_shows_a_subsequence_and_a_sequence_of_a_function(shows, given):
    shows(tends(u(2 * n), b), by.composition(2 * n, n), given(tends(u(n), b)))
    shows(tends(exp(-(n * 1)), 0), by.composition(-(n * 1), n), given(limit(exp(x), x, minus_infinity, 0)))


def test_composition_refuses_an_inner_limit_elsewhere(refuses, given):
    refuses(tends(u(n), b), by.composition(1 / n, n), given(limit(exp(x), x, infinity, b)),
            why="no premise is a limit where", hint="give limit")


def test_composition_refuses_a_point_that_the_outer_limit_leaves_out(refuses, given):
    refuses(tends(exp(0 / (n + 1)), b), by.composition(0 / (n + 1), n), given(limit(exp(x), x, 0, b)),
            why="no premise is a limit where", hint="give limit")


def test_comparing_limits_shows_an_order(shows, given):
    late = given(3 <= n)
    less = given(forall(n, implies(3 <= n, u(n) <= c + 1 / n)))
    shows(b <= c, by.comparing_limits(u(n), c + 1 / n, n, infinity), given(tends(u(n), b)), less, late)


def test_comparing_limits_refuses_to_keep_a_strict_order(refuses, given):
    refuses(zero < b, by.comparing_limits(0, u(n), n, infinity), given(tends(u(n), b)), given(forall(n, 0 < u(n))),
            why="no combination", hint="give")


def test_comparing_limits_refuses_an_order_that_fails_late(refuses, given, shows):
    early = given(n <= 5)
    less = shows(n / 5 <= 1, by.arithmetic, early)
    refuses(b <= 1, by.comparing_limits(n / 5, 1, n, infinity), less, why="not shown to hold eventually", hint="suppose bounds")


def test_uniqueness_shows_two_limits_equal(shows, given):
    shows(eq(a, b), by.uniqueness, given(tends(u(n), b)), given(tends(u(n), a)))


def test_uniqueness_refuses_limits_of_different_functions(refuses, given):
    refuses(eq(a, b), by.uniqueness, given(tends(u(n), b)), given(tends(u(2 * n), a)), why="no two premises", hint="give both")


def test_uniqueness_refuses_limits_at_different_places(refuses, given):
    refuses(eq(a, b), by.uniqueness, given(limit(exp(x), x, 0, a)), given(limit(exp(x), x, 1, b)), why="no two premises", hint="give both")


def test_holds_eventually_shows_it_from_suppositions_and_from_limits(shows, given):
    late = given(7 <= n)
    shows(exists(m, forall(n, implies(m <= n, 1 < n / 2))), by.holds_eventually(n, infinity), shows(1 < n / 2, by.arithmetic, late))
    shows(exists(m, forall(n, implies(m <= n, abs(a) / n < 1))), by.holds_eventually(n, infinity))
    near = given(abs(x - 2) < 1)
    shows(exists(y, And(0 < y, forall(x, implies(ne(x, 2), abs(x - 2) < y, 0 < x)))), by.holds_eventually(x, 2),
          shows(0 < x, by.arithmetic, near))


def test_holds_eventually_refuses_what_does_not(refuses, given):
    refuses(exists(m, forall(n, implies(m <= n, n < 5))), by.holds_eventually(n, infinity), given(n < 5),
            why="not shown to hold eventually",
            hint="suppose bounds")


def test_holds_eventually_refuses_another_form(refuses):
    refuses(exists(m, 1 < m), by.holds_eventually(n, infinity), why="does not say that something holds eventually", hint="for example")


def test_global_minimum_shows_a_least_value(shows):
    quartic = x**4 - x + 1
    shows(exists(c, forall(x, c**4 - c + 1 <= quartic)), by.global_minimum(quartic, x))


def test_global_minimum_refuses_a_function_that_falls_on_one_side(refuses):
    refuses(exists(c, forall(x, c**3 <= x**3)), by.global_minimum(x**3, x), why="need not be least anywhere", hint="both limits")


def test_global_minimum_refuses_a_function_of_unknown_growth(refuses):
    refuses(exists(c, forall(x, sin(c) <= sin(x))), by.global_minimum(sin(x), x),
            why="the limit of sin(y) there is not known", hint="give limit")


def test_bounded_growth_shows_that_a_sequence_has_a_limit(shows, given):
    rises, bounded = given(forall(n, u(n) <= u(n + 1))), given(forall(n, u(n) <= a))
    shows(exists(s, tends(u(n), s)), by.bounded_growth(a), rises, bounded)


def test_bounded_growth_refuses_a_bound_that_grows(refuses, given):
    rises, bounded = given(forall(n, u(n) <= u(n + 1))), given(forall(n, u(n) <= n))
    refuses(exists(s, tends(u(n), s)), by.bounded_growth(n), rises, bounded, why="depends on n", hint="the same for every n")


def test_bounded_growth_refuses_a_sequence_not_known_to_rise(refuses, given):
    refuses(exists(s, tends(u(n), s)), by.bounded_growth(a), given(forall(n, u(n) <= a)),
            why="it needs u(n) <= u(n + 1)", hint="or suppose")


def test_series_shows_the_limit_of_the_partial_sums_both_ways(shows):
    closed = shows(forall(n, eq(Sum(1 / (k * (k + 1)), k, 1, n), 1 - 1 / (n + 1))), by.summation)
    here = shows(eq(Sum(1 / (k * (k + 1)), k, 1, n), 1 - 1 / (n + 1)), by.instance(n=n), closed)
    whole = shows(eq(Series(1 / (k * (k + 1)), k, 1), 1), by.series, here)
    shows(tends(Sum(1 / (k * (k + 1)), k, 1, n), 1), by.series, whole)


def test_series_refuses_another_value(refuses, given):
    refuses(eq(Series(u(abs(k)), k, 0), a), by.series, given(tends(Sum(u(abs(k)), k, 0, n), b)), why="no combination", hint="give more")


def test_series_refuses_partial_sums_without_a_known_limit(refuses):
    refuses(eq(Series(Q(-1) ** abs(k), k, 0), Q(1, 2)), by.series, why="the number of terms", hint="squeeze")


def test_bounded_series_shows_that_a_sum_exists_and_is_bounded(shows, given):
    terms = given(forall(k, 0 <= u(abs(k)))), given(forall(n, Sum(u(abs(k)), k, 0, n) <= a))
    every = shows(Sum(u(abs(k)), k, 0, n) <= a, by.instance(n=n), terms[1])
    shows(exists(s, tends(Sum(u(abs(k)), k, 0, n), s)), by.bounded_series(n), every, terms[0])
    shows(Series(u(abs(k)), k, 0) <= a, by.bounded_series(n), every, terms[0])


def test_bounded_series_refuses_terms_of_unknown_sign(refuses, given, shows):
    every = shows(Sum(u(abs(k)), k, 0, n) <= a, by.instance(n=n), given(forall(n, Sum(u(abs(k)), k, 0, n) <= a)))
    refuses(Series(u(abs(k)), k, 0) <= a, by.bounded_series(n), every, why="not shown to be nonnegative", hint="from the first on")


def test_bounded_series_refuses_without_a_bound(refuses, given):
    refuses(Series(u(abs(k)), k, 0) <= a, by.bounded_series(n), given(forall(k, 0 <= u(abs(k)))),
            why="no premise bounds", hint="at most the")


def test_partial_sum_below_shows_a_lower_bound(shows, given):
    terms, value = given(forall(k, 0 <= u(abs(k)))), given(eq(Series(u(abs(k)), k, 0), b))
    shows(Sum(u(abs(k)), k, 0, 3) <= b, by.partial_sum_below(3), terms, value)


def test_partial_sum_below_refuses_terms_of_unknown_sign(refuses, given):
    value = given(eq(Series(u(abs(k)), k, 0), b))
    refuses(Sum(u(abs(k)), k, 0, 3) <= b, by.partial_sum_below(3), value, why="not shown to be nonnegative", hint="from the first on")


def test_partial_sum_below_refuses_a_sum_not_known_to_exist(refuses, given):
    refuses(Sum(u(abs(k)), k, 0, 3) <= Series(u(abs(k)), k, 0), by.partial_sum_below(3), given(forall(k, 0 <= u(abs(k)))),
            why="it needs exists S", hint="or suppose it")


def test_recursion_shows_the_defining_equations_up_to_algebra(shows):
    shows(eq(choose(n + 1, k), choose(n, k) + choose(n, k - 1)), by.recursion)
    shows(eq(choose(n + 1, k + 1), choose(n, k) + choose(n, k + 1)), by.recursion)
    shows(eq(choose(0, k), zero ** abs(k)), by.recursion)
    shows(eq(falling(n + 1, x), falling(n, x) * (x - n)), by.recursion)
    shows(eq(choose(4, 2), 6), by.recursion)


def test_recursion_refuses_what_the_equations_do_not_say(refuses):
    refuses(eq(choose(n + 1, k), choose(n, k) + choose(n, k + 1)), by.recursion, why="no combination", hint="give more facts")


def test_recursion_refuses_a_call_that_is_not_a_successor(refuses):
    twice = define_rec("twice", n, 0, lambda twice: twice(n) + 2)
    refuses(eq(twice(2 * n), 4 * n), by.recursion, why="no combination", hint="give more facts")


def test_factorials_are_not_needed_for_what_is_evident(shows):
    shows(tends(1 / (factorial(m) * n), 0), by.limit)


def test_closeness_shows_it_from_the_distance_either_way_round(shows, given):
    shows(tends(u(n), b), by.closeness(1 / n), given(forall(n, abs(b - u(n)) <= 1 / n)))
    shows(tends(u(n), 0), by.closeness(1 / n), given(forall(n, abs(u(n)) <= 1 / n)))


LINEAR = {"(n+1)/(n+3)": ((n + 1) / (n + 3), 1), "n/(n+1)": (n / (n + 1), 1), "(3n+1)/(2n+5)": ((3 * n + 1) / (2 * n + 5), Q(3, 2))}


@pytest.mark.parametrize(("f", "value"), LINEAR.values(), ids=LINEAR)
def test_limit_shows_quotients_whose_denominator_is_linear(shows, f, value):
    """The condition that n + 3 is not 0 is read off one that supposes another, which is then shown by itself."""
    shows(tends(f, value), by.limit)


def test_limit_shows_polynomials_up_to_the_fiftieth_degree(shows):
    shows(limit(x**50 - x**26, x, infinity, infinity), by.limit)


def test_what_arithmetic_remembers_depends_on_the_axioms_of_its_facts():
    """A fact that cites more must not lend its proof to one that cites less."""
    less = RULES["assume"](x <= y)
    cited, plain = (RULES["and_left"](RULES["and_intro"](less, th)) for th in (RULES["axiom"]("exp-zero"), RULES["compute"](eq(one, 1))))
    goal = x <= y + 1
    assert by_inequalities(goal, [cited]).axioms == ("exp-zero",) and by_inequalities(goal, [plain]).axioms == ()
