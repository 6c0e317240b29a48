"""1 - 1/u <= log(u) <= u - 1: the tangent bound of exp at log(u) and at -log(u)."""

from mathcheck import Claim, Twin, by, curves, region
from mathcheck.lang import And, Q, Real, eq, exp, forall, implies, log, ne

u, x = Real("u"), Real("x")
below, above = 1 - 1 / u <= log(u), log(u) <= u - 1
statement = forall(u, implies(0 < u, And(below, above)))


def derivation(d):
    positive = d.suppose("u is positive", 0 < u)
    undone = d.have("exp undoes log", forall(x, implies(0 < x, eq(exp(log(x)), x))), by.axiom("exp-of-log"))
    back = d.have("exp of log u", eq(exp(log(u)), u), by.instance(x=u), undone, positive)
    tangent = d.cite("exp-tangent-bound")
    upper = d.have("above", above, by.instance(y=log(u)), tangent, back, positive)
    inverse = d.have("inverse", eq(exp(log(u)) * exp(-log(u)), 1), by.instance(x=log(u)), d.cite("exp-inverse"), positive)
    times_u = d.have("u times it", eq(u * exp(-log(u)), 1), by.algebra, inverse, back, positive)
    reciprocal = d.have("reciprocal", eq(exp(-log(u)), 1 / u), by.multiplying(1 / u), times_u, positive)
    lower = d.have("below", below, by.instance(y=-log(u)), tangent, reciprocal, positive)
    both = d.have("both", And(below, above), by.conjunction, lower, upper)
    return d.have("all", statement, by.generalisation, both)


claim = Claim(
    id="log-bounds",
    title="1 - 1/u <= log(u) <= u - 1 for positive u",
    title_zh="对数函数的上下界",
    source="textbook",
    tags=("lemma", "calculus", "log", "inequality"),
    picture=curves(log(u), 1 - 1 / u, u - 1, over=(u, Q(1, 4), 4)),
    statement=statement,
    derivation=derivation,
    axioms=("exp-derivative", "exp-of-log", "exp-zero", "mean-value-theorem"),
    numeric=region(u=(Q(1, 16), 16)),
    twins=[
        Twin("from-zero", forall(u, implies(0 <= u, And(below, above))), refuted_at={"u": 0}, note="1/0 has no value"),
        Twin("negative", forall(u, implies(ne(u, 0), And(below, above))), refuted_at={"u": -1}, note="log(-1) has no value"),
        Twin("any-number", forall(u, above), refuted_at={"u": 0}, note="log(0) has no value"),
        Twin("swapped", forall(u, implies(0 < u, And(u - 1 <= log(u), log(u) <= 1 - 1 / u))), refuted_at={"u": 2},
             note="1 <= log(2) fails"),
    ],
)
