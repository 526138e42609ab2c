"""Telling whoever waits how far a refresh is.

Belongs here: the one place where stages report and a listener hears. Does not belong here: how it is shown.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[str, int, int], None]
"""Called with the stage ("reading", "extracting"), how many are done, and how many there are."""

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Send the progress reports of this context to the listener."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def report(stage: str, done: int, total: int) -> None:
    """Say how far a stage is; nothing happens when nobody listens."""
    listener = _listener.get()
    if listener is not None:
        listener(stage, done, total)
