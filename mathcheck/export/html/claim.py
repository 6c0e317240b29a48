"""The page of a claim: its article in HTML, with what a reader can open, copy and download."""

import base64
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from markupsafe import Markup

from ...kernel.terms import Defined, Term
from ...registry.report import Report
from ...words import Language, Words
from ..article import Article, Derivation, Step, Twin
from ..prose import plain
from .formulas import Shown, definition, display, within
from .inferences import inferences
from .phrases import fixed
from .picture import drawing
from .sentences import NO_LINKS, Links, axiom_link, claim_link, sentence, step_link, visible
from .shell import render

SCRIPTS = ("fit", "copy", "steps")


class Site(NamedTuple):
    """The site that a page belongs to. claims: the ids of its claims; cited_by: by a claim's id, the ids of those that cite it."""

    claims: Collection[str]
    cited_by: Mapping[str, Sequence[str]]


class Certificate(NamedTuple):
    """A certificate as a file. derivation: its name, empty for the only one; sha256: of the file, in hexadecimal digits."""

    derivation: str
    file: str
    content: bytes
    sha256: str


class _Step(NamedTuple):
    """What the page shows of a step. lead: what stands before its formula; premises: each with its formula; rules: what the kernel applied,
    and how often."""

    step: Step
    place: str
    lead: Markup
    formula: Shown
    reason: Markup
    premises: tuple[tuple[Markup, Markup], ...]
    conditions: tuple[Shown, ...]
    axioms: tuple[Markup, ...]
    rules: Mapping[str, int]


class _Derivation(NamedTuple):
    place: str
    title: str
    proof: bool
    variables: Markup
    steps: tuple[_Step, ...]


class _Twin(NamedTuple):
    twin: Twin
    statement: Shown | None
    where: tuple[Shown, ...]
    outcome: Markup


class _Cited(NamedTuple):
    """A lemma or an axiom. name: with its link; source: its number among the sources, 0 for none."""

    name: Markup
    statement: Shown | None
    id: str
    words: str = ""
    source: int = 0


def page(report: Report, a: Article, words: Words, site: Site | None = None) -> str:
    """The page of the article on this report: of a site, or by itself."""
    links = Links(claims=site.claims if site else (), axioms=[x.name for x in a.axioms])
    derivations = tuple(_derivation(words, d, f"step-{i}-" if i > 1 else "step-", links) for i, d in enumerate(a.derivations, 1))
    twins = tuple(_twin(words, t, links._replace(steps=derivations[0].place if derivations else "")) for t in a.twins)
    slips, others = [t for t in twins if t.twin.slip], [t for t in twins if not t.twin.slip]
    lemmas = [_Cited(claim_link(c.id, links), display(words, c.statement), "") for c in a.lemmas]
    citing = [claim_link(c, links) for c in site.cited_by.get(a.id, ())] if site else []
    files = [(c, f"../certificates/{c.file}" if site else _inside(c.content)) for c in certificates(a)]
    numbered = {source: i for i, source in enumerate(a.sources, 1)}
    t = fixed(words)
    kind = words.say("Theorem") if a.kind == "theorem" else words.say("Statement")
    parts = [("statement", kind, True), ("problems", t["problems"], a.problems), ("warnings", t["warnings"], a.warnings),
             ("slip", t["slip"], slips),
             ("computation", t["computation"], a.computation),
             ("definitions", t["definitions"], a.definitions), *((d.place + "0", d.title, True) for d in derivations),
             ("twins", t["twins"], others), ("numbers", t["numbers"], a.numbers), ("lemmas", t["lemmas"], lemmas),
             ("cited-by", t["cited_by"], citing), ("axioms", t["axioms"], a.axioms or derivations), ("sources", t["sources"], a.sources),
             ("certificate", t["certificate"], files)]
    chinese = words.language is Language.zh
    other = report.title if chinese and report.title_zh else "" if chinese else report.title_zh
    return render(
        "claim.html", words, SCRIPTS, a=a, title=sentence(words, a.title), plain_title=plain(a.title) or a.id, other_title=other,
        other_language="en" if chinese else "zh", site=site, kind=kind, verdict=words.of(report.shown_verdict),
        sections=[(place, title) for place, title, there in parts if there],
        tags=[(tag, "../index.html#" + urlencode({"tag": tag})) for tag in map(visible, a.tags)],
        statement=_display(words, a.statement), where=_definitions(words, a.where), further=_definitions(words, a.definitions),
        meaning=sentence(words, a.meaning), notation=tuple(sentence(words, s) for s in a.notation),
        computation=tuple(sentence(words, s) for s in a.computation),
        derivations=derivations, slips=slips, twins=others, picture=drawing(report, words) if a.numbers else None, lemmas=lemmas,
        axioms=[_Cited(axiom_link(x.name, NO_LINKS), _display(words, x.statement), f"axiom-{x.name}", x.words, numbered.get(x.source, 0))
                for x in a.axioms],
        citing=citing, certificates=files)


def certificates(a: Article) -> list[Certificate]:
    """The certificates that the article has digests of, as files."""
    many = len(a.digests) > 1
    return [Certificate(d.derivation, f"{a.id}.{i}.cert" if many else f"{a.id}.cert", d.content, d.sha256)
            for i, d in enumerate(a.digests, 1)]


def _inside(content: bytes) -> str:
    """The file as an address of its own."""
    return "data:application/octet-stream;base64," + base64.b64encode(content).decode("ascii")


def _display(words: Words, term: Term | None) -> Shown | None:
    return None if term is None else display(words, term)


def _definitions(words: Words, defined: Sequence[Defined]) -> tuple[Shown, ...]:
    return tuple(definition(words, d) for d in defined)


def _derivation(words: Words, d: Derivation, place: str, links: Links) -> _Derivation:
    links = links._replace(steps=place)
    formulas = {s.number: s.formula for s in d.steps}
    rules = inferences(d)
    title = words.say("Derivation “{name}”", name=d.name) if d.name else words.say("Derivation")
    return _Derivation(place, title, d.proof, sentence(words, d.variables, links),
                       tuple(_step(words, s, links, formulas, rules.get(s.number, {})) for s in d.steps))


def _step(words: Words, s: Step, links: Links, formulas: Mapping[int, Term], rules: Mapping[str, int]) -> _Step:
    # a link inside what opens the step could not be reached by keyboard alone: it is among the premises
    return _Step(s, f"{links.steps}{s.number}", sentence(words, s.under, links), display(words, s.formula), sentence(words, s.reason),
                 tuple((step_link(n, links), within(words, formulas[n])) for n in s.premises),
                 tuple(display(words, c) for c in s.conditions),
                 tuple(axiom_link(name, links) for name in s.axioms), rules)


def _twin(words: Words, t: Twin, links: Links) -> _Twin:
    return _Twin(t, _display(words, t.statement), _definitions(words, t.where), sentence(words, t.outcome, links))
