"""`mathcheck plot`: the picture that a claim declares, as files. It runs the claim's file to get the declaration, and says no verdict."""

from pathlib import Path
from typing import Annotated, Any

import typer

from ..kernel.errors import KernelError, NotACertificate
from ..registry.answer import declared
from ..registry.picture import read_picture
from ..registry.run import Runner
from .files import writable, write
from .folders import Folder
from .guard import Stop
from .options import ClaimId, Claims, Timeout
from .text import clean

UNDECIDED = 3


def command(
        claim: ClaimId,
        output: Annotated[Path | None, typer.Option("--output", "-o", metavar="DIR", show_default=False,
                                                    help="The folder to write to; this one if not given.")] = None,
        claims: Claims = None, timeout: Timeout = None) -> int:
    """Draw the picture that a claim declares, as ID.png and ID.svg.

    Bands are rigorous enclosures: they hold every value of the function over their part of the axis, and curves go through enclosed
    values. The claim itself is not verified here. Needs matplotlib, which pip install 'mathcheck[plot]' brings.

    Exit codes: 0 drawn; 1 the claim's file cannot be loaded; 2 the claim has no picture, matplotlib is missing or a file cannot be
    written; 3 the values cannot be shown, or the time is used up; 130 interrupted.
    """
    folder = Folder(claims)
    path = folder.only(claim)
    try:
        from ..export.plot import drawn
    except ModuleNotFoundError as e:
        if (e.name or "").partition(".")[0] != "matplotlib":
            raise
        raise Stop("pictures are drawn by matplotlib, which is not installed here; pip install 'mathcheck[plot]' brings it") from None
    from ..registry.sampled import Unplottable, sampled

    place = Path() if output is None else output
    if not place.is_dir():
        raise Stop(f"there is no folder {place}")
    files = [place / f"{claim}.png", place / f"{claim}.svg"]
    for file in files:
        writable(file)
    found = _declared(Runner(folder.roots, timeout), path)
    if found["picture"] is None:
        raise Stop(f"{claim} declares no picture; a line such as picture=curves(exp(x), 1 + x, over=(x, -2, 2)) in its Claim does")
    try:
        picture = read_picture(found["picture"])
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError, KernelError, NotACertificate):
        raise _no_answer(path) from None
    try:
        shown = sampled(picture)
    except Unplottable as e:
        raise Stop(f"the picture of {claim} is not drawn: {e}", UNDECIDED) from None
    for file, data in zip(files, drawn(clean(found["title"]), shown)):
        write(file, data)
        print(file)
    return 0


def _declared(runner: Runner, path: Path) -> dict[str, Any]:
    """What the file declares, by a process of its own."""
    try:
        answer = runner.describe(path)
    finally:
        runner.stop()
    if answer["kind"] == "none":
        raise Stop(f"{path} declares no `claim`", 1)
    if answer["kind"] != "claim":
        line = f", line {answer['line']}" if answer.get("line") else ""
        raise Stop(f"{path}{line}: {answer.get('why')}" + (f" ({answer['hint']})" if answer.get("hint") else ""),
                   UNDECIDED if answer["kind"] == "undecided" else 1)
    try:
        return declared(answer)
    except ValueError:
        raise _no_answer(path) from None


def _no_answer(path: Path) -> Stop:
    return Stop(f"{path}: its process gave an answer that is not one of a worker", 1)
