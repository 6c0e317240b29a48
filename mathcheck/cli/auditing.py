"""`mathcheck audit`: the kernel's own audit in a fresh interpreter. This module only starts it and passes its answer on."""

import subprocess
import sys
from pathlib import Path
from socket import socketpair
from typing import Annotated

import typer

from ..registry.lifeline import tie
from .options import Json


def command(
        file: Annotated[str, typer.Argument(metavar="FILE", show_default=False, help="A certificate; - for standard input.")],
        statement: Annotated[Path | None, typer.Option("--statement", metavar="FILE", show_default=False,
                                                       help="The statement that is expected, in a file of its own.")] = None,
        refutes: Annotated[bool, typer.Option("--refutes", help="The certificate must refute that statement.")] = False,
        axioms: Annotated[str | None, typer.Option("--axioms", metavar="NAME,NAME", show_default=False,
                                                   help="The axioms it may cite; '' for none.")] = None,
        json_output: Json = False,
        explain: Annotated[bool, typer.Option("--explain", help="Print what each step proves.")] = False) -> int:
    """Audit a certificate.

    A fresh interpreter loads the kernel and nothing else and replays the certificate's steps; no code of its author runs. The
    same as `python -I -m mathcheck.kernel.audit FILE`. Exit codes: 0 accepted, 1 refused or not a certificate, 2 usage.
    """
    words = [file if file == "-" or not file.startswith("-") else f"./{file}"]
    if statement is not None:
        words += ["--statement", str(statement)]
    if axioms is not None:
        words += ["--axioms", axioms]
    words += [word for word, wanted in (("--refutes", refutes), ("--json", json_output), ("--explain", explain)) if wanted]
    # its output goes through here, so that a closed pipe ends this process and not the audit with a traceback
    life, held = socketpair()
    with life, held, subprocess.Popen([sys.executable, "-I", "-m", "mathcheck.kernel.audit", *words], stdout=subprocess.PIPE,
                                      pass_fds=[held.fileno()]) as process:
        tie(held, process.pid)
        held.close()
        try:
            for line in process.stdout or ():
                sys.stdout.write(line.decode("utf-8", "backslashreplace"))
            sys.stdout.flush()
        except BaseException:
            process.kill()
            raise
    return process.returncode
