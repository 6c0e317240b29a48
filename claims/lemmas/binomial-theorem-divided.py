"""The binomial theorem, divided by k!: with e(i, x) = x^i/i!, the sum of e(i, s) e(k - i, t) over i = 0, .., k is e(k, s + t).

By induction on k. In k + 1 times the next sum, split k + 1 = i + (k + 1 - i) in each term: i e(i, s) = s e(i - 1, s), and so the first
parts are s times the sum before; (k + 1 - i) e(k + 1 - i, t) = t e(k - i, t), and so the second parts are t times it.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Int, Nat, Q, Real, Sum, at, eq, factorial, forall, implies

k, m, i = Nat("k"), Nat("m"), Int("i")
s, t, x = Real("s"), Real("t"), Real("x")
zero = Q(0)


def e(i, x):
    return x**i / factorial(i)


def terms(k, upper, weight=None):
    return Sum(e(i, s) * e(k - i, t) if weight is None else weight * (e(i, s) * e(k - i, t)), i, 0, upper)


expanded = eq(terms(k, k), e(k, s + t))
statement = forall(k, s, t, expanded)


def one_factor(d):
    """(m + 1) e(m + 1, x) = x e(m, x)."""
    unfolded = d.have("next factorial", eq(factorial(m + 1), (m + 1) * factorial(m)), by.factorial_step)
    lowered = d.have("one factor", eq((m + 1) * e(m + 1, x), x * e(m, x)), by.algebra, unfolded)
    return d.have("one factor, always", forall(m, x, eq((m + 1) * e(m + 1, x), x * e(m, x))), by.generalisation, lowered)


def first_parts(d, lower):
    """The terms i e(i, s) e(k + 1 - i, t) up to m are s times the terms e(i, s) e(k - i, t) up to m - 1."""
    shifted = implies(m <= k + 1, eq(terms(k + 1, m, i), s * terms(k, m - 1)))
    start = d.have("the term at 0", eq(terms(k + 1, zero, i), 0), by.first_term)
    nothing = d.have("no terms", eq(terms(k, zero - 1), 0), by.empty_range)
    both = d.have("both 0", eq(terms(k + 1, zero, i), s * terms(k, zero - 1)), by.algebra, start, nothing)
    base = d.have("up to 0", at(shifted, m, 0), by.generalisation, both)
    hypothesis = d.suppose("up to m", shifted)
    inside = d.suppose("m + 1 <= k + 1", m + 1 <= k + 1)
    before = d.have("m <= k + 1", m <= k + 1, by.arithmetic, inside)
    up_to_m = d.have("first parts up to m", eq(terms(k + 1, m, i), s * terms(k, m - 1)), by.instance(), hypothesis, before)
    index = d.have("index", eq(k + 1 - (m + 1), k - m), by.algebra)
    last = d.have("last first part", eq(terms(k + 1, m + 1, i), terms(k + 1, m, i) + (m + 1) * (e(m + 1, s) * e(k + 1 - (m + 1), t))),
                  by.last_term, inside)
    left = d.have("one more first part", eq(terms(k + 1, m + 1, i), terms(k + 1, m, i) + (m + 1) * (e(m + 1, s) * e(k - m, t))),
                  by.rewriting, index, last)
    right = d.have("one more term before", eq(terms(k, m), terms(k, m - 1) + e(m, s) * e(k - m, t)), by.last_term, inside)
    lowered = d.have("one factor s", eq((m + 1) * e(m + 1, s), s * e(m, s)), by.instance(m=m, x=s), lower)
    same = d.have("the same", eq((m + 1) * (e(m + 1, s) * e(k - m, t)), s * (e(m, s) * e(k - m, t))), by.multiplying(e(k - m, t)), lowered,
                  inside)
    longer = d.have("first parts up to m + 1", eq(terms(k + 1, m + 1, i), s * terms(k, m)), by.algebra, up_to_m, left, right, same,
                    inside)
    bound = d.have("its bound", eq(m + 1 - 1, m), by.algebra)
    written = d.have("written like that", eq(terms(k + 1, m + 1, i), s * terms(k, m + 1 - 1)), by.rewriting, bound, longer)
    step = d.have("up to m + 1", at(shifted, m, m + 1), by.generalisation, written)
    every = d.have("up to any m", forall(m, shifted), by.induction(m), base, step)
    whole = d.have("at m = k + 1", eq(terms(k + 1, k + 1, i), s * terms(k, k + 1 - 1)), by.instance(m=k + 1), every)
    return d.have("first parts", eq(terms(k + 1, k + 1, i), s * terms(k, k)), by.algebra, whole)


def second_parts(d, lower):
    """The terms (k + 1 - i) e(i, s) e(k + 1 - i, t) up to k + 1, of which the last is 0, are t times the terms e(i, s) e(k - i, t)."""
    inside = d.suppose("0 <= i", 0 <= i), d.suppose("i <= k", i <= k)
    lowered = d.have("one factor t", eq((k - i + 1) * e(k - i + 1, t), t * e(k - i, t)), by.instance(m=k - i, x=t), lower, *inside)
    same = d.have("times e(i, s)", eq((k - i + 1) * (e(i, s) * e(k - i + 1, t)), t * (e(i, s) * e(k - i, t))), by.multiplying(e(i, s)),
                  lowered,
                  *inside)
    index = d.have("the same index", eq(k + 1 - i, k - i + 1), by.algebra)
    term = d.have("a second part", eq((k + 1 - i) * (e(i, s) * e(k + 1 - i, t)), t * (e(i, s) * e(k - i, t))), by.rewriting, index, same)
    shorter = d.have("second parts up to k", eq(terms(k + 1, k, k + 1 - i), t * terms(k, k)), by.termwise, term)
    last = (k + 1 - (k + 1)) * (e(k + 1, s) * e(k + 1 - (k + 1), t))
    more = d.have("and the last", eq(terms(k + 1, k + 1, k + 1 - i), terms(k + 1, k, k + 1 - i) + last), by.last_term)
    nothing = d.have("which is 0", eq(last, 0), by.algebra)
    return d.have("second parts", eq(terms(k + 1, k + 1, k + 1 - i), t * terms(k, k)), by.algebra, shorter, more, nothing)


def derivation(d):
    base = d.have("k = 0", at(expanded, k, 0), by.first_term, d.have("0!", eq(factorial(zero - zero), 1), by.computation))
    hypothesis = d.suppose("hypothesis", expanded)
    split = d.have("split", eq((k + 1) * terms(k + 1, k + 1), terms(k + 1, k + 1, i) + terms(k + 1, k + 1, k + 1 - i)), by.termwise,
                   why="k + 1 = i + (k + 1 - i)")
    lower = one_factor(d)
    product = d.have("together", eq((k + 1) * terms(k + 1, k + 1), (s + t) * e(k, s + t)), by.algebra, split, first_parts(d, lower),
                     second_parts(d, lower), hypothesis)
    power = d.have("the next power", eq((k + 1) * e(k + 1, s + t), (s + t) * e(k, s + t)), by.instance(m=k, x=s + t), lower)
    multiple = d.have("k + 1 times", eq((k + 1) * terms(k + 1, k + 1), (k + 1) * e(k + 1, s + t)), by.algebra, product, power)
    step = d.have("k + 1", at(expanded, k, k + 1), by.cancelling(k + 1), multiple)
    every = d.have("every k", expanded, by.induction(k), base, step)
    return d.have("all", statement, by.generalisation, every)


claim = Claim(
    id="binomial-theorem-divided",
    title="The binomial theorem divided by k!: (s + t)^k/k! as a convolution",
    title_zh="二项式定理的阶乘除法形式",
    source="textbook",
    tags=("lemma", "sum", "factorial", "induction"),
    statement=statement,
    derivation=derivation,
    numeric=region(k=range(8), s=(-2, 2), t=(-2, 2)),
    twins=[
        Twin("without-factorials", forall(k, s, t, eq(Sum(s**i * t ** (k - i), i, 0, k), (s + t) ** k)),
             refuted_at={"k": 2, "s": 1, "t": 1}, note="3 against 4"),
        Twin("undivided", forall(k, s, t, eq(terms(k, k), (s + t) ** k)), refuted_at={"k": 2, "s": 1, "t": 1}, note="2 against 4"),
        Twin("one-term-less", forall(k, s, t, eq(terms(k, k - 1), e(k, s + t))), refuted_at={"k": 0, "s": 1, "t": 1}),
        Twin("difference", forall(k, s, t, eq(terms(k, k), e(k, s - t))), refuted_at={"k": 1, "s": 1, "t": 1}),
    ],
)
