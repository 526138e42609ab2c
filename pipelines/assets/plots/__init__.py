"""The plots that assets show in the web UI.

Belongs here: which table has which plot. Does not belong here: drawing one (the modules beside this one).
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from pkgutil import resolve_name
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import duckdb

    from pipelines.assets.plots.figure import Plot

PLOTS: Mapping[str, str] = {
    "documents": "bars:articles_over_time",
    "quotes": "bars:most_quoted_people",
    "events": "bars:events_over_time",
    "actors": "bars:most_mentioned_actors",
    "locations": "places:places_on_a_map",
    "incidents": "matrix:who_against_whom",
}
"""What is drawn of a table or view, as module:function; one without a plot is better read than looked at.

By their names, since importing what draws them takes a second, which most runs can spare.
"""


@cache
def code_of_plots() -> str:
    """A hash of what draws them: another code draws other plots."""
    files = sorted(
        (file.name, file.read_bytes()) for file in resources.files(__name__).iterdir() if file.name.endswith(".py")
    )
    return hashlib.sha256(b"".join(content for _, content in files)).hexdigest()


def plot_of(connection: duckdb.DuckDBPyConnection, name: str) -> Plot | None:
    """The plot of a table or view; None when it has none, or nothing to draw."""
    if name not in PLOTS:
        return None
    draw: Callable[[duckdb.DuckDBPyConnection], Plot | None] = resolve_name(f"{__name__}.{PLOTS[name]}")
    return draw(connection)


def plot_as_markdown(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    """The plot of a table or view under its title; empty when it has none, or nothing to draw."""
    from pipelines.assets.plots.figure import as_image  # noqa: PLC0415 - as above

    plot = plot_of(connection, name)
    return f"**{plot.title}**\n\n{as_image(plot)}" if plot else ""
