"""The square root is strictly increasing: were sqrt(y) <= sqrt(x), squaring would give y <= x."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Not, Q, Real, eq, forall, implies, sqrt

x, y = Real("x"), Real("y")
larger = sqrt(x) < sqrt(y)
statement = forall(x, y, implies(0 <= x, x < y, larger))


def derivation(d):
    nonnegative, smaller = d.suppose("x is not negative", 0 <= x), d.suppose("x < y", x < y)
    above = d.have("y is not negative", 0 <= y, by.arithmetic, nonnegative, smaller)
    sign = d.have("signs", forall(x, implies(0 <= x, 0 <= sqrt(x))), by.axiom("sqrt-nonnegative"))
    square = d.have("squares", forall(x, implies(0 <= x, eq(sqrt(x) * sqrt(x), x))), by.axiom("sqrt-squared"))
    root_of_y = d.have("sqrt(y) is not negative", 0 <= sqrt(y), by.instance(x=y), sign, above)
    square_of_x = d.have("square of sqrt(x)", sqrt(x) * sqrt(x) <= x, by.instance(x=x), square, nonnegative)
    square_of_y = d.have("square of sqrt(y)", y <= sqrt(y) * sqrt(y), by.instance(x=y), square, above)
    reversed_order = d.have("then sqrt(y) <= sqrt(x)", sqrt(y) <= sqrt(x), by.arithmetic, d.suppose("suppose not", Not(larger)),
                            nonnegative, above)
    squared = d.have("squaring keeps the order", sqrt(y) * sqrt(y) <= sqrt(x) * sqrt(x), by.arithmetic, root_of_y, reversed_order,
                     nonnegative, above)
    back = d.have("so y <= x", y <= x, by.arithmetic, squared, square_of_x, square_of_y)
    absurd = d.have("but x < y", larger, by.contradiction, back, smaller)
    either = d.have("larger", larger, by.cases(larger, Not(larger)), d.suppose("sqrt(x) < sqrt(y)", larger), absurd,
                    nonnegative, above)
    return d.have("all", statement, by.generalisation, either)


claim = Claim(
    id="sqrt-increasing",
    title="sqrt(x) < sqrt(y) for 0 <= x < y",
    title_zh="平方根函数严格递增",
    source="textbook",
    tags=("lemma", "roots"),
    statement=statement,
    derivation=derivation,
    axioms=("sqrt-nonnegative", "sqrt-squared"),
    numeric=region(x=[-1, 0, Q(1, 1000), 1, 2], y=[0, Q(1, 1000), 1, 2, 4, 10**9]),
    twins=[
        Twin("negative-numbers", forall(x, y, implies(x < y, larger)), refuted_at={"x": -1, "y": 0}, note="sqrt(-1) has no value"),
        Twin("by-one", forall(x, y, implies(0 <= x, x < y, sqrt(x) + 1 < sqrt(y))), refuted_at={"x": 1, "y": 2}, note="2 and sqrt(2)"),
        Twin("differences", forall(x, y, implies(0 <= x, x < y, sqrt(x - y) < sqrt(y))), refuted_at={"x": 0, "y": 1},
             note="sqrt(-1) has no value"),
        Twin("decreasing", forall(x, y, implies(0 <= x, x < y, sqrt(y) < sqrt(x))), refuted_at={"x": 1, "y": 4}, note="2 > 1"),
    ],
)
