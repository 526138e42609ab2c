"""DuckDB extensions that are installed as Python packages, so that nothing is fetched at run time.

Belongs here: finding and loading one. Does not belong here: what it is used for.
"""

from importlib.util import find_spec
from pathlib import Path

import duckdb

from pipelines.errors import MissingExtraError


def load_extensions(connection: duckdb.DuckDBPyConnection, what: str, *names: str) -> None:
    """Loads extensions by name; `what` needs them, and is named where one cannot be had.

    Raises MissingExtraError when a package is missing or is made for another version of DuckDB.
    """
    for name in names:
        file = _file(name)
        if file is None:
            raise MissingExtraError(what)
        connection.execute(f"LOAD '{str(file).replace("'", "''")}'")


def _file(name: str) -> Path | None:
    package = find_spec(f"duckdb_extension_{name}")
    if package is None or package.origin is None:
        return None
    file = Path(package.origin).parent / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"
    return file if file.is_file() else None
