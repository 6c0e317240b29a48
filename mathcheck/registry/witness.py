"""Witnesses, the values at which a statement fails, as data between processes and in words."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from ..kernel.certificate import read_terms
from ..kernel.terms import number
from ..kernel.text import digits
from ..kernel.writer import write_terms


def write_witness(witness: Mapping[str, Any]) -> dict[str, str]:
    """For each name terms: a value, or a function's parameters and its value."""
    return {name: write_terms([number(v) for v in (value if isinstance(value, tuple) else (value,))]) for name, value in witness.items()}


def read_witness(data: Mapping[str, str]) -> dict[str, Any]:
    """The witness again, all values as terms. Raises NotACertificate or KernelError."""
    read = {name: read_terms(text) for name, text in data.items()}
    return {name: tuple(terms) if len(terms) > 1 else terms[0] for name, terms in read.items() if terms}


def witness_words(witness: Mapping[str, Any]) -> str:
    """n = 2, u(k) = k^2."""
    return ", ".join(_words(name, v) for name, v in witness.items())


def _words(name: str, value: Any) -> str:
    if isinstance(value, tuple):
        *params, body = value
        return f"{name}({', '.join(map(repr, params))}) = {body!r}"
    shown = digits(value) if isinstance(value, int | Fraction) else repr(value)
    return f"{name} = {shown}"


__all__ = ["read_witness", "witness_words", "write_witness"]
