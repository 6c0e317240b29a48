"""Of the quotients m^0/0!, m^1/1!, m^2/2!, ... none is larger than m^m/m!, for a natural number m.

Each is the one before times m/(i + 1), which is at least 1 up to i + 1 = m and less than 1 from there on. So on the way from any n
up to m the quotients do not fall, and beyond m they do not rise.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Nat, Real, at, eq, factorial, forall, implies

m, n, i, x = Nat("m"), Nat("n"), Nat("i"), Real("x")


def u(n, base=m):
    return base**n / factorial(n)


statement = forall(m, n, u(n) <= u(m))


def neighbours(d):
    """u(i) <= u(i + 1) where i + 1 <= m, and u(i + 1) <= u(i) where m <= i."""
    factorials = d.have("factorial", eq(factorial(i + 1), (i + 1) * factorial(i)), by.factorial_step)
    ratio = d.have("ratio", eq((i + 1) * u(i + 1), m * u(i)), by.algebra, factorials)
    sign = d.have("sign", 0 <= u(i), by.arithmetic)
    small, large = d.suppose("i below m", i + 1 <= m), d.suppose("i from m on", m <= i)
    more = d.have("at least", (i + 1) * u(i) <= m * u(i), by.multiplying(u(i)), small, sign)
    less = d.have("at most", m * u(i) <= (i + 1) * u(i), by.arithmetic, large, sign)
    up = d.have("up", u(i) <= u(i + 1), by.cancelling(i + 1),
                d.have("i + 1 times it, up", (i + 1) * u(i) <= (i + 1) * u(i + 1), by.arithmetic, ratio, more))
    down = d.have("down", u(i + 1) <= u(i), by.cancelling(i + 1),
                  d.have("i + 1 times it, down", (i + 1) * u(i + 1) <= (i + 1) * u(i), by.arithmetic, ratio, less))
    return small, up, down


def derivation(d):
    small, up, down = neighbours(d)
    itself = d.have("n itself", u(n) <= u(n), by.arithmetic)
    bound = implies(i <= m, u(n) <= u(i))
    hypothesis = d.suppose("up to i", bound)
    before = d.have("so far", u(n) <= u(i), by.instance(), hypothesis, small)
    further = d.have("further up", u(n) <= u(i + 1), by.arithmetic, before, up)
    path = d.have("from n up to m", forall(i, implies(n <= i, bound)), by.induction(i, n),
                  d.have("start", at(bound, i, n), by.generalisation, itself),
                  d.have("up to i + 1", at(bound, i, i + 1), by.generalisation, further))
    left = d.have("left of the peak", u(n) <= u(m), by.instance(i=m), path, d.suppose("n up to m", n <= m))

    top = d.have("m itself", u(m) <= u(m), by.arithmetic)
    above = d.suppose("at i", u(i) <= u(m))
    lower = d.have("further down", u(i + 1) <= u(m), by.arithmetic, above, down)
    slope = d.have("from m on", forall(i, implies(m <= i, u(i) <= u(m))), by.induction(i, m), top, lower)
    right = d.have("right of the peak", u(n) <= u(m), by.instance(i=n), slope, d.suppose("n from m on", m <= n))
    either = d.have("either way", u(n) <= u(m), by.cases(n <= m, m <= n), left, right)
    return d.have("all", statement, by.generalisation, either)


claim = Claim(
    id="power-over-factorial-peak",
    title="m^n/n! is largest at n = m",
    title_zh="m^n/n! 在 n = m 处最大",
    source="textbook",
    tags=("lemma", "factorial", "powers", "induction"),
    statement=statement,
    derivation=derivation,
    numeric=region(m=range(13), n=range(26)),
    twins=[
        Twin("strict", forall(m, n, u(n) < u(m)), refuted_at={"m": 3, "n": 2}, note="27/6 = 9/2, as it happens"),
        Twin("one-later", forall(m, n, u(n) <= u(m + 1)), refuted_at={"m": 2, "n": 1}, note="2 > 4/3"),
        Twin("any-base", forall(x, m, n, implies(m <= x, u(n, x) <= u(m, x))), refuted_at={"x": 3, "m": 0, "n": 1}, note="3 > 1"),
        Twin("without-factorial", forall(m, n, m**n <= m**m), refuted_at={"m": 2, "n": 3}, note="8 > 4"),
    ],
)
