"""Somebody opens the web UI, presses its button, and looks."""

from pathlib import Path

import pytest

from bench.refresh.server import Server
from bench.refresh.trial import AFTER, Trial
from bench.web_ui import browser_page, chromium, materialise_all, take_pictures


@pytest.mark.slow
@pytest.mark.skipif(chromium() is None, reason="no chromium on this system")
def test_everything_is_materialised_with_the_button_and_can_be_looked_at(tmp_path: Path) -> None:
    trial = Trial(tmp_path)
    trial.put(AFTER)

    with Server(trial) as server, browser_page() as page:
        run_id = materialise_all(page, server)
        pictures = take_pictures(page, server, run_id, tmp_path)

        assert server.status(run_id) == "SUCCESS"
        assert all(picture.stat().st_size > 20_000 for picture in pictures.values())
        page.goto(f"{server.address}/assets/rejects?view=overview")
        page.get_by_text("One row per record or row that was not loaded, and why.").first.wait_for()
        page.get_by_text("made from where the record lies and what it holds").first.wait_for()
    assert trial.published.is_file()
