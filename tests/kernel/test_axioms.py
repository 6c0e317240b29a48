"""The axioms: the list is pinned, each statement is true in numbers, its hypotheses are needed, a cited axiom stays visible."""

import itertools
from fractions import Fraction

import pytest
from kernel_reals import Undefined, agrees, clearly, slopes, value
from kernel_support import (
    MINUS_OO,
    OO,
    REAL,
    KernelError,
    Table,
    Term,
    assume,
    compute,
    continuous,
    continuous_on,
    deriv,
    eq,
    exists,
    f,
    forall,
    fun,
    i,
    integral,
    j,
    le,
    lim,
    lt,
    ne,
    number,
    rule,
    u,
    variable,
    x,
    y,
)

from mathcheck.kernel.axioms import AXIOMS
from mathcheck.kernel.binding import open_binder
from mathcheck.kernel.obligations import obligations
from mathcheck.kernel.terms import conj, imp, negation

TABLE = Table()
accepts, refuses = TABLE.accepts, TABLE.refuses
RUDIN = "W. Rudin, Principles of Mathematical Analysis, 3rd ed., "
a, b, c, p, q, t = (variable(name, REAL) for name in "abcpqt")


def slope(op, given):
    """deriv(op(x), x, a) = given."""
    return deriv(fun(op, x), x, a, given)


ARCHIMEDES = forall(x, exists(i, lt(x, i)))
SLOPE, OUTER = variable("slope", f.sort), variable("outer", f.sort)
SMOOTH = continuous(f(t), t, a, b)
SLOPES_INSIDE = forall(x, imp(lt(a, x), imp(lt(x, b), deriv(f(t), t, x, SLOPE(x)))))
MEAN_VALUE = forall((f, SLOPE, a, b), imp(lt(a, b), imp(SMOOTH, imp(SLOPES_INSIDE, exists(
    x, conj(lt(a, x), conj(lt(x, b), eq(f(b) - f(a), SLOPE(x) * (b - a)))))))))
INTERMEDIATE_VALUE = forall((f, a, b), imp(le(a, b), imp(SMOOTH, forall(y, imp(le(f(a), y), imp(le(y, f(b)), exists(
    x, conj(le(a, x), conj(le(x, b), eq(f(x), y))))))))))
EXTREME_VALUE = forall((f, a, b), imp(le(a, b), imp(SMOOTH, exists(y, conj(le(a, y), conj(le(y, b), forall(
    x, imp(le(a, x), imp(le(x, b), le(f(y), f(x)))))))))))
FUNDAMENTAL = forall((f, SLOPE, a, b), imp(le(a, b), imp(SMOOTH, imp(continuous(SLOPE(t), t, a, b), imp(
    SLOPES_INSIDE, eq(integral(SLOPE(t), t, a, b), f(b) - f(a)))))))
AREA_SLOPE = forall((f, a, b, c), imp(lt(a, c), imp(SMOOTH, imp(lt(c, b), deriv(integral(f(t), t, a, y), y, c, f(c))))))
CHANGE = forall((f, SLOPE, OUTER, a, b, p, q), imp(le(a, b), imp(SMOOTH, imp(continuous(SLOPE(t), t, a, b), imp(
    continuous(OUTER(t), t, p, q), imp(SLOPES_INSIDE, imp(forall(x, imp(le(a, x), imp(le(x, b), conj(le(p, f(x)), le(f(x), q))))), eq(
        integral(OUTER(f(t)) * SLOPE(t), t, a, b), integral(OUTER(t), t, f(a), f(b))))))))))
ROOT = fun("sqrt", x)
PI = Term("pi")
MONOTONE = forall((u, b), imp(forall(i, le(u(i), u(i + 1))), imp(forall(j, le(u(j), b)), exists(x, lim(u(i), i, OO, x)))))
THEOREMS = {"monotone-convergence": MONOTONE, "mean-value-theorem": MEAN_VALUE, "intermediate-value-theorem": INTERMEDIATE_VALUE,
        "extreme-value-theorem": EXTREME_VALUE,
            "fundamental-theorem": FUNDAMENTAL, "integral-derivative": AREA_SLOPE, "change-of-variable": CHANGE}
STATEMENTS = {
    **THEOREMS,
    "archimedes": ARCHIMEDES,
    "exp-zero": eq(fun("exp", 0), 1),
    "exp-derivative": forall(a, slope("exp", fun("exp", a))),
    "log-derivative": forall(a, imp(lt(0, a), slope("log", 1 / a))),
    "exp-of-log": forall(x, imp(lt(0, x), eq(fun("exp", fun("log", x)), x))),
    "log-of-exp": forall(x, eq(fun("log", fun("exp", x)), x)),
    "sin-zero": eq(fun("sin", 0), 0),
    "cos-zero": eq(fun("cos", 0), 1),
    "sin-derivative": forall(a, slope("sin", fun("cos", a))),
    "cos-derivative": forall(a, slope("cos", -fun("sin", a))),
    "sqrt-nonnegative": forall(x, imp(le(0, x), le(0, ROOT))),
    "sqrt-squared": forall(x, imp(le(0, x), eq(ROOT * ROOT, x))),
    "sqrt-derivative": forall(a, imp(lt(0, a), slope("sqrt", 1 / (2 * fun("sqrt", a))))),
    "cos-half-pi": eq(fun("cos", PI / 2), 0),
    "cos-positive": forall(x, imp(le(0, x), imp(lt(x, PI / 2), lt(0, fun("cos", x))))),
    "atan-zero": eq(fun("atan", 0), 0),
    "atan-derivative": forall(a, slope("atan", 1 / (1 + a**2))),
}
SOURCES = {
    "archimedes": "Theorem 1.20 (a)", "monotone-convergence": "Theorem 3.14", "mean-value-theorem": "Theorem 5.10",
            "intermediate-value-theorem": "Theorem 4.23",
    "extreme-value-theorem": "Theorem 4.16", "fundamental-theorem": "Theorem 6.21 on [a + e, b - e], with continuity at the ends",
    "integral-derivative": "Theorem 6.20", "sqrt-nonnegative": "Theorem 1.21",
    "sqrt-squared": "Theorem 1.21", "sqrt-derivative": "Exercise 5.2, for x^2 on x > 0",
    "cos-half-pi": "after (50) before Theorem 8.7", "cos-positive": "after (50) before Theorem 8.7", "exp-zero": "(25) before Theorem 8.6",
    "exp-derivative": "Theorem 8.6 (b)", "log-derivative": "(38) after Theorem 8.6", "exp-of-log": "(36) after Theorem 8.6",
    "log-of-exp": "(37) after Theorem 8.6", "sin-zero": "(46) before Theorem 8.7", "cos-zero": "(46) before Theorem 8.7",
    "sin-derivative": "(49) before Theorem 8.7", "cos-derivative": "(49) before Theorem 8.7",
}
APOSTOL = {"change-of-variable": "Theorem 5.4, with continuity at the ends"}
SPIVAK = {"atan-zero": "definition of arctan in Chapter 15", "atan-derivative": "Theorem 15.3"}

for name, statement in STATEMENTS.items():
    accepts("axiom", name, (name,), (), statement)
refuses("axiom", "the name of the rule that applies one", ("mean_value",), "there is no axiom")
refuses("axiom", "the name of the rule that applies monotone convergence", ("monotone_convergence",), "there is no axiom")
refuses("axiom", "a name that is not in the list", ("choice",), "there is no axiom")
refuses("axiom", "another spelling", ("Archimedes",), "there is no axiom")
refuses("axiom", "two names at once", ("archimedes,archimedes",), "there is no axiom")
refuses("axiom", "the empty name", ("",), "there is no axiom")
refuses("axiom", "a statement", (ARCHIMEDES,), "must be a str", misuse=True)


test_accepted_with_exactly_this_sequent, test_refused_for_this_reason = TABLE.tests()


def test_the_list_of_axioms_is_pinned():
    assert {name: a.statement for name, a in AXIOMS.items()} == STATEMENTS
    sources = {name: RUDIN + where for name, where in SOURCES.items()}
    sources |= {name: "M. Spivak, Calculus, 3rd ed., " + where for name, where in SPIVAK.items()}
    sources |= {name: "T. M. Apostol, Calculus, vol. 1, 2nd ed., " + where for name, where in APOSTOL.items()}
    assert {name: a.source for name, a in AXIOMS.items()} == sources


def test_every_axiom_is_a_closed_formula_without_definitions():
    for axiom in AXIOMS.values():
        assert not axiom.statement.free and not axiom.statement.definitions and axiom.words and axiom.source


# Monotone convergence


def converges(body, value_, *premises):
    """The axiom for n -> body and a bound, its two hypotheses taken from the premises."""
    theorem = rule("forall_elim", rule("forall_elim_function", rule("axiom", "monotone-convergence"), (i,), body), number(value_))
    for premise in premises:
        theorem = rule("imp_elim", theorem, premise)
    return theorem


def of_all(formula, node):
    return rule("forall_intro", rule("inequality", formula, node), i)


def test_monotone_convergence_does_not_go_without_its_hypotheses():
    """n rises without a bound; -n is bounded by 0 and falls: the limits of both are infinite, so no number is one."""
    for body, q in ((i, OO), (-i, MINUS_OO)):
        limit = rule("limit_identity", i, OO) if q == OO else rule("limit_negative", rule("limit_identity", i, OO))
        assert limit.concl == lim(body, i, OO, q)
        claim = exists(x, lim(body, i, OO, x))
        none = rule("exists_elim", assume(claim), rule("limit_unique", assume(lim(body, i, OO, y)), limit), y)
        assert rule("not_intro", none, claim).hyps == ()
    rising, bounded = of_all(le(i, i + 1), ("const", 1)), rule("cut", rule("nat_nonneg", i), rule("inequality", le(-i, 0), (
        "have", assume(le(0, i)))))
    bounded = rule("forall_intro", bounded, i)
    assert converges(i, b, rising, assume(forall(i, le(i, b)))).hyps == (forall(i, le(i, b)),)
    assert converges(-i, 0, assume(forall(i, le(-i, -(i + 1)))), bounded).hyps == (forall(i, le(-i, -(i + 1))),)
    for wrong in (of_all(le(-(i + 1), -i), ("const", 1)), bounded):
        with pytest.raises(KernelError, match="not the antecedent"):
            converges(-i, 0, wrong)
    for wrong in (of_all(le(i, i), ("const", 0)), rising):  # n <= n bounds nothing: the bound is one number
        with pytest.raises(KernelError, match="not the antecedent"):
            converges(i, b, rising, wrong)
    with pytest.raises(KernelError, match=r"must not occur free|not the antecedent"):
        rule("forall_intro", converges(i, i, rising, assume(forall(j, le(j, i)))), i)
    at_three = rule("forall_elim", assume(forall(i, le(i, 2))), number(3))
    assert rule("not_elim", compute(negation(le(3, 2))), at_three).hyps == (forall(i, le(i, 2)),)
    at_zero = rule("forall_elim", assume(forall(i, le(-i, -(i + 1)))), number(0))
    assert rule("not_elim", compute(negation(at_zero.concl)), at_zero).hyps == (forall(i, le(-i, -(i + 1))),)


def test_monotone_convergence_is_of_total_sequences():
    """-1/n leaves a condition that fails at 0; the rule, which asks for values eventually only, takes it from 1 on."""
    theorem = rule("forall_elim_function", rule("axiom", "monotone-convergence"), (i,), -1 / i)
    gap = forall(i, ne(i, 0))
    assert theorem.hyps == (gap,)
    assert rule("not_intro", rule("not_elim", rule("forall_elim", assume(gap), number(0)), compute(eq(0, 0))), gap).hyps == ()


def test_an_increasing_bounded_sequence_in_numbers():
    """1 - 1/2^n rises and stays below 1; what it comes close to is 1, and the axiom names no number."""
    values = [1 - Fraction(1, 2**index) for index in range(60)]
    assert all(before < after < 1 for before, after in itertools.pairwise(values)) and 1 - values[-1] < Fraction(1, 10**17)


# In numbers

POINTS = [Fraction(p, q) for p in range(-13, 14) for q in (1, 3, 7, 10)]


def instance(statement, at):
    return open_binder(statement, number(at)) if statement.op == "forall" else statement


@pytest.mark.parametrize("name", sorted(set(STATEMENTS) - {"archimedes", *THEOREMS}))
def test_every_axiom_is_true_in_numbers(name):
    """At rational points: equations to 60 digits, derivatives against divided differences."""
    checked = 0
    for at in POINTS:
        formula = instance(STATEMENTS[name], at)
        while formula.op == "imp" and clearly(formula.args[0], {}):
            formula = formula.args[1]
        if formula.op == "imp":
            continue
        if formula.op in ("le", "lt"):
            assert clearly(formula, {})
        elif formula.op == "eq":
            difference = value(formula.args[0], {}) - value(formula.args[1], {})
            assert abs(difference) < 1e-60 * max(1, abs(at))
        else:
            assert agrees(*slopes(formula, {}))
        checked += 1
    assert checked >= 16


def test_archimedes_in_numbers():
    assert all(any(at < natural for natural in range(20)) for at in POINTS)


def square_by_the_axiom(everywhere):
    """The mean value theorem for t^2 with the slope 2*t^(2-1)*1, up to its two hypotheses, given the second."""
    theorem = rule("forall_elim_function", rule("axiom", "mean-value-theorem"), (t,), t**2)
    theorem = rule("forall_elim_function", theorem, (t,), number(2) * t ** (number(2) - 1) * 1)
    theorem = rule("forall_elim", rule("forall_elim", theorem, a), b)
    theorem = rule("imp_elim", rule("imp_elim", theorem, assume(lt(a, b))), continuous_on(t**2, t, a, b))
    return rule("imp_elim", theorem, everywhere)


def square_slopes(*guards):
    theorem = rule("deriv_power", rule("deriv_identity", x, t), compute(le(1, 2)))
    for guard in guards:
        theorem = rule("imp_intro", theorem, guard)
    return rule("forall_intro", theorem, t)


def test_the_mean_value_theorem_and_its_rule_say_the_same_of_a_total_function():
    by_axiom = square_by_the_axiom(square_slopes(lt(t, b), lt(a, t)))
    power = rule("deriv_power", rule("deriv_identity", x, t), compute(le(1, 2)))
    by_rule = rule("mean_value", assume(lt(a, b)), continuous_on(t**2, t, a, b), power, t)
    assert (by_axiom.concl, by_axiom.axioms) == (by_rule.concl, by_rule.axioms)
    assert by_rule.hyps == (lt(a, b),) and set(by_axiom.hyps) == {lt(a, b), forall(t, le(0, number(2) - 1))}  # the slope is total
    assert by_axiom.axioms == ("mean-value-theorem",)


def test_the_mean_value_theorem_in_numbers():
    """Between 1/2 and 3 the square's slope is the mean one at 7/4, as the theorem says, and at no other of the points."""
    found = square_by_the_axiom(square_slopes(lt(t, b), lt(a, t))).concl
    ends = {"a": Fraction(1, 2), "b": Fraction(3)}
    assert [at for at in (Fraction(p, 8) for p in range(5, 24)) if clearly(open_binder(found, number(at)), ends)] == [Fraction(7, 4)]


def test_the_mean_value_theorem_does_not_go_without_its_hypotheses():
    """Without a < b, with slopes under other guards, for a function with a gap."""
    for everywhere in (square_slopes(le(t, b), le(a, t)), square_slopes(lt(a, t), lt(t, b)), square_slopes(lt(t, b)), square_slopes()):
        with pytest.raises(KernelError, match="not the antecedent"):
            square_by_the_axiom(everywhere)
    instance_at = rule("forall_elim_function", rule("axiom", "mean-value-theorem"), (t,), 1 / t)
    gap = forall(t, negation(eq(t, 0)))
    assert instance_at.hyps == (gap,)
    broken = rule("not_elim", rule("forall_elim", assume(gap), number(0)), compute(eq(0, 0)))
    assert rule("not_intro", broken, gap).hyps == ()
    with pytest.raises(KernelError, match="the formula is false"):
        compute(lt(1, 1))


@pytest.mark.parametrize("wrong", [
    slope("exp", a), slope("exp", fun("exp", a) + Fraction(1, 10**9)), slope("log", a), slope("log", -1 / a), slope("sin", fun("sin", a)),
    slope("sin", -fun("cos", a)), slope("cos", fun("sin", a)),
], ids=repr)
def test_other_derivatives_are_false_in_numbers(wrong):
    """The check above can fail."""
    assert not agrees(*slopes(wrong, {"a": Fraction(7, 3)}))


# Without a hypothesis

GUARDED = {"log-derivative": lt, "exp-of-log": lt, "sqrt-derivative": lt, "sqrt-nonnegative": le, "sqrt-squared": le}


@pytest.mark.parametrize("name", sorted(GUARDED))
@pytest.mark.parametrize("at", [0, -1, Fraction(-1, 3)])
def test_where_the_hypothesis_fails_the_statement_is_not_true_and_not_to_be_had(name, at):
    statement, relation = STATEMENTS[name], GUARDED[name]
    if at == 0 and relation is le:
        return
    theorem = rule("forall_elim", rule("axiom", name), number(at))
    assert theorem.hyps == () and theorem.concl == instance(statement, at)
    guard, rest = theorem.concl.args
    assert guard == relation(0, at)
    with pytest.raises((Undefined, ZeroDivisionError)):
        clearly(rest, {})
    with pytest.raises(KernelError, match="the formula is false"):
        compute(guard)
    assert compute(negation(guard)).hyps == ()
    assert rule("imp_elim", theorem, assume(guard)).hyps == (guard,)
    for other in (compute(le(at, 0)), compute(relation(0, 1)), compute(negation(guard))):
        with pytest.raises(KernelError, match="not the antecedent"):
            rule("imp_elim", theorem, other)


@pytest.mark.parametrize("name", sorted(GUARDED))
def test_the_guard_stays_with_a_symbolic_instance(name):
    at_y = rule("forall_elim", rule("axiom", name), y)
    guard = GUARDED[name](0, y)
    assert at_y.concl.op == "imp" and at_y.concl.args[0] == guard
    released = rule("imp_elim", at_y, assume(guard))
    assert released.hyps == (guard,)
    with pytest.raises(KernelError, match="must not occur free"):
        rule("forall_intro", released, y)


def test_the_other_axioms_need_no_hypothesis_and_put_the_conditions_of_an_instance():
    assert rule("forall_elim", rule("axiom", "log-of-exp"), 1 / y).hyps == (negation(eq(y, 0)),)
    assert rule("forall_elim", rule("axiom", "exp-derivative"), fun("log", y)).hyps == (lt(0, y),)


def test_what_the_statements_owe_can_be_paid():
    """As claims they have values, and no hypothesis is impossible: some ask for a theorem, like 0 < exp(x) for log(exp(x))."""
    owed = {name: obligations(statement) for name, statement in STATEMENTS.items()}
    assert owed.pop("log-of-exp") == (forall(x, lt(0, fun("exp", x))),)
    assert owed.pop("log-derivative")[-1] == owed.pop("exp-of-log")[-1] == exists(x, lt(0, x))
    assert owed.pop("sqrt-derivative") == (forall(a, imp(lt(0, a), le(0, a))), forall(a, imp(lt(0, a), ne(2 * fun("sqrt", a), 0))),
                                           exists(a, lt(0, a)))
    assert owed.pop("sqrt-nonnegative") == owed.pop("sqrt-squared") == (exists(x, le(0, x)),)
    assert owed.pop("cos-positive") == (exists(x, conj(le(0, x), lt(x, PI / 2))),)
    assert owed.pop("atan-derivative") == (forall(a, ne(1 + a**2, 0)),)
    for name in THEOREMS:  # some f, slope, a, b (and value) meet the hypotheses
        assert owed.pop(name)[-1].op == "exists", name
    assert set(owed.values()) == {()}


def test_the_exponential_is_positive_by_the_axioms():
    """defined: log(exp(x)) = x holds, so exp(x) is positive. It cites what it rests on."""
    theorem = rule("defined", rule("forall_elim", rule("axiom", "log-of-exp"), x), lt(0, fun("exp", x)))
    assert (theorem.hyps, theorem.concl, theorem.axioms) == ((), lt(0, fun("exp", x)), ("log-of-exp",))


# Citations


def test_the_mean_value_theorem_is_cited_by_its_rule_and_unites_with_the_others():
    less = assume(lt(a, b))
    plain = rule("mean_value", less, continuous_on(x, x, a, b), rule("deriv_identity", x, t), t)
    assert plain.axioms == ("mean-value-theorem",)
    of_exp = rule("mean_value", less, continuous_on(fun("exp", x), x, a, b), rule("forall_elim", rule("axiom", "exp-derivative"), t), t)
    assert of_exp.axioms == ("exp-derivative", "mean-value-theorem")
    bound = rule("cut", rule("and_right", rule("and_intro", rule("axiom", "sin-zero"), compute(lt(0, 1)))), assume(lt(0, 1)))
    wave = rule("forall_elim", rule("axiom", "sin-derivative"), t)
    wave = rule("deriv_chain", wave, rule("forall_elim", rule("axiom", "exp-derivative"), fun("sin", t)))
    closed = rule("mean_value", bound, rule("continuous_where_differentiable", wave, t, number(0), number(1)), wave, t)
    assert closed.axioms == ("exp-derivative", "mean-value-theorem", "sin-derivative", "sin-zero")
    assert rule("weaken", closed, lt(y, 1)).axioms == closed.axioms
    less_again = rule("and_left", rule("and_intro", less, closed))
    again = rule("mean_value", less_again, continuous_on(x, x, a, b), rule("deriv_identity", x, t), t)
    assert again.axioms == closed.axioms


def test_no_other_rule_of_derivatives_cites():
    identity = rule("deriv_identity", x, t)
    assert rule("deriv_combine", identity, "mul", identity).axioms == ()
    assert rule("deriv_quotient", identity, identity, assume(negation(eq(t, 0)))).axioms == ()


def test_an_axiom_stays_visible_in_all_that_follows_from_it():
    cited = rule("axiom", "archimedes")
    assert cited.axioms == ("archimedes",)
    at_y = rule("forall_elim", cited, y)
    pair = rule("and_intro", rule("assume", lt(y, 1)), at_y)
    in_a_tree = rule("inequality", lt(0, 1), ("add", ("const", 1), ("have", rule("and_left", rule("and_intro", zero(), at_y)))))
    assert at_y.axioms == pair.axioms == in_a_tree.axioms == ("archimedes",)
    assert rule("assume", lt(y, 1)).axioms == ()


def zero():
    return rule("refl", y)
