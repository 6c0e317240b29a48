"""Variables, and what is applied to arguments: function variables, definitions, recursive definitions.

The recursions of standard.py have notations of their own. One of the same name with other equations has not.
"""

from ...kernel.terms import Term
from ..standard import choose, falling
from .arithmetic import in_script
from .names import operator_name, variable_name
from .pieces import NARROW, RAISED_FALLING, Edge, Piece, applied, script_width, set_beside
from .printing import at_strength, measured, prints
from .strengths import POWER, TIGHT


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


@prints("rec")
def _recursion(t: Term) -> Piece:
    if t.data == choose:
        return _binomial(*map(measured, t.args))
    if t.data == falling:
        return _falling_factorial(*t.args)
    return _call(t)


def _binomial(n: Piece, k: Piece) -> Piece:
    width = max(n.width, k.width)
    if width > NARROW:  # it does not break across lines; a definition cannot be called binom
        return applied(operator_name("binom"), [n, k])
    return Piece(f"\\binom{{{n.text}}}{{{k.text}}}", POWER, width + 1.0, Edge.PAREN, Edge.PAREN, tall=True)


def _falling_factorial(n: Term, x: Term) -> Piece:
    r"""x^{\underline{n}}: n factors, from x downwards."""
    base, count = at_strength(x, TIGHT), in_script(n)
    if count.width > NARROW:
        beside = set_beside(measured(n))
        width = base.width + beside.width + 0.5
        return Piece(f"{base.text}{RAISED_FALLING}{beside.text}", POWER, width, base.first, tall=base.tall or beside.tall)
    text = f"{base.text}^{{\\underline{{{count.text}}}}}"
    return Piece(text, POWER, base.width + script_width(count), base.first, tall=base.tall)
