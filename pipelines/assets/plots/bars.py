"""Bars: how much there was when, and who leads.

Belongs here: plots over time and rankings. Does not belong here: maps, matrices.
"""

from datetime import date

import duckdb
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.ticker import MaxNLocator

from pipelines.assets.plots.figure import BAR, FAINT, QUAD_COLOURS, Plot, blank, label
from pipelines.assets.plots.names import NAMED_ACTORS

_MOST_BARS = 15
_COARSER = (("day", 1, 100), ("week", 7, 700), ("month", 30, 3_600), ("year", 365, 10**9))
"""Unit, its days, and the longest span in days that is drawn in it: some hundred bars at most."""
_PLACES_OF_SPAN = (0.02, 0.98)
"""Bars are drawn from here to there: one article on history would press all others into a corner."""


def articles_over_time(connection: duckdb.DuckDBPyConnection) -> Plot | None:
    """Articles by day of publication; None when no day is known."""
    return _over_time(connection, "Articles", "select published_on as day, 'articles' as series from documents")


def events_over_time(connection: duckdb.DuckDBPyConnection) -> Plot | None:
    """Accepted events by day and class; where an event's day is unknown, that of its article counts."""
    return _over_time(
        connection,
        "Events",
        """select coalesce(event_on, published_on) as day, quad_class as series
        from events join documents using (document_id) where accepted and not background""",
    )


def most_quoted_people(connection: duckdb.DuckDBPyConnection) -> Plot | None:
    """Who is quoted most; None when nobody is."""
    return _ranking(
        connection,
        "Most quoted",
        f"""select name, count(*) from quotes join ({NAMED_ACTORS}) as named on actor_id = speaker_actor_id
        where actor_type <> 'anonymous' group by actor_id, name""",  # noqa: S608 - ours
    )


def most_mentioned_actors(connection: duckdb.DuckDBPyConnection) -> Plot | None:
    """Actors by the articles that speak of them; None when there are none."""
    return _ranking(
        connection,
        "Actors in most articles",
        "select name, document_count from actors where actor_type <> 'anonymous'",
    )


def _over_time(connection: duckdb.DuckDBPyConnection, what: str, days: str) -> Plot | None:
    span = connection.execute(
        f"select quantile_disc(day, {list(_PLACES_OF_SPAN)}) from ({days}) where day is not null"  # noqa: S608 - ours
    ).fetchone()
    if not span or not span[0]:
        return None
    first, last = span[0]
    unit, width = next((u, w) for u, w, longest in _COARSER if (last - first).days <= longest)
    rows = connection.execute(
        f"""select series, date_trunc('{unit}', day)::date, count(*) from ({days})
        where day between ? and ? group by all order by all""",  # noqa: S608 - ours
        [first, last],
    ).fetchall()
    return _stacked(f"{what} by {unit}", rows, width)


def _stacked(title: str, rows: list[tuple[str, date, int]], width: int) -> Plot:
    figure, axes = blank()
    heights: dict[date, int] = {}
    series_present = {series for series, _, _ in rows}
    for series in [name for name in QUAD_COLOURS if name in series_present] or sorted(series_present):
        own = {day: count for name, day, count in rows if name == series}
        bottoms = [heights.get(day, 0) for day in own]
        colour = QUAD_COLOURS.get(series, BAR)
        axes.bar([*own], [*own.values()], width * 0.85, bottoms, label=series, color=colour)  # type: ignore[arg-type]
        heights |= {day: heights.get(day, 0) + count for day, count in own.items()}
    locator = AutoDateLocator(maxticks=9)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.grid(axis="y", color=FAINT)
    if len(series_present) > 1:
        figure.legend(loc="outside upper center", ncols=len(series_present), frameon=False, fontsize=9)
    return Plot(title, figure)


def _ranking(connection: duckdb.DuckDBPyConnection, title: str, counts: str) -> Plot | None:
    rows = connection.execute(f"from ({counts}) order by 2 desc, 1 limit {_MOST_BARS}").fetchall()
    if not rows:
        return None
    figure, axes = blank(height=0.6 + 0.26 * len(rows))
    places = range(len(rows), 0, -1)
    bars = axes.barh(places, [count for _, count in rows], 0.72, color=BAR)
    axes.bar_label(bars, padding=4, fontsize=9)
    axes.set_yticks(places, [label(name) for name, _ in rows])
    axes.set_xticks([])
    return Plot(title, figure)
