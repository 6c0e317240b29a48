"""Continuity on a closed interval: exact sequents of accepted uses, uses that must be refused, and what the binder binds."""

import pytest
from kernel_support import (
    INT,
    REAL,
    Definition,
    KernelError,
    P,
    Table,
    Term,
    assume,
    between,
    check_statement_survives,
    compute,
    continuous,
    continuous_on,
    deriv,
    eq,
    f,
    fact,
    forall,
    forged,
    fun,
    inside,
    integral,
    k,
    larger,
    le,
    lt,
    n,
    ne,
    number,
    positive_is_not_zero,
    product,
    reciprocal,
    rule,
    smaller,
    square_of,
    total,
    u,
    under,
    variable,
    x,
    y,
    z,
    zpow,
)

from mathcheck.kernel.binding import substitute
from mathcheck.kernel.terms import imp, negation
from mathcheck.kernel.text import show

TABLE = Table()
accepts, refuses = TABLE.accepts, TABLE.refuses

a, b, c, d, t = (variable(name, REAL) for name in "abcdt")
FORGED, NOT_FREE, NOT_REAL = "not a theorem that this kernel made", "must not occur free", "is a Real variable"
NOT_A_VALUE, NOT_CONTINUOUS = "the premise does not say that f has a value: f = f", "not put together from continuous operations"
SMOOTH = assume(continuous(f(x), x, a, b))
five = Definition("five", (("t", REAL),), number(5))  # an integer term that mentions a real


def refl(term):
    return rule("refl", number(term))


def every_value(body):
    """forall x. body = body |- body = body."""
    return rule("forall_elim", assume(forall(x, eq(body, body))), x)


def positive_inside(v, lo, hi):
    """v != 0 between the positive literals."""
    low = rule("inequality", lt(0, v), ("add", ("have", inside(v, lo, hi)[0]), ("const", lo)))
    return positive_is_not_zero(low)


# continuous_where_defined
for what, body, kept in (
    ("a polynomial", x * x - 3 * x + y, ()), ("a constant", number(3), ()), ("a parameter", y, ()), ("a symbolic power", x**n, (le(0, n),)),
    ("functions with values everywhere", fun("exp", fun("sin", x)) * fun("cos", x) + fun("atan", -x), ()),
    ("the absolute value, the larger, the smaller", larger(abs(x), smaller(x, y)), ()),
    ("a parameter that must denote", x / y, (ne(y, 0),)), ("a sum", total(k * x**2, k, 0, n), ()),
    ("a product of differences", product(x - k, k, 0, n), ()), ("a sum in a sum", total(total(k * x, k, 0, 3), k, 0, 2), ()),
    ("a definition", square_of(x + 1), ()), ("a definition in a definition", square_of(square_of(x)), ()),
    ("a function variable applied to a parameter", f(y) * x, ()), ("a factorial of a parameter", fact(n) * x, (le(0, n),)),
    ("an integral without the variable", integral(f(y), y, 0, 1) * x, (continuous(f(y), y, 0, 1),)),
    ("a definition whose exponent ignores it", zpow(2, five(y)) * x, ()),
):
    accepts("continuous_where_defined", what, (rule("refl", body), x, a, b), kept, continuous(body, x, a, b))
accepts("continuous_where_defined", "bounds that must denote", (refl(x), x, 1 / y, fun("log", z)), (ne(y, 0), lt(0, z)),
        continuous(x, x, 1 / y, fun("log", z)))
accepts("continuous_where_defined", "a reciprocal off 0", (rule("cut", positive_inside(x, 1, 2), refl(1 / x)), x, number(1), number(2)), (),
        continuous(1 / x, x, 1, 2))
accepts("continuous_where_defined", "a square root up to its end", (rule("cut", inside(x, 0, 1)[0], refl(fun("sqrt", x))), x, number(0),
                                                                   number(1)), (), continuous(fun("sqrt", x), x, 0, 1))
accepts("continuous_where_defined", "tan, if it has values everywhere", (every_value(fun("tan", x)), x, a, b),
        every_value(fun("tan", x)).hyps, continuous(fun("tan", x), x, a, b))
for what, body in (
    ("a reciprocal", 1 / x), ("0 divided by the variable", 0 / x), ("a logarithm", fun("log", x)), ("a square root", fun("sqrt", x)),
    ("tan", fun("tan", x)), ("csc", fun("csc", x)), ("an integer power", zpow(x, 2)), ("a definition that divides", reciprocal(x)),
    ("a sum of quotients", total(1 / (x - k), k, 0, 2)),
):
    refuses("continuous_where_defined", f"{what}, which may be undefined inside", (refl(body), x, number(-1), number(1)), NOT_FREE)
refuses("continuous_where_defined", "a reciprocal off one point", (under(refl(x / x), ne(x, 0)), x, a, b), NOT_FREE)
refuses("continuous_where_defined", "values inside the open interval",
        (under(refl(x), lt(smaller(a, b), x), lt(x, larger(a, b))), x, a, b), NOT_FREE)
refuses("continuous_where_defined", "values on another interval", (under(refl(x), *between(x, a, c)), x, a, b), NOT_FREE)
refuses("continuous_where_defined", "bounds written without the smaller and the larger",
        (under(refl(x), le(a, x), le(x, b)), x, a, b), NOT_FREE)
refuses("continuous_where_defined", "a value at one point", (assume(eq(f(x), f(x))), x, a, b), NOT_FREE)
refuses("continuous_where_defined", "an end that is the variable", (refl(x), x, a, x), NOT_FREE)
refuses("continuous_where_defined", "an end that mentions the variable", (under(refl(x), *between(x, x - 1, b)), x, x - 1, b), NOT_FREE)
for what, body in (
    ("a function variable", f(x)), ("a function variable inside", x + 2 * f(x * x)), ("a function below a sum", total(f(k * x), k, 0, 2)),
    ("an integral up to the variable", integral(t, t, 0, x)), ("an exponent with the variable", 2 ** five(x)),
    ("an integer exponent with the variable", zpow(2, five(x))), ("a factorial of it", fact(five(x))),
    ("a range up to a term with the variable", total(k, k, 0, five(x))), ("a sequence at a term with the variable", u(five(x))),
):
    refuses("continuous_where_defined", what, (every_value(body), x, a, b), NOT_CONTINUOUS)
refuses("continuous_where_defined", "an equation with another term", (rule("field", x, x + 0), x, a, b), NOT_A_VALUE)
refuses("continuous_where_defined", "an inequality", (rule("inequality", le(x, x), ("const", 0)), x, a, b), NOT_A_VALUE)
refuses("continuous_where_defined", "a predicate", (rule("forall_elim", assume(forall(x, P(x))), x), x, a, b), NOT_A_VALUE)
refuses("continuous_where_defined", "an Int variable", (refl(n), n, a, b), NOT_REAL)
refuses("continuous_where_defined", "a literal for the variable", (refl(x), number(1), a, b), NOT_REAL)
refuses("continuous_where_defined", "a formula for an end", (refl(x), x, lt(y, 1), b), "takes a Real where a Prop was given")
refuses("continuous_where_defined", "a forged value", (forged(eq(1 / x, 1 / x)), x, a, b), FORGED)

# continuous_where_differentiable
AT_X = rule("deriv_identity", y, x)
EVERYWHERE = forall(x, deriv(f(y), y, x, d))
ON_INTERVAL = forall(x, imp(between(x, a, b)[0], imp(between(x, a, b)[1], deriv(f(y), y, x, d))))
WITHIN = rule("forall_elim", assume(ON_INTERVAL), x)
for bound in between(x, a, b):
    WITHIN = rule("imp_elim", WITHIN, assume(bound))
accepts("continuous_where_differentiable", "everywhere", (AT_X, x, a, b), (), continuous(y, y, a, b))
accepts("continuous_where_differentiable", "bound and free variable of one name",
        (rule("deriv_identity", x, x), x, a, b), (), continuous(y, y, a, b))
accepts("continuous_where_differentiable", "a function differentiable everywhere", (rule("forall_elim", assume(EVERYWHERE), x), x, a, b),
        (EVERYWHERE,), continuous(f(y), y, a, b))
accepts("continuous_where_differentiable", "a function differentiable on the interval",
        (WITHIN, x, a, b), (ON_INTERVAL,), continuous(f(y), y, a, b))
accepts("continuous_where_differentiable", "bounds that must denote", (AT_X, x, 1 / z, b), (ne(z, 0),), continuous(y, y, 1 / z, b))
refuses("continuous_where_differentiable", "inside only", (under(AT_X, lt(smaller(a, b), x), lt(x, larger(a, b))), x, a, b), NOT_FREE)
refuses("continuous_where_differentiable", "off a point", (under(AT_X, ne(x, 0)), x, a, b), NOT_FREE)
refuses("continuous_where_differentiable", "on another interval", (WITHIN, x, a, c), NOT_FREE)
refuses("continuous_where_differentiable", "at one point, which is assumed", (assume(deriv(f(y), y, x, d)), x, a, b), NOT_FREE)
refuses("continuous_where_differentiable", "the parameter trap", (rule("deriv_constant", 1 / x, y, x), x, a, b), NOT_FREE)
refuses("continuous_where_differentiable", "the parameter trap without a condition",
        (rule("deriv_constant", f(x), y, x), x, a, b), NOT_FREE)
refuses("continuous_where_differentiable", "an end that is the variable", (AT_X, x, x, b), NOT_FREE)
refuses("continuous_where_differentiable", "at another point",
        (rule("deriv_identity", y, x + 1), x, a, b), "not a derivative at the variable")
refuses("continuous_where_differentiable", "at another variable", (AT_X, z, a, b), "not a derivative at the variable")
refuses("continuous_where_differentiable", "no derivative", (refl(x), x, a, b), "not a derivative at the variable")
refuses("continuous_where_differentiable", "an Int variable", (rule("deriv_identity", y, n), n, a, b), NOT_REAL)
refuses("continuous_where_differentiable", "a forged derivative", (forged(deriv(f(y), y, x, d)), x, a, b), FORGED)

# continuous_within
NO_CONTINUITY, NOT_FOUR, NOT_WANTED = "does not say that a function is continuous", "by four inequalities", "not those wanted"
INSIDE = tuple(assume(h) for point in (c, d) for h in between(point, a, b))
ONE_TO_NINE = continuous_on(1 / x, x, 1, 9, positive_inside(x, 1, 9))


def shown(*points):
    return tuple(compute(h) for point in points for h in between(number(point), 1, 9))


accepts("continuous_within", "two points between",
        (SMOOTH, INSIDE), (*SMOOTH.hyps, *(th.concl for th in INSIDE)), continuous(f(x), x, c, d))
accepts("continuous_within", "a smaller interval", (ONE_TO_NINE, shown(2, 3)), (), continuous(1 / x, x, 2, 3))
accepts("continuous_within", "the same interval reversed", (ONE_TO_NINE, shown(9, 1)), (), continuous(1 / x, x, 9, 1))
accepts("continuous_within", "one point", (ONE_TO_NINE, shown(4, 4)), (), continuous(1 / x, x, 4, 4))
refuses("continuous_within", "one point only", (SMOOTH, INSIDE[:2]), NOT_FOUR)
refuses("continuous_within", "nothing", (SMOOTH, ()), NOT_FOUR)
refuses("continuous_within", "a fifth theorem", (SMOOTH, (*INSIDE, INSIDE[0])), NOT_FOUR)
refuses("continuous_within", "terms for theorems", (SMOOTH, tuple(th.concl for th in INSIDE)), NOT_FOUR)
refuses("continuous_within", "strict inequalities", (SMOOTH, tuple(assume(lt(*th.concl.args)) for th in INSIDE)), NOT_FOUR)
refuses("continuous_within", "the second point is below the interval",
        (SMOOTH, (*INSIDE[:2], assume(le(d, smaller(a, b))), INSIDE[3])), NOT_WANTED)
refuses("continuous_within", "the inequalities in another order", (SMOOTH, (INSIDE[2], INSIDE[1], INSIDE[0], INSIDE[3])), NOT_WANTED)
refuses("continuous_within", "upper before lower bound", (SMOOTH, (INSIDE[1], INSIDE[0], *INSIDE[2:])), NOT_WANTED)
refuses("continuous_within", "upper bounds twice", (SMOOTH, (INSIDE[1], INSIDE[1], INSIDE[3], INSIDE[3])), NOT_WANTED)
refuses("continuous_within", "points between other ends", (assume(continuous(f(x), x, a, t)), INSIDE), NOT_WANTED)
refuses("continuous_within", "bounds without the smaller and the larger",
        (SMOOTH, tuple(assume(h) for h in (le(a, c), le(c, b), le(a, d), le(d, b)))), NOT_WANTED)
refuses("continuous_within", "no continuity", (refl(f(x)), INSIDE), NO_CONTINUITY)
refuses("continuous_within", "a forged inequality", (SMOOTH, (*INSIDE[:3], forged(INSIDE[3].concl))), FORGED)

# continuous_value
OUTSIDE = "the point is not shown to lie in the interval"
accepts("continuous_value", "a point between", (SMOOTH, *INSIDE[:2]), (*SMOOTH.hyps, *between(c, a, b)), eq(f(c), f(c)))
accepts("continuous_value", "a quotient inside",
        (assume(continuous(1 / x, x, -1, 1)), compute(le(smaller(-1, 1), 0)), compute(le(0, larger(-1, 1)))),
        (continuous(1 / x, x, -1, 1),), eq(1 / number(0), 1 / number(0)))
accepts("continuous_value", "a parameter of the variable's name", (assume(continuous(x / y, y, a, b)), *INSIDE[:2]),
        (continuous(x / y, y, a, b), *between(c, a, b)), eq(x / c, x / c))
refuses("continuous_value", "a lower bound only", (SMOOTH, INSIDE[0], INSIDE[0]), OUTSIDE)
refuses("continuous_value", "bounds exchanged", (SMOOTH, INSIDE[1], INSIDE[0]), OUTSIDE)
refuses("continuous_value", "two points", (SMOOTH, INSIDE[0], INSIDE[3]), OUTSIDE)
refuses("continuous_value", "another interval", (assume(continuous(f(x), x, a, t)), *INSIDE[:2]), OUTSIDE)
refuses("continuous_value", "plain bounds", (SMOOTH, assume(le(a, c)), assume(le(c, b))), OUTSIDE)
refuses("continuous_value", "a strict bound", (SMOOTH, assume(lt(smaller(a, b), c)), INSIDE[1]), "is not min(a, b) <= c")
refuses("continuous_value", "no continuity", (refl(f(x)), *INSIDE[:2]), NO_CONTINUITY)
refuses("continuous_value", "a denied continuity", (assume(negation(*SMOOTH.hyps)), *INSIDE[:2]), NO_CONTINUITY)
refuses("continuous_value", "a forged bound", (SMOOTH, INSIDE[0], forged(INSIDE[1].concl)), FORGED)


test_accepted_with_exactly_this_sequent, test_refused_for_this_reason = TABLE.tests()


# The atom and its binder


@pytest.mark.parametrize("op", ["continuous", "integral"])
def test_the_binder_binds_in_the_function_only(op):
    make = continuous if op == "continuous" else integral
    formula = make(x * y, x, x, x + 1)
    assert formula == make(z * y, z, x, x + 1) and formula.free == {("x", REAL), ("y", REAL)}
    assert make(x * y, y, x, x + 1) != formula
    assert substitute(formula, x, b) == make(z * y, z, b, b + 1)
    assert substitute(formula, y, x) == make(z * x, z, x, x + 1) != make(x * x, x, x, x + 1)


@pytest.mark.parametrize("op", ["continuous", "integral"])
def test_the_variable_is_real_and_the_places_are_numbers(op):
    for sort in (INT, f.sort):
        with pytest.raises(KernelError, match=f"the variable bound by {op} is of sort Real"):
            Term(op, (number(1), a, b), ("x", sort))
    for args in ((lt(x, 1), a, b), (x, lt(x, 1), b), (x, a, f), (x, a), (x, a, b, c)):
        with pytest.raises(KernelError):
            Term(op, args, ("x", REAL))
    with pytest.raises(KernelError, match="needs a bound variable"):
        Term(op, (x, a, b))


def test_function_variables_take_total_functions():
    theorem = rule("inst_function", rule("continuous_value", SMOOTH, *INSIDE[:2]), f, (y,), 1 / y)
    assert forall(y, ne(y, 0)) in theorem.hyps and continuous(1 / x, x, a, b) in theorem.hyps
    hidden = assume(continuous(f(1 / x), x, a, b))
    with pytest.raises(KernelError, match="may be undefined"):
        rule("inst_function", hidden, f, (y,), number(0))
    assert rule("inst_function", hidden, f, (y,), y * y).concl == continuous((1 / x) * (1 / x), x, a, b)
    parameter = rule("inst_function", SMOOTH, f, (y,), x * y)
    assert parameter.concl == continuous(x * z, z, a, b) != continuous(x * x, x, a, b)


DIFFERENT = [continuous(x * y, x, a, b), continuous(x * y, y, a, b), continuous(x * y, x, b, a), negation(continuous(x * y, x, a, b)),
             continuous(x * x, x, x, b), continuous(x, x, a, b), eq(integral(x * y, x, a, b), c), eq(integral(x * y, y, a, b), c),
             eq(integral(x * y, x, b, a), c), eq(integral(x, x, a, b) * y, c), eq(integral(x * x, x, a, x), c), eq(fun("sqrt", x) + 1, c),
             eq(fun("sqrt", x + 1), c), eq(fun("tan", x), fun("cot", x)), eq(fun("sec", x), fun("csc", x)), eq(Term("pi"), fun("atan", x)),
             eq(integral(integral(x * y, x, 0, y), y, 0, 1), c), eq(integral(integral(x * y, y, 0, x), x, 0, 1) + 0, c)]


def test_different_statements_read_differently():
    assert len({show(s) for s in DIFFERENT}) == len(set(DIFFERENT)) == len(DIFFERENT)


@pytest.mark.parametrize("atom", DIFFERENT, ids=show)
def test_statements_survive_their_way_through_a_file(atom):
    check_statement_survives(atom)


test_derivations_are_replayed = TABLE.replays(most_hypotheses=0)
