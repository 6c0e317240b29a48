"""Audit a certificate: `python -I -m mathcheck.kernel.audit FILE`, or `python -I DIR/kernel FILE` for a copy of this folder.

Runs no code but the kernel's, whoever sent the file. Prints what was proved; exit code 0 accepted, 1 refused or not a
certificate, 2 usage. A verdict about a claim also needs to be told, from outside the file, which statement was expected.
"""

import functools
import io
import json
import os
import sys
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any, BinaryIO

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
from .lines import LIMITS, STANDARD, Limits, Lines, exceeded
from .obligations import obligations
from .process import OutOfTime, bounded, observable
from .terms import Term, negation
from .text import show, show_definitions, show_sequent
from .writer import write_statement

if TYPE_CHECKING:
    from argparse import ArgumentParser

RULE_MODULES = (logic, functions, equality, algebra, evaluation, order, induction, recursion, least, sums, primality, costs, derivative,
                continuity, existence, integral, limits, series, sturm, intervals, axioms)

MAX_SHOWN = 20  # open ends listed in an answer
MAX_REASON = 4_000  # characters of why a rule refuses
MAX_WHY = 300  # characters of an exception that is not the kernel's
TOO_LARGE = "too deep or too large for this machine; --max-memory sets how much it may take"


def audit(certificate: str | BinaryIO, *, statement: str | BinaryIO | None = None, refutes: bool = False,
          axioms_allowed: frozenset[str] | None = None, record: dict[str, Any] | None = None, limits: Limits = STANDARD,
          explain: list[str] | None = None) -> dict[str, Any]:
    """The answer about a certificate, a text or a binary stream, as data.

    outcome: "proved" (a closed statement without hypotheses, well posed and not vacuous, each of these proved), "theorem" (a
    theorem, but some of that is missing), "refuted" or "ill-posed" (with refutes), "refused" (a rule said no, a limit was exceeded, or
    what was expected does not hold) or "not a certificate". statement: the expected statement in the statement format. record: sequents
    {"terms": text by write_terms, "steps": [{"hyps": [root, ..], "concl": root}, ..]}; the answer's "shown" says of each whether
    a step of the certificate shows exactly that. explain: a list that gets a line for every step, once all are accepted. An answer that is
    "stopped" says nothing about the file: it is about time, memory, or a mistake in mathcheck. Raises OSError if reading fails.
    """
    lines = Lines(certificate, limits)
    try:
        replayed = read_certificate(lines)
        expected = None if statement is None else _expected(statement, limits)
        answer = _judge(replayed, expected, refutes, axioms_allowed)
        if record is not None:
            answer["shown"] = _shown(replayed, record)
        if explain is not None:
            explain += [f"{i:6} {th.rule:20} {show_sequent(th.hyps, th.concl)}" for i, th in enumerate(replayed.steps)]
        return answer | {"read": {"bytes": lines.size, "lines": lines.number, "line": lines.longest, "depth": lines.depth,
                                  "bits": lines.bits}}
    except NotACertificate as e:
        return {"outcome": "not a certificate", "line": e.line, "why": e.why}
    except KernelError as e:
        why = e.why if len(e.why) <= MAX_REASON else f"{e.why[:MAX_REASON]}.. ({len(e.why)} characters)"  # it may hold whole formulas
        return {"outcome": "refused", "line": e.facts.get("line", 0), "rule": e.rule, "why": why}
    except OutOfTime:
        return _stopped(lines.number, _overtime(limits))
    except (RecursionError, MemoryError):
        return _stopped(lines.number, TOO_LARGE)
    except OSError:
        raise  # of reading the file
    except Exception as e:  # what a rule did not foresee proves nothing
        frame = traceback.extract_tb(e.__traceback__)[-1]
        where = f"{os.path.basename(frame.filename)}:{frame.lineno}"
        return _stopped(lines.number, f"the kernel stopped with {type(e).__name__}: {e}"[:MAX_WHY] + f" ({where}); that is a mistake in "
                        "mathcheck, please report it")


def _stopped(line: int, why: str) -> dict[str, Any]:
    return {"outcome": "refused", "line": line, "rule": "audit", "why": why, "stopped": True}


def _within(limits: Limits, megabytes: int, judged: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What is judged, within what the process may use; a refusal beyond that, also where nothing was read yet."""
    try:
        with bounded(limits.seconds, megabytes):
            return judged()
    except OutOfTime:
        return _stopped(0, _overtime(limits))
    except MemoryError:
        return _stopped(0, TOO_LARGE)


def _overtime(limits: Limits) -> str:
    return str(exceeded("seconds", limits.seconds, "seconds", 0).why)


def _judge(replayed: Replayed, expected: Term | None, refutes: bool, axioms_allowed: frozenset[str] | None) -> dict[str, Any]:
    theorem = replayed.theorem
    if theorem.concl != replayed.statement:
        said, found = _apart(replayed.statement, theorem.concl)
        raise KernelError("audit", f"the header claims {said} but the proof shows {found}", line=1)
    missing = [f"open hypothesis: {show(h)}" for h in theorem.hyps[:MAX_SHOWN]]
    if theorem.concl.free:
        missing.append("free variables: " + ", ".join(sorted(n for n, _ in theorem.concl.free)))
    else:
        shown = {th.concl for th in replayed.obligations if not th.hyps}
        owed = [o for o in obligations(theorem.concl) if o not in shown]
        missing += [f"not shown: {show(o)}" for o in owed[:MAX_SHOWN]] + [f"and {len(owed) - MAX_SHOWN} more"] * (len(owed) > MAX_SHOWN)
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
            found, wanted = _apart(theorem.concl, expected)
            raise KernelError("audit", f"proves {found}, but expected was {wanted}")
        outcome = "theorem" if missing else "proved"
    return {"outcome": outcome, "statement": show(theorem.concl), "sequent": show_sequent(theorem.hyps, theorem.concl),
            "definitions": show_definitions(theorem.concl), "axioms": cited, "missing": missing,
            "closed": not theorem.hyps and not theorem.concl.free,
            "steps": len(replayed.steps), "rules": _counts(replayed), "term": write_statement(theorem.concl)}


def _apart(a: Term, b: Term) -> tuple[str, str]:
    """Two formulas as texts: with their definitions where only these differ."""
    if show(a) != show(b):
        return show(a), show(b)
    return " where ".join((show(a), *show_definitions(a))), " where ".join((show(b), *show_definitions(b)))


def _shown(replayed: Replayed, record: Any) -> list[bool]:
    unreadable = KernelError("audit", "the record of steps is not readable")
    if type(record) is not dict or type(record.get("terms")) is not str or type(record.get("steps")) is not list:
        raise unreadable
    try:
        terms = read_terms(record["terms"])
    except (NotACertificate, KernelError) as e:
        raise KernelError("audit", f"the record's terms cannot be read: {e}") from None
    proved = {(frozenset(th.hyps), th.concl) for th in replayed.steps}
    try:
        return [(frozenset(terms[h] for h in s["hyps"]), terms[s["concl"]]) in proved for s in record["steps"]]
    except (LookupError, TypeError):  # an entry that is no sequent of these terms
        raise unreadable from None


def _expected(source: str | BinaryIO, limits: Limits) -> Term:
    try:
        return read_statement(source, limits)
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
    return audit(certificate, statement=statement, refutes=request.get("refutes") is True,
                 axioms_allowed=None if allowed is None else frozenset(map(str, allowed)), record=request.get("record"))


def main(argv: list[str]) -> int:
    """Command line of the audit; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a file may hold any character, the terminal may not
    if argv == ["--batch"]:  # for a process that also runs what it does not trust
        observable(False)
        for line in sys.stdin:
            answer = _within(STANDARD, LIMITS["memory"].standard, functools.partial(_request, line))
            print(json.dumps(answer), flush=True)
            if answer.get("stopped"):  # in the middle of something: the next request is for another process
                break
        return 0
    try:
        o = _options().parse_args(argv)
    except SystemExit as e:  # it has said what is wrong, or printed its help
        return 2 if e.code else 0
    if o.file == o.statement == "-":
        print("audit: error: standard input is either the certificate or the statement", file=sys.stderr)
        return 2
    limits = Limits(**{name: getattr(o, f"max_{name}") for name in Limits._fields})
    allowed = None if o.axioms is None else frozenset(x for x in o.axioms.split(",") if x)
    explained: list[str] = []

    def judged() -> dict[str, Any]:
        with _opened(o.file) as file, _opened(o.statement) as statement:
            return audit(file or "", statement=statement, refutes=o.refutes, axioms_allowed=allowed, limits=limits,
                         explain=explained if o.explain else None)

    try:
        answer = _within(limits, o.max_memory, judged)
    except OSError as e:
        print(f"cannot read {e.filename or o.file}: {e.strerror}", file=sys.stderr)
        return 2
    accepted = answer["outcome"] not in ("refused", "not a certificate")
    # a theorem with open hypotheses or obligations is a theorem, but not the statement that was asked for
    met = accepted and not (o.statement is not None and answer["outcome"] == "theorem")
    for line in explained:
        print(line)
    print(json.dumps(answer) if o.json else report(answer))
    return 0 if met else 1


def _options() -> "ArgumentParser":
    from argparse import ArgumentParser, RawDescriptionHelpFormatter  # not for --batch, which need not wait for it

    parser = ArgumentParser("audit", description=__doc__, formatter_class=RawDescriptionHelpFormatter, allow_abbrev=False)
    parser.add_argument("file", help="a certificate, - for standard input")
    parser.add_argument("--statement", metavar="FILE", help="the statement expected, in a file outside the certificate")
    parser.add_argument("--refutes", action="store_true",
                        help="the certificate must prove that statement's negation, or the negation of one of its domain conditions")
    parser.add_argument("--axioms", metavar="NAME,NAME", help="the axioms it may cite (an empty list for none)")
    parser.add_argument("--json", action="store_true", help="the answer as one JSON document")
    parser.add_argument("--explain", action="store_true", help="print every step's sequent")
    for name, limit in LIMITS.items():
        parser.add_argument(f"--max-{name}", metavar="N", type=functools.partial(_limit, limit.highest), default=limit.standard,
                            help=f"{limit.words} [default: {limit.standard}]")
    return parser


def _limit(highest: int, text: str) -> int:
    from argparse import ArgumentTypeError

    if not (text.isascii() and text.isdecimal() and len(text) < 20 and 1 <= int(text) <= highest):
        raise ArgumentTypeError(f"{text!r} is not a whole number from 1 to {highest}")
    return int(text)


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


def _opened(path: str | None) -> AbstractContextManager[BinaryIO | None]:
    if path is None:
        return nullcontext(None)
    return nullcontext(sys.stdin.buffer) if path == "-" else open(path, "rb")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
