"""Grouping writes into transactions.

Belongs here: what holds for any connection. Does not belong here: files (working.py, publish.py), what is written.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All or nothing: what is written inside is committed at the end, or rolled back when an error leaves it.

    Inside another transaction it joins that one, so that functions which each keep their own rows together can be
    grouped.
    """
    if _in_transaction(connection):
        yield
        return
    connection.begin()
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def _in_transaction(connection: duckdb.DuckDBPyConnection) -> bool:
    # Outside a transaction each statement is one of its own, with its own number.
    first, second = (connection.execute("SELECT txid_current()").fetchone() for _ in range(2))
    return first == second
