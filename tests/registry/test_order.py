"""The order in which files are run: what others cite comes first, and nothing is left out whatever the files hold."""

from mathcheck.registry.order import cited_first


def test_what_others_cite_comes_first(tmp_path):
    texts = {"a": "d.cite('b'), d.cite( \"c\")", "b": "d.cite('c')", "c": "", "lonely": "d.cite('nowhere')", "self": "d.cite('self')",
             "one": "d.cite('two')", "two": "d.cite('one')"}
    paths = [tmp_path / f"{name}.py" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text)
    order = [p.stem for p in cited_first(paths)]
    assert order.index("c") < order.index("b") < order.index("a") and sorted(order) == sorted(texts)


def test_what_is_no_text_is_not_left_out(tmp_path):
    (tmp_path / "bytes.py").write_bytes(bytes(range(256)))
    (tmp_path / "folder.py").mkdir()
    paths = [tmp_path / "bytes.py", tmp_path / "folder.py", tmp_path / "missing.py"]
    assert cited_first(paths) == paths
