"""Audit a certificate: `python -I -m mathcheck.kernel.audit FILE`, or `python -I DIR/kernel FILE` for a copy of this folder.

Runs no code but the kernel's, whoever sent the file. Prints what was proved; exit code 0 accepted, 1 refused or not a
certificate, 2 usage. A verdict about a claim also needs to be told, from outside the file, which statement was expected.
"""

import functools
import io
import json
import sys
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
from .lines import CEILINGS, HIGHEST, STANDARD, WORDS, Limits, Lines, exceeded
from .obligations import obligations
from .process import MEGABYTES, OutOfTime, bounded
from .terms import Term, negation
from .text import show, show_definitions, show_sequent
from .writer import write_statement

if TYPE_CHECKING:
    from argparse import ArgumentParser

RULE_MODULES = (logic, functions, equality, algebra, evaluation, order, induction, recursion, least, sums, primality, costs, derivative,
                continuity, existence, integral, limits, series, sturm, intervals, axioms)

MAX_SHOWN = 20  # open ends listed in an answer
MAX_WHY = 300  # characters of an exception that is not the kernel's


def audit(certificate: str | BinaryIO, *, statement: str | BinaryIO | None = None, refutes: bool = False,
          axioms_allowed: frozenset[str] | None = None, record: dict[str, Any] | None = None, limits: Limits = STANDARD,
          explain: Callable[[str], object] | None = None) -> dict[str, Any]:
    """The answer about a certificate, a text or a binary stream, as data.

    outcome: "proved" (a closed statement without hypotheses, well posed and not vacuous, each of these proved), "theorem" (a
    theorem, but some of that is missing), "refuted" or "ill-posed" (with refutes), "refused" (a rule said no, a limit was exceeded, or
    what was expected does not hold) or "not a certificate". statement: the expected statement in the statement format. record: sequents
    {"terms": text by write_terms, "steps": [{"hyps": [root, ..], "concl": root}, ..]}; the answer's "shown" says of each whether
    a step of the certificate shows exactly that. explain: is given a line for every step, once all are accepted.
    """
    lines = Lines(certificate, limits)
    try:
        replayed = read_certificate(lines)
        expected = None if statement is None else _expected(statement, limits)
        answer = _judge(replayed, expected, refutes, axioms_allowed)
        if record is not None:
            answer["shown"] = _shown(replayed, record)
        if explain is not None:
            for i, th in enumerate(replayed.steps):
                explain(f"{i:6} {th.rule:20} {show_sequent(th.hyps, th.concl)}")
        return answer | {"read": {"bytes": lines.size, "lines": lines.number, "line": lines.longest, "depth": lines.depth,
                                  "bits": lines.bits}}
    except NotACertificate as e:
        return {"outcome": "not a certificate", "line": e.line, "why": e.why}
    except KernelError as e:
        return {"outcome": "refused", "line": e.facts.get("line", 0), "rule": e.rule, "why": e.why}
    except OutOfTime:
        return _stopped(lines.number, _overtime(limits))
    except (RecursionError, MemoryError):
        return _stopped(lines.number, "too deep or too large for this machine; --max-memory sets how much it may take")
    except Exception as e:  # what a rule did not foresee proves nothing
        return _stopped(lines.number, f"the kernel stopped with {type(e).__name__}: {e}"[:MAX_WHY] + "; that is a mistake in mathcheck, "
                        "please report it")


def _stopped(line: int, why: str) -> dict[str, Any]:
    return {"outcome": "refused", "line": line, "rule": "audit", "why": why}


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
    """Two formulas as texts that differ: with their definitions where only these do, and with the sorts that a text leaves out."""
    texts = show(a), show(b)
    if texts[0] != texts[1]:
        return texts
    return tuple(" where ".join((text, *show_definitions(t))) for text, t in zip(texts, (a, b)))  # type: ignore[return-value]


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
    if argv == ["--batch"]:
        for line in sys.stdin:
            with bounded(STANDARD.seconds, MEGABYTES):
                answer = _request(line)
            print(json.dumps(answer), flush=True)
        return 0
    try:
        o = _options().parse_args(argv)
    except SystemExit as e:  # it has said what is wrong, or printed its help
        return 2 if e.code else 0
    limits = Limits(**{name: getattr(o, f"max_{name}") for name in Limits._fields})
    allowed = None if o.axioms is None else frozenset(x for x in o.axioms.split(",") if x)
    try:
        with bounded(limits.seconds, o.max_memory), _opened(o.file) as file, _opened(o.statement) as statement:
            answer = audit(file or "", statement=statement, refutes=o.refutes, axioms_allowed=allowed, limits=limits,
                           explain=print if o.explain else None)
    except OSError as e:
        print(f"cannot read {e.filename}: {e.strerror}", file=sys.stderr)
        return 2
    except OutOfTime:  # while a file was opened: a pipe that nobody writes to
        answer = _stopped(0, _overtime(limits))
    accepted = answer["outcome"] not in ("refused", "not a certificate")
    # a theorem with open hypotheses or obligations is a theorem, but not the statement that was asked for
    met = accepted and not (o.statement is not None and answer["outcome"] == "theorem")
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
    for name, words in WORDS.items():
        default = Limits._field_defaults.get(name, MEGABYTES)
        parser.add_argument(f"--max-{name}", metavar="N", type=functools.partial(_limit, name), default=default,
                            help=f"{words} [default: {default:.0f}]")
    return parser


def _limit(name: str, text: str) -> int:
    from argparse import ArgumentTypeError

    highest = Limits._field_defaults[name] if name in CEILINGS else HIGHEST
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
