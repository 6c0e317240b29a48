"""A longer sum of nonnegative terms is not smaller: by induction on the number of further terms."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Function, Int, Nat, Q, Sum, at, constant, eq, forall, implies

N, m, p, k = Nat("N"), Nat("m"), Nat("p"), Int("k")
f = Function("f", N.sort)
nonnegative = forall(p, 0 <= f(p))


def total(upper):
    return Sum(f(k), k, 0, upper)


larger = total(N) <= total(N + m)


def statement(conclusion=larger):
    return forall(f, N, m, implies(nonnegative, conclusion))


def derivation(d):
    signs = d.suppose("no negative term", nonnegative)
    base = d.have("nothing more", at(larger, m, 0), by.arithmetic, d.have("the same", eq(total(N), total(N + 0)), by.algebra))
    hypothesis = d.suppose("m more", larger)
    last = d.have("one more", eq(total(N + m + 1), total(N + m) + f(N + m + 1)), by.last_term)
    sign = d.have("its sign", 0 <= f(N + m + 1), by.instance(p=N + m + 1), signs)
    step = d.have("m + 1 more", at(larger, m, m + 1), by.arithmetic, hypothesis, last, sign)
    every = d.have("any number more", larger, by.induction(m), base, step)
    return d.have("all", statement(), by.generalisation, every)


one = constant(1, m)
claim = Claim(
    id="partial-sums-rise",
    title="A longer sum of nonnegative terms is not smaller",
    title_zh="非负项的部分和单调不减",
    source="textbook",
    tags=("lemma", "sum", "inequality"),
    statement=statement(),
    derivation=derivation,
    numeric=region(f=[(p, 1 / (p + 1)), (p, p**2), (p, Q(0) ** p), (p, 1 - p)], N=range(8), m=range(8), p=range(16)),
    witness={"f": one, "N": 0, "m": 0},
    twins=[
        Twin("any-terms", forall(f, N, m, larger), refuted_at={"f": constant(-1, m), "N": 0, "m": 1}, note="-1 > -2"),
        Twin("strict", statement(total(N) < total(N + m)), refuted_at={"f": one, "N": 0, "m": 0}),
        Twin("shorter", statement(total(N + m) <= total(N)), refuted_at={"f": one, "N": 0, "m": 1}, note="2 > 1"),
        Twin("by-one", statement(total(N) + 1 <= total(N + m + 1)), refuted_at={"f": constant(0, m), "N": 0, "m": 0}),
    ],
)
