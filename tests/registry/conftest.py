"""Claim files in a folder of their own, run in this process (`verdict`) or as users run them (a Runner's processes)."""

import json

import pytest

from mathcheck.kernel.audit import audit
from mathcheck.registry.answer import checked
from mathcheck.registry.build import Library
from mathcheck.registry.discovery import load
from mathcheck.registry.judge import judge, requests_for
from mathcheck.registry.worker import answer

HEAD = """from mathcheck import Claim, Twin, by, region
from mathcheck.lang import *

n, m, k, x, y, u = Nat("n"), Nat("m"), Int("k"), Real("x"), Real("y"), Function("u")
statement = forall(x, 0 <= x**2)

def derivation(d):
    return d.have("all", statement, by.arithmetic)

"""


class Claims:
    """A folder of claim files. text: what follows the usual imports and variables; ID stands for the quoted file name."""

    def __init__(self, root):
        self.root = root

    def write(self, name, text, head=HEAD):
        path = self.root / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(head + text.replace("ID", repr(path.stem)) + "\n", encoding="utf-8")
        return path

    def load(self, name, text, head=HEAD):
        return load(self.write(name, text, head))

    def library(self):
        return Library([self.root])

    def answer(self, name, text, head=HEAD):
        return self.asked(self.write(name, text, head))

    def asked(self, path):
        found = answer({"path": str(path), "roots": [str(self.root)]})
        return json.loads(json.dumps(found))

    def verdict(self, name, text, head=HEAD):
        return judged(checked(self.answer(name, text, head)))


def judged(found, change=lambda reply: reply):
    """The report on a worker's answer, audited in this process."""
    replies = [audit(w["certificate"], statement=w["statement"], refutes=w.get("refutes", False)) for w in requests_for(found)]
    return judge(found, [change(r) for r in replies], 0.0)


@pytest.fixture(scope="session")
def head():
    return HEAD


@pytest.fixture
def claims(tmp_path):
    return Claims(tmp_path)


@pytest.fixture
def verdict_of_answer():
    return judged
