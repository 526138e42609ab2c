"""The table of who said what."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import pandas as pd
import pandera.pandas as pandera
from pandera.typing import Series

from pipelines.schemas import columns as column
from pipelines.schemas.codes import QUOTE_TYPES
from pipelines.schemas.columns import Count, Day, Fragments, Number, Offset, Text
from pipelines.schemas.table import Table


class Quotes(Table, key="quote_id"):
    """One row per quoted or reported statement, with its speaker."""

    quote_id: Series[Text] = column.text("made from document and span")
    document_id: Series[Text] = column.text("the document")
    sentence_number: Series[Count] = column.count("the sentence it begins in")
    start_char: Series[Offset] = column.count("first character of the quoted or reported words")
    end_char: Series[Offset] = column.count("one past their last character")
    text: Series[Text] = column.text("the envelope of the quoted or reported words, without outer quotation marks")
    fragments: Series[Fragments] = column.plain("one span for each unbroken piece of the quote")
    quote_type: Series[Text] = column.code("in quotation marks (direct), partly (mixed) or not (indirect)", QUOTE_TYPES)
    cue_start_char: Series[Offset] = column.count("first character of the cue", null=True)
    cue_end_char: Series[Offset] = column.count("one past its last character", null=True)
    cue_text: Series[Text] = column.text("the words that report it, such as said", null=True)
    speaker_start_char: Series[Offset] = column.count("first character of the speaker's mention", null=True)
    speaker_end_char: Series[Offset] = column.count("one past its last character", null=True)
    speaker_text: Series[Text] = column.text(
        "the words for the speaker in the clause of the cue: a name, a description, a pronoun", null=True
    )
    speaker_actor_id: Series[Text] = column.text("who speaks, also through pronouns and descriptions", null=True)
    addressee_actor_id: Series[Text] = column.text("who is spoken to", null=True)
    channel: Series[Text] = column.text("how it was said, such as a statement or a phone call", null=True)
    said_on: Series[Day] = column.plain("day on which it was said", null=True)
    confidence: Series[Number] = column.confidence()
    method: Series[Text] = column.method()

    @pandera.dataframe_check(error="fragments_outside: fragments must be spans in order from start_char to end_char")
    @classmethod
    def _fragments_fill_envelope(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        rows = zip(frame["start_char"], frame["end_char"], frame["fragments"], strict=True)
        return pd.Series([_in_order(start, end, pieces) for start, end, pieces in rows], index=frame.index, dtype=bool)


def _in_order(start: int, end: int, fragments: Sequence[Mapping[str, int]] | None) -> bool:
    if not isinstance(fragments, Sequence) or not fragments or pd.isna(start) or pd.isna(end):
        return False
    edges = [edge for fragment in fragments for edge in (fragment["start_char"], fragment["end_char"])]
    return edges[0] == start and edges[-1] == end and all(a < b for a, b in pairwise(edges))
