"""`mathcheck verify` of what is unchanged: what it says, at any width, and the cache that it uses or does without."""

import json
import os
import pty
import re
import signal
import sqlite3
import subprocess
import time
import zlib

import pytest

from mathcheck.registry.cache import _NAME

from .conftest import COMMAND, environment

COMPUTED = '''from mathcheck import Claim, by, computation
from mathcheck.lang import Nat, complexity, eq, forall, implies, prime

q = Nat("q")


def groundwork(d):
    d.cite("integer-complexity-recursion")
    d.have("2 is prime", prime(2), by.primality)


statement = forall(q, implies(prime(q), q < 50, eq(complexity(q), complexity(q - 1) + 1)))
claim = Claim(id="ID", title="computed", statement=statement, expects="computed", groundwork=groundwork, witness={"q": 2},
              computation=computation("prime-complexity", below=50))
'''


@pytest.fixture
def verify(cli, tmp_path):
    """verify(folder, ...) with a cache of the test's own."""
    def run(folder, *words, **changes):
        return cli("verify", "--claims", folder, *words, **{"MATHCHECK_CACHE_DIR": str(tmp_path / "cache"), **changes})
    return run


def flat(text):
    return " ".join(text.split())


def test_what_is_unchanged_is_said_on_its_line_and_counted(verify, folder):
    claims = folder("fine", "slip", "known-open", computed=COMPUTED)
    first = verify(claims)
    assert "unchanged" not in first.out and "cached" not in first.out and "again" not in first.out and first.err == ""
    again = verify(claims)
    assert (again.code, again.err) == (0, "")
    for name in ("fine", "slip", "known-open", "computed"):
        assert re.search(rf"^\w+ +{name} .* unchanged$", again.out, re.MULTILINE)
    assert "    computed: computed (cached), as it expects\n" in again.out
    assert "4 claims: 1 proved, 1 computed (cached), 1 refuted, 1 open; " in again.out
    assert "\n4 unchanged and audited again, 0 run\n" in again.out
    assert max(map(len, again.out.splitlines())) <= 80
    # beside the mark and the time nothing is different
    strip = re.compile(r" *(\d+\.\d s|unchanged)$| \(cached\)|; \d+\.\d s|\n4 unchanged and audited again, 0 run", re.MULTILINE)
    assert strip.sub("", again.out) == strip.sub("", first.out)


def test_what_was_touched_is_named_with_the_reason(verify, folder, citing):
    claims = folder("fine", "slip", user=citing("fine").replace("forall(n, 0 <= n)", "forall(n, 0 <= n + 1)"))
    assert verify(claims).code == 0
    with open(claims / "fine.py", "a") as f:
        f.write("# touched\n")
    done = verify(claims)
    assert "    fine: run again, because its file has changed\n" in done.out
    assert "    user: run again, because fine, which it cites, has changed\n" in done.out
    assert "slip: run" not in done.out and "\n1 unchanged and audited again, 2 run\n" in done.out
    assert "3 unchanged and audited again, 0 run" in verify(claims).out


def test_a_new_version_is_named_once(verify, folder, tmp_path):
    claims = folder("fine", "slip")
    verify(claims)
    with sqlite3.connect(tmp_path / "cache" / _NAME) as database:
        for key, packed in database.execute("SELECT key, inputs FROM kept").fetchall():
            inputs = json.loads(zlib.decompress(packed))
            inputs["with"]["mathcheck"] = "0.0.1"
            database.execute("UPDATE kept SET inputs = ? WHERE key = ?", (zlib.compress(json.dumps(inputs).encode()), key))
    database.close()
    done = verify(claims)
    assert done.out.count("because") == 1 and "\nrun again, because mathcheck has changed: 2 claims\n" in done.out
    assert "\n0 unchanged and audited again, 2 run\n" in done.out


def test_verbose_says_that_the_numbers_are_of_an_earlier_run(verify, folder):
    claims = folder("fine", computed=COMPUTED)
    verify(claims)
    text = flat(verify(claims, "-v").out)
    assert "numbers: confirmed: n = 0..4 (5 points, exact); of an earlier run (cached)" in text
    assert "computed by the survey prime-complexity (below = 50), run earlier (cached); the kernel does not replay it" in text


def test_json_says_what_is_cached_and_why_not(verify, folder):
    claims = folder("fine", "slip", computed=COMPUTED)
    first = json.loads(verify(claims, "--json").out)
    assert first["unchanged"] == 0 and not any(c["cached"] or c["stale"] for c in first["claims"])
    (claims / "slip.py").write_text((claims / "slip.py").read_text() + "\n")
    again = json.loads(verify(claims, "--json").out)
    assert again["unchanged"] == 2 and again["counts"] == first["counts"]
    assert {c["id"]: (c["cached"], c["stale"]) for c in again["claims"]} == {
        "fine": (True, ""), "computed": (True, ""), "slip": (False, "its file has changed")}
    assert again["claims"][0]["computation"]["cached"] and not first["claims"][0]["computation"]["cached"]


def test_required_proofs_are_required_of_cached_surveys_too(verify, folder):
    claims = folder(computed=COMPUTED)
    assert [verify(claims, "--require", "proved").code for _ in range(2)] == [3, 3]


def test_no_cache_neither_reads_nor_writes(verify, folder, tmp_path):
    claims = folder("fine")
    assert "unchanged" not in verify(claims, "--no-cache").out + verify(claims, "--no-cache").out
    assert not (tmp_path / "cache").exists()
    verify(claims)
    before = (tmp_path / "cache" / _NAME).read_bytes()
    (claims / "fine.py").write_text((claims / "fine.py").read_text() + "\n")
    assert "again" not in verify(claims, "--no-cache").out
    assert (tmp_path / "cache" / _NAME).read_bytes() == before


@pytest.mark.parametrize("words", [["lock", "--update"], ["export", "fine", "-f", "json"], ["export", "fine", "-f", "certificate"],
                                   ["export", "fine"], ["twins", "fine"]], ids="-".join)
def test_other_commands_say_the_same_with_and_without_it(cli, folder, tmp_path, words):
    claims = folder("fine")
    said = []
    for more in (["--no-cache"], [], []):
        done = cli(*words, "--claims", claims, *more, MATHCHECK_CACHE_DIR=str(tmp_path / "cache"))
        assert (done.code, done.err) == (0, "")
        said.append(re.sub(r'"seconds": [\d.]+|"cached": \w+', "", done.out))
        if words[0] == "lock":
            (claims / "claims.lock").rename(tmp_path / "lock")
            said[-1] += (tmp_path / "lock").read_text()
    assert said[0] == said[1] == said[2]


@pytest.mark.parametrize("columns", [60, 200])
def test_it_is_readable_in_narrow_and_wide_terminals(folder, tmp_path, columns):
    claims = folder("fine", computed=COMPUTED)
    shown = []
    for _ in range(2):
        ours, theirs = pty.openpty()
        changes = {"COLUMNS": str(columns), "NO_COLOR": "1", "MATHCHECK_CACHE_DIR": str(tmp_path / "cache")}
        done = subprocess.run([*COMMAND, "verify", "--claims", str(claims)], stdout=theirs, stderr=subprocess.DEVNULL, timeout=60,
                              env=environment(**changes))
        os.close(theirs)
        with open(ours, "rb", buffering=0) as f:
            shown.append(f.read(100_000).decode())
        assert done.returncode == 0
    lines = shown[1].splitlines()
    assert any(line.startswith("computed  computed") and line.endswith(" unchanged") for line in lines)
    assert "2 unchanged and audited again, 0 run" in lines
    assert max(map(len, lines)) <= max(columns, 70)


def test_a_folder_that_cannot_be_used_gets_one_notice(verify, folder, tmp_path):
    claims = folder("fine", "slip")
    (tmp_path / "file").write_text("")
    done = verify(claims, MATHCHECK_CACHE_DIR=str(tmp_path / "file" / "deeper"))
    assert done.code == 0 and "2 claims: 1 proved, 1 refuted" in done.out
    assert done.err == (f"notice: results are not cached in {tmp_path / 'file' / 'deeper'}: Not a directory; "
                        "MATHCHECK_CACHE_DIR names another folder, --no-cache does without\n")
    assert verify(claims, "--no-cache", MATHCHECK_CACHE_DIR=str(tmp_path / "file" / "deeper")).err == ""


def test_two_processes_at_once(start, folder, tmp_path):
    claims = folder("fine", "slip", "defined", "known-open", computed=COMPUTED)
    for expected in ("", "5 unchanged and audited again, 0 run"):
        both = [start("verify", "--claims", str(claims), MATHCHECK_CACHE_DIR=str(tmp_path / "cache")) for _ in range(3)]
        for process in both:
            out, err = process.communicate(timeout=120)
            assert process.returncode == 0 and err == "" and expected in out


def test_ctrl_c_costs_no_row(verify, start, folder, tmp_path):
    """Those whose processes are killed while they are loaded again are as good as before."""
    claims = folder("fine", "slip", "defined")
    for path in claims.glob("*.py"):
        path.write_text("import os, time\nif os.environ.get('SLOWLY'):\n    open(__file__ + '.begun', 'w').close()\n    time.sleep(60)\n"
                        + path.read_text())
    assert verify(claims).code == 0
    place = tmp_path / "cache" / _NAME
    before = place.read_bytes()
    process = start("verify", "--claims", claims, "-j", "3", MATHCHECK_CACHE_DIR=str(tmp_path / "cache"), SLOWLY="1")
    end = time.monotonic() + 60
    while len(list(claims.glob("*.begun"))) < 3 and time.monotonic() < end:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == 130 and len(list(claims.glob("*.begun"))) == 3
    assert place.read_bytes() == before and "3 unchanged" in verify(claims).out
