"""What attempts to derive False found, and what they tried in vain. Each line stays refused."""

from fractions import Fraction

import pytest

from mathcheck.kernel import audit as audit_module
from mathcheck.kernel.binding import bind, open_binder, substitute
from mathcheck.kernel.costs import splits
from mathcheck.kernel.domains import domain
from mathcheck.kernel.errors import KernelError
from mathcheck.kernel.recursion import Recursion
from mathcheck.kernel.sorts import INT, NAT, PROP, REAL, function_sort
from mathcheck.kernel.terms import ONE, TRUE, ZERO, Definition, Term, disj, eq, imp, le, lt, ne, negation, number, variable
from mathcheck.kernel.text import show
from mathcheck.kernel.theorem import RULES
from mathcheck.kernel.writer import write_certificate, write_statement


class K:
    """The kernel's rules by name."""

    def __getattr__(self, name):
        return RULES[name]


k_ = K()
x, y, z = (variable(c, REAL) for c in "xyz")
k, m, n = (variable(c, INT) for c in "kmn")
p = variable("p", NAT)
F = variable("F", function_sort((NAT,), REAL))
G = variable("G", function_sort((REAL,), REAL))
H = variable("H", function_sort((INT,), NAT))
J = variable("J", function_sort((INT, INT), REAL))
P = variable("P", function_sort((REAL,), PROP))
partial = Definition("d3", (("x", REAL), ("p", NAT)), x)
one_f, other_f = Definition("f", (("x", REAL),), x), Definition("f", (("x", REAL),), x + 1)


def npow(a, e):
    return Term("npow", (number(a), number(e)))


def zpow(a, e):
    return Term("zpow", (number(a), number(e)))


def some(v, body):
    return bind("exists", v, body)


REFUSED = {
    "0^n is not 0 at n = 0": lambda: k_.field(npow(0, n), ZERO),
    "0^0 is 1": lambda: k_.field(npow(0, 0), ZERO),
    "an identically zero divisor": lambda: k_.field(ONE / (x - x), ZERO),
    "(-1)^(n+1) is not (-1)^n": lambda: k_.field(npow(-1, n + 1), npow(-1, n)),
    "|x|^2 is opaque to field": lambda: k_.field(npow(abs(x), 2), npow(x, 2)),
    "a sum is opaque to field": lambda: k_.field(bind("sum", k, ONE, ONE, n), n),
    "the inverse of a mere square": lambda: k_.inequality(lt(0, 1 / (x * x)), ("inverse", ("square", x))),
    "a square is not strict": lambda: k_.inequality(lt(0, x * x), ("square", x)),
    "0 < 0 from the literal 0": lambda: k_.inequality(lt(0, 0), ("const", 0)),
    "a negative literal": lambda: k_.inequality(le(0, -1), ("const", -1)),
    "a truth value as a literal": lambda: k_.inequality(le(0, 1), ("const", True)),
    "the inverse of 0": lambda: k_.inequality(lt(0, 1 / (x - x)), ("inverse", ("const", 0))),
    "an inequality scaled by -1": lambda: k_.inequality(le(0, -x), ("scale", ("have", k_.assume(le(0, x))), number(-1))),
    "an equation from an inequality": lambda: k_.inequality(eq(x, 0), ("have", k_.assume(le(0, x)))),
    "strict from a product with 0": lambda: k_.inequality(
        lt(0, x * y), ("mul", ("have", k_.assume(eq(0, x))), ("have", k_.assume(lt(0, y))))),
    "a formula as a number": lambda: k_.inequality(le(0, 1), ("add", ("const", 1), ("scale", ("const", 0), le(0, x)))),
    "an Int by a Real": lambda: k_.inst(k_.refl(n), n, x),
    "a Nat by a Real": lambda: k_.inst(k_.refl(p), p, x),
    "a function by a number": lambda: k_.inst(k_.refl(F(p)), F, x),
    "an index by an equal real": lambda: k_.subst(k_.assume(eq(n, x)), k_.refl(H(n)), eq(H(m), H(n)), m),
    "an Int is not a Nat": lambda: k_.nat_nonneg(n),
    "a constant hides 1/y": lambda: k_.inst_function(k_.assume(eq(G(1 / y), G(1 / y))), G, (x,), ZERO),
    "a constant hides a negative index": lambda: k_.inst_function(k_.refl(F(n)), F, (p,), ONE),
    "the identity hides a negative index": lambda: k_.inst_function(k_.refl(F(n)), F, (p,), p + 0),
    "true hides 1/y": lambda: k_.inst_function(k_.assume(P(1 / y)), P, (x,), TRUE),
    "a constant hides a nested pole": lambda: k_.inst_function(k_.refl(G(1 / G(x))), G, (x,), ONE),
    "a body with the function itself": lambda: k_.inst_function(k_.assume(eq(G(1 / G(x)), 0)), G, (z,), 0 * (1 / G(x))),
    "a body with the function itself, total": lambda: k_.inst_function(k_.refl(G(x)), G, (z,), G(z) + 1),
    "a pole under a sum": lambda: k_.inst_function(k_.assume(eq(bind("sum", k, G(1 / k), ZERO, n), 0)), G, (x,), ZERO),
    "a pole under forall": lambda: k_.forall_elim_function(k_.assume(bind("forall", G, eq(G(1 / y), G(1 / y)))), (x,), ZERO),
    "a parameter of the wrong sort": lambda: k_.inst_function(k_.refl(F(p)), F, (x,), x),
    "a body of the wrong sort": lambda: k_.inst_function(k_.refl(H(n)), H, (m,), x),
    "a number for a predicate": lambda: k_.inst_function(k_.assume(P(x)), P, (x,), x),
    "one parameter twice": lambda: k_.inst_function(k_.refl(J(n, m)), J, (n, n), n + 0),
    "a condition on the generalised variable": lambda: k_.forall_intro(k_.refl(1 / x), x),
    "an eigenvariable in the statement": lambda: k_.exists_elim(k_.assume(some(y, lt(x, y))), k_.assume(lt(x, x)), x),
    "an eigenvariable in the conclusion": lambda: k_.exists_elim(k_.assume(some(y, lt(x, y))), k_.assume(lt(x, z)), z),
    "an eigenvariable of another sort": lambda: k_.exists_elim(k_.assume(some(y, lt(x, y))), k_.assume(lt(x, n)), n),
    "k/k = 1 under a sum": lambda: k_.congruence(k_.field(k / k, ONE), "sum", k, ZERO, n),
    "a Nat index": lambda: k_.congruence(k_.field(p + 0, p), "sum", p, ZERO, n),
    "an index in its own bound": lambda: k_.congruence(k_.weaken(k_.field(k + 0, k), le(k, k)), "sum", k, k, n),
    "congruence under forall": lambda: k_.congruence(k_.field(k + 0, k), "forall", k, ZERO, n),
    "a supposition on the induction variable": lambda: k_.induction(
        k_.assume(eq(n, 0)), k_.assume(eq(n + 1, 0)), n, eq(n, 0), ZERO),
    "a Nat induction from -1": lambda: k_.induction(
        k_.compute(le(-1, -1)), k_.assume(le(-1, p + 1)), p, le(-1, p), number(-1)),
    "a start that is the variable": lambda: k_.induction(k_.refl(n), k_.refl(n + 1), n, eq(n, n), n),
    "induction over the reals": lambda: k_.induction(k_.refl(ZERO), k_.refl(x + 1), x, eq(x, x), ZERO),
    "a gap between reals": lambda: k_.int_gap(k_.assume(lt(x, 1))),
    "a gap after <=": lambda: k_.int_gap(k_.assume(le(n, m))),
    "1/0 computed": lambda: k_.compute(ONE / 0),
    "a variable computed": lambda: k_.compute(x),
    "a true side does not excuse 1/0 in computation": lambda: k_.compute(disj(eq(1, 1), eq(ONE / 0, 1))),
    "0^(-1)": lambda: k_.compute(npow(0, -1)),
    "0^^0": lambda: k_.compute(zpow(0, 0)),
    "a pole inside a sum": lambda: k_.compute(bind("sum", k, 1 / k, number(-1), ONE)),
    "a definition at 1/0": lambda: k_.compute(partial(ONE / 0, 1)),
    "a definition at a negative Nat": lambda: k_.compute(partial(1, -1)),
    "one name, two sorts": lambda: k_.weaken(k_.refl(x), eq(variable("x", INT), 0)),
    "a loose index": lambda: k_.refl(Term("bvar", (), (0, REAL))),
    "one name, two definitions": lambda: k_.weaken(k_.unfold(one_f(y)), eq(other_f(y), 0)),
    "two definitions chained": lambda: k_.trans(k_.sym(k_.unfold(one_f(y))), k_.unfold(other_f(y))),
    "a variable named like a definition": lambda: k_.weaken(k_.unfold(one_f(y)), eq(variable("f", REAL), 0)),
    "a definition called max": lambda: Definition("max", (("x", REAL),), x),
    "a variable called exp": lambda: variable("exp", REAL),
    "|x| from 0 < x": lambda: k_.abs_of_nonnegative(k_.assume(lt(0, x))),
    "|x| from -1 <= x": lambda: k_.abs_of_nonnegative(k_.assume(le(-1, x))),
}


@pytest.mark.parametrize("attempt", REFUSED.values(), ids=REFUSED.keys())
def test_stays_refused(attempt):
    with pytest.raises(KernelError):
        attempt()


def outcome(theorem, obligations=()):
    return audit_module.audit(write_certificate(theorem.concl, theorem, obligations))["outcome"]


def vacuous():
    """forall x. x < x -> 0 = 1, a theorem that says nothing."""
    never = k_.not_elim(k_.compute(negation(lt(0, 0))), k_.inequality(lt(0, 0), ("have", k_.assume(lt(x, x)))))
    return k_.forall_intro(k_.imp_intro(k_.ex_falso(never, eq(0, 1)), lt(x, x)), x)


def test_a_vacuous_statement_is_only_a_theorem():
    assert outcome(vacuous()) == "theorem"


def test_a_vacuous_statement_beside_or_is_only_a_theorem():
    assert outcome(k_.or_left(vacuous(), eq(0, 1))) == "theorem"


def test_a_vacuous_statement_below_exists_is_only_a_theorem():
    th = vacuous()
    assert outcome(k_.exists_intro(th, some(y, th.concl), ZERO)) == "theorem"


def test_a_function_that_cannot_exist_makes_a_statement_vacuous():
    both = Term("and", (eq(F(0), 0), eq(F(0), 1)))
    given = k_.assume(both)
    absurd = k_.trans(k_.sym(k_.and_left(given)), k_.and_right(given))
    assert outcome(k_.forall_intro(k_.imp_intro(absurd, both), F)) == "theorem"


def test_a_true_statement_is_not_refuted_as_ill_posed():
    statement = some(x, eq(1 / x, 2))
    half = number(Fraction(1, 2))
    k_.exists_intro(k_.compute(eq(1 / half, 2)), statement, half)  # it is a theorem
    [condition] = domain(statement)
    denied = k_.not_intro(k_.not_elim(k_.forall_elim(k_.assume(condition), ZERO), k_.compute(eq(0, 0))), condition)
    answer = audit_module.audit(write_certificate(denied.concl, denied), statement=write_statement(statement), refutes=True)
    assert answer["outcome"] == "refused"


def test_an_open_hypothesis_does_not_meet_an_expected_statement(tmp_path, capsys):
    statement = eq(ZERO, ONE)
    (tmp_path / "c").write_text(write_certificate(statement, k_.assume(statement)))
    (tmp_path / "s").write_text(write_statement(statement))
    assert audit_module.main([str(tmp_path / "c"), "--statement", str(tmp_path / "s")]) == 1
    assert audit_module.main([str(tmp_path / "c"), "--statement"]) == 2
    assert "open hypothesis" in capsys.readouterr().out


def test_a_malformed_request_is_answered():
    for request in ('{"certificate": 5}', "nonsense", "[]", '{"certificate": "", "axioms": 3}'):
        assert audit_module._request(request)["outcome"] == "not a certificate"


def test_exponents_and_numbers_have_limits():
    tower = number(2) ** 16
    for _ in range(10):
        tower = tower**16
    with pytest.raises(KernelError):
        k_.field(x**tower, x)
    big = number((1 << 150_000) + 1)
    with pytest.raises(KernelError):
        k_.field(big * big, big)
    with pytest.raises(KernelError):
        k_.compute(bind("prod", k, big, ONE, number(900_000)))
    with pytest.raises(KernelError):
        k_.compute(bind("sum", k, number(Fraction(1 << 90_000, 3)), ONE, number(900_000)))


def test_a_chain_of_doubling_definitions_is_too_large():
    with pytest.raises(KernelError):
        f = Definition("f0", (("x", REAL),), 1 / x)
        for i in range(1, 40):
            f = Definition(f"f{i}", (("x", REAL),), f(x) + f(x + 2**i))


def test_hypotheses_that_must_stay():
    assert k_.field(x / x, ONE).hyps == (ne(x, 0),)
    assert k_.field(0 * (1 / x), ZERO).hyps == (ne(x, 0),)
    assert k_.field(zpow(0, 2), ZERO).hyps == (ne(0, 0),)
    assert set(k_.field(x**n * x ** (-n), ONE).hyps) == {le(0, n), le(0, -n)}
    assert k_.inst(k_.nat_nonneg(p), p, n).hyps == (le(0, n),)
    assert k_.inst(k_.refl(x), x, 1 / y).hyps == (ne(y, 0),)
    assert set(k_.unfold(partial(1 / y, n)).hyps) == {ne(y, 0), le(0, n)}
    assert k_.inst_function(k_.refl(H(n)), H, (m,), m - 1).hyps == (bind("forall", m, le(0, m - 1)),)
    assert k_.excluded_middle(disj(eq(1 / x, 1), eq(x, 0))).hyps == (ne(x, 0),)
    assert k_.imp_intro(k_.assume(eq(1 / x, 1)), eq(1 / x, 1)).hyps == (ne(x, 0),)
    assert imp(eq(1 / x, 1), eq(1 / x, 1)) == k_.imp_intro(k_.assume(eq(1 / x, 1)), eq(1 / x, 1)).concl


def test_a_product_of_large_polynomials_is_refused_before_it_is_computed():
    a, b, c = (variable(name, REAL) for name in "abc")
    t = number(Fraction(3, 7)) ** 20_000 * (a + b + c) ** 40
    with pytest.raises(KernelError):
        k_.field(t * t, ZERO)


def closed(v, a, b):
    """min(a, b) <= v and v <= max(a, b), supposed."""
    return tuple(k_.assume(h) for h in (le(Term("min", (number(a), number(b))), v), le(v, Term("max", (number(a), number(b))))))


def test_a_substitution_does_not_capture_a_parameter_of_the_outer_function():
    """It gave integral(x*1, x, 0, 1) = integral(x, u, 0, 1), hence 1/2 = x for every x."""
    inner = k_.continuous_where_defined(k_.refl(y), y, ZERO, ONE)
    speed = k_.continuous_where_defined(k_.refl(ONE), x, ZERO, ONE)
    outer = k_.continuous_where_defined(k_.refl(x), z, ZERO, ONE)
    with pytest.raises(KernelError, match="must not occur free"):
        k_.integral_substitution(inner, speed, outer, k_.deriv_identity(x, x), closed(x, 0, 1), x)


def test_a_substitution_does_not_capture_a_parameter_of_the_outer_bounds():
    """With 1/u between x and x, for x != 0, it gave an integral of 1/u across 0."""
    inner = k_.continuous_where_defined(k_.refl(y), y, number(-1), ONE)
    speed = k_.continuous_where_defined(k_.refl(ONE), x, number(-1), ONE)
    outer = k_.continuous_where_defined(k_.refl(z), z, x, x)
    with pytest.raises(KernelError, match="must not occur free"):
        k_.integral_substitution(inner, speed, outer, k_.deriv_identity(x, x), closed(x, x, x), x)


def test_a_function_that_is_not_known_to_be_continuous_is_refused_by_the_kernel():
    with pytest.raises(KernelError, match="not put together"):
        k_.continuous_where_defined(k_.refl(G(x)), x, ZERO, ONE)


def test_nested_definitions_are_searched_for_a_jump_in_linear_time():
    double = Definition("double", (("q", REAL),), variable("q", REAL) + variable("q", REAL))
    nested = x
    for _ in range(18):
        nested = double(nested)
    assert k_.continuous_where_defined(k_.refl(nested), x, ZERO, ONE).concl.op == "continuous"


def long_fraction(bits):
    return Fraction((1 << bits) + 3, (1 << (bits - 1)) + 1)


def test_the_work_of_enclosures_is_charged_by_the_size_of_the_numbers():
    """Each ran for minutes within its budget of steps."""
    ends = sorted((long_fraction(1 << 18), long_fraction(1 << 18) + Fraction(1, (1 << (1 << 18)) + 1)))
    with pytest.raises(KernelError, match="bits"):
        k_.enclose_box(lt(0, 1), ((x, *ends),), (0, (), ()), 8, 1)
    with pytest.raises(KernelError, match="steps"):
        k_.enclose(lt(bind("sum", k, number(long_fraction(1 << 19)), ONE, number(10**6)), ONE), 20_000, 1)
    logarithms = bind("sum", k, Term("log", (y,)), ONE, number(30_000))
    q = number(long_fraction(1 << 13))
    with pytest.raises(KernelError, match="steps"):
        k_.enclose(lt(bind("integral", y, logarithms, q, q), number(10**6)), 8, 1)


def test_an_integrand_is_looked_at_once():
    body = Term("sin", (y,))
    for _ in range(13):
        body = body + body
    inner = bind("integral", y, bind("sum", k, body, ONE, ZERO), ZERO, ONE)
    assert k_.enclose(lt(bind("sum", m, inner, ONE, number(150)), ONE), 8, 1).hyps == ()


def test_binders_nested_deep_in_a_large_term_are_not_opened_for_ever():
    indices = [variable(f"k{i}", INT) for i in range(20)]
    body = x
    for i in indices:
        body = body + i
    for _ in range(8):
        body = body + body
    for i in indices:
        body = bind("sum", i, body, ONE, ZERO)
    with pytest.raises(KernelError, match="nested too deep"):
        k_.continuous_where_defined(k_.refl(body), x, ZERO, ONE)


def doubled(t, times):
    for _ in range(times):
        t = t + t
    return t


def test_copying_a_definition_or_a_recursion_is_paid_for():
    """The range over which the large body sums is empty: it would be copied for every k and never looked at."""
    idle = bind("sum", k, doubled(x, 13), ONE, ZERO)
    called = Definition("g", (("x", REAL),), idle)
    recursion = Recursion("r", (("p", NAT), ("x", REAL)), REAL, idle, x)
    for summand in (called(k), recursion(ZERO, k)):
        with pytest.raises(KernelError, match="more than 1000000 steps"):
            k_.compute(eq(bind("sum", k, summand, ONE, number(200_000)), ZERO))


def test_a_shared_subterm_is_normalised_once():
    """Without that this takes hours: the product below costs a tenth of a second, and it occurs 8,192 times."""
    product = npow(x + 1, 60) * npow(npow(x, 61) + 1, 4)
    t = doubled(product, 12)
    assert k_.field(t, t).hyps == ()


def test_long_fractions_are_paid_for_before_they_are_reduced():
    long = number(Fraction((1 << 200_000) + 1, 3**120_000))
    with pytest.raises(KernelError, match="more than 1000000 steps"):
        k_.compute(bind("sum", k, long * (long + k), ONE, number(10**6)))


def test_a_bound_variable_takes_no_name_of_a_definition_beside_it():
    f = Definition("f", (("x", REAL),), x)
    v, three, two = variable("f", REAL), Term("near", (f(number(3)),)), Term("at", (f(number(2)),))
    assert show(bind("limit", v, v, three, two)) == "lim(f_, f_ -> f(3)) = f(2)"


def test_what_a_least_number_needs_speaks_of_the_bound_variables_around_it():
    """The condition of least(k, k = j) below two sums once spoke of the outer index i, which showed that false."""
    i, j, natural = variable("i", INT), variable("j", INT), variable("k", NAT)
    least = bind("least", natural, eq(natural, j))
    nested = bind("sum", i, bind("sum", j, least, number(2), number(2)), ONE, ONE)
    [condition] = domain(nested)
    for value in (ONE, number(2)):
        condition = open_binder(condition, value)
        condition = condition.args[1].args[1]  # the guards of the range
    assert [condition] == list(domain(substitute(least, j, number(2))))
    m = variable("m", NAT)
    assert open_binder(open_binder(condition, m).args[1], natural) == imp(lt(natural, m), negation(eq(natural, number(2))))


def test_the_name_of_a_definition_is_checked_before_it_is_printed():
    for made in (lambda: Definition("f\nPROVED: 1 = 1", (("x", REAL),), TRUE),
                 lambda: Recursion("f\nPROVED: 1 = 1", (("p", NAT),), PROP, ZERO, ZERO)):
        with pytest.raises(KernelError) as caught:
            made()
        assert "\n" not in str(caught.value)


def test_many_bounds_on_a_large_cost_are_refused_before_they_are_built():
    large = doubled(p, 14)
    with pytest.raises(KernelError, match="fewer for a large term"):
        split = k_.assume(splits(large, p))
        k_.cost_exceeds(k_.compute(le(ONE, substitute(large, p, ONE))), split, large, p, ((1, 0),) * 60, (), (), ())
    with pytest.raises(KernelError, match="from 1 to 100"):
        k_.cost_exceeds(k_.compute(le(ONE, ONE)), k_.assume(splits(p, p)), p, p, ((1, 0),) * 101, (), (), ())


def test_what_a_large_term_shares_is_substituted_once():
    """Each of these took minutes: a term of 2^13 summands that is twenty nodes of memory, copied summand by summand."""
    large = doubled(F(p) + x, 13)
    th = k_.assume(eq(large, ZERO))
    for i in range(60):
        th = k_.weaken(th, eq(large, number(i)))
    assert len(k_.inst(th, x, y).hyps) == 60 and k_.inst(th, x, y).concl == eq(doubled(F(p) + y, 13), ZERO)
    assert k_.inst_function(th, F, (p,), p * p).concl == eq(doubled(p * p + x, 13), ZERO)
    guarded = eq(large, ZERO)
    for i in range(60):
        guarded = bind("forall", variable(f"u{i}", REAL), imp(lt(ZERO, variable(f"u{i}", REAL)), eq(1 / x, large))) if i == 0 else bind(
            "forall", variable(f"u{i}", REAL), guarded)
    assert k_.excluded_middle(guarded).hyps


def test_a_large_literal_is_not_shared_into_a_text_without_end():
    """One literal of a million bits, doubled twelve times by sharing, would be printed as a gigabyte."""
    t = number(2**1_000_000)
    with pytest.raises(KernelError, match="words"):
        for _ in range(12):
            t = t + t
    assert number(2**1_000_000).size > 10_000
