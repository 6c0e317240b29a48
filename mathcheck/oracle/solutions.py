"""Values of a variable that SymPy finds to make an equation in a formula true, or the two sides of an inequality equal. Proposals only."""

from collections.abc import Iterator

import sympy

from ..kernel.errors import KernelError
from ..kernel.terms import Term
from .sympy_atoms import Functions
from .sympy_door import Untranslatable, term_from_sympy

MAX_OPERATIONS = 40
MAX_SOLUTIONS = 6


def solutions(formula: Term, x: Term) -> list[Term]:
    """Terms without x that solve one of the equations, or bound one of the inequalities, of which the formula is put together."""
    found: list[Term] = []
    for atom in _atoms(formula):
        found += [t for t in _solved(atom, x) if t not in found]
    return found[:MAX_SOLUTIONS]


def _atoms(formula: Term) -> Iterator[Term]:
    if formula.op in ("eq", "lt", "le"):
        yield formula
    elif formula.op in ("and", "or"):
        for part in formula.args:
            yield from _atoms(part)


def _solved(atom: Term, x: Term) -> Iterator[Term]:
    try:
        atoms = Functions(*atom.args)
        v = atoms.read(x)
        equation = atoms.read(atom.args[0]) - atoms.read(atom.args[1])
        if not v.is_Symbol or not equation.has(v) or equation.count_ops() > MAX_OPERATIONS:
            return
        roots = sympy.solve(equation, v)
    except Exception:  # SymPy's solvers fail in many ways; each means that there is no proposal
        return
    for r in roots:
        try:
            yield term_from_sympy(r, atoms)
        except (Untranslatable, KernelError, RecursionError):
            continue


__all__ = ["solutions"]
