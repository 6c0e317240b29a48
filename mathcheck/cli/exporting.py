"""`mathcheck export`: a verified claim as a document. The claim is run as `verify` does; its verdict goes into the document."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ..registry.report import Report, Unloaded
from ..registry.run import exit_code
from .files import writable, write
from .folders import Folder
from .guard import INTERRUPTED, Stop
from .options import ClaimId, Claims, Format, NoCache, Timeout
from .running import run
from .text import complain


def command(
        claim: ClaimId,
        form: Annotated[Format, typer.Option("--format", "-f", help="latex: a document to typeset; json: everything about the claim; "
                                             "certificate: what mathcheck audit reads.")] = Format.latex,
        output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", show_default=False,
                                                    help="Where to write; standard output if not given.")] = None,
        fragment: Annotated[bool, typer.Option("--fragment", help="LaTeX without preamble, to be included elsewhere.")] = False,
        derivation: Annotated[str | None, typer.Option("--derivation", metavar="NAME", show_default=False,
                                                       help="Which derivation's certificate, if there are several.")] = None,
        claims: Claims = None, timeout: Timeout = None, no_cache: NoCache = False) -> int:
    """Export a claim as LaTeX, JSON or certificate.

    Runs and audits the claim first. A claim with another verdict than it expects is exported too, and the verdict is said in
    the document, on standard error and by the exit code, which is that of mathcheck verify.
    """
    if fragment and form is not Format.latex:
        raise Stop("--fragment goes with --format latex")
    if derivation is not None and form is not Format.certificate:
        raise Stop("--derivation goes with --format certificate")
    folder = Folder(claims)
    path = folder.only(claim)
    if output is not None:
        writable(output)
    done = run(folder, [path], jobs=1, timeout=timeout, cached=not no_cache)
    if done.interrupted:
        raise Stop("interrupted", INTERRUPTED)
    [(_, result)] = done.results
    if isinstance(result, Unloaded):
        line = f", line {result.line}" if result.line else ""
        raise Stop(f"{path}{line}: {result.why}" + (f" ({result.hint})" if result.hint else ""), 1)
    if result is None:
        raise Stop(f"{path} declares no `claim`", 1)
    text = _text(result, form, fragment, derivation)
    for problem in done.problems:
        complain(f"error: {problem.why}")
    if not result.met:
        complain(f"mathcheck: {claim} is {result.verdict}, but expects {result.expects}; mathcheck verify {claim} says why")
    _write(text, output)
    return exit_code([result], done.problems)


def _text(report: Report, form: Format, fragment: bool, derivation: str | None) -> str:
    if form is Format.latex:
        from ..export import latex

        return latex.document(report, fragment)
    if form is Format.json:
        from ..export import json

        return json.document(report)
    return _certificate(report, derivation)


def _certificate(report: Report, derivation: str | None) -> str:
    names = [p.name for p in report.proofs]
    if derivation is not None and derivation not in names:
        raise Stop(f"{report.id} has no derivation {derivation!r}; it has " + (", ".join(names) or "none"))
    proofs = [p for p in report.proofs if derivation in (None, p.name)]
    if not proofs or proofs[0].certificate is None:
        raise Stop(f"{report.id} is {report.verdict} and has no certificate; mathcheck verify {report.id} says why",
                   exit_code([report]) or 1)
    return proofs[0].certificate


def _write(text: str, output: Path | None) -> None:
    if not text.endswith("\n"):
        text += "\n"
    data = text.encode("utf-8", "backslashreplace")  # a document is UTF-8 whatever the terminal is
    if output is not None:
        write(output, data)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
