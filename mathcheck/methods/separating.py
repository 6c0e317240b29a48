"""Inequalities between numbers that have no exact value here, by the kernel's enclosures: 2 < exp(1), log(2) != 1."""

from ..kernel.errors import KernelError
from ..kernel.evaluation import compute
from ..kernel.intervals import Enclosing, enclose
from ..kernel.logic import defined
from ..kernel.terms import ELEMENTARY, Term, lt, negation, number
from ..kernel.theorem import Theorem

_INEXACT = frozenset({"pi", "integral", *ELEMENTARY})
# (bits, cells of an integral), cheapest first: numbers that differ mostly differ early, and only a step that asks for it waits longer
_Attempts = tuple[tuple[int, int], ...]
_QUICK: _Attempts = ((64, 16), (256, 16))
_PATIENT: _Attempts = ((64, 1), (128, 1), (256, 1), (512, 1), (1024, 1), (2048, 1), (4096, 1))
_QUICK_INTEGRAL: _Attempts = ((64, 1), (64, 16), (64, 128))
_PATIENT_INTEGRAL: _Attempts = ((64, 1), (64, 16), (64, 128), (128, 1024), (256, 8192))


def mentions(t: Term, operations: frozenset[str]) -> bool:
    """One of the operations occurs in t, or in a definition that t applies."""
    if t.op in operations or (t.op == "call" and mentions(t.data.body, operations)):
        return True
    return any(mentions(a, operations) for a in t.args)


def comparison(goal: Term) -> Term | None:
    """The atom of a goal that an enclosure could show: a < b, a <= b, a negation of these, or a != b."""
    atom = goal.args[0] if goal.op == "not" else goal
    return atom if atom.op in ("lt", "le") or (atom.op == "eq" and goal.op == "not") else None


def contrary(goal: Term) -> Term:
    """The goal's negation; without a double one."""
    return goal.args[0] if goal.op == "not" else negation(goal)


def separated(goal: Term, patient: bool = False) -> Theorem | None:
    """The closed goal by enclosures of its two sides; None if it has another form, an exact value would do, or they stay together."""
    if goal.free or comparison(goal) is None or not mentions(goal, _INEXACT):
        return None
    with_integral, without = (_PATIENT_INTEGRAL, _PATIENT) if patient else (_QUICK_INTEGRAL, _QUICK)
    for bits, cells in with_integral if mentions(goal, frozenset({"integral"})) else without:
        try:
            return enclose(goal, bits, cells)
        except KernelError:
            continue
    return None


def ordered(goal: Term) -> Theorem | None:
    """A closed inequality by exact values or enclosures."""
    try:
        return compute(goal)
    except KernelError:
        return separated(goal)


def continuous_by_enclosure(goal: Term) -> Theorem | None:
    """The closed goal continuous(f, x, a, b), as the condition of an integral that an enclosure shows to have a value."""
    if goal.free:
        return None
    whole = Term("integral", goal.args, goal.data)
    for bits, cells in _QUICK_INTEGRAL:
        try:
            _, high = Enclosing(bits, cells).value(whole, {})
            return defined(enclose(lt(whole, number(high + 1)), bits, cells), goal)
        except KernelError:
            continue
    return None


def obstacle(goal: Term) -> KernelError | None:
    """Why the most precise cheap attempt at the goal fails."""
    try:
        enclose(goal, *_QUICK[-1])
    except KernelError as e:
        return e
    return None
