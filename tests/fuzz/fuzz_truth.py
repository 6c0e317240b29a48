"""Is a sequent false? Looked for by values that are computed without the kernel's code: exact ones (tests/kernel/evaluator.py) and
rigorous balls (tests/kernel/arbs.py), at a few points. It says so only where it is certain; many sequents are beyond it."""

from fractions import Fraction
from random import Random
from typing import Any

import fuzz_kernel_helpers  # noqa: F401
from kernel_arbs import ball, enclosure
from kernel_evaluator import TooFar, evaluate

POINTS = 6
MAX_SIZE = 120  # nodes of a sequent that is looked at
MAX_QUANTIFIERS = 2
HALVES = tuple(Fraction(p, 2) for p in (-4, -3, -2, -1, 0, 1, 2, 3, 4, 5)) + (Fraction(1, 3), Fraction(-7, 5))
BY_SORT = {"Nat": (0, 1, 2, 3, 5), "Int": (-3, -2, -1, 0, 1, 2, 4), "Real": HALVES}
QUANTIFIERS = {"forall": True, "exists": False}


def counterexample(hyps: "tuple[Any, ...]", concl: Any, rng: Random) -> "dict[str, str] | None":
    """Values of the free variables at which every hypothesis is true and the conclusion is not, None if none is found."""
    formulas = (*hyps, concl)
    if sum(f.size for f in formulas) > MAX_SIZE or not (one_sided(concl, True) and all(one_sided(h, False) for h in hyps)):
        return None
    if sum(map(_quantifiers, formulas)) > MAX_QUANTIFIERS:
        return None
    names = sorted(set().union(*(f.free for f in formulas)), key=lambda v: v[0])
    for _ in range(POINTS if names else 1):
        point = {name: _value(sort, rng) for name, sort in names}
        for judge in (_exactly_false, _certainly_false):
            try:
                if judge(hyps, concl, point):
                    return {name: repr(v) for name, v in point.items()}
            except (TooFar, ArithmeticError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
                pass  # beyond this evaluation: nothing is known
    return None


def one_sided(t: Any, universal: bool) -> bool:
    """Every quantifier in the formula says, at its place, `for all` (universal) or `there is`: then values for which it fails (holds)
    among a few show that it fails (holds). A quantifier inside a number has no side."""
    if t.op in QUANTIFIERS:
        return QUANTIFIERS[t.op] is universal and one_sided(t.args[0], universal)
    if t.op in ("not", "imp"):
        return one_sided(t.args[0], not universal) and all(one_sided(a, universal) for a in t.args[1:])
    if t.op in ("and", "or"):
        return all(one_sided(a, universal) for a in t.args)
    return _quantifiers(t) == 0


def _quantifiers(t: Any) -> int:
    return (t.op in QUANTIFIERS) + sum(map(_quantifiers, t.args))


def _value(sort: Any, rng: Random) -> Any:
    if sort.result is None:
        return rng.choice(BY_SORT[sort.name])
    a, b, c = (rng.choice((-2, -1, 0, 1, 2)) for _ in range(3))
    result = sort.result.name

    def function(*args: Any) -> Any:
        total = a + sum(b * v + c * v * v for v in args)
        if result == "Prop":
            return total > 0
        return Fraction(total, 2) if result == "Real" else abs(int(total // 1)) if result == "Nat" else int(total // 1)

    return function


def _exactly_false(hyps: "tuple[Any, ...]", concl: Any, point: "dict[str, Any]") -> bool:
    return all(evaluate(h, point) is True for h in hyps) and evaluate(concl, point) is not True


def _certainly_false(hyps: "tuple[Any, ...]", concl: Any, point: "dict[str, Any]") -> bool:
    return all(_certain(h, point, ()) is True for h in hyps) and _certain(concl, point, ()) is False


def _certain(t: Any, point: "dict[str, Any]", bound: "tuple[Any, ...]") -> "bool | None":
    """The truth of a formula of inequalities where balls tell it, None where they do not."""
    if t.op in QUANTIFIERS:
        decisive = not QUANTIFIERS[t.op]
        seen = [_certain(t.args[0], point, (v, *bound)) for v in BY_SORT[t.data[1].name]]
        return decisive if decisive in seen else None if None in seen else not decisive
    if t.op == "not":
        value = _certain(t.args[0], point, bound)
        return None if value is None else not value
    if t.op in ("and", "or", "imp"):
        a, b = (_certain(side, point, bound) for side in t.args)
        if t.op == "and":
            return False if False in (a, b) else None if None in (a, b) else True
        a = a if t.op == "or" else None if a is None else not a
        return True if True in (a, b) else None if None in (a, b) else False
    if t.op not in ("eq", "lt", "le") or not _small(t):
        return None
    a, b = (ball_of(side, point, bound) for side in t.args)
    if not (a.is_finite() and b.is_finite()):
        return None
    if t.op == "eq":
        return None if a.overlaps(b) else False
    return True if (a < b if t.op == "lt" else a <= b) else False if (b <= a if t.op == "lt" else b < a) else None


def _small(t: Any) -> bool:
    """No operation in the term whose value could be too large to compute, and none whose value the balls do not have."""
    if t.op in ("npow", "zpow") and not (t.args[1].op == "num" and abs(t.args[1].data) <= 32 and (t.op == "npow") <= (t.args[1].data >= 0)):
        return False
    return t.op not in ("fact", "sum", "prod", "call", "integral") and all(map(_small, t.args))


def ball_of(t: Any, point: "dict[str, Any]", bound: "tuple[Any, ...]") -> Any:
    """The term's enclosure, a ball also where it is an exact number."""
    value = enclosure(t, point, tuple(ball(v) if isinstance(v, Fraction) else v for v in bound))
    return ball(value) if isinstance(value, int) else value
