"""The Cauchy product: if the sums of the nonnegative a(i) and b(j) are A and B, then a(0) b(k) + .. + a(k) b(0), summed over k, is A B.

Up to n it is a sum over a triangle. By rows that is at most B (a(0) + .. + a(n)), so at most A B, and there is a limit. The triangle up to
2 n contains a square of side n, so that its sum lies between (a(0) + .. + a(n)) (b(0) + .. + b(n)) and A B: the limit is A B.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Function, Int, Nat, Q, Real, Series, Sum, choose, constant, eq, exists, forall, implies, infinity, limit

n, m = Nat("n"), Nat("m")
i, j, k = Int("i"), Int("j"), Int("k")
A, B, S = Real("A"), Real("B"), Real("S")
a, b = Function("a", n.sort), Function("b", n.sort)
last = Int("N")
convolution = Sum(a(i) * b(k - i), i, 0, k)
product = Series(convolution, k, 0)
value = eq(product, A * B)


def first(upper):
    return Sum(a(i), i, 0, upper)


def second(upper):
    return Sum(b(j), j, 0, upper)


def triangle(upper):
    return Sum(convolution, k, 0, upper)


def rows(size, upper):
    """The rows of the triangle of that size, up to some row."""
    return Sum(a(i) * second(size - i), i, 0, upper)


signs_of_a, signs_of_b = forall(m, 0 <= a(m)), forall(m, 0 <= b(m))
sums_of_a, sums_of_b = limit(first(n), n, infinity, A), limit(second(n), n, infinity, B)


def statement(conclusion=value):
    return forall(a, b, A, B, implies(signs_of_a, signs_of_b, sums_of_a, sums_of_b, conclusion))


def at_most(d, total, below, signs, tends, term):
    """The partial sums below A or B."""
    index = d.suppose(f"0 <= {term.args[1]!r}", 0 <= term.args[1])
    sign = d.have(f"{term!r} is not negative", 0 <= term, by.instance(m=term.args[1]), signs, index)
    value = d.have(f"the sum of {term!r}", eq(Series(term, term.args[1], 0), total), by.series, tends)
    return sign, index, d.have(f"partial sums of {term!r}", below, by.partial_sum_below(n), sign, value)


def derivation(d):
    no_a, no_b = d.suppose("a is not negative", signs_of_a), d.suppose("b is not negative", signs_of_b)
    to_a, to_b = d.suppose("the sums of a tend to A", sums_of_a), d.suppose("the sums of b tend to B", sums_of_b)
    a_i, from_0, below_a = at_most(d, A, first(n) <= A, no_a, to_a, a(i))
    b_j, _, below_b = at_most(d, B, second(n) <= B, no_b, to_b, b(j))
    size_b = d.have("B is not negative", 0 <= B, by.arithmetic, d.have("b up to n", 0 <= second(n), by.termwise, b_j), below_b)

    by_rows = d.have("by rows", eq(triangle(n), rows(n, n)), by.instance(a=(m, a(m)), c=(m, b(m)), N=n), d.cite("triangular-sum"))
    any_b = d.have("any sum of b", forall(n, second(n) <= B), by.generalisation, below_b)
    up_to_n = d.suppose("i <= n", i <= n)
    row = d.have("a row", second(n - i) <= B, by.instance(n=n - i), any_b, up_to_n)
    weighted = d.have("a row, weighted", a(i) * second(n - i) <= B * a(i), by.arithmetic, row, a_i, from_0)
    all_rows = d.have("all rows", rows(n, n) <= B * first(n), by.termwise, weighted)
    times = d.have("times B", B * first(n) <= A * B, by.arithmetic, below_a, size_b)
    bound = d.have("bound", triangle(n) <= A * B, by.arithmetic, by_rows, all_rows, times)
    in_k = d.suppose("0 <= k", 0 <= k)
    inside = d.suppose("i <= k", i <= k)
    partner = d.have("b(k - i)", 0 <= b(k - i), by.instance(m=k - i), no_b, inside)
    term = d.have("a product", 0 <= a(i) * b(k - i), by.arithmetic, a_i, partner, inside, from_0)
    sign = d.have("a diagonal", 0 <= convolution, by.termwise, term, in_k)
    some = d.have("a limit", exists(S, limit(triangle(n), n, infinity, S)), by.bounded_series(n), sign, bound)
    d.have("the infinite sum has a value", statement(some.concl), by.generalisation, some)

    corner = square(d, no_a, no_b, a_i, from_0, up_to_n, b_j)
    any_size = d.have("any bound", forall(n, triangle(n) <= A * B), by.generalisation, bound)
    high = d.have("above", triangle(2 * n) <= A * B, by.instance(n=2 * n), any_size)
    tends = d.have("limit along 2 n", limit(triangle(2 * n), n, infinity, A * B), by.squeeze(first(n) * second(n), A * B),
                   corner, high, to_a, to_b)
    this = d.suppose("its limit", limit(triangle(n), n, infinity, S))
    twice = d.have("along 2 n too", limit(triangle(2 * n), n, infinity, S), by.composition(2 * n, n), this)
    same = d.have("the same", eq(S, A * B), by.uniqueness, twice, tends)
    given = d.have("value, given the limit", value, by.series, this, same)
    result = d.have("value", value, by.obtaining(S), some, given)
    return d.have("all", statement(), by.generalisation, result)


def square(d, no_a, no_b, a_i, from_0, up_to_n, b_j):
    """The square of side n lies in the triangle up to 2 n."""
    rise = d.cite("partial-sums-rise")
    by_rows = d.have("by rows, up to 2 n", eq(triangle(2 * n), rows(2 * n, 2 * n)), by.instance(a=(m, a(m)), c=(m, b(m)), N=2 * n),
                     d.cite("triangular-sum", "triangular-sum, up to 2 n"))
    longer = d.have("a row of the square", second(n) <= second(n + (n - i)), by.instance(f=(m, b(m)), N=n, m=n - i), rise, no_b, up_to_n)
    row = d.have("it lies in the triangle", second(n) <= second(2 * n - i), by.arithmetic, longer,
                 d.have("its length", eq(second(n + (n - i)), second(2 * n - i)), by.algebra))
    weighted = d.have("weighted", a(i) * second(n) <= a(i) * second(2 * n - i), by.arithmetic, row, a_i, from_0, up_to_n)
    low = d.have("its rows", first(n) * second(n) <= rows(2 * n, n), by.termwise, weighted)
    of_a = d.have("a(m)", 0 <= a(m), by.instance(m=m), no_a)
    of_b = d.have("a sum of b is not negative", 0 <= second(2 * n - m), by.termwise, b_j)
    each = d.have("rows are not negative", forall(m, 0 <= a(m) * second(2 * n - m)), by.generalisation,
                  d.have("a row is not negative", 0 <= a(m) * second(2 * n - m), by.arithmetic, of_a, of_b))
    part = d.have("a part of the triangle", rows(2 * n, n) <= rows(2 * n, 2 * n), by.instance(f=(m, a(m) * second(2 * n - m)), N=n, m=n),
                  rise, each)
    return d.have("square", first(n) * second(n) <= triangle(2 * n), by.arithmetic, low, part, by_rows)


halves_and_thirds = {"a": (m, Q(1, 2) ** m), "b": (m, Q(1, 3) ** m), "A": 2, "B": Q(3, 2)}
claim = Claim(
    id="cauchy-product",
    title="The Cauchy product of two convergent series of nonnegative terms converges to the product of their sums",
    title_zh="非负级数的柯西乘积",
    source="textbook",
    tags=("series", "limit"),
    statement=statement(),
    derivation=derivation,
    axioms=("archimedes", "monotone-convergence"),
    numeric=region(a=[(m, Q(15, 8) / Q(16) ** m), (m, choose(2, m) / 2)], b=[(m, Q(4, 3) / Q(9) ** m), (m, Q(3, 2) * Q(0) ** m)], A=[2],
                   B=[Q(3, 2)], m=range(20), tails={"k": (last, 50 / Q(9) ** last)}),
    witness={"a": constant(0, m), "b": constant(0, m), "A": 0, "B": 0},
    twins=[
        Twin("sum-of-sums", statement(eq(product, A + B)), refuted_at=halves_and_thirds, cites=["geometric-series"], note="3, not 7/2"),
        Twin("one-factor", statement(eq(product, A)), refuted_at=halves_and_thirds, cites=["geometric-series"], note="3, not 2"),
        Twin("strict", statement(product < A * B), refuted_at=halves_and_thirds, cites=["geometric-series"],
             note="the triangles fill the square"),
        Twin("partial-sums", forall(a, b, n, eq(triangle(n), first(n) * second(n))),
             refuted_at={"a": constant(1, m), "b": constant(1, m), "n": 1}, note="the triangle has 3 points, the square 4"),
    ],
)
