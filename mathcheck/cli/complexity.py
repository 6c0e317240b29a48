"""`mathcheck complexity`: f(n), the least ones that write n: of one number, proved on request, or of all up to a limit."""

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..registry.report import Report
from .files import writable, write
from .guard import Stop
from .options import LONGEST, Json, number
from .render import Progress
from .text import complain, plural, width, wrap
from .verdicts import problem_lines

if TYPE_CHECKING:
    from ..oracle.complexity_search import Found
    from ..oracle.complexity_search import Progress as Reached

SCHEMA = {"schema": "mathcheck-complexity", "version": 1}
SETTINGS = {"ignore_unknown_options": True}  # -5 is a number that is refused, not an option that is unknown
TOO_LATE = 3
MOST_SECONDS = 30 * 86400  # a search that is expected to take longer is not started
MOST_ESTIMATED = 10**300  # beyond, no time is estimated
PROOF = 20  # how many times as long as the search a proof takes, its audit included; measured from 10^12 to 10^15
TOLD = 1.0  # seconds from which it is told how long a search may take


def command(
        n: Annotated[str | None, typer.Argument(metavar="N", show_default=False, help="A positive integer.")] = None,
        certificate: Annotated[Path | None, typer.Option("--certificate", metavar="FILE", show_default=False,
                                                         help="Prove the value and write the proof, which mathcheck audit reads.")] = None,
        survey: Annotated[str | None, typer.Option("--survey", metavar="N", show_default=False,
                                                   help="Find f(1), ..., f(N) instead: which sums matter, and the records.")] = None,
        no_lemmas: Annotated[bool, typer.Option("--no-lemmas", help="With --survey: try every divisor, and every addend that is cheap "
                                                "enough.")] = False,
        save: Annotated[Path | None, typer.Option("--save", metavar="FILE.npy", show_default=False,
                                                  help="With --survey: write f(1), ..., f(N) as a NumPy array of bytes.")] = None,
        timeout: Annotated[float | None, typer.Option("--timeout", metavar="S", min=0.001, max=LONGEST, callback=number,
                                                      show_default=False,
                                                      help="Seconds after which to give up; the exit code is then 3.")] = None,
        json_output: Json = False) -> int:
    """Find the least number of ones that writes N with sums, products and brackets.

    It prints the number of ones and an expression with so many. The search is exact, but only --certificate proves the value:
    by the expression, and by a list of bounds that excludes every way with fewer ones, which the kernel checks.

    Exit codes: 0 found (and proved, if asked for); 1 not proved; 2 N is not a positive integer or beyond this machine;
    3 given up at the timeout; 130 interrupted.
    """
    if (n is None) == (survey is None):
        raise Stop("give a number, or --survey and a limit: mathcheck complexity 353942783")
    if survey is not None:
        if certificate is not None or timeout is not None:
            raise Stop("--certificate and --timeout go with a number, not with --survey")
        from .surveying import surveyed

        return surveyed(positive(survey, "the limit"), lemmas=not no_lemmas, save=save, json_output=json_output)
    if no_lemmas or save is not None:
        raise Stop("--no-lemmas and --save go with --survey")
    return _one(positive(n or ""), certificate, timeout, json_output)


def positive(text: str, what: str = "N") -> int:
    """The positive integer that the text says. Raises Stop for any other text. what: what it stands for, in messages."""
    if text.startswith("--"):
        raise Stop(f"no such option: {text}; mathcheck complexity --help lists them")
    try:
        value = int(text)
    except ValueError:
        raise Stop(f"{text!r:.80} is not an integer" + (" of a size that can be read" if text.lstrip("-").isdecimal() else "")) from None
    if value < 1:
        raise Stop(f"{what} is {value}, but the numbers that ones write start at 1")
    return value


def _one(n: int, certificate: Path | None, timeout: float | None, json_output: bool) -> int:
    from ..lang.ones import latex, text

    if certificate is not None:
        writable(certificate)
    start = time.monotonic()
    found = _search(n, timeout, proving=certificate is not None)
    written = text(found.expression)
    report = None
    if certificate is not None:
        left = None if timeout is None else max(0.1, timeout - (time.monotonic() - start))
        report = _proved(n, found.value, written, left)
        if report.verdict == "proved":
            write(certificate, (report.proofs[0].certificate or "").encode("ascii"))
    seconds = time.monotonic() - start
    if json_output:
        print(json.dumps({**SCHEMA, "n": n, "value": found.value, "expression": written, "latex": latex(found.expression),
                          "verdict": report.verdict if report else None,
                          "problems": report.data()["problems"] if report else [], "seconds": seconds}, indent=2))
    else:
        for line in _lines(n, found.value, written, latex(found.expression), report, certificate, seconds):
            print(line)
        if report is not None and report.verdict == "undecided" and timeout is not None:
            complain(f"mathcheck: not proved within {timeout:g} seconds; give more with --timeout")
    return 0 if report is None or report.verdict == "proved" else 3 if report.verdict == "undecided" else 1


def _search(n: int, timeout: float | None, proving: bool) -> "Found":
    """What the search finds, with a bar while it lasts; proving: whether a proof is to follow, of which the estimate then tells too."""
    from ..oracle.complexity_search import complexity, estimate

    if n >= MOST_ESTIMATED or (expected := estimate(n)) > MOST_SECONDS:
        raise Stop(f"a number of {len(str(n))} digits is beyond this search, whose time grows like the cube root of the number: "
                   f"{_duration(MOST_SECONDS)} would not be enough")
    if expected * (PROOF if proving else 1) > TOLD:
        complain(f"this may take about {_duration(expected * (PROOF if proving else 1))}")
    end = None if timeout is None else time.monotonic() + timeout
    with Progress(1.0, "searching", counted=False) as bar:
        def tell(progress: "Reached") -> None:
            if end is not None and time.monotonic() > end:
                raise Stop(f"given up after {timeout:g} seconds: f({n}) is at least {progress.budget}; give more with --timeout", TOO_LATE)
            bar.reach(progress.share, f"{progress.budget} ones")

        try:
            return complexity(n, progress=tell)
        except MemoryError:
            raise Stop(f"the memory is not enough to find f({n})") from None
        except RuntimeError as e:
            raise Stop(f"{n} is beyond this search: {e}") from None


def _proved(n: int, value: int, expression: str, left: float | None) -> Report:
    """The report on the claim that f(n) = value, which is run and audited like any other. left: seconds that it may take."""
    from ..registry.complexity import claim_file, claim_id
    from ..registry.discovery import packaged_claims
    from ..registry.leftovers import run_folder
    from ..registry.run import Runner

    with run_folder() as folder:
        path = Path(folder) / f"{claim_id(n)}.py"
        write(path, claim_file(n, value, expression).encode("utf-8"))
        runner = Runner([path, packaged_claims()], left)
        try:
            with Progress(None, "proving", counted=False):
                report = runner.run(path)
        finally:
            runner.stop()
    if not isinstance(report, Report):
        raise Stop(f"the proof could not be made: {getattr(report, 'why', 'no claim')}", 1)
    return report


def _lines(n: int, value: int, written: str, tex: str, report: Report | None, certificate: Path | None, seconds: float) -> list[str]:
    columns = width(sys.stdout)
    lines = [*wrap(f"f({n}) = {value}", columns), *wrap(f"{n} = {written}", columns, "", "    "),
             *wrap(f"LaTeX: {n} = {tex}", columns, "", "    "), "2 stands for 1 + 1 and 3 for 1 + 1 + 1"]
    if report is None:
        return lines + wrap(f"found in {seconds:.1f} s; --certificate FILE proves it", columns)
    if report.verdict == "proved":
        return lines + wrap(f"proved in {plural(report.proofs[0].inferences, 'kernel inference')}, {seconds:.1f} s; "
                            f"check it anywhere: mathcheck audit {certificate}", columns)
    return [*lines, f"not proved: {report.verdict}", *(problem_lines(report, columns) if report.verdict != "undecided" else ())]


def _duration(seconds: float) -> str:
    for size, word in ((86400, "days"), (3600, "hours"), (60, "minutes")):
        if seconds > 2 * size:
            return f"{seconds / size:.0f} {word}"
    return f"{seconds:.0f} seconds"
