"""The integer complexity of one number, as a claim file made on request: run and audited like any other, since it is one."""

TEMPLATE = '''"""The integer complexity of {n}: an expression with {value} ones, and a list of bounds that excludes every way with fewer."""

from mathcheck import Claim, by
from mathcheck.lang import complexity, eq

n, value = {n}, {value}


def derivation(d):
    recursion = d.cite("integer-complexity-recursion")
    upper = d.have("an expression", complexity(n) <= value, by.ones("{expression}"), recursion)
    lower = d.have("no fewer", {fewer} < complexity(n), by.closed_branches, recursion)
    return d.have("exactly", eq(complexity(n), value), by.antisymmetry, upper, lower)


claim = Claim(
    id="{id}",
    title="The integer complexity of {n} is {value}",
    statement=eq(complexity(n), value),
    derivation=derivation,
)
'''


def claim_id(n: int) -> str:
    """The id of the claim about n."""
    return f"integer-complexity-of-{n}"


def claim_file(n: int, value: int, expression: str) -> str:
    """The text of a claim file which says that f(n) = value. expression: one of the value's many ones, as mathcheck.lang.ones reads it."""
    return TEMPLATE.format(id=claim_id(n), n=n, value=value, fewer=value - 1, expression=expression)


__all__ = ["claim_file", "claim_id"]
