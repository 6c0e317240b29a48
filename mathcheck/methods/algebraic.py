"""Equations and inequalities: computation, algebra, arithmetic, and what the oracles propose."""

from typing import Any

from ..kernel.algebra import field
from ..kernel.binding import fresh, open_binder
from ..kernel.errors import KernelError
from ..kernel.evaluation import compute
from ..kernel.logic import assume, forall_intro, imp_intro
from ..kernel.order import abs_of_nonnegative, abs_of_nonpositive, inequality, max_min
from ..kernel.terms import BINDERS, ZERO, Term, le, lt, number
from ..kernel.theorem import Theorem
from .arithmetic import by_inequalities
from .conditions import prove, settle
from .errors import MethodError
from .facts import Theorems, flat
from .library import aliases, evident
from .method import Method


def _computation(goal: Term, facts: Theorems) -> Theorem:
    """A closed goal without quantifiers by exact arithmetic: an equation, an inequality, or such put together by connectives.

    It takes no premises. Elementary functions have no exact values: by.enclosure compares them.
    """
    if goal.free:
        raise MethodError("it holds variables, so there is nothing to compute", "by.algebra or by.arithmetic", goal=goal)
    if goal.op in ("forall", "exists"):
        raise MethodError(f"it is about every {goal.data[0]}, or about some, and only closed numbers are computed",
                          "by.arithmetic or by.generalisation for `forall`, by.witness(value) for `exists`", goal=goal)
    try:
        return compute(goal)
    except KernelError as e:
        raise MethodError(e.why, "check the two sides; by.witness or by.generalisation where there are quantifiers", goal=goal) from e


computation = Method("exact computation", _computation)


def _algebra(goal: Term, facts: Theorems) -> Theorem:
    """An equation whose two sides have one normal form: the laws of + - * / and of powers, also with symbolic exponents. With
    equations among the premises, one that is a combination of these with simple factors; by.elimination looks further.

    Nothing that cancels loses its condition: x/x = 1 is shown where the premises show x != 0.
    """
    if goal.op in ("forall", "imp"):
        raise MethodError("algebra shows equations, without quantifiers and conditions",
                          "by.arithmetic takes the whole; or show its equation first, and from that this by.generalisation", goal=goal)
    if goal.op != "eq":
        raise MethodError("algebra shows equations", "by.arithmetic for an inequality", goal=goal)
    equations = [f for f in flat(facts) if f.concl.op == "eq"]
    if not equations:
        try:
            return field(*goal.args)
        except KernelError as e:
            equations = aliases([goal])
            if not equations:
                raise MethodError(e.why, "expand both sides by hand, or give the equations it rests on as premises", goal=goal) from e
            return by_inequalities(goal, equations)
    return by_inequalities(goal, [*equations, *aliases([goal, *(f.concl for f in equations)])])


algebra = Method("algebra", _algebra)


def _arithmetic(goal: Term, facts: Theorems) -> Theorem:
    """An equation or an inequality as a combination, with nonnegative factors, of the premises, products of two of them, squares, and
    what is evident: 0 <= |a|, 0 < e!, a + 1 <= b for integers a < b. Also what is put together from such by connectives and
    quantifiers, and instances of universal premises.

    An exact linear program looks for the factors; what it finds is a certificate of the kernel's rule `inequality`.
    """
    th = prove(goal, facts)
    if th is not None:
        return th
    if goal.op == "forall":  # what is missing is said about the matrix
        x = fresh(goal.data[0], goal.data[1], goal, *(t for f in facts for t in (*f.hyps, f.concl)))
        return forall_intro(settle(_arithmetic(open_binder(goal, x), facts), facts, [h for f in facts for h in f.hyps]), x)
    if goal.op == "imp":
        given = (*facts, assume(goal.args[0]))
        return imp_intro(settle(_arithmetic(goal.args[1], given), given, [h for f in given for h in f.hyps]), goal.args[0])
    known = flat(facts)
    terms = [goal, *(f.concl for f in known)]
    return by_inequalities(goal, [*known, *evident(terms, known), *aliases(terms)])


arithmetic = Method("arithmetic on the given facts", _arithmetic)


def squares(*terms: Any) -> Method:
    """Arithmetic on the premises that may also use that these terms have nonnegative squares.

    terms: numeric terms or numbers. The goal is an equation or an inequality.
    """
    roots = [number(t) for t in terms]

    def run(goal: Term, facts: Theorems) -> Theorem:
        known = flat(facts)
        return by_inequalities(goal, [*known, *evident([goal], known)], squares=roots)

    return Method("arithmetic, since squares are not negative: " + ", ".join(f"({t!r})^2 >= 0" for t in roots), run)


def cancelling(factor: Any) -> Method:
    """a < b from a premise factor*a < factor*b (likewise <=, =), the factor being positive by a further premise or evidently.

    factor: a numeric term or a number. A negative factor is not taken: cancel its negative.
    """
    c = number(factor)

    def run(goal: Term, facts: Theorems) -> Theorem:
        positive = prove(lt(ZERO, c), facts)
        if positive is None:
            raise MethodError(f"the factor {c!r} is not known to be positive", "give 0 < factor as a premise")
        for f in flat(facts):
            if f.concl.op == goal.op:
                try:
                    if goal.op == "eq":
                        return inequality(goal, ("scale", ("have", f), 1 / c))
                    return inequality(goal, ("mul", ("have", f), ("inverse", ("have", positive))))
                except KernelError:
                    continue
        raise MethodError(f"no given fact is the goal multiplied by {c!r}", "write both sides times the factor as a step", goal=goal)

    return Method(f"cancelling the positive factor {c!r}", run)


def multiplying(factor: Any) -> Method:
    """factor*a < factor*b from a premise a < b, up to algebra; likewise <=, =.

    factor: a numeric term or a number. The premises show that it is positive for <, not negative for <=; for = nothing is asked.
    """
    c = number(factor)

    def run(goal: Term, facts: Theorems) -> Theorem:
        for f in flat(facts):
            if f.concl.op not in ("lt", "le", "eq") or (f.concl.op != goal.op and (f.concl.op, goal.op) != ("lt", "le")):
                continue
            try:
                if goal.op == "eq":
                    return inequality(goal, ("scale", ("have", f), c))
                sign = prove(lt(ZERO, c) if goal.op == "lt" else le(ZERO, c), facts)
                if sign is None:
                    raise MethodError(f"the sign of the factor {c!r} is not known", "give 0 < factor (or 0 <= factor) as a premise")
                return inequality(goal, ("mul", ("have", f), ("have", sign)))
            except KernelError:
                continue
        raise MethodError(f"no given fact times {c!r} is the goal", "by.arithmetic combines several facts", goal=goal)

    return Method(f"multiplying by {c!r}", run)


def _factoring(goal: Term, facts: Theorems) -> Theorem:
    """p < q or p <= q, by factoring q - p over the rationals: the signs of the factors follow from the premises.

    SymPy proposes the factors; that their product is q - p is algebra.
    """
    from ..oracle.factor import factored

    if goal.op not in ("lt", "le"):
        raise MethodError("factoring shows inequalities", "by.algebra for an equation", goal=goal)
    product = factored(goal.args[1] - goal.args[0])
    sign = prove(Term(goal.op, (ZERO, product)), facts)
    if sign is not None:
        return inequality(goal, ("have", sign))
    try:
        negative, node = _signs(product, facts)
        if not negative:
            return inequality(goal, node)
    except KernelError:
        pass  # only >= 0 is known, and the goal is strict
    raise MethodError(f"the difference is {product!r}, and the signs of its factors do not show that it is "
                      + ("positive" if goal.op == "lt" else "not negative"), "give the sign of each factor as a premise", product=product)


def _signs(product: Term, facts: Theorems) -> tuple[bool, tuple[Any, ...]]:
    """Whether the product is negated in the certificate that follows: a node for product (or -product) > 0 or >= 0, made from
    the signs of the factors."""
    op, args = product.op, product.args
    if op in ("mul", "div"):
        (first, a), (second, b) = (_signs(t, facts) for t in args)
        return first != second, ("mul", a, b if op == "mul" else ("inverse", b))
    if op == "num" and product != ZERO:
        return product.data < 0, ("const", abs(product.data))
    if op == "npow" and args[1].op == "num" and args[1].data % 2 and args[1].data > 1:
        negative, node = _signs(args[0], facts)
        return negative, ("mul", node, _signs(args[0] ** (args[1].data - 1), facts)[1])
    for sign in (lt, le):
        for negative, goal in ((False, sign(ZERO, product)), (True, sign(product, ZERO))):
            th = prove(goal, facts)
            if th is not None:
                return negative, ("have", th)
    raise MethodError(f"the sign of the factor {product!r} is not known", "give the sign of each factor as a premise", product=product)


factoring = Method("factoring the difference of the two sides", _factoring)


def _elimination(goal: Term, facts: Theorems) -> Theorem:
    """An equation as a combination of the equations among the premises, each multiplied by a polynomial: the goal's difference lies in
    the ideal of theirs.

    A Groebner basis finds the multipliers; that they do is algebra. An equation that only follows from theirs by taking roots is
    refused: x = 0 from x^2 = 0.
    """
    equations = [f for f in flat(facts) if f.concl.op == "eq"]
    if equations:
        equations += aliases([goal, *(f.concl for f in equations)])
    if goal.op != "eq" or not equations:
        raise MethodError("elimination shows an equation from equations", "give the equations as premises", goal=goal)
    try:
        return by_inequalities(goal, equations)
    except MethodError:
        pass
    from ..oracle.groebner import cofactors  # SymPy is only loaded where it is asked

    multipliers = cofactors(goal.args[1] - goal.args[0], [f.concl.args[1] - f.concl.args[0] for f in equations])
    if multipliers is None:
        raise MethodError("the goal is not a polynomial consequence of the given equations", "check the goal, or give more equations",
                          goal=goal)
    node: tuple[Any, ...] = ("const", 0)
    for f, m in zip(equations, multipliers):
        if m != ZERO:
            node = ("add", node, ("scale", ("have", f), m))
    return inequality(goal, node)


elimination = Method("eliminating with the given equations", _elimination)


def evaluated(t: Term, facts: Theorems) -> list[Theorem]:
    """|a| = a, |a| = -a, max(a, b) = b, ... for the subterms of t whose sign (order) the facts show."""
    found: list[Theorem] = []
    for a in t.args[1:] if t.op in BINDERS else t.args:
        found += evaluated(a, facts)
    if t.op == "abs":
        (a,) = t.args
        if (th := prove(le(ZERO, a), facts)) is not None:
            found.append(abs_of_nonnegative(th))
        elif (th := prove(le(a, ZERO), facts)) is not None:
            found.append(abs_of_nonpositive(th))
    elif t.op in ("max", "min"):
        a, b = t.args
        if (th := prove(le(a, b), facts)) is not None:
            found.append(max_min(th, t.op, 0))
        elif (th := prove(le(b, a), facts)) is not None:
            found.append(max_min(th, t.op, 1))
    return found


def _absolute_value(goal: Term, facts: Theorems) -> Theorem:
    """The goal with |a| = a or |a| = -a for every |a| in it whose sign the premises show; likewise max and min."""
    known = [*flat(facts), *evaluated(goal, facts)]
    return by_inequalities(goal, [*known, *evident([goal], known)])


absolute_value = Method("the value of |a|, max or min by the signs given", _absolute_value)
