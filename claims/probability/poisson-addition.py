"""The convolution of the Poisson weights with parameters s and t has the parameter s + t: by the binomial theorem divided by k!."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Int, Nat, Real, Sum, eq, exp, factorial, forall
from mathcheck.lang import poisson_weight as poisson

k, i = Nat("k"), Int("i")
s, t = Real("s"), Real("t")
convolution = Sum(poisson(i, s) * poisson(k - i, t), i, 0, k)
statement = forall(k, s, t, eq(convolution, poisson(k, s + t)))


def e(i, x):
    return x**i / factorial(i)


def derivation(d):
    inside = d.suppose("0 <= i", 0 <= i), d.suppose("i <= k", i <= k)
    first = d.have("first weight", eq(poisson(i, s), exp(-s) * e(i, s)), by.definition(poisson), *inside)
    second = d.have("second weight", eq(poisson(k - i, t), exp(-t) * e(k - i, t)), by.definition(poisson), *inside)
    constant = exp(-s) * exp(-t)
    apart = d.have("constants apart", eq(exp(-s) * e(i, s) * (exp(-t) * e(k - i, t)), constant * (e(i, s) * e(k - i, t))), by.algebra,
                   *inside)
    term = d.have("a term", eq(poisson(i, s) * poisson(k - i, t), constant * (e(i, s) * e(k - i, t))), by.rewriting, first, second, apart)
    total = d.have("all terms", eq(convolution, constant * Sum(e(i, s) * e(k - i, t), i, 0, k)), by.termwise, term)
    binomial = d.have("binomial theorem", eq(Sum(e(i, s) * e(k - i, t), i, 0, k), e(k, s + t)), by.instance(k=k, s=s, t=t),
                      d.cite("binomial-theorem-divided"))
    powers = d.have("powers", eq(convolution, constant * e(k, s + t)), by.rewriting, binomial, total)
    law = d.have("exponentials", eq(exp(-(s + t)), constant), by.instance(x=-s, y=-t), d.cite("exp-addition"))
    weight = d.have("weight", eq(poisson(k, s + t), exp(-(s + t)) * e(k, s + t)), by.definition(poisson))
    moved = d.have("its constant", eq(exp(-(s + t)) * e(k, s + t), constant * e(k, s + t)), by.multiplying(e(k, s + t)), law)
    same = d.have("same", eq(convolution, poisson(k, s + t)), by.algebra, powers, weight, moved)
    return d.have("all", statement, by.generalisation, same)


claim = Claim(
    id="poisson-addition",
    title="Poisson weights with parameters s and t convolve to those with parameter s + t",
    title_zh="泊松分布的可加性",
    source="textbook",
    tags=("probability", "sum", "exp"),
    statement=statement,
    derivation=derivation,
    axioms=("exp-derivative", "exp-zero", "mean-value-theorem"),
    numeric=region(k=range(5), s=(-2, 3), t=(-2, 3)),
    twins=[
        Twin("larger-parameter", forall(k, s, t, eq(convolution, poisson(k, s + t + 1))), refuted_at={"k": 0, "s": 0, "t": 0}),
        Twin("product", forall(k, s, t, eq(convolution, poisson(k, s * t))), refuted_at={"k": 1, "s": 1, "t": 0}, note="exp(-1) against 0"),
        Twin("pointwise", forall(k, s, t, eq(poisson(k, s) * poisson(k, t), poisson(k, s + t))), refuted_at={"k": 1, "s": 0, "t": 1}),
        Twin("one-term-less", forall(k, s, t, eq(Sum(poisson(i, s) * poisson(k - i, t), i, 0, k - 1), poisson(k, s + t))),
             refuted_at={"k": 0, "s": 0, "t": 0}),
    ],
)
