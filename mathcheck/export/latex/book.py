"""Many claims as one LaTeX book: chapters, one section a claim, axioms and sources once at the end, an index.

A claim belongs to the chapter of its first tag. What is tagged a lemma comes last, by its next tag: a reader looks for the results first.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from ..article import Article
from ..escape import bookmark
from ..prose import plain
from . import claim, preamble
from .document import comments
from .setting import Setting

TITLE = "Mathematics, checked"
_LEMMA = "lemma"
_LOOK = (
    "\\usepackage{makeidx}\\makeindex",
    "\\fancyhead[L]{\\footnotesize\\leftmark}\\fancyhead[R]{\\footnotesize\\texttt{\\rightmark}}",
    "\\setcounter{tocdepth}{1}\\setlength{\\headheight}{14pt}",
    "\\makeatletter",
    "\\def\\@makechapterhead#1{{\\parindent=0pt\\raggedright\\LARGE\\bfseries\\thechapter\\quad #1\\par\\nobreak\\vskip 20pt}}",
    "\\def\\@makeschapterhead#1{{\\parindent=0pt\\raggedright\\LARGE\\bfseries #1\\par\\nobreak\\vskip 20pt}}",
    "\\renewcommand{\\section}{\\@startsection{section}{1}{0pt}{-24pt plus -6pt minus -3pt}{3pt}{\\raggedright\\large\\bfseries}}",
    "\\renewcommand{\\l@section}{\\@dottedtocline{1}{1.5em}{2.8em}}",
    "\\renewcommand{\\chaptermark}[1]{\\markboth{#1}{}}\\renewcommand{\\sectionmark}[1]{}",
    "\\let\\@mkboth\\@gobbletwo",  # contents and index have their names as they are, not in capitals
    "\\makeatother",
)


def book(articles: Sequence[Article]) -> str:
    """The articles, at least one and all in one language, as a book."""
    words = articles[0].words
    axioms = {a.name: a for article in articles for a in article.axioms}
    sources = list(dict.fromkeys(s for article in articles for s in article.sources))
    setting = Setting(words, preamble.WIDTH, preamble.kept(words), place="", claims=frozenset(a.id for a in articles), sources_at="",
                      axioms={name: f"axiom.{i}" for i, name in enumerate(sorted(axioms), 1)},
                      sources={source: i for i, source in enumerate(sources, 1)})
    used = _used(articles)
    lines = [*_title(setting, articles), _marked(setting.say("Contents")), "\\tableofcontents"]
    for heading, members in _chapters(setting, articles):
        lines += [f"\\chapter{{{heading}}}", *(line for a in members for line in _section(setting, a, used.get(a.id, ())))]
    if axioms:
        lines += [*_closing(setting.say("Axioms")), *claim.axioms(setting, [axioms[name] for name in sorted(axioms)])]
    if sources:
        lines += [*_closing(setting.say("Sources")), *claim.sources(setting)]
    index = setting.say("Index")
    lines += ["\\clearpage\\phantomsection", _listed(index), _marked(index), "\\printindex"]
    body = "\n".join(lines)
    head = (*_LOOK, preamble.pages(setting), "\\fancypagestyle{plain}{\\fancyhead{}\\renewcommand{\\headrulewidth}{0pt}}",
            f"\\renewcommand{{\\contentsname}}{{{setting.say('Contents')}}}\\renewcommand{{\\indexname}}{{{setting.say('Index')}}}")
    return "\n".join([preamble.program(body), *preamble.preamble(setting, body, words.say(TITLE), "book", "10pt,oneside,openany",
                                                                "text={146mm,246mm},top=25mm", head),
                      "\\begin{document}", body, "\\end{document}"]) + "\n"


def _title(setting: Setting, articles: Sequence[Article]) -> list[str]:
    counts = Counter(setting.words.of(a.verdict) for a in articles)
    verdicts = setting.listed([setting.say("{count} {verdict}", count=str(n), verdict=setting.text(v)) for v, n in counts.most_common()])
    about = setting.say("A derivation that is called a proof here was replayed, step by step, by a small kernel that knows nothing of its "
                        "author. What is not proved is called a statement, and its verdict is given with it.")
    return ["\\thispagestyle{empty}{\\raggedright\\null\\vskip 0pt plus 1fil", f"{{\\Huge\\bfseries {setting.say(TITLE)}\\par}}\\bigskip",
            f"{{\\large {setting.say('{count} claims: {verdicts}', count=str(len(articles)), verdicts=verdicts)}\\par}}",
            "\\vskip 0pt plus 2fil", f"{{\\small {about}\\par}}", "}\\clearpage"]


def _chapters(setting: Setting, articles: Sequence[Article]) -> list[tuple[str, list[Article]]]:
    """The largest first, but lemmas last."""
    chapters: dict[tuple[bool, str], list[Article]] = {}
    for a in articles:
        lemma = a.tags[:1] == (_LEMMA,)
        chapters.setdefault((lemma, "".join(a.tags[1:2] if lemma else a.tags[:1])), []).append(a)
    found = sorted(chapters.items(), key=lambda entry: (entry[0][0], -len(entry[1]), entry[0][1]))
    return [(_heading(setting, lemma, topic), members) for (lemma, topic), members in found]


def _heading(setting: Setting, lemma: bool, topic: str) -> str:
    words = setting.words.of(topic)
    if lemma:
        return setting.say("Lemmas: {topic}", topic=setting.text(words)) if topic else setting.say("Further lemmas")
    return setting.text(words[:1].upper() + words[1:]) if topic else setting.say("Further claims")


def _used(articles: Sequence[Article]) -> Mapping[str, list[str]]:
    """The claims that cite a claim."""
    found: dict[str, list[str]] = {}
    for a in articles:
        for cited in a.lemmas:
            found.setdefault(cited.id, []).append(a.id)
    return found


def _section(book: Setting, article: Article, used: Sequence[str]) -> list[str]:
    setting = claim.placed(book, article)
    title = setting.prose(article.title) if article.title else setting.code(article.id)
    name = plain(article.title) or article.id
    topics = [tag for tag in article.tags if tag != _LEMMA]
    entries = [_entry(setting, name, title), *(_entry(setting, tag, setting.text(setting.words.of(tag))) for tag in topics),
               *(_entry(setting, a.name, setting.code(a.name)) for a in article.axioms)]
    rests = ", ".join(setting.axiom(a.name) for a in article.axioms)
    return ["", *comments(article), f"\\section{{\\texorpdfstring{{{title}}}{{{bookmark(name)}}}}}\\label{{claim.{article.id}}}",
            f"\\markright{{{article.id}}}", "".join(entries),
            f"\\noindent{{\\small {setting.code(article.id)}\\par}}", *claim.theorem(setting, article, ""), *claim.about(setting, article),
            *claim.derivations(setting, article), *claim.lemmas(setting, article),
            *(claim.part(setting, "Axioms", rests + ".") if rests else []),
            *(claim.part(setting, "Used by", setting.listed(list(map(setting.claim, used))) + ".") if used else []),
            *claim.twins(setting, article), *claim.numbers(setting, article), *claim.problems(setting, article),
            *(claim.digest(setting, d) for d in article.digests)]


def _closing(title: str) -> list[str]:
    return [f"\\chapter*{{{title}}}{_listed(title)}{_marked(title)}"]


def _listed(title: str) -> str:
    return f"\\addcontentsline{{toc}}{{chapter}}{{{title}}}"


def _marked(title: str) -> str:
    """In the heads of the pages."""
    return f"\\markboth{{{title}}}{{}}"


def _entry(setting: Setting, key: str, words: str) -> str:
    """Of the index. Chinese is sorted as GB 2312 is: the common characters by their pronunciation."""
    known = key.lower().encode("gb2312", "replace")
    order = "".join(chr(b) if b < 128 and chr(b).isalnum() else " " if b < 128 else f"{b:02x}" for b in known)
    quoted = "".join('"' + c if c in '"!@|' else c for c in words).replace("\\{", "\\textbraceleft{}").replace("\\}", "\\textbraceright{}")
    return f"\\index{{{' '.join(order.split()) or '0'}@{quoted}}}"
