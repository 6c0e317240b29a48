"""exp(t)^n = exp(n t): each further factor exp(t) adds t in the exponent."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Int, Nat, Q, Real, at, eq, exp, forall

n, m, t = Nat("n"), Int("m"), Real("t")
power = eq(exp(t) ** n, exp(n * t))
statement = forall(n, t, power)


def derivation(d):
    zero = d.have("exp(0)", eq(exp(Q(0)), 1), by.axiom("exp-zero"))
    base = d.have("exponent 0", at(power, n, 0), by.algebra, zero)
    hypothesis = d.suppose("exponent n", power)
    sum_law = d.have("one more t", eq(exp((n + 1) * t), exp(n * t) * exp(t)), by.instance(x=n * t, y=t), d.cite("exp-addition"))
    step = d.have("exponent n + 1", at(power, n, n + 1), by.algebra, hypothesis, sum_law)
    every = d.have("every exponent", power, by.induction(n), base, step)
    return d.have("all", statement, by.generalisation, every)


claim = Claim(
    id="exp-power",
    title="exp(t)^n = exp(n t) for every natural n",
    title_zh="exp(t) 的自然数次幂等于 exp(n t)",
    source="textbook",
    tags=("lemma", "calculus", "exp", "powers"),
    statement=statement,
    derivation=derivation,
    axioms=("exp-derivative", "exp-zero", "mean-value-theorem"),
    numeric=region(n=range(11), t=(-4, 4)),
    twins=[
        Twin("power-of-t", forall(n, t, eq(exp(t) ** n, exp(t**n))), refuted_at={"n": 2, "t": 1}, note="exp(2) and exp(1)"),
        Twin("multiple", forall(n, t, eq(exp(t) ** n, n * exp(t))), refuted_at={"n": 0, "t": 0}, note="1 and 0"),
        Twin("one-more", forall(n, t, eq(exp(t) ** n, exp((n + 1) * t))), refuted_at={"n": 0, "t": 1}, note="1 and exp(1)"),
        Twin("any-integer", forall(m, t, eq(exp(t) ** m, exp(m * t))), refuted_at={"m": -1, "t": 0},
             note="exponents of ^ are not negative"),
    ],
)
