"""Mean, intermediate and extreme values: exact sequents of accepted uses, and uses that must be refused."""

from kernel_support import (
    REAL,
    Table,
    assume,
    compute,
    continuous,
    continuous_on,
    deriv,
    eq,
    exists,
    f,
    forall,
    forged,
    fun,
    k,
    le,
    lt,
    n,
    ne,
    number,
    rule,
    same,
    total,
    under,
    variable,
    x,
    y,
    z,
)

from mathcheck.kernel.terms import conj, imp

TABLE = Table()
accepts, refuses = TABLE.accepts, TABLE.refuses

a, b, c, d, e, t, v = (variable(name, REAL) for name in "abcdetv")
G = variable("g", f.sort)
FORGED, NOT_FREE, NOT_REAL = "not a theorem that this kernel made", "must not occur free", "at a Real variable"
NO_CONTINUITY, OTHER_FUNCTION = "does not say that a function is continuous", "not the one that is continuous"
LESS, AT_MOST = assume(lt(a, b)), assume(le(a, b))
SMOOTH = assume(continuous(f(x), x, a, b))
IDENTITY = continuous_on(x, x, a, b)


# mean_value
NOT_LESS, NOT_THERE = "the first premise is not a < b for this interval", "the derivative is not taken at the variable"
SQUARE = rule("deriv_power", same(t), compute(le(1, 2)))
SLOPE_OF_SQUARE = number(2) * t ** (number(2) - 1) * 1


def mean(difference):
    return exists(t, conj(lt(a, t), conj(lt(t, b), difference)))


EVERYWHERE = forall(t, imp(lt(a, t), imp(lt(t, b), deriv(f(x), x, t, G(t)))))
SLOPES = rule("imp_elim", rule("imp_elim", rule("forall_elim", assume(EVERYWHERE), t), assume(lt(a, t))), assume(lt(t, b)))
accepts("mean_value", "a square", (LESS, continuous_on(x**2, x, a, b), SQUARE, t), (lt(a, b),),
        mean(eq(b**2 - a**2, SLOPE_OF_SQUARE * (b - a))))
accepts("mean_value", "a function differentiable inside", (LESS, SMOOTH, SLOPES, t), (lt(a, b), *SMOOTH.hyps, EVERYWHERE),
        mean(eq(f(b) - f(a), G(t) * (b - a))))
accepts("mean_value", "the bound variable has the same name as the point", (LESS, IDENTITY, rule("deriv_identity", t, t), t), (lt(a, b),),
        mean(eq(b - a, 1 * (b - a))))
accepts("mean_value", "a parameter", (LESS, continuous_on(y * x, x, a, b), rule(
    "deriv_combine", rule("deriv_constant", y, x, t), "mul", same(t)), t), (lt(a, b),),
        mean(eq(y * b - y * a, (number(0) * t + y * 1) * (b - a))))
ONE_SIDED = under(rule("forall_elim", assume(forall(t, deriv(f(x), x, t, d))), t), lt(a, t))
accepts("mean_value", "slopes under one of the two bounds", (LESS, SMOOTH, ONE_SIDED, t),
        (lt(a, b), *SMOOTH.hyps, forall(t, deriv(f(x), x, t, d))), mean(eq(f(b) - f(a), d * (b - a))))
TRAP = rule("deriv_combine", rule("deriv_identity", y, x), "mul", rule("deriv_constant", x, y, x))
refuses("mean_value", "the parameter trap", (LESS, continuous_on(y * x, y, a, b), TRAP, x), NOT_FREE)
refuses("mean_value", "the parameter trap, assumed", (LESS, continuous_on(y * x, y, a, b), assume(deriv(y * x, y, x, x)), x), NOT_FREE)
refuses("mean_value", "the parameter trap in a sum", (LESS, continuous_on(total(k * t, k, 0, n), x, a, b), rule(
    "deriv_constant", total(k * t, k, 0, n), x, t), t), NOT_FREE)
refuses("mean_value", "the parameter trap, continuous in the other variable",
        (LESS, continuous_on(x * x, x, a, b), TRAP, x), OTHER_FUNCTION)
refuses("mean_value", "continuous in one function, differentiable in another", (LESS, continuous_on(x**2, x, a, b), same(t), t),
        OTHER_FUNCTION)
refuses("mean_value", "functions that are equal but not the same", (LESS, continuous_on(x + 0, x, a, b), same(t), t), OTHER_FUNCTION)
refuses("mean_value", "continuous on another interval", (LESS, continuous_on(x, x, a, c), same(t), t), NOT_LESS)
refuses("mean_value", "continuous on the interval reversed", (LESS, continuous_on(x, x, b, a), same(t), t), NOT_LESS)
refuses("mean_value", "a value at every point is no continuity", (LESS, rule("refl", f(x)), SLOPES, t), NO_CONTINUITY)
refuses("mean_value", "a derivative at one point", (LESS, IDENTITY, same(a), t), NOT_THERE)
refuses("mean_value", "a derivative at a shifted variable", (LESS, IDENTITY, same(t + 0), t), NOT_THERE)
refuses("mean_value", "a derivative at another variable", (LESS, IDENTITY, same(z), t), NOT_THERE)
refuses("mean_value", "no derivative", (LESS, SMOOTH, assume(eq(f(t), d)), t), NOT_THERE)
refuses("mean_value", "a hypothesis about the variable", (LESS, SMOOTH, assume(deriv(f(x), x, t, G(t))), t), NOT_FREE)
refuses("mean_value", "differentiable off a point", (LESS, IDENTITY, under(same(t), ne(t, 0)), t), NOT_FREE)
refuses("mean_value", "differentiable on a smaller interval", (LESS, IDENTITY, under(same(t), lt(a, t), lt(t, c)), t), NOT_FREE)
refuses("mean_value", "bounds written weakly", (LESS, IDENTITY, under(same(t), le(a, t), le(t, b)), t), NOT_FREE)
refuses("mean_value", "an end that is the variable", (assume(lt(a, t)), continuous_on(x, x, a, t), same(t), t), NOT_FREE)
refuses("mean_value", "a start that mentions the variable", (assume(lt(t - 1, b)), continuous_on(x, x, t - 1, b), same(t), t), NOT_FREE)
refuses("mean_value", "a <= b", (AT_MOST, IDENTITY, same(t), t), NOT_LESS)
refuses("mean_value", "a != b", (assume(ne(a, b)), IDENTITY, same(t), t), NOT_LESS)
refuses("mean_value", "b < a", (assume(lt(b, a)), IDENTITY, same(t), t), NOT_LESS)
refuses("mean_value", "an Int variable", (LESS, IDENTITY, same(n), n), NOT_REAL)
refuses("mean_value", "a forged slope", (LESS, IDENTITY, forged(deriv(x, x, t, 2)), t), FORGED)
refuses("mean_value", "a forged continuity", (LESS, forged(continuous(1 / x, x, a, b)), SLOPES, t), FORGED)
refuses("mean_value", "a forged a < b", (forged(lt(a, b)), IDENTITY, same(t), t), FORGED)

# intermediate_value
NOT_BETWEEN, NOT_ORDERED = "the value is not shown to lie between f[a] and f[b]", "the first premise is not a <= b for this interval"
LOW, HIGH = assume(le(f(a), v)), assume(le(v, f(b)))
CUBE = continuous_on(x**3, x, 0, 2)


def attained(equation, at=t, low=a, high=b):
    return exists(at, conj(le(low, at), conj(le(at, high), equation)))


accepts("intermediate_value", "a continuous function", (AT_MOST, SMOOTH, LOW, HIGH), (le(a, b), *SMOOTH.hyps, *LOW.hyps, *HIGH.hyps),
        attained(eq(f(t), v)))
accepts("intermediate_value", "a cube root of 5", (compute(le(0, 2)), CUBE, compute(le(number(0) ** 3, 5)), compute(le(5, number(2) ** 3))),
        (), attained(eq(t**3, 5), low=number(0), high=number(2)))
accepts("intermediate_value", "a value that mentions the bound variable's name",
        (AT_MOST, SMOOTH, assume(le(f(a), x)), assume(le(x, f(b)))),
        (le(a, b), *SMOOTH.hyps, le(f(a), x), le(x, f(b))), attained(eq(f(t), x)))
accepts("intermediate_value", "a parameter and an end of the bound variable's name",
        (assume(le(x, b)), continuous_on(x * y, y, x, b), assume(le(x * x, v)), assume(le(v, x * b))),
        (le(x, b), le(x * x, v), le(v, x * b)), attained(eq(x * t, v), low=x))
refuses("intermediate_value", "the value below f[a]", (AT_MOST, SMOOTH, assume(le(v, f(a))), HIGH), NOT_BETWEEN)
refuses("intermediate_value", "the value above f[b]", (AT_MOST, SMOOTH, LOW, assume(le(f(b), v))), NOT_BETWEEN)
refuses("intermediate_value", "two values", (AT_MOST, SMOOTH, LOW, assume(le(c, f(b)))), NOT_BETWEEN)
refuses("intermediate_value", "the ends exchanged", (AT_MOST, SMOOTH, assume(le(f(b), v)), assume(le(v, f(a)))), NOT_BETWEEN)
refuses("intermediate_value", "the values at other ends", (AT_MOST, SMOOTH, assume(le(f(c), v)), HIGH), NOT_BETWEEN)
refuses("intermediate_value", "a strict bound, which is not the form", (AT_MOST, SMOOTH, assume(lt(f(a), v)), HIGH), "not f[a] <= v")
refuses("intermediate_value", "the value of another function", (AT_MOST, SMOOTH, assume(le(G(a), v)), HIGH), NOT_BETWEEN)
refuses("intermediate_value", "a < b, which is not the form", (LESS, SMOOTH, LOW, HIGH), NOT_ORDERED)
refuses("intermediate_value", "b <= a", (assume(le(b, a)), SMOOTH, LOW, HIGH), NOT_ORDERED)
refuses("intermediate_value", "continuous on another interval", (AT_MOST, assume(continuous(f(x), x, a, c)), LOW, HIGH), NOT_ORDERED)
refuses("intermediate_value", "no continuity", (AT_MOST, rule("refl", f(x)), LOW, HIGH), NO_CONTINUITY)
refuses("intermediate_value", "a forged continuity", (AT_MOST, forged(*SMOOTH.hyps), LOW, HIGH), FORGED)
refuses("intermediate_value", "a forged bound", (AT_MOST, SMOOTH, LOW, forged(le(v, f(b)))), FORGED)


# extreme_value
def least(body, low=a, high=b):
    """body(t) is least on [low, high] at some t."""
    everywhere = forall(z, imp(le(low, z), imp(le(z, high), le(body(t), body(z)))))
    return exists(t, conj(le(low, t), conj(le(t, high), everywhere)))


accepts("extreme_value", "a continuous function", (AT_MOST, SMOOTH), (le(a, b), *SMOOTH.hyps), least(f))
accepts("extreme_value", "a sine", (compute(le(0, 7)), continuous_on(fun("sin", x), x, 0, 7)), (),
        least(lambda s: fun("sin", s), number(0), number(7)))
accepts("extreme_value", "one point", (rule("inequality", le(a, a), ("const", 0)), continuous_on(x, x, a, a)), (), least(lambda s: s, a, a))
accepts("extreme_value", "ends and parameters with the names c and x", (assume(le(c, x)), continuous_on(y * c * x, y, c, x)), (le(c, x),),
        least(lambda s: s * c * x, c, x))
refuses("extreme_value", "b <= a", (assume(le(b, a)), SMOOTH), NOT_ORDERED)
refuses("extreme_value", "a < b, which is not the form", (LESS, SMOOTH), NOT_ORDERED)
refuses("extreme_value", "another interval", (assume(le(a, c)), SMOOTH), NOT_ORDERED)
refuses("extreme_value", "an interval that is larger", (assume(le(a - 1, b)), SMOOTH), NOT_ORDERED)
refuses("extreme_value", "no continuity", (AT_MOST, rule("refl", f(x))), NO_CONTINUITY)
refuses("extreme_value", "continuity in the scope of a quantifier",
        (AT_MOST, assume(forall(z, continuous(f(x) * z, x, a, b)))), NO_CONTINUITY)
refuses("extreme_value", "continuity under a condition", (AT_MOST, assume(imp(lt(0, y), continuous(f(x), x, a, b)))), NO_CONTINUITY)
refuses("extreme_value", "a forged continuity", (AT_MOST, forged(continuous(1 / x, x, a, b))), FORGED)


# interior_minimum
NOT_BETWEEN, NOT_LEAST = "the bounds are not lo < c and c < hi", "does not say that f is least at the point"
LOW, HIGH = assume(lt(a, c)), assume(lt(c, b))
SLOPE = assume(deriv(f(x), x, c, d))
SMALLEST = forall(t, imp(lt(a, t), imp(lt(t, b), le(f(c), f(t)))))
LEAST = rule("imp_elim", rule("imp_elim", rule("forall_elim", assume(SMALLEST), t), assume(lt(a, t))), assume(lt(t, b)))
SQUARE_AT_0 = rule("deriv_power", rule("deriv_identity", x, number(0)), compute(le(1, 2)))
NONNEGATIVE = rule("inequality", le(number(0) ** 2, t**2), ("square", t))


def everywhere(formula):
    return rule("forall_elim", assume(forall(t, formula)), t)


accepts("interior_minimum", "a square at 0", (SQUARE_AT_0, compute(lt(-1, 0)), compute(lt(0, 1)), NONNEGATIVE, t), (),
        eq(number(2) * number(0) ** (number(2) - 1) * 1, 0))
accepts("interior_minimum", "a function that is least at c", (SLOPE, LOW, HIGH, LEAST, t),
        (deriv(f(x), x, c, d), lt(a, c), lt(c, b), SMALLEST), eq(d, 0))
refuses("interior_minimum", "at the lower end", (SLOPE, assume(le(c, c)), HIGH, LEAST, t), NOT_BETWEEN)
refuses("interior_minimum", "a point that may be an end", (SLOPE, assume(le(a, c)), HIGH, LEAST, t), NOT_BETWEEN)
refuses("interior_minimum", "another point between the bounds", (SLOPE, assume(lt(a, e)), assume(lt(e, b)), LEAST, t), NOT_BETWEEN)
refuses("interior_minimum", "a largest value", (SLOPE, LOW, HIGH, everywhere(le(f(t), f(c))), t), NOT_LEAST)
refuses("interior_minimum", "least at another point", (SLOPE, LOW, HIGH, everywhere(le(f(e), f(t))), t), NOT_LEAST)
refuses("interior_minimum", "least for one t only", (SLOPE, LOW, HIGH, assume(le(f(c), f(t))), t), NOT_FREE)
refuses("interior_minimum", "the point itself runs", (assume(deriv(f(x), x, t, d)), assume(lt(a, t)), assume(lt(t, b)),
        rule("inequality", le(f(t), f(t)), ("const", 0)), t), NOT_FREE)
refuses("interior_minimum", "the variable as a parameter of the function", (assume(deriv(f(x) * t, x, c, d)), LOW, HIGH,
        assume(le(f(c) * t, f(t) * t)), t), NOT_FREE)
refuses("interior_minimum", "another function", (SLOPE, LOW, HIGH, everywhere(le(G(c), G(t))), t), NOT_LEAST)
refuses("interior_minimum", "no derivative", (assume(eq(f(c), d)), LOW, HIGH, LEAST, t), "the first premise is not a derivative")
refuses("interior_minimum", "an integer variable", (SLOPE, LOW, HIGH, LEAST, n), "a Real variable")
refuses("interior_minimum", "a forged derivative", (forged(deriv(f(x), x, c, 1)), LOW, HIGH, LEAST, t), FORGED)


test_accepted_with_exactly_this_sequent, test_refused_for_this_reason = TABLE.tests()


def test_each_theorem_cites_its_axiom_and_the_axioms_of_its_premises():
    cited = {case.rule: rule(case.rule, *case.args).axioms for case in TABLE.accepted}
    assert cited == {"mean_value": ("mean-value-theorem",), "intermediate_value": ("intermediate-value-theorem",),
                     "extreme_value": ("extreme-value-theorem",), "interior_minimum": ()}
    low = rule("cut", rule("axiom", "exp-zero"), under(compute(le(number(0) ** 3, 5)), eq(fun("exp", 0), 1)))
    root = rule("intermediate_value", compute(le(0, 2)), CUBE, low, compute(le(5, number(2) ** 3)))
    assert root.axioms == ("exp-zero", "intermediate-value-theorem")
