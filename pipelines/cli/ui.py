"""`dateline ui`: start the Dagster web UI with this project's definitions.

Belongs here: starting and stopping the server. Does not belong here: anything about assets.
"""

import os
import subprocess
import sys
from pathlib import Path

from pipelines.cli.messages import complain
from pipelines.settings import load_settings

HERE = "127.0.0.1"


def run_ui(port: int, host: str = HERE) -> int:
    """Serve the web UI until it is stopped; returns its exit status."""
    if host != HERE:
        complain("ui", f"whoever reaches {host}:{port} can start runs: it has no passwords; see README.md")
    root = load_settings().root
    environment = {"DAGSTER_HOME": str(root), **os.environ, "VIRTUAL_ENV": sys.prefix}
    command = [str(Path(sys.executable).with_name("dg")), "dev", "--host", host, "--port", str(port)]
    try:
        return subprocess.run(command, cwd=root, env=environment, check=False).returncode  # noqa: S603 - our own words
    except KeyboardInterrupt:
        return 0
