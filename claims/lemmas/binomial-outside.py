"""Pascal's triangle is 0 to the left of k = 0 and to the right of k = n.

By induction on n, for all k at once: where k lies outside the next row, k and k - 1 both lie outside this one, and Pascal's rule adds
0 and 0. In row 0 the entry is 0^|k|, which is 1 for k = 0 only.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Int, Nat, Or, Q, at, choose, eq, forall, implies

n, k, zero = Nat("n"), Int("k"), Q(0)
outside = Or(k < 0, n < k)
row = forall(k, implies(outside, eq(choose(n, k), 0)))
statement = forall(n, row)


def derivation(d):
    away = d.suppose("outside row 0", at(outside, n, 0))
    far = d.have("not 0", 1 <= abs(k), by.cases(k < 0, zero < k), away,
                 d.have("on the left", 1 <= abs(k), by.absolute_value, d.suppose("left of 0", k < 0)),
                 d.have("on the right", 1 <= abs(k), by.absolute_value, d.suppose("right of 0", zero < k)))
    power = d.have("power of 0", eq(zero ** (abs(k) - 1 + 1), 0), by.instance(n=abs(k) - 1), d.cite("power-of-zero"), far)
    entry = d.have("entry of row 0", eq(choose(zero, k), 0), by.recursion, power)
    base = d.have("row 0", at(row, n, 0), by.generalisation, entry)

    above = d.suppose("row n", row)
    beyond = d.suppose("outside row n + 1", at(outside, n, n + 1))
    left, right = d.suppose("further left", k < 0), d.suppose("further right", n + 1 < k)
    values = []
    for name, j in (("k", k), ("k - 1", k - 1)):
        there = at(outside, k, j)
        both = d.have(f"{name} outside row n", there, by.cases(k < 0, n + 1 < k), beyond,
                      d.have(f"{name} to the left of it", there, by.arithmetic, left),
                      d.have(f"{name} to the right of it", there, by.arithmetic, right))
        values.append(d.have(f"entry at {name}", eq(choose(n, j), 0), by.instance(k=j), above, both))
    pascal = d.have("Pascal's rule", eq(choose(n + 1, k), 0), by.recursion, *values)
    step = d.have("row n + 1", at(row, n, n + 1), by.generalisation, pascal)
    return d.have("all", statement, by.induction(n), base, step)


claim = Claim(
    id="binomial-outside",
    title="choose(n, k) = 0 for k < 0 and for k > n",
    title_zh="组合数在三角形之外为零",
    source="textbook",
    tags=("lemma", "binomial", "induction"),
    statement=statement,
    derivation=derivation,
    numeric=region(n=range(21), k=range(-5, 26)),
    twins=[
        Twin("right-edge", forall(n, k, implies(Or(k < 0, n <= k), eq(choose(n, k), 0))), refuted_at={"n": 3, "k": 3},
             note="the last entry of each row is 1"),
        Twin("left-edge", forall(n, k, implies(Or(k <= 0, n < k), eq(choose(n, k), 0))), refuted_at={"n": 3, "k": 0},
             note="so is the first"),
        Twin("next-row", forall(n, k, implies(outside, eq(choose(n + 1, k), 0))), refuted_at={"n": 2, "k": 3}),
        Twin("everywhere", forall(n, k, eq(choose(n, k), 0)), refuted_at={"n": 4, "k": 2}, note="choose(4, 2) = 6"),
    ],
)
