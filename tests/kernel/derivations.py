"""Six derivations with different rules, closed and with their obligations: material for the certificate tests.

Run as a script it prints their certificates as JSON, for comparing interpreters.
"""

import importlib.util
import json
import sys
from fractions import Fraction
from pathlib import Path

HALF = Fraction(1, 2)


def build():
    """{name: (statement, theorem, obligations)}."""
    from kernel_support import (
        REAL,
        Definition,
        Term,
        assume,
        compute,
        eq,
        exists,
        field,
        j,
        k,
        le,
        lt,
        ne,
        number,
        rule,
        total,
        variable,
        x,
        y,
        z,
    )

    from mathcheck.kernel.obligations import obligations
    from mathcheck.kernel.terms import conj

    found = {}

    def keep(name, theorem, *shown):
        wanted = obligations(theorem.concl)
        if theorem.hyps or [th.concl for th in shown] != list(wanted):
            raise AssertionError(f"{name}: {theorem} owes {wanted}")
        found[name] = (theorem.concl, theorem, shown)

    # Bernoulli by induction: forall x. -1 <= x -> forall j. 1 + j*x <= (1+x)^j
    goal = le(1 + j * x, (1 + x) ** j)
    base = rule("inequality", le(1 + number(0) * x, (1 + x) ** number(0)), ("const", 0))
    above = assume(le(-1, x))
    grown = ("mul", ("have", above), ("have", assume(goal)))  # (1+x)*((1+x)^j - 1 - j*x) >= 0
    square = ("mul", ("have", rule("nat_nonneg", j)), ("square", x))
    step = rule("inequality", le(1 + (j + 1) * x, (1 + x) ** (j + 1)), ("add", grown, square))
    proved = rule("cut", rule("nat_nonneg", j), rule("induction", base, step, j, goal, number(0)))
    every = rule("forall_intro", rule("imp_intro", rule("forall_intro", proved, j), le(-1, x)), x)
    keep("bernoulli", every, rule("exists_intro", compute(le(-1, 0)), exists(x, le(-1, x)), number(0)))

    # a sum: forall j. sum k=0..j of k = j*(j+1)/2
    claim = eq(total(k, k, 0, j), j * (j + 1) / 2)
    start = rule("trans", compute(total(k, k, 0, 0)), rule("sym", compute(number(0) * (number(0) + 1) / 2)))
    longer = rule("range_succ", total(k, k, 0, j))
    longer = rule("cut", rule("inequality", le(0, j + 1), ("add", ("have", rule("nat_nonneg", j)), ("const", 1))), longer)
    next_term = field(j * (j + 1) / 2 + (j + 1), (j + 1) * (j + 1 + 1) / 2)
    rewritten = rule("subst", assume(claim), longer, eq(total(k, k, 0, j + 1), z + (j + 1)), z)
    step = rule("trans", rewritten, next_term)
    summed = rule("cut", rule("nat_nonneg", j), rule("induction", start, step, j, claim, number(0)))
    keep("triangular", rule("forall_intro", summed, j))

    # an inequality with definitions: forall x y. 0 < x -> 0 < y -> 1/mean(x,y) <= mean(1/x, 1/y)
    a, b = variable("a", REAL), variable("b", REAL)
    mean = Definition("mean", (("a", REAL), ("b", REAL)), (a + b) / 2)
    recip = Definition("recip", (("a", REAL),), 1 / a)
    px, py = assume(lt(0, x)), assume(lt(0, y))
    positive = rule("inequality", lt(0, (x + y) / 2), ("mul", ("const", 1), ("add", ("mul", ("const", HALF), ("have", px)),
                                                                       ("mul", ("const", HALF), ("have", py)))))

    def nonzero(t, less):
        """0 < t gives t /= 0."""
        zero = rule("assume", eq(t, 0))
        absurd = rule("subst", zero, less, lt(0, z), z)
        false = rule("not_elim", compute(_not(lt(0, 0))), absurd)
        return rule("not_intro", false, eq(t, 0))

    nx, ny, nm = nonzero(x, px), nonzero(y, py), nonzero((x + y) / 2, positive)
    ix, iy = (rule("cut", nz, rule("inequality", lt(0, 1 / v), ("inverse", ("have", p)))) for v, p,
        nz in ((x, px, nx), (y, py, ny)))
    im = rule("cut", nm, rule("inequality", lt(0, 1 / ((x + y) / 2)), ("inverse", ("have", positive))))
    gap = ("mul", ("mul", ("mul", ("const", HALF), ("square", (x - y) / 2)), ("have", im)), ("mul", ("have", ix), ("have", iy)))
    body = le(1 / ((x + y) / 2), (1 / x + 1 / y) / 2)
    gap = ("mul", ("const", 2), gap)
    less = rule("inequality", body, gap)
    for nz in (nx, ny, nm):
        less = rule("cut", nz, less) if nz.concl in less.hyps else less
    left = rule("unfold", recip(mean(x, y)))
    folded = rule("unfold", mean(x, y))
    denotes = rule("subst", rule("sym", folded), nm, ne(z, 0), z)
    left = rule("cut", denotes, left)
    left = rule("subst", folded, left, eq(recip(mean(x, y)), 1 / z), z)
    ends = [rule("cut", nz, rule("unfold", recip(v))) for v, nz in ((x, nx), (y, ny))]
    right = rule("unfold", mean(recip(x), recip(y)))
    right = rule("cut", ny, rule("cut", nx, right)) if ne(x, 0) in right.hyps else right
    for v, end in zip((x, y), ends, strict=True):
        pattern = eq(mean(recip(x), recip(y)), (z + recip(y)) / 2) if v is x else eq(mean(recip(x), recip(y)), (1 / x + z) / 2)
        right = rule("subst", end, right, pattern, z)
    less = rule("subst", rule("sym", left), less, le(z, (1 / x + 1 / y) / 2), z)
    less = rule("subst", rule("sym", right), less, le(recip(mean(x, y)), z), z)
    less = rule("imp_intro", rule("imp_intro", less, lt(0, y)), lt(0, x))
    harmonic = rule("forall_intro", rule("forall_intro", less, y), x)
    owed = []
    for wanted in obligations(harmonic.concl):
        if wanted.op == "exists":
            one = rule("and_intro", compute(lt(0, 1)), compute(lt(0, 1)))
            inner = rule("exists_intro", one, exists(y, conj(lt(0, 1), lt(0, y))), number(1))
            owed.append(rule("exists_intro", inner, wanted, number(1)))
        else:
            owed.append(_guarded_condition(wanted, {ne(x, 0): nx, ne(y, 0): ny, ne(mean(x, y), 0): denotes}, (x, y)))
    keep("harmonic", harmonic, *owed)

    # quantifiers and an axiom: forall x. exists j. x + 1 < j
    archimedes = rule("forall_elim", rule("axiom", "archimedes"), x + 1)
    some = exists(j, lt(x + 1, j))
    witness = rule("exists_intro", assume(lt(x + 1, j)), some, j)
    above = rule("exists_elim", archimedes, witness, j)
    middle = rule("excluded_middle", some)
    anyway = rule("or_elim", middle, assume(some), rule("ex_falso", rule("not_elim", assume(_not(some)), above), some))
    keep("above", rule("forall_intro", anyway, x))

    # calculus: forall a b. integral(1*x + x*1, x, a, b) = b*b - a*a; a root-free polynomial; two enclosures
    point = rule("deriv_identity", x, x)
    slope = rule("deriv_combine", point, "mul", point)
    ends = [rule("continuous_where_defined", rule("refl", t), x, a, b) for t in (x * x, slope.concl.args[2])]
    area = rule("forall_intro", rule("forall_intro", rule("fundamental_theorem", *ends, slope, x), b), a)
    positive = rule("forall_intro", rule("sturm", lt(0, x**2 + 1), x, (), ()), x)
    apart = rule("enclose", lt(Term("exp", (number(1),)), 3), 64, 1)
    near = rule("enclose_box", lt(Term("sin", (x,)), 1), ((x, 0, 1),), (0, (), ()), 64, 1)
    for h in near.hyps[::-1]:
        near = rule("imp_intro", near, h)
    parts = rule("and_intro", positive, rule("and_intro", apart, rule("forall_intro", near, x)))
    both = rule("and_intro", area, parts)
    condition = rule("forall_intro", rule("forall_intro", ends[1], b), a)
    inside = exists(x, near.concl.args[0] if near.concl.args[1].op != "imp" else conj(near.concl.args[0], near.concl.args[1].args[0]))
    bounds = rule("and_intro", *(compute(side) for side in (le(0, 0), le(0, 1))))
    keep("calculus", both, condition, rule("exists_intro", bounds, inside, number(0)))
    keep("geometric", *_geometric())
    return found


def _geometric():
    """halves(0) := 1, halves(n + 1) := halves(n)/2; the series of halves(k) is 2, and what bounded increasing sequences do is cited."""
    from kernel_support import (
        NAT,
        OO,
        REAL,
        always,
        assume,
        at,
        compute,
        eq,
        j,
        k,
        le,
        lim,
        number,
        rule,
        series,
        total,
        variable,
        y,
    )

    from mathcheck.kernel.recursion import Recursion
    from mathcheck.kernel.sorts import function_sort

    n, own = variable("n", NAT), variable("halves", function_sort((NAT,), REAL))
    halves = Recursion("halves", (("n", NAT),), REAL, number(1), own(n) / 2)
    zero, succ = rule("recursion_zero", halves(0)), rule("recursion_succ", halves(j))

    def induction(claim, base, step):
        return rule("cut", rule("nat_nonneg", j), rule("induction", base, step, j, claim, number(0)))

    def grown(goal, *nodes):
        tree = nodes[0]
        for node in nodes[1:]:
            tree = "add", tree, node
        return rule("inequality", goal, tree)

    next_half = "scale", ("have", succ), number(-1)
    # 0 <= halves(j); (j + 1)*halves(j) <= 1; halves(0) + .. + halves(j) = 2 - halves(j)
    positive = le(0, halves(j))
    step = grown(le(0, halves(j + 1)), next_half, ("mul", ("const", HALF), ("have", assume(positive))))
    positive = induction(positive, grown(le(0, halves(0)), ("scale", ("have", zero), number(-1)), ("const", 1)), step)
    bound = le((j + 1) * halves(j), 1)
    spare = "mul", ("mul", ("const", HALF), ("have", rule("nat_nonneg", j))), ("have", positive)
    step = grown(le((j + 1 + 1) * halves(j + 1), 1), ("scale", ("have", succ), j + 2), ("have", assume(bound)), spare)
    bound = induction(bound, grown(le((number(0) + 1) * halves(0), 1), ("have", zero)), step)
    claim = eq(total(halves(k), k, 0, j), 2 - halves(j))
    longer = rule("range_succ", total(halves(k), k, 0, j))
    longer = rule("cut", grown(le(0, j + 1), ("have", rule("nat_nonneg", j)), ("const", 1)), longer)
    step = rule("inequality", eq(total(halves(k), k, 0, j + 1), 2 - halves(j + 1)), (
        "add", ("have", longer), ("add", ("have", assume(claim)),
                                                         ("scale", ("have", succ), number(2)))))
    start = rule("trans", compute(total(halves(k), k, 0, 0)), rule("sym", compute(2 - halves(0))))
    partial = induction(claim, start, step)

    # 0 <= halves(j) <= 1/(j + 1), so halves(j) -> 0
    def limit(body, value):
        return lim(body, j, OO, value)

    one = rule("limit_constant", number(1), j, OO)
    small = rule("limit_reciprocal", rule("limit_combine", rule("limit_identity", j, OO), "add", one))
    small = rule("limit_narrow", small, OO, at(0))
    denominator = grown(le(1, j + 1), ("have", rule("nat_nonneg", j)))
    above = grown(_less(0, j + 1), ("have", denominator), ("const", 1))
    hole = variable("hole_", REAL)
    nonzero = rule("not_intro", rule("not_elim", compute(_not(_less(0, 0))), rule(
        "subst", assume(eq(j + 1, 0)), above, _less(0, hole), hole)), eq(j + 1, 0))
    below = rule("cut", nonzero, grown(le(halves(j), 1 / (j + 1)), ("mul", ("have", bound), ("inverse", ("have", above)))))
    vanish = rule("limit_squeeze", rule("limit_constant", number(0), j, OO), small, always(positive, j, OO), always(below, j, OO),
                  limit(halves(j), 0))
    rest = rule("limit_combine", rule("limit_constant", number(2), j, OO), "sub", vanish)
    sums = rule("limit_congruence", rest, always(rule("sym", partial), j, OO), limit(total(halves(k), k, 0, j), number(2) - 0))
    sums = rule("subst", compute(number(2) - 0), sums, limit(total(halves(k), k, 0, j), hole), hole)
    whole = series(halves(k), k, 0)
    value = rule("series_value", sums, whole)
    # it also rises and stays below 2, so by the theorem cited it has a limit
    rising = grown(le(total(halves(k), k, 0, j), total(halves(k), k, 0, j + 1)), ("scale", ("have", longer), number(-1)),
                   ("have", rule("inst", positive, j, j + 1)))
    bounded = grown(le(total(halves(k), k, 0, j), 2), ("have", partial), ("have", positive))
    some = rule("monotone_convergence", always(rising, j, OO), always(bounded, j, OO), limit(total(halves(k), k, 0, j), y), number(2))
    has_value = rule("exists_intro", sums, some.concl, number(2))
    return rule("and_intro", value, rule("and_intro", vanish, some)), has_value


def _less(a, b):
    from kernel_support import lt
    return lt(a, b)


def _not(a):
    from mathcheck.kernel.terms import negation
    return negation(a)


def _guarded_condition(wanted, known, names):
    """forall x y. A -> B -> d, or with the guards dropped, from theorems A, B |- d."""
    from kernel_support import rule

    from mathcheck.kernel.binding import open_binder
    formula, variables = wanted, []
    for v in names:
        if formula.op == "forall":
            formula = open_binder(formula, v)
            variables.append(v)
    guards = []
    while formula.op == "imp":
        guards.append(formula.args[0])
        formula = formula.args[1]
    theorem = known[formula]
    for guard in reversed(guards):
        theorem = rule("imp_intro", theorem, guard)
    for v in reversed(variables):
        theorem = rule("forall_intro", theorem, v)
    return theorem


def certificates():
    """{name: (statement text, certificate text)}."""
    from mathcheck.kernel.writer import write_certificate, write_statement
    return {name: (write_statement(statement), write_certificate(statement, theorem, shown))
            for name, (statement, theorem, shown) in build().items()}


if __name__ == "__main__":
    here = Path(__file__).resolve().parent
    sys.path.insert(0, str(here.parent.parent))
    spec = importlib.util.spec_from_file_location("conftest_of_kernel_tests", here / "conftest.py")
    spec.loader.exec_module(importlib.util.module_from_spec(spec))
    print(json.dumps(certificates()))
