"""A full disk: what was there stays, it is said in one line, and the exit code is 74. Files may have only so many bytes here (which
the system treats as a disk that has no more room for them), or are /dev/full."""

import re
import resource

import pytest
from faults_kill import OLD_CERTIFICATE, SQUARE, check_cache

ROOM = 200  # bytes; Python looks for a folder for temporary files by writing four


def with_little_room(place, *words):
    """What the command does where no file can have more than so many bytes. It must have been run before: with little room Python may
    leave half of a module's bytecode, and then cannot load that module any more."""
    return place.run(*words, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM)))


WRITING = {
    "a certificate": (["export", "lemma", "--format", "certificate", "-o", "FILE", "--claims", "CLAIMS"], "file"),
    "a document": (["export", "lemma", "-o", "FILE", "--claims", "CLAIMS"], "file"),
    "a certificate of a statement": (["try", SQUARE, "--certificate", "FILE"], "file"),
    "a certificate of ones": (["complexity", "11", "--certificate", "FILE"], "file"),
    "values": (["complexity", "--survey", "1000", "--save", "FILE"], "file"),
    "a lock": (["lock", "--update", "--claims", "CLAIMS"], "claims/claims.lock"),
}


def words(place, text):
    named = {"FILE": place.root / "file", "CLAIMS": place.claims}
    return [named.get(word, word) for word in text]


@pytest.mark.parametrize("before", ["nothing", "an old file"])
@pytest.mark.parametrize("what", list(WRITING))
def test_the_old_file_stays(place, what, before):
    command, name = WRITING[what]
    file = place.root / name
    old = b'{"schema": "mathcheck-lock", "version": 1, "claims": {}}\n' if what == "a lock" else OLD_CERTIFICATE
    assert place.run(*words(place, command)).returncode == 0
    whole = file.read_bytes()
    file.unlink()
    if before != "nothing":
        file.write_bytes(old)
    done = with_little_room(place, *words(place, command))
    assert done.returncode == 74 and re.search(r"^mathcheck: cannot write /.+: File too large$", done.stderr, re.MULTILINE)
    assert (file.read_bytes() if file.exists() else None) == (None if before == "nothing" else old)
    assert place.litter(place.root) == place.litter(place.claims) == []
    assert place.run(*words(place, command)).returncode == 0 and file.read_bytes() == whole


def test_a_claim_is_proved_although_its_proof_cannot_be_kept_for_others(place):
    assert place.run("verify", "--claims", place.claims).returncode == 0
    done = with_little_room(place, "verify", "--claims", place.claims, "--no-cache")
    assert (done.returncode, done.stderr) == (0, "") and "3 claims: 2 proved, 1 refuted" in done.stdout


@pytest.mark.parametrize("before", ["a full cache", "an empty cache"])
def test_a_cache_without_room_is_done_without(place, before):
    assert place.run("verify", "--claims", place.claims).returncode == 0
    if before == "an empty cache":
        place.forget()
    lemma = place.claims / "lemma.py"
    lemma.write_text(lemma.read_text() + "# changed\n")
    done = with_little_room(place, "verify", "--claims", place.claims)
    assert done.returncode == 0 and "3 claims: 2 proved, 1 refuted" in done.stdout
    [notice] = done.stderr.splitlines()
    assert str(place.cache) in notice and "--no-cache" in notice
    check_cache(place.cache)
    done = place.run("verify", "--claims", place.claims)
    assert (done.returncode, done.stderr) == (0, "") and "3 claims: 2 proved, 1 refuted" in done.stdout


@pytest.mark.parametrize("command", [["export", "lemma", "--format", "certificate", "-o", "/dev/full", "--claims", "CLAIMS"],
                                     ["try", SQUARE, "--certificate", "/dev/full"]], ids=["export", "try"])
def test_a_file_that_is_a_full_device(place, command):
    done = place.run(*words(place, command))
    assert done.returncode == 74 and done.stderr == "mathcheck: cannot write /dev/full: No space left on device\n"


PRINTING = [["verify"], ["verify", "--json"], ["verify", "-v"], ["list"], ["list", "--json"], ["show", "lemma"], ["export", "lemma"],
            ["export", "lemma", "--format", "certificate"], ["twins", "lemma"], ["lock", "--update"], ["plot", "lemma", "--help"]]
ALONE = [["axioms"], ["try", SQUARE], ["try", SQUARE, "--json"], ["complexity", "11"], ["complexity", "--survey", "1000"], ["--help"],
         ["--version"]]


@pytest.mark.parametrize("command", [*([*c, "--claims", "CLAIMS"] for c in PRINTING), *ALONE], ids=" ".join)
def test_output_to_a_full_device(place, command):
    with open("/dev/full", "w") as full:
        done = place.run(*words(place, command), stdout=full)
        assert done.returncode == 74
        assert done.stderr.splitlines()[-1] == "mathcheck: cannot write the output: No space left on device"
        done = place.run(*words(place, command), stdout=full, stderr=full)
        assert done.returncode == 74


def test_an_audit_to_a_full_device(place):
    certificate = place.root / "cert"
    place.run("export", "lemma", "--format", "certificate", "-o", certificate, "--claims", place.claims)
    for more in ([], ["--json"], ["--explain"]):
        with open("/dev/full", "w") as full:
            done = place.run("audit", certificate, *more, stdout=full)
        assert done.returncode == 74 and done.stderr == "mathcheck: cannot write the output: No space left on device\n"


def test_what_is_wrong_is_still_said(place):
    with open("/dev/full", "w") as full:
        done = place.run("show", "lemm", "--claims", place.claims, stdout=full)
    assert done.returncode == 2 and "lemma" in done.stderr
