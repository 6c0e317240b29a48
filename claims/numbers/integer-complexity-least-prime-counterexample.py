"""Below p = 353942783 every prime q takes just one 1 more than q - 1: p is the least prime for which that fails.

A survey of all numbers up to p: a prime is no product, so it costs one more than its predecessor unless a sum of two larger parts is as
cheap. Up to p there are thirteen numbers with such a sum, and the first twelve are composite. The kernel does not replay this. Each run
compares the survey with published tables and the definition; the tests compare it with itself without its lemmas (to 7*10^7), with values
found from the top down, and with the SHA-256 of published values to 10^8.
"""

from mathcheck import Claim, Twin, by, computation
from mathcheck.lang import Nat, complexity, eq, forall, implies, prime

f = complexity
p = 353942783
q = Nat("q")


def one_more(condition, below=p):
    return forall(q, implies(condition, q < below, eq(f(q), f(q - 1) + 1)))


def groundwork(d):
    """What the statement and its twins need: that f has values, some of these, and that there is a prime."""
    d.cite("integer-complexity-recursion")
    d.cite("integer-complexity-first-values")
    d.have("2 is prime", prime(2), by.primality)


claim = Claim(
    id="integer-complexity-least-prime-counterexample",
    title="Every prime q below 353942783 takes one 1 more than q - 1",
    title_zh="小于 353942783 的素数 q 的整数复杂度都比 q - 1 大 1",
    source="M. N. Fuller (2008), in OEIS A005245; Wang Xiaowei, Journal of Number Theory 133 (2013)",
    tags=("integer complexity",),
    statement=one_more(prime(q)),
    expects="computed",
    computation=computation("prime-complexity", below=p),
    groundwork=groundwork,
    witness={"q": 2},
    twins=[
        Twin("up-to-p", one_more(prime(q), p + 1), refuted_at={"q": p}, cites=["integer-complexity-counterexample"]),
        Twin("every-number", one_more(2 <= q), refuted_at={"q": 6}, note="6 = 2*3 takes 5 ones, as 5 does"),
        Twin("two-more", forall(q, implies(prime(q), q < p, eq(f(q), f(q - 1) + 2))), refuted_at={"q": 2}),
    ],
)
