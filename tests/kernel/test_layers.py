"""The layers import downwards only, and the kernel is plain exact Python: no float, no assert, nothing from outside."""

import ast
import sys

import pytest
from kernel_support import ROOT

PACKAGE = ROOT / "mathcheck"
KERNEL = sorted((PACKAGE / "kernel").glob("**/*.py"))
FILES = sorted(PACKAGE.glob("**/*.py"))

# layer: the other layers that it may import
MAY_IMPORT = {
    "kernel": set(),
    "lang": {"kernel"},
    "oracle": {"kernel", "lang"},
    "methods": {"kernel", "lang", "oracle"},
    "numeric": {"kernel", "lang"},
    "surveys": set(),
    "registry": {"kernel", "lang", "oracle", "methods", "numeric", "surveys", "words"},
    "words": set(),
    "export": {"kernel", "lang", "registry", "words"},
    "cli": {"kernel", "lang", "oracle", "methods", "numeric", "surveys", "registry", "export", "words"},
}
HEAVY = {"sympy", "matplotlib", "mpmath", "flint", "numpy", "rich", "typer", "jinja2", "markupsafe"}


def shown(path):
    return str(path.relative_to(ROOT))


def imports(path, source=None):
    """(absolute module, level, line) of every import in a file, also of those inside functions. `from a import b` gives a.b."""
    tree = ast.parse(path.read_text(encoding="utf-8") if source is None else source)
    here = path.relative_to(ROOT).with_suffix("").parts
    package = here if path.name == "__init__.py" and here[-1] != "__init__" else here[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, 0, node.lineno
        elif isinstance(node, ast.ImportFrom):
            base = package[:len(package) - node.level + 1] if node.level else ()
            for alias in node.names:
                yield ".".join((*base, *(node.module or "").split("."), alias.name)).replace("..", "."), node.level, node.lineno
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            if name in ("import_module", "__import__") and node.args and isinstance(node.args[0], ast.Constant):
                yield str(node.args[0].value), 0, node.lineno


def layer_of(path):
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else None


def violations(path, source=None):
    """Imports of this file that run upwards or sideways."""
    layer = layer_of(path)
    for module, _, line in imports(path, source):
        parts = module.split(".")
        below = layer is None or parts[0] != "mathcheck" or parts[1:2] in ([], [layer]) or parts[1] not in MAY_IMPORT
        if not below and parts[1] not in MAY_IMPORT[layer]:
            yield f"{shown(path)}:{line} {layer} imports {module}"
        if parts[0] == "sympy" and layer != "oracle":
            yield f"{shown(path)}:{line} imports {module}, which only the oracle layer may"
        if parts[0] in ("mpmath", "flint") and layer not in ("oracle", "numeric"):
            yield f"{shown(path)}:{line} imports {module}, which only the layers oracle and numeric may"
        if parts[0] == "numpy" and layer != "surveys":
            yield f"{shown(path)}:{line} imports {module}, which only the surveys may"
        if parts[0] == "matplotlib" and layer != "export":
            yield f"{shown(path)}:{line} imports {module}, which only the export layer may"


def test_every_folder_is_a_known_layer():
    folders = {p.name for p in PACKAGE.iterdir() if p.is_dir() and any(p.glob("**/*.py"))}
    assert folders - set(MAY_IMPORT) == set()


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_imports_run_downwards(path):
    assert list(violations(path)) == []


@pytest.mark.parametrize(("where", "source"), [
    ("kernel/a.py", "from ..lang import b"), ("kernel/a.py", "import mathcheck.lang"), ("lang/a.py", "from .. import methods"),
    ("numeric/a.py", "from mathcheck.oracle.bridge import b"), ("numeric/a.py", "from ..methods import b"),
        ("oracle/a.py", "from ..methods import b"),
    ("export/a.py", "def f():\n    from ..methods import b"), ("surveys/a.py", "import mathcheck.kernel"),
        ("lang/a.py", "import sympy.core"),
    ("methods/a.py", "def f():\n    from sympy import Symbol"),
        ("registry/a.py", "import importlib\nimportlib.import_module('mathcheck.cli')"),
    ("oracle/deep/a.py", "from ...methods import b"), ("registry/__init__.py", "from ..cli import b"),
        ("cli/a.py", "import sympy"), ("numeric/a.py", "def f():\n    import sympy"), ("kernel/a.py", "from mpmath import iv"),
    ("a.py", "import mpmath.libmp"), ("lang/a.py", "import flint"), ("surveys/a.py", "from mpmath import mp"),
        ("registry/a.py", "import numpy"), ("cli/a.py", "def f():\n    from matplotlib.figure import Figure"),
        ("methods/a.py", "import importlib\nimportlib.import_module('flint')"),
])
def test_the_layer_test_sees_an_upward_import(where, source):
    assert list(violations(PACKAGE / where, source)) != []


@pytest.mark.parametrize(("where", "source"), [
    ("kernel/a.py", "from .terms import Term"), ("lang/a.py", "from ..kernel.terms import Term"), ("oracle/a.py", "import sympy"),
    ("oracle/a.py", "import mpmath"), ("oracle/deep/a.py", "from .. import bridge"), ("registry/__init__.py", "from . import report"),
        ("cli/a.py", "from ..export import latex"),
    ("numeric/a.py", "def f():\n    import mpmath"), ("numeric/a.py", "from flint import arb"),
    ("export/a.py", "import matplotlib"), ("methods/a.py", "from mathcheck import oracle"), ("a.py", "from .cli import main"),
])
def test_the_layer_test_allows_a_downward_import(where, source):
    assert list(violations(PACKAGE / where, source)) == []


@pytest.mark.parametrize("path", KERNEL, ids=shown)
def test_the_kernel_imports_the_standard_library_and_itself_relatively(path):
    for module, level, line in imports(path):
        if level:
            assert module.startswith("mathcheck.kernel"), f"line {line} leaves the kernel: {module}"
        else:
            assert module.partition(".")[0] in sys.stdlib_module_names, f"line {line} imports {module}"


@pytest.mark.parametrize("path", KERNEL, ids=shown)
def test_the_kernel_has_no_assert_and_no_float(path):
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assert):
            found.append(f"line {node.lineno}: assert")
        elif isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            found.append(f"line {node.lineno}: {node.value}")
        elif isinstance(node, ast.Name) and node.id in ("float", "complex", "eval", "exec"):
            found.append(f"line {node.lineno}: {node.id}")
    assert found == []


@pytest.mark.parametrize("path", KERNEL, ids=shown)
def test_the_kernel_uses_only_exact_functions_of_math(path):
    """math.sqrt, math.log and their like return floats."""
    exact = {"factorial", "gcd", "lcm", "isqrt", "comb", "perm", "prod"}
    used = {node.attr for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "math"}
    assert used <= exact


@pytest.mark.parametrize("path", [p for p in FILES if layer_of(p) is None], ids=shown)
def test_the_top_of_the_package_loads_nothing_heavy(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    eager = {alias.name.partition(".")[0] for node in tree.body if isinstance(node, ast.Import) for alias in node.names}
    eager |= {(node.module or "").partition(".")[0] for node in tree.body if isinstance(node, ast.ImportFrom) and not node.level}
    assert not eager & HEAVY
