"""Adding up a(i) c(k - i) over the triangle 0 <= i <= k <= N, by the diagonals k or by the rows i. By induction on N: the next diagonal
adds one more term to each row, and a row of one term."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Function, Int, Nat, Q, Sum, at, constant, eq, forall

N = Nat("N")
a, c = Function("a", N.sort), Function("c", N.sort)
i, j, k = Int("i"), Int("j"), Int("k")


def diagonal(k, upper):
    return Sum(a(i) * c(k - i), i, 0, upper)


def rows(length, upper=N):
    return Sum(a(i) * Sum(c(j), j, 0, length - i), i, 0, upper)


equal = eq(Sum(diagonal(k, k), k, 0, N), rows(N))
statement = forall(a, c, N, equal)


def derivation(d):
    zero = Q(0)
    corner = a(0) * c(0)
    inner = d.have("the corner", eq(diagonal(zero, zero), corner), by.first_term)
    left = d.have("one diagonal", eq(Sum(diagonal(k, k), k, 0, zero), corner), by.first_term, inner)
    row = d.have("the shortest row", eq(Sum(c(j), j, 0, zero - zero), c(0)), by.first_term)
    right = d.have("one row", eq(rows(zero, zero), corner), by.first_term, row)
    base = d.have("N = 0", at(equal, N, 0), by.algebra, left, right)

    hypothesis = d.suppose("hypothesis", equal)
    next_diagonal = d.have("one diagonal more", eq(Sum(diagonal(k, k), k, 0, N + 1), Sum(diagonal(k, k), k, 0, N) + diagonal(N + 1, N + 1)),
                           by.last_term)
    its_end = d.have("its last term", eq(diagonal(N + 1, N + 1), diagonal(N + 1, N) + a(N + 1) * c(N + 1 - (N + 1))), by.last_term)
    last_row = d.have("one row more", eq(rows(N + 1, N + 1), rows(N + 1) + a(N + 1) * Sum(c(j), j, 0, N + 1 - (N + 1))), by.last_term)
    one = d.have("it has one term", eq(Sum(c(j), j, 0, N + 1 - (N + 1)), c(N + 1 - (N + 1))), by.first_term)
    inside = d.suppose("0 <= i", 0 <= i), d.suppose("i <= N", i <= N)
    longer = d.have("a row is longer", eq(Sum(c(j), j, 0, N + 1 - i), Sum(c(j), j, 0, N - i) + c(N + 1 - i)), by.last_term, *inside)
    times = d.have("times a(i)", eq(a(i) * Sum(c(j), j, 0, N + 1 - i), a(i) * Sum(c(j), j, 0, N - i) + a(i) * c(N + 1 - i)),
                   by.algebra, longer, *inside)
    rows_longer = d.have("all rows", eq(rows(N + 1), rows(N) + diagonal(N + 1, N)), by.termwise, times)
    step = d.have("N + 1", at(equal, N, N + 1), by.algebra, hypothesis, next_diagonal, its_end, last_row, one, rows_longer)
    every = d.have("every N", equal, by.induction(N), base, step)
    return d.have("all", statement, by.generalisation, every)


one = constant(1, N)
claim = Claim(
    id="triangular-sum",
    title="A sum over a triangle, by diagonals and by rows",
    title_zh="三角形区域上的二重求和换序",
    source="textbook",
    tags=("lemma", "sum"),
    statement=statement,
    derivation=derivation,
    numeric=region(a=[(N, N**2 - 3), (N, 1 / (N + 1))], c=[(N, Q(-1, 2) ** N), (N, 2 * N + 1)], N=range(13)),
    twins=[
        Twin("square", forall(a, c, N, eq(Sum(diagonal(k, k), k, 0, N), Sum(a(i), i, 0, N) * Sum(c(j), j, 0, N))),
             refuted_at={"a": one, "c": one, "N": 1}, note="the triangle has 3 points, the square 4"),
        Twin("whole-rows", forall(a, c, N, eq(Sum(diagonal(k, k), k, 0, N), Sum(a(i) * Sum(c(j), j, 0, N), i, 0, N))),
             refuted_at={"a": one, "c": one, "N": 1}),
        Twin("shorter-rows", forall(a, c, N, eq(Sum(diagonal(k, k), k, 0, N), rows(N - 1))),
             refuted_at={"a": one, "c": one, "N": 0}, note="the row at i = N has one term, not none"),
        Twin("sum-of-indices", forall(a, c, N, eq(Sum(Sum(a(i) * c(k + i), i, 0, k), k, 0, N), rows(N))),
             refuted_at={"a": one, "c": (N, N * 1**N), "N": 1}, note="0 + (1 + 2) against (0 + 1) + 0"),
    ],
)
