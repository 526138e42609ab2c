"""What can run the extraction: a function over documents that gives their outcomes, batch by batch.

Belongs here: finding one by its name. Does not belong here: the engines (workers.py, ray_engine.py).
"""

from collections.abc import Callable, Iterable, Iterator

from pipelines.errors import MissingExtraError
from pipelines.extract.records import Document
from pipelines.refresh.workers import ExtractionPlan, Outcome, extract_all

type Extract = Callable[[Iterable[Document], ExtractionPlan], Iterator[list[Outcome]]]


def engine_called(name: str) -> Extract:
    """The engine of that name, local or ray.

    Raises MissingExtraError when it is not installed, ValueError when there is none of that name.
    """
    if name == "local":
        return extract_all
    if name != "ray":
        raise ValueError(f"there is no engine {name!r}; choose local or ray")
    try:
        from pipelines.refresh.ray_engine import extract_on_ray  # noqa: PLC0415 - takes seconds, and few have it
    except ModuleNotFoundError as error:
        raise MissingExtraError("The engine ray") from error
    return extract_on_ray
