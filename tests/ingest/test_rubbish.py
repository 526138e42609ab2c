"""Every kind of rubbish becomes what it must: an article, or a reject with a reason, and takes nothing else along."""

import os
from pathlib import Path

import pytest

from bench.rubbish import LOADED, SMALL, Rubbish, make_links, rubbish
from pipelines.ingest.read import read_file
from pipelines.ingest.records import Article, IngestSettings, Reject
from pipelines.ingest.scan import scan
from tests.ingest.reading import read_folder

SETTINGS = IngestSettings()


def outcome(item: Article | Reject) -> str:
    return item.reason if isinstance(item, Reject) else LOADED


@pytest.mark.parametrize("item", list(rubbish(SMALL)), ids=lambda item: ascii(item.path))
def test_each_record_is_loaded_or_rejected_for_its_reason(tmp_path: Path, item: Rubbish) -> None:
    found = read_folder(tmp_path, {item.path: item.content})

    assert tuple(map(outcome, found)) == item.outcomes
    for one in found:
        if isinstance(one, Reject):
            assert len(one.detail.split()) >= 8, "a person must be able to act on it"
            assert one.detail.endswith((".", "NAME.txt"))


def test_links_and_pipes_are_loaded_or_rejected_for_their_reason(tmp_path: Path) -> None:
    (tmp_path / "good").mkdir()
    (tmp_path / "good/article.txt").write_text("The minister of Togo spoke.")
    expected = make_links(tmp_path)
    found = {file.source_path: tuple(map(outcome, read_file(file, SETTINGS))) for file in scan(tmp_path)}

    assert found == expected | {"good/article.txt": (LOADED,)}


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_what_may_not_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir()
    (tmp_path / "shut.txt").write_text("The minister of Togo spoke.")
    (tmp_path / "shut.txt").chmod(0)
    (tmp_path / "shut").chmod(0)
    found = [outcome(item) for file in scan(tmp_path) for item in read_file(file, SETTINGS)]
    (tmp_path / "shut").chmod(0o700)

    assert found == ["unreadable", "unreadable"]
