"""`mathcheck axioms`: the closed list of what is cited and not proved."""

import json
import sys

from .. import __version__
from .options import Json
from .text import paint, width, wrap

SCHEMA = {"schema": "mathcheck-axioms", "version": 1}


def command(json_output: Json = False) -> int:
    """List the axioms.

    The textbook statements that a proof may cite instead of prove, each in words, as a formula, and with its source.
    """
    from ..kernel.axioms import AXIOMS
    from ..kernel.text import show

    if json_output:
        listed = [{"name": name, "words": a.words, "statement": show(a.statement), "source": a.source}
                  for name, a in sorted(AXIOMS.items())]
        print(json.dumps({**SCHEMA, "mathcheck": __version__, "axioms": listed}, indent=2))
        return 0
    columns = width(sys.stdout)
    for name, a in sorted(AXIOMS.items()):
        print(paint(name, "strong"))
        for text in (a.words, show(a.statement), f"source: {a.source}"):
            print("\n".join(wrap(text, columns, "  ", "    ")))
    return 0
