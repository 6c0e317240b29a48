"""The sizes of a convolution add up to at most the product of the sums of the sizes of its factors, for partial sums: by the triangle
inequality, summed over a triangle by rows, none of which is larger than a whole row."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Function, Int, Nat, Q, Real, Sum, constant, eq, forall, implies

N, m = Nat("N"), Nat("m")
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
    """|a(0) c(k) + .. + a(k) c(0)| <= |a(0)| |c(k)| + .. + |a(k)| |c(0)| for 0 <= k.

    The triangle inequality is about terms with values at all integers i: here a(|i|) c(|k - i|).
    """
    not_negative = d.suppose("0 <= k", 0 <= k)
    inside = d.suppose("0 <= i", 0 <= i), d.suppose("i <= k", i <= k)
    term, total_term = a(i) * c(k - i), a(abs(i)) * c(abs(k - i))
    triangle = d.have("triangle", abs(Sum(total_term, i, 0, k)) <= Sum(abs(total_term), i, 0, k), by.instance(f=(i, total_term), n=k),
                      d.cite("sum-triangle-inequality"), not_negative)
    first_index = d.have("|i|", eq(abs(i), i), by.absolute_value, *inside)
    second_index = d.have("|k - i|", eq(abs(k - i), k - i), by.absolute_value, *inside)
    itself = d.have("itself", eq(term, term), by.algebra, *inside)
    same = d.have("a term", eq(total_term, term), by.rewriting, first_index, second_index, itself)
    product = d.have("a product", eq(abs(term), abs(a(i)) * abs(c(k - i))), by.instance(x=a(i), y=c(k - i)), d.cite("abs-product"), *inside)
    size = d.have("its size", eq(abs(total_term), abs(a(i)) * abs(c(k - i))), by.rewriting, same, product)
    left = d.have("the sum", eq(Sum(total_term, i, 0, k), convolution), by.termwise, same, not_negative)
    right = d.have("the sizes", eq(Sum(abs(total_term), i, 0, k), sizes), by.termwise, size, not_negative)
    return d.have("size", abs(convolution) <= sizes, by.rewriting, left, right, triangle)


def derivation(d):
    rows = Sum(abs(a(i)) * second(N - i), i, 0, N)
    diagonals = d.have("sizes", total <= Sum(sizes, k, 0, N), by.termwise, size_of_each(d))
    turned = d.have("by rows", eq(Sum(sizes, k, 0, N), rows), by.instance(a=(m, abs(a(m))), c=(m, abs(c(m))), N=N),
                    d.cite("triangular-sum"))
    small, also_small = d.suppose("sizes of a", first(N) <= A), d.suppose("sizes of c", second(N) <= C)
    inside = d.suppose("0 <= i here", 0 <= i), d.suppose("i <= N", i <= N)
    rise = d.cite("partial-sums-rise")
    no_size = d.have("no size is negative", forall(m, 0 <= abs(c(m))), by.generalisation, d.have("a size", 0 <= abs(c(m)), by.arithmetic))
    whole = d.have("a whole row", second(N - i) <= second(N - i + i), by.instance(f=(m, abs(c(m))), N=N - i, m=i), rise, no_size, *inside)
    row = d.have("a row", second(N - i) <= C, by.arithmetic, whole, also_small, *inside)
    weighted = d.have("a row, weighted", abs(a(i)) * second(N - i) <= C * abs(a(i)), by.arithmetic, row, *inside)
    all_rows = d.have("all rows", rows <= C * first(N), by.termwise, weighted)
    not_below = d.have("sizes of c are not below 0", 0 <= second(N), by.termwise)
    sign = d.have("C is not negative", 0 <= C, by.arithmetic, not_below, also_small)
    product = d.have("product", C * first(N) <= A * C, by.multiplying(C), small, sign)
    bound = d.have("bound", total <= A * C, by.arithmetic, diagonals, turned, all_rows, product)
    return d.have("all", statement(), by.generalisation, bound)


one = constant(1, m)
claim = Claim(
    id="convolution-bound",
    title="The partial sums of a convolution's sizes are at most the product of those of its factors",
    title_zh="卷积绝对值部分和的上界",
    source="textbook",
    tags=("lemma", "sum", "inequality"),
    statement=statement(),
    derivation=derivation,
    numeric=region(a=[(m, Q(-1) ** m / (m + 1)), (m, 1 - 2 * m)], c=[(m, Q(1, 2) ** (m + 1)), (m, 2 - m)], N=range(6), A=[1, 2, 36],
                   C=[Q(1, 2), 4, 9]),
    witness={"a": one, "c": one, "N": 0, "A": 1, "C": 1},
    twins=[
        Twin("strict", statement(total < A * C), refuted_at={"a": one, "c": one, "N": 0, "A": 1, "C": 1}),
        Twin("without-c", forall(a, c, N, A, implies(first(N) <= A, total <= A)), refuted_at={"a": one, "c": one, "N": 1, "A": 2},
             note="1 + 2 is above 2"),
        Twin("without-sizes", forall(a, c, N, A, C, implies(Sum(a(i), i, 0, N) <= A, second(N) <= C, total <= A * C)),
             refuted_at={"a": (m, (-1) ** m), "c": one, "N": 1, "A": 0, "C": 2}, note="1 - 1 = 0, but the sizes are 1 and 0"),
        Twin("reversed", forall(a, c, N, A, C, implies(first(N) <= A, second(N) <= C, A * C <= Sum(sizes, k, 0, N))),
             refuted_at={"a": one, "c": one, "N": 1, "A": 2, "C": 2}, note="the triangle has 3 points, the square 4"),
    ],
)
