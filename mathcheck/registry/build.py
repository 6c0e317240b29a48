"""Running a claim's own code: derivations, refutations of its twins, the numeric check. Everything returned is plain data;
no verdict is made here, since a claim file is code that may have done anything to this process."""

import functools
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ..kernel.errors import KernelError
from ..kernel.logic import and_intro
from ..kernel.terms import Term
from ..kernel.text import show, show_definitions
from ..kernel.theorem import Theorem, is_minted
from ..kernel.writer import write_certificate, write_statement, write_terms
from ..methods.errors import MethodError
from ..methods.wellposed import owed
from .claim import Claim, Computation, Twin
from .declaration import head
from .derivation import Derivation, Step, StepError
from .discovery import LoadError, by_id, claim_files, line_in, load, nearest
from .doubt import doubt
from .picture import written_picture
from .refutations import goal_fails, refutation, telling
from .shelf import Shelf
from .slips import explained
from .warned import namesakes, needless, unmet
from .witness import witness_words

_MAX_WHY = 200  # characters of a message that is not this package's


class CitationRefused(StepError):
    """A cited claim may not be cited at all. The whole chain of citations is in `why`, so it is passed on as it is."""


class Library:
    """The theorems of other claims, for citing. roots: claim folders or files, searched in order; shelf: proofs of this run."""

    def __init__(self, roots: list[Path], shelf: Shelf | None = None) -> None:
        self._files = [by_id(claim_files(root)) for root in roots]
        self._theorems: dict[str, Theorem] = {}
        self._rests_on: dict[str, list[str]] = {}  # of the cited claims
        self._chain: list[str] = []
        self._shelf = shelf or Shelf()

    def cite(self, claim: str) -> Theorem:
        """The theorem of a claim. Raises LookupError for an unknown id, StepError where citing is refused."""
        if claim in self._chain:
            chain = " -> ".join([*self._chain[self._chain.index(claim):], claim])
            raise CitationRefused(claim, None, f"the citations go round: {chain}", "take one of them out; a claim cannot rest on itself")
        if claim not in self._theorems:
            self._theorems[claim] = self._prove(claim)
        return self._theorems[claim]

    def cited(self) -> list[str]:
        """Every claim that was cited so far, directly or by a cited one, sorted."""
        return sorted({*self._theorems, *(name for names in self._rests_on.values() for name in names)})

    def keep(self, path: Path, steps: list[Step], theorem: Theorem, certificate: str | None = None) -> list[str]:
        """Put the theorem of the claim in this file on the shelf; the ids of all the claims that it rests on."""
        direct = cited(steps)
        rests_on = sorted({*direct, *(name for c in direct for name in self._rests_on.get(c, ()))})
        self._shelf.put(path, theorem, rests_on, certificate)
        return rests_on

    def within(self, claim: str) -> "Library":
        """This library, while the given claim is being derived."""
        self._chain.append(claim)
        return self

    def leave(self) -> None:
        """The claim entered last is done."""
        self._chain.pop()

    def _prove(self, name: str) -> Theorem:
        path, claim = self._load(name)
        chain = " -> ".join([*self._chain, name])
        if claim.expects != "proved" or not claim.derivations:
            state = "open" if claim.expects in ("proved", "open") else f"expected to be {claim.expects}"
            raise CitationRefused(name, None, f"claim {name} is {state}, so it cannot be cited: {chain}", f"prove {name} first")
        held = self._shelf.take(path, claim.statement, claim.axioms)
        if held is not None and not set(held[1]) & {name, *self._chain}:  # a circle is found by deriving
            th, self._rests_on[name] = held
            return th
        function = next(iter(claim.derivations.values()))
        self._chain.append(name)
        try:
            d = Derivation(self.cite)
            th = _result(d, function, claim.statement, {})
            self._rests_on[name] = self.keep(path, d.steps, th)
        except CitationRefused as e:
            raise CitationRefused(name, None, e.why, e.hint) from e
        except StepError as e:
            raise StepError(name, None, f"claim {name} is not proved: {e}; cited as {chain}", f"mathcheck verify {name}") from e
        finally:
            self._chain.pop()
        return th

    def _load(self, name: str) -> tuple[Path, Claim]:
        for files in self._files:
            claims = []
            for path in files.get(name, []):
                try:
                    claim = load(path)
                except LoadError as e:
                    raise StepError(name, None, f"claim {name} cannot be loaded: {e}") from e
                if claim is not None:
                    claims.append((path, claim))
            if len(claims) > 1:
                raise StepError(name, None, f"two files declare the claim {name}: " + " and ".join(str(p) for p, _ in claims))
            if claims:
                return claims[0]
        close = nearest(name, {n for files in self._files for n in files})
        raise LookupError(f"there is no claim {name!r}" + (f"; near: {', '.join(close)}" if close else ""))


def cited(steps: list[Step]) -> list[str]:
    """The ids of the claims that a derivation cites."""
    return [s.words.removeprefix("claim ") for s in steps if s.kind == "cite"]


def describe(claim: Claim, path: Path) -> dict[str, Any]:
    """What a claim declares, without running its derivation."""
    return {**head(claim), "path": str(path), "statement": show(claim.statement), "definitions": show_definitions(claim.statement),
            "derivations": list(claim.derivations), "twins": [f"{claim.id}/{t.id}" for t in claim.twins],
            "picture": None if claim.picture is None else written_picture(claim.picture)}


def build(claim: Claim, path: Path, library: Library, digits: int | None = None) -> dict[str, Any]:
    """Run everything a claim declares. digits: of the numeric check, if not the claim's own. The answer holds certificates and
    descriptions, and errors as data."""
    answer = describe(claim, path)
    answer["term"] = write_statement(claim.statement)
    answer["axioms"] = list(claim.axioms)
    derived = [_derive(claim, name, library, path) for name in claim.derivations]
    answer["derived"] = [d for d, _ in derived]
    lemmas = [th for _, shown in derived for th in shown]
    answer["computation"], ground = _computation(claim, claim.computation, library) if claim.computation else (None, [])
    lemmas += ground
    answer["rests_on"] = library.cited()  # not what only a twin's refutation cites
    answer["refutation"] = refutation(claim.statement, claim.refuted_at, lemmas)[0] if claim.expects == "refuted" else None
    answer["refuted"] = [_twin(claim, twin, library, lemmas) for twin in claim.twins]
    answer["cited"] = library.cited()  # by twins too
    answer["numeric"] = _numbers(claim, digits)
    answer["warnings"] = [*unmet(answer["numeric"]), *namesakes(claim)]
    return answer


def _numbers(claim: Claim, digits: int | None) -> dict[str, Any]:
    from ..numeric.check import Outcome, check  # with its libraries it is only loaded where something is checked

    if claim.numeric is None:
        return asdict(Outcome("not covered", "", where="the claim declares no region"))
    try:
        return asdict(check(claim.statement, **{**claim.numeric.for_check(), **({"digits": digits} if digits else {})}))
    except (ArithmeticError, ValueError, TypeError, RecursionError, MemoryError) as e:
        why = f"the check stopped with {type(e).__name__}: {e}"[:_MAX_WHY]
        return asdict(Outcome("inconclusive", "", where=why))


def _result(d: Derivation, function: Any, statement: Term, params: Mapping[str, Any]) -> Theorem:
    """What a derivation function returns, checked to be the statement without hypotheses."""
    th: Theorem = _run(d, function, params)
    if not is_minted(th):
        what = {type(None): "nothing", Term: "a formula"}.get(type(th), f"a {type(th).__name__}")
        raise StepError(_last(d), None, f"the derivation returns {what}, not a theorem", "end it with `return d.have(...)`")
    if th.concl != statement:
        last = "; by.generalisation takes what it says of its variables to that" if statement.op == "forall" else ""
        raise StepError(_last(d), None, f"the derivation ends with {show(th.concl)}, which is not the claim's statement",
                        f"the statement is {show(statement)}{last}")
    if th.hyps:
        raise StepError(_last(d), None, f"the derivation still supposes {show(th.hyps[0])}",
                        "discharge it: by.generalisation makes it a condition of the statement, by.cases or by.induction use it up")
    return th


def _run(d: Derivation, function: Any, params: Mapping[str, Any]) -> Any:
    """What the function returns; whatever goes wrong in it as a StepError."""
    try:
        return function(d, **params)
    except StepError:
        raise
    except (Exception, SystemExit) as e:
        why, hint = explained(e)
        inside = traceback.extract_tb(e.__traceback__)[1:]  # without this function; what comes first is the derivation
        line = line_in(e, inside[0].filename) if inside else 0
        place = f"line {line}" if line else "the line after this step"
        raise StepError(_last(d), None, f"the derivation stopped: {why}", f"in {place}: {hint}" if hint else f"look at {place}") from e


def _last(d: Derivation) -> str:
    return d.steps[-1].label if d.steps else "(start)"


def _derive(claim: Claim, name: str, library: Library, path: Path) -> tuple[dict[str, Any], list[Theorem]]:
    """A derivation's answer, and its steps that hold for everything."""
    d = Derivation(library.within(claim.id).cite)
    answer: dict[str, Any] = {"name": name, "certificate": None, "error": None, "warnings": []}
    try:
        th = _result(d, claim.derivations[name], claim.statement, {})
        answer["certificate"] = write_certificate(claim.statement, th, owed(claim.statement, claim.witness, _universal(d.steps)))
        if name == next(iter(claim.derivations)):  # the one that a citation takes
            library.keep(path, d.steps, th, answer["certificate"])
    except (StepError, MethodError, KernelError) as e:
        answer["error"] = _refused(e, claim.statement)
    else:
        answer["warnings"] = needless(claim, name, th, _universal(d.steps))
    finally:
        library.leave()
    answer.update(_recorded(d.steps))
    answer["cites"] = cited(d.steps)
    return answer, _universal(d.steps)


def _computation(claim: Claim, asked: Computation, library: Library) -> tuple[dict[str, Any], list[Theorem]]:
    """What a computed claim asks to be computed, with a certificate of what its statement owes, and the steps that hold for everything."""
    d = Derivation(library.within(claim.id).cite)
    answer: dict[str, Any] = {"survey": asked.survey, "arguments": dict(asked.arguments), "certificate": None, "error": None}
    try:
        if claim.groundwork is not None:
            _run(d, claim.groundwork, {})
        shown = owed(claim.statement, claim.witness, _universal(d.steps))
        if shown:
            th = functools.reduce(lambda rest, first: and_intro(first, rest), reversed(shown))
            answer["certificate"] = write_certificate(th.concl, th)
    except (StepError, MethodError, KernelError) as e:
        answer["error"] = _refused(e, claim.statement)
    finally:
        library.leave()
    return answer, _universal(d.steps)


def _universal(steps: list[Step]) -> list[Theorem]:
    return [s.theorem for s in steps if telling(s.theorem)]


def _recorded(steps: list[Step]) -> dict[str, Any]:
    terms: list[Term] = []
    lines = []
    for s in steps:
        th = s.theorem
        lines.append({"label": s.label, "kind": s.kind, "words": s.words, "premises": list(s.premises), "why": s.why,
                      "hyps": list(range(len(terms), len(terms) + len(th.hyps))), "concl": len(terms) + len(th.hyps),
                      "axioms": list(th.axioms)})
        terms += [*th.hyps, th.concl]
    return {"steps": lines, "terms": write_terms(terms)}


def _refused(e: StepError | MethodError | KernelError, statement: Term) -> dict[str, Any]:
    """Why a derivation has no certificate; where no step is, the goal is what the statement owes, or itself."""
    if isinstance(e, StepError):
        why, given = e.why, [show(p.concl) for p in e.given]
        if e.goal is not None and isinstance(e.__cause__, MethodError | KernelError):
            why += doubt(e.goal, e.given)
        return {"step": e.label, "goal": None if e.goal is None else show(e.goal), "why": why, "hint": e.hint, "given": given}
    return {"step": None, "goal": show(e.facts.get("condition", statement)), "why": e.why, "hint": getattr(e, "hint", ""), "given": []}


def _twin(claim: Claim, twin: Twin, library: Library, lemmas: Sequence[Theorem]) -> dict[str, Any]:
    answer: dict[str, Any] = {"id": f"{claim.id}/{twin.id}", "statement": show(twin.statement), "term": write_statement(twin.statement),
                              "note": twin.note, "breaks": twin.breaks, "slip": twin.slip, "stop": None}
    witness = twin.refuted_at
    try:
        found, witness = refutation(twin.statement, witness, [*(library.cite(c) for c in twin.cites), *lemmas])
        answer.update(found)
    except (LookupError, StepError) as e:
        answer.update(certificate=None, error=str(e.args[0]), hint="cites=[...] takes ids of proved claims", witness=witness_words(witness))
    if twin.breaks is not None:
        answer["stop"] = _stop(claim, twin, witness, library)
    return answer


def _stop(claim: Claim, twin: Twin, witness: Mapping[str, Any], library: Library) -> dict[str, Any]:
    """Rerun the derivation for the twin: the step where it stops, and a certificate that this step's goal fails there."""
    if not claim.derivations:
        return {"step": None, "why": "the claim has no derivation to rerun", "certificate": None, "term": None}
    function = next(iter(claim.derivations.values()))
    d = Derivation(library.within(claim.id).cite)
    try:
        _result(d, function, twin.statement, twin.params)
    except StepError as e:
        answer: dict[str, Any] = {"step": e.label, "why": e.why, "certificate": None, "term": None}
        if e.label == twin.breaks and e.goal is not None:
            answer.update(goal_fails(e.goal, e.given, witness))
        return answer
    finally:
        library.leave()
    return {"step": None, "why": "the derivation proves the twin", "certificate": None, "term": None}
