"""(1 + a/n)^n tends to exp(a), for every real a: the two differ by at most a^2 exp(|a|)/(2 n), which tends to 0."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Nat, Real, exp, forall, infinity, limit

n, a = Nat("n"), Real("a")
compound = (1 + a / n) ** n
error = a**2 * exp(abs(a)) / (2 * n)


def tends(value, function=compound):
    return forall(a, limit(function, n, infinity, value))


def derivation(d):
    positive = d.suppose("n is positive", 1 <= n)
    close = d.have("close", abs(compound - exp(a)) <= error, by.instance(n=n, z=a), d.cite("exp-compound-bound"), positive)
    tends_there = d.have("limit", limit(compound, n, infinity, exp(a)), by.closeness(error), close)
    return d.have("all", tends(exp(a)), by.generalisation, tends_there)


claim = Claim(
    id="exp-compound-limit",
    title="(1 + a/n)^n tends to exp(a), for every real a",
    title_zh="(1 + a/n)^n 的极限是 exp(a)",
    source="textbook",
    tags=("lemma", "limit", "exp"),
    statement=tends(exp(a)),
    derivation=derivation,
    axioms=("archimedes", "exp-derivative", "exp-zero", "mean-value-theorem"),
    numeric=region(),
    twins=[
        Twin("one", tends(1), refuted_at={"a": 1}, note="the base tends to 1, but the exponent grows with it"),
        Twin("linear", tends(1 + a), refuted_at={"a": 1}, note="e is not 2"),
        Twin("opposite-sign", tends(exp(-a)), refuted_at={"a": 1}),
        Twin("fixed-exponent", tends(exp(a), (1 + a / n) ** 7), refuted_at={"a": 1}, note="a fixed number of factors tends to 1"),
        Twin("squared-denominator", tends(exp(a), 1 + a / n**2), refuted_at={"a": 1}),
    ],
)
