r"""One claim as a LaTeX document, or as a fragment for \input in one's own."""

from collections.abc import Callable

from ...kernel.text import show, show_definition
from ...words import Language
from .. import escape
from ..article import Article
from ..display import WIDTH
from ..prose import plain
from . import claim, preamble
from .macros import FRAGMENT, FRAGMENT_PLACE, MACROS
from .setting import Setting

_NEEDS = (
    "% Needs amsmath, amssymb and amsthm: \\usepackage{amsmath,amssymb,amsthm} in the preamble, then \\input this file.",
    "% With hyperref there are links. It defines only what is not defined yet. To number the statement with your own theorems, put",
    "% before \\input for example",
    "%   \\newtheorem{mathchecktheorem}[theorem]{Theorem}   and   \\newtheorem{mathcheckstatement}[theorem]{Statement}",
)
_NEEDS_CHINESE = "% It has Chinese characters: set it with xelatex and ctex."


def document(article: Article, fragment: bool = False) -> str:
    r"""The article as a document; with fragment, only its body, for \input."""
    if fragment:
        return _fragment(article)
    setting = _setting(article, preamble.WIDTH, preamble.kept(article.words), place="")
    title = setting.prose(article.title)
    body = "\n".join([*_heading(setting, article, title), *_body(setting, article, heading="")])
    head = (f"\\fancyhead[L]{{\\footnotesize {setting.code(article.id)}}}",
            f"\\fancyhead[R]{{\\footnotesize {setting.text(setting.words.of(article.verdict))}}}", preamble.pages(setting))
    lines = [preamble.program(body), *comments(article),
             *preamble.preamble(setting, body, plain(article.title) or article.id, "article", "11pt", "text={160mm,244mm},top=26mm", head),
             "\\begin{document}", body, "\\end{document}"]
    return "\n".join(lines) + "\n"


def _fragment(article: Article) -> str:
    zh = article.words.language is Language.zh
    setting = _setting(article, WIDTH, escape.in_chinese if zh else escape.none, FRAGMENT_PLACE)
    body = "\n".join(_body(setting, article, setting.prose(article.title)))
    needs = [*_NEEDS, *([_NEEDS_CHINESE] if preamble.has_chinese(body) else [])]
    lines = [*needs, *comments(article), *MACROS, *FRAGMENT, *_environments(setting),
             "\\begingroup\\sloppy\\frenchspacing", body, "\\par\\endgroup"]
    return "\n".join(lines) + "\n"


def comments(article: Article) -> list[str]:
    """What is said as text that can be read back, in comments."""
    stated = [] if article.statement is None else [("statement", show(article.statement))]
    fields = [("mathcheck export of the claim", article.id), ("title", plain(article.title)), ("source", article.source),
              ("verdict", article.verdict), *stated, *(("where", show_definition(d)) for d in article.where)]
    return [escape.comment(key, value) for key, value in fields if value]


def _setting(article: Article, width: float, kept: Callable[[str], bool], place: str) -> Setting:
    return Setting(article.words, width, kept, place, axioms={a.name: f"{place}axiom.{i}" for i, a in enumerate(article.axioms, 1)},
                   sources={source: i for i, source in enumerate(article.sources, 1)}, sources_at=place,
                   lemmas={c.id: f"{place}lemma.{i}" for i, c in enumerate(article.lemmas, 1)})


def _heading(setting: Setting, article: Article, title: str) -> list[str]:
    above = f"\\Large\\bfseries {title}\\par\\smallskip" if title else ""
    below = setting.say("The claim {claim}", claim=setting.code(article.id))
    return [f"{{\\raggedright\\parindent=0pt{above}\\normalfont\\small {below}\\par}}\\medskip"]


def _body(setting: Setting, article: Article, heading: str) -> list[str]:
    cited = claim.part(setting, "Axioms", setting.say("The derivation cites them, itself or in a lemma.")) if article.axioms else []
    named = claim.part(setting, "Sources", "") if article.sources else []
    return [*claim.theorem(setting, article, heading), *claim.about(setting, article), *claim.derivations(setting, article),
            *claim.lemmas(setting, article), *cited, *claim.axioms(setting, article.axioms), *claim.twins(setting, article),
            *claim.numbers(setting, article), *claim.problems(setting, article), *claim.digests(setting, article), *named,
            *claim.sources(setting)]


def _environments(setting: Setting) -> list[str]:
    """Plain ones, for a document that has none; the title stands outside the label, where it may take several lines."""
    titled = "\\if\\relax\\detokenize{#1}\\relax\\else\\textbf{(#1)} \\fi"
    return [f"\\ifcsname {name}\\endcsname\\else\\newenvironment{{{name}}}[1][]"
            f"{{\\trivlist\\item[\\hskip\\labelsep\\textbf{{{setting.say(word)}.}}]{titled}\\itshape\\ignorespaces}}{{\\endtrivlist}}\\fi"
            for name, word in preamble.ENVIRONMENTS]
