"""What a claim is warned of: that it may say less than it seems to. A warning is no fault, and no verdict depends on one."""

from collections.abc import Mapping, Sequence
from typing import Any

from ..kernel.errors import KernelError
from ..kernel.terms import BINDERS, Defined, Term
from ..kernel.text import show
from ..kernel.theorem import Theorem
from ..methods.errors import MethodError
from ..methods.wellposed import owed
from .claim import Claim
from .strength import unused


def _warned(where: str, why: str, hint: str) -> dict[str, str]:
    """One warning, as data. where: a twin's id, "numeric check", or empty for the claim itself."""
    return {"where": where, "why": why, "hint": hint}


def needless(claim: Claim, name: str, th: Theorem, lemmas: Sequence[Theorem]) -> list[dict[str, str]]:
    """Of each hypothesis that the derivation never uses, where the statement has a value without it too. lemmas: as for `owed`."""
    def accepted(rest: Theorem) -> bool:
        try:
            owed(rest.concl, claim.witness, lemmas)
        except (MethodError, KernelError):
            return False
        return True

    try:
        found = unused(th, accepted)
    except (MethodError, KernelError, RecursionError):
        return []  # nothing is known, and a warning must not cost a proof
    which = f" {name!r}" if len(claim.derivations) > 1 else ""
    return [_warned("", f"the hypothesis {show(h)} is never used; the derivation{which} proves the statement without it",
                    "leave it out, or ask whether the statement says what is meant") for h in found]


def unmet(numbers: Mapping[str, Any]) -> list[dict[str, str]]:
    """Of hypotheses that the numeric check does not meet anywhere."""
    region, outcome = numbers["region"], numbers["outcome"]
    return [_warned("numeric check", f"{u} on the region {region}, so that {outcome!r} says nothing about what follows from it",
                    "widen the region until it has places where that holds, or leave out a hypothesis that the others exclude")
            for u in numbers["unmet"]]


def namesakes(claim: Claim) -> list[dict[str, str]]:
    """Of each twin that is the claim, or an earlier twin, under other names of variables, definitions and parameters."""
    nameless = _Nameless()
    seen = {nameless(claim.statement): "the claim"}
    found = []
    for twin in claim.twins:
        same = seen.setdefault(nameless(twin.statement), f"the twin {claim.id}/{twin.id}")
        if same != f"the twin {claim.id}/{twin.id}":
            found.append(_warned(f"{claim.id}/{twin.id}", f"its statement differs from that of {same} only in names, if at all",
                                "change what it says, so that it shows what the claim could have got wrong"))
    return found


class _Nameless:
    """Numbers terms: two get one number exactly if they differ in nothing but names. A definition is what it says of its parameters."""

    def __init__(self) -> None:
        self._numbers: dict[Any, int] = {}
        self._done: dict[tuple[Term, Defined | None], int] = {}

    def __call__(self, t: Term, within: Defined | None = None) -> int:
        """within: the definition whose parameters, and for a recursion whose own name, are the variables of t."""
        if (t, within) not in self._done:
            said: Any = t.data
            if t.op in ("call", "rec"):
                said = t.data.result, *(sort for _, sort in t.data.params), *(self(part, t.data) for part in t.data.parts)
            elif t.op in BINDERS:
                said = t.data[1]
            elif t.op in ("var", "bvar"):
                said = t.sort, _place(t.data, within) if t.op == "var" and within else t.data
            parts = (t.op, said, *(self(a, within) for a in t.args))
            self._done[t, within] = self._numbers.setdefault(parts, len(self._numbers))
        return self._done[t, within]


def _place(name: str, within: Defined) -> int:
    """Which parameter it is; after the last of them the definition itself."""
    return [*(param for param, _ in within.params), within.name].index(name)


__all__ = ["namesakes", "needless", "unmet"]
