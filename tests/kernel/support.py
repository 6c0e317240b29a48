"""What the kernel's tests share: names for common terms, and the tables of accepted and refused uses of the rules.

A table is plain data, so that it can be run by pytest, counted by the meta-test and run again under `python -O`.
"""

import importlib.util
import itertools
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from mathcheck.kernel import audit  # it imports every rule module, which fills RULES
from mathcheck.kernel.binding import bind, instantiate
from mathcheck.kernel.certificate import read_certificate, read_statement
from mathcheck.kernel.errors import KernelError
from mathcheck.kernel.sorts import INT, NAT, PROP, REAL, function_sort
from mathcheck.kernel.terms import Definition, Term, conj, eq, imp, le, lt, ne, negation, number, variable
from mathcheck.kernel.text import show
from mathcheck.kernel.theorem import RULES, Theorem
from mathcheck.kernel.writer import write_certificate, write_statement

__all__ = ["INT", "NAT", "PROP", "REAL", "audit", "eq", "le", "lt", "ne", "number", "variable"]  # passed on to the tests

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent

x, y, z = (variable(name, REAL) for name in "xyz")
k, m, n = (variable(name, INT) for name in "kmn")
i, j = (variable(name, NAT) for name in "ij")
x_as_int = variable("x", INT)
u = variable("u", function_sort((NAT,), REAL))  # a sequence
f = variable("f", function_sort((REAL,), REAL))
P = variable("P", function_sort((REAL,), PROP))  # a predicate

LOOSE_NUMBER = Term("bvar", (), (0, REAL))
LOOSE = lt(LOOSE_NUMBER, 1)
HALF = number(1) / 2

square_of = Definition("square_of", (("t", REAL),), variable("t", REAL) * variable("t", REAL))
reciprocal = Definition("reciprocal", (("t", REAL),), 1 / variable("t", REAL))
shadow = Definition("reciprocal", (("t", REAL),), variable("t", REAL))  # another definition of the same name
root_index = Definition("root_index", (("a", NAT),), variable("a", NAT) + 1)


def rule(name, *args):
    """The theorem that the rule makes of these arguments."""
    return RULES[name](*args)


def assume(*formulas):
    """The theorem A |- A; with more formulas, B |- B strengthened by the others as hypotheses."""
    return under(rule("assume", formulas[-1]), *formulas[:-1])


def under(theorem, *formulas):
    """The theorem, weakened by the formulas."""
    for formula in formulas:
        theorem = rule("weaken", theorem, formula)
    return theorem


def refused(why, name, *args):
    """The rule refuses these arguments for this reason."""
    with pytest.raises(KernelError, match=why):
        rule(name, *args)


def have(theorem):
    """The node of a certificate for `inequality` that uses the theorem."""
    return "have", theorem


def compute(a):
    return rule("compute", a)


def field(a, b):
    return rule("field", a, b)


def fact(e):
    return Term("fact", (number(e),))


def zpow(base, e):
    return Term("zpow", (number(base), number(e)))


def larger(a, b):
    return Term("max", (number(a), number(b)))


def smaller(a, b):
    return Term("min", (number(a), number(b)))


def fun(op, argument):
    return Term(op, (number(argument),))


def deriv(function, v, at, value):
    """The atom deriv(function, v, at) = value."""
    return bind("has_deriv", v, number(function), number(at), number(value))


def same(at):
    """|- deriv(x, x, at) = 1."""
    return rule("deriv_identity", x, at)


def continuous(function, v, lo, hi):
    return bind("continuous", v, number(function), number(lo), number(hi))


def integral(function, v, lo, hi):
    return bind("integral", v, number(function), number(lo), number(hi))


OO, MINUS_OO = Term("infinity"), Term("minus_infinity")


def at(point):
    """The filter of the numbers near the point, itself included; as a target what a number stands for."""
    return Term("at", (number(point),))


def near(point):
    return Term("near", (number(point),))


def above(point):
    return Term("above", (number(point),))


def below(point):
    return Term("below", (number(point),))


def lim(function, v, p, q):
    """The atom lim(function, v -> p) = q; a number q is the filter at(q)."""
    return bind("limit", v, number(function), p, q if type(q) is Term and q.sort.name == "Filter" else at(q))


def series(body, index, lo):
    return bind("series", index, number(body), number(lo))


def least(v, said):
    """The least natural number v with the formula `said`."""
    return bind("least", v, said)


def eventually(v, p, said):
    """exists r. [0 < r and] forall v. v in the set r of p -> said, written out here and not by the kernel."""
    r = variable("radius", v.sort)
    [point] = p.args or (None,)
    guards = {"infinity": lambda: [le(r, v)], "minus_infinity": lambda: [le(v, r)], "at": lambda: [lt(abs(v - point), r)],
              "near": lambda: [ne(v, point), lt(abs(v - point), r)], "above": lambda: [lt(point, v), lt(v, point + r)],
              "below": lambda: [lt(point - r, v), lt(v, point)]}[p.op]()
    for guard in reversed(guards):
        said = imp(guard, said)
    everywhere = bind("forall", v, said)
    return bind("exists", r, everywhere if point is None else conj(lt(0, r), everywhere))


def always(th, v, p):
    """|- eventually A, as v -> p, from |- A: for the set of size 1."""
    said, size = th.concl, number(1)
    everywhere = eventually(v, p, said).args[0]
    formula = instantiate(everywhere, size)
    positive = formula.op == "and"
    guards, inner = [], instantiate((formula.args[1] if positive else formula).args[0], v)
    while inner != said:
        guards.append(inner.args[0])
        inner = inner.args[1]
    for guard in reversed(guards):
        th = rule("imp_intro", th, guard)
    th = rule("forall_intro", th, v)
    if positive:
        th = rule("and_intro", compute(lt(0, size)), th)
    return rule("exists_intro", th, eventually(v, p, said), size)


def between(v, lo, hi):
    """The two formulas that say that v lies in the closed interval between lo and hi."""
    return le(smaller(lo, hi), v), le(v, larger(lo, hi))


def inside(v, lo, hi):
    """For literals lo <= hi: lo <= v and v <= hi, each under its hypothesis of `between`."""
    low, high = between(v, lo, hi)
    return (rule("inequality", le(lo, v), ("add", have(assume(low)), have(compute(le(lo, smaller(lo, hi)))))),
            rule("inequality", le(v, hi), ("add", have(assume(high)), have(compute(le(larger(lo, hi), hi))))))


def positive_is_not_zero(th):
    """0 < t gives t != 0."""
    t, hole = th.concl.args[1], variable("hole_", REAL)
    impossible = rule("subst", assume(eq(t, 0)), th, lt(0, hole), hole)
    return rule("not_intro", rule("not_elim", compute(negation(lt(0, 0))), impossible), eq(t, 0))


def continuous_on(function, v, lo, hi, *shown):
    """continuous(function, v, lo, hi); each of the shown theorems is a domain condition of the function, which is cut."""
    value = rule("refl", number(function))
    for th in shown:
        value = rule("cut", th, value)
    return rule("continuous_where_defined", value, v, number(lo), number(hi))


def total(body, index, lo, hi):
    return bind("sum", index, number(body), number(lo), number(hi))


def product(body, index, lo, hi):
    return bind("prod", index, number(body), number(lo), number(hi))


def forall(variables, body):
    for v in reversed(variables if isinstance(variables, tuple) else (variables,)):
        body = bind("forall", v, body)
    return body


def exists(v, body):
    return bind("exists", v, body)


def forged(*hyps_then_conclusion, kind=Theorem):
    """An object that looks like a theorem and that no rule has made."""
    *hyps, concl = hyps_then_conclusion
    theorem = object.__new__(kind)
    for slot, value in (("hyps", tuple(hyps)), ("concl", concl), ("axioms", ()), ("rule", "assume"), ("args", (concl,))):
        object.__setattr__(theorem, slot, value)
    return theorem


class Accepted(NamedTuple):
    rule: str
    what: str
    args: tuple
    hyps: tuple
    concl: Term


class Refused(NamedTuple):
    """why: a part of the refusal's text, so that a case cannot be refused for an unrelated reason. misuse: it is only about
    the number or the Python types of the arguments."""

    rule: str
    what: str
    args: tuple
    why: str
    misuse: bool


class Table:
    """The accepted and refused uses of one module's rules."""

    def __init__(self):
        self.accepted = []
        self.refused = []

    def accepts(self, rule, what, args, hyps, concl):
        self.accepted.append(Accepted(rule, what, args, hyps, concl))

    def refuses(self, rule, what, args, why, misuse=False):
        self.refused.append(Refused(rule, what, args, why, misuse))

    def tests(self):
        """The two tests that run the table, one case each. A test file takes them over under the names of RUNNERS."""
        @pytest.mark.parametrize("case", self.accepted, ids=case_name)
        def accepted(case):
            check_accepted(case)

        @pytest.mark.parametrize("case", self.refused, ids=case_name)
        def refused(case):
            check_refused(case)

        return accepted, refused

    def replays(self, most_hypotheses):
        """A test that replays the accepted cases with at most so many hypotheses from their certificates."""
        cases = [case for case in self.accepted if len(rule(case.rule, *case.args).hyps) <= most_hypotheses]

        @pytest.mark.parametrize("case", cases, ids=case_name)
        def replayed(case):
            check_replayed(rule(case.rule, *case.args))

        return replayed


RUNNERS = ("test_accepted_with_exactly_this_sequent", "test_refused_for_this_reason")


def case_name(case):
    return f"{case.rule}: {case.what}"


def check_accepted(case):
    """The theorem has exactly the hypotheses and the conclusion of the table."""
    theorem = rule(case.rule, *case.args)
    assert set(theorem.hyps) == set(case.hyps), theorem.hyps
    assert len(theorem.hyps) == len(set(case.hyps)), theorem.hyps
    assert theorem.concl == case.concl, theorem.concl


def check_refused(case):
    """The refusal gives the reason of the table."""
    error = refusal(case)
    assert is_for_its_reason(case, error), f"expected: {case.why}; got: {error}"


def refusal(case):
    """The KernelError of a refused case, None if the rule accepted. No assert: this runs under `python -O` too."""
    try:
        rule(case.rule, *case.args)
    except KernelError as e:
        return e
    return None


def is_for_its_reason(case, error):
    """Whether the refusal gives the reason of the table."""
    return error is not None and case.why in error.why


def check_replayed(theorem):
    """Its hypotheses made antecedents and its variables bound, the theorem comes back from its certificate."""
    for hypothesis in theorem.hyps:
        theorem = rule("imp_intro", theorem, hypothesis)
    for name, sort in sorted(theorem.concl.free, key=lambda v: v[0]):
        theorem = rule("forall_intro", theorem, variable(name, sort))
    again = read_certificate(write_certificate(theorem.concl, theorem, ())).steps[-1]
    assert (again.concl, again.axioms) == (theorem.concl, theorem.axioms), again


def check_statement_survives(formula):
    """Its variables bound, the formula comes back from its file."""
    for name, sort in sorted(formula.free, key=lambda v: v[0]):
        formula = forall(variable(name, sort), formula)
    again = read_statement(write_statement(formula))
    assert again == formula and show(again) == show(formula), again


def load(path):
    """A Python file as a module under a name of its own."""
    name = "kernel_table_" + path.stem
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, path)
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


def table_files():
    """The test file that belongs to each rule module."""
    return [HERE / f"test_{module.__name__.rpartition('.')[2]}.py" for module in audit.RULE_MODULES]


def all_cases():
    """Every accepted and every refused case of every rule module."""
    tables = [load(path).TABLE for path in table_files()]
    return (list(itertools.chain.from_iterable(t.accepted for t in tables)),
            list(itertools.chain.from_iterable(t.refused for t in tables)))
