"""(1 + z/n)^n differs from exp(z) by at most z^2 exp(|z|)/(2 n).

exp(z) is the n-th power of a = exp(z/n). With b = 1 + z/n both |a| and |b| are at most M = exp(|z|/n), so that the n-th powers differ
by at most n M^(n-1) |a - b|. Now |a - b| <= (z/n)^2/2 M by the bound of second order at z/n, and M^n = exp(|z|).
"""

from mathcheck import Claim, Twin, by, convergence, region
from mathcheck.lang import Nat, Q, Real, at, eq, exp, forall, implies

n, z = Nat("n"), Real("z")
a, b, M = exp(z / n), 1 + z / n, exp(abs(z) / n)
distance = abs((1 + z / n) ** n - exp(z))
bound = distance <= z**2 * exp(abs(z)) / (2 * n)


def for_positive(conclusion):
    return forall(n, z, implies(1 <= n, conclusion))


statement = for_positive(bound)


def derivation(d):
    positive = d.suppose("n is positive", 1 <= n)
    tangent, positive_exp, products = d.cite("exp-tangent-bound"), d.cite("exp-positive"), d.cite("abs-product")
    share = size_of_the_share(d, positive, products)
    first, second = size_of_a(d, positive, tangent, positive_exp), size_of_b(d, positive, tangent, share)
    second_order = d.have("a - b with |z/n|", abs(a - b) <= (z / n) ** 2 / 2 * exp(abs(z / n)), by.instance(h=z / n),
                          d.cite("exp-second-order"), positive)
    apart = d.have("a - b", abs(a - b) <= (z / n) ** 2 / 2 * M, by.rewriting, share, second_order)
    weight = n * M ** (n - 1)
    difference = d.have("difference of the powers", abs(a**n - b**n) <= weight * abs(a - b), by.instance(n=n - 1, a=a, b=b, M=M),
                        d.cite("power-difference-bound"), first, second, positive)
    own = d.have("M is positive", 0 < M, by.instance(x=abs(z) / n), positive_exp, positive)
    sign = d.have("weight is not negative", 0 <= weight, by.arithmetic, own, positive)
    weighted = d.have("weighted", weight * abs(a - b) <= weight * ((z / n) ** 2 / 2 * M), by.multiplying(weight), apart, sign, positive)
    powers = d.cite("exp-power")
    power_of_a = d.have("power of a", eq(a**n, exp(z)), by.instance(n=n, t=z / n), powers, positive)
    power_of_bound = d.have("power of M", eq(M**n, exp(abs(z))), by.instance(n=n, t=abs(z) / n), powers, positive)
    collected = d.have("collected", eq(weight * ((z / n) ** 2 / 2 * M), z**2 * exp(abs(z)) / (2 * n)), by.algebra, power_of_bound, positive)
    one = d.have("|-1|", eq(abs(Q(-1)), 1), by.computation)
    turned = d.have("turned round", eq(abs(b**n - a**n), abs(a**n - b**n)), by.instance(x=-1, y=a**n - b**n), products, one, positive)
    close = d.have("bound with a", abs(b**n - a**n) <= z**2 * exp(abs(z)) / (2 * n), by.arithmetic,
                   turned, difference, weighted, collected, positive)
    every = d.have("bound", bound, by.rewriting, power_of_a, close)
    return d.have("all", statement, by.generalisation, every)


def size_of_the_share(d, positive, products):
    """|z/n| = |z|/n."""
    sign = d.have("1/n is positive", 0 <= 1 / n, by.arithmetic, positive)
    split = d.have("|z (1/n)|", eq(abs(z / n), abs(z) * abs(1 / n)), by.instance(x=z, y=1 / n), products, positive)
    own = d.have("|1/n|", eq(abs(1 / n), 1 / n), by.absolute_value, sign, positive)
    return d.have("|z/n|", eq(abs(z / n), abs(z) / n), by.algebra, split, own, positive)


def size_of_a(d, positive, tangent, positive_exp):
    """|exp(z/n)| <= exp(|z|/n): the second is exp(z/n) times exp(|z|/n - z/n), which is at least 1."""
    rest = abs(z) / n - z / n
    sign = d.have("z/n is at most |z|/n", 0 <= rest, by.arithmetic, positive)
    factor = d.have("factor", 1 <= exp(rest), by.instance(y=rest), tangent, sign, positive)
    own = d.have("a is positive", 0 < a, by.instance(x=z / n), positive_exp, positive)
    product = d.have("M as a product", eq(M, a * exp(rest)), by.instance(x=z / n, y=rest), d.cite("exp-addition"), positive)
    value = d.have("|a|", eq(abs(a), a), by.absolute_value, own, positive)
    return d.have("a is at most M", abs(a) <= M, by.arithmetic, value, product, factor, own, positive)


def size_of_b(d, positive, tangent, share):
    """|1 + z/n| <= 1 + |z|/n <= exp(|z|/n)."""
    one = d.have("|1|", eq(abs(Q(1)), 1), by.absolute_value)
    triangle = d.have("|b|", abs(b) <= abs(Q(1)) + abs(z / n), by.instance(x=1, y=z / n), d.cite("triangle-inequality"), positive)
    above = d.have("tangent at |z|/n", 1 + abs(z) / n <= M, by.instance(y=abs(z) / n), tangent, positive)
    return d.have("b is at most M", abs(b) <= M, by.arithmetic, triangle, one, share, above, positive)


claim = Claim(
    id="exp-compound-bound",
    title="|(1 + z/n)^n - exp(z)| <= z^2 exp(|z|)/(2 n) for positive n",
    title_zh="(1 + z/n)^n 与 exp(z) 之差的上界",
    source="textbook",
    tags=("calculus", "exp", "inequality"),
    picture=convergence(at(distance, z, 2), 2 * exp(Q(2)) / n, over=(n, 1, 10**4)),
    statement=statement,
    derivation=derivation,
    axioms=("exp-derivative", "exp-zero", "mean-value-theorem"),
    numeric=region(n=range(8), z=(-3, 3)),
    twins=[
        Twin("without-exp", for_positive(distance <= z**2 / (2 * n)), refuted_at={"n": 1, "z": 2}, note="|3 - exp(2)| <= 2 fails"),
        Twin("square-of-n", for_positive(distance <= z**2 * exp(abs(z)) / (2 * n**2)), refuted_at={"n": 4, "z": 1},
             note="0.276.. <= 0.084.. fails"),
        Twin("first-power-of-z", for_positive(distance <= abs(z) * exp(abs(z)) / (2 * n)), refuted_at={"n": 4, "z": 2},
             note="2.326.. <= 1.847.. fails"),
        Twin("strict", for_positive(distance < z**2 * exp(abs(z)) / (2 * n)), refuted_at={"n": 1, "z": 0}, note="0 < 0"),
        Twin("without-bars", for_positive(distance <= z**2 * exp(z) / (2 * n)), refuted_at={"n": 1, "z": -1},
             note="exp(-1) <= exp(-1)/2 fails"),
        Twin("from-zero", forall(n, z, bound), refuted_at={"n": 0, "z": 0}, note="z/0 has no value"),
    ],
)
