"""Two numbers of absolute value at most M have powers a^(n+1) and b^(n+1) that differ by at most (n+1) M^n |a - b|.

The step of the induction splits a^(n+2) - b^(n+2) into a (a^(n+1) - b^(n+1)) and b^(n+1) (a - b).
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Nat, Q, Real, at, eq, forall, implies, ne

n = Nat("n")
a, b, M = Real("a"), Real("b"), Real("M")
difference = abs(a ** (n + 1) - b ** (n + 1))
bound = difference <= (n + 1) * M**n * abs(a - b)


def bounded(conclusion):
    return forall(n, a, b, M, implies(abs(a) <= M, abs(b) <= M, conclusion))


statement = bounded(bound)


def derivation(d):
    first, second = d.suppose("|a| is at most M", abs(a) <= M), d.suppose("|b| is at most M", abs(b) <= M)
    not_negative = d.have("M is not negative", 0 <= M, by.arithmetic, second, why="0 <= |b|")
    products = d.cite("abs-product")
    base = d.have("exponent 1", at(bound, n, 0), by.arithmetic)
    hypothesis = d.suppose("exponent n + 1", bound)
    old, new = a * (a ** (n + 1) - b ** (n + 1)), b ** (n + 1) * (a - b)
    whole = abs(a ** (n + 1 + 1) - b ** (n + 1 + 1))
    split = d.have("split", whole <= abs(old) + abs(new), by.instance(x=old, y=new), d.cite("triangle-inequality"),
                   why="a^(n+2) - b^(n+2) is the sum of the two")
    factors = d.have("first part", eq(abs(old), abs(a) * difference), by.instance(x=a, y=a ** (n + 1) - b ** (n + 1)),
                     products)
    first_part = d.have("first part at most", abs(old) <= M * ((n + 1) * M**n * abs(a - b)), by.arithmetic, factors, first, hypothesis,
                        not_negative)
    factors = d.have("second part", eq(abs(new), abs(b ** (n + 1)) * abs(a - b)), by.instance(x=b ** (n + 1), y=a - b), products)
    power_of_b = d.have("power of b", abs(b ** (n + 1)) <= M ** (n + 1), by.instance(x=b, M=M, n=n + 1), d.cite("abs-power-bound"),
                      second)
    second_part = d.have("second part at most", abs(new) <= M ** (n + 1) * abs(a - b), by.arithmetic, factors, power_of_b)
    step = d.have("exponent n + 2", at(bound, n, n + 1), by.arithmetic, split, first_part, second_part, not_negative)
    every = d.have("every exponent", bound, by.induction(n), base, step)
    return d.have("all", statement, by.generalisation, every)


claim = Claim(
    id="power-difference-bound",
    title="|a^(n+1) - b^(n+1)| <= (n+1) M^n |a - b| for |a|, |b| <= M",
    title_zh="幂之差的上界",
    source="textbook",
    tags=("lemma", "powers", "inequality", "induction"),
    statement=statement,
    derivation=derivation,
    numeric=region(n=range(9), a=[-2, -1, 0, Q(1, 2), 2], b=[-3, -1, 0, 1, 2], M=[0, 1, 2, 3]),
    twins=[
        Twin("only-one-bounded", forall(n, a, b, M, implies(abs(a) <= M, bound)), refuted_at={"n": 1, "a": 0, "b": 1, "M": 0},
             note="|0 - 1| <= 0"),
        Twin("without-bars", forall(n, a, b, M, implies(a <= M, b <= M, bound)), refuted_at={"n": 1, "a": 0, "b": -1, "M": 0},
             note="|0 - 1| <= 0"),
        Twin("one-factor-less", bounded(difference <= n * M**n * abs(a - b)), refuted_at={"n": 0, "a": 1, "b": 0, "M": 1}, note="1 <= 0"),
        Twin("strict", bounded(implies(ne(a, b), difference < (n + 1) * M**n * abs(a - b))),
             refuted_at={"n": 0, "a": 1, "b": 0, "M": 1}, note="1 < 1"),
        Twin("no-factor", bounded(difference <= M**n * abs(a - b)), refuted_at={"n": 1, "a": 2, "b": 1, "M": 2}, note="3 <= 2"),
    ],
)
