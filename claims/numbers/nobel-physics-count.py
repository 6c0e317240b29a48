"""Counting Nobel Prizes in Physics up to 2009: how many were awarded, and to how many laureates.

The prize began in 1901 and was not awarded in six years. The post counts 47 prizes to one person, 28 shared by two and 28
shared by three.
"""

from itertools import pairwise

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import And, Q, eq

first, last = Q(1901), Q(2009)
skipped = [Q(year) for year in (1916, 1931, 1934, 1940, 1941, 1942)]
years = last - first + 1
alone, pairs, triples = Q(47), Q(28), Q(28)

six_distinct_years = And(first <= skipped[0], *(a < b for a, b in pairwise(skipped)), skipped[-1] <= last)
prizes = eq(years - 6, alone + pairs + triples)
laureates = eq(alone * 1 + pairs * 2 + triples * 3, 187)
statement = And(six_distinct_years, eq(years, 109), prizes, laureates)


def derivation(d):
    distinct = d.have("six years", six_distinct_years, by.computation,
                      why="the years without a prize are distinct and lie between the first and the last")
    count = d.have("inclusive count", eq(years, 109), by.computation, why="both end years count")
    awarded = d.have("awarded", prizes, by.computation, why="109 - 6 = 103 = 47 + 28 + 28")
    people = d.have("laureates", laureates, by.computation, why="47 + 56 + 84")
    return d.have("all", statement, by.conjunction, distinct, count, awarded, people)


claim = Claim(
    id="nobel-physics-count",
    title="103 Nobel Prizes in Physics up to 2009, with 187 laureate places",
    title_zh="截至2009年的103次诺贝尔物理学奖与187个获奖名额",
    source="Background: the Nobel Prize in Physics in numbers",
    tags=("arithmetic",),
    statement=statement,
    derivation=derivation,
    numeric=region(),
    twins=[
        Twin("fence-post", eq(last - first - 6, alone + pairs + triples), note="the first year is forgotten: 102, not 103"),
        Twin("two-laureates-fewer", eq(alone * 1 + pairs * 2 + triples * 3, 185)),
        Twin("five-years-skipped", eq(years - 5, alone + pairs + triples)),
    ],
)
