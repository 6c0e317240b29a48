"""The shape of a worker's answer. A claim file is code and may have sent anything, so nothing is used before it is checked."""

from typing import Any

from ..numeric.exact import OUTCOMES
from .claim import EXPECTED, is_id

_TEXTS = [str]
_MAYBE = (str, type(None))
_GOAL = {"step": _MAYBE, "goal": _MAYBE, "why": str, "hint": str, "given": _TEXTS}
_STEP = {"label": str, "kind": str, "words": str, "premises": _TEXTS, "why": str, "hyps": [int], "concl": int, "axioms": _TEXTS}
_DERIVED = {"name": str, "certificate": _MAYBE, "error": (_GOAL, type(None)), "steps": [_STEP], "terms": str, "cites": _TEXTS}
_REFUTATION = {"certificate": _MAYBE, "error": _MAYBE, "witness": str}
_STOP = {"step": _MAYBE, "why": str, "certificate": _MAYBE, "term": _MAYBE}
_TWIN = {**_REFUTATION, "id": str, "statement": str, "term": str, "note": str, "breaks": _MAYBE, "stop": (_STOP, type(None))}
_COMPUTATION = {"survey": str, "arguments": dict, "certificate": _MAYBE, "error": (_GOAL, type(None))}
_NUMERIC = {"outcome": str, "region": str, "points": int, "where": str, "digits": (str, int, type(None))}
_ANSWER = {"id": str, "title": str, "title_zh": str, "source": str, "tags": _TEXTS, "expects": str, "path": str, "statement": str,
           "definitions": _TEXTS, "axioms": _TEXTS, "term": str,
           "derived": [_DERIVED], "refutation": (_REFUTATION, type(None)), "computation": (_COMPUTATION, type(None)),
           "refuted": [_TWIN],
           "numeric": _NUMERIC}


def checked(answer: dict[str, Any]) -> dict[str, Any]:
    """The answer itself. Raises ValueError naming the first thing that is not as a worker writes it."""
    _check(answer, _ANSWER, "answer")
    if not is_id(answer["id"]) or answer["expects"] not in EXPECTED or answer["numeric"]["outcome"] not in OUTCOMES:
        raise ValueError("an id, expectation or numeric outcome that does not exist")
    for twin in answer["refuted"]:
        if not twin["id"].startswith(answer["id"] + "/"):
            raise ValueError(f"the twin {twin['id']!r} of another claim")
    return answer


def _check(value: Any, shape: Any, where: str) -> None:
    """shape: a type, a tuple of alternatives, [shape of the items], or {key: shape} (further keys are ignored)."""
    if isinstance(shape, tuple):
        if type(value) is dict and isinstance(shape[0], dict):
            _check(value, shape[0], where)
        elif not any(type(value) is t for t in shape if isinstance(t, type)):
            raise ValueError(f"{where} has the wrong type")
    elif isinstance(shape, list):
        if type(value) is not list:
            raise ValueError(f"{where} is not a list")
        for i, item in enumerate(value):
            _check(item, shape[0], f"{where}[{i}]")
    elif isinstance(shape, dict):
        if type(value) is not dict or not shape.keys() <= value.keys():
            raise ValueError(f"{where} lacks a field")
        for key, inner in shape.items():
            _check(value[key], inner, f"{where}.{key}")
    elif type(value) is not shape:
        raise ValueError(f"{where} has the wrong type")
