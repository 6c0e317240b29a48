"""The first twelve values of integer complexity: the least numbers of ones that write 1, 2, .., 12 with sums, products and brackets."""

from mathcheck import Claim, Twin, by
from mathcheck.lang import And, Nat, complexity, eq, forall, implies

f = complexity
n, m = Nat("n"), Nat("m")
best = ["1", "2", "3", "1 + 3", "2 + 3", "2*3", "1 + 2*3", "2*(1 + 3)", "3*3", "1 + 3*3", "2 + 3*3", "3*(1 + 3)"]
values = [1, 2, 3, 4, 5, 5, 6, 6, 6, 7, 8, 7]
statement = And(*(eq(f(n), value) for n, value in enumerate(values, 1)))


def derivation(d):
    recursion = d.cite("integer-complexity-recursion")
    fewer = d.have("no fewer", And(*(value - 1 < f(n) for n, value in enumerate(values, 1))), by.closed_branches, recursion)
    exact = []
    for n, (expression, value) in enumerate(zip(best, values), 1):
        enough = d.have(f"f({n}) <= {value}", f(n) <= value, by.ones(expression), recursion)
        exact.append(d.have(f"f({n}) = {value}", eq(f(n), value), by.antisymmetry, enough, fewer))
    return d.have("all", statement, by.conjunction, *exact)


claim = Claim(
    id="integer-complexity-first-values",
    title="1, 2, ..., 12 take 1, 2, 3, 4, 5, 5, 6, 6, 6, 7, 8, 7 ones",
    title_zh="前十二个数的整数复杂度",
    source="OEIS A005245",
    tags=("lemma", "integer complexity"),
    statement=statement,
    derivation=derivation,
    twins=[
        Twin("as-many-as-it-is", eq(f(6), 6), note="2*3 takes one less than 1 + 1 + 1 + 1 + 1 + 1"),
        Twin("eleven", eq(f(11), 7)),
        Twin("rising", forall(n, m, implies(1 <= n, n <= m, f(n) <= f(m))), refuted_at={"n": 11, "m": 12}),
    ],
)
