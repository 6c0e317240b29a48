r"""Terms as LaTeX, for people. Needs amsmath and amssymb; every function returns math without dollar signs.

A printer must never decide what a formula means: it reads kernel terms only, and different terms should look different.
Where they do not, the pair is listed here, and `latex_legend` says so beside the formula where it matters:

  * a^e with a natural exponent and ipow(a, e) with an integer exponent (the base is then not 0): both x^{e};
  * -2 as a literal and the negation of 2, also of a rational literal;
  * what the text printer prints alike, two definitions of one name for example, and a definition that is named like a printed
    function (arctan): a definition is printed upright and stands in full below the statement;
  * a rational literal is a small \tfrac or a decimal, a quotient of integers a \frac;
  * n (n+1) with a thin space is a product, u(n+1) without one an application;
  * a continuous map's interval between two literals in their order is written as an interval: on [0, 1].
"""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from enum import Enum, auto
from fractions import Fraction
from typing import NamedTuple

from ..kernel.binding import instantiate
from ..kernel.sorts import NAT, REAL, Sort
from ..kernel.terms import BINDERS, ELEMENTARY, Definition, Term, is_name, variable
from ..kernel.text import digits

# Binding strengths, loosest first. A leading minus stands with the sums, as on paper: -ab is -(ab), and (-a)b needs its parentheses.
QUANTIFIER, IMP, OR, AND, NOT, ATOM, SUM, SLASH, PRODUCT, BIG, FRACTION, POWER, TIGHT = range(13)
_RAISED = "^{\\wedge}"
_LARGE = "\\displaystyle "
NARROW = 20.0  # em; wider than this, only constructions that TeX can break across lines
DECIMALS = 45  # at most, and a denominator beyond FRACTIONS, for a literal to be written as an exact decimal
FRACTIONS = 100_000


class Edge(Enum):
    """What stands at the end of a formula: it decides how a product is written."""

    DIGIT = auto()
    LETTER = auto()
    FRACTION = auto()
    OPERATOR = auto()  # a name or big sign before which TeX puts a thin space by itself
    PAREN = auto()
    APPLICATION = auto()  # the closing parenthesis of u(k)
    OTHER = auto()


class Piece(NamedTuple):
    """A formula's LaTeX, its binding strength and what a neighbour must know. width: estimated, in em, in display style;
    tall: higher than a line; reaching: ends in the body of a sum or product sign or in a differential, which would swallow a factor
    on its right."""

    text: str
    level: int
    width: float
    first: Edge = Edge.OTHER
    last: Edge = Edge.OTHER
    tall: bool = False
    reaching: bool = False


def latex(term: Term) -> str:
    """The term as LaTeX. Bound variables keep their names unless they clash."""
    return measured(term).text


def latex_definition(definition: Definition) -> str:
    r"""name(p, ..) := body, and the parameters' sorts."""
    return defined(definition).text


def latex_sequent(hyps: Iterable[Term], concl: Term) -> str:
    r"""hypotheses \vdash conclusion."""
    given = ",\\; ".join(_at(h, IMP).text for h in hyps)
    return (given + " " if given else "") + "\\vdash " + measured(concl).text


def latex_sort(sort: Sort) -> str:
    r"""\mathbb{N}, \mathbb{Z}, \mathbb{R}, or the functions between them."""
    if sort.result is None:
        return {"Nat": "\\mathbb{N}", "Int": "\\mathbb{Z}", "Real": "\\mathbb{R}"}.get(sort.name, "\\mathrm{Prop}")
    return " \\times ".join(map(latex_sort, sort.args)) + " \\to " + latex_sort(sort.result)


def latex_variables(free: Iterable[tuple[str, Sort]]) -> str:
    r"""n \in \mathbb{N};\; x, y \in \mathbb{R}: variables with their sorts, grouped by sort."""
    groups: dict[Sort, list[str]] = {}
    for name, sort in sorted(free, key=lambda pair: (pair[1].name, repr(pair[1]), pair[0])):
        groups.setdefault(sort, []).append(_name(name).text)
    return ";\\; ".join(", ".join(names) + _member(sort) for sort, names in groups.items())


def latex_legend(*terms: Term) -> tuple[str, ...]:
    """Sentences on the notation of these terms and their definitions that a reader could misread: LaTeX text, math in dollars."""
    bodies = [*terms, *(case for d in {d.key: d for t in terms for d in t.definitions}.values() for case in d.parts)]
    parts = [s for t in bodies for s in _opened_subterms(t)]
    ops = {s.op for s in parts}
    sorts = {s.data[1] for s in parts if s.op in ("forall", "exists")} | {sort for t in bodies for _, sort in t.free}
    legend = []
    if NAT in sorts | {part for s in sorts for part in (*s.args, s.result)}:
        legend.append("$\\mathbb{N}$ contains $0$.")
    if "sum" in ops:
        legend.append("An empty sum is $0$.")
    if "prod" in ops:
        legend.append("An empty product is $1$.")
    if any(s.op == "imp" and s.args[1].op == "imp" for s in parts):
        legend.append("$A \\Rightarrow B \\Rightarrow C$ means $A \\Rightarrow (B \\Rightarrow C)$.")
    if "log" in ops:
        legend.append("$\\log$ is the natural logarithm.")
    derivatives = [s for s in parts if s.op == "has_deriv"]
    if derivatives:
        legend.append("That a derivative at a point equals $d$ says that the function in brackets has values on an open interval around "
                      "the point and is differentiable there with derivative $d$.")
    if any(_at_itself(s) for s in derivatives):
        legend.append("A derivative $\\frac{\\mathrm{d}}{\\mathrm{d} x}[\\dots]$ without a point is the one at $x$ itself.")
    if "continuous" in ops:
        legend.append("That a function is continuous between $a$ and $b$, or on $[a, b]$, says that it has values on the whole closed "
                      "interval with these ends, whichever is the smaller, and is continuous on that interval.")
    if "integral" in ops:
        legend.append("An integral from $a$ to $b$ is of a function that has values and is continuous on the whole closed interval with "
                      "these ends, whichever is the smaller; exchanging $a$ and $b$ changes its sign.")
    if any(s.op == "num" and _decimal(abs(s.data)) for s in parts):
        legend.append("Decimals are exact.")
    powers = list(dict.fromkeys(inline(latex(s)) for s in parts if s.op == "zpow"))
    if powers:
        shown = ", ".join(f"${p}$" for p in powers[:4]) + (", \\dots" if len(powers) > 4 else "")
        legend.append(f"Integer powers, whose base must not be $0$: {shown}; every other power has a natural exponent.")
    if any(mark in latex(t) for t in bodies for mark in _MARKS):
        legend.append(f"Long bounds and points stand in brackets beside the sign, a long exponent after ${_RAISED}$.")
    return tuple(legend)


def measured(t: Term) -> Piece:
    """The term's LaTeX with what a layout needs to know about it."""
    return _PRINTERS[t.op](t)


def unary(text: str) -> str:
    """The formula after something that would make TeX set a leading minus with the spaces of a subtraction."""
    return "{-}" + text[1:] if text.startswith("-") else text


def defined(d: Definition) -> Piece:
    """latex_definition with its width."""
    head = _applied(_operator_name(d.name), [_name(name) for name, _ in d.params])
    body = measured(d.body)
    sorts = latex_variables(d.params)
    return Piece(f"{head.text} := {body.text} \\quad ({sorts})", ATOM, head.width + body.width + 3.5 + 2.0 * len(d.params), tall=body.tall)


def quantified(t: Term) -> tuple[Piece, Term]:
    r"""\forall x, y \in \mathbb{R}\colon for all leading quantifiers of one kind and sort, and the formula below them."""
    op, sort = t.op, t.data[1]
    names: list[Piece] = []
    while t.op == op and t.data[1] is sort:
        k, body = _opened(t)
        name = _name(k.data)
        if name.text in [n.text for n in names]:
            break
        names.append(name)
        t = body
    listed = ", ".join(n.text for n in names) + _member(sort)
    if sort.result is not None:
        listed = f"({listed})"
    width = 2.3 + sum(n.width + 0.45 for n in names) + (0.8 if sort.result is None else 1.8 * (1 + len(sort.args)))
    return Piece(f"\\{op} {listed}\\colon", QUANTIFIER, width), t


def _opened_subterms(t: Term) -> Iterator[Term]:
    yield t
    if t.op in BINDERS:
        yield from _opened_subterms(_opened(t)[1])
    for a in t.args[1:] if t.op in BINDERS else t.args:
        yield from _opened_subterms(a)


_MARKS = ("\\text{ at }", _RAISED, *(f"\\{op}{bracket}" for op in ("int", "sum", "prod") for bracket in ("[", "\\left[", "\\biggl[")))


# Names


def _opened(t: Term) -> tuple[Term, Term]:
    """A binder's variable and the body at it: x, or x1, x2, .. where x is the name of a variable or definition inside or beside.
    A derivative at a variable that the function does not mention is written with that variable."""
    body, beside = t.args[0], t.args[1:]
    if _at_itself(t):
        return beside[0], instantiate(body, beside[0])
    taken = {n for s in (body, *beside) for n, _ in s.free} | {d.name for d in body.definitions}
    stem = t.data[0].rstrip("_")
    stem = stem if is_name(stem) else "x"
    numbered = (f"{_indexed(stem)[0][:50]}{i}" for i in itertools.count(1))
    name = next(n for n in itertools.chain([stem], numbered) if n not in taken and is_name(n))
    k = variable(name, t.data[1])
    return k, instantiate(body, k)


def _at_itself(t: Term) -> bool:
    if t.op != "has_deriv":
        return False
    point = t.args[1]
    return point.op == "var" and point.sort is REAL and (point.data, REAL) not in t.args[0].free


_GREEK = frozenset([
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "pi", "rho",
    "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega"])


def _name(name: str) -> Piece:
    r"""x; x_{1} for x1; \alpha for alpha; \tilde{x} for x_; \mathit{..} for longer names."""
    stem = name.rstrip("_") or name
    marks = len(name) - len(stem)
    base, index = _indexed(stem)
    if base in _GREEK:
        text, width = "\\" + ("varepsilon" if base == "epsilon" else base), 0.6
    elif len(base) == 1 and base.isalpha():
        text, width = base, 0.58
    else:
        text, width = f"\\mathit{{{_escaped(base)}}}", 0.52 * len(base)
    text = "\\tilde{" * marks + text + "}" * marks
    if index:
        text, width = f"{text}_{{{index}}}", width + 0.4 * len(index)
    return Piece(text, TIGHT, width, Edge.LETTER, Edge.LETTER)


def _operator_name(name: str) -> Piece:
    base, index = _indexed(name)
    text = f"\\operatorname{{{_escaped(base)}}}" + (f"_{{{index}}}" if index else "")
    return Piece(text, TIGHT, 0.52 * len(base) + 0.4 * len(index), Edge.OPERATOR, Edge.LETTER)


def _indexed(name: str) -> tuple[str, str]:
    match = re.fullmatch("([A-Za-z]+)([0-9]+)", name)
    return (match[1], match[2]) if match else (name, "")


def _escaped(name: str) -> str:
    return name.replace("_", "\\_")


def _member(sort: Sort) -> str:
    return (" \\in " if sort.result is None else "\\colon ") + latex_sort(sort)


# Delimiters


def _at(t: Term, around: int, closed: bool = False) -> Piece:
    """The term where strength `around` is needed. closed: something follows that a sum on the left would swallow."""
    piece = measured(t)
    return parenthesised(piece) if piece.level < around or (closed and piece.reaching) else piece


def parenthesised(p: Piece) -> Piece:
    """The formula in parentheses."""
    left, right = _delimiters(p, "(", ")")
    first = Edge.OPERATOR if left.startswith("\\left") else Edge.PAREN
    return Piece(left + p.text + right, TIGHT, p.width + (1.3 if p.tall else 0.8), first, Edge.PAREN, p.tall)


def _delimiters(p: Piece, left: str, right: str) -> tuple[str, str]:
    r"""Delimiters of the formula's height; \left and \right forbid line breaks, so a wide formula gets fixed sizes."""
    if not p.tall:
        return left + _after(left), right
    sizes = ("\\left", "\\right") if p.width <= NARROW else ("\\biggl", "\\biggr")
    return sizes[0] + left + _after(left), sizes[1] + right


def _after(delimiter: str) -> str:
    return " " if delimiter.startswith("\\") else ""


def _applied(head: Piece, args: list[Piece]) -> Piece:
    width = sum(a.width + 0.45 for a in args) - 0.45
    comma = ", " if width <= NARROW else ",\\allowbreak\\; "
    inside = Piece(comma.join(a.text for a in args), QUANTIFIER, width, tall=any(a.tall for a in args))
    left, right = _delimiters(inside, "(", ")")
    opening = "\\mathopen{}" + left if left.startswith("\\left") else left
    return Piece(head.text + opening + inside.text + right, TIGHT, head.width + width + 0.8, head.first, Edge.APPLICATION, inside.tall)


# Numbers


def _number(t: Term) -> Piece:
    value = t.data
    if value < 0:
        p = _magnitude(-value)
        return p._replace(text="-" + p.text, level=SUM, width=p.width + 0.8, first=Edge.OTHER)
    return _magnitude(value)


def _magnitude(value: int | Fraction) -> Piece:
    if type(value) is not Fraction:
        text, length = _grouped(digits(value))
        return Piece(text, TIGHT, 0.5 * length, Edge.DIGIT, Edge.DIGIT)
    if decimal := _decimal(value):
        return Piece(decimal, TIGHT, 0.5 * (len(decimal) - decimal.count("\\,")), Edge.DIGIT, Edge.DIGIT)
    (top, m), (bottom, n) = _grouped(digits(value.numerator)), _grouped(digits(value.denominator))
    width = 0.5 * max(m, n)
    if width > NARROW:
        return Piece(f"{top}/\\allowbreak {bottom}", SLASH, 0.5 * (m + n + 1), Edge.DIGIT, Edge.DIGIT)
    return Piece(f"\\tfrac{{{top}}}{{{bottom}}}", FRACTION, 0.7 * width + 0.25, Edge.FRACTION, Edge.FRACTION, tall=True)


def _decimal(value: int | Fraction) -> str:
    r"""0.66014\,53618 for a long fraction that is one exactly; nothing for other numbers."""
    bottom = value.denominator
    if not FRACTIONS < bottom < 10**DECIMALS or 10**DECIMALS % bottom or value >= 10**DECIMALS:
        return ""
    whole, rest = divmod(value.numerator * 10**DECIMALS // bottom, 10**DECIMALS)
    shown = f"{rest:0{DECIMALS}}".rstrip("0")
    return f"{whole}." + "\\,".join(shown[i:i + 5] for i in range(0, len(shown), 5))


def _grouped(text: str) -> tuple[str, int]:
    """The digits and their number; a long number may be broken across lines. Hexadecimal digits are set in typewriter."""
    font = "\\mathtt{%s}" if text.startswith("0x") else "%s"
    chunks = [text[i:i + 20] for i in range(0, len(text), 20)] if len(text) > 40 else [text]
    return "\\allowbreak ".join(font % c for c in chunks), len(text)


# Operations on numbers


def _sum_of(t: Term) -> Piece:
    left, right = _at(t.args[0], SUM), _at(t.args[1], SLASH)
    sign = "+" if t.op == "add" else "-"
    return Piece(f"{left.text} {sign} {right.text}", SUM, left.width + right.width + 1.25, left.first, right.last,
                 left.tall or right.tall, right.reaching)


def _negative(t: Term) -> Piece:
    p = _at(t.args[0], PRODUCT)
    return p._replace(text="-" + p.text, level=SUM, width=p.width + 0.8, first=Edge.OTHER)


def _product(t: Term) -> Piece:
    left, right = _at(t.args[0], PRODUCT, closed=True), _at(t.args[1], BIG)
    sign = _multiplication(left.last, right.first)
    if sign != " \\cdot " and left.width + right.width > NARROW:
        sign = "\\,\\allowbreak "
    space = 0.75 if sign == " \\cdot " else 0.2
    return Piece(left.text + sign + right.text, PRODUCT, left.width + right.width + space, left.first, right.last,
                 left.tall or right.tall, right.reaching)


def _multiplication(left: Edge, right: Edge) -> str:
    """A dot between two numbers and where a reader would see a mixed number, a longer number or a second application."""
    numeric = (Edge.DIGIT, Edge.FRACTION)
    if right is Edge.DIGIT or (left in numeric and right is Edge.FRACTION) or (left is Edge.APPLICATION and right is Edge.PAREN):
        return " \\cdot "
    if left is Edge.DIGIT and right in (Edge.LETTER, Edge.PAREN):
        return ""
    return " " if right is Edge.OPERATOR else "\\,"


def _quotient(t: Term) -> Piece:
    top, bottom = measured(t.args[0]), measured(t.args[1])
    width = max(top.width, bottom.width)
    if width > NARROW:
        return _slashed(t)
    size = _LARGE if top.tall and t.args[0].op in ("add", "sub") else ""  # fractions in a long numerator would be hard to read
    return Piece(f"\\frac{{{size}{top.text}}}{{{bottom.text}}}", FRACTION, width + 0.25, Edge.FRACTION, Edge.FRACTION, tall=True)


def _slashed(t: Term) -> Piece:
    left, right = _at(t.args[0], SLASH, closed=True), _at(t.args[1], POWER)
    stroke = "/" if left.width + right.width <= NARROW else "/\\allowbreak "
    return Piece(left.text + stroke + right.text, SLASH, left.width + right.width + 0.5, left.first, right.last, left.tall or right.tall)


def _in_script(t: Term) -> Piece:
    """A bound or a point: a quotient is written a/b there, where a fraction would be too small."""
    if t.op == "neg" and t.args[0].op == "div":
        p = _slashed(t.args[0])
        p = p._replace(text="-" + p.text, level=SUM, width=p.width + 0.8)
    else:
        p = _slashed(t) if t.op == "div" else measured(t)
    return p._replace(text=inline(p.text))


def inline(text: str) -> str:
    """The formula without what enlarges its parts, for a line of text or a script."""
    return text.replace(_LARGE, "")


def _power(t: Term) -> Piece:
    base, exponent = _at(t.args[0], TIGHT), _in_script(t.args[1])
    if exponent.width > NARROW:
        beside = _beside(measured(t.args[1]))
        width = base.width + beside.width + 0.5
        return Piece(f"{base.text}{_RAISED}{beside.text}", POWER, width, base.first, tall=base.tall or beside.tall)
    width = base.width + _script(exponent)
    return Piece(f"{base.text}^{{{exponent.text}}}", POWER, width, base.first, Edge.OTHER, base.tall)


def _beside(*parts: Piece) -> Piece:
    """What is too long for a script, in brackets that TeX can break."""
    inside = Piece(" \\to ".join(p.text for p in parts), QUANTIFIER, sum(p.width + 1.0 for p in parts), tall=any(p.tall for p in parts))
    left, right = _delimiters(inside, "[", "]")
    return Piece(left + unary(inside.text) + right, TIGHT, inside.width + 0.6, tall=inside.tall)


def _script(p: Piece) -> float:
    return 0.72 * p.width + (1.2 if p.tall else 0.0)  # a sum has its bounds beside it there


def _factorial(t: Term) -> Piece:
    p = _at(t.args[0], TIGHT)
    return p._replace(text=p.text + "!", level=POWER, width=p.width + 0.3, last=Edge.OTHER)


def _absolute(t: Term) -> Piece:
    p = measured(t.args[0])
    left, right = _delimiters(p, "\\lvert", "\\rvert")
    return Piece(left + p.text + right, TIGHT, p.width + 0.6, tall=p.tall)


def _extremum(t: Term) -> Piece:
    return _applied(Piece("\\" + t.op, TIGHT, 1.9, Edge.OPERATOR, Edge.LETTER), [measured(a) for a in t.args])


def _named_function(t: Term) -> Piece:
    return _applied(Piece("\\" + t.op, TIGHT, 1.4, Edge.OPERATOR, Edge.LETTER), [measured(t.args[0])])


def _square_root(t: Term) -> Piece:
    p = measured(t.args[0])
    if p.width > NARROW:  # a radical does not break across lines
        return _applied(_operator_name("sqrt"), [p])
    return Piece(f"\\sqrt{{{p.text}}}", TIGHT, p.width + 0.9, tall=p.tall)


def _arctangent(t: Term) -> Piece:
    return _applied(Piece("\\arctan", TIGHT, 2.7, Edge.OPERATOR, Edge.LETTER), [measured(t.args[0])])


def _pi(_t: Term) -> Piece:
    return Piece("\\pi", TIGHT, 0.6, Edge.LETTER, Edge.LETTER)


def _integral(t: Term) -> Piece:
    r"""\int_{a}^{b} f \,\mathrm{d} x: a sum in parentheses, and the whole in parentheses before a factor."""
    x, opened = _opened(t)
    name, body, low, high = _name(x.data), _at(opened, PRODUCT), _in_script(t.args[1]), _in_script(t.args[2])
    bounds = Piece(f"_{{{low.text}}}^{{{high.text}}}", TIGHT, max(_script(low), _script(high)))
    if max(low.width, high.width) > NARROW:
        bounds = _beside(measured(t.args[1]), measured(t.args[2]))
    width = 1.0 + bounds.width + body.width + name.width + 0.8
    return Piece(f"\\int{bounds.text} {body.text} \\,\\mathrm{{d}} {name.text}", BIG, width, Edge.OPERATOR, Edge.LETTER,
                 tall=True, reaching=True)


def _big(t: Term) -> Piece:
    k, opened = _opened(t)
    name, body, low, high = _name(k.data), _at(opened, PRODUCT), _in_script(t.args[1]), _in_script(t.args[2])
    if max(low.width, high.width) > NARROW:
        low, high = measured(t.args[1]), measured(t.args[2])
        beside = _beside(low._replace(text=f"{name.text} = {low.text}", width=low.width + name.width + 1.3), high)
        return Piece(f"\\{t.op}{beside.text} {body.text}", BIG, 1.7 + beside.width + body.width, Edge.OPERATOR, body.last, tall=True,
                     reaching=True)
    sign = max(1.45, _script(low) + 0.72 * name.width + 0.6, _script(high)) + 0.2
    return Piece(f"\\{t.op}_{{{name.text}={low.text}}}^{{{high.text}}} {body.text}", BIG, sign + body.width, Edge.OPERATOR, body.last,
                 tall=True, reaching=True)


def _application(t: Term) -> Piece:
    return _applied(measured(t.args[0]), [measured(a) for a in t.args[1:]])


def _call(t: Term) -> Piece:
    return _applied(_operator_name(t.data.name), [measured(a) for a in t.args])


# Formulas


_RELATIONS = {"eq": "=", "lt": "<", "le": "\\leq"}
_DENIED = {"eq": "\\neq", "lt": "\\nless", "le": "\\nleq"}
CONNECTIVES = {"and": ("\\land", AND), "or": ("\\lor", OR), "imp": ("\\Rightarrow", IMP)}


def _relation(t: Term, sign: str) -> Piece:
    left, right = (_at(a, SUM) for a in t.args)
    return Piece(f"{left.text} {sign} {right.text}", ATOM, left.width + right.width + 1.35, left.first, right.last, left.tall or right.tall)


def _atom(t: Term) -> Piece:
    return _relation(t, _RELATIONS[t.op])


def _derivative(t: Term) -> Piece:
    r"""\frac{\mathrm{d}}{\mathrm{d} x}[f]_{x=a} = d: the brackets show how far the function reaches."""
    operator, function, at = differentiated(t)
    body, value = measured(function), _at(t.args[2], SUM)
    left, right = _delimiters(body, "[", "]")
    return Piece(f"{operator.text}{left}{body.text}{right}{at.text} = {value.text}", ATOM,
                 operator.width + body.width + at.width + value.width + (2.2 if body.tall else 1.8), Edge.FRACTION, value.last, tall=True)


def differentiated(t: Term) -> tuple[Piece, Term, Piece]:
    r"""Of a derivative: \frac{\mathrm{d}}{\mathrm{d} x}, the function of x, and _{x=a}, which is empty where a is x itself."""
    x, body = _opened(t)
    name, point = _name(x.data), _in_script(t.args[1])
    operator = Piece(f"\\frac{{\\mathrm{{d}}}}{{\\mathrm{{d}} {name.text}}}", FRACTION, name.width + 0.8, tall=True)
    if _at_itself(t):
        return operator, body, Piece("", TIGHT, 0.0)
    if point.width > NARROW:
        point = measured(t.args[1])
        beside = _beside(point._replace(text=f"{name.text} = {point.text}", width=point.width + name.width + 1.3))
        return operator, body, beside._replace(text=f"\\text{{ at }}{beside.text}", width=beside.width + 1.5)
    return operator, body, Piece(f"_{{{name.text}={point.text}}}", TIGHT, 0.72 * (name.width + point.width + 0.8))


def _continuity(t: Term, verb: str = "is") -> Piece:
    r"""x \mapsto f is continuous between a and b: on the closed interval with these ends in either order."""
    x, opened = _opened(t)
    low, high = measured(t.args[1]), measured(t.args[2])
    if opened.op == "app" and opened.args[1:] == (x,):
        function = measured(opened.args[0])
    else:
        body = measured(opened)
        mapped = f"{_name(x.data).text} \\mapsto {unary(body.text)}"
        function = Piece(mapped, SUM, body.width + 2.2, tall=body.tall)
    if t.args[1].op == t.args[2].op == "num" and t.args[1].data <= t.args[2].data:
        where = f"on }} [{low.text}, {high.text}]"
    else:
        where = f"between }} {low.text} \\text{{ and }} {high.text}"
    width = function.width + low.width + high.width + 12.0
    return Piece(f"{function.text} \\text{{ {verb} continuous {where}", ATOM, width, tall=function.tall or low.tall or high.tall)


def _denial(t: Term) -> Piece:
    inner = t.args[0]
    if inner.op in _DENIED:
        return _relation(inner, _DENIED[inner.op])
    if inner.op == "continuous":
        return _continuity(inner, "is not")
    p = _at(inner, NOT)
    return p._replace(text="\\neg " + p.text, level=NOT, width=p.width + 0.7)


def related(t: Term) -> tuple[Term, str, Term] | None:
    """The sides of an equation or inequality, or of a denied one, and its sign."""
    signs, inner = (_DENIED, t.args[0]) if t.op == "not" else (_RELATIONS, t)
    return (inner.args[0], signs[inner.op], inner.args[1]) if inner.op in signs else None


def summands(t: Term) -> list[Piece]:
    """The parts of a sum that may stand on lines of their own, each after the first with its sign; one for any other term."""
    found = []
    while t.op in ("add", "sub"):
        part = _at(t.args[1], SLASH)
        found.append(part._replace(text=("+ " if t.op == "add" else "- ") + part.text, width=part.width + 1.25))
        t = t.args[0]
    return [_at(t, SUM), *reversed(found)]


def _connective(t: Term) -> Piece:
    sign, level = CONNECTIVES[t.op]
    left, right = _at(t.args[0], level + 1), _at(t.args[1], level)
    return Piece(f"{left.text} \\;{sign}\\; {right.text}", level, left.width + right.width + (2.2 if t.op == "imp" else 1.8),
                 tall=left.tall or right.tall)


def _quantification(t: Term) -> Piece:
    prefix, rest = quantified(t)
    body = measured(rest)
    return Piece(f"{prefix.text}\\; {unary(body.text)}", QUANTIFIER, prefix.width + body.width, tall=body.tall)


def _constant(t: Term) -> Piece:
    return Piece(f"\\mathrm{{{t.op}}}", TIGHT, 2.0)


def _variable(t: Term) -> Piece:
    return _name(t.data)


def _index(t: Term) -> Piece:
    return Piece(f"\\mathtt{{\\${t.data}}}", TIGHT, 1.1)


_PRINTERS: dict[str, Callable[[Term], Piece]] = {
    "num": _number, "var": _variable, "bvar": _index, "app": _application, "call": _call, "add": _sum_of, "sub": _sum_of,
    "neg": _negative, "mul": _product, "div": _quotient, "npow": _power, "zpow": _power, "fact": _factorial, "abs": _absolute,
    "max": _extremum, "min": _extremum, **dict.fromkeys(ELEMENTARY, _named_function), "sqrt": _square_root, "atan": _arctangent, "pi": _pi,
    "integral": _integral, "continuous": _continuity,
    "sum": _big, "prod": _big, "eq": _atom, "lt": _atom, "le": _atom, "has_deriv": _derivative, "true": _constant,
    "false": _constant, "not": _denial, "and": _connective, "or": _connective, "imp": _connective, "forall": _quantification,
    "exists": _quantification,
}
