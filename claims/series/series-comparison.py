"""If 0 <= a(k) <= b(k) for every k and the partial sums of b tend to B, then the infinite sum of a has a value, and it is at most B.

The partial sums of a rise and stay below those of b, which rise too and so never exceed their limit B.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Function, Int, Nat, Q, Real, Series, Sum, constant, eq, exists, forall, implies, infinity, limit

n, m, k, B, S = Nat("n"), Nat("m"), Int("k"), Real("B"), Real("S")
a, b = Function("a", n.sort), Function("b", n.sort)
last = Int("N")
nonnegative, smaller = forall(m, 0 <= a(m)), forall(m, a(m) <= b(m))
first, second = Sum(a(k), k, 0, n), Sum(b(k), k, 0, n)
converges = limit(second, n, infinity, B)
total = Series(a(k), k, 0)


def statement(conclusion=total <= B, *, of_a=nonnegative, of_b=smaller, sums=converges):
    return forall(a, b, B, implies(of_a, of_b, sums, conclusion))


def derivation(d):
    signs, terms = d.suppose("a is not negative", nonnegative), d.suppose("a is at most b", smaller)
    tends = d.suppose("the sums of b tend to B", converges)
    index = d.suppose("0 <= k", 0 <= k)
    low = d.have("a(k)", 0 <= a(k), by.instance(m=k), signs, index)
    order = d.have("a(k) and b(k)", a(k) <= b(k), by.instance(m=k), terms, index)
    high = d.have("b(k)", 0 <= b(k), by.arithmetic, low, order)
    value = d.have("the sum of b", eq(Series(b(k), k, 0), B), by.series, tends)
    partial = d.have("partial sums of b", second <= B, by.partial_sum_below(n), high, value)
    below = d.have("partial sums", first <= second, by.termwise, order)
    bound = d.have("partial sums of a", first <= B, by.arithmetic, below, partial)
    some = d.have("they have a limit", exists(S, limit(first, n, infinity, S)), by.bounded_series(n), low, bound)
    d.have("the infinite sum has a value", statement(some.concl), by.generalisation, some)
    result = d.have("at most B", total <= B, by.bounded_series(n), low, bound)
    return d.have("all", statement(), by.generalisation, result)


zero, one = constant(0, n), constant(1, n)
claim = Claim(
    id="series-comparison",
    title="An infinite sum of nonnegative terms that are at most those of a convergent one has a value, at most the other's",
    title_zh="非负级数的比较判别法",
    source="textbook",
    tags=("series", "limit", "inequality"),
    statement=statement(),
    derivation=derivation,
    axioms=("monotone-convergence",),
    numeric=region(a=[(m, Q(1, 3) ** m), (m, Q(1, 2) ** m / (m + 1))], b=[(m, Q(1, 2) ** m), (m, 2 * Q(0) ** m)], B=[2], m=range(20),
                   tails={"k": (last, 1 / Q(2) ** last)}),
    witness={"a": zero, "b": zero, "B": 0},
    twins=[
        Twin("strict", statement(total < B), refuted_at={"a": zero, "b": zero, "B": 0}),
        Twin("without-signs", forall(a, b, B, implies(smaller, converges, total <= B)),
             refuted_at={"a": constant(-1, n), "b": zero, "B": 0}, note="the sums of -1 fall without bound, so a has no sum"),
        Twin("without-limit", forall(a, b, B, implies(nonnegative, smaller, total <= B)),
             refuted_at={"a": one, "b": one, "B": 0}, note="1 + 1 + .. has no value"),
        Twin("reversed", statement(of_b=forall(m, b(m) <= a(m))), refuted_at={"a": one, "b": zero, "B": 0}, note="1 + 1 + .. has no value"),
    ],
)
