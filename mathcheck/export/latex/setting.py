"""What the parts of a document share: its language, its width, and how text, sentences and references become LaTeX.

An author's words are never commands here: everything that is no formula of ours goes through mathcheck.export.escape.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ...kernel.terms import Defined, Term
from ...lang.latex import inline, latex
from ...words import Words
from ...words.language import split
from .. import escape
from ..display import display, display_definition, flush
from ..prose import AxiomName, ClaimName, Code, Formula, Part, Prose, Raised, StepNumber, Tex


@dataclass(frozen=True, slots=True)
class Setting:
    """How an article is set. width: of a formula's line, in em; kept: the characters that need no escape; place: what the names of the
    article's anchors begin with; axioms, sources, lemmas: the anchors of what stands at the end, and the number of a source;
    claims: those that stand in the same book."""

    words: Words
    width: float
    kept: Callable[[str], bool]
    place: str
    axioms: Mapping[str, str]
    sources: Mapping[str, int]
    sources_at: str
    lemmas: Mapping[str, str] = field(default_factory=dict)
    claims: frozenset[str] = frozenset()

    def text(self, value: str) -> str:
        """Plain text."""
        return escape.text(value, self.kept)

    def code(self, value: str) -> str:
        """A name or a formula in the text form."""
        return escape.code(value, self.kept)

    def say(self, english: str, /, **fields: str) -> str:
        """A phrase of ours in the language; the fields are LaTeX."""
        return "".join(fields[part] if i % 2 else self._spaced(part) for i, part in enumerate(split(self.words.template(english))))

    def prose(self, sentence: Prose, derivation: int = 0) -> str:
        """A sentence. derivation: whose steps it speaks of."""
        return "".join(self._part(part, derivation) for part in sentence)

    def display(self, term: Term) -> str:
        """The formula in a display."""
        return self.words.formula(display(term, self.width))

    def definition(self, definition: Defined) -> str:
        """The definition in a display."""
        return self.words.formula(display_definition(definition, self.width))

    def flush(self, term: Term, narrower: float = 0.0) -> tuple[str, list[str]]:
        """The formula flush left: its first line in dollars, and further ones."""
        first, further = flush(term, self.width - narrower)
        return f"${self.words.formula(first)}$", [self.words.formula(row) for row in further]

    def axiom(self, name: str) -> str:
        """An axiom's name, which leads to it."""
        return _to(self.axioms[name], self.code(name)) if name in self.axioms else self.code(name)

    def claim(self, claim: str) -> str:
        """A claim's id, which leads to the claim; in a book with its page."""
        if claim in self.claims:
            name = f"\\hyperref[claim.{claim}]{{{self.code(claim)}}}"
            return self.say("{claim} (page {page})", claim=name, page=f"\\pageref{{claim.{claim}}}")
        return _to(self.lemmas[claim], self.code(claim)) if claim in self.lemmas else self.code(claim)

    def source(self, source: str) -> str:
        """[1], which leads to the source."""
        number = self.sources[source]
        return _to(f"{self.sources_at}source.{number}", f"[{number}]")

    def step(self, derivation: int, number: int) -> str:
        """The name of a step's anchor."""
        return f"{self.place}step.{derivation}.{number}"

    def listed(self, parts: Sequence[str]) -> str:
        """a, b and c, of LaTeX."""
        *most, last = parts
        return self.say("{first} and {last}", first=self.say(", ").join(most), last=last) if most else last

    def _part(self, part: Part, derivation: int) -> str:
        match part:
            case str():
                return self._spaced(part)
            case Formula():
                return f"${self.words.formula(inline(latex(part.term)))}$"
            case Tex():
                return f"${self.words.formula(part.tex)}$"
            case Code():
                return self.code(part.text)
            case Raised():
                return f"\\textsuperscript{{{self.text(part.text)}}}"
            case StepNumber():
                return _to(self.step(derivation, part.number), f"({part.number})")
            case ClaimName():
                return self.claim(part.id)
            case AxiomName():
                return self.axiom(part.name)

    def _spaced(self, words: str) -> str:
        """Text with the spaces at its ends."""
        lead, trail = words[:1].isspace() * " ", words[-1:].isspace() * " "
        return lead + self.text(words) + trail if words.strip() else lead


def _to(anchor: str, words: str) -> str:
    return f"\\mathcheckto{{{anchor}}}{{{words}}}"
