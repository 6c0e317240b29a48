"""The truth of formulas over points and boxes: a formula becomes a function to the set of the truth values that it may have (truth.py).

Quantifiers range over the region: whole numbers one by one, real intervals cut into boxes until each is decided. An equation between
numbers that are only enclosed is never decided to hold; where it counts for the statement it is taken as holding, and to how many digits
it does is recorded.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, TypeAlias

from flint import fmpq

from ..kernel.sorts import NAT, PROP, REAL
from ..kernel.terms import Term
from .arithmetic import Env, NotCovered, Number, exactly
from .boxes import midpoint
from .boxsearch import Search, lines
from .comparisons import CONCLUSION, NEGATIVE, POSITIVE, STRICT, Comparisons, Truth
from .roots import root
from .truth import AND, ANYTHING, FALSE, IMP, NOT, OR, TRUE, UNKNOWN
from .values import Function, Values

Range: TypeAlias = "range | tuple[Fraction, Fraction] | list[Fraction] | Sequence[Function]"
WITNESSES = 9  # points of an interval at which an existing number is looked for


class Formulas(Comparisons):
    """Compiles formulas."""

    def __init__(self, values: Values, ranges: Mapping[str, Any], digits: int, rates: Mapping[str, Any]) -> None:
        super().__init__(values, ranges, digits, rates)
        values.holds = lambda f, depth: self.compile(f, depth, STRICT)

    def compile(self, f: Term, depth: int, role: int = CONCLUSION) -> Truth:
        """role: CONCLUSION, where an equation may be taken as holding to some digits; or below a negation, POSITIVE or NEGATIVE; or
        STRICT."""
        op, args = f.op, f.args
        if op in ("true", "false"):
            constant = TRUE if op == "true" else FALSE
            return lambda env: constant
        if op == "not":
            inner = self.compile(args[0], depth, _opposite(role))
            return lambda env: NOT[inner(env)]
        if op in ("and", "or", "imp"):
            return self._connective(f, depth, role)
        if op in ("forall", "exists"):
            return self._quantifier(f, depth, role)
        if op not in _ATOMS:
            return self.uncovered(f"the formula {op}")
        try:
            return _ATOMS[op](self, f, depth, role)
        except NotCovered as e:
            return self.uncovered(str(e))

    def _connective(self, f: Term, depth: int, role: int) -> Truth:
        left = self.compile(f.args[0], depth, role if f.op != "imp" else _opposite(role))
        right = self.compile(f.args[1], depth, role)
        table = {"and": AND, "or": OR, "imp": IMP}[f.op]
        settled = {"and": FALSE, "or": TRUE, "imp": FALSE}[f.op]

        def run(env: Env) -> int:
            first = left(env)
            if first == settled:  # the other side does not matter, and may be long
                return NOT[first] if f.op == "imp" else first
            return table[first][right(env)]

        return run

    def _quantifier(self, f: Term, depth: int, role: int) -> Truth:
        name, sort = f.data
        if name not in self.ranges:
            return self.uncovered(f"{name}, a variable over {sort!r}, has no region")
        domain = self.ranges[name]
        if sort.result is not None:
            return self._functions(f, depth, role)
        if is_points(domain) and sort is REAL:
            return self._one_by_one(f, depth, role, [exactly(v) for v in domain])
        if is_points(domain):
            domain = [int(v) for v in domain] if all(v.denominator == 1 for v in domain) else ()
        if not isinstance(domain, tuple if sort is REAL else range | list) or any(isinstance(v, Function) for v in domain[:1]):
            return self.uncovered(f"{name} is a variable over {sort!r}, and its region is of another kind")
        if sort is not REAL:
            if not domain or (sort is NAT and _least(domain) < 0):
                return self.uncovered(f"the range given for {name} is empty or goes below 0")
            return self._one_by_one(f, depth, role, domain)
        if domain[0] > domain[1]:
            return self.uncovered(f"the interval given for {name} is empty")
        return self._boxes(f, depth, role) if f.op == "forall" else self._exists_real(f, depth, role)

    def _functions(self, f: Term, depth: int, role: int) -> Truth:
        name, sort = f.data
        given = self.ranges[name]
        choices = [c for c in given if isinstance(c, Function) and len(c.params) == len(sort.args)] if sort.result is not PROP else []
        if not choices or len(choices) < len(given) or f.op == "exists":
            return self.uncovered(f"the region gives no functions for {name}")
        runs = []
        with self.named(depth, name) as names:
            for choice in choices:
                self.values.chosen[depth] = choice
                runs.append((choice, self.compile(f.args[0], depth + 1, role)))
            del self.values.chosen[depth]

        def run(env: Env) -> int:
            result = TRUE
            for choice, body in runs:
                env[depth] = choice
                self.values.in_time()
                result = AND[result][body(env)]
                if not result & TRUE:
                    if role > 0:
                        self.failed(env, names)
                    break
            return self._for_all(result, role, name)

        return run

    def _one_by_one(self, f: Term, depth: int, role: int, values: Sequence[Number]) -> Truth:
        name = f.data[0]
        with self.named(depth, name) as names:
            body = self.compile(f.args[0], depth + 1, role)
        innermost = f.args[0].op not in ("forall", "exists")
        every = f.op == "forall"

        def run(env: Env) -> int:
            result = TRUE if every else FALSE
            for v in values:
                env[depth] = v
                found = body(env) if every else TRUE if self.tried(lambda: body(env) == TRUE) else UNKNOWN
                if innermost:
                    self.count()
                if every:
                    result = AND[result][found]
                    if not result & TRUE:
                        if role > 0:
                            self.failed(env, names)
                        break
                elif found == TRUE:
                    return TRUE
            return self._for_all(result, role, name) if every else self._none_found(name)

        return run

    def _for_all(self, result: int, role: int, name: str) -> int:
        """What is said for all, from what was found in the region: a hypothesis that has no value there may be false beyond it."""
        if role > 0:
            return result
        return self._beyond(name) if result & TRUE else result | FALSE

    def _beyond(self, name: str) -> int:
        self.why = self.why or f"whether a hypothesis holds for every {name}, also outside the region"
        return ANYTHING

    def _none_found(self, name: str) -> int:
        self.why = self.why or f"no {name} in the region is seen to make it true"
        return ANYTHING

    def _exists_real(self, f: Term, depth: int, role: int) -> Truth:
        name = f.data[0]
        low, high = self.ranges[name]
        parts = _conjuncts(f.args[0])
        equation = next((i for i, part in enumerate(parts) if part.op == "eq"), None)
        with self.named(depth, name):
            bodies = [self.compile(part, depth + 1, role) for part in parts]
            sides = [self.values.compile(t, depth + 1, {}) for t in parts[equation].args] if equation is not None else []
        points = [_rational(low + (high - low) * i / (WITNESSES - 1)) for i in range(WITNESSES)]

        def run(env: Env) -> int:
            self.values.in_time()
            for p in points:
                env[depth] = midpoint(p, p)
                if self.tried(lambda: all(body(env) == TRUE for body in bodies)):
                    return TRUE
            if equation is not None:  # it holds somewhere in this ball, so the others are asked for on all of it
                env[depth] = root(self.values, lambda inner: sides[1](inner) - sides[0](inner), env, depth, points)
                if env[depth] is not None and self.tried(lambda: all(body(env) == TRUE for i, body in enumerate(bodies) if i != equation)):
                    self.enclosed = True
                    return TRUE
            return self._none_found(name)

        return run

    def _boxes(self, f: Term, depth: int, role: int) -> Truth:
        bound: list[str] = []
        inner = f
        while inner.op == "forall" and inner.data[1] is REAL and type(r := self.ranges.get(inner.data[0])) is tuple and r[0] <= r[1]:
            bound.append(inner.data[0])
            inner = inner.args[0]
        places = range(depth, depth + len(bound))
        with self.named(depth, *bound) as names:
            body = self.compile(inner, depth + len(bound), role)
        whole = [(_rational(low), _rational(high)) for low, high in (self.ranges[n] for n in bound)]
        pointwise = role > 0 and _pointwise(inner)

        def run(env: Env) -> int:
            search = Search(self, body, env, places, names if role > 0 else None)
            result = TRUE
            if pointwise and not self.box:
                self.blurred = search.blurred = "points"
            else:
                result = search.over(whole)
            if search.blurred and result & TRUE and not self.box:  # else the box around is cut
                if search.blurred == "lines" and len(whole) > 1:
                    search.blurred = ""
                    for part in lines(whole):
                        result = AND[result][search.over(part)]
                if search.blurred:
                    result = AND[result][search.points(whole)]
            return self._for_all(result, role, bound[0])

        return run


def _conjuncts(f: Term) -> list[Term]:
    return [part for side in f.args for part in _conjuncts(side)] if f.op == "and" else [f]


def _least(values: Sequence[int]) -> int:
    return min(values[0], values[-1]) if isinstance(values, range) else min(values)


def is_points(domain: Range) -> bool:
    """Whether a region is a list of numbers, which are looked at one by one."""
    return isinstance(domain, list) and bool(domain) and isinstance(domain[0], Fraction)


def _pointwise(f: Term) -> bool:
    """Whether all that is concluded are limits, and equations with infinite sums, which have no expansion here: of these a box says no
    more than its points."""
    if f.op in ("and", "forall"):
        return all(map(_pointwise, f.args))
    return f.op == "limit" or (f.op == "eq" and any(map(_has_series, f.args))) or (f.op == "imp" and _pointwise(f.args[1]))


def _has_series(t: Term) -> bool:
    return t.op == "series" or any(map(_has_series, t.args))


def _opposite(role: int) -> int:
    return STRICT if role == STRICT else POSITIVE if role == NEGATIVE else NEGATIVE


def _rational(v: Fraction) -> fmpq:
    return fmpq(v.numerator, v.denominator)


_ATOMS = {"eq": Formulas.comparison, "lt": Formulas.comparison, "le": Formulas.comparison, "has_deriv": Formulas.slope,
          "continuous": Formulas.continuity, "limit": Formulas.limit}
