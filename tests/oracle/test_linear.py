"""The exact simplex: what it returns is a combination, and None means that there is none (checked by another algorithm)."""

import itertools
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Matrix, Rational

from mathcheck.oracle.linear import nonnegative_combination

ROWS = "pqr"
numbers = st.one_of(st.integers(-3, 3), st.fractions(-3, 3, max_denominator=3))
vectors = st.dictionaries(st.sampled_from(ROWS), numbers, max_size=3)


def total(columns, multipliers):
    result = {}
    for column, m in zip(columns, multipliers):
        for key, v in column.items():
            result[key] = result.get(key, 0) + m*v
    return {key: v for key, v in result.items() if v}


def without_zeros(vector):
    return {key: v for key, v in vector.items() if v}


def feasible(columns, target):
    """By Caratheodory: some linearly independent columns combine to the target with nonnegative multipliers."""
    def entries(v):
        return [Rational(Fraction(v.get(row, 0)).numerator, Fraction(v.get(row, 0)).denominator) for row in ROWS]

    right = Matrix(entries(target))
    if right.is_zero_matrix:
        return True
    for size in range(1, min(len(columns), len(ROWS)) + 1):
        for chosen in itertools.combinations(columns, size):
            matrix = Matrix([entries(v) for v in chosen]).T
            if matrix.rank() < size or matrix.row_join(right).rank() > size:
                continue
            solution = (matrix.T*matrix).LUsolve(matrix.T*right)
            if all(v >= 0 for v in solution):
                return True
    return False


@settings(max_examples=150, deadline=None)
@given(st.lists(vectors, max_size=5), vectors)
def test_right_answers(columns, target):
    found = nonnegative_combination(columns, target)
    assert (found is not None) == feasible(columns, target)
    if found is not None:
        assert len(found) == len(columns) and all(type(m) is Fraction and m >= 0 for m in found)
        assert total(columns, found) == without_zeros(target)
        assert sum(m != 0 for m in found) <= len(ROWS)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.dictionaries(st.integers(0, 9), numbers, max_size=6), st.integers(0, 4)), max_size=12))
def test_a_combination_is_found_again(pairs):
    columns = [column for column, _ in pairs]
    target = total(columns, [m for _, m in pairs])
    before = [dict(column) for column in columns]
    found = nonnegative_combination(columns, target)
    assert found is not None and total(columns, found) == target
    assert columns == before
    assert found == nonnegative_combination(columns, target)


def test_edges():
    assert nonnegative_combination([], {}) == []
    assert nonnegative_combination([], {"p": 1}) is None
    assert nonnegative_combination([{}], {}) == [0]
    assert nonnegative_combination([{"p": 1}], {"p": 0}) == [0]
    assert nonnegative_combination([{"p": 1}], {"p": -1}) is None
    assert nonnegative_combination([{"p": 2}], {"p": 1}) == [Fraction(1, 2)]
    assert nonnegative_combination([{"p": 1}], {"q": 1}) is None


def test_degenerate_columns_do_not_cycle():
    """Beale's example, which cycles under the largest-coefficient rule, as a feasibility problem with slacks."""
    columns = [{"p": Fraction(1, 4), "q": Fraction(1, 2)}, {"p": -8, "q": -12}, {"p": -1, "q": Fraction(-1, 2), "r": 1}, {"p": 9, "q": 3},
               {"p": 1}, {"q": 1}, {"r": 1}]
    found = nonnegative_combination(columns, {"r": 1})
    assert found is not None and total(columns, found) == {"r": 1}
