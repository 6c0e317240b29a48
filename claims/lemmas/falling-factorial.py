"""Falling factorials x (x - 1) .. (x - n + 1): as a product, and choose(n, k) k! = n (n - 1) .. (n - k + 1).

By induction on the number of factors, the product's last factor being the one that the recursion adds.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import And, Int, Nat, Prod, Real, at, choose, eq, factorial, falling, forall

n, k, j, x = Nat("n"), Nat("k"), Int("j"), Real("x")
product = Prod(x - j, j, 0, n - 1)
counted = eq(choose(n, k) * factorial(k), falling(k, n))
written_out = eq(falling(n, x), product)
statement = And(forall(n, k, counted), forall(x, n, written_out))


def derivation(d):
    none = d.have("no factor", eq(at(product, n, 0), 1), by.empty_range)
    first = d.have("falling(0, x)", eq(falling(0, x), 1), by.recursion)
    base = d.have("n = 0", at(written_out, n, 0), by.algebra, none, first)
    hypothesis = d.suppose("n factors", written_out)
    step_right = d.have("last factor", eq(at(product, n, n + 1), product * (x - n)), by.last_term)
    step_left = d.have("one factor more", eq(falling(n + 1, x), falling(n, x) * (x - n)), by.recursion)
    step = d.have("n + 1 factors", at(written_out, n, n + 1), by.algebra, hypothesis, step_left, step_right)
    every = d.have("any number of factors", forall(n, written_out), by.induction(n), base, step)
    as_product = d.have("as a product", forall(x, n, written_out), by.generalisation, every)

    ordered = d.have("choices with order", eq(choose(n, k) * factorial(k), Prod(n - j, j, 0, k - 1)), by.instance(n=n, k=k),
                     d.cite("binomial-product"))
    its_product = d.have("product of k factors", eq(falling(k, n), Prod(n - j, j, 0, k - 1)), by.instance(x=n, n=k), as_product)
    same = d.have("the same", counted, by.algebra, ordered, its_product)
    all_choices = d.have("for all n, k", forall(n, k, counted), by.generalisation, same)
    return d.have("both", statement, by.conjunction, all_choices, as_product)


claim = Claim(
    id="falling-factorial",
    title="Falling factorials as products, and choose(n, k) k! as one of them",
    title_zh="下降阶乘的乘积形式与组合数",
    source="textbook",
    tags=("lemma", "binomial", "factorial", "induction"),
    statement=statement,
    derivation=derivation,
    numeric=region(n=range(21), k=range(26), x=(-3, 6)),
    twins=[
        Twin("exchanged", forall(n, k, eq(choose(n, k) * factorial(k), falling(n, k))), refuted_at={"n": 1, "k": 0}, note="1 is not 0"),
        Twin("without-factorial", forall(n, k, eq(choose(n, k), falling(k, n))), refuted_at={"n": 2, "k": 2}, note="1 is not 2 * 1"),
        Twin("one-factor-more", forall(x, n, eq(falling(n, x), Prod(x - j, j, 0, n))), refuted_at={"x": 2, "n": 0}, note="1 is not 2"),
        Twin("rising", forall(x, n, eq(falling(n, x), Prod(x + j, j, 0, n - 1))), refuted_at={"x": 2, "n": 2}, note="2 * 1 is not 2 * 3"),
        Twin("power", forall(x, n, eq(falling(n, x), x**n)), refuted_at={"x": 2, "n": 2}, note="2 * 1 is not 4"),
    ],
)
