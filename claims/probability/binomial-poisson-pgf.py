"""From the binomial to the Poisson distribution, by generating functions and coefficient by coefficient, for real x.

Let p = r/n and q = 1 - p. The probability generating function of the binomial distribution is (q + p x)^n, by the binomial theorem;
with z = r (x - 1) it is (1 + z/n)^n, which tends to exp(z): the two differ by at most z^2 exp(|z|)/(2 n). For fixed k the coefficient of
x^k is choose(n, k)/n^k times r^k (1 - r/n)^n/(1 - r/n)^k, and tends to exp(-r) r^k/k!. These limits of the coefficients are the
coefficients of the limit, exp(r (x - 1)), as an infinite series: that is what links the two, and it needs no theorem on interchanging
limits, both sides being known.

The statement holds for every real r, not only for 0 < r <= n where p is a probability: p = 1 and q = 0 included, where 0^0 = 1, and so
are negative bases with odd n.
"""

from mathcheck import Claim, Twin, by, convergence, region
from mathcheck.lang import And, Int, Nat, Q, Real, Series, Sum, choose, eq, exists, exp, factorial, forall, implies, infinity, limit

n, k, i = Nat("n"), Nat("k"), Int("i")
p, q, r, s, x, z = (Real(name) for name in "pqrsxz")
last = Int("N")

compound = (1 + z / n) ** n
generating = (1 - r / n + r / n * x) ** n
coefficient = choose(n, k) * (r / n) ** k * (1 - r / n) ** (n - k)
poisson = exp(-r) * r**k / factorial(k)
poisson_terms = exp(-r) * r**i / factorial(i) * x**i

expansion = eq((q + p * x) ** n, Sum(choose(n, i) * p**i * q ** (n - i) * x**i, i, 0, n))
bound = implies(1 <= n, abs(compound - exp(z)) <= z**2 * exp(abs(z)) / (2 * n))
pointwise = limit(generating, n, infinity, exp(r * (x - 1)))
coefficientwise = limit(coefficient, n, infinity, poisson)
linked = eq(Series(poisson_terms, i, 0), exp(r * (x - 1)))
statement = And(forall(n, p, q, x, expansion), forall(n, z, bound), forall(r, x, pointwise), forall(r, k, coefficientwise),
                forall(r, x, linked))


def finite_identity(d):
    theorem = d.have("binomial theorem", eq((p * x + q) ** n, Sum(choose(n, i) * (p * x) ** i * q ** (n - i), i, 0, n)),
                     by.instance(n=n, a=p * x, b=q), d.cite("binomial-theorem"))
    terms = d.have("terms", eq(theorem.concl.args[1], expansion.args[1]), by.termwise)
    identity = d.have("generating function", expansion, by.algebra, theorem, terms)
    return d.have("for all n, p, q, x", forall(n, p, q, x, expansion), by.generalisation, identity)


def limit_of_the_generating_functions(d):
    positive = d.suppose("n is positive", 1 <= n)
    rewritten = d.have("with z = r (x - 1)", eq((1 + r * (x - 1) / n) ** n, generating), by.algebra, positive)
    tends = d.have("at z = r (x - 1)", limit((1 + r * (x - 1) / n) ** n, n, infinity, exp(r * (x - 1))), by.instance(a=r * (x - 1)),
                   d.cite("exp-compound-limit"))
    there = d.have("limit at x", pointwise, by.eventually_equal, rewritten, tends)
    return d.have("for all r, x", forall(r, x, pointwise), by.generalisation, there)


def limit_of_the_coefficients(d):
    large, beyond = d.suppose("k <= n", k <= n), d.suppose("|r| < n", abs(r) < n)
    positive = d.have("n > 0", 0 < n, by.arithmetic, beyond)
    share = d.have("r/n < 1", 0 < 1 - r / n, by.arithmetic, beyond, positive)
    parts = choose(n, k) / n**k * r**k * ((1 - r / n) ** n / (1 - r / n) ** k)
    factored = d.have("factored", eq(parts, coefficient), by.algebra, positive, share, large)
    first = d.have("first factor", limit(choose(n, k) / n**k, n, infinity, 1 / factorial(k)), by.instance(k=k),
                   d.cite("binomial-coefficient-limit"))
    power = d.have("(1 + (-r)/n)^n", limit((1 + -r / n) ** n, n, infinity, exp(-r)), by.instance(a=-r),
                   d.cite("exp-compound-limit", "compound"))
    same = d.have("the same", eq((1 + -r / n) ** n, (1 - r / n) ** n), by.algebra, d.suppose("n is not 0", 1 <= n))
    second = d.have("second factor", limit((1 - r / n) ** n, n, infinity, exp(-r)), by.eventually_equal, same, power)
    product = d.have("product", limit(parts, n, infinity, poisson), by.limit, first, second)
    there = d.have("limit for k", coefficientwise, by.eventually_equal, factored, product)
    return d.have("for all r, k", forall(r, k, coefficientwise), by.generalisation, there)


def limits_as_coefficients(d):
    """exp(r (x - 1)) is exp(-r) times the series of exp at r x."""
    partial, powers = Sum(poisson_terms, i, 0, n), Sum((r * x) ** i / factorial(i), i, 0, n)
    taken_out = d.have("exp(-r) taken out", eq(exp(-r) * powers, partial), by.termwise)
    whole = d.have("series of exp", eq(Series((r * x) ** i / factorial(i), i, 0), exp(r * x)), by.instance(x=r * x), d.cite("exp-series"))
    sums = d.have("its partial sums", limit(powers, n, infinity, exp(r * x)), by.series, whole)
    product = d.have("exp(-r) exp(r x)", eq(exp(-r) * exp(r * x), exp(r * (x - 1))), by.instance(x=-r, y=r * x), d.cite("exp-addition"))
    scaled = d.have("times exp(-r)", limit(exp(-r) * powers, n, infinity, exp(r * (x - 1))), by.limit, sums, product)
    tends = d.have("partial sums", limit(partial, n, infinity, exp(r * (x - 1))), by.eventually_equal, taken_out, scaled)
    converges = exists(s, limit(partial, n, infinity, s))
    a_sum = d.have("a sum", converges, by.witness(exp(r * (x - 1))), tends)
    d.have("the series has a sum", forall(r, x, converges), by.generalisation, a_sum)
    value = d.have("series", linked, by.series, tends)
    return d.have("series for all r, x", forall(r, x, linked), by.generalisation, value)


def derivation(d):
    pieces = [finite_identity(d), d.cite("exp-compound-bound"), limit_of_the_generating_functions(d), limit_of_the_coefficients(d),
              limits_as_coefficients(d)]
    return d.have("all", statement, by.conjunction, *pieces)


claim = Claim(
    id="binomial-poisson-pgf",
    title="Binomial to Poisson: generating functions and coefficients, real x",
    title_zh="从二项分布到泊松分布:母函数与系数的极限(实数 x)",
    source="When probability meets complex analysis: from binomial to Poisson",
    tags=("probability", "limit", "headline"),
    picture=convergence(abs((1 - 2 / n) ** n - exp(-Q(2))), 2 * exp(Q(2)) / n, over=(n, 1, 1000)),
    statement=statement,
    derivation=derivation,
    axioms=("archimedes", "exp-derivative", "exp-zero", "mean-value-theorem"),
    numeric=region(n=range(6), p=(-2, 2), q=(-2, 2), x=(-2, 4), z=(-2, 2), r=(0, 2), k=range(4),
                   tails={"i": (last, abs(r * x) ** (last + 1) / factorial(last + 1) * exp(abs(r * x)))},
                   rates={"n": 9 * r**2 * exp(3 * r) / (2 * n)}),
    twins=[
        Twin("wrong-limit", forall(r, x, limit(generating, n, infinity, exp(r * x))), refuted_at={"r": 1, "x": 1},
             note="at x = 1 every generating function is 1"),
        Twin("no-exponential", forall(n, z, implies(1 <= n, abs(compound - exp(z)) <= z**2 / (2 * n))), refuted_at={"n": 1, "z": 2},
             note="|3 - e^2| = 4.389.. exceeds 2"),
        Twin("squared-n", forall(n, z, implies(1 <= n, abs(compound - exp(z)) <= z**2 * exp(abs(z)) / (2 * n**2))),
             refuted_at={"n": 2, "z": 1}, note="the distance is of order 1/n: 0.468.. exceeds e/8"),
        Twin("fixed-p", forall(p, x, limit((1 - p + p * x) ** n, n, infinity, exp(p * (x - 1)))), refuted_at={"p": Q(1, 2), "x": 0},
             cites=["power-tends-to-zero"], note="with p fixed, the chance of no success tends to 0"),
        Twin("without-normalisation", forall(r, k, limit(coefficient, n, infinity, r**k / factorial(k))), refuted_at={"r": 1, "k": 0},
             note="exp(-1) is not 1"),
        Twin("swapped-powers", forall(n, p, q, x, eq((q + p * x) ** n, Sum(choose(n, i) * p ** (n - i) * q**i * x**i, i, 0, n))),
             refuted_at={"n": 1, "p": 2, "q": 1, "x": 3}),
        Twin("series-from-one", forall(r, x, eq(Series(poisson_terms, i, 0), exp(r * x))), refuted_at={"r": 1, "x": 1},
             note="the weights sum to 1"),
    ],
)
