"""What `mathcheck doctor` prints. Like checkup.py it needs nothing but the standard library: Rich only draws where it works."""

import json
import sys

from .. import __version__
from .checkup import FAILED, MISSING, OK, Check, checks, exit_code
from .digests import combined
from .text import clean, is_terminal, width, wrap

SCHEMA = {"schema": "mathcheck-doctor", "version": 1}
BLIND = ("This is the digest of the kernel's files together. Who can change them can also change the list that they are compared with, and "
         "this command, so compare it with the one in the release notes. Bytecode beside the files is not looked at.")


def report(json_output: bool) -> int:
    """Look at everything and print it; the exit code."""
    found = checks()
    code = exit_code(found)
    if json_output:
        listed = [{"name": c.name, "required": c.required, "state": c.found.state, "found": c.found.words, "remedy": c.found.remedy}
                  for c in found]
        print(json.dumps({**SCHEMA, "mathcheck": __version__, "exit_code": code, "checks": listed, "kernel_digest": combined()}, indent=2))
        return code
    if is_terminal(sys.stdout) and any(c.name == "rich" and c.found.state == OK for c in found):
        from .render import checkup_table

        checkup_table([(c.found.state, c.name, c.found.words, c.found.remedy) for c in found], sum(c.required for c in found))
    else:
        for c in found:
            print("\t".join(map(clean, (c.found.state, c.name, c.found.words, c.found.remedy))))
    print(combined())
    print("\n".join([*wrap(BLIND, width(sys.stdout)), *wrap(_summary(found), width(sys.stdout))]))
    return code


def _summary(found: list[Check]) -> str:
    failed = [c.name for c in found if c.found.state == FAILED]
    missing = [c.name for c in found if c.found.state == MISSING]
    required = f"Not as required: {', '.join(failed)}." if failed else "Everything required is there."
    return required + (f" Optional parts that are missing: {', '.join(missing)}." if missing else "")
