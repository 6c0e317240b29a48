"""Options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Claims = Annotated[Path | None, typer.Option("--claims", metavar="PATH", show_default=False,
                                             help="A claim file or a folder of them, instead of the packaged claims.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON document, described in docs/json.md.")]
Timeout = Annotated[float | None, typer.Option("--timeout", metavar="S", min=0.001, show_default=False,
                                               help="Seconds a claim may take; then its processes are killed and it is undecided.")]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", metavar="N", min=1, show_default=False,
                                          help="Claims worked on at once [default: the number of processors].")]
ClaimId = Annotated[str, typer.Argument(metavar="ID", show_default=False, help="A claim's id; mathcheck list shows them.")]


class Required(StrEnum):
    """What `verify --require` can ask for."""

    proved = "proved"


class Format(StrEnum):
    """What `export --format` can write."""

    json = "json"
    latex = "latex"
    certificate = "certificate"
