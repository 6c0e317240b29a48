"""Formulas on a page: MathML, each with its text form. A formula that MathML cannot show stands in its text form."""

import re
from typing import NamedTuple

from markupsafe import Markup

from ...kernel.terms import Defined, Term
from ...kernel.text import show, show_definition
from ...lang.latex import inline, latex, latex_definition, measured
from ...words import Words
from .mathml import Unknown, mathml

LINE = 14.0  # em; what is wider has a line of its own, which can be scrolled: a narrow screen has about 18
_SIGN = re.compile(r"\\[A-Za-z]+|\\.|[^\s{}^_]")


class Shown(NamedTuple):
    """A formula as a display, and its LaTeX."""

    html: Markup
    latex: str


def display(words: Words, term: Term) -> Shown:
    """A formula on a line of its own, in one line; the words in it are in the language."""
    return _display(words.formula(latex(term)), show(term))


def definition(words: Words, defined: Defined) -> Shown:
    """name(p, ..) := body, or a recursion's equations, on a line of its own."""
    return _display(words.formula(latex_definition(defined)), show_definition(defined))


def within(words: Words, term: Term) -> Markup:
    """A formula in a sentence."""
    return _within(words.formula(inline(latex(term))), show(term), measured(term).width)


def notation(words: Words, tex: str) -> Markup:
    """Notation in a sentence."""
    return _within(words.formula(tex), tex, 0.6 * len(_SIGN.findall(tex)))


def _display(tex: str, text: str) -> Shown:
    return Shown(Markup('<div class="display">{}</div>').format(_math(tex, text, True)), tex)


def _within(tex: str, text: str, width: float) -> Markup:
    shown = _math(tex, text, False)
    return Markup('<span class="display">{}</span>').format(shown) if width > LINE else shown


def _math(tex: str, text: str, large: bool) -> Markup:
    try:
        return Markup(mathml(tex, text, large))
    except Unknown:
        return Markup("<code>{}</code>").format(text)
