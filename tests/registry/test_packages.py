"""Claims of installed packages: where their folders are, without running a package's code."""

import importlib.machinery
import json
import sys

import pytest

from mathcheck.registry.discovery import packaged_claims
from mathcheck.registry.errors import DeclaredTwice, NoFolder, UnknownClaim
from mathcheck.registry.folders import Folders
from mathcheck.registry.packages import Broken, Place, installed


class Site:
    """A folder on sys.path, with distributions in it."""

    def __init__(self, folder):
        self.folder = folder

    def package(self, name, files=(), text="raise RuntimeError('nobody may run this')"):
        """A package, that must not be imported, and files under it."""
        for file in (f"{name}/__init__.py", *(f"{name}/{f}" for f in files)):
            path = self.folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return self.folder / name

    def names(self, distribution, **values):
        """A distribution with these entry points."""
        info = self.folder / f"{distribution}-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n", encoding="utf-8")
        lines = "".join(f"{name} = {value}\n" for name, value in values.items())
        (info / "entry_points.txt").write_text(f"[mathcheck.claims]\n{lines}", encoding="utf-8")


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path / "site")
    return Site(tmp_path / "site")


def test_a_folder_is_found_and_no_code_of_the_package_runs(site):
    package = site.package("lemmas", ["deep/claims/one.py"])
    site.names("lemmas", mine="lemmas.deep.claims")
    assert installed() == ([Place("mine", package / "deep" / "claims")], [])
    assert "lemmas" not in sys.modules


def test_where_nothing_is_installed_there_is_nothing(site):
    assert installed() == ([], [])


def test_a_namespace_that_two_distributions_share(site, tmp_path, monkeypatch):
    (tmp_path / "site" / "shared" / "other").mkdir(parents=True)
    (tmp_path / "more" / "shared" / "claims").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "more")
    monkeypatch.syspath_prepend(tmp_path / "site")
    site.names("shared", mine="shared.claims")
    assert installed() == ([Place("mine", tmp_path / "more" / "shared" / "claims")], [])


def test_an_editable_install_that_a_finder_knows(site, tmp_path, monkeypatch):
    """Where the sources lie elsewhere, on no path."""
    (tmp_path / "source" / "edited" / "claims").mkdir(parents=True)
    (tmp_path / "source" / "edited" / "__init__.py").write_text("raise RuntimeError")

    class Finder:
        @staticmethod
        def find_spec(name, path=None, target=None):
            home = tmp_path / "source" / "edited"
            return importlib.machinery.PathFinder.find_spec(name, [str(home.parent)]) if name == "edited" else None

    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder])
    site.names("edited", mine="edited.claims")
    assert installed() == ([Place("mine", tmp_path / "source" / "edited" / "claims")], [])


@pytest.mark.parametrize(("value", "why"), [
    ("nowhere.claims", "there is no package nowhere that is a folder"),
    ("lemmas.nowhere", "there is no folder SITE/lemmas/nowhere"),
    ("module", "there is no package module that is a folder"),
    ("lemmas.one", "there is no folder SITE/lemmas/one"),
    ("lemmas:claims", "'lemmas:claims' is no folder in a package; it is written like mypackage.claims"),
    ("../claims", "'../claims' is no folder in a package; it is written like mypackage.claims"),
    ("__main__.claims", "ValueError: __main__.__spec__ is None"),
])
def test_an_entry_point_that_names_no_folder_is_told_and_the_others_are_found(site, monkeypatch, value, why):
    monkeypatch.setattr(sys.modules["__main__"], "__spec__", None)
    package = site.package("lemmas", ["claims/a.py", "one.py"])
    (site.folder / "module.py").write_text("raise RuntimeError")
    site.names("right", right="lemmas.claims")
    site.names("wrong", wrong=value)
    assert installed() == ([Place("right", package / "claims")],
                           [Broken("wrong", f"{why.replace('SITE', str(site.folder))} (named by wrong 1.0)")])


def test_two_packages_that_use_one_name(site):
    one, two = site.package("one", ["claims/a.py"]), site.package("two", ["claims/b.py"])
    site.names("first", lemmas="one.claims")
    site.names("again", lemmas="one.claims")
    assert installed() == ([Place("lemmas", one / "claims")], [])
    site.names("second", lemmas="two.claims")
    [], [broken] = installed()
    assert broken.name == "lemmas" and str(one / "claims") in broken.why and str(two / "claims") in broken.why
    with pytest.raises(NoFolder, match="two packages use this name"):
        Folders("lemmas")


def test_a_damaged_list_of_entry_points_is_told(site):
    """Of any package: the library that reads them reads all or none."""
    site.names("right", right="lemmas.claims")
    site.package("lemmas", ["claims/a.py"])
    info = site.folder / "damaged-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: damaged\nVersion: 1.0\n")
    (info / "entry_points.txt").write_bytes(b"[console_scripts]\n\xff = a:b\n")
    places, [broken] = installed()
    assert places == [] and "the installed claims 'mathcheck.claims' cannot be read: a package's list of entry points" in broken.words()


# Which folders are read


@pytest.fixture
def lemmas(site):
    """An installed package `lemmas` with a claim file `a-lemma.py`."""
    site.names("lemmas", lemmas="lemmas.claims")
    return site.package("lemmas", ["claims/a-lemma.py"]) / "claims"


def test_without_a_path_the_shipped_and_the_installed_claims_are_read(lemmas):
    folders = Folders()
    assert (folders.path, folders.roots) == (packaged_claims(), [packaged_claims(), lemmas])
    assert folders.only("a-lemma") == lemmas / "a-lemma.py"
    assert [p.stem for p in folders.files] == sorted(p.stem for p in folders.files)
    assert folders.places() == f"{packaged_claims()} and {lemmas} (lemmas)"
    assert json.loads(json.dumps(folders.data())) == {"folder": str(packaged_claims()), "folders": [
        {"name": "", "path": str(packaged_claims()), "why": ""}, {"name": "lemmas", "path": str(lemmas), "why": ""}]}


def test_with_a_path_it_alone_is_read_and_the_others_can_be_cited(lemmas, tmp_path):
    (tmp_path / "mine.py").write_text("")
    for claims in (tmp_path / "mine.py", str(tmp_path / "mine.py")):
        folders = Folders(claims)
        assert (folders.path, folders.files) == (tmp_path / "mine.py", [tmp_path / "mine.py"])
        assert folders.roots == [tmp_path / "mine.py", packaged_claims(), lemmas]
    with pytest.raises(UnknownClaim, match=f"there is no claim 'a-lemma' in .*; a-lemma is in {lemmas}, which is read where no folder"):
        folders.only("a-lemma")


def test_a_packages_name_stands_for_its_folder_unless_it_is_a_path(lemmas, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folders = Folders("lemmas")
    assert folders.read == [Place("lemmas", lemmas)] and folders.roots == [lemmas, packaged_claims()]
    (tmp_path / "lemmas").mkdir()
    assert [p.name for p in Folders("lemmas").read] == [""]


def test_a_name_that_nothing_has(lemmas):
    with pytest.raises(NoFolder, match="there is no file or folder lemma"):
        Folders("lemma")


def test_one_folder_under_two_names_is_read_once(lemmas, site, tmp_path):
    site.names("second", again="lemmas.claims")
    (tmp_path / "link").symlink_to(lemmas)
    assert [p.name for p in Folders().read] == ["", "again"]
    assert Folders(tmp_path / "link").roots == [tmp_path / "link", packaged_claims()]


def test_an_id_that_two_packages_have(lemmas, site):
    other = site.package("other", ["claims/a-lemma.py"], text="# another text") / "claims"
    site.names("other", other="other.claims")
    with pytest.raises(DeclaredTwice, match="the claim a-lemma is declared twice: in ") as e:
        Folders().only("a-lemma")
    assert str(lemmas / "a-lemma.py") in str(e.value) and str(other / "a-lemma.py") in str(e.value)
    assert Folders("lemmas").clashes([lemmas / "a-lemma.py"]) == {"a-lemma": [lemmas / "a-lemma.py", other / "a-lemma.py"]}
    (other / "a-lemma.py").write_bytes((lemmas / "a-lemma.py").read_bytes())  # a copy is the same claim
    assert Folders().only("a-lemma") == lemmas / "a-lemma.py"
    assert Folders("lemmas").clashes([lemmas / "a-lemma.py"]) == {}


def test_two_copies_in_one_folder_are_two_declarations(lemmas):
    (lemmas / "deep").mkdir()
    (lemmas / "deep" / "a-lemma.py").write_bytes((lemmas / "a-lemma.py").read_bytes())
    with pytest.raises(DeclaredTwice):
        Folders().only("a-lemma")
