"""The records that ingestion works with: settings, files, what a reader found, articles and rejects.

Belongs here: frozen data. Does not belong here: how any of it is read.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple

NEAR_COPY_LIKENESS = 0.7
"""The share of word sequences that makes two articles copies: different stories of one beat reach 0.1; a copy of 150
words with a new headline and eight changed words, 0.7."""
PublishedFrom = Literal["front_matter", "sidecar", "html", "field", "filename", "dateline"]
Stage = Literal["read", "document"]
Reason = Literal[
    "binary",  # not text, whatever the name says
    "broken_link",  # a symbolic link that leads nowhere or in a circle
    "changed_while_read",
    "csv_invalid",
    "empty",  # no text, or no record in the file
    "front_matter_invalid",
    "html_too_complex",
    "json_invalid",
    "link_outside",  # a symbolic link that leads out of the raw folder
    "missing_column",
    "no_text_field",
    "not_a_file",  # a pipe, a socket or a device
    "not_an_object",  # a JSON value that cannot be an article
    "parquet_invalid",
    "reader_failed",  # a library gave up on the content
    "sidecar_invalid",
    "text_too_long",
    "too_large",
    "too_many_records",
    "undecodable",
    "unreadable",
    "unsupported_form",
    "vanished",
]


@dataclass(frozen=True, slots=True)
class FieldNames:
    """The names under which files give each part of an article, the preferred first; letter case does not matter."""

    text: tuple[str, ...] = (
        "text",
        "body",
        "content",
        "article",
        "article_text",
        "articlebody",
        "full_text",
        "fulltext",
    )
    title: tuple[str, ...] = ("title", "headline")
    published: tuple[str, ...] = (
        *("published", "published_at", "published_on", "publishedat", "publication_date", "date_published"),
        *("datepublished", "pubdate", "pub_date", "publish_date", "date", "datetime", "timestamp"),
    )
    publisher: tuple[str, ...] = ("publisher", "source", "publication", "outlet", "site_name", "sitename")
    url: tuple[str, ...] = ("url", "link", "permalink", "canonical_url")
    byline: tuple[str, ...] = ("byline", "author", "authors", "creator")


@dataclass(frozen=True, slots=True)
class IngestSettings:
    """What a user may set for reading; every value has a default that suits a laptop.

    day_first says how 03/04/2019 is read: True as 3 April, False as March 4, None as no date at all.
    time_zone (an IANA name) is assumed for times printed without one; None leaves their instant unknown.
    """

    fields: FieldNames = field(default_factory=FieldNames)
    max_file_bytes: int = 50_000_000
    max_html_bytes: int = 10_000_000
    max_html_elements: int = 30_000
    max_metadata_bytes: int = 100_000
    max_table_bytes: int = 500_000_000
    max_text_chars: int = 1_000_000
    max_records_per_file: int = 100_000
    day_first: bool | None = None
    time_zone: str | None = None
    earliest_year: int = 1600
    latest_year: int = 2100
    default_language: str = "en"
    language_confidence: float = 0.7
    short_text_words: int = 20


class FileStamp(NamedTuple):
    """What tells a changed file from an unchanged one without reading it."""

    size: int
    modified_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class Sidecar:
    """A file of metadata that lies beside an article: where, its real path, and its stamp."""

    source_path: str
    path: Path
    stamp: FileStamp


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something cannot be read: a short code, and a sentence that a person can act on."""

    reason: Reason
    detail: str


class RawFile(NamedTuple):
    """A file to be read; a named tuple, since a refresh makes one for every file there is.

    source_path is relative to the raw folder, with '/'; real_path has its links resolved. problem is set for what must
    not be opened, such as a link that leads out of the folder; reading it gives the reject.
    """

    source_path: str
    real_path: str
    stamp: FileStamp
    sidecars: tuple[Sidecar, ...] = ()
    problem: Problem | None = None

    @property
    def path(self) -> Path:
        """The real path, made only where a file is read: of each file that lies there it takes long."""
        return Path(self.real_path)

    @property
    def suffix(self) -> str:
        """The end of the name in lower case, with its dot; '' when there is none."""
        return split_suffix(self.source_path)[1]


def split_suffix(path: str) -> tuple[str, str]:
    """A path without the end of its name, which an article shares with its sidecars, and that end in lower case.

    As pathlib tells it, which takes ten times as long: a refresh asks this of every file there is.
    """
    start = path.rfind("/") + 1
    dot = path.rfind(".", start)
    return (path[:dot], path[dot:].lower()) if start < dot < len(path) - 1 else (path, "")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What one source says of an article, as printed there; None where it says nothing."""

    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds, and where it lies."""

    source_path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Record:
    """One article as a reader found it, before its metadata are weighed.

    text_is_file says that the text must stay as it is, since offsets also index the file. row is what a reject of
    this record shows of it.
    """

    record_number: int
    text: str
    encoding: str
    metadata: Sequence[tuple[PublishedFrom, Metadata]] = ()
    text_is_file: bool = False
    row: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One place where an article lies, with all columns of `documents` that reading decides.

    published_at is in UTC, without a zone, as the warehouse stores it.
    """

    document_id: str
    source_path: str
    record_number: int
    content_sha256: str
    title: str | None
    publisher: str | None
    byline: str | None
    url: str | None
    language: str | None
    published_at: datetime | None
    published_on: date | None
    published_from: PublishedFrom | None
    text: str
    word_count: int
    encoding: str


@dataclass(frozen=True, slots=True)
class Reject:
    """A record, or a whole file (record_number 0), that was not loaded, and why.

    stage is `read` for what could not be read and `document` for what was read and is no article.
    """

    source_path: str
    record_number: int
    stage: Stage
    reason: Reason
    detail: str
    row_json: str | None = None


type Reader = Callable[[Content, IngestSettings], Iterator[Record | Reject]]
"""What reads one form of file: every record in it comes out once, as a Record or as a Reject."""
