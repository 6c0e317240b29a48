"""Theorems made at random are true at random points, by an evaluator that shares no code with the kernel.

Each property counts how often its hypotheses were met, so that it cannot pass by being empty.
"""

import contextlib
import itertools
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from kernel_evaluator import OPERATIONS, UNDEFINED, TooFar, evaluate, holds
from kernel_support import (
    Definition,
    KernelError,
    Term,
    eq,
    f,
    fact,
    field,
    i,
    j,
    k,
    le,
    least,
    lt,
    m,
    n,
    number,
    product,
    rule,
    total,
    u,
    variable,
    x,
    y,
    zpow,
)

from mathcheck.kernel.binding import bind, substitute
from mathcheck.kernel.domains import domain
from mathcheck.kernel.sorts import INT, NAT, REAL
from mathcheck.kernel.terms import SIGNATURE, conj, imp, negation

FREE = {REAL: (x, y), INT: (m, n), NAT: (i, j)}
HALVES = tuple(Fraction(p, 2) for p in (-4, -3, -2, -1, 0, 0, 1, 2, 3, 5))
INDEX_NAMES = ("k", "p", "q")

g = Definition("g", (("t", REAL), ("e", NAT)), variable("t", REAL) ** variable("e", NAT) / (variable("t", REAL) - 1))
h = Definition("h", (("e", NAT),), fact(variable("e", NAT)) + variable("e", NAT))


def examples(count):
    return settings(max_examples=count, deadline=None, derandomize=True, database=None,
                    suppress_health_check=list(HealthCheck), phases=(Phase.generate, Phase.shrink))


# Random terms and formulas


def small_number(draw):
    return number(draw(st.sampled_from((-2, -1, 0, 0, 1, 1, 2, 3))))


@st.composite
def integers(draw, depth=2, indices=()):
    """An Int (or Nat) term; indices: the integer variables that binders around it provide."""
    kinds = ["literal", "variable", "natural"] if depth == 0 else \
        ["literal", "variable", "natural", "add", "sub", "mul", "neg", "abs", "max", "power", "fact", "sum", "h", "least"]
    kind = draw(st.sampled_from(kinds))
    if kind == "literal":
        return small_number(draw)
    if kind == "variable":
        return draw(st.sampled_from((*FREE[INT], *indices, *indices)))
    if kind == "natural":
        return draw(st.sampled_from(FREE[NAT]))
    if kind == "sum":
        return _ranged(draw, depth, indices, integers)
    if kind == "least":
        return _least(draw, depth, indices)
    a = draw(integers(depth - 1, indices))
    if kind in ("neg", "abs"):
        return Term(kind, (a,))
    if kind == "fact":
        return fact(a)
    if kind == "h":
        return h(a)
    if kind == "power":
        return a ** draw(integers(0, indices))
    return Term(kind, (a, draw(integers(depth - 1, indices))))


def _ranged(draw, depth, indices, body):
    index = variable(INDEX_NAMES[len(indices) % 3], INT)
    lo, hi = draw(integers(0, indices)), draw(integers(0, indices))
    build = draw(st.sampled_from((total, total, product)))
    return build(draw(body(depth - 1, (*indices, index))), index, lo, hi)


def _least(draw, depth, indices):
    """The least natural number that compares so with a number, which may be an expression of it, or a quotient of it that exists."""
    index = variable(INDEX_NAMES[len(indices) % 3], NAT)
    inside = (*indices, index)
    side, other = index + draw(integers(0, inside)), draw(integers(depth - 1, inside))
    other = 1 / other if draw(st.integers(0, 2)) == 0 else other
    return least(index, draw(st.sampled_from((eq, le, lt)))(*((side, other) if draw(st.integers(0, 3)) == 0 else (other, side))))


@st.composite
def numbers(draw, depth=3, indices=()):
    """A Real (or Int, or Nat) term."""
    kinds = ["integer", "variable", "variable", "fraction"] if depth == 0 else \
        ["integer", "variable", "add", "sub", "mul", "div", "div", "neg", "abs", "max", "min", "npow", "zpow", "sum", "call"]
    kind = draw(st.sampled_from(kinds))
    if kind == "integer":
        return draw(integers(min(depth, 2), indices))
    if kind == "variable":
        return draw(st.sampled_from((*FREE[REAL], *indices)))
    if kind == "fraction":
        return number(draw(st.sampled_from((Fraction(1, 2), Fraction(-3, 2), Fraction(1, 3)))))
    if kind == "sum":
        return _ranged(draw, depth, indices, numbers)
    a = draw(numbers(depth - 1, indices))
    if kind in ("neg", "abs"):
        return Term(kind, (a,))
    if kind in ("npow", "zpow"):
        return Term(kind, (a, draw(integers(1, indices))))
    if kind == "call":
        return g(a, draw(integers(1, indices)))
    return Term(kind, (a, draw(numbers(depth - 1, indices))))


@st.composite
def formulas(draw, depth=2, indices=()):
    kind = draw(st.sampled_from(["eq", "lt", "le"] if depth == 0 else ["eq", "lt", "le", "not", "and", "or", "imp", "forall",
        "exists"]))
    if kind in ("eq", "lt", "le"):
        return Term(kind, (draw(numbers(2, indices)), draw(numbers(1, indices))))
    if kind in ("forall", "exists"):
        v = draw(st.sampled_from((x, n, j)))
        return bind(kind, v, draw(formulas(depth - 1, indices)))
    a = draw(formulas(depth - 1, indices))
    return negation(a) if kind == "not" else Term(kind, (a, draw(formulas(depth - 1, indices))))


@st.composite
def points(draw):
    point = {v.data: draw(st.sampled_from(HALVES)) for v in (x, y, variable("z", REAL))}
    point |= {v.data: draw(st.integers(-3, 4)) for v in (k, m, n, variable("p", INT), variable("q", INT))}
    point |= {v.data: draw(st.integers(0, 4)) for v in (i, j)}
    a, b, c = draw(st.tuples(*[st.sampled_from(HALVES)] * 3))
    point["u"] = lambda e: a * e * e + b * e + c
    point["f"] = lambda e: (a * e + b) / (e * e + 1) + c
    return point


# Checking


def check(theorem, point, seen):
    """The theorem is true at the point; seen counts what happened."""
    try:
        if not all(holds(hyp, point) for hyp in theorem.hyps):
            seen["hypotheses not met"] += 1
            return
        truth = evaluate(theorem.concl, point)
    except TooFar:
        seen["too far"] += 1
        return
    assert truth is True, f"{theorem!r} is {truth} at {point}"
    seen["true"] += 1


def property_of_theorems(count, at_least, *strategies):
    """A test from a function (drawn values) -> theorem: it is true at every point, `at_least` times with hypotheses met."""
    def decorate(make):
        def test():
            seen = Counter()

            @examples(count)
            @given(st.tuples(*strategies), st.lists(points(), min_size=3, max_size=3))
            def run(drawn, at):
                try:
                    theorem = make(*drawn)
                except KernelError:
                    seen["refused"] += 1
                    return
                for point in at:
                    check(theorem, point, seen)

            run()
            assert seen["true"] >= at_least, seen
        test.__name__, test.__doc__ = make.__name__, make.__doc__
        return test
    return decorate


# Domains


def test_the_domain_conditions_of_a_term_are_true_exactly_where_it_denotes():
    seen = Counter()

    @examples(600)
    @given(numbers(3), points())
    def run(t, point):
        try:
            value = evaluate(t, point)
            conditions = all(holds(d, point) for d in domain(t))
        except TooFar:
            return
        assert conditions is (value is not UNDEFINED), f"{t!r} at {point}"
        seen[value is UNDEFINED] += 1

    run()
    assert seen[True] > 50 and seen[False] > 150, seen


def test_the_domain_conditions_of_a_formula_give_it_a_value():
    seen = Counter()

    @examples(300)
    @given(formulas(2), points())
    def run(formula, point):
        with contextlib.suppress(TooFar):
            if all(holds(d, point) for d in domain(formula)):
                assert evaluate(formula, point) is not UNDEFINED, f"{formula!r} at {point}"
                seen["defined"] += 1

    run()
    assert seen["defined"] > 75, seen


@pytest.mark.parametrize("kind", ["eq", "lt", "le"])
def test_the_domain_conditions_of_an_atom_are_exact(kind):
    @examples(75)
    @given(numbers(2), numbers(2), points())
    def run(a, b, point):
        atom = Term(kind, (a, b))
        with contextlib.suppress(TooFar):
            assert (evaluate(atom, point) is not UNDEFINED) is all(holds(d, point) for d in domain(atom))

    run()


# Rules that make theorems of terms


@property_of_theorems(125, 100, numbers(3))
def test_reflexivity_is_true(t):
    return rule("refl", t)


@property_of_theorems(100, 75, formulas(2))
def test_excluded_middle_is_true(a):
    return rule("excluded_middle", a)


@property_of_theorems(100, 75, numbers(2), numbers(2))
def test_trichotomy_is_true(a, b):
    return rule("trichotomy", a, b)


@property_of_theorems(75, 30, integers(2))
def test_the_factorial_recursion_is_true(e):
    return rule("fact_succ", e)


@property_of_theorems(150, 30, integers(2))
def test_natural_numbers_are_not_negative(t):
    return rule("nat_nonneg", t)


@property_of_theorems(100, 30, st.sampled_from((total, product)), numbers(1, (k,)), integers(1), integers(1))
def test_an_empty_range_is_zero_or_one(build, body, lo, hi):
    return rule("range_empty", build(body, k, lo, hi))


@property_of_theorems(150, 30, st.sampled_from((total, product)), numbers(2, (k,)), integers(1), integers(1))
def test_a_range_grows_by_its_last_term(build, body, lo, hi):
    return rule("range_succ", build(body, k, lo, hi))


@property_of_theorems(100, 30, numbers(2), st.sampled_from(("<=0", "0<=")))
def test_absolute_values_are_true(t, side):
    if side == "0<=":
        return rule("abs_of_nonnegative", rule("assume", le(0, t)))
    return rule("abs_of_nonpositive", rule("assume", le(t, 0)))


@property_of_theorems(75, 30, numbers(2), numbers(2), st.sampled_from(("max", "min")), st.sampled_from((0, 1)))
def test_maxima_and_minima_are_true(a, b, op, swapped):
    return rule("max_min", rule("assume", le(a, b)), op, swapped)


@property_of_theorems(100, 25, integers(2), integers(2))
def test_integers_have_gaps(a, b):
    return rule("int_gap", rule("assume", lt(a, b)))


@property_of_theorems(75, 30, numbers(2), integers(1))
def test_unfolding_is_true(a, e):
    return rule("unfold", g(a, e))


@property_of_theorems(100, 30, numbers(3), st.sampled_from(("eq", "lt", "le", "not")), numbers(1), st.integers(0, 5))
def test_what_is_true_denotes(a, kind, b, which):
    atom = negation(eq(a, b)) if kind == "not" else Term(kind, (a, b))
    conditions = domain(atom)
    return rule("defined", rule("assume", atom), conditions[which % len(conditions)] if conditions else lt(x, y))


# field: equations made by rewriting, the rewriting itself right or wrong


def rewrites(t):
    """Terms that may equal t: some do, some do under conditions, some do not. The kernel has to tell."""
    a, b = (*t.args, number(1), number(1))[:2] if t.op in ("add", "sub", "mul", "div", "npow", "zpow") else (t, number(1))
    results = [t + 0, t * 1, t / 1, 0 - (-t), -1 * (-t), t + t - t, t * t / t, t / t * t, t * 2 / 2, t**1, zpow(t, 1), t**2 / t,
        t * t**0]
    if t.op in ("add", "mul", "sub", "div"):
        results += [Term(t.op, (b, a)), Term("sub", (a, -b)), Term("mul", (a, 1 / b)), 1 / (b / a), (a * a - b * b) / (a - b)]
    if t.op in ("npow", "zpow"):
        results += [Term(t.op, (a, b - 1)) * a, Term(t.op, (a, b + 1)) / a, 1 / zpow(a, -b), zpow(a, b), a**b,
            (-a) ** b * (-1) ** b,
                    Term(t.op, (a * a, b)) / Term(t.op, (a, b)), Term(t.op, (a / 2, b)) * 2**b,
                        Term(t.op, (2 * a, b)) / zpow(2, b),
                    a ** (b * b), (a**b) ** b, Term(t.op, (a, b + n)) * zpow(a, -n), Term(t.op, (a, b + j)) / a**j]
    return results


@st.composite
def equations(draw):
    """A pair of power expressions, the second a chain of rewritings of the first or of its parts."""
    def base():
        return draw(st.sampled_from((x, y, n, j, x + y, x - y, x + 1, number(2), number(-1), number(0), number(Fraction(-2, 3)),
            x * y, -x)))

    def exponent():
        return draw(st.sampled_from((j, n, j + 1, n - 1, 2 * n, i * j, n * n, n + m, number(0), number(1), number(2), number(-1),
            -n)))

    def part():
        op = draw(st.sampled_from(("npow", "npow", "zpow", "base")))
        return base() if op == "base" else Term(op, (base(), exponent()))

    left = part()
    for _ in range(draw(st.integers(0, 2))):
        left = Term(draw(st.sampled_from(("add", "sub", "mul", "mul", "div"))), (left, part()))
    right = left
    for _ in range(draw(st.integers(1, 3))):
        if right.op in ("add", "mul", "sub", "div") and draw(st.booleans()):
            side = draw(st.integers(0, 1))
            replaced = draw(st.sampled_from(rewrites(right.args[side])))
            right = Term(right.op, (replaced, right.args[1]) if side == 0 else (right.args[0], replaced))
        else:
            right = draw(st.sampled_from(rewrites(right)))
    return left, right


@property_of_theorems(300, 100, equations())
def test_field_equations_are_true(pair):
    return field(*pair)


def test_all_pairs_of_small_power_expressions():
    """Every pair from a pool of powers that field equates is equal at every point of a grid where its conditions hold."""
    bases = (x, -x, number(0), number(-1), number(2), x + 1, 2 * x, number(-2))
    exponents = (n, j, n + 1, n - 1, -n, 2 * n, n * n, n + j, number(0), number(2), number(-1))
    pool = [Term(op, (b, e)) for op in ("npow", "zpow") for b in bases for e in exponents]
    pool += [x ** n * x, zpow(x, n) * x, x**n / x, x**n * x**j, (x**n) ** n, (x**2) ** n, zpow(x**j, n), x**n * (-1) ** n,
        1 / x**n,
             1 / zpow(x, n), (1 / x) ** n, 2**n * x**n, (x + 1) ** n * (x + 1), ((x + 1) ** 2) ** n, zpow(x, n) * 0, x**n - x**n,
             number(0), number(1), x / x, number(-1) ** n * (-1) ** n, (x + 1) ** n * x + (x + 1) ** n, x * 0**n, 0**n * 0 ** j]
    grid = [{"x": a, "n": b, "j": c} for a in (-2, -1, 0, Fraction(1, 2), 1, 2) for b in (-2, -1, 0, 1, 2, 3) for c in (0, 1, 2)]
    table = [[evaluate(t, point) for point in grid] for t in pool]
    equated = 0
    for (s, left), (t, right) in itertools.combinations(zip(pool, table, strict=True), 2):
        try:
            theorem = field(s, t)
        except KernelError:
            continue
        equated += 1
        different = [p for p, a, b in zip(grid, left, right, strict=True) if a != b and UNDEFINED not in (a, b)]
        assert not different, f"{theorem!r} is false at {different[0]}"
        assert set(theorem.hyps) == {*domain(s), *domain(t)}
    assert equated > 100


# compute


CLOSED = {v: number(c) for v, c in ((x, Fraction(1, 2)), (y, -2), (m, 3), (n, -1), (i, 0), (j, 2))}


def closed(t):
    for v, value in CLOSED.items():
        t = substitute(t, v, value)
    return t


def computed(claim):
    """The theorem of `compute`; nothing for a claim with a least number, of which it computes none."""
    try:
        return rule("compute", claim)
    except KernelError as e:
        if "no exact value of least" in e.why:
            return None
        raise


def test_computed_values_are_right_and_undefined_terms_have_none():
    seen = Counter()

    @examples(350)
    @given(numbers(3))
    def run(t):
        try:
            t = closed(t)
            value = evaluate(t, {})
        except (TooFar, KernelError):
            return
        if value is UNDEFINED:
            with pytest.raises(KernelError):
                rule("compute", t)
        else:
            theorem = computed(t)
            assert theorem is None or (theorem.hyps, theorem.concl) == ((), eq(t, number(value)))
        seen[value is UNDEFINED] += 1

    run()
    assert seen[True] > 25 and seen[False] > 75, seen


def test_computed_formulas_are_true():
    seen = Counter()

    @examples(200)
    @given(numbers(2), numbers(2), st.sampled_from(("eq", "lt", "le")), st.booleans())
    def run(a, b, kind, positive):
        try:
            atom = closed(Term(kind, (a, b)))
            claim = atom if positive else negation(atom)
            truth = evaluate(claim, {})
        except (TooFar, KernelError):
            return
        if truth is True:
            theorem = computed(claim)
            assert theorem is None or theorem.concl == claim
        else:
            with pytest.raises(KernelError):
                rule("compute", claim)
        seen[truth] += 1

    run()
    assert seen[True] > 30 and seen[False] > 30, seen


# inequality


@st.composite
def certificates(draw, depth=3):
    """A certificate tree, the strength (0, 1, 2 for =, <=, <) and the expression that it shows, computed here from the tree."""
    kind = draw(st.sampled_from(["have", "have", "const", "square"] if depth == 0 else
                                ["add", "add", "mul", "mul", "mul", "scale", "inverse", "have"]))
    if kind == "have":
        op, strength = draw(st.sampled_from((("lt", 2), ("lt", 2), ("le", 1), ("eq", 0))))
        a, b = draw(st.sampled_from((x, y, number(0), number(1), n))), draw(st.sampled_from((x, y, x + y, x * x, n, 1 / x)))
        return ("have", rule("assume", Term(op, (a, b)))), strength, b - a
    if kind == "const":
        q = draw(st.sampled_from((0, 1, 2, Fraction(1, 2))))
        return ("const", q), 2 if q else 0, number(q)
    if kind == "square":
        t = draw(st.sampled_from((x, y, x - y, 1 / y, n * x, x - 1)))
        return ("square", t), 1, t * t
    p, s, e = draw(certificates(depth - 1))
    if (kind, s) in (("scale", 1), ("inverse", 1), ("inverse", 0)):  # mostly leave out what has to be refused
        return p, s, e
    if kind == "scale":
        t = draw(st.sampled_from((x, -y, x / y, number(-2))))
        return ("scale", p, t), 0 if s == 0 else None, e * t
    if kind == "inverse":
        return ("inverse", p), 2 if s == 2 else None, 1 / e
    q, s2, e2 = draw(certificates(depth - 1))
    if s is None or s2 is None:
        return (kind, p, q), None, e
    if kind == "add":
        return ("add", p, q), max(s, s2), e + e2
    return ("mul", p, q), 0 if 0 in (s, s2) else min(s, s2), e * e2


def test_inequalities_from_certificates_are_true_and_not_stronger_than_shown():
    seen = Counter()

    @examples(250)
    @given(certificates(2), st.sampled_from((0, 1, 2, 2)), st.sampled_from((number(0), x, 1 / y, 3 - x)),
        st.lists(points(), min_size=4,
                                                                                                                max_size=4))
    def run(drawn, wanted, shift, at):
        tree, strength, e = drawn
        goal = (eq, le, lt)[wanted](shift, e + shift)
        try:
            theorem = rule("inequality", goal, tree)
        except KernelError:
            seen["refused"] += 1
            return
        assert strength is not None and (strength == wanted or (wanted == 1 and strength in (0, 2)))
        for point in at:
            check(theorem, point, seen)

    run()
    assert seen["true"] > 75 and seen["refused"] > 50, seen


# Substitution and binders


@property_of_theorems(150, 75, formulas(1), numbers(2), st.sampled_from((x, y, n, j)), numbers(2), integers(1))
def test_instances_are_true(a, t, v, value, index):
    return rule("inst", rule("excluded_middle", conj(a, eq(t, t))), v, value if v.sort is REAL else index)


@property_of_theorems(125, 50, formulas(1), numbers(2), st.sampled_from((x, n, j)), numbers(2), integers(1))
def test_generalised_and_specialised_theorems_are_true(a, t, v, value, index):
    """G |- A, all of G turned into guards, then for all v, then at a value."""
    theorem = rule("excluded_middle", imp(a, lt(t, 1)))
    while theorem.hyps:
        theorem = rule("imp_intro", theorem, theorem.hyps[-1])
    return rule("forall_elim", rule("forall_intro", theorem, v), value if v.sort is REAL else index)


@property_of_theorems(125, 30, formulas(1), st.sampled_from((x, y)), equations())
def test_rewriting_in_a_formula_is_true(pattern, hole, pair):
    equation = field(*pair)
    return rule("subst", equation, rule("assume", substitute(pattern, hole, equation.concl.args[0])), pattern, hole)


@property_of_theorems(125, 30, st.sampled_from(("sum", "prod")), numbers(1, (k,)), st.sampled_from((0, 1, 2, 3, 4, 5)),
        integers(1),
                      integers(1), st.booleans())
def test_congruence_below_a_range_is_true(op, t, which, lo, hi, guarded):
    other = (t + 0, t * 2 / 2, -1 * (-t), t + x - x, t * x * (1 / x), (t + 1) ** 2 - 2 * t - 1 - t**2 + t)[which]
    equation = field(t, other)
    if guarded:
        equation = rule("weaken", rule("weaken", equation, le(lo, k)), le(k, hi))
    return rule("congruence", equation, op, k, lo, hi)


LEMMAS = (
    field(u(j) + u(i + 1), u(i + 1) + u(j)),
    rule("congruence", field(u(abs(k)) + u(1), u(1) + u(abs(k))), "sum", k, number(0), n),
    rule("range_succ", total(u(abs(k)), k, 0, n)),
    rule("excluded_middle", lt(u(n), u(j))),
)


@property_of_theorems(125, 30, st.sampled_from(LEMMAS), numbers(2, (k,)))
def test_instances_of_function_variables_are_true(lemma, body):
    v = variable("v", NAT)
    return rule("inst_function", lemma, u, (v,), substitute(body, k, v))


@property_of_theorems(100, 30, numbers(2), numbers(1))
def test_instances_of_real_functions_are_true(body, argument):
    s = variable("s", REAL)
    return rule("inst_function", rule("refl", f(argument) + f(x)), f, (s,), substitute(body, y, s))


@property_of_theorems(75, 30, formulas(1), formulas(1), formulas(1))
def test_a_chain_of_logic_is_true(a, b, c):
    """From excluded middle by cases, with implications in and out."""
    middle = rule("excluded_middle", a)
    left = rule("or_left", rule("assume", a), b)
    right = rule("or_right", a, rule("imp_elim", rule("assume", imp(negation(a), b)), rule("assume", negation(a))))
    joined = rule("or_elim", middle, left, right)
    return rule("imp_intro", rule("and_intro", joined, rule("excluded_middle", c)), imp(negation(a), b))


def test_the_evaluator_knows_every_operation():
    assert {*SIGNATURE, "num", "var", "bvar", "app", "call", "rec"} == OPERATIONS
