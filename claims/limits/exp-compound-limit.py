"""(1 + a/n)^n tends to exp(a), for every real a: the two differ by at most a^2 exp(|a|)/(2 n), which tends to 0."""

from mathcheck import Claim, Twin, by, convergence, region
from mathcheck.lang import Nat, Q, Real, eq, exp, forall, infinity, limit

n, a = Nat("n"), Real("a")
compound = (1 + a / n) ** n
error = a**2 * exp(abs(a)) / (2 * n)


def tends(value, function=compound):
    return forall(a, limit(function, n, infinity, value))


def derivation(d):
    positive = d.suppose("n is positive", 1 <= n)
    bound = d.cite("exp-compound-bound")
    close = d.have("close", abs(compound - exp(a)) <= error, by.instance(n=n, z=a), bound, positive)
    tends_there = d.have("limit", limit(compound, n, infinity, exp(a)), by.closeness(error), close)
    with_the_square(d, positive, bound)
    return d.have("all", tends(exp(a)), by.generalisation, tends_there)


def with_the_square(d, positive, bound):
    """(1 + 1/n^2)^n is close to exp(1/n), so it tends to 1: this refutes a twin."""
    square, share = (1 + 1 / n**2) ** n, exp(1 / n)
    small = (1 / n) ** 2 * exp(abs(1 / n)) / (2 * n)
    same = d.have("with z = 1/n", eq((1 + 1 / n / n) ** n, square), by.algebra, positive)
    close = d.have("close to exp(1/n)", abs((1 + 1 / n / n) ** n - share) <= small, by.instance(n=n, z=1 / n), bound, positive)
    near = d.have("the square close to it", abs(square - share - 0) <= small, by.arithmetic, same, close, positive)
    apart = d.have("their difference", limit(square - share, n, infinity, 0), by.closeness(small), near)
    one = d.have("exp(0)", eq(exp(Q(0)), 1), by.axiom("exp-zero"))
    shares = d.have("exp(1/n)", limit(share, n, infinity, 1), by.limit, one)
    together = d.have("added", limit(square - share + share, n, infinity, 1), by.limit, apart, shares)
    itself = d.have("rearranged", eq(square - share + share, square), by.algebra, positive)
    d.have("the square", limit(square, n, infinity, 1), by.eventually_equal, itself, together)


claim = Claim(
    id="exp-compound-limit",
    title="(1 + a/n)^n tends to exp(a), for every real a",
    title_zh="(1 + a/n)^n 的极限是 exp(a)",
    source="textbook",
    tags=("lemma", "limit", "exp"),
    picture=convergence(abs((1 + 1 / n) ** n - exp(1)), exp(1) / (2 * n), over=(n, 1, 10**4)),
    statement=tends(exp(a)),
    derivation=derivation,
    axioms=("archimedes", "exp-derivative", "exp-zero", "mean-value-theorem"),
    numeric=region(a=(-3, 3), rates={"n": a**2 * exp(abs(a)) / (2 * n)}),
    twins=[
        Twin("one", tends(1), refuted_at={"a": 1}, note="the base tends to 1, but the exponent grows with it"),
        Twin("linear", tends(1 + a), refuted_at={"a": 1}, note="e is not 2"),
        Twin("fixed-exponent", tends(exp(a), (1 + a / n) ** 7), refuted_at={"a": 1}, note="a fixed number of factors tends to 1"),
        Twin("squared-denominator", tends(exp(a), (1 + a / n**2) ** n), refuted_at={"a": 1}, note="it tends to 1"),
    ],
)
