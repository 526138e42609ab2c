"""Where Dagster keeps the records of runs: its own SQLite event log, with what it learns of a file kept.

Belongs here: how records reach their file, for dagster.yaml to name. Does not belong here: what is recorded.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from dagster._core.storage.event_log import SqliteEventLogStorage
from dagster._core.storage.event_log.sqlite.sqlite_event_log import INDEX_SHARD_NAME
from dagster._core.storage.sqlite import SQLITE_BUSY_TIMEOUT_SECONDS
from dagster._serdes import ConfigurableClassData
from sqlalchemy import Connection, Engine, NullPool, create_engine, inspect

_KEPT_ENGINES = 16
"""So many files' engines are kept: each run has a file of its own, and the web UI looks at many."""


class KeptEngineEventLog(SqliteEventLogStorage):
    """Dagster's event log: the same files and contents for less processor time.

    Dagster makes an engine for each connection, some six for each record, and with it learns the dialect and compiles
    every statement again. Here the engine of a file is kept, and for the index of all runs its connection too. The file
    of a run is still closed after each record: that writes it, and the web UI follows a run by watching its file.
    Should a later Dagster connect in another way than by `_connect`, that comes back into force.
    """

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        self._engine_of = lru_cache(maxsize=_KEPT_ENGINES)(self._new_engine)
        super().__init__(base_dir, inst_data)

    @classmethod
    def from_config_value(
        cls, inst_data: ConfigurableClassData | None, config_value: Mapping[str, Any]
    ) -> "KeptEngineEventLog":
        """The log that dagster.yaml asks for."""
        return cls(inst_data=inst_data, **config_value)

    def has_table(self, table_name: str) -> bool:
        """Whether the index of all runs has a table; asked for each record of a check."""
        return inspect(self._engine_of(INDEX_SHARD_NAME)).has_table(table_name)

    @contextmanager
    def _connect(self, shard: str) -> Iterator[Connection]:
        with self._db_lock:
            engine = self._engine_of(shard)
            if shard not in self._initialized_dbs:
                self._initdb(engine)
                self._initialized_dbs.add(shard)
            with engine.begin() as connection:
                yield connection

    def _new_engine(self, shard: str) -> Engine:
        return create_engine(
            self.conn_string_for_shard(shard),
            poolclass=None if shard == INDEX_SHARD_NAME else NullPool,
            connect_args={"timeout": SQLITE_BUSY_TIMEOUT_SECONDS},
        )
