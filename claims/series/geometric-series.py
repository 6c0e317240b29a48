"""1 + x + x^2 + ... = 1/(1 - x) for |x| < 1: the sum up to x^n is (x^(n+1) - 1)/(x - 1), and x^(n+1) tends to 0."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Int, Nat, Q, Real, Series, Sum, eq, exists, forall, implies, infinity, limit, ne

x, n, k, S = Real("x"), Nat("n"), Int("k"), Real("S")
last = Int("N")
partial, total = Sum(x**k, k, 0, n), Series(x**k, k, 0)
small = abs(x) < 1
value = eq(total, 1 / (1 - x))


def statement(conclusion=value, condition=small):
    return forall(x, implies(condition, conclusion))


def derivation(d):
    near = d.suppose("|x| is below 1", small)
    other = d.have("x is not 1", ne(x, 1), by.arithmetic, d.have("x is below 1", x < 1, by.arithmetic, near))
    closed = (x ** (n + 1) - 1) / (x - 1)
    sums = d.have("partial sums", eq(partial, closed), by.instance(x=x, n=n), d.cite("geometric-sum"), other)
    power = d.have("powers", limit(x**n, n, infinity, 0), by.instance(x=x), d.cite("power-tends-to-zero"), near)
    later = d.have("next powers", limit(x ** (n + 1), n, infinity, 0), by.composition(n + 1, n), power)
    tends = d.have("limit", limit(closed, n, infinity, 1 / (1 - x)), by.limit, later, other)
    there = d.have("limit of the partial sums", limit(partial, n, infinity, 1 / (1 - x)), by.eventually_equal, sums, tends, other)
    some = d.have("they have one", exists(S, limit(partial, n, infinity, S)), by.witness(1 / (1 - x)), there, other)
    d.have("the infinite sum has a value", statement(some.concl), by.generalisation, some)
    result = d.have("value", value, by.series, there, other)
    return d.have("all", statement(), by.generalisation, result)


claim = Claim(
    id="geometric-series",
    title="1 + x + x^2 + ... = 1/(1 - x) for |x| < 1",
    title_zh="几何级数求和",
    source="textbook",
    tags=("series", "limit", "powers"),
    statement=statement(),
    derivation=derivation,
    axioms=("archimedes",),
    numeric=region(x=(Q(-3, 4), Q(3, 4)), tails={"k": (last, abs(x) ** (last + 1) / (1 - abs(x)))}),
    twins=[
        Twin("x-may-be-one", statement(condition=abs(x) <= 1), refuted_at={"x": 1}, note="1 + 1 + .. has no value"),
        Twin("from-one", statement(eq(total, x / (1 - x))), refuted_at={"x": Q(1, 2)}, note="2, not 1"),
        Twin("sign", statement(eq(total, 1 / (1 + x))), refuted_at={"x": Q(1, 2)}, note="2, not 2/3"),
        Twin("first-terms", statement(total <= 1 + abs(x)), refuted_at={"x": Q(1, 2), "k": 2}, note="1 + 1/2 + 1/4 = 7/4"),
        Twin("partial-sums", forall(x, n, implies(small, eq(partial, 1 / (1 - x)))), refuted_at={"x": Q(1, 2), "n": 0}, note="1, not 2"),
    ],
)
