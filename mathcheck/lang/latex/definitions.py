"""Definitions as a reader needs them: name(p, ..) := body, and a recursion by its equations at 0 and at n + 1."""

from ...kernel.recursion import Recursion, own_step
from ...kernel.sorts import REAL
from ...kernel.terms import ZERO, Defined, Term, eq, variable
from ..standard import choose
from .names import latex_sort, latex_variables, operator_name, variable_name
from .pieces import Piece, applied
from .printing import measured
from .strengths import ATOM


def latex_definition(definition: Defined) -> str:
    r"""name(p, ..) := body, or a recursion's two equations, and the parameters' sorts."""
    return defined(definition).text


def defined(d: Defined) -> Piece:
    """latex_definition with its width."""
    equations = [measured(e) for e in recursion_equations(d)]
    if not equations:
        head = applied(operator_name(d.name), [variable_name(name) for name, _ in d.params])
        body = measured(d.parts[0])
        equations = [Piece(f"{head.text} := {body.text}", ATOM, head.width + body.width + 1.5, tall=body.tall)]
    sorts = parameters(d)
    width = sum(e.width for e in equations) + 1.5 * (len(equations) - 1) + sorts.width
    return Piece(",\\quad ".join(e.text for e in equations) + f" {sorts.text}", ATOM, width, tall=any(e.tall for e in equations))


def recursion_equations(d: Defined) -> tuple[Term, ...]:
    """What a recursion is at 0 and at n + 1; nothing for a definition that is not one."""
    if not isinstance(d, Recursion):
        return ()
    n, *rest = (variable(*p) for p in d.params)
    return eq(d(ZERO, *rest), d.base), eq(d(n + 1, *rest), own_step(d))


def parameters(d: Defined) -> Piece:
    """The parameters' sorts, as they stand behind a definition, and that of a recursion's values unless they are real. The
    sign of a binomial coefficient says it."""
    sorts, width = latex_variables(d.params), 2.0 + 2.0 * len(d.params)
    if isinstance(d, Recursion) and d.result is not REAL and d != choose:
        sorts, width = f"{sorts};\\; \\text{{values in }} {latex_sort(d.result)}", width + 6.0
    return Piece(f"\\quad ({sorts})", ATOM, width)


def defining_terms(d: Defined) -> tuple[Term, ...]:
    """The terms that are printed where the definition is."""
    return recursion_equations(d) or d.parts
