"""Derivatives at a point: exact sequents of accepted uses, uses that must be refused, and what the binder binds."""

import pytest
from kernel_support import (
    INT,
    REAL,
    Definition,
    KernelError,
    Table,
    Term,
    assume,
    check_replayed,
    check_statement_survives,
    compute,
    deriv,
    eq,
    f,
    field,
    forall,
    forged,
    fun,
    i,
    j,
    k,
    le,
    lt,
    m,
    n,
    ne,
    number,
    reciprocal,
    rule,
    same,
    shadow,
    total,
    u,
    variable,
    x,
    x_as_int,
    y,
    z,
    zpow,
)

from mathcheck.kernel.binding import instantiate, substitute
from mathcheck.kernel.domains import domain, necessary
from mathcheck.kernel.obligations import obligations
from mathcheck.kernel.terms import conj, imp, negation
from mathcheck.kernel.text import show

TABLE = Table()
accepts, refuses = TABLE.accepts, TABLE.refuses

a, b, c, d, e, t = (variable(name, REAL) for name in "abcdet")
FORGED = "not a theorem that this kernel made"
NO_DERIVATIVE, NOT_REAL = "a premise is not a derivative", "taken in a Real variable"
NOT_FREE, ELSEWHERE = "must not occur free", "taken at different points"


def exp(argument):
    return fun("exp", argument)


def log(argument):
    return fun("log", argument)


SAME = same(a)
SQUARE = rule("deriv_power", SAME, compute(le(1, 2)))
F_AT_A = assume(deriv(f(x), x, a, d))
G = variable("g", f.sort)
G_AT_A = assume(deriv(G(y), y, a, e))
LESS = assume(lt(x, 1))

# deriv_constant
accepts("deriv_constant", "a literal", (number(3), x, a), (), deriv(3, x, a, 0))
accepts("deriv_constant", "a parameter", (y, x, a), (), deriv(y, x, a, 0))
accepts("deriv_constant", "a parameter that is the point", (a * a, x, a), (), deriv(a * a, x, a, 0))
accepts("deriv_constant", "a quotient at a quotient: both must denote", (1 / y, x, 1 / z), (ne(y, 0), ne(z, 0)),
        deriv(1 / y, x, 1 / z, 0))
accepts("deriv_constant", "x in the point is a parameter", (y, x, x + 1), (), deriv(y, z, x + 1, 0))
refuses("deriv_constant", "the variable itself", (x, x, a), NOT_FREE)
refuses("deriv_constant", "the variable in a product with 0", (0 * x, x, a), NOT_FREE)
refuses("deriv_constant", "the variable in the bound body of a sum", (total(k * x, k, 0, 3), x, a), NOT_FREE)
refuses("deriv_constant", "the variable is a point of another derivative", (x, x, x), NOT_FREE)
refuses("deriv_constant", "an Int variable", (number(3), n, a), NOT_REAL)
refuses("deriv_constant", "a literal in the place of the variable", (number(3), number(2), a), NOT_REAL)
refuses("deriv_constant", "a function variable in the place of the variable", (number(3), f, a), NOT_REAL)
refuses("deriv_constant", "a formula", (lt(y, 1), x, a), "has_deriv takes a Real")
refuses("deriv_constant", "a bound variable without its binder", (Term("bvar", (), (0, REAL)), x, a), "without its binder")
refuses("deriv_constant", "one name for two variables", (y, x, n + variable("y", INT)), "two sorts")

# deriv_identity
accepts("deriv_identity", "at a variable", (x, a), (), deriv(x, x, a, 1))
accepts("deriv_identity", "at the variable's own name", (x, x), (), deriv(y, y, x, 1))
accepts("deriv_identity", "at a logarithm", (x, log(a)), (lt(0, a),), deriv(x, x, log(a), 1))
accepts("deriv_identity", "at an integer", (x, number(2)), (), deriv(x, x, 2, 1))
refuses("deriv_identity", "a Nat variable", (i, number(2)), NOT_REAL)
refuses("deriv_identity", "an Int variable", (n, a), NOT_REAL)
refuses("deriv_identity", "no variable", (x + 0, a), NOT_REAL)
refuses("deriv_identity", "a formula for a point", (x, lt(a, 1)), "has_deriv takes a Real")
refuses("deriv_identity", "a theorem for a point", (x, SAME), "must be a Term", misuse=True)

# deriv_negative
accepts("deriv_negative", "a function variable", (F_AT_A,), F_AT_A.hyps, deriv(-f(x), x, a, -d))
accepts("deriv_negative", "the identity", (SAME,), (), deriv(-x, x, a, -number(1)))
refuses("deriv_negative", "an equation", (assume(eq(x, 1)),), NO_DERIVATIVE)
refuses("deriv_negative", "a denied derivative", (assume(negation(deriv(x * x, x, a, 1))),), NO_DERIVATIVE)
refuses("deriv_negative", "a derivative at every point", (rule("forall_intro", SAME, a),), NO_DERIVATIVE)
refuses("deriv_negative", "a forged theorem", (forged(deriv(x, x, a, 2)),), FORGED)

# deriv_combine
accepts("deriv_combine", "a sum", (F_AT_A, "add", G_AT_A), (*F_AT_A.hyps, *G_AT_A.hyps), deriv(f(x) + G(x), x, a, d + e))
accepts("deriv_combine", "a difference", (F_AT_A, "sub", G_AT_A), (*F_AT_A.hyps, *G_AT_A.hyps), deriv(f(x) - G(x), x, a, d - e))
accepts("deriv_combine", "a product", (F_AT_A, "mul", G_AT_A), (*F_AT_A.hyps, *G_AT_A.hyps),
        deriv(f(x) * G(x), x, a, d * G(a) + f(a) * e))
accepts("deriv_combine", "bound variables of two names", (rule("deriv_identity", y, a), "mul", SAME), (),
        deriv(z * z, z, a, number(1) * a + a * 1))
accepts("deriv_combine", "a parameter of the other's bound name", (rule("deriv_constant", x, y, a), "mul", SAME), (),
        deriv(x * z, z, a, number(0) * a + x * 1))
refuses("deriv_combine", "different points", (SAME, "add", same(b)), ELSEWHERE)
refuses("deriv_combine", "points that are equal but not the same", (same(a + 0), "mul", SAME), ELSEWHERE)
refuses("deriv_combine", "points that differ in order", (same(a + b), "sub", same(b + a)), ELSEWHERE)
refuses("deriv_combine", "a quotient", (SAME, "div", SAME), "add, sub or mul")
refuses("deriv_combine", "a maximum", (SAME, "max", SAME), "add, sub or mul")
refuses("deriv_combine", "a power", (SAME, "npow", SAME), "add, sub or mul")
refuses("deriv_combine", "an inequality between derivatives", (SAME, "le", SAME), "add, sub or mul")
refuses("deriv_combine", "an equation as the second", (SAME, "add", assume(eq(a, 1))), NO_DERIVATIVE)
refuses("deriv_combine", "a forged second", (SAME, "add", forged(deriv(x, x, a, 2))), FORGED)

# deriv_quotient
NOT_SHOWN = "the divisor is not shown to be other than 0 there"
NONZERO = assume(ne(G(a), 0))
accepts("deriv_quotient", "two functions", (F_AT_A, G_AT_A, NONZERO), (*F_AT_A.hyps, *G_AT_A.hyps, ne(G(a), 0)),
        deriv(f(x) / G(x), x, a, (d * G(a) - f(a) * e) / (G(a) * G(a))))
accepts("deriv_quotient", "the reciprocal at 2", (rule("deriv_constant", number(1), x, number(2)), same(number(2)), compute(ne(2, 0))),
        (), deriv(1 / x, x, 2, (number(0) * 2 - number(1) * 1) / (number(2) * 2)))
refuses("deriv_quotient", "the divisor is not 0 elsewhere", (SAME, SAME, assume(ne(b, 0))), NOT_SHOWN)
refuses("deriv_quotient", "the dividend is not 0", (F_AT_A, G_AT_A, assume(ne(f(a), 0))), NOT_SHOWN)
refuses("deriv_quotient", "the derivative is not 0", (F_AT_A, G_AT_A, assume(ne(e, 0))), NOT_SHOWN)
refuses("deriv_quotient", "the divisor is 0", (F_AT_A, G_AT_A, assume(eq(G(a), 0))), NOT_SHOWN)
refuses("deriv_quotient", "the divisor is positive, which is not the form", (F_AT_A, G_AT_A, assume(lt(0, G(a)))), NOT_SHOWN)
refuses("deriv_quotient", "0 is not the divisor", (F_AT_A, G_AT_A, assume(ne(0, G(a)))), NOT_SHOWN)
refuses("deriv_quotient", "not 0 as an implication", (F_AT_A, G_AT_A, assume(imp(lt(0, a), ne(G(a), 0)))), NOT_SHOWN)
refuses("deriv_quotient", "different points", (SAME, same(b), assume(ne(b, 0))), ELSEWHERE)
refuses("deriv_quotient", "a forged premise on the divisor", (SAME, same(a), forged(ne(a, 0))), FORGED)
refuses("deriv_quotient", "no derivative", (assume(eq(a, 1)), SAME, assume(ne(a, 0))), NO_DERIVATIVE)

# deriv_power
NOT_POSITIVE = "the second premise is not 1 <= e for an integer term e"
accepts("deriv_power", "a symbolic exponent", (F_AT_A, assume(le(1, n))), (*F_AT_A.hyps, le(1, n)),
        deriv(f(x) ** n, x, a, n * f(a) ** (n - 1) * d))
accepts("deriv_power", "the exponent 1", (SAME, compute(le(1, 1))), (), deriv(x**1, x, a, number(1) * a ** (number(1) - 1) * 1))
accepts("deriv_power", "a Nat exponent", (SAME, assume(le(1, j))), (le(1, j),), deriv(x**j, x, a, j * a ** (j - 1) * 1))
accepts("deriv_power", "a partial exponent, which denotes as 1 <= e is true", (SAME, assume(le(1, fun("fact", n)))),
        (le(1, fun("fact", n)),), deriv(x ** fun("fact", n), x, a, fun("fact", n) * a ** (fun("fact", n) - 1) * 1))
refuses("deriv_power", "0 <= e", (SAME, assume(le(0, n))), NOT_POSITIVE)
refuses("deriv_power", "0 < e", (SAME, assume(lt(0, n))), NOT_POSITIVE)
refuses("deriv_power", "1 < e", (SAME, assume(lt(1, n))), NOT_POSITIVE)
refuses("deriv_power", "2 <= e", (SAME, assume(le(2, n))), NOT_POSITIVE)
refuses("deriv_power", "e <= 1", (SAME, assume(le(n, 1))), NOT_POSITIVE)
refuses("deriv_power", "-1 <= e", (SAME, assume(le(-1, n))), NOT_POSITIVE)
refuses("deriv_power", "a Real exponent", (SAME, assume(le(1, y))), NOT_POSITIVE)
refuses("deriv_power", "a quotient as exponent", (SAME, compute(le(1, number(3) / 2))), NOT_POSITIVE)
refuses("deriv_power", "the variable as exponent", (SAME, assume(le(1, x))), NOT_POSITIVE)
refuses("deriv_power", "an equation", (SAME, assume(eq(1, n))), NOT_POSITIVE)
refuses("deriv_power", "no derivative", (assume(le(1, n)), assume(le(1, n))), NO_DERIVATIVE)
refuses("deriv_power", "a forged bound", (SAME, forged(le(1, n))), FORGED)

# deriv_integer_power
NO_BASE = "the base is not shown to be other than 0 there"
accepts("deriv_integer_power", "a symbolic exponent", (F_AT_A, assume(ne(f(a), 0)), n), (*F_AT_A.hyps, ne(f(a), 0)),
        deriv(zpow(f(x), n), x, a, n * zpow(f(a), n - 1) * d))
accepts("deriv_integer_power", "minus one", (SAME, assume(ne(a, 0)), number(-1)), (ne(a, 0),),
        deriv(zpow(x, -1), x, a, number(-1) * zpow(a, number(-1) - 1) * 1))
accepts("deriv_integer_power", "a partial exponent", (SAME, assume(ne(a, 0)), fun("fact", n)), (ne(a, 0), le(0, n)),
        deriv(zpow(x, fun("fact", n)), x, a, fun("fact", n) * zpow(a, fun("fact", n) - 1) * 1))
refuses("deriv_integer_power", "a base that is not 0 elsewhere", (SAME, assume(ne(b, 0)), n), NO_BASE)
refuses("deriv_integer_power", "a base of which nothing is known", (SAME, assume(lt(0, n)), n), NO_BASE)
refuses("deriv_integer_power", "a derivative that is not 0", (F_AT_A, assume(ne(d, 0)), n), NO_BASE)
refuses("deriv_integer_power", "a base that is not 0 at x", (SAME, assume(ne(x, 0)), n), NO_BASE)
refuses("deriv_integer_power", "the base is 0 and the exponent 2", (same(number(0)), assume(eq(0, 0)), number(2)), NO_BASE)
refuses("deriv_integer_power", "a Real exponent", (SAME, assume(ne(a, 0)), y), "not an integer term")
refuses("deriv_integer_power", "a half", (SAME, assume(ne(a, 0)), number(1) / 2), "not an integer term")
refuses("deriv_integer_power", "a forged premise", (SAME, forged(ne(a, 0)), n), FORGED)

# deriv_chain
WRONG_PLACE = "not taken at the inner function's value"
OUTER = assume(deriv(G(y), y, f(a), e))
EXP = rule("axiom", "exp-derivative")
accepts("deriv_chain", "two function variables", (F_AT_A, OUTER), (*F_AT_A.hyps, *OUTER.hyps), deriv(G(f(x)), x, a, e * d))
accepts("deriv_chain", "exp of a square", (SQUARE, rule("forall_elim", EXP, a**2)), (),
        deriv(exp(x**2), x, a, exp(a**2) * (number(2) * a ** (number(2) - 1) * 1)))
accepts("deriv_chain", "the outer one has a parameter of the inner bound name", (SAME, assume(deriv(x * y, y, a, e))),
        (deriv(x * y, y, a, e),), deriv(x * z, z, a, e * 1))
accepts("deriv_chain", "an outer function with a sum", (SQUARE, assume(deriv(total(y * k, k, 0, n), y, a**2, e))),
        (deriv(total(y * k, k, 0, n), y, a**2, e),),
        deriv(total(x**2 * k, k, 0, n), x, a, e * (number(2) * a ** (number(2) - 1) * 1)))
refuses("deriv_chain", "the outer one at the inner point", (SQUARE, rule("forall_elim", EXP, a)), WRONG_PLACE)
refuses("deriv_chain", "the outer one at another value", (SAME, same(b)), WRONG_PLACE)
refuses("deriv_chain", "the outer one at an equal value written otherwise", (SQUARE, rule("forall_elim", EXP, a * a)), WRONG_PLACE)
refuses("deriv_chain", "inner and outer exchanged", (OUTER, F_AT_A), WRONG_PLACE)
refuses("deriv_chain", "the outer one at the bound variable's name", (F_AT_A, assume(deriv(G(y), y, f(x), e))), WRONG_PLACE)
refuses("deriv_chain", "the outer one at every point", (SQUARE, EXP), NO_DERIVATIVE)
refuses("deriv_chain", "an equation inside", (assume(eq(f(a), b)), same(b)), NO_DERIVATIVE)
refuses("deriv_chain", "a forged outer derivative", (SAME, forged(deriv(abs(y), y, a, 1))), FORGED)

# deriv_sum
TERM = assume(deriv(u(abs(k)) * x, x, a, u(abs(k))))
POWERS = rule("deriv_power", SAME, assume(le(1, k)))
accepts("deriv_sum", "powers, which ask for 1 <= k", (POWERS, k, number(1), n), (),
        deriv(total(x**k, k, 1, n), x, a, total(k * a ** (k - 1) * 1, k, 1, n)))
accepts("deriv_sum", "both bounds are discharged", (rule("weaken", rule("weaken", SAME, le(m, k)), le(k, n)), k, m, n), (),
        deriv(total(x, k, m, n), x, a, total(1, k, m, n)))
accepts("deriv_sum", "bounds and a point that may fail to denote", (same(1 / a), k, fun("fact", m), fun("fact", n)),
        (ne(a, 0), le(0, m), le(0, n)),
        deriv(total(x, k, fun("fact", m), fun("fact", n)), x, 1 / a, total(1, k, fun("fact", m), fun("fact", n))))
NOWHERE = rule("not_elim", compute(negation(le(1, 0))), rule("inequality", le(1, 0), ("add", ("have", assume(le(1, k))),
                                                                                          ("have", assume(le(k, 0))))))
accepts("deriv_sum", "an empty range does not hide that the point has no value",
        (rule("ex_falso", NOWHERE, deriv(x, x, 1 / number(0), 7)), k, number(1), number(0)), (ne(0, 0),),
        deriv(total(x, k, 1, 0), x, 1 / number(0), total(7, k, 1, 0)))
accepts("deriv_sum", "a parameter named like the variable", (rule("deriv_constant", x * k, y, a), k, number(0), n), (),
        deriv(total(x * k, k, 0, n), y, a, total(0, k, 0, n)))
accepts("deriv_sum", "a parameter named like the fresh variable",
        (assume(deriv(variable("x0", REAL) * x, x, a, d)), k, number(0), n), (deriv(variable("x0", REAL) * x, x, a, d),),
        deriv(total(variable("x0", REAL) * x, k, 0, n), x, a, total(d, k, 0, n)))
accepts("deriv_sum", "a sum in the body over an index of the same name", (assume(deriv(total(x * k, k, 0, 2), x, a, d)), k, number(0), n),
        (deriv(total(x * k, k, 0, 2), x, a, d),), deriv(total(total(x * m, m, 0, 2), k, 0, n), x, a, total(d, k, 0, n)))
refuses("deriv_sum", "the index in a hypothesis", (TERM, k, number(0), n), NOT_FREE)
refuses("deriv_sum", "the index in a guard of one term", (rule("weaken", SAME, eq(k, 0)), k, number(0), n), NOT_FREE)
refuses("deriv_sum", "the bounds of another range", (POWERS, k, number(0), n), NOT_FREE)
refuses("deriv_sum", "the index in the lower bound", (SAME, k, k - 1, n), NOT_FREE)
refuses("deriv_sum", "the index in the upper bound", (SAME, k, number(0), k), NOT_FREE)
refuses("deriv_sum", "the index in the point", (same(a + k), k, number(0), n), NOT_FREE)
refuses("deriv_sum", "a Nat index", (SAME, i, number(0), n), "the index must be an Int variable")
refuses("deriv_sum", "a Real index", (SAME, y, number(0), n), "the index must be an Int variable")
refuses("deriv_sum", "a Real bound", (SAME, k, number(0), y), "sum takes a Int where a Real was given")
refuses("deriv_sum", "the sum of an equation", (assume(eq(x, a)), k, number(0), n), NO_DERIVATIVE)
refuses("deriv_sum", "a forged theorem", (forged(deriv(abs(x), x, a, 1)), k, number(0), n), FORGED)

# deriv_congruence
LEFT = "the equation's left side is not the function differentiated"
NO_CONDITION, NOT_AN_ENTRY = "not g < h or g != h at the point", "an entry of near is"


def fixed(value, at=a):
    """|- deriv(value, x, at) = 0."""
    return rule("deriv_constant", number(value), x, at)


def strictly(formula, at=a, left=None, right=None):
    """An entry of near from a formula g < h or g != h that is assumed at the point; without given sides 0 and the point."""
    return assume(formula), left or fixed(0, at), right or same(at)


LOW, HIGH = strictly(lt(b, a), left=fixed(b)), strictly(lt(a, c), left=SAME, right=fixed(c))
DOUBLE = field(y, y + y - y)
LOCAL = forall(y, imp(lt(b, y), imp(lt(y, c), eq(f(y), G(y)))))
INSIDE = rule("imp_elim", rule("imp_elim", rule("forall_elim", assume(LOCAL), y), assume(lt(b, y))), assume(lt(y, c)))
POSITIVE = rule("sym", rule("abs_of_nonnegative", rule("inequality", le(0, y), ("have", assume(lt(0, y))))))  # 0 < y |- y = |y|
TAN = rule("sym", rule("unfold", fun("tan", y)))  # cos(y) != 0 |- sin(y)/cos(y) = tan(y)
SIN_AT, COS_AT = (rule("forall_elim", rule("axiom", f"{op}-derivative"), a) for op in ("sin", "cos"))
COS_NOT_ZERO = assume(ne(fun("cos", a), 0))
RATIO = rule("deriv_quotient", SIN_AT, COS_AT, COS_NOT_ZERO)
accepts("deriv_congruence", "an identity", (SAME, DOUBLE, y, ()), (), deriv(x + x - x, x, a, 1))
accepts("deriv_congruence", "an identity, with conditions that are not needed", (SAME, DOUBLE, y, (LOW, HIGH)), (lt(b, a), lt(a, c)),
        deriv(x + x - x, x, a, 1))
accepts("deriv_congruence", "an equation between two bounds", (F_AT_A, INSIDE, y, (LOW, HIGH)), (*F_AT_A.hyps, LOCAL, lt(b, a), lt(a, c)),
        deriv(G(x), x, a, d))
accepts("deriv_congruence", "the absolute value off its corner", (SAME, POSITIVE, y, (strictly(lt(0, a)),)), (lt(0, a),),
        deriv(abs(x), x, a, 1))
accepts("deriv_congruence", "a divisor that is not 0", (SAME, field(y, y * y / y), y, (strictly(ne(a, 0), left=SAME, right=fixed(0)),)),
        (ne(a, 0),), deriv(x * x / x, x, a, 1))
accepts("deriv_congruence", "tan is a quotient near the point", (RATIO, TAN, y, ((COS_NOT_ZERO, COS_AT, fixed(0)),)), COS_NOT_ZERO.hyps,
        deriv(fun("tan", x), x, a, RATIO.concl.args[2]))
accepts("deriv_congruence", "the point has the variable's name", (same(y), DOUBLE, y, ()), (), deriv(x + x - x, x, y, 1))
accepts("deriv_congruence", "the point has the variable's name, and so has the condition",
        (same(y), POSITIVE, y, (strictly(lt(0, y), at=y),)), (lt(0, y),), deriv(abs(x), x, y, 1))
accepts("deriv_congruence", "the hypotheses of an entry's derivatives stay",
        (SAME, rule("weaken", DOUBLE, lt(G(y), 1)), y, ((assume(lt(G(a), 1)), G_AT_A, fixed(1)),)), (lt(G(a), 1), *G_AT_A.hyps),
        deriv(x + x - x, x, a, 1))
refuses("deriv_congruence", "the bound y + 1 above the point y",
        (same(y), rule("weaken", DOUBLE, lt(y, y + 1)), y, ((rule("inequality", lt(y, y + 1), ("const", 1)), same(y), fixed(y + 1, y)),)),
        NOT_FREE)
refuses("deriv_congruence", "an equation at the point only", (same(number(0)), compute(eq(0, number(2) * 0)), y, ()), LEFT)
refuses("deriv_congruence", "an equation where the variable is the point",
        (same(y), assume(eq(y, 0), eq(y, 0 * y)), y, (strictly(lt(0, y), at=y),)), NOT_FREE)
refuses("deriv_congruence", "the equation assumed, for one y", (SAME, assume(eq(y, y * y)), y, (LOW, HIGH)), NOT_FREE)
refuses("deriv_congruence", "a hypothesis that mentions the variable", (SAME, rule("weaken", DOUBLE, ne(y, 0)), y, (LOW, HIGH)), NOT_FREE)
refuses("deriv_congruence", "a divisor that may be 0", (SAME, field(y, y * y / y), y, (LOW, HIGH)), NOT_FREE)
refuses("deriv_congruence", "weak bounds in the equation",
        (SAME, rule("weaken", rule("weaken", DOUBLE, le(b, y)), le(y, c)), y, (LOW, HIGH)), NOT_FREE)
refuses("deriv_congruence", "one of two conditions is not shown", (F_AT_A, INSIDE, y, (LOW,)), NOT_FREE)
refuses("deriv_congruence", "bounds of another interval", (F_AT_A, INSIDE, y, (strictly(lt(d, a), left=fixed(d)), HIGH)), NOT_FREE)
refuses("deriv_congruence", "an equation on one side of the point only",
        (same(number(0)), POSITIVE, y, ((compute(lt(-1, 0)), fixed(-1, number(0)), same(number(0))),)), NOT_FREE)
refuses("deriv_congruence", "an equation that holds at an end",
        (SAME, rule("weaken", DOUBLE, eq(y, 0)), y, (strictly(eq(a, 0), left=SAME, right=fixed(0)),)), NO_CONDITION)
refuses("deriv_congruence", "a weak bound", (SAME, DOUBLE, y, (strictly(le(b, a), left=fixed(b)),)), NO_CONDITION)
refuses("deriv_congruence", "the sides of the condition exchanged", (SAME, DOUBLE, y, (strictly(lt(b, a), left=SAME, right=fixed(b)),)),
        NO_CONDITION)
refuses("deriv_congruence", "a condition at another point", (SAME, DOUBLE, y, (strictly(lt(b, d), left=fixed(b)),)), NO_CONDITION)
refuses("deriv_congruence", "a condition differentiated at another point", (SAME, DOUBLE, y, (strictly(lt(0, b), at=b),)),
        "differentiated at another point")
refuses("deriv_congruence", "one side differentiated at another point", (SAME, DOUBLE, y, (strictly(lt(0, a), right=same(b)),)),
        "differentiated at another point")
refuses("deriv_congruence", "a condition whose side need not be continuous",
        (SAME, DOUBLE, y, (strictly(lt(0, f(a)), right=assume(eq(d, e))),)),
        NO_DERIVATIVE)
refuses("deriv_congruence", "a condition that mentions the variable as a parameter",
        (SAME, rule("weaken", DOUBLE, lt(y, y * y)), y,
         (strictly(lt(y, a * y), left=fixed(y), right=assume(deriv(x * y, x, a, y))),)), NOT_FREE)
refuses("deriv_congruence", "an entry of two theorems", (SAME, DOUBLE, y, (LOW[:2],)), NOT_AN_ENTRY)
refuses("deriv_congruence", "a theorem for an entry", (SAME, DOUBLE, y, (SAME,)), NOT_AN_ENTRY)
refuses("deriv_congruence", "terms for theorems in an entry", (SAME, DOUBLE, y, ((lt(b, a), b, a),)), NOT_AN_ENTRY)
refuses("deriv_congruence", "a forged condition", (SAME, DOUBLE, y, ((forged(lt(b, a)), fixed(b), SAME),)), FORGED)
refuses("deriv_congruence", "another function on the left", (SQUARE, DOUBLE, y, ()), LEFT)
refuses("deriv_congruence", "the equation the wrong way round", (F_AT_A, field(G(y), f(y) + G(y) - f(y)), y, ()), LEFT)
refuses("deriv_congruence", "the sides exchanged", (SAME, rule("sym", DOUBLE), y, ()), LEFT)
refuses("deriv_congruence", "an inequality", (SAME, rule("inequality", le(y, y), ("const", 0)), y, ()), LEFT)
refuses("deriv_congruence", "the equation about another variable", (SAME, field(z, z + z - z), y, ()), LEFT)
refuses("deriv_congruence", "a parameter taken for the variable", (assume(deriv(y * x, x, a, y)), field(y * y, y * y + 0), y, ()), LEFT)
refuses("deriv_congruence", "an Int variable", (SAME, DOUBLE, n, ()), NOT_REAL)
refuses("deriv_congruence", "a forged equation", (SAME, forged(eq(y, 2 * y)), y, ()), FORGED)
refuses("deriv_congruence", "no derivative", (LOW[0], DOUBLE, y, ()), NO_DERIVATIVE)

# deriv_value
LOG_AT_A = assume(deriv(log(x), x, a, d))
accepts("deriv_value", "a logarithm", (LOG_AT_A,), LOG_AT_A.hyps, eq(log(a), log(a)))
accepts("deriv_value", "a parameter of the bound name", (assume(deriv(x * y, y, a, d)),), (deriv(x * y, y, a, d),), eq(x * a, x * a))
accepts("deriv_value", "a square", (SQUARE,), (), eq(a**2, a**2))
refuses("deriv_value", "a value", (assume(eq(log(a), d)),), NO_DERIVATIVE)
refuses("deriv_value", "a denied derivative", (assume(negation(deriv(log(x), x, a, d))),), NO_DERIVATIVE)
refuses("deriv_value", "a derivative at every point", (rule("forall_intro", SAME, a),), NO_DERIVATIVE)
refuses("deriv_value", "a forged derivative", (forged(deriv(log(x), x, 0, 1)),), FORGED)

# deriv_unique
OTHER = "not the derivatives of one function at one point"
accepts("deriv_unique", "two values", (F_AT_A, assume(deriv(f(y), y, a, e))), (*F_AT_A.hyps, deriv(f(x), x, a, e)), eq(d, e))
accepts("deriv_unique", "a value by the rules and one assumed", (SAME, assume(deriv(x, x, a, d))), (deriv(x, x, a, d),), eq(1, d))
refuses("deriv_unique", "two functions", (F_AT_A, G_AT_A), OTHER)
refuses("deriv_unique", "two points", (F_AT_A, assume(deriv(f(x), x, b, e))), OTHER)
refuses("deriv_unique", "points that are equal but not the same", (SAME, same(a + 0)), OTHER)
refuses("deriv_unique", "functions that are equal but not the same", (SAME, assume(deriv(x + 0, x, a, e))), OTHER)
refuses("deriv_unique", "the same body with another variable bound", (assume(deriv(x * y, x, a, d)), assume(deriv(x * y, y, a, e))), OTHER)
refuses("deriv_unique", "a denied derivative", (F_AT_A, assume(negation(deriv(f(x), x, a, e)))), NO_DERIVATIVE)
refuses("deriv_unique", "a forged derivative", (SAME, forged(deriv(x, x, a, 2))), FORGED)


test_accepted_with_exactly_this_sequent, test_refused_for_this_reason = TABLE.tests()


# The atom and its binder


def test_the_binder_binds_in_the_function_only():
    atom = deriv(x * y, x, x + 1, x * y)
    assert atom == deriv(z * y, z, x + 1, x * y) and atom.free == {("x", REAL), ("y", REAL)}
    assert deriv(x * y, y, x + 1, x * y) != atom
    assert deriv(x, x, a, 1).free == {("a", REAL)}


def test_a_bound_variable_and_a_free_one_of_its_name_are_not_the_same():
    assert deriv(x * x, x, a, d) != deriv(x * y, y, a, d)
    assert substitute(deriv(x * x, x, a, d), x, b) == deriv(x * x, x, a, d)
    assert substitute(deriv(x * y, y, a, d), x, b) == deriv(b * y, y, a, d)


@pytest.mark.parametrize("sort", [INT, variable("i", INT).sort, f.sort])
def test_a_derivative_is_taken_in_a_real_variable(sort):
    with pytest.raises(KernelError, match="the variable bound by has_deriv is of sort Real"):
        Term("has_deriv", (number(1), a, number(0)), ("x", sort))


def test_the_atom_takes_three_numbers():
    for args in ((lt(x, 1), a, d), (x, f, d), (x, a, lt(x, 1)), (x, a), (x, a, d, d)):
        with pytest.raises(KernelError):
            Term("has_deriv", args, ("x", REAL))
    with pytest.raises(KernelError, match="needs a bound variable"):
        Term("has_deriv", (x, a, d))


def test_the_function_contributes_no_condition():
    assert domain(deriv(1 / x + log(y) + zpow(0, n), x, a, d)) == ()
    assert domain(deriv(1 / x, x, 1 / a, log(d))) == (ne(a, 0), lt(0, d))
    assert necessary(deriv(1 / x, x, 1 / a, log(d))) == necessary(negation(deriv(1 / x, x, 1 / a, log(d)))) == (ne(a, 0), lt(0, d))


def test_conditions_on_named_operations():
    assert domain(exp(x) + fun("sin", x) * fun("cos", x)) == ()
    assert domain(log(log(x))) == (lt(0, x), lt(0, log(x)))
    assert domain(exp(1 / x)) == (ne(x, 0),)
    assert domain(log(1)) == (lt(0, 1),)
    assert domain(total(log(k), k, 0, n)) == (forall(k, imp(le(0, k), imp(le(k, n), lt(0, k)))),)


def test_defined_gives_the_conditions_of_the_point_and_the_value_only():
    atom = deriv(1 / x, x, 1 / a, log(d))
    for phi in (atom, negation(atom)):
        assert rule("defined", assume(phi), ne(a, 0)).concl == ne(a, 0)
        assert rule("defined", assume(phi), lt(0, d)).concl == lt(0, d)
    for condition in (ne(1 / a, 0), ne(x, 0), ne(d, 0)):
        with pytest.raises(KernelError, match="not a domain condition"):
            rule("defined", assume(atom), condition)


def test_excluded_middle_and_implication_pay_for_the_point():
    atom = deriv(log(x), x, a, 1 / a)
    assert rule("excluded_middle", atom).hyps == rule("imp_intro", assume(atom), atom).hyps == (ne(a, 0),)
    assert obligations(forall(a, atom)) == (forall(a, ne(a, 0)),)


def test_what_is_put_in_for_a_parameter_is_not_captured():
    atom = assume(deriv(y * x, x, a, y))
    assert rule("inst", atom, y, x).concl == deriv(x * z, z, a, x)
    assert rule("inst", atom, y, x).concl != deriv(x * x, x, a, x)
    theorem = rule("inst", atom, y, 1 / z)
    assert theorem.concl == deriv(1 / z * x, x, a, 1 / z) and ne(z, 0) in theorem.hyps
    generalised = rule("forall_intro", rule("deriv_constant", y, x, a), y)
    assert rule("forall_elim", generalised, x).concl == deriv(x, z, a, 0)
    assert rule("forall_elim", generalised, x).concl != deriv(x, x, a, 0)


def test_the_point_may_be_put_in():
    theorem = rule("inst", SQUARE, a, x)
    assert theorem.concl == deriv(x**2, x, x, number(2) * x ** (number(2) - 1) * 1)
    assert theorem.concl.args[1] == x
    assert rule("inst", SQUARE, x, b).concl == SQUARE.concl


def test_closed_equations_rewrite_inside_the_function():
    equation = field((b + 1) ** 2, b * b + 2 * b + 1)
    theorem = rule("deriv_combine", rule("deriv_constant", (b + 1) ** 2, x, a), "mul", SAME)
    hole = deriv(y * x, x, a, theorem.concl.args[2])
    rewritten = rule("subst", equation, theorem, hole, y)
    assert substitute(hole, y, (b + 1) ** 2) == theorem.concl
    assert rewritten.concl == deriv((b * b + 2 * b + 1) * x, x, a, theorem.concl.args[2])


def test_an_equation_about_the_bound_variables_name_does_not_rewrite_inside():
    """x = 5 |- deriv(x*x, x, a) = d gives nothing about deriv(5*x, x, a)."""
    with pytest.raises(KernelError, match="the pattern at the left side"):
        rule("subst", assume(eq(x, 5)), assume(deriv(x * x, x, a, d)), deriv(y * x, x, a, d), y)
    pattern = deriv(y * x, x, a, d)
    assert rule("subst", assume(eq(x, 5)), assume(deriv(x * z, z, a, d)), pattern, y).concl == deriv(5 * z, z, a, d)


def test_a_generalised_equation_is_no_rewriting_of_the_function():
    with pytest.raises(KernelError, match="not an equation"):
        rule("subst", rule("forall_intro", DOUBLE, y), SAME, SAME.concl, y)


def test_function_variables_in_a_derivative_take_total_functions():
    lemma = rule("deriv_combine", F_AT_A, "add", F_AT_A)
    theorem = rule("inst_function", lemma, f, (y,), y * y)
    assert theorem.concl == deriv(x * x + x * x, x, a, d + d) and theorem.hyps == (deriv(x * x, x, a, d),)
    partial = rule("inst_function", lemma, f, (y,), 1 / y)
    assert forall(y, ne(y, 0)) in partial.hyps
    mentions_x = rule("inst_function", lemma, f, (y,), x * y)
    assert mentions_x.concl == deriv(x * z + x * z, z, a, d + d)


def test_a_function_applied_where_it_may_be_undefined_stays_strict_below_the_binder():
    atom = assume(deriv(f(1 / x), x, a, d))
    with pytest.raises(KernelError, match="may be undefined"):
        rule("inst_function", atom, f, (y,), number(0))
    assert rule("inst_function", atom, f, (y,), y * y).concl == deriv((1 / x) * (1 / x), x, a, d)


def test_shadowed_binders():
    """A derivative inside a quantifier over a variable of its own bound name, and a sum over x inside nothing."""
    inner = deriv(x * x, x, x, 2 * x)
    outer = forall(x, inner)
    assert not outer.free and outer == forall(a, deriv(y * y, y, a, 2 * a))
    assert rule("forall_elim", assume(outer), number(3)).concl == deriv(y * y, y, 3, number(2) * 3)


def test_no_name_has_two_sorts_or_two_definitions():
    with pytest.raises(KernelError, match="two sorts"):
        deriv(y * x_as_int, y, x, d)
    bad = rule("deriv_constant", reciprocal(b), x, a)
    with pytest.raises(KernelError, match="would have two definitions"):
        rule("deriv_combine", bad, "add", rule("deriv_constant", shadow(b), x, a))


def test_names_of_the_operations_are_reserved():
    for name in ("exp", "log", "sin", "cos", "deriv", "has_deriv"):
        with pytest.raises(KernelError, match="not reserved"):
            variable(name, REAL)
        with pytest.raises(KernelError, match="not reserved"):
            Definition(name, (("s", REAL),), variable("s", REAL))


def test_no_rule_computes_with_the_operations():
    for true in (eq(exp(0), 1), lt(0, exp(1)), eq(fun("sin", 0), 0), deriv(x, x, 0, 1)):
        with pytest.raises(KernelError):
            compute(true)
    with pytest.raises(KernelError):
        field(exp(x + y), exp(x) * exp(y))
    assert field(log(x) + 1 - log(x), number(1)).hyps == (lt(0, x),)
    assert field(log(x) * 0, number(0)).hyps == (lt(0, x),)
    assert field(exp(log(x)) / exp(log(x)), number(1)).hyps == (lt(0, x), ne(exp(log(x)), 0))


def test_a_definition_is_differentiated_through_its_unfolding():
    """deriv of square(x) from that of x*x by congruence, no shortcut."""
    square = Definition("square", (("s", REAL),), variable("s", REAL) * variable("s", REAL))
    product = rule("deriv_combine", SAME, "mul", SAME)
    unfolded = rule("sym", rule("unfold", square(y)))
    theorem = rule("deriv_congruence", product, unfolded, y, ())
    assert theorem.concl == deriv(square(x), x, a, number(1) * a + a * 1)


# Text and files

DIFFERENT = [
    deriv(x * y, x, a, d), deriv(x * y, y, a, d), deriv(x * y, x, a, e), deriv(x * y, x, b, d), negation(deriv(x * y, x, a, d)),
    deriv(x, x, a, d), deriv(x, y, a, d), deriv(x * y, x, a, d - e), deriv(x * y, x, a - d, e), deriv(x * x, x, x, d),
    deriv(z * x, z, x, d), eq(f(a), d), deriv(exp(x), x, a, d), deriv(log(x), x, a, d), deriv(exp(x) + 1, x, a, d),
    deriv(exp(x + 1), x, a, d), deriv(exp(x) ** 2, x, a, d), deriv(exp(x**2), x, a, d),
]


def test_different_statements_read_differently():
    texts = {show(t): t for t in DIFFERENT}
    assert len(texts) == len(set(DIFFERENT)) == len(DIFFERENT)


@pytest.mark.parametrize("term, text", [
    (deriv(x * y, x, a, d), "deriv(x*y, x, a) = d"),
    (deriv(x * y, x, x + 1, 2 * x), "deriv(x_*y, x_, x + 1) = 2*x"),
    (deriv(x * x, x, y, x), "deriv(x_*x_, x_, y) = x"),
    (negation(deriv(x, x, a, 1)), "not deriv(x, x, a) = 1"),
    (conj(deriv(x, x, a, 1), lt(a, 1)), "deriv(x, x, a) = 1 and a < 1"),
    (exp(x + 1) * log(x) ** 2, "exp(x + 1)*log(x)^2"),
    (-fun("sin", -x) / fun("cos", 1 / x), "-sin(-x)/cos(1/x)"),
])
def test_text(term, text):
    assert show(term) == text


@pytest.mark.parametrize("atom", DIFFERENT, ids=show)
def test_statements_survive_their_way_through_a_file(atom):
    check_statement_survives(atom)


def test_a_derivation_is_replayed():
    """For a < b, x + x*x over (a, b) has a mean value, and tan a derivative: the tuples of `near` go through the file too."""
    square = rule("deriv_power", same(t), compute(le(1, 2)))
    body = rule("deriv_combine", same(t), "add", rule("deriv_negative", square))
    body = rule("deriv_combine", body, "mul", rule("deriv_constant", number(3), x, t))
    summed = rule("deriv_sum", body, k, number(1), number(4))
    chained = rule("deriv_chain", summed, rule("forall_elim", EXP, substitute(_value(summed), x, t)))
    smooth = rule("continuous_where_differentiable", chained, t, a, b)
    mean = rule("imp_intro", rule("mean_value", assume(lt(a, b)), smooth, chained, t), lt(a, b))
    tangent = rule("deriv_congruence", RATIO, TAN, y, ((COS_NOT_ZERO, COS_AT, fixed(0)),))
    both = rule("and_intro", mean, rule("imp_intro", tangent, *COS_NOT_ZERO.hyps))
    closed = rule("forall_intro", rule("forall_intro", both, b), a)
    assert closed.axioms == ("cos-derivative", "exp-derivative", "mean-value-theorem", "sin-derivative")
    check_replayed(closed)


def _value(derivative):
    return instantiate(derivative.concl.args[0], derivative.concl.args[1])
