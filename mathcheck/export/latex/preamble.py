r"""What stands before the body of a document of ours: the class, the packages, the look.

A document names the program that sets it in its first line. That is pdflatex, for which a small TeX is enough, and xelatex where there
are Chinese characters, in the language or in the words of an author. The same source always gives the same PDF.
"""

from collections.abc import Callable, Sequence

from ...words import Language, Words
from .. import escape
from ..display import OWN_WIDTH
from .macros import MACROS
from .setting import Setting

WIDTH = OWN_WIDTH
_SCHEMES = {Language.en: "plain", Language.zh: "chinese"}
_LOOK = (
    "\\usepackage[T1]{fontenc}",
    "\\usepackage{amsmath,amssymb,amsthm,mathpazo,microtype,xcolor,fancyhdr}",
    "\\renewcommand{\\ttdefault}{lmtt}",
    "\\linespread{1.04}\\raggedbottom\\frenchspacing\\setlength{\\emergencystretch}{3em}",
    "\\definecolor{mathchecklink}{rgb}{.08,.22,.42}",
    "\\usepackage[unicode,colorlinks,allcolors=mathchecklink,bookmarksopen,bookmarksdepth=1,linktoc=page]{hyperref}",
    "\\ifdefined\\pdftrailerid\\pdftrailerid{}\\fi",
    "\\providecommand{\\PreviousTotalPages}{?}",  # of a LaTeX before 2021
    "\\pagestyle{fancy}\\fancyhf{}\\renewcommand{\\headrulewidth}{.3pt}",
)


def preamble(setting: Setting, body: str, title: str, kind: str, options: str, paper: str, head: Sequence[str]) -> list[str]:
    """kind: the class; options: its own; paper: of geometry; head: of the page."""
    scheme = _SCHEMES[setting.words.language]
    chinese = (f"\\usepackage[zihao=false,fontset=fandol,scheme={scheme}]{{ctex}}",) if has_chinese(body) else ()
    return [f"\\documentclass[{options}]{{{kind}}}", *chinese, f"\\usepackage[a4paper,{paper}]{{geometry}}", *_LOOK,
            f"\\hypersetup{{pdftitle={{{escape.bookmark(title)}}},pdflang={{{setting.words.language}}}}}",
            *head, *(f"\\newtheorem*{{{name}}}{{{setting.say(word)}}}" for name, word in ENVIRONMENTS), *MACROS]


def kept(words: Words) -> Callable[[str], bool]:
    """What needs no escape in a document of ours."""
    return escape.in_chinese if words.language is Language.zh else escape.chinese


def program(body: str) -> str:
    """The first line: which program is meant, as editors understand it, too."""
    return f"% !TEX program = {'xelatex' if has_chinese(body) else 'pdflatex'}"


def has_chinese(body: str) -> bool:
    """Whether there are other characters than ASCII in more than comments."""
    return not all(line.isascii() or line.startswith("%") for line in body.split("\n"))


def pages(setting: Setting) -> str:
    """The foot of a page. Pages are numbered from 1 without a break."""
    return "\\fancyfoot[C]{\\footnotesize " + setting.say("Page {page} of {count}", page="\\thepage{}", count="\\PreviousTotalPages") + "}"


ENVIRONMENTS = (("mathchecktheorem", "Theorem"), ("mathcheckstatement", "Statement"))

