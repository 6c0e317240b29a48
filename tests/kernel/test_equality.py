"""The rules of equality: exact sequents of accepted uses, and uses that must be refused."""

import pytest
from kernel_support import (
    LOOSE,
    LOOSE_NUMBER,
    KernelError,
    Table,
    Term,
    assume,
    compute,
    eq,
    fact,
    field,
    forall,
    forged,
    fun,
    integral,
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
    square_of,
    total,
    u,
    x,
    y,
    z,
)

TABLE = Table()
accepts, refuses = TABLE.accepts, TABLE.refuses

UNBOUND = "bound variable without its binder"
FORGED = "not a theorem that this kernel made"
NOT_FREE = "must not occur free"
x_is_y, y_is_z = assume(eq(x, y)), assume(eq(y, z))

# refl
accepts("refl", "a total term", (x + 1,), (), eq(x + 1, x + 1))
accepts("refl", "a partial term pays for itself", (x / x,), (ne(x, 0),), eq(x / x, x / x))
accepts("refl", "a term without value has an absurd hypothesis", (number(1) / 0,), (ne(0, 0),), eq(number(1) / 0, number(1) / 0))
refuses("refl", "a formula", (lt(x, 1),), "takes a Real where a Prop was given")
refuses("refl", "a function", (u,), "takes a Real where a")
refuses("refl", "an index without its binder", (LOOSE_NUMBER,), UNBOUND)
refuses("refl", "two definitions of one name", (reciprocal(x) + shadow(x),), "would have two definitions")

# sym
accepts("sym", "an equation turned round", (x_is_y,), (eq(x, y),), eq(y, x))
refuses("sym", "an inequality", (assume(le(x, y)),), "not an equation")
refuses("sym", "a strict inequality", (assume(lt(x, y)),), "not an equation")
refuses("sym", "an unequation", (assume(ne(x, y)),), "not an equation")
refuses("sym", "a forged equation", (forged(eq(x, y)),), FORGED)

# trans
accepts("trans", "two equations", (x_is_y, y_is_z), (eq(x, y), eq(y, z)), eq(x, z))
refuses("trans", "the middle terms differ", (x_is_y, assume(eq(x, z))), "the middle terms differ")
refuses("trans", "the middle terms are equal in value only", (assume(eq(x, y + 1)), assume(eq(1 + y, z))),
        "the middle terms differ")
refuses("trans", "an inequality", (x_is_y, assume(le(y, z))), "must be equations")
refuses("trans", "a forged equation", (x_is_y, forged(eq(y, z))), FORGED)

# subst
accepts("subst", "in a formula", (x_is_y, assume(lt(x, 1)), lt(z, 1), z), (eq(x, y), lt(x, 1)), lt(y, 1))
accepts("subst", "some places only", (x_is_y, assume(lt(x, x + 1)), lt(x, z + 1), z), (eq(x, y), lt(x, x + 1)), lt(x, y + 1))
accepts("subst", "below a quantifier, its variable untouched", (x_is_y, assume(forall(y, lt(x, y))), forall(y, lt(z, y)), z),
        (eq(x, y), forall(y, lt(x, y))), forall(z, lt(y, z)))
refuses("subst", "no equation", (assume(le(x, y)), assume(lt(x, 1)), lt(z, 1), z), "not an equation")
refuses("subst", "the equation read from right to left", (x_is_y, assume(lt(y, 1)), lt(z, 1), z), "not the second conclusion")
refuses("subst", "the pattern is not the theorem", (x_is_y, assume(lt(x, 1)), le(z, 1), z), "not the second conclusion")
refuses("subst", "a real in an integer's place", (assume(eq(n, x)), assume(eq(u(j), u(j))), eq(u(n), u(n)), n),
        "sort that holds both sides")
refuses("subst", "an integer in a natural number's place", (assume(eq(j, n)), assume(le(0, j)), le(0, j), j),
        "sort that holds both")
refuses("subst", "the hole is a compound term", (x_is_y, assume(lt(x, 1)), lt(z + 1, 1), z + 1), "hole must be a variable")
refuses("subst", "an index in the pattern", (x_is_y, assume(lt(x, 1)), LOOSE, z), UNBOUND)
refuses("subst", "a bound variable is not the free one of the equation",
        (assume(eq(k, 0)), compute(eq(total(k, k, 0, 3), 6)), eq(total(m, k, 0, 3), 6), m), "not the second conclusion")
refuses("subst", "a forged equation", (forged(eq(x, y)), assume(lt(x, 1)), lt(z, 1), z), FORGED)

# congruence
SAME = field(k + k, 2 * k)
accepts("congruence", "below a sum", (SAME, "sum", k, number(0), n), (), eq(total(k + k, k, 0, n), total(2 * k, k, 0, n)))
accepts("congruence", "below a product", (SAME, "prod", k, number(0), n), (),
        eq(product(k + k, k, 0, n), product(2 * k, k, 0, n)))
accepts("congruence", "the range may be used", (assume(le(0, k), le(k, n), eq(x, x + 0)), "sum", k, number(0), n),
        (eq(x, x + 0),), eq(total(x, k, 0, n), total(x + 0, k, 0, n)))
accepts("congruence", "partial bounds must denote", (SAME, "sum", k, number(0), fact(n)), (le(0, n),),
        eq(total(k + k, k, 0, fact(n)), total(2 * k, k, 0, fact(n))))
refuses("congruence", "the condition k /= 0 of the body", (field(k / k, number(1)), "sum", k, number(0), n), NOT_FREE)
refuses("congruence", "a fact about one k", (assume(eq(k, 0)), "sum", k, number(0), n), NOT_FREE)
refuses("congruence", "the lower bound of another range", (assume(le(1, k), eq(x, y)), "sum", k, number(0), n), NOT_FREE)
refuses("congruence", "the index in its own bound", (SAME, "sum", k, number(0), k), NOT_FREE)
refuses("congruence", "the index in its own bound, the condition taken for the range",
        (assume(le(0, k), le(k, k), eq(x, y)), "sum", k, number(0), k), NOT_FREE)
refuses("congruence", "an inequality", (assume(le(x, y)), "sum", k, number(0), n), "not an equation")
refuses("congruence", "a quantifier", (SAME, "forall", k, number(0), n), "must be sum or prod")
refuses("congruence", "a natural index", (field(j + j, 2 * j), "sum", j, number(0), n), "must be an Int variable")
refuses("congruence", "a real index", (field(x + x, 2 * x), "sum", x, number(0), n), "must be an Int variable")
refuses("congruence", "a real bound", (SAME, "sum", k, number(0), x), "takes a Int where a Real was given")
refuses("congruence", "a forged equation", (forged(eq(k, 0)), "sum", k, number(0), n), FORGED)

# unfold
SIN, COS = fun("sin", x), fun("cos", x)
accepts("unfold", "a definition", (square_of(x + 1),), (), eq(square_of(x + 1), (x + 1) * (x + 1)))
accepts("unfold", "the body must denote at the argument", (reciprocal(x - 1),), (ne(x - 1, 0),),
        eq(reciprocal(x - 1), 1 / (x - 1)))
accepts("unfold", "the argument must denote", (square_of(1 / x),), (ne(x, 0),), eq(square_of(1 / x), (1 / x) * (1 / x)))
accepts("unfold", "tan", (fun("tan", x),), (ne(COS, 0),), eq(fun("tan", x), SIN / COS))
accepts("unfold", "cot", (fun("cot", x),), (ne(SIN, 0),), eq(fun("cot", x), COS / SIN))
accepts("unfold", "sec", (fun("sec", x),), (ne(COS, 0),), eq(fun("sec", x), 1 / COS))
accepts("unfold", "csc", (fun("csc", x),), (ne(SIN, 0),), eq(fun("csc", x), 1 / SIN))
accepts("unfold", "tan of a quotient", (fun("tan", 1 / x),), (ne(x, 0), ne(fun("cos", 1 / x), 0)),
        eq(fun("tan", 1 / x), fun("sin", 1 / x) / fun("cos", 1 / x)))
for op in ("sin", "cos", "atan", "sqrt", "exp", "log"):
    refuses("unfold", f"{op}, which abbreviates nothing", (fun(op, x),), "nor tan, cot, sec or csc")
for op in ("tan", "cot", "sec", "csc"):
    refuses("unfold", f"{op} inside a term", (fun(op, x) + 1,), "nor tan, cot, sec or csc")
    refuses("unfold", f"a statement about {op}", (eq(fun(op, x), 1),), "nor tan, cot, sec or csc")
    refuses("unfold", f"{op} of an index without its binder", (fun(op, LOOSE_NUMBER),), UNBOUND)
refuses("unfold", "pi", (Term("pi"),), "nor tan, cot, sec or csc")
refuses("unfold", "an integral", (integral(fun("tan", x), x, 0, 1),), "nor tan, cot, sec or csc")
refuses("unfold", "a function variable applied", (u(1),), "neither a definition applied")
refuses("unfold", "a term with a definition inside", (square_of(x) + 1,), "neither a definition applied")
refuses("unfold", "a formula", (eq(square_of(x), 1),), "neither a definition applied")
refuses("unfold", "an index without its binder", (square_of(LOOSE_NUMBER),), UNBOUND)
refuses("unfold", "two definitions of one name", (reciprocal(shadow(x)),), "would have two definitions")


test_accepted_with_exactly_this_sequent, test_refused_for_this_reason = TABLE.tests()


def test_an_equation_under_a_hypothesis_about_x_cannot_be_summed():
    """From x = 0 |- x = x*x nobody gets an equation below a binder over x."""
    at_zero = rule("trans", assume(eq(k, 0)), field(number(0), number(0)))
    assert at_zero.hyps == (eq(k, 0),)
    with pytest.raises(KernelError, match="must not occur free"):
        rule("congruence", at_zero, "sum", k, number(0), number(5))
