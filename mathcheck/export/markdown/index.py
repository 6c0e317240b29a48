"""A folder of pages: README.md, which GitHub shows for the folder, axioms.md, and a page a claim in a folder of their own, where no id
can be the name of another file."""

from collections.abc import Mapping, Sequence

from ...words import ENGLISH, Words
from ..article import Article, CitedAxiom
from ..prose import ended
from .lines import Setting, code, line, text
from .page import axiom_anchor, joined, page, stated_axiom

_FIRST, _LAST = "headline", "lemma"  # tags: of a claim that its source is known for, of one that is there for others to cite


def folder(articles: Sequence[Article]) -> Mapping[str, str]:
    """The files by their names in the folder, for articles in one language."""
    words = articles[0].words if articles else ENGLISH
    axioms = {axiom.name: axiom for a in articles for axiom in a.axioms if axiom.statement is not None}
    setting = Setting(words, {a.id for a in articles}, {name: f"../axioms.md#{axiom_anchor(name)}" for name in axioms})
    back = f"[{words.template('All claims')}](../README.md)"
    pages = {f"claims/{a.id}.md": page(a, setting, [back], axioms=False) for a in articles}
    return {"README.md": _index(articles, words), "axioms.md": _axioms([axioms[name] for name in sorted(axioms)], words), **pages}


def _index(articles: Sequence[Article], words: Words) -> str:
    """The claims with their verdicts by source, sources with a headline first, and lemmas last."""
    first = {a.source for a in articles if _FIRST in a.tags}
    verdicts = [a.verdict for a in articles]
    counts = words.listed(words.say("{count} {words}", count=verdicts.count(v), words=words.of(v)) for v in dict.fromkeys(verdicts))
    own = sorted((a for a in articles if _LAST not in a.tags), key=lambda a: a.source not in first)
    groups = [(s or words.template("Other claims"), [a for a in own if a.source == s]) for s in dict.fromkeys(a.source for a in own)]
    lemmas = [a for a in articles if _LAST in a.tags]
    groups += [(words.template("Lemmas"), lemmas)] if lemmas else []
    tables = [block for title, claims in groups for block in (f"## {text(title)}", _table(claims, words))]
    return joined([f"# {words.template('Claims')}", ended(words, counts), f"[{words.template('Axioms')}](axioms.md)", *tables])


def _table(claims: Sequence[Article], words: Words) -> str:
    head = f"| {words.template('Claim')} | {words.template('Verdict')} |\n| --- | --- |"
    return "\n".join([head, *(f"| [{line(a.title) or code(a.id)}](claims/{a.id}.md) | {_verdict(a, words)} |" for a in claims)])


def _verdict(article: Article, words: Words) -> str:
    verdict = words.of(article.verdict)
    return verdict if article.met else f"**{words.say('{verdict}, not as expected', verdict=verdict)}**"


def _axioms(axioms: Sequence[CitedAxiom], words: Words) -> str:
    stated = [block for a in axioms for block in stated_axiom(a, words)]
    return joined([f"[{words.template('All claims')}](README.md)", f"# {words.template('Axioms')}",
                   words.template("Cited, not proved:") if stated else words.template("None is cited."), *stated])
