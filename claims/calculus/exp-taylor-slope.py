"""The derivative of a Taylor polynomial of exp is the polynomial itself less its last term, so the one of a degree less.

Induction on the degree: the next term x^(m+1)/(m+1)! has the derivative x^m/m!, just the term that was missing.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import And, Int, Nat, Q, Real, Sum, at, deriv, eq, exp_taylor, factorial, forall

x, a = Real("x"), Real("a")
m, k = Nat("m"), Int("k")
zero = Q(0)
P = exp_taylor  # P(m, x) is the polynomial of degree m


def last(m, x):
    return x**m / factorial(m)


def nonconstant(m, x):
    return Sum(x**k / factorial(k), k, 1, m)


less_its_last = deriv(P(m, x), x, a, P(m, a) - last(m, a))
of_the_next = deriv(P(m + 1, x), x, a, P(m, a))
statement = forall(m, a, And(less_its_last, of_the_next))


def derivation(d):
    first = d.have("degree 0", eq(P(zero, x), 1), by.first_term)
    first_at = d.have("degree 0 at a", eq(P(zero, a), 1), by.first_term)
    flat = d.have("slope of a constant", deriv(1, x, a, 0), by.derivative)
    base = d.have("slope at degree 0", at(less_its_last, m, 0), by.derivative,
                  d.have("slope of degree 0", deriv(P(zero, x), x, a, 0), by.same_function(x), flat, first), first_at)
    hypothesis = d.suppose("slope at degree m", less_its_last)
    following = slope_of_the_next(d, hypothesis)
    more_at = d.have("one degree more at a", eq(P(m + 1, a), P(m, a) + last(m + 1, a)), by.last_term)
    step = d.have("slope at degree m + 1", at(less_its_last, m, m + 1), by.derivative, following, more_at)
    every = d.have("slope", less_its_last, by.induction(m), base, step)
    closed = d.have("closed", forall(m, less_its_last), by.generalisation, every)
    at_m = d.have("at degree m", less_its_last, by.instance(m=m), closed)
    next_at_m = d.have("at degree m + 1", of_the_next, by.derivative, more_at,
                       d.have("there", at(less_its_last, m, m + 1), by.instance(m=m + 1), closed))
    both = d.have("both", And(less_its_last, of_the_next), by.conjunction, at_m, next_at_m)
    return d.have("all", statement, by.generalisation, both)


def slope_of_the_next(d, hypothesis):
    more = d.have("one degree more", eq(P(m + 1, x), P(m, x) + last(m + 1, x)), by.last_term)
    unfolded = d.have("next factorial", eq(factorial(m + 1), (m + 1) * factorial(m)), by.factorial_step)
    summed = d.have("slope of the sum", deriv(P(m, x) + last(m + 1, x), x, a, P(m, a)), by.derivative, hypothesis, unfolded,
                    why="the last term's derivative is a^m/m!")
    return d.have("slope of the next", of_the_next, by.same_function(x), summed, more)


claim = Claim(
    id="exp-taylor-slope",
    title="The derivative of a Taylor polynomial of exp is the one of a degree less",
    title_zh="exp 的泰勒多项式求导后次数减一",
    source="textbook",
    tags=("lemma", "calculus", "exp"),
    statement=statement,
    derivation=derivation,
    numeric=region(m=range(9), a=(-4, 4)),
    twins=[  # sums from k = 1 on: the rules differentiate x^k where 1 <= k
        Twin("itself", forall(m, a, deriv(nonconstant(m, x), x, a, P(m, a))), refuted_at={"m": 1, "a": 1}, note="1 and 1 + 1"),
        Twin("no-constant", forall(m, a, deriv(nonconstant(m + 1, x), x, a, nonconstant(m, a))), refuted_at={"m": 1, "a": 1},
             note="the slope begins with 1"),
        Twin("no-factorials", forall(m, a, deriv(Sum(x**k, k, 1, m + 1), x, a, Sum(a**k, k, 0, m))), refuted_at={"m": 1, "a": 1},
             note="1 + 2 and 1 + 1"),
    ],
)
