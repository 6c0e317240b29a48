"""A home, or a folder, in which nothing can be written. Root may write anywhere; so the home is below a file, where nobody can."""

import pytest
from faults_kill import SQUARE

KINDS = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "MPLCONFIGDIR")


def homeless(place):
    """No place for anybody's files; the cache is left where the user's would be."""
    file = place.root / "a file"
    file.write_text("no folder")
    return {**{kind: file / kind.lower() for kind in KINDS}, "MATHCHECK_CACHE_DIR": None}


@pytest.mark.parametrize("command", [["verify", "--claims", "claims"], ["list", "--claims", "claims"],
                                     ["export", "lemma", "--claims", "claims", "-o", "file.tex"],
                                     ["lock", "--update", "--claims", "claims"], ["try", SQUARE, "--certificate", "file.cert"],
                                     ["complexity", "11", "--certificate", "file.cert"]],
                         ids=lambda command: command[0])
def test_nothing_is_needed_from_the_home(place, command):
    done = place.run(*command, environment=homeless(place))
    assert done.returncode == 0, done
    notices = [line for line in done.stderr.splitlines() if "MATHCHECK_CACHE_DIR" in line]
    cached = command[0] in ("verify", "export", "lock")
    assert len(notices) == cached and all(str(place.root / "a file") in line and "--no-cache" in line for line in notices)


@pytest.mark.parametrize("command", [["export", "lemma", "-o", "FILE"], ["export", "lemma", "--format", "certificate", "-o", "FILE"],
                                     ["try", SQUARE, "--certificate", "FILE"], ["complexity", "11", "--certificate", "FILE"]],
                         ids=["export", "certificate", "try", "complexity"])
@pytest.mark.parametrize("where", ["/proc/file", "/dev/null/file"])
def test_a_file_in_a_folder_that_takes_none_is_refused_at_once(place, command, where):
    (place.claims / "lemma.py").write_text("raise SystemExit('it was run')\n")
    claims = ["--claims", place.claims] if command[0] == "export" else []
    done = place.run(*(where if word == "FILE" else word for word in command), *claims)
    assert done.returncode == 2 and done.stderr.startswith(f"mathcheck: cannot write {where}: ")


def test_a_lock_in_a_folder_that_takes_none_is_told(place):
    (place.claims / "claims.lock").symlink_to("/proc/claims.lock")
    done = place.run("lock", "--update", "--claims", place.claims)
    assert done.returncode == 1 and f"{place.claims / 'claims.lock'}: No such file or directory" in done.stderr
