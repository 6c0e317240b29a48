"""Integrals: the integrand must be seen to have values on the whole interval, then Arb integrates it.

Arb's enclosure is only rigorous if the integrand answers its question whether it is analytic on a complex ball: every function with a
branch cut or a kink passes that flag on (arithmetic.py), and what cannot has no integral here.
"""

import flint
from flint import acb, arb, fmpq

from ..kernel.terms import Term
from .arithmetic import Env, NotCovered, Number, Run, Undefined, moderate
from .boxes import between
from .values import Scope, Values

PIECES = 200  # on which an integrand is seen to have values
MAX_EVALUATIONS = 100_000
MAX_BITS = 3_400  # 1,000 digits; the nodes for more take Arb minutes, in which nothing can stop it
MAX_NESTED = 3  # integrals within one another: the work is multiplied


def compile_integral(values: Values, t: Term, depth: int, scope: Scope) -> Run:
    """The integral of a term over its variable, between two numbers."""
    body, low, high = values.compile(t.args[0], depth + 1, scope), *(values.compile(a, depth, scope) for a in t.args[1:])

    state = values.arithmetic

    def run(env: Env) -> Number:
        a, b = low(env), high(env)
        if any(type(v) not in (int, fmpq, arb, type(None)) for v in (a, b, *env[:depth])):
            raise NotCovered("an integral as a function of a complex variable, or its derivative")
        if values.integrals >= MAX_NESTED:
            raise NotCovered(f"more than {MAX_NESTED} integrals within one another")
        values.integrals += 1
        outside, state.doubt = state.doubt, False
        try:
            has_values(values, body, env, depth, a, b)
            if state.doubt:
                return arb("nan")  # perhaps it has no value: Arb would look for it long
            return _integrated(values, body, env, depth, a, b)
        finally:
            values.integrals -= 1
            state.doubt = state.doubt or outside

    return run


def has_values(values: Values, body: Run, env: Env, depth: int, a: Number, b: Number) -> None:
    """Look whether the body has values for its variable between a and b, and is then continuous there, since every function of the
    signature is continuous where it has values. Notes a doubt if that is not seen; raises Undefined at a point without value."""
    state, inner = values.arithmetic, list(env)
    outside = state.doubt
    exact = arb not in (type(a), type(b))
    first: Number = min(a, b) if exact else arb(a).min(arb(b))
    last: Number = max(a, b) if exact else arb(a).max(arb(b))
    if not exact and not (moderate(first) and moderate(last)):
        state.doubt = True
        return
    low, high = (fmpq(first), fmpq(last)) if exact else (first.lower().fmpq(), last.upper().fmpq())
    sure = (low, high) if exact else (first.upper().fmpq(), last.lower().fmpq())  # certainly between a and b, if in order
    waiting, pieces = [(low, high)], 0
    try:
        while waiting:
            lo, hi = waiting.pop(0)
            pieces += 1
            values.in_time()
            inner[depth], state.doubt = between(lo, hi), False
            around, values.box[depth] = values.box.get(depth), (lo, hi)
            try:
                values.in_time()
                body(inner)
            except Undefined:
                if sure[0] <= sure[1] and sure[0] <= hi and lo <= sure[1]:
                    raise
                state.doubt = True
            finally:
                values.box.pop(depth)
                if around:
                    values.box[depth] = around
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
            return acb(0) if stopped else acb(body(inner))  # of 0 it soon has the integral
        except Undefined:
            return acb("nan")
        except Exception as e:  # it would not come back through flint
            stopped.append(e)
            return acb(0)

    precision, flint.ctx.prec = flint.ctx.prec, min(flint.ctx.prec, MAX_BITS)
    try:
        found = acb.integral(integrand, acb(arb(a)), acb(arb(b)), eval_limit=MAX_EVALUATIONS)
    finally:
        flint.ctx.prec = precision
        state.analytic, state.doubt = outside
    if stopped:
        raise stopped[0]
    return found.real


__all__ = ["compile_integral", "has_values"]
