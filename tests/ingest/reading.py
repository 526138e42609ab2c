"""Reading bytes as a file of the raw folder would be read: what the tests of ingestion share."""

from collections.abc import Mapping
from pathlib import Path

from pipelines.ingest.read import read_file
from pipelines.ingest.records import Article, IngestSettings, Reject
from pipelines.ingest.scan import scan

SETTINGS = IngestSettings()


def read_folder(
    raw: Path, files: Mapping[str, bytes | str], settings: IngestSettings = SETTINGS
) -> list[Article | Reject]:
    """Everything that the given files, by path and content, become in the raw folder `raw`."""
    for name, content in files.items():
        path = raw / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return [item for file in scan(raw) for item in read_file(file, settings)]


def read_one(raw: Path, name: str, content: bytes | str, settings: IngestSettings = SETTINGS) -> Article | Reject:
    """The one thing that a file becomes."""
    (only,) = read_folder(raw, {name: content}, settings)
    return only


def article(raw: Path, name: str, content: bytes | str, settings: IngestSettings = SETTINGS) -> Article:
    """The one article that a file becomes."""
    found = read_one(raw, name, content, settings)
    assert isinstance(found, Article), found
    return found


def rejected(raw: Path, name: str, content: bytes | str, settings: IngestSettings = SETTINGS) -> Reject:
    """The one reject that a file becomes."""
    found = read_one(raw, name, content, settings)
    assert isinstance(found, Reject), found
    return found
