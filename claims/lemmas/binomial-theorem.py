"""The binomial theorem: (a + b)^n is the sum of choose(n, k) a^k b^(n-k) for k = 0, ..., n, for all real a and b, 0^0 being 1.

By induction on n. Write T(n, k) for the term. By Pascal's rule the first m + 1 terms of the next row fall short of (a + b) times the
first m + 1 terms of this one by a T(n, m) exactly, which an induction on m shows; and for m = n that is the last term of the next row.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Int, Nat, Q, Real, Sum, at, choose, eq, forall, implies

n, m, k = Nat("n"), Nat("m"), Int("k")
a, b, zero = Real("a"), Real("b"), Q(0)


def T(n, k):
    return choose(n, k) * a**k * b ** (n - k)


def S(n, m):
    """The first m + 1 terms of row n."""
    return Sum(T(n, k), k, 0, m)


expansion = eq((a + b) ** n, S(n, n))
statement = forall(n, a, b, expansion)


def shortfall(d, outside):
    """S(n + 1, m) = (a + b) S(n, m) - a T(n, m) for m <= n."""
    falls_short = eq(S(n + 1, m), (a + b) * S(n, m) - a * T(n, m))
    left = d.have("left of the row", eq(choose(n, zero - 1), 0), by.instance(n=n, k=zero - 1), outside)
    same = d.have("first entry", eq(choose(n + 1, zero), choose(n, zero)), by.recursion, left)
    first = d.have("first term of this row", eq(S(n, zero), T(n, zero)), by.first_term)
    next_first = d.have("first term of the next row", eq(S(n + 1, zero), T(n + 1, zero)), by.first_term)
    ratio = d.have("first terms", eq(T(n + 1, zero), b * T(n, zero)), by.algebra, same)
    base = d.have("one term", at(falls_short, m, 0), by.algebra, first, next_first, ratio)
    within = d.suppose("within the row", m + 1 <= n)
    bound = implies(m <= n, falls_short)
    hypothesis = d.suppose("at m", bound)
    before = d.have("m + 1 terms", falls_short, by.instance(), hypothesis, within)
    pascal = d.have("Pascal's rule", eq(choose(n + 1, m + 1), choose(n, m + 1) + choose(n, m)), by.recursion)
    ratio = d.have("next terms", eq(T(n + 1, m + 1), b * T(n, m + 1) + a * T(n, m)),
                   by.multiplying(a ** (m + 1) * b ** (n - m)), pascal, within)
    term = d.have("next term of this row", eq(S(n, m + 1), S(n, m) + T(n, m + 1)), by.last_term, within)
    next_term = d.have("next term of the next row", eq(S(n + 1, m + 1), S(n + 1, m) + T(n + 1, m + 1)), by.last_term, within)
    step = d.have("m + 2 terms", at(falls_short, m, m + 1), by.algebra, before, ratio, term, next_term, within)
    return d.have("every m up to n", forall(m, bound), by.induction(m),
                  d.have("m = 0", at(bound, m, 0), by.generalisation, base),
                  d.have("m + 1", at(bound, m, m + 1), by.generalisation, step))


def derivation(d):
    outside = d.cite("binomial-outside")
    short = shortfall(d, outside)
    single = d.have("row 0 has one term", eq(S(zero, zero), T(zero, zero)), by.first_term)
    one = d.have("which is 1", eq(T(zero, zero), 1), by.algebra, d.have("choose(0, 0)", eq(choose(zero, zero), 1), by.computation))
    base = d.have("exponent 0", at(expansion, n, 0), by.algebra, single, one)
    hypothesis = d.suppose("exponent n", expansion)
    row = d.have("the whole row", eq(S(n + 1, n), (a + b) * S(n, n) - a * T(n, n)), by.instance(m=n), short)
    right = d.have("right of the row", eq(choose(n, n + 1), 0), by.instance(n=n, k=n + 1), outside)
    corner = d.have("last entry", eq(choose(n + 1, n + 1), choose(n, n)), by.recursion, right)
    last = d.have("last terms", eq(T(n + 1, n + 1), a * T(n, n)), by.algebra, corner)
    more = d.have("last term of the next row", eq(S(n + 1, n + 1), S(n + 1, n) + T(n + 1, n + 1)), by.last_term)
    step = d.have("exponent n + 1", at(expansion, n, n + 1), by.algebra, hypothesis, row, last, more)
    every = d.have("every exponent", forall(n, expansion), by.induction(n), base, step)
    here = d.have("exponent n, shown", expansion, by.instance(n=n), every)
    return d.have("all", statement, by.generalisation, here)


claim = Claim(
    id="binomial-theorem",
    title="The binomial theorem: (a + b)^n is the sum of choose(n, k) a^k b^(n-k) for k = 0, ..., n",
    title_zh="二项式定理",
    source="textbook",
    tags=("lemma", "binomial", "sum", "induction"),
    statement=statement,
    derivation=derivation,
    numeric=region(n=range(8), a=(-2, 2), b=(-2, 2)),
    twins=[
        Twin("without-last", forall(n, a, b, eq((a + b) ** n, S(n, n - 1))), refuted_at={"n": 0, "a": 1, "b": 1},
             note="an empty sum is 0"),
        Twin("without-binomials", forall(n, a, b, eq((a + b) ** n, Sum(a**k * b ** (n - k), k, 0, n))),
             refuted_at={"n": 2, "a": 1, "b": 1}, note="4 is not 3"),
        Twin("rising-exponent", forall(n, a, b, eq((a + b) ** n, Sum(choose(n, k) * a**k * b ** (n + k), k, 0, n))),
             refuted_at={"n": 1, "a": 1, "b": 2}, note="3 is not 2 + 4"),
        Twin("same-exponents", forall(n, a, b, eq((a + b) ** n, Sum(choose(n, k) * a**k * b**k, k, 0, n))),
             refuted_at={"n": 1, "a": 2, "b": 0}, note="that is (a b + 1)^n"),
        Twin("difference", forall(n, a, b, eq((a - b) ** n, S(n, n))), refuted_at={"n": 1, "a": 1, "b": 1}),
    ],
)
