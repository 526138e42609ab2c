"""The web UI in a browser: everything materialised with its own button, and pictures of what people then see.

`uv run python -m bench.web_ui FOLDER` writes the pictures of the sample articles. Belongs here: driving the browser.
Does not belong here: starting the server (bench/refresh/server.py).
"""

import argparse
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench.refresh.server import Server
from bench.refresh.trial import PROJECT, Trial

_PATIENCE = 120_000.0
"""Milliseconds that a page may take on a busy machine."""
_SETTLED = 4_000.0
"""Milliseconds after which the graph has found its place."""


def chromium() -> str | None:
    """The browser of the system, if it has one."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def browser_page(width: int = 1600, height: int = 1000) -> Iterator[Page]:
    """A page of the system's browser without a window."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        page = browser.new_page(viewport={"width": width, "height": height})
        page.set_default_timeout(_PATIENCE)
        yield page
        browser.close()


def materialise_all(page: Page, server: Server) -> str:
    """Press "Materialize all" on the graph and wait for the end of the run; returns its run id."""
    before = server.statuses()
    page.goto(f"{server.address}/locations/{server.location}/jobs/refresh")
    page.get_by_role("button", name="Materialize all").click()
    while len(server.statuses()) == len(before) or server.statuses()[0] in {"STARTING", "STARTED", "QUEUED"}:
        page.wait_for_timeout(_SETTLED)
    return server.latest_run()


def take_pictures(page: Page, server: Server, run_id: str, folder: Path) -> dict[str, Path]:
    """Pictures of the graph, of an asset with its plot, and of the run."""
    taken = {name: folder / f"{name}.png" for name in ("graph", "asset", "plot", "run")}
    page.goto(f"{server.address}/locations/{server.location}/jobs/refresh")
    page.get_by_role("button", name="Materialize all").wait_for()
    page.wait_for_timeout(_SETTLED)
    page.screenshot(path=taken["graph"])
    page.goto(f"{server.address}/assets/events?view=overview")
    page.get_by_text("PLOVER root").first.wait_for()
    page.screenshot(path=taken["asset"])
    page.locator("tr", has_text="plot").last.get_by_text("Show Markdown").click()
    page.locator('img[src^="data:image/png"]').wait_for()
    page.wait_for_timeout(_SETTLED)
    page.screenshot(path=taken["plot"])
    page.goto(f"{server.address}/runs/{run_id}")
    page.get_by_text("RUN_SUCCESS").first.wait_for()
    page.screenshot(path=taken["run"])
    return taken


def main() -> None:
    """Load the sample articles through the web UI and write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    folder = parser.parse_args().folder
    with tempfile.TemporaryDirectory() as root:
        shutil.copytree(PROJECT / "raw", Path(root) / "raw")
        with Server(Trial(Path(root))) as server, browser_page() as page:
            take_pictures(page, server, materialise_all(page, server), folder)


if __name__ == "__main__":
    main()
