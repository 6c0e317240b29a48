"""Kernel terms as SymPy expressions, for the oracles.

`to_sympy` reads a term as a rational function over the rationals in named symbols, one for every part that is not arithmetic (an
`Atoms` remembers which); `Functions` reads elementary functions too. Domain conditions are forgotten, so results are proposals
and never theorems.
"""

import math
from collections.abc import Collection
from fractions import Fraction
from typing import Any

import sympy

from ..kernel.sorts import INT, NAT, REAL, Sort
from ..kernel.terms import ELEMENTARY, ZERO, Term, number
from .sympy_door import Untranslatable, term_from_sympy

_TRIAL_DIVISORS = 1_000  # the kernel's normal forms split integers under symbolic exponents by the same divisors


class Atoms:
    """The symbols that stand for the parts of the given terms that are not arithmetic over the rationals.

    A variable has its own name and its sort's assumptions. A sum, a factorial, |x|, f(x), ... is a symbol named after its text.
    A power with a symbolic exponent is b^E for a primitive E: x^(2n+1) is (x^n)^2 * x, so that powers with related exponents
    share a symbol. terms: what each symbol stands for; signs: the symbols that stand for powers of -1.
    """

    def __init__(self, *terms: Term) -> None:
        self.terms: dict[Any, Term] = {}
        self.signs: list[Any] = []
        self._symbols: dict[Term, Any] = {}
        self._powers: dict[tuple[Any, Any, int], Any] = {}  # b^E by b, the exponent's symbolic part, and the least shift
        self._lowest: dict[tuple[Any, Any], int] = {}
        self._scanning = True  # first find the lowest shift j for every b^(s+j), then translate
        for t in terms:
            self.read(t)
        self._scanning = False

    def read(self, t: Term) -> Any:
        """t as a rational function of the symbols. Raises Untranslatable if a divisor is zero as it stands."""
        op, args = t.op, t.args
        if op == "num":
            return sympy.Rational(t.data.numerator, t.data.denominator)
        if op == "add":
            return self.read(args[0]) + self.read(args[1])
        if op == "sub":
            return self.read(args[0]) - self.read(args[1])
        if op == "neg":
            return -self.read(args[0])
        if op == "mul":
            return self.read(args[0]) * self.read(args[1])
        if op == "div":
            return self.read(args[0]) / self._divisor(args[1])
        if op in ("npow", "zpow"):
            return self._power(args[0], sympy.expand(self.read(args[1])), op)
        if t.sort.name == "Prop" or t.sort.result is not None:
            raise Untranslatable(f"{t!r} is not a number", "")
        return self.atom(t)

    def atom(self, t: Term) -> Any:
        """The symbol for a term, a new one if need be."""
        if t not in self._symbols:
            if t.op == "var":
                symbol = sympy.Symbol(t.data, **_ASSUMPTIONS[t.sort])
            else:
                symbol = self._named(repr(t), _ASSUMPTIONS[t.sort])
            self._symbols[t] = symbol
            self.terms[symbol] = t
        return self._symbols[t]

    def _named(self, text: str, assumptions: dict[str, bool]) -> Any:
        text = text if len(text) <= 60 else text[:57] + "..."
        taken = {s.name for s in self.terms}
        name, count = text, 1
        while name in taken:
            count += 1
            name = f"{text}'{count}"
        return sympy.Symbol(name, **assumptions)

    def _divisor(self, t: Term) -> Any:
        value = self.read(t)
        if value == 0:
            raise Untranslatable(f"the divisor {t!r} is identically zero", "")
        return value

    def _power(self, base: Term, e: Any, op: str) -> Any:
        """base^e. e: a polynomial with integer coefficients. Symbolic powers are distributed over products and quotients."""
        if e.is_Integer:
            value = self.read(base)
            if int(e) < 0 and value == 0:
                raise Untranslatable(f"{base!r} is identically zero and stands under a negative exponent", "")
            return value ** int(e)
        if base.op == "mul":
            return self._power(base.args[0], e, op) * self._power(base.args[1], e, op)
        if base.op == "div":
            return self._power(base.args[0], e, op) / self._power(base.args[1], e, op)
        if base.op == "neg":
            return self._generator(number(-1), e, op) * self._power(base.args[0], e, op)
        if base.op in ("npow", "zpow"):
            return self._power(base.args[0], sympy.expand(e * self.read(base.args[1])), op)
        if base.op == "num":
            return self._number_power(base.data, e, op)
        return self._generator(base, e, op)

    def _number_power(self, q: int | Fraction, e: Any, op: str) -> Any:
        if q in (0, 1):
            return sympy.Integer(1) if q == 1 else self._generator(ZERO, e, op)
        result = sympy.Integer(1)
        if q < 0:
            result *= self._generator(number(-1), e, op)
        for n, sign in ((abs(q.numerator), 1), (q.denominator, -1)):
            for p, k in _factors(n):
                result *= self._generator(number(p), e, op) ** (k * sign)
        return result

    def _generator(self, base: Term, e: Any, op: str) -> Any:
        """The symbol for base^E, E the primitive part of e or of a smaller exponent, to the power that makes it base^e."""
        shift = int(e.as_coeff_Add()[0])
        symbolic = sympy.expand(e - shift)
        literal = base.data if base.op == "num" else None
        if literal == -1:  # (-1)^e depends on e modulo 2 only
            shift, symbolic, op = shift % 2, _odd_part(symbolic), "zpow"
            if symbolic == 0:
                return sympy.Integer((-1) ** shift)
        value = self.read(base) if literal is None else sympy.Integer(literal)
        group = (sympy.expand(value), symbolic)
        lowest = min(shift, self._lowest.get(group, shift))
        if self._scanning:
            self._lowest[group] = lowest
            return sympy.Dummy()
        if literal == 0:
            lowest = shift  # 0^(n+1) is not 0 for every integer n
        elif lowest > 0 and (literal == -1 or op == "zpow" or symbolic.is_nonnegative):
            lowest = 0  # b^s has a value wherever b^(s+lowest) has one
        content = math.gcd(*(int(c) for c in symbolic.as_coefficients_dict().values())) if lowest == 0 else 1
        primitive = symbolic / content + lowest
        key = (*group, lowest)
        if key not in self._powers:
            exponent = term_from_sympy(primitive, self)
            power = Term("npow" if primitive.is_nonnegative else op, (base, exponent))
            self._powers[key] = self._symbol_of_power(power)
            if literal == -1:
                self.signs.append(self._powers[key])
        return self._powers[key] ** content * value ** (shift - lowest)

    def _symbol_of_power(self, power: Term) -> Any:
        if power not in self._symbols:
            symbol = self._named(repr(power), {"real": True})
            self._symbols[power] = symbol
            self.terms[symbol] = power
        return self._symbols[power]


class Functions(Atoms):
    """Atoms for calculus: elementary functions, pi and |x| are SymPy's own, and a power with a symbolic exponent is a power.

    positive: variables that are known to be positive.
    """

    def __init__(self, *terms: Term, positive: Collection[Term] = ()) -> None:
        self._positive = positive
        super().__init__(*terms)

    def atom(self, t: Term) -> Any:
        if t in self._positive and t not in self._symbols:
            self._symbols[t] = sympy.Symbol(t.data, **{**_ASSUMPTIONS[t.sort], "positive": True})
            self.terms[self._symbols[t]] = t
        if t.op in (*ELEMENTARY, "abs"):
            return getattr(sympy, "Abs" if t.op == "abs" else t.op)(self.read(t.args[0]))
        return sympy.pi if t.op == "pi" else super().atom(t)

    def _power(self, base: Term, e: Any, op: str) -> Any:
        return super()._power(base, e, op) if e.is_Integer else self.read(base) ** e


_ASSUMPTIONS: dict[Sort, dict[str, bool]] = {NAT: {"integer": True, "nonnegative": True}, INT: {"integer": True}, REAL: {"real": True}}


def _factors(n: int) -> list[tuple[int, int]]:
    """n >= 1 as powers of its small primes and one remaining factor."""
    found = []
    d = 2
    while d < _TRIAL_DIVISORS and d * d <= n:
        count = 0
        while n % d == 0:
            n //= d
            count += 1
        if count:
            found.append((d, count))
        d += 1
    return [*found, (n, 1)] if n > 1 else found


def _odd_part(e: Any) -> Any:
    """e modulo 2, coefficient by coefficient."""
    return sympy.Add(*[m * (int(c) % 2) for m, c in e.as_coefficients_dict().items()])


def to_sympy(t: Term, atoms: Atoms | None = None) -> Any:
    """A numeric term as a rational function over the rationals in the symbols of atoms.

    Give one `Atoms(*terms)` to terms that are to share their symbols, and to `term_from_sympy` on the way back. Domain
    conditions are forgotten. Raises Untranslatable if a divisor is identically zero.
    """
    return (Atoms(t) if atoms is None else atoms).read(t)
