"""x^n/n! tends to 0, for every real x: it is at most c/2^n in absolute value, and n < 2^n."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Nat, Q, Real, exists, factorial, forall, infinity, limit

x, c, n = Real("x"), Real("c"), Nat("n")
term = x**n / factorial(n)
vanishes = limit(term, n, infinity, 0)
statement = forall(x, vanishes)


def derivation(d):
    bernoulli = d.have("1 + n <= 2^n", 1 + n <= Q(2) ** n, by.instance(x=1, n=n), d.cite("bernoulli-inequality"))
    grows = d.have("2^n grows", limit(Q(2) ** n, n, infinity, infinity), by.beyond(1 + n), bernoulli)
    bound = d.suppose("c bounds it", forall(n, abs(term) <= c / 2**n))
    near = d.have("close to 0", abs(term - 0) <= c / 2**n, by.instance(n=n), bound)
    with_c = d.have("the limit, given c", vanishes, by.closeness(c / 2**n), near, grows)
    some = d.have("some c", exists(c, bound.concl), by.instance(x=x), d.cite("power-over-factorial-constant"))
    found = d.have("the limit", vanishes, by.obtaining(c), some, with_c)
    return d.have("all", statement, by.generalisation, found)


claim = Claim(
    id="power-over-factorial-limit",
    title="x^n/n! tends to 0 as n grows, for every real x",
    title_zh="对任意实数 x，x^n/n! 趋于零",
    source="textbook",
    tags=("limits", "factorial", "powers"),
    statement=statement,
    derivation=derivation,
    axioms=("archimedes",),
    numeric=region(x=(-5, 5), rates={"n": 2756 / Q(2)**n}),
    twins=[
        Twin("to-one", forall(x, limit(term, n, infinity, 1)), refuted_at={"x": 2}, note="it tends to 0"),
        Twin("grows", forall(x, limit(term, n, infinity, infinity)), refuted_at={"x": 10}, note="though 10^10/10! is above 2000"),
        Twin("without-factorial", forall(x, limit(x**n, n, infinity, 0)), refuted_at={"x": 1}, note="1^n is 1"),
        Twin("small-from-the-start", forall(x, n, abs(term) <= 1), refuted_at={"x": 3, "n": 2}, note="9/2: the powers win at first"),
    ],
)
