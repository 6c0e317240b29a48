"""Two independent ways to the same values: the survey from below, and the search from above."""

import random

from mathcheck.oracle.complexity_search import complexity
from mathcheck.surveys.integer_complexity import survey


def test_random_values_of_the_survey_are_those_of_the_search():
    limit = 20_000_000
    values = survey(limit, keep=True).values
    source = random.Random(8)
    for n in [limit, limit - 1, *(source.randrange(1, limit + 1) for _ in range(400))]:
        assert complexity(n).value == values[n - 1], n
