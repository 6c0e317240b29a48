"""Sums and products with symbolic bounds: exact sequents, and what is no sum."""

from kernel_support import (
    Table,
    Term,
    eq,
    forall,
    j,
    k,
    le,
    lt,
    m,
    n,
    ne,
    number,
    product,
    reciprocal,
    rule,
    shadow,
    total,
    u,
)

from mathcheck.kernel.sorts import INT
from mathcheck.kernel.terms import imp

TABLE = Table()
accepts, refuses = TABLE.accepts, TABLE.refuses
harmonic = total(1 / k, k, m, n)
NO_SUM = "not a sum or product"

accepts("range_empty", "a sum", (total(k, k, m, n),), (lt(n, m),), eq(total(k, k, m, n), 0))
accepts("range_empty", "a product", (product(k, k, m, n),), (lt(n, m),), eq(product(k, k, m, n), 1))
accepts("range_empty", "nothing is asked of the body", (total(1 / number(0), k, m, n),), (lt(n, m),),
        eq(total(1 / number(0), k, m, n), 0))
accepts("range_succ", "a sum", (total(k, k, 0, n),), (le(0, n + 1),), eq(total(k, k, 0, n + 1), total(k, k, 0, n) + (n + 1)))
accepts("range_succ", "a product", (product(k, k, 0, n),), (le(0, n + 1),),
        eq(product(k, k, 0, n + 1), product(k, k, 0, n) * (n + 1)))
accepts("range_succ", "all terms and the last must denote", (harmonic,),
        (le(m, n + 1), forall(k, imp(le(m, k), imp(le(k, n), ne(k, 0)))), ne(n + 1, 0)),
        eq(total(1 / k, k, m, n + 1), harmonic + 1 / (n + 1)))
accepts("range_succ", "far below the start only under an absurd hypothesis", (total(k, k, 0, -3),), (le(0, number(-3) + 1),),
        eq(total(k, k, 0, number(-3) + 1), total(k, k, 0, -3) + (number(-3) + 1)))
accepts("range_succ", "a sequence from zero on, where no index is negative", (total(u(k), k, 0, n),), (le(0, n + 1),),
        eq(total(u(k), k, 0, n + 1), total(u(k), k, 0, n) + u(n + 1)))

for name in ("range_empty", "range_succ"):
    refuses(name, "a sequence", (u(j),), NO_SUM)
    refuses(name, "a sum plus something", (total(k, k, 0, n) + 1,), NO_SUM)
    refuses(name, "a quantifier", (forall(k, lt(k, n)),), NO_SUM)
    refuses(name, "a number", (number(0),), NO_SUM)
    refuses(name, "an equation between sums", (eq(total(k, k, 0, n), 0),), NO_SUM)
    refuses(name, "an index without its binder", (Term("sum", (k, number(0), Term("bvar", (), (0, INT))), ("k", INT)),),
            "bound variable without its binder")
    refuses(name, "two definitions of one name", (total(reciprocal(k) + shadow(k), k, 1, n),), "would have two definitions")


test_accepted_with_exactly_this_sequent, test_refused_for_this_reason = TABLE.tests()


def test_the_last_term_of_a_nested_sum_is_not_captured():
    """In sum over k of (sum over m of k), the last k is n + 1, also where n is the inner bound."""
    inner = total(k, m, 0, n)
    theorem = rule("range_succ", total(inner, k, 0, m))
    assert theorem.concl.args[1] == total(inner, k, 0, m) + total(m + 1, k, 0, n)


def test_the_condition_on_a_natural_place_is_asked_of_the_last_term():
    theorem = rule("range_succ", total(u(k), k, -2, n))
    assert le(0, n + 1) in theorem.hyps
    assert any(h.op == "forall" for h in theorem.hyps)
