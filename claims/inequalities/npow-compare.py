"""Which is larger, n^(n+1) or (n+1)^n? The first from n = 3 on, the second before; they are never equal.

The step of the induction multiplies (n+1)^n < n^(n+1) by (n(n+2))^(n+1) < ((n+1)^2)^(n+1), which holds because
n(n+2) = (n+1)^2 - 1, and cancels n^(n+1).
"""

from mathcheck import Claim, Twin, by, margin, region
from mathcheck.lang import And, Nat, at, forall, implies

n = Nat("n")
less = n ** (n + 1) < (n + 1) ** n
greater = (n + 1) ** n < n ** (n + 1)


def statement(last=2, start=3):
    return forall(n, And(implies(n <= last, less), implies(start <= n, greater)))


def derivation(d, last=2, start=3):
    small = d.suppose("small", n <= last)
    first = d.have("first values", less, by.each_value(n, 0, last), small)

    large = d.suppose("large", start <= n)
    base = d.have("start", at(greater, n, start), by.computation)
    hypothesis = d.suppose("hypothesis", greater)
    square = d.have("square", n * (n + 2) < (n + 1) ** 2, by.arithmetic, why="n(n+2) is one less than (n+1)^2")
    raised = d.have("raised", (n * (n + 2)) ** (n + 1) < ((n + 1) ** 2) ** (n + 1),
                    by.instance(a=n * (n + 2), b=(n + 1) ** 2, e=n), d.cite("power-strictly-increasing"), square)
    product = d.have("product", n ** (n + 1) * (n + 2) ** (n + 1) < n ** (n + 1) * (n + 1) ** (n + 2), by.arithmetic, raised, hypothesis,
                     why="the square's power is (n+1)^n (n+1)^(n+2), and (n+1)^n is smaller than n^(n+1)")
    step = d.have("step", at(greater, n, n + 1), by.cancelling(n ** (n + 1)), product, large)
    beyond = d.have("from the start on", forall(n, implies(start <= n, greater)), by.induction(n, start), base, step)

    left = d.have("below", implies(n <= last, less), by.generalisation, first)
    right = d.have("above", implies(start <= n, greater), by.instance(n=n), beyond)
    both = d.have("both", And(implies(n <= last, less), implies(start <= n, greater)), by.conjunction, left, right)
    return d.have("for every n", statement(last, start), by.generalisation, both)


claim = Claim(
    id="npow-compare",
    title="n^(n+1) < (n+1)^n for n = 0, 1, 2, and the other way round from n = 3 on",
    title_zh="比较 n^(n+1) 与 (n+1)^n 的大小",
    source="A problem that may be set from primary school to high school",
    tags=("inequality", "induction", "headline"),
    picture=margin(n ** (n + 1) - (n + 1) ** n, over=(n, 0, 8)),
    statement=statement(),
    derivation=derivation,
    numeric=region(n=range(201)),
    twins=[
        Twin("from-two", statement(start=2), refuted_at={"n": 2}, params={"start": 2}, breaks="start", note="8 < 9"),
        Twin("up-to-three", statement(last=3), refuted_at={"n": 3}, params={"last": 3}, breaks="first values", note="81 > 64"),
        Twin("no-hypothesis", forall(n, greater), refuted_at={"n": 0}, note="1 > 0 at n = 0"),
        Twin("shifted-exponents", forall(n, implies(3 <= n, (n + 1) ** (n + 1) < n ** (n + 2))), refuted_at={"n": 3}, note="256 > 243"),
    ],
)
