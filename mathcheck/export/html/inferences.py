"""The kernel's inferences behind each step of a derivation: which of its rules, and how often.

The derivation's certificate, which the audit has accepted, is read once more by the kernel's own reader. Nothing but the kernel runs, and
no verdict comes of it: a derivation whose certificate is not read again has no such counts.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from typing import TypeAlias

from ...kernel.audit import RULE_MODULES
from ...kernel.certificate import read_certificate
from ...kernel.errors import KernelError, NotACertificate
from ...kernel.terms import Term
from ...kernel.theorem import Theorem, premises
from ..article import Derivation

__all__ = ["RULE_MODULES", "inferences"]  # the reader knows the rules of the modules that are loaded: all of them
_Sequent: TypeAlias = tuple[frozenset[Term], Term]


def inferences(derivation: Derivation) -> Mapping[int, Mapping[str, int]]:
    """By the number of the step, how often each rule was applied to get from other steps to it, without what an earlier step has needed
    already. A step that the certificate does not show is left out."""
    if not derivation.proof or derivation.certificate is None:
        return {}
    try:
        theorems = read_certificate(derivation.certificate).steps
    except (KernelError, NotACertificate, RecursionError, MemoryError):
        return {}
    found: dict[_Sequent, Theorem] = {}
    for th in theorems:
        found.setdefault(_sequent(th.hyps, th.concl), th)
    steps = {s.number: _sequent([s.formula] if s.kind == "suppose" else s.suppositions, s.formula) for s in derivation.steps}
    others, seen = set(steps.values()), set[int]()
    return {number: _counted(found[key], others, seen) for number, key in steps.items() if key in found}


def _sequent(hyps: Iterable[Term], concl: Term) -> _Sequent:
    return frozenset(hyps), concl


def _counted(goal: Theorem, others: Set[_Sequent], seen: set[int]) -> Mapping[str, int]:
    """The rules from these other sequents to the goal, the most frequent first. seen: the inferences that are counted already."""
    counts: Counter[str] = Counter()
    stack = [goal]
    while stack:
        th = stack.pop()
        counts[th.rule] += 1
        for p in premises(th.args):
            if id(p) not in seen and _sequent(p.hyps, p.concl) not in others:
                seen.add(id(p))
                stack.append(p)
    return dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))
