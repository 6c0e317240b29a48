"""A derivation to write steps in, and the two ways in which a step can end."""

import pytest

from mathcheck import Derivation, StepError


def _no_claims(claim):
    raise LookupError(f"there is no claim {claim!r}")


@pytest.fixture
def d():
    return Derivation(_no_claims)


@pytest.fixture
def given(d):
    """given(A, B, ..): A, B, .. supposed; one theorem for one formula, else a list."""

    def suppose(*formulas):
        facts = [d.suppose(f"supposition {len(d.steps)}", f) for f in formulas]
        return facts[0] if len(facts) == 1 else facts

    return suppose


@pytest.fixture
def shows(d):
    """The step is accepted, concludes the goal and supposes nothing that its premises do not suppose."""

    def check(goal, method, *premises):
        th = d.have(f"step {len(d.steps)}", goal, method, *premises)
        assert th.concl == goal
        assert set(th.hyps) <= {h for p in premises for h in p.hyps}
        return th

    return check


@pytest.fixture
def refuses(d):
    """The step is refused: `why` is in the reason, `hint` in the advice, and nothing is recorded."""

    def check(goal, method, *premises, why, hint):
        before = len(d.steps)
        with pytest.raises(StepError) as caught:
            d.have("refused", goal, method, *premises)
        e = caught.value
        assert why in e.why, e.why
        assert (hint in e.hint) if hint else e.hint == "", e.hint
        assert (e.label, len(d.steps)) == ("refused", before)
        return e

    return check
