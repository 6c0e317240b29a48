"""Variables, functions applied to arguments, and definitions."""

from ...kernel.terms import Definition, Term
from .names import latex_variables, operator_name, variable_name
from .pieces import ATOM, TIGHT, Piece, applied
from .printing import measured, prints


@prints("var")
def _variable(t: Term) -> Piece:
    return variable_name(t.data)


@prints("bvar")
def _index(t: Term) -> Piece:
    return Piece(f"\\mathtt{{\\${t.data}}}", TIGHT, 1.1)


@prints("app")
def _application(t: Term) -> Piece:
    return applied(measured(t.args[0]), [measured(a) for a in t.args[1:]])


@prints("call")
def _call(t: Term) -> Piece:
    return applied(operator_name(t.data.name), [measured(a) for a in t.args])


def defined(d: Definition) -> Piece:
    """latex_definition with its width."""
    head = applied(operator_name(d.name), [variable_name(name) for name, _ in d.params])
    body = measured(d.body)
    sorts = latex_variables(d.params)
    return Piece(f"{head.text} := {body.text} \\quad ({sorts})", ATOM, head.width + body.width + 3.5 + 2.0 * len(d.params), tall=body.tall)


def latex_definition(definition: Definition) -> str:
    r"""name(p, ..) := body, and the parameters' sorts."""
    return defined(definition).text
