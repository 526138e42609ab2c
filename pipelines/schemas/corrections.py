"""Tables of what people have corrected: each line of their files with what came of it, and the rows it changed."""

from pandera.typing import Series

from pipelines.schemas import columns as column
from pipelines.schemas.codes import CORRECTION_KINDS, CORRECTION_STATUSES
from pipelines.schemas.columns import Count, Text
from pipelines.schemas.table import Table


class Corrections(Table, key="correction_id"):
    """One row per line of the corrections folder, with what came of it."""

    correction_id: Series[Text] = column.text("made from file, line and content")
    file: Series[Text] = column.text("file relative to the corrections folder")
    line: Series[Count] = column.count("line in that file; 0 when the whole file cannot be used")
    kind: Series[Text] = column.code("what it corrects; NULL when that is not known", CORRECTION_KINDS, null=True)
    content: Series[Text] = column.text("the line as written; NULL for a whole file", null=True)
    status: Series[Text] = column.code(
        "whether it was applied, finds nothing to correct, or cannot be used", CORRECTION_STATUSES
    )
    reason: Series[Text] = column.text("why it was not applied and what to do; NULL when it was", null=True)
    row_count: Series[Count] = column.count("rows that it changed, added or removed")


class CorrectedRows(Table, key=("document_id", "table_name", "row_key", "correction_id")):
    """One row per row that a correction changed, added or removed, with what the extractor had made."""

    document_id: Series[Text] = column.text("the document")
    table_name: Series[Text] = column.text("table of the row")
    row_key: Series[Text] = column.text("its primary key; where that has several columns, they are joined by '/'")
    correction_id: Series[Text] = column.text("the correction")
    original_json: Series[Text] = column.text("the row as the extractor made it; NULL when it made none", null=True)
