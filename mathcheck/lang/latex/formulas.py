"""Formulas: equations and inequalities, connectives, quantifiers, sequents."""

from collections.abc import Iterable

from ...kernel.sorts import PROP
from ...kernel.terms import Term
from .arithmetic import summands
from .binders import open_binder
from .calculus import continuity, derivative_sides
from .limits import limit_sides
from .names import membership, variable_name
from .pieces import NOTHING, Piece, Sides, unary
from .printing import at_strength, measured, operands, prints
from .strengths import IMP, ON_PAPER, QUANTIFIER, TIGHT

_RELATIONS = {"eq": "=", "lt": "<", "le": "\\leq"}
_DENIED = {"eq": "\\neq", "lt": "\\nless", "le": "\\nleq"}
_SIDES = {"has_deriv": derivative_sides, "limit": limit_sides}
CONNECTIVES = {"and": "\\land", "or": "\\lor", "imp": "\\Rightarrow"}


@prints("eq", "lt", "le")
def _atom(t: Term) -> Piece:
    return _relation(t, _RELATIONS[t.op])


def sides(t: Term) -> Sides | None:
    """What stands on the two sides of an equation, an inequality, a denied one, a derivative or a limit; nothing for other formulas."""
    if t.op in _SIDES:
        return _SIDES[t.op](t)
    signs, inner = (_DENIED, t.args[0]) if t.op == "not" else (_RELATIONS, t)
    return Sides(NOTHING, summands(inner.args[0]), NOTHING, signs[inner.op], summands(inner.args[1])) if inner.op in signs else None


def _relation(t: Term, sign: str) -> Piece:
    left, right = operands(t)
    return Piece(f"{left.text} {sign} {right.text}", ON_PAPER[t.op].strength, left.width + right.width + 1.35, left.first, right.last,
                 left.tall or right.tall)


@prints("not")
def _denial(t: Term) -> Piece:
    inner = t.args[0]
    if inner.op in _DENIED:
        return _relation(inner, _DENIED[inner.op])
    if inner.op == "continuous":
        return continuity(inner, "is not")
    [p] = operands(t)
    return p._replace(text="\\neg " + p.text, level=ON_PAPER[t.op].strength, width=p.width + 0.7)


@prints("and", "or", "imp")
def _connective(t: Term) -> Piece:
    left, right = operands(t)
    width = left.width + right.width + (2.2 if t.op == "imp" else 1.8)
    return Piece(f"{left.text} \\;{CONNECTIVES[t.op]}\\; {right.text}", ON_PAPER[t.op].strength, width, tall=left.tall or right.tall)


@prints("forall", "exists")
def _quantification(t: Term) -> Piece:
    prefix, rest = quantified(t)
    body = measured(rest)
    return Piece(f"{prefix.text}\\; {unary(body.text)}", QUANTIFIER, prefix.width + body.width, tall=body.tall)


def quantified(t: Term) -> tuple[Piece, Term]:
    r"""\forall x, y \in \mathbb{R}\colon for all leading quantifiers of one kind and sort, and the formula below them."""
    op, sort = t.op, t.data[1]
    names: list[Piece] = []
    while t.op == op and t.data[1] is sort:
        k, body = open_binder(t)
        name = variable_name(k.data)
        if name.text in [n.text for n in names]:
            break
        names.append(name)
        t = body
    listed = ", ".join(n.text for n in names) + membership(sort)
    if sort.result is not None:
        listed = f"({listed})"
    width = 2.3 + sum(n.width + 0.45 for n in names) + (0.8 if sort.result is None else 1.8 * (1 + len(sort.args)))
    width += 4.0 * (sort.result is PROP)
    return Piece(f"\\{op} {listed}\\colon", QUANTIFIER, width), t


@prints("true", "false")
def _constant(t: Term) -> Piece:
    return Piece(f"\\mathrm{{{t.op}}}", TIGHT, 2.0)


def latex_sequent(hyps: Iterable[Term], concl: Term) -> str:
    r"""hypotheses \vdash conclusion."""
    given = ",\\; ".join(at_strength(h, IMP).text for h in hyps)
    return (given + " " if given else "") + "\\vdash " + measured(concl).text
