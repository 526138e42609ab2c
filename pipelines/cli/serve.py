"""`dateline serve`: one database for a team, over DuckDB's Quack protocol.

Belongs here: the token, printing, and looking out for new publications. Does not belong here: the server
(pipelines/warehouse/serving.py).
"""

import os
import secrets
import time
from pathlib import Path

import duckdb
from rich.console import Console

from pipelines.cli.messages import complain
from pipelines.errors import MissingExtraError
from pipelines.settings import load_settings
from pipelines.warehouse.serving import Server

TOKEN_VARIABLE = "DATELINE_TOKEN"  # noqa: S105 - a name, not a token
_HERE = frozenset({"127.0.0.1", "localhost", "::1"})
_SECONDS_BETWEEN_LOOKS = 2.0


def serve(host: str, port: int, warehouse: Path | None) -> int:
    """Serve the published database until Ctrl-C; returns the exit status (0, or 1 after saying what is wrong)."""
    published = warehouse or load_settings().warehouse
    if not published.is_file():
        complain("serve", f"there is no database at {published} yet; run `dateline refresh` first")
        return 1
    given = os.environ.get(TOKEN_VARIABLE)
    token, uri, beyond = given or secrets.token_urlsafe(24), f"quack:{host}:{port}", host not in _HERE
    try:
        with Server(published, uri, token, beyond_this_machine=beyond) as server:
            _tell(published, uri, None if given else token, beyond_this_machine=beyond)
            _show_what_is_published(server)
    except KeyboardInterrupt:
        return 0
    except (MissingExtraError, duckdb.Error, OSError) as error:
        complain("serve", error)
        return 1
    return 0


def _show_what_is_published(server: Server) -> None:
    while True:
        time.sleep(_SECONDS_BETWEEN_LOOKS)
        if server.show_latest():
            _say("A new publication is shown from now on.")


def _tell(published: Path, uri: str, new_token: str | None, *, beyond_this_machine: bool) -> None:
    """How to connect; a token that was made for this server is shown this once."""
    token = new_token or f"the value of {TOKEN_VARIABLE}"
    _say(f"Serving {published}, for reading only. Stop with Ctrl-C. In any DuckDB of the same version:")
    _say(f"  INSTALL quack; LOAD quack; CREATE SECRET (TYPE quack, TOKEN '{token}');")
    _say(f"  ATTACH '{uri}' AS dateline; FROM dateline.who_said_what LIMIT 10;")
    if beyond_this_machine:
        _say("What is sent is not encrypted: put a proxy that speaks HTTPS in front, or use it in a trusted network.")


def _say(line: str) -> None:
    Console(highlight=False, markup=False, soft_wrap=True).print(line)
