"""For f(i, j) >= 0: if every row has a sum and these add up to T, then every column has a sum and these add up to at most T.

Finitely many columns, cut off below the same row, make a rectangle. By rows it is at most T, and this stays so in the limit.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import And, Function, Int, Nat, Q, Real, Series, Sum, at, choose, constant, eq, exists, forall, implies, infinity, limit

n, m, p, q = Nat("n"), Nat("m"), Nat("p"), Nat("q")
i, j, S, T = Int("i"), Int("j"), Real("S"), Real("T")
f = Function("f", (n.sort, n.sort))
last = Int("N")
row, column = Series(f(i, j), j, 0), Series(f(i, j), i, 0)
nonnegative = forall(p, q, 0 <= f(p, q))
rows = forall(p, exists(S, limit(Sum(f(p, j), j, 0, n), n, infinity, S)))
columns = forall(q, exists(S, limit(Sum(f(i, q), i, 0, n), n, infinity, S)))
add_up = limit(Sum(row, i, 0, n), n, infinity, T)
at_most = And(columns, Series(column, j, 0) <= T)


def statement(conclusion=at_most):
    return forall(f, T, implies(nonnegative, rows, add_up, conclusion))


def exchange(d):
    """A rectangle, by columns and by rows."""
    by_columns, by_rows = Sum(Sum(f(i, j), i, 0, n), j, 0, m), Sum(Sum(f(i, j), j, 0, m), i, 0, n)
    equal = eq(by_columns, by_rows)
    in_row = d.suppose("0 <= i in the rectangle", 0 <= i)
    zero = Q(0)
    one = d.have("a row of one term", eq(Sum(f(i, j), j, 0, zero), f(i, 0)), by.first_term, in_row)
    left = d.have("one column", eq(at(by_columns, m, 0), Sum(f(i, 0), i, 0, n)), by.first_term)
    right = d.have("rows of one term", eq(at(by_rows, m, 0), Sum(f(i, 0), i, 0, n)), by.termwise, one)
    base = d.have("a rectangle of one column", at(equal, m, 0), by.algebra, left, right)
    hypothesis = d.suppose("m columns", equal)
    more = d.have("one column more", eq(at(by_columns, m, m + 1), by_columns + Sum(f(i, m + 1), i, 0, n)), by.last_term)
    longer = d.have("a longer row", eq(Sum(f(i, j), j, 0, m + 1), Sum(f(i, j), j, 0, m) + f(i, m + 1)), by.last_term, in_row)
    all_longer = d.have("all rows longer", eq(at(by_rows, m, m + 1), by_rows + Sum(f(i, m + 1), i, 0, n)), by.termwise, longer)
    step = d.have("a rectangle of m + 1 columns", at(equal, m, m + 1), by.algebra, hypothesis, more, all_longer)
    return by_columns, by_rows, d.have("rectangle", equal, by.induction(m), base, step)


def derivation(d):
    signs, have_sums = d.suppose("no negative term", nonnegative), d.suppose("rows have sums", rows)
    tends = d.suppose("they add up to T", add_up)
    in_row, in_column = d.suppose("0 <= i", 0 <= i), d.suppose("0 <= j", 0 <= j)
    term = d.have("a term", 0 <= f(i, j), by.instance(p=i, q=j), signs, in_row, in_column)

    row_sum = d.have("a row has a sum", exists(S, limit(Sum(f(i, j), j, 0, n), n, infinity, S)), by.instance(p=i), have_sums, in_row)
    part = d.have("part of a row", Sum(f(i, j), j, 0, m) <= row, by.partial_sum_below(m), term, row_sum, in_row)
    not_negative = d.have("a row is not negative", 0 <= row, by.arithmetic, part,
                          d.have("a part is not negative", 0 <= Sum(f(i, j), j, 0, m), by.termwise, term, in_row))
    total = d.have("all rows", eq(Series(row, i, 0), T), by.series, tends)
    first_rows = d.have("the first rows", Sum(row, i, 0, n) <= T, by.partial_sum_below(n), not_negative, total, have_sums)

    by_columns, by_rows, equal = exchange(d)
    parts = d.have("parts of rows", by_rows <= Sum(row, i, 0, n), by.termwise, part, have_sums)
    bound = d.have("a rectangle is at most T", by_columns <= T, by.arithmetic, equal, parts, first_rows)
    single = single_column(d, signs, term, in_row, by_rows, equal, bound)
    every = d.have("every column", columns, by.generalisation, single)

    tall = d.have("a column tends to its sum", limit(Sum(f(i, q), i, 0, n), n, infinity, Series(f(i, q), i, 0)), by.series, single)
    each = d.have("each column", forall(q, tall.concl), by.generalisation, tall)
    together = d.have("the first columns", limit(by_columns, n, infinity, Sum(column, j, 0, m)), by.limit, each)
    cut = d.have("the first columns are at most T", Sum(column, j, 0, m) <= T, by.comparing_limits(by_columns, T, n, infinity),
                 bound, together)
    here = d.have("this column has a sum", exists(S, limit(Sum(f(i, j), i, 0, n), n, infinity, S)), by.instance(q=j), every, in_column)
    top = d.have("a column starts", Sum(f(i, j), i, 0, 0) <= column, by.partial_sum_below(0), term, here, in_column)
    not_below = d.have("a column is not negative", 0 <= column, by.arithmetic, top,
                       d.have("its start", 0 <= Sum(f(i, j), i, 0, 0), by.termwise, term, in_column))
    converge = d.have("the sums of columns have a limit", exists(S, limit(Sum(column, j, 0, m), m, infinity, S)), by.bounded_series(m),
                      not_below, cut, every)
    d.have("the sum of all columns has a value", statement(implies(columns, converge.concl)), by.generalisation, converge)
    most = d.have("all columns", Series(column, j, 0) <= T, by.bounded_series(m), not_below, cut, every)
    both = d.have("both", And(columns, most.concl), by.conjunction, every, most)
    return d.have("all", statement(), by.generalisation, both)


def single_column(d, signs, term, in_row, by_rows, equal, bound):
    """The column q has a sum: it is a part of the rectangle that ends with it."""
    last = d.have("a row's last term", eq(Sum(f(i, j), j, 0, q), Sum(f(i, j), j, 0, q - 1) + f(i, q)), by.last_term, in_row)
    before = d.have("before it", 0 <= Sum(f(i, j), j, 0, q - 1), by.termwise, term, in_row)
    small = d.have("it is small", f(i, q) <= Sum(f(i, j), j, 0, q), by.arithmetic, last, before)
    column_sum = d.have("part of a column", Sum(f(i, q), i, 0, n) <= at(by_rows, m, q), by.termwise, small)
    some = d.have("by rows", by_rows <= T, by.arithmetic, equal, bound)
    for_q = d.have("up to any column", forall(m, some.concl), by.generalisation, some)
    up_to_q = d.have("up to the column", at(by_rows, m, q) <= T, by.instance(m=q), for_q)
    most = d.have("a column is at most T", Sum(f(i, q), i, 0, n) <= T, by.arithmetic, column_sum, up_to_q)
    sign = d.have("a term of the column", 0 <= f(i, q), by.instance(p=i, q=q), signs, in_row)
    return d.have("a column has a sum", exists(S, limit(Sum(f(i, q), i, 0, n), n, infinity, S)), by.bounded_series(n), sign, most, in_row)


rectangle = Sum(Sum(f(i, j), j, 0, n), i, 0, m)
nothing = {"f": constant(0, p, q), "T": 0}
claim = Claim(
    id="column-sums",
    title="If the rows of nonnegative numbers have sums that add up to T, so do the columns, and these add up to at most T",
    title_zh="非负二重级数：列和之和不超过行和之和",
    source="textbook",
    tags=("series", "limit", "inequality"),
    statement=statement(),
    derivation=derivation,
    axioms=("monotone-convergence",),
    numeric=region(f=[(p, q, choose(3, p) * choose(2, q)), (p, q, choose(5, p) * Q(0) ** q)], T=[32], S=[0, 8, 16, 32], p=range(7),
                   q=range(7), tails={"i": (last, 64 * choose(5, last + 1)), "j": (last, 64 * choose(5, last + 1))}),
    witness=nothing,
    twins=[
        Twin("strict", statement(And(columns, Series(column, j, 0) < T)), refuted_at=nothing),
        Twin("one-less", statement(And(columns, Series(column, j, 0) <= T - 1)), refuted_at=nothing),
        Twin("sides-exchanged", forall(f, m, n, implies(nonnegative, eq(rectangle, Sum(Sum(f(i, j), i, 0, n), j, 0, n)))),
             refuted_at={"f": constant(1, p, q), "m": 0, "n": 1}, note="1 by 2 against 2 by 2"),
    ],
)
