"""A Taylor polynomial about b, at b itself: only its constant term is left."""

from mathcheck import Claim, Twin, by, region
from mathcheck.kernel.sorts import INT, REAL
from mathcheck.lang import Function, Int, Max, Nat, Q, Real, Sum, at, eq, exp, factorial, forall

F = Function("F", (INT, REAL), REAL)
n, k = Nat("n"), Int("k")
b, x, zero = Real("b"), Real("x"), Q(0)


def P(n, t):
    return Sum(F(k, t) * (b - t) ** k / factorial(k), k, 0, n)


value = eq(P(n, b), F(0, b))
statement = forall(F, n, b, value)


def derivation(d):
    empty = d.have("no terms", eq(P(zero - 1, b), 0), by.empty_range)
    one = d.have("0!", eq(1 / factorial(zero - 1 + 1), 1), by.computation)
    base = d.have("degree 0", at(value, n, 0), by.last_term, empty, one)
    hypothesis = d.suppose("degree n", value)
    last = F(n + 1, b) * (b - b) ** (n + 1) / factorial(n + 1)
    more = d.have("one degree more", eq(P(n + 1, b), P(n, b) + last), by.last_term)
    power = d.have("power at b", eq((b - b) ** (n + 1), 0), by.instance(n=n), d.cite("power-of-zero"))
    vanishes = d.have("last term", eq(last, 0), by.multiplying(F(n + 1, b) / factorial(n + 1)), power)
    step = d.have("degree n + 1", at(value, n, n + 1), by.algebra, more, hypothesis, vanishes)
    every = d.have("every degree", forall(n, value), by.induction(n), base, step)
    return d.have("all", statement, by.generalisation, d.have("this degree", value, by.instance(n=n), every))


claim = Claim(
    id="taylor-value",
    title="A Taylor polynomial at its own centre is the constant term",
    title_zh="泰勒多项式在展开点处的值",
    source="textbook",
    tags=("lemma", "sum", "taylor"),
    statement=statement,
    derivation=derivation,
    numeric=region(F=[(k, x, exp(x)), (k, x, x**2 + k), (k, x, x ** Max(k, 0))], n=range(9), b=(-2, 2)),
    twins=[
        Twin("all-coefficients", forall(F, n, b, eq(Sum(F(k, b) / factorial(k), k, 0, n), F(0, b))),
             refuted_at={"F": (k, x, k), "n": 1, "b": 0}, note="0 + 1 is not 0"),
        Twin("any-integer", forall(F, k, b, eq(P(k, b), F(0, b))), refuted_at={"F": (k, x, k + 1), "k": -1, "b": 0},
             note="an empty sum is 0"),
        Twin("elsewhere", forall(F, n, b, eq(P(n, b - 1), F(0, b))), refuted_at={"F": (k, x, x), "n": 0, "b": 0}),
    ],
)
