"""Bound variables: the name that a binder's variable is printed with."""

import itertools
from collections.abc import Iterator

from ...kernel.binding import instantiate
from ...kernel.sorts import REAL
from ...kernel.terms import BINDERS, Term, is_name, variable
from .names import indexed


def open_binder(t: Term) -> tuple[Term, Term]:
    """A binder's variable and the body at it: x, or x1, x2, .. where x is the name of a variable or definition inside or beside.
    A derivative at a variable that the function does not mention is written with that variable."""
    body, beside = t.args[0], t.args[1:]
    if at_itself(t):
        return beside[0], instantiate(body, beside[0])
    taken = {n for s in (body, *beside) for n, _ in s.free} | {d.name for s in (body, *beside) for d in s.definitions}
    stem = t.data[0].rstrip("_")
    stem = stem if is_name(stem) else "x"
    numbered = (f"{indexed(stem)[0][:50]}{i}" for i in itertools.count(1))
    name = next(n for n in itertools.chain([stem], numbered) if n not in taken and is_name(n))
    k = variable(name, t.data[1])
    return k, instantiate(body, k)


def open_subterms(t: Term) -> Iterator[Term]:
    """The term and all parts of it, bound variables by the names that they are printed with."""
    yield t
    if t.op in BINDERS:
        yield from open_subterms(open_binder(t)[1])
    for a in t.args[1:] if t.op in BINDERS else t.args:
        yield from open_subterms(a)


def at_itself(t: Term) -> bool:
    """A derivative at a variable that its function does not mention."""
    if t.op != "has_deriv":
        return False
    point = t.args[1]
    return point.op == "var" and point.sort is REAL and (point.data, REAL) not in t.args[0].free
