"""The weights 1 - p, p, 0, 0, .. of one trial and the Poisson weights exp(-p) p^j/j! differ by at most 2 p^2 in all.

The differences are exp(-p) - (1 - p) at j = 0, p - p exp(-p) at j = 1, and from j = 2 on the Poisson weights themselves. Up to any
J + 1 they add up to exp(-p) P - 1 + 2 p - 2 p exp(-p), P being the Taylor polynomial of exp of that degree at p, which is at most
exp(p). So they are at most 2 p (1 - exp(-p)), and 1 - exp(-p) <= p. Nothing of this needs p <= 1, which would make 1 - p a probability.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Int, Nat, Q, Real, Sum, at, eq, exp, exp_taylor, factorial, forall, implies
from mathcheck.lang import binomial_weight as weight
from mathcheck.lang import poisson_weight as poisson

p, j, k, J, one = Real("p"), Int("j"), Nat("k"), Nat("J"), Q(1)


def term(j):
    return abs(weight(one, j, p) - poisson(j, p))


def distance(m):
    return Sum(term(j), j, 0, m)


def P(m):
    return exp_taylor(m, p)


def not_negative(conclusion):
    return forall(p, J, implies(0 <= p, conclusion))


bound = distance(J) <= 2 * p**2
closed_form = eq(distance(J + 1), exp(-p) * P(J + 1) - 1 + 2 * p - 2 * p * exp(-p))
statement = not_negative(bound)


def derivation(d):
    low = d.suppose("p is not negative", 0 <= p)
    tangents = d.cite("exp-tangent-bound")
    tangent = d.have("exp(-p) from below", 1 - p <= exp(-p), by.instance(y=-p), tangents)
    positive = d.have("exp(-p) is positive", 0 < exp(-p), by.instance(x=-p), d.cite("exp-positive"))
    inverse = d.have("inverse", eq(exp(p) * exp(-p), 1), by.instance(x=p), d.cite("exp-inverse"))
    growth = d.have("exp(p) from below", 1 + p <= exp(p), by.instance(y=p), tangents)
    surplus = d.have("times exp(-p)", (1 + p) * exp(-p) <= exp(p) * exp(-p), by.multiplying(exp(-p)), growth, positive)
    below_one = d.have("exp(-p) from above", exp(-p) <= 1, by.arithmetic, surplus, inverse, positive, low)
    trials = d.cite("one-trial-weights")
    total = closed(d, at_zero(d, trials, tangent), at_one(d, trials, below_one, low), beyond_one(d, trials, low, positive))

    at_most_exp = d.have("polynomial", P(J + 1) <= exp(p), by.instance(n=J + 1, x=p), d.cite("exp-taylor-at-most-exp"), low)
    product = d.have("times the polynomial", exp(-p) * P(J + 1) <= exp(-p) * exp(p), by.multiplying(exp(-p)), at_most_exp, positive)
    share = d.have("p times it", p * (1 - p) <= p * exp(-p), by.multiplying(p), tangent, low)
    longer = d.have("one index more", distance(J + 1) <= 2 * p**2, by.arithmetic, total, product, inverse, share)
    more = d.have("last term", eq(distance(J + 1), distance(J) + term(J + 1)), by.last_term)
    every = d.have("bound", bound, by.arithmetic, more, longer)
    return d.have("all", statement, by.generalisation, every)


def closed(d, first, second, beyond):
    """The closed form of the sum up to J + 1."""
    zero = Q(0)
    one_term = d.have("up to 0", eq(distance(zero), term(zero)), by.first_term)
    two_terms = d.have("up to 1", eq(distance(zero + 1), distance(zero) + term(zero + 1)), by.last_term)
    degree_0 = d.have("degree 0", eq(P(zero), 1), by.first_term)
    linear = p ** (zero + 1) / factorial(zero + 1)
    degree_1 = d.have("degree 1", eq(P(zero + 1), P(zero) + linear), by.last_term)
    value = d.have("linear term", eq(linear, p), by.rewriting, d.have("(0 + 1)!", eq(factorial(zero + 1), 1), by.computation),
                   d.have("first power", eq(p ** (zero + 1) / one, p), by.algebra))
    last = d.have("term at 0 + 1", eq(term(zero + 1), p - p * exp(-p)), by.rewriting,
                  d.have("0 + 1", eq(zero + 1, 1), by.computation), second)
    base = d.have("closed form at 0", at(closed_form, J, 0), by.algebra, one_term, two_terms, degree_0, degree_1, value, first, last)
    hypothesis = d.suppose("closed form at J", closed_form)
    more = d.have("one term more", eq(distance(J + 1 + 1), distance(J + 1) + term(J + 1 + 1)), by.last_term)
    power = d.have("one power more", eq(P(J + 1 + 1), P(J + 1) + p ** (J + 1 + 1) / factorial(J + 1 + 1)), by.last_term)
    step = d.have("closed form at J + 1", at(closed_form, J, J + 1), by.algebra, hypothesis, more, power, beyond)
    return d.have("closed form", closed_form, by.induction(J), base, step)


def at_zero(d, trials, tangent):
    """The term at 0 is exp(-p) - (1 - p)."""
    zero = Q(0)
    trial = d.have("weight(1, 0, p)", eq(weight(one, zero, p), 1 - p), by.instance(p=p), trials)
    factorials = d.have("0!", eq(factorial(zero), 1), by.computation)
    other = d.have("poisson(0, p)", eq(poisson(zero, p), exp(-p)), by.definition(poisson), factorials)
    sign = d.have("sign at 0", weight(one, zero, p) - poisson(zero, p) <= 0, by.arithmetic, trial, other, tangent)
    return d.have("term at 0", eq(term(zero), exp(-p) - (1 - p)), by.absolute_value, sign, trial, other)


def at_one(d, trials, below_one, low):
    """The term at 1 is p - p exp(-p)."""
    trial = d.have("weight(1, 1, p)", eq(weight(one, one, p), p), by.instance(p=p), trials)
    factorials = d.have("1!", eq(factorial(one), 1), by.computation)
    other = d.have("poisson(1, p)", eq(poisson(one, p), exp(-p) * p), by.definition(poisson), factorials)
    share = d.have("p exp(-p)", p * exp(-p) <= p, by.multiplying(p), below_one, low)
    sign = d.have("sign at 1", 0 <= weight(one, one, p) - poisson(one, p), by.arithmetic, trial, other, share)
    return d.have("term at 1", eq(term(one), p - p * exp(-p)), by.absolute_value, sign, trial, other)


def beyond_one(d, trials, low, positive):
    """From 2 on a term is the Poisson weight alone: one trial does not succeed twice."""
    m = J + 1 + 1
    later = d.have("two successes", forall(k, eq(weight(one, k + 2, p), 0)), by.instance(p=p), trials)
    vanishes = d.have("weight(1, J + 2, p)", eq(weight(one, J + 2, p), 0), by.instance(k=J), later)
    trial = d.have("weight(1, J + 1 + 1, p)", eq(weight(one, m, p), 0), by.rewriting, d.have("J + 2", eq(m, J + 2), by.algebra), vanishes)
    other = d.have("poisson(J + 2, p)", eq(poisson(m, p), exp(-p) * p**m / factorial(m)), by.definition(poisson))
    sign = d.have("sign beyond 1", weight(one, m, p) - poisson(m, p) <= 0, by.arithmetic, trial, other,
                  d.have("Poisson weight", 0 <= exp(-p) * p**m / factorial(m), by.arithmetic, positive, low))
    return d.have("term at J + 2", eq(term(m), exp(-p) * p**m / factorial(m)), by.absolute_value, sign, trial, other)


claim = Claim(
    id="bernoulli-poisson-distance",
    title="One trial and the Poisson distribution: the weights differ by at most 2 p^2 in all",
    title_zh="伯努利分布与泊松分布的距离",
    source="textbook",
    tags=("lemma", "probability", "exp", "inequality"),
    statement=statement,
    derivation=derivation,
    axioms=("exp-derivative", "exp-zero", "mean-value-theorem"),
    numeric=region(p=(Q(1, 64), 1), J=range(5)),
    twins=[
        Twin("smaller-constant", not_negative(distance(J) <= Q(19, 10) * p**2), refuted_at={"p": Q(1, 100), "J": 2},
             note="the sum begins with 2 p^2"),
        Twin("third-order", not_negative(distance(J) <= 2 * p**3), refuted_at={"p": Q(1, 2), "J": 1}, note="0.303.. <= 1/4 fails"),
        Twin("any-p", forall(p, J, bound), refuted_at={"p": -1, "J": 3}, note="4.24.. <= 2 fails"),
        Twin("two-trials", not_negative(Sum(abs(weight(2, j, p) - poisson(j, p)), j, 0, J) <= 2 * p**2),
             refuted_at={"p": Q(1, 4), "J": 1}, note="two trials go with the Poisson weights at 2 p"),
    ],
)
