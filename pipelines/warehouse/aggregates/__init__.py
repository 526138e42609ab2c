"""What is made from the rows of all documents together: actors, places, incidents.

Each module runs the SQL files beside it and writes only what changed. Loading documents does not belong here.
"""

from pipelines.warehouse.aggregates.actors import ACTORS_ARE_MADE_OF, rebuild_actors
from pipelines.warehouse.aggregates.changes import TableChanges
from pipelines.warehouse.aggregates.incidents import INCIDENTS_ARE_MADE_OF, rebuild_incidents
from pipelines.warehouse.aggregates.locations import rebuild_locations

__all__ = [
    "ACTORS_ARE_MADE_OF",
    "INCIDENTS_ARE_MADE_OF",
    "TableChanges",
    "rebuild_actors",
    "rebuild_incidents",
    "rebuild_locations",
]
