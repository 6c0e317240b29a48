"""Results that go from one process to another: what arrives is what was sent."""

import json
import pickle

import pytest

from mathcheck.registry.inputs import Change
from mathcheck.registry.report import Computed, Problem, Proof, Report, TwinReport, Unloaded
from mathcheck.registry.sent import data_of, result_of

PROBLEM = {"where": "a step", "why": "it is wrong", "hint": "another", "goal": "0 = 1", "given": ("0 = 0",)}


def report(**changes):
    """A report with everything in it: two derivations, a computation and a twin that fail with equal problems."""
    problems = [Problem(**PROBLEM) for _ in range(4)]
    proofs = tuple(Proof(name, "failed", 1, 0, ("a",), ("b",), None, {"steps": [], "terms": ""}, p) for name, p in zip("xy", problems))
    fields = {"id": "c", "title": "t", "title_zh": "", "source": "s", "tags": ("u",), "path": "c.py", "expects": "proved",
              "verdict": "failed", "met": False, "statement": "0 = 1", "definitions": ("f(x:Real) := x",), "axioms": ("a",),
              "term": "q 0", "proofs": proofs,
              "twins": (TwinReport("c/t", "0 = 2", "q", "n", "surviving", "", "", None, ("a",), problems[3]),),
              "numeric": {"outcome": "confirmed", "notes": ["x"], "seconds": 0.25}, "seconds": 1.5,
              "problems": tuple(problems), "warnings": (Problem("", "odd"),), "stale": Change("it has changed", True),
              "computation": Computed("s", {"below": 10**30}, ("f",), ("g",), ("a",), problems[2]), "cached": True, "refuted_by": "r"}
    return Report(**{**fields, **changes})


@pytest.mark.parametrize("result", [report(), report(computation=None, stale=None, twins=(), proofs=(), problems=(), warnings=()),
                                    Unloaded("a.py", 3, "why", "hint"), None], ids=["everything", "nothing", "unloaded", "none"])
def test_what_arrives_equals_what_was_sent(result):
    assert result_of(json.loads(json.dumps(data_of(result)))) == result
    assert pickle.loads(pickle.dumps(result)) == result


def test_each_part_has_the_very_problem_that_the_report_lists():
    """Which derivation a problem is of, is seen by what it is, not by what it says."""
    found = result_of(json.loads(json.dumps(data_of(report()))))
    parts = [*found.proofs, found.computation, *found.twins]
    assert [id(part.problem) for part in parts] == [id(p) for p in found.problems]


@pytest.mark.parametrize("data", [{}, {"kind": "report"}, {"kind": "report", "fields": {}}, {"kind": "unloaded", "fields": {"a": 1}},
                                  {"kind": "report", "fields": {**data_of(report())["fields"], "problems": []}}],
                         ids=["empty", "no fields", "no report", "no file", "unknown problem"])
def test_what_nobody_sent_is_refused(data):
    with pytest.raises((LookupError, TypeError, ValueError, AttributeError)):
        result_of(data)
