"""Extraction in one process or several; only texts go in and only records come back.

Belongs here: sharing out documents and surviving one that fails. Does not belong here: what is extracted.
"""

import gc
import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache, partial
from itertools import compress
from multiprocessing.context import BaseContext
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc
from threadpoolctl import threadpool_limits

from pipelines.extract.document import extract_document
from pipelines.extract.parsing import load_model, parse, parse_all, tokenize, words_for_a_while
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
_CHARACTERS_PER_BATCH = 30_000
_BATCHES_AHEAD = 3
_PRELOADED = "pipelines.refresh.preloading"


@dataclass(frozen=True, slots=True)
class ExtractionPlan:
    """How documents are extracted: the model, the settings, the processes and the size of a batch.

    `cluster` is the address of a Ray cluster, for the engine that has one.
    """

    model: str
    settings: ExtractionSettings
    workers: int = 1
    batch_documents: int = 64
    cluster: str = ""


def extract_all(documents: Iterable[Document], plan: ExtractionPlan) -> Iterator[list[Outcome]]:
    """The outcomes of the documents, batch by batch, in order; documents are taken as they are needed.

    Raises WorkerError when a worker process dies.
    """
    batches = _batches(documents, plan.batch_documents)
    extract = partial(extract_batch, model=plan.model, settings=plan.settings)
    if plan.workers <= 1:
        yield from map(extract, batches)
        return
    with ProcessPoolExecutor(plan.workers, _context(), initializer=_start_worker, initargs=(plan.model,)) as pool:
        try:
            yield from _in_order(pool, extract, batches, ahead=_BATCHES_AHEAD * plan.workers)
        except BrokenProcessPool as error:
            raise WorkerError(
                "a worker process was killed or ran out of memory; what was loaded is kept, and the next refresh "
                "goes on from there (fewer workers need less memory: --workers 1)"
            ) from error


def _batches(documents: Iterable[Document], most: int) -> Iterator[list[Document]]:
    """The documents in order, at most so many together and not too much text, so that workers end at one time."""
    batch: list[Document] = []
    characters = 0
    for document in documents:
        if batch and (len(batch) == most or characters + len(document.text) > _CHARACTERS_PER_BATCH):
            yield batch
            batch, characters = [], 0
        batch.append(document)
        characters += len(document.text)
    if batch:
        yield batch


def _in_order[T, R](pool: ProcessPoolExecutor, work: Callable[[T], R], items: Iterable[T], ahead: int) -> Iterator[R]:
    """The results in the order of the items, of which only so many are handed out before the first result is taken."""
    waiting: deque[Future[R]] = deque()
    for item in items:
        waiting.append(pool.submit(work, item))
        if len(waiting) == ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _context() -> BaseContext:
    """How workers are started: forked, where that is safe, from one process that has loaded what they all need."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_PRELOADED])
    return context


def _start_worker(model: str) -> None:
    """Make a worker ready; it ends with the process that started it, also when that one is killed."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    make_ready(model)


@cache
def make_ready(model: str) -> Language:
    """The model, loaded and kept out of garbage collection, which would walk through all of it again and again.

    Matrix products then use one thread: processes, not threads, share the cores.
    """
    nlp = load_model(model)
    threadpool_limits(1, user_api="blas")
    gc.collect()
    gc.freeze()
    return nlp


def _end_with_parent() -> None:
    # A worker waits for work on a pipe that the other workers hold open too, so it would wait for ever.
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def extract_batch(documents: Sequence[Document], model: str, settings: ExtractionSettings) -> list[Outcome]:
    """The outcomes of one batch, in order; a document that fails does not take the others with it."""
    nlp = make_ready(model)
    with words_for_a_while(nlp):
        return _extract_batch(documents, nlp, settings)


def _extract_batch(documents: Sequence[Document], nlp: Language, settings: ExtractionSettings) -> list[Outcome]:
    tokens = [tokenize(document.text, nlp) for document in documents]
    fits = [len(doc) <= settings.max_tokens for doc in tokens]
    found = iter(_extract_together(list(compress(documents, fits)), list(compress(tokens, fits)), nlp, settings))
    return [
        next(found) if fit else _too_long(document, len(doc), settings)
        for document, doc, fit in zip(documents, tokens, fits, strict=True)
    ]


def _extract_together(
    documents: Sequence[Document], tokens: Sequence[Doc], nlp: Language, settings: ExtractionSettings
) -> list[Outcome]:
    try:
        parses = list(parse_all(tokens, nlp))
    except Exception:  # noqa: BLE001 - one text that breaks the parser must not lose its batch
        return [_extract_alone(document, nlp, settings) for document in documents]
    return [_guarded(partial(extract_document, d, doc, settings), d) for d, doc in zip(documents, parses, strict=True)]


def _extract_alone(document: Document, nlp: Language, settings: ExtractionSettings) -> Outcome:
    return _guarded(lambda: extract_document(document, parse(document.text, nlp), settings), document)


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
