"""Normal forms of exact algebra: quotients of polynomials whose exponents may be symbolic.

A term is read as N/D. N and D are sums of coefficient * monomial; a monomial is a product of powers b^E; a base b is
  - a Term that is not itself arithmetic (a variable, a sum, |x|, ...),
  - an int: a prime (or an unfactored positive integer), -1, or 0,
  - a frozen polynomial of several monomials that stands under a symbolic exponent;
E is a polynomial with integer coefficients in Int terms. The laws used are
  b^E b^F = b^(E+F),  (b^E)^F = b^(EF),  (bc)^E = b^E c^E,  (b/c)^E = b^E / c^E,  b^0 = 1,  1^E = 1.
Each is true whenever every factor b^E that is written down has b /= 0 or E >= 0, with 0^0 = 1. That is so at every point
where the terms given denote: an npow has a nonnegative exponent, a zpow a base other than 0, a divisor is not 0. So two terms
with the same normal form have the same value wherever both denote. The normal form proves no condition; its users add D.
Nothing here looks inside a sum, a factorial, an absolute value: those are opaque.
"""

import functools
from collections.abc import Iterable
from fractions import Fraction
from typing import Any, TypeAlias

from .errors import KernelError
from .terms import Term

MAX_MONOMIALS = 5_000
MAX_REMEMBERED = 2_000
MAX_BITS = 50_000
MAX_WORK = 2_000_000  # of one product: pairs of monomials times machine words of their coefficients
MAX_EXPONENT_BITS = 4_096
MAX_EXPANDED_POWER = 200
_TRIAL_DIVISORS = 1_000

Coefficient: TypeAlias = int | Fraction
Exponent: TypeAlias = frozenset[tuple[frozenset[tuple[Term, int]], int]]  # {(monomial in Int terms, coefficient)}
Monomial: TypeAlias = frozenset[tuple[Any, Exponent]]
Polynomial: TypeAlias = dict[Monomial, Coefficient]

_UNIT: frozenset[Any] = frozenset()  # the empty monomial, the zero exponent, the monomial 1 of exponents
_ONE: Polynomial = {_UNIT: 1}


class Quotient:
    """N/D with D not the zero polynomial; wherever the terms it was read from denote, D has a value other than 0."""

    __slots__ = ("den", "num")

    def __init__(self, num: Polynomial, den: Polynomial) -> None:
        self.num = num
        self.den = den

    def __add__(self, other: "Quotient") -> "Quotient":
        if self.den == other.den:
            return Quotient(_add(self.num, other.num), self.den)
        return Quotient(_add(_mul(self.num, other.den), _mul(other.num, self.den)), _mul(self.den, other.den))

    def __neg__(self) -> "Quotient":
        return Quotient(_scale(self.num, -1), self.den)

    def __mul__(self, other: "Quotient") -> "Quotient":
        return Quotient(_mul(self.num, other.num), _mul(self.den, other.den))

    def inverse(self) -> "Quotient":
        """D/N; the user knows that N is not 0. Raises KernelError if N is the zero polynomial."""
        if not self.num:
            raise KernelError("field", "a divisor is identically zero")
        return Quotient(self.den, self.num)


def constant(value: Coefficient) -> Quotient:
    """The quotient of a rational number."""
    return Quotient({_UNIT: value} if value else {}, {_UNIT: 1})


def equal(a: Quotient, b: Quotient) -> bool:
    """a = b by cross-multiplication, powers of sums with the same symbolic exponent expanded to their lowest shift."""
    difference = _add(_mul(a.num, b.den), _scale(_mul(b.num, a.den), -1))
    while True:  # an expanded sum may hold powers of sums itself
        expanded = expand_shifts(difference, lowest_shifts([difference]))
        if expanded == difference:
            return not difference
        difference = expanded


@functools.lru_cache(maxsize=MAX_REMEMBERED)
def normal_form(t: Term) -> Quotient:
    """The quotient of a numeric term. Raises KernelError if a size limit is met or a divisor is identically zero.

    Remembered, so that a subterm that is shared ten thousand times is read once; nobody changes a quotient.
    """
    op, args = t.op, t.args
    if op == "num":
        return constant(t.data)
    if op == "add":
        return normal_form(args[0]) + normal_form(args[1])
    if op == "sub":
        return normal_form(args[0]) + -normal_form(args[1])
    if op == "neg":
        return -normal_form(args[0])
    if op == "mul":
        return normal_form(args[0]) * normal_form(args[1])
    if op == "div":
        return normal_form(args[0]) * normal_form(args[1]).inverse()
    if op in ("npow", "zpow"):
        return _power(args[0], _exponent(args[1]))
    return Quotient({frozenset({(t, _integer(1))}): 1}, {_UNIT: 1})


def _power(base: Term, e: Exponent) -> Quotient:
    """base^e, e distributed over the base as it is written before a sum is normalised."""
    op, args = base.op, base.args
    if op == "mul":
        return _power(args[0], e) * _power(args[1], e)
    if op == "div":
        return _power(args[0], e) * _power(args[1], e).inverse()
    if op == "neg":
        return _quotient_power(constant(-1), e) * _power(args[0], e)
    if op in ("npow", "zpow"):
        return _power(args[0], _exponent_mul(_exponent(args[1]), e))
    return _quotient_power(normal_form(base), e)


def _quotient_power(q: Quotient, e: Exponent) -> Quotient:
    k = _literal(e)
    if k is not None and k < 0:
        q, e = q.inverse(), _integer(-k)
    return Quotient(_polynomial_power(q.num, e), _polynomial_power(q.den, e))


def _polynomial_power(p: Polynomial, e: Exponent) -> Polynomial:
    k = _literal(e)
    if k is not None and len(p) > 1:
        return _repeated(p, k)
    if len(p) == 1:
        [(monomial, coefficient)] = p.items()
        result = _number_power(coefficient, e)
        factors = {base: _exponent_mul(f, e) for base, f in monomial}
        if -1 in factors:  # f has no literal part, so neither has f*e
            factors[-1] = _parity(factors[-1])[1]
        return _mul(result, {_normal_monomial(factors): 1}) if factors else result
    if not p:
        return {_UNIT: 1} if k == 0 else {} if k is not None else {frozenset({(0, e)}): 1}
    return {frozenset({(frozenset(p.items()), e)}): 1}


def _repeated(p: Polynomial, k: int) -> Polynomial:
    if k > MAX_EXPANDED_POWER:
        raise KernelError("field", f"a sum to a literal power above {MAX_EXPANDED_POWER} is not expanded", power=k)
    result: Polynomial = {_UNIT: 1}
    for _ in range(k):
        result = _mul(result, p)
    return result


def _number_power(c: Coefficient, e: Exponent) -> Polynomial:
    """c^e for a rational c other than 0: signs and primes become bases, their literal parts coefficients."""
    bases: dict[Any, Exponent] = {}
    for part, sign in ((c.numerator, 1), (c.denominator, -1)):
        if part < 0:
            bases[-1], part = e, -part
        for p, multiplicity in _factors(part):
            bases[p] = _exponent_add(bases.get(p, _UNIT), _exponent_scale(e, sign * multiplicity))
    coefficient: Coefficient = 1
    for base in list(bases):
        if base == -1:
            literal, bases[-1] = _parity(bases[-1])
        else:
            literal = _constant_part(bases[base])
            bases[base] = _exponent_add(bases[base], _integer(-literal))
        coefficient = coefficient * _rational_power(base, literal)
    return {frozenset((b, f) for b, f in bases.items() if f): coefficient}


def _rational_power(base: int, k: int) -> Coefficient:
    if base.bit_length() * abs(k) > MAX_BITS and base != -1:
        raise KernelError("field", f"a number of more than {MAX_BITS} bits", base=base, power=k)
    return Fraction(base) ** k if k < 0 else base**k


def _factors(n: int) -> Iterable[tuple[int, int]]:
    """n >= 1 as a product of distinct bases: primes by trial division, and what is left. Any factorisation is sound."""
    found = []
    d = 2
    while d < _TRIAL_DIVISORS and d * d <= n and n.bit_length() <= MAX_EXPONENT_BITS:
        count = 0
        while n % d == 0:
            n //= d
            count += 1
        if count:
            found.append((d, count))
        d += 1
    if n > 1:
        found.append((n, 1))
    return found


# Monomials and polynomials


def _normal_monomial(factors: dict[Any, Exponent]) -> Monomial:
    return frozenset((base, e) for base, e in factors.items() if e)


def _monomial_mul(a: Monomial, b: Monomial) -> tuple[Monomial, int]:
    """The product, and the sign that (-1)^E left behind."""
    if not a:
        return b, 1
    if not b:
        return a, 1
    factors = dict(a)
    sign = 1
    for base, e in b:
        total = _exponent_add(factors[base], e) if base in factors else e
        if type(base) is int and base == -1:
            literal, total = _parity(total)
            sign = -1 if literal else 1
        factors[base] = total
    return _normal_monomial(factors), sign


def _add(a: Polynomial, b: Polynomial) -> Polynomial:
    result = dict(a)
    for monomial, coefficient in b.items():
        total = result.get(monomial, 0) + coefficient
        if total:
            result[monomial] = total
        else:
            result.pop(monomial, None)
    return _bounded(result)


def _bits(c: Coefficient) -> int:
    return max(c.numerator.bit_length(), c.denominator.bit_length())


def _bounded(p: Polynomial) -> Polynomial:
    if any(_bits(c) > MAX_BITS for c in p.values()):
        raise KernelError("field", f"a coefficient of more than {MAX_BITS} bits")
    return p


def _scale(a: Polynomial, c: Coefficient) -> Polynomial:
    return {monomial: coefficient * c for monomial, coefficient in a.items()}


def _mul(a: Polynomial, b: Polynomial) -> Polynomial:
    """The product; it may be one of the two itself, for polynomials are never changed in place."""
    if a == _ONE or b == _ONE:
        return b if a == _ONE else a
    words = 1 + (max(map(_bits, a.values()), default=0) + max(map(_bits, b.values()), default=0) >> 6)
    if len(a) * len(b) * words > MAX_WORK:
        raise KernelError("field", "a product of polynomials that is too large")
    result: Polynomial = {}
    for m1, c1 in a.items():
        for m2, c2 in b.items():
            monomial, sign = _monomial_mul(m1, m2)
            result[monomial] = result.get(monomial, 0) + sign * c1 * c2
    if len(result) > MAX_MONOMIALS:
        raise KernelError("field", f"a normal form of more than {MAX_MONOMIALS} monomials")
    return _bounded({monomial: c for monomial, c in result.items() if c})


def lowest_shifts(polynomials: Iterable[Polynomial]) -> dict[tuple[Any, Exponent], int]:
    """For powers P^(s+j) of sums P with symbolic s: the least literal j that occurs with P and s; for s = 0 at most 0."""
    lowest: dict[tuple[Any, Exponent], int] = {}
    for p in polynomials:
        for monomial in p:
            for base, e in monomial:
                if type(base) is frozenset:
                    symbolic, j = _split(e)
                    lowest[base, symbolic] = min(j, lowest.get((base, symbolic), j if symbolic else 0))
    return lowest


def expand_shifts(p: Polynomial, lowest: dict[tuple[Any, Exponent], int]) -> Polynomial:
    """p with every P^(s+j) written as P^(s+j0) times the expanded P^(j-j0), j0 the lowest shift. Each P^(s+j0) must occur
    in a term that denotes: then P /= 0 or s+j0 >= 0, and the law applies."""
    if not lowest:
        return p
    result: Polynomial = {}
    for monomial, coefficient in p.items():
        expanded: Polynomial = {_UNIT: coefficient}
        for base, e in monomial:
            factor: Polynomial = {frozenset({(base, e)}): 1}
            if type(base) is frozenset:
                symbolic, j = _split(e)
                excess = j - lowest[base, symbolic]
                if excess > 0:
                    rest = _exponent_add(e, _integer(-excess))
                    factor = _mul({_normal_monomial({base: rest}): 1}, _repeated(dict(base), excess))
            expanded = _mul(expanded, factor)
        result = _add(result, expanded)
    return result


# Exponents: polynomials over the integers in Int terms


def _integer(k: int) -> Exponent:
    return frozenset({(_UNIT, k)}) if k else _UNIT


def _exponent(t: Term) -> Exponent:
    """An Int term as a polynomial over the integers; what is not + - * or a literal power is one opaque integer."""
    op, args = t.op, t.args
    if op == "num":
        return _integer(t.data)
    if op == "add":
        return _exponent_add(_exponent(args[0]), _exponent(args[1]))
    if op == "sub":
        return _exponent_add(_exponent(args[0]), _exponent_scale(_exponent(args[1]), -1))
    if op == "neg":
        return _exponent_scale(_exponent(args[0]), -1)
    if op == "mul":
        return _exponent_mul(_exponent(args[0]), _exponent(args[1]))
    if op == "npow" and args[1].op == "num" and 0 <= args[1].data <= 16:
        result, factor = _integer(1), _exponent(args[0])
        for _ in range(args[1].data):
            result = _exponent_mul(result, factor)
        return result
    return frozenset({(frozenset({(t, 1)}), 1)})


def _exponent_add(a: Exponent, b: Exponent) -> Exponent:
    if not a or not b:
        return a or b
    total = dict(a)
    for monomial, c in b:
        total[monomial] = total.get(monomial, 0) + c
    return _frozen_exponent(total)


def _exponent_scale(a: Exponent, k: int) -> Exponent:
    return _frozen_exponent({m: c * k for m, c in a})


def _frozen_exponent(total: dict[frozenset[tuple[Term, int]], int]) -> Exponent:
    if any(c.bit_length() > MAX_EXPONENT_BITS for c in total.values()):
        raise KernelError("field", f"an exponent of more than {MAX_EXPONENT_BITS} bits")
    return frozenset((m, c) for m, c in total.items() if c)


def _exponent_mul(a: Exponent, b: Exponent) -> Exponent:
    if len(a) * len(b) > MAX_MONOMIALS:
        raise KernelError("field", "an exponent is too large")
    total: dict[frozenset[tuple[Term, int]], int] = {}
    for m1, c1 in a:
        for m2, c2 in b:
            powers = dict(m1)
            for t, k in m2:
                powers[t] = powers.get(t, 0) + k
            monomial = frozenset(powers.items())
            total[monomial] = total.get(monomial, 0) + c1 * c2
    return _frozen_exponent(total)


def _constant_part(e: Exponent) -> int:
    return next((c for monomial, c in e if not monomial), 0)


def _split(e: Exponent) -> tuple[Exponent, int]:
    """The symbolic part and the literal part."""
    j = _constant_part(e)
    return _exponent_add(e, _integer(-j)), j


def _literal(e: Exponent) -> int | None:
    """The exponent as an int, None if it is symbolic."""
    return 0 if not e else _constant_part(e) if len(e) == 1 and _UNIT in dict(e) else None


def _parity(e: Exponent) -> tuple[int, Exponent]:
    """E modulo 2 for (-1)^E: the literal part, and the rest with coefficients 0 or 1. Every monomial is an integer."""
    odd = frozenset((m, 1) for m, c in e if c % 2)
    return (1, odd - {(_UNIT, 1)}) if (_UNIT, 1) in odd else (0, odd)
