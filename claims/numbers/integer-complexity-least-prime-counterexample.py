"""Below p = 353942783 every prime q takes just one 1 more than q - 1: p is the least prime for which that fails.

A survey of all numbers up to p: a prime is no product, so it costs one more than its predecessor unless a sum of two larger parts is as
cheap. Up to p there are thirteen numbers with such a sum, and the first twelve are composite. The kernel does not replay this.
"""

from mathcheck import Claim, Twin, by, computation
from mathcheck.lang import Nat, complexity, eq, exists, forall, implies, prime

f = complexity
P = 353942783
q, n = Nat("q"), Nat("n")


def claimed(condition, below):
    return forall(q, implies(condition, q < below, eq(f(q), f(q - 1) + 1)))


def groundwork(d):
    recursion = d.cite("integer-complexity-recursion")
    return recursion


claim = Claim(
    id="integer-complexity-least-prime-counterexample",
    title="Every prime q below 353942783 takes one 1 more than q - 1",
    title_zh="最小的素数反例是 353942783",
    source="M. N. Fuller (2008), in OEIS A005245; Wang Xiaowei, Journal of Number Theory 133 (2013)",
    tags=("integer complexity",),
    statement=claimed(prime(q), P),
    expects="computed",
    computation=computation("prime-complexity", below=P),
    groundwork=groundwork,
)
