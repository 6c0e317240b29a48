"""The truth of atoms over points and boxes: comparisons, derivatives, continuity, limits."""

from collections.abc import Callable
from typing import TypeAlias

from flint import arb, arb_series, fmpq

from ..kernel.terms import Term
from .arithmetic import Broken, Env, NoSeries, NotCovered, Number, Run, Sides, Undefined
from .findings import Findings, larger
from .infinite import approach
from .integrals import has_values
from .taylor import at_least_zero, enclosed, series_length
from .truth import AND, ANYTHING, FALSE, TRUE, UNDEFINED, UNKNOWN
from .values import nonnegative

Truth: TypeAlias = Callable[[Env], int]
EXPANSION = 6  # terms of Taylor's formula for an inequality
# Where a formula stands. What is said of the numbers beyond the region, and whether an equation may be taken as holding, depends on it.
# STRICT: both sides of a decision count, and neither may lean on the region.
CONCLUSION, POSITIVE, NEGATIVE, STRICT = 2, 1, 0, -1


class Comparisons(Findings):
    """Compiles atoms. role: see above."""

    def uncovered(self, why: str) -> Truth:
        def run(env: Env) -> int:
            self.why = self.why or why
            return ANYTHING

        return run

    def comparison(self, atom: Term, depth: int, role: int) -> Truth:
        left, right = (self.values.compile(a, depth, {}) for a in atom.args)
        if depth == 0:
            left, right = (self._constant(a, run) for a, run in zip(atom.args, (left, right)))
        evident = atom.op == "le" and atom.args[0].op == "num" and atom.args[0].data <= 0 and nonnegative(atom.args[1])
        differences: list[Run] = [lambda env: right(env) - left(env)]
        if atom.op != "eq" and atom.args[0].op == "abs":  # |u| < b says u < b and -u < b, where u = 0 is no kink
            inside = self.values.compile(atom.args[0].args[0], depth, {})
            differences = [lambda env: right(env) - inside(env), lambda env: right(env) + inside(env)]
        return self._compared(atom, atom.op, left, right, depth, role, evident, differences)

    def _constant(self, t: Term, run: Run) -> Run:
        def remembering(env: Env) -> Number:
            found = run(env)
            if type(found) is arb and not self.values.arithmetic.doubt:
                self.constants[repr(t)] = found
            return found

        return remembering

    def slope(self, atom: Term, depth: int, role: int) -> Truth:
        """deriv(f, x, a) = d, as an equation between the Taylor coefficient and d."""
        f, a, d = (self.values.compile(t, depth + (i == 0), {}) for i, t in enumerate(atom.args))
        others = [depth - i for i, _ in atom.args[0].loose if i > 0]  # the places of f's other variables
        state = self.values.arithmetic

        def derivative(env: Env) -> Number:
            at, inner = a(env), list(env)
            moving = isinstance(at, arb_series)
            if any(isinstance(env[p], arb_series) for p in others) or (not moving and any(isinstance(v, arb_series) for v in env[:depth])):
                raise NoSeries
            outside, state.sides = state.sides, Sides.BOTH  # whatever is asked for around it
            try:
                if moving:
                    inner[depth] = at
                    found, speed = f(inner), at.derivative()
                    if speed[0].contains(0):
                        raise NoSeries
                    return found.derivative() / speed if isinstance(found, arb_series) else arb(0)
                with series_length(2):
                    inner[depth] = arb_series([arb(at), 1])
                    found = f(inner)
                    return found[1] if isinstance(found, arb_series) else arb(0)
            except Undefined:
                raise _NoSlope from None
            finally:
                state.sides = outside

        return self._compared(atom, "eq", derivative, d, depth, role, False, [lambda env: d(env) - derivative(env)])

    def _compared(self, atom: Term, op: str, left: Run, right: Run, depth: int, role: int, evident: bool, differences: list[Run]) -> Truth:
        """differences: where they are all positive, zero or not negative, so is right - left."""
        state = self.values.arithmetic
        counts, keeps = role == CONCLUSION and op != "eq", atom.op != "has_deriv" and role != STRICT
        elsewhere = UNDEFINED if atom.op != "has_deriv" else UNDEFINED | FALSE  # where an argument is outside a domain
        names = self.values.names

        def run(env: Env) -> int:
            state.doubt = False
            try:
                size = left(env)
                d = right(env) - size
            except Undefined:
                return UNDEFINED
            except _NoSlope:
                return FALSE
            except (NoSeries, NotCovered, Broken) as e:
                self._pass_on(e)
                self.why = self.why or str(e) or f"{atom!r} at a kink or the end of a domain"
                return ANYTHING
            doubt = elsewhere if state.doubt else 0
            self.enclosed = self.enclosed or type(d) is arb
            found = TRUE if evident else _decided(op, d)
            if found == UNKNOWN and self.box:
                found, d = self._closer(op, differences, env, d, role)
            if keeps and not self.box:
                self.keep(atom, env, depth)
            if found == TRUE and counts and not doubt and not evident:
                self.record(d, env, names)
            elif found == UNKNOWN and role == CONCLUSION and op == "eq" and self._agrees(d, size):
                found = TRUE
            return found | doubt

        return run

    def _pass_on(self, e: Exception) -> None:
        """A stated bound that is exceeded at a point ends the check; on a box, where it may not be needed, smaller ones are looked at."""
        if isinstance(e, Broken) and not self.box:
            raise e

    def _closer(self, op: str, differences: list[Run], env: Env, plain: arb, role: int) -> tuple[int, arb]:
        """What Taylor's formula says over the box, where plain evaluation leaves a comparison open."""
        found, d = self._expanded(op, differences[0], env, plain, role)
        for difference in differences[1:]:
            if found & TRUE:
                also, other = self._expanded(op, difference, env, plain, role)
                found, d = AND[found][also], d if d.lower() < other.lower() else other
        return found, d

    def _expanded(self, op: str, difference: Run, env: Env, plain: arb, role: int) -> tuple[int, arb]:
        state = self.values.arithmetic
        outside, state.doubt = state.doubt, False
        order = EXPANSION if op != "eq" else min(max(EXPANSION, self.goal), 60)
        if op == "eq" and len(self.box) > 1:
            order = 2
        try:
            d = enclosed(state, difference, env, self.box, order)
            found = _decided(op, d) if not state.doubt else UNKNOWN
            if found == UNKNOWN and op == "le" and at_least_zero(state, difference, env, self.box, order) and not state.doubt:
                found = TRUE
            tighter = not state.doubt and bool(d.rad() < plain.rad() or not plain.is_finite())
            return found, d if tighter else plain
        except (NoSeries, NotCovered, Undefined, Broken, _NoSlope):
            if op == "eq" and role == CONCLUSION:
                self.blurred = "points"
            return UNKNOWN, plain
        finally:
            state.doubt = outside

    def _agrees(self, d: arb, side: Number) -> bool:
        """Take the equation as holding, if to a digit at least, and record how far apart the sides may be. Where that cannot be seen on
        the box, lines or points follow. side: one of them."""
        if len(self.box) > 1:
            self.blurred = self.blurred or "lines"
        if self.box and self.blurred:
            return True
        if not d.is_finite():
            return False
        gap = d.abs_upper()
        if self.agreed is not None and gap <= self.agreed:
            return True
        size = abs(arb(side))
        gap = gap / arb(1).max(size.lower() if size.is_finite() else arb(1))
        if not gap < arb(fmpq(1, 10)):
            return False
        self.agreed = larger(self.agreed, gap.upper())
        return True

    def continuity(self, atom: Term, depth: int, role: int) -> Truth:
        """continuous(f, x, a, b): every function of the signature is continuous where it has values."""
        f, a, b = (self.values.compile(t, depth + (i == 0), {}) for i, t in enumerate(atom.args))
        state = self.values.arithmetic

        def run(env: Env) -> int:
            state.doubt = False
            try:
                ends = a(env), b(env)
            except Undefined:
                return UNDEFINED
            doubt = UNDEFINED if state.doubt else 0
            state.doubt = False
            try:
                has_values(self.values, f, env, depth, *ends)
            except Undefined:
                return FALSE | doubt
            except (NoSeries, NotCovered, Broken) as e:
                self._pass_on(e)
                self.why = self.why or str(e)
                return ANYTHING
            return (UNKNOWN if state.doubt else TRUE) | doubt

        return run

    def limit(self, atom: Term, depth: int, role: int) -> Truth:
        if role != CONCLUSION:
            return self.uncovered("a limit among the hypotheses")
        look = approach(self.values, atom, depth, self.rates)

        def run(env: Env) -> int:
            try:
                seen = look(env)
            except Undefined:
                return UNDEFINED
            except (NoSeries, NotCovered, Broken) as e:
                self._pass_on(e)
                self.why = self.why or str(e) or "a limit"
                return ANYTHING
            self.enclosed = True
            if seen.wrong:
                self.bad = self.bad or seen.words
                return FALSE
            if not seen.near:
                self.left = self.left or seen.words
                return UNKNOWN
            farthest = self.limits.setdefault(atom, seen)
            if seen.distance is not None and farthest.distance is not None and seen.distance > farthest.distance:
                self.limits[atom] = seen
            if self.box and not seen.within:
                self.blurred = "points"
            self.reached = larger(self.reached, seen.distance)
            self.endless = self.endless or seen.distance is None
            return TRUE

        return run


class _NoSlope(Exception):
    """The function has no value near the point, so no derivative."""


def _decided(op: str, d: Number) -> int:
    """What a difference of right and left says of the comparison."""
    if op == "eq":
        if type(d) is not arb:
            return TRUE if d == 0 else FALSE
        return TRUE if d.is_zero() else UNKNOWN if d.contains(0) else FALSE
    if d > 0 or (op == "le" and d >= 0):
        return TRUE
    return FALSE if d < 0 or (op == "lt" and d <= 0) else UNKNOWN
