"""Reading one file of the raw folder: every record in it ends as one article or as one reject.

Belongs here: opening files safely, limits of files, and which reader reads which suffix. Does not belong here: what
the forms look like (readers) and what becomes of a record (article.py).
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import replace

from pipelines.ingest.article import article_from
from pipelines.ingest.decoding import decode
from pipelines.ingest.formats import disguised, unsupported
from pipelines.ingest.mappings import MappingError, load_json, load_yaml
from pipelines.ingest.metadata import metadata_from
from pipelines.ingest.readers.html import read_html
from pipelines.ingest.readers.json_records import read_json, read_json_lines
from pipelines.ingest.readers.tables import read_csv, read_parquet
from pipelines.ingest.readers.text import read_text
from pipelines.ingest.records import (
    Article,
    Content,
    IngestSettings,
    Metadata,
    Problem,
    RawFile,
    Reader,
    Record,
    Reject,
    Sidecar,
)
from pipelines.ingest.rejects import reject
from pipelines.ingest.scan import stamp_of

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
}
_ATTEMPTS = 3
# Not through a link that was put there after the scan, and without waiting for the other end of a pipe.
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class UnreadableError(Exception):
    """A file that cannot be read whole, with the problem to report."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem


def read_file(raw_file: RawFile, settings: IngestSettings) -> list[Article | Reject]:
    """The articles and rejects of a file, one for each record in it, and at least one. Raises nothing for bad input."""
    if raw_file.problem:
        return [reject(raw_file.source_path, raw_file.problem)]
    try:
        return _read(raw_file, settings)
    except UnreadableError as error:
        return [reject(raw_file.source_path, error.problem)]
    except Exception as error:  # noqa: BLE001 (libraries may raise anything on hostile input; the others must go on)
        detail = (
            f"Reading gave up on the content ({type(error).__name__}: {str(error)[:200]}); save it in another form."
        )
        return [reject(raw_file.source_path, Problem("reader_failed", detail))]


def _read(raw_file: RawFile, settings: IngestSettings) -> list[Article | Reject]:
    reader = READERS.get(raw_file.suffix)
    if reader is None:
        raise UnreadableError(unsupported(raw_file.suffix))
    data = _bytes_of(raw_file.path, settings.max_file_bytes, "max_file_bytes")
    if not data.strip():
        raise UnreadableError(Problem("empty", "The file is empty; delete it or fill it."))
    if problem := disguised(data):
        raise UnreadableError(problem)
    beside = [_sidecar_metadata(sidecar, settings) for sidecar in raw_file.sidecars]
    found: list[Article | Reject] = []
    for item in reader(Content(raw_file.source_path, data), settings):
        if len(found) == settings.max_records_per_file:
            detail = f"The file holds over {len(found):,} records (setting max_records_per_file); split it."
            raise UnreadableError(Problem("too_many_records", detail))
        if isinstance(item, Record):
            record = replace(item, metadata=[*item.metadata, *(("sidecar", said) for said in beside)])
            found.append(article_from(record, raw_file.source_path, settings))
        else:
            found.append(item)
    if not found:
        raise UnreadableError(Problem("empty", "The file holds no record; delete it or fill it."))
    return found


def _sidecar_metadata(sidecar: Sidecar, settings: IngestSettings) -> Metadata:
    """What a sidecar says. Raises UnreadableError: without it the article would have wrong metadata."""
    try:
        data = _bytes_of(sidecar.path, settings.max_metadata_bytes, "max_metadata_bytes")
        decoded = decode(data)
        if isinstance(decoded, Problem):
            raise UnreadableError(decoded)
        load = load_json if sidecar.source_path.lower().endswith(".json") else load_yaml
        return metadata_from(load(decoded.text, settings), settings.fields)
    except MappingError as error:
        problem = Problem("sidecar_invalid", f"Its sidecar {sidecar.source_path} {error}; mend or delete the sidecar.")
        raise UnreadableError(problem) from error
    except UnreadableError as error:
        problem = Problem(
            "sidecar_invalid", f"Its sidecar {sidecar.source_path} cannot be read: {error.problem.detail}"
        )
        raise UnreadableError(problem) from error


def _bytes_of(path: os.PathLike[str], limit: int, setting: str) -> bytes:
    """All bytes of a file that did not change meanwhile. Raises UnreadableError."""
    for data in _attempts(path, limit, setting):
        if data is not None:
            return data
    detail = "The file changed each time while it was read; let the program that writes it finish and refresh again."
    raise UnreadableError(Problem("changed_while_read", detail))


def _attempts(path: os.PathLike[str], limit: int, setting: str) -> Iterator[bytes | None]:
    """What each of a few attempts to read a file gives; None where the file changed meanwhile."""
    for _ in range(_ATTEMPTS):
        try:
            yield _read_once(path, limit, setting)
        except FileNotFoundError:
            detail = "The file was there when the folder was listed and is gone; refresh again."
            raise UnreadableError(Problem("vanished", detail)) from None
        except OSError as error:
            detail = f"The file cannot be opened or read ({error.strerror}); check its permissions and the disk."
            raise UnreadableError(Problem("unreadable", detail)) from error


def _read_once(path: os.PathLike[str], limit: int, setting: str) -> bytes | None:
    with open(os.open(path, _FLAGS), "rb") as file:  # noqa: PTH123 (Path.open takes no flags)
        before = os.fstat(file.fileno())
        if os.path.realpath(path) != os.fspath(path):
            detail = "A folder above it was exchanged for a link after the folder was listed; refresh again."
            raise UnreadableError(Problem("link_outside", detail))
        if not stat.S_ISREG(before.st_mode):
            raise UnreadableError(Problem("not_a_file", "This is a pipe, a socket or a device; remove it."))
        if before.st_size > limit:
            detail = f"The file has {before.st_size:,} bytes, over the setting {setting} ({limit:,}); split the file."
            raise UnreadableError(Problem("too_large", detail))
        data = file.read(limit + 1)
        return data if stamp_of(os.fstat(file.fileno())) == stamp_of(before) and len(data) == before.st_size else None
