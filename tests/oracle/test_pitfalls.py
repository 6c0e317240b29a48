"""Traps of SymPy and of Python's numbers, pinned, and beside each one that it does not get in.

If a new SymPy turns a pin red, the trap has moved: look whether the guard beside it is still the right one.
"""

from fractions import Fraction

import pytest
import sympy
from sympy import (
    Derivative,
    Eq,
    Implies,
    Integral,
    Ne,
    Product,
    Rational,
    Sum,
    Symbol,
    atan,
    binomial,
    cos,
    diff,
    exp,
    factorial,
    limit,
    log,
    pi,
    sec,
    simplify,
    sin,
    summation,
    sympify,
    tan,
)

from mathcheck.kernel.algebra import field
from mathcheck.kernel.continuity import between, continuous_where_defined
from mathcheck.kernel.domains import domain
from mathcheck.kernel.equality import refl
from mathcheck.kernel.errors import KernelError
from mathcheck.kernel.evaluation import compute, value
from mathcheck.kernel.logic import assume
from mathcheck.kernel.sturm import sturm
from mathcheck.kernel.terms import FALSE, number
from mathcheck.lang import Int, Nat, Q, Real, at, eq, forall, implies, ipow, ne
from mathcheck.lang import Prod as LangProd
from mathcheck.lang import Sum as LangSum
from mathcheck.lang import cos as lang_cos
from mathcheck.lang import exp as lang_exp
from mathcheck.lang import factorial as lang_factorial
from mathcheck.lang import log as lang_log
from mathcheck.lang import pi as lang_pi
from mathcheck.lang import sec as lang_sec
from mathcheck.lang import sin as lang_sin
from mathcheck.lang import sqrt as lang_sqrt
from mathcheck.methods.conditions import settle
from mathcheck.methods.errors import MethodError
from mathcheck.methods.wellposed import owed
from mathcheck.oracle.antiderivative import antiderivative
from mathcheck.oracle.sums_of_squares import sum_of_squares
from mathcheck.oracle.sympy_atoms import Functions, to_sympy
from mathcheck.oracle.sympy_door import Untranslatable, statement_from_sympy, term_from_sympy

x, y = sympy.symbols("x y", real=True)
n, m = sympy.symbols("n m", integer=True, nonnegative=True)
k = Symbol("k", integer=True)
X, Y = map(Real, "xy")
N = Nat("n")
K = Int("k")


def refused(statement, why):
    with pytest.raises(Untranslatable, match=why):
        statement_from_sympy(statement)


def ill_posed(statement):
    with pytest.raises(MethodError, match="not well posed"):
        owed(statement)


def test_cancelling_loses_the_domain():
    assert (x/x, x**0, 0*x, x*(1/x), 0*(1/x)) == (1, 1, 0, 1, 0)
    # decided altogether: refused; inside a term it cannot be seen, and the kernel's term is what is shown
    refused(Eq(x/x, 1), "decided this before")
    assert statement_from_sympy(x/x < y) == forall(Y, 1 < Y)
    # the language keeps it, and the kernel asks for the condition
    assert domain(X/X) == (ne(X, 0),)
    assert field(X/X, Q(1)).hyps == (ne(X, 0),)
    ill_posed(forall(X, eq(X/X, 1)))
    ill_posed(forall(X, eq(0*(1/X), 0)))
    owed(forall(X, implies(ne(X, 0), eq(X/X, 1))))


def test_equality_is_decided_without_a_domain():
    assert Eq(1/x, 1/x) is sympy.true
    assert Eq(exp(log(x)), x) is sympy.true
    assert Implies(Ne(x, 0), Eq(x/x, 1)) is sympy.true
    for statement in (Eq(1/x, 1/x), Eq(exp(log(x)), x), Implies(Ne(x, 0), Eq(x/x, 1))):
        refused(statement, "decided this before")
    ill_posed(statement_from_sympy(Eq(1/x, 1/x, evaluate=False)))


def test_one_name_two_symbols():
    assert Symbol("x") != Symbol("x", real=True)
    assert Symbol("x") - Symbol("x", real=True) != 0
    refused(Eq(Symbol("x") + 1, Symbol("x", real=True) + y), "two different symbols")


def test_python_divides_first():
    assert isinstance(1/3 + x, sympy.Add) and (1/3 + x).has(sympy.Float)
    assert Rational(0.1) == Rational(3602879701896397, 36028797018963968) != Rational(1, 10)
    refused(1/3 + x < y, "floating-point")
    refused(Eq(Rational(0.1), x), "binary value of a floating-point number")
    for literal in (0.1, 1/3, True, Rational(1, 3), sympy.Float(0.1), sympy.Integer(1)):
        with pytest.raises(KernelError):
            number(literal)
        with pytest.raises(KernelError):
            X + literal
    with pytest.raises(KernelError):
        Q(0.1)


def test_a_negative_exponent_makes_a_float():
    assert (-1)**(2 - 3) == -1.0 and type((-1)**(2 - 3)) is float
    with pytest.raises(KernelError):
        X*(-1)**(2 - 3)
    refused((-1)**(2 - 3)*x < y, "floating-point")
    assert domain(Q(-1)**(N - K)) != ()  # a natural power asks for its exponent
    assert value(ipow(-1, Q(2) - 3)) == -1


def test_reversed_ranges_are_not_empty():
    assert Sum(k, (k, 3, 1)).doit() == -2
    assert Sum(k, (k, 3, 2)).doit() == 0
    assert Product(k, (k, 4, 1)).doit() == Rational(1, 6)
    refused(Eq(Sum(k, (k, 3, 1)), -2), "may be reversed")
    refused(Eq(Sum(k, (k, m, n)), x), "may be reversed")
    refused(Eq(Product(k, (k, 4, 1)), x), "may be reversed")
    assert value(LangSum(K, K, 3, 1)) == 0 and value(LangProd(K, K, 4, 1)) == 1
    # where the door lets a range in, both conventions agree
    assert value(term_from_sympy(Sum(k, (k, 3, 2)))) == 0


def test_a_closed_form_that_is_false_at_the_boundary():
    assert summation((-1)**k*binomial(n, k), (k, 0, n)) == 0
    assert Sum((-1)**k*binomial(n, k), (k, 0, n)).subs(n, 0).doit() == 1
    # no summation of SymPy's enters a proof: the sum is a term, and at n = 0 the kernel finds 1
    choose = lang_factorial(N)/(lang_factorial(K)*lang_factorial(N - K))
    at_zero = at(LangSum(ipow(-1, K)*choose, K, 0, N), N, 0)
    assert value(at_zero) == 1
    with pytest.raises(KernelError):
        compute(eq(at_zero, 0))


def test_a_derivative_undefined_at_zero():
    slope = diff(x**k/factorial(k), x)
    assert slope == k*x**k/(x*factorial(k))
    assert ne(X, 0) in domain(term_from_sympy(slope))
    refused(Eq(Derivative(x**k/factorial(k), x), y), "Derivative is not in the language")


def test_a_term_of_a_sum_that_leans_on_a_reciprocal_of_a_pole():
    slope = Sum(x**k/factorial(k), (k, 0, 2*m)).diff(x)
    assert simplify(slope.function) == x**(k - 1)/factorial(k - 1)
    assert simplify(slope.function).subs(k, 0) == 0 and 1/factorial(-1) == 0
    ill_posed(statement_from_sympy(Eq(Sum(x**(k - 1)/factorial(k - 1), (k, 0, 2*m)), y)))
    with pytest.raises(KernelError):
        value(1/lang_factorial(-1))


def test_differentiating_back_is_not_enough():
    primitive = 2/sympy.sqrt(3)*atan(tan(x/2)/sympy.sqrt(3))
    assert simplify(diff(primitive, x) - 1/(2 + cos(x))) == 0
    assert primitive.subs(x, 2*pi) - primitive.subs(x, 0) == 0  # the integral over [0, 2 pi] is 2 pi/sqrt(3)
    refused(Eq(Integral(1/(2 + cos(x)), (x, 0, 2*pi)), y), "Integral is not in the language")


def test_a_suggested_antiderivative_jumps():
    integrand = 1/(2 + lang_cos(X))
    suggested = antiderivative(integrand, X)
    assert suggested.op == "div" and "atan(sqrt(3)*tan(x/2)/3)" in repr(suggested)
    # SymPy's own answer repairs the jump at pi with a floor, which is no function of the language; without it:
    atoms = Functions(suggested)
    primitive, v = to_sympy(suggested, atoms), to_sympy(X, atoms)
    assert simplify(diff(primitive, v) - 1/(2 + cos(v))) == 0  # so differentiating back shows nothing amiss
    assert limit(primitive, v, pi, "-") - limit(primitive, v, pi, "+") == 2*pi/sympy.sqrt(3)
    # the kernel: it is continuous where it has a value, and that it has one on the whole interval is what is not shown
    inside = between(number(0), 2*lang_pi, X)
    value_there = refl(suggested)
    assert ne(lang_cos(X/2), 0) in value_there.hyps and not set(inside) & set(value_there.hyps)
    with pytest.raises(KernelError, match="x must not occur free there"):
        continuous_where_defined(value_there, X, number(0), 2*lang_pi)
    guards = [assume(h) for h in inside]
    with pytest.raises(MethodError, match=r"it needs cos\(x/2\) != 0"):
        settle(value_there, guards, inside)


def test_a_suggested_antiderivative_of_the_secant_is_complex():
    assert sympy.integrate(sec(x), x) == log(sin(x) + 1)/2 - log(sin(x) - 1)/2  # log of a negative number
    assert antiderivative(lang_sec(X), X) == lang_log(lang_sin(X) + 1)/2 - lang_log(1 - lang_sin(X))/2


def test_a_suggested_antiderivative_forgets_half_of_the_domain():
    assert sympy.integrate(1/x, x) == log(x)
    assert domain(antiderivative(1/X, X)) == (0 < X,)  # the condition on the integrand is x != 0
    assert antiderivative(1/X, X, Fraction(-1)) == lang_log(-X)


def test_a_first_case_that_is_wrong():
    """Of the cases of the answer the first is 0, for |x| < 1 and 1/|x| < 1 at once."""
    cases = sympy.integrate(sympy.sqrt(x)*log(x), x)
    assert cases.args[0][0] == 0
    assert antiderivative(lang_sqrt(X)*lang_log(X), X) == 2*lang_sqrt(X)**3*lang_log(X)/3 - 4*lang_sqrt(X)**3/9


def test_roots_of_the_logarithm_and_the_exponential_are_cancelled_unseen():
    assert exp(log(x)) == x and sympy.sqrt(x)**2 == x and log(exp(x)) == x
    assert statement_from_sympy(exp(log(x)) < y) == forall(X, Y, X < Y)  # the term is what is shown
    assert domain(lang_exp(lang_log(X))) == (0 < X,)
    refused(Eq(log(x), y), "logarithm of what may not be positive")


def test_numeric_roots_do_not_decide_a_sign():
    """Two roots 10^-20 apart: 15 digits were asked for, and both come out wrong in the 13th."""
    gap = Fraction(1, 10**20)
    t = (X - 1)*(X - 1 - gap)
    p = sympy.Poly((x - 1)*(x - 1 - Rational(1, 10**20)), x)
    assert all(abs(r - 1) > Rational(1, 10**14) for r in p.nroots(n=15, maxsteps=500))
    assert sum_of_squares(t) is None
    with pytest.raises(KernelError, match="has a root in the interval"):
        sturm(0 < t, X, (), ())
    sturm(0 < t, X, ("lt", 1 + gap), ())
    with pytest.raises(KernelError, match="negative in the interval"):
        sturm(0 < t, X, ("lt", Fraction(1)), ("lt", 1 + gap))


def test_symbolic_exponents_have_no_dependable_normal_form():
    a, plain, z = Symbol("n", integer=True), Symbol("n"), Symbol("x")
    difference = diff(sec(z)**(plain - 2)*tan(z)/(plain - 1), z) + (plain - 2)/(plain - 1)*sec(z)**(plain - 2) - sec(z)**plain
    assert simplify(difference) != 0
    assert simplify(difference.subs(plain, a)) == 0
    # the kernel has its own, with one meaning for every exponent
    field(X**(N + 2), X*X**N*X)
    field((X*Y)**N, X**N*Y**N)


def test_a_false_refutation():
    a, z = Symbol("n"), Symbol("x")
    reduction = diff(cos(z)**(a - 1)*sin(z)/a, z) + (a - 1)/a*cos(z)**(a - 2) - cos(z)**a
    assert reduction.equals(0) is False
    assert all(abs(reduction.subs({a: c, z: 1}).evalf(30)) < Rational(1, 10**20) for c in (1, 2, 3, 7))  # and yet it is 0
    # a statement that SymPy calls false is not refuted, it is not admitted; only the kernel refutes, at a witness
    refused(sympy.false, "decided this before")
    with pytest.raises(KernelError):
        compute(FALSE)


def test_limits_are_one_sided():
    assert limit(abs(x)/x, x, 0) == 1
    assert limit(abs(x)/x, x, 0, "-") == -1
    refused(Eq(sympy.Limit(abs(x)/x, x, 0), 1), "Limit is not in the language")


def test_a_limit_that_sympy_does_not_find():
    """Of the binomial probabilities, for any k: the limit is exp(-l)*l^k/k!."""
    size, count = Symbol("n", integer=True, positive=True), Symbol("k", integer=True, nonnegative=True)
    rate = Symbol("l", positive=True)
    probability = binomial(size, count)*(rate/size)**count*(1 - rate/size)**(size - count)
    with pytest.raises(NotImplementedError):
        limit(probability, size, sympy.oo)
    refused(Eq(sympy.Limit(probability, size, sympy.oo), y), "Limit is not in the language")


def test_roots_of_negative_numbers():
    assert (-8)**Rational(1, 3) != -2
    assert not ((-8)**Rational(1, 3)).is_real
    refused(Eq(x**Rational(1, 3), -2), "fractional power of a base that may be negative")
    refused(Eq(sympy.sqrt(x), y), "fractional power of a base that may be negative")
    with pytest.raises(KernelError):
        X**Q(1, 3)


def test_an_unevaluated_form_does_not_survive_text():
    with sympy.evaluate(False):
        e = x/x + y
    assert e.has(1/x)
    assert sympify(str(e)) == Symbol("y") + 1
    assert sympify(sympy.srepr(e)) == y + 1
    # at the door nothing goes through text: the quotient is still there, with its condition
    t = term_from_sympy(e)
    assert domain(t) == (ne(X, 0),)
    assert t == Y + X/X


def test_an_undecided_comparison_is_not_a_truth_value():
    with pytest.raises(TypeError):
        bool(x < y)
    with pytest.raises(TypeError):
        bool(X < Y)
    assert (x == y) is False  # structural, as for kernel terms: an equation is Eq(x, y) or eq(x, y)
    refused(x == y, "not a SymPy statement")
