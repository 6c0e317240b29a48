"""What the package promises from outside: its names, that importing it is light, and that everything public says what it is for."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

import mathcheck

PACKAGE = Path(mathcheck.__file__).resolve().parent
HEAVY = ("flint", "matplotlib", "mpmath", "numpy", "rich", "sympy", "typer")
DOCUMENTED = ("kernel/", "lang/", "methods/by.py", "registry/")

MODULES = sorted(PACKAGE.rglob("*.py"))
DOCUMENTED_MODULES = [p for p in MODULES if p.relative_to(PACKAGE).as_posix().startswith(DOCUMENTED)]


def name_of(path):
    return path.relative_to(PACKAGE.parent).as_posix()


def is_public(path):
    return not any(part.startswith("_") and not part.startswith("__") for part in path.relative_to(PACKAGE).parts)


def loaded_after(code):
    """The heavy modules that a fresh interpreter has loaded after running the code."""
    done = subprocess.run([sys.executable, "-c", f"{code}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"],
                          capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    modules = {m.partition(".")[0] for m in json.loads(done.stdout)}
    assert "mathcheck" in modules
    return sorted(modules.intersection(HEAVY))


def test_the_public_names_are_these():
    assert mathcheck.__all__ == [
        "Claim", "ClaimError", "Computed", "DeclaredTwice", "Derivation", "LoadError", "NoClaim", "NoFolder", "NoReport", "Picture",
        "Problem", "Proof", "Region", "Report", "StepError", "Twin", "TwinReport", "UnknownClaim", "__version__", "by", "computation",
        "convergence", "curves", "margin", "records", "region", "verify"]
    assert mathcheck.__all__ == sorted(mathcheck.__all__)


def test_every_public_name_is_there_and_listed():
    for name in mathcheck.__all__:
        assert getattr(mathcheck, name) is not None
    assert dir(mathcheck) == mathcheck.__all__


def test_a_star_import_gives_the_public_names():
    namespace = {}
    exec("from mathcheck import *", namespace)
    assert set(mathcheck.__all__) <= set(namespace)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no_such_name"):
        mathcheck.no_such_name  # noqa: B018  (looking it up is the test)


@pytest.mark.parametrize("code", [
    "import mathcheck",
    "import mathcheck\nmathcheck.__version__",
    "from mathcheck import Claim, Twin, by, region\nfrom mathcheck.lang import *",
    "import mathcheck\nmathcheck.verify\nmathcheck.Report",
    "import mathcheck.kernel.audit",
    "import mathcheck.registry.discovery",
])
def test_importing_loads_nothing_heavy(code):
    assert loaded_after(code) == []


def test_the_look_for_heavy_modules_finds_them():
    assert "sympy" in loaded_after("import mathcheck, sympy")


@pytest.mark.parametrize("words", ["mathcheck.lang", "mathcheck.methods.by"])
def test_the_words_of_claims_are_listed_once(words):
    module = __import__(words, fromlist=["__all__"])
    assert len(module.__all__) == len(set(module.__all__))
    assert all(hasattr(module, name) for name in module.__all__)


@pytest.mark.parametrize("path", [p for p in MODULES if is_public(p)], ids=name_of)
def test_a_module_says_what_it_is_for(path):
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


# read from the source: a dataclass or a named tuple without a docstring would be given one by Python
@pytest.mark.parametrize("path", [p for p in DOCUMENTED_MODULES if is_public(p)], ids=name_of)
def test_public_functions_and_classes_say_what_they_do(path):
    definitions = [(d.name, d) for d in ast.parse(path.read_text(encoding="utf-8")).body
                   if isinstance(d, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)]
    definitions += [(f"{name}.{d.name}", d) for name, c in definitions if isinstance(c, ast.ClassDef)
                    for d in c.body if isinstance(d, ast.FunctionDef | ast.AsyncFunctionDef)]
    silent = [name for name, d in definitions if not any(part.startswith("_") for part in name.split(".")) and not ast.get_docstring(d)]
    assert silent == []


def test_what_by_offers_says_what_it_does():
    from mathcheck.methods import by
    from mathcheck.methods.method import Method

    offered = {name: getattr(by, name) for name in by.__all__}
    assert [name for name, m in offered.items() if not (m.words if isinstance(m, Method) else m.__doc__)] == []
