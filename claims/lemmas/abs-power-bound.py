"""If |x| <= M then |x^n| <= M^n: |x^n| is |x|^n, and powers of nonnegative numbers rise with the base, by induction on n."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Nat, Q, Real, at, eq, forall, implies

x, M, n = Real("x"), Real("M"), Nat("n")
small, bound = abs(x) <= M, abs(x**n) <= M**n


def statement(condition=small, conclusion=bound):
    return forall(x, M, n, implies(condition, conclusion))


def derivation(d):
    given = d.suppose("|x| is at most M", small)
    power = d.have("size of a power", eq(abs(x**n), abs(x) ** n), by.instance(x=x, n=n), d.cite("abs-power"))
    larger = abs(x) ** n <= M**n
    base = d.have("power 0", at(larger, n, 0), by.arithmetic)
    hypothesis = d.suppose("power n", larger)
    step = d.have("power n + 1", at(larger, n, n + 1), by.arithmetic, hypothesis, given)
    every = d.have("every power", larger, by.induction(n), base, step)
    return d.have("all", statement(), by.generalisation, d.have("bound", bound, by.arithmetic, power, every))


claim = Claim(
    id="abs-power-bound",
    title="|x^n| <= M^n for |x| <= M",
    title_zh="幂的绝对值的上界",
    source="textbook",
    tags=("lemma", "powers", "inequality", "induction"),
    statement=statement(),
    derivation=derivation,
    numeric=region(x=[-3, -1, 0, Q(1, 2), 2, 10], M=[0, Q(1, 2), 1, 2, 3, 10], n=range(26)),
    twins=[
        Twin("without-bars", statement(condition=x <= M), refuted_at={"x": -2, "M": 1, "n": 1}, note="2 > 1"),
        Twin("strict", statement(conclusion=abs(x**n) < M**n), refuted_at={"x": 0, "M": 0, "n": 0}, note="0^0 = 1 on both sides"),
        Twin("one-power-more", statement(conclusion=abs(x**n) <= M ** (n + 1)), refuted_at={"x": 0, "M": 0, "n": 0}, note="1 > 0"),
        Twin("reversed", statement(conclusion=M**n <= abs(x**n)), refuted_at={"x": 0, "M": 1, "n": 1}, note="1 > 0"),
    ],
)
