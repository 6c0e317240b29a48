"""A number that is written with k ones, sums and products is at most E(k), where E(1) = 1 and E(3j + r) = r*3^j for r = 2, 3, 4.

Induction over expressions: of numbers at most E(i) and E(j), the sum and the product are at most E(i + j). With a single one on one side
the product gains nothing and the sum gains 1; otherwise both numbers' bounds are at least 2, so that the product bounds the sum.
"""

from mathcheck import Claim, Twin, by, records
from mathcheck.lang import NAT, PROP, And, Function, Nat, Or, Q, eq, exists, forall, implies, written

n, k, m, a, b, i, j = (Nat(name) for name in ("n", "k", "m", "a", "b", "i", "j"))
p, q, u, v = (Nat(name) for name in ("p", "q", "u", "v"))
S = Function("S", (NAT, NAT), PROP)


def unit(n, k):
    return And(eq(k, 1), n <= 1)


def power(n, k, j, r):
    return And(2 <= r, r <= 4, eq(k, 3 * j + r), n <= r * 3**j)


def some_power(n, k):
    return exists(p, u, power(n, k, p, u))


def fits(n, k):
    """n <= E(k)."""
    return Or(unit(n, k), some_power(n, k))


statement = forall(n, k, implies(written(n, k), fits(n, k)))


def at_least_one(d):
    """forall m. 1 <= 3^m."""
    positive = d.have("0 < 3^m", 0 < 3**m, by.arithmetic)
    return d.have("powers of 3", forall(m, 1 <= 3**m), by.generalisation, d.have("1 <= 3^m", 1 <= 3**m, by.arithmetic, positive))


def one_more(d, powers):
    """forall n k p u. E(3p + u) + 1 is at most E(3p + u + 1), for u = 2, 3, 4."""
    low, high, cost = d.suppose("2 <= u", 2 <= u), d.suppose("u <= 4", u <= 4), d.suppose("one more", eq(k, 3 * p + u + 1))
    bound = d.suppose("n <= u*3^p + 1", n <= u * 3**p + 1)
    positive = d.have("1 <= 3^p", 1 <= 3**p, by.instance(m=p), powers)
    below, at_four = d.suppose("u <= 3", u <= 3), d.suppose("4 <= u", 4 <= u)
    next_digit = d.have("u + 1", n <= (u + 1) * 3**p, by.arithmetic, bound, positive)
    small = d.have("up to 3", some_power(n, k), by.witness(p, u + 1), low, below, cost, next_digit)
    scaled = d.have("u*3^p <= 4*3^p", u * 3**p <= 4 * 3**p, by.arithmetic, high, positive)
    next_power = d.have("2*3^(p + 1)", n <= 2 * 3 ** (p + 1), by.arithmetic, bound, positive, scaled)
    four = d.have("u = 4", eq(u, 4), by.antisymmetry, high, at_four)
    carried = d.have("at 4", some_power(n, k), by.witness(p + 1, 2), four, cost, next_power)
    either = d.have("a one more, case by case", some_power(n, k), by.cases(u <= 3, 4 <= u), small, carried)
    return d.have("a one more", forall(n, k, p, u, implies(2 <= u, u <= 4, eq(k, 3 * p + u + 1), n <= u * 3**p + 1, some_power(n, k))),
                  by.generalisation, either)


def products(d):
    """forall n k m u v. E(u)*E(v)*3^m is at most E(3m + u + v), for u, v = 2, 3, 4: u*v is at most 4, 6, 9, 12, 18 = E(u + v)."""
    ranges = [d.suppose(f"{c!r} in a product", c) for c in (2 <= u, u <= 4, 2 <= v, v <= 4)]
    cost, bound = d.suppose("both costs", eq(k, 3 * m + u + v)), d.suppose("n <= u*v*3^m", n <= u * v * 3**m)
    scale = d.have("0 <= 3^m", 0 <= 3**m, by.arithmetic)
    branches = []
    for total, carry, digit in ((4, 0, 4), (5, 1, 2), (6, 1, 3), (7, 1, 4), (8, 2, 2)):
        most = digit * 3**carry
        case = d.suppose(f"u + v = {total}", eq(u + v, total))
        rest = d.have(f"v = {total} - u", eq(v, total - u), by.arithmetic, case)
        top = d.have(f"u*({total} - u)", u * (total - u) <= most, by.each_value(u, 2, 4), *ranges)
        both = d.have(f"u*v <= {most}", u * v <= most, by.rewriting, rest, top)
        bounded = d.have(f"n <= {most}*3^m", n <= most * 3**m, by.arithmetic, bound, both, scale)
        branches.append(d.have(f"digit {digit}, carry {carry}", some_power(n, k), by.witness(m + carry, digit), cost, case, bounded))
    either = d.have("a product, case by case", some_power(n, k), by.cases(*(eq(u + v, t) for t in range(4, 9))), *branches, *ranges)
    return d.have("a product", forall(n, k, m, u, v, implies(
        2 <= u, u <= 4, 2 <= v, v <= 4, eq(k, 3 * m + u + v), n <= u * v * 3**m, some_power(n, k))), by.generalisation, either)


a_sum, a_product = ("sum", a + b), ("product", a * b)
both_fit = And(fits(a + b, i + j), fits(a * b, i + j))


def one_and_one(d, left, right):
    """1 + 1 and 1*1 are at most 2 = 2*3^0."""
    cost = d.have("two ones", eq(i + j, 2), by.arithmetic, left, right)
    return [d.have(f"{word} of ones", some_power(c, i + j), by.witness(0, 2), cost, d.have(
        f"{word} of ones is at most 2", c <= 2, by.arithmetic, left, right)) for word, c in (a_sum, a_product)]


def one_and_power(d, rule, one, other, e, w):
    """1 + x and 1*x are at most w*3^e + 1 for x at most w*3^e."""
    shown = []
    for word, c in (a_sum, a_product):
        size = d.have(f"{word} of 1 and {w!r}*3^{e!r}", c <= w * 3**e + 1, by.arithmetic, one, other)
        shown.append(d.have(f"{word} with a 1 beside {w!r}*3^{e!r}", some_power(c, i + j), by.instance(n=c, k=i + j, p=e, u=w),
                            rule, size, one, other))
    return shown


def power_and_power(d, rule, powers, left, right):
    """The product of two numbers that are at least 2 bounds their sum."""
    large = []
    for e, w, fact in ((p, u, left), (q, v, right)):
        least = d.have(f"1 <= 3^{e!r} in a product", 1 <= 3**e, by.instance(m=e), powers)
        large.append(d.have(f"2 <= {w!r}*3^{e!r}", 2 <= w * 3**e, by.arithmetic, least, fact))
    product_bounds = d.have("A + B <= A*B", u * 3**p + v * 3**q <= (u * 3**p) * (v * 3**q), by.arithmetic, *large)
    sizes = {"sum": d.have("a + b <= A*B", a + b <= u * v * 3 ** (p + q), by.arithmetic, left, right, product_bounds),
             "product": d.have("a*b <= A*B", a * b <= u * v * 3 ** (p + q), by.arithmetic, left, right)}
    return [d.have(f"{word} of powers", some_power(c, i + j), by.instance(n=c, k=i + j, m=p + q, u=u, v=v), rule, sizes[word], left, right)
            for word, c in (a_sum, a_product)]


def derivation(d):
    powers = at_least_one(d)
    more, times = one_more(d, powers), products(d)
    one_a, one_b = d.suppose("a is at most 1", unit(a, i)), d.suppose("b is at most 1", unit(b, j))
    power_a, power_b = d.suppose("a is at most u*3^p", power(a, i, p, u)), d.suppose("b is at most v*3^q", power(b, j, q, v))
    some_a, some_b = d.suppose("a is at most some power", some_power(a, i)), d.suppose("b is at most some power", some_power(b, j))

    def both(word, shown):
        parts = [d.have(f"{name}, {word}", fits(c, i + j), by.witness(), th) for (name, c), th in zip((a_sum, a_product), shown)]
        return d.have(word, both_fit, by.conjunction, *parts)

    known_a, known_b = d.suppose("a is at most E(i)", fits(a, i)), d.suppose("b is at most E(j)", fits(b, j))

    def any_b(word, beside_one, beside_power):
        taken = d.have(f"{word} and some power", both_fit, by.obtaining(q, v), some_b, beside_power)
        return d.have(f"{word} and any b", both_fit, by.cases(unit(b, j), some_power(b, j)), beside_one, taken, known_b)

    a_one = any_b("one", both("one and one", one_and_one(d, one_a, one_b)),
                  both("one and power", one_and_power(d, more, one_a, power_b, q, v)))
    a_power = any_b("power", both("power and one", one_and_power(d, more, one_b, power_a, p, u)),
                    both("power and power", power_and_power(d, times, powers, power_a, power_b)))
    taken = d.have("some power and any b", both_fit, by.obtaining(p, u), some_a, a_power)
    any_a = d.have("a and b", both_fit, by.cases(unit(a, i), some_power(a, i)), a_one, taken, known_a)
    step = forall(a, i, b, j, implies(fits(a, i), fits(b, j), both_fit))
    closed = d.have("sums and products of numbers that fit", step, by.generalisation, any_a)
    start = d.have("1 fits", fits(Q(1), Q(1)), by.witness())
    known = d.suppose("n with k ones", written(n, k))
    all_fit = d.have("n fits", fits(n, k), by.instance(S=(n, k, fits(n, k))), known, start, closed)
    return d.have("all", statement, by.generalisation, all_fit)


claim = Claim(
    id="written-with-ones-bound",
    title="A number written with k ones is at most E(k)",
    title_zh="用 k 个 1 写出的数不超过 E(k)",
    source="K. Mahler, J. Popken, On a maximum problem in arithmetic, 1953; the closed form is J. Selfridge's",
    tags=("lemma", "integer complexity"),
    picture=records(up_to=1000),
    statement=statement,
    derivation=derivation,
    twins=[
        Twin("powers-only", forall(n, k, implies(written(n, k), some_power(n, k))), refuted_at={"n": 1, "k": 1},
             note="3j + r is at least 2"),
        Twin("nothing-with-one", forall(n, k, implies(written(n, k), Or(And(eq(k, 1), n <= 0), some_power(n, k)))),
             refuted_at={"n": 1, "k": 1}),
        Twin("not-written", forall(n, k, implies(1 <= k, fits(n, k))), refuted_at={"n": 2, "k": 1}, note="2 takes two ones"),
    ],
)
