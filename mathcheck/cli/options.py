"""Options that several commands share."""

import math
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from .. import __version__
from ..words import Language

Claims = Annotated[Path | None, typer.Option("--claims", metavar="PATH", show_default=False,
                                             help="A claim file, a folder of them, or the name of an installed package of claims, "
                                                  "instead of all packaged and installed ones.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON document, described in docs/json.md.")]
LONGEST = 10_000_000.0  # seconds


def number(value: float | None) -> float | None:
    """The value, unless it is none that can be compared."""
    if value is not None and math.isnan(value):
        raise typer.BadParameter("nan is not a number of seconds")
    return value


Timeout = Annotated[float | None, typer.Option("--timeout", metavar="S", min=0.001, max=LONGEST, callback=number, show_default=False,
                                               help="Seconds a claim may take; then its processes are killed and it is undecided.")]
Digits = Annotated[int | None, typer.Option("--digits", metavar="D", min=1, max=10_000, show_default=False,
                                            help="To how many digits numbers are looked at [default: what the claim says, or 50].")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Neither use results of earlier runs nor keep those of this one.")]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", metavar="N", min=1, show_default=False,
                                          help="Claims worked on at once [default: the number of processors].")]
ClaimId = Annotated[str, typer.Argument(metavar="ID", show_default=False, help="A claim's id; mathcheck list shows them.")]
Lang = Annotated[Language, typer.Option("--lang", help="The language of what mathcheck says; an author's words, and messages of errors, "
                                        "warnings and hints, stay as they are.")]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"mathcheck {__version__}")
        raise typer.Exit


def before(
        version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False) -> None:
    """The options before the command."""


class Required(StrEnum):
    """What `verify --require` can ask for."""

    proved = "proved"


class Part(StrEnum):
    """What `export --without` can leave out: article.PARTS."""

    derivation = "derivation"
    twins = "twins"
    numbers = "numbers"
    digest = "digest"


class Format(StrEnum):
    """What `export --format` can write."""

    latex = "latex"
    pdf = "pdf"
    html = "html"
    markdown = "markdown"
    json = "json"
    certificate = "certificate"
