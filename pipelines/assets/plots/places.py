"""Places on a map.

Belongs here: where the places of the articles lie. Does not belong here: which place a name means.
"""

import duckdb
from matplotlib.ticker import FuncFormatter

from pipelines.assets.plots.figure import BAR, FAINT, INK, Plot, blank, label

_MOST_LABELS = 12
_LEAST_MARGIN = 3.0
"""Degrees around the outermost places."""
_PLACES = """
    with told as (select location_id, count(distinct document_id) as documents from location_mentions group by all)
    select longitude, latitude, documents, name from locations join told using (location_id)
    where latitude is not null order by documents desc, name
"""


def places_on_a_map(connection: duckdb.DuckDBPyConnection) -> Plot | None:
    """The places that articles name, larger the more articles do; None when there are none."""
    places = connection.execute(_PLACES).fetchall()
    if not places:
        return None
    longitudes, latitudes, counts, names = zip(*places, strict=True)
    figure, axes = blank(height=4.6)
    axes.scatter(longitudes, latitudes, [12 + 9 * count for count in counts], color=BAR, alpha=0.6, linewidths=0)
    for longitude, latitude, name in [*zip(longitudes, latitudes, names, strict=True)][:_MOST_LABELS]:
        axes.annotate(label(name), (longitude, latitude), (4, 4), textcoords="offset points", fontsize=8, color=INK)
    axes.set_xlim(min(longitudes) - _LEAST_MARGIN, max(longitudes) + _LEAST_MARGIN)
    axes.set_ylim(min(latitudes) - _LEAST_MARGIN, max(latitudes) + _LEAST_MARGIN)
    axes.grid(color=FAINT)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda degrees, _: f"{degrees:g}°"))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda degrees, _: f"{degrees:g}°"))
    return Plot("Places by number of articles", figure)
