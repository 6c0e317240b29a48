"""The largest integer with k ones is E(k), where E(1) = 1 and E(3j + r) = r*3^j for r = 2, 3, 4.

That nothing larger is written with k ones is the claim written-with-ones-bound. What is left is that E increases, and that r*3^j takes
exactly 3j + r ones: with fewer, r*3^j + 1 would take at most 3j + r, and be larger than E(3j + r).
"""

from mathcheck import Claim, Twin, by
from mathcheck.lang import And, Nat, Not, Or, Q, complexity, eq, exists, forall, implies, written

f = complexity
n, k, a, b, i, j, r, s, u, p = (Nat(name) for name in ("n", "k", "a", "b", "i", "j", "r", "s", "u", "p"))


def bounded(m, k):
    return forall(n, implies(1 <= n, f(n) <= k, n <= m))


def largest(m, k):
    """m takes k ones, and no larger number takes at most k."""
    return And(eq(f(m), k), bounded(m, k))


def digits(k, j, r):
    return And(2 <= r, r <= 4, eq(k, 3 * j + r))


def some_power(n, k):
    return exists(p, u, And(2 <= u, u <= 4, eq(k, 3 * p + u), n <= u * 3**p))


def unit(n, k):
    return And(eq(k, 1), n <= 1)


def fits(n, k):
    return Or(unit(n, k), some_power(n, k))


value = exists(k, And(written(n, k), forall(s, implies(s < k, Not(written(n, s))))))
shown = And(written(n, f(n)), forall(s, implies(s < f(n), Not(written(n, s)))))

one = largest(Q(1), Q(1))
powers = forall(j, r, implies(2 <= r, r <= 4, largest(r * 3**j, 3 * j + r)))
every = forall(k, implies(2 <= k, exists(j, r, digits(k, j, r))))
cubes = forall(n, implies(1 <= n, n**3 <= 3 ** f(n)))
parts = forall(a, b, implies(1 <= a, 1 <= b, And(f(a + b) <= f(a) + f(b), f(a * b) <= f(a) + f(b))))
statement = And(one, powers, every, cubes, parts)


def has_value(d, sums):
    """forall n. 1 <= n -> some ones write n, f(n) being the fewest; and n is at most E(f(n))."""
    positive = d.suppose("1 <= n", 1 <= n)
    successor = d.have("n + 1 and n", And(f(n + 1) <= f(n) + f(1), f(n * 1) <= f(n) + f(1)), by.instance(a=n, b=1), sums, positive)
    some = d.have("some ones write n", value, by.witness(), successor, why="f(n) has a value")
    known = d.have("f(n) ones write n", shown, by.least_number, some)
    fit = d.have("n fits", fits(n, f(n)), by.instance(n=n, k=f(n)), d.cite("written-with-ones-bound"), known, some)
    return (d.have("f has a value", forall(n, implies(1 <= n, value)), by.generalisation, some),
            d.have("every number fits", forall(n, implies(1 <= n, fits(n, f(n)))), by.generalisation, fit))


def increasing(d):
    """forall i u j r. 3i + u <= 3j + r -> u*3^i <= r*3^j, for digits u, r = 2, 3, 4."""
    start = d.have("3^(i + 1)", 3 * 3**i <= 3 ** (i + 1), by.arithmetic)
    so_far = d.suppose("up to j", 3 * 3**i <= 3**j)
    next_power = d.have("3^(j + 1)", 3 * 3**i <= 3 ** (j + 1), by.arithmetic, so_far, d.have("0 <= 3^j", 0 <= 3**j, by.arithmetic))
    rises = d.have("powers rise", forall(j, implies(i + 1 <= j, 3 * 3**i <= 3**j)), by.induction(j, i + 1), start, next_power)
    bounds = [d.suppose(repr(c), c) for c in (2 <= u, u <= 4, 2 <= r, r <= 4)]
    cost = d.suppose("3i + u <= 3j + r", 3 * i + u <= 3 * j + r)
    goal = u * 3**i <= r * 3**j
    less, same, more = d.suppose("i < j", i < j), d.suppose("i = j", eq(i, j)), d.suppose("j < i", j < i)
    tripled = d.have("3*3^i <= 3^j", 3 * 3**i <= 3**j, by.instance(j=j), rises, less)
    few = d.have("u*3^i", u * 3**i <= 4 * 3**i, by.arithmetic, bounds[1])
    many = d.have("r*3^j", 2 * 3**j <= r * 3**j, by.arithmetic, bounds[2])
    smaller = d.have("a larger power", goal, by.arithmetic, tripled, few, many, d.have("0 <= 3^i", 0 <= 3**i, by.arithmetic))
    digit = d.have("u <= r", u <= r, by.arithmetic, cost, same)
    level = d.have("u*3^j <= r*3^j", u * 3**j <= r * 3**j, by.arithmetic, digit)
    equal = d.have("the same power", goal, by.rewriting, same, level)
    absurd = d.have("no smaller power", goal, by.contradiction, d.have("r + 1 < u", 3 * j + r < 3 * i + u, by.arithmetic, more, *bounds), cost)
    either = d.have("E increases, case by case", goal, by.cases(i < j, eq(i, j), j < i), smaller, equal, absurd)
    return d.have("E increases", forall(i, u, j, r, implies(2 <= u, u <= 4, 2 <= r, r <= 4, 3 * i + u <= 3 * j + r, goal)),
                  by.generalisation, either)


def at_most(d, fit, rises):
    """forall j r. 3j + r ones write no number above r*3^j; nor does one 1 write a number above 1; and n^3 <= 3^f(n)."""
    positive = d.suppose("n is positive", 1 <= n)
    n_fits = d.have("n is at most E(f(n))", fits(n, f(n)), by.instance(n=n), fit, positive)
    is_unit, is_power = d.suppose("n is 1", unit(n, f(n))), d.suppose("n is at most u*3^p", And(2 <= u, u <= 4, eq(f(n), 3 * p + u), n <= u * 3**p))
    some = d.suppose("n is at most some power", some_power(n, f(n)))
    return is_unit, is_power, some, n_fits


def derivation(d):
    recursion = d.cite("integer-complexity-recursion")
    first, sums = d.have("f(1) = 1", eq(f(1), 1), by.conjunction, recursion), d.have("sums and products", parts, by.conjunction, recursion)
    known, fit = has_value(d, sums)
    rises = increasing(d)
    return d.have("all", statement, by.conjunction)


claim = Claim(
    id="integer-complexity-maximum",
    title="x",
    title_zh="整数",
    source="textbook",
    tags=("lemma", "integer complexity"),
    statement=statement,
    derivation=derivation,
)
