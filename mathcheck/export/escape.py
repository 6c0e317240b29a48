r"""Plain text as LaTeX text that pdflatex takes in any font encoding. Math is never written here.

Nothing is lost without a trace: a character that cannot be set is replaced by its code point, as in [U+4E2D]. What is `kept`
stays as it is: Chinese characters of the standard GB 2312, all of which the Chinese fonts of a document of ours have, for xelatex with
ctex.
"""

import re
import unicodedata
from collections.abc import Callable

_SPECIAL = {
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#", "%": "\\%", "_": "\\_",
    "^": "\\textasciicircum{}", "~": "\\textasciitilde{}", "<": "$<$", ">": "$>$", "|": "\\textbar{}", '"': "''", "`": "{}`{}",
}
_SYMBOLS = {
    "–": "--", "—": "---", "‘": "`", "’": "'", "“": "``", "”": "''", "…": "\\dots{}", "×": "$\\times$", "·": "$\\cdot$", "≤": "$\\leq$",
    "≥": "$\\geq$", "≠": "$\\neq$", "→": "$\\to$", "⇒": "$\\Rightarrow$", "∈": "$\\in$", "∀": "$\\forall$", "∃": "$\\exists$",
    "∞": "$\\infty$", "∑": "$\\sum$", "∏": "$\\prod$", "∫": "$\\int$", "√": "$\\surd$", "±": "$\\pm$", "−": "$-$", "ℕ": "$\\mathbb{N}$",
    "ℤ": "$\\mathbb{Z}$", "ℝ": "$\\mathbb{R}$", "ß": "\\ss{}", "ø": "\\o{}", "Ø": "\\O{}", "æ": "\\ae{}", "Æ": "\\AE{}", "ł": "\\l{}",
    "Ł": "\\L{}", "\u00a0": "~",
}
_ACCENTS = {0x300: "`", 0x301: "'", 0x302: "^", 0x303: "~", 0x304: "=", 0x306: "u", 0x307: ".", 0x308: '"', 0x30A: "r", 0x30B: "H",
            0x30C: "v", 0x327: "c"}
_PHRASES = {"<=": "$\\leq$", ">=": "$\\geq$", "!=": "$\\neq$", "->": "$\\to$", " - ": " -- ", "--": "-{}-{}"}
_PHRASE = re.compile("|".join(map(re.escape, _PHRASES)) + r"|(?<![\w)-])-(?=\d)")
_WIDE = "“”‘’—…"
_SHORT = 24  # a longer word without a space may be broken


def none(_c: str) -> bool:
    """Nothing is kept."""
    return False


def chinese(c: str) -> bool:
    """Keeps the characters that only Chinese fonts have."""
    return c >= "\u3000" and in_chinese(c)


def in_chinese(c: str) -> bool:
    """Keeps these, and the marks that are wide in a Chinese text."""
    try:
        c.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return c >= "\u3000" or c in _WIDE


def text(value: str, kept: Callable[[str], bool] = none) -> str:
    """Prose: <=, != and -> become signs, a hyphen before a number a minus, one between spaces a dash (which also reads as a minus)."""
    value = " ".join(value.split())
    out, start = [], 0
    for match in _PHRASE.finditer(value):
        out += [_words(value[start:match.start()], _character, kept), _PHRASES.get(match[0], "$-$")]
        start = match.end()
    return "".join([*out, _words(value[start:], _character, kept)])


def code(value: str, kept: Callable[[str], bool] = none) -> str:
    """A formula in the text form, or a name, character by character in typewriter."""
    typed = _words(" ".join(value.split()), _typed, kept)
    return "\\texttt{" + re.sub("([-,<>])(?=\\1)", r"\1{}", typed) + "}"  # some fonts join two of a kind


def comment(key: str, value: str) -> str:
    """One comment line. Any character may stand in it except the end of a line."""
    return f"% {key}: " + " ".join(value.split()).translate(dict.fromkeys((*range(32), 127), " "))


def bookmark(value: str) -> str:
    """For a PDF's title and bookmarks, where hyperref turns it into characters: any of them, in any TeX."""
    return "".join(c if c.isascii() and (c.isalnum() or c == " ") else f"\\unichar{{{ord(c)}}}" for c in " ".join(value.split()))


def _words(value: str, escape: Callable[[str], str], kept: Callable[[str], bool]) -> str:
    def one(c: str) -> str:
        return c if kept(c) else escape(c)

    return "".join(_word(w, one) if len(w) > _SHORT else "".join(map(one, w)) for w in re.split("( )", value))


def _word(word: str, escape: Callable[[str], str]) -> str:
    out, run = [], 0
    for c in word:
        out.append(escape(c))
        run = run + 1 if c.isalnum() else 20
        if run >= 20:
            out.append("\\allowbreak{}")
            run = 0
    return "".join(out)


def _typed(c: str) -> str:
    if c.isascii() and (c.isalnum() or c in " ()[]+-*/=,.:;!?@<>|"):
        return c
    return f"\\symbol{{{ord(c)}}}" if c.isascii() and c.isprintable() else _character(c)


def _character(c: str) -> str:
    if c in _SPECIAL:
        return _SPECIAL[c]
    if c.isascii():
        return c if c.isprintable() else _code_point(c)
    return _SYMBOLS.get(c) or _greek(c) or _accented(c) or _superscript(c) or _code_point(c)


def _greek(c: str) -> str:
    match = re.fullmatch("GREEK (SMALL|CAPITAL) LETTER ([A-Z]+)", unicodedata.name(c, ""))
    if match is None or match[2] not in (_CAPITALS if match[1] == "CAPITAL" else _CAPITALS | _SMALL):
        return ""
    name = match[2].replace("LAMDA", "LAMBDA").lower()
    return "$\\" + (name if match[1] == "SMALL" else name.capitalize()) + "$"


_CAPITALS = frozenset(["GAMMA", "DELTA", "THETA", "LAMDA", "XI", "PI", "SIGMA", "UPSILON", "PHI", "PSI", "OMEGA"])
_SMALL = frozenset(["ALPHA", "BETA", "EPSILON", "ZETA", "ETA", "IOTA", "KAPPA", "MU", "NU", "RHO", "TAU", "CHI"])


def _accented(c: str) -> str:
    parts = unicodedata.normalize("NFD", c)
    if len(parts) != 2 or not parts[0].isascii() or not parts[0].isalpha() or ord(parts[1]) not in _ACCENTS:
        return ""
    base = {"i": "\\i", "j": "\\j"}.get(parts[0], parts[0])
    return f"\\{_ACCENTS[ord(parts[1])]}{{{base}}}"


def _superscript(c: str) -> str:
    match = re.fullmatch("<(super|sub)> 003([0-9])", unicodedata.decomposition(c))
    return "" if match is None else f"${'^' if match[1] == 'super' else '_'}{{{match[2]}}}$"


def _code_point(c: str) -> str:
    return f"[U+{ord(c):04X}]\\allowbreak{{}}"
