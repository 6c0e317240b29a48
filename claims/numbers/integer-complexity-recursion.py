"""Integer complexity, the least number of ones that writes a number, satisfies the recursion by which it is often defined:
f(1) = 1, and f(n) is the least f(a) + f(b) over n = a + b and over n = a*b with a, b >= 2.

It is defined by expressions: (n, k) is in every set that holds (1, 1) and is closed under adding and multiplying. What such a definition
gives is induction over expressions: the set may be any that we like.
"""

from mathcheck import Claim, Twin, by
from mathcheck.lang import NAT, PROP, And, Function, Nat, Not, Or, Q, complexity, eq, exists, forall, implies, written

f = complexity
n, k, a, b, i, j = (Nat(name) for name in ("n", "k", "a", "b", "i", "j"))
p, q, s, t = (Nat(name) for name in ("p", "q", "s", "t"))
S = Function("S", (NAT, NAT), PROP)
closed = forall(a, i, b, j, implies(S(a, i), S(b, j), And(S(a + b, i + j), S(a * b, i + j))))


def parts_of(n, k):
    """n is a sum or a product of two numbers p, q that are written with k ones together."""
    return exists(p, q, s, t, And(1 <= p, 1 <= q, Or(eq(n, p + q), eq(n, p * q)), written(p, s), written(q, t), s + t <= k))


def made(n, k):
    return And(1 <= n, 1 <= k, written(n, k), Or(eq(n, 1), parts_of(n, k)))


def none_below(n, m):
    return forall(s, implies(s < m, Not(written(n, s))))


positive = forall(a, implies(1 <= a, 1 <= f(a)))
one = eq(f(1), 1)
parts = forall(a, b, implies(1 <= a, 1 <= b, And(f(a + b) <= f(a) + f(b), f(a * b) <= f(a) + f(b))))
way = And(1 <= a, 1 <= b, Or(eq(n, a + b), And(2 <= a, 2 <= b, eq(n, a * b))), eq(f(n), f(a) + f(b)))
splits = forall(n, implies(2 <= n, exists(a, b, way)))
statement = And(positive, one, parts, splits)


def expressions(d):
    """1 is written with 1, and what is written adds up: forall a i b j. a with i and b with j give a + b and a*b with i + j."""
    start, step = d.suppose("S(1, 1)", S(1, 1)), d.suppose("S is closed", closed)
    first = d.have("one", written(1, 1), by.generalisation, start)
    left, right = d.suppose("a with i", written(a, i)), d.suppose("b with j", written(b, j))
    in_left = d.have("S(a, i)", S(a, i), by.instance(S=(n, k, S(n, k))), left, start, step)
    in_right = d.have("S(b, j)", S(b, j), by.instance(S=(n, k, S(n, k))), right, start, step)
    both = d.have("S holds both", And(S(a + b, i + j), S(a * b, i + j)), by.instance(a=a, i=i, b=b, j=j), step, in_left, in_right)
    add = d.have("sum", written(a + b, i + j), by.generalisation, d.have("S(a + b, i + j)", S(a + b, i + j), by.conjunction, both))
    mul = d.have("product", written(a * b, i + j), by.generalisation, d.have("S(a*b, i + j)", S(a * b, i + j), by.conjunction, both))
    joined = forall(a, i, b, j, implies(written(a, i), written(b, j), And(written(a + b, i + j), written(a * b, i + j))))
    return first, d.have("sums and products", joined, by.generalisation, d.have(
        "both", And(written(a + b, i + j), written(a * b, i + j)), by.conjunction, add, mul))


def structure(d, first, joined):
    """forall n k. n is written with k ones -> it is 1 or made of two parts: induction over expressions."""
    start = d.have("made 1", made(Q(1), Q(1)), by.witness(), first)
    left, right = d.suppose("a is made", made(a, i)), d.suppose("b is made", made(b, j))
    both = d.have("a + b and a*b", And(written(a + b, i + j), written(a * b, i + j)), by.instance(a=a, i=i, b=b, j=j), joined, left, right)
    made_both = []
    for word, c in (("sum", a + b), ("product", a * b)):
        size = d.have(f"sizes of the {word}", And(1 <= c, 1 <= i + j), by.witness(), left, right)
        of = d.have(f"parts of the {word}", parts_of(c, i + j), by.witness(a, b, i, j), left, right)
        either = d.have(f"1 or parts, {word}", Or(eq(c, 1), parts_of(c, i + j)), by.witness(), of)
        made_both.append(d.have(f"made {word}", made(c, i + j), by.conjunction, size, both, either))
    step = forall(a, i, b, j, implies(made(a, i), made(b, j), And(made(a + b, i + j), made(a * b, i + j))))
    closed_too = d.have("made is closed", step, by.generalisation, d.have(
        "both are made", And(made(a + b, i + j), made(a * b, i + j)), by.conjunction, *made_both))
    known = d.suppose("n with k", written(n, k))
    is_made = d.have("n is made", made(n, k), by.instance(S=(n, k, made(n, k))), known, start, closed_too)
    return d.have("expressions are made of parts", forall(n, k, implies(written(n, k), made(n, k))), by.generalisation, is_made)


def least(d, first, joined):
    """For n >= 1: f(n) ones write n, and no fewer do."""
    so_far = d.suppose("n with n", written(n, n))
    more = d.have("n + 1 with n + 1", And(written(n + 1, n + 1), written(n * 1, n + 1)), by.instance(a=n, i=n, b=1, j=1),
                  joined, so_far, first)
    one_more = d.have("one more", written(n + 1, n + 1), by.conjunction, more)
    ones = d.have("n ones write n", forall(n, implies(1 <= n, written(n, n))), by.induction(n, 1), first, one_more)
    positive = d.suppose("1 <= n", 1 <= n)
    some = d.have("some ones write n", exists(k, written(n, k)), by.witness(n), d.have(
        "n with n ones", written(n, n), by.instance(n=n), ones, positive))
    fewest = exists(k, And(written(n, k), none_below(n, k)))
    principle = d.cite("least-number-principle")
    exist = d.have("fewest", fewest, by.instance(P=(k, written(n, k))), principle, some)
    value = d.have("f has a value", forall(n, implies(1 <= n, fewest)), by.generalisation, exist)
    return value, d.have("f is the least", forall(n, implies(1 <= n, And(written(n, f(n)), none_below(n, f(n))))), by.generalisation,
                  d.have("the least", And(written(n, f(n)), none_below(n, f(n))), by.least_number, exist))


def at_most(d, value, fewest):
    """forall n k. k ones write n -> f(n) <= k."""
    positive, known, less = d.suppose("n >= 1", 1 <= n), d.suppose("k ones write n", written(n, k)), d.suppose("k < f(n)", k < f(n))
    none = d.have("f(n) is least", And(written(n, f(n)), none_below(n, f(n))), by.instance(n=n), fewest, positive)
    lower = d.have("none below f(n)", none_below(n, f(n)), by.conjunction, none)
    not_k = d.have("not k", Not(written(n, k)), by.instance(k=k), lower, less)
    otherwise = d.have("otherwise", f(n) <= k, by.contradiction, not_k, known)
    bound = d.have("f(n) <= k", f(n) <= k, by.cases(f(n) <= k, k < f(n)), d.suppose("it is", f(n) <= k), otherwise, value, positive)
    return d.have("f is at most", forall(n, k, implies(1 <= n, written(n, k), f(n) <= k)), by.generalisation, bound)


def split(d, value, made_of, fewest, bound, sums):
    """n >= 2 is a sum or a product of p and q with f(n) = f(p) + f(q)."""
    large = d.suppose("2 <= n", 2 <= n)
    positive = d.have("1 <= n as 2 <= n", 1 <= n, by.arithmetic, large)
    shown = d.have("n with f(n)", And(written(n, f(n)), none_below(n, f(n))), by.instance(n=n), fewest, positive)
    made_n = d.have("n is made of parts", made(n, f(n)), by.instance(n=n, k=f(n)), made_of, shown, value, positive)
    of = d.suppose("parts", And(1 <= p, 1 <= q, Or(eq(n, p + q), eq(n, p * q)), written(p, s), written(q, t), s + t <= f(n)))
    left = d.have("f(p) <= s", f(p) <= s, by.instance(n=p, k=s), bound, of)
    right = d.have("f(q) <= t", f(q) <= t, by.instance(n=q, k=t), bound, of)
    either = d.have("p, q", And(f(p + q) <= f(p) + f(q), f(p * q) <= f(p) + f(q)), by.instance(a=p, b=q), sums, of)
    goal = exists(a, b, way)
    a_sum, a_product = d.suppose("n = p + q", eq(n, p + q)), d.suppose("n = p*q", eq(n, p * q))
    costs = []
    for word, c, how in (("sum", p + q, a_sum), ("product", p * q, a_product)):
        most = d.have(f"f of the {word}", f(c) <= f(p) + f(q), by.conjunction, either)
        of_n = d.have(f"f(n) of the {word}", f(n) <= f(p) + f(q), by.rewriting, how, most)
        costs.append(d.have(f"cost of the {word}", eq(f(n), f(p) + f(q)), by.antisymmetry, of_n, left, right, of, value, positive))
    by_sum = d.have("by a sum", goal, by.witness(p, q), of, a_sum, costs[0])
    # with p = 1 or q = 1 the product would be n itself, and cost more than it does
    factors = []
    for word, x, ones, y, others in (("p", p, s, q, t), ("q", q, t, p, s)):
        unit = d.suppose(f"{word} < 2", x < 2)
        size = d.have(f"ones of {word}", 1 <= ones, by.instance(n=x, k=ones), made_of, of)
        same = d.have(f"n = {y!r}", eq(n, y), by.arithmetic, a_product, d.have(f"{word} = 1", eq(x, 1), by.antisymmetry, unit, of))
        again = d.have(f"n as {y!r}", written(n, others), by.rewriting, same, d.have(f"{y!r}", written(y, others), by.conjunction, of))
        cheap = d.have(f"too cheap, {word}", f(n) <= others, by.instance(n=n, k=others), bound, again, positive)
        absurd = d.have(f"absurd, {word}", 2 <= x, by.contradiction, cheap, size, of)
        factors.append(d.have(f"2 <= {word}", 2 <= x, by.cases(2 <= x, x < 2), d.suppose(f"{word} is large", 2 <= x), absurd))
    by_product = d.have("by a product", goal, by.witness(p, q), of, a_product, costs[1], *factors)
    either_way = d.have("sum or product", Or(eq(n, p + q), eq(n, p * q)), by.conjunction, of)
    found = d.have("a way", goal, by.cases(eq(n, p + q), eq(n, p * q)), by_sum, by_product, either_way)
    unit = d.suppose("n = 1", eq(n, 1))
    not_one = d.have("n is not 1", goal, by.contradiction, unit, large)
    some = d.suppose("some parts", parts_of(n, f(n)))
    taken = d.have("for such parts", goal, by.obtaining(p, q, s, t), some, found)
    one_or_parts = d.have("1 or parts", Or(eq(n, 1), parts_of(n, f(n))), by.conjunction, made_n)
    result = d.have("n splits", goal, by.cases(eq(n, 1), parts_of(n, f(n))), not_one, taken, one_or_parts)
    return d.have("every n >= 2 splits", splits, by.generalisation, result)


def derivation(d):
    first, joined = expressions(d)
    made_of = structure(d, first, joined)
    value, fewest = least(d, first, joined)
    bound = at_most(d, value, fewest)
    least_one = d.have("f(1) is least", And(written(1, f(1)), none_below(Q(1), f(1))), by.instance(n=1), fewest)
    made_one = d.have("1 is made", made(Q(1), f(1)), by.instance(n=1, k=f(1)), made_of, least_one, value)
    most_one = d.have("f(1) <= 1", f(1) <= 1, by.instance(n=1, k=1), bound, first)
    small = d.have("f(1) = 1", one, by.antisymmetry, made_one, most_one, value)
    left, right = d.suppose("1 <= a", 1 <= a), d.suppose("1 <= b", 1 <= b)
    of_a = d.have("a with f(a)", And(written(a, f(a)), none_below(a, f(a))), by.instance(n=a), fewest, left)
    of_b = d.have("b with f(b)", And(written(b, f(b)), none_below(b, f(b))), by.instance(n=b), fewest, right)
    both = d.have("f(a) + f(b) ones", And(written(a + b, f(a) + f(b)), written(a * b, f(a) + f(b))),
                  by.instance(a=a, i=f(a), b=b, j=f(b)), joined, of_a, of_b, value, left, right)
    add = d.have("f(a + b)", f(a + b) <= f(a) + f(b), by.instance(n=a + b, k=f(a) + f(b)), bound, both, left, right, value)
    mul = d.have("f(a*b)", f(a * b) <= f(a) + f(b), by.instance(n=a * b, k=f(a) + f(b)), bound, both, left, right, value)
    sums = d.have("sums and products of numbers", parts, by.generalisation, d.have(
        "at most f(a) + f(b)", And(f(a + b) <= f(a) + f(b), f(a * b) <= f(a) + f(b)), by.conjunction, add, mul))
    ways = split(d, value, made_of, fewest, bound, sums)
    made_a = d.have("1 <= f(a)", 1 <= f(a), by.instance(n=a, k=f(a)), made_of, of_a, value, left)
    at_least_one = d.have("f is positive", positive, by.generalisation, made_a)
    return d.have("all", statement, by.conjunction, at_least_one, small, sums, ways)


claim = Claim(
    id="integer-complexity-recursion",
    title="Integer complexity satisfies its recursion",
    title_zh="整数复杂度的递归式",
    source="R. K. Guy, Unsolved Problems in Number Theory, 3rd ed., F26",
    tags=("lemma", "integer complexity"),
    statement=statement,
    derivation=derivation,
    twins=[
        Twin("additive", forall(a, b, implies(1 <= a, 1 <= b, eq(f(a + b), f(a) + f(b)))), refuted_at={"a": 3, "b": 3},
             cites=["integer-complexity-first-values"], note="3 + 3 takes six ones, 2*3 takes five"),
        Twin("cheaper-products", forall(a, b, implies(2 <= a, 2 <= b, f(a * b) <= f(a) + f(b) - 1)), refuted_at={"a": 2, "b": 3},
             cites=["integer-complexity-first-values"]),
        Twin("from-one", forall(n, implies(1 <= n, exists(a, b, way))), refuted_at={"n": 1}, note="1 is neither a sum nor a product"),
    ],
)
