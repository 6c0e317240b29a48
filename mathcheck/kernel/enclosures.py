"""Enclosures of the elementary functions at a rational point: two rationals that the value lies between.

Everything is done with Python's integers. A number v is held at scale w as integers lo <= v*2^w <= hi ("ulps" are units of 2^-w);
every division rounds towards a known side, and the argument why the bounds hold stands at each function. The formulas are those of
the Taylor series with their remainders, of J. Machin for pi, and the addition theorems; for the methods see R. Brent and
P. Zimmermann, Modern Computer Arithmetic, chapter 4. The endpoints are rounded outwards to `bits` significant bits, and their
distance is a few units of the last of these, relative to the value, also for tiny values and near zeros and poles.

`bits` is at least 8. The answer depends on the arguments alone, so that an audit gets the bounds that the proof got; what is
remembered (pi and log 2) is remembered by its precision.
"""

import functools
import math
from fractions import Fraction
from typing import TypeAlias

from .errors import KernelError

Interval: TypeAlias = tuple[Fraction, Fraction]

MAX_PRECISION = 20_000  # bits asked for
MAX_WORKING = 100_000  # bits of pi used to reduce an argument of sin or cos
MAX_EXPONENT = 1 << 19  # exp(q) is refused for |q| beyond it: three quarters of a million bits before or after the point

_ZERO, _ONE = Fraction(0), Fraction(1)


def down(q: Fraction, bits: int) -> Fraction:
    """The largest number of `bits` or `bits` + 1 significant bits that is at most q; q itself if it is a quotient of two integers of
    at most so many bits."""
    n, d = q.numerator, q.denominator
    if n.bit_length() <= bits and d.bit_length() <= bits:
        return q
    return _dyadic(n, d, bits + d.bit_length() - n.bit_length())


def _dyadic(n: int, d: int, scale: int) -> Fraction:
    """floor(n/d * 2^scale) / 2^scale."""
    if scale >= 0:
        return Fraction((n << scale) // d, 1 << scale)
    return Fraction((n // (d << -scale)) << -scale)


def up(q: Fraction, bits: int) -> Fraction:
    """The same above q."""
    return -down(-q, bits)


def outward(lo: Fraction, hi: Fraction, bits: int) -> Interval:
    """An interval of short numbers around [lo, hi]."""
    return down(lo, bits), up(hi, bits)


def _scaled(lo: int, hi: int, w: int, bits: int) -> Interval:
    """[lo, hi] * 2^-w, rounded outwards to `bits` bits."""
    drop = max(0, min(lo.bit_length(), hi.bit_length()) - bits)
    lo, hi, w = lo >> drop, -(-hi >> drop), w - drop
    return (Fraction(lo, 1 << w), Fraction(hi, 1 << w)) if w >= 0 else (Fraction(lo << -w), Fraction(hi << -w))


# Series. y is a number 0 <= y <= 1 at scale w, rounded down. Every sum starts with 1 and comes with its error in ulps.

def _alternating(y: int, w: int, n: int) -> tuple[int, int]:
    """1 - y/((n+1)(n+2)) + y^2/((n+1)..(n+4)) - ..: cos x for n = 0, sin(x)/x for n = 1, with y = x^2.

    Error: let A_k be a summand at the given y, a_k its computed value, e_k = A_k - a_k. Rounding down gives 0 <= e_k < e_(k-1)*y/d + 1
    with d >= 2, y <= 1, so e_k < 2. At the first a_k = 0, A_k < 2, and the tail from there is less than 2*A_k < 4. That y was rounded
    down by less than an ulp changes the sum by less than one, its derivative by y being less than 1 on [0, 1]. 2 per summand, + 5.
    """
    total = term = 1 << w
    count, sign = 0, 1
    while term:
        n, count, sign = n + 2, count + 1, -sign
        term = (term * y >> w) // (n * (n - 1))
        total += term if sign > 0 else -term
    return total, 2 * count + 5


def _odd_denominators(y: int, w: int, sign: int) -> tuple[int, int]:
    """1 + s*y/3 + y^2/5 + s*y^3/7 + ..: atan(x)/x for s = -1 and atanh(x)/x for s = 1, with y = x^2 <= 1/2.

    Error: the powers of y are each short by less than 2 ulps as above (y <= 1/2 in place of the division), a summand by less than
    2/3 + 1; the tail from the first vanishing power on is less than 2*2; the derivative by y is at most 1/(2*(1 - y)) <= 1.
    """
    total = power = 1 << w
    n = 1
    while power:
        n += 2
        power = power * y >> w
        total += power // n if sign > 0 or n % 4 == 1 else -(power // n)
    return total, n + 5  # n - 1 is twice the number of summands


def _of_reciprocal(m: int, w: int, sign: int) -> tuple[int, int]:
    """atan(1/m) for sign = -1, atanh(1/m) for sign = 1, integer m >= 2: 1/m + s/(3m^3) + 1/(5m^5) + s/(7m^7) + ..

    Error: nested floors are the floor of the quotient, so every summand is short by less than 1 ulp; at the first power of 1/m below
    an ulp the tail is less than 1/(1 - 1/m^2) < 2 ulps. 1 per summand, + 2.
    """
    power = (1 << w) // m
    total, n = power, 1
    while power:
        n += 2
        power //= m * m
        total += power // n if sign > 0 or n % 4 == 1 else -(power // n)
    return total, n + 2


@functools.lru_cache(maxsize=64)
def _constant(name: str, w: int) -> tuple[int, int]:
    """pi, log 2 or atan(1/2) at scale w: a number that is at most `error` ulps off, and that error.

    pi = 16 atan(1/5) - 4 atan(1/239) (Machin 1706); log 2 = 18 atanh(1/26) - 2 atanh(1/4801) + 8 atanh(1/8749), which says
    2 = (27/25)^9 (4800/4802) (8750/8748)^4.
    """
    if name == "pi":
        parts = [(16, _of_reciprocal(5, w, -1)), (-4, _of_reciprocal(239, w, -1))]
    elif name == "log2":
        parts = [(18, _of_reciprocal(26, w, 1)), (-2, _of_reciprocal(4801, w, 1)), (8, _of_reciprocal(8749, w, 1))]
    else:
        parts = [(1, _of_reciprocal(2, w, -1))]
    return sum(c * value for c, (value, _) in parts), sum(abs(c) * error for c, (_, error) in parts)


def _bounds(name: str, w: int) -> tuple[int, int]:
    """The constant at scale w, hi - lo <= 2. It is computed to a multiple of 64 bits, at least 32 more than w: the errors above are
    below 2^31 for w <= 10^6, so below half an ulp of scale w."""
    fine = (w + 95) // 64 * 64
    value, error = _constant(name, fine)
    return (value - error) >> (fine - w), ((value + error) >> (fine - w)) + 1


def pi(bits: int) -> Interval:
    """pi."""
    return _scaled(*_bounds("pi", bits + 8), bits + 8, bits)


def exp(q: Fraction, bits: int) -> Interval:
    """exp(q) = 2^k * exp(s)^(2^j) with q = k*log 2 + r and s = r/2^j, exp(s) by its Taylor series.

    r: x <= q*2^w < x + 1, and k*log 2 is known within 2 ulps, since log 2 is known to as many more bits as k has. The lower
    bound r is not negative: k*H <= x*2^more for H >= log 2; where k < 0, one more is taken off. So 0 <= r < 2 log 2 + a little, and
    s, r/2^j rounded down, is below 1/2 and less than 1 + 4/2^j < 2 ulps below the true one. The summands of the series are each
    short by less than 2 ulps (as in _alternating, s <= 1/2), its tail by less than 4, and s being short costs less than
    2*exp(1/2) < 4: 2 per summand, + 8. Both bounds are then squared j times, rounded down and up.
    Refuses |q| > MAX_EXPONENT.
    """
    if q == 0:
        return _ONE, _ONE
    if abs(q) > MAX_EXPONENT:
        raise KernelError("exp", f"exp of a number beyond {MAX_EXPONENT} in absolute value is not enclosed here")
    j = math.isqrt(bits) // 2 + 3
    w = bits + j + 16
    x = (q.numerator << w) // q.denominator
    more = max(0, x.bit_length() - w) + 2
    low, high = _bounds("log2", w + more)
    k = (x << more) // high - (x < 0)
    r = x + (min(-k * low, -k * high) >> more)
    s = r >> j
    total = term = 1 << w
    n = 0
    while term:
        n += 1
        term = (term * s >> w) // n
        total += term
    lo, hi = total, total + 2 * n + 8
    for _ in range(j):
        lo, hi = lo * lo >> w, (hi * hi >> w) + 1
    return _scaled(lo, hi, w - k, bits)


def log(q: Fraction, bits: int) -> Interval:
    """log(q) = k*log 2 + 2*z*(atanh(z)/z) with q = 2^k*m, 2/3 <= m <= 4/3 and z = (m - 1)/(m + 1), an exact rational, |z| <= 1/5.

    The product with the exact z keeps the relative precision near q = 1; for k != 0 the sum is at least 1/4 in absolute value.
    Refuses q <= 0.
    """
    if q <= 0:
        raise KernelError("log", "the logarithm of a number that is not positive", given=q)
    k = q.numerator.bit_length() - q.denominator.bit_length()
    m = q / (1 << k) if k >= 0 else q * (1 << -k)
    if 3 * m > 4:
        k, m = k + 1, m / 2
    elif 3 * m < 2:
        k, m = k - 1, 2 * m
    z = (m - 1) / (m + 1)
    w = bits + 12
    total, error = _odd_denominators((z.numerator**2 << w) // z.denominator**2, w, 1)
    lo, hi = _times(2 * z, total - error, total + error, w)
    if k:
        fine = w + k.bit_length()
        low, high = _bounds("log2", fine)
        lo, hi = lo + Fraction(min(k * low, k * high), 1 << fine), hi + Fraction(max(k * low, k * high), 1 << fine)
    return outward(lo, hi, bits)


def _times(q: Fraction, lo: int, hi: int, w: int) -> Interval:
    """q times the number between lo and hi at scale w."""
    a, b = q * Fraction(lo, 1 << w), q * Fraction(hi, 1 << w)
    return (a, b) if q >= 0 else (b, a)


def atan(q: Fraction, bits: int) -> Interval:
    """atan(q) = x*(atan(x)/x), where x = q for |q| <= 1/4; else atan(q) = atan(1/2) + atan(x) with x = (q - 1/2)/(1 + q/2), for q <= 1
    (then -2/9 <= x <= 1/3), and atan(q) = pi/2 - atan(1/q) for q > 1, atan(-q) = -atan(q).

    x is an exact rational, so a tiny q keeps its relative precision; the other cases have |atan q| > 1/5.
    """
    if q < 0:
        lo, hi = atan(-q, bits)
        return -hi, -lo
    w = bits + 12
    if q > 1:
        lo, hi = atan(1 / q, bits + 4)
        low, high = _bounds("pi", w)
        return outward(Fraction(low, 2 << w) - hi, Fraction(high, 2 << w) - lo, bits)
    near = 4 * q <= 1
    x = q if near else (2 * q - 1) / (2 + q)
    total, error = _odd_denominators((x.numerator**2 << w) // x.denominator**2, w, -1)
    lo, hi = _times(x, total - error, total + error, w)
    if not near:
        low, high = _bounds("atan(1/2)", w)
        lo, hi = lo + Fraction(low, 1 << w), hi + Fraction(high, 1 << w)
    return outward(lo, hi, bits)


def sqrt(q: Fraction, bits: int) -> Interval:
    """The root of q, q >= 0: with a = floor(q*4^s) and r the integer root of a, r <= sqrt(q)*2^s < r + 1; r itself if q*4^s = r^2."""
    if q < 0:
        raise KernelError("sqrt", "the root of a negative number", given=q)
    n, d = q.numerator, q.denominator
    s = bits + 2 - (n.bit_length() - d.bit_length()) // 2
    n, d = (n << 2 * s, d) if s >= 0 else (n, d << -2 * s)
    a, rest = divmod(n, d)
    r = math.isqrt(a)
    return _scaled(r, r if rest == 0 and r * r == a else r + 1, s, bits)


def _reduced(q: Fraction, bits: int) -> tuple[int, Fraction, Fraction]:
    """k, lo, hi with lo <= q - k*pi/2 <= hi, within 4/5 of 0; k = 0 and the point q itself for |q| <= 3/4.

    Otherwise lo and hi have one sign and agree to about `bits` bits: pi is taken to more and more bits until they do, which near a
    multiple of pi/2 is needed for the relative precision. They do in the end, because pi is irrational; MAX_WORKING bounds the search.
    At scale w + 1, pi/2 is what pi is at scale w.
    """
    if 4 * abs(q) <= 3:
        return 0, q, q
    n, d = q.numerator, q.denominator
    w = bits + 16 + max(0, n.bit_length() - d.bit_length())
    while w <= MAX_WORKING:
        low, high = _bounds("pi", w)
        x = (n << (w + 1)) // d
        k = (2 * x + low) // (2 * low)
        lo, hi = x - max(k * low, k * high), x + 1 - min(k * low, k * high)
        if (lo > 0 or hi < 0) and min(abs(lo), abs(hi)) >> (bits + 4) >= hi - lo:
            return k, Fraction(lo, 2 << w), Fraction(hi, 2 << w)
        w += max(bits, w // 2)
    raise KernelError("sin", f"an argument so large or so near to a multiple of pi/2 that it needs more than {MAX_WORKING} bits of pi")


def _near_zero(op: str, x: Fraction, bits: int) -> Interval:
    """sin x = x*(sin(x)/x) or cos x for |x| <= 4/5."""
    w = bits + 12
    total, error = _alternating((x.numerator**2 << w) // x.denominator**2, w, 1 if op == "sin" else 0)
    return _times(x if op == "sin" else _ONE, total - error, total + error, w)


def _quarter(q: Fraction, bits: int, turn: int) -> Interval:
    """sin(q + turn*pi/2) = sin(r + (k + turn)*pi/2), r = q - k*pi/2: sin r, cos r, -sin r, -cos r in turn. On |r| <= 4/5 sin rises,
    and cos falls or rises with r's sign, which is known unless r is a point: the values at the two ends bound those between."""
    k, lo, hi = _reduced(q, bits)
    op = "cos" if (k + turn) % 2 else "sin"
    first = _near_zero(op, lo, bits)
    second = first if lo == hi else _near_zero(op, hi, bits)
    low, high = min(first[0], second[0]), max(first[1], second[1])
    if (k + turn) % 4 >= 2:
        low, high = -high, -low
    return outward(max(low, -_ONE), min(high, _ONE), bits)


def sin(q: Fraction, bits: int) -> Interval:
    """sin(q)."""
    return _quarter(q, bits, 0)


def cos(q: Fraction, bits: int) -> Interval:
    """cos(q)."""
    return _quarter(q, bits, 1) if q else (_ONE, _ONE)


def power(q: Fraction, e: int, bits: int) -> Interval:
    """q^e for e >= 0, by repeated squaring of bounds of |q| that are rounded outwards. Refuses results of a huge exponent."""
    n, d = abs(q.numerator), q.denominator
    if n != d and (abs(n.bit_length() - d.bit_length()) + 1) * e > 2 * MAX_EXPONENT:
        raise KernelError("power", f"a power that may be beyond 2^{2 * MAX_EXPONENT} or its reciprocal", exponent=e)
    fine = bits + 4 + e.bit_length()
    lo = hi = _ONE
    base = abs(q), abs(q)
    for digit in bin(e)[2:]:
        lo, hi = outward(lo * lo, hi * hi, fine)
        if digit == "1":
            lo, hi = outward(lo * base[0], hi * base[1], fine)
    return (lo, hi) if q >= 0 or e % 2 == 0 else (-hi, -lo)
