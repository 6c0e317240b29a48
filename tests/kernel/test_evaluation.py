"""The rule `compute`: exact values, and everything that has none."""

from fractions import Fraction

from kernel_support import (
    LOOSE,
    REAL,
    Table,
    Term,
    continuous,
    deriv,
    eq,
    exists,
    fact,
    forall,
    fun,
    i,
    integral,
    k,
    larger,
    le,
    least,
    lt,
    ne,
    number,
    product,
    reciprocal,
    root_index,
    series,
    smaller,
    square_of,
    total,
    u,
    x,
    zpow,
)

from mathcheck.kernel.terms import ELEMENTARY, FALSE, TRUE, Definition, conj, disj, imp, negation, variable

TABLE = Table()
accepts, refuses = TABLE.accepts, TABLE.refuses

two = number(2)


def value(what, term, result):
    accepts("compute", what, (term,), (), eq(term, result))


def truth(what, formula):
    accepts("compute", what, (formula,), (), formula)


value("a sum of thirds", number(1) / 3 + number(1) / 6, Fraction(1, 2))
value("a whole quotient is an integer", number(6) / 3, 2)
value("zero to the zero", number(0) ** 0, 1)
value("a negative base", number(-2) ** 3, -8)
value("an integer power", zpow(2, -3), Fraction(1, 8))
value("a factorial", fact(5), 120)
value("zero factorial", fact(0), 1)
value("an absolute value", abs(number(-3)), 3)
value("a maximum", larger(-1, 2), 2)
value("a minimum", smaller(-1, 2), -1)
value("a sum", total(k * k, k, 1, 4), 30)
value("a product", product(k, k, 1, 5), 120)
value("an empty sum of something undefined", total(1 / number(0), k, 1, 0), 0)
value("an empty product", product(k, k, 3, 1), 1)
value("a negative range is empty, not minus its reverse", total(k, k, 3, 1), 0)
value("a sum over a sum's index", total(total(k, k, 0, variable("m", k.sort)), variable("m", k.sort), 0, 3), 10)
value("a definition", square_of(3), 9)
truth("an inequality", lt(number(1) / 3, number(1) / 2))
truth("a negation", negation(lt(two, 1)))
truth("connectives", conj(disj(lt(two, 1), lt(1, two)), imp(lt(two, 1), FALSE)))
truth("true", TRUE)

refuses("compute", "a falsehood", (lt(two, 1),), "the formula is false")
refuses("compute", "an equation that is nearly right", (eq(two**64, 2**64 + 1),), "the formula is false")
refuses("compute", "false", (FALSE,), "the formula is false")
refuses("compute", "a division by zero", (1 / number(0),), "division by zero")
refuses("compute", "a division by a zero that must be computed", (1 / (two - 2),), "division by zero")
refuses("compute", "an undefined equation", (eq(1 / number(0), 1 / number(0)),), "division by zero")
refuses("compute", "an undefined unequation", (ne(1 / number(0), 1),), "division by zero")
refuses("compute", "a harmless disjunct next to an undefined one", (disj(TRUE, eq(1 / number(0), 1)),), "division by zero")
refuses("compute", "a product of zero and nothing", (0 * (1 / number(0)),), "division by zero")
refuses("compute", "a sum over 0..3 of 1/k", (total(1 / k, k, 0, 3),), "division by zero")
refuses("compute", "a natural power with a negative exponent", (two ** number(-1),), "negative exponent")
refuses("compute", "an integer power of zero", (zpow(0, 2),), "integer power of zero")
refuses("compute", "the factorial of a negative number", (fact(-1),), "factorial of a negative number")
refuses("compute", "a definition whose argument must not be negative", (root_index(number(1) - 3),), "must not be negative")
refuses("compute", "a definition that divides by zero", (reciprocal(0),), "division by zero")
area_to = Definition("area_to", (("t", REAL),), integral(x, x, 0, variable("t", REAL)))
UNIT = integral(x, x, 0, 1)
EMPTY = total(integral(1 / x, x, -1, k), k, 1, 0)
accepts("compute", "an empty sum of integrals", (EMPTY,), (), eq(EMPTY, 0))
for what, term in (
    ("an integral", UNIT), ("an integral over one point", integral(x, x, 0, 0)), ("an integral over a pole", integral(1 / x, x, -1, 1)),
    ("0 times an integral", 0 * UNIT), ("an integral with a definition", area_to(1)), ("an integral as an end", integral(x, x, 0, UNIT)),
    ("a sum of integrals", total(UNIT, k, 0, 2)), ("a sum of integrals up to the index", total(integral(k * x, x, 0, k), k, 0, 2)),
    ("a product of integrals", product(integral(x**2, x, 0, k), k, 0, 2)),
    ("an integral of a sum", integral(total(k * x, k, 0, 2), x, 0, 1)), ("the larger of two", larger(UNIT, 1)),
):
    refuses("compute", what, (term,), "no exact value of integral is computed")
THIRD = least(i, lt(2, i))
for what, term in (("a least number", THIRD), ("0 times a least number", 0 * THIRD), ("a least number that there is not", least(i, FALSE)),
                   ("a sum up to a least number", total(k, k, 0, THIRD)), ("a sum of least numbers", total(least(i, lt(k, i)), k, 0, 2)),
                   ("an equation with a least number", eq(THIRD, 3)), ("a least number behind a disjunct", disj(TRUE, lt(THIRD, 3)))):
    refuses("compute", what, (term,), "no exact value of least is computed")
refuses("compute", "an infinite sum", (series(0, k, 0),), "no exact value of series is computed")
refuses("compute", "an equation with an integral", (eq(2 * UNIT, 1),), "no exact value of integral is computed")
refuses("compute", "an integral behind a disjunct that is true", (disj(TRUE, eq(UNIT, 1)),), "no exact value of integral is computed")
refuses("compute", "pi", (Term("pi"),), "pi has no exact value")
refuses("compute", "pi compared", (lt(3, Term("pi")),), "pi has no exact value")
refuses("compute", "a sum of pi", (total(k * Term("pi"), k, 0, 2),), "pi has no exact value")
for op in ELEMENTARY:
    refuses("compute", f"{op} of 4", (fun(op, 4),), f"{op} has no exact value")
    refuses("compute", f"a sum over {op}", (total(fun(op, k), k, 1, 4),), f"{op} has no exact value")
    refuses("compute", f"{op} of a division by 0", (fun(op, 1 / number(0)),), "division by zero")
refuses("compute", "a square root of a negative number", (fun("sqrt", -4),), "sqrt has no exact value")
refuses("compute", "an equation of square roots", (eq(fun("sqrt", 4), fun("sqrt", 4)),), "sqrt has no exact value")
refuses("compute", "continuity", (continuous(x, x, 0, 1),), "without quantifiers")
refuses("compute", "denied continuity", (negation(continuous(1 / x, x, -1, 1)),), "without quantifiers")
refuses("compute", "a derivative", (deriv(x, x, 0, 1),), "without quantifiers")
refuses("compute", "a free variable", (x + 1,), "not closed")
refuses("compute", "a function variable applied", (u(1),), "not closed")
refuses("compute", "a function", (u,), "not a number or a formula")
refuses("compute", "a universal statement", (forall(x, le(0, x * x)),), "without quantifiers")
refuses("compute", "an existential statement", (exists(x, eq(x, 0)),), "without quantifiers")
refuses("compute", "an index without its binder", (LOOSE,), "bound variable without its binder")
refuses("compute", "a power too large", (two ** (two**40),), "power of more than")
refuses("compute", "a factorial too large", (fact(10**6),), "factorial of a number above")
refuses("compute", "a range too long", (total(k, k, 0, 10**12),), "steps")
refuses("compute", "a Python number", (3,), "must be a Term", misuse=True)


test_accepted_with_exactly_this_sequent, test_refused_for_this_reason = TABLE.tests()
