"""The truth of formulas over points and boxes: a formula becomes a function to the set of the truth values that it may have (truth.py).

Quantifiers range over the region: whole numbers one by one, real intervals cut into boxes until each is decided. An equation between
numbers that are only enclosed is never decided to hold; where it counts for the statement it is taken as holding, and to how many digits
it does is recorded.
"""

import itertools
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from fractions import Fraction
from typing import Any, NamedTuple, TypeAlias

from flint import arb, arb_series, fmpq

from ..kernel.sorts import NAT, PROP, REAL
from ..kernel.terms import Term
from .arithmetic import Broken, Env, NoSeries, NotCovered, Number, Run, Sides, Undefined, exactly, fraction
from .boxes import between, cut, midpoint
from .digits import at_least, at_most, in_full
from .infinite import Approach, approach
from .integrals import has_values
from .roots import root
from .taylor import at_least_zero, enclosed, series_length
from .truth import AND, ANYTHING, FALSE, IMP, NOT, OR, TRUE, UNDEFINED, UNKNOWN
from .values import Function, Values, nonnegative

Truth: TypeAlias = Callable[[Env], int]
Range: TypeAlias = "range | tuple[Fraction, Fraction] | list[Fraction] | Sequence[Function]"
MAX_CELLS = 5_000  # of one real quantifier, or block of them
NARROWEST = fmpq(1, 1 << 30)  # part of an interval's length below which it is not cut
FEW_CELLS = 200  # where lines or points follow
HYPOTHESIS_CELLS = 40  # of a hypothesis that speaks of all numbers, which a region can only show to be false
MAX_POINTS = 2_000_000
EXPANSION = 6  # terms of Taylor's formula for an inequality
GRID = 3  # values of the other variables, where an equation is followed along lines
MOST_POINTS = 33  # where it can be looked at in points only
# Where a formula stands. What is said of the numbers beyond the region, and whether an equation may be taken as holding, depends on it.
# STRICT: both sides of a decision count, and neither may lean on the region.
CONCLUSION, POSITIVE, NEGATIVE, STRICT = 2, 1, 0, -1
WITNESSES = 9  # points of an interval at which an existing number is looked for
KEPT = 8  # points at which a second opinion is asked


class Margin(NamedTuple):
    """How far an inequality is from failing, at the closest: a lower bound of the difference, and where."""

    size: Number
    where: str


class Evaluation(NamedTuple):
    """A comparison that was made at one exact point: for a second opinion."""

    atom: Term
    env: tuple[Any, ...]


class Formulas:
    """One check of one statement. ranges: for a variable, by name: whole numbers, an interval, or functions; digits: how many an
    equation is wanted to hold to. What it finds out: see the attributes."""

    def __init__(self, values: Values, ranges: Mapping[str, Any], digits: int, rates: Mapping[str, Any]) -> None:
        self.values, self.ranges, self.goal, self.rates = values, ranges, digits, rates
        self.small = arb(10) ** -digits
        self.box = values.box
        self.agreed: Number = None  # the largest difference of an equation that was taken as holding, None for none
        self.reached: Number = None  # how far a function was from its limit at the last, likewise
        self.margin: Margin | None = None
        self.enclosed = False  # some comparison was not between exact numbers
        self.cells = self.points = 0
        self.blurred = ""  # "lines" or "points": all that an equation could be followed along
        self.endless = False  # a value tends to infinity, which has no digits
        self.open = 0  # cells that stayed undecided
        self.open_where = self.bad = self.why = self.left = ""
        self.limits: dict[Term, Approach] = {}  # of each the case in which it is approached least closely
        self.kept: list[Evaluation] = []
        self.constants: dict[str, arb] = {}  # closed sides of comparisons, and what they are
        self._stride = self._seen = 1
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
            return self._uncovered(f"the formula {op}")
        try:
            return _ATOMS[op](self, f, depth, role)
        except NotCovered as e:
            return self._uncovered(str(e))

    def _uncovered(self, why: str) -> Truth:
        def run(env: Env) -> int:
            self.why = self.why or why
            return ANYTHING

        return run

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

    # comparisons

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
                self._keep(atom, env, depth)
            if found == TRUE and counts and not doubt and not evident:
                self._record(d, env, names)
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
        self.agreed = _larger(self.agreed, gap.upper())
        return True

    def _record(self, d: Number, env: Env, names: Mapping[int, str]) -> None:
        if self.margin is not None and d > self.margin.size:
            return
        size = d.lower() if type(d) is arb else d
        if self.margin is None or size < self.margin.size:
            self.margin = Margin(size if size > 0 else 0, place(env, names))

    def _keep(self, atom: Term, env: Env, depth: int) -> None:
        """Remember some of the points, spread over all that there are."""
        self._seen += 1
        if self._seen % self._stride == 0 and all(_exact(v) for v in env[:depth]):
            self.kept.append(Evaluation(atom, tuple(env[:depth])))
            if len(self.kept) > KEPT:
                self.kept = self.kept[::2]
                self._stride *= 2

    # other atoms

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
            return self._uncovered("a limit among the hypotheses")
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
            self.reached = _larger(self.reached, seen.distance)
            self.endless = self.endless or seen.distance is None
            return TRUE

        return run

    # quantifiers

    def _quantifier(self, f: Term, depth: int, role: int) -> Truth:
        name, sort = f.data
        if name not in self.ranges:
            return self._uncovered(f"{name}, a variable over {sort!r}, has no region")
        domain = self.ranges[name]
        if sort.result is not None:
            return self._functions(f, depth, role)
        if is_points(domain) and sort is REAL:
            return self._one_by_one(f, depth, role, [exactly(v) for v in domain])
        if is_points(domain):
            domain = [int(v) for v in domain] if all(v.denominator == 1 for v in domain) else ()
        if isinstance(domain, tuple) != (sort is REAL):
            return self._uncovered(f"{name} is a variable over {sort!r}, and its region is of another kind")
        if sort is not REAL:
            if not domain or (sort is NAT and min(domain[0], domain[-1]) < 0):
                return self._uncovered(f"the range given for {name} is empty or goes below 0")
            return self._one_by_one(f, depth, role, domain)
        if domain[0] > domain[1]:
            return self._uncovered(f"the interval given for {name} is empty")
        return self._boxes(f, depth, role) if f.op == "forall" else self._exists_real(f, depth, role)

    def _functions(self, f: Term, depth: int, role: int) -> Truth:
        name, sort = f.data
        given = self.ranges[name]
        choices = [c for c in given if isinstance(c, Function) and len(c.params) == len(sort.args)] if sort.result is not PROP else []
        if not choices or len(choices) < len(given) or f.op == "exists":
            return self._uncovered(f"the region gives no functions for {name}")
        runs = []
        with self._named(depth, name) as names:
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
                        self._failed(env, names)
                    return result
            return result if role > 0 else self._beyond(name)

        return run

    def _one_by_one(self, f: Term, depth: int, role: int, values: Sequence[Number]) -> Truth:
        name = f.data[0]
        with self._named(depth, name) as names:
            body = self.compile(f.args[0], depth + 1, role)
        innermost = f.args[0].op not in ("forall", "exists")
        every = f.op == "forall"

        def run(env: Env) -> int:
            result = TRUE if every else FALSE
            for v in values:
                env[depth] = v
                found = body(env) if every else TRUE if self._tried(lambda: body(env) == TRUE) else UNKNOWN
                if innermost:
                    self._point()
                if every:
                    result = AND[result][found]
                    if not result & TRUE:
                        if role > 0:
                            self._failed(env, names)
                        return result
                elif found == TRUE:
                    return TRUE
            if every:
                return result if role > 0 else self._beyond(name)
            return self._none_found(name)

        return run

    def _beyond(self, name: str) -> int:
        self.why = self.why or f"whether a hypothesis holds for every {name}, also outside the region"
        return ANYTHING

    def _none_found(self, name: str) -> int:
        self.why = self.why or f"no {name} in the region is seen to make it true"
        return ANYTHING

    def _tried(self, holds: Callable[[], bool]) -> bool:
        """Whether it holds; if not, what was noticed is forgotten, because another number may do."""
        before = self.margin, self.agreed, self.reached, self.bad, self.left, dict(self.limits)
        found = holds()
        if not found:
            self.margin, self.agreed, self.reached, self.bad, self.left, self.limits = before
        return found

    def _exists_real(self, f: Term, depth: int, role: int) -> Truth:
        name = f.data[0]
        low, high = self.ranges[name]
        parts = _conjuncts(f.args[0])
        equation = next((i for i, part in enumerate(parts) if part.op == "eq"), None)
        with self._named(depth, name):
            bodies = [self.compile(part, depth + 1, role) for part in parts]
            sides = [self.values.compile(t, depth + 1, {}) for t in parts[equation].args] if equation is not None else []
        points = [_rational(low + (high - low) * i / (WITNESSES - 1)) for i in range(WITNESSES)]

        def run(env: Env) -> int:
            for p in points:
                env[depth] = midpoint(p, p)
                if self._tried(lambda: all(body(env) == TRUE for body in bodies)):
                    return TRUE
            if equation is not None:  # it holds somewhere in this ball, so the others are asked for on all of it
                env[depth] = root(self.values, lambda inner: sides[1](inner) - sides[0](inner), env, depth, points)
                if env[depth] is not None and self._tried(lambda: all(body(env) == TRUE for i, body in enumerate(bodies) if i != equation)):
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
        with self._named(depth, *bound) as names:
            body = self.compile(inner, depth + len(bound), role)
        whole = [(_rational(low), _rational(high)) for low, high in (self.ranges[n] for n in bound)]
        pointwise = role > 0 and _pointwise(inner)

        def run(env: Env) -> int:
            search = _Search(self, body, env, places, names if role > 0 else None)
            result = TRUE
            if pointwise and not self.box:
                self.blurred = search.blurred = "points"
            else:
                result = search.over(whole)
            if search.blurred and result & TRUE and not self.box:  # else the box around is cut
                if search.blurred == "lines" and len(whole) > 1:
                    search.blurred = ""
                    for part in _lines(whole):
                        result = AND[result][search.over(part)]
                if search.blurred:
                    result = AND[result][search.points(whole)]
            return result if role > 0 or not result & TRUE else self._beyond(bound[0])

        return run

    @contextmanager
    def _named(self, depth: int, *given: str) -> Iterator[dict[int, str]]:
        """For the time of compiling what is below a quantifier: the names of all places around it, these from depth on."""
        outside = self.values.names
        self.values.names = {**{i: n for i, n in outside.items() if i < depth}, **dict(zip(itertools.count(depth), given))}
        try:
            yield self.values.names
        finally:
            self.values.names = outside

    def _point(self) -> None:
        self.points += 1
        if self.points > MAX_POINTS:
            raise NotCovered(f"a region of more than {MAX_POINTS} points")
        if self.points & 63 == 0:
            self.values.in_time()

    def _failed(self, env: Env, names: Mapping[int, str]) -> None:
        self.bad = self.bad or place(env, names)


class _NoSlope(Exception):
    """The function has no value near the point, so no derivative."""


class _Search:
    """Boxes, cut in two until the body is decided on each, the largest first."""

    def __init__(self, formulas: Formulas, body: Truth, env: Env, places: range, names: Mapping[int, str] | None) -> None:
        self.formulas, self.body, self.env, self.places, self.names = formulas, body, env, places, names
        self.blurred = ""

    def over(self, whole: list[tuple[fmpq, fmpq]]) -> int:
        """The truth of `for all points of the box`."""
        formulas, result = self.formulas, TRUE
        waiting, cells = deque([whole]), 0
        most = MAX_CELLS if self.names is not None else HYPOTHESIS_CELLS
        few = 0 if formulas.box else min(most, FEW_CELLS)
        while waiting:
            box = waiting.popleft()
            cells += 1
            formulas.cells += 1
            formulas.values.in_time()
            outside, formulas.agreed, before, formulas.blurred = formulas.agreed, None, formulas.blurred, ""
            found = self._at(box)
            blur, formulas.blurred = formulas.blurred, max(before, formulas.blurred)
            gap, formulas.agreed = formulas.agreed, outside
            centre = [(m, m) for m in (cut(low, high) for low, high in box)]
            if found & TRUE and (found != TRUE or blur or gap is not None or formulas.reached is not None):
                point = self._at(centre)
                found = found if point & TRUE else point
            if not found & TRUE:
                self._place(centre)
                if self.names is not None:
                    formulas._failed(self.env, self.names)
                return found
            if found == TRUE and not blur and (gap is None or gap < formulas.small):
                formulas.agreed = _larger(formulas.agreed, gap)
                continue
            moving = [i for i, (low, high) in enumerate(box) if high - low > NARROWEST * (whole[i][1] - whole[i][0])]
            if moving and cells + len(waiting) < (few if blur and found == TRUE else most):
                i = max(moving, key=lambda i: (box[i][1] - box[i][0]) / (whole[i][1] - whole[i][0]))
                middle = cut(*box[i])
                waiting += [[*box[:i], half, *box[i + 1:]] for half in ((box[i][0], middle), (middle, box[i][1]))]
            elif found == TRUE:  # if blurred, then lines or points follow, and say how closely the equation holds
                self.blurred = max(self.blurred, blur)
                formulas.agreed = _larger(formulas.agreed, gap)
            else:
                if formulas.open < FEW_CELLS and not (corners := self._corners(box)) & TRUE:
                    return corners
                self._place(box)
                formulas.open += 1
                formulas.open_where = formulas.open_where or (place(self.env, self.names) if self.names else "a hypothesis")
                result = AND[result][found]
        return result

    def _corners(self, box: list[tuple[fmpq, fmpq]]) -> int:
        result = TRUE
        for corner in itertools.product(*box):
            result = AND[result][self._at([(v, v) for v in corner])]
            if not result & TRUE:
                if self.names is not None:
                    self.formulas._failed(self.env, self.names)
                break
        return result

    def points(self, whole: list[tuple[fmpq, fmpq]]) -> int:
        """The truth at points spread over the box."""
        per_side = next(m for m in range(MOST_POINTS, 0, -1) if m ** len(whole) <= MOST_POINTS or m == 2)
        result = TRUE
        for point in itertools.product(*[[low + (high - low) * j / (per_side - 1) for j in range(per_side)] for low, high in whole]):
            self.formulas._point()
            result = AND[result][self._at([(v, v) for v in point])]
            if not result & TRUE:
                if self.names is not None:
                    self.formulas._failed(self.env, self.names)
                break
        return result

    def _place(self, box: list[tuple[fmpq, fmpq]]) -> None:
        for place, (low, high) in zip(self.places, box):
            self.formulas.box.pop(place, None)
            if low == high:
                self.env[place] = midpoint(low, high)
            else:
                self.env[place] = between(low, high)
                self.formulas.box[place] = (low, high)

    def _at(self, box: list[tuple[fmpq, fmpq]]) -> int:
        self._place(box)
        try:
            return self.body(self.env)
        finally:
            for place in self.places:
                self.formulas.box.pop(place, None)


def _lines(whole: list[tuple[fmpq, fmpq]]) -> Iterator[list[tuple[fmpq, fmpq]]]:
    """Lines parallel to each axis."""
    for i in range(len(whole)):
        grids = [[low + (high - low) * j / (GRID - 1) for j in range(GRID)] for low, high in whole]
        grids[i] = [whole[i][0]]
        for point in itertools.product(*grids):
            yield [whole[j] if j == i else (v, v) for j, v in enumerate(point)]


def _exact(v: Any) -> bool:
    return v.is_exact() if isinstance(v, arb) else not isinstance(v, Function)


def _conjuncts(f: Term) -> list[Term]:
    return [part for side in f.args for part in _conjuncts(side)] if f.op == "and" else [f]


def is_points(domain: Range) -> bool:
    """Whether a region is a list of numbers, which are looked at one by one."""
    return isinstance(domain, list) and bool(domain) and isinstance(domain[0], Fraction)


def _pointwise(f: Term) -> bool:
    """Whether a box says no more than its points: of limits, and of equations with infinite sums, which have no expansion here."""
    return f.op == "limit" or (f.op == "eq" and any(map(_has_series, f.args))) or (f.sort is PROP and any(map(_pointwise, f.args)))


def _has_series(t: Term) -> bool:
    return t.op == "series" or any(map(_has_series, t.args))


def _opposite(role: int) -> int:
    return STRICT if role == STRICT else POSITIVE if role == NEGATIVE else NEGATIVE


def _larger(a: Number, b: Number) -> Number:
    return b if a is None or (b is not None and b > a) else a


def _decided(op: str, d: Number) -> int:
    """What a difference of right and left says of the comparison."""
    if op == "eq":
        if type(d) is not arb:
            return TRUE if d == 0 else FALSE
        return TRUE if d.is_zero() else UNKNOWN if d.contains(0) else FALSE
    if d > 0 or (op == "le" and d >= 0):
        return TRUE
    return FALSE if d < 0 or (op == "lt" and d <= 0) else UNKNOWN


def place(env: Env, names: Mapping[int, str]) -> str:
    """The point or box in words."""
    return ", ".join(_shown(name, env[i]) for i, name in sorted(names.items()))


def _rational(v: Fraction) -> fmpq:
    return fmpq(v.numerator, v.denominator)


def _shown(name: str, v: Any) -> str:
    if isinstance(v, arb) and not v.is_exact():
        return f"{name} in [{at_least(v)}, {at_most(v)}]"
    return f"{name} = {v.words() if isinstance(v, Function) else in_full(fraction(v))}"


_ATOMS = {"eq": Formulas.comparison, "lt": Formulas.comparison, "le": Formulas.comparison, "has_deriv": Formulas.slope,
          "continuous": Formulas.continuity, "limit": Formulas.limit}
