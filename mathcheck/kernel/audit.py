"""Audit a certificate: `python -I -m mathcheck.kernel.audit FILE`, or `python -I DIR/kernel FILE` for a copy of this folder.

Runs no code but the kernel's, whoever sent the file. Prints what was proved; exit code 0 accepted, 1 refused or not a
certificate, 2 usage. A verdict about a claim also needs to be told, from outside the file, which statement was expected.
"""

import io
import json
import sys
from typing import Any

from . import (
    algebra,
    axioms,
    continuity,
    costs,
    derivative,
    equality,
    evaluation,
    existence,
    functions,
    induction,
    integral,
    intervals,
    least,
    limits,
    logic,
    order,
    primality,
    recursion,
    series,
    sturm,
    sums,
)
from .certificate import Replayed, read_certificate, read_statement, read_terms
from .domains import necessary
from .errors import KernelError, NotACertificate
from .obligations import obligations
from .terms import Term, negation
from .text import show, show_definitions, show_sequent
from .writer import write_statement

RULE_MODULES = (logic, functions, equality, algebra, evaluation, order, induction, recursion, least, sums, primality, costs, derivative,
                continuity, existence, integral, limits, series, sturm, intervals, axioms)

MAX_SHOWN = 20  # open ends listed in an answer

USAGE = """usage: audit FILE [--statement FILE] [--refutes] [--axioms NAME,NAME] [--json] [--explain]
       audit --batch        one JSON request a line on standard input, one answer a line

FILE is a certificate, - for standard input. --statement: the statement expected, in a file outside the certificate;
--refutes: the certificate must prove that statement's negation, or the negation of one of its domain conditions;
--axioms: the axioms it may cite (an empty list for none); --explain prints every step's sequent."""


def audit(certificate: str, *, statement: str | None = None, refutes: bool = False,
          axioms_allowed: frozenset[str] | None = None, record: dict[str, Any] | None = None) -> dict[str, Any]:
    """The answer about a certificate's text, as data.

    outcome: "proved" (a closed statement without hypotheses, well posed and not vacuous, each of these proved), "theorem" (a
    theorem, but some of that is missing), "refuted" or "ill-posed" (with refutes), "refused" (a rule said no, or what was
    expected does not hold) or "not a certificate". statement: the expected statement in the statement format. record: sequents
    {"terms": text by write_terms, "steps": [{"hyps": [root, ..], "concl": root}, ..]}; the answer's "shown" says of each whether
    a step of the certificate shows exactly that.
    """
    try:
        replayed = read_certificate(certificate)
        answer = _judge(replayed, statement, refutes, axioms_allowed)
        if record is not None:
            answer["shown"] = _shown(replayed, record)
        return answer
    except NotACertificate as e:
        return {"outcome": "not a certificate", "line": e.line, "why": e.why}
    except KernelError as e:
        return {"outcome": "refused", "line": e.facts.get("line", 0), "rule": e.rule, "why": e.why}
    except (RecursionError, MemoryError):
        return {"outcome": "refused", "line": 0, "rule": "audit", "why": "too deep or too large for this machine"}


def _judge(replayed: Replayed, statement: str | None, refutes: bool, axioms_allowed: frozenset[str] | None) -> dict[str, Any]:
    theorem = replayed.theorem
    if theorem.concl != replayed.statement:
        raise KernelError("audit", f"the header claims {show(replayed.statement)} but the proof shows {show(theorem.concl)}")
    missing = [f"open hypothesis: {show(h)}" for h in theorem.hyps[:MAX_SHOWN]]
    if theorem.concl.free:
        missing.append("free variables: " + ", ".join(sorted(n for n, _ in theorem.concl.free)))
    else:
        shown = {th.concl for th in replayed.obligations if not th.hyps}
        owed = [o for o in obligations(theorem.concl) if o not in shown]
        missing += [f"not shown: {show(o)}" for o in owed[:MAX_SHOWN]] + [f"and {len(owed) - MAX_SHOWN} more"] * (len(owed) > MAX_SHOWN)
    expected = None if statement is None else _expected(statement)
    cited = sorted({a for th in (theorem, *replayed.obligations) for a in th.axioms})
    if axioms_allowed is not None and not axioms_allowed.issuperset(cited):
        raise KernelError("audit", "cites an axiom that was not expected: " + ", ".join(a for a in cited if a not in axioms_allowed))
    if refutes:
        if expected is None or theorem.hyps or theorem.concl.free:
            raise KernelError("audit", "a refutation needs the statement it refutes, and no open hypotheses")
        if theorem.concl == negation(expected):
            outcome = "refuted"
        elif theorem.concl in map(negation, necessary(expected)):
            outcome = "ill-posed"
        else:
            raise KernelError("audit", f"proves {show(theorem.concl)}, which does not refute {show(expected)}")
    else:
        if expected is not None and expected != theorem.concl:
            raise KernelError("audit", f"proves {show(theorem.concl)}, but expected was {show(expected)}")
        outcome = "theorem" if missing else "proved"
    return {"outcome": outcome, "statement": show(theorem.concl), "sequent": show_sequent(theorem.hyps, theorem.concl),
            "definitions": show_definitions(theorem.concl), "axioms": cited, "missing": missing,
            "closed": not theorem.hyps and not theorem.concl.free,
            "steps": len(replayed.steps), "rules": _counts(replayed), "term": write_statement(theorem.concl)}


def _shown(replayed: Replayed, record: dict[str, Any]) -> list[bool]:
    terms = read_terms(record["terms"])
    proved = {(frozenset(th.hyps), th.concl) for th in replayed.steps}
    return [(frozenset(terms[h] for h in s["hyps"]), terms[s["concl"]]) in proved for s in record["steps"]]


def _expected(text: str) -> Term:
    try:
        return read_statement(text)
    except (NotACertificate, KernelError) as e:
        raise KernelError("audit", f"the expected statement cannot be read: {e}") from None


def _counts(replayed: Replayed) -> dict[str, int]:
    counts: dict[str, int] = {}
    for th in replayed.steps:
        counts[th.rule] = counts.get(th.rule, 0) + 1
    return dict(sorted(counts.items()))


def _request(line: str) -> dict[str, Any]:
    try:
        request = json.loads(line)
        certificate, statement, allowed = request["certificate"], request.get("statement"), request.get("axioms")
        if type(certificate) is not str or type(statement) not in (str, type(None)) or type(allowed) not in (list, type(None)):
            raise ValueError(line)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {"outcome": "not a certificate", "line": 0, "why": "not a request for an audit"}
    try:
        return audit(certificate, statement=statement, refutes=request.get("refutes") is True,
                     axioms_allowed=None if allowed is None else frozenset(map(str, allowed)), record=request.get("record"))
    except (LookupError, TypeError, AttributeError):
        return {"outcome": "not a certificate", "line": 0, "why": "the record of steps is not readable"}


def main(argv: list[str]) -> int:
    """Command line of the audit; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a file may hold any character, the terminal may not
    if argv == ["--batch"]:
        for line in sys.stdin:
            print(json.dumps(_request(line)), flush=True)
        return 0
    options: dict[str, Any] = {"--statement": None, "--axioms": None}
    flags = {"--refutes": False, "--json": False, "--explain": False}
    files = []
    words = iter(argv)
    for word in words:
        if word in options:
            options[word] = next(words, None)
            if options[word] is None:
                print(USAGE, file=sys.stderr)
                return 2
        elif word in flags:
            flags[word] = True
        elif word.startswith("--"):
            print(USAGE, file=sys.stderr)
            return 2
        else:
            files.append(word)
    if len(files) != 1:
        print(USAGE, file=sys.stderr)
        return 2
    try:
        text = _read(files[0])
        statement = None if options["--statement"] is None else _read(options["--statement"])
    except OSError as e:
        print(f"cannot read {e.filename}: {e.strerror}", file=sys.stderr)
        return 2
    except UnicodeDecodeError:
        answer: dict[str, Any] = {"outcome": "not a certificate", "line": 0, "why": "not ASCII text"}
    else:
        allowed = options["--axioms"]
        answer = audit(text, statement=statement, refutes=flags["--refutes"],
                       axioms_allowed=None if allowed is None else frozenset(x for x in allowed.split(",") if x))
    accepted = answer["outcome"] not in ("refused", "not a certificate")
    # a theorem with open hypotheses or obligations is a theorem, but not the statement that was asked for
    met = accepted and not (statement is not None and answer["outcome"] == "theorem")
    if flags["--json"]:
        print(json.dumps(answer))
    else:
        if flags["--explain"] and accepted:
            for i, th in enumerate(read_certificate(text).steps):
                print(f"{i:6} {th.rule:20} {show_sequent(th.hyps, th.concl)}")
        print(report(answer))
    return 0 if met else 1


def report(answer: dict[str, Any]) -> str:
    """An answer of `audit` in words."""
    if answer["outcome"] in ("refused", "not a certificate"):
        where = f", line {answer['line']}" if answer.get("line") else ""
        rule = f" {answer['rule']}:" if answer.get("rule") else ""
        return f"{answer['outcome'].upper()}{where}:{rule} {answer['why']}"
    lines = [f"{answer['outcome'].upper()}: {answer['sequent'] if answer['outcome'] == 'theorem' else answer['statement']}"]
    lines += [f"  where {d}" for d in answer["definitions"]]
    lines += [f"  {m}" for m in answer["missing"] if answer["outcome"] == "theorem"]
    lines.append(f"  axioms: {', '.join(answer['axioms']) or 'none'}; steps: {answer['steps']}")
    return "\n".join(lines)


def _read(path: str) -> str:
    if path == "-":
        return sys.stdin.buffer.read().decode("ascii")
    with open(path, "rb") as f:
        return f.read().decode("ascii")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
