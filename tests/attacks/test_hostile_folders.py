"""The attacker writes what lies around the claims: links, folders, files named like modules or like other claims, the lock, the run's
temporary folder; and his claim files may rewrite all of these, or send signals, while the verifier is at work."""

import ctypes
import json
import os
import shutil
import sys

import pytest
from attack_support import mathcheck, run

from mathcheck.registry.discovery import packaged_claims
from mathcheck.registry.lock import read_lock

HEAD = '''import glob, os, signal, tempfile, time
from pathlib import Path
from mathcheck import Claim, by
from mathcheck.lang import *
HERE = Path(__file__).parent


def parent(pid):
    return int(open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[1])


def proof(d):
    return d.have("s", STATEMENT, by.computation)


'''
CLAIM = 'claim = Claim(id=ID, title="t", statement=STATEMENT, derivation=proof)\n'
looks_into_proc = pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="its claim file looks into /proc")
TRUE, FALSE = "eq(Q(0), 0)", "eq(Q(0), 1)"
DECOY = "import os\nos.write(1, b'proved    everything')\nos._exit(0)\n"


def write(folder, name, statement=TRUE, before="", after=""):
    """A claim file; before: what it does when it is loaded; after: at its end."""
    folder.mkdir(exist_ok=True, parents=True)
    text = HEAD + before + CLAIM + after
    path = folder / f"{name}.py"
    path.write_text(text.replace("STATEMENT", statement).replace("ID", repr(name)), encoding="utf-8")
    return path


def verdicts(done):
    return {c["id"]: c["verdict"] for c in done.document["claims"]}


def test_modules_shadowed_in_every_folder_that_is_at_hand(tmp_path):
    """A json.py, a sys.py, a mathcheck/ beside the claims, in the working directory and in the home directory."""
    write(tmp_path, "wrong", FALSE)
    for name in ("json", "sys", "os", "typing", "fractions", "sympy", "sitecustomize", "usercustomize", "kernel"):
        (tmp_path / f"{name}.py").write_text(DECOY)
    for package in (tmp_path / "mathcheck", tmp_path / "mathcheck" / "kernel"):
        package.mkdir()
        for name in ("__init__", "__main__", "audit"):
            (package / f"{name}.py").write_text(DECOY)
    done = mathcheck("verify", "wrong", "--claims", tmp_path, cwd=tmp_path, HOME=str(tmp_path))
    assert done.code == 1 and done.out.startswith("verdict") and "proved" not in done.out
    assert "wrong, step 's': exact computation does not show 0 = 1: the formula is false" in done.out.replace("\n        ", " ")


def test_interpreter_told_to_skip_or_to_ask(tmp_path):
    """Without asserts and docstrings, with a fixed hash seed, with a start-up file: the same verdict."""
    write(tmp_path, "wrong", FALSE)
    (tmp_path / "startup.py").write_text(DECOY)
    done = mathcheck("verify", "--json", "--claims", tmp_path / "wrong.py", PYTHONOPTIMIZE="2", PYTHONHASHSEED="0", PYTHONUTF8="0",
                     PYTHONSTARTUP=str(tmp_path / "startup.py"), PYTHONDONTWRITEBYTECODE="1", PYTHONINTMAXSTRDIGITS="640",
                     PYTHONWARNINGS="error::BytesWarning", PYTHONIOENCODING="ascii")
    assert done.code == 1 and verdicts(done) == {"wrong": "failed"}


def test_file_named_like_another_claim(tmp_path):
    write(tmp_path, "right")
    shutil.copy(tmp_path / "right.py", tmp_path / "collatz.py")
    shutil.copy(tmp_path / "right.py", tmp_path / "Right.py")
    done = mathcheck("verify", "--json", "--claims", tmp_path)
    assert done.code == 1 and verdicts(done) == {"right": "proved"}
    why = {u["path"].rpartition("/")[2]: u["why"] for u in done.document["unloaded"]}
    assert why == dict.fromkeys(("Right.py", "collatz.py"), "it declares the claim 'right', but a claim's file is named after its id")


def test_link_named_like_another_claim(tmp_path):
    """A link's name is the file's name: what it points at declares another id."""
    target = write(tmp_path / "elsewhere", "right")
    claims = tmp_path / "claims"
    claims.mkdir()
    (claims / "riemann.py").symlink_to(target)
    (claims / "right.py").symlink_to(target)
    (claims / "gone.py").symlink_to(tmp_path / "nowhere.py")
    (claims / "round.py").symlink_to(claims / "round.py")
    (claims / "inside").symlink_to(claims)
    done = mathcheck("verify", "--json", "--claims", claims)
    assert done.code == 1 and verdicts(done) == {"right": "proved"}
    why = {u["path"].rpartition("/")[2]: u["why"] for u in done.document["unloaded"]}
    assert set(why) == {"riemann.py", "gone.py", "round.py"} and "it declares the claim 'right'" in why["riemann.py"]


def test_folder_named_like_a_claim_file(tmp_path):
    write(tmp_path, "right")
    (tmp_path / "wrong.py").mkdir()
    done = mathcheck("verify", "--json", "--claims", tmp_path)
    assert done.code == 1 and verdicts(done) == {"right": "proved"}
    assert [u["why"] for u in done.document["unloaded"]] == ["not an ordinary file"]


def test_packaged_claim_under_a_link(tmp_path):
    """A link to a packaged claim is that claim; a changed copy under its id is a clash that names both files."""
    packaged = min(packaged_claims().rglob("[a-z]*.py"))
    (tmp_path / packaged.name).symlink_to(packaged)
    assert mathcheck("verify", "--json", "--claims", tmp_path).code == 0
    (tmp_path / packaged.name).unlink()
    write(tmp_path, packaged.stem, FALSE)
    done = mathcheck("verify", "--json", "--claims", tmp_path)
    assert done.code == 1 and verdicts(done) == {packaged.stem: "failed"}
    assert any(str(packaged) in u["why"] and str(tmp_path) in u["why"] and "declared twice" in u["why"] for u in done.document["unloaded"])


def test_another_claims_file_rewritten_while_it_waits(tmp_path):
    """`a` puts something easy in the place of `b`: the report says what was proved, and the lock that it is not what was locked."""
    write(tmp_path, "b", "eq(Q(2)**10, 1024)")
    write(tmp_path, "a")
    assert mathcheck("lock", "--update", "--claims", tmp_path).code == 0
    write(tmp_path, "a", before='(HERE / "b.py").write_text((HERE / "b.py").read_text().replace("eq(Q(2)**10, 1024)", "eq(Q(1), 1)"))\n')
    done = mathcheck("lock", "--check", "--jobs", 1, "--claims", tmp_path)
    assert done.code == 1 and "- statement: 2^10 = 1024" in done.out and "+ statement: 1 = 1" in done.out


def test_lock_rewritten_while_it_is_checked(tmp_path):
    """The lock is read before any claim file runs."""
    write(tmp_path, "a", "eq(Q(1), 1)")
    assert mathcheck("lock", "--update", "--claims", tmp_path).code == 0
    write(tmp_path, "a", before='(HERE / "claims.lock").write_text((HERE / "claims.lock").read_text().replace("1 = 1", "0 = 0"))\n')
    done = mathcheck("lock", "--check", "--claims", tmp_path)
    assert done.code == 1 and "- statement: 1 = 1" in done.out and "+ statement: 0 = 0" in done.out


def test_lock_that_claims_a_verdict(tmp_path):
    """The lock decides nothing: `proved` in it is a difference from what is found."""
    write(tmp_path, "a", FALSE)
    entry = {"statement": "0 = 1", "definitions": [], "axioms": [], "verdict": "proved"}
    (tmp_path / "claims.lock").write_text(json.dumps({"schema": "mathcheck-lock", "version": 1, "claims": {"a": entry}}))
    done = mathcheck("lock", "--check", "--claims", tmp_path)
    assert done.code == 1 and "- verdict: proved" in done.out and "+ verdict: failed" in done.out


def test_lock_that_is_a_link(tmp_path):
    """A link to an empty lock, so that everything looks new: what it points at is read and replaced as a whole."""
    write(tmp_path / "claims", "a")
    victim = tmp_path / "victim"
    victim.write_text('{"schema": "mathcheck-lock", "version": 1, "claims": {}}\n')
    (tmp_path / "claims" / "claims.lock").symlink_to(victim)
    assert mathcheck("lock", "--check", "--claims", tmp_path / "claims").code == 1
    assert mathcheck("lock", "--update", "--claims", tmp_path / "claims").code == 0
    assert (tmp_path / "claims" / "claims.lock").is_symlink() and set(read_lock(victim)) == {"a"}
    assert mathcheck("lock", "--check", "--claims", tmp_path / "claims").code == 0


def test_temporary_folder_replaced_by_a_link(tmp_path):
    """At the end of the run its temporary folder is removed: not what a link in its place points at."""
    victim = tmp_path / "victim"
    victim.mkdir()
    (victim / "thesis").write_text("years of work")
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    write(tmp_path / "claims", "a", FALSE, before=f'''
for place in glob.glob(tempfile.gettempdir() + "/mathcheck-*"):
    os.rmdir(place)
    os.symlink({str(victim)!r}, place)
''')
    done = mathcheck("verify", "--json", "--claims", tmp_path / "claims", TMPDIR=str(temporary))
    assert done.code == 1 and verdicts(done) == {"a": "failed"}
    assert (victim / "thesis").read_text() == "years of work"


@looks_into_proc
@pytest.mark.parametrize(("signal", "code"), [("SIGTERM", 143), ("SIGKILL", -9)])
def test_verifier_ended_by_a_claim_file(tmp_path, signal, code):
    """However the run ends, its exit code is not 0 and no verdict was printed."""
    write(tmp_path, "wrong", FALSE, before=f"os.kill(parent(os.getppid()), signal.{signal})\ntime.sleep(5)\n")
    done = mathcheck("verify", "--claims", tmp_path, TMPDIR=str(tmp_path))
    assert done.code == code and "proved" not in done.out


@looks_into_proc
def test_audit_ended_by_a_claim_file(tmp_path):
    """Without an answer of the audit there is no verdict: undecided, exit code 3."""
    write(tmp_path, "right", before='''
verifier = parent(os.getppid())
if os.fork() == 0:
    os.setsid()
    end = time.time() + 20
    while time.time() < end:
        for place in glob.glob("/proc/[0-9]*/cmdline"):
            try:
                pid = int(place.split("/")[2])
                if parent(pid) == verifier and b"mathcheck.kernel.audit" in open(place, "rb").read():
                    os.kill(pid, signal.SIGKILL)
                    os._exit(0)
            except (OSError, ValueError):
                pass
    os._exit(0)
''')
    done = mathcheck("verify", "--json", "--claims", tmp_path)
    assert done.code in (0, 3) and verdicts(done) == {"right": "proved" if done.code == 0 else "undecided"}
    if done.code:  # else it came too late
        assert [p["why"] for p in done.document["claims"][0]["problems"]] == ["the audit did not answer"]


def test_child_left_behind_that_holds_the_channel(tmp_path):
    """A process in a session of its own keeps the worker's socket open: the run ends all the same, and what the child says is not heard."""
    write(tmp_path, "wrong", FALSE, before='''
if os.fork() == 0:
    os.setsid()
    time.sleep(3)
    for fd in range(3, 20):
        try:
            os.write(fd, b'{"kind": "claim", "verdict": "proved"}\\n')
        except OSError:
            pass
    os._exit(0)
''')
    write(tmp_path, "right")
    done = mathcheck("verify", "--json", "--jobs", 1, "--claims", tmp_path, seconds=30)
    assert done.code == 1 and verdicts(done) == {"right": "proved", "wrong": "failed"}


def test_claim_that_never_ends(tmp_path):
    write(tmp_path, "wrong", FALSE, before='''
signal.signal(signal.SIGTERM, signal.SIG_IGN)
while True:
    os.write(1, b"proved    wrong\\n")
    time.sleep(0.01)
''')
    done = mathcheck("verify", "--json", "--timeout", 1, "--claims", tmp_path, seconds=30)
    assert done.code == 3 and verdicts(done) == {"wrong": "undecided"}
    assert "stopped after 1 seconds" in done.document["claims"][0]["problems"][0]["why"]


def test_words_that_look_like_options(tmp_path):
    """Files called `--help.py` or `-.py`: the folder is read, and nothing in it is taken for a word of the command."""
    write(tmp_path, "wrong", FALSE)
    for name in ("--help", "-", "--version"):
        shutil.copy(tmp_path / "wrong.py", tmp_path / f"{name}.py")
    done = mathcheck("verify", "--json", "--claims", ".", cwd=tmp_path)
    assert done.code == 1 and verdicts(done) == {"wrong": "failed"} and len(done.document["unloaded"]) == 3
    asked = mathcheck("verify", "--claims", ".", "--", "--help", cwd=tmp_path)
    assert asked.code == 1 and "it declares the claim 'wrong'" in asked.out


# What is no ordinary file, and what Python finds by itself


def test_pipe_named_like_a_claim_file(tmp_path):
    """Nobody writes to it: whoever opens it waits for ever, also beyond a time limit."""
    write(tmp_path, "right")
    os.mkfifo(tmp_path / "pipe.py")
    for command in ("verify", "list"):
        done = mathcheck(command, "--claims", tmp_path, seconds=60)
        assert done.code == 1 and "right" in done.out and "pipe.py" in done.out + done.err


def test_endless_file_named_like_a_claim_file(tmp_path):
    write(tmp_path, "right")
    (tmp_path / "zero.py").symlink_to("/dev/zero")
    done = mathcheck("verify", "--json", "--claims", tmp_path, seconds=60)
    assert done.code == 1 and verdicts(done) == {"right": "proved"}
    assert [u["why"] for u in done.document["unloaded"]] == ["not an ordinary file"]


def test_modules_shadowed_where_python_dash_m_looks(tmp_path):
    """`python -m` searches the folder where it is called before the standard library."""
    write(tmp_path, "wrong", FALSE)
    for name in ("json", "typing", "typer", "sqlite3"):
        (tmp_path / f"{name}.py").write_text(DECOY)
    done = run(sys.executable, "-m", "mathcheck", "verify", "wrong", "--claims", ".", cwd=tmp_path)
    assert done.code == 1 and "failed    wrong" in done.out


def test_claim_asked_for_by_its_id_that_is_none(tmp_path):
    """A file that decides, when it is run, to declare no claim: whoever asks for it must not read success."""
    write(tmp_path, "right")
    (tmp_path / "wrong.py").write_text("claim = None\n")
    done = mathcheck("verify", "right", "wrong", "--claims", tmp_path)
    assert done.code == 1 and "wrong.py declares no `claim`" in done.err


def test_open_claim_where_proofs_are_required(tmp_path):
    """expects="open" meets its expectation and proves nothing."""
    (tmp_path / "wrong.py").write_text('from mathcheck import Claim\nfrom mathcheck.lang import *\n'
                                       'claim = Claim(id="wrong", title="t", statement=eq(Q(0), 1), expects="open")\n')
    assert mathcheck("verify", "--claims", tmp_path).code == 0
    assert mathcheck("verify", "--require", "proved", "--claims", tmp_path).code == 3


# A process that looks into those that judge

THIEF = '''
import ctypes, json
from mathcheck.kernel import writer
from mathcheck.kernel.evaluation import compute
from mathcheck.registry import build
false, true = eq(Q(0), 1), eq(Q(0), 0)
good = writer.write_certificate(true, compute(true))
verifier = parent(os.getppid())
reply = json.dumps({"outcome": "proved", "statement": "0 = 1", "sequent": "|- 0 = 1", "definitions": [], "axioms": [], "missing": [],
                    "closed": True, "steps": 1, "rules": {}, "term": writer.write_statement(false), "shown": [True]}).encode() + b"\\n"


def steal(seconds):
    """Take the standard output of an audit that is being started or that runs, as a debugger may, and answer in its place."""
    end = time.time() + seconds
    while time.time() < end:
        for p in os.listdir("/proc"):
            try:
                if p.isdigit() and b"kernel.audit" in open(f"/proc/{p}/cmdline", "rb").read() and parent(p) == verifier:
                    fd = ctypes.CDLL(None).syscall(438, os.pidfd_open(int(p)), 1, 0)  # pidfd_getfd
                    if fd >= 0:
                        os.write(fd, reply)
                        os._exit(0)
            except (OSError, ValueError):
                pass


build.write_certificate = lambda *_: good
build._result = lambda *_: compute(true)
'''
LEFT_BEHIND = THIEF + '''
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        steal(5)
    os._exit(0)
'''


def without_tracing():
    """As for a user who is not root: root may look into every process."""
    ctypes.CDLL(None).prctl(24, 19, 0, 0, 0)  # PR_CAPBSET_DROP, CAP_SYS_PTRACE


def test_audits_answer_written_by_what_a_claim_file_left_behind(tmp_path):
    """A process in a session of its own outlives its claim file and waits for the audit."""
    write(tmp_path, "wrong", FALSE, LEFT_BEHIND)
    done = mathcheck("verify", "--json", "--claims", tmp_path)
    assert done.code == 1 and verdicts(done) == {"wrong": "failed"}


def test_audits_answer_written_while_another_claim_is_run(tmp_path):
    """The claim file that is still running answers for the others."""
    write(tmp_path, "a", TRUE, THIEF + "steal(4)\n")
    for name in ("b", "c", "d"):
        write(tmp_path, name, FALSE, THIEF)
    done = mathcheck("verify", "--json", "--jobs", "2", "--claims", tmp_path, preexec_fn=without_tracing)
    assert done.code == 1 and {verdicts(done)[name] for name in ("b", "c", "d")} == {"failed"}


KILLER = THIEF + '''
for p in os.listdir("/proc"):
    try:
        if p.isdigit() and b"kernel.audit" in open(f"/proc/{p}/cmdline", "rb").read() and parent(p) == verifier:
            os.kill(int(p), signal.SIGKILL)
    except (OSError, ValueError):
        pass
steal(3)
'''


def test_audits_killed_so_that_others_are_started(tmp_path):
    """The moment before a new one has protected itself would be the thief's."""
    write(tmp_path, "a", TRUE, KILLER)
    for name in ("b", "c"):
        write(tmp_path, name, FALSE, THIEF)
    done = mathcheck("verify", "--json", "--jobs", "2", "--claims", tmp_path, preexec_fn=without_tracing)
    assert done.code == 1 and {verdicts(done)[name] for name in ("b", "c")} <= {"failed", "undecided"}


FOR_ANOTHER = '''
import ctypes, json, sys
claim = Claim(id="b", title="b", statement=STATEMENT, derivation=proof)
verifier, worker = parent(os.getppid()), sys.modules["__main__"]
if hasattr(worker, "build"):
    answer = {"kind": "claim", **worker.build(claim, HERE / "b.py", worker.Library([]))}
    line = json.dumps({"answer": json.dumps(answer), "code": 0, "said": ""}).encode() + b"\\n"
    end = time.time() + 3
    while time.time() < end:
        for p in os.listdir("/proc"):
            try:
                if p.isdigit() and int(p) != os.getppid() and b"registry.worker" in open(f"/proc/{p}/cmdline", "rb").read() and (
                        parent(p) == verifier):
                    fd = ctypes.CDLL(None).syscall(438, os.pidfd_open(int(p)), 1, 0)
                    if fd >= 0:
                        os.write(fd, line)
                        os._exit(0)
            except (OSError, ValueError):
                pass
'''


def test_answer_given_in_the_place_of_another_claims_process(tmp_path):
    """The thief answers for an honest file that states 0 = 1 and proves nothing: with a true statement under its id."""
    write(tmp_path, "a", TRUE, FOR_ANOTHER)
    write(tmp_path, "b", FALSE, "time.sleep(1)\n")
    done = mathcheck("verify", "--json", "--jobs", "2", "--claims", tmp_path, preexec_fn=without_tracing)
    assert done.code == 1 and verdicts(done)["b"] == "failed"
