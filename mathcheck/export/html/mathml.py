r"""LaTeX formulas as MathML: of exactly the fragment that `mathcheck.lang.latex` prints. What is not of it is refused.

Nothing is decided about a formula here. Every sign of it is shown, and different formulas are different MathML. What only tells TeX where
a line may end is left out: a formula on a page is one line.
"""

import re
from html import escape
from typing import NamedTuple

from ...lang.latex.pieces import LARGE
from .signs import (
    BEFORE_A_SIGN,
    BIG,
    BLACKBOARD,
    FENCES,
    FUNCTIONS,
    LETTERS,
    SHOWN,
    SIGNS,
    SIZED,
    SPACES,
    THIN,
    Kind,
    Sign,
    operator,
    thin_between,
)

DEEPEST = 100  # groups within each other; browsers nest some hundred elements and no more
_TOKEN = re.compile(r"(\\(?:text|operatorname|mathit|mathtt|mathrm|mathbb))\{([^{}]+|\\mathtt\{[A-Za-z]+\})\}"
                    r"|(\\[A-Za-z]+|\\.|:=|[0-9]+(?:\.[0-9]+)?|\S)|\s+")
_NAME = re.compile(r"(?:[A-Za-z0-9]|\\_|\\\$)+")
_WORDS = re.compile(r"[^\\$&<>]+")
_FENCE = '<mo form="{}" stretchy="{}" lspace="0" rspace="0">{}</mo>'
_BUILT = {
    "\\frac": "<mfrac>{}{}</mfrac>",
    "\\tfrac": '<mstyle displaystyle="false"><mfrac>{}{}</mfrac></mstyle>',
    "\\binom": f'<mrow>{_FENCE.format("prefix", "true", "(")}<mfrac linethickness="0">{{}}{{}}</mfrac>'
               f'{_FENCE.format("postfix", "true", ")")}</mrow>',
    "\\sqrt": "<msqrt>{}</msqrt>",
    "\\tilde": '<mover accent="true">{}<mo stretchy="false">\u02dc</mo></mover>',
    "\\underline": '<munder accentunder="true">{}<mo stretchy="true">\u0332</mo></munder>',
}


class Unknown(ValueError):
    """A formula is not of the fragment."""


class _Token(NamedTuple):
    """text: a control sequence, a number or a character; inside: what stands in its braces, for names and words."""

    text: str
    inside: str = ""


class _Atom(NamedTuple):
    """left, right: what TeX takes it for, seen from either side, None for a space; limits: its bounds stand below and above it; sign: of an
    operation or relation, which is shown as what stands before it demands, and has no text yet."""

    text: str
    left: Kind | None
    right: Kind | None
    limits: bool = False
    sign: Sign | None = None


def mathml(tex: str, label: str, display: bool = False) -> str:
    r"""The formula as a <math> element. label: its text form, which is read out where MathML is not.

    Raises Unknown for LaTeX that `mathcheck.lang.latex` does not print.
    """
    block = ' display="block"' if display else ""
    note = f'<annotation encoding="application/x-tex">{escape(tex, quote=False)}</annotation>'
    return f'<math{block} alttext="{escape(label)}"><semantics>{_Reader(tex).row("", script=False)}{note}</semantics></math>'


class _Reader:
    """Reads a formula from left to right."""

    def __init__(self, tex: str) -> None:
        found = _TOKEN.finditer(tex)  # every character is one of a token or a space
        self._tokens = [_Token(m[1] or m[3], m[2] or "") for m in found if m[1] or m[3]]
        self._next = 0
        self._depth = 0

    def row(self, *ends: str, script: bool) -> str:
        """What stands before the next of these ends, as one element; the end is taken, too."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise Unknown(f"more than {DEEPEST} groups within each other")
        large = self._peek() == LARGE.strip()
        if large:
            self._take()
        atoms: list[_Atom] = []
        while self._peek() not in ends:
            atoms += self._scripted(script)
        self._next += 1
        self._depth -= 1
        shown = _spaced(atoms, script)
        return f'<mstyle displaystyle="true">{shown}</mstyle>' if large else shown

    def _peek(self) -> str:
        return self._tokens[self._next].text if self._next < len(self._tokens) else ""

    def _take(self, wanted: str = "") -> _Token:
        if self._next >= len(self._tokens) or wanted not in ("", self._peek()):
            raise Unknown(f"{wanted or 'something'} is expected, not {self._peek() or 'the end'}")
        self._next += 1
        return self._tokens[self._next - 1]

    def _group(self, script: bool) -> str:
        self._take("{")
        return self.row("}", script=script)

    def _scripted(self, script: bool) -> list[_Atom]:
        """The next atom with what stands below and above it; none where a line may end."""
        if self._peek() == "\\allowbreak":
            self._take()
            return []
        if self._peek() == "\\mathopen":  # before \left only: it puts that close to what is applied
            self._take()
            self._group(script)
            return [a._replace(left=Kind.OPENING) for a in self._scripted(script)]
        atom = _Atom("<mrow></mrow>", Kind.ORDINARY, Kind.ORDINARY) if self._peek() in ("_", "^") else self._atom(script)
        scripts: dict[str, str] = {}
        while self._peek() in ("_", "^"):
            place = self._take().text
            if not atom.text or atom.left is None or place in scripts:
                raise Unknown(f"{place} stands where it means nothing")
            scripts[place] = self._group(script=True) if self._peek() == "{" else self._built(self._take().text, script=True)
        return [_with_scripts(atom, scripts)] if scripts else [atom]

    def _atom(self, script: bool) -> _Atom:
        token = self._take()
        text = token.text
        if text in FENCES or text in SIZED:
            return self._fenced(text, script)
        if token.inside:
            return _named(token)
        if text in SPACES:
            return _Atom(SPACES[text], None, None)
        if text in SIGNS:
            return _Atom("", SIGNS[text].kind, SIGNS[text].kind, sign=SIGNS[text])
        if text in BIG:
            below = ' movablelimits="true"' if text == "\\lim" else ""
            return _Atom(f'<mo{below} lspace="0" rspace="0">{BIG[text]}</mo>', Kind.NAME, Kind.NAME, limits=text != "\\int")
        if text in FUNCTIONS:
            return _Atom(f"<mi>{text[1:]}</mi>", Kind.NAME, Kind.NAME)
        return _Atom(self._built(text, script), Kind.ORDINARY, Kind.ORDINARY)

    def _built(self, text: str, script: bool) -> str:
        """A letter, a number or a construction."""
        if text in LETTERS:
            upright = ' mathvariant="normal"' if text[1].isupper() else ""
            return f"<mi{upright}>{LETTERS[text]}</mi>"
        if text in _BUILT:
            return _BUILT[text].format(*(self._group(script) for _ in range(_BUILT[text].count("{}"))))
        if text == "{":
            return self.row("}", script=script)
        if text == "\\substack":
            return self._stacked()
        if text.isascii() and text[0].isdecimal():
            return f"<mn>{text}</mn>"
        if text.isascii() and text.isalpha():
            return f"<mi>{text}</mi>"
        raise Unknown(f"{text} is not of the fragment")

    def _fenced(self, text: str, script: bool) -> _Atom:
        """What stands between delimiters, with these."""
        sized = text in SIZED
        opening = self._take().text if sized else text
        if opening not in FENCES:
            raise Unknown(f"{opening} is no delimiter")
        inside = self.row(SIZED[text] if sized else FENCES[opening], script=script)
        if sized:
            self._take(FENCES[opening])
        left, right = (_FENCE.format(form, "true" if sized else "false", SHOWN[sign])
                       for form, sign in (("prefix", opening), ("postfix", FENCES[opening])))
        kinds = (Kind.INNER, Kind.INNER) if text == "\\left" else (Kind.OPENING, Kind.CLOSING)
        return _Atom(f"<mrow>{left}{inside}{right}</mrow>", *kinds)

    def _stacked(self) -> str:
        r"""Lines below each other, with \\ between them."""
        self._take("{")
        lines: list[str] = []
        while not lines or self._tokens[self._next - 1].text != "}":
            lines.append(self.row("}", "\\\\", script=True))
        return "<mtable>" + "".join(f"<mtr><mtd>{line}</mtd></mtr>" for line in lines) + "</mtable>"


def _named(token: _Token) -> _Atom:
    """A name or words. The classes fn, it and tt say that a name is one of a definition, in italics, in typewriter."""
    kind = Kind.NAME if token.text == "\\operatorname" else Kind.ORDINARY
    typed = token.inside.startswith("\\mathtt{")
    name = token.inside[len("\\mathtt{"):-1] if typed else token.inside
    if not (_WORDS if token.text == "\\text" else _NAME).fullmatch(name):
        raise Unknown(f"{name} is no name")
    name = name.replace("\\", "")
    if token.text == "\\text":
        shown = f"<mtext>{name.replace(' ', chr(160))}</mtext>"  # at its ends, MathML leaves other spaces out
    elif token.text == "\\mathbb":
        if name not in BLACKBOARD:
            raise Unknown(f"{name} is no set")
        shown = f"<mi>{BLACKBOARD[name]}</mi>"
    elif token.text == "\\mathrm":
        shown = f'<mi mathvariant="normal">{name}</mi>'
    else:
        classes = {"\\operatorname": "fn tt" if typed else "fn", "\\mathit": "it", "\\mathtt": "tt"}[token.text]
        shown = f'<mi mathvariant="normal" class="{classes}">{name}</mi>'
    return _Atom(shown, kind, kind)


def _with_scripts(atom: _Atom, scripts: dict[str, str]) -> _Atom:
    names = {"_": "munder", "^": "mover", "_^": "munderover"} if atom.limits else {"_": "msub", "^": "msup", "_^": "msubsup"}
    places = [p for p in "_^" if p in scripts]
    name = names["".join(places)]
    return atom._replace(text=f"<{name}>{atom.text}{''.join(scripts[p] for p in places)}</{name}>")


def _spaced(atoms: list[_Atom], script: bool) -> str:
    """The atoms with the spaces that TeX sets, as one element."""
    shown: list[str] = []
    before: Kind | None = None
    for atom in atoms:
        if atom.left is None:
            shown.append(atom.text)
            continue
        if thin_between(before, atom.left, script):
            shown.append(THIN)
        prefix = atom.left is Kind.OPERATION and (before is None or before in BEFORE_A_SIGN)
        shown.append(atom.text if atom.sign is None else operator(atom.sign, prefix, script))
        before = Kind.ORDINARY if prefix else atom.right
    return shown[0] if len(shown) == 1 else f"<mrow>{''.join(shown)}</mrow>"
