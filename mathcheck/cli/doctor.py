"""`mathcheck doctor` among the other commands: its options, for Typer. What it does is in doctoring.py, which works without Typer."""

from .doctoring import report
from .options import Json


def command(json_output: Json = False) -> int:
    """Say what is missing, and how to get it.

    Looks at Python, the dependencies, the packaged claims, the kernel's files and a fresh kernel process, and at the optional parts:
    LaTeX, a browser, matplotlib, pytest, Coq. Works where Typer or another dependency is missing. Exit codes: 0 everything required is
    there, 1 something required is not.
    """
    return report(json_output)
