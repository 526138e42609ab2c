"""Readers all through publishing: no error, and only states that were published."""

from pathlib import Path

from bench.refresh.readers import crowd, read_anew
from pipelines.warehouse.publish import publish
from pipelines.warehouse.working import open_working
from tests.warehouse.samples import raid

TIMES = 6


def test_readers_see_the_old_or_the_new_state_and_never_an_error(tmp_path: Path) -> None:
    empty, full = tmp_path / "empty.duckdb", tmp_path / "full.duckdb"
    open_working(empty).close()
    with open_working(full) as connection:
        raid().load(connection)
    target = tmp_path / "dateline.duckdb"
    publish(empty, target)
    published = {read_anew(target)}

    with crowd(target) as reports:
        for number in range(TIMES):
            publish(empty if number % 2 else full, target)
            published.add(read_anew(target))

    assert len(published) == 2
    assert [report.reader for report in reports if report.errors] == []
    for report in reports:
        assert report.states.total() > 0
        assert report.states.keys() <= published
