"""Integrals: the integrand must be seen to have values on the whole interval, then Arb integrates it.

Arb's enclosure is only rigorous if the integrand answers its question whether it is analytic on a complex ball: every function with a
branch cut or a kink passes that flag on (arithmetic.py), and what cannot has no integral here.
"""

from flint import acb, arb, fmpq

from ..kernel.terms import Term
from .arithmetic import NotCovered, Number, Undefined
from .boxes import between
from .values import Env, Run, Scope, Values

PIECES = 200  # on which an integrand is seen to have values
MAX_EVALUATIONS = 100_000


def compile_integral(values: Values, t: Term, depth: int, scope: Scope) -> Run:
    """The integral of a term over its variable, between two numbers."""
    body, low, high = values.compile(t.args[0], depth + 1, scope), *(values.compile(a, depth, scope) for a in t.args[1:])

    def run(env: Env) -> Number:
        a, b = low(env), high(env)
        if any(type(v) not in (int, fmpq, arb, type(None)) for v in (a, b, *env[:depth])):
            raise NotCovered("an integral as a function of a complex variable, or its derivative")
        has_values(values, body, env, depth, a, b)
        return _integrated(values, body, env, depth, a, b)

    return run


def has_values(values: Values, body: Run, env: Env, depth: int, a: Number, b: Number) -> None:
    """Look whether the body has values for its variable between a and b, and is then continuous there, since every function of the
    signature is continuous where it has values. Notes a doubt if that is not seen; raises Undefined at a point without value."""
    state, inner = values.arithmetic, list(env)
    outside = state.doubt
    exact = arb not in (type(a), type(b))
    hull = None if exact else arb(a).union(arb(b))
    low, high = (fmpq(min(a, b)), fmpq(max(a, b))) if hull is None else (hull.lower().fmpq(), hull.upper().fmpq())
    waiting, pieces = [(low, high)], 0
    try:
        while waiting:
            lo, hi = waiting.pop(0)
            pieces += 1
            values.in_time()
            inner[depth], state.doubt = between(lo, hi), False
            body(inner)
            if not state.doubt:
                continue
            middle = (lo + hi) / 2
            if exact:
                for point in (lo, middle, hi):
                    inner[depth] = int(point.p) if point.q == 1 else point
                    body(inner)  # Undefined at an exact point: no integral
            if pieces + len(waiting) >= PIECES or lo == hi:
                outside = True
                return
            waiting += [(lo, middle), (middle, hi)]
    finally:
        state.doubt = outside


def _integrated(values: Values, body: Run, env: Env, depth: int, a: Number, b: Number) -> Number:
    state = values.arithmetic
    inner: Env = [acb(v) if type(v) is arb else v for v in env]
    outside = state.analytic, state.doubt
    stopped: list[Exception] = []

    def integrand(z: acb, analytic: bool) -> acb:
        state.analytic, inner[depth] = analytic, z
        try:
            values.in_time()
            return acb("nan") if stopped else acb(body(inner))
        except Undefined:
            return acb("nan")
        except Exception as e:  # it would not come back through flint
            stopped.append(e)
            return acb("nan")

    try:
        found = acb.integral(integrand, acb(arb(a)), acb(arb(b)), eval_limit=MAX_EVALUATIONS)
    finally:
        state.analytic, state.doubt = outside
    if stopped:
        raise stopped[0]
    return found.real


__all__ = ["compile_integral", "has_values"]
