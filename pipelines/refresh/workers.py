"""Extraction in one process or several; only texts go in and only records come back.

Belongs here: sharing out documents and surviving one that fails. Does not belong here: what is extracted.
"""

import math
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from itertools import batched, compress
from typing import Literal

from spacy.tokens import Doc

from pipelines.extract.document import extract_document
from pipelines.extract.parsing import load_model, parse, parse_all, tokenize
from pipelines.extract.records import Document, Extraction
from pipelines.extract.settings import ExtractionSettings


class WorkerError(RuntimeError):
    """A worker process ended before its work was done; what was loaded so far is kept."""


@dataclass(frozen=True, slots=True)
class FailedExtraction:
    """A document whose extraction raised an error, or that is too long: its text stays, its rows are missing."""

    document_id: str
    error: str
    reason: Literal["extractor_failed", "too_many_tokens"] = "extractor_failed"


type Outcome = Extraction | FailedExtraction


@dataclass(frozen=True, slots=True)
class ExtractionPlan:
    """How documents are extracted: the model, the settings, the processes and the size of a batch."""

    model: str
    settings: ExtractionSettings
    workers: int = 1
    batch_documents: int = 16


def extract_all(documents: Sequence[Document], plan: ExtractionPlan) -> Iterator[list[Outcome]]:
    """The outcomes of the documents, batch by batch, in order.

    Raises WorkerError when a worker process dies.
    """
    # No batch larger than what leaves something for every worker.
    size = max(1, min(plan.batch_documents, math.ceil(len(documents) / plan.workers)))
    batches = list(batched(documents, size))
    extract = partial(extract_batch, model=plan.model, settings=plan.settings)
    if plan.workers <= 1 or len(batches) <= 1:
        yield from map(extract, batches)
        return
    context = multiprocessing.get_context("spawn")
    processes = min(plan.workers, len(batches))
    with ProcessPoolExecutor(processes, context, initializer=_start_worker, initargs=(plan.model,)) as pool:
        try:
            yield from pool.map(extract, batches)
        except BrokenProcessPool as error:
            raise WorkerError(
                "a worker process was killed or ran out of memory; what was loaded is kept, and the next refresh "
                "goes on from there (fewer workers need less memory: --workers 1)"
            ) from error


def _start_worker(model: str) -> None:
    """Make a worker ready; it ends with the process that started it, also when that one is killed."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    load_model(model)


def _end_with_parent() -> None:
    # A worker waits for work on a pipe that the other workers hold open too, so it would wait for ever.
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def extract_batch(documents: Sequence[Document], model: str, settings: ExtractionSettings) -> list[Outcome]:
    """The outcomes of one batch, in order; a document that fails does not take the others with it."""
    nlp = load_model(model)
    tokens = [tokenize(document.text, nlp) for document in documents]
    fits = [len(doc) <= settings.max_tokens for doc in tokens]
    found = iter(_extract_together(list(compress(documents, fits)), list(compress(tokens, fits)), model, settings))
    return [
        next(found) if fit else _too_long(document, len(doc), settings)
        for document, doc, fit in zip(documents, tokens, fits, strict=True)
    ]


def _extract_together(
    documents: Sequence[Document], tokens: Sequence[Doc], model: str, settings: ExtractionSettings
) -> list[Outcome]:
    try:
        parses = list(parse_all(tokens, load_model(model)))
    except Exception:  # noqa: BLE001 - one text that breaks the parser must not lose its batch
        return [_extract_alone(document, model, settings) for document in documents]
    return [_guarded(partial(extract_document, d, doc, settings), d) for d, doc in zip(documents, parses, strict=True)]


def _extract_alone(document: Document, model: str, settings: ExtractionSettings) -> Outcome:
    return _guarded(lambda: extract_document(document, parse(document.text, load_model(model)), settings), document)


def _too_long(document: Document, tokens: int, settings: ExtractionSettings) -> FailedExtraction:
    error = (
        f"The text has {tokens:,} words and marks, over the setting extract.max_tokens ({settings.max_tokens:,}); "
        "split it into its articles"
    )
    return FailedExtraction(document.document_id, error, "too_many_tokens")


def _guarded(extract: Callable[[], Extraction], document: Document) -> Outcome:
    try:
        return extract()
    except Exception as error:  # noqa: BLE001 - an unforeseen text must not stop the others
        return FailedExtraction(document.document_id, f"{type(error).__name__}: {error}")
