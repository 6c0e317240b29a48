"""What must be true of the audit's answer, whatever it was given. A finding is a sentence that says what was not."""

import io
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any, NamedTuple

from fuzz_seeds import Seed
from fuzz_structure import Structures, cited
from fuzz_truth import counterexample

from mathcheck.kernel import audit as kernel_audit
from mathcheck.kernel.audit import MAX_REASON, audit, report
from mathcheck.kernel.process import CALLS, OutOfTime, bounded
from mathcheck.kernel.text import show_sequent
from mathcheck.kernel.theorem import RULES, Theorem

SECONDS = 5  # of the processor
MEGABYTES = 500
LONGEST = MAX_REASON + 300  # characters of a message: a page, and where and by which rule
PATIENCE = 300  # seconds of the clock after which an audit is stopped here: the machine may have other work
ACCEPTED = ("proved", "theorem")
REJECTED = ("refused", "not a certificate")

minted: list[Theorem] = []  # by the rules, since the last audit began
looked_at: set[int] = set()  # sequents whose truth was looked into
sys.setrecursionlimit(max(CALLS, sys.getrecursionlimit()))


class Judged(NamedTuple):
    """outcome: the audit's word; findings: what is wrong with it; seconds, megabytes: that it took, the latter 0 unless it was more than
    anything before; sequents: how many were looked into."""

    outcome: str
    findings: list[str]
    seconds: float
    megabytes: int
    sequents: int


@contextmanager
def recording() -> Iterator[None]:
    """A block in which every rule notes what it mints, so that what a refused certificate proved on the way is looked at too."""
    def noting(applied: Callable[..., Theorem]) -> Callable[..., Theorem]:
        def noted(*args: Any) -> Theorem:
            theorem = applied(*args)
            minted.append(theorem)
            return theorem
        return noted

    before = dict(RULES)
    RULES.update({name: noting(applied) for name, applied in before.items()})
    try:
        yield
    finally:
        RULES.update(before)


def judged(kind: str, seed: Seed, data: bytes, rng: Random) -> Judged:
    """The audit of a certificate made of the seed's, or the answer to a request for one (kind: "certificate" or "request")."""
    minted.clear()
    text = data.decode("ascii", "replace")
    (size, resident), peak = _megabytes(), _peak()
    start = time.process_time()
    try:
        with bounded(PATIENCE, size + MEGABYTES):
            answer = audit(io.BytesIO(data)) if kind == "certificate" else kernel_audit._request(text)
    except (Exception, OutOfTime) as e:
        return Judged("an exception", [f"{type(e).__name__} out of the audit: {e}"], time.process_time() - start, 0, 0)
    seconds = time.process_time() - start
    megabytes = _peak() - resident if _peak() > peak else 0
    findings = []
    if seconds > SECONDS and (alone := _seconds_alone(kind, data)) > SECONDS:  # the code that is watched here is slower than the program
        findings.append(f"it took {alone:.1f} seconds")
    theorems = list(minted)
    try:
        with bounded(SECONDS, size + 4 * MEGABYTES):
            findings += unclear(answer, data) if answer["outcome"] in REJECTED else \
                accepted_certificate(answer, seed, text) if kind == "certificate" else accepted_request(answer, text, theorems)
            false, count = untrue(theorems, rng)
    except OutOfTime:
        false, count = [], 0
    except Exception as e:  # of our own code, or of the audits that it asks for: what is accepted can be read by anybody
        false, count = [f"what was answered cannot be judged: {type(e).__name__}: {e}"], 0
    return Judged(answer["outcome"], findings + false, seconds, megabytes, count)


def unclear(answer: dict[str, Any], data: bytes) -> list[str]:
    """What a rejection does not say."""
    found = []
    why, line = answer["why"], answer["line"]
    if "that is a mistake in mathcheck" in why:
        found.append(f"an accident in the kernel: {why}")
    if "too large for this machine" in why or "--max-seconds" in why:
        found.append(f"time or memory: {why}")
    if not why or len(report(answer)) > LONGEST:
        found.append(f"no clear message: {len(why)} characters")
    lines = data.count(b"\n") + data.count(b"\\n") + 1
    if answer["outcome"] == "refused" and not (0 <= line <= lines and (line > 0 or answer["rule"] == "audit")):
        found.append(f"no line of the refusal: {line}")
    if answer["outcome"] == "not a certificate" and not (line > 0 or why == "not a request for an audit"):
        found.append(f"no line to blame: {line}")
    return found


def accepted_certificate(answer: dict[str, Any], seed: Seed, text: str) -> list[str]:
    """What is wrong with an acceptance, by a reading of our own and by further audits: with the seed's statement expected, and refuted."""
    found, structures = [], Structures()
    claimed, wanted = structures.statement(text), structures.roots(seed.statement)[0]
    if structures.roots(answer["term"]) != [claimed]:
        found.append("the answer's term is not the statement of the file")
    if not cited(text) <= set(answer["axioms"]):
        found.append(f"axioms are not told: {sorted(cited(text))}")
    if answer["outcome"] == "proved" and (answer["missing"] or not answer["closed"]):
        found.append("called proved with something missing")
    expected = audit(text, statement=seed.statement, axioms_allowed=seed.axioms)
    should = claimed == wanted and set(answer["axioms"]) <= seed.axioms
    if (expected["outcome"] in ACCEPTED) != should:
        found.append(f"with the statement expected it says {expected['outcome']}: {expected.get('why')}, and the statements "
                     f"are {'' if claimed == wanted else 'not '}the same")
    refuted = audit(text, statement=seed.statement, refutes=True)
    if refuted["outcome"] not in REJECTED and seed.outcome == "proved":
        found.append(f"a proved statement is {refuted['outcome']}")
    return found


def accepted_request(answer: dict[str, Any], text: str, theorems: list[Theorem]) -> list[str]:
    """What is wrong with an accepting answer to a request."""
    found, request, structures = [], json.loads(text), Structures()
    claimed = structures.statement(request["certificate"])
    expected = request.get("statement")
    wanted = claimed if expected is None else structures.roots(expected)[0]
    if request.get("refutes") is True:
        if answer["outcome"] == "refuted" and structures.negation(wanted) != claimed:
            found.append("called a refutation of something else")
    elif wanted != claimed:
        found.append("another statement was expected")
    allowed = request.get("axioms")
    if allowed is not None and not set(answer["axioms"]) <= set(map(str, allowed)):
        found.append("an axiom was not expected")
    if request.get("record") is not None:
        terms = structures.roots(request["record"]["terms"])
        proved = {(frozenset(map(structures.of_term, th.hyps)), structures.of_term(th.concl)) for th in theorems}
        shown = [(frozenset(terms[h] for h in s["hyps"]), terms[s["concl"]]) in proved for s in request["record"]["steps"]]
        if shown != answer["shown"]:
            found.append(f"shown is {answer['shown']}, by another reading {shown}")
    return found


def untrue(theorems: list[Theorem], rng: Random) -> tuple[list[str], int]:
    """Sequents with a counterexample, and how many were looked at: each once in a run."""
    found, count = [], 0
    for theorem in theorems:
        if theorem.concl.size > 300:
            continue
        sequent = show_sequent(theorem.hyps, theorem.concl)
        if hash(sequent) not in looked_at:
            looked_at.add(hash(sequent))
            count += 1
            point = counterexample(theorem.hyps, theorem.concl, rng)
            if point is not None:
                found.append(f"a false sequent by {theorem.rule}: {sequent} at {point}")
    return found, count


def _seconds_alone(kind: str, data: bytes) -> float:
    """Of the processor, that the program takes for the same input."""
    command = (sys.executable, "-I", "-m", "mathcheck.kernel.audit", "-" if kind == "certificate" else "--batch")
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run(command, input=data if kind == "certificate" else data + b"\n", stdout=subprocess.DEVNULL)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def _megabytes() -> tuple[int, int]:
    """Of address space, and of memory, that this process uses now."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            size, resident = file.read().split()[:2]
    except FileNotFoundError:  # not Linux: then there is no limit of ours
        return 1 << 20, _peak()
    return int(size) * resource.getpagesize() >> 20, int(resident) * resource.getpagesize() >> 20


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
