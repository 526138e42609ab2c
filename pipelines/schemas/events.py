"""Tables of who did what to whom: events and those who take part in them."""

import pandas as pd
import pandera.pandas as pandera
from pandera.typing import Series

from pipelines.schemas import columns as column
from pipelines.schemas.codes import (
    CONTEXTS,
    DATE_PRECISIONS,
    EVENT_TYPES,
    MODALITIES,
    MODES,
    MODES_OF_ROOT,
    PARTICIPANT_ROLES,
    QUAD_CLASS_OF_ROOT,
    QUAD_CLASSES,
)
from pipelines.schemas.columns import Count, Day, Flag, Number, Offset, Text, Texts
from pipelines.schemas.table import Table


class Events(Table, key="event_id"):
    """One row per event that a sentence reports."""

    event_id: Series[Text] = column.text("made from document, span and type")
    document_id: Series[Text] = column.text("the document")
    sentence_number: Series[Count] = column.count("the sentence that reports it")
    start_char: Series[Offset] = column.count("first character of the trigger")
    end_char: Series[Offset] = column.count("one past its last character")
    text: Series[Text] = column.text("the trigger words")
    event_type: Series[Text] = column.code("PLOVER root", EVENT_TYPES)
    mode: Series[Text] = column.code("PLOVER mode of the root; NULL when none fits", MODES, null=True)
    contexts: Series[Texts] = column.codes("PLOVER contexts, several may hold", CONTEXTS)
    quad_class: Series[Text] = column.code("verbal or material, cooperation or conflict", QUAD_CLASSES)
    intensity: Series[Number] = column.number("from -10 (conflict) to 10 (cooperation)", -10, 10)
    event_on: Series[Day] = column.plain("first day of the event; NULL when unknown", null=True)
    event_until: Series[Day] = column.plain("last day when it lasts, or of the stretch it falls in", null=True)
    date_text: Series[Text] = column.text("the words that date it", null=True)
    date_precision: Series[Text] = column.code("how exact the date is", DATE_PRECISIONS, null=True)
    modality: Series[Text] = column.code("whether it happened, and who says so", MODALITIES)
    background: Series[Flag] = column.plain("told as history or an old case, not as this article's news")
    location_id: Series[Text] = column.text("where it happened", null=True)
    country: Series[Text] = column.country("ISO 3166-1 alpha-3 of that place, as locations has it; NULL when unknown")
    quote_id: Series[Text] = column.text("the quote that reports it", null=True)
    attributed_to_actor_id: Series[Text] = column.text("who says that it happened", null=True)
    incident_id: Series[Text] = column.text("smallest event_id of all reports of the same real-world event")
    confidence: Series[Number] = column.confidence()
    accepted: Series[Flag] = column.plain("confidence at or over the threshold of the settings; views use these")
    method: Series[Text] = column.method()

    @pandera.dataframe_check(error="date_order: event_until must not lie before event_on")
    @classmethod
    def _ends_after_start(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        return column.holds(frame["event_on"] <= frame["event_until"])

    @pandera.dataframe_check(error="mode_of_other_root: mode must be one of its event_type (plover_roots.csv)")
    @classmethod
    def _mode_of_root(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        return modes_fit_roots(frame)

    @pandera.dataframe_check(error="quad_class_of_other_root: quad_class must be that of its event_type")
    @classmethod
    def _quad_class_of_root(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        return column.holds(frame["event_type"].map(QUAD_CLASS_OF_ROOT.get).astype(object) == frame["quad_class"])


class EventParticipants(Table, key=("event_id", "role", "participant_number")):
    """One row per actor on one side of an event."""

    event_id: Series[Text] = column.text("the event")
    role: Series[Text] = column.code("who does it (source) or whom it is done to (target)", PARTICIPANT_ROLES)
    participant_number: Series[Count] = column.count("order within the role, from 0")
    document_id: Series[Text] = column.text("the document")
    start_char: Series[Offset] = column.count("first character of the mention; NULL when understood", null=True)
    end_char: Series[Offset] = column.count("one past its last character", null=True)
    text: Series[Text] = column.text("the mention in the event's sentence; NULL when understood", null=True)
    actor_id: Series[Text] = column.text("the actor it stands for", null=True)

    @pandera.dataframe_check(error="nobody: a participant needs words in the text or an actor")
    @classmethod
    def _somebody(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        return frame["text"].notna() | frame["actor_id"].notna()


def modes_fit_roots(frame: pd.DataFrame) -> "pd.Series[bool]":
    """Whether the mode of each row is one of its event_type, or none."""
    allowed = {(root, mode) for root, modes in MODES_OF_ROOT.items() for mode in modes}
    pairs = zip(frame["event_type"], frame["mode"], strict=True)
    return pd.Series([pd.isna(mode) or (root, mode) in allowed for root, mode in pairs], index=frame.index, dtype=bool)
