"""Definite integrals: exact sequents of accepted uses, and uses that must be refused."""

import pytest
from kernel_support import (
    REAL,
    KernelError,
    P,
    Table,
    Term,
    assume,
    between,
    compute,
    continuous,
    continuous_on,
    deriv,
    eq,
    f,
    field,
    forall,
    forged,
    fun,
    inside,
    integral,
    larger,
    le,
    lt,
    n,
    ne,
    number,
    rule,
    smaller,
    under,
    variable,
    x,
    y,
    z,
)

from mathcheck.kernel.terms import imp
from mathcheck.kernel.theorem import premises

TABLE = Table()
accepts, refuses = TABLE.accepts, TABLE.refuses

a, b, c, d, e, t, p, q = (variable(name, REAL) for name in "abcdetpq")
G = variable("g", f.sort)
FORGED, NOT_FREE, NOT_REAL = "not a theorem that this kernel made", "must not occur free", "is a Real variable"
NO_CONTINUITY, NOT_THERE = "does not say that a function is continuous", "the derivative is not taken at the variable"
SMOOTH, OTHER = assume(continuous(f(x), x, a, b)), assume(continuous(G(y), y, a, b))
ELSEWHERE = assume(continuous(G(y), y, a, c))
SIN, COS = (continuous_on(fun(op, x), x, a, b) for op in ("sin", "cos"))
SLOPE_OF_SIN, SLOPE_OF_COS = (rule("forall_elim", rule("axiom", f"{op}-derivative"), x) for op in ("sin", "cos"))
IDENTITY, ONE = continuous_on(x, x, a, b), continuous_on(1, x, a, b)
SAME = rule("deriv_identity", y, x)


def known(formula):
    """The formula under forall x. formula."""
    return rule("forall_elim", assume(forall(x, formula)), x)


def known_inside(formula, *guards):
    """The formula for x under the guards, which are its hypotheses besides the statement for all x that meet them."""
    for guard in reversed(guards):
        formula = imp(guard, formula)
    th = known(formula)
    for guard in guards:
        th = rule("imp_elim", th, assume(guard))
    return th


OPEN = lt(smaller(a, b), x), lt(x, larger(a, b))

# fundamental_theorem
DIFFERENT_INTERVALS, NOT_THE_INTEGRAND = "continuous on different intervals", "the derivative is not the integrand"
NOT_THE_FUNCTION = "not the one that is continuous"
SLOPES = known_inside(deriv(G(y), y, x, f(x)), *OPEN)
accepts("fundamental_theorem", "a cosine", (SIN, COS, SLOPE_OF_SIN, x), (),
        eq(integral(fun("cos", x), x, a, b), fun("sin", b) - fun("sin", a)))
accepts("fundamental_theorem", "functions differentiable inside", (OTHER, SMOOTH, SLOPES, x), (*OTHER.hyps, *SMOOTH.hyps, SLOPES.hyps[0]),
        eq(integral(f(x), x, a, b), G(b) - G(a)))
accepts("fundamental_theorem", "a constant, the interval reversed", (continuous_on(y, y, b, a), continuous_on(1, z, b, a), SAME, x), (),
        eq(integral(1, x, b, a), a - b))
accepts("fundamental_theorem", "a parameter",
        (continuous_on(t * y, y, a, b), continuous_on(number(0) * y + t * 1, y, a, b), rule(
            "deriv_combine", rule("deriv_constant", t, y, x), "mul", SAME), x), (),
        eq(integral(number(0) * y + t * 1, y, a, b), t * b - t * a))
refuses("fundamental_theorem", "the antiderivative on a smaller interval", (continuous_on(fun("sin", x), x, a, c), COS, SLOPE_OF_SIN, x),
        DIFFERENT_INTERVALS)
refuses("fundamental_theorem", "the integrand on a smaller interval", (SIN, continuous_on(fun("cos", x), x, a, c), SLOPE_OF_SIN, x),
        DIFFERENT_INTERVALS)
refuses("fundamental_theorem", "one interval reversed", (SIN, continuous_on(fun("cos", x), x, b, a), SLOPE_OF_SIN, x), DIFFERENT_INTERVALS)
refuses("fundamental_theorem", "antiderivative and integrand exchanged", (COS, SIN, SLOPE_OF_SIN, x), NOT_THE_FUNCTION)
refuses("fundamental_theorem", "the wrong sign", (COS, SIN, SLOPE_OF_COS, x), NOT_THE_INTEGRAND)
refuses("fundamental_theorem", "an integrand that is equal but not the same",
        (SIN, continuous_on(1 * fun("cos", x), x, a, b), SLOPE_OF_SIN, x),
        NOT_THE_INTEGRAND)
refuses("fundamental_theorem", "another antiderivative", (IDENTITY, COS, SLOPE_OF_SIN, x), NOT_THE_FUNCTION)
refuses("fundamental_theorem", "the slope at one point", (IDENTITY, ONE, rule("deriv_identity", y, a), x), NOT_THERE)
refuses("fundamental_theorem", "the slope at one point, assumed", (OTHER, SMOOTH, assume(deriv(G(y), y, x, f(x))), x), NOT_FREE)
refuses("fundamental_theorem", "the slope off a point", (IDENTITY, ONE, under(SAME, ne(x, 0)), x), NOT_FREE)
refuses("fundamental_theorem", "the slope on another interval", (OTHER, SMOOTH, known_inside(
    deriv(G(y), y, x, f(x)), lt(smaller(a, c), x)), x), NOT_FREE)
refuses("fundamental_theorem", "bounds without the smaller and the larger", (IDENTITY, ONE, under(SAME, lt(a, x), lt(x, b)), x), NOT_FREE)
refuses("fundamental_theorem", "the parameter trap", (continuous_on(y * x, y, a, b), IDENTITY, rule(
    "deriv_combine", SAME, "mul", rule("deriv_constant", x, y, x)), x), NOT_FREE)
refuses("fundamental_theorem", "the parameter trap, its value the integrand",
        (continuous_on(y * x, y, a, b), IDENTITY, known(deriv(y * x, y, x, x)), x), NOT_FREE)
refuses("fundamental_theorem", "an end that is the variable", (continuous_on(y, y, a, x), continuous_on(1, y, a, x), SAME, x), NOT_FREE)
refuses("fundamental_theorem", "an antiderivative without continuity", (rule("refl", G(x)), SMOOTH, SLOPES, x), NO_CONTINUITY)
refuses("fundamental_theorem", "an integrand without continuity", (OTHER, rule("refl", f(x)), SLOPES, x), NO_CONTINUITY)
refuses("fundamental_theorem", "an Int variable", (IDENTITY, ONE, rule("deriv_identity", y, n), n), "at a Real variable")
refuses("fundamental_theorem", "a forged slope", (OTHER, SMOOTH, forged(deriv(G(y), y, x, f(x))), x), FORGED)

# deriv_integral
NOT_INSIDE, NOT_STRICT = "the point is not inside the interval", "the bounds are not a < c and c < b"
LOW, HIGH = assume(lt(a, c)), assume(lt(c, b))
accepts("deriv_integral", "a continuous function", (SMOOTH, LOW, HIGH), (*SMOOTH.hyps, lt(a, c), lt(c, b)),
        deriv(integral(f(x), x, a, y), y, c, f(c)))
accepts("deriv_integral", "a parameter and ends with the name x",
        (assume(continuous(x * t, t, x, b)), assume(lt(x, c)), HIGH), (continuous(x * t, t, x, b), lt(x, c), lt(c, b)),
        deriv(integral(x * t, t, x, y), y, c, x * c))
accepts("deriv_integral", "at a literal", (continuous_on(fun("exp", x), x, 0, 2), compute(lt(0, 1)), compute(lt(1, 2))), (),
        deriv(integral(fun("exp", x), x, 0, y), y, 1, fun("exp", 1)))
refuses("deriv_integral", "at the lower end", (SMOOTH, assume(lt(a, a)), HIGH), NOT_INSIDE)
refuses("deriv_integral", "at a point of which only a <= c is known", (SMOOTH, assume(le(a, c)), HIGH), NOT_STRICT)
refuses("deriv_integral", "at a point of which only c <= b is known", (SMOOTH, LOW, assume(le(c, b))), NOT_STRICT)
refuses("deriv_integral", "at two points", (SMOOTH, LOW, assume(lt(d, b))), NOT_INSIDE)
refuses("deriv_integral", "bounds exchanged", (SMOOTH, HIGH, LOW), NOT_INSIDE)
refuses("deriv_integral", "a point outside", (SMOOTH, assume(lt(c, a)), HIGH), NOT_INSIDE)
refuses("deriv_integral", "the interval reversed", (assume(continuous(f(x), x, b, a)), LOW, HIGH), NOT_INSIDE)
refuses("deriv_integral", "another interval", (assume(continuous(f(x), x, a, d)), LOW, HIGH), NOT_INSIDE)
refuses("deriv_integral", "no continuity", (rule("refl", f(x)), LOW, HIGH), NO_CONTINUITY)
refuses("deriv_integral", "a forged bound", (SMOOTH, LOW, forged(lt(c, b))), FORGED)

# integral_combine
accepts("integral_combine", "a sum", (SMOOTH, "add", OTHER), (*SMOOTH.hyps, *OTHER.hyps),
        eq(integral(f(x) + G(x), x, a, b), integral(f(x), x, a, b) + integral(G(x), x, a, b)))
accepts("integral_combine", "a difference", (SIN, "sub", IDENTITY), (),
        eq(integral(fun("sin", x) - x, x, a, b), integral(fun("sin", x), x, a, b) - integral(x, x, a, b)))
accepts("integral_combine", "a parameter of the other's bound name", (continuous_on(x * y, y, a, b), "add", IDENTITY), (),
        eq(integral(x * y + y, y, a, b), integral(x * y, y, a, b) + integral(z, z, a, b)))
for op in ("mul", "div", "max", "eq", "forall"):
    refuses("integral_combine", f"the operation {op}", (SMOOTH, op, OTHER), "the operation is add or sub")
refuses("integral_combine", "different intervals", (SMOOTH, "add", ELSEWHERE), "the intervals differ")
refuses("integral_combine", "the interval reversed", (SMOOTH, "sub", assume(continuous(G(y), y, b, a))), "the intervals differ")
refuses("integral_combine", "one of them not continuous", (SMOOTH, "add", rule("refl", G(x))), NO_CONTINUITY)
refuses("integral_combine", "the sum continuous, not the summands", (assume(continuous(f(x) + G(x), x, a, b)), "sub", rule("refl", f(x))),
        NO_CONTINUITY)
refuses("integral_combine", "a forged continuity", (SMOOTH, "add", forged(continuous(1 / x, x, a, b))), FORGED)

# integral_multiple
accepts("integral_multiple", "a parameter", (y, SMOOTH), SMOOTH.hyps, eq(integral(y * f(x), x, a, b), y * integral(f(x), x, a, b)))
accepts("integral_multiple", "a factor that must denote", (1 / y, SMOOTH), (*SMOOTH.hyps, ne(y, 0)),
        eq(integral(1 / y * f(x), x, a, b), 1 / y * integral(f(x), x, a, b)))
accepts("integral_multiple", "a factor with the bound variable's name is a parameter", (x, IDENTITY), (),
        eq(integral(x * y, y, a, b), x * integral(y, y, a, b)))
refuses("integral_multiple", "a formula", (lt(y, 1), SMOOTH), "the factor is not a number")
refuses("integral_multiple", "a function", (f, SMOOTH), "the factor is not a number")
refuses("integral_multiple", "a predicate", (P, SMOOTH), "the factor is not a number")
refuses("integral_multiple", "the bound variable itself", (Term("bvar", (), (0, REAL)), SMOOTH), "without its binder")
refuses("integral_multiple", "no continuity", (y, rule("refl", f(x))), NO_CONTINUITY)
refuses("integral_multiple", "the multiple continuous only under a condition", (y, assume(imp(ne(y, 0), *SMOOTH.hyps))), NO_CONTINUITY)
refuses("integral_multiple", "a forged continuity", (y, forged(*SMOOTH.hyps)), FORGED)

# integral_split
DO_NOT_MEET = "not one function on two intervals that meet"
REST = assume(continuous(f(y), y, b, c))
accepts("integral_split", "two intervals", (SMOOTH, REST), (*SMOOTH.hyps, *REST.hyps),
        eq(integral(f(x), x, a, b) + integral(f(x), x, b, c), integral(f(x), x, a, c)))
accepts("integral_split", "there and back", (SIN, continuous_on(fun("sin", x), x, b, a)), (),
        eq(integral(fun("sin", x), x, a, b) + integral(fun("sin", x), x, b, a), integral(fun("sin", x), x, a, a)))
accepts("integral_split", "a parameter of the bound variable's name", (continuous_on(x * y, y, a, b), continuous_on(x * z, z, b, x)), (),
        eq(integral(x * z, z, a, b) + integral(x * z, z, b, x), integral(x * z, z, a, x)))
refuses("integral_split", "two functions", (SMOOTH, assume(continuous(G(y), y, b, c))), DO_NOT_MEET)
refuses("integral_split", "a gap between the intervals", (SMOOTH, assume(continuous(f(x), x, d, c))), DO_NOT_MEET)
refuses("integral_split", "the second interval reversed", (SMOOTH, assume(continuous(f(x), x, c, b))), DO_NOT_MEET)
refuses("integral_split", "the intervals in the other order", (REST, SMOOTH), DO_NOT_MEET)
refuses("integral_split", "a parameter for the variable", (continuous_on(x * y, y, a, b), continuous_on(x * y, x, b, c)), DO_NOT_MEET)
refuses("integral_split", "the second not continuous", (SMOOTH, rule("refl", f(x))), NO_CONTINUITY)
refuses("integral_split", "a forged second", (SMOOTH, forged(*REST.hyps)), FORGED)

# integral_congruence
NOT_LEFT = "the equation's left side is not the integrand"
EQUAL = known_inside(eq(f(x), G(x)), *between(x, a, b))
accepts("integral_congruence", "an identity", (continuous_on(x + x, x, a, b), field(x + x, 2 * x), x), (),
        eq(integral(x + x, x, a, b), integral(2 * x, x, a, b)))
accepts("integral_congruence", "an equation on the interval", (SMOOTH, EQUAL, x), (*SMOOTH.hyps, EQUAL.hyps[0]),
        eq(integral(f(x), x, a, b), integral(G(x), x, a, b)))
ROOT = rule("imp_elim", rule("forall_elim", rule("axiom", "sqrt-squared"), x), inside(x, 0, 4)[0])
accepts("integral_congruence", "a condition that holds on the interval",
        (continuous_on(x, x, 0, 4), rule("sym", ROOT), x), (), eq(integral(x, x, 0, 4), integral(fun("sqrt", x) * fun("sqrt", x), x, 0, 4)))
accepts("integral_congruence", "the equation in another variable", (SIN, field(fun("sin", z), fun("sin", z) + 0), z), (),
        eq(integral(fun("sin", x), x, a, b), integral(fun("sin", x) + 0, x, a, b)))
refuses("integral_congruence", "an equation off a point", (IDENTITY, field(x, x * x / x), x), NOT_FREE)
refuses("integral_congruence", "an equation for one x", (SMOOTH, assume(eq(f(x), G(x))), x), NOT_FREE)
refuses("integral_congruence", "an equation on another interval", (SMOOTH, known_inside(eq(f(x), G(x)), *between(x, a, c)), x), NOT_FREE)
refuses("integral_congruence", "an equation inside", (SMOOTH, known_inside(eq(f(x), G(x)), *OPEN), x), NOT_FREE)
refuses("integral_congruence", "an end that is the variable", (continuous_on(y, y, a, x), field(x, x + 0), x), NOT_FREE)
refuses("integral_congruence", "the right side", (OTHER, EQUAL, x), NOT_LEFT)
refuses("integral_congruence", "an equation in another variable than the one given", (SMOOTH, field(f(y), f(y) + 0), x), NOT_LEFT)
refuses("integral_congruence", "a parameter for the variable", (continuous_on(x * y, y, a, b), field(x * x, x * x + 0), x), NOT_LEFT)
refuses("integral_congruence", "an inequality", (IDENTITY, rule("inequality", le(x, x), ("const", 0)), x), NOT_LEFT)
refuses("integral_congruence", "an Int variable", (IDENTITY, field(n, n + 0), n), NOT_REAL)
refuses("integral_congruence", "no continuity", (rule("refl", f(x)), EQUAL, x), NO_CONTINUITY)
refuses("integral_congruence", "a forged equation", (IDENTITY, forged(eq(x, 2 * x)), x), FORGED)

# integral_comparison
ORDER = assume(le(a, b))
NOT_ONE_INTERVAL, NOT_THE_ORDER = "not about one interval a <= b", "the inequality is not f <= g"
LESS = known_inside(le(f(x), G(x)), le(a, x), le(x, b))
ABOVE = rule("inequality", le(x, x + 1), ("const", 1))
X_PLUS_ONE = continuous_on(x + 1, x, a, b)
accepts("integral_comparison", "functions compared on the interval", (ORDER, SMOOTH, OTHER, LESS, x),
        (le(a, b), *SMOOTH.hyps, *OTHER.hyps, LESS.hyps[0]), le(integral(f(x), x, a, b), integral(G(x), x, a, b)))
accepts("integral_comparison", "x and x + 1", (ORDER, IDENTITY, X_PLUS_ONE, ABOVE, x), (le(a, b),),
        le(integral(x, x, a, b), integral(x + 1, x, a, b)))
accepts("integral_comparison", "bound variables of several names", (ORDER, continuous_on(y, y, a, b), X_PLUS_ONE, rule(
    "inequality", le(z, z + 1), ("const", 1)), z), (le(a, b),), le(integral(x, x, a, b), integral(y + 1, y, a, b)))
refuses("integral_comparison", "the interval reversed", (assume(le(b, a)), IDENTITY, X_PLUS_ONE, ABOVE, x), NOT_ONE_INTERVAL)
refuses("integral_comparison", "a < b, which is not the form", (assume(lt(a, b)), IDENTITY, X_PLUS_ONE, ABOVE, x), NOT_ONE_INTERVAL)
refuses("integral_comparison", "no order, a forged one", (forged(le(a, b)), IDENTITY, X_PLUS_ONE, ABOVE, x), FORGED)
refuses("integral_comparison", "two intervals", (ORDER, SMOOTH, ELSEWHERE, LESS, x), NOT_ONE_INTERVAL)
refuses("integral_comparison", "the functions exchanged", (ORDER, X_PLUS_ONE, IDENTITY, ABOVE, x), NOT_THE_ORDER)
refuses("integral_comparison", "a strict inequality, which is not the form", (ORDER, IDENTITY, X_PLUS_ONE, rule(
    "inequality", lt(x, x + 1), ("const", 1)), x), NOT_THE_ORDER)
refuses("integral_comparison", "an inequality at one point", (ORDER, SMOOTH, OTHER, assume(le(f(x), G(x))), x), NOT_FREE)
refuses("integral_comparison", "an inequality on another interval", (ORDER, SMOOTH, OTHER, known_inside(
    le(f(x), G(x)), le(a, x), le(x, c)), x), NOT_FREE)
refuses("integral_comparison", "an inequality inside",
        (ORDER, SMOOTH, OTHER, known_inside(le(f(x), G(x)), lt(a, x), lt(x, b)), x), NOT_FREE)
refuses("integral_comparison", "at two other points", (ORDER, SMOOTH, OTHER, known_inside(le(f(a), G(a))), x), NOT_THE_ORDER)
refuses("integral_comparison", "an end that is the variable", (assume(le(a, x)), continuous_on(y, y, a, x), continuous_on(y + 1, y, a, x),
                                                             ABOVE, x), NOT_FREE)
refuses("integral_comparison", "an Int variable",
        (ORDER, IDENTITY, X_PLUS_ONE, rule("inequality", le(n, n + 1), ("const", 1)), n), NOT_REAL)
refuses("integral_comparison", "the smaller not continuous", (ORDER, rule("refl", f(x)), OTHER, LESS, x), NO_CONTINUITY)
refuses("integral_comparison", "the larger not continuous", (ORDER, SMOOTH, rule("refl", G(x)), LESS, x), NO_CONTINUITY)

# integral_substitution
NOT_THE_SPEED, NOT_KEPT = "not about the derivative of the inner function", "not shown to stay where the outer one is continuous"
INNER, SPEED = assume(continuous(G(y), y, a, b)), assume(continuous(f(x), x, a, b))
H = variable("h", f.sort)
OUTER = assume(continuous(H(t), t, p, q))
KEPT = tuple(known_inside(h, *between(x, a, b)) for h in between(G(x), p, q))
SPEED_INSIDE = known_inside(deriv(G(y), y, x, f(x)), *OPEN)
ALL = INNER, SPEED, OUTER, SPEED_INSIDE, KEPT, x
SHIFT = continuous_on(y + 1, y, 0, 1), continuous_on(number(1) + 0, y, 0, 1), continuous_on(fun("sin", t), t, 1, 2), rule(
    "deriv_combine", SAME, "add", rule("deriv_constant", number(1), y, x))
SHIFTED = (rule("inequality", le(smaller(1, 2), x + 1), ("add", ("have", inside(x, 0, 1)[0]), ("have", compute(le(smaller(1, 2), 1))))),
           rule("inequality", le(x + 1, larger(1, 2)), ("add", ("have", inside(x, 0, 1)[1]), ("have", compute(le(2, larger(1, 2)))))))


def with_(place, value):
    return tuple(value if i == place else given for i, given in enumerate(ALL))


accepts("integral_substitution", "three functions", ALL,
        (*INNER.hyps, *SPEED.hyps, *OUTER.hyps, SPEED_INSIDE.hyps[0], *(th.hyps[0] for th in KEPT)),
        eq(integral(H(G(x)) * f(x), x, a, b), integral(H(t), t, G(a), G(b))))
accepts("integral_substitution", "a shift", (*SHIFT, SHIFTED, x), (),
        eq(integral(fun("sin", x + 1) * (number(1) + 0), x, 0, 1), integral(fun("sin", t), t, number(0) + 1, number(1) + 1)))
accepts("integral_substitution", "a parameter in all functions",
        (continuous_on(y * t, y, a, b), continuous_on(number(1) * t + y * 0, y, a, b), assume(continuous(t * H(z), z, p, q)),
         rule("deriv_combine", SAME, "mul", rule("deriv_constant", t, y, x)), tuple(known(h) for h in between(x * t, p, q)), x),
        (continuous(t * H(z), z, p, q), *(forall(x, h) for h in between(x * t, p, q))),
        eq(integral(t * H(x * t) * (number(1) * t + x * 0), x, a, b), integral(t * H(z), z, a * t, b * t)))
CONSTANT = continuous_on(y, y, 0, 1), continuous_on(1, y, 0, 1)
UNIT = tuple(assume(h) for h in between(x, 0, 1))
refuses("integral_substitution", "the outer function's parameter is the variable",
        (*CONSTANT, continuous_on(x, t, 0, 1), SAME, UNIT, x), NOT_FREE)
refuses("integral_substitution", "the outer function's interval depends on the variable",
        (IDENTITY, ONE, assume(continuous(1 / t, t, x, x)), SAME, (known(smaller(x, x) <= x), known(x <= larger(x, x))), x), NOT_FREE)
refuses("integral_substitution", "one end of the outer interval depends on the variable",
        (IDENTITY, ONE, assume(continuous(1 / t, t, p, x)), SAME, (known(smaller(p, x) <= x), known(x <= larger(p, x))), x), NOT_FREE)
refuses("integral_substitution", "another derivative", with_(1, assume(continuous(H(x), x, a, b))), NOT_THE_SPEED)
refuses("integral_substitution", "twice the derivative", with_(1, assume(continuous(2 * f(x), x, a, b))), NOT_THE_SPEED)
refuses("integral_substitution", "the derivative continuous on another interval", with_(1, assume(continuous(f(x), x, a, c))),
        "continuous on different intervals")
refuses("integral_substitution", "the derivative of another function", with_(3, known(deriv(H(y), y, x, f(x)))), NOT_THE_FUNCTION)
refuses("integral_substitution", "the derivative at another point", with_(3, known(deriv(G(y), y, x + 0, f(x)))), NOT_THERE)
refuses("integral_substitution", "the derivative off a point", with_(3, known_inside(deriv(G(y), y, x, f(x)), ne(x, 0))), NOT_FREE)
refuses("integral_substitution", "the derivative at one point, assumed", with_(3, assume(deriv(G(y), y, x, f(x)))), NOT_FREE)
refuses("integral_substitution", "one bound", with_(4, KEPT[:1]), "inside holds two theorems")
refuses("integral_substitution", "terms for bounds", with_(4, tuple(th.concl for th in KEPT)), "inside holds two theorems")
refuses("integral_substitution", "the bounds exchanged", with_(4, KEPT[::-1]), NOT_KEPT)
refuses("integral_substitution", "one bound twice", with_(4, (KEPT[0], KEPT[0])), NOT_KEPT)
refuses("integral_substitution", "bounds of another interval", with_(4, tuple(known(h) for h in between(G(x), p, d))), NOT_KEPT)
refuses("integral_substitution", "bounds at the ends only", with_(4, tuple(assume(h) for h in between(G(a), p, q))), NOT_KEPT)
refuses("integral_substitution", "bounds for one x", with_(4, tuple(assume(h) for h in between(G(x), p, q))), NOT_FREE)
refuses("integral_substitution", "bounds inside only", with_(4, tuple(known_inside(h, *OPEN) for h in between(G(x), p, q))), NOT_FREE)
refuses("integral_substitution", "the inner function not continuous", with_(0, rule("refl", G(x))), NO_CONTINUITY)
refuses("integral_substitution", "its derivative not continuous", with_(1, rule("refl", f(x))), NO_CONTINUITY)
refuses("integral_substitution", "the outer function not continuous", with_(2, rule("refl", H(x))), NO_CONTINUITY)
refuses("integral_substitution", "an Int variable", with_(5, n), "at a Real variable")
refuses("integral_substitution", "another variable", with_(5, z), NOT_THERE)
refuses("integral_substitution", "a forged bound", with_(4, (KEPT[0], forged(KEPT[1].concl))), FORGED)


test_accepted_with_exactly_this_sequent, test_refused_for_this_reason = TABLE.tests()


def test_each_theorem_cites_the_fact_it_applies_and_no_other():
    facts = {"fundamental_theorem": {"fundamental-theorem"}, "deriv_integral": {"integral-derivative"},
             "integral_substitution": {"change-of-variable"}}
    for case in TABLE.accepted:
        of_premises = {axiom for th in premises(case.args) for axiom in th.axioms}
        assert set(rule(case.rule, *case.args).axioms) == of_premises | facts.get(case.rule, set())


def test_what_is_shown_of_an_integral_includes_its_continuity():
    """defined: an equation with an integral holds only where the integrand is continuous."""
    for case in TABLE.accepted:
        theorem = rule(case.rule, *case.args)
        if theorem.concl.op == "eq" and theorem.concl.args[0].op == "integral":
            area = theorem.concl.args[0]
            assert rule("defined", theorem, Term("continuous", area.args, area.data)).hyps == theorem.hyps


def test_equations_rewrite_ends_and_parameters_and_nothing_bound():
    area = integral(x * y, x, 0, y)
    theorem = rule("subst", assume(eq(y, z)), assume(eq(area, 1)), eq(area, 1), y)
    assert theorem.concl == eq(integral(x * z, x, 0, z), 1)
    with pytest.raises(KernelError, match="the pattern at the left side"):
        rule("subst", assume(eq(x, 5)), assume(eq(integral(x * y, x, 0, 1), 1)), eq(integral(t * y, x, 0, 1), 1), t)


def test_no_algebra_looks_inside_an_integral():
    area = integral(x, x, 0, 1)
    assert field(area + area, 2 * area).hyps == (continuous(x, x, 0, 1),)
    for other in (integral(1 * x, x, 0, 1), integral(x, x, 0, number(1) * 1), -integral(x, x, 1, 0)):
        with pytest.raises(KernelError, match="different normal forms"):
            field(area, other)
    with pytest.raises(KernelError, match="sum or prod"):
        rule("congruence", field(n, n + 0), "integral", n, number(0), number(1))


test_derivations_are_replayed = TABLE.replays(most_hypotheses=1)
