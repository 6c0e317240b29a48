"""The triangle inequality for real numbers: |x + y| <= |x| + |y|."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Q, Real, forall

x, y = Real("x"), Real("y")
bound = abs(x + y) <= abs(x) + abs(y)
statement = forall(x, y, bound)


def derivation(d):
    left = d.suppose("sum not negative", 0 <= x + y)
    up = d.have("then |x+y| = x+y", bound, by.arithmetic, d.have("value", abs(x + y) <= x + y, by.absolute_value, left),
                why="x <= |x| and y <= |y|")
    right = d.suppose("sum negative", x + y < 0)
    down = d.have("then |x+y| = -(x+y)", bound, by.arithmetic, d.have("other value", abs(x + y) <= -(x + y), by.absolute_value, right),
                  why="-x <= |x| and -y <= |y|")
    both = d.have("either way", bound, by.cases(0 <= x + y, x + y < 0), up, down)
    return d.have("all", statement, by.generalisation, both)


claim = Claim(
    id="triangle-inequality",
    title="|x + y| <= |x| + |y| for real x and y",
    title_zh="实数的三角不等式",
    source="textbook",
    tags=("lemma", "inequality"),
    statement=statement,
    derivation=derivation,
    numeric=region(x=(Q(1, 2), 2), y=(-3, 3)),
    twins=[
        Twin("strict", forall(x, y, abs(x + y) < abs(x) + abs(y)), refuted_at={"x": 0, "y": 0}),
        Twin("reversed", forall(x, y, abs(x) + abs(y) <= abs(x + y)), refuted_at={"x": 1, "y": -1}),
        Twin("difference", forall(x, y, abs(x - y) <= abs(x) - abs(y)), refuted_at={"x": 0, "y": 1}),
    ],
)
