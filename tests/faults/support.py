"""A place where mathcheck is run with everything of its own, and the processes that it leaves."""

import os
import secrets
import subprocess
import sys
import time
from pathlib import Path

SCRIPT = Path(sys.executable).with_name("mathcheck")
COMMAND = [str(SCRIPT)] if SCRIPT.exists() else [sys.executable, "-P", "-m", "mathcheck.cli.app"]

HEAD = '''from mathcheck import Claim, Twin, by
from mathcheck.lang import Nat, eq, forall

n = Nat("n")
'''
CLAIMS = {
    "lemma": HEAD + '''

def derivation(d):
    each = d.have("each n", 0 <= n + 1, by.arithmetic)
    return d.have("all", forall(n, 0 <= n + 1), by.generalisation, each)


claim = Claim(id="lemma", title="n + 1 is not negative", statement=forall(n, 0 <= n + 1), derivation=derivation,
              twins=[Twin("always-zero", forall(n, eq(n, 0)), refuted_at={"n": 1})])
''',
    "citing": HEAD + '''

def derivation(d):
    lemma = d.cite("lemma")
    each = d.have("at n", 0 <= n + 1, by.instance(n=n), lemma)
    more = d.have("more", 0 <= n + 2, by.arithmetic, each)
    return d.have("all", forall(n, 0 <= n + 2), by.generalisation, more)


claim = Claim(id="citing", title="n + 2 is not negative", statement=forall(n, 0 <= n + 2), derivation=derivation)
''',
    "slip": HEAD + '''
claim = Claim(id="slip", title="a slip", statement=forall(n, eq(n, 0)), expects="refuted", refuted_at={"n": 1})
''',
}


class Place:
    """root: an empty folder. In it are made claims, home, cache and temporary."""

    def __init__(self, root):
        self.root = root
        self.claims, self.temporary, self.home, self.cache = (root / name for name in ("claims", "temporary", "home", "cache"))
        for folder in (self.claims, self.temporary, self.home, self.cache):
            folder.mkdir()
        for name, text in CLAIMS.items():
            (self.claims / f"{name}.py").write_text(text, encoding="utf-8")
        self.mark = secrets.token_hex(16)  # in the environment of every process that is started here

    def environment(self, **changes):
        """changes: variables, None to leave one out."""
        own = {"HOME": self.home, "TMPDIR": self.temporary, "MATHCHECK_CACHE_DIR": self.cache, "FAULTS_MARK": self.mark, "LANG": "C.UTF-8",
               **changes}
        kept = {k: v for k, v in os.environ.items() if k not in {"COLUMNS", "PYTHONIOENCODING", *own} and not k.startswith("XDG_")}
        return {**kept, **{k: str(v) for k, v in own.items() if v is not None}}

    def start(self, *words, environment=(), **options):
        """The running command. options: for Popen."""
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL, **options}
        return subprocess.Popen([*COMMAND, *map(str, words)], env=self.environment(**dict(environment)), text=True, cwd=self.root,
                                **options)

    def run(self, *words, environment=(), **options):
        """What the command did: returncode, stdout, stderr."""
        process = self.start(*words, environment=environment, **options)
        out, err = process.communicate(timeout=60)
        assert "Traceback" not in (out or "") + (err or "") and "Exception ignored" not in (err or ""), f"{out}\n{err}"
        return subprocess.CompletedProcess(words, process.returncode, out, err)

    def forget(self):
        """Empty the cache."""
        for file in self.cache.iterdir():
            file.unlink()

    def left(self, seconds=10.0):
        """The commands of processes that were started here and go on after so many seconds."""
        end = time.monotonic() + seconds
        while (found := self.processes()) and time.monotonic() < end:
            time.sleep(0.02)
        return found

    def processes(self):
        """The commands of all processes that were started here, by number."""
        found = {}
        for entry in Path("/proc").iterdir():
            try:
                if entry.name.isdecimal() and f"FAULTS_MARK={self.mark}".encode() in (entry / "environ").read_bytes():
                    state = (entry / "stat").read_text().rsplit(")", 1)[1].split()[0]
                    if state not in "ZX":  # one that has ended, though nobody has asked how
                        found[int(entry.name)] = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except (FileNotFoundError, ProcessLookupError, PermissionError):
                continue
        return found

    def litter(self, folder):
        """The names of unfinished files in a folder."""
        return [p.name for p in folder.iterdir() if p.name.startswith(".mathcheck-")]


def wait_for(what, seconds=30.0):
    """Wait until what() is true."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)
