"""The engine is found by its name, and one that is not installed says what to type."""

import sys

import pytest

from pipelines.errors import MissingExtraError
from pipelines.refresh.engines import engine_called
from pipelines.refresh.workers import extract_all


def test_the_local_engine_is_always_there() -> None:
    assert engine_called("local") is extract_all


def test_ray_that_is_not_installed_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    monkeypatch.delitem(sys.modules, "pipelines.refresh.ray_engine", raising=False)
    with pytest.raises(MissingExtraError, match="uv sync --extra cluster"):
        engine_called("ray")


def test_an_unknown_engine_is_named() -> None:
    with pytest.raises(ValueError, match="no engine 'spark'; choose local or ray"):
        engine_called("spark")
