"""Tables of what came in: articles, where they lie, their sentences, and what finds near copies."""

import pandas as pd
import pandera.pandas as pandera
from pandera.typing import Series

from pipelines.schemas import columns as column
from pipelines.schemas.codes import PUBLISHED_FROM
from pipelines.schemas.columns import Bytes, Count, Day, Hashes, Instant, Offset, Text
from pipelines.schemas.table import Table

_RELATIVE_PATH = r"^[^/]"
_LANGUAGE = r"^[a-z]{2,3}$"
_SHA256 = r"^[0-9a-f]{64}$"


class Documents(Table, key="document_id"):
    """One row per article, however many files hold it."""

    document_id: Series[Text] = column.text("hash of text and metadata; renaming or copying a file does not change it")
    source_path: Series[Text] = column.text(
        "first file that holds it, relative to the raw folder", pattern=_RELATIVE_PATH
    )
    record_number: Series[Count] = column.count("line or row in that file; 0 for a file that is one article")
    content_sha256: Series[Text] = column.text("SHA-256 of the article as it came", pattern=_SHA256)
    title: Series[Text] = column.text("headline; not part of the text", null=True)
    publisher: Series[Text] = column.text("newspaper, agency or site", null=True)
    byline: Series[Text] = column.text("author as printed", null=True)
    url: Series[Text] = column.text("address of the article", null=True)
    language: Series[Text] = column.text("ISO 639 code; only English is extracted", null=True, pattern=_LANGUAGE)
    published_at: Series[Instant] = column.plain(
        "instant of publication in UTC; NULL when only a day is known", null=True
    )
    published_on: Series[Day] = column.plain("calendar day of publication as printed, in its own time zone", null=True)
    published_from: Series[Text] = column.code("where the date of publication was found", PUBLISHED_FROM, null=True)
    text: Series[Text] = column.text("the text that all offsets index, in Unicode code points")
    word_count: Series[Count] = column.count("words of the text")
    duplicate_of: Series[Text] = column.text("document_id of the original when this is a copy of it", null=True)
    encoding: Series[Text] = column.text("character encoding the file was read with")
    ingested_at: Series[Instant] = column.plain("when the article was first loaded, UTC")
    extractor_version: Series[Text] = column.text("version of the extractor whose rows are stored", null=True)

    @pandera.dataframe_check(error="date_without_source: published_from and published_on must be known together")
    @classmethod
    def _dated_from_somewhere(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        return frame["published_on"].isna() == frame["published_from"].isna()


class DocumentSources(Table, key=("document_id", "source_path", "record_number")):
    """One row for each place where a document was found, with what that place decides of it.

    `documents` takes these columns from the first place that still exists.
    """

    document_id: Series[Text] = column.text("the document")
    source_path: Series[Text] = column.text("file relative to the raw folder, with '/'", pattern=_RELATIVE_PATH)
    record_number: Series[Count] = column.count("line or row in that file; 0 for a file that is one article")
    language: Series[Text] = column.text("ISO 639 code as read there", null=True, pattern=_LANGUAGE)
    published_at: Series[Instant] = column.plain("instant of publication in UTC as this place tells it", null=True)
    published_on: Series[Day] = column.plain("day of publication as this place tells it", null=True)
    published_from: Series[Text] = column.code("where the date of publication was found", PUBLISHED_FROM, null=True)
    encoding: Series[Text] = column.text("character encoding the file was read with")


class Sentences(Table, key=("document_id", "sentence_number")):
    """One row per sentence of an extracted document."""

    document_id: Series[Text] = column.text("the document")
    sentence_number: Series[Count] = column.count("order in the document, from 0")
    start_char: Series[Offset] = column.count("first character")
    end_char: Series[Offset] = column.count("one past the last character")
    text: Series[Text] = column.text("the sentence")


class DocumentSignatures(Table, key="document_id"):
    """One row per document that is long enough to be compared for near copies."""

    document_id: Series[Text] = column.text("the document")
    signature: Series[Bytes] = column.plain("MinHash of the words, as 32-bit little-endian numbers")
    bands: Series[Hashes] = column.plain("hashes of parts of it; texts that are alike share one with near certainty")
