"""A claim's report: the verdict and what it rests on. Plain data, documented in docs/json.md."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from .inputs import Change

KERNEL = "a kernel theorem"  # what refutes most of what is refuted
VERDICTS = ("proved", "computed", "refuted", "undecided", "open", "failed")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a claim, or what it is warned of. Every text is for a reader.

    where: the label of a step, the name of a derivation, a twin's id, `refutation`, `numeric check`, `computation` or `groundwork`; empty
        for the claim as a whole.
    why: what is wrong.
    hint: what to try, or empty.
    goal: the formula that was wanted, or empty.
    given: the formulas that it was to be shown from.
    """

    where: str
    why: str
    hint: str = ""
    goal: str = ""
    given: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """One derivation of a claim.

    name: of the derivation; `main` where the claim gives it none.
    verdict: `proved`, the audit has replayed its certificate and found exactly the claim's statement, or `failed`.
    steps: how many steps its author wrote, without citations and steps that the certificate does not show.
    inferences: how many steps of the kernel the certificate has; 0 where it failed.
    axioms: the axioms that it cites, directly or through lemmas, sorted.
    cites: the ids of the claims that it cites directly.
    certificate: its certificate as text, which `mathcheck audit` reads; None where the derivation stopped before its end.
    record: its steps with their formulas, as data for printing; not described further.
    problem: why it failed, or None.
    """

    name: str
    verdict: str
    steps: int
    inferences: int
    axioms: tuple[str, ...]
    cites: tuple[str, ...]
    certificate: str | None
    record: dict[str, Any]
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Computed:
    """The computation behind a claim that is computed and not proved.

    survey, arguments: what was run, and with which whole numbers.
    findings: what it found, in words.
    checks: what it was compared with, all of which agreed, in words.
    axioms: what the kernel cited to show that the statement has a value and is not vacuous.
    problem: why it does not give the statement, or None.
    cached: the survey was run earlier, on the same version, and not again.
    """

    survey: str
    arguments: dict[str, int]
    findings: tuple[str, ...]
    checks: tuple[str, ...]
    axioms: tuple[str, ...] = ()
    problem: Problem | None = None
    cached: bool = False

    def words(self) -> str:
        """The survey with its arguments: prime-complexity (below = 1000)."""
        return surveyed(self.survey, self.arguments)


def surveyed(survey: str, arguments: Mapping[str, object]) -> str:
    """A survey with its arguments, in words."""
    listed = ", ".join(f"{name} = {v}" for name, v in arguments.items())
    return survey + (f" ({listed})" if listed else "")


@dataclass(frozen=True, slots=True)
class TwinReport:
    """A false twin of a claim.

    id: `claim/twin`.
    statement: as text.
    term: the statement in the format that `mathcheck audit --statement` reads.
    note: the author's.
    outcome: `refuted`, `ill-posed` (it has no value at its witness) or `surviving`, which is a fault of the claim.
    witness: where it fails, as text; empty if it needs none.
    how: the theorem that refutes it, as text; empty where none does.
    stops: the step at which the derivation rerun for the twin stopped, if the twin names one, else None.
    axioms: what its refutation cites.
    problem: why it survives, or None.
    by: what refutes it, in words: `a kernel theorem`, or enclosures and to how many digits; empty where it survives.
    slip: the claim's source states it so.
    """

    id: str
    statement: str
    term: str
    note: str
    outcome: str
    witness: str
    how: str
    stops: str | None
    axioms: tuple[str, ...] = ()
    problem: Problem | None = None
    by: str = ""
    slip: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What was found out about one claim. Plain data, which can be compared, copied and pickled; `data()` gives it as JSON.

    id, title, title_zh, source, tags: as declared; empty, but for the id, where the claim's process gave no answer in time.
    path: the claim's file.
    expects: the verdict that the claim declares: `proved`, `computed`, `refuted`, `undecided` or `open`.
    verdict: `proved` (an interpreter that has loaded only the kernel replayed a certificate of exactly this statement), `computed`,
        `refuted`, `undecided` (a time-out included), `open` (no derivation) or `failed`.
    met: the verdict is the one that the claim expects, and no twin, numeric check or derivation speaks against it. This is what to test.
    statement, definitions: as text, as the audit returned them; as declared where nothing was audited.
    axioms: what its derivations, or its refutation, cite, directly or through lemmas, sorted.
    term: the statement in the format that `mathcheck audit --statement` reads.
    proofs: its derivations, in the order of the file.
    twins: its false twins.
    numeric: the numeric check, with the keys that docs/json.md describes.
    seconds: how long it took.
    problems: everything that is wrong; empty if nothing is.
    computation: what a computed claim rests on, or None.
    refuted_by: for a refuted claim what refutes it, as TwinReport.by; else empty.
    warnings: what is no fault, but may mean that the claim says less than it seems to; no verdict depends on them.
    cached: nothing was derived, since nothing has changed; the certificates of an earlier run were audited again.
    stale: why the certificates of an earlier run were not used, None if there were none or they were.
    picture: what mathcheck plot draws, in the form of mathcheck.registry.picture, or None.
    """

    id: str
    title: str
    title_zh: str
    source: str
    tags: tuple[str, ...]
    path: str
    expects: str
    verdict: str
    met: bool
    statement: str
    definitions: tuple[str, ...]
    axioms: tuple[str, ...]
    term: str
    proofs: tuple[Proof, ...]
    twins: tuple[TwinReport, ...]
    numeric: dict[str, Any]
    seconds: float
    problems: tuple[Problem, ...] = field(default=())
    computation: Computed | None = None
    refuted_by: str = ""
    warnings: tuple[Problem, ...] = ()
    cached: bool = False
    stale: Change | None = None
    picture: dict[str, str] | None = None

    @property
    def shown_verdict(self) -> str:
        """The verdict, and whether it rests on a survey of an earlier run."""
        return f"{self.verdict} (cached)" if self.verdict == "computed" and self.computation and self.computation.cached else self.verdict

    @property
    def steps(self) -> int:
        """The author's steps in all derivations."""
        return sum(p.steps for p in self.proofs)

    def data(self) -> dict[str, Any]:
        """The report as JSON data, without certificates and what is only for printing, as `mathcheck verify --json` has it."""
        data = asdict(self)
        data["steps"] = self.steps
        data["stale"] = self.stale.why if self.stale else ""
        for proof in data["proofs"]:
            del proof["certificate"], proof["record"]
        for twin in data["twins"]:
            del twin["term"]
        del data["term"]
        return data


@dataclass(frozen=True, slots=True)
class Unloaded:
    """A file that could not be loaded, with the line (0 if unknown), the reason and what to try."""

    path: str
    line: int
    why: str
    hint: str = ""
