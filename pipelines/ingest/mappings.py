"""Metadata that people write beside or above an article: YAML front matter and sidecars in JSON or YAML.

Belongs here: safe loading, and what is wrong with a file in words. Does not belong here: what the fields mean.
"""

import json
import re
from typing import Any

import yaml

from pipelines.ingest.records import IngestSettings

# A line of three dashes at the very top, and the next line of three dashes or dots.
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?P<yaml>.*?)(?:^|(?<=\n))(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)

_MAX_BRACKETS = 1000
"""The YAML scanner takes quadratic time over nested brackets, and minutes over a hundred thousand."""


class MappingError(ValueError):
    """Metadata that cannot be read; the message ends a sentence that begins with where they stand."""


def split_front_matter(text: str, settings: IngestSettings) -> tuple[dict[Any, Any] | None, str]:
    """The front matter at the top of a text, and the text below it without the empty lines between them.

    None and the whole text when the text does not begin with a block between two lines of dashes. Raises
    MappingError when it does and the block is not a mapping in YAML: text that only looks like front matter is rare,
    and a date that is silently lost costs more.
    """
    found = _FRONT_MATTER.match(text)
    if not found:
        return None, text
    return load_yaml(found["yaml"], settings, first_line=2), text[found.end() :].strip()


def load_yaml(text: str, settings: IngestSettings, first_line: int = 1) -> dict[Any, Any]:
    """The mapping in a YAML text, every value as the text prints it: `2019-03-10` and `yes` stay strings.

    Empty text is an empty mapping; first_line is where the text begins in its file. Raises MappingError. The base
    loader builds nothing but strings, lists and mappings.
    """
    if len(text) > settings.max_metadata_bytes:
        raise MappingError(f"is longer than {settings.max_metadata_bytes:,} characters (setting max_metadata_bytes)")
    if text.count("[") + text.count("{") > _MAX_BRACKETS:
        raise MappingError(f"has over {_MAX_BRACKETS:,} opening brackets, more than metadata need")
    try:
        loaded = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (safer than safe_load: strings only)
    except yaml.MarkedYAMLError as error:
        line = f" in line {error.problem_mark.line + first_line}" if error.problem_mark else ""
        raise MappingError(f"is not YAML: {error.problem or error.context}{line}") from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise MappingError("is not YAML: it is nested too deeply or holds characters that YAML forbids") from error
    return _mapping({} if loaded in (None, "") else loaded)


def load_json(text: str, settings: IngestSettings) -> dict[Any, Any]:
    """The object in a JSON text. Raises MappingError."""
    if len(text) > settings.max_metadata_bytes:
        raise MappingError(f"is longer than {settings.max_metadata_bytes:,} characters (setting max_metadata_bytes)")
    try:
        return _mapping(json.loads(text))
    except json.JSONDecodeError as error:
        raise MappingError(f"is not JSON: {error.msg} in line {error.lineno}") from error
    except RecursionError as error:
        raise MappingError("is not usable JSON: it is nested too deeply") from error


def _mapping(loaded: object) -> dict[Any, Any]:
    if isinstance(loaded, dict):
        return loaded
    raise MappingError("is not a mapping of names to values such as `published: 2019-03-10`")
