r"""Text, names, formulas and sentences in a line of GitHub's Markdown, and blocks.

Nothing an author has written can become markup, a link, a mention of a user or of an issue, or a formula: it is escaped, and where a
backslash does not help (GitHub looks for mentions and dollars after it has read the Markdown) the sign stands in a <span> by itself, which
is GitHub's own advice for dollars. Nothing is lost without a trace: a character that cannot be seen is replaced by its code point.

A formula is the LaTeX of lang/latex but for three commands: GitHub refuses \operatorname and \phantom, and MathJax 3 has no \allowbreak.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from ...kernel.terms import Defined, Term
from ...lang.latex import inline, latex, unary
from ...words import ENGLISH, Words
from ..display import Row, definition_rows, rows
from ..prose import AxiomName, ClaimName, Code, Formula, Part, Prose, Raised, StepNumber, Tex

WIDTH = 42.0  # em; a column of GitHub's on a desktop has 50

_MARKUP = re.compile(r"[\\`*_\[\]<>|~&]")
_LINKED = re.compile(r"[$@#]|:(?=[\w/+-])|(?<=www)\.|(?<=\bgh)-(?=\d)", re.IGNORECASE)  # $x$ @name #1 https: :emoji: www.x gh-1
_BEGINNING = re.compile(r"\A(\d*)([-+=.)])")  # of a list, a rule or an underline
_OPERATOR = re.compile(r"\\operatorname\{((?:[^{}]|\{[^{}]*\})*)\}(_\{\d+\})?")
_GAP = "\\:\\,"  # as wide as \phantom{(}


@dataclass(frozen=True, slots=True)
class Setting:
    """The language of a page, and what it can refer to. claims: ids of those that have a page beside it; axioms: where the ones that are
    stated stand, by name; steps: what the anchors of its steps begin with, empty where no step can be referred to."""

    words: Words = ENGLISH
    claims: Collection[str] = ()
    axioms: Mapping[str, str] = field(default_factory=dict)
    steps: str = ""


ALONE = Setting()


def text(value: str) -> str:
    """An author's words, in one line."""
    return _begun(_escaped(_visible(value).strip()))


def code(value: str) -> str:
    """A name or a formula in the text form, character by character."""
    value = _visible(value).strip()
    ticks = "`" * (1 + max(map(len, re.findall("`+", value)), default=0))
    space = " " * value.startswith("`"), " " * value.endswith("`")
    return f"{ticks}{space[0] or space[1]}{value}{space[0] or space[1]}{ticks}" if value else ""


def line(prose: Prose, setting: Setting = ALONE) -> str:
    """A sentence, a formula in it apart from the words on both sides, so that GitHub sees it."""
    found = ""
    after_formula = False
    for part in prose:
        shown, formula = _part(part, setting), isinstance(part, Formula | Tex)
        if found and ((formula and found[-1] not in " (") or (after_formula and shown[0] not in " .,;:!?)")):
            found += " "
        found, after_formula = found + shown, formula
    return _begun(found.strip())


def display(term: Term, words: Words) -> str:
    """A formula as a block; a wide one in several lines."""
    return _block(rows(term, WIDTH), words)


def display_definition(definition: Defined, words: Words) -> str:
    """A definition as a block."""
    return _block(definition_rows(definition, WIDTH), words)


def fenced(lines: Iterable[str], language: str) -> str:
    """A block of code."""
    content = [_visible(s) for s in lines]
    ticks = "`" * max(3, *(1 + len(run) for s in ("", *content) for run in re.findall("`+|", s)))
    return "\n".join([f"{ticks}{language}", *content, ticks])


def anchor(name: str) -> str:
    """A place that #name refers to, on GitHub as elsewhere."""
    return f'<a name="{name}"></a>'


def _part(part: Part, setting: Setting) -> str:
    match part:
        case str():
            return _escaped(_visible(part))
        case Formula(term):
            return f"$`{_settable(inline(latex(term)), setting.words)}`$"
        case Tex(tex):
            return f"$`{_settable(tex, setting.words)}`$"
        case Code(value):
            return code(value)
        case Raised(value):
            return f"<sup>{_escaped(_visible(value))}</sup>"
        case StepNumber(number):
            return f"[({number})](#{setting.steps}{number})" if setting.steps else f"({number})"
        case ClaimName(name):
            return f"[{code(name)}]({name}.md)" if name in setting.claims else code(name)
        case AxiomName(name):
            return f"[{_escaped(name)}]({setting.axioms[name]})" if name in setting.axioms else _escaped(name)


def _visible(value: str) -> str:
    """Without a character that could hide or move something: these are spelled out; space is one space."""
    return "".join(c if c.isprintable() else f"[U+{ord(c):04X}]" for c in re.sub(r"\s+", " ", value))


def _escaped(value: str) -> str:
    return _LINKED.sub(lambda sign: f"<span>{sign[0]}</span>", _MARKUP.sub(r"\\\g<0>", value))


def _begun(value: str) -> str:
    """As the beginning of a line, where more signs are markup."""
    return _BEGINNING.sub(r"\1\\\2", value)


def _block(lines: list[Row], words: Words) -> str:
    if len(lines) == 1:
        return f"```math\n{_settable(lines[0].text, words)}\n```"
    aligned = " \\\\\n".join(f"& {_settable(unary(row.text), words)}" for row in lines)
    return f"```math\n\\begin{{aligned}}\n{aligned}\n\\end{{aligned}}\n```"


def _settable(tex: str, words: Words) -> str:
    """The formula in commands that GitHub sets, words in it in the language."""
    tex = words.formula(tex).replace("\\phantom{(}", _GAP).replace("\\allowbreak ", "").replace("\\allowbreak\\", "\\")
    return _OPERATOR.sub(lambda name: f"\\mathop{{\\mathrm{{{name[1]}}}{name[2] or ''}}}", tex)
