"""The first page of a site: all claims, to be searched and chosen from. It holds what is searched; without JavaScript it is a list."""

import json
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from ...kernel.text import show
from ...lang.latex import measured
from ...registry.report import VERDICTS, Report
from ...words import Words
from ..article import Article
from ..prose import plain
from .formulas import Shown, display
from .sentences import sentence, visible
from .shell import render

SCRIPTS = ("fit", "search")
LONGEST = 40.0  # em; a longer statement stands on its page alone, and its title says here what it is about
_HEADLINE = "headline"  # the tag of the claims that people come for: their sources stand first


class _Entry(NamedTuple):
    """verdict: in words; tags: a list in JSON; text: what is searched, in small letters."""

    a: Article
    title: Markup
    verdict: str
    tags: str
    address: str
    statement: Shown | None
    text: str


class _Choice(NamedTuple):
    """What the list can be cut down to. shown: in words."""

    value: str
    shown: str
    claims: int


def index(reports: Sequence[Report], articles: Sequence[Article], words: Words) -> str:
    """The page."""
    entries = [_entry(r, a) for r, a in zip(reports, articles)]
    groups: dict[str, list[_Entry]] = {}
    for e in entries:
        groups.setdefault(e.a.source, []).append(e)
    ordered = sorted(groups.items(), key=lambda g: (not any(_HEADLINE in e.a.tags for e in g[1]), not g[0], g[0].casefold()))
    verdicts = [_Choice(v, words.of(v), sum(a.verdict == v for a in articles)) for v in VERDICTS]
    tags = Counter(visible(t) for a in articles for t in a.tags)
    return render(
        "index.html", words, SCRIPTS, groups=ordered, count=len(entries), intro=_intro(words, len(entries)),
        verdicts=[v for v in verdicts if v.claims], tags=[_Choice(t, t, tags[t]) for t in sorted(tags)],
        sources=[_Choice(source, source, len(found)) for source, found in ordered if source],
        found=words.template("{count} of {total} claims"), unsourced=words.say("Without a source"))


def _intro(words: Words, count: int) -> str:
    return words.say("{count} claims with their derivations, each step open to inspection, and certificates that anybody can check again.",
                     count=count)


def _entry(r: Report, a: Article) -> _Entry:
    statement = a.statement
    short = None if statement is None or measured(statement).width > LONGEST else display(a.words, statement)
    text = " ".join((a.id, r.title, r.title_zh, plain(a.title), a.source, *a.tags, "" if statement is None else show(statement)))
    return _Entry(a, sentence(a.words, a.title), a.words.of(r.shown_verdict), json.dumps([visible(t) for t in a.tags]),
                  f"claims/{a.id}.html", short, unicodedata.normalize("NFKC", text).lower())
