"""The Taylor polynomial of degree n about t, taken at a fixed b, as a function of t: its derivative telescopes.

F(k, .) stands for the k-th derivative of F(0, .). Differentiating F(k, t) (b - t)^k/k! leaves the term F(k+1, t) (b - t)^k/k! less
the same for k - 1; of all these F(n+1, t) (b - t)^n/n! is left.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.kernel.sorts import INT, REAL
from mathcheck.lang import Function, Int, Max, Nat, Q, Real, Sum, at, choose, deriv, eq, exp, factorial, forall, implies, pi, sin

F = Function("F", (INT, REAL), REAL)
n, m, k = Nat("n"), Nat("m"), Int("k")
b, t, x, zero = Real("b"), Real("t"), Real("x"), Q(0)


def P(m, t):
    return Sum(F(k, t) * (b - t) ** k / factorial(k), k, 0, m)


def term(m, t):
    return F(m, t) * (b - t) ** m / factorial(m)


def slope(m, x):
    return F(m + 1, x) * (b - x) ** m / factorial(m)


smooth = forall(k, implies(0 <= k, k <= n, deriv(F(k, t), t, x, F(k + 1, x))))
statement = forall(F, n, b, x, implies(smooth, deriv(P(n, t), t, x, slope(n, x))))


def degree_zero(d, claim, smooth_here):
    empty = d.have("no terms", eq(P(zero - 1, t), 0), by.empty_range)
    one = d.have("0!", eq(1 / factorial(zero - 1 + 1), 1), by.computation)
    constant = d.have("degree 0", eq(P(zero, t), F(0, t)), by.last_term, empty, one)
    first = d.have("derivative of F(0, .)", deriv(F(0, t), t, x, F(zero + 1, x)), by.instance(k=0), smooth_here)
    same = d.have("slope of degree 0", deriv(P(zero, t), t, x, F(zero + 1, x)), by.same_function(t), first, constant)
    return d.have("start", at(claim, m, 0), by.generalisation,
                  d.have("slope at degree 0", deriv(P(zero, t), t, x, slope(zero, x)), by.derivative, same))


def degree_one_more(d, claim, smooth_here):
    hypothesis = d.suppose("slope up to degree m", claim)
    below = d.suppose("m + 1 is at most n", m + 1 <= n)
    known = d.have("slope of degree m", deriv(P(m, t), t, x, slope(m, x)), by.instance(), hypothesis, below)
    another = d.have("derivative of F(m + 1, .)", deriv(F(m + 1, t), t, x, F(m + 1 + 1, x)), by.instance(k=m + 1), smooth_here, below)
    more = d.have("one degree more", eq(P(m + 1, t), P(m, t) + term(m + 1, t)), by.last_term)
    cancels = F(m + 1, x) * (m + 1) * (b - x) ** m
    last = d.have("slope of the last term", deriv(term(m + 1, t), t, x, slope(m + 1, x) - cancels / factorial(m + 1)), by.derivative,
                  another)
    unfolded = d.have("next factorial", eq(factorial(m + 1), (m + 1) * factorial(m)), by.factorial_step)
    same_slope = d.have("what cancels", eq(slope(m, x), cancels / factorial(m + 1)), by.rewriting, unfolded,
                        d.have("m + 1 cancels", eq(slope(m, x), cancels / ((m + 1) * factorial(m))), by.algebra))
    summed = d.have("slope of the sum", deriv(P(m, t) + term(m + 1, t), t, x, slope(m + 1, x)), by.derivative, known, last, same_slope)
    same = d.have("slope of degree m + 1", deriv(P(m + 1, t), t, x, slope(m + 1, x)), by.same_function(t), summed, more)
    return d.have("step", at(claim, m, m + 1), by.generalisation, same)


def derivation(d):
    smooth_here = d.suppose("derivatives", smooth)
    claim = implies(m <= n, deriv(P(m, t), t, x, slope(m, x)))
    every = d.have("up to degree n", forall(m, claim), by.induction(m), degree_zero(d, claim, smooth_here),
                   degree_one_more(d, claim, smooth_here))
    telescoped = d.have("slope", deriv(P(n, t), t, x, slope(n, x)), by.instance(m=n), every)
    return d.have("all", statement, by.generalisation, telescoped)


def written_out(value):
    """The case n = 1 with its two summands, its derivative being said to be value."""
    return forall(F, b, x, implies(deriv(F(0, t), t, x, F(1, x)), deriv(F(1, t), t, x, F(2, x)),
                                   deriv(F(0, t) + F(1, t) * (b - t), t, x, value)))


square = (k, x, (1 - k) * (2 - k) / 2 * x**2 + k * (2 - k) * 2 * x + k * (k - 1))  # x^2, 2 x, 2 for k = 0, 1, 2
claim = Claim(
    id="taylor-slope",
    title="The derivative of a Taylor polynomial with respect to its centre",
    title_zh="泰勒多项式关于展开点的导数",
    source="textbook",
    tags=("lemma", "calculus", "taylor"),
    statement=statement,
    derivation=derivation,
    numeric=region(F=[(k, x, k), (k, x, exp(x)), (k, x, sin(x + k * pi / 2)), (k, x, choose(3, k) * factorial(k) * x ** Max(3 - k, 0))],
                   n=range(5), b=[-1, 2], x=(-2, 2), k=range(7)),
    witness={"F": (k, x, 0), "n": 0, "b": 0, "x": 0},
    twins=[
        Twin("no-derivatives", forall(F, x, deriv(F(0, t), t, x, F(1, x))), refuted_at={"F": (k, x, k), "x": 0},
             note="the case n = 0 without its hypothesis"),
        Twin("half", written_out(F(2, x) * (b - x) / 2), refuted_at={"F": square, "b": 1, "x": 0},
             note="x^2 + 2 x (1 - x) has slope 2 at 0"),
        Twin("sign", written_out(-F(2, x) * (b - x)), refuted_at={"F": square, "b": 1, "x": 0}),
    ],
)
