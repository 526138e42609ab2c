"""The kinds of correction: one model for each kind of file, whose columns are those of the model.

Belongs here: columns and what their values must be. Does not belong here: reading files, applying.
"""

import pandas as pd
import pandera.pandas as pandera
from pandera.typing import Series

from pipelines.schemas import columns as column
from pipelines.schemas import table_name
from pipelines.schemas.codes import ACTOR_TYPES, EVENT_TYPES, MODES
from pipelines.schemas.columns import Count, Text
from pipelines.schemas.events import modes_fit_roots
from pipelines.schemas.table import Table

DROPPABLE = frozenset({"actor_mentions", "actor_relations", "quotes", "location_mentions", "events"})
"""The tables whose rows can be dropped: those that are read from words of the text."""
_CHARACTER = r"^\d+$"
_WHERE = "where they begin, when they stand there more than once"


class MergeActors(Table, key="line"):
    """Two actors that are one: all rows of the first become rows of the second."""

    line: Series[Count] = column.count("where it stands in the file")
    actor: Series[Text] = column.text("name or actor_id of the actor that is another one")
    into: Series[Text] = column.text("name or actor_id of the actor that it is")
    document: Series[Text] = column.text("only in this document; empty for everywhere", null=True)
    note: Series[Text] = column.text("for the reader", null=True)


class NotActors(Table, key="line"):
    """Words that are no actor: what the extractor took for one is nobody."""

    line: Series[Count] = column.count("where it stands in the file")
    actor: Series[Text] = column.text("name or actor_id of what is no actor")
    document: Series[Text] = column.text("only in this document; empty for everywhere", null=True)
    note: Series[Text] = column.text("for the reader", null=True)


class EventCodes(Table, key="line"):
    """The code of an event; quad class and intensity follow from it."""

    line: Series[Count] = column.count("where it stands in the file")
    document: Series[Text] = column.text("path below the raw folder, or document_id")
    words: Series[Text] = column.text("trigger of the event, or words of the text around it")
    starts_at: Series[Text] = column.text(_WHERE, null=True, pattern=_CHARACTER)
    event_type: Series[Text] = column.code("PLOVER root that it is", EVENT_TYPES)
    mode: Series[Text] = column.code("PLOVER mode of the root; empty for none", MODES, null=True)
    note: Series[Text] = column.text("for the reader", null=True)

    @pandera.dataframe_check(error="mode_of_other_root: mode must be one of its event_type (plover_roots.csv)")
    @classmethod
    def _mode_of_root(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        return modes_fit_roots(frame)


class QuoteSpeakers(Table, key="line"):
    """The speaker of a quote."""

    line: Series[Count] = column.count("where it stands in the file")
    document: Series[Text] = column.text("path below the raw folder, or document_id")
    words: Series[Text] = column.text("the quoted words or a part of them")
    starts_at: Series[Text] = column.text(_WHERE, null=True, pattern=_CHARACTER)
    speaker: Series[Text] = column.text("name or actor_id of who says so")
    actor_type: Series[Text] = column.code("what a speaker is whom no document names yet", ACTOR_TYPES, null=True)
    note: Series[Text] = column.text("for the reader", null=True)


class DroppedRows(Table, key="line"):
    """A row that should not be there."""

    line: Series[Count] = column.count("where it stands in the file")
    table: Series[Text] = column.code("table of the row", DROPPABLE)
    document: Series[Text] = column.text("path below the raw folder, or document_id")
    words: Series[Text] = column.text("words of the row, or words of the text around it")
    starts_at: Series[Text] = column.text(_WHERE, null=True, pattern=_CHARACTER)
    note: Series[Text] = column.text("for the reader", null=True)


KINDS: dict[str, type[Table]] = {
    table_name(model): model for model in (MergeActors, NotActors, EventCodes, QuoteSpeakers, DroppedRows)
}
"""The models by the word that the names of their files begin with, in the order in which they are applied."""
