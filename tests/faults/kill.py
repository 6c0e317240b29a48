"""Commands that are killed (kill -9) at random times over their whole run, and every other time while they write: what they were to
write is the old file or a whole new one, every row of the result cache is whole, no process is left, and a rerun succeeds.

`python tests/faults/kill.py --runs 100` kills each command so many times, and prints what was found.
"""

import argparse
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
import zlib
from collections import Counter
from contextlib import closing
from pathlib import Path

from mathcheck.kernel.audit import audit
from mathcheck.registry.lock import read_lock

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    from support import Place
else:
    from faults_support import Place

OLD_CERTIFICATE = b"an old file, to be replaced or kept as it is\n" * 1000
SQUARE = "x in RR: 0 <= x^2"


class Command:
    """A command that writes at most one file. words: after `mathcheck`; file: what it writes; old: what is there before, None for
    nothing; whole: raises AssertionError unless the file is a whole new one."""

    def __init__(self, place, words, file=None, old=None, whole=lambda _file: None):
        self.place, self.words, self.file, self.old, self.whole = place, words, file, old, whole
        self.litter = set()  # unfinished files that were seen

    def reset(self):
        """Put the old file there."""
        if self.file is not None:
            self.file.unlink(missing_ok=True)
            if self.old is not None:
                self.file.write_bytes(self.old)

    def seconds(self):
        """How long it takes, and that it succeeds."""
        self.reset()
        start = time.monotonic()
        self.succeed()
        return time.monotonic() - start

    def succeed(self):
        """Run it to its end."""
        done = self.place.run(*self.words)
        assert done.returncode == 0, done
        if self.file is not None:
            self.whole(self.file)

    def killed(self, after, writing=False):
        """Kill it after so many seconds, or, if writing, so many after something is in the new file, which is seen beside the old one.
        Returns how it ended, and what is there."""
        self.reset()
        process = self.place.start(*self.words)
        while writing and process.poll() is None and not self._begun():
            pass
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            process.kill()
        process.communicate()
        assert self.place.left() == {}
        check_cache(self.place.cache)
        how = "killed" if process.returncode == -9 else "done"
        if self.file is None:
            return how
        if (self.file.read_bytes() if self.file.exists() else None) == self.old:
            return f"{how} with the old file"
        self.whole(self.file)
        return f"{how} with a whole new file"

    def _begun(self):
        for name in self.place.litter(self.file.parent):
            try:
                if name not in self.litter and (self.file.parent / name).stat().st_size > 0:
                    self.litter.add(name)
                    return True
            except FileNotFoundError:
                continue
        return False


def check_cache(folder):
    """Whatever is in the database of the cache, if there is one, is whole."""
    for file in folder.glob("*.sqlite3"):
        with closing(sqlite3.connect(file)) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            if database.execute("SELECT name FROM sqlite_master").fetchall():
                for _, inputs, answer in database.execute("SELECT * FROM kept"):
                    assert dict(json.loads(zlib.decompress(inputs))) and dict(json.loads(zlib.decompress(answer)))


def commands(place):
    """The commands, by name."""
    certificate, tried, lock = place.root / "lemma.cert", place.root / "tried.cert", place.claims / "claims.lock"

    def audited(file):
        assert audit(file.read_text(encoding="ascii"))["outcome"] == "proved"

    def locked(file):
        assert set(read_lock(file)) == {"lemma", "citing", "slip"}
        assert place.run("lock", "--check", "--claims", place.claims).returncode == 0

    old_lock = b'{"schema": "mathcheck-lock", "version": 1, "claims": {}}\n'
    claims = ("--claims", place.claims)
    return {
        "verify": Command(place, ("verify", *claims)),
        "export": Command(place, ("export", "lemma", "--format", "certificate", "-o", certificate, *claims), certificate, OLD_CERTIFICATE,
                          audited),
        "lock": Command(place, ("lock", "--update", *claims), lock, old_lock, locked),
        "try": Command(place, ("try", SQUARE, "--timeout", 50, "--certificate", tried), tried, None, audited),
    }


def kill(command, runs, seed):
    """Kill the command so many times, each time followed by one to its end. Returns how often it was killed, or done before, with what."""
    times = random.Random(seed)
    seconds = command.seconds()
    found = Counter()
    for i in range(runs):
        if i % 4 < 2:
            command.place.forget()  # or else the run before left answers, and they are not written again
        writing = command.file is not None and i % 2 == 1
        found[command.killed(times.uniform(0.0, 0.002 if writing else 1.05 * seconds), writing)] += 1
        command.succeed()
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=100, help="kills for each command")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", help="one of the commands")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as root:
        place = Place(Path(root))
        for name, command in commands(place).items():
            if given.only in (None, name):
                start = time.monotonic()
                found = kill(command, given.runs, given.seed)
                said = ", ".join(f"{n} {what}" for what, n in sorted(found.items()))
                unfinished = sum(len(place.litter(folder)) for folder in (place.root, place.claims))
                print(f"{name:7} {said}; {unfinished} unfinished files beside it; {len(os.listdir(place.temporary))} temporary folders; "
                      f"{time.monotonic() - start:.0f} s", flush=True)


if __name__ == "__main__":
    main()
