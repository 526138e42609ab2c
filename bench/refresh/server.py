"""The web server of a trial, and its buttons.

Belongs here: starting it, launching runs and asking about them. Does not belong here: what is done to a run.
"""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from types import TracebackType
from typing import Any, Self

from bench.refresh.trial import PROJECT, Trial

_LAUNCH = """mutation($tags: [ExecutionTag!]) { launchPipelineExecution(executionParams: {
    selector: {repositoryLocationName: "%s", repositoryName: "__repository__", pipelineName: "refresh"},
    mode: "default", executionMetadata: {tags: $tags}})
    { __typename ... on LaunchRunSuccess { run { runId } } ... on PythonError { message } } }"""
_RUN = """query($id: ID!) { pipelineRunOrError(runId: $id) { ... on Run { status
    eventConnection { events { ... on MessageEvent { message } } } } } }"""
_RUNS = "{ runsOrError { ... on Runs { results { status } } } }"
_LOCATION = "{ workspaceOrError { ... on Workspace { locationEntries { name loadStatus } } } }"
_PROCESS = re.compile(r"\(pid: (\d+)\)")
_SECONDS = 600.0


class Server:
    """`dateline ui` on a free port, while it is entered."""

    def __init__(self, trial: Trial, *, watch: bool = False) -> None:
        self._trial = trial
        self._watch = watch
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = int(free.getsockname()[1])
        self._location = ""
        self._log = trial.root / "server.log"

    def __enter__(self) -> Self:
        root = self._trial.root
        for name in ("dagster.yaml", "pyproject.toml"):
            shutil.copy(PROJECT / name, root)
        (root / "pipelines").symlink_to(PROJECT / "pipelines")  # the server looks for the package in the project
        # The schedule stays off, and the sensor unless it is asked for: they would refresh while nobody looks.
        settings = f"[schedule]\nenabled = false\nwatch_raw = {str(self._watch).lower()}\nwatch_seconds = 5\n"
        (root / "dateline.toml").write_text(settings, encoding="utf-8")
        self._process = subprocess.Popen(  # noqa: S603 - our own words
            [sys.executable, "-c", "from pipelines.cli import main; main()", "ui", "--port", str(self._port)],
            cwd=root,
            env=os.environ | {"PYTHONPATH": str(PROJECT), "DAGSTER_HOME": str(root)},
            stdout=self._log.open("w"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._location = self._wait_for_location()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.killpg(self._process.pid, signal.SIGINT)
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)

    def launch(self) -> str:
        """Start the job as its button does; returns the run id."""
        answer = self._ask(_LAUNCH % self._location, {"tags": []})["launchPipelineExecution"]
        return str(answer["run"]["runId"])

    def status(self, run_id: str) -> str:
        """The status of a run, such as SUCCESS."""
        return str(self._ask(_RUN, {"id": run_id})["pipelineRunOrError"]["status"])

    def statuses(self) -> list[str]:
        """The statuses of all runs, the latest first."""
        return [str(run["status"]) for run in self._ask(_RUNS, {})["runsOrError"]["results"]]

    def messages(self, run_id: str) -> list[str]:
        """What the log of a run says."""
        events = self._ask(_RUN, {"id": run_id})["pipelineRunOrError"]["eventConnection"]["events"]
        return [str(event["message"]) for event in events if event.get("message")]

    def process_of(self, run_id: str) -> int:
        """The process id of a run, as soon as it works. Raises TimeoutError."""
        end = time.monotonic() + _SECONDS
        while time.monotonic() < end:
            for message in self.messages(run_id):
                if found := _PROCESS.search(message):
                    return int(found[1])
            time.sleep(0.2)
        raise TimeoutError(f"run {run_id} does not begin: {self.messages(run_id)}")

    def _wait_for_location(self) -> str:
        end = time.monotonic() + _SECONDS
        while time.monotonic() < end and self._process.poll() is None:
            try:
                entries = self._ask(_LOCATION, {})["workspaceOrError"]["locationEntries"]
            except (urllib.error.URLError, ConnectionError, KeyError):
                entries = []
            if entries and entries[0]["loadStatus"] == "LOADED":
                return str(entries[0]["name"])
            time.sleep(0.5)
        raise TimeoutError(f"the web server does not answer: {self._log.read_text(encoding='utf-8')}")

    def _ask(self, query: str, variables: dict[str, Any]) -> dict[str, Any]:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self._port}/graphql",
            json.dumps({"query": query, "variables": variables}).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - our own address
            return dict(json.load(answer)["data"])
