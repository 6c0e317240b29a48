"""The picture that a claim declares, as exact data and kernel terms. It is drawn by `mathcheck plot`, from the declaration alone: a picture
shows what the author chose to show, proves nothing and changes no verdict.

A claim file says curves(..), margin(..), convergence(..) or records(..). Nothing is looked at before the claim is made: what is wrong
with a picture is told as a ClaimError, with the claim's name.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ..kernel.certificate import read_terms
from ..kernel.sorts import NAT, REAL, is_subsort
from ..kernel.terms import Term, number
from ..kernel.writer import write_terms

MOST_CURVES = 7
MOST_NUMBERS = 500  # whole numbers of a margin, each drawn
LARGEST = 10**9  # that a convergence goes to: its terms are evaluated there
MOST_SURVEYED = 10**8  # that records are looked for up to

_EXAMPLES = {
    "curves": "picture=curves(exp(x), 1 + x, over=(x, -2, 2))",
    "margin": "picture=margin(exp(x) - (1 + x), over=(x, -2, 2))",
    "convergence": "picture=convergence(abs((1 + 1/n)**n - exp(1)), 2 / n, over=(n, 1, 10**4))",
    "records": "picture=records(up_to=10**6)",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """kind: "curves", "margin", "convergence" or "records"; terms: what is drawn; over: the variable, and from where to where, as exact
    numbers; None for records, whose one term is the number up to which they are looked for."""

    kind: str
    terms: tuple[Any, ...]
    over: Any = None

    def problem(self) -> tuple[str, str] | None:
        """What is wrong with it, and what to write instead."""
        example = _EXAMPLES.get(self.kind)
        if example is None:
            return f"there is no picture {self.kind!r}", "one of " + ", ".join(_EXAMPLES)
        if self.kind == "records":
            [most] = self.terms
            fine = type(most) is int and 1 <= most <= MOST_SURVEYED
            return None if fine else (f"records are looked for up to a whole number from 1 to {MOST_SURVEYED}", example)
        why = self._wrong_place() or self._wrong_terms()
        return (why, example) if why else None

    def _wrong_place(self) -> str | None:
        if not isinstance(self.over, tuple) or len(self.over) != 3:
            return f"a picture of {self.kind} says over what: the variable, from where and to where"
        x, *ends = self.over
        if type(x) is not Term or x.op != "var" or not is_subsort(x.sort, REAL):
            return f"a picture is drawn over a variable for a number, not over {x!r}"
        low, high = map(_exact, ends)
        if low is None or high is None or not low < high:
            return f"a picture goes from one exact number to a larger one, not from {ends[0]!r} to {ends[1]!r}"
        if x.sort is REAL:
            return f"a convergence is seen at whole numbers, and {x!r} is a Real variable" if self.kind == "convergence" else None
        if self.kind == "curves":
            return f"curves are functions of a real number, and {x!r} is a variable for whole numbers"
        if low.denominator != 1 or high.denominator != 1:
            return f"{x!r} is a whole number, and does not go from {low} to {high}"
        if self.kind == "convergence":
            return None if 1 <= low and high <= LARGEST else f"a convergence is seen from 1 on, to at most {LARGEST}"
        if low < 0 and x.sort is NAT:
            return f"{x!r} is a natural number, and does not begin at {low}"
        return f"a picture shows at most {MOST_NUMBERS} whole numbers" if high - low >= MOST_NUMBERS else None

    def _wrong_terms(self) -> str | None:
        if self.kind == "curves" and not 1 <= len(self.terms) <= MOST_CURVES:
            return f"a picture shows 1 to {MOST_CURVES} curves, not {len(self.terms)}"
        x = self.over[0]
        for t in self.terms:
            if type(t) not in (int, Fraction, Term):
                return f"a picture shows terms, and {t!r} is a {type(t).__name__}"
            if type(t) is Term and (t.loose or not is_subsort(t.sort, REAL)):
                return f"a picture shows numbers, and {t!r} is none"
            others = sorted(name for name, sort in t.free if (name, sort) != (x.data, x.sort)) if type(t) is Term else []
            if others:
                return f"{t!r} depends on {', '.join(others)}, and the picture goes over {x!r} alone"
        return None

    @property
    def functions(self) -> tuple[Term, ...]:
        """The terms that are drawn; of a picture that has no problem."""
        return tuple(map(number, self.terms))

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """From where to where; of a picture that has no problem."""
        return Fraction(_exact(self.over[1]) or 0), Fraction(_exact(self.over[2]) or 0)


def curves(*functions: Any, over: tuple[Any, Any, Any]) -> Picture:
    """curves(exp(x), 1 + x, over=(x, -2, 2)): these functions of the Real variable x, from -2 to 2, with their enclosures."""
    return Picture("curves", functions, over)


def margin(difference: Any, *, over: tuple[Any, Any, Any]) -> Picture:
    """margin(exp(x) - (1 + x), over=(x, -2, 2)): how far an inequality is from failing, right side minus left, and where it is 0. x is a
    Real variable, or one for whole numbers, which are shown one by one."""
    return Picture("margin", (difference,), over)


def convergence(error: Any, bound: Any, *, over: tuple[Any, Any, Any]) -> Picture:
    """convergence(abs((1 + 1/n)**n - exp(1)), 2 / n, over=(n, 1, 10**4)): an error under its bound as the whole number n grows, on
    logarithmic scales."""
    return Picture("convergence", (error, bound), over)


def records(*, up_to: int = 10**6) -> Picture:
    """records(): the least numbers that take 1, 2, 3, .. ones, found by a survey, and the largest ones."""
    return Picture("records", (up_to,))


def written_picture(picture: Picture) -> dict[str, str]:
    """The picture as plain data: its kind, and in the kernel's term format the terms, then the variable and the two ends."""
    place = () if picture.over is None else (picture.over[0], *picture.ends)
    return {"kind": picture.kind, "terms": write_terms([*picture.functions, *map(number, place)])}


def read_picture(data: dict[str, str]) -> Picture:
    """A picture from such data. Raises ValueError, NotACertificate or KernelError where it is none."""
    terms = read_terms(data["terms"])
    if data["kind"] == "records":
        picture = Picture("records", tuple(t.data if t.op == "num" else None for t in terms))
        wanted = 1
    else:
        picture = Picture(data["kind"], tuple(terms[:-3]), tuple(terms[-3:]))
        wanted = {"margin": 1, "convergence": 2}.get(picture.kind, len(picture.terms))
    problem = None if len(picture.terms) == wanted else ("terms are missing or left over", "")
    problem = problem or picture.problem()
    if problem is not None:
        raise ValueError(problem[0])
    return picture


def _exact(value: Any) -> Fraction | None:
    if type(value) is Term and value.op == "num":
        value = value.data
    return Fraction(value) if type(value) in (int, Fraction) else None


__all__ = ["Picture", "convergence", "curves", "margin", "read_picture", "records", "written_picture"]
