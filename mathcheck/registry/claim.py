"""What a claim file declares."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from ..kernel.sorts import PROP
from ..kernel.terms import Term
from ..kernel.text import names_of_several
from ..kernel.theorem import Theorem
from .picture import Picture
from .region import Region

EXPECTED = ("proved", "computed", "refuted", "undecided", "open")


class ClaimError(Exception):
    """A claim is declared wrongly. claim: its id as far as known; hint: what to write instead."""

    def __init__(self, why: str, hint: str = "", claim: str = "") -> None:
        super().__init__((f"claim {claim}: " if claim else "") + why + (f" ({hint})" if hint else ""))
        self.why = why
        self.hint = hint
        self.claim = claim


@dataclass(frozen=True, slots=True)
class Twin:
    """A false variant that must be refuted.

    id: `[a-z0-9-]+`; statement: a closed formula; refuted_at: values of its variables, by name, at which it fails; breaks: the
    label of the step at which the claim's derivation, rerun with `params`, must stop; cites: ids of claims that the refutation needs,
    for example the true limit where the statement has a wrong one; slip: the claim's source has the statement so, and `note` says what is
    wrong with it: documents show it apart from the other twins.
    """

    id: str
    statement: Any
    refuted_at: Mapping[str, Any] = field(default_factory=dict)
    breaks: str | None = None
    params: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    cites: Sequence[str] = ()
    slip: bool = False


@dataclass(frozen=True, slots=True)
class Computation:
    """The exhaustive exact computation behind the verdict `computed`. survey: its name in mathcheck.registry.surveyor; arguments: whole
    numbers by name."""

    survey: str
    arguments: Mapping[str, int]


def computation(survey: str, /, **arguments: int) -> Computation:
    """computation("prime-complexity", below=1000): the statement is what this survey finds."""
    return Computation(survey, arguments)


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement, why it holds, and how we would notice if it did not.

    id: `[a-z0-9-]+`, also the name of the file; title, title_zh: in English and Chinese; source: where the statement was
    written down; statement: a closed formula (a kernel term, or a SymPy expression of the supported fragment); derivation: a
    function of a Derivation that returns the theorem, or several by name, or None for an open claim; twins: false variants;
    numeric: where to check the statement by numbers; picture: what mathcheck plot draws; axioms: the names of
    the axioms that the derivations, cited lemmas included, may cite; expects: the verdict that counts as success; witness: values that
    meet the statement's hypotheses, where small numbers do not; refuted_at: for expects="refuted", where it fails; computation: for
    expects="computed", what computes it, in place of a derivation; groundwork: then a function of a Derivation whose steps without
    suppositions say why the statement's terms have values and what the twins have wrong.
    Raises ClaimError if a field is of the wrong kind.
    """

    id: str
    title: str
    statement: Any
    derivation: Callable[..., Theorem] | Mapping[str, Callable[..., Theorem]] | None = None
    title_zh: str = ""
    source: str = ""
    tags: Sequence[str] = ()
    twins: Sequence[Twin] = ()
    numeric: Region | None = None
    axioms: Sequence[str] = ()
    expects: str = "proved"
    witness: Mapping[str, Any] = field(default_factory=dict)
    refuted_at: Mapping[str, Any] = field(default_factory=dict)
    computation: Computation | None = None
    groundwork: Callable[..., Any] | None = None
    picture: Picture | None = None

    def __post_init__(self) -> None:
        if not is_id(self.id):
            raise ClaimError(f"the id {self.id!r} is not of the form [a-z0-9-]+", id_instead(self.id), str(self.id))
        if not isinstance(self.title, str) or not self.title:
            raise ClaimError("a claim needs a title", "title='...'", self.id)
        for name in ("title_zh", "source"):
            if not isinstance(getattr(self, name), str):
                raise ClaimError(f"{name} must be a text", f"{name}='...'", self.id)
        if isinstance(self.tags, str) or not isinstance(self.tags, Sequence) or not all(isinstance(t, str) for t in self.tags):
            raise ClaimError("tags must be a tuple of texts", "tags=('lemma', 'sum')", self.id)
        if isinstance(self.axioms, str) or not isinstance(self.axioms, Sequence) or not all(isinstance(a, str) for a in self.axioms):
            raise ClaimError("axioms must be a tuple of names", "axioms=('archimedes',); mathcheck axioms lists them", self.id)
        if self.axioms:
            from ..kernel.axioms import AXIOMS  # most claims cite none, and the list of claims is wanted at once

            unknown = next((name for name in self.axioms if name not in AXIOMS), None)
            if unknown is not None:
                raise ClaimError(f"there is no axiom {unknown!r}", "mathcheck axioms lists them", self.id)
        _check_values("witness", self.witness, self.id)
        _check_values("refuted_at", self.refuted_at, self.id)
        if self.expects not in EXPECTED:
            raise ClaimError(f"expects={self.expects!r} is not a verdict", "one of " + ", ".join(EXPECTED), self.id)
        object.__setattr__(self, "statement", as_statement(self.statement, self.id))
        if self.derivation is not None and not callable(self.derivation) and not (
                isinstance(self.derivation, Mapping) and self.derivation and all(map(callable, self.derivation.values()))):
            raise ClaimError("derivation must be a function of a Derivation, or several by name",
                             "def derivation(d): ... return d.have(...)", self.id)
        self._check_computation()
        seen = set()
        if isinstance(self.twins, str) or not isinstance(self.twins, Sequence):
            raise ClaimError("twins must be a list", "twins=[Twin('shifted', ..., refuted_at={'n': 1}), ...]", self.id)
        for twin in self.twins:
            if not isinstance(twin, Twin) or not is_id(twin.id) or twin.id in seen:
                given = getattr(twin, "id", twin)
                raise ClaimError(f"a twin needs an id of its own of the form [a-z0-9-]+: {given!r}",
                                 "another id for one of the two" if given in seen else id_instead(given), self.id)
            seen.add(twin.id)
            _check_values("refuted_at", twin.refuted_at, f"{self.id}/{twin.id}")
            if not isinstance(twin.params, Mapping):
                raise ClaimError("params must be a dict for the rerun derivation", "params={'start': 2}", f"{self.id}/{twin.id}")
            if type(twin.slip) is not bool:
                raise ClaimError("slip must be True or False", "slip=True for what the source says wrongly", f"{self.id}/{twin.id}")
            if isinstance(twin.cites, str) or not isinstance(twin.cites, Sequence) or not all(is_id(c) for c in twin.cites):
                raise ClaimError("cites must be a list of claims' ids", "cites=['exp-compound-limit']", f"{self.id}/{twin.id}")
            object.__setattr__(twin, "statement", as_statement(twin.statement, f"{self.id}/{twin.id}"))
        if self.numeric is not None and not isinstance(self.numeric, Region):
            raise ClaimError("numeric must be a region", "numeric=region(n=range(0, 101))", self.id)
        if self.picture is not None and not isinstance(self.picture, Picture):
            raise ClaimError("picture must be a picture", "picture=curves(exp(x), 1 + x, over=(x, -2, 2)), or margin, convergence, records",
                             self.id)
        for declared in (self.numeric, self.picture):
            problem = declared.problem() if declared else None
            if problem is not None:
                raise ClaimError(*problem, self.id)

    def _check_computation(self) -> None:
        given = self.computation
        if (given is not None) != (self.expects == "computed"):
            raise ClaimError("a computed claim names its computation, and no other claim does",
                             "expects='computed' with computation=computation('name of a survey', ...)", self.id)
        if given is not None and (not isinstance(given, Computation) or not is_id(given.survey) or not all(
                isinstance(name, str) and type(v) is int for name, v in given.arguments.items())):
            raise ClaimError("a computation is the name of a survey and whole numbers", "computation('prime-complexity', below=1000)",
                             self.id)
        if given is not None and self.derivation is not None:
            raise ClaimError("a computed claim has no derivation", "what its terms and twins need goes into groundwork=", self.id)
        if self.groundwork is not None and (given is None or not callable(self.groundwork)):
            raise ClaimError("groundwork is a function of a Derivation, for a computed claim", "def groundwork(d): d.have(...)", self.id)

    @property
    def derivations(self) -> dict[str, Callable[..., Theorem]]:
        """The derivations by name; a single one is called "main"."""
        if self.derivation is None:
            return {}
        return dict(self.derivation) if isinstance(self.derivation, Mapping) else {"main": self.derivation}


def is_id(text: object) -> bool:
    """A claim's or twin's id: lower-case ASCII letters, digits and hyphens."""
    return isinstance(text, str) and text != "" and all(c in "abcdefghijklmnopqrstuvwxyz0123456789-" for c in text)


def id_instead(text: object) -> str:
    """What to write in place of a text that is no id, in words."""
    words = re.findall(r"[a-z0-9]+", text.lower()) if isinstance(text, str) else []
    return f"lower-case letters, digits and hyphens, for example {'-'.join(words) or 'even-squares'!r}"


def _check_values(name: str, values: Any, claim: str) -> None:
    """refuted_at and witness: exact numbers by variable name; for a function variable its parameters, then its value."""
    def is_number(v: object) -> bool:
        return type(v) in (int, Fraction, Term)

    if not isinstance(values, Mapping) or not all(isinstance(k, str) for k in values):
        raise ClaimError(f"{name} must be a dict of values by variable name", f"{name}={{'n': 2}}", claim)
    for variable, v in values.items():
        if not (is_number(v) or (isinstance(v, tuple) and len(v) > 1 and all(map(is_number, v)))):
            raise ClaimError(f"{name} gives {variable} the value {v!r}, which is not exact",
                             "an int, Q(1, 2), or for a function u a tuple (k, value at k)", claim)


def as_statement(value: Any, claim: str) -> Term:
    """A closed formula: a kernel term as it is; a SymPy expression translated, or refused where it is ambiguous."""
    if type(value) is Term:
        if value.sort is not PROP:
            raise ClaimError(f"the statement is the number {value!r}, not a formula", "compare it with something: eq(a, b), a <= b", claim)
        if value.free or value.loose:
            names = ", ".join(sorted(n for n, _ in value.free))
            raise ClaimError(f"the statement says nothing about what {names} stands for", f"forall({names}, ...)", claim)
        if twice := names_of_several(value.definitions):
            raise ClaimError(f"the statement uses two different definitions called {twice[0]}, which read alike",
                             f"give one of them another name than {twice[0]}", claim)
        return value
    if type(value) is bool:
        raise ClaimError("the statement is a Python truth value, not a formula",
                         "`==` and `!=` compare terms; write eq(a, b), ne(a, b), and And(a <= x, x <= b) for a chain", claim)
    if any((c.__module__ or "").partition(".")[0] == "sympy" for c in type(value).__mro__):
        from ..oracle.sympy_door import Untranslatable, statement_from_sympy

        try:
            return statement_from_sympy(value)
        except Untranslatable as e:
            raise ClaimError(f"the SymPy statement is refused: {e.why}", e.hint, claim) from e
    raise ClaimError(f"the statement is a {type(value).__name__}, not a formula",
                     "build it with mathcheck.lang, e.g. forall(n, 0 <= n)"
                     + ("; parse_statement('n in NN: n >= 0') reads one from a text" if isinstance(value, str) else ""), claim)
