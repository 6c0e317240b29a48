r"""The signs of the fragment of LaTeX that `mathcheck.lang.latex` prints: what each is in MathML, and what TeX takes it for, which says how
much space stands beside it.
"""

from enum import Enum, auto
from typing import NamedTuple


class Kind(Enum):
    """What TeX takes an atom for."""

    ORDINARY = auto()
    NAME = auto()  # of a function, or a big sign: what TeX calls an operator
    OPERATION = auto()
    RELATION = auto()
    OPENING = auto()
    CLOSING = auto()
    COMMA = auto()
    INNER = auto()  # what stands between \left and \right, with these


class Sign(NamedTuple):
    """space: on either side, where it is not what browsers set by themselves."""

    text: str
    kind: Kind
    space: str = ""


_TIGHT = ' lspace="0" rspace="0"'
_WIDE = ' lspace="0.278em" rspace="0.278em"'
SIGNS = {
    **{tex: Sign(text, Kind.OPERATION) for tex, text in {
        "+": "+", "-": "\u2212", "\\cdot": "\u22c5", "\\times": "\u00d7", "\\land": "\u2227", "\\lor": "\u2228"}.items()},
    **{tex: Sign(text, Kind.RELATION) for tex, text in {
        "=": "=", "<": "&lt;", ">": "&gt;", "\\leq": "\u2264", "\\neq": "\u2260", "\\nless": "\u226e", "\\nleq": "\u2270", "\\in": "\u2208",
        "\\to": "\u2192", "\\mapsto": "\u21a6", "\\Rightarrow": "\u21d2"}.items()},
    ":": Sign(":", Kind.RELATION, _WIDE), ":=": Sign(":=", Kind.RELATION, _WIDE),
    ",": Sign(",", Kind.COMMA), ";": Sign(";", Kind.COMMA), "\\colon": Sign(":", Kind.COMMA, ' lspace="0.111em" rspace="0.333em"'),
    **{tex: Sign(text, Kind.ORDINARY, _TIGHT) for tex, text in {
        "\\forall": "\u2200", "\\exists": "\u2203", "\\neg": "\u00ac", "/": "/", "\\wedge": "\u2227"}.items()},
    "!": Sign("!", Kind.CLOSING, _TIGHT),
}
BIG = {"\\sum": "\u2211", "\\prod": "\u220f", "\\int": "\u222b", "\\lim": "lim"}
FUNCTIONS = frozenset("\\" + name for name in ("arctan", "cos", "cot", "csc", "exp", "log", "max", "min", "sec", "sin", "tan"))
LETTERS = {
    "\\alpha": "α", "\\beta": "β", "\\gamma": "γ", "\\delta": "δ", "\\varepsilon": "ε", "\\zeta": "ζ", "\\eta": "η", "\\theta": "θ",
    "\\iota": "ι", "\\kappa": "κ", "\\lambda": "λ", "\\mu": "μ", "\\nu": "ν", "\\xi": "ξ", "\\pi": "π", "\\rho": "ρ", "\\sigma": "σ",
    "\\tau": "τ", "\\upsilon": "υ", "\\phi": "φ", "\\chi": "χ", "\\psi": "ψ", "\\omega": "ω", "\\Gamma": "Γ", "\\Delta": "Δ",
    "\\Theta": "Θ", "\\Lambda": "Λ", "\\Xi": "Ξ", "\\Pi": "Π", "\\Sigma": "Σ", "\\Upsilon": "Υ", "\\Phi": "Φ", "\\Psi": "Ψ",
    "\\Omega": "Ω", "\\infty": "\u221e", "\\dots": "\u2026"}
BLACKBOARD = {"N": "\u2115", "Z": "\u2124", "R": "\u211d"}
FENCES = {"(": ")", "[": "]", "\\{": "\\}", "\\lvert": "\\rvert"}
SHOWN = {"(": "(", ")": ")", "[": "[", "]": "]", "\\{": "{", "\\}": "}", "\\lvert": "|", "\\rvert": "|"}
SIZED = {"\\left": "\\right", "\\biggl": "\\biggr"}
THIN = '<mspace width="0.167em"/>'
SPACES = {"\\,": THIN, "\\;": '<mspace width="0.278em"/>', "\\quad": '<mspace width="1em"/>'}

# after these, or at the beginning, what is the sign of an operation elsewhere is a sign of the next number: -x
BEFORE_A_SIGN = frozenset([Kind.OPERATION, Kind.RELATION, Kind.OPENING, Kind.COMMA, Kind.NAME])
_THIN_AFTER = {
    Kind.ORDINARY: (Kind.NAME, Kind.INNER), Kind.NAME: (Kind.ORDINARY, Kind.NAME, Kind.INNER), Kind.CLOSING: (Kind.NAME, Kind.INNER),
    Kind.INNER: (Kind.ORDINARY, Kind.NAME, Kind.OPENING, Kind.INNER)}


def thin_between(left: Kind | None, right: Kind, script: bool) -> bool:
    """TeX sets a thin space between these by itself (D. E. Knuth, The TeXbook, chapter 18). Around operations and relations and after
    commas a browser sets what it needs."""
    return left is not None and right in _THIN_AFTER.get(left, ()) and not (script and Kind.INNER in (left, right))


def operator(sign: Sign, prefix: bool, script: bool) -> str:
    """The sign as an element. prefix: it belongs to what follows, as in -x; script: it stands in a script, where no space is."""
    form = ' form="prefix"' if prefix else ' form="postfix"' if sign.kind is Kind.CLOSING else ""
    return f"<mo{form}{_TIGHT if prefix or script else sign.space}>{sign.text}</mo>"
