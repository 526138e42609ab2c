"""The plots that assets show in the web UI.

Belongs here: which table has which plot. Does not belong here: drawing one (the modules beside this one).
"""

from collections.abc import Callable, Mapping

import duckdb

from pipelines.assets.plots.bars import articles_over_time, events_over_time, most_mentioned_actors, most_quoted_people
from pipelines.assets.plots.figure import Plot, as_image
from pipelines.assets.plots.matrix import who_against_whom
from pipelines.assets.plots.places import places_on_a_map

PLOTS: Mapping[str, Callable[[duckdb.DuckDBPyConnection], Plot | None]] = {
    "documents": articles_over_time,
    "quotes": most_quoted_people,
    "events": events_over_time,
    "event_participants": who_against_whom,
    "actors": most_mentioned_actors,
    "locations": places_on_a_map,
}
"""What is drawn of a table; a table without a plot is better read than looked at."""


def plot_as_markdown(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    """The plot of a table under its title; empty when it has none, or nothing to draw."""
    draw = PLOTS.get(name)
    plot = draw(connection) if draw else None
    return f"**{plot.title}**\n\n{as_image(plot)}" if plot else ""
