"""The negation of a statement that no single counterexample refutes: that something exists, or that a limit or an infinite sum is a
number which it is not. The true value is only guessed; its proof is what counts."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from ...kernel.binding import fresh, open_binder
from ...kernel.logic import assume, exists_elim, forall_elim, not_elim, not_intro
from ...kernel.terms import Term, eq, negation, number
from ...kernel.theorem import Theorem
from ...lang.build import forall
from ..refutation import refute

Prover = Callable[[Term], Theorem]


def denied(statement: Term, prove: Prover, guesses: Callable[[Term], Sequence[Fraction]]) -> Theorem:
    """|- not A for a closed formula A. prove: raises MethodError where it finds no proof; guesses: likely values of a limit or an infinite
    sum. Raises MethodError."""
    if statement.op == "exists":
        return not_intro(_absurd(assume(statement), prove), statement)
    if statement.op == "limit" and statement.args[2].op == "at":
        f, place, _ = statement.args
        for value in guesses(statement):
            actual = Term("limit", (f, place, Term("at", (number(value),))), statement.data)
            if actual != statement:
                return refute(statement, {}, [prove(actual)])
    series = next((a for a in statement.args if a.op == "series"), None)
    if series is not None:
        for value in guesses(series):
            return refute(statement, {}, [prove(eq(series, number(value)))])
    return refute(statement, {}, [])


def _absurd(th: Theorem, prove: Prover) -> Theorem:
    """false, from `exists x y .. . A`, by a proof that A fails for all of them."""
    variables: list[Term] = []
    body = th.concl
    while body.op == "exists":
        variables.append(fresh(body.data[0], body.data[1], body, *variables))
        body = open_binder(body, variables[-1])
    never = prove(forall(*variables, negation(body)))
    for v in variables:
        never = forall_elim(never, v)
    return _opened(th, variables, never)


def _opened(th: Theorem, variables: Sequence[Term], never: Theorem) -> Theorem:
    if not variables:
        return not_elim(never, th)
    such = assume(open_binder(th.concl, variables[0]))
    return exists_elim(th, _opened(such, variables[1:], never), variables[0])


__all__ = ["denied"]
