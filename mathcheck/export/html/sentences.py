"""Sentences as HTML: text with formulas, names and references in it."""

import unicodedata
from collections.abc import Collection
from typing import NamedTuple

from markupsafe import Markup, escape

from ...words import Words
from ..prose import AxiomName, ClaimName, Code, Formula, Part, Prose, Raised, StepNumber, Tex
from .formulas import notation, within

_HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")  # they move what stands beside them, or cannot be seen


def visible(text: str) -> str:
    """The text without characters that turn, hide or end anything: these are spelled out, as [U+202E]."""
    return "".join(map(_shown, text))


def _shown(c: str) -> str:
    return " " if c in "\t\n\r" else f"[U+{ord(c):04X}]" if unicodedata.category(c) in _HIDDEN else c


class Links(NamedTuple):
    """What sentences may refer to. claims: the ids that have a page, and where these are, with {} for the id; axioms: the names that are
    listed on this page; steps: what stands before the number in the name of a step's place on the page, empty where nothing is referred
    to."""

    claims: Collection[str] = ()
    place: str = "{}.html"
    axioms: Collection[str] = ()
    steps: str = ""


NO_LINKS = Links()


def claim_link(claim: str, links: Links) -> Markup:
    """A claim by its id."""
    name = Markup("<code>{}</code>").format(visible(claim))
    return _link(links.place.format(claim), name) if claim in links.claims else name


def axiom_link(name: str, links: Links) -> Markup:
    """An axiom by its name."""
    shown = escape(visible(name))
    return _link(f"#axiom-{name}", shown) if name in links.axioms else shown


def step_link(number: int, links: Links) -> Markup:
    """A step by its number."""
    shown = Markup("({})").format(number)
    return _link(f"#{links.steps}{number}", shown) if links.steps else shown


def sentence(words: Words, prose: Prose, links: Links = NO_LINKS) -> Markup:
    """The sentence with its links."""
    return Markup("").join(_part(words, p, links) for p in prose)


def _part(words: Words, part: Part, links: Links) -> Markup:
    if isinstance(part, str):
        return escape(visible(part))
    match part:
        case Formula(term):
            return within(words, term)
        case Tex(tex):
            return notation(words, tex)
        case Code(text):
            return Markup("<code>{}</code>").format(visible(text))
        case Raised(text):
            return Markup("<sup>{}</sup>").format(visible(text))
        case StepNumber(number):
            return step_link(number, links)
        case ClaimName(claim):
            return claim_link(claim, links)
        case AxiomName(name):
            return axiom_link(name, links)


def _link(target: str, shown: Markup) -> Markup:
    return Markup('<a href="{}">{}</a>').format(visible(target), shown)
