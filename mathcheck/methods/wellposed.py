"""Proofs of what a statement owes: that it is well posed and not vacuous."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from ..kernel.binding import fresh, open_binder
from ..kernel.errors import KernelError
from ..kernel.functions import exists_intro_function, substitute_function
from ..kernel.logic import and_intro, exists_intro
from ..kernel.obligations import obligations
from ..kernel.sorts import INT, NAT, Sort
from ..kernel.terms import Term, number, variable
from ..kernel.theorem import Theorem
from .conditions import prove, settled
from .errors import MethodError

_CANDIDATES: tuple[Any, ...] = (0, 1, 2, 3, -1, Fraction(1, 2), 4, 5, 10, 100, -2, 1000)
_MAX_TRIES = 3_000


def owed(statement: Term, witness: Mapping[str, Any] | None = None, lemmas: Sequence[Theorem] = ()) -> list[Theorem]:
    """The theorems for the obligations of a statement. witness: values that meet its hypotheses, by variable name; small
    numbers are tried where it is silent. lemmas: theorems without hypotheses that may say why a term has a value, as
    `forall x. 0 < 2 + cos(x)` does for a divisor, or what a sequence tends to. Raises MethodError naming what could not be shown."""
    shown: list[Theorem] = []
    for formula in obligations(statement):
        th = met(formula, witness or {}, []) or prove(formula, lemmas) or (met(formula, witness, lemmas) if witness else None)
        if th is None:
            if formula.op == "exists":
                tried = "the witness given does not meet" if witness else "no witness found for"
                names = ", ".join(f"{name}=..." for name, _ in _names(formula))
                raise MethodError(f"the vacuity check, that its hypotheses can be met, fails: {tried} {formula!r}, so the statement may be "
                                  "vacuous", f"give the claim witness=dict({names}) with values that meet them, or leave out a hypothesis "
                                  "that the others exclude", condition=formula)
            raise MethodError(f"the statement is not well posed: {formula!r} is not shown",
                              "add the missing hypothesis to the statement, or show why it has a value as a closed step of the derivation",
                              condition=formula)
        shown.append(th)
    return shown


def met(formula: Term, witness: Mapping[str, Any], lemmas: Sequence[Theorem]) -> Theorem | None:
    """A formula `exists v. A` (or a conjunction of such) at values that meet A: those of the witness, by name, and small numbers where it
    is silent. None if none of them is seen to."""
    if formula.op not in ("exists", "and"):
        return None
    for values in itertools.islice(_choices(_names(formula), witness), _MAX_TRIES):
        try:
            th = _build(formula, list(values), lemmas)
        except KernelError:
            continue
        if th is not None and not th.hyps:  # a Nat given a negative value leaves 0 <= -1
            return th
    return None


def _names(formula: Term) -> list[tuple[str, Sort]]:
    """The existential variables in the order in which _build takes their values."""
    if formula.op == "exists":
        return [formula.data, *_names(formula.args[0])]
    return [name for a in formula.args for name in _names(a)] if formula.op == "and" else []


def _choices(names: list[tuple[str, Sort]], witness: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    options: list[tuple[Any, ...]] = []
    for name, sort in names:
        if name in witness:
            options.append((witness[name],))
        elif sort.result is not None:
            params = tuple(variable(f"k{i}", s) for i, s in enumerate(sort.args))
            options.append(((*params, number(0)), (*params, number(1)), (*params, params[0])))
        else:
            options.append(tuple(c for c in _CANDIDATES if sort not in (NAT, INT) or (type(c) is int and (sort is INT or c >= 0))))
    return itertools.product(*options)


def _build(formula: Term, values: list[Any], lemmas: Sequence[Theorem]) -> Theorem | None:
    if formula.op == "exists":
        value = values.pop(0)
        if isinstance(value, tuple):
            return _build_function(formula, value, values, lemmas)
        body = _build(open_binder(formula, number(value)), values, lemmas)
        return None if body is None else exists_intro(body, formula, number(value))
    if formula.op == "and":
        left = _build(formula.args[0], values, lemmas)
        right = None if left is None else _build(formula.args[1], values, lemmas)
        return None if left is None or right is None else and_intro(left, right)
    return prove(formula, lemmas)


def _build_function(formula: Term, value: tuple[Any, ...], values: list[Any], lemmas: Sequence[Theorem]) -> Theorem | None:
    """exists F. A for a function (params.., body); its totality is proved too."""
    *params, result = value
    function = fresh(formula.data[0], formula.data[1], formula, number(result))
    inner = substitute_function(open_binder(formula, function), function, tuple(params), number(result))
    body = _build(inner, values, lemmas)
    return None if body is None else settled(exists_intro_function(body, formula, tuple(params), number(result)), [], [])
