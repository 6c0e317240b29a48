"""Intervals with exact ends, and boxes of them: what a region of real variables is cut into."""

from flint import arb, fmpq

from .arithmetic import Number

APART = fmpq(832040, 1346269)  # near the golden ratio, far from every fraction with a small denominator


def between(low: fmpq, high: fmpq) -> arb:
    """A ball that holds the interval. Arb rounds its radius up, but 0, where most domains end, stays an end."""
    if low == high:
        return arb(low)
    ball = arb((low + high) / 2) + arb(0, arb((high - low) / 2))
    return ball.nonnegative_part() if low == 0 else -(-ball).nonnegative_part() if high == 0 else ball


def midpoint(low: fmpq, high: fmpq) -> Number:
    """The exact number in the middle, an int where it is one."""
    middle = (low + high) / 2
    return int(middle.p) if middle.q == 1 else middle


def cut(low: fmpq, high: fmpq) -> fmpq:
    """A number near the middle with a short binary expansion: so 0, 1 and 1/2, where statements touch, become ends of intervals."""
    if low == high:
        return low
    left, right = (3 * low + high) / 4, (low + 3 * high) / 4
    if left <= 0 <= right:
        return fmpq(0)
    step = fmpq(1)
    while step < abs(left) + abs(right):
        step *= 2
    while (found := fmpq((right / step).floor()) * step) < left:  # the largest multiple of the step up to the right end
        step /= 2
    return found
