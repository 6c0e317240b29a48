"""x^n tends to 0 for |x| < 1.

With h = 1 - |x| the product |x^n| (1 + n h) starts at 1 and never rises, since (1 - h)(1 + (n+1) h) <= 1 + n h. So |x^n| is at most
1/(1 + n h), which tends to 0.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Nat, Q, Real, at, eq, forall, implies, infinity, limit

x, n = Real("x"), Nat("n")
gap = 1 - abs(x)
size = abs(x**n)
bound = 1 / (1 + n * gap)
below_one = abs(x) < 1


def statement(condition=below_one, value=0, power=x**n):
    return forall(x, implies(condition, limit(power, n, infinity, value)))


def derivation(d):
    small = d.suppose("|x| is below 1", below_one)
    product = size * (1 + n * gap) <= 1
    start = d.have("power 0", eq(abs(x**0), 1), by.absolute_value)
    base = d.have("n = 0", at(product, n, 0), by.arithmetic, start)
    hypothesis = d.suppose("hypothesis", product)
    power = d.have("next power", eq(abs(x**n * x), size * abs(x)), by.instance(x=x**n, y=x), d.cite("abs-product"))
    same = d.have("as written", eq(abs(x ** (n + 1)), size * abs(x)), by.algebra, power)
    more = d.have("what is lost", 0 <= (n + 1) * gap**2, by.arithmetic)
    factor = d.have("next factor", abs(x) * (1 + (n + 1) * gap) <= 1 + n * gap, by.arithmetic, more)
    rest = d.have("with the power", size * (abs(x) * (1 + (n + 1) * gap)) <= size * (1 + n * gap), by.multiplying(size), factor)
    step = d.have("n + 1", at(product, n, n + 1), by.arithmetic, same, rest, hypothesis)
    every = d.have("every n", product, by.induction(n), base, step)
    positive = d.have("a positive factor", 0 < 1 + n * gap, by.arithmetic, small)
    most = d.have("power at most", size <= bound, by.cancelling(1 + n * gap),
                  d.have("product at most", (1 + n * gap) * size <= (1 + n * gap) * bound, by.arithmetic, every, positive), positive)
    close = d.have("distance to 0", abs(x**n - 0) <= bound, by.arithmetic, most)
    width = d.have("gap", 0 < gap, by.arithmetic, small)
    tends = d.have("limit", limit(x**n, n, infinity, 0), by.closeness(bound), close, width)
    return d.have("all", statement(), by.generalisation, tends)


claim = Claim(
    id="power-tends-to-zero",
    title="x^n tends to 0 for |x| < 1",
    title_zh="|x| < 1 时 x^n 趋于零",
    source="textbook",
    tags=("lemma", "limit", "powers"),
    statement=statement(),
    derivation=derivation,
    axioms=("archimedes",),
    numeric=region(x=(-1, 1), rates={"n": 1 / (n * (1 - abs(x)))}),
    twins=[
        Twin("up-to-one", statement(abs(x) <= 1), refuted_at={"x": 1}, note="1^n stays 1"),
        Twin("even-powers-below-one", statement(x < 1, power=x ** (2 * n)), refuted_at={"x": -1}, note="(-1)^(2 n) = 1"),
        Twin("to-x", statement(value=x), refuted_at={"x": Q(1, 2)}, note="the limit is unique"),
        Twin("zeroth-power", statement(power=x ** (n * 0)), refuted_at={"x": 0}, note="0^0 = 1"),
    ],
)
