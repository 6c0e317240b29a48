"""x^n/n! falls at least like 1/2^n: |x^n/n!| <= m^m/m!/2^n for every n, where m is any natural number with 2|x| <= m.

(2x)^n lies between -m^n and m^n, and m^n/n! is largest at n = m.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Nat, Q, Real, eq, factorial, forall, implies

x, m, n = Real("x"), Nat("m"), Nat("n")
term = x**n / factorial(n)
peak = m**m / factorial(m)
near = 2 * abs(x) <= m
bound = peak / 2**n
size = abs(term) <= bound


def statement(condition=near, conclusion=size):
    return forall(x, m, n, implies(condition, conclusion))


def powers(d, large):
    """-m^n <= (2x)^n and (2x)^n <= m^n, each."""
    two = d.have("|2|", eq(abs(Q(2)), 2), by.computation)
    double = d.have("|2x|", eq(abs(2 * x), abs(Q(2)) * abs(x)), by.instance(x=Q(2), y=x), d.cite("abs-product"))
    small = d.have("|2x| is at most m", abs(2 * x) <= m, by.arithmetic, double, two, large)
    power = d.have("size of a power", abs((2 * x) ** n) <= m**n, by.instance(x=2 * x, M=m, n=n), d.cite("abs-power-bound"), small)
    return (d.have("from below", -(m**n) <= (2 * x) ** n, by.arithmetic, power, why="-t <= |t|"),
            d.have("from above", (2 * x) ** n <= m**n, by.arithmetic, power, why="t <= |t|"))


def derivation(d):
    large = d.suppose("m is large enough", near)
    low, high = powers(d, large)
    most = d.have("at most the peak", m**n / factorial(n) <= peak, by.instance(m=m, n=n), d.cite("power-over-factorial-peak"))
    over = d.have("from above, over n!", 2**n * term <= m**n / factorial(n), by.multiplying(1 / factorial(n)), high)
    under = d.have("from below, over n!", -(m**n / factorial(n)) <= 2**n * term, by.multiplying(1 / factorial(n)), low)
    upper = d.have("upper bound", term <= bound, by.cancelling(2**n),
                   d.have("2^n times the upper bound", 2**n * term <= 2**n * bound, by.arithmetic, over, most))
    lower = d.have("lower bound", -term <= bound, by.cancelling(2**n),
                   d.have("2^n times the lower bound", 2**n * -term <= 2**n * bound, by.arithmetic, under, most))
    either = d.have("in absolute value", size, by.cases(0 <= term, term < 0),
                    d.have("not negative", size, by.absolute_value, upper, d.suppose("term at least 0", 0 <= term)),
                    d.have("negative", size, by.absolute_value, lower, d.suppose("term below 0", term < 0)))
    return d.have("all", statement(), by.generalisation, either)


claim = Claim(
    id="power-over-factorial-bound",
    title="|x^n/n!| <= m^m/m!/2^n for a natural m that is at least 2|x|",
    title_zh="x^n/n! 的几何上界",
    source="textbook",
    tags=("lemma", "inequality", "factorial", "powers"),
    statement=statement(),
    derivation=derivation,
    numeric=region(x=[-6, -2, Q(-1, 2), 0, 1, 3, Q(19, 4)], m=range(13), n=range(26)),
    twins=[
        Twin("one-sided", statement(2 * x <= m), refuted_at={"x": -2, "m": 0, "n": 1}, note="2 > 1/2"),
        Twin("half-as-large", statement(abs(x) <= m), refuted_at={"x": 1, "m": 1, "n": 1}, note="1 > 1/2"),
        Twin("faster", statement(conclusion=abs(term) <= peak / 3**n), refuted_at={"x": 1, "m": 2, "n": 1}, note="1 > 2/3"),
        Twin("strict", statement(conclusion=abs(term) < bound), refuted_at={"x": 0, "m": 0, "n": 0}, note="1 = 1"),
    ],
)
