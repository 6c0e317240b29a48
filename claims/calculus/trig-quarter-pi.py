"""sin(pi/4) = cos(pi/4) = sqrt(2)/2: cos(pi/2) = 0 says that their squares are equal, and the squares sum to 1."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import And, Q, Real, cos, eq, forall, implies, pi, sin, sqrt

x, two = Real("x"), Q(2)
eighth_turn = pi / 4
s, c, root = sin(eighth_turn), cos(eighth_turn), sqrt(two)
statement = And(eq(s, root / 2), eq(c, root / 2))


def half_root(d, name, value, square, squared):
    """value = sqrt(2)/2, from value^2 = 1/2 and 0 < value."""
    positive = d.have(f"{name}: sign", 0 < value + root / 2, by.enclosure)
    same = d.have(f"{name}: equal squares", eq(value**2, root * root / 4), by.algebra, square, squared)
    return d.have(name, eq(value, root / 2), by.multiplying(1 / (value + root / 2)), same, positive,
                  why="the difference of the squares is the difference times the sum")


def derivation(d):
    roots = d.have("square of a root", forall(x, implies(0 <= x, eq(sqrt(x) * sqrt(x), x))), by.axiom("sqrt-squared"))
    squared = d.have("square of the root", eq(root * root, 2), by.instance(x=two), roots)
    zero = d.have("cosine of pi/2", eq(cos(pi / 2), 0), by.axiom("cos-half-pi"))
    alike = d.have("equal squares", eq(c**2, s**2), by.instance(x=eighth_turn, y=eighth_turn), d.cite("cos-addition"), zero)
    circle = d.have("circle", eq(s**2 + c**2, 1), by.instance(x=eighth_turn), d.cite("pythagorean-identity"))
    sine = half_root(d, "sine", s, d.have("square of the sine", eq(s**2, Q(1, 2)), by.arithmetic, alike, circle), squared)
    cosine = half_root(d, "cosine", c, d.have("square of the cosine", eq(c**2, Q(1, 2)), by.arithmetic, alike, circle), squared)
    return d.have("all", statement, by.conjunction, sine, cosine)


claim = Claim(
    id="trig-quarter-pi",
    title="sin(pi/4) = cos(pi/4) = sqrt(2)/2",
    title_zh="正弦与余弦在 π/4 处的值",
    source="textbook",
    tags=("lemma", "calculus", "trigonometry", "numbers"),
    statement=statement,
    derivation=derivation,
    axioms=("cos-derivative", "cos-half-pi", "cos-zero", "mean-value-theorem", "sin-derivative", "sin-zero", "sqrt-squared"),
    numeric=region(),
    twins=[
        Twin("one-half", eq(s, Q(1, 2)), note="that is sin(pi/6)"),
        Twin("root-of-three", eq(c, sqrt(Q(3)) / 2), note="that is cos(pi/6)"),
        Twin("opposite-signs", And(eq(s, root / 2), eq(c, -root / 2)), note="that is the point at 3 pi/4"),
        Twin("rational", eq(c, Q(7071, 10000)), note="four decimals of sqrt(2)/2"),
    ],
)
