"""The second stage: extract the documents whose rows are missing or of another version, and load them.

Belongs here: which documents, in which batches, and the counts. Does not belong here: extraction (pipelines/extract),
loading (pipelines/warehouse/extractions.py).
"""

import math
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import batched

import duckdb

from pipelines.extract.records import Document, Extraction
from pipelines.refresh import journal
from pipelines.refresh.engines import engine_called
from pipelines.refresh.progress import report
from pipelines.refresh.session import RefreshSession
from pipelines.refresh.version import extractor_version
from pipelines.refresh.workers import ExtractionPlan, FailedExtraction, Outcome
from pipelines.settings import worker_count
from pipelines.warehouse.extractions import reject_documents, replace_extractions
from pipelines.warehouse.validation import RowProblem

EXTRACTED_LANGUAGE = "en"
_BATCHES_PER_LOAD = 8
"""Loading has a fixed cost for each table, which several batches share."""
_TELLING_FAILURES = 5
"""So many failures and nothing else in the first batch: the fault is the extractor's, not the documents'."""


class ExtractorError(RuntimeError):
    """The extractor fails on whatever it is given; no rows were touched."""


@dataclass(frozen=True, slots=True)
class ExtractionCounts:
    """How many documents were extracted, how many of them failed, and the seconds it took."""

    extracted: int
    failed: int
    seconds: float

    @property
    def per_second(self) -> float:
        """Documents extracted in a second, loading of the model and of rows included; 0 when there were none."""
        return round(self.extracted / self.seconds, 2) if self.seconds else 0.0


def extract_pending(session: RefreshSession, connection: duckdb.DuckDBPyConnection) -> ExtractionCounts:
    """Extract and load what is pending, some batches in a transaction; a killed refresh goes on where it stopped.

    Raises WorkerError when a worker process dies, ExtractorError when nothing can be extracted at all,
    MissingExtraError when the engine is not installed.
    """
    version = extractor_version(session.settings)
    pending = _pending(connection, version, full=session.options.full)
    started, done, failed = time.monotonic(), 0, 0
    if pending:
        journal.note_changes(connection)
    engine = session.options.engine or session.settings.extract.engine
    batches = engine_called(engine)(_documents(connection, pending), _plan(session, engine, len(pending)))
    for group in batched(_reported(batches, len(pending)), _BATCHES_PER_LOAD):
        outcomes = [outcome for batch in group for outcome in batch]
        failed += _load(connection, outcomes, version)
        done += len(outcomes)
    session.changed |= bool(pending)
    return ExtractionCounts(done, failed, time.monotonic() - started)


def _reported(batches: Iterator[list[Outcome]], total: int) -> Iterator[list[Outcome]]:
    """The batches as they come, each told to whoever waits; stops at once when nothing can be extracted."""
    done = 0
    report("extracting", done, total)
    for batch in batches:
        if not done:
            _stop_if_broken(batch)
        done += len(batch)
        report("extracting", done, total)
        yield batch


def _stop_if_broken(outcomes: list[Outcome]) -> None:
    failures = [o for o in outcomes if isinstance(o, FailedExtraction) and o.reason == "extractor_failed"]
    if len(failures) == len(outcomes) >= _TELLING_FAILURES:
        raise ExtractorError(
            f"the extractor failed on all of the first {len(failures)} documents ({failures[0].error}); "
            "nothing was changed. Reinstall dateline, or report this if that does not help"
        )


def _plan(session: RefreshSession, engine: str, documents: int) -> ExtractionPlan:
    extract, ray, chosen = session.settings.extract, session.settings.ray, session.options.workers
    workers = chosen or ray.workers if engine == "ray" else worker_count(chosen or extract.workers, documents)
    return ExtractionPlan(
        model=extract.model,
        settings=extract.limits,
        workers=workers,
        # No batch larger than what leaves something for every worker.
        batch_documents=max(1, min(extract.batch_documents, math.ceil(documents / max(1, workers)))),
        cluster=ray.address,
    )


def _pending(connection: duckdb.DuckDBPyConnection, version: str, *, full: bool) -> list[str]:
    """English documents that are no copies and whose rows are not of this version (all of them when `full`).

    Longer ones come first: the texts of a batch are alike in length, and the last batches are quickly done.
    """
    rows = connection.execute(
        """select document_id from documents
        where language = $language and duplicate_of is null
            and ($full or extractor_version is distinct from $version)
        order by word_count desc, document_id""",
        {"language": EXTRACTED_LANGUAGE, "full": full, "version": version},
    ).fetchall()
    return [document_id for (document_id,) in rows]


def _documents(connection: duckdb.DuckDBPyConnection, document_ids: Iterable[str]) -> Iterator[Document]:
    """What extraction reads of each document, looked up when it is its turn: all texts may be too much for memory."""
    for document_id in document_ids:
        query = "select document_id, text, published_on, publisher from documents where document_id = ?"
        yield from (Document(*row) for row in connection.execute(query, [document_id]).fetchall())


def _problem(failure: FailedExtraction) -> RowProblem:
    """Why a document has no rows, for a person."""
    what = failure.error
    if failure.reason == "extractor_failed":
        what = f"The extractor failed on this document ({failure.error})"
    return RowProblem(failure.reason, f"{what}; its text is stored without rows.")


def _load(connection: duckdb.DuckDBPyConnection, outcomes: list[Outcome], version: str) -> int:
    """Load one batch; returns how many of its documents failed."""
    failures = [outcome for outcome in outcomes if isinstance(outcome, FailedExtraction)]
    extractions = [outcome for outcome in outcomes if isinstance(outcome, Extraction)]
    replace_extractions(connection, extractions, version)
    reject_documents(connection, {f.document_id: _problem(f) for f in failures}, version)
    return len(failures)
