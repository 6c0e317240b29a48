"""Equations of exact algebra: one rule, `field`, for polynomial and rational identities with symbolic exponents."""

from .domains import domain
from .polynomials import equal, normal_form
from .terms import Term, eq
from .theorem import Sequent, require, rule


@rule()
def field(lhs: Term, rhs: Term) -> Sequent:
    """D(lhs), D(rhs) |- lhs = rhs.

    Refuses unless the cross-multiplied normal forms agree (polynomials.py states the laws used). Nothing that cancels loses
    its conditions: D is that of the terms as written, so 0*(1/x) = 0 has the hypothesis x /= 0.
    """
    require(equal(normal_form(lhs), normal_form(rhs)), "field", "the two sides have different normal forms", left=lhs, right=rhs)
    return Sequent((*domain(lhs), *domain(rhs)), eq(lhs, rhs))
