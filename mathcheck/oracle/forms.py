"""A rational expression written in other ways: multiplied out, over one denominator, cancelled, in partial fractions."""

from collections.abc import Iterator

import sympy

from ..kernel.errors import KernelError
from ..kernel.terms import Term
from .factor import expanded_size
from .sympy_atoms import Atoms, to_sympy
from .sympy_door import Untranslatable, term_from_sympy

_MAX_TERMS = 300


def forms(t: Term) -> Iterator[Term]:
    """Terms that SymPy has equal to t, other than t. What is not arithmetic counts as a variable."""
    seen = {t}
    try:
        atoms = Atoms(t)
        expr = to_sympy(t, atoms)
        if expanded_size(expr) > _MAX_TERMS:
            return
    except (Untranslatable, RecursionError):
        return
    for change in (sympy.cancel, sympy.expand, sympy.factor, sympy.together, sympy.apart):
        try:
            form = term_from_sympy(change(expr), atoms)
        except (Untranslatable, KernelError, RecursionError, sympy.PolynomialError, NotImplementedError):
            continue
        if form not in seen:
            seen.add(form)
            yield form


__all__ = ["forms"]
