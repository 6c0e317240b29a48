"""log(u v) = log(u) + log(v): exp of the right side is u v."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Q, Real, eq, exp, forall, implies, log

u, v, x = Real("u"), Real("v"), Real("x")
law = eq(log(u * v), log(u) + log(v))
statement = forall(u, v, implies(0 < u, 0 < v, law))


def derivation(d):
    left, right = d.suppose("u is positive", 0 < u), d.suppose("v is positive", 0 < v)
    undone = d.have("exp undoes log", forall(x, implies(0 < x, eq(exp(log(x)), x))), by.axiom("exp-of-log"))
    first = d.have("exp of log u", eq(exp(log(u)), u), by.instance(x=u), undone, left)
    second = d.have("exp of log v", eq(exp(log(v)), v), by.instance(x=v), undone, right)
    parts = d.have("parts", eq(exp(log(u) + log(v)), exp(log(u)) * exp(log(v))), by.instance(x=log(u), y=log(v)), d.cite("exp-addition"),
                   left, right)
    product = d.have("product", eq(exp(log(u) + log(v)), u * v), by.algebra, parts, first, second, left, right)
    back = d.have("log undoes exp", forall(x, eq(log(exp(x)), x)), by.axiom("log-of-exp"))
    total = d.have("log of that", eq(log(exp(log(u) + log(v))), log(u) + log(v)), by.instance(x=log(u) + log(v)), back, left, right)
    sum_of_logs = d.have("law", law, by.rewriting, product, total)
    return d.have("all", statement, by.generalisation, sum_of_logs)


claim = Claim(
    id="log-product",
    title="log(u v) = log(u) + log(v) for positive u and v",
    title_zh="乘积的对数等于对数之和",
    source="textbook",
    tags=("lemma", "calculus", "log"),
    statement=statement,
    derivation=derivation,
    axioms=("exp-derivative", "exp-of-log", "exp-zero", "log-of-exp", "mean-value-theorem"),
    numeric=region(u=(Q(1, 8), 8), v=(Q(1, 8), 8)),
    twins=[
        Twin("any-factors", forall(u, v, law), refuted_at={"u": 0, "v": 1}, note="log(0) has no value"),
        Twin("one-positive", forall(u, v, implies(0 < u, law)), refuted_at={"u": 1, "v": -1}, note="log(-1) has no value"),
        Twin("both-negative", forall(u, v, implies(0 < u * v, law)), refuted_at={"u": -1, "v": -1}, note="log(-1) has no value"),
        Twin("product", forall(u, v, implies(0 < u, 0 < v, eq(log(u * v), log(u) * log(v)))), refuted_at={"u": 1, "v": 2},
             note="log(2) is not 0"),
    ],
)
