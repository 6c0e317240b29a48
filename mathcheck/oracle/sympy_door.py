"""The door for SymPy statements: a SymPy expression read into the kernel's language, or refused.

`statement_from_sympy` and `term_from_sympy` refuse, with a reason and a hint, whatever SymPy leaves ambiguous. Nothing is
simplified on the way.

One thing cannot be refused here because it cannot be seen: SymPy rewrites `x/x` to 1, `x**0` to 1, `0*(1/x)` to 0, `exp(log(x))`
and `sqrt(x)**2` to x while the expression is typed, before any code of ours runs, so the condition x != 0 or 0 < x is lost. A
statement decided altogether that way (`Eq(1/x, 1/x)` is `true`) is refused; for a part of a statement the only remedy is to read
the kernel's term, which is what is shown, checked and locked. Where it matters, write the statement with `mathcheck.lang`, which
evaluates nothing.

SymPy's `log` and `sqrt` have complex values where ours have none. In a statement they are read only where the assumptions on the
symbols say that they are real; of the other fractional powers none is read.
"""

import itertools
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import sympy
from sympy.concrete.expr_with_limits import ExprWithLimits
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational
from sympy.logic.boolalg import Boolean, BooleanAtom

from ..kernel.binding import bind
from ..kernel.domains import domain
from ..kernel.errors import KernelError
from ..kernel.sorts import INT, NAT, REAL, Sort, is_subsort
from ..kernel.terms import ELEMENTARY, FALSE, ONE, TRUE, Term, eq, imp, is_name, le, lt, ne, negation, number, variable
from ..lang.build import And, Or, forall, iff, implies

if TYPE_CHECKING:
    from .sympy_atoms import Atoms

_A_NAME = "an ASCII identifier that is not reserved, such as lam for λ or x_1 for x_{1}"
_IN_LANGUAGE = "write it with mathcheck.lang, which keeps every term as typed"


class Untranslatable(Exception):
    """An expression is outside the fragment, or ambiguous. why: the reason; hint: what to write instead."""

    def __init__(self, why: str, hint: str = "") -> None:
        super().__init__(why + (f" ({hint})" if hint else ""))
        self.why = why
        self.hint = hint


# Symbols and their sorts

_Hypothesis = Callable[[Term], Term] | None

# What a symbol may be declared as: SymPy's assumptions, the sort, and what the sort does not say.
_DECLARATIONS: tuple[tuple[dict[str, bool], Sort, _Hypothesis], ...] = (
    ({"integer": True, "nonnegative": True}, NAT, None),
    ({"integer": True, "positive": True}, NAT, lambda n: le(1, n)),
    ({"integer": True}, INT, None),
    ({"integer": True, "negative": True}, INT, lambda n: le(n, -1)),
    ({"integer": True, "nonpositive": True}, INT, lambda n: le(n, 0)),
    ({"integer": True, "nonzero": True}, INT, lambda n: ne(n, 0)),
    ({"real": True}, REAL, None),
    ({"real": True, "nonnegative": True}, REAL, lambda x: le(0, x)),
    ({"real": True, "positive": True}, REAL, lambda x: lt(0, x)),
    ({"real": True, "negative": True}, REAL, lambda x: lt(x, 0)),
    ({"real": True, "nonpositive": True}, REAL, lambda x: le(x, 0)),
    ({"real": True, "nonzero": True}, REAL, lambda x: ne(x, 0)),
)


def _declared(symbol: Any) -> tuple[Sort, _Hypothesis]:
    """The sort of a symbol and the hypothesis its assumptions stand for. Raises Untranslatable."""
    for assumptions, sort, hypothesis in _DECLARATIONS:
        if symbol.assumptions0 == sympy.Symbol("x", **assumptions).assumptions0:
            return sort, hypothesis
    name = symbol.name
    if symbol.is_real is not True:
        raise Untranslatable(
            f"the symbol {name} has no sort: nothing says that it is an integer or a real number",
            f"Symbol({name!r}, integer=True), Symbol({name!r}, integer=True, nonnegative=True) or Symbol({name!r}, real=True)")
    raise Untranslatable(
        f"the symbol {name} carries assumptions that the language has no sort for",
        "declare only integer or real with at most one of nonnegative, positive, negative, nonpositive, nonzero, and write the rest "
        "as a hypothesis")


def _variable(symbol: Any) -> Term:
    sort, _ = _declared(symbol)
    if not is_name(symbol.name):
        raise Untranslatable(f"{symbol.name!r} is not a name here", _A_NAME)
    return variable(symbol.name, sort)


def _one_symbol_a_name(symbols: Iterable[Any]) -> None:
    seen: dict[str, Any] = {}
    for symbol in symbols:
        if seen.setdefault(symbol.name, symbol) != symbol:
            raise Untranslatable(
                f"two different symbols are called {symbol.name}: SymPy tells them apart by their assumptions, a reader cannot",
                "create the symbol once and use that one everywhere")


def statement_from_sympy(expr: Any) -> Term:
    """The closed formula that a SymPy relation or Boolean states for all values of its symbols.

    A symbol declared positive, negative, ... brings that as a hypothesis, in the order of the names. Raises Untranslatable.
    """
    if not isinstance(expr, sympy.Basic):
        raise Untranslatable(f"a {type(expr).__name__} is not a SymPy statement", _IN_LANGUAGE)
    if isinstance(expr, BooleanAtom):
        raise Untranslatable(
            f"SymPy decided this before it got here and left only `{expr}`: x/x or Eq(1/x, 1/x) lose their domain that way",
            _IN_LANGUAGE)
    if not isinstance(expr, Boolean) or isinstance(expr, sympy.Symbol):
        raise Untranslatable(f"{_shown(expr)} is not a statement", "a relation such as Eq(a, b) or a <= b")

    def read() -> Term:
        _refuse_everywhere(expr)
        _one_symbol_a_name(_sorted_symbols(expr.atoms(sympy.Symbol)))
        free = _sorted_symbols(expr.free_symbols)
        values = {symbol: _variable(symbol) for symbol in free}
        body = _Reader(values).formula(expr)
        hypotheses = [h(values[s]) for s in free if (h := _declared(s)[1]) is not None]
        variables = [values[s] for s in free]
        statement = implies(*hypotheses, body)
        return forall(*variables, statement) if variables else statement

    return _guarded(read)


def term_from_sympy(expr: Any, atoms: "Atoms | None" = None) -> Term:
    """The number that a SymPy expression denotes, as a term.

    atoms: gives back the terms that its symbols stand for; a symbol it does not know becomes a variable of the symbol's sort,
    and what the symbol's assumptions say beyond the sort is the caller's business. With atoms the expression is an oracle's
    proposal, which the kernel is going to check: logarithms and square roots of anything are read. Raises Untranslatable.
    """
    if not isinstance(expr, sympy.Basic) or (isinstance(expr, Boolean) and not isinstance(expr, sympy.Symbol)):
        raise Untranslatable(f"{_shown(expr)} is not a SymPy number", _IN_LANGUAGE)

    def read() -> Term:
        _refuse_everywhere(expr, from_floats=atoms is None)
        known = {} if atoms is None else atoms.terms
        _one_symbol_a_name(_sorted_symbols(expr.atoms(sympy.Symbol)))
        values = {s: known[s] if s in known else _variable(s) for s in _sorted_symbols(expr.free_symbols)}
        return _Reader(values, proposal=atoms is not None).number(expr)

    return _guarded(read)


def _guarded(read: Callable[[], Term]) -> Term:
    try:
        return read()
    except KernelError as e:
        raise Untranslatable(f"the kernel has no such term: {e.why}", _IN_LANGUAGE) from e
    except RecursionError as e:
        raise Untranslatable("the expression is nested too deeply", "state it with fewer levels") from e


def _sorted_symbols(symbols: Iterable[Any]) -> list[Any]:
    return sorted(symbols, key=lambda s: (s.name, sorted(s.assumptions0.items())))


def _shown(expr: Any) -> str:
    try:
        text = str(expr)
    except Exception:  # a printer of somebody else's class
        text = type(expr).__name__
    return text if len(text) <= 80 else text[:77] + "..."


_NOT_NUMBERS = (sympy.zoo, sympy.nan, sympy.oo, -sympy.oo)


def _refuse_everywhere(expr: Any, from_floats: bool = True) -> None:
    """What is refused wherever it stands, so that the reason given is the first cause and not a consequence of it."""
    for part in sympy.preorder_traversal(expr):
        if isinstance(part, sympy.Float):
            raise Untranslatable(f"{part} is a floating-point number, not an exact one",
                                 "Rational(1, 3) for a third; Python computes 1/3 before SymPy sees it")
        if part in _NOT_NUMBERS:
            raise Untranslatable(f"{part} is not a number",
                                 "a finite bound; a division by zero or an infinite sum has no value here")
        if part is sympy.I:
            raise Untranslatable("complex numbers are not in the language", "state the real and the imaginary part")
        if isinstance(part, sympy.Piecewise):
            raise Untranslatable("a Piecewise leaves open which branch is meant where none or several apply",
                                 "one implication for each case, or Abs, Max, Min")
        if isinstance(part, (sympy.Derivative, sympy.Integral, sympy.Limit, sympy.Subs)):
            raise Untranslatable(f"{type(part).__name__} is not in the language yet", "state a consequence without it for now")
        if from_floats and isinstance(part, sympy.Rational) and _from_float(part):
            raise Untranslatable(f"{part} is the binary value of a floating-point number",
                                 f"Rational('{float(part)}') for the decimal; {_IN_LANGUAGE} if this very fraction is meant")


def _from_float(q: Any) -> bool:
    """A denominator 2^k and a numerator as long as a double's mantissa: Rational(0.1) and its kind."""
    p, d = int(q.p), int(q.q)
    return d.bit_length() > 20 and d & (d - 1) == 0 and 40 <= p.bit_length() <= 53


_HINTS = {
    "binomial": "factorial(n)/(factorial(k)*factorial(n - k))",
    "gamma": "factorial(n - 1)",
    "sign": "a case distinction by hypotheses",
    "floor": "an integer symbol m with m <= x and x < m + 1",
    "ceiling": "an integer symbol m with m - 1 < x and x <= m",
    "Mod": "an integer symbol q with the remainder written out",
    "sinh": "(exp(x) - exp(-x))/2",
    "cosh": "(exp(x) + exp(-x))/2",
    "tanh": "(exp(2*x) - 1)/(exp(2*x) + 1)",
    "asin": "a symbol y with sin(y) = x, -pi/2 <= y and y <= pi/2",
    "acos": "a symbol y with cos(y) = x, 0 <= y and y <= pi",
}
_ELEMENTARY = {getattr(sympy, name): name for name in ELEMENTARY if name != "sqrt"}  # sqrt(x) is the power x**(1/2)


class _Reader:
    """Reads SymPy expressions whose free symbols have the given values. ranges: the enclosing sums' indices with their
    bounds, innermost last; proposal: somebody else sees to it that logarithms and roots are real."""

    def __init__(self, values: dict[Any, Term], ranges: tuple[tuple[Any, Any, Any], ...] = (), proposal: bool = False) -> None:
        self.values = values
        self.ranges = ranges
        self.proposal = proposal

    # formulas

    def formula(self, e: Any) -> Term:
        if isinstance(e, BooleanAtom):
            return TRUE if e == sympy.true else FALSE
        if isinstance(e, Relational):
            return self.relation(e)
        if isinstance(e, (sympy.And, sympy.Or)):
            # SymPy's order says nothing; a part without conditions goes first, so that it can guard the others
            parts = sorted(map(self.formula, e.args), key=_owes)
            return And(*parts) if isinstance(e, sympy.And) else Or(*parts)
        if isinstance(e, sympy.Not):
            return negation(self.formula(e.args[0]))
        if isinstance(e, sympy.Implies):
            a, b = map(self.formula, e.args)
            return imp(a, b)
        if isinstance(e, sympy.Equivalent):
            parts = sorted(map(self.formula, e.args), key=_owes)
            return And(*(iff(a, b) for a, b in itertools.pairwise(parts)))
        if isinstance(e, sympy.Symbol):
            raise Untranslatable(f"the symbol {e} stands where a statement is wanted", "a relation such as Eq(a, b)")
        raise Untranslatable(f"{type(e).__name__} is not a connective of the language", "And, Or, Not, Implies, Equivalent")

    def relation(self, e: Any) -> Term:
        if any(isinstance(a, Boolean) and not isinstance(a, sympy.Symbol) for a in e.args):
            raise Untranslatable(f"{_shown(e)} compares statements", "Equivalent(A, B) for statements")
        if len(e.args) != 2:
            raise Untranslatable(f"{type(e).__name__} is not a relation of the language", "Eq, Ne, <, <=, >, >=")
        a, b = map(self.number, e.args)
        if isinstance(e, sympy.Eq):
            return eq(a, b)
        if isinstance(e, sympy.Ne):
            return ne(a, b)
        if isinstance(e, sympy.StrictLessThan):
            return lt(a, b)
        if isinstance(e, sympy.LessThan):
            return le(a, b)
        if isinstance(e, sympy.StrictGreaterThan):
            return lt(b, a)
        if isinstance(e, sympy.GreaterThan):
            return le(b, a)
        raise Untranslatable(f"{type(e).__name__} is not a relation of the language", "Eq, Ne, <, <=, >, >=")

    # numbers

    def number(self, e: Any) -> Term:
        if isinstance(e, sympy.Rational):
            return number(_rational(e))
        if isinstance(e, sympy.Symbol):
            return self.values[e]
        if isinstance(e, sympy.Add):
            return self.sum_of(e)
        if isinstance(e, sympy.Mul):
            negative, t = self.product(e)
            return _negated(t) if negative else t
        if isinstance(e, sympy.Pow):
            divisor, t = self.power(e)
            return t if divisor is None else ONE / divisor
        if isinstance(e, sympy.factorial):
            return Term("fact", (self.integer(e.args[0], "the argument of a factorial"),))
        if isinstance(e, sympy.Abs):
            return abs(self.number(e.args[0]))
        if isinstance(e, (sympy.Max, sympy.Min)):
            first, *rest = map(self.number, e.args)
            for t in rest:
                first = Term("max" if isinstance(e, sympy.Max) else "min", (first, t))
            return first
        if isinstance(e, (sympy.Sum, sympy.Product)):
            return self.range(e)
        if e in (sympy.pi, sympy.E):
            return Term("pi") if e is sympy.pi else Term("exp", (ONE,))
        if type(e) in _ELEMENTARY:
            return self.elementary(e)
        raise self.outside(e)

    def elementary(self, e: Any) -> Term:
        name = _ELEMENTARY[type(e)]
        if name == "log" and not self.proposal and not e.args[0].is_positive:
            raise Untranslatable(f"{_shown(e)} is the logarithm of what may not be positive, where SymPy means a complex number",
                                 f"declare its symbols as positive, or {_IN_LANGUAGE}")
        return Term(name, (self.number(e.args[0]),))

    def outside(self, e: Any) -> Untranslatable:
        if isinstance(e, sympy.NumberSymbol):
            return Untranslatable(f"the constant {e} is not in the language yet", "a rational number, or bounds for it")
        if isinstance(e, AppliedUndef):
            name = type(e).__name__
            return Untranslatable(f"the function {name} does not say its sort",
                                  f"{name} = Function({name!r}) of mathcheck.lang, and the statement in that language")
        if isinstance(e, sympy.Function):
            name = type(e).__name__
            return Untranslatable(f"the function {name} is not in the language", _HINTS.get(name, "a statement without it for now"))
        if isinstance(e, ExprWithLimits):
            return Untranslatable(f"{type(e).__name__} is not in the language", "Sum or Product with finite bounds")
        return Untranslatable(f"{_shown(e)} ({type(e).__name__}) is not a number of the language", _IN_LANGUAGE)

    def sum_of(self, e: Any) -> Term:
        parts = [self.signed(a) for a in _ordered(e)]
        start = next((i for i, (negative, _) in enumerate(parts) if not negative), 0)
        parts.insert(0, parts.pop(start))  # b - a rather than -a + b
        negative, total = parts[0]
        return _summed([(False, _negated(total) if negative else total), *parts[1:]])

    def signed(self, e: Any) -> tuple[bool, Term]:
        """Whether a minus sign stands in front, and the rest."""
        if isinstance(e, sympy.Rational) and e.p < 0:
            return True, number(-_rational(e))
        if isinstance(e, sympy.Mul):
            return self.product(e)
        return False, self.number(e)

    def product(self, e: Any) -> tuple[bool, Term]:
        """A product as sign and numerator/denominator. The factors are read one by one: SymPy multiplies nothing here."""
        negative = False
        top: list[Term] = []
        bottom: list[Term] = []
        for factor in e.as_ordered_factors():
            if isinstance(factor, sympy.Rational):
                p, q = int(factor.p), int(factor.q)
                negative ^= p < 0
                if abs(p) != 1:
                    top.append(number(abs(p)))
                if q != 1:
                    bottom.append(number(q))
            elif isinstance(factor, sympy.Pow):
                divisor, t = self.power(factor)
                if divisor is None:
                    top.append(t)
                else:
                    bottom.append(divisor)
            else:
                top.append(self.number(factor))
        result = _multiplied(top)
        return negative, result / _multiplied(bottom) if bottom else result

    def power(self, e: Any) -> tuple[Term | None, Term]:
        """(d, 1) for 1/d; (None, t) for t."""
        base, exponent = e.args
        if isinstance(exponent, sympy.Integer):
            b, k = self.number(base), int(exponent)
            if k >= 0:
                return None, b**k
            return (b if k == -1 else b ** (-k)), ONE
        if isinstance(exponent, sympy.Rational) and exponent.q == 2 and (
                self.proposal or (abs(exponent.p) == 1 and self.nonnegative(base))):
            root, k = Term("sqrt", (self.number(base),)), abs(int(exponent.p))
            root = root if k == 1 else root**k
            return (None, root) if exponent.p > 0 else (root, ONE)
        if exponent.is_integer is not True:
            if isinstance(exponent, sympy.Rational):
                complex_root = "" if base.is_nonnegative else " of a base that may be negative, where SymPy means a complex root"
                raise Untranslatable(
                    f"{_shown(e)} is a fractional power{complex_root}",
                    f"sqrt(x) with x declared positive or nonnegative; y with y**3 = x for a cube root; or {_IN_LANGUAGE}")
            raise Untranslatable(f"the exponent {_shown(exponent)} is not known to be an integer",
                                 "declare its symbols as integers; real exponents come later")
        b, t = self.number(base), self.integer(exponent, "an exponent")
        if self.nonnegative(exponent):
            return None, b**t
        if self.nonnegative(-exponent):
            return b ** self.integer(-exponent, "an exponent"), ONE
        return None, Term("zpow", (b, t))

    def integer(self, e: Any, what: str) -> Term:
        t = self.number(e)
        if not is_subsort(t.sort, INT):
            raise Untranslatable(f"{what} must be an integer term, and {_shown(e)} is a {t.sort!r} here",
                                 "declare its symbols as integers and avoid a quotient there")
        return t

    # sums and products over ranges

    def range(self, e: Any) -> Term:
        name = type(e).__name__
        reader = self
        opened = []
        for limit in reversed(e.limits):  # SymPy writes the innermost index first
            if len(limit) != 3:
                raise Untranslatable(f"a {name} without both bounds", f"{name}(f, (k, a, b))")
            index, lo, hi = limit
            low, high = reader.integer(lo, "a bound"), reader.integer(hi, "a bound")
            if not reader.nonnegative(hi - lo + 1):
                raise Untranslatable(
                    f"the bounds of {_shown(e)} may be reversed, and to SymPy such a {name} is not empty: Sum(k, (k, 3, 1)) is -2",
                    f"assumptions on the symbols from which {_shown(lo - 1)} <= {_shown(hi)} follows, or mathcheck.lang, where it is empty")
            k = _index(index, lo, reader)
            opened.append((k, low, high))
            reader = _Reader({**reader.values, index: k}, (*reader.ranges, (index, lo, hi)), reader.proposal)
        body = reader.number(e.function)
        for k, low, high in reversed(opened):
            body = bind("sum" if isinstance(e, sympy.Sum) else "prod", k, body, low, high)
        return body

    def nonnegative(self, e: Any) -> bool:
        """0 <= e follows from the assumptions on the symbols, an index lying between its bounds."""
        return _nonnegative(e, self.ranges)


def _nonnegative(e: Any, ranges: tuple[tuple[Any, Any, Any], ...]) -> bool:
    e = sympy.expand(e)
    if e.is_nonnegative is True:
        return True
    if not ranges:
        return False
    *outer, (index, lo, hi) = ranges
    if not e.has(index):
        return _nonnegative(e, tuple(outer))
    distance = sympy.Dummy("distance", integer=True, nonnegative=True)
    return any(_nonnegative(e.xreplace({index: value}), tuple(outer)) for value in (lo + distance, hi - distance))


def _index(symbol: Any, lo: Any, reader: _Reader) -> Term:
    """The index of a sum as a variable over the integers; whatever else it was declared to be must hold from lo on."""
    if not isinstance(symbol, sympy.Symbol):
        raise Untranslatable(f"{_shown(symbol)} is not an index", "a symbol with integer=True")
    _declared(symbol)
    if symbol.is_integer is not True:
        raise Untranslatable(f"the index {symbol.name} is not an integer", f"Symbol({symbol.name!r}, integer=True)")
    plain = sympy.Symbol(symbol.name, integer=True)
    if symbol.assumptions0 != plain.assumptions0:
        least = 1 if symbol.is_positive else 0 if symbol.is_nonnegative else None
        if least is None or not reader.nonnegative(lo - least):
            raise Untranslatable(f"the index {symbol.name} is assumed to be what its range does not say, and SymPy may have used that",
                                 f"Symbol({symbol.name!r}, integer=True) for an index")
    if not is_name(symbol.name):
        raise Untranslatable(f"{symbol.name!r} is not a name here", _A_NAME)
    return variable(symbol.name, INT)


def _owes(formula: Term) -> bool:
    return bool(domain(formula))


def _rational(q: Any) -> int | Fraction:
    return int(q.p) if q.q == 1 else Fraction(int(q.p), int(q.q))


def _ordered(e: Any) -> list[Any]:
    try:
        return list(e.as_ordered_terms())
    except (OverflowError, TypeError, ValueError, AttributeError):  # the printer's order goes through complex(coefficient)
        return list(e.args)


def _negated(t: Term) -> Term:
    """-t with the sign at the first factor, where one writes it: -x*y, -3*x/2."""
    if t.op in ("mul", "div"):
        return Term(t.op, (_negated(t.args[0]), t.args[1]))
    return number(-t.data) if t.op == "num" else -t


_WIDE = 40  # beyond so many operands a sum or product is built as a balanced tree, to stay far from the depth limit


def _summed(parts: Sequence[tuple[bool, Term]]) -> Term:
    """The sum of signed terms, read from the left; the first one has no sign."""
    if len(parts) > _WIDE:
        half = len(parts) // 2
        left, right = parts[:half], parts[half:]
        flip = right[0][0]
        rest = _summed([(negative ^ flip, t) for negative, t in right])
        return _summed(left) - rest if flip else _summed(left) + rest
    total = parts[0][1]
    for negative, t in parts[1:]:
        total = total - t if negative else total + t
    return total


def _multiplied(parts: Sequence[Term]) -> Term:
    if len(parts) > _WIDE:
        half = len(parts) // 2
        return _multiplied(parts[:half]) * _multiplied(parts[half:])
    if not parts:
        return ONE
    total = parts[0]
    for t in parts[1:]:
        total = total * t
    return total
