"""A Taylor polynomial of exp is at least 1 to the right of 0: it begins with 1, and the other terms are not negative there."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Int, Nat, Q, Real, Sum, at, eq, exp_taylor, factorial, forall, implies

x = Real("x")
n, k = Nat("n"), Int("k")
zero = Q(0)
P = exp_taylor  # P(n, x) is the polynomial of degree n


def last(n, x):
    return x**n / factorial(n)


bound = 1 <= P(n, x)
statement = forall(n, x, implies(0 <= x, bound))


def derivation(d):
    right = d.suppose("right of 0", 0 <= x)
    constant = d.have("constant", eq(P(zero, x), 1), by.first_term)
    base = d.have("degree 0", at(bound, n, 0), by.arithmetic, constant)
    hypothesis = d.suppose("degree n", bound)
    more = d.have("one degree more", eq(P(n + 1, x), P(n, x) + last(n + 1, x)), by.last_term)
    term = d.have("nonnegative term", 0 <= last(n + 1, x), by.arithmetic, right)
    step = d.have("degree n + 1", at(bound, n, n + 1), by.arithmetic, more, hypothesis, term)
    every = d.have("every degree", bound, by.induction(n), base, step)
    return d.have("all", statement, by.generalisation, every)


claim = Claim(
    id="exp-taylor-at-least-one",
    title="Taylor polynomials of exp are at least 1 to the right of 0",
    title_zh="exp 的泰勒多项式在非负实数处不小于一",
    source="textbook",
    tags=("lemma", "calculus", "exp", "inequality"),
    statement=statement,
    derivation=derivation,
    numeric=region(n=range(31), x=(0, 8)),
    twins=[
        Twin("any-x", forall(n, x, bound), refuted_at={"n": 1, "x": -1}, note="1 - 1 = 0"),
        Twin("strict", forall(n, x, implies(0 <= x, 1 < P(n, x))), refuted_at={"n": 1, "x": 0}, note="equality at 0"),
        Twin("without-constant", forall(n, x, implies(0 <= x, 1 <= Sum(x**k / factorial(k), k, 1, n))), refuted_at={"n": 1, "x": 0},
             note="the constant term is what makes it 1"),
        Twin("at-least-itself", forall(n, x, implies(0 <= x, 1 + x <= P(n, x))), refuted_at={"n": 0, "x": 1},
             note="the polynomial of degree 0 is 1"),
    ],
)
