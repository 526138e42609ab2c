"""One published database for many people: a server of DuckDB's Quack protocol that only reads.

Belongs here: the server, and showing a new publication to those who are connected. Does not belong here: printing.
"""

import os
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb

from pipelines.warehouse.extensions import load_extensions

_WHAT = "`dateline serve`"
_MAY_RUN = "may_run"
_ONLY_SELECT = f"""
    CREATE MACRO {_MAY_RUN}(session, query) AS
        coalesce(json_serialize_sql(query::VARCHAR) ->> '$.error' = 'false', false)
        AND NOT contains(lower(query), 'quack_')
"""
"""DuckDB turns only statements that select into JSON; those that select may still call functions of the server."""


class Server:
    """Serves the published file from `__enter__` to `__exit__`.

    Clients see the tables and views in `main`. They are views of the server's own on the publication that is attached,
    and move to the next one in a transaction, so that whoever is connected stays so.
    """

    def __init__(self, published: Path, uri: str, token: str, *, beyond_this_machine: bool) -> None:
        self._published = published
        self._uri = uri
        self._token = token
        self._beyond_this_machine = beyond_this_machine
        self._edition = 0
        self._shown: tuple[int, int] | None = None

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(dir=self._published.parent, prefix=".serving-")
        self._connection = duckdb.connect(config={"autoinstall_known_extensions": "false"})
        # The server encrypts nothing itself, but takes its random numbers from httpfs.
        load_extensions(self._connection, _WHAT, "httpfs", "quack")
        self._connection.execute(_ONLY_SELECT)
        self._connection.execute(f"SET GLOBAL quack_authorization_function = '{_MAY_RUN}'")
        self._connection.execute(f"SET allowed_directories = [{_literal(self._folder.name)}]")
        self._connection.execute("SET enable_external_access = false")
        self.show_latest()
        self._serve()
        self._connection.execute("SET lock_configuration = true")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.execute(f"CALL quack_stop({_literal(self._uri)})")
        self._connection.close()
        self._folder.cleanup()

    def show_latest(self) -> bool:
        """Show what is published now; says whether that is another publication than before."""
        state = self._published.stat()
        if self._shown == (state.st_ino, state.st_mtime_ns):
            return False
        self._shown = (state.st_ino, state.st_mtime_ns)
        before, self._edition = self._edition, self._edition + 1
        self._attach()
        self._point_views_at(f"edition_{self._edition}")
        if before:
            self._connection.execute(f"DETACH edition_{before}")
        return True

    def _attach(self) -> None:
        # DuckDB opens a path once in a process, so each publication gets a name of its own for the moment.
        link = Path(self._folder.name) / f"edition_{self._edition}.duckdb"
        os.link(self._published, link)
        self._connection.execute(f"ATTACH {_literal(str(link))} AS edition_{self._edition} (READ_ONLY)")
        link.unlink()

    def _point_views_at(self, edition: str) -> None:
        tables = "SELECT table_name FROM information_schema.tables WHERE table_catalog = ? AND table_schema = 'main'"
        names = [name for (name,) in self._connection.execute(tables, [edition]).fetchall()]
        self._connection.begin()
        for name in names:
            self._connection.execute(f'CREATE OR REPLACE VIEW main."{name}" AS FROM {edition}.main."{name}"')
        self._connection.commit()

    def _serve(self) -> None:
        beyond = str(self._beyond_this_machine).lower()
        self._connection.execute(
            f"CALL quack_serve({_literal(self._uri)}, token = {_literal(self._token)}, allow_other_hostname = {beyond})"
        )


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
