"""sin(-x) = -sin(x) and cos(-x) = cos(x): the addition formulas at x and -x are two linear equations for the left sides."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import And, Q, Real, cos, eq, forall, sin

x, zero = Real("x"), Q(0)
odd, even = eq(sin(-x), -sin(x)), eq(cos(-x), cos(x))
statement = forall(x, And(odd, even))


def derivation(d):
    nothing = d.have("x - x", eq(x + -x, zero), by.algebra)
    sine = d.have("sine of x - x", eq(sin(x + -x), 0), by.rewriting, nothing, d.have("sine at 0", eq(sin(zero), 0), by.axiom("sin-zero")))
    cosine = d.have("cosine of x - x", eq(cos(x + -x), 1), by.rewriting, nothing,
                    d.have("cosine at 0", eq(cos(zero), 1), by.axiom("cos-zero")))
    first = d.have("first equation", eq(sin(x) * cos(-x) + cos(x) * sin(-x), 0), by.instance(x=x, y=-x), d.cite("sin-addition"), sine)
    second = d.have("second equation", eq(cos(x) * cos(-x) - sin(x) * sin(-x), 1), by.instance(x=x, y=-x), d.cite("cos-addition"), cosine)
    circle = d.have("circle", eq(sin(x) ** 2 + cos(x) ** 2, 1), by.instance(x=x), d.cite("pythagorean-identity"))
    is_odd = d.have("odd", odd, by.algebra, first, second, circle)
    is_even = d.have("even", even, by.algebra, first, second, circle)
    return d.have("all", statement, by.generalisation, d.have("both", And(odd, even), by.conjunction, is_odd, is_even))


claim = Claim(
    id="sin-odd-cos-even",
    title="sin is odd and cos is even",
    title_zh="正弦是奇函数，余弦是偶函数",
    source="textbook",
    tags=("lemma", "calculus", "trigonometry"),
    statement=statement,
    derivation=derivation,
    axioms=("cos-derivative", "cos-zero", "mean-value-theorem", "sin-derivative", "sin-zero"),
    numeric=region(x=(-20, 20)),
    twins=[
        Twin("cos-odd", forall(x, And(odd, eq(cos(-x), -cos(x)))), refuted_at={"x": 0}),
        Twin("swapped", forall(x, And(eq(sin(-x), cos(x)), even)), refuted_at={"x": 0}),
        Twin("shifted", forall(x, And(eq(sin(-x), 1 - sin(x)), even)), refuted_at={"x": 0}),
        Twin("sin-even", forall(x, And(eq(sin(-x), sin(x)), even)), refuted_at={"x": 1}, note="sin(1) is not 0"),
    ],
)
