"""What the attacks share: certificates written by hand, and commands run as a user runs them."""

import json
import os
import subprocess
import sys
from tempfile import TemporaryDirectory
from typing import NamedTuple

from mathcheck.kernel.audit import audit
from mathcheck.kernel.terms import Term
from mathcheck.kernel.writer import write_statement, write_terms

COMMAND = [sys.executable, "-P", "-m", "mathcheck"]
SECONDS = 60


class P(NamedTuple):
    """In a certificate's step: the theorem of an earlier one."""

    step: int


def certificate(claimed, *steps, shown=(), theorem=None, **header):
    """The text of a certificate that claims a statement. A step is a rule's name and its arguments: terms, P(i) for the theorem of
    step i, numbers, words and tuples of these. shown: the steps for the obligations; theorem: the step that the header names, the last
    one if it is not given; header: other fields to be written there."""
    terms = [claimed, *(t for step in steps for t in _terms(step))]
    lines = write_terms(terms).splitlines()
    head = json.loads(lines[0])
    roots = iter(head["roots"])
    first = next(roots)
    written = [[_written(a, roots) for a in step] for step in steps]
    head = {"format": "mathcheck-certificate", "version": 2, "statement": first, "theorem": len(steps) - 1 if theorem is None else theorem,
            "obligations": list(shown), "terms": head["terms"], "steps": len(steps), **header}
    return "\n".join([_line(head), *lines[1:], *map(_line, written)]) + "\n"


def _line(value):
    return json.dumps(value, separators=(",", ":"))


def _terms(argument):
    if type(argument) is Term:
        yield argument
    elif type(argument) is tuple:
        for a in argument:
            yield from _terms(a)


def _written(argument, roots):
    if type(argument) is Term:
        return {"t": next(roots)}
    if type(argument) is P:
        return {"p": argument.step}
    return [_written(a, roots) for a in argument] if type(argument) is tuple else argument


def refused(rule, why, statement, *steps, expected=None, axioms=(), **how):
    """The audit refuses the certificate of the statement: this rule does, for this reason."""
    wanted = write_statement(statement if expected is None else expected)
    answer = audit(certificate(statement, *steps, **how), statement=wanted, axioms_allowed=frozenset(axioms))
    assert answer["outcome"] == "refused" and answer["rule"] == rule and why in answer["why"], answer


def left_open(missing, statement, *steps, axioms=(), **how):
    """The audit calls the certificate of the statement a theorem that is not what was asked for, and says that this is missing."""
    answer = audit(certificate(statement, *steps, **how), statement=write_statement(statement), axioms_allowed=frozenset(axioms))
    assert answer["outcome"] == "theorem" and missing in answer["missing"], answer


def proves(statement, *steps, axioms=(), **how):
    """The audit accepts the certificate: an attack that differs from it in one place is stopped because of that place."""
    answer = audit(certificate(statement, *steps, **how), statement=write_statement(statement), axioms_allowed=frozenset(axioms))
    assert answer["outcome"] == "proved", answer


class Done(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def document(self):
        """Its standard output as JSON."""
        return json.loads(self.out)


def run(*command, cwd=None, stdout=subprocess.PIPE, seconds=SECONDS, preexec_fn=None, **environment):
    """Run a command; no attack may end in a traceback or take too long."""
    plain = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON") and k not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR")}
    with TemporaryDirectory() as cache:  # what was verified before must not answer for what is attacked now
        done = subprocess.run([str(c) for c in command], stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE, cwd=cwd,
                              env={**plain, "LANG": "C.UTF-8", "MATHCHECK_CACHE_DIR": cache, **environment}, timeout=seconds,
                              preexec_fn=preexec_fn)
    out, err = ((text or b"").decode("utf-8", "surrogateescape") for text in (done.stdout, done.stderr))
    assert "Traceback" not in out + err, out + err
    return Done(done.returncode, out, err)


def mathcheck(*words, **how):
    """Run the mathcheck command."""
    return run(*COMMAND, *words, **how)
