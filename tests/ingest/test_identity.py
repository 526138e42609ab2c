"""What is the same document and what is another."""

from pathlib import Path

from pipelines.ingest.records import Article
from tests.ingest.reading import article, read_folder

TEXT = "Port workers in Basra walked out on Monday."


def ids(raw: Path, files: dict[str, str]) -> list[str]:
    return [item.document_id for item in read_folder(raw, files) if isinstance(item, Article)]


def test_a_copied_or_renamed_file_is_the_same_document(tmp_path: Path) -> None:
    found = ids(tmp_path, {"a.txt": TEXT, "sub/2019-03-10_b.txt": TEXT})
    assert len(found) == 2
    assert len(set(found)) == 1
    assert found[0].startswith("document-")


def test_the_same_text_and_metadata_in_any_form_is_the_same_document(tmp_path: Path) -> None:
    files = {
        "a.txt": f"---\ntitle: Port strike\npublished: 2025-06-16\n---\n\n{TEXT}\n",
        "b.jsonl": f'{{"body": "{TEXT}", "headline": "Port  strike", "date": "2025-06-16"}}',
        "c.csv": f"title,date,text\nPort strike,2025-06-16,{TEXT}\n",
        "d.txt": TEXT,
        "d.yaml": "title: Port strike\npublished: 2025-06-16\n",
    }
    found = ids(tmp_path, files)
    assert len(found) == 4
    assert len(set(found)) == 1


def test_another_title_date_or_word_makes_another_document(tmp_path: Path) -> None:
    lines = [
        f'{{"text": "{TEXT}"}}',
        f'{{"text": "{TEXT}", "title": "Port strike"}}',
        f'{{"text": "{TEXT}", "publisher": "Port strike"}}',
        f'{{"text": "{TEXT}", "date": "2025-06-16"}}',
        f'{{"text": "{TEXT} Again."}}',
    ]
    assert len(set(ids(tmp_path, {"a.jsonl": "\n".join(lines)}))) == 5


def test_the_hash_is_that_of_the_text(tmp_path: Path) -> None:
    found = article(tmp_path, "a.txt", "abc")
    assert found.content_sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
