"""The surveys that a computed claim may name, each run to the statement that it establishes, in a process that loads no claim file:
`python -I -m mathcheck.registry.surveyor`, a request a line in, an answer a line out.

request: {"survey": name, "arguments": {name: whole number}}; answer: {"statement": terms, "findings": [..], "checks": [..]}, or
{"error": why} where the survey finds something else or there is none, or {"undecided": why, "hint": what to do} where it is not run.
A survey that finds something else never weakens its statement.
"""

import hashlib
import inspect
import sys
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ..kernel.terms import Term
from ..kernel.writer import write_statement
from ..lang.build import Nat, eq, forall, implies, prime
from ..lang.standard import complexity
from ..surveys.integer_complexity import Survey, SurveyRefused, by_definition, survey
from .serving import serve


class SurveyFailed(Exception):
    """The computation does not establish the statement. why: what it found instead."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Finding(NamedTuple):
    """statement: what is established; findings: what else was found; checks: what the computation was compared with just now."""

    statement: Term
    findings: tuple[str, ...]
    checks: tuple[str, ...]


# the least numbers that take 1, 2, 3, .. ones: OEIS A005520
_RECORDS = (
    1, 2, 3, 4, 5, 7, 10, 11, 17, 22, 23, 41, 47, 59, 89, 107, 167, 179, 263, 347, 467, 683, 719, 1223, 1438, 1439, 2879, 3767, 4283, 6299,
    10079, 11807, 15287, 21599, 33599, 45197, 56039, 81647, 98999, 163259, 203999, 241883, 371447, 540539, 590399, 907199, 1081079,
    1851119, 2041199, 3243239, 3840479, 6562079, 8206559)
_DEFINITION = 1_000
# SHA-256 of f(1), .., f(10^6) as bytes, which three other programs agree on: M. N. Fuller's, J. Iraids's, and a naive sieve
_MILLION = "40e7e4df737b258e5a66b6f3cc7451fef95615231de18eb8f6b3f9c4228249f0"


def prime_complexity(below: int) -> Finding:
    """Every prime q < below takes one 1 more than q - 1: no sum of two parts from 2 on is as cheap as q - 1, and a prime has no product."""
    found = survey(below)
    early = [q for q in found.primes_flagged if q < below]
    if early:
        raise SurveyFailed(f"f({early[0]}) is not f({early[0] - 1}) + 1")
    q = Nat("q")
    statement = forall(q, implies(prime(q), q < below, eq(complexity(q), complexity(q - 1) + 1)))
    said = [f"{n} = {d}*{n // d}" if d < n else f"{n}, a prime" for n, d in zip(found.flagged, found.least_factors)]
    flagged = f"of all n to {below}, a sum of two parts from 2 on is as cheap as n - 1 only for " + (", ".join(said) or "none")
    return Finding(statement, (flagged,), _checks(found))


def _checks(found: Survey) -> tuple[str, ...]:
    """What a survey is compared with each time. Raises SurveyFailed where it differs."""
    known = [n for n in _RECORDS if n <= found.limit]
    if [n for n, _ in found.records][:len(known)] != known:
        raise SurveyFailed("the least numbers that take 1, 2, 3, .. ones are not those of OEIS A005520")
    values = survey(10**6, keep=True).values
    if values is None or hashlib.sha256(values.tobytes()).hexdigest() != _MILLION:
        raise SurveyFailed("f(1), .., f(10^6) are not as other programs have them")
    if values[:_DEFINITION].tolist() != by_definition(_DEFINITION)[1:]:
        raise SurveyFailed(f"f(1), .., f({_DEFINITION}) are not as the definition has them")
    return (f"{len(known)} terms of OEIS A005520", "the SHA-256 of f(1), .., f(10^6) as three other programs found it",
            f"f(1), .., f({_DEFINITION}) by the definition")


SURVEYS: Mapping[str, Callable[..., Finding]] = {"prime-complexity": prime_complexity}


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Run one survey."""
    name, arguments = request["survey"], request["arguments"]
    if name not in SURVEYS:
        return {"error": f"there is no survey {name!r}", "hint": "one of " + ", ".join(sorted(SURVEYS))}
    if type(arguments) is not dict or any(type(v) is not int for v in arguments.values()):
        return {"error": "the arguments of a survey are whole numbers by name"}
    try:
        inspect.signature(SURVEYS[name]).bind(**arguments)
    except TypeError as e:
        return {"error": f"the survey {name} does not take these arguments: {e}"}
    try:
        found = SURVEYS[name](**arguments)
    except SurveyFailed as e:
        return {"error": e.why}
    except SurveyRefused as e:
        return {"undecided": e.why, "hint": e.hint}
    except MemoryError:
        return {"undecided": "the memory was not enough", "hint": "run it where there is more"}
    return {"statement": write_statement(found.statement), "findings": list(found.findings), "checks": list(found.checks)}


def main() -> int:
    """Answer the requests on standard input until it ends."""
    return serve(answer, judges=True)


if __name__ == "__main__":
    sys.exit(main())
