"""A formula without a sum for a finite sum, as SymPy suggests it: k^2 up to n, 2^k, x^k, 1/(k*(k + 1)). A proposal only."""

import sympy

from ..kernel.binding import fresh, open_binder
from ..kernel.errors import KernelError
from ..kernel.sorts import INT
from ..kernel.terms import Term
from .sympy_atoms import Functions
from .sympy_door import Untranslatable, term_from_sympy

MAX_OPERATIONS = 40


def closed_sum(t: Term) -> Term | None:
    """A term for the sum t; None if SymPy finds none. Of answers by cases the last is taken, which is the general one."""
    k = fresh(t.data[0], INT, t)
    try:
        body = open_binder(t, k)
        atoms = Functions(body, k, *t.args[1:])
        term, index, low, high = (atoms.read(s) for s in (body, k, *t.args[1:]))
        if term.count_ops() > MAX_OPERATIONS:
            return None
        found = sympy.summation(term, (index, low, high))
        while found.has(sympy.Piecewise):
            folded = sympy.piecewise_fold(found)
            if not isinstance(folded, sympy.Piecewise):
                return None
            found = folded.args[-1][0]
        if found.has(sympy.Sum):
            return None
        return term_from_sympy(sympy.simplify(found), atoms)
    except (Untranslatable, KernelError, RecursionError, NotImplementedError, ValueError, TypeError, AttributeError):
        return None


__all__ = ["closed_sum"]
