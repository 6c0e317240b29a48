"""|x y| = |x| |y|: by the signs of x and y both sides are x y, or both are -x y."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Real, eq, forall

x, y = Real("x"), Real("y")
product = eq(abs(x * y), abs(x) * abs(y))
statement = forall(x, y, product)


def at_signs(d, name, of_x, of_y, of_product):
    sign = d.have(f"{name}: sign of the product", of_product, by.arithmetic, of_x, of_y)
    return d.have(name, product, by.absolute_value, of_x, of_y, sign)


def derivation(d):
    right, left = d.suppose("x not negative", 0 <= x), d.suppose("x negative", x < 0)
    up, down = d.suppose("y not negative", 0 <= y), d.suppose("y negative", y < 0)
    on_the_right = d.have("x not negative: either y", product, by.cases(0 <= y, y < 0),
                          at_signs(d, "neither negative", right, up, 0 <= x * y), at_signs(d, "only y negative", right, down, x * y <= 0))
    on_the_left = d.have("x negative: either y", product, by.cases(0 <= y, y < 0),
                         at_signs(d, "only x negative", left, up, x * y <= 0), at_signs(d, "both negative", left, down, 0 <= x * y))
    both = d.have("either x", product, by.cases(0 <= x, x < 0), on_the_right, on_the_left)
    return d.have("all", statement, by.generalisation, both)


claim = Claim(
    id="abs-product",
    title="|x y| = |x| |y| for real x and y",
    title_zh="乘积的绝对值等于绝对值的乘积",
    source="textbook",
    tags=("lemma",),
    statement=statement,
    derivation=derivation,
    numeric=region(x=(-3, 3), y=(-3, 3)),
    twins=[
        Twin("without-bars", forall(x, y, eq(abs(x * y), x * abs(y))), refuted_at={"x": -1, "y": 1}, note="1 and -1"),
        Twin("product-itself", forall(x, y, eq(x * y, abs(x) * abs(y))), refuted_at={"x": -1, "y": 1}, note="-1 and 1"),
        Twin("sum", forall(x, y, eq(abs(x + y), abs(x) + abs(y))), refuted_at={"x": 1, "y": -1}, note="0 and 2"),
        Twin("twice", forall(x, y, eq(abs(x * y), 2 * abs(x) * abs(y))), refuted_at={"x": 1, "y": 1}, note="1 and 2"),
    ],
)
