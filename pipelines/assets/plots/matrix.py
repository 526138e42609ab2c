"""Who against whom, as a matrix.

Belongs here: events between pairs of actors. Does not belong here: single actors.
"""

import duckdb
import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from pipelines.assets.plots.figure import INK, QUAD_COLOURS, Plot, blank, label
from pipelines.assets.plots.names import NAMED_ACTORS

_MOST_PAIRS = 14
_HEAT = LinearSegmentedColormap.from_list("conflict", ["#ffffff", QUAD_COLOURS["material conflict"]])
_PAIRS = f"""
    with conflicts as (
        select event_id, incident_id from events
        where accepted and quad_class in ('verbal conflict', 'material conflict')
    ),
    pairs as (
        select sources.actor_id as source, targets.actor_id as target, count(distinct incident_id) as incidents
        from conflicts
        join event_participants as sources on sources.event_id = conflicts.event_id and sources.role = 'source'
        join event_participants as targets on targets.event_id = conflicts.event_id and targets.role = 'target'
        where sources.actor_id <> targets.actor_id
        group by all
    ),
    named as ({NAMED_ACTORS})
    select source_actors.name, target_actors.name, sum(incidents)::bigint
    from pairs
    join named as source_actors on source_actors.actor_id = source
    join named as target_actors on target_actors.actor_id = target
    group by all
    order by 3 desc, 1, 2
    limit ?
"""  # noqa: S608 - ours
"""The view event_dyads has all this and looks up far more, for half a second."""


def who_against_whom(connection: duckdb.DuckDBPyConnection) -> Plot | None:
    """Incidents of conflict between the pairs of actors with most of them; None when there are none."""
    pairs = {(source, target): count for source, target, count in connection.execute(_PAIRS, [_MOST_PAIRS]).fetchall()}
    if not pairs:
        return None
    sources, targets = ([*dict.fromkeys(pair[side] for pair in pairs)] for side in (0, 1))
    counts = np.array([[pairs.get((source, target), 0) for target in targets] for source in sources])
    figure, axes = blank(height=1.8 + 0.28 * len(sources))
    axes.imshow(counts, cmap=_HEAT, aspect="auto")
    axes.set_xticks(range(len(targets)), [label(name) for name in targets], rotation=35, ha="right")
    axes.set_yticks(range(len(sources)), [label(name) for name in sources])
    for row, column in zip(*np.nonzero(counts), strict=True):
        ink = "white" if counts[row, column] > counts.max() / 2 else INK
        axes.text(column, row, str(counts[row, column]), ha="center", va="center", color=ink, fontsize=9)
    return Plot("Conflict: who (left) against whom (below)", figure)
