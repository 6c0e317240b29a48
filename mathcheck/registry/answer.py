"""The shape of a worker's answer. A claim file is code and may have sent anything, so nothing is used before it is checked."""

from typing import Any

from .claim import EXPECTED, is_id
from .numbers import OUTCOMES

MAX_KEY = 100  # characters of a name that a claim file chooses

_TEXTS = [str]
_MAYBE = (str, type(None))
_GOAL = {"step": _MAYBE, "goal": _MAYBE, "why": str, "hint": str, "given": _TEXTS}
_STEP = {"label": str, "kind": str, "words": str, "premises": _TEXTS, "why": str, "hyps": [int], "concl": int, "axioms": _TEXTS}
_WARNING = {"where": str, "why": str, "hint": str}
_DERIVED = {"name": str, "certificate": _MAYBE, "error": (_GOAL, type(None)), "steps": [_STEP], "terms": str, "cites": _TEXTS,
            "warnings": [_WARNING]}
_REFUTATION = {"certificate": _MAYBE, "error": _MAYBE, "witness": str, "at?": {str: str}, "hint?": str}
_STOP = {"step": _MAYBE, "why": str, "certificate": _MAYBE, "term": _MAYBE}
_TWIN = {**_REFUTATION, "id": str, "statement": str, "term": str, "note": str, "breaks": _MAYBE, "slip": bool, "stop": (_STOP, type(None))}
_COMPUTATION = {"survey": str, "arguments": {str: int}, "certificate": _MAYBE, "error": (_GOAL, type(None))}
_NUMERIC = {"outcome": str, "region": str, "points": int, "cells": int, "where": str, "digits": (str, int, type(None)), "precision": int,
            "margin": str, "notes": _TEXTS, "stated": _TEXTS, "opinions": int, "beyond": _TEXTS, "unmet": _TEXTS, "seconds": float}
_HEAD = {"id": str, "title": str, "title_zh": str, "source": str, "tags": _TEXTS, "expects": str}
_PICTURE = {"kind": str, "terms": str}
_ANSWER = {**_HEAD, "path": str, "statement": str, "definitions": _TEXTS, "axioms": _TEXTS, "term": str,
           "derived": [_DERIVED], "refutation": (_REFUTATION, type(None)), "computation": (_COMPUTATION, type(None)),
           "refuted": [_TWIN], "cited": _TEXTS,
           "numeric": _NUMERIC, "warnings": [_WARNING], "picture": (_PICTURE, type(None))}
_FOUND = {"statement": str, "findings": _TEXTS, "checks": _TEXTS}
_LISTED = {**_HEAD, "path": str, "statement?": str, "definitions?": _TEXTS, "derivations?": _TEXTS, "twins?": _TEXTS,
           "picture?": (_PICTURE, type(None))}
_DECLARATION = {"id": str, "title": str, "picture": (_PICTURE, type(None))}


def checked(answer: dict[str, Any]) -> dict[str, Any]:
    """The answer, without what a worker does not write. Raises ValueError naming the first thing that is not as a worker writes it."""
    found: dict[str, Any] = _checked(answer, _ANSWER, "answer")
    if not is_id(found["id"]) or found["expects"] not in EXPECTED or found["numeric"]["outcome"] not in OUTCOMES:
        raise ValueError("an id, expectation or numeric outcome that does not exist")
    for twin in found["refuted"]:
        if not twin["id"].startswith(found["id"] + "/"):
            raise ValueError(f"the twin {twin['id']!r} of another claim")
    return found


def declared(answer: dict[str, Any]) -> dict[str, Any]:
    """What a worker says of a claim that is not run, as far as it is used: id, title and picture. Raises ValueError like `checked`."""
    found: dict[str, Any] = _checked(answer, _DECLARATION, "answer")
    return found


def listed(answer: dict[str, Any]) -> dict[str, Any]:
    """What is said of a claim in a list. Raises ValueError like `checked`."""
    found: dict[str, Any] = _checked(answer, _LISTED, "answer")
    return found


def found(answer: dict[str, Any]) -> dict[str, Any]:
    """What a survey has found. Raises ValueError like `checked`."""
    survey: dict[str, Any] = _checked(answer, _FOUND, "survey")
    return survey


def _checked(value: Any, shape: Any, where: str) -> Any:
    """The value as far as its shape goes. shape: a type, a tuple of alternatives, [shape of the items], {key: shape} with `key?` for a key
    that may be missing, or {str: shape} for any keys."""
    if isinstance(shape, tuple):
        if type(value) is dict and isinstance(shape[0], dict):
            return _checked(value, shape[0], where)
        if not any(type(value) is t for t in shape if isinstance(t, type)):
            raise ValueError(f"{where} has the wrong type")
    elif isinstance(shape, list):
        if type(value) is not list:
            raise ValueError(f"{where} is not a list")
        return [_checked(item, shape[0], f"{where}[{i}]") for i, item in enumerate(value)]
    elif isinstance(shape, dict):
        if type(value) is not dict:
            raise ValueError(f"{where} is not an object")
        if str in shape:
            return {_checked(key[:MAX_KEY], str, where): _checked(item, shape[str], where) for key, item in value.items()}
        for key in shape:
            if not key.endswith("?") and key not in value:
                raise ValueError(f"{where} lacks a field")
        named = {key.removesuffix("?"): inner for key, inner in shape.items()}
        return {key: _checked(value[key], inner, f"{where}.{key}") for key, inner in named.items() if key in value}
    elif type(value) is not shape:
        raise ValueError(f"{where} has the wrong type")
    return value
