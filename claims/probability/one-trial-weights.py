"""The weights of one trial: 1 - p, p, and 0 from 2 on; for a probability p their partial sums are at most 1."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import And, Int, Max, Nat, Q, Real, Sum, at, choose, eq, forall, implies
from mathcheck.lang import binomial_weight as weight

n, k, p = Nat("n"), Nat("k"), Real("p")
N, j, zero, one = Nat("N"), Int("j"), Q(0), Q(1)

failed, succeeded = eq(weight(one, zero, p), 1 - p), eq(weight(one, one, p), p)
beyond = eq(weight(one, k + 2, p), 0)
sizes = Sum(abs(weight(one, j, p)), j, 0, N)
small = sizes <= 1


def statement(first=failed, second=succeeded):
    return forall(p, And(first, second, forall(k, beyond), implies(0 <= p, p <= 1, forall(N, small))))


def value(d, k, failures, result):
    """weight(1, k, p) for k = 0 and k = 1."""
    coefficient = d.have(f"choose(1, {k!r})", eq(choose(one, k), 1), by.computation)
    exponent = d.have(f"failures at {k!r}", eq(Max(one - k, 0), failures), by.computation)
    plain = d.have(f"powers at {k!r}", eq(one * p**k * (1 - p) ** failures, result), by.algebra)
    product = d.have(f"product at {k!r}", eq(choose(one, k) * p**k * (1 - p) ** Max(one - k, 0), result), by.rewriting, coefficient,
                     exponent,
                     plain)
    return d.have(f"weight at {k!r}", eq(weight(one, k, p), result), by.definition(weight), product)


def nothing_beyond(d):
    more = k + 2
    coefficient = d.have("no two successes", eq(choose(one, more), 0), by.instance(n=one, k=more), d.cite("binomial-outside"),
                         d.have("outside", one < more, by.arithmetic))
    product = d.have("product beyond", eq(choose(one, more) * p**more * (1 - p) ** Max(one - more, 0), 0),
                     by.multiplying(p**more * (1 - p) ** Max(one - more, 0)), coefficient)
    return d.have("weight beyond", beyond, by.definition(weight), product)


def added_up(d, first, second, rest):
    """The sizes up to N + 1 add up to 1, and the one up to 0 is 1 - p."""
    low, high = d.suppose("p is not negative", 0 <= p), d.suppose("p is at most 1", p <= 1)
    size_0 = d.have("first size", eq(abs(weight(one, zero, p)), 1 - p), by.rewriting, first,
                    d.have("|1 - p|", eq(abs(1 - p), 1 - p), by.absolute_value, high))
    size_1 = d.have("second size", eq(abs(weight(one, one, p)), p), by.rewriting, second,
                    d.have("|p|", eq(abs(p), p), by.absolute_value, low))
    size_2 = d.have("further sizes", eq(abs(weight(one, k + 2, p)), 0), by.rewriting, rest, d.have("|0|", eq(abs(zero), 0), by.computation))
    later = d.have("all further sizes", forall(k, size_2.concl), by.generalisation, size_2)
    start = d.have("up to 0", eq(at(sizes, N, 0), 1 - p), by.first_term, size_0)
    next_size = d.have("size at 0 + 1", eq(abs(weight(one, zero + 1, p)), p), by.rewriting,
                       d.have("0 + 1", eq(zero + 1, one), by.computation), size_1)
    to_one = d.have("up to 1, last term", eq(at(sizes, N, zero + 1), at(sizes, N, 0) + abs(weight(one, zero + 1, p))), by.last_term)
    whole = eq(at(sizes, N, N + 1), 1)
    base = d.have("up to 1", at(whole, N, 0), by.algebra, to_one, start, next_size)
    hypothesis = d.suppose("up to N + 1", whole)
    more = d.have("last term", eq(at(sizes, N, N + 1 + 1), at(sizes, N, N + 1) + abs(weight(one, N + 1 + 1, p))), by.last_term)
    vanishing = d.have("it is 0", eq(abs(weight(one, N + 2, p)), 0), by.instance(k=N), later)
    same = d.have("its index", eq(N + 1 + 1, N + 2), by.algebra)
    last = d.have("last size", eq(abs(weight(one, N + 1 + 1, p)), 0), by.rewriting, same, vanishing)
    step = d.have("up to N + 2", at(whole, N, N + 1), by.algebra, hypothesis, more, last)
    every = d.have("all of it", whole, by.induction(N), base, step)
    one_more = d.have("one more size", eq(at(sizes, N, N + 1), sizes + abs(weight(one, N + 1, p))), by.last_term)
    bound = d.have("at most 1", small, by.arithmetic, every, one_more)
    return d.have("for a probability", implies(0 <= p, p <= 1, forall(N, small)), by.generalisation, bound)


def derivation(d):
    first, second, rest = value(d, zero, one, 1 - p), value(d, one, zero, p), nothing_beyond(d)
    total = added_up(d, first, second, rest)
    every = d.have("every weight beyond", forall(k, beyond), by.generalisation, rest)
    parts = first, second, every, total
    all_of_it = d.have("together", And(*(part.concl for part in parts)), by.conjunction, *parts)
    return d.have("all", statement(), by.generalisation, all_of_it)


claim = Claim(
    id="one-trial-weights",
    title="The weights of one trial, and that their partial sums are at most 1",
    title_zh="伯努利分布的权重",
    source="textbook",
    tags=("lemma", "probability"),
    statement=statement(),
    derivation=derivation,
    numeric=region(p=[-1, 0, Q(1, 3), 1, Q(5, 2)], k=range(8), N=range(8)),
    twins=[
        Twin("exchanged", statement(first=eq(weight(one, zero, p), p)), refuted_at={"p": 0}),
        Twin("certain", statement(second=eq(weight(one, one, p), 1)), refuted_at={"p": 0}),
        Twin("any-p", forall(p, N, small), refuted_at={"p": 2, "N": 1}, note="1 + 2"),
        Twin("below-one", forall(p, N, implies(0 <= p, p <= 1, sizes < 1)), refuted_at={"p": 0, "N": 0}),
        Twin("two-trials", forall(p, k, eq(weight(2, k + 2, p), 0)), refuted_at={"p": 1, "k": 0}),
    ],
)
