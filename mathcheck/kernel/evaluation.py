"""Exact values of closed terms and of closed formulas without quantifiers."""

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import TypeAlias

from .binding import at_arguments
from .domains import place
from .errors import KernelError
from .recursion import MAX_RECURSION, Values, base_case, step_case
from .terms import FALSE, Term, eq, negation, number
from .theorem import Sequent, require, rule

MAX_BITS = 1 << 20
MAX_FACTORIAL = 5_000
MAX_STEPS = 1_000_000

Value: TypeAlias = int | Fraction


class _Evaluation:
    """One evaluation with a budget of steps. Bound indices live in an environment, innermost last."""

    def __init__(self) -> None:
        self.steps = 0
        self._recursions: Values[Term, Value] = Values(self._recursion)

    def value(self, t: Term, env: tuple[Value, ...]) -> Value:
        self.steps += 1
        if self.steps > MAX_STEPS:
            raise KernelError("compute", f"more than {MAX_STEPS} steps")
        op, args = t.op, t.args
        if op == "num":
            literal: Value = t.data
            return literal
        if op == "bvar":
            return env[len(env) - 1 - int(t.data)]
        if op in ("sum", "prod"):
            return self._range(t, env)
        if op == "call":
            return self._call(t, env)
        if op == "rec":
            return self._recursions.find(self._at_literals(t, env))
        if op in ("var", "app"):
            raise KernelError("compute", "the term is not closed", given=t)
        if op in ("integral", "series", "least"):
            raise KernelError("compute", f"no exact value of {op} is computed here", given=t)
        values = [self.value(a, env) for a in args]
        self._pay(values)
        return self._charged(_apply(t, values))

    def _pay(self, values: Sequence[Value]) -> None:
        """What an operation on these values costs; with fractions a greatest common divisor, which takes the square of their length."""
        bits = max((max(v.numerator.bit_length(), v.denominator.bit_length()) for v in values), default=0)
        self.steps += (bits >> 6) + ((bits >> 10) ** 2 if any(type(v) is Fraction for v in values) else 0)
        if self.steps > MAX_STEPS:
            raise KernelError("compute", f"more than {MAX_STEPS} steps")

    def _charged(self, v: Value) -> Value:
        """v in lowest terms, paid for by its size."""
        bits = max(v.numerator.bit_length(), v.denominator.bit_length())
        if bits > MAX_BITS:
            raise KernelError("compute", f"a number of more than {MAX_BITS} bits")
        self.steps += bits >> 6
        return v.numerator if v.denominator == 1 else v

    def _range(self, t: Term, env: tuple[Value, ...]) -> Value:
        body, lo, hi = t.args
        total: Value = 0 if t.op == "sum" else 1
        low, high = self.value(lo, env), self.value(hi, env)
        for k in range(int(low), int(high) + 1):
            item = self.value(body, (*env, k))
            self._pay((total, item))
            total = self._charged(total + item if t.op == "sum" else total * item)
        return total

    def _call(self, t: Term, env: tuple[Value, ...]) -> Value:
        self.steps += t.data.body.size  # it is copied
        return self.value(at_arguments(t.data.body, self._at_literals(t, env)), ())

    def _at_literals(self, t: Term, env: tuple[Value, ...]) -> Term:
        """A definition applied to the values of its arguments."""
        values = [number(self.value(a, env)) for a in t.args]
        for v, (name, sort) in zip(values, t.data.params):
            if place(v, sort):
                raise KernelError("compute", f"the argument {name} of {t.data.name} must not be negative", given=v)
        return Term(t.op, tuple(values), t.data)

    def _recursion(self, there: Term) -> Value:
        """The value of a recursion applied to literals."""
        n, *rest = there.args
        if n.data > MAX_RECURSION:
            raise KernelError("compute", f"a recursion from above {MAX_RECURSION}", given=there)
        self.steps += max(part.size for part in there.data.parts)  # a case is copied
        case = step_case(Term("rec", (number(n.data - 1), *rest), there.data)) if n.data else base_case(there)
        return self.value(case, ())

    def truth(self, f: Term) -> bool:
        op, args = f.op, f.args
        if op in ("true", "false"):
            return op == "true"
        if op == "not":
            return not self.truth(args[0])
        if op in ("and", "or", "imp"):
            a, b = self.truth(args[0]), self.truth(args[1])  # both, so that both sides are known to denote
            return (a and b) if op == "and" else (a or b) if op == "or" else (not a or b)
        if op in ("eq", "lt", "le"):
            x, y = self.value(args[0], ()), self.value(args[1], ())
            return x == y if op == "eq" else x < y if op == "lt" else x <= y
        raise KernelError("compute", "not a closed formula without quantifiers", given=f)


def _apply(t: Term, v: list[Value]) -> Value:
    op = t.op
    if op == "add":
        return v[0] + v[1]
    if op == "sub":
        return v[0] - v[1]
    if op == "mul":
        return v[0] * v[1]
    if op == "neg":
        return -v[0]
    if op == "div":
        if v[1] == 0:
            raise KernelError("compute", "a division by zero", given=t)
        return Fraction(v[0]) / v[1]
    if op in ("npow", "zpow"):
        return _power(t, v[0], int(v[1]))
    if op == "fact":
        if v[0] < 0:
            raise KernelError("compute", "the factorial of a negative number", given=t)
        if v[0] > MAX_FACTORIAL:
            raise KernelError("compute", f"the factorial of a number above {MAX_FACTORIAL}", given=t)
        return math.factorial(int(v[0]))
    if op == "abs":
        return v[0] if v[0] >= 0 else -v[0]
    if op in ("max", "min"):
        first = (v[0] >= v[1]) == (op == "max")
        return v[0 if first else 1]
    raise KernelError("compute", f"{op} has no exact value", given=t)


def _power(t: Term, base: Value, e: int) -> Value:
    if t.op == "npow" and e < 0:
        raise KernelError("compute", "a natural power with a negative exponent", given=t)
    if t.op == "zpow" and base == 0:
        raise KernelError("compute", "an integer power of zero", given=t)
    bits = max(abs(base.numerator), base.denominator).bit_length()
    if abs(base) not in (0, 1) and bits * abs(e) > MAX_BITS:
        raise KernelError("compute", f"a power of more than {MAX_BITS} bits", given=t)
    if abs(base) in (0, 1):
        return base ** (e % 2) if base == -1 else base if e else 1
    return Fraction(base) ** e if e < 0 else base**e


def value(t: Term) -> Value:
    """The exact value of a closed numeric term. Raises KernelError if it does not denote or a limit is met."""
    return _Evaluation().value(t, ())


@rule()
def compute(t: Term) -> Sequent:
    """|- t = q for a closed numeric term with exact value q; |- A for a true closed formula without quantifiers.

    |- not A is obtained by giving `not A`. Refuses if a subterm does not denote, if the formula is not true, or if a limit
    on steps, bits, factorials or recursions is met.
    """
    if t.sort.name != "Prop":
        require(t.sort.result is None, "compute", "not a number or a formula", given=t)
        return Sequent((), eq(t, number(value(t))))
    if not _Evaluation().truth(t):
        shown = t.args[0] if t.op == "not" else negation(t) if t != FALSE else t
        raise KernelError("compute", "the formula is false", formula=t, true=shown)
    return Sequent((), t)
