"""The sizes of a convolution add up to at most the product of the sums of the sizes of its factors, for partial sums: by the triangle
inequality, summed over a triangle by rows, none of which is larger than a whole row."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Function, Int, Nat, Q, Real, Sum, at, eq, forall, implies

N, m, n = Nat("N"), Nat("m"), Nat("n")
A, C = Real("A"), Real("C")
a, c = Function("a", N.sort), Function("c", N.sort)
i, j, k = Int("i"), Int("j"), Int("k")

convolution = Sum(a(i) * c(k - i), i, 0, k)
sizes = Sum(abs(a(i)) * abs(c(k - i)), i, 0, k)
total = Sum(abs(convolution), k, 0, N)


def first(upper):
    return Sum(abs(a(i)), i, 0, upper)


def second(upper):
    return Sum(abs(c(j)), j, 0, upper)


def statement(conclusion=total <= A * C):
    return forall(a, c, N, A, C, implies(first(N) <= A, second(N) <= C, conclusion))


def size_of_each(d):
    """|a(0) c(k) + .. + a(k) c(0)| <= |a(0)| |c(k)| + .. + |a(k)| |c(0)| for 0 <= k."""
    not_negative = d.suppose("0 <= k", 0 <= k)
    inside = d.suppose("0 <= i", 0 <= i), d.suppose("i <= k", i <= k)
    term, size = a(i) * c(k - i), abs(a(i)) * abs(c(k - i))
    up = d.have("a term", term <= size, by.arithmetic, *inside)
    down = d.have("its negative", -term <= size, by.arithmetic, *inside)
    above = d.have("the sum", convolution <= sizes, by.termwise, up, not_negative)
    below = d.have("its negative too", -convolution <= sizes, by.termwise, down, not_negative)
    bound = abs(convolution) <= sizes
    left, right = d.suppose("sum not negative", 0 <= convolution), d.suppose("sum negative", convolution < 0)
    return d.have("size", bound, by.cases(0 <= convolution, convolution < 0), not_negative,
                  d.have("size if not negative", bound, by.absolute_value, left, above),
                  d.have("size if negative", bound, by.absolute_value, right, below))


def more_is_larger(d):
    """|c(0)| + .. + |c(n)| <= |c(0)| + .. + |c(n + m)|."""
    larger = second(n) <= second(n + m)
    base = d.have("nothing more", at(larger, m, 0), by.arithmetic, d.have("the same", eq(second(n), second(n + 0)), by.algebra))
    hypothesis = d.suppose("m more", larger)
    last = d.have("one more", eq(second(n + m + 1), second(n + m) + abs(c(n + m + 1))), by.last_term)
    step = d.have("m + 1 more", at(larger, m, m + 1), by.arithmetic, hypothesis, last)
    every = d.have("any number more", forall(m, larger), by.induction(m), base, step)
    return d.have("any length", forall(n, m, larger), by.generalisation, every)


def derivation(d):
    rows = Sum(abs(a(i)) * second(N - i), i, 0, N)
    diagonals = d.have("sizes", total <= Sum(sizes, k, 0, N), by.termwise, size_of_each(d))
    turned = d.have("by rows", eq(Sum(sizes, k, 0, N), rows), by.instance(a=(m, abs(a(m))), c=(m, abs(c(m))), N=N),
                    d.cite("triangular-sum"))
    small, also_small = d.suppose("sizes of a", first(N) <= A), d.suppose("sizes of c", second(N) <= C)
    inside = d.suppose("0 <= i here", 0 <= i), d.suppose("i <= N", i <= N)
    longer = more_is_larger(d)
    whole = d.have("a whole row", second(N - i) <= second(N - i + i), by.instance(n=N - i, m=i), longer, *inside)
    row = d.have("a row", second(N - i) <= C, by.arithmetic, whole, also_small, *inside)
    weighted = d.have("a row, weighted", abs(a(i)) * second(N - i) <= C * abs(a(i)), by.arithmetic, row, *inside)
    all_rows = d.have("all rows", rows <= C * first(N), by.termwise, weighted)
    not_empty = d.have("c is not below 0", second(Q(0)) <= second(Q(0) + N), by.instance(n=0, m=N), longer)
    start = d.have("its first size", eq(second(Q(0)), abs(c(0))), by.first_term)
    sign = d.have("C is not negative", 0 <= C, by.arithmetic, not_empty, start, also_small)
    product = d.have("product", C * first(N) <= A * C, by.multiplying(C), small, sign)
    bound = d.have("bound", total <= A * C, by.arithmetic, diagonals, turned, all_rows, product)
    return d.have("all", statement(), by.generalisation, bound)


one = (m, 1**m)
claim = Claim(
    id="convolution-bound",
    title="The partial sums of a convolution's sizes are at most the product of those of its factors",
    title_zh="卷积绝对值部分和的上界",
    source="textbook",
    tags=("lemma", "sum", "inequality"),
    statement=statement(),
    derivation=derivation,
    numeric=region(),
    witness={"a": one, "c": one, "N": 0, "A": 1, "C": 1},
    twins=[
        Twin("strict", statement(total < A * C), refuted_at={"a": one, "c": one, "N": 0, "A": 1, "C": 1}),
        Twin("without-c", forall(a, c, N, A, implies(first(N) <= A, total <= A)), refuted_at={"a": one, "c": one, "N": 1, "A": 2},
             note="1 + 2 is above 2"),
        Twin("without-sizes", forall(a, c, N, A, C, implies(Sum(a(i), i, 0, N) <= A, second(N) <= C, total <= A * C)),
             refuted_at={"a": (m, (-1) ** m), "c": one, "N": 1, "A": 0, "C": 2}, note="1 - 1 = 0, but the sizes are 1 and 0"),
        Twin("absolutely", forall(a, c, N, A, C, implies(first(N) <= A, second(N) <= C, A * C <= Sum(sizes, k, 0, N))),
             refuted_at={"a": one, "c": one, "N": 1, "A": 2, "C": 2}, note="the triangle has 3 points, the square 4"),
    ],
)
