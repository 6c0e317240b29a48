"""The absolute value of a finite sum is at most the sum of the absolute values: both the sum and its negative are, term by term."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Function, Int, Nat, Q, Sum, forall

f, k, n = Function("f"), Int("k"), Nat("n")
total, sizes = Sum(f(k), k, 0, n), Sum(abs(f(k)), k, 0, n)
bound = abs(total) <= sizes
statement = forall(f, n, bound)


def derivation(d):
    upper = d.have("above", total <= sizes, by.termwise)
    lower = d.have("below", -total <= sizes, by.termwise)
    left = d.suppose("sum not negative", 0 <= total)
    up = d.have("then it is its size", bound, by.absolute_value, left, upper)
    right = d.suppose("sum negative", total < 0)
    down = d.have("then its negative is", bound, by.absolute_value, right, lower)
    both = d.have("either way", bound, by.cases(0 <= total, total < 0), up, down)
    return d.have("all", statement, by.generalisation, both)


claim = Claim(
    id="sum-triangle-inequality",
    title="The absolute value of a finite sum is at most the sum of the absolute values",
    title_zh="有限和的三角不等式",
    source="textbook",
    tags=("lemma", "sum", "inequality"),
    statement=statement,
    derivation=derivation,
    numeric=region(f=[(k, Q(-1) ** k * k), (k, k - 3), (k, 1 / (k**2 + 1))], n=range(31)),
    twins=[
        Twin("strict", forall(f, n, abs(total) < sizes), refuted_at={"f": (k, k), "n": 1}),
        Twin("reversed", forall(f, n, sizes <= abs(total)), refuted_at={"f": (k, 1 - 2 * k), "n": 1}, note="1 - 1 against 1 + 1"),
        Twin("one-term-less", forall(f, n, abs(total) <= Sum(abs(f(k)), k, 0, n - 1)), refuted_at={"f": (k, 1), "n": 0}),
        Twin("without-sizes", forall(f, n, abs(total) <= Sum(f(k), k, 0, n)), refuted_at={"f": (k, -1), "n": 0}),
    ],
)
