"""Extraction on a Ray cluster: the batches of workers.py, made by actors that load the model once.

Belongs here: sending documents out and taking outcomes in. Does not belong here: what is extracted. Ray is part of the
extra `cluster`; this module is imported only when it is asked for.
"""

import os
import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import batched, chain
from typing import Any

os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is reported to anyone

import ray
import ray.data
from ray.exceptions import RayError

from pipelines.extract.parsing import load_model
from pipelines.extract.records import Document
from pipelines.extract.settings import ExtractionSettings
from pipelines.refresh.version import version_with
from pipelines.refresh.workers import ExtractionPlan, Outcome, WorkerError, extract_batch

_NEW_CLUSTER = "local"
_PORTION = 20_000
"""So many documents are sent at a time, so that the texts of all of them need not fit into memory at once."""


class OtherCodeError(RuntimeError):
    """A machine of the cluster has other code or reference data than the one that started the refresh."""


class Extractor:
    """An actor: it loads the model when it starts, and then turns documents into outcomes.

    Documents and outcomes travel as bytes, so that nothing between the machines changes their types.
    """

    def __init__(self, model: str, settings: ExtractionSettings, version: str) -> None:
        if version_with(model, settings) != version:
            raise OtherCodeError(
                f"{ray.util.get_node_ip_address()} has another version of dateline or of its model; "
                "install the same one on every machine"
            )
        self._model = model
        self._settings = settings
        load_model(model)

    def __call__(self, batch: Mapping[str, Any]) -> dict[str, list[bytes]]:
        """The outcomes of one batch of documents, in order."""
        documents = [pickle.loads(document) for document in batch["document"]]  # noqa: S301 - our own records
        outcomes = extract_batch(documents, self._model, self._settings)
        return {"outcome": [pickle.dumps(outcome) for outcome in outcomes]}


def extract_on_ray(documents: Iterable[Document], plan: ExtractionPlan) -> Iterator[list[Outcome]]:
    """The outcomes of the documents, batch by batch as they are done; an actor that dies is replaced.

    Raises WorkerError when the cluster cannot be reached or gives up.
    """
    portions = batched(documents, _PORTION)
    first = next(portions, None)
    if first is None:
        return
    try:
        with _cluster(plan):
            for portion in chain([first], portions):
                yield from _outcomes(portion, plan)
    except (RayError, ConnectionError) as error:
        raise WorkerError(
            f"the Ray cluster failed ({str(error).strip().splitlines()[-1]}); what was loaded is kept, and the next "
            "refresh goes on from there"
        ) from error


@contextmanager
def _cluster(plan: ExtractionPlan) -> Iterator[None]:
    """A connection to the cluster of the settings, or a cluster on this machine alone; one that is open is used."""
    if ray.is_initialized():
        yield
        return
    address = plan.cluster or os.environ.get("RAY_ADDRESS") or _NEW_CLUSTER
    own = {"num_cpus": plan.workers or None, "include_dashboard": False} if address == _NEW_CLUSTER else {}
    ray.init(address, log_to_driver=False, logging_level="ERROR", **own)
    try:
        yield
    finally:
        ray.shutdown()


def _outcomes(documents: Sequence[Document], plan: ExtractionPlan) -> Iterator[list[Outcome]]:
    ray.data.DataContext.get_current().enable_progress_bars = False
    actors = int(ray.cluster_resources().get("CPU", 1)) if plan.workers == 0 else plan.workers
    sent = ray.data.from_items([{"document": pickle.dumps(document)} for document in documents])
    done = sent.map_batches(
        Extractor,
        fn_constructor_args=(plan.model, plan.settings, version_with(plan.model, plan.settings)),
        batch_size=plan.batch_documents,
        compute=ray.data.ActorPoolStrategy(size=actors),
        num_cpus=1,
    )
    for batch in done.iter_batches(batch_size=plan.batch_documents):
        yield [pickle.loads(outcome) for outcome in batch["outcome"]]  # noqa: S301 - our own records
