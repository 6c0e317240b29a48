"""What is known about the elementary functions in given terms without being told: exp(t) is positive, log(t) is at most t - 1, the
square of sqrt(t) is t, 3.14 < pi < 3.15. Each comes as a theorem, from the laws or from an enclosure.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from ...kernel.enclosures import down, up
from ...kernel.errors import KernelError
from ...kernel.intervals import Enclosing, enclose
from ...kernel.terms import BINDERS, ELEMENTARY, ZERO, Term, lt, number
from ...kernel.theorem import Theorem
from ..conditions import prove as evidently
from ..errors import MethodError
from .laws import law

_BITS = 40  # of the bounds of a closed number
_MAX_PAIRS = 6  # logarithms that are compared with each other


def subterms(terms: Iterable[Term]) -> Iterator[Term]:
    """The subterms outside binders, each once, inner ones first."""
    seen: dict[Term, None] = {}

    def walk(t: Term) -> None:
        for a in t.args[1:] if t.op in BINDERS else t.args:
            walk(a)
        seen.setdefault(t)

    for t in terms:
        walk(t)
    return iter(seen)


def bounds(terms: Iterable[Term], facts: Sequence[Theorem], deep: bool = False) -> list[Theorem]:
    """Theorems about the elementary functions in the terms; deep: also tangents and comparisons of two logarithms."""
    found: list[Theorem] = []
    logarithms: list[Term] = []
    for t in subterms(terms):
        if t.op == "pi" or (t.op in ELEMENTARY and not t.free):
            found += closed_bounds(t)
        if t.op in ELEMENTARY:
            found += _about(t, [*facts, *found], deep)
        if t.op == "log" and evidently(lt(ZERO, t.args[0]), [*facts, *found]) is not None:
            logarithms.append(t)
    if deep:
        for s in logarithms[:_MAX_PAIRS]:
            for t in logarithms[:_MAX_PAIRS]:
                if s != t:
                    found += _laws(("log-tangent", s.args[0], t.args[0]), given=[*facts, *found])
    return found


def closed_bounds(t: Term) -> list[Theorem]:
    """lo < t and t < hi for a closed term, with literals close to it."""
    try:
        low, high = Enclosing(64, 64).value(t, {})
        slack = Fraction(1, 1 << _BITS)
        ends = number(down(low - slack, _BITS)), number(up(high + slack, _BITS))
        return [enclose(lt(ends[0], t), 64, 64), enclose(lt(t, ends[1]), 64, 64)]
    except KernelError:
        return []


def _about(t: Term, facts: Sequence[Theorem], deep: bool) -> list[Theorem]:
    a = t.args[0]
    if t.op == "exp":
        return _laws(("exp-positive", a), *([("exp-tangent", a)] if deep else []))
    if t.op in ("sin", "cos"):
        found = []
        if a.free and any(s.op == "pi" for s in subterms(f.concl for f in facts)):
            signs = (f"{t.op}-positive", a), (f"{t.op}-nonnegative", a)
            found = _laws(*signs, given=[*facts, *closed_bounds(Term("pi"))])[:1]
        return found + _laws(("circle", a), (f"{t.op}-at-most", a), (f"{t.op}-at-least", a))
    if t.op == "sqrt":
        return _laws(("root-squared", a), ("root-nonnegative", a), ("root-positive", a), given=facts)
    if t.op == "log" and deep:
        return _laws(("log-below", a), ("log-above", a), given=facts)
    return []


def _laws(*wanted: tuple[object, ...], given: Sequence[Theorem] = ()) -> list[Theorem]:
    found = []
    for name, *values in wanted:
        try:
            found.append(law(str(name), *values, given=given))
        except (MethodError, KernelError):
            continue
    return found


__all__ = ["bounds", "closed_bounds", "subterms"]
