"""p = 353942783 is prime and takes as many ones as p - 1: adding 1 to p - 1 is not the best way to write p.

For a prime one might expect it to be, since a prime is no product. That f(p) <= 63 is seen from an expression. That f(p - 1) >= 63 is
shown by a list of some three thousand bounds on smaller numbers: each excludes every sum and every product that is cheap enough, by
the bounds before it, or because no number as large has so few ones.
"""

from mathcheck import Claim, Twin, by
from mathcheck.lang import And, Nat, Not, complexity, eq, forall, implies, prime

f = complexity
p = 353942783
q = Nat("q")
statement = And(prime(p), eq(f(p), 63), eq(f(p - 1), 63), Not(eq(f(p), f(p - 1) + 1)))


def derivation(d):
    recursion = d.cite("integer-complexity-recursion")
    is_prime = d.have("p is prime", prime(p), by.primality)
    upper = d.have("f(p) <= 63", f(p) <= 63, by.ones("2*3 + (1 + 2^2*3^2)*(2 + 3^4*(1 + 2*3^10))"), recursion)
    before = d.have("f(p - 1) <= 63", f(p - 1) <= 63, by.ones(
        "2*(1 + 2^2*(1 + 2^2*(1 + 2*3))*(2 + 3^4))*(1 + 2*3^2*(1 + 2^2*3*(1 + 2^2)*(1 + 2^4)))"), recursion)
    more = d.have("62 ones are too few", And(62 < f(p), 62 < f(p - 1)), by.closed_branches, recursion)
    at_p = d.have("f(p) = 63", eq(f(p), 63), by.antisymmetry, upper, more)
    at_p1 = d.have("f(p - 1) = 63", eq(f(p - 1), 63), by.antisymmetry, before, more)
    differs = d.have("f(p) is not f(p - 1) + 1", Not(eq(f(p), f(p - 1) + 1)), by.witness(), at_p, at_p1)
    return d.have("all", statement, by.conjunction, is_prime, at_p, at_p1, differs)


claim = Claim(
    id="integer-complexity-counterexample",
    title="353942783 is a prime that takes as many ones as its predecessor, 63",
    title_zh="素数 353942783 的整数复杂度是 63, 与前一个数相同",
    source="Wang Xiaowei, Journal of Number Theory 133 (2013); M. N. Fuller (2008), in OEIS A005245",
    tags=("integer complexity",),
    statement=statement,
    derivation=derivation,
    witness={"a": 1, "b": p},
    twins=[
        Twin("guess", forall(q, implies(prime(q), eq(f(q), f(q - 1) + 1))), refuted_at={"q": p},
             note="what holds for every smaller prime"),
        Twin("sixty-four", eq(f(p), 64)),
        Twin("composite", Not(prime(p))),
    ],
)
