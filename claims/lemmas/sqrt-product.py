"""sqrt(x) sqrt(y) = sqrt(xy): two numbers that are not negative and have the square xy.

Write u = sqrt(x) sqrt(y) and v = sqrt(xy). Were u < v, then u^2 < v^2, but both are xy; likewise the other way round.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Q, Real, eq, forall, implies, sqrt

x, y = Real("x"), Real("y")
u, v = sqrt(x) * sqrt(y), sqrt(x * y)
statement = forall(x, y, implies(0 <= x, 0 <= y, eq(u, v)))


def derivation(d):
    signs = [d.suppose("x is not negative", 0 <= x), d.suppose("y is not negative", 0 <= y)]
    product = d.have("xy is not negative", 0 <= x * y, by.arithmetic, *signs)
    not_negative = [*signs, product]
    sign = d.have("roots are not negative", forall(x, implies(0 <= x, 0 <= sqrt(x))), by.axiom("sqrt-nonnegative"))
    square = d.have("squares of roots", forall(x, implies(0 <= x, eq(sqrt(x) * sqrt(x), x))), by.axiom("sqrt-squared"))
    of_x, of_y, of_v = (d.have(f"sign of {t!r}", 0 <= sqrt(t), by.instance(x=t), sign, *not_negative) for t in (x, y, x * y))
    of_u = d.have("sign of the product", 0 <= u, by.arithmetic, of_x, of_y)
    square_of_x, square_of_y, square_of_v = (
        d.have(f"square of {t!r}", eq(sqrt(t) * sqrt(t), t), by.instance(x=t), square, *not_negative) for t in (x, y, x * y))
    half = d.have("x under the square", eq(u * u, x * (sqrt(y) * sqrt(y))), by.multiplying(sqrt(y) * sqrt(y)), square_of_x, *signs)
    whole = d.have("both under the square", eq(x * (sqrt(y) * sqrt(y)), x * y), by.multiplying(x), square_of_y)
    same = d.have("same square", eq(u * u, v * v), by.algebra, half, whole, square_of_v)
    less = strictly_less(d, "u < v", u, v, of_u, same, not_negative)
    more = strictly_less(d, "v < u", v, u, of_v, same, not_negative)
    equal = d.have("equal", eq(u, v), by.cases(u < v, eq(u, v), v < u), less, d.suppose("u = v", eq(u, v)), more, *not_negative)
    return d.have("all", statement, by.generalisation, equal)


def strictly_less(d, label, small, large, sign, same, not_negative):
    """u = v, supposing small < large: the squares would differ."""
    order = d.suppose(label, small < large)
    squares = d.have(f"{label}: squares", small * small < large * large, by.arithmetic, sign, order, *not_negative)
    return d.have(f"{label}: excluded", eq(u, v), by.contradiction, same, squares, *not_negative)


claim = Claim(
    id="sqrt-product",
    title="sqrt(x) sqrt(y) = sqrt(xy) for x, y >= 0",
    title_zh="平方根的乘积等于乘积的平方根",
    source="textbook",
    tags=("lemma", "roots"),
    statement=statement,
    derivation=derivation,
    axioms=("sqrt-nonnegative", "sqrt-squared"),
    numeric=region(x=(Q(1, 16), 9), y=(Q(1, 16), 9)),
    twins=[
        Twin("same-sign", forall(x, y, implies(0 <= x * y, eq(u, v))), refuted_at={"x": -1, "y": -1}, note="sqrt(-1) has no value"),
        Twin("sum", forall(x, y, implies(0 <= x, 0 <= y, eq(sqrt(x) + sqrt(y), sqrt(x + y)))), refuted_at={"x": 1, "y": 1},
             note="2 and sqrt(2)"),
        Twin("square", forall(x, y, implies(0 <= x, 0 <= y, eq(u, x * y))), refuted_at={"x": 4, "y": 1}, note="2 and 4"),
        Twin("difference", forall(x, y, implies(0 <= x, 0 <= y, eq(sqrt(x) - sqrt(y), sqrt(x - y)))), refuted_at={"x": 0, "y": 1},
             note="sqrt(-1) has no value"),
    ],
)
