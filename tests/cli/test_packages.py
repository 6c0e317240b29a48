"""The commands with installed packages of claims, and the package that docs/plugins.md shows."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mathcheck.cli import locking
from mathcheck.cli.guard import Stop
from mathcheck.registry.discovery import claim_files, packaged_claims

PAGE = Path(__file__).parents[2] / "docs" / "plugins.md"


def install(site, name, value, **texts):
    """A distribution of claims, named by an entry point, with claim files of these texts."""
    info = site / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[mathcheck.claims]\n{name} = {value}\n")
    for claim, text in texts.items():
        path = site / name / "claims" / f"{claim.replace('_', '-')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace('"ID"', f'"{path.stem}"'), encoding="utf-8")
    return site / name / "claims"


@pytest.fixture
def installed(cli, tmp_path, sample_texts, citing):
    """The command where a package ships two claims, one of which a shipped one is cited in; and the package's folder."""
    cites = citing("factorial-positive").replace("forall(n, 0 <= n)", "forall(n, 0 < factorial(n))")
    site = tmp_path / "site"
    claims = install(site, "lemmas", "lemmas.claims", its_lemma=sample_texts["fine"].replace("0 <= n + 1", "0 <= n"), its_own=cites)
    (site / "lemmas" / "__init__.py").write_text("raise RuntimeError('nobody may run this')\n")
    return lambda *words, **changes: cli(*words, **{"PYTHONPATH": str(site), **changes}), claims


def test_list_reads_them_and_says_where(installed):
    run, claims = installed
    done = run("list")
    assert done.code == 0, done
    ids = [line.split("\t")[0] for line in done.out.splitlines()]
    assert ids == sorted([*(p.stem for p in claim_files(packaged_claims())), "its-lemma", "its-own"])
    assert f"{len(ids)} claims in {packaged_claims()} and {claims} (lemmas)" in done.err
    document = json.loads(run("list", "--json").out)
    assert document["folder"] == str(packaged_claims())
    assert [f["path"] for f in document["folders"]] == [str(packaged_claims()), str(claims)]
    page = (PAGE.parent / "json.md").read_text(encoding="utf-8")
    assert f"`{{{', '.join(document['folders'][0])}}}`" in page


def test_they_are_verified_and_shown_by_their_ids(installed):
    run, _ = installed
    done = run("verify", "its-own", "its-lemma", "nobel-physics-count")
    assert done.code == 0 and [line.split()[:2] for line in done.out.splitlines()[1:4]] == [
        ["proved", "its-own"], ["proved", "its-lemma"], ["proved", "nobel-physics-count"]]
    assert run("show", "its-own").code == 0


def test_ones_own_claims_cite_them_and_run_again_when_they_change(installed, folder, citing):
    run, claims = installed
    own = folder(mine=citing("its-lemma"))
    cold, warm = run("verify", "--claims", own), run("verify", "--claims", own)
    assert (cold.code, warm.code) == (0, 0) and "1 unchanged" in warm.out
    (claims / "its-lemma.py").write_text((claims / "its-lemma.py").read_text() + "\n# another hash\n")
    changed = run("verify", "--claims", own)
    assert changed.code == 0 and "mine: run again, because its-lemma, which it cites, has changed" in changed.out
    elsewhere = claims.parent.parent.with_name("elsewhere")  # the same package, installed at another place
    shutil.copytree(claims.parent.parent, elsewhere)
    moved = run("verify", "--claims", own, PYTHONPATH=str(elsewhere))
    assert moved.code == 0 and "unchanged" not in moved.out


def test_without_the_package_its_claims_cannot_be_cited(cli, folder, citing):
    done = cli("verify", "--claims", folder(mine=citing("its-lemma")))
    assert done.code == 1 and "there is no claim 'its-lemma'" in done.out


def test_a_packages_name_is_as_good_as_its_folder(installed):
    run, claims = installed
    done = run("verify", "--claims", "lemmas")
    assert done.code == 0 and "2 claims: 2 proved" in done.out
    assert run("lock", "--update", "--claims", "lemmas").code == 0
    assert set(json.loads((claims / "claims.lock").read_text())["claims"]) == {"its-lemma", "its-own"}
    assert run("lock", "--check", "--claims", "lemmas").code == 0
    assert "there is no file or folder lemma" in run("verify", "--claims", "lemma").err


def test_the_lock_of_the_shipped_claims_is_about_them_alone(installed, monkeypatch):
    _, claims = installed
    monkeypatch.syspath_prepend(claims.parent.parent)
    asked = []

    def run(folder, paths, **_options):
        asked.extend([folder.roots, paths])
        raise Stop("enough")

    monkeypatch.setattr(locking, "run", run)
    with pytest.raises(Stop, match="enough"):
        locking.command(check=True)
    assert asked == [[packaged_claims(), claims], claim_files(packaged_claims())]


def test_a_broken_entry_point_is_told_and_crashes_nothing(cli, tmp_path):
    site = tmp_path / "site"
    install(site, "gone", "gone.claims")
    changes = {"PYTHONPATH": str(site)}
    why = "the installed claims 'gone' cannot be read: there is no package gone that is a folder (named by gone 1.0)"
    for words in (["list"], ["verify", "nobel-physics-count"]):
        done = cli(*words, **changes)
        assert done.code == 0 and f"notice: {why}\n" in done.err
    assert json.loads(cli("list", "--json", **changes).out)["folders"][1] == {
        "name": "gone", "path": None, "why": why.partition(": ")[2]}
    named = cli("verify", "--claims", "gone", **changes)
    assert named.code == 2 and named.err == f"mathcheck: {why}\n"


def test_two_packages_with_one_id_are_named(installed, sample_texts):
    run, claims = installed
    other = install(claims.parent.parent, "other", "other.claims", its_lemma=sample_texts["fine"])
    for words in (["list"], ["verify", "its-lemma"]):
        done = run(*words)
        text = " ".join((done.out + done.err).split())
        files = [claims / "its-lemma.py", other / "its-lemma.py"]
        assert done.code == 1 and f"the claim its-lemma is declared twice: in {files[0]} and in {files[1]}" in text


@pytest.mark.parametrize("editable", [False, True], ids=["installed", "editable"])
def test_the_package_that_the_page_shows(cli, tmp_path, editable):
    """Built and installed by pip as it stands there; then the commands of the page."""
    text = PAGE.read_text(encoding="utf-8")
    [pyproject, _], [claim] = (re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL) for language in ("toml", "python"))
    source, prefix = tmp_path / "my-claims", tmp_path / "prefix"
    (source / "my_claims" / "claims").mkdir(parents=True)
    (source / "pyproject.toml").write_text(pyproject + 'dev-mode-dirs = ["."]\n' * editable)  # else hatchling wants a package more
    (source / "my_claims" / "__init__.py").write_text("raise RuntimeError('nobody may run this')\n")
    (source / "my_claims" / "claims" / "even-sum.py").write_text(claim)
    subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--no-build-isolation", "--ignore-installed",
                    "--prefix", prefix, *(["-e"] if editable else []), source], check=True)
    [site] = prefix.glob("lib*/python*/site-packages")
    lines = [line for pth in site.glob("*.pth") for line in pth.read_text().splitlines()]  # as Python would read them, were this its prefix
    path = {"PYTHONPATH": os.pathsep.join([str(site), *lines])}
    home = (source if editable else site) / "my_claims" / "claims"
    assert cli("list", **path).err.rstrip().endswith(f" and {home} (my-claims)")
    shown = re.search(r"```console no-run\n(.*?)```", text, flags=re.DOTALL)[1].splitlines()
    for command in [line.removeprefix("$ mathcheck ") for line in shown if line.startswith("$ mathcheck ")]:
        assert cli(*command.split(), **path).code == 0
    assert (home / "claims.lock").is_file()
