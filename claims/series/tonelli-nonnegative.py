"""For f(i, j) >= 0: if every row has a sum and these add up to T, then every column has a sum and these add up to T as well.

The columns add up to at most T. Read with rows and columns exchanged, the same says that the rows add up to at most what the columns do.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import And, Function, Int, Nat, Q, Real, Series, Sum, choose, constant, eq, exists, forall, implies, infinity, limit

n, p, q = Nat("n"), Nat("p"), Nat("q")
i, j, S, T = Int("i"), Int("j"), Real("S"), Real("T")
f = Function("f", (n.sort, n.sort))
last = Int("N")
bound = 64 * choose(5, last + 1) + 2 / Q(16) ** last  # of the tails of the sums below
row, column = Series(f(i, j), j, 0), Series(f(i, j), i, 0)
all_columns = Series(column, j, 0)
nonnegative = forall(p, q, 0 <= f(p, q))
rows = forall(p, exists(S, limit(Sum(f(p, j), j, 0, n), n, infinity, S)))
columns = forall(q, exists(S, limit(Sum(f(i, q), i, 0, n), n, infinity, S)))
add_up = limit(Sum(row, i, 0, n), n, infinity, T)
same = eq(all_columns, T)
conclusion = And(columns, same)


def statement(conclusion=conclusion):
    return forall(f, T, implies(nonnegative, rows, add_up, conclusion))


def derivation(d):
    signs, have_sums = d.suppose("no negative term", nonnegative), d.suppose("rows have sums", rows)
    tends = d.suppose("they add up to T", add_up)
    lemma = d.cite("column-sums")
    half = d.have("columns", And(columns, all_columns <= T), by.instance(f=(p, q, f(p, q)), T=T), lemma, signs, have_sums, tends)
    have_them = d.have("columns have sums", columns, by.conjunction, half)
    most = d.have("at most T", all_columns <= T, by.conjunction, half)
    there = d.have("columns add up", limit(Sum(column, j, 0, n), n, infinity, all_columns), by.series, most)
    some = d.have("to something", exists(S, limit(Sum(column, j, 0, n), n, infinity, S)), by.witness(all_columns), there, most)
    d.have("the sum of all columns has a value", statement(implies(columns, some.concl)), by.generalisation, some)

    turned = d.have("no negative term, turned", forall(p, q, 0 <= f(q, p)), by.generalisation,
                    d.have("a term", 0 <= f(q, p), by.instance(p=q, q=p), signs))
    back = d.have("rows again", And(rows, Series(row, i, 0) <= all_columns), by.instance(f=(p, q, f(q, p)), T=all_columns), lemma,
                  turned, have_them, there, most)
    again = d.have("rows at most", Series(row, i, 0) <= all_columns, by.conjunction, back)
    value = d.have("rows add up", eq(Series(row, i, 0), T), by.series, tends)
    least = d.have("at least T", T <= all_columns, by.arithmetic, again, value)
    less, more = d.suppose("less than T", all_columns < T), d.suppose("more than T", T < all_columns)
    equal = d.have("T", same, by.cases(all_columns < T, same, T < all_columns), d.have("not less", same, by.contradiction, less, least),
                   d.suppose("just T", same), d.have("not more", same, by.contradiction, more, most), some)
    both = d.have("both", conclusion, by.conjunction, have_them, equal)
    return d.have("all", statement(), by.generalisation, both)


mixed = 1**p * (Q(1, 2) ** q - Q(4, 3) * Q(1, 3) ** q)  # 1^p: see constant
nothing = {"f": constant(0, p, q), "T": 0}
claim = Claim(
    id="tonelli-nonnegative",
    title="A double series of nonnegative numbers has the same sum by rows and by columns",
    title_zh="非负二重级数的求和次序可交换",
    source="textbook",
    tags=("series", "limit"),
    statement=statement(),
    derivation=derivation,
    axioms=("monotone-convergence",),
    numeric=region(f=[(p, q, choose(3, p) * choose(2, q)), (p, q, choose(4, p) * choose(1, q)), (p, q, Q(225, 8) / Q(16) ** (p + q))],
                   T=[32], S=[30, 16, 8, Q(15, 8), Q(15, 128), 0], p=range(3), q=range(3), tails={"i": (last, bound), "j": (last, bound)}),
    witness=nothing,
    twins=[
        Twin("strict", statement(And(columns, all_columns < T)), refuted_at=nothing),
        Twin("without-signs", forall(f, T, implies(rows, add_up, columns)), refuted_at={"f": (p, q, mixed), "T": 0, "q": 0},
             cites=["geometric-series"], note="each row adds up to 2 - 2, but the first column is -1/3, -1/3, .."),
        Twin("without-rows", forall(f, implies(nonnegative, columns)), refuted_at={"f": constant(1, p, q), "q": 0}, note="1 + 1 + .."),
        Twin("one-more", statement(And(columns, eq(all_columns, T + 1))), refuted_at=nothing),
    ],
)
