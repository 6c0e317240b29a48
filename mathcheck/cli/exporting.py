"""`mathcheck export`: a claim, or all of them, as a document. What the document says is the report's; nothing is judged here."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from ..registry.report import Report, Unloaded
from ..registry.run import exit_code
from ..words import Language, words_of
from .files import folder_for, writable, write, write_into
from .folders import Folder
from .guard import INTERRUPTED, USAGE, Stop
from .options import Claims, Format, Lang, NoCache, Part, Timeout
from .running import Finished, run
from .text import complain, is_terminal, plural

DOCUMENTS = (Format.latex, Format.pdf, Format.html, Format.markdown)  # for a reader; what --all can write
FOLDERS = (Format.html, Format.markdown)  # of these, as many files


def command(
        claim: Annotated[str | None, typer.Argument(metavar="[ID]", show_default=False,
                                                    help="A claim's id; mathcheck list shows them.")] = None,
        everything: Annotated[bool, typer.Option("--all", help="All claims: one book (latex, pdf), or a folder of pages (html, "
                                                 "markdown).")] = False,
        form: Annotated[Format, typer.Option("--format", "-f", help="latex, pdf, html, markdown: a document; json: everything about the "
                                             "claim; certificate: what mathcheck audit reads.")] = Format.latex,
        output: Annotated[Path | None, typer.Option("--output", "-o", metavar="PATH", show_default=False,
                                                    help="Where to write: a file, or the folder for many; standard output if not "
                                                         "given.")] = None,
        lang: Lang = Language.en,
        without: Annotated[list[Part] | None, typer.Option("--without", metavar="PART", show_default=False,
                                                           help="Leave out a part of a document: derivation, twins, numbers or digest; "
                                                                "given again, more.")] = None,
        fragment: Annotated[bool, typer.Option("--fragment", help="LaTeX without preamble, to be included elsewhere.")] = False,
        derivation: Annotated[str | None, typer.Option("--derivation", metavar="NAME", show_default=False,
                                                       help="Which derivation's certificate, if there are several.")] = None,
        claims: Claims = None, timeout: Timeout = None, no_cache: NoCache = False) -> int:
    """Export claims as documents: LaTeX, PDF, HTML, Markdown, JSON; or a certificate.

    Runs and audits the claims first. A claim with another verdict than it expects is exported too, and the verdict is said in
    the document, on standard error and by the exit code, which is that of mathcheck verify.
    """
    _agree(claim, everything, form, output, fragment, derivation)
    if form not in DOCUMENTS and (without or lang is not Language.en):
        raise Stop(f"{'--without' if without else '--lang'} is for documents: --format {', '.join(DOCUMENTS)}")
    folder = Folder(claims)
    paths = folder.chosen([]) if claim is None else [folder.only(claim)]
    if output is not None:
        (folder_for if everything and form in FOLDERS else writable)(output)
    if form is Format.pdf:
        _needs_tex(lang)
    done = run(folder, paths, timeout=timeout, cached=not no_cache, jobs=None if everything else 1)
    if done.interrupted:
        raise Stop("interrupted", INTERRUPTED)
    for problem in done.unloaded:
        if everything or problem in done.problems:
            complain(f"error: {_trouble(problem)}")
    code = exit_code([r for _, r in done.results], done.problems)
    parts = tuple(without or ())
    if everything:
        for path in done.without_claim:
            complain(f"notice: {path} declares no `claim`")
        if not done.reports:
            raise Stop(f"there is nothing to export in {folder.path}", code or USAGE)
        files = _together(done.reports, form, lang, parts)
    else:
        files = {"": _alone(_only(done, paths[0]), form, lang, parts, fragment, derivation)}
    if form is Format.html and "numbers" not in parts:
        _say_what_is_not_drawn(done.reports)
    for report in done.reports:
        if not report.met:
            complain(f"mathcheck: {report.id} is {report.verdict}, but expects {report.expects}; mathcheck verify {report.id} says why")
    _write(files, output)
    return code


def _agree(claim: str | None, everything: bool, form: Format, output: Path | None, fragment: bool, derivation: str | None) -> None:
    """Raise Stop unless the options go together."""
    if everything and claim is not None:
        raise Stop(f"either one claim or --all, not both: {claim}")
    if claim is None and not everything:
        raise Stop("which claim? mathcheck list shows their ids; --all exports all of them")
    if fragment and (form is not Format.latex or everything):
        raise Stop("--fragment goes with --format latex, for one claim")
    if derivation is not None and form is not Format.certificate:
        raise Stop("--derivation goes with --format certificate")
    if everything and form not in DOCUMENTS:
        raise Stop(f"--all goes with --format {', '.join(DOCUMENTS)}; mathcheck verify --json has all reports")
    if everything and form in FOLDERS and output is None:
        raise Stop(f"--all --format {form} writes many files: -o DIR says where")
    if form is Format.pdf and output is None and is_terminal(sys.stdout):
        raise Stop("a PDF is not for a terminal: -o FILE.pdf writes it")


def _trouble(file: Unloaded) -> str:
    """Why there is no report, in a line."""
    line = f", line {file.line}" if file.line else ""
    return f"{file.path}{line}: {file.why}" + (f" ({file.hint})" if file.hint else "")


def _only(done: Finished, path: Path) -> Report:
    """The report of the one claim."""
    [(_, result)] = done.results
    if isinstance(result, Unloaded):
        raise Stop(_trouble(result), 1)
    if result is None:
        raise Stop(f"{path} declares no `claim`", 1)
    return result


def _alone(report: Report, form: Format, lang: Language, without: tuple[str, ...], fragment: bool, derivation: str | None) -> str | bytes:
    from ..export.article import article

    words = words_of(lang)
    if form is Format.latex:
        from ..export.latex import document

        return document(article(report, words, without), fragment)
    if form is Format.pdf:
        from ..export.latex import document

        return _typeset(document(article(report, words, without)))
    if form is Format.html:
        from ..export.html import page

        return page(report, words, without)
    if form is Format.markdown:
        from ..export import markdown

        return markdown.document(article(report, words, without))
    if form is Format.json:
        from ..export import json

        return json.document(report)
    return _certificate(report, derivation)


def _say_what_is_not_drawn(reports: list[Report]) -> None:
    from ..export.html.picture import can_draw

    if any(r.picture is not None for r in reports) and not can_draw():
        complain("notice: pictures are left out: matplotlib is not installed here; pip install 'mathcheck[plot]' brings it")


def _together(reports: list[Report], form: Format, lang: Language, without: tuple[str, ...]) -> Mapping[str, str | bytes]:
    """The files by name; one without a name for what is one file."""
    from ..export.article import article

    words = words_of(lang)
    if form is Format.html:
        from ..export.html import site

        return site(reports, words, without)
    articles = [article(r, words, without) for r in reports]
    if form is Format.markdown:
        from ..export import markdown

        return markdown.folder(articles)
    from ..export.latex import book

    source = book(articles)
    return {"": source if form is Format.latex else _typeset(source)}


def _typeset(source: str) -> bytes:
    """The PDF; what TeX does not like in it is told."""
    from ..export.pdf import NoTeX, Typesetting, typeset

    try:
        made = typeset(source)
    except NoTeX as e:  # a foreign character may need another program than the language does
        raise Stop(str(e)) from e
    except Typesetting as e:
        raise Stop(str(e), 1) from e
    for line in made.worries:
        complain(f"mathcheck: in the PDF: {line}")
    return made.pdf


def _needs_tex(lang: Language) -> None:
    """Raise Stop where there is no TeX, before anything is run for it."""
    from ..export.pdf import missing

    problem = missing(lang)
    if problem:
        raise Stop(problem)


def _certificate(report: Report, derivation: str | None) -> str:
    names = [p.name for p in report.proofs]
    if derivation is not None and derivation not in names:
        raise Stop(f"{report.id} has no derivation {derivation!r}; it has " + (", ".join(names) or "none"))
    proofs = [p for p in report.proofs if derivation in (None, p.name)]
    if not proofs or proofs[0].certificate is None:
        raise Stop(f"{report.id} is {report.verdict} and has no certificate; mathcheck verify {report.id} says why",
                   exit_code([report]) or 1)
    return proofs[0].certificate


def _write(files: Mapping[str, str | bytes], output: Path | None) -> None:
    for name, content in files.items():
        if isinstance(content, str):
            # a document is UTF-8 whatever the terminal is
            content = (content if content.endswith("\n") else content + "\n").encode("utf-8", "backslashreplace")
        if output is None:
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        elif name:
            write_into(output, name, content)
        else:
            write(output, content)
    if output is not None and len(files) > 1:
        complain(f"{plural(len(files), 'file')} written to {output}")
