"""Where claims lie, and loading one file. A claim's file is named after its id, so an id is found without running anything.

Loading runs the file's code. Files are loaded by path; their folder is never put on sys.path, so a claims folder may hold a
`json.py` without disturbing anything.
"""

import difflib
import sys
import traceback
import types
from collections.abc import Iterable
from pathlib import Path

from .claim import Claim, ClaimError
from .errors import NoReport

SEE_MORE = "run the file with python to see more"  # the hint where a file's process has said too little


class LoadError(NoReport):
    """A file could not be loaded as a claim. path; line: 0 if unknown; why; hint: what to try, or empty."""

    def __init__(self, path: Path, line: int, why: str, hint: str = "") -> None:
        super().__init__(path, line, why, hint)  # as they are, so that it can be pickled
        self.path = path
        self.line = line
        self.why = why
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.path}" + (f", line {self.line}" if self.line else "") + f": {self.why}" + (f" ({self.hint})" if self.hint else "")


def packaged_claims() -> Path:
    """The folder of the shipped claims: beside the package's modules in an installed wheel, else in the source tree."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_claims"
    return installed if installed.is_dir() else package.parent / "claims"


def claim_files(path: Path) -> list[Path]:
    """The Python files of a folder, sorted by id, or the one file. Names that start with _ or . are left out.

    Raises FileNotFoundError if there is no such path.
    """
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise FileNotFoundError(path)
    found = [p for p in path.rglob("*.py") if not any(part.startswith(("_", ".")) for part in p.relative_to(path).parts)]
    return sorted(found, key=lambda p: (p.stem, p))


def by_id(paths: Iterable[Path]) -> dict[str, list[Path]]:
    """Files by the id that their name promises. More than one file an id is for the caller to report."""
    found: dict[str, list[Path]] = {}
    for p in paths:
        found.setdefault(p.stem, []).append(p)
    return found


def nearest(wanted: str, known: Iterable[str]) -> list[str]:
    """Up to three known ids that look like the wanted one."""
    names = sorted(known)
    contained = [n for n in names if wanted and wanted in n]
    return list(dict.fromkeys([*difflib.get_close_matches(wanted, names, n=3, cutoff=0.5), *contained]))[:3]


def load(path: Path) -> Claim | None:
    """Run a file and return its `claim`; None if it declares none. Raises LoadError."""
    if path.suffix != ".py":
        raise LoadError(path, 0, "not a Python file", "a claim file ends in .py")
    if path.exists() and not path.is_file():  # a pipe would be waited for, a device read without end
        raise LoadError(path, 0, "not an ordinary file", "a claim file is a text")
    # not through importlib, which would look for and write bytecode beside the user's files
    module = types.ModuleType(f"claim file {path}")
    module.__file__ = str(path)
    sys.modules[module.__name__] = module
    try:
        exec(compile(path.read_bytes(), str(path), "exec", dont_inherit=True), module.__dict__)
    except KeyboardInterrupt:
        raise
    except SyntaxError as e:
        raise LoadError(path, e.lineno or 0, f"not valid Python: {e.msg}",
                        "close each bracket, put commas between arguments, write 2 * n for 2n") from e
    except ClaimError as e:
        twin = f"twin {e.claim}: " if "/" in e.claim else ""
        raise LoadError(path, line_in(e, str(path)), twin + e.why, e.hint) from e
    except BaseException as e:
        from .slips import explained  # most files load

        raise LoadError(path, line_in(e, str(path)), *explained(e)) from e
    finally:
        sys.modules.pop(module.__name__, None)
    claim = getattr(module, "claim", None)
    if claim is None:
        other = next((name for name, value in module.__dict__.items() if isinstance(value, Claim)), None)
        if other is not None:
            raise LoadError(path, 0, f"its claim is called {other!r}, and would be overlooked", "claim = Claim(...)")
        return None
    if not isinstance(claim, Claim):
        raise LoadError(path, 0, f"`claim` is a {type(claim).__name__}, not a Claim", "claim = Claim(id=..., title=..., statement=...)")
    if claim.id != path.stem:
        raise LoadError(path, 0, f"it declares the claim {claim.id!r}, but a claim's file is named after its id",
                        f"rename the file to {claim.id}.py, or give the claim the id {path.stem!r}")
    return claim


def line_in(e: BaseException, file: str) -> int:
    """The line of the file in which an exception was raised, or from which it came; 0 if it did not pass through the file."""
    lines = [frame.lineno for frame in traceback.extract_tb(e.__traceback__) if frame.filename == file]
    return lines[-1] or 0 if lines else 0
