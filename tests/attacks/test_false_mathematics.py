"""The attacker writes the certificate, and his mathematics is wrong in one of the ways in which it is wrong on paper: he divides by what
vanishes, leaves a range, a domain or an interval, or takes a limit where there is none. Every step is one that the kernel has."""

from attack_support import P, left_open, proves, refused

from mathcheck.kernel.axioms import AXIOMS
from mathcheck.kernel.terms import Term
from mathcheck.lang import (
    Int,
    Max,
    Min,
    Nat,
    Prod,
    Q,
    Real,
    Series,
    Sum,
    above,
    continuous,
    define,
    deriv,
    eq,
    exp,
    factorial,
    forall,
    implies,
    infinity,
    integral,
    ipow,
    limit,
    log,
    ne,
    near,
    pi,
    sin,
    sqrt,
    tan,
)

x, y, t = Real("x"), Real("y"), Real("t")
k, m = Int("k"), Int("m")
i, n = Nat("i"), Nat("n")
ZERO, ONE = Q(0), Q(1)


# Division


def test_dividing_by_a_difference_that_vanishes():
    """The classic 2 = 1: (x^2 - y^2)/(x - y) = x + y, at x = y = 1."""
    quotient = (x * x - y * y) / (x - y)
    cancelled = ("field", quotient, x + y)
    refused("forall_intro", "y must not occur free there", forall(x, y, eq(quotient, x + y)), cancelled, ("forall_intro", P(0), y))
    at_one = eq((ONE * ONE - ONE * ONE) / (ONE - ONE), ONE + ONE)
    left_open("open hypothesis: 1 - 1 != 0", at_one, cancelled, ("inst", P(0), x, ONE), ("inst", P(1), y, ONE))


def test_denominator_hidden_in_a_definition():
    inverse = define("inverse", x, 1 / x)
    refused("forall_intro", "x must not occur free there", forall(x, eq(inverse(x) * x, 1)), ("unfold", inverse(x)),
            ("sym", P(0)), ("field", 1 / x * x, ONE), ("subst", P(1), P(2), eq(y * x, 1), y), ("forall_intro", P(3), x))
    left_open("open hypothesis: 0 != 0", eq(inverse(ZERO), ONE / 0), ("unfold", inverse(ZERO)))


def test_denominator_that_vanishes_inside_a_range():
    """Sum of k/k for k from 0 on counts a term that has no value."""
    total = Sum(k / k, k, 0, m)
    refused("congruence", "k must not occur free there", forall(m, eq(total, m + 1)), ("field", k / k, ONE),
            ("congruence", P(0), "sum", k, ZERO, m))


def test_inverse_of_a_square_that_may_vanish():
    refused("inequality", "only something strictly positive is inverted", forall(x, 0 < 1 / (x * x)),
            ("inequality", 0 < 1 / (x * x), ("inverse", ("square", x))))


def test_three_cases_of_a_number_without_value():
    """1/0 is neither below, at, nor above 0."""
    left_open("open hypothesis: 0 != 0", _three(ONE / 0, ZERO), ("trichotomy", ONE / 0, ZERO))


def _three(a, b):
    return Term("or", (a < b, Term("or", (eq(a, b), b < a))))


# Powers, factorials


def test_zero_to_the_zero():
    """It is 1 here, not 0 and not left open; and 0^n = 0 does not hold for all n."""
    proves(eq(ZERO**0, 1), ("compute", eq(ZERO**0, 1)))
    refused("compute", "the formula is false", eq(ZERO**0, 0), ("compute", eq(ZERO**0, 0)))
    refused("field", "the two sides have different normal forms", forall(n, eq(ZERO**n, 0)), ("field", ZERO**n, ZERO))


def test_negative_exponent_for_a_natural_one():
    """2^k * 2^(-k) = 1 has no value except at k = 0; with ^^ it holds for every k."""
    product = Q(2) ** k * Q(2) ** (-k)
    refused("forall_intro", "k must not occur free there", forall(k, eq(product, 1)), ("field", product, ONE), ("forall_intro", P(0), k))
    left_open("open hypothesis: 0 <= -(1)", eq(Q(2) ** ONE * Q(2) ** (-ONE), 1), ("field", Q(2) ** ONE * Q(2) ** (-ONE), ONE))


def test_integer_power_of_zero():
    refused("compute", "integer power of zero", eq(ipow(0, 0), 1), ("compute", eq(ipow(0, 0), 1)))
    refused("forall_intro", "x must not occur free there", forall(x, eq(ipow(x, 2), x * x)), ("field", ipow(x, 2), x * x),
            ("forall_intro", P(0), x))


def test_factorial_below_zero():
    """0! = 0 * (-1)! would be 1 = 0."""
    left_open("open hypothesis: 0 <= -1", eq(factorial(Q(-1) + 1), (Q(-1) + 1) * factorial(-1)), ("fact_succ", Q(-1)))
    refused("compute", "factorial", eq(factorial(-1), 0), ("compute", eq(factorial(-1), 0)))


def test_difference_of_natural_numbers_as_a_natural_number():
    refused("nat_nonneg", "not a term of sort Nat", forall(n, i, 0 <= n - i), ("nat_nonneg", n - i))
    left_open("open hypothesis: 0 <= 0 - 1", 0 <= ZERO - 1, ("nat_nonneg", n), ("inst", P(0), n, ZERO - 1))


# Ranges


def test_reversed_sum_as_a_negative_one():
    """By the other convention sum(1, k, 5, 1) = -3; here it is 0, and the rule for one more term stays within its range."""
    backwards = Sum(ONE, k, 5, 1)
    proves(eq(backwards, 0), ("compute", eq(backwards, 0)))
    refused("compute", "the formula is false", eq(backwards, -3), ("compute", eq(backwards, -3)))
    left_open("open hypothesis: 5 <= 1 + 1", eq(Sum(ONE, k, 5, ONE + 1), backwards + 1), ("range_succ", backwards))


def test_empty_product_as_zero():
    nothing = Prod(k, k, 1, 0)
    refused("audit", "the header claims", implies(ZERO < 1, eq(nothing, 0)), ("range_empty", nothing), ("imp_intro", P(0), ZERO < 1))
    left_open("open hypothesis: 1 < 1", eq(Prod(Q(2), k, 1, 1), 1), ("range_empty", Prod(Q(2), k, 1, 1)))


def test_sum_over_as_many_terms_as_the_variable_of_its_limit():
    """n terms of 1/n are 1 for every n, and 0 term by term: the number of terms may not move with the limit."""
    moving = limit(Sum(1 / t, k, 1, m), t, infinity, 0)
    steps = (("limit_identity", t, infinity), ("limit_reciprocal", P(0)), ("limit_narrow", P(1), infinity, Term("at", (ZERO,))),
             ("limit_range", P(2), "sum", k, ONE, m))
    refused("audit", "the header claims", limit(Sum(1 / t, k, 1, 7), t, infinity, 0), *steps)
    refused("audit", "the header claims", forall(m, moving), *steps)


def test_divergent_series_with_a_value():
    """Sum of 1 over all k: to equal itself it needs a limit of its partial sums."""
    left_open("open hypothesis: exists S:Real. lim(sum(1, k, 1, n), n:Nat -> oo) = S", eq(Series(ONE, k, 1), Series(ONE, k, 1)),
              ("refl", Series(ONE, k, 1)))


# Order


def test_strict_order_for_weak():
    refused("inequality", "the certificate is too weak for the goal", forall(x, 0 < x * x), ("inequality", 0 < x * x, ("square", x)))
    refused("inequality", "the certificate is too weak for the goal", implies(x <= y, x < y), ("assume", x <= y),
            ("inequality", x < y, ("have", P(0))))


def test_order_multiplied_by_a_variable():
    """x < y gives x*x < x*y only for 0 < x."""
    refused("inequality", "only an equation is multiplied by a term of unknown sign", forall(x, y, implies(x < y, x * x < x * y)),
            ("assume", x < y), ("inequality", x * x < x * y, ("scale", ("have", P(0)), x)))


def test_larger_of_two_numbers_exchanged():
    given = ("compute", ZERO <= 1)
    refused("audit", "the header claims max(0, 1) = 0 but the proof shows max(0, 1) = 1", eq(Max(0, 1), 0), given,
            ("max_min", P(0), "max", 0))
    refused("max_min", "swapped is 0 or 1", eq(Min(0, 1), 1), given, ("max_min", P(0), "min", 2))


def test_polynomial_positive_at_its_root():
    """x^2 is not positive on [0, 1], but on (0, 1]; and an interval without points proves nothing."""
    refused("sturm", "an end that belongs to the interval is a root", implies(0 <= x, 0 < x * x),
            ("sturm", 0 < x * x, x, ("le", 0), ("le", 1)))
    refused("sturm", "has a root in the interval", forall(x, 0 < x * x - x), ("sturm", 0 < x * x - x, x, (), ()))
    refused("sturm", "the interval is empty", x < x - 1, ("sturm", x * x < -1, x, ("le", 1), ("le", 0)))


def test_inequality_by_rounding():
    """sin(pi) is 0, and no precision shows anything else; 355/113 is not pi."""
    refused("enclose", "do not lie apart", ne(sin(pi), 0), ("enclose", ne(sin(pi), 0), 200, 1))
    refused("enclose", "do not lie apart", pi < Q(314159265, 10**8), ("enclose", pi < Q(314159265, 10**8), 64, 1))
    refused("enclose", "the goal is not a < b, a <= b, a != b", eq(pi, Q(355, 113)), ("enclose", eq(pi, Q(355, 113)), 8, 1))


def test_box_turned_inside_out():
    """With lo > hi there would be no point to check."""
    refused("enclose_box", "a side of the box is empty", forall(x, x < -7), ("enclose_box", x < -7, ((x, 1, 0),), (), 32, 1))
    refused("enclose_box", "without a side in the box", x < y, ("enclose_box", x < y, ((x, 0, 1),), (), 32, 1))


def test_induction_from_four_claimed_from_zero():
    """n^2 <= 2^n fails at 3: the start stays as a hypothesis."""
    claim = n * n <= Q(2) ** n
    refused("induction", "the base is not the statement at the start", forall(n, claim), ("compute", Q(4) * 4 <= Q(2) ** 4),
            ("assume", (n + 1) * (n + 1) <= Q(2) ** (n + 1)), ("induction", P(0), P(1), n, claim, ZERO))
    refused("forall_intro", "n must not occur free there", forall(n, 4 <= n), ("compute", Q(4) <= 4), ("assume", 4 <= n),
            ("inequality", 4 <= n + 1, ("add", ("have", P(1)), ("const", 1))), ("induction", P(0), P(2), n, 4 <= n, Q(4)),
            ("forall_intro", P(3), n))


# Domains of functions


def axiom_at(name, value, guard):
    """The axiom forall x. A -> .. at a value, and an attempt to compute what it asks for there."""
    return ("axiom", name), ("forall_elim", P(0), value), ("compute", guard), ("imp_elim", P(1), P(2))


def test_logarithm_of_a_negative_number():
    for value in (Q(-1), ZERO):
        refused("compute", "the formula is false", eq(exp(log(value)), value), *axiom_at("exp-of-log", value, 0 < value),
                axioms=("exp-of-log",))


def test_square_root_of_a_negative_number():
    refused("compute", "the formula is false", eq(sqrt(Q(-1)) * sqrt(Q(-1)), -1), *axiom_at("sqrt-squared", Q(-1), 0 <= Q(-1)),
            axioms=("sqrt-squared",))
    left_open("open hypothesis: 0 <= -1", eq(sqrt(Q(-1)), sqrt(Q(-1))), ("refl", sqrt(Q(-1))))


def test_square_root_of_a_square_without_its_absolute_value():
    refused("field", "the two sides have different normal forms", forall(x, eq(sqrt(x * x), x)), ("field", sqrt(x * x), x))


def test_tangent_at_its_pole():
    left_open("open hypothesis: cos(pi/2) != 0", eq(tan(pi / 2), sin(pi / 2) / Term("cos", (pi / 2,))), ("unfold", tan(pi / 2)))


# Limits and derivatives


def test_limit_at_the_point_that_it_leaves_out():
    """x/x tends to 1 at 0 and has no value there."""
    tends = ("limit_identity", x, near(0))
    refused("limit_narrow", "the filters do not lie within one another that way", limit(x, x, 0, 0), tends,
            ("limit_narrow", P(0), Term("at", (ZERO,)), Term("at", (ZERO,))))
    refused("limit_with_value", "the value at the point is not shown to be the limit", limit(x, x, 0, 0), tends,
            ("limit_narrow", P(0), near(0), Term("at", (ZERO,))), ("compute", eq(ONE, 1)), ("limit_with_value", P(1), P(2)))


def test_limit_from_one_side_for_both():
    refused("limit_narrow", "the filters do not lie within one another that way", limit(x, x, 0, 0), ("limit_identity", x, above(0)),
            ("limit_narrow", P(0), near(0), Term("at", (ZERO,))))


def test_infinity_minus_infinity():
    grows = ("limit_identity", x, infinity)
    refused("limit_combine", "that is oo - oo", limit(x - x, x, infinity, infinity), grows, ("limit_combine", P(0), "sub", P(0)))


def test_derivative_at_a_kink():
    """|x| = x where 0 <= x, which holds at 0, but not near it."""
    equal = (("deriv_identity", x, ZERO), ("assume", 0 <= x), ("abs_of_nonnegative", P(1)), ("sym", P(2)), ("compute", ZERO <= 0),
             ("deriv_constant", ZERO, x, ZERO))
    refused("deriv_congruence", "the condition is not g < h or g != h at the point", deriv(abs(x), x, 0, 1), *equal,
            ("deriv_congruence", P(0), P(3), x, ((P(4), P(5), P(0)),)))
    refused("deriv_congruence", "x must not occur free there", deriv(abs(x), x, 0, 1), *equal, ("deriv_congruence", P(0), P(3), x, ()))


def test_derivative_at_the_end_of_a_domain():
    """sqrt has no derivative at 0, nor has an integral at the end of its interval."""
    refused("compute", "the formula is false", deriv(sqrt(x), x, 0, 1 / (2 * sqrt(ZERO))), *axiom_at("sqrt-derivative", ZERO, ZERO < 0),
            axioms=("sqrt-derivative",))
    whole = (("refl", t), ("continuous_where_defined", P(0), t, ZERO, ONE), ("compute", ZERO <= 0), ("compute", ZERO < 1))
    refused("deriv_integral", "the bounds are not a < c and c < b", deriv(integral(t, t, 0, x), x, 0, 0), *whole,
            ("deriv_integral", P(1), P(2), P(3)), axioms=("integral-derivative",))


def test_derivative_of_functions_that_agree_at_a_point():
    """x and x^2 agree at 1, where their slopes are 1 and 2."""
    refused("deriv_congruence", "x must not occur free there", deriv(x * x, x, 1, 1), ("deriv_identity", x, ONE), ("assume", eq(x, x * x)),
            ("deriv_congruence", P(0), P(1), x, ()))


# Integrals


def test_integral_across_a_pole():
    """-1/x at 1 and -1 would make the integral of 1/x^2 equal to -2."""
    pole = 1 / (x * x)
    area = integral(pole, x, -1, 1)
    refused("continuous_where_defined", "x must not occur free there", eq(area, -2), ("refl", pole),
            ("continuous_where_defined", P(0), x, Q(-1), ONE))
    left_open("open hypothesis: continuous(1/(x*x), x, -1, 1)", eq(area, area), ("refl", area))
    refused("enclose", "the divisor is not seen to be other than 0", 0 < area, ("enclose", 0 < area, 64, 64))


def test_integral_across_a_pole_in_two_parts():
    """Both parts end at the pole, which belongs to them."""
    halves = (("assume", continuous(1 / x, x, -1, 0)), ("assume", continuous(1 / x, x, 0, 1)), ("integral_split", P(0), P(1)))
    whole = eq(integral(1 / x, x, -1, 0) + integral(1 / x, x, 0, 1), integral(1 / x, x, -1, 1))
    left_open("open hypothesis: continuous(1/x, x, -1, 0)", whole, *halves)


def test_integrals_over_different_intervals_added():
    refused("integral_combine", "the intervals differ", eq(integral(x + x, x, 0, 2), 2), ("refl", x),
            ("continuous_where_defined", P(0), x, ZERO, ONE), ("continuous_where_defined", P(0), x, ZERO, Q(2)),
            ("integral_combine", P(1), "add", P(2)))


def test_antiderivative_of_another_function():
    refused("fundamental_theorem", "the derivative is not the integrand", eq(integral(x * x, x, 0, 1), 1), ("refl", x),
            ("continuous_where_defined", P(0), x, ZERO, ONE), ("refl", x * x), ("continuous_where_defined", P(2), x, ZERO, ONE),
            ("deriv_identity", x, x), ("fundamental_theorem", P(1), P(3), P(4), x), axioms=("fundamental-theorem",))


def test_mean_value_where_the_derivative_is_only_known_at_an_end():
    refused("mean_value", "the derivative is not taken at the variable", AXIOMS["mean-value-theorem"].statement, ("compute", ZERO < 1),
            ("refl", x), ("continuous_where_defined", P(1), x, ZERO, ONE), ("deriv_identity", x, ZERO), ("mean_value", P(0), P(2), P(3), x),
            axioms=("mean-value-theorem",))


def test_fraction_between_two_integers():
    """The half of an integer is a real number: no gap lies around it."""
    half = k * Q(1, 2)
    refused("int_gap", "both sides must be integer terms", forall(k, implies(0 < half, 1 <= half)), ("assume", 0 < half), ("int_gap", P(0)))
