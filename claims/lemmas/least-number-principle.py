"""If some natural number has a property, one of them is the least: it has the property, and no smaller number has it."""

from mathcheck import Claim, Twin, by
from mathcheck.lang import NAT, PROP, And, Function, Nat, Not, Or, eq, exists, forall, implies

P, n, k, j = Function("P", NAT, PROP), Nat("n"), Nat("k"), Nat("j")


def none_below(m):
    return forall(j, implies(j < m, Not(P(j))))


some = exists(k, And(P(k), none_below(k)))
statement = forall(P, implies(exists(k, P(k)), some))


def derivation(d):
    # for every n: there is a least one, or there is none below n
    absurd = d.have("nothing below 0", Not(P(j)), by.contradiction, d.suppose("j < 0", j < 0))
    start = d.have("start", Or(some, none_below(0)), by.witness(), d.have("none below 0", none_below(0), by.generalisation, absurd))
    further = Or(some, none_below(n + 1))
    already = d.have("found already", further, by.witness(), d.suppose("some least", some))
    none, has, lacks = d.suppose("none below n", none_below(n)), d.suppose("P(n)", P(n)), d.suppose("not P(n)", Not(P(n)))
    here = d.have("found at n", further, by.witness(), d.have("n is the least", some, by.witness(n), none, has))
    up_to = d.suppose("j < n + 1", j < n + 1)
    smaller = d.have("smaller than n", Not(P(j)), by.instance(j=j), none, d.suppose("j < n", j < n))
    same = d.have("n itself", Not(P(j)), by.rewriting, d.suppose("j = n", eq(j, n)), lacks)
    larger = d.have("larger than n", Not(P(j)), by.contradiction, d.suppose("n < j", n < j), up_to)
    upto_n = d.have("up to n", Not(P(j)), by.cases(j < n, eq(j, n), n < j), smaller, same, larger)
    later = d.have("none up to n", none_below(n + 1), by.generalisation, upto_n)
    next_none = d.have("not yet found", further, by.witness(), later)
    one_more = d.have("one more", further, by.cases(P(n), Not(P(n))), here, next_none)
    step = d.have("step", further, by.cases(some, none_below(n)), already, one_more, d.suppose("so far", Or(some, none_below(n))))
    every = d.have("every n", forall(n, Or(some, none_below(n))), by.induction(n), start, step)
    # k has the property, so one lies below k + 1
    known = d.suppose("k has it", P(k))
    there = d.have("at k + 1", Or(some, none_below(k + 1)), by.instance(n=k + 1), every)
    none_up_to = d.suppose("none up to k", none_below(k + 1))
    not_there = d.have("not at k", Not(P(k)), by.instance(j=k), none_up_to)
    impossible = d.have("impossible", some, by.contradiction, known, not_there)
    found = d.have("found", some, by.cases(some, none_below(k + 1)), d.suppose("it is found", some), impossible, there)
    one = d.suppose("one has it", exists(k, P(k)))
    least = d.have("a least one", some, by.obtaining(k), one, found)
    return d.have("all", statement, by.generalisation, least)



claim = Claim(
    id="least-number-principle",
    title="Of the natural numbers with a property, one is the least",
    title_zh="最小数原理",
    source="textbook",
    tags=("lemma", "order"),
    statement=statement,
    derivation=derivation,
    witness={"P": (k, eq(k, k))},
    twins=[
        Twin("no-member", forall(P, some), refuted_at={"P": (k, k < 0)}, note="nobody needs to have the property"),
        Twin("zero", forall(P, implies(exists(k, P(k)), P(0))), refuted_at={"P": (k, eq(k, 1))}),
        Twin("greatest", forall(P, implies(exists(k, P(k)), exists(k, And(P(k), forall(j, implies(k < j, Not(P(j)))))))),
             refuted_at={"P": (k, eq(k, k)), "j": k + 1}, note="a greatest one need not exist"),
        Twin("all-up-to", forall(P, implies(exists(k, P(k)), exists(k, And(P(k), forall(j, implies(j <= k, Not(P(j)))))))),
             refuted_at={"P": (k, eq(k, k)), "j": k}, note="the least one is not below itself"),
    ],
)
