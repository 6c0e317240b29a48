"""From a worker's answer to a report: every certificate is audited by an interpreter that has loaded the kernel and no claim file,
and the verdict is made from what the audit says alone."""

import functools
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from ..kernel.certificate import read_statement
from ..kernel.obligations import obligations
from ..kernel.terms import Term, conj
from ..kernel.text import show, show_definitions
from ..kernel.writer import write_statement
from .report import KERNEL, Computed, Problem, Proof, Report, TwinReport

MAX_SHOWN = 20_000  # operations of a statement that is printed

Ask: TypeAlias = Callable[[Mapping[str, Any], float | None], dict[str, Any]]


def refute_command() -> list[str]:
    """The interpreter that refutes by enclosures what the kernel does not refute."""
    return [sys.executable, "-I", "-m", "mathcheck.registry.refuter"]


def survey_command() -> list[str]:
    """The interpreter that computes what computed claims name."""
    return [sys.executable, "-I", "-m", "mathcheck.registry.surveyor"]


def audit_command() -> list[str]:
    """The interpreter that decides."""
    return [sys.executable, "-I", "-m", "mathcheck.kernel.audit", "--batch"]


def requests_for(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """The audit's work for a worker's answer: each derivation, each refutation, each stop of a twin; with what it must show
    and which axioms it may cite: those that the claim declares, and for a twin, whose falsehood supports nothing, any of the list."""
    wanted = []
    for d in answer["derived"]:
        if d["certificate"]:
            record = {"terms": d["terms"], "steps": d["steps"]}
            wanted.append({"certificate": d["certificate"], "statement": answer["term"], "record": record})
    if answer["refutation"] and answer["refutation"]["certificate"]:
        wanted.append({"certificate": answer["refutation"]["certificate"], "statement": answer["term"], "refutes": True})
    owed = _owed(answer)
    if owed is not None:
        wanted.append({"certificate": answer["computation"]["certificate"], "statement": write_statement(owed)})
    for t in answer["refuted"]:
        if t["certificate"]:
            wanted.append({"certificate": t["certificate"], "statement": t["term"], "refutes": True, "axioms": None})
        if t["stop"] and t["stop"]["certificate"]:
            wanted.append({"certificate": t["stop"]["certificate"], "statement": t["stop"]["term"], "refutes": True, "axioms": None})
    return [{"axioms": answer["axioms"], **w} for w in wanted]


def enclosures_for(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """The work of the process that encloses, for a worker's answer: what must be false and has no certificate of that."""
    stated = [(answer["term"], answer["refutation"]), *((t["term"], t) for t in answer["refuted"])]
    return [{"statement": term, "at": r["at"]} for term, r in stated if _left_to_enclosures(r)]


def _left_to_enclosures(refutation: dict[str, Any] | None) -> bool:
    return refutation is not None and not refutation["certificate"] and "at" in refutation


def judge(answer: dict[str, Any], audits: list[dict[str, Any]], seconds: float, survey: dict[str, Any] | None = None,
          enclosed: Sequence[dict[str, Any]] = ()) -> Report:
    """The report. audits: the audit's answers to requests_for(answer), in order; survey: that of the survey which the claim names;
    enclosed: the answers to enclosures_for(answer), in order."""
    replies, enclosures = iter(audits), iter(enclosed)
    proofs = [_proof(d, next(replies) if d["certificate"] else None) for d in answer["derived"]]
    refutation = answer["refutation"]
    refuted = next(replies) if refutation and refutation["certificate"] else None
    if refutation and _left_to_enclosures(refutation):
        refuted = _by_enclosures(next(enclosures, {}))
    asked = answer["computation"]
    computed = _computed(answer, next(replies) if _owed(answer) is not None else None, survey or {}) if asked else None
    twins = []
    for t in answer["refuted"]:
        reply = next(replies) if t["certificate"] else None
        stop = next(replies) if t["stop"] and t["stop"]["certificate"] else None
        if _left_to_enclosures(t):
            reply = _by_enclosures(next(enclosures, {}))
        twins.append(_twin(t, reply, stop))
    problems = [p.problem for p in proofs if p.problem]
    problems += [computed.problem] if computed and computed.problem else []
    verdict, audited = _verdict(answer, proofs, refuted, audits)
    if computed is not None:
        undecided = "undecided" in (survey or {}) and computed.problem is not None and computed.problem.where == "computation"
        verdict = "computed" if computed.problem is None else "undecided" if undecided else "failed"
    if refutation and verdict != "refuted":
        ill_posed = (refuted or {}).get("outcome") == "ill-posed"
        why = refutation["error"] or (refuted or {}).get("why") or (
            "at refuted_at the statement is ill-posed, not false" if ill_posed else "it is not refuted at refuted_at")
        problems.append(Problem("refutation", why, refutation.get("hint", ""), answer["statement"]))
    for t in twins:
        if t.problem:
            problems.append(t.problem)
            verdict = "failed"
    if answer["numeric"]["outcome"] == "contradicted" and verdict != "refuted":
        problems.append(Problem("numeric check", f"the statement is contradicted: {answer['numeric']['where']}",
                                "the statement or the region is wrong"))
        verdict = "failed"
    axioms = {a for p in proofs for a in p.axioms} | set(computed.axioms if computed else ())
    if verdict == "refuted" and refuted:
        axioms |= set(refuted["axioms"])
    declared = read_statement(answer["term"])  # shown as the term that was audited, not as the text that the claim's process sent
    return Report(
        id=answer["id"], title=answer["title"], title_zh=answer["title_zh"], source=answer["source"], tags=tuple(answer["tags"]),
        path=answer["path"], expects=answer["expects"], verdict=verdict, met=verdict == answer["expects"] and verdict != "failed",
        statement=audited["statement"] if audited else show(declared),
        definitions=tuple(audited["definitions"] if audited else show_definitions(declared)),
        axioms=tuple(sorted(axioms)), term=audited["term"] if audited else answer["term"],
        proofs=tuple(proofs), twins=tuple(twins), numeric=answer["numeric"], seconds=seconds, problems=tuple(problems),
        computation=computed, refuted_by=_by(refuted) if refuted and verdict == "refuted" else "",
        warnings=_warnings(answer, proofs), picture=answer["picture"])


def _verdict(answer: dict[str, Any], proofs: list[Proof], refuted: dict[str, Any] | None,
             audits: list[dict[str, Any]]) -> tuple[str, dict[str, Any] | None]:
    if answer["expects"] == "refuted":
        if refuted is not None and refuted["outcome"] == "refuted":
            return "refuted", None
        return "failed", None
    if not proofs:
        return "open", None
    if all(p.verdict == "proved" for p in proofs):
        return "proved", audits[0]
    return "failed", None


def _warnings(answer: dict[str, Any], proofs: list[Proof]) -> tuple[Problem, ...]:
    """What the claim's process warns of; what a proof does without is of interest where it is one."""
    found = [w for d, p in zip(answer["derived"], proofs) if p.verdict == "proved" for w in d["warnings"]]
    return tuple(Problem(w["where"], w["why"], w["hint"]) for w in (*found, *answer["warnings"]))


def _owed(answer: dict[str, Any]) -> Term | None:
    """What the statement of a computed claim owes, in one formula; None where it owes nothing, or no certificate came with it."""
    owed = obligations(read_statement(answer["term"])) if answer["computation"] and answer["computation"]["certificate"] else ()
    return functools.reduce(lambda rest, first: conj(first, rest), reversed(owed)) if owed else None


def _computed(answer: dict[str, Any], owed: dict[str, Any] | None, survey: dict[str, Any]) -> Computed:
    """Computed, if the survey says that it finds exactly this statement, and the audit that the statement owes nothing."""
    asked = answer["computation"]
    base = {"survey": asked["survey"], "arguments": asked["arguments"], "findings": tuple(survey.get("findings", ())),
            "checks": tuple(survey.get("checks", ())), "axioms": tuple((owed or {}).get("axioms", ()))}
    statement = read_statement(answer["term"])
    if asked["error"] or (owed is None and obligations(statement)):
        e = asked["error"] or {"step": None, "goal": None, "why": "no certificate was written", "hint": "", "given": []}
        return Computed(**base, problem=Problem(e["step"] or "groundwork", e["why"], e["hint"], e["goal"] or "", tuple(e["given"])))
    # a theorem is enough: that what is owed owes something itself, where a quantifier has hypotheses, does not matter
    if owed is not None and not (owed["outcome"] in ("proved", "theorem") and owed["closed"]):
        why = owed.get("why") or "; ".join(owed.get("missing", [])) or owed["outcome"]
        return Computed(**base, problem=Problem("groundwork", f"the audit does not accept the certificate: {why}"))
    if "statement" not in survey:
        why = survey.get("undecided") or survey.get("error", "the survey gave no answer")
        return Computed(**base, problem=Problem("computation", why, survey.get("hint", "")))
    found = read_statement(survey["statement"])
    if found != statement:
        return Computed(**base, problem=Problem("computation", f"the survey finds {show(found)}, which is not the claim's statement",
                                                "state what the survey finds"))
    return Computed(**base)


def _proof(d: dict[str, Any], reply: dict[str, Any] | None) -> Proof:
    shown = (reply or {}).get("shown", [None] * len(d["steps"]))
    record = {"steps": [{**s, "audited": known} for s, known in zip(d["steps"], shown)], "terms": d["terms"]}
    steps = sum(s["kind"] != "cite" and s["audited"] is not False for s in record["steps"])
    # what a step supposes is not the statement of a claim, and what the certificate does not show is not cited
    cited = {s["words"] for s in record["steps"] if s["kind"] == "cite" and s["audited"] is not False and not s["hyps"]}
    base = {"name": d["name"], "steps": steps, "cites": tuple(c for c in d["cites"] if f"claim {c}" in cited),
            "certificate": d["certificate"], "record": record}
    if reply is not None and reply["outcome"] == "proved":
        return Proof(verdict="proved", inferences=reply["steps"], axioms=tuple(reply["axioms"]), **base)
    if reply is not None:
        why = reply.get("why") or "; ".join(reply.get("missing", [])) or reply["outcome"]
        named = ", ".join(map(repr, why.partition(": ")[2].split(", ")))
        hint = f"prove it, or let the claim say that it may cite it: axioms=({named}, ...)" if why.startswith("cites an axiom") else ""
        problem = Problem(d["name"], f"the audit does not accept the certificate: {why}", hint)
    else:
        e = d["error"] or {"step": None, "goal": None, "why": "no certificate was written", "hint": "", "given": []}
        problem = Problem(e["step"] or d["name"], e["why"], e["hint"], e["goal"] or "", tuple(e["given"]))
    return Proof(verdict="failed", inferences=0, axioms=(), problem=problem, **base)


def _by_enclosures(found: dict[str, Any]) -> dict[str, Any] | None:
    """What enclosures found, as the audit says what it found; None where they leave it open."""
    if found.get("outcome") in ("refuted", "ill-posed"):
        return {**found, "statement": "", "axioms": []}
    return {"outcome": "undecided", "why": found["undecided"]} if "undecided" in found else None


def _by(reply: dict[str, Any]) -> str:
    """What refutes, in words."""
    if "digits" not in reply:
        return KERNEL
    return ("disjoint enclosures" if reply["outcome"] == "refuted" else "enclosures") + " at {} and {} digits".format(*reply["digits"])


def _twin(t: dict[str, Any], reply: dict[str, Any] | None, stop: dict[str, Any] | None) -> TwinReport:
    problem = None
    term = read_statement(t["term"])
    statement = show(term) if term.size <= MAX_SHOWN else f"a statement of {term.size} operations"
    outcome, how, by = "surviving", "", ""
    if reply is None or reply["outcome"] == "undecided":
        why = t["error"] or "it is not refuted"
        problem = Problem(t["id"], why if reply is None else f"{why}; {reply['why']}", t.get("hint", ""), statement)
    elif reply["outcome"] in ("refuted", "ill-posed"):
        outcome, how, by = reply["outcome"], reply["statement"], _by(reply)
    else:
        problem = Problem(t["id"], f"the audit does not accept its refutation: {reply.get('why', reply['outcome'])}", goal=statement)
    axioms = tuple(sorted({a for r in (reply, stop) if r for a in r.get("axioms", ())}))
    stops = None
    if t["breaks"] is not None and problem is None:
        found = t["stop"]
        stops = found["step"]
        if stops != t["breaks"]:
            said = f"it stops at {stops!r}: {found['why']}" if stops else found["why"]
            problem = Problem(t["id"], f"the rerun derivation should stop at {t['breaks']!r}, but {said}", goal=statement)
        elif stop is None or stop["outcome"] not in ("refuted", "ill-posed"):
            why = found["why"] if stop is None else stop.get("why", stop["outcome"])
            problem = Problem(t["id"], f"the derivation stops at {stops!r}, but that step is not shown false: {why}",
                              "a method that merely gives up is no evidence", statement)
    return TwinReport(t["id"], statement, t["term"], t["note"], "surviving" if problem else outcome, t["witness"], how, stops, axioms,
                      problem, "" if problem else by, t["slip"])


def audit(wanted: list[dict[str, Any]], timeout: float | None, ask: Ask) -> list[dict[str, Any]]:
    """The audit's answers. ask: one request, and how long its answer may take, to an interpreter that has loaded only the kernel.
    Raises what ask raises; subprocess.TimeoutExpired if all together take too long."""
    end = None if timeout is None else time.monotonic() + timeout

    def answer(w: dict[str, Any]) -> dict[str, Any]:
        return ask(w, None if end is None else max(0.1, end - time.monotonic()))

    # one that was broken off may have suffered from what was asked before: another process is asked once more
    return [answer(w) if reply.get("stopped") else reply for w, reply in ((w, answer(w)) for w in wanted)]
