"""When the plot of a table is drawn anew, and how many documents it is behind.

Belongs here: the plot among what a run tells. Does not belong here: drawing it (pipelines/assets/plots).
"""

from collections.abc import Mapping
from typing import Any

import dagster as dg
import duckdb

from pipelines.assets.plots import PLOTS, code_of_plots, plot_as_markdown
from pipelines.warehouse.aggregates import ACTORS_ARE_MADE_OF, INCIDENTS_ARE_MADE_OF
from pipelines.warehouse.storage import count_of
from pipelines.warehouse.touched import DRAWINGS, count_touched_documents, last_change, last_taken_in, note_taken_in
from pipelines.warehouse.transactions import transaction

Facts = Mapping[str, dg.MetadataValue[Any]]
_PLOT, _SINCE_PLOT, _SHOWN_CHANGE = "plot", "documents changed since the plot", "last change in the plot"
ONE_IN = 1_000
"""Each drawing reads whole tables, so a plot may be up to this part of the documents behind."""
_AGGREGATES = {"actors": ACTORS_ARE_MADE_OF, "incidents": INCIDENTS_ARE_MADE_OF}
"""The SQL of what a plot shows: another one changes rows and touches no document."""


def plot_facts(connection: duckdb.DuckDBPyConnection, name: str, before: Facts, *, anew: bool) -> dict[str, Any]:
    """The plot of a table, if it has one, and how many documents have changed since it was drawn.

    `before` is what the last run told; its plot stays until it is too far behind, or what draws it is another.
    """
    if name not in PLOTS:
        return {}
    return (None if anew else _kept(connection, name, before)) or _drawn(connection, name)


def is_too_far_behind(changed: int, documents: int) -> bool:
    """Whether so many changed documents of all are a thousandth or more."""
    return changed > 0 and documents <= changed * ONE_IN


def _kept(connection: duckdb.DuckDBPyConnection, name: str, before: Facts) -> dict[str, Any] | None:
    """The plot as told before; None when it is to be drawn, which is tried after each change if there was none."""
    since = last_taken_in(connection, DRAWINGS[name], _made_of(name))
    # One that was drawn later was not told here: that run was killed, or has told another Dagster.
    if since is None or _SHOWN_CHANGE not in before or before[_SHOWN_CHANGE].value != since:
        return None
    changed = count_touched_documents(connection, DRAWINGS[name], since)
    if _PLOT not in before:
        return None if changed else {_SHOWN_CHANGE: since}
    documents = count_of(connection.execute("select count(*) from documents"))
    if is_too_far_behind(changed, documents):
        return None
    return {_PLOT: before[_PLOT], _SINCE_PLOT: changed, _SHOWN_CHANGE: since}


def _drawn(connection: duckdb.DuckDBPyConnection, name: str) -> dict[str, Any]:
    """The plot of all that is stored, noted with the change up to which it shows it; without one where it is empty."""
    with transaction(connection):
        change = last_change(connection)
        image = plot_as_markdown(connection, name)
        note_taken_in(connection, DRAWINGS[name], _made_of(name), change)
    shown: dict[str, Any] = {_PLOT: dg.MetadataValue.md(image), _SINCE_PLOT: 0} if image else {}
    return shown | {_SHOWN_CHANGE: change}


def _made_of(name: str) -> str:
    return code_of_plots() + _AGGREGATES.get(name, "")
