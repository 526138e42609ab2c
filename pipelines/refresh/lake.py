"""Bringing the lake of the settings up to what was published.

Belongs here: which lake, and whether there is one. Does not belong here: writing to it (pipelines/warehouse/lake.py).
"""

import socket

from pipelines.refresh.options import WarehouseFiles
from pipelines.settings import Settings
from pipelines.warehouse.lake import Lake, LakeChanges, write_to_lake


def update_lake(files: WarehouseFiles, settings: Settings) -> LakeChanges | None:
    """Write what the published file holds to the lake of the settings; None when there is none.

    Raises LakeError or MissingExtraError when it cannot be written to; the next refresh makes up for it.
    """
    chosen = settings.lake
    if not chosen.catalog:
        return None
    kind, _, place = chosen.catalog.partition(":")
    catalog = f"sqlite:{settings.root / place}" if kind == "sqlite" else chosen.catalog
    return write_to_lake(
        files.published, Lake(catalog, settings.root / chosen.data, chosen.writer or socket.gethostname())
    )
