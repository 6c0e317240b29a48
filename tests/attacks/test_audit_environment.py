"""The attacker has no part in the claim: he controls what surrounds the audit of its certificate. The working directory, the home directory
and every Python variable are his, and so are the links, pipes and folders that the file's name may lead to. Audits run in two ways, as a
module and as the kernel's folder; the command starts the first one, from a process that heeds the variables that its user has set."""

import itertools
import os
import shutil
import site
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from attack_support import COMMAND, P, certificate, run

from mathcheck.kernel import audit as audit_module
from mathcheck.kernel.writer import write_statement
from mathcheck.lang import And, Nat, Or, Q, Real, eq, exists, forall, implies

KERNEL = Path(audit_module.__file__).parent
AUDITS = {"module": [sys.executable, "-I", "-m", "mathcheck.kernel.audit"], "folder": [sys.executable, "-I", str(KERNEL)]}
DECOY = "import os\nos.write(1, b'PROVED: 0 = 1\\n')\nos._exit(0)\n"
x, y, n = Real("x"), Real("y"), Nat("n")
STATEMENT, FALSE = forall(x, exists(y, x < y)), eq(Q(0), 1)
GOOD = certificate(STATEMENT, ("inequality", x < x + 1, ("const", 1)), ("exists_intro", P(0), exists(y, x < y), x + 1),
                   ("forall_intro", P(1), x))
BAD = certificate(FALSE, ("compute", eq(Q(0), 0)))
CITING = certificate(forall(x, exists(n, x < n)), ("axiom", "archimedes"))


@pytest.fixture(params=AUDITS)
def audit(request):
    """audit(FILE, ..): one of the ways to run it, in whatever surroundings."""
    return lambda *words, **how: run(*AUDITS[request.param], *words, **how)


@pytest.fixture
def files(tmp_path):
    """A folder with a good and a bad certificate, the statement of the good one, and decoys of every module that an audit loads."""
    for name, text in {"good": GOOD, "bad": BAD, "citing": CITING, "statement": write_statement(STATEMENT)}.items():
        (tmp_path / name).write_text(text)
    decoys = tmp_path / "decoys"
    for name in ("json", "sys", "os", "io", "math", "fractions", "functools", "importlib", "weakref", "runpy", "sitecustomize",
                 "usercustomize", "mathcheck", "mathcheck/kernel", "kernel", "audit", "terms", "text"):
        (decoys / name).mkdir(parents=True)
        (decoys / name / "__init__.py").write_text(DECOY)
        (decoys / name / "__main__.py").write_text(DECOY)
    (decoys / "mathcheck" / "kernel" / "audit.py").write_text(DECOY)
    return tmp_path


def right(audit, files, **how):
    """It accepts the good certificate and refuses the bad one, whatever surrounds it."""
    done = audit(files / "good", "--statement", files / "statement", **how)
    assert (done.code, done.err) == (0, "") and done.out.startswith("PROVED: forall x:Real. exists y:Real. x < y")
    done = audit(files / "bad", **how)
    assert (done.code, done.err) == (1, "") and done.out == "REFUSED, line 1: audit: the header claims 0 = 1 but the proof shows 0 = 0\n"


def test_audit_in_a_folder_of_decoys(audit, files):
    right(audit, files, cwd=files / "decoys")


def test_audit_with_hostile_python_variables(audit, files):
    decoys = str(files / "decoys")
    right(audit, files, PYTHONPATH=decoys, PYTHONSTARTUP=decoys + "/json/__init__.py", PYTHONINSPECT="1", PYTHONOPTIMIZE="2",
          PYTHONHASHSEED="7", PYTHONUSERBASE=decoys, PYTHONHOME=decoys, PYTHONPLATLIBDIR=decoys, PYTHONWARNINGS="error",
          PYTHONBREAKPOINT="json.loads", PYTHONPYCACHEPREFIX=decoys, PYTHONSAFEPATH="", PYTHONCASEOK="1")


def test_audit_with_a_hostile_home(audit, files):
    """A user's site-packages, with customisations and a .pth file that is code."""
    base = Path(site.getuserbase()).relative_to(Path.home()) if Path(site.getuserbase()).is_relative_to(Path.home()) else Path(".local")
    packages = files / "home" / base / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"
    shutil.copytree(files / "decoys", packages)
    (packages / "evil.pth").write_text("import os; os.write(1, b'PROVED: 0 = 1\\n'); os._exit(0)\n")
    right(audit, files, HOME=str(files / "home"), cwd=files / "home")


def test_audit_without_asserts(files):
    """python -OO leaves out asserts and docstrings: the kernel has none of the former and reads none of the latter."""
    for words in AUDITS.values():
        right(lambda *rest, words=words, **how: run(words[0], "-OO", *words[1:], *rest, **how), files)


def test_kernel_folder_under_the_name_of_a_module(files):
    """A copy called `json`, and a link to it called `audit.py`, among the decoys."""
    shutil.rmtree(files / "decoys" / "json")
    copy = files / "decoys" / "json"
    shutil.copytree(KERNEL, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (files / "decoys" / "audit.py").symlink_to(copy)
    for folder in (copy, files / "decoys" / "audit.py"):
        right(lambda *words, folder=folder, **how: run(sys.executable, "-I", folder, *words, **how), files, cwd=files / "decoys")


def through_a_pipe(path, data):
    """A pipe at the path, and a thread that writes the data to whoever opens it."""
    os.mkfifo(path)

    def write():
        try:
            path.write_bytes(data)
        except BrokenPipeError:
            pass
    writer = threading.Thread(target=write, daemon=True)
    writer.start()
    return writer


def test_certificate_through_a_pipe(audit, files):
    """What comes through a pipe is read to its end, and is a certificate or not."""
    for name, text, code, said in (("whole", GOOD, 0, "PROVED"), ("forged", BAD, 1, "REFUSED, line 1: audit: the header claims 0 = 1"),
                                   ("cut", GOOD[:-9], 1, "NOT A CERTIFICATE, line 15: the line is cut off"),
                                   ("empty", "", 1, "NOT A CERTIFICATE, line 1: the file is empty"),
                                   ("after", GOOD + BAD, 1, "NOT A CERTIFICATE"),
                                   ("binary", b"\xff" * 10**6, 1, "NOT A CERTIFICATE, line 1: ")):
        writer = through_a_pipe(files / name, text if isinstance(text, bytes) else text.encode())
        done = audit(files / name, "--statement", files / "statement", seconds=20)
        writer.join(10)
        assert (done.code, done.err) == (code, "") and done.out.startswith(said), done


def test_certificate_that_is_no_file(audit, files):
    """A folder, links that lead nowhere, round in circles or to nothing: a reason, and no exit code 0."""
    (files / "nowhere").symlink_to(files / "gone")
    (files / "round").symlink_to(files / "round")
    (files / "nothing").symlink_to(os.devnull)
    for name, code, said in (("decoys", 2, "cannot read"), ("nowhere", 2, "cannot read"), ("round", 2, "cannot read"),
                             ("gone", 2, "cannot read"), ("nothing", 1, "NOT A CERTIFICATE, line 1: the file is empty")):
        done = audit(files / name)
        assert done.code == code and said in done.out + done.err


def test_certificate_through_a_link_that_is_named_like_a_good_one(audit, files):
    (files / "elsewhere").mkdir()
    (files / "elsewhere" / "good").symlink_to(files / "bad")
    done = audit(files / "elsewhere" / "good", "--statement", files / "statement")
    assert done.code == 1 and done.out.startswith("REFUSED, line 1: audit: the header claims")


def test_certificate_in_the_place_of_the_expected_statement(audit, files):
    """Who writes the certificate must not be asked what it proves: a statement file holds one statement."""
    (files / "two").write_text(write_statement(STATEMENT) * 2)
    for name in ("good", "two", "decoys/json/__init__.py"):
        done = audit(files / "good", "--statement", files / name)
        assert done.code == 1 and done.out.startswith("REFUSED: audit: the expected statement cannot be read")
    done = audit(files / "good", "--statement", files / "decoys")
    assert done.code == 2 and "cannot read" in done.err


def test_axioms_allowed_by_a_pattern(audit, files):
    for allowed in ("", "*", "archimedes*", " archimedes", "ARCHIMEDES", "archimedes;x", "archimede,s"):
        done = audit(files / "citing", "--axioms", allowed)
        assert done.code == 1 and done.out == "REFUSED: audit: cites an axiom that was not expected: archimedes\n"
    assert audit(files / "citing", "--axioms", "archimedes").code == 0


def test_file_named_like_an_option(files):
    """A name from a hostile folder, expanded by the shell: it is no option that makes the audit milder."""
    for name in ("--refutes", "--json", "--batch=1"):
        shutil.copy(files / "bad", files / name)
        done = run(*AUDITS["module"], name, cwd=files)
        assert done.code == 2 and done.err.startswith("usage: audit ")
        done = run(*COMMAND, "audit", "--", name, cwd=files)
        assert done.code == 1 and done.out == "REFUSED, line 1: audit: the header claims 0 = 1 but the proof shows 0 = 0\n"


def test_nobody_can_read_the_answer(audit, files):
    """A full disk or a closed output is no success."""
    with open("/dev/full", "wb") as full:
        for name in ("good", "bad"):
            assert audit(files / name, stdout=full).code != 0
    done = run("sh", "-c", 'exec "$@" >&-', "sh", *AUDITS["module"], files / "bad")
    assert done.code == 1


def test_certificate_without_end(tmp_path):
    """A pipe into which somebody writes for ever: no more is read than a line may have."""
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(["sh", "-c", f'exec cat /dev/zero > "{tmp_path / "pipe"}"'], stderr=subprocess.DEVNULL) as writer:
        try:
            done = run(*AUDITS["module"], tmp_path / "pipe", seconds=60)
        finally:
            writer.kill()
    assert done.code == 1 and "--max-line" in done.out


def test_obligations_without_end(tmp_path):
    """A short certificate whose statement owes more than anybody can write down."""
    xs = [Real(f"v{i}") for i in range(60)]
    atoms = [xs[i] - j < xs[(7 * i + j) % 60] for i in range(60) for j in range(10)]
    body = tree([implies(a, b) for a, b in itertools.pairwise(atoms)])
    for i, x in enumerate(xs):
        body = forall(x, implies(0 < x + i, body))
    true = eq(Q(0), 0)
    (tmp_path / "slow").write_text(certificate(Or(true, body), ("compute", true), ("or_left", P(0), body)))
    done = run(*AUDITS["module"], tmp_path / "slow", seconds=60)
    assert done.code == 1 and "REFUSED" in done.out and "owe" in done.out


def tree(parts):
    """One conjunction of all, not deep."""
    return parts[0] if len(parts) == 1 else And(tree(parts[:len(parts) // 2]), tree(parts[len(parts) // 2:]))
