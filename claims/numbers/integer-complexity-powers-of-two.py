"""2^k takes exactly 2k ones, for 1 <= k <= 40. Whether that is so for every k >= 1 is not known.

Two ones for each factor 2 are enough. That fewer are not, one bound shows for all k: from 2^k it takes at most 2*(40 - k) more ones to
2^40, which takes 80.
"""

from mathcheck import Claim, Twin, by
from mathcheck.lang import And, Nat, at, complexity, eq, forall, implies

f = complexity
TOP = 40
k, j, a, b = (Nat(name) for name in ("k", "j", "a", "b"))
positive = forall(a, implies(1 <= a, 1 <= f(a)))
one = eq(f(1), 1)
parts = forall(a, b, implies(1 <= a, 1 <= b, And(f(a + b) <= f(a) + f(b), f(a * b) <= f(a) + f(b))))
cost = 2 * k


def statement(cost=cost):
    return forall(k, implies(1 <= k, k <= TOP, eq(f(2**k), cost)))


def doubling(d, known, two, sums):
    """forall k j. f(2^(k + j)) <= f(2^k) + 2j."""
    upto = f(2 ** (k + j)) <= f(2**k) + 2 * j
    powers = d.have("powers of 2", forall(k, 1 <= 2**k), by.generalisation, d.have(
        "1 <= 2^k", 1 <= 2**k, by.arithmetic, d.have("0 < 2^k", 0 < 2**k, by.arithmetic)))
    large = d.have("1 <= 2^(k + j)", 1 <= 2 ** (k + j), by.instance(k=k + j), powers)
    start = d.have("2^(k + 0)", at(upto, j, 0), by.arithmetic, known, powers)
    step = d.have("2^(k + (j + 1))", at(upto, j, j + 1), by.instance(a=2 ** (k + j), b=2), sums, large, two, known, powers,
                  d.suppose("so far", upto))
    every = d.have("from 2^k on", forall(j, upto), by.induction(j), start, step)
    return powers, d.have("two ones a factor", forall(k, j, upto), by.generalisation, d.have("2^(k + j)", upto, by.instance(j=j), every))


def derivation(d):
    recursion = d.cite("integer-complexity-recursion")
    first, sums = d.have("f(1) = 1", one, by.conjunction, recursion), d.have("sums and products", parts, by.conjunction, recursion)
    known = d.have("f is positive, so it has values", positive, by.conjunction, recursion)
    two = d.have("f(2) <= 2", f(2) <= 2, by.instance(a=1, b=1), sums, first, known)
    powers, rises = doubling(d, known, two, sums)
    some, few = d.suppose("1 <= k", 1 <= k), d.suppose("k <= 40", k <= TOP)
    upper = d.have("2k ones are enough", f(2**k) <= 2 * k, by.instance(k=1, j=k - 1), rises, some, two, known, powers)
    bound = d.have("2^40 takes 80 ones", 2 * TOP - 1 < f(2**TOP), by.closed_branches, recursion)
    to_the_top = d.have("from 2^k to 2^40", f(2**TOP) <= f(2**k) + 2 * (TOP - k), by.instance(k=k, j=TOP - k), rises, few, known, powers)
    lower = d.have("2k ones are needed", 2 * k <= f(2**k), by.arithmetic, bound, to_the_top)
    exact = d.have("f(2^k) = 2k", eq(f(2**k), cost), by.antisymmetry, upper, lower)
    return d.have("all", statement(), by.generalisation, exact)


claim = Claim(
    id="integer-complexity-powers-of-two",
    title="2^k takes 2k ones, for 1 <= k <= 40",
    title_zh="1 ≤ k ≤ 40 时，2^k 恰需 2k 个 1",
    source="R. K. Guy, Unsolved Problems in Number Theory, 3rd ed., F26",
    tags=("integer complexity",),
    statement=statement(),
    derivation=derivation,
    twins=[
        Twin("zeroth-power", forall(k, implies(k <= TOP, eq(f(2**k), 2 * k))), refuted_at={"k": 0}, note="1 takes a 1"),
        Twin("one-less", statement(2 * k - 1), refuted_at={"k": TOP}),
        Twin("one-a-factor", forall(k, implies(1 <= k, k + 1 <= TOP, eq(f(2 ** (k + 1)), f(2**k) + 1))), refuted_at={"k": 1},
             note="f(4) = 4"),
    ],
)
