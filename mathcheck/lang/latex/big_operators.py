"""Big operators, which reach over what follows them: sums and products over a range, infinite sums, integrals."""

from ...kernel.terms import Term
from .arithmetic import in_script
from .binders import open_binder
from .names import variable_name
from .pieces import INFINITY, NARROW, Edge, Piece, script_width, set_beside
from .printing import Printer, at_strength, measured, prints
from .strengths import BIG, PRODUCT, TIGHT


@prints("sum", "prod", "series")
def _range(t: Term) -> Piece:
    k, opened = open_binder(t)
    sign = "\\prod" if t.op == "prod" else "\\sum"
    name, body = variable_name(k.data), at_strength(opened, PRODUCT)
    low, high = _bounds(t, in_script)
    if max(low.width, high.width) > NARROW:
        low, high = _bounds(t, measured)
        beside = set_beside(low._replace(text=f"{name.text} = {low.text}", width=low.width + name.width + 1.3), high)
        return Piece(f"{sign}{beside.text} {body.text}", BIG, 1.7 + beside.width + body.width, Edge.OPERATOR, body.last, tall=True,
                     reaching=True)
    width = max(1.45, script_width(low) + 0.72 * name.width + 0.6, script_width(high)) + 0.2
    return Piece(f"{sign}_{{{name.text}={low.text}}}^{{{high.text}}} {body.text}", BIG, width + body.width, Edge.OPERATOR, body.last,
                 tall=True, reaching=True)


def _bounds(t: Term, printer: Printer) -> tuple[Piece, Piece]:
    return printer(t.args[1]), INFINITY if t.op == "series" else printer(t.args[2])


@prints("integral")
def _integral(t: Term) -> Piece:
    r"""\int_{a}^{b} f \,\mathrm{d} x: a sum in parentheses, and the whole in parentheses before a factor."""
    x, opened = open_binder(t)
    name, body, low, high = variable_name(x.data), at_strength(opened, PRODUCT), in_script(t.args[1]), in_script(t.args[2])
    bounds = Piece(f"_{{{low.text}}}^{{{high.text}}}", TIGHT, max(script_width(low), script_width(high)))
    if max(low.width, high.width) > NARROW:
        bounds = set_beside(measured(t.args[1]), measured(t.args[2]))
    width = 1.0 + bounds.width + body.width + name.width + 0.8
    return Piece(f"\\int{bounds.text} {body.text} \\,\\mathrm{{d}} {name.text}", BIG, width, Edge.OPERATOR, Edge.LETTER,
                 tall=True, reaching=True)
