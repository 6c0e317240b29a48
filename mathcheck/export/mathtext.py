r"""The label of a term in a picture: its LaTeX where matplotlib's mathtext can show it, else the term's text form.

Mathtext knows a part of LaTeX only. What it writes otherwise is put in its words; what it does not know at all it refuses, and then the
text form stands there, as it stands in `mathcheck show`.
"""

import re
import textwrap

from matplotlib.mathtext import MathTextParser

from ..kernel.terms import Term
from ..kernel.text import show
from ..lang.latex import inline, latex

LONGEST = 70  # characters of a line of text
_OTHERWISE = (("\\mathopen{}", ""), ("\\lvert", "|"), ("\\rvert", "|"), ("\\biggl", "\\left"), ("\\biggr", "\\right"),
              ("\\allowbreak", ""), ("{-}", "-"))
_FACTOR = re.compile(r"(?<=[\w)}]) (?=\\(?!cdot|times|le|ge|to)[a-z]+)")  # before a function's name TeX sets a thin space by itself


def label(t: Term) -> str:
    """The term as matplotlib's text."""
    text = inline(latex(t))
    for ours, theirs in _OTHERWISE:
        text = text.replace(ours, theirs)
    text = _large(_FACTOR.sub(r"\\,", text)).replace("\\tfrac", "\\frac")
    try:
        MathTextParser("path").parse(f"${text}$")
    except (ValueError, RuntimeError, RecursionError):
        return "\n".join(textwrap.wrap(show(t), LONGEST, max_lines=3, break_long_words=True)).replace("$", "\\$")
    return f"${text}$"


def _large(text: str) -> str:
    """With fractions that are not part of another one, or of a script, in their full size."""
    found, depth = [], 0
    for piece in re.split(r"(\\frac|[{}])", text):
        depth += (piece == "{") - (piece == "}")
        found.append("\\dfrac" if piece == "\\frac" and depth == 0 else piece)
    return "".join(found)
