"""A claim's report: the verdict and what it rests on. Plain data, documented in docs/json.md."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from .inputs import Change

KERNEL = "a kernel theorem"  # what refutes most of what is refuted
VERDICTS = ("proved", "computed", "refuted", "undecided", "open", "failed")


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong: where (a step's or twin's label, or ""), why, what to try, the goal and what was given."""

    where: str
    why: str
    hint: str = ""
    goal: str = ""
    given: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """One derivation. verdict: "proved" or "failed"; steps: the author's steps; inferences: the kernel's; certificate: its
    text; record: the steps and their formulas for printing."""

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
    """The computation behind a computed claim. survey, arguments: what was run; findings: what it found; checks: what it was compared
    with, all of which agreed; axioms: what the kernel cited to show that the statement has a value and is not vacuous; problem: why it
    does not give the statement; cached: it was run earlier, and not again."""

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
    """A false twin. outcome: "refuted", "ill-posed" or "surviving"; by: in words what refutes it, KERNEL or enclosures; how: the theorem
    that does, where one does; stops: the step at which the rerun derivation stopped, if the twin names one; term: the statement in the
    certificate's term format; axioms: what the refutation cites; slip: the claim's source has it so.
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
    """The outcome for one claim. statement and definitions: as the audit returned them (as declared where nothing was
    audited); met: the verdict is the one the claim expects and its guards hold; refuted_by: for a refuted claim what refutes it, as
    TwinReport.by; warnings: what is no fault, but may mean that the claim says less than it seems to; no verdict depends on them;
    cached: nothing was derived, certificates of an earlier run were audited again; stale: why those of an earlier run were not used, None
    if there are none; picture: what mathcheck plot draws, as registry.picture writes it."""

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
        """The report as JSON data, without certificates and printing records."""
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
