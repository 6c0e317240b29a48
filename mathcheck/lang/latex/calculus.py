"""Statements about a function: its derivative at a point, its continuity on an interval."""

from ...kernel.terms import Term
from .arithmetic import in_script, summands
from .binders import at_itself, open_binder
from .names import variable_name
from .pieces import NARROW, NOTHING, Edge, Piece, Sides, delimiters, set_beside, unary
from .printing import at_strength, measured, prints
from .strengths import ATOM, FRACTION, SUM, TIGHT


@prints("has_deriv")
def _derivative(t: Term) -> Piece:
    r"""\frac{\mathrm{d}}{\mathrm{d} x}[f]_{x=a} = d: the brackets show how far the function reaches."""
    operator, function, at = _differentiated(t)
    body, value = measured(function), at_strength(t.args[2], SUM)
    left, right = delimiters(body, "[", "]")
    return Piece(f"{operator.text}{left}{body.text}{right}{at.text} = {value.text}", ATOM,
                 operator.width + body.width + at.width + value.width + (2.2 if body.tall else 1.8), Edge.FRACTION, value.last, tall=True)


def derivative_sides(t: Term) -> Sides:
    """A derivative at its sign, the function in large brackets."""
    operator, function, at = _differentiated(t)
    opening = Piece(f"{operator.text}\\biggl[", TIGHT, operator.width + 0.6)
    return Sides(opening, summands(function), Piece(f"\\biggr]{at.text}", TIGHT, at.width + 0.6), "=", summands(t.args[2]))


def _differentiated(t: Term) -> tuple[Piece, Term, Piece]:
    r"""Of a derivative: \frac{\mathrm{d}}{\mathrm{d} x}, the function of x, and _{x=a}, which is empty where a is x itself."""
    x, body = open_binder(t)
    name, point = variable_name(x.data), in_script(t.args[1])
    operator = Piece(f"\\frac{{\\mathrm{{d}}}}{{\\mathrm{{d}} {name.text}}}", FRACTION, name.width + 0.8, tall=True)
    if at_itself(t):
        return operator, body, NOTHING
    if point.width > NARROW:
        point = measured(t.args[1])
        beside = set_beside(point._replace(text=f"{name.text} = {point.text}", width=point.width + name.width + 1.3))
        return operator, body, beside._replace(text=f"\\text{{ at }}{beside.text}", width=beside.width + 1.5)
    return operator, body, Piece(f"_{{{name.text}={point.text}}}", TIGHT, 0.72 * (name.width + point.width + 0.8))


@prints("continuous")
def _continuity(t: Term) -> Piece:
    return continuity(t, "is")


def continuity(t: Term, verb: str) -> Piece:
    r"""x \mapsto f is continuous between a and b: on the closed interval with these ends in either order."""
    x, opened = open_binder(t)
    low, high = measured(t.args[1]), measured(t.args[2])
    if opened.op == "app" and opened.args[1:] == (x,):
        function = measured(opened.args[0])
    else:
        body = measured(opened)
        mapped = f"{variable_name(x.data).text} \\mapsto {unary(body.text)}"
        function = Piece(mapped, SUM, body.width + 2.2, tall=body.tall)
    if t.args[1].op == t.args[2].op == "num" and t.args[1].data <= t.args[2].data:
        where = f"on }} [{low.text}, {high.text}]"
    else:
        where = f"between }} {low.text} \\text{{ and }} {high.text}"
    width = function.width + low.width + high.width + 12.0
    return Piece(f"{function.text} \\text{{ {verb} continuous {where}", ATOM, width, tall=function.tall or low.tall or high.tall)
