"""Limits over filters: exact sequents of accepted uses, uses that must be refused, and what the binder binds."""

import pytest
from kernel_support import (
    INT,
    MINUS_OO,
    NAT,
    OO,
    REAL,
    Definition,
    KernelError,
    Table,
    Term,
    above,
    always,
    assume,
    at,
    below,
    check_replayed,
    check_statement_survives,
    compute,
    continuous,
    continuous_on,
    deriv,
    eq,
    eventually,
    f,
    field,
    forall,
    forged,
    fun,
    i,
    j,
    k,
    le,
    lim,
    lt,
    n,
    ne,
    near,
    number,
    reciprocal,
    rule,
    same,
    shadow,
    total,
    u,
    under,
    variable,
    x,
    x_as_int,
    y,
    z,
)

from mathcheck.kernel.domains import domain, necessary
from mathcheck.kernel.limits import holds_eventually as eventually_by_the_kernel
from mathcheck.kernel.obligations import obligations
from mathcheck.kernel.sorts import FILTER, function_sort
from mathcheck.kernel.terms import FALSE, conj, imp, negation

TABLE = Table()
accepts, refuses = TABLE.accepts, TABLE.refuses

a, b, c, d, r, s, L, M = (variable(name, REAL) for name in ("a", "b", "c", "d", "r", "s", "L", "M"))
G, H = variable("g", f.sort), variable("h", f.sort)
v = variable("v", function_sort((NAT,), REAL))
FORGED, NOT_FREE, NO_LIMIT = "not a theorem that this kernel made", "must not occur free", "a premise is not a limit"
PLACE, KIND = "the limits are not taken at the same place", "in a Real variable, or in a Nat variable that tends to infinity"
FILTERS = {"a point": near(a), "a point, included": at(a), "above": above(a), "below": below(a), "oo": OO, "-oo": MINUS_OO}


def constant(value, p, v=x):
    return rule("limit_constant", number(value), v, p)


def identity(p, v=x):
    return rule("limit_identity", v, p)


def reciprocal_of(n_):
    """|- lim(1/n, n -> oo) = 0+."""
    return rule("limit_reciprocal", identity(OO, n_))


def tends(function, q, p=None, v=x):
    """The assumption lim(function, v -> p) = q; p is near(a) unless given."""
    return assume(lim(function, v, near(a) if p is None else p, q))


F, GG = tends(f(x), L), tends(G(x), M)
F_OO, G_OO, G_MINUS = tends(f(x), OO), tends(G(x), OO), tends(G(x), MINUS_OO)
BESIDE = tends(f(x), above(0))
U, V = tends(u(j), L, OO, j), tends(v(j), M, OO, j)

# limit_from_eventually
GOAL = lim(f(x), x, near(a), L)
IN_EVERY = forall(r, imp(lt(0, r), eventually(x, near(a), lt(abs(f(x) - L), r))))
AT_R = rule("imp_elim", rule("forall_elim", assume(IN_EVERY), r), assume(lt(0, r)))
BEYOND = forall(r, eventually(j, OO, le(r, u(j))))
NOT_SO, SIZE = "the premise does not say that the values are eventually in every set", "the size of the set is a Real variable"
SELF = rule("exists_intro", rule("and_intro", assume(lt(0, r)), rule("forall_intro", rule("imp_intro", rule(
    "imp_intro", assume(lt(abs(x - a), r)), lt(abs(x - a), r)), ne(x, a)), x)), eventually(x, near(a), lt(abs(x - a), r)), r)
accepts("limit_from_eventually", "the definition near a point", (AT_R, GOAL, r), (IN_EVERY,), GOAL)
accepts("limit_from_eventually", "the definition of oo, for a sequence", (rule("forall_elim", assume(BEYOND), r), lim(u(j), j, OO, OO), r),
        (BEYOND,), lim(u(j), j, OO, OO))
accepts("limit_from_eventually", "the identity, with its own set", (SELF, lim(x, x, near(a), a), r), (), lim(x, x, near(a), a))
for what, p in FILTERS.items():
    within = forall(r, imp(lt(0, r), eventually(x, p, conj(lt(M, f(x)), lt(f(x), M + r)))))
    accepts("limit_from_eventually", f"from above, at {what}",
            (rule("imp_elim", rule("forall_elim", assume(within), r), assume(lt(0, r))), lim(f(x), x, p, above(M)), r), (within,),
            lim(f(x), x, p, above(M)))
APART = forall(r, imp(lt(0, r), eventually(x, near(1 / b), conj(ne(f(x), 1 / c), lt(abs(f(x) - 1 / c), r)))))
accepts("limit_from_eventually", "point and value must denote",
        (rule("imp_elim", rule("forall_elim", assume(APART), r), assume(lt(0, r))), lim(f(x), x, near(1 / b), near(1 / c)), r),
        (APART, ne(b, 0), ne(c, 0)), lim(f(x), x, near(1 / b), near(1 / c)))
refuses("limit_from_eventually", "one size only", (assume(eventually(x, near(a), lt(abs(f(x) - L), r))), GOAL, r), NOT_FREE)
refuses("limit_from_eventually", "sizes below 1 only", (under(AT_R, lt(r, 1)), GOAL, r), NOT_FREE)
refuses("limit_from_eventually", "large sizes only", (under(AT_R, lt(1, r)), GOAL, r), NOT_FREE)
refuses("limit_from_eventually", "0 < r does not help at infinity",
        (under(rule("forall_elim", assume(BEYOND), r), lt(0, r)), lim(u(j), j, OO, OO), r), NOT_FREE)
refuses("limit_from_eventually", "the size in the limit", (rule("imp_elim", rule("forall_elim", assume(forall(r, imp(lt(0, r), eventually(
    x, near(a), lt(abs(f(x) - s), s))))), r), assume(lt(0, r))), lim(f(x), x, near(a), r), r), NOT_FREE)
refuses("limit_from_eventually", "the size in the point", (AT_R, lim(f(x), x, near(r), L), r), NOT_FREE)
refuses("limit_from_eventually", "the size in the function", (AT_R, lim(r * f(x), x, near(a), L), r), NOT_FREE)
refuses("limit_from_eventually", "another value", (AT_R, lim(f(x), x, near(a), M), r), NOT_SO)
refuses("limit_from_eventually", "another point", (AT_R, lim(f(x), x, near(b), L), r), NOT_SO)
refuses("limit_from_eventually", "the point itself was left out", (AT_R, lim(f(x), x, at(a), L), r), NOT_SO)
refuses("limit_from_eventually", "from one side", (AT_R, lim(f(x), x, above(a), L), r), NOT_SO)
refuses("limit_from_eventually", "the values lie around L, not above it", (AT_R, lim(f(x), x, near(a), above(L)), r), NOT_SO)
refuses("limit_from_eventually", "another function", (AT_R, lim(G(x), x, near(a), L), r), NOT_SO)
refuses("limit_from_eventually", "a fixed number for the size", (rule("inst", AT_R, r, number(1)), GOAL, r), NOT_SO)
refuses("limit_from_eventually", "weakly within", (rule("imp_elim", rule("forall_elim", assume(forall(r, imp(lt(0, r), eventually(
    x, near(a), le(abs(f(x) - L), r))))), r), assume(lt(0, r))), GOAL, r), NOT_SO)
refuses("limit_from_eventually", "close for some x and every set", (rule("forall_elim", assume(forall(r, forall(x, imp(ne(x, a), lt(
    abs(f(x) - L), r))))), r), GOAL, r), NOT_SO)
refuses("limit_from_eventually", "an Int size", (AT_R, GOAL, n), SIZE)
refuses("limit_from_eventually", "a literal size", (AT_R, GOAL, number(1)), SIZE)
refuses("limit_from_eventually", "a function for a size", (AT_R, GOAL, f), SIZE)
refuses("limit_from_eventually", "no limit", (AT_R, AT_R.concl, r), "the goal is not a limit")
refuses("limit_from_eventually", "a derivative", (AT_R, deriv(f(x), x, a, L), r), "the goal is not a limit")
refuses("limit_from_eventually", "a forged premise", (forged(eventually(x, near(a), lt(abs(x - 5), r))), lim(x, x, near(a), 5), r), FORGED)

# limit_eventually
POSITIVE, UNPOSITIVE = assume(lt(0, r)), "the size of a set at a point must be shown positive"
accepts("limit_eventually", "near a point", (F, r, (POSITIVE,)), (*F.hyps, lt(0, r)), eventually(x, near(a), lt(abs(f(x) - L), r)))
accepts("limit_eventually", "a literal size", (F, number(1), (compute(lt(0, 1)),)), F.hyps, eventually(x, near(a), lt(abs(f(x) - L), 1)))
accepts("limit_eventually", "a limit named like the size that is bound", (tends(f(x), r), s, (assume(lt(0, s)),)),
        (lim(f(x), x, near(a), r), lt(0, s)), eventually(x, near(a), lt(abs(f(x) - r), s)))
accepts("limit_eventually", "a size named like the variable is another number", (F, x, (assume(lt(0, x)),)), (*F.hyps, lt(0, x)),
        eventually(y, near(a), lt(abs(f(y) - L), x)))
accepts("limit_eventually", "oo: any number", (tends(u(j), OO, OO, j), -c, ()), (lim(u(j), j, OO, OO),), eventually(j, OO, le(-c, u(j))))
accepts("limit_eventually", "-oo", (tends(u(j), MINUS_OO, OO, j), c, ()), (lim(u(j), j, OO, MINUS_OO),), eventually(j, OO, le(u(j), c)))
accepts("limit_eventually", "the size must denote", (tends(u(j), OO, OO, j), 1 / c, ()), (lim(u(j), j, OO, OO), ne(c, 0)),
        eventually(j, OO, le(1 / c, u(j))))
accepts("limit_eventually", "beside L", (tends(f(x), near(L), below(a)), r, (POSITIVE,)), (lim(f(x), x, below(a), near(L)), lt(0, r)),
        eventually(x, below(a), conj(ne(f(x), L), lt(abs(f(x) - L), r))))
accepts("limit_eventually", "below L, for every x beyond", (tends(f(x), below(L), MINUS_OO), r, (POSITIVE,)),
        (lim(f(x), x, MINUS_OO, below(L)), lt(0, r)), eventually(x, MINUS_OO, conj(lt(L - r, f(x)), lt(f(x), L))))
refuses("limit_eventually", "a size that is not shown positive", (F, r, ()), UNPOSITIVE)
refuses("limit_eventually", "a size that may be 0", (F, r, (assume(le(0, r)),)), UNPOSITIVE)
refuses("limit_eventually", "another size is positive", (F, r, (assume(lt(0, s)),)), UNPOSITIVE)
refuses("limit_eventually", "two theorems", (F, r, (POSITIVE, POSITIVE)), UNPOSITIVE)
refuses("limit_eventually", "a formula instead of its theorem", (F, r, (lt(0, r),)), UNPOSITIVE)
refuses("limit_eventually", "at infinity nothing is to be shown", (tends(u(j), OO, OO, j), r, (POSITIVE,)), UNPOSITIVE)
refuses("limit_eventually", "the size 0", (F, number(0), (compute(negation(lt(0, 0))),)), UNPOSITIVE)
refuses("limit_eventually", "a formula for a size", (tends(u(j), OO, OO, j), eq(r, r), ()), "the size of a set is a number")
refuses("limit_eventually", "a function for a size", (tends(u(j), OO, OO, j), f, ()), "the size of a set is a number")
refuses("limit_eventually", "a filter for a size", (tends(u(j), OO, OO, j), OO, ()), "the size of a set is a number")
refuses("limit_eventually", "a derivative", (same(a), r, (POSITIVE,)), NO_LIMIT)
refuses("limit_eventually", "a forged size", (F, number(-1), (forged(lt(0, -1)),)), FORGED)
refuses("limit_eventually", "a forged limit", (forged(lim(x, x, near(0), 1)), r, (POSITIVE,)), FORGED)
refuses("limit_eventually", "the bound variable for a size", (F, Term("bvar", (), (0, REAL)), (POSITIVE,)), "without its binder")

# limit_constant
for what, p in FILTERS.items():
    accepts("limit_constant", f"a literal, at {what}", (number(3), x, p), (), lim(3, x, p, 3))
accepts("limit_constant", "along the natural numbers", (c, j, OO), (), lim(c, j, OO, c))
accepts("limit_constant", "both must denote", (1 / y, x, near(1 / z)), (ne(y, 0), ne(z, 0)), lim(1 / y, x, near(1 / z), 1 / y))
accepts("limit_constant", "x in the point is a parameter", (y, x, near(x + 1)), (), lim(y, z, near(x + 1), y))
accepts("limit_constant", "a constant that is the point", (a, x, near(a)), (), lim(a, x, near(a), a))
refuses("limit_constant", "the variable itself", (x, x, near(a)), NOT_FREE)
refuses("limit_constant", "the variable times 0", (0 * x, x, near(a)), NOT_FREE)
refuses("limit_constant", "the index of a sequence", (1 / j, j, OO), NOT_FREE)
refuses("limit_constant", "the variable in a sum", (total(k * x, k, 0, 3), x, OO), NOT_FREE)
refuses("limit_constant", "a number for a filter", (c, x, a), "not a filter")
refuses("limit_constant", "a formula for a filter", (c, x, eq(x, a)), "not a filter")
refuses("limit_constant", "a Nat variable near a point", (c, j, near(a)), KIND)
refuses("limit_constant", "a Nat variable towards -oo", (c, j, MINUS_OO), KIND)
refuses("limit_constant", "an Int variable", (c, n, OO), KIND)
refuses("limit_constant", "a function variable", (c, f, OO), KIND)
refuses("limit_constant", "a literal in the place of the variable", (c, number(2), OO), "only a variable can be bound")
refuses("limit_constant", "a formula for a constant", (lt(c, 1), x, OO), "at takes a Real")
refuses("limit_constant", "a filter for a constant", (OO, x, OO), "at takes a Real")
refuses("limit_constant", "one name for two variables", (y + 0, x, near(variable("y", INT))), "two sorts")
refuses("limit_constant", "two definitions of one name", (reciprocal(b), x, near(shadow(b))), "would have two definitions")

# limit_identity
for what, p in FILTERS.items():
    accepts("limit_identity", what, (x, p), (), lim(x, x, p, p))
accepts("limit_identity", "the natural numbers", (j, OO), (), lim(j, j, OO, OO))
accepts("limit_identity", "the point must denote", (x, above(fun("log", a))), (lt(0, a),),
        lim(x, x, above(fun("log", a)), above(fun("log", a))))
accepts("limit_identity", "the point is called like the variable", (x, near(x)), (), lim(y, y, near(x), near(x)))
refuses("limit_identity", "a Nat variable near a point", (j, near(a)), KIND)
refuses("limit_identity", "an Int variable", (n, OO), KIND)
refuses("limit_identity", "no variable", (x + 0, OO), "only a variable can be bound")
refuses("limit_identity", "a number for a filter", (x, a), "not a filter")
refuses("limit_identity", "a limit for a filter", (x, GOAL), "not a filter")
refuses("limit_identity", "a theorem for a filter", (x, F), "must be a Term", misuse=True)

# limit_narrow
NOT_WITHIN = "the filters do not lie within one another that way"
AT_A, BOTH_AT = identity(at(a)), tends(f(x), at(L), at(a))
accepts("limit_narrow", "nothing", (F, near(a), at(L)), F.hyps, GOAL)
for what, p in (("the point left out", near(a)), ("above the point", above(a)), ("below the point", below(a))):
    accepts("limit_narrow", what, (BOTH_AT, p, at(L)), BOTH_AT.hyps, lim(f(x), x, p, L))
accepts("limit_narrow", "one side of a point", (F, above(a), at(L)), F.hyps, lim(f(x), x, above(a), L))
for what, q in (("above", above(L)), ("below", below(L)), ("beside", near(L))):
    accepts("limit_narrow", f"values {what} L tend to L", (tends(f(x), q), near(a), at(L)), (lim(f(x), x, near(a), q),), GOAL)
    if what != "beside":
        accepts("limit_narrow", f"values {what} L are beside it", (tends(f(x), q), near(a), near(L)), (lim(f(x), x, near(a), q),),
                lim(f(x), x, near(a), near(L)))
accepts("limit_narrow", "both", (AT_A, above(a), at(a)), (), lim(x, x, above(a), a))
accepts("limit_narrow", "1/n", (reciprocal_of(j), OO, at(0)), (), lim(1 / j, j, OO, 0))
refuses("limit_narrow", "from one side to both", (tends(f(x), L, above(a)), near(a), at(L)), NOT_WITHIN)
refuses("limit_narrow", "from above to below", (tends(f(x), L, above(a)), below(a), at(L)), NOT_WITHIN)
refuses("limit_narrow", "the point itself was left out", (F, at(a), at(L)), NOT_WITHIN)
refuses("limit_narrow", "a value need not lie above its limit", (F, near(a), above(L)), NOT_WITHIN)
refuses("limit_narrow", "a value may be the limit", (F, near(a), near(L)), NOT_WITHIN)
refuses("limit_narrow", "beside is not above", (tends(f(x), near(L)), near(a), above(L)), NOT_WITHIN)
refuses("limit_narrow", "above is not below", (tends(f(x), above(L)), near(a), below(L)), NOT_WITHIN)
refuses("limit_narrow", "another point", (BOTH_AT, near(b), at(L)), NOT_WITHIN)
refuses("limit_narrow", "a point that is equal and not the same", (BOTH_AT, near(a + 0), at(L)), NOT_WITHIN)
refuses("limit_narrow", "another value", (F, near(a), at(M)), NOT_WITHIN)
refuses("limit_narrow", "from oo to -oo", (tends(f(x), L, OO), MINUS_OO, at(L)), NOT_WITHIN)
refuses("limit_narrow", "from a point to oo", (F, OO, at(L)), NOT_WITHIN)
refuses("limit_narrow", "from oo to a number", (F_OO, near(a), at(L)), NOT_WITHIN)
refuses("limit_narrow", "a number for a filter", (F, a, at(L)), NOT_WITHIN)
refuses("limit_narrow", "no limit", (assume(eq(f(a), L)), near(a), at(L)), NO_LIMIT)
refuses("limit_narrow", "a forged limit", (forged(lim(x, x, at(a), above(a))), near(a), at(a)), FORGED)

# limit_both_sides
SIDES = "not the limits of one function from below and from above a point"
LEFT, RIGHT = tends(f(x), L, below(a)), tends(f(x), L, above(a))
accepts("limit_both_sides", "a function variable", (LEFT, RIGHT), (*LEFT.hyps, *RIGHT.hyps), GOAL)
accepts("limit_both_sides", "to oo", (tends(f(x), OO, below(a)), tends(f(y), OO, above(a), y)),
        (lim(f(x), x, below(a), OO), lim(f(x), x, above(a), OO)), lim(f(x), x, near(a), OO))
refuses("limit_both_sides", "from above only", (RIGHT, RIGHT), SIDES)
refuses("limit_both_sides", "above before below", (RIGHT, LEFT), SIDES)
refuses("limit_both_sides", "two limits: |x|/x at 0", (tends(f(x), -1, below(0)), tends(f(x), 1, above(0))), SIDES)
refuses("limit_both_sides", "-oo and oo: 1/x at 0", (rule("limit_reciprocal", identity(below(0))),
        rule("limit_reciprocal", identity(above(0)))),
        SIDES)
refuses("limit_both_sides", "two points", (LEFT, tends(f(x), L, above(b))), SIDES)
refuses("limit_both_sides", "two functions", (LEFT, tends(G(x), L, above(a))), SIDES)
refuses("limit_both_sides", "from below and near", (LEFT, F), SIDES)
refuses("limit_both_sides", "-oo and oo for the sides of a point", (tends(f(x), L, MINUS_OO), tends(f(x), L, OO)), SIDES)
refuses("limit_both_sides", "a value above L and one below it", (tends(f(x), below(L), below(a)), tends(f(x), above(L), above(a))), SIDES)
refuses("limit_both_sides", "no limit", (LEFT, assume(eq(f(a), L))), NO_LIMIT)
refuses("limit_both_sides", "a forged side", (LEFT, forged(RIGHT.concl)), FORGED)

# limit_with_value
VALUE, NOT_NEAR, OTHER_VALUE = assume(eq(f(a), L)), "not a limit near a point with a number as limit", "the value at the point is not shown"
accepts("limit_with_value", "a function variable", (F, VALUE), (GOAL, eq(f(a), L)), lim(f(x), x, at(a), L))
accepts("limit_with_value", "the variable has the point's name", (tends(f(y) + x, L, near(x), y), assume(eq(f(x) + x, L))),
        (lim(f(y) + x, y, near(x), L), eq(f(x) + x, L)), lim(f(z) + x, z, at(x), L))
refuses("limit_with_value", "another value", (F, assume(eq(f(a), M))), OTHER_VALUE)
refuses("limit_with_value", "the value elsewhere", (F, assume(eq(f(b), L))), OTHER_VALUE)
refuses("limit_with_value", "the sides exchanged", (F, assume(eq(L, f(a)))), OTHER_VALUE)
refuses("limit_with_value", "not more than the limit", (F, assume(le(f(a), L))), OTHER_VALUE)
refuses("limit_with_value", "it has a value", (F, rule("refl", f(a))), OTHER_VALUE)
refuses("limit_with_value", "from one side", (RIGHT, VALUE), NOT_NEAR)
refuses("limit_with_value", "at infinity", (tends(f(x), L, OO), VALUE), NOT_NEAR)
refuses("limit_with_value", "an infinite limit", (F_OO, VALUE), NOT_NEAR)
refuses("limit_with_value", "values above L: at the point it is L", (tends(f(x), above(L)), VALUE), NOT_NEAR)
refuses("limit_with_value", "0/0 has no value", (tends(x / x, 1, near(0)), compute(eq(1, 1))), OTHER_VALUE)
refuses("limit_with_value", "no limit", (VALUE, VALUE), NO_LIMIT)
refuses("limit_with_value", "a forged value", (F, forged(eq(f(a), L))), FORGED)

# limit_negative
for what, q, turned in (("a number", at(L), at(-L)), ("oo", OO, MINUS_OO), ("-oo", MINUS_OO, OO), ("L+", above(L), below(-L)),
                        ("L-", below(L), above(-L)), ("beside L", near(L), near(-L))):
    accepts("limit_negative", what, (tends(f(x), q),), (lim(f(x), x, near(a), q),), lim(-f(x), x, near(a), turned))
accepts("limit_negative", "the place stays", (identity(above(a)),), (), lim(-x, x, above(a), below(-a)))
accepts("limit_negative", "a sequence", (identity(OO, j),), (), lim(-j, j, OO, MINUS_OO))
refuses("limit_negative", "an equation", (VALUE,), NO_LIMIT)
refuses("limit_negative", "a denied limit", (assume(negation(GOAL)),), NO_LIMIT)
refuses("limit_negative", "a limit at every point", (rule("forall_intro", identity(near(a)), a),), NO_LIMIT)
refuses("limit_negative", "a forged limit", (forged(lim(x, x, near(a), 0)),), FORGED)

# limit_combine
ONE_SIDED, NEITHER = "that is oo - oo, or an infinite limit times a number of unknown sign", "neither a number nor infinite"
for op, value in (("add", L + M), ("sub", L - M), ("mul", L * M)):
    accepts("limit_combine", op, (F, op, GG), (GOAL, *GG.hyps), lim(Term(op, (f(x), G(x))), x, near(a), value))
    accepts("limit_combine", f"{op} of sequences", (U, op, V), (*U.hyps, *V.hyps), lim(Term(op, (u(j), v(j))), j, OO, value))
    refuses("limit_combine", f"{op} at two points", (F, op, tends(G(x), M, near(b))), PLACE)
    refuses("limit_combine", f"{op}, once with the point and once without it", (F, op, tends(G(x), M, at(a))), PLACE)
    refuses("limit_combine", f"{op} from two sides", (LEFT, op, tends(G(x), M, above(a))), PLACE)
    refuses("limit_combine", f"{op} of a sequence and a function at oo", (U, op, tends(f(x), L, OO)), PLACE)
    refuses("limit_combine", f"{op} of a limit and a value", (F, op, VALUE), NO_LIMIT)
    refuses("limit_combine", f"{op} with a forged limit", (F, op, forged(lim(x, x, near(a), 0))), FORGED)
    refuses("limit_combine", f"{op} with a limit 0+", (BESIDE, op, GG), NEITHER)
    refuses("limit_combine", f"{op} with a limit beside M", (F, op, tends(G(x), near(M))), NEITHER)
for what, first, op, second, q in (
    ("oo + oo", F_OO, "add", G_OO, OO), ("oo + M", F_OO, "add", GG, OO), ("L + -oo", F, "add", G_MINUS, MINUS_OO),
    ("oo - -oo", F_OO, "sub", G_MINUS, OO), ("oo - M", F_OO, "sub", GG, OO), ("L - oo", F, "sub", G_OO, MINUS_OO),
    ("L - -oo", F, "sub", G_MINUS, OO), ("oo * oo", F_OO, "mul", G_OO, OO), ("oo * -oo", F_OO, "mul", G_MINUS, MINUS_OO),
):
    accepts("limit_combine", what, (first, op, second), (*first.hyps, *second.hyps), lim(Term(op, (f(x), G(x))), x, near(a), q))
accepts("limit_combine", "-oo * -oo", (tends(f(x), MINUS_OO), "mul", G_MINUS), (lim(f(x), x, near(a), MINUS_OO), *G_MINUS.hyps),
        lim(f(x) * G(x), x, near(a), OO))
for what, first, op, second in (("oo - oo", F_OO, "sub", G_OO), ("oo + -oo", F_OO, "add", G_MINUS), ("-oo - -oo", G_MINUS, "sub", G_MINUS),
                                ("oo times a number", F_OO, "mul", GG), ("a number times -oo", F, "mul", G_MINUS),
                                ("0*oo", constant(0, near(a)), "mul", G_OO),
                                ("1*oo is left to limit_multiple", constant(1, near(a)), "mul", G_OO)):
    refuses("limit_combine", what, (first, op, second), ONE_SIDED)
accepts("limit_combine", "a parameter with the name of the bound variable",
        (tends(f(y) + x, L, near(a), y), "mul", tends(y, M, near(a), y)),
        (lim(f(y) + x, y, near(a), L), lim(y, y, near(a), M)), lim((f(z) + x) * z, z, near(a), L * M))
refuses("limit_combine", "a quotient", (F, "div", GG), "the operation is add, sub or mul")
refuses("limit_combine", "a maximum", (F, "max", GG), "the operation is add, sub or mul")
refuses("limit_combine", "no operation", (F, "", GG), "the operation is add, sub or mul")

# limit_multiple
M_SIGN, NEGATIVE, SIGN = assume(lt(0, M)), assume(lt(M, 0)), "not known to be positive, nor negative"
for what, first, sign, q in (("oo, positive", F_OO, M_SIGN, OO), ("oo, negative", F_OO, NEGATIVE, MINUS_OO),
                             ("-oo, positive", tends(f(x), MINUS_OO), M_SIGN, MINUS_OO),
                             ("-oo, negative", tends(f(x), MINUS_OO), NEGATIVE, OO)):
    accepts("limit_multiple", what, (first, GG, sign), (*first.hyps, *GG.hyps, *sign.hyps), lim(f(x) * G(x), x, near(a), q))
accepts("limit_multiple", "2*n", (identity(OO, j), constant(2, OO, j), compute(lt(0, 2))), (), lim(j * 2, j, OO, OO))
refuses("limit_multiple", "0*oo", (F_OO, constant(0, near(a)), compute(le(0, 0))), SIGN)
refuses("limit_multiple", "a factor of unknown sign", (F_OO, GG, assume(ne(M, 0))), SIGN)
refuses("limit_multiple", "a factor that may tend to 0", (F_OO, GG, assume(le(0, M))), SIGN)
refuses("limit_multiple", "the sign of another number", (F_OO, GG, assume(lt(0, L))), SIGN)
refuses("limit_multiple", "the sign of the function, not of its limit", (F_OO, GG, assume(lt(0, G(a)))), SIGN)
refuses("limit_multiple", "0+ for a factor", (F_OO, tends(G(x), above(0)), compute(lt(0, 1))), "not an infinite limit and a number")
refuses("limit_multiple", "two infinite ones", (F_OO, G_OO, M_SIGN), "not an infinite limit and a number")
refuses("limit_multiple", "the number first", (F, G_OO, M_SIGN), "not an infinite limit and a number")
refuses("limit_multiple", "at two points", (F_OO, tends(G(x), M, near(b)), M_SIGN), PLACE)
refuses("limit_multiple", "a sequence and a function", (identity(OO, j), tends(f(x), M, OO), M_SIGN), PLACE)
refuses("limit_multiple", "a forged sign", (F_OO, constant(-1, near(a)), forged(lt(0, -1))), FORGED)

# limit_quotient
M_APART, DIVISOR, NUMBERS = assume(ne(M, 0)), "the denominator's limit is not known to be nonzero", "a limit is not a number"
accepts("limit_quotient", "two functions", (F, GG, M_APART), (GOAL, *GG.hyps, ne(M, 0)), lim(f(x) / G(x), x, near(a), L / M))
accepts("limit_quotient", "sequences", (U, V, M_APART), (*U.hyps, *V.hyps, ne(M, 0)), lim(u(j) / v(j), j, OO, L / M))
accepts("limit_quotient", "a divisor that vanishes far off", (constant(1, at(2)), identity(at(2)), compute(ne(2, 0))), (),
        lim(1 / x, x, at(2), number(1) / 2))
refuses("limit_quotient", "0/0", (constant(0, near(0)), identity(at(0)), compute(negation(negation(eq(0, 0))))), PLACE)
ZERO_BY_ZERO = rule("limit_narrow", identity(at(0)), near(0), at(0))
refuses("limit_quotient", "x/x at 0", (ZERO_BY_ZERO, ZERO_BY_ZERO, compute(negation(ne(0, 0)))), DIVISOR)
refuses("limit_quotient", "the divisor's limit may be 0", (F, GG, assume(le(0, M))), DIVISOR)
refuses("limit_quotient", "the function is not 0", (F, GG, assume(ne(G(a), 0))), DIVISOR)
refuses("limit_quotient", "the other limit is not 0", (F, GG, assume(ne(L, 0))), DIVISOR)
refuses("limit_quotient", "0 is not the limit", (F, GG, assume(ne(0, M))), DIVISOR)
refuses("limit_quotient", "a positive limit is not said to be nonzero", (F, GG, M_SIGN), DIVISOR)
refuses("limit_quotient", "oo/oo", (F_OO, G_OO, M_APART), NUMBERS)
refuses("limit_quotient", "L/oo is left to the reciprocal", (F, G_OO, M_APART), NUMBERS)
refuses("limit_quotient", "by 0+", (F, tends(G(x), above(0)), M_APART), NUMBERS)
refuses("limit_quotient", "at two points", (F, tends(G(x), M, near(b)), M_APART), PLACE)
refuses("limit_quotient", "forged: 0 != 0", (constant(1, at(0)), identity(at(0)), forged(ne(0, 0))), FORGED)

# limit_reciprocal
for what, q, turned in (("oo", OO, above(0)), ("-oo", MINUS_OO, below(0)), ("0+", above(0), OO), ("0-", below(0), MINUS_OO)):
    accepts("limit_reciprocal", what, (tends(f(x), q),), (lim(f(x), x, near(a), q),), lim(1 / f(x), x, near(a), turned))
accepts("limit_reciprocal", "1/n", (identity(OO, j),), (), lim(1 / j, j, OO, above(0)))
accepts("limit_reciprocal", "1/(n - 5), which has no value at 5", (rule("limit_combine", identity(OO, j), "sub", constant(5, OO, j)),), (),
        lim(1 / (j - 5), j, OO, above(0)))
NOT_ONE = "the limit is not oo, -oo, 0+ or 0-"
refuses("limit_reciprocal", "of a function that tends to 0", (tends(f(x), 0),), NOT_ONE)
refuses("limit_reciprocal", "of a function beside 0: 1/x at 0", (tends(f(x), near(0)),), NOT_ONE)
refuses("limit_reciprocal", "of 1+", (tends(f(x), above(1)),), NOT_ONE)
refuses("limit_reciprocal", "of a zero that must be computed", (tends(f(x), above(number(1) - 1)),), NOT_ONE)
refuses("limit_reciprocal", "of a number", (F,), NOT_ONE)
refuses("limit_reciprocal", "of an equation", (VALUE,), NO_LIMIT)
refuses("limit_reciprocal", "of a forged limit", (forged(lim(x, x, near(a), OO)),), FORGED)

# limit_compose
ELSEWHERE, NOT_NAT = "the outer limit is not taken where the inner one tends to", "the inner function is not of sort Nat"
INNER, OUTER = tends(G(x), M), tends(f(y), L, at(M), y)
accepts("limit_compose", "continuous at the limit", (INNER, OUTER), (*INNER.hyps, *OUTER.hyps), lim(f(G(x)), x, near(a), L))
accepts("limit_compose", "a function of oo", (tends(G(x), OO), tends(f(y), L, OO, y)), (lim(G(x), x, near(a), OO), lim(f(x), x, OO, L)),
        lim(f(G(x)), x, near(a), L))
accepts("limit_compose", "an excluded point that the inner function keeps away from",
        (rule("limit_narrow", reciprocal_of(j), OO, near(0)), tends(f(y), L, near(0), y)), (lim(f(x), x, near(0), L),),
        lim(f(1 / j), j, OO, L))
accepts("limit_compose", "a subsequence", (rule("limit_combine", identity(OO, j), "add", identity(OO, j)), U), U.hyps,
        lim(u(j + j), j, OO, L))
accepts("limit_compose", "a sequence into a function", (identity(OO, j), tends(f(x), L, OO)), (lim(f(x), x, OO, L),), lim(f(j), j, OO, L))
accepts("limit_compose", "the two bound variables have one name", (INNER, tends(f(x), L, at(M))), (*INNER.hyps, *OUTER.hyps),
        lim(f(G(x)), x, near(a), L))
accepts("limit_compose", "a parameter of the outer function is not captured", (INNER, tends(f(y) + x, L, at(M), y)),
        (*INNER.hyps, lim(f(y) + x, y, at(M), L)), lim(f(G(z)) + x, z, near(a), L))
accepts("limit_compose", "a sum in the outer function over an index of the inner one's name",
        (tends(G(x) + k, M), tends(total(y * k, k, 0, 3), L, at(M), y)),
        (lim(G(x) + k, x, near(a), M), lim(total(y * k, k, 0, 3), y, at(M), L)),
        lim(total((G(x) + k) * n, n, 0, 3), x, near(a), L))
accepts("limit_compose", "an outer function that does not look", (INNER, constant(c, at(M), y)), INNER.hyps, lim(c, x, near(a), c))
refuses("limit_compose", "discontinuous outer function: known beside the limit only", (INNER, tends(f(y), L, near(M), y)), ELSEWHERE)
refuses("limit_compose", "an inner function beside the limit, an outer one known above it",
        (tends(G(x), near(M)), tends(f(y), L, above(M), y)),
        ELSEWHERE)
refuses("limit_compose", "an inner function below, an outer one above", (tends(G(x), below(M)), tends(f(y), L, above(M), y)), ELSEWHERE)
refuses("limit_compose", "narrower is not the same: it must be narrowed first", (tends(G(x), above(M)), OUTER), ELSEWHERE)
refuses("limit_compose", "another point", (INNER, tends(f(y), L, at(b), y)), ELSEWHERE)
refuses("limit_compose", "a point that is equal and not the same", (INNER, tends(f(y), L, at(M + 0), y)), ELSEWHERE)
refuses("limit_compose", "oo and -oo", (tends(G(x), OO), tends(f(y), L, MINUS_OO, y)), ELSEWHERE)
refuses("limit_compose", "the two exchanged", (OUTER, INNER), ELSEWHERE)
refuses("limit_compose", "a sequence at real numbers", (tends(G(x), OO), U), NOT_NAT)
refuses("limit_compose", "a sequence at integers", (rule("limit_combine", identity(OO, j), "sub", constant(5, OO, j)), U), NOT_NAT)
refuses("limit_compose", "a sequence at x itself: sin(pi*x)", (identity(OO), tends(fun("sin", Term("pi") * j), 0, OO, j)), NOT_NAT)
refuses("limit_compose", "no limit inside", (VALUE, OUTER), NO_LIMIT)
refuses("limit_compose", "a value outside", (INNER, VALUE), NO_LIMIT)
refuses("limit_compose", "a forged outer limit", (INNER, forged(lim(y, y, at(M), 0))), FORGED)

# limit_of_continuous
SMOOTH, LOW, HIGH = assume(continuous(f(x), x, a, b)), assume(lt(a, c)), assume(lt(c, b))
INSIDE, NOT_LESS = "the point is not shown to lie inside the interval", "the second premise is not a < c"
NO_CONTINUITY = "does not say that a function is continuous"
accepts("limit_of_continuous", "a function variable", (SMOOTH, LOW, HIGH), (*SMOOTH.hyps, lt(a, c), lt(c, b)), lim(f(x), x, at(c), f(c)))
accepts("limit_of_continuous", "|x| at 0", (continuous_on(abs(x), x, -1, 1), compute(lt(-1, 0)), compute(lt(0, 1))), (),
        lim(abs(x), x, at(0), abs(number(0))))
accepts("limit_of_continuous", "the point has the variable's name", (SMOOTH, assume(lt(a, x)), assume(lt(x, b))),
        (*SMOOTH.hyps, lt(a, x), lt(x, b)), lim(f(y), y, at(x), f(x)))
refuses("limit_of_continuous", "an end", (SMOOTH, assume(le(a, c)), HIGH), NOT_LESS)
refuses("limit_of_continuous", "the other end", (SMOOTH, LOW, assume(le(c, b))), INSIDE)
refuses("limit_of_continuous", "sqrt at 0 from the interval [0, 1]",
        (assume(continuous(fun("sqrt", x), x, 0, 1)), compute(le(0, 0)), compute(lt(0, 1))),
        NOT_LESS)
refuses("limit_of_continuous", "bounds of another interval", (SMOOTH, assume(lt(d, c)), HIGH), INSIDE)
refuses("limit_of_continuous", "two points", (SMOOTH, LOW, assume(lt(d, b))), INSIDE)
refuses("limit_of_continuous", "the interval reversed", (SMOOTH, assume(lt(b, c)), assume(lt(c, a))), INSIDE)
refuses("limit_of_continuous", "the bounds exchanged", (SMOOTH, HIGH, LOW), INSIDE)
refuses("limit_of_continuous", "the variable between the bounds of a hypothesis", (F, LOW, HIGH), NO_CONTINUITY)
refuses("limit_of_continuous", "a value at every point", (rule("refl", f(x)), LOW, HIGH), NO_CONTINUITY)
refuses("limit_of_continuous", "forged continuity", (forged(continuous(1 / x, x, -1, 1)), compute(lt(-1, 0)), compute(lt(0, 1))), FORGED)

# limit_of_differentiable
NO_DERIVATIVE = "the premise is not a derivative"
SLOPE = assume(deriv(f(x), x, a, d))
accepts("limit_of_differentiable", "a function variable", (SLOPE,), SLOPE.hyps, lim(f(x), x, at(a), f(a)))
accepts("limit_of_differentiable", "the identity", (same(a),), (), lim(x, x, at(a), a))
accepts("limit_of_differentiable", "a parameter with the point's name", (rule("deriv_constant", y, x, y),), (), lim(y, x, at(y), y))
for name in ("limit_of_differentiable", "limit_of_slopes"):
    refuses(name, "a limit", (F,), NO_DERIVATIVE)
    refuses(name, "a value", (VALUE,), NO_DERIVATIVE)
    refuses(name, "a denied derivative", (assume(negation(deriv(abs(x), x, 0, 0))),), NO_DERIVATIVE)
    refuses(name, "a derivative at every point", (rule("forall_intro", same(a), a),), NO_DERIVATIVE)
    refuses(name, "continuity", (SMOOTH,), NO_DERIVATIVE)
    refuses(name, "a forged derivative", (forged(deriv(abs(x), x, 0, 1)),), FORGED)

# limit_of_slopes
h = variable("h", REAL)
accepts("limit_of_slopes", "a function variable", (SLOPE,), SLOPE.hyps, lim((f(a + x) - f(a)) / x, x, near(0), d))
accepts("limit_of_slopes", "a parameter called h is not the step", (assume(deriv(h * x, x, h, d)),), (deriv(h * x, x, h, d),),
        lim((h * (h + y) - h * h) / y, y, near(0), d))
accepts("limit_of_slopes", "the point has the variable's name", (same(x),), (), lim((x + y - x) / y, y, near(0), 1))

# limit_congruence
OTHER_GOAL, NOT_RELATED = "the goal is not a limit taken at the same place", "does not say that the functions are eventually so related"
EQUAL = assume(eventually(x, near(a), eq(f(x), G(x))))
NEW = lim(G(x), x, near(a), L)
accepts("limit_congruence", "functions equal near the point", (F, EQUAL, NEW), (GOAL, *EQUAL.hyps), NEW)
accepts("limit_congruence", "another name of the variable", (F, EQUAL, lim(G(y), y, near(a), L)), (GOAL, *EQUAL.hyps), NEW)
accepts("limit_congruence", "to oo", (F_OO, EQUAL, lim(G(x), x, near(a), OO)), (*F_OO.hyps, *EQUAL.hyps), lim(G(x), x, near(a), OO))
accepts("limit_congruence", "sequences", (U, assume(eventually(j, OO, eq(u(j), v(j)))), lim(v(j), j, OO, L)),
        (*U.hyps, eventually(j, OO, eq(u(j), v(j)))), lim(v(j), j, OO, L))
accepts("limit_congruence", "an identity", (identity(OO, j), always(field(j, j + j - j), j, OO), lim(j + j - j, j, OO, OO)), (),
        lim(j + j - j, j, OO, OO))
accepts("limit_congruence", "the point may have the variable's name",
        (tends(f(y), L, near(x), y), assume(eventually(y, near(x), eq(f(y), G(y) * x))),
        lim(G(y) * x, y, near(x), L)), (lim(f(y), y, near(x), L), eventually(y, near(x), eq(f(y), G(y) * x))), lim(G(z) * x, z, near(x), L))
refuses("limit_congruence", "equal everywhere is not said eventually", (F, assume(forall(x, eq(f(x), G(x)))), NEW), NOT_RELATED)
refuses("limit_congruence", "equal at the variable", (F, assume(eq(f(x), G(x))), NEW), NOT_RELATED)
refuses("limit_congruence", "equal at the point", (F, assume(eq(f(a), G(a))), NEW), NOT_RELATED)
refuses("limit_congruence", "equal elsewhere", (F, assume(eventually(x, near(b), eq(f(x), G(x)))), NEW), NOT_RELATED)
refuses("limit_congruence", "equal on one side", (F, assume(eventually(x, above(a), eq(f(x), G(x)))), NEW), NOT_RELATED)
refuses("limit_congruence", "equal beside the point, the limit with it", (tends(f(x), L, at(a)), EQUAL, lim(G(x), x, at(a), L)),
        NOT_RELATED)
refuses("limit_congruence", "the sides exchanged", (F, assume(eventually(x, near(a), eq(G(x), f(x)))), NEW), NOT_RELATED)
refuses("limit_congruence", "below is not equal", (F, assume(eventually(x, near(a), le(f(x), G(x)))), NEW), NOT_RELATED)
refuses("limit_congruence", "infinitely often: beyond every m some n", (U, assume(forall(i, Term("exists", (conj(
    le(i, Term("bvar", (), (0, NAT))), eq(u(Term("bvar", (), (0, NAT))), v(Term("bvar", (), (0, NAT))))),), ("n", NAT)))),
            lim(v(j), j, OO, L)),
        NOT_RELATED)
refuses("limit_congruence", "equal at natural numbers, a limit at real ones",
        (tends(f(x), L, OO), assume(eventually(j, OO, eq(f(j), G(j)))), lim(
    G(x), x, OO, L)), NOT_RELATED)
refuses("limit_congruence", "another value", (F, EQUAL, lim(G(x), x, near(a), M)), OTHER_GOAL)
refuses("limit_congruence", "another place", (F, EQUAL, lim(G(x), x, at(a), L)), OTHER_GOAL)
refuses("limit_congruence", "a sequence for a function", (tends(f(x), L, OO), assume(eventually(x, OO, eq(f(x), G(x)))),
        lim(G(j), j, OO, L)), OTHER_GOAL)
refuses("limit_congruence", "no limit for a goal", (F, EQUAL, eq(G(a), L)), OTHER_GOAL)
refuses("limit_congruence", "no limit given", (VALUE, EQUAL, NEW), NO_LIMIT)
refuses("limit_congruence", "a forged equation", (F, forged(EQUAL.concl), NEW), FORGED)

# limit_squeeze
HIGHER = tends(H(x), L)
BELOW, ABOVE = assume(eventually(x, near(a), le(f(x), G(x)))), assume(eventually(x, near(a), le(G(x), H(x))))
accepts("limit_squeeze", "between two", (F, HIGHER, BELOW, ABOVE, NEW), (GOAL, *HIGHER.hyps, *BELOW.hyps, *ABOVE.hyps), NEW)
refuses("limit_squeeze", "two limits", (F, tends(H(x), M), BELOW, ABOVE, NEW), OTHER_GOAL)
refuses("limit_squeeze", "another limit than both", (F, HIGHER, BELOW, ABOVE, lim(G(x), x, near(a), M)), OTHER_GOAL)
refuses("limit_squeeze", "at two places", (F, tends(H(x), L, near(b)), BELOW, ABOVE, NEW), OTHER_GOAL)
refuses("limit_squeeze", "the lower one from one side", (RIGHT, HIGHER, BELOW, ABOVE, NEW), OTHER_GOAL)
refuses("limit_squeeze", "below both", (F, HIGHER, BELOW, assume(eventually(x, near(a), le(G(x), f(x)))), NEW), NOT_RELATED)
refuses("limit_squeeze", "the order exchanged", (F, HIGHER, ABOVE, BELOW, NEW), NOT_RELATED)
refuses("limit_squeeze", "one bound twice", (F, HIGHER, BELOW, BELOW, NEW), NOT_RELATED)
refuses("limit_squeeze", "on one side only", (F, HIGHER, assume(eventually(x, above(a), le(f(x), G(x)))), ABOVE, NEW), NOT_RELATED)
refuses("limit_squeeze", "strictly is to be weakened first", (F, HIGHER, assume(eventually(x, near(a), lt(f(x), G(x)))), ABOVE, NEW),
        NOT_RELATED)
refuses("limit_squeeze", "between infinite ones", (F_OO, tends(H(x), OO), BELOW, ABOVE, lim(G(x), x, near(a), OO)),
        "the limit is not a number")
refuses("limit_squeeze", "to 0+", (BESIDE, tends(H(x), above(0)), BELOW, ABOVE, lim(G(x), x, near(a), above(0))),
        "the limit is not a number")
refuses("limit_squeeze", "a forged bound", (F, HIGHER, BELOW, forged(ABOVE.concl), NEW), FORGED)

# limit_beyond
OVER, UNDER = assume(eventually(x, near(a), le(f(x), G(x)))), assume(eventually(x, near(a), le(G(x), f(x))))
F_MINUS = tends(f(x), MINUS_OO)
accepts("limit_beyond", "above what tends to oo", (F_OO, OVER, lim(G(x), x, near(a), OO)), (*F_OO.hyps, *OVER.hyps),
        lim(G(x), x, near(a), OO))
accepts("limit_beyond", "below what tends to -oo", (F_MINUS, UNDER, lim(G(x), x, near(a), MINUS_OO)), (*F_MINUS.hyps, *UNDER.hyps),
        lim(G(x), x, near(a), MINUS_OO))
refuses("limit_beyond", "below what tends to oo", (F_OO, UNDER, lim(G(x), x, near(a), OO)), NOT_RELATED)
refuses("limit_beyond", "above what tends to -oo", (F_MINUS, OVER, lim(G(x), x, near(a), MINUS_OO)), NOT_RELATED)
refuses("limit_beyond", "oo and -oo", (F_OO, OVER, lim(G(x), x, near(a), MINUS_OO)), OTHER_GOAL)
refuses("limit_beyond", "above a number", (F, OVER, NEW), "the limit is not infinite")
refuses("limit_beyond", "elsewhere", (F_OO, assume(eventually(x, near(b), le(f(x), G(x)))), lim(G(x), x, near(a), OO)), NOT_RELATED)
refuses("limit_beyond", "a goal elsewhere", (F_OO, OVER, lim(G(x), x, near(b), OO)), OTHER_GOAL)
refuses("limit_beyond", "along the natural numbers", (tends(f(x), OO, OO), assume(eventually(x, OO, le(f(x), G(x)))),
        lim(G(j), j, OO, OO)), OTHER_GOAL)
refuses("limit_beyond", "a forged order", (F_OO, forged(eventually(x, near(a), le(f(x), G(x)))), lim(G(x), x, near(a), OO)), FORGED)

# limit_order
accepts("limit_order", "<= is kept", (F, GG, OVER), (GOAL, *GG.hyps, *OVER.hyps), le(L, M))
accepts("limit_order", "0 <= 1/n gives no more than 0 <= 0",
        (constant(0, OO, j), rule("limit_narrow", reciprocal_of(j), OO, at(0)), assume(eventually(j, OO, le(0, 1 / j)))),
        (eventually(j, OO, le(0, 1 / j)),), le(0, 0))
refuses("limit_order", "strict order is to be weakened first", (F, GG, assume(eventually(x, near(a), lt(f(x), G(x))))), NOT_RELATED)
refuses("limit_order", "the other way round", (F, GG, UNDER), NOT_RELATED)
refuses("limit_order", "infinitely often: beyond every m some n", (U, V, assume(forall(i, Term("exists", (conj(
    le(i, Term("bvar", (), (0, NAT))), le(u(Term("bvar", (), (0, NAT))), v(Term("bvar", (), (0, NAT))))),), ("n", NAT))))), NOT_RELATED)
refuses("limit_order", "at the point", (F, GG, assume(le(f(a), G(a)))), NOT_RELATED)
refuses("limit_order", "on one side", (F, GG, assume(eventually(x, below(a), le(f(x), G(x))))), NOT_RELATED)
refuses("limit_order", "at two places", (F, tends(G(x), M, near(b)), OVER), PLACE)
refuses("limit_order", "a sequence and a function", (U, tends(f(x), M, OO), OVER), PLACE)
refuses("limit_order", "infinite limits", (F_OO, G_OO, OVER), NUMBERS)
refuses("limit_order", "0+", (BESIDE, GG, OVER), NUMBERS)
refuses("limit_order", "no limit", (F, VALUE, OVER), NO_LIMIT)
refuses("limit_order", "a forged order", (constant(1, near(a)), constant(0, near(a)), forged(eventually(x, near(a), le(1, 0)))), FORGED)

# limit_unique
EXCLUDE, ONE_FUNCTION = "the limits do not exclude each other", "not the limits of one function"
accepts("limit_unique", "two numbers", (F, tends(f(x), M)), (GOAL, lim(f(x), x, near(a), M)), eq(L, M))
accepts("limit_unique", "named otherwise", (F, tends(f(y), M, near(a), y)), (GOAL, lim(f(x), x, near(a), M)), eq(L, M))
accepts("limit_unique", "a number and oo", (F, F_OO), (GOAL, *F_OO.hyps), FALSE)
accepts("limit_unique", "oo and -oo", (F_OO, F_MINUS), (*F_OO.hyps, *F_MINUS.hyps), FALSE)
accepts("limit_unique", "-oo and a number", (F_MINUS, F), (GOAL, *F_MINUS.hyps), FALSE)
refuses("limit_unique", "two functions", (F, GG), ONE_FUNCTION)
refuses("limit_unique", "two points", (F, tends(f(x), M, near(b))), PLACE)
refuses("limit_unique", "two sides: |x|/x at 0", (LEFT, tends(f(x), M, above(a))), PLACE)
refuses("limit_unique", "near the point and at it", (F, tends(f(x), M, at(a))), PLACE)
refuses("limit_unique", "along natural and real numbers: sin(pi*x)",
        (tends(fun("sin", Term("pi") * j), 0, OO, j), tends(fun("sin", Term("pi") * x), M, OO)), PLACE)
refuses("limit_unique", "oo twice", (F_OO, F_OO), EXCLUDE)
refuses("limit_unique", "a number and 0+: there may be both", (tends(f(x), 0), BESIDE), EXCLUDE)
refuses("limit_unique", "0+ and oo", (BESIDE, F_OO), EXCLUDE)
refuses("limit_unique", "beside L and above L", (tends(f(x), near(L)), tends(f(x), above(L))), EXCLUDE)
refuses("limit_unique", "a limit and a value", (F, VALUE), NO_LIMIT)
refuses("limit_unique", "a forged limit", (identity(at(a)), forged(lim(x, x, at(a), 0))), FORGED)


test_accepted_with_exactly_this_sequent, test_refused_for_this_reason = TABLE.tests()
test_replayed_from_its_certificate = TABLE.replays(2)


# What is bound


@pytest.mark.parametrize("what", FILTERS)
def test_eventually_is_what_the_filters_say(what):
    p = FILTERS[what]
    limit = lim(f(x) * y, x, p, L)
    said = lt(f(x) * y, x)
    assert eventually_by_the_kernel(limit, Term("lt", (limit.args[0], Term("bvar", (), (0, REAL))))) == eventually(x, p, said)


def test_eventually_over_the_natural_numbers_has_a_natural_threshold():
    formula = eventually_by_the_kernel(U.concl, eq(U.concl.args[0], L))
    assert formula == eventually(j, OO, eq(u(j), L)) and formula.data[1] is NAT and formula.args[0].data[1] is NAT


def test_a_parameter_called_like_the_variable_stays_free():
    theorem = rule("inst", tends(y * x, y, near(y)), y, x)
    assert theorem.concl == lim(x * z, z, near(x), x) and theorem.concl.free == {("x", REAL)}
    generalised = rule("forall_intro", rule("limit_constant", y, x, near(a)), y)
    assert rule("forall_elim", generalised, x).concl == lim(x, z, near(a), x) != lim(x, x, near(a), x)
    partial = rule("inst", tends(y * x, y, near(y)), y, 1 / z)
    assert partial.concl == lim(1 / z * x, x, near(1 / z), 1 / z) and ne(z, 0) in partial.hyps


def test_a_free_exponent_is_not_the_index():
    """(1 + 1/n)^n: the inner function tends to 1 and y^m is continuous at 1, which says something for each fixed m only."""
    inner = rule("limit_combine", constant(1, OO, j), "add", rule("limit_narrow", reciprocal_of(j), OO, at(0)))
    power = rule("limit_of_continuous", continuous_on(y**j, y, 0, 3),
            *(compute(lt(p, q)) for p, q in ((0, number(1) + 0), (number(1) + 0, 3))))
    theorem = rule("limit_compose", inner, power)
    assert theorem.hyps == () and theorem.concl == lim((1 + 1 / i) ** j, i, OO, (number(1) + 0) ** j)
    assert theorem.concl.free == {("j", NAT)} and theorem.concl != lim((1 + 1 / j) ** j, j, OO, (number(1) + 0) ** j)
    everywhere = rule("forall_intro", theorem, j)
    assert everywhere.concl == forall(j, lim((1 + 1 / i) ** j, i, OO, (number(1) + 0) ** j))


def test_what_natural_numbers_and_real_ones_tend_to_are_different_statements():
    wave = fun("sin", Term("pi") * x), fun("sin", Term("pi") * j)
    assert lim(wave[0], x, OO, 0) != lim(wave[1], j, OO, 0)
    assert domain(lim(wave[0], x, OO, 0)) == domain(lim(wave[1], j, OO, 0)) == ()


def test_a_limit_is_known_by_its_place_and_value_only():
    atom = lim(1 / x, x, near(1 / a), fun("log", d))
    for phi in (atom, negation(atom)):
        assert rule("defined", assume(phi), ne(a, 0)).concl == ne(a, 0)
        assert rule("defined", assume(phi), lt(0, d)).concl == lt(0, d)
    for condition in (ne(1 / a, 0), ne(x, 0), ne(d, 0)):
        with pytest.raises(KernelError, match="not a domain condition"):
            rule("defined", assume(atom), condition)
    assert rule("excluded_middle", atom).hyps == rule("imp_intro", assume(atom), atom).hyps == (ne(a, 0), lt(0, d))
    assert necessary(atom) == necessary(negation(atom)) == domain(atom)
    assert obligations(forall(a, lim(x, x, near(1 / a), OO))) == (forall(a, ne(a, 0)),)


def test_an_equation_about_the_variables_name_does_not_rewrite_inside():
    with pytest.raises(KernelError, match="the pattern at the left side"):
        rule("subst", assume(eq(x, 5)), tends(x * x, d), lim(y * x, x, near(a), d), y)
    pattern = lim(y * x, x, near(a), d)
    assert rule("subst", assume(eq(x, 5)), tends(x * z, d, near(a), z), pattern, y).concl == lim(5 * z, z, near(a), d)


def test_closed_equations_rewrite_place_and_value():
    moved = rule("subst", assume(eq(L, M)), F, lim(f(x), x, near(a), y), y)
    assert moved.concl == lim(f(x), x, near(a), M) and set(moved.hyps) == {GOAL, eq(L, M)}
    with pytest.raises(KernelError, match="not an equation"):
        rule("subst", assume(le(L, M)), F, lim(f(x), x, near(a), y), y)


def test_function_variables_in_a_limit_take_total_functions():
    lemma = rule("limit_combine", F, "add", F)
    assert rule("inst_function", lemma, f, (y,), y * y).concl == lim(x * x + x * x, x, near(a), L + L)
    assert forall(y, ne(y, 0)) in rule("inst_function", lemma, f, (y,), 1 / y).hyps
    assert rule("inst_function", lemma, f, (y,), x * y).concl == lim(x * z + x * z, z, near(a), L + L)
    with pytest.raises(KernelError, match="may be undefined"):
        rule("inst_function", tends(f(1 / x), L), f, (y,), number(0))


def test_no_variable_is_a_filter():
    for build in (lambda: variable("p", FILTER), lambda: Term("bvar", (), (0, FILTER)), lambda: Term("forall", (lt(x, 1),), ("p", FILTER)),
                  lambda: function_sort((FILTER,), REAL), lambda: function_sort((REAL,), FILTER), lambda: eq(OO, OO), lambda: OO + 1,
                  lambda: f(OO), lambda: near(OO), lambda: lim(x, x, OO, GOAL), lambda: lim(GOAL, x, OO, OO), lambda: negation(OO),
                  lambda: lim(x, x, number(3), OO), lambda: Definition("g", (("p", FILTER),), number(1)), lambda: Term("infinity", (), 3),
                  lambda: Term("near", ()), lambda: Term("infinity", (number(1),)), lambda: Term("limit", (x, OO), ("x", REAL))):
        with pytest.raises(KernelError):
            build()
    with pytest.raises(KernelError, match="closed-up formulas"):
        assume(OO)


def test_a_bound_variable_is_used_at_its_sort():
    index = Term("bvar", (), (0, NAT))
    with pytest.raises(KernelError, match="used at another sort"):
        Term("limit", (1 / index, OO, at(0)), ("x", REAL))
    with pytest.raises(KernelError, match="two sorts"):
        lim(y * x_as_int, y, near(x), 0)


def test_names_of_the_filters_are_reserved():
    for name in ("lim", "limit", "at", "near", "above", "below", "infinity", "minus_infinity", "Filter", "series", "rec"):
        with pytest.raises(KernelError, match="not reserved"):
            variable(name, REAL)


DIFFERENT = [lim(f(x), x, p, q) for p in FILTERS.values() for q in (at(L), near(L), above(L), below(L), OO, MINUS_OO)]
DIFFERENT += [lim(u(j), j, OO, L), lim(f(y) * x, y, near(x), x), negation(GOAL), lim(f(x), x, near(a + 1), -L), Term(
    "exists", (lim(u(j), j, OO, Term("bvar", (), (0, REAL))),), ("L", REAL))]


@pytest.mark.parametrize("formula", DIFFERENT, ids=repr)
def test_statements_survive_their_way_through_a_file(formula):
    check_statement_survives(formula)


def test_a_derivation_is_replayed():
    """lim (1 + 2/n)/(3 - 1/n) = 1/3 by way of a continuous function of 1/n, and that a sequence has one limit only."""
    small = rule("limit_narrow", reciprocal_of(j), OO, at(0))
    top = rule("limit_combine", constant(1, OO, j), "add", rule("limit_combine", constant(2, OO, j), "mul", small))
    bottom = rule("limit_combine", constant(3, OO, j), "sub", small)
    direct = rule("limit_quotient", top, bottom, compute(ne(number(3) - 0, 0)))
    only = rule("limit_unique", direct, assume(Term("limit", (*direct.concl.args[:2], at(M)), direct.concl.data)))
    check_replayed(rule("and_intro", direct, only))
    check_replayed(rule("limit_eventually", direct, r, (POSITIVE,)))
    check_replayed(rule("limit_from_eventually", SELF, lim(x, x, near(a), a), r))
