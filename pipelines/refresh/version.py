"""Versions of the reader and of the extractor: what they are made of, so that a change in it does the work anew.

Belongs here: hashing code, reference data, settings and the versions of libraries. Does not belong here: deciding what
is done with a version.
"""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path

from pipelines.extract.parsing import model_version
from pipelines.extract.settings import ExtractionSettings
from pipelines.settings import Settings

_PACKAGE = Path(__file__).resolve().parent.parent
_DIGITS = 12
_SUFFIXES = frozenset({".py", ".csv", ".txt", ".npy", ".marisa"})
"""Code, lexicons and the files of the gazetteer; what editors and people leave beside them does not count."""
_EXTRACTION = ("extract", "reference", "schemas")
"""The schemas decide which rows are rejected."""
_READ_ELSEWHERE = frozenset({"cameo_codes.csv", "stopwords.csv", "world_outline.csv"})
"""Files of the reference data that only exports, search and the report read."""
_INGESTION = ("ingest", "extract/lexicon.py", "reference/file_formats.csv")
_CORRECTION = ("corrections", "schemas")
_EXTRACTING_LIBRARIES = ("spacy",)
_READING_LIBRARIES = ("charset-normalizer", "py3langid", "trafilatura")


def extractor_version(settings: Settings) -> str:
    """The version of everything that decides what is extracted: code, lexicons, gazetteer, models and limits."""
    return version_with(settings.extract.model, settings.extract.limits)


def version_with(model: str, limits: ExtractionSettings) -> str:
    """The version of the extractor on this machine, with a model and settings that may come from another one."""
    told = f"{limits.accept_events_at} {limits.max_tokens}"
    return f"{model_version(model)}+{_digest([_code(_EXTRACTION), *_installed(_EXTRACTING_LIBRARIES), told])}"


def reader_version(settings: Settings) -> str:
    """The version of everything that decides how files are read: code, libraries and settings."""
    return _digest([_code(_INGESTION), *_installed(_READING_LIBRARIES), repr(settings.ingest)])


def correction_version() -> str:
    """The version of everything that decides how corrections are applied."""
    return _code(_CORRECTION)


@cache
def _code(places: tuple[str, ...]) -> str:
    """A hash of the code and data in these files and folders of the package."""
    files = sorted(file for place in places for file in _files(_PACKAGE / place))
    return _digest(f"{f.relative_to(_PACKAGE).as_posix()} {hashlib.sha256(f.read_bytes()).hexdigest()}" for f in files)


def _files(place: Path) -> Iterable[Path]:
    """The files of code and data at a place, without hidden ones and those that what comes after extraction reads."""
    found = [place] if place.is_file() else place.rglob("*")
    counted = (f for f in found if f.suffix in _SUFFIXES and f.name not in _READ_ELSEWHERE)
    return (f for f in counted if not f.name.startswith(".") and f.is_file())


@cache
def _installed(libraries: tuple[str, ...]) -> tuple[str, ...]:
    """Each library with its installed version."""
    return tuple(f"{library} {metadata.version(library)}" for library in libraries)


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:_DIGITS]
