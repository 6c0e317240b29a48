"""Refutation by enclosures, for a statement that the kernel does not refute at its witness, in a process that loads no claim file:
`python -I -m mathcheck.registry.refuter`, a request a line in, an answer a line out.

request: {"statement": terms, "at": {variable: terms}}, an exact value, or a function's parameters and its value; answer:
{"outcome": "refuted" or "ill-posed", "digits": [50, 100]}, or {"error": why}. The kernel derives what the statement says at the witness;
Arb must find, at both precisions, that this is false, or has no value, while the hypotheses on the way there hold.
"""

import sys
import time
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..kernel.certificate import read_statement
from ..kernel.errors import KernelError, NotACertificate
from ..kernel.functions import forall_elim_function
from ..kernel.logic import and_left, and_right, assume, forall_elim, imp_elim
from ..kernel.sorts import PROP
from ..kernel.terms import Term, number
from ..kernel.theorem import Theorem
from ..methods.conditions import prove
from ..methods.wellposed import met
from ..numeric.closed import truth
from ..numeric.truth import FALSE, TRUE, UNDEFINED
from .serving import serve
from .witness import read_witness

DIGITS = (50, 100)
SECONDS = 10.0
MAX_REQUEST = 4_000_000  # characters
_OUTCOMES = {FALSE: "refuted", UNDEFINED: "ill-posed"}


class NotRefuted(Exception):
    """The enclosures do not exclude that the statement is true. why: what they leave open."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class _Instance(NamedTuple):
    """From the statement and the suppositions, the kernel derives the formula."""

    suppositions: tuple[Term, ...]
    formula: Term


def refuted_by_enclosures(statement: Term, witness: Mapping[str, Any], seconds: float = SECONDS) -> str:
    """"refuted" or "ill-posed", for a closed formula that at the witness is false, or has no value, at both precisions.
    Raises NotRefuted."""
    if statement.sort is not PROP or statement.free or statement.loose:
        raise NotRefuted("the statement is not a closed formula")
    end = time.monotonic() + seconds
    why = "the statement says nothing at the witness"
    for instance in _instances(assume(statement), statement, witness):
        found = [_truth(instance, witness, digits, end) for digits in DIGITS]
        if found[0] in _OUTCOMES and found.count(found[0]) == len(DIGITS):
            return _OUTCOMES[found[0]]
        why = f"at the witness the enclosures leave {instance.formula!r} open"
        if found == [TRUE] * len(DIGITS):
            why = f"at the witness it says {instance.formula!r}, which is true, or supposes what is not seen to hold"
    raise NotRefuted(why)


def _instances(th: Theorem, statement: Term, witness: Mapping[str, Any]) -> Iterator[_Instance]:
    """What the statement says at the witness: each part of it for which there are values."""
    op, args = th.concl.op, th.concl.args
    if op == "and":
        missing = []
        for side in (and_left(th), and_right(th)):
            try:
                yield from _instances(side, statement, witness)
            except NotRefuted as e:
                missing.append(e)
        if len(missing) == 2:
            raise missing[0]
    elif op == "imp":
        yield from _instances(imp_elim(th, assume(args[0])), statement, witness)
    elif op == "forall":
        if th.concl.data[0] not in witness:
            raise NotRefuted(f"the witness gives no value for {th.concl.data[0]}")
        value = witness[th.concl.data[0]]
        try:
            there = forall_elim_function(th, value[:-1], number(value[-1])) if isinstance(value, tuple) else forall_elim(th, number(value))
        except KernelError as e:
            raise NotRefuted(f"the witness does not fit {th.concl.data[0]}: {e.why}") from e
        yield from _instances(there, statement, witness)
    else:
        yield _Instance(tuple(h for h in th.hyps if h != statement), th.concl)


def _truth(instance: _Instance, witness: Mapping[str, Any], digits: int, end: float) -> int:
    """What the formula may be at this precision; TRUE, which refutes nothing, where a supposition is not seen to hold."""
    for s in instance.suppositions:
        if truth(s, digits, end) != TRUE and prove(s, []) is None and met(s, witness, []) is None:
            return TRUE
    return truth(instance.formula, digits, end)


def answer(request: Any) -> dict[str, Any]:
    """Look at one statement."""
    if not (isinstance(request, dict) and set(request) == {"statement", "at"} and isinstance(request["statement"], str)
            and isinstance(request["at"], dict) and all(isinstance(v, str) for v in request["at"].values())):
        return {"error": "the request is not a statement and a witness"}
    if len(request["statement"]) + sum(map(len, request["at"].values())) > MAX_REQUEST:
        return {"error": f"the request has more than {MAX_REQUEST} characters"}
    try:
        statement, witness = read_statement(request["statement"]), read_witness(request["at"])
        return {"outcome": refuted_by_enclosures(statement, witness), "digits": list(DIGITS)}
    except NotRefuted as e:
        return {"error": e.why}
    except (KernelError, NotACertificate) as e:
        return {"error": f"the request is not a statement and a witness: {e}"}
    except (ArithmeticError, MemoryError, RecursionError, ValueError) as e:
        return {"error": f"the enclosures were not found: {type(e).__name__}"}


def main() -> int:
    """Answer the requests on standard input until it ends."""
    return serve(answer, judges=True)


if __name__ == "__main__":
    sys.exit(main())
