"""Several antiderivatives that SymPy suggests, cheap ones first: of the integrand as it stands, expanded, with powers of sin and cos
as sums of multiples, with partial fractions. Proposals only; see antiderivative.py for why one may be wrong."""

from collections.abc import Callable, Collection, Iterator
from fractions import Fraction
from typing import Any

import sympy
from sympy.simplify.fu import TR7, TR8

from ..kernel.errors import KernelError
from ..kernel.terms import Term
from .antiderivative import MAX_OPERATIONS, suggestions
from .sympy_atoms import Functions
from .sympy_door import Untranslatable, term_from_sympy

_FORMS: tuple[Callable[[Any], Any], ...] = (
    sympy.expand, lambda e: TR8(sympy.expand(e)), lambda e: sympy.expand(TR8(TR7(e))), sympy.together, sympy.apart)
_MAX_SEPARATED = 60


def antiderivatives(f: Term, x: Term, near: Fraction | None = None, positive: Collection[Term] = ()) -> Iterator[Term]:
    """Terms whose derivative by x is f where SymPy has it right. near: a point of the interval; positive: variables that are."""
    seen: set[Term] = set()
    for form in _forms(f, x):
        for found in suggestions(form, x, near, positive):
            if found not in seen:
                seen.add(found)
                yield found


def _forms(f: Term, x: Term) -> Iterator[Term]:
    seen = {f}
    yield f
    for change in _FORMS:
        try:
            atoms = Functions(f, x)
            expr = atoms.read(f)
            if expr.count_ops() > min(MAX_OPERATIONS, _MAX_SEPARATED):
                return
            form = term_from_sympy(change(expr), atoms)
        except (Untranslatable, KernelError, RecursionError, sympy.PolynomialError, NotImplementedError):
            continue
        if form not in seen:
            seen.add(form)
            yield form


__all__ = ["antiderivatives"]
