"""The infinite sum of u(k) - u(k+1) over k >= 0 is u(0) - L, where L is the limit of u: the partial sum up to n is u(0) - u(n+1)."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Function, Int, Nat, Q, Real, Series, Sum, constant, eq, exists, forall, implies, infinity, limit

n, k, L, S = Nat("n"), Int("k"), Real("L"), Real("S")
u = Function("u", n.sort)
last = Int("N")
difference = u(k) - u(k + 1)
partial = Sum(difference, k, 0, n)
has_limit = limit(u(n), n, infinity, L)
total, start = Series(difference, k, 0), u(0)


def statement(value=start - L):
    return forall(u, L, implies(has_limit, eq(total, value)))


def derivation(d):
    given = d.suppose("limit of u", has_limit)
    closed = d.have("partial sums", forall(n, eq(partial, start - u(n + 1))), by.summation)
    at_n = d.have("at n", eq(partial, start - u(n + 1)), by.instance(n=n), closed)
    later = d.have("one further", limit(u(n + 1), n, infinity, L), by.composition(n + 1, n), given)
    tends = d.have("limit", limit(start - u(n + 1), n, infinity, start - L), by.limit, later)
    sums = d.have("limit of the partial sums", limit(partial, n, infinity, start - L), by.eventually_equal, at_n, tends)
    some = d.have("they have one", exists(S, limit(partial, n, infinity, S)), by.witness(start - L), sums)
    d.have("the infinite sum has a value", forall(u, L, implies(has_limit, some.concl)), by.generalisation, some)
    value = d.have("value", eq(total, start - L), by.series, sums)
    return d.have("all", statement(), by.generalisation, value)


identity, reciprocal = (n, n * 1**n), (n, 1**n / (n + 1))  # 1^n: see constant
claim = Claim(
    id="series-telescoping",
    title="The sum of u(k) - u(k+1) over all k is u(0) minus the limit of u",
    title_zh="裂项级数求和",
    source="textbook",
    tags=("series", "limit"),
    statement=statement(),
    derivation=derivation,
    axioms=("archimedes",),
    numeric=region(u=[(n, Q(1, 2) ** n), (n, Q(-1, 3) ** n), (n, n * Q(1, 2) ** n)], L=[0], tails={"k": (last, (last + 1) / Q(2) ** last)}),
    witness={"u": (n, 0), "L": 0},
    twins=[
        Twin("without-limit", forall(u, L, eq(total, start - L)), refuted_at={"u": identity, "L": 0},
             note="each term is -1, so there is no sum"),
        Twin("signs", statement(L - start), refuted_at={"u": reciprocal, "L": 0}, note="1, not -1"),
        Twin("only-first", statement(start), refuted_at={"u": constant(1, n), "L": 1}, note="0, not 1"),
        Twin("wrong-limit", statement(start - L - 1), refuted_at={"u": reciprocal, "L": 0}, note="1, not 0"),
    ],
)
