"""Tables of the work itself: what was rejected, which refreshes ran, which files were read, and facts of this file."""

from pandera.typing import Series

from pipelines.schemas import columns as column
from pipelines.schemas.codes import REFRESH_STATUSES, TOUCHED_KINDS
from pipelines.schemas.columns import Count, Instant, Number, Offset, Text
from pipelines.schemas.table import Table


class Rejects(Table, key="reject_id"):
    """One row per record or row that was not loaded, and why."""

    reject_id: Series[Text] = column.text("made from where the record lies and what it holds")
    source_path: Series[Text] = column.text("file relative to the raw folder")
    record_number: Series[Count] = column.count("line or row in that file; 0 for a file that is one article")
    stage: Series[Text] = column.text("read, document, or the table that the row was meant for")
    reason: Series[Text] = column.text("one short code")
    detail: Series[Text] = column.text("what is wrong and what can be done")
    row_json: Series[Text] = column.text("the record or row as far as it was known", null=True)
    rejected_at: Series[Instant] = column.plain("when, UTC")
    document_id: Series[Text] = column.text("the document whose row it was; NULL for records", null=True)


class Refreshes(Table, key="refresh_id"):
    """One row per refresh, failed ones too."""

    refresh_id: Series[Text] = column.text("name of the run")
    started_at: Series[Instant] = column.plain("when it began, UTC")
    finished_at: Series[Instant] = column.plain("when it ended, UTC; NULL while it runs", null=True)
    status: Series[Text] = column.code(
        "how it ended, or running; unchanged when there was nothing to publish", REFRESH_STATUSES
    )
    documents_added: Series[Count] = column.count("new documents", null=True)
    documents_changed: Series[Count] = column.count("documents that were read anew", null=True)
    documents_removed: Series[Count] = column.count("documents that are gone from the raw folder", null=True)
    documents_unchanged: Series[Count] = column.count("documents left as they were", null=True)
    documents_rejected: Series[Count] = column.count("records that could not be loaded", null=True)
    extractor_version: Series[Text] = column.text("version of the extractor", null=True)
    seconds: Series[Number] = column.count("how long it took", null=True)


class SourceFiles(Table, key="source_path"):
    """One row per file of the raw folder: what tells a changed file from an unchanged one."""

    source_path: Series[Text] = column.text("file relative to the raw folder, with '/'")
    stamp: Series[Text] = column.text("size, time of change and inode of the file and of its sidecars")
    record_count: Series[Count] = column.count("input records in the file, loaded or rejected")
    reject_count: Series[Count] = column.count("those of them that were rejected")
    reader_version: Series[Text] = column.text("version of the reader")


class TouchedKeys(Table, key=("change_number", "kind", "key")):
    """One row per key of what a change touched, until all that is made from all documents has taken it in."""

    change_number: Series[Offset] = column.count("the change, counted up")
    kind: Series[Text] = column.code("what the key is of", TOUCHED_KINDS)
    key: Series[Text] = column.text("document_id, actor_id, location_id, or type and day of events")


class WarehouseInfo(Table, key="name"):
    """One row per fact about this database file."""

    name: Series[Text] = column.text("what it is, such as schema_fingerprint")
    value: Series[Text] = column.text("its value")
