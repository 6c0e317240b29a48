"""`mathcheck audit`: the kernel's own audit in a fresh interpreter. This module only starts it and passes its answer on."""

import os
import subprocess
import sys
from pathlib import Path
from socket import socketpair
from typing import Annotated

import typer

from ..kernel.lines import LIMITS
from ..registry.lifeline import tie
from .options import Json


def _most(name: str) -> typer.models.OptionInfo:
    """The option that sets a limit of the audit."""
    words, standard, highest = LIMITS[name]
    option: typer.models.OptionInfo = typer.Option(f"--max-{name}", metavar="N", min=1, max=highest, show_default=False,
                                                   help=f"{words[0].upper()}{words[1:]} [default: {standard}].")
    return option


def command(
        file: Annotated[str, typer.Argument(metavar="FILE", show_default=False, help="A certificate; - for standard input.")],
        statement: Annotated[Path | None, typer.Option("--statement", metavar="FILE", show_default=False,
                                                       help="The statement that is expected, in a file of its own.")] = None,
        refutes: Annotated[bool, typer.Option("--refutes", help="The certificate must refute that statement.")] = False,
        axioms: Annotated[str | None, typer.Option("--axioms", metavar="NAME,NAME", show_default=False,
                                                   help="The axioms it may cite; '' for none.")] = None,
        json_output: Json = False,
        explain: Annotated[bool, typer.Option("--explain", help="Print what each step proves.")] = False,
        max_bytes: Annotated[int | None, _most("bytes")] = None, max_line: Annotated[int | None, _most("line")] = None,
        max_depth: Annotated[int | None, _most("depth")] = None, max_bits: Annotated[int | None, _most("bits")] = None,
        max_terms: Annotated[int | None, _most("terms")] = None, max_steps: Annotated[int | None, _most("steps")] = None,
        max_seconds: Annotated[int | None, _most("seconds")] = None, max_memory: Annotated[int | None, _most("memory")] = None) -> int:
    """Audit a certificate.

    A fresh interpreter loads the kernel and nothing else and replays the certificate's steps; no code of its author runs. The
    same as `python -I -m mathcheck.kernel.audit FILE`. A file that exceeds a limit is refused; the limits fit every shipped
    certificate twenty times over. Exit codes: 0 accepted, 1 refused or not a certificate, 2 usage.
    """
    limits = {"bytes": max_bytes, "line": max_line, "depth": max_depth, "bits": max_bits, "terms": max_terms, "steps": max_steps,
              "seconds": max_seconds, "memory": max_memory}
    words = [file if file == "-" or not file.startswith("-") else f"./{file}"]
    if statement is not None:
        words += ["--statement", str(statement)]
    if axioms is not None:
        words += ["--axioms", axioms]
    words += [word for word, wanted in (("--refutes", refutes), ("--json", json_output), ("--explain", explain)) if wanted]
    words += [part for name, most in limits.items() if most is not None for part in (f"--max-{name}", str(most))]
    # its output goes through here, so that a closed pipe ends this process and not the audit with a traceback
    life, held = socketpair()
    here = os.getpid()

    def tied() -> None:
        """In the new process: from its first moment on it ends with this one, also if this one has just ended."""
        tie(held, os.getpid())
        if os.getppid() != here:
            os._exit(1)

    with life, held, subprocess.Popen([sys.executable, "-I", "-m", "mathcheck.kernel.audit", *words], stdout=subprocess.PIPE,
                                      pass_fds=[held.fileno()], preexec_fn=tied) as process:
        held.close()
        try:
            for line in process.stdout or ():
                sys.stdout.write(line.decode("utf-8", "backslashreplace"))
            sys.stdout.flush()
        except BaseException:
            process.kill()
            raise
    return process.returncode
