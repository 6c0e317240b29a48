"""Lower bounds for costs: exact sequents, and every bound that the rule accepts is true of every cost that satisfies the premises."""

import random
from bisect import bisect_left
from fractions import Fraction
from functools import cache
from math import prod

import flint
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kernel_support import (
    INT,
    NAT,
    REAL,
    KernelError,
    Table,
    Term,
    assume,
    check_replayed,
    compute,
    conj,
    eq,
    exists,
    field,
    forall,
    forged,
    have,
    i,
    le,
    least,
    lt,
    number,
    refused,
    rule,
    total,
    variable,
)

from mathcheck.kernel import costs as costs_module
from mathcheck.kernel.binding import open_binder
from mathcheck.kernel.costs import MAX_COST, MAX_DIVISORS, splits
from mathcheck.kernel.sorts import function_sort
from mathcheck.kernel.terms import disj, imp
from mathcheck.kernel.text import show

TABLE = Table()
accepts, refuses = TABLE.accepts, TABLE.refuses

c = variable("c", function_sort((NAT,), NAT))  # a cost
d = variable("d", function_sort((NAT,), INT))  # a cost that is not said to be natural
v = variable("v", NAT)
e, a, b, n = (variable(name, NAT) for name in "eabn")


def at(f, value):
    """The cost f, a term over v, at a number."""
    return rule("inst", assume(le(0, f)), v, number(value)).concl.args[1]


def one(f):
    return le(1, at(f, 1))


def built(f, sums=True, products=True, guards=True, least_number=2, strict=False, swapped=False, together=None):
    """The second premise, written out here and not by the kernel; the arguments make variants of it."""
    value, parts = at(f, n), at(f, a) + at(f, b)
    parts = parts if together is None else together
    cheaper = lt(parts, value) if strict else le(value, parts) if swapped else le(parts, value)
    ways = [eq(n, a + b)] * sums + [eq(n, a * b)] * products
    way = conj(disj(*ways) if len(ways) == 2 else ways[0], cheaper)
    way = conj(le(1, a), conj(le(1, b), way)) if guards else way
    return forall(n, imp(le(least_number, n), exists(a, exists(b, way))))


def premises(f):
    return assume(one(f)), assume(built(f))


C, D = c(v), d(v)
ONE, SPLIT = premises(C)


def bound(m, s, claims=(), primes=(), composites=(), f=C, positive=ONE, split=SPLIT):
    """The arguments of the rule for s < f(m)."""
    return positive, split, f, v, ((m, s),), claims, primes, composites


# The least cost of all: what n costs if nothing is wasted

LIMIT = 2_000


@cache
def cheapest():
    """[0, f(1), f(2), ..]: sums up to half of the number, products by trial."""
    cost = [0, 1]
    for m in range(2, LIMIT + 1):
        best = min(cost[d_] + cost[m - d_] for d_ in range(1, m // 2 + 1))
        cost.append(min([best, *(cost[d_] + cost[m // d_] for d_ in range(2, m) if d_ * d_ <= m and m % d_ == 0)]))
    return cost


@cache
def evident(m):
    """What the rule knows without claims: the least k such that k ones build a number that is not below m."""
    largest = [0, 1]
    while largest[-1] < m:
        k = len(largest)
        largest.append(max(largest[-1], *(max(largest[x] + largest[k - x], largest[x] * largest[k - x]) for x in range(1, k))))
    return bisect_left(largest, m)


def needed(m):
    """The true claims s < f(x), s as large as it can be, for all x up to m for which they are not evident."""
    cost = cheapest()
    return {x: cost[x] - 1 for x in range(1, m + 1) if cost[x] > evident(x)}


def grouped(claims):
    """The claims {m: s} as groups (s, m1, m2, ..)."""
    groups = {}
    for m, s in claims.items():
        groups.setdefault(s, []).append(m)
    return tuple((s, *sorted(numbers)) for s, numbers in sorted(groups.items()))


# 11 = 2 + 9 = 2*5 + 1 costs 8, one more than is evident, because of 10 = 3*3 + 1 and 5
TO_11, TO_46 = needed(11), needed(46)
LIST_11, LIST_46 = grouped(TO_11), grouped(TO_46)

# cost_exceeds
HYPS = (*ONE.hyps, *SPLIT.hyps)
FIRST, SECOND, NO_COST = "the first premise is not 1 <= f[1]", "the second premise does not say", "an integer term in a Nat variable"
SUM, PRODUCT, FOLLOW = "a sum is not excluded", "a product is not excluded", "the bound does not follow"
TWICE, GROUPS, PAIRS, BOUND = "claimed twice", "the claims are groups (s, m1, m2, ..)", "composites are pairs (c, p)", "bound lies between"
BETWEEN, NUMBER, FACTORED = "a bound lies between", "a claim is on a number from 1", "neither seen to be prime nor factored"


def holds(what, m, s, *args, f=C, hyps=None, **names):
    """An accepted case, with the premises of the cost as hypotheses unless others are given."""
    positive, split = premises(f)
    names = {"positive": positive, "split": split, "f": f, **names}
    accepts("cost_exceeds", what, bound(m, s, *args, **names), (one(f), built(f)) if hyps is None else hyps, lt(s, at(f, m)))


def fails(why, what, *args, **names):
    refuses("cost_exceeds", what, bound(*args, **names), why)


P1, P2, P3 = 4_099, 4_111, 16_777_259  # the first two primes above the bound of trial division, and the first above its square
CONSTANT = c(3) + 1  # a cost that does not depend on its number: no number can be built from cheaper ones
OUTSIDE = d(v) + e * c(v)
IN_HYPOTHESES = rule("weaken", rule("weaken", ONE, lt(v, 7)), lt(n, a))
NOT_ONE_TERM = variable("w", function_sort((NAT, INT), INT))(v, variable("k", INT) - 1)

holds("1 costs 1", 1, 0)
holds("2 costs 2", 2, 1)
holds("what is evident", 1_000, evident(1_000) - 1)
holds("less than what is evident", 1_000, 3)
holds("a huge number", 3**300, 899)
holds("7, after a claim that is evident", 7, 5, ((5, 7),))
holds("11", 11, 7, LIST_11)
holds("46", 46, 11, LIST_46)
holds("another number of the list", 23, 10, LIST_46)
holds("a claim of a list that is not the one asked for", 5, 4, LIST_46)
holds("claims without order", 46, 11, tuple(reversed([(s, *reversed(group)) for s, *group in LIST_46])))
holds("an empty group but for its bound", 2, 1, ((5,),))
holds("a factorisation that is not asked for", 2, 1, (), (), ((15, 3), (P1 * P2, 7)))
holds("integers that are not said to be natural", 11, 7, LIST_11, f=D)
holds("with other free variables", 11, 7, LIST_11, f=OUTSIDE)
holds("a function of two", 11, 7, LIST_11, f=NOT_ONE_TERM)
holds("a constant, from premises that contradict each other", 5, 4, f=CONSTANT)
holds("a literal, from premises that contradict each other", 5, 4, f=number(1) + 0)
holds("a least number", 11, 7, LIST_11, f=least(i, lt(v, i * i)))
holds("its variable in a hypothesis that stays", 11, 7, LIST_11, hyps=(*HYPS, lt(v, 7), lt(n, a)), positive=IN_HYPOTHESES)
holds("a claim on a number with large factors", 2, 1, ((3, P1 * P2),))

fails(SUM, "a bound that is too large", 11, 8, ((8, 11), *LIST_11[:-1]))
fails(FOLLOW, "more than is claimed", 11, 8, LIST_11)
fails(FOLLOW, "more than is evident", 11, 7)
fails(FOLLOW, "0, which costs nothing", 0, 0)
fails(FOLLOW, "a negative number", -5, 0)
fails(FOLLOW, "1 costs more than 1", 1, 1)
fails(FOLLOW, "1 costs a lot", 1, MAX_COST)
fails(BETWEEN, "a negative bound", 2, -1)
fails(BETWEEN, "a bound that is too large to look at", 2, MAX_COST + 1)
fails(BETWEEN, "a huge bound", 2, 10**100)
fails("1 may cost as little as 1", "a claim that 1 costs more than 1", 2, 1, ((1, 1),))
fails("1 may cost as little as 1", "a claim that 1 costs a lot", 2, 1, ((7, 1),))
fails(SUM, "a claim that 2 costs more than 2", 2, 2, ((2, 2),))
fails(SUM, "a false claim beside a true bound", 1, 0, ((2, 2),))
fails(PRODUCT, "a claim that 6 costs more than 5", 6, 5, ((5, 6),))
fails(BOUND, "a claim with a negative bound", 2, 1, ((-1, 5),))
fails(BOUND, "a claim with a huge bound", 2, 1, ((MAX_COST + 1, 5),))
fails(NUMBER, "a claim on 0", 2, 1, ((0, 0),))
fails(NUMBER, "a claim on -3", 2, 1, ((1, -3),))
fails(NUMBER, "a claim on a huge number", 2, 1, ((1, 1 << 2_001),))
fails(TWICE, "a number twice in a group", 11, 7, ((7, 11, 11),))
fails(TWICE, "a number in two groups", 11, 7, (*LIST_11, (6, 11)))
fails(GROUPS, "claims that are pairs in no group", 2, 1, (5, 7))
fails(GROUPS, "an empty group", 2, 1, ((),))
fails(GROUPS, "a group of groups", 2, 1, (((5, 7),),))
fails(GROUPS, "a group with a fraction", 2, 1, ((5, Fraction(7, 2)),))
fails(GROUPS, "a group with a term", 2, 1, ((5, number(7)),))
fails(GROUPS, "a group with a string", 2, 1, ((5, "7"),))
fails(GROUPS, "a group with a premise", 2, 1, ((5, ONE),))
fails(PAIRS, "a composite alone", 2, 1, (), (), (15,))
fails(PAIRS, "a composite with two factors", 2, 1, (), (), ((15, 3, 5),))
fails(PAIRS, "a composite with a fraction", 2, 1, (), (), ((15, Fraction(1, 2)),))
fails(PAIRS, "a composite with a term", 2, 1, (), (), ((number(15), 3),))
fails("an entry of the table of primes", "an entry of another form", 2, 1, (), ((7, 3),))
fails("a^(q-1) is not 1 mod q", "a false entry that is not asked for", 2, 1, (), ((P1 * P2, 2, 2),))


# numbers with large prime factors only, claimed to cost more than is evident: what hides their factors would hide a way to build them
TWO, THREE = P1 * P2, P1 * P1 * P2
TOO_MUCH = (evident(TWO), TWO)
ALSO = (evident(P1), P1)  # a prime costs more than is evident
holds("a product of large primes", TWO, evident(TWO), (ALSO, TOO_MUCH), (), ((TWO, P1),))
holds("the same by its other factor", TWO, evident(TWO), (ALSO, TOO_MUCH), (), ((TWO, P2),))
fails(FACTORED, "the factors are not given", 2, 1, (ALSO, TOO_MUCH))
fails(FACTORED, "the factors of another number are given", 2, 1, (ALSO, TOO_MUCH), (), ((P1 * P1, P1),))
for wrong, divisor in {"1": 1, "0": 0, "the number itself": TWO, "the negative of a factor": -P1, "a number that does not divide": P1 + 2,
                       "a prime that does not divide": 4_127, "2": 2}.items():
    fails(FACTORED, f"{wrong} for a factor", 2, 1, (ALSO, TOO_MUCH), (), ((TWO, divisor),))
fails(FACTORED, "a true factor, then a wrong one for the same number", 2, 1, (ALSO, TOO_MUCH), (), ((TWO, P1), (TWO, 1)))
fails(PRODUCT, "no claim on a factor", 2, 1, (TOO_MUCH,), (), ((TWO, P1),))
fails("a^(q-1) is not 1 mod q", "a composite number passed off as a prime", 2, 1, (TOO_MUCH,),
      ((TWO, 2, *(int(p) for p, _ in flint.fmpz(TWO - 1).factor())),))
fails("needs 1 < a < q", "the same to base 1", 2, 1, (TOO_MUCH,), ((TWO, 1, 2),))
fails("has a divisor in common with q", "the same to base -1", 2, 1, (TOO_MUCH,), ((TWO, TWO - 1, 2),))
fails(FACTORED, "three factors, of which one is given", 2, 1, ((evident(THREE), THREE),), (), ((THREE, P2),))
fails(PRODUCT, "three factors, and all are given", 2, 1, ((evident(THREE), THREE),), (), ((THREE, P2), (P1 * P1, P1)))
fails(PRODUCT, "the factor that is given is composite, and factored", 2, 1, ((evident(THREE), THREE),), (), ((THREE, TWO), (TWO, P2)))
fails(FACTORED, "the factor that is given is composite, and not factored", 2, 1, ((evident(THREE), THREE),), (), ((THREE, TWO),))
fails(FACTORED, "a large prime without its entry", 2, 1, ((evident(P3), P3),))
fails(FACTORED, "a large prime by another", 2, 1, ((evident(P3), P3),), (), ((P3, P1),))
MANY = prod(p for p in range(2, 60) if flint.fmpz(p).is_prime())  # 17 primes, 2^17 divisors
fails(f"a number with more than {MAX_DIVISORS} divisors", "a number with many divisors", 2, 1, ((evident(MANY), MANY),))

# premises
OTHER = premises(e * C + 1)
for what, wrong in {
        "0 <= f(1)": assume(le(0, at(C, 1))), "1 < f(1)": assume(lt(1, at(C, 1))), "1 <= f(0)": assume(le(1, at(C, 0))),
        "1 <= f(2)": assume(le(1, at(C, 2))), "f(1) <= 1": assume(le(at(C, 1), 1)), "1 = f(1)": assume(eq(1, at(C, 1))),
        "1 <= f(x)": assume(le(1, C)), "that f is positive everywhere": assume(forall(v, le(1, C))), "1 <= g(1)": OTHER[0],
        "true": compute(le(1, 1)), "the second one": SPLIT}.items():
    fails(FIRST, f"the first premise says: {what}", 2, 1, positive=wrong)
for what, wrong in {
        "f(n) <= f(a) + f(b)": built(C, swapped=True), "f(a) + f(b) < f(n)": built(C, strict=True), "sums alone": built(C, products=False),
        "products alone": built(C, sums=False), "a and b that may be 0": built(C, guards=False), "n >= 3": built(C, least_number=3),
        "n >= 1": built(C, least_number=1), "f(a) <= f(n)": built(C, together=at(C, a)),
        "f(b) + f(a)": built(C, together=at(C, b) + at(C, a)), "f(a) + f(a)": built(C, together=at(C, a) + at(C, a)),
        "max of f(a) and f(b)": built(C, together=Term("max", (at(C, a), at(C, b)))),
        "another cost": built(e * C + 1),
        "another function": built(D), "one number only": rule("forall_elim", SPLIT, number(7)).concl,
        "one quantifier more": forall(e, built(C)), "the first one": one(C)}.items():
    fails(SECOND, f"the second premise says: {what}", 2, 1, split=assume(wrong))
for what, wrong in {
        "a cost of an integer": (d(variable("k", INT)), variable("k", INT)), "a cost of a real number": (C, variable("t", REAL)),
        "a real cost": (variable("g", function_sort((NAT,), REAL))(v), v), "half of a cost": (C / 2, v), "a formula": (le(C, 1), v),
        "a cost of 7": (c(7), number(7)), "a cost of v + 1": (c(v + 1), v + 1), "a cost of a function": (C, c),
        "the function itself": (c, v),
        "an equation for a cost": (eq(C, C), v)}.items():
    refuses("cost_exceeds", what, (ONE, SPLIT, *wrong, ((2, 1),), (), (), ()), NO_COST)
for what, wrong in {"another cost": (C + 0, v), "the cost of v with another variable": (C, e)}.items():
    refuses("cost_exceeds", what, (ONE, SPLIT, *wrong, ((2, 1),), (), (), ()), FIRST)
INDEX = Term("bvar", (), (0, NAT))
refuses("cost_exceeds", "an index without its binder", (ONE, SPLIT, c(INDEX), v, ((2, 1),), (), (), ()), "without its binder")
refuses("cost_exceeds", "a forged first premise", bound(2, 1, positive=forged(one(C))), "not a theorem that this kernel made")
refuses("cost_exceeds", "a forged second premise", bound(2, 1, split=forged(built(C))), "not a theorem that this kernel made")
refuses("cost_exceeds", "a literal for a number", bound(number(2), 1), "the bounds wanted are pairs (m, s) of integers")
refuses("cost_exceeds", "true for a bound", bound(2, True), "a certificate tree holds a bool", misuse=True)
refuses("cost_exceeds", "claims that are no tuple", bound(2, 1, [(1, 2)]), "claims must be a tuple", misuse=True)

test_accepted_with_exactly_this_sequent, test_refused_for_this_reason = TABLE.tests()


def test_the_premise_does_not_depend_on_the_name_of_the_variable():
    """c(e) in e is c(v) in v, and the second premise has no free variable but those of the cost."""
    th = rule("cost_exceeds", ONE, SPLIT, c(e), e, ((11, 7),), LIST_11, (), ())
    assert (th.hyps, th.concl) == (HYPS, lt(7, c(11)))
    assert splits(C, v) == splits(c(e), e) == built(C) and splits(OUTSIDE, v).free == {("d", d.sort), ("c", c.sort), ("e", NAT)}


@pytest.mark.parametrize("f", [C, OUTSIDE, a * C + b * n + variable("a1", INT), total(variable("k", INT) * d(v), variable("k", INT), a, n),
                               least(n, lt(v, n)), c(c(v) + a), c(v + n)],
                         ids=repr)
def test_no_variable_of_the_cost_is_captured(f):
    assert splits(f, v) == built_apart(f)
    assert splits(f, v).free == f.free - {("v", NAT)}


def built_apart(f):
    """`built` with names that no test uses elsewhere."""
    p, q, r = (variable(name, NAT) for name in ("p_", "q_", "r_"))
    way = conj(disj(eq(r, p + q), eq(r, p * q)), le(at(f, p) + at(f, q), at(f, r)))
    return forall(r, imp(le(2, r), exists(p, exists(q, conj(le(1, p), conj(le(1, q), way))))))


def test_the_premise_in_words():
    assert show(splits(C, v)) == ("forall n:Nat. 2 <= n -> (exists a:Nat. exists b:Nat. 1 <= a and 1 <= b and (n = a + b or n = a*b) and "
                                  "c(a) + c(b) <= c(n))")


def test_of_a_cost_that_satisfies_the_premises_a_bound_is_a_theorem():
    """f(n) = n: every n from 2 on is 1 + (n - 1). Then 5 < 7 has no hypothesis left."""
    big, rest = assume(le(2, n)), n - 1
    cheaper = rule("inequality", le(1 + rest, n), ("const", 0))
    way = rule("and_intro", rule("or_left", field(n, 1 + rest), eq(n, 1 * rest)), cheaper)
    way = rule("and_intro", compute(le(1, 1)), rule("and_intro", rule("inequality", le(1, rest), have(big)), way))
    wanted = open_binder(built(v), n).args[1]  # exists a. exists b. ..
    some_b = rule("exists_intro", way, open_binder(wanted, number(1)), rest)
    some_b = rule("cut", rule("inequality", le(0, rest), ("add", have(big), ("const", 1))), some_b)
    some_a = rule("exists_intro", some_b, wanted, number(1))
    split = rule("forall_intro", rule("imp_intro", some_a, le(2, n)), n)
    assert (split.hyps, split.concl) == ((), built(v))
    th = rule("cost_exceeds", compute(le(1, 1)), split, v, v, ((7, 5),), ((5, 7),), (), ())
    assert (th.hyps, th.concl) == ((), lt(5, 7))
    check_replayed(th)


# Dropped, raised and false claims


@pytest.mark.parametrize("m", [11, 23, 46, 47, 70, 107, 215, 230, 466])
def test_each_claim_is_needed_or_evident_from_the_others(m):
    """The true list is accepted. With one claim raised by 1 it never is; with one dropped, only if the others are still closed."""
    claims = needed(m)
    assert rule("cost_exceeds", *bound(m, cheapest()[m] - 1, grouped(claims)))
    for x in claims:
        raised = {**claims, x: claims[x] + 1}
        with pytest.raises(KernelError, match="is not excluded"):
            rule("cost_exceeds", *bound(m, cheapest()[m] - 1, grouped(raised)))
    dropped = 0
    for x in claims:
        fewer = {y: s for y, s in claims.items() if y != x}
        try:
            th = rule("cost_exceeds", *bound(m, cheapest()[m] - 1, grouped(fewer)))
        except KernelError:
            dropped += 1
        else:
            assert th.concl == lt(cheapest()[m] - 1, c(m)) and x != m
    assert dropped >= 1


def test_the_cost_of_every_number_is_proved_up_to_2000():
    """From one list with all claims: f(m) - 1 < f(m) for every m, and for none f(m) < f(m)."""
    cost = cheapest()
    claims = grouped({m: cost[m] - 1 for m in range(1, LIMIT + 1) if cost[m] > evident(m)})
    for m in random.Random(1).sample(range(1, LIMIT + 1), 12):
        assert rule("cost_exceeds", *bound(m, cost[m] - 1, claims)).concl == lt(cost[m] - 1, c(m))
        with pytest.raises(KernelError, match=FOLLOW):
            rule("cost_exceeds", *bound(m, cost[m], claims))


# Truth: whatever is accepted is true of every cost


TOP = 300


def some_cost(chance, slack):
    """A cost on 1..TOP: of a random split of each number the costs together, and something on top."""
    g = [0, 1 + chance.choice((0, 0, slack))]
    for m in range(2, TOP + 1):
        ways = [(x, m - x) for x in range(1, m // 2 + 1)] + [(x, m // x) for x in range(2, m) if x * x <= m and m % x == 0]
        kind = chance.randrange(3)
        if kind == 0:
            x, y = min(ways, key=lambda way: g[way[0]] + g[way[1]])
        elif kind == 1:
            x, y = chance.choice(ways[-3:])
        else:
            x, y = chance.choice(ways)
        g.append(g[x] + g[y] + (chance.randrange(slack + 1) if chance.random() < 0.3 else 0))
    return g


@cache
def costs():
    chance = random.Random(7)
    return [cheapest()[:TOP + 1], list(range(TOP + 1)), *(some_cost(chance, slack) for slack in (0, 0, 0, 0, 1, 1, 2, 3, 10))]


def is_cost(g):
    """The two premises, on 1..TOP."""
    return g[1] >= 1 and all(any(x * y == m or x + y == m for x in range(1, m) for y in (m - x, m // x) if y < m and g[x] + g[y] <= g[m])
                             for m in range(2, TOP + 1))


def test_the_random_costs_satisfy_the_premises_and_are_at_least_the_cheapest():
    for g in costs():
        assert is_cost(g) and all(low <= value for low, value in zip(cheapest(), g))
    assert len({tuple(g) for g in costs()}) == len(costs())
    assert not is_cost([0, 1, *[2] * (TOP - 1)]) and not is_cost([0, 0, *range(2, TOP + 1)])


def consider(m, s, claims, seen):
    """Ask the rule; what it accepts must be true of all costs."""
    try:
        th = rule("cost_exceeds", *bound(m, s, claims))
    except KernelError:
        seen["refused"] += 1
        return
    assert th.concl == lt(s, c(m)) and th.hyps == HYPS
    assert all(s < g[m] for g in costs())
    for bounded, *numbers in claims:  # and all claims of the list with it
        assert all(bounded < g[x] for g in costs() for x in numbers if x <= TOP)
    seen["accepted"] += 1


def test_only_true_bounds_are_accepted():
    """Lists of claims at random: true ones that close each other, and among them one that is too large, or none of some."""
    seen = {"accepted": 0, "refused": 0}

    @settings(max_examples=400, deadline=None, derandomize=True, database=None)
    @given(st.integers(1, TOP), st.lists(st.tuples(st.integers(1, TOP), st.integers(-2, 2)), max_size=4),
           st.lists(st.integers(0, 60), max_size=2), st.integers(-3, 2))
    def run(m, changed, dropped, more):
        claims = needed(m)
        for x, by in changed:
            claims[x] = max(0, cheapest()[x] - 1 + by)
        for position in dropped:
            if position < len(claims):
                claims.pop(sorted(claims)[position])
        consider(m, max(0, cheapest()[m] - 1 + more), grouped(claims), seen)

    run()
    assert min(seen.values()) > 60, seen


def test_no_list_of_arbitrary_claims_proves_a_false_bound():
    seen = {"accepted": 0, "refused": 0}

    @settings(max_examples=600, deadline=None, derandomize=True, database=None)
    @given(st.integers(-1, 40), st.integers(-1, 14),
           st.lists(st.tuples(st.integers(0, 13), st.lists(st.integers(0, 60), max_size=5)), max_size=4))
    def run(m, s, groups):
        consider(m, s, tuple((bounded, *numbers) for bounded, numbers in groups), seen)

    run()
    assert min(seen.values()) > 30, seen


def test_every_single_claim_that_is_accepted_alone_is_true():
    """All claims s < f(m) for m up to 120, each alone in its list."""
    cost = cheapest()
    for m in range(1, 121):
        for s in range(evident(m) + 4):
            try:
                rule("cost_exceeds", *bound(m, s, ((s, m),)))
            except KernelError:
                assert s >= evident(m)
            else:
                assert s < cost[m]


# Limits


def test_too_many_ways_are_not_looked_at(monkeypatch):
    """Claims that all numbers from 2 on cost more than 50 exclude each other's sums, down to that of 2, which comes last."""
    claims = ((50, *range(400, 1, -1)),)
    refused(SUM, "cost_exceeds", *bound(2, 1, claims))
    monkeypatch.setattr(costs_module, "MAX_WAYS", 2_000)
    refused("more than 2000 ways", "cost_exceeds", *bound(2, 1, claims))


def test_large_numbers_are_bounded_at_once():
    for m, s in ((10**100, evident_large(10**100) - 1), (3**100, 299), (3**100 + 1, 300)):
        assert rule("cost_exceeds", *bound(m, s)).concl == lt(s, c(m))
    with pytest.raises(KernelError, match=FOLLOW):
        rule("cost_exceeds", *bound(3**100, 300))
    assert rule("cost_exceeds", *bound(10**500, MAX_COST))


def evident_large(m):
    """The least k with m <= E(k) by E(3k) = 3^k, E(3k + 1) = 4*3^(k - 1), E(3k + 2) = 2*3^k."""
    return next(k for k in range(2, 10_000) if m <= {0: 3 ** (k // 3), 1: 4 * 3 ** (k // 3) // 3, 2: 2 * 3 ** (k // 3)}[k % 3])


def test_the_largest_number_of_a_cost_is_the_one_that_is_known():
    for k in range(2, 60):
        largest = {0: 3 ** (k // 3), 1: 4 * 3 ** (k // 3) // 3, 2: 2 * 3 ** (k // 3)}[k % 3]
        assert evident(largest) == k and evident(largest + 1) == k + 1
        assert rule("cost_exceeds", *bound(largest, k - 1)) and rule("cost_exceeds", *bound(largest + 1, k))
        with pytest.raises(KernelError, match=FOLLOW):
            rule("cost_exceeds", *bound(largest, k))


def test_a_proof_with_its_list_is_replayed():
    for m, claims, composites in ((46, LIST_46, ()), (TWO, (ALSO, TOO_MUCH), ((TWO, P1),))):
        s = next(bounded for bounded, *numbers in claims if m in numbers)
        check_replayed(rule("cost_exceeds", *bound(m, s, claims, (), composites)))
