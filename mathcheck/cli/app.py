"""The `mathcheck` command: which commands there are. Each lives in a module of its own, loaded when it is asked for.

Nothing is imported here that may be missing or broken: `mathcheck doctor` must be able to say so.
"""

import atexit
import gc
import importlib
import sys
from typing import TYPE_CHECKING

from .guard import guarded, outcome, prepare, streams

if TYPE_CHECKING:
    import typer

COMMANDS = {"list": "listing", "show": "showing", "verify": "verifying", "export": "exporting", "audit": "auditing",
            "axioms": "axioms", "twins": "twins", "lock": "locking", "complexity": "complexity", "try": "trying",
            "plot": "plotting", "new": "creating", "doctor": "doctor"}  # each with its module
HELP = "Check the mathematics people write down: a small kernel replays each claim's derivation in an interpreter of its own."
EXIT_CODES = ("Exit codes: 0 every claim met what it expects; 1 something failed, was unexpectedly refuted or could not be loaded; "
              "2 usage; 3 something is undecided or open; 74 what was asked for could not be written; 130 interrupted.")


def application(argv: list[str]) -> "typer.Typer":
    """The application for these arguments: with the one command that they name, since building all of them takes longer than
    listing the claims; with all commands where none is named and help may be wanted."""
    import typer

    from .options import before

    app = typer.Typer(name="mathcheck", help=HELP, epilog=EXIT_CODES, no_args_is_help=True, add_completion=False, rich_markup_mode=None,
                      pretty_exceptions_enable=False, context_settings={"help_option_names": ["-h", "--help"]})
    app.callback()(before)
    for name in [argv[0]] if argv and argv[0] in COMMANDS else COMMANDS:
        module = importlib.import_module(f".{COMMANDS[name]}", __package__)
        app.command(name, context_settings=getattr(module, "SETTINGS", None))(guarded(module.command))
    return app


def main() -> None:
    """The console script."""
    # a short process: looking for garbage among imports and terms costs a third of `list`, half of it at the end, and frees nothing
    gc.disable()
    atexit.register(gc.freeze)
    argv = sys.argv[1:]
    if argv in (["doctor"], ["doctor", "--json"]):  # it is asked where Typer, the kernel or a system that can fork may be missing
        from .doctoring import report

        streams()
        sys.exit(outcome(lambda: report("--json" in argv)))
    prepare()
    sys.exit(outcome(lambda: _code(argv)))


def _code(argv: list[str]) -> int:
    from ..kernel.process import room_for_terms

    room_for_terms()
    app = application(argv)
    try:
        app(prog_name="mathcheck")
    except SystemExit as e:
        return e.code if isinstance(e.code, int) else 1
    return 0


if __name__ == "__main__":
    main()
