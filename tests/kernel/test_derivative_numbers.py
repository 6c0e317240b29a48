"""Derivatives made by the rules from random functions agree with divided differences at random rational points.

A seeded generator builds the function and the theorem together, from every rule; the numbers come from `reals.py`, which
shares no code with the kernel. A point counts only if the theorem's hypotheses are clearly true there.
"""

import random
from collections import Counter
from fractions import Fraction

import pytest
from kernel_reals import TooFar, Undefined, agrees, clearly, mp, real, slopes, value
from kernel_support import KernelError, Term, assume, compute, eq, field, fun, k, le, lt, ne, number, rule, variable, x, y, z, zpow

from mathcheck.kernel.binding import instantiate
from mathcheck.kernel.domains import domain
from mathcheck.kernel.sorts import INT, REAL
from mathcheck.kernel.terms import negation

a, b, t = (variable(name, REAL) for name in "abt")
n, m = variable("n", INT), variable("m", INT)
LITERALS = (number(2), number(3), number(-1), number(Fraction(1, 2)), number(Fraction(-3, 2)), number(Fraction(2, 3)))


def at_point(derivative):
    """f[a] of deriv(f, x, a) = d."""
    return instantiate(derivative.concl.args[0], derivative.concl.args[1])


def positive_index():
    """1 <= k |- k != 0."""
    impossible = rule("subst", assume(eq(k, 0)), assume(le(1, k)), le(1, variable("w", INT)), variable("w", INT))
    return rule("not_intro", rule("not_elim", compute(negation(le(1, 0))), impossible), eq(k, 0))


INDEX_NOT_ZERO = positive_index()


class Generator:
    """Theorems deriv(f, x, point) = d. used: how often each rule was applied. In the body of a sum the index k is at hand,
    with 1 <= k for what needs it, and hypotheses about f have to be free of k."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.used = Counter()

    def apply(self, name, *args):
        theorem = rule(name, *args)
        self.used[name] += 1
        return theorem

    def derivative(self, depth, point, index=False):
        choices = ["identity", "identity", "constant"] if depth == 0 else \
            ["negative", "add", "sub", "mul", "mul", "quotient", "power", "integer_power", "chain", "chain", "sum", "congruence"]
        return getattr(self, "_" + self.random.choice(choices))(depth - 1, point, index)

    def _identity(self, _depth, point, _index):
        return self.apply("deriv_identity", x, point)

    def _constant(self, _depth, point, index):
        c = self.random.choice((*LITERALS, b, b, *((k, fun("sin", k)) if index else ())))
        return self.apply("deriv_constant", c, x, point)

    def _negative(self, depth, point, index):
        return self.apply("deriv_negative", self.derivative(depth, point, index))

    def _combine(self, op, depth, point, index):
        f, g = self.derivative(depth, point, index), self.derivative(self.random.randint(0, depth), point, index)
        return self.apply("deriv_combine", f, op, g)

    def _add(self, *where):
        return self._combine("add", *where)

    def _sub(self, *where):
        return self._combine("sub", *where)

    def _mul(self, *where):
        return self._combine("mul", *where)

    def _quotient(self, depth, point, index):
        f, g = self.derivative(depth, point, index), self.derivative(depth, point)
        if index and self.random.random() < 0.5:
            return self.apply("deriv_quotient", f, rule("deriv_constant", k, x, point), INDEX_NOT_ZERO)
        return self.apply("deriv_quotient", f, g, assume(ne(at_point(g), 0)))

    def _power(self, depth, point, index):
        f = self.derivative(depth, point, index)
        if self.random.random() < 0.5:
            return self.apply("deriv_power", f, compute(le(1, self.random.randint(1, 5))))
        return self.apply("deriv_power", f, assume(le(1, k if index else m)))

    def _integer_power(self, depth, point, index):
        f = self.derivative(depth, point)
        exponent = self.random.choice((number(-1), number(-2), number(-3), number(0), number(2), m - 3, -k if index else -m))
        return self.apply("deriv_integer_power", f, assume(ne(at_point(f), 0)), exponent)

    def _chain(self, depth, point, index):
        inner = self.derivative(depth, point, index)
        place = at_point(inner)
        op = self.random.choice(("exp", "sin", "cos", "atan", *(("log", "sqrt") if not index else ()), "random"))
        if op == "random":
            outer = self.derivative(1, place, index)
        else:
            outer = rule("forall_elim", rule("axiom", f"{op}-derivative"), place)
            if op in ("log", "sqrt"):
                outer = rule("imp_elim", outer, assume(lt(0, place)))
            self.used[op] += 1
        return self.apply("deriv_chain", inner, outer)

    def _sum(self, depth, point, index):
        if index:
            return self._add(depth, point, index)
        body = self.derivative(depth, point, True)
        hi = self.random.choice((n, n, n + 1, number(3), number(0)))
        return self.apply("deriv_sum", body, k, number(1), hi)

    def _congruence(self, depth, point, index):
        f = self.derivative(depth, point, index)
        body = instantiate(f.concl.args[0], y)
        other = self.random.choice((body * 2 / 2, body + 0, 1 * body - body + body))
        near = ()
        if self.random.random() < 0.3:
            sides = rule("deriv_identity", x, point), rule("deriv_constant", number(0), x, point)
            other, near = body * y / y, ((assume(ne(point, 0)), *sides),)
        try:
            return self.apply("deriv_congruence", f, field(body, other), y, near)
        except KernelError:  # the two have values under conditions on y only
            return f


POINTS = tuple(Fraction(p, q) for p in range(-11, 12) for q in (2, 3, 5) if p)


def random_point(source):
    return {"a": source.choice(POINTS), "b": source.choice(POINTS), "n": source.randint(-1, 5), "m": source.randint(-2, 5),
            "k": source.randint(-3, 3)}


def check(theorem, point, seen):
    """The theorem's derivative is that of its function at the point, if its hypotheses hold there."""
    try:
        if not all(clearly(h, point) for h in theorem.hyps):
            seen["hypotheses not met"] += 1
            return
    except (TooFar, Undefined):
        seen["hypotheses not clear"] += 1
        return
    try:
        stated, difference = slopes(theorem.concl, point)
    except TooFar:
        seen["too far"] += 1
        return
    assert agrees(stated, difference), f"{theorem!r} at {point}: {mp.nstr(stated, 20)}, not {mp.nstr(difference, 20)}"
    seen["agree"] += 1
    if difference != 0:
        seen["not zero"] += 1


@pytest.mark.parametrize("seed", range(8))
def test_derivatives_agree_with_divided_differences(seed):
    generator, seen = Generator(seed), Counter()
    for _ in range(60):
        try:
            theorem = generator.derivative(generator.random.randint(1, 4), a)
        except KernelError as e:  # a hypothesis that speaks of the index of a sum
            assert "must not occur free" in str(e)
            seen["refused"] += 1
            continue
        for _ in range(4):
            check(theorem, random_point(generator.random), seen)
    assert seen["agree"] > 60 and seen["not zero"] > 30, seen
    names = ("negative", "combine", "quotient", "power", "integer_power", "chain", "sum", "congruence", "identity", "constant")
    assert all(generator.used["deriv_" + name] for name in names), generator.used
    assert sum(generator.used[op] > 0 for op in ("exp", "log", "sqrt", "sin", "cos", "atan")) >= 5


def test_instances_of_derivatives_agree_too():
    """The point, a parameter and the bound of a sum replaced by terms, closed or not."""
    generator, seen = Generator(1000), Counter()
    values = ((a, number(Fraction(3, 2))), (a, b), (a, fun("exp", b)), (b, a * a), (b, 1 / a), (n, number(4)), (m, n + 1), (n, m))
    for _ in range(160):
        try:
            theorem = generator.derivative(3, a)
        except KernelError:
            continue
        theorem = rule("inst", theorem, *generator.random.choice(values))
        for _ in range(3):
            check(theorem, random_point(generator.random), seen)
    assert seen["agree"] > 100, seen


def test_a_power_sum_with_a_symbolic_bound():
    """The derivative of the sum of x^k is the sum of k*x^(k-1), for every bound, also where the sum is empty."""
    power = rule("deriv_power", rule("deriv_identity", x, a), assume(le(1, k)))
    total = rule("deriv_sum", power, k, number(1), n)
    assert total.hyps == ()
    for bound in (-3, 0, 1, 2, 7):
        theorem = rule("inst", total, n, number(bound))
        for at in (Fraction(-2), Fraction(0), Fraction(1, 3), Fraction(5, 2)):
            stated, difference = slopes(theorem.concl, {"a": at})
            exact = sum((power * at ** (power - 1) for power in range(1, bound + 1)), Fraction(0))
            assert agrees(stated, difference) and agrees(real(exact), difference)


@pytest.mark.parametrize("exponent", [-4, -1, 0, 1, 3])
def test_integer_powers(exponent):
    theorem = rule("deriv_integer_power", rule("deriv_identity", x, a), assume(ne(a, 0)), number(exponent))
    assert theorem.concl.args[0].op == "zpow" and theorem.hyps == (ne(a, 0),)
    seen = Counter()
    for at in POINTS:
        check(theorem, {"a": at}, seen)
    assert seen["agree"] == len(POINTS)


def test_the_corner_of_the_absolute_value_is_not_reached():
    """Off the corner the rules give the slope 1; the hypotheses keep the corner out."""
    zero_less_y = rule("inequality", le(0, y), ("have", assume(lt(0, y))))
    same = rule("sym", rule("abs_of_nonnegative", zero_less_y))
    slope = rule("deriv_identity", x, a)
    theorem = rule("deriv_congruence", slope, same, y, ((assume(lt(0, a)), rule("deriv_constant", number(0), x, a), slope),))
    assert theorem.hyps == (lt(0, a),)
    seen = Counter()
    for at in POINTS:
        check(theorem, {"a": at}, seen)
    assert seen["agree"] == seen["hypotheses not met"] == len(POINTS) // 2


def test_a_wrong_derivative_is_seen():
    """The check can fail: a derivative that is off by a factor, a parameter or a sign."""
    for wrong in (3 * a, 2 * a + Fraction(1, 10**9), -2 * a, a * a):
        atom = Term("has_deriv", (Term("bvar", (), (0, REAL)) ** 2, a, wrong), ("x", REAL))
        assert not agrees(*slopes(atom, {"a": Fraction(5, 3)}))
    gap = Term("has_deriv", (fun("log", Term("bvar", (), (0, REAL))), a, number(0)), ("x", REAL))
    with pytest.raises(Undefined):
        slopes(gap, {"a": Fraction(0)})


def test_mean_values_exist():
    """For cubes, sines and quotients: the difference minus the slope times the length changes sign between a and b."""
    inside = (lt(Fraction(1, 2), t), lt(t, 3))
    functions = (
        rule("deriv_power", rule("deriv_identity", x, t), compute(le(1, 3))),
        rule("deriv_chain", rule("deriv_power", rule("deriv_identity", x, t), compute(le(1, 2))),
             rule("forall_elim", rule("axiom", "sin-derivative"), t**2)),
        rule("deriv_combine", rule("deriv_identity", x, t), "mul", rule("forall_elim", rule("axiom", "exp-derivative"), t)),
    )
    for slope in functions:
        ends = number(Fraction(1, 2)), number(3)
        smooth = rule("continuous_where_differentiable", slope, t, *ends)
        for hypothesis in inside:
            slope = rule("weaken", slope, hypothesis)
        theorem = rule("mean_value", compute(lt(*ends)), smooth, slope, t)
        assert theorem.hyps == () and theorem.concl.op == "exists"
        equation = instantiate(theorem.concl.args[0], z).args[1].args[1]
        gaps = [value(equation.args[0], {"z": at}) - value(equation.args[1], {"z": at})
                for at in (Fraction(1, 2) + Fraction(step, 40) for step in range(1, 100))]
        assert min(gaps) < 0 < max(gaps)


def test_the_domain_of_log_is_exact():
    for inside in (a, a * a - 2, -a, 1 / a, fun("log", a), fun("sin", a), zpow(a, -1) + b):
        for source in (random.Random(seed) for seed in range(20)):
            point = random_point(source)
            try:
                value(fun("log", inside), point)
                denotes = True
            except Undefined:
                denotes = False
            except TooFar:
                continue
            conditions = domain(fun("log", inside))
            assert conditions[-1] == lt(0, inside)
            met = True
            for condition in conditions:  # in order: a later one may have no value where an earlier one fails
                met = met and clearly(condition, point)
            assert met is denotes
