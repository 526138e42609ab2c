"""From a record as a reader found it to an article: metadata weighed, published when, in which language, which id.

Belongs here: what is the same for every form of file. Does not belong here: finding records in files (readers).
"""

from pathlib import PurePosixPath

from pipelines.ingest.decoding import storable
from pipelines.ingest.identity import content_sha256, document_id
from pipelines.ingest.language import language_of
from pipelines.ingest.metadata import best_first, combined
from pipelines.ingest.publication_date import Published, publication_date
from pipelines.ingest.records import Article, IngestSettings, Metadata, Problem, Record, Reject
from pipelines.ingest.rejects import cut, reject

_LANGUAGE_OF_DATELINES = "en"


def article_from(record: Record, source_path: str, settings: IngestSettings) -> Article | Reject:
    """The article that a record makes, or its reject: no text, or more than an article can hold."""
    metadata = combined(record.metadata)
    text = record.text if record.text_is_file else _without_title(storable(record.text).strip(), metadata.title)
    if problem := _problem(text, settings):
        row = record.row if record.row is not None else {"text": cut(record.text)}
        return reject(source_path, problem, record.record_number, "document", row)
    language = language_of(text, settings)
    published = _published(record, source_path, text if language == _LANGUAGE_OF_DATELINES else None, settings)
    return _article(record, source_path, text, metadata, language, published)


def _article(
    record: Record,
    source_path: str,
    text: str,
    metadata: Metadata,
    language: str | None,
    published: Published | None,
) -> Article:
    return Article(
        document_id=document_id(text, metadata),
        source_path=source_path,
        record_number=record.record_number,
        content_sha256=content_sha256(text),
        title=metadata.title,
        publisher=metadata.publisher,
        byline=metadata.byline,
        url=metadata.url,
        language=language,
        published_at=published.date.at if published else None,
        published_on=published.date.on if published else None,
        published_from=published.published_from if published else None,
        text=text,
        word_count=len(text.split()),
        encoding=record.encoding,
    )


def _published(record: Record, source_path: str, text: str | None, settings: IngestSettings) -> Published | None:
    """The publication date; the name of a file of many records says when the file was made, not the articles."""
    printed = [(source, said.published) for source, said in best_first(record.metadata) if said.published]
    file_name = PurePosixPath(source_path).name if record.record_number == 0 else None
    return publication_date(printed, file_name, text, settings)


def _without_title(text: str, title: str | None) -> str:
    """The text without a first line that repeats the title."""
    first, _, rest = text.partition("\n")
    return rest.strip() if title and " ".join(first.split()) == title else text


def _problem(text: str, settings: IngestSettings) -> Problem | None:
    if len(text) > settings.max_text_chars:
        detail = (
            f"The text has {len(text):,} characters, over the setting max_text_chars ({settings.max_text_chars:,}); "
        )
        return Problem("text_too_long", detail + "split it into its articles.")
    if not any(character.isalnum() for character in text):
        return Problem("empty", "There is no text in it; delete it, or look whether the text has another place.")
    return None
