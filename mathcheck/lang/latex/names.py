"""Names of variables and definitions, and the sorts that they range over."""

import re
from collections.abc import Iterable

from ...kernel.sorts import PROP, Sort
from .pieces import Edge, Piece
from .strengths import TIGHT

_GREEK = frozenset([
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "pi", "rho",
    "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega"])


def variable_name(name: str) -> Piece:
    r"""x; x_{1} for x1; \alpha for alpha; \tilde{x} for x_; \mathit{..} for longer names."""
    stem = name.rstrip("_") or name
    marks = len(name) - len(stem)
    base, index = indexed(stem)
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


def operator_name(name: str) -> Piece:
    """A definition's name, upright; in typewriter where a function of the language is printed with this name."""
    base, index = indexed(name)
    word = "\\mathtt{arctan}" if name == "arctan" else _escaped(base)
    text = f"\\operatorname{{{word}}}" + (f"_{{{index}}}" if index else "")
    return Piece(text, TIGHT, 0.52 * len(base) + 0.4 * len(index), Edge.OPERATOR, Edge.LETTER)


def indexed(name: str) -> tuple[str, str]:
    """A name without the digits at its end, and these."""
    match = re.fullmatch("([A-Za-z]+)([0-9]+)", name)
    return (match[1], match[2]) if match else (name, "")


def _escaped(name: str) -> str:
    return name.replace("_", "\\_")


def latex_sort(sort: Sort) -> str:
    r"""\mathbb{N}, \mathbb{Z}, \mathbb{R}, or the functions between them; a predicate is one to \{\text{true}, \text{false}\}."""
    if sort is PROP:
        return "\\{\\text{true}, \\text{false}\\}"
    if sort.result is None:
        return {"Nat": "\\mathbb{N}", "Int": "\\mathbb{Z}", "Real": "\\mathbb{R}"}.get(sort.name, f"\\mathrm{{{sort.name}}}")
    return " \\times ".join(map(latex_sort, sort.args)) + " \\to " + latex_sort(sort.result)


def latex_variables(free: Iterable[tuple[str, Sort]]) -> str:
    r"""n \in \mathbb{N};\; x, y \in \mathbb{R}: variables with their sorts, grouped by sort."""
    groups: dict[Sort, list[str]] = {}
    for name, sort in sorted(free, key=lambda pair: (pair[1].name, repr(pair[1]), pair[0])):
        groups.setdefault(sort, []).append(variable_name(name).text)
    return ";\\; ".join(", ".join(names) + membership(sort) for sort, names in groups.items())


def membership(sort: Sort) -> str:
    """What stands after variables of this sort."""
    return (" \\in " if sort.result is None else "\\colon ") + latex_sort(sort)
