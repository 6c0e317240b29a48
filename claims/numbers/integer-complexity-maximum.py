"""The largest integer with k ones is E(k), where E(1) = 1 and E(3j + r) = r*3^j for r = 2, 3, 4.

That nothing larger is written with k ones is the claim written-with-ones-bound. What is left is that E increases, and that r*3^j takes
exactly 3j + r ones: with fewer, r*3^j + 1 would take at most 3j + r, and be larger than E(3j + r).
"""

from mathcheck import Claim, Twin, by, records
from mathcheck.lang import And, Nat, Not, Or, Q, at, complexity, eq, exists, forall, implies, written

f = complexity
n, k, a, b, i, j, r, s, u, p = (Nat(name) for name in ("n", "k", "a", "b", "i", "j", "r", "s", "u", "p"))


def bounded(m, k):
    return forall(n, implies(1 <= n, f(n) <= k, n <= m))


def largest(m, k):
    """m takes k ones, and no larger number takes at most k."""
    return And(eq(f(m), k), bounded(m, k))


def split(k, j, r):
    return And(2 <= r, r <= 4, eq(k, 3 * j + r))


def unit(n, k):
    return And(eq(k, 1), n <= 1)


def power(n, k, j, r):
    return And(2 <= r, r <= 4, eq(k, 3 * j + r), n <= r * 3**j)


def some_power(n, k):
    return exists(p, u, power(n, k, p, u))


def fits(n, k):
    """n <= E(k), as written-with-ones-bound says it."""
    return Or(unit(n, k), some_power(n, k))


none_fewer = forall(s, implies(s < f(n), Not(written(n, s))))
positive = forall(a, implies(1 <= a, 1 <= f(a)))

# E(1) = 1, and E(3j + r) = r*3^j; these are all: every k >= 2 is 3j + r
one = largest(Q(1), Q(1))
powers = forall(j, r, implies(2 <= r, r <= 4, largest(r * 3**j, 3 * j + r)))
every = forall(k, implies(2 <= k, exists(j, r, split(k, j, r))))
cubes = forall(n, implies(1 <= n, n**3 <= 3 ** f(n)))
parts = forall(a, b, implies(1 <= a, 1 <= b, And(f(a + b) <= f(a) + f(b), f(a * b) <= f(a) + f(b))))
statement = And(one, powers, every, cubes, parts)


def bounds_cost(d, known):
    """forall n. 1 <= n -> n is at most E(f(n))."""
    some = d.suppose("1 <= n", 1 <= n)
    written_so = d.have("f(n) ones write n", And(written(n, f(n)), none_fewer), by.least_number, known, some)
    fit = d.have("n fits", fits(n, f(n)), by.instance(n=n, k=f(n)), d.cite("written-with-ones-bound"), written_so, known, some)
    return d.have("every number fits", forall(n, implies(1 <= n, fits(n, f(n)))), by.generalisation, fit)


def positive_multiples(d):
    """forall j r. 1 <= r -> 1 <= r*3^j, so that f(r*3^j) has a value."""
    some, power = d.suppose("1 <= r", 1 <= r), d.have("0 < 3^j", 0 < 3**j, by.arithmetic)
    return d.have("multiples of powers", forall(j, r, implies(1 <= r, 1 <= r * 3**j)), by.generalisation, d.have(
        "r times a power", 1 <= r * 3**j, by.arithmetic, some, power))


def increasing(d):
    """forall i u j r. 3i + u <= 3j + r -> u*3^i <= r*3^j, for digits u, r = 2, 3, 4."""
    start = d.have("3^(i + 1)", 3 * 3**i <= 3 ** (i + 1), by.arithmetic)
    so_far = d.suppose("up to j", 3 * 3**i <= 3**j)
    next_power = d.have("3^(j + 1)", 3 * 3**i <= 3 ** (j + 1), by.arithmetic, so_far, d.have("0 <= 3^j", 0 <= 3**j, by.arithmetic))
    rises = d.have("powers rise", forall(j, implies(i + 1 <= j, 3 * 3**i <= 3**j)), by.induction(j, i + 1), start, next_power)
    digits = [d.suppose(repr(c), c) for c in (2 <= u, u <= 4, 2 <= r, r <= 4)]
    cost = d.suppose("3i + u <= 3j + r", 3 * i + u <= 3 * j + r)
    goal = u * 3**i <= r * 3**j
    less, same, more = d.suppose("i < j", i < j), d.suppose("i = j", eq(i, j)), d.suppose("j < i", j < i)
    tripled = d.have("3*3^i <= 3^j", 3 * 3**i <= 3**j, by.instance(j=j), rises, less)
    few = d.have("u*3^i", u * 3**i <= 4 * 3**i, by.arithmetic, digits[1])
    many = d.have("r*3^j", 2 * 3**j <= r * 3**j, by.arithmetic, digits[2])
    smaller = d.have("a larger power", goal, by.arithmetic, tripled, few, many, d.have("0 <= 3^i", 0 <= 3**i, by.arithmetic))
    digit = d.have("u <= r", u <= r, by.arithmetic, cost, same)
    level = d.have("u*3^j <= r*3^j", u * 3**j <= r * 3**j, by.arithmetic, digit)
    equal = d.have("the same power", goal, by.rewriting, same, level)
    costs_more = d.have("3j + r < 3i + u", 3 * j + r < 3 * i + u, by.arithmetic, more, *digits)
    absurd = d.have("no smaller power", goal, by.contradiction, costs_more, cost)
    either = d.have("E increases, case by case", goal, by.cases(i < j, eq(i, j), j < i), smaller, equal, absurd)
    return d.have("E increases", forall(i, u, j, r, implies(2 <= u, u <= 4, 2 <= r, r <= 4, 3 * i + u <= 3 * j + r, goal)),
                  by.generalisation, either)


def at_most(d, multiples, known, fit, rises):
    """Nothing above 1 costs at most 1; nothing above r*3^j costs at most 3j + r; and n^3 <= 3^f(n)."""
    positive = d.suppose("n is positive", 1 <= n)
    n_fits = d.have("n is at most E(f(n))", fits(n, f(n)), by.instance(n=n), fit, positive)
    is_unit = d.suppose("n is 1", unit(n, f(n)))
    is_power = d.suppose("n is at most u*3^p", power(n, f(n), p, u))
    some = d.suppose("n is at most some power", some_power(n, f(n)))

    def whichever(word, goal, if_unit, if_power):
        taken = d.have(f"{word}, some power", goal, by.obtaining(p, u), some, if_power)
        return d.have(word, goal, by.cases(unit(n, f(n)), some_power(n, f(n))), if_unit, taken, n_fits, known, positive)

    cheap = d.suppose("f(n) <= 1", f(n) <= 1)
    only_one = whichever("nothing above 1", n <= 1, d.have("n <= 1", n <= 1, by.conjunction, is_unit),
                         d.have("not a power", n <= 1, by.contradiction, cheap, is_power))
    ranges = [d.suppose(f"digit: {c!r}", c) for c in (2 <= r, r <= 4)]
    cost = d.suppose("f(n) <= 3j + r", f(n) <= 3 * j + r)
    above_one = d.have("1 <= r*3^j", 1 <= r * 3**j, by.instance(j=j, r=r), multiples, ranges[0])
    within = d.have("u*3^p <= r*3^j", u * 3**p <= r * 3**j, by.instance(i=p, u=u, j=j, r=r), rises, is_power, cost, *ranges)
    below = whichever("nothing above r*3^j", n <= r * 3**j, d.have("n <= 1 <= r*3^j", n <= r * 3**j, by.arithmetic, is_unit, above_one),
                      d.have("n <= u*3^p <= r*3^j", n <= r * 3**j, by.arithmetic, is_power, within))
    third = d.have("u^3 <= 3^u", u**3 <= 3**u, by.each_value(u, 2, 4), is_power)
    return (d.have("1 is the largest", bounded(Q(1), Q(1)), by.generalisation, only_one, known),
            d.have("r*3^j bounds", forall(j, r, implies(2 <= r, r <= 4, bounded(r * 3**j, 3 * j + r))),
                   by.generalisation, below, known),
            d.have("cubes", cubes, by.generalisation, cube(d, whichever, is_unit, is_power, third)))


def cube(d, whichever, is_unit, is_power, third):
    """n^3 <= 3^f(n): u^3*3^(3p) <= 3^u*3^(3p)."""
    goal = n**3 <= 3 ** f(n)
    ones = d.have("f(n) = 1", eq(f(n), 1), by.conjunction, is_unit)
    costs = d.have("f(n) = 3p + u", eq(f(n), 3 * p + u), by.conjunction, is_power)
    tiny = d.have("n^2 <= 1", n**2 <= 1, by.arithmetic, is_unit)
    small = d.have("1 <= 3", goal, by.rewriting, ones, d.have("n^3 <= 3", n**3 <= 3 ** Q(1), by.arithmetic, tiny, is_unit))
    square = d.have("n^2", n**2 <= (u * 3**p) ** 2, by.arithmetic, is_power)
    raised = d.have("n^3", n**3 <= (u * 3**p) ** 3, by.arithmetic, square, is_power)
    scaled = d.have("u^3*3^(3p)", u**3 * 3 ** (3 * p) <= 3**u * 3 ** (3 * p), by.arithmetic, third, d.have(
        "0 <= 3^(3p)", 0 <= 3 ** (3 * p), by.arithmetic))
    together = d.have("n^3 <= 3^(3p + u)", n**3 <= 3 ** (3 * p + u), by.arithmetic, raised, scaled)
    return whichever("n^3 <= 3^f(n)", goal, small, d.have("a power's cube", goal, by.rewriting, costs, together))


def exactly(d, multiples, first, sums, known, bounds):
    """forall j r. f(r*3^j) = 3j + r, for r = 2, 3, 4."""
    positive, so_far = d.suppose("a number n", 1 <= n), d.suppose("so far", f(n) <= n)
    start = d.have("f(1) <= 1", f(1) <= 1, by.arithmetic, first)
    successor = d.have("n + 1", f(n + 1) <= n + 1, by.instance(a=n, b=1), sums, positive, first, so_far, known)
    ones = d.have("n ones write n", forall(n, implies(1 <= n, f(n) <= n)), by.induction(n, 1), start, successor)
    ranges = [d.suppose(f"{c!r} as a digit", c) for c in (2 <= r, r <= 4)]
    upto = f(r * 3**j) <= 3 * j + r
    at_zero = d.have("f(r*3^0)", at(upto, j, 0), by.instance(n=r), ones, ranges[0], known)
    reached = d.suppose("f(r*3^j) <= 3j + r", upto)
    size = d.have("r*3^j is positive", 1 <= r * 3**j, by.instance(j=j, r=r), multiples, ranges[0])
    three = d.have("f(3) <= 3", f(3) <= 3, by.instance(n=3), ones)
    tripled = d.have("f(r*3^(j + 1))", at(upto, j, j + 1), by.instance(a=r * 3**j, b=3), sums, size, three, reached, known)
    upper = d.have("3j + r ones are enough", forall(j, upto), by.induction(j), at_zero, tripled)
    enough = d.have("enough for r*3^j", upto, by.instance(j=j), upper)
    fewer = d.suppose("with fewer", f(r * 3**j) < 3 * j + r)
    next_cost = d.have("f(r*3^j + 1)", f(r * 3**j + 1) <= 3 * j + r, by.instance(a=r * 3**j, b=1), sums, size, fewer, first, known)
    bounded_here = d.have("E(3j + r)", bounded(r * 3**j, 3 * j + r), by.instance(j=j, r=r), bounds, *ranges)
    too_large = d.have("r*3^j + 1 <= r*3^j", r * 3**j + 1 <= r * 3**j, by.instance(n=r * 3**j + 1), bounded_here, next_cost, size)
    goal = 3 * j + r <= f(r * 3**j)
    impossible = d.have("not fewer", goal, by.contradiction, too_large)
    takes_some = d.have("1 <= f(r*3^j)", 1 <= f(r * 3**j), by.instance(a=r * 3**j), known, size)
    needed = d.have("all are needed", goal, by.cases(goal, f(r * 3**j) < 3 * j + r), takes_some, d.suppose("no fewer", goal), impossible)
    exact = d.have("f(r*3^j) = 3j + r", eq(f(r * 3**j), 3 * j + r), by.antisymmetry, enough, needed)
    return d.have("r*3^j takes 3j + r ones", forall(j, r, implies(2 <= r, r <= 4, eq(f(r * 3**j), 3 * j + r))), by.generalisation, exact)


def every_cost(d):
    """forall k. 2 <= k -> k = 3j + r for some j and some r = 2, 3, 4."""
    so_far, here = exists(j, r, split(k, j, r)), d.suppose("k = 3j + r", split(k, j, r))
    goal = exists(j, r, split(k + 1, j, r))
    below, four = d.suppose("r <= 3", r <= 3), d.suppose("4 <= r", 4 <= r)
    same = d.have("r is 4", eq(r, 4), by.antisymmetry, here, four)
    step = d.have("k + 1", goal, by.cases(r <= 3, 4 <= r), d.have("k + 1 = 3j + (r + 1)", goal, by.witness(j, r + 1), here, below),
                  d.have("k + 1 = 3(j + 1) + 2", goal, by.witness(j + 1, 2), here, same))
    taken = d.have("k + 1 is split", goal, by.obtaining(j, r), d.suppose("k is split", so_far), step)
    start = d.have("2 is split", exists(j, r, split(Q(2), j, r)), by.witness(0, 2))
    return d.have("every k is split", every, by.induction(k, 2), start, taken)


def derivation(d):
    recursion = d.cite("integer-complexity-recursion")
    first, sums = d.have("f(1) = 1", eq(f(1), 1), by.conjunction, recursion), d.have("sums and products", parts, by.conjunction, recursion)
    known = d.have("f is positive, so it has values", positive, by.conjunction, recursion)
    fit = bounds_cost(d, known)
    multiples = positive_multiples(d)
    only_one, bounds, third_power = at_most(d, multiples, known, fit, increasing(d))
    exact = exactly(d, multiples, first, sums, known, bounds)
    ranges = [d.suppose(f"finally {c!r}", c) for c in (2 <= r, r <= 4)]
    both = d.have("E(3j + r) = r*3^j", largest(r * 3**j, 3 * j + r), by.conjunction,
                  d.have("its cost", eq(f(r * 3**j), 3 * j + r), by.instance(j=j, r=r), exact, *ranges),
                  d.have("its bound", bounded(r * 3**j, 3 * j + r), by.instance(j=j, r=r), bounds, *ranges))
    every_power = d.have("every E(3j + r)", powers, by.generalisation, both)
    return d.have("all", statement, by.conjunction, first, only_one, every_power, every_cost(d), third_power, sums)


claim = Claim(
    id="integer-complexity-maximum",
    title="The largest number written with k ones",
    title_zh="用 k 个 1 能写出的最大整数",
    source="K. Mahler, J. Popken, On a maximum problem in arithmetic, 1953; the closed form is J. Selfridge's",
    tags=("integer complexity",),
    picture=records(),
    statement=statement,
    derivation=derivation,
    witness={"n": 1, "j": 0, "r": 2},
    twins=[
        Twin("four-ones", largest(Q(3), Q(4)), refuted_at={"n": 4 * Q(3) ** 0}, note="1 + 1 + 1 + 1 is larger"),
        Twin("strictly-below", forall(n, j, r, implies(1 <= n, 2 <= r, r <= 4, f(n) <= 3 * j + r, n < r * 3**j)),
             refuted_at={"n": 2 * Q(3) ** 0, "j": 0, "r": 2}),
        Twin("squares", forall(n, implies(1 <= n, n**2 <= 2 ** f(n))), refuted_at={"n": 3 * Q(3) ** 2}, note="27^2 = 729 > 512 = 2^9"),
    ],
)
