"""What a claim's file declares, and whether an earlier answer is about that.

A kept answer is never believed about what a claim says: the file is loaded again, and an answer that says anything else is not used.
"""

from typing import Any

from ..kernel.text import show, show_definitions
from ..kernel.writer import write_statement
from .claim import Claim
from .picture import written_picture
from .witness import witness_words, write_witness

_HEAD = ("id", "title", "title_zh", "source", "tags", "expects")
_OF_CLAIM = (*_HEAD, "statement", "definitions", "term", "axioms", "picture")
_OF_TWIN = ("id", "statement", "term", "note", "breaks", "slip")


def head(claim: Claim) -> dict[str, Any]:
    """What a list says of the claim, as data."""
    return {**{name: getattr(claim, name) for name in _HEAD}, "tags": list(claim.tags)}


def declaration(claim: Claim) -> dict[str, Any]:
    """What the claim declares, as data; nothing is run. A witness that is not declared is None, since it is searched for."""
    twins = [{"id": f"{claim.id}/{t.id}", "statement": show(t.statement), "term": write_statement(t.statement), "note": t.note,
              "breaks": t.breaks, "slip": t.slip, "witness": _declared(t.refuted_at)} for t in claim.twins]
    asked = claim.computation
    return {**head(claim), "statement": show(claim.statement), "definitions": show_definitions(claim.statement),
            "term": write_statement(claim.statement), "axioms": list(claim.axioms), "derivations": list(claim.derivations),
            "computation": asked and {"survey": asked.survey, "arguments": dict(asked.arguments)},
            "refuted_at": _declared(claim.refuted_at) if claim.expects == "refuted" else None, "twins": twins,
            "picture": None if claim.picture is None else written_picture(claim.picture)}


def agrees(declared: dict[str, Any], answer: dict[str, Any]) -> bool:
    """The checked answer is about exactly the declared claim: it has its statement, axioms, derivations, twins and computation, and no
    others. Raises LookupError, TypeError or AttributeError where `declared` is no declaration."""
    asked, refutation, twins = answer["computation"], answer["refutation"], answer["refuted"]
    said = {**{name: answer[name] for name in _OF_CLAIM}, "derivations": [d["name"] for d in answer["derived"]],
            "computation": asked and {"survey": asked["survey"], "arguments": asked["arguments"]},
            "refuted_at": _witness(declared["refuted_at"], refutation),
            "twins": [{**{name: t[name] for name in _OF_TWIN}, "witness": _witness(d["witness"], t)}
                      for d, t in zip(declared["twins"], twins)]}
    return said == declared and len(twins) == len(declared["twins"]) and (refutation is not None) == (declared["expects"] == "refuted")


def _declared(witness: Any) -> dict[str, Any] | None:
    return {"witness": witness_words(witness), "at": write_witness(witness)} if witness else None


def _witness(declared: Any, refutation: dict[str, Any] | None) -> dict[str, Any] | None:
    """The witness that was used, where one is declared."""
    return None if declared is None or refutation is None else {"witness": refutation["witness"], "at": refutation.get("at")}


__all__ = ["agrees", "declaration", "head"]
