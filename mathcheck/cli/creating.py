"""`mathcheck new`: a claim file that verifies as it stands and says what each of its parts is for. Must never take the place of a file
unless asked to."""

import json
import os
import shlex
from pathlib import Path
from typing import Annotated

import typer

from ..registry.claim import id_instead, is_id
from ..registry.discovery import by_id, claim_files
from .files import writable, write
from .folders import Folder
from .guard import Stop
from .text import clean

TEMPLATE = Path(__file__).with_name("new_claim.txt")
TITLE = "From 1 on, squaring makes a number no smaller"
MAX_ID, MAX_TITLE = 64, 100  # characters; what fits into a line of the file


def command(
        claim: Annotated[str, typer.Argument(metavar="ID", show_default=False, help="The new claim's id: lower-case letters, digits and "
                                             "hyphens. Its file is named after it.")],
        output: Annotated[str | None, typer.Option("--output", "-o", metavar="PATH", show_default=False,
                                                    help="The file, ID.py, or the folder to write it to [default: this folder].")] = None,
        title: Annotated[str, typer.Option("--title", metavar="TEXT", show_default=False, help="What the claim says, in words.")] = TITLE,
        force: Annotated[bool, typer.Option("--force", help="Replace the file if there is one.")] = False) -> int:
    """Begin a claim file.

    It holds a small claim that verifies, with comments that say what each part is for and what to change first.
    docs/tutorial.md goes from there to a claim of your own.
    """
    _check(claim, title)
    path = _place(claim, output)
    writable(path)
    if (path.exists() or path.is_symlink()) and not force:
        raise Stop(f"there is already a file {path}; --force replaces it, another id leaves it alone")
    text = TEMPLATE.read_text(encoding="utf-8")
    for mark, value in (("@FILE@", path.name), ("@ID@", claim), ("@TITLE@", json.dumps(title, ensure_ascii=False))):
        text = text.replace(mark, value)
    write(path, text.encode("utf-8"))
    print(f"{clean(path)}: a claim that verifies, with comments that say what to change")
    print(f"next: mathcheck verify --claims {clean(shlex.quote(str(path)))}")
    return 0


def _check(claim: str, title: str) -> None:
    if not is_id(claim):
        raise Stop(f"{claim!r:.80} is not an id: {id_instead(claim[:MAX_ID])}")
    if claim.startswith("-") or len(claim) > MAX_ID:
        raise Stop(f"an id begins with a letter or a digit and has at most {MAX_ID} characters: {claim!r:.80}")
    there = next((p for p in Folder(None).read if claim in by_id(claim_files(p.folder))), None)
    if there:
        whose = f"a claim of the installed package {there.name}" if there.name else "a shipped claim"
        raise Stop(f"{claim} is {whose}, and a second one of that id could not be told from it; choose another id, "
                   f"or read that one: mathcheck show {claim}")
    if not title.strip() or not title.isprintable() or len(title) > MAX_TITLE:
        raise Stop(f"a title is one line of 1 to {MAX_TITLE} characters that can be printed")


def _place(claim: str, output: str | None) -> Path:
    place = Path(output or "")
    if place.is_dir():
        return place / f"{claim}.py"
    if output and output.endswith(os.sep):  # a Path does not keep it
        raise Stop(f"cannot write {place / claim}.py: there is no folder {place}")
    if place.name != f"{claim}.py":
        raise Stop(f"a claim's file is named after its id: {claim}.py, and not {place.name}; -o FOLDER writes {claim}.py there")
    return place
