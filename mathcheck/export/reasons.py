"""The reason of a step as a sentence whose formulas are formulas.

A method says what it does in words with formulas in text form in them. They are read back to be set like all other formulas; what
cannot be read stays as it is, in typewriter.
"""

from collections.abc import Collection, Iterable, Mapping

from ..kernel.errors import KernelError
from ..kernel.sorts import REAL, Sort
from ..kernel.terms import Defined, Term, variable
from ..lang.parsing import ParseError, parse
from ..words import Field, Words
from .prose import AxiomName, Code, Formula, Part, Prose, joined, said

# the beginnings of what is a whole sentence and not the name of a method: "by" cannot stand before it
_FACTS = ("limits are ", "a function with ", "a continuous function ", "a sequence that ")


class Reader:
    """Reads the formulas of a derivation's reasons. formulas: those of its steps, whose variables and definitions the reasons use; axioms:
    those that it cites."""

    def __init__(self, formulas: Iterable[Term], axioms: Collection[str] = ()) -> None:
        self._axioms = axioms
        terms = list(formulas)
        self._variables: Mapping[str, Sort] = {name: sort for t in terms for name, sort in sorted(t.free, key=repr)}
        self._definitions: Mapping[str, Defined] = {d.name: d for t in terms for d in t.definitions}

    def reason(self, words: Words, method: str) -> Prose:
        """What the method is called, in the language, so that "by" can stand before it."""
        shown = joined(self._shown(words, part) if isinstance(part, Field) else part for part in words.parts(method))
        return said(words, "the fact that {fact}", fact=shown) if method.startswith(_FACTS) else shown

    def _shown(self, words: Words, field: Field) -> Part | Prose:
        kind = field.name.rstrip("0123456789")
        if kind == "formula":
            return self._formula(field.value)
        if kind == "formulas":
            return joined(map(self._formula, _separated(field.value)), words.template(", "))
        if kind == "bindings":
            return joined((self._binding(words, b) for b in _separated(field.value)), words.template(", "))
        if kind == "axiom":  # a method may be anybody's own, and say what it likes
            return AxiomName(field.value) if field.value in self._axioms else joined([Code(field.value), words.say(" (not cited)")])
        return field.value

    def _formula(self, text: str) -> Part:
        try:
            return Formula(parse(text, variables=self._variables, definitions=self._definitions.values()))
        except (ParseError, KernelError):
            return Code(text)

    def _binding(self, words: Words, text: str) -> Prose:
        """x := t."""
        name, sign, value = text.partition(" := ")
        if not sign:
            return joined([self._formula(text)])
        try:
            bound: Part = Formula(variable(name, REAL))
        except KernelError:
            bound = Code(name)
        return said(words, "{name} := {value}", name=bound, value=self._formula(value))


def _separated(text: str) -> list[str]:
    """At the commas that stand in no brackets."""
    parts, depth, bars = [""], 0, 0
    for c in text:
        depth += (c in "([{") - (c in ")]}")
        bars += c == "|"
        if c == "," and depth == 0 and bars % 2 == 0:
            parts.append("")
        else:
            parts[-1] += c
    return [p.strip() for p in parts]
