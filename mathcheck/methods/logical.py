"""Connectives and quantifiers: putting together, generalising, instantiating, contradicting, witnesses."""

from collections.abc import Sequence
from typing import Any

from ..kernel.binding import fits, fresh, open_binder
from ..kernel.equality import sym
from ..kernel.errors import KernelError
from ..kernel.functions import forall_elim_function
from ..kernel.logic import (
    and_intro,
    assume,
    ex_falso,
    exists_elim,
    exists_intro,
    forall_elim,
    forall_intro,
    imp_elim,
    imp_intro,
    not_elim,
    not_intro,
)
from ..kernel.terms import FALSE, Term, eq, lt, ne, negation, number
from ..kernel.theorem import Theorem
from .arithmetic import by_inequalities
from .conditions import prove
from .derived import absurd, compare, conjuncts, cut_all
from .errors import MethodError
from .facts import Theorems, flat
from .library import aliases, evident
from .method import Method


def _conjunction(goal: Term, facts: Theorems) -> Theorem:
    """A conjunction from premises that are its parts, or have them as parts; or a part of a premise that is a conjunction."""
    for f in facts:
        if f.concl == goal:
            return f
    if goal.op == "and":
        return and_intro(_conjunction(goal.args[0], facts), _conjunction(goal.args[1], facts))
    for f in flat(facts):
        if f.concl == goal:
            return f
    raise MethodError(f"{goal!r} is not among the premises", "give one step for each part of the conjunction", goal=goal)


conjunction = Method("putting the parts together", _conjunction)


def _generalisation(goal: Term, facts: Theorems) -> Theorem:
    """A goal `forall .. A -> .. C` from a premise C: suppositions become antecedents, variables are quantified. Further premises may say
    why an antecedent has a value.

    The variables of the goal have the names that the premise uses, and whatever the premise supposes of them is an antecedent."""
    for f in facts:
        try:
            return close(goal, f, tuple(g for g in facts if g is not f))
        except (KernelError, MethodError) as e:
            problem: Exception = e
    if not facts:
        raise MethodError("it generalises a premise, and none is given", "give the step that shows the body")
    if isinstance(problem, KernelError) and problem.rule == "forall_intro":
        raise MethodError(f"a premise still supposes something about a variable that is to be quantified: {problem.facts['occurs_in']!r}",
                          "the goal must have it as an antecedent, implies(A, ..), or an earlier step must discharge it")
    raise MethodError("no premise is the body of the goal", "the body must be written with the same variables", goal=goal)


def close(goal: Term, body: Theorem, outside: tuple[Theorem, ...] = ()) -> Theorem:
    """goal = forall/->/and .. C from a theorem of C. outside: the antecedents passed, supposed, and further facts; they show what
    the inner ones need to have a value. Raises MethodError if C is not the goal's body, KernelError if a variable that is to be
    quantified is still supposed something about."""
    if body.concl == goal:
        return body
    if goal.op == "and":
        return and_intro(close(goal.args[0], body, outside), close(goal.args[1], body, outside))
    if goal.op == "imp":
        inner = close(goal.args[1], body, (*outside, assume(goal.args[0])))
        th = imp_intro(inner, goal.args[0])
        for h in th.hyps:
            if h not in inner.hyps and (shown := prove(h, outside)) is not None:
                th = cut_all([shown], th)
        return th
    if goal.op == "forall":
        x = Term("var", (), goal.data)
        if goal.data in goal.free:
            x = fresh(goal.data[0], goal.data[1], goal)
        return forall_intro(close(open_binder(goal, x), body, outside), x)
    raise MethodError("no premise is the body of the goal", goal=goal)


generalisation = Method("generalising", _generalisation)


def instance(**values: Any) -> Method:
    """The first premise, a universal statement, at the given values; its antecedents are proved from the other premises. The goal is the
    instance or follows from it by arithmetic.

    values: by the names of the quantified variables, terms or numbers of the variable's sort; for a function variable a tuple of its
    parameters and then the body, F=(x, x**2).
    """
    shown = ", ".join(f"{n} := {number(v)!r}" for n, v in values.items() if not isinstance(v, tuple))

    def run(goal: Term, facts: Theorems) -> Theorem:
        if not facts or facts[0].concl.op not in ("forall", "imp"):
            raise MethodError("the first premise must be a universal statement", "cite the lemma and give it first")
        return _from_instance(goal, specialise(facts[0], values, facts[1:], goal), facts[1:])

    return Method("instantiation" + (f" ({shown})" if shown else ""), run)


def _from_instance(goal: Term, th: Theorem, facts: Theorems) -> Theorem:
    for part in [th, *conjuncts(th)]:
        if part.concl == goal:
            return part
    known = [*flat(facts), *conjuncts(th)]
    try:
        return by_inequalities(goal, [*known, *evident([goal], known), *aliases([goal, *(f.concl for f in known)])])
    except MethodError:
        if th.concl.op != "forall":
            raise
        name = th.concl.data[0]
        raise MethodError(f"{name} has no value yet, the instance being {th.concl!r}", f"give {name}=... as well", goal=goal)


def specialise(th: Theorem, values: dict[str, Any], facts: Sequence[Theorem], goal: Term | None = None) -> Theorem:
    """Strip quantifiers at the values and antecedents that the facts prove, until the goal is met. A function value is
    (params.., body)."""
    used = set()
    while th.concl.op in ("forall", "imp") and th.concl != goal:
        if th.concl.op == "imp":
            antecedent = prove(th.concl.args[0], facts)
            if antecedent is None:
                raise MethodError(f"the lemma needs {th.concl.args[0]!r}, and the premises do not show that",
                                  "show it in a step of its own and give that step as a premise", condition=th.concl.args[0])
            th = imp_elim(th, antecedent)
            continue
        name = th.concl.data[0]
        if name not in values:
            break
        used.add(name)
        if isinstance(values[name], tuple):
            *params, body = values[name]
            th = forall_elim_function(th, tuple(params), number(body))
        else:
            th = _at_value(th, number(values[name]))
    if set(values) - used:
        raise MethodError(f"the lemma has no variable {sorted(set(values) - used)[0]!r} to instantiate there",
                          "variables are given by name, in any order", lemma=th.concl)
    return th


def _at_value(th: Theorem, value: Term) -> Theorem:
    name, sort = th.concl.data
    if sort.result is None and not fits(value, sort):
        raise MethodError(f"{name} is a {sort!r} in the lemma, and {value!r} is a {value.sort!r}",
                          f"prove the lemma for every {value.sort!r}, or take a value that is a {sort!r}", lemma=th.concl)
    return forall_elim(th, value)


def _contradiction(goal: Term, facts: Theorems) -> Theorem:
    """Any goal from premises of which one denies what the others show: A and not A, an equation and an inequation, a < b and b <= a,
    or false."""
    known = flat(facts)
    for f in known:
        if f.concl == FALSE:
            return ex_falso(f, goal)
        if f.concl.op == "not":
            positive = prove(f.concl.args[0], [g for g in known if g is not f])
            if positive is not None:
                return ex_falso(not_elim(f, positive), goal)
        if f.concl.op == "eq":
            denied = prove(negation(f.concl), [g for g in known if g is not f])
            if denied is not None:
                return ex_falso(not_elim(denied, f), goal)
        if f.concl.op in ("lt", "le"):
            a, b = f.concl.args
            reverse = prove(Term("le" if f.concl.op == "lt" else "lt", (b, a)), [g for g in known if g is not f])
            if reverse is not None:
                return ex_falso(absurd(f, reverse, FALSE), goal)
    raise MethodError("no premise contradicts the others", "give the two facts that exclude each other", goal=goal)


def _strictness(goal: Term, facts: Theorems) -> Theorem:
    """a < b from a <= b, which the premises show, and a premise a != b or b != a."""
    known = flat(facts)
    if goal.op == "lt":
        a, b = goal.args
        weak = prove(Term("le", (a, b)), known)
        apart = next((f for f in known if f.concl in (ne(a, b), ne(b, a))), None)
        if weak is not None and apart is not None:
            same = assume(eq(*apart.concl.args[0].args))
            equal = ex_falso(not_elim(apart, same), goal)
            turned = cut_all([sym(assume(eq(a, b)))], equal) if same.concl != eq(a, b) else equal
            return compare(a, b, assume(goal), turned, absurd(assume(lt(b, a)), weak, goal))
    raise MethodError("strictness takes a <= b and a != b to a < b", "give both as premises", goal=goal)


strictness = Method("strictness, the two sides being unequal", _strictness)


contradiction = Method("contradiction", _contradiction)


def refuting(assumption: Term) -> Method:
    """not A, from a premise that shows false under the supposition A.

    assumption: the formula A.
    """

    def run(goal: Term, facts: Theorems) -> Theorem:
        for f in facts:
            if f.concl == FALSE and goal.op == "not" and goal.args[0] == assumption:
                return not_intro(f, assumption)
        raise MethodError("no premise shows false under that supposition", "show false by.contradiction first", goal=goal)

    return Method("refuting the supposition", run)


def witness(*values: Any) -> Method:
    """An existential goal at the given values; the body is proved from the premises.

    values: terms or numbers of the quantified variables' sorts, one for each `exists`, from the outside in.
    """
    terms = [number(v) for v in values]

    def run(goal: Term, facts: Theorems) -> Theorem:
        return _witnessed(goal, terms, facts)

    return Method("the witness " + ", ".join(map(repr, terms)) if terms else "direct verification", run)


def _witnessed(goal: Term, values: Sequence[Term], facts: Sequence[Theorem]) -> Theorem:
    if not values:
        th = prove(goal, facts)
        if th is None:
            raise MethodError(f"{goal!r} is not shown by the premises", "show it in a step of its own", goal=goal)
        return th
    if goal.op == "and":
        left = prove(goal.args[0], facts)
        if left is not None:
            return and_intro(left, _witnessed(goal.args[1], values, facts))
    if goal.op != "exists":
        raise MethodError("more witnesses than existential quantifiers", "give one value for each `exists`, from the outside in", goal=goal)
    return exists_intro(_witnessed(open_binder(goal, values[0]), values[1:], facts), goal, values[0])


def obtaining(*variables: Term) -> Method:
    """The goal, from the two premises `exists x. .. A` and the goal itself, which may suppose A for the variables.

    variables: one for each `exists`, from the outside in, by the names that the second premise uses. The goal must not speak of them,
    nor may anything else that the second premise supposes.
    """

    def run(goal: Term, facts: Theorems) -> Theorem:
        if len(facts) != 2 or facts[0].concl.op != "exists" or facts[1].concl != goal or not variables:
            raise MethodError("it takes an existential premise and a premise that shows the goal for such a value",
                              "suppose the body for a new variable, show the goal from it, and give exists .. first", goal=goal)
        return _obtained(facts[0], list(variables), facts[1])

    return Method(f"taking such {'a ' if len(variables) == 1 else ''}{', '.join(map(repr, variables))}", run)


def _obtained(some: Theorem, variables: list[Term], shown: Theorem) -> Theorem:
    """The second theorem without its hypothesis A, from `exists x. .. A`, one quantifier for each variable."""
    first, *rest = variables
    if some.concl.op != "exists":
        raise MethodError("more variables than existential quantifiers", "name one variable for each `exists`, from the outside in")
    if rest:
        shown = _obtained(assume(open_binder(some.concl, first)), rest, shown)
    return exists_elim(some, shown, first)
