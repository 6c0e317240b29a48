"""Definitions, rewriting with equations, cited axioms."""

import itertools

from ..kernel.axioms import AXIOMS
from ..kernel.axioms import axiom as kernel_axiom
from ..kernel.binding import fresh, substitute
from ..kernel.equality import subst, sym, unfold
from ..kernel.errors import KernelError
from ..kernel.evaluation import compute
from ..kernel.induction import fact_succ
from ..kernel.recursion import recursion_succ, recursion_zero
from ..kernel.sorts import join
from ..kernel.terms import BINDERS, ONE, ZERO, Definition, Term, number
from ..kernel.theorem import Theorem
from ..lang.parsing.hints import nearest
from .arithmetic import by_inequalities
from .derived import with_hole
from .errors import MethodError
from .facts import Theorems, flat
from .library import aliases, evident
from .method import Method


def definition(*definitions: Definition) -> Method:
    """The goal after unfolding the definitions that it uses; tan, cot, sec and csc are quotients of sin and cos. What is left is shown
    from the premises by arithmetic.

    definitions: those to unfold; without any, all that the goal uses outside quantifiers. Recursive ones take by.recursion.
    """

    def run(goal: Term, facts: Theorems) -> Theorem:
        calls = [t for t in _calls(goal) if not definitions or t.data in definitions]
        if not calls:
            raise MethodError("the goal uses none of the definitions",
                              "name those it uses, or none; a quantified goal takes by.generalisation", goal=goal)
        known = [*flat(facts), *(unfold(t) for t in calls)]
        for f in known:
            if f.concl == goal:
                return f
        return by_inequalities(goal, [*known, *evident([goal, *(f.concl for f in known)], known)])

    return Method("unfolding the definition", run)


def _calls(t: Term) -> list[Term]:
    found = [t] if t.op in ("call", "tan", "cot", "sec", "csc") else []
    for a in t.args[1:] if t.op in BINDERS else t.args:
        found += _calls(a)
    return found


def _rewriting(goal: Term, facts: Theorems) -> Theorem:
    """The goal from the last premise by replacing equals: the other premises are equations, each used once, in order, either way
    round. Nothing is replaced below a quantifier that binds a variable of the equation."""
    if len(facts) < 2 or any(f.concl.op != "eq" for f in facts[:-1]):
        raise MethodError("rewriting takes one or more equations and then the fact to be rewritten",
                          "give the equations first and that fact last", goal=goal)
    *equations, th = facts
    for directions in itertools.product((False, True), repeat=len(equations)):
        oriented = [sym(e) if turned else e for e, turned in zip(equations, directions)]
        found = _rewrite_goal(goal, oriented, th)
        if found is not None:
            return found
    raise MethodError(f"replacing equals in the goal does not give {th.concl!r}",
                      "give the equations in the order they apply to the goal", goal=goal)


def _rewrite_goal(goal: Term, equations: list[Theorem], th: Theorem) -> Theorem | None:
    if not equations:
        return th if th.concl == goal else None
    first, *rest = equations
    left, right = first.concl.args
    hole = fresh("hole", join(left.sort, right.sort), goal)
    try:
        pattern = with_hole(goal, left, hole)
        shown = _rewrite_goal(substitute(pattern, hole, right), rest, th)
    except KernelError:
        return None
    return None if shown is None else subst(sym(first), shown, pattern, hole)


rewriting = Method("rewriting", _rewriting)


def axiom(name: str) -> Method:
    """A textbook statement of the closed list, as it stands there. It takes no premises.

    name: one of those in docs/axioms.md. The claim must declare it.
    """

    def run(goal: Term, facts: Theorems) -> Theorem:
        if name not in AXIOMS:
            raise MethodError(f"there is no axiom {name!r}", nearest(str(name), AXIOMS) or "mathcheck axioms lists them", goal=goal)
        return kernel_axiom(name)

    return Method(f"the axiom {name}", run)


def _factorial_step(goal: Term, facts: Theorems) -> Theorem:
    """An equation or an inequality that follows by arithmetic from the premises and from (e+1)! = (e+1)*e! for the factorials (e+1)! in
    the goal. The premises show 0 <= e unless e is a Nat."""
    known = [*flat(facts)]
    for e in _successors(goal):
        known.append(fact_succ(e))
        if known[-1].concl == goal:
            return known[-1]
    return by_inequalities(goal, known)


def _successors(t: Term) -> list[Term]:
    found = []
    if t.op == "fact":
        e = t.args[0]
        if e.op == "add" and e.args[1] == number(1):
            found.append(e.args[0])
    for a in t.args[1:] if t.op in BINDERS else t.args:
        found += _successors(a)
    return list(dict.fromkeys(found))


factorial_step = Method("the recursion of the factorial", _factorial_step)


def _recursion(goal: Term, facts: Theorems) -> Theorem:
    """An equation or an inequality that follows by arithmetic from the premises and from the equations of the recursive definitions in
    the goal, at f(0, ..), f(e + 1, ..) and literals."""
    known = [*flat(facts)]
    for t in _recursions(goal):
        first, *rest = t.args
        if first == ZERO:
            known.append(recursion_zero(t))
        elif first.op == "num":
            known.append(compute(t) if not t.free else recursion_succ(t.data(number(first.data - 1), *rest)))
        elif first.op == "add" and first.args[1] == ONE:
            known.append(recursion_succ(t.data(first.args[0], *rest)))
        if known and known[-1].concl == goal:
            return known[-1]
    shown = [goal, *(f.concl for f in known)]
    return by_inequalities(goal, [*known, *evident(shown, known), *aliases(shown)])


def _recursions(t: Term) -> list[Term]:
    found = [t] if t.op == "rec" else []
    for a in t.args[1:] if t.op in BINDERS else t.args:
        found += _recursions(a)
    return list(dict.fromkeys(found))


recursion = Method("the equations of the recursion", _recursion)
