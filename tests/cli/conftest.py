"""Running the command as a user does, in a process of its own, on claim files that are written for the test."""

import fcntl
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

SCRIPT = Path(sys.executable).with_name("mathcheck")
COMMAND = [str(SCRIPT)] if SCRIPT.exists() else [sys.executable, "-P", "-m", "mathcheck.cli.app"]

HEAD = '''from mathcheck import Claim, Twin, by, region
from mathcheck.lang import And, Nat, Q, Real, Sum, define, eq, exists, factorial, forall, implies

n, k, x, y = Nat("n"), Nat("k"), Real("x"), Real("y")
zero = Twin("always-zero", forall(n, eq(n, 0)), refuted_at={"n": 1})
'''

NONNEGATIVE = HEAD + '''

def derivation(d):
    each = d.have("each n", 0 <= n + 1, by.arithmetic, why="a sum of what is not negative")
    return d.have("all", forall(n, 0 <= n + 1), by.generalisation, each)


claim = Claim(id="ID", title="n + 1 is not negative", title_zh="非负", source="a test", tags=("order", "small"),
              statement=forall(n, 0 <= n + 1), derivation=derivation, numeric=region(n=range(5)), twins=[zero])
'''

SAMPLES = {
    "fine": NONNEGATIVE,
    "defined": HEAD + '''
f = define("f", (x, n), x**(2*n) + 1)
statement = forall(x, n, implies(Q(2) <= n, 0 < f(x, n)))


def derivation(d):
    large = d.suppose("n is large", Q(2) <= n)
    even = d.have("even power", 0 <= (x**n)**2, by.squares(x**n), large)
    body = d.have("body", 0 < x**(2*n) + 1, by.arithmetic, even)
    folded = d.have("folded", 0 < f(x, n), by.definition(f), body)
    return d.have("all", statement, by.generalisation, folded)


claim = Claim(id="ID", title="An even power and 1 is positive", source="a test", tags=("order",), statement=statement,
              derivation=derivation, twins=[Twin("power-alone", forall(x, n, implies(Q(2) <= n, 0 < x**(2*n))), refuted_at={"x": 0, "n": 2},
                          note="0 is not positive")])
''',
    "wrong-step": HEAD + '''

def derivation(d):
    four = d.have("right", eq(Q(2) + 2, 4), by.computation)
    return d.have("wrong", eq(Q(2) + 2, 5), by.computation, four)


claim = Claim(id="ID", title="2 + 2 = 5", statement=eq(Q(2) + 2, 5), derivation=derivation)
''',
    "not-begun": HEAD + 'claim = Claim(id="ID", title="without a derivation", statement=forall(n, 0 <= n))\n',
    "known-open": HEAD + 'claim = Claim(id="ID", title="open, and says so", statement=forall(n, 0 <= n), expects="open")\n',
    "slip": HEAD + 'claim = Claim(id="ID", title="a slip", statement=forall(n, eq(n, 0)), expects="refuted", refuted_at={"n": 1})\n',
    "no-slip": HEAD + 'claim = Claim(id="ID", title="no slip", statement=forall(n, 0 <= n), expects="refuted", refuted_at={"n": 1})\n',
    "surviving": NONNEGATIVE.replace("twins=[zero]", 'twins=[zero, Twin("true", forall(n, 0 <= n), refuted_at={"n": 1})]'),
    "syntax": "from mathcheck import Claim\n\nx = (1,\n",
    "raising": HEAD + "\n1 / 0\n",
    "sleeping": HEAD + '''
import time
from pathlib import Path


def derivation(d):
    import os
    Path(__file__).with_suffix(".pid").write_text(str(os.getpid()))
    time.sleep(600)


claim = Claim(id="ID", title="never done", statement=forall(n, 0 <= n), derivation=derivation)
''',
    "json": "loads = None\n",
    "fractions": "Fraction = None\n",
}
CITING = HEAD + '''

def derivation(d):
    return d.cite("CITED")


claim = Claim(id="ID", title="cites CITED", statement=forall(n, 0 <= n), derivation=derivation)
'''


class Done:
    """What a command did: code, out, err."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err
        assert "Traceback" not in out + err, out + err

    def __repr__(self):
        return f"exit code {self.code}\n--- out\n{self.out}\n--- err\n{self.err}"


def environment(**changes):
    """The environment without what changes how the command prints, and with these changes."""
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS", "LINES", "PYTHONIOENCODING", "LC_ALL", "FORCE_COLOR")}
    return {**kept, "LANG": "C.UTF-8", "TERM": "xterm", **changes}


@pytest.fixture(scope="session")
def cli():
    """cli("verify", "--claims", folder, ...) runs the command in a pipe and returns what it did."""
    def run(*words, cwd=None, text=None, **changes):
        done = subprocess.run([*COMMAND, *map(str, words)], capture_output=True, cwd=cwd, env=environment(**changes), timeout=60,
                              input=None if text is None else text.encode())
        return Done(done.returncode, done.stdout.decode("utf-8", "surrogateescape"), done.stderr.decode("utf-8", "surrogateescape"))
    return run


def on_a_terminal(command, env, width, cwd, errors):
    """What the command prints on a terminal of that width. errors: standard error goes there, too, and not nowhere."""
    control, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    process = subprocess.Popen(command, stdout=terminal, stderr=terminal if errors else subprocess.DEVNULL,
                               stdin=subprocess.DEVNULL, env=env, cwd=cwd, start_new_session=True)
    os.close(terminal)
    chunks = []
    try:
        while chunk := os.read(control, 65536):
            chunks.append(chunk)
    except OSError:  # the terminal's other side is closed
        pass
    os.close(control)
    assert process.wait(60) is not None
    return b"".join(chunks).decode("utf-8", "replace").replace("\r\n", "\n")


@pytest.fixture(scope="session")
def terminal():
    """terminal("verify", ..., width=60) runs the command on a terminal and returns what it shows, standard error included."""
    def run(*words, width=80, cwd=None, errors=True, **changes):
        return on_a_terminal([*COMMAND, *map(str, words)], environment(**changes), width, cwd, errors)
    return run


@pytest.fixture(scope="session")
def start():
    """start("verify", ...): the command as a running process, with pipes."""
    def run(*words, **changes):
        # a runner started in the background ignores Ctrl-C, and its children would too
        return subprocess.Popen([*COMMAND, *map(str, words)], preexec_fn=_heed_interrupts, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True, env=environment(**changes))
    return run


def _heed_interrupts():
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def sleeper():
    """sleeper(claims, running): the number of the process in which the sample `sleeping` sleeps, waited for while the other one runs."""
    def wait(claims, running):
        file = claims / "sleeping.pid"
        while not (file.exists() and file.read_text().isdigit()):
            assert running.poll() is None
            time.sleep(0.02)
        return int(file.read_text())
    return wait


@pytest.fixture(scope="session")
def gone():
    """gone(pid): whether the process is ended within seconds; it may still wait for its parent to notice."""
    def soon(pid):
        state = Path(f"/proc/{pid}/stat")
        for _ in range(200):
            try:
                os.kill(pid, 0)
                if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
                    return True
            except (ProcessLookupError, FileNotFoundError):
                return True
            time.sleep(0.05)
        return False
    return soon


@pytest.fixture
def folder(tmp_path):
    """folder("fine", "syntax", other=text): a folder of sample claims and of files with the given text."""
    def write(*names, **texts):
        return write_claims(tmp_path / "claims", names, texts)
    return write


def write_claims(path, names=(), texts=None):
    """Write sample claims and files of the given texts; in a text, ID stands for its file's name."""
    path.mkdir(exist_ok=True)
    named = {name.replace("_", "-"): text for name, text in (texts or {}).items()}
    for name, text in {**{n: SAMPLES[n] for n in names}, **named}.items():
        (path / f"{name}.py").write_text(text.replace('"ID"', f'"{name}"'), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def citing():
    """citing("other"): the text of a claim that cites another one."""
    return lambda cited: CITING.replace("CITED", cited)


@pytest.fixture(scope="session")
def sample_texts():
    """The texts of the sample claims, by name."""
    return dict(SAMPLES)
