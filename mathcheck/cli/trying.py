"""`mathcheck try`: one statement, typed by anyone: proved, refuted, or undecided and how far it was looked at."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from ..registry.numbers import checked_numbers
from ..registry.trying import SECONDS, Answer, try_statement
from .files import writable, write
from .guard import Stop
from .options import LONGEST, Digits, Json, number
from .render import Progress
from .steps import definition_lines
from .text import complain, paint, plural, width, wrap

SCHEMA = {"schema": "mathcheck-try", "version": 1}
SETTINGS = {"ignore_unknown_options": True}  # -1 < x is a statement, not an option
EXIT = {"proved": 0, "refuted": 1, "undecided": 3}
_COLOURS = {"proved": "good", "refuted": "bad", "undecided": "warn"}


def command(
        statement: Annotated[str, typer.Argument(metavar="STATEMENT", show_default=False,
                                                 help="For example 'x in [0, 1]: x**2 <= x'; - reads it from standard input. "
                                                      "docs/syntax.md says more.")],
        certificate: Annotated[Path | None, typer.Option("--certificate", metavar="FILE", show_default=False,
                                                         help="Write the proof, or the refutation, which mathcheck audit reads.")] = None,
        timeout: Annotated[float, typer.Option("--timeout", metavar="S", min=0.5, max=LONGEST, callback=number,
                                               help="Seconds it may take.")] = SECONDS,
        digits: Digits = None,
        json_output: Json = False) -> int:
    """Prove or refute one statement.

    It prints the statement as it was read, and PROVED (the kernel has a proof, which another interpreter replayed), REFUTED (with a point
    at which it fails) or UNDECIDED (with what the numbers say, and where they were looked at). Variables that are given no range are real.

    Exit codes: 0 proved; 1 refuted; 2 the statement cannot be read; 3 undecided; 130 interrupted.
    """
    from ..lang.parsing import ParseError, parse_statement
    from ..lang.parsing.lexer import MAX_CHARACTERS

    if statement == "-":
        statement = sys.stdin.read(MAX_CHARACTERS + 1).strip()
    try:
        term = parse_statement(statement)
    except ParseError as e:
        raise Stop("\n".join([e.why, e.shown(statement), *([f"try: {e.hint}"] if e.hint else [])])) from None
    if certificate is not None:
        writable(certificate)
    with Progress(None, "looking for a proof and for a counterexample", counted=False):
        found = try_statement(term, timeout, digits or 50)
    if certificate is not None and found.certificate is not None:
        write(certificate, found.certificate.encode("ascii"))
    if json_output:
        print(json.dumps({**SCHEMA, **asdict(found)}, indent=2))
    else:
        for line in _lines(found, certificate):
            print(line)
        if certificate is not None and found.certificate is None:
            complain(f"mathcheck: there is no certificate to write to {certificate}")
    return EXIT[found.verdict]


def _lines(found: Answer, certificate: Path | None) -> list[str]:
    columns = width(sys.stdout)
    word = found.verdict.upper()
    first, *rest = wrap(f"{word}: {found.statement}", columns, "", "    ")
    lines = [paint(word, _COLOURS[found.verdict]) + first[len(word):], *rest, *definition_lines(found.definitions, columns, "    ")]
    if found.witness:
        lines += wrap(f"it fails at {found.witness}", columns, "  ", "    ")
    if found.how:
        proof = f", in {plural(found.inferences, 'inference')}, axioms: {', '.join(found.axioms) or 'none'}" if found.certificate else ""
        lines += wrap(found.how + proof, columns, "  ", "    ")
    if found.verdict == "undecided":
        lines += wrap(f"no proof: {found.why}", columns, "  ", "    ")
    lines += wrap(f"try: {found.hint}", columns, "  ", "    ") if found.hint else []
    if found.verdict == "undecided":
        for i, said in enumerate(checked_numbers(found.numbers)):
            lines += wrap(said if i else f"numbers: {said}", columns, "    " if i else "  ", "      ")
    if certificate is not None and found.certificate is not None:
        lines += wrap(f"check it anywhere: mathcheck audit {certificate}", columns, "  ", "    ")
    return [*lines, f"  {found.seconds:.1f} s"]
