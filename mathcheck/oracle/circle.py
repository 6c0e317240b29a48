"""Terms in sin(a) and cos(a) with the square of one of them written by the other, as products. Proposals: the kernel knows the circle."""

from collections.abc import Iterator
from typing import Any

import sympy

from ..kernel.errors import KernelError
from ..kernel.terms import Term
from .factor import factored
from .sympy_atoms import Atoms
from .sympy_door import Untranslatable, term_from_sympy

_MAX_OPERATIONS = 400


def on_the_circle(t: Term) -> Iterator[Term]:
    """t with sin(a)^2 = 1 - cos(a)^2, and with cos(a)^2 = 1 - sin(a)^2, factored; nothing where not both occur."""
    try:
        atoms = Atoms(t)
        expr = sympy.together(atoms.read(t))
        if expr.count_ops() > _MAX_OPERATIONS:
            return
        pairs = [(u, v) for u, s in atoms.terms.items() for v, c in atoms.terms.items()
                 if (s.op, c.op) == ("sin", "cos") and s.args == c.args]
        for swapped in (False, True) if pairs else ():
            top, bottom = (_reduced(part, [p[::-1] if swapped else p for p in pairs]) for part in sympy.fraction(expr))
            yield factored(term_from_sympy(sympy.cancel(top / bottom), atoms))
    except (Untranslatable, KernelError, RecursionError, sympy.PolynomialError, ZeroDivisionError):
        return


def _reduced(p: Any, pairs: list[tuple[Any, Any]]) -> Any:
    """p without squares of the first of each pair, whose squares add up to 1."""
    for u, v in pairs:
        p = sympy.rem(sympy.expand(p), u**2 + v**2 - 1, u)
    return sympy.expand(p)


__all__ = ["on_the_circle"]
