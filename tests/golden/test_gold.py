"""Annotations that do not hold are refused with a message that says where."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.golden.gold import AnnotationError, load_article

TEXT = 'Police arrested Ana Ruiz in Lima. "I did nothing,"\nRuiz said. Police arrested her brother too.'


def annotations(**parts: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {part: [] for part in ("actors", "relations", "locations", "quotes", "events")}
    return {"source": "a.txt", "published_on": None, **empty, **parts}


def load(folder: Path, **parts: Any) -> Any:
    file = folder / "ana.yaml"
    file.write_text(yaml.safe_dump(annotations(**parts)), encoding="utf-8")
    return load_article(file, TEXT)


def event(**parts: Any) -> dict[str, Any]:
    return {"trigger": "arrested", "root": "COERCE", "modality": "actual", **parts}


def test_words_are_found_in_the_text_over_line_ends(tmp_path: Path) -> None:
    quote = {"text": 'I did nothing," Ruiz', "type": "direct", "speaker": None}
    article = load(tmp_path, quotes=[quote])
    assert article.quotes[0].readings[0][0].of(TEXT) == 'I did nothing,"\nRuiz'


@pytest.mark.parametrize("place", [{"occurrence": 2}, {"after": "Ruiz said"}])
def test_a_later_occurrence_can_be_addressed(tmp_path: Path, place: dict[str, Any]) -> None:
    article = load(tmp_path, events=[event(**place)])
    assert article.events[0].trigger.start == TEXT.rindex("arrested")


def test_names_come_with_their_other_names(tmp_path: Path) -> None:
    article = load(tmp_path, actors=[{"name": "Ana Ruiz", "also": ["Ruiz"], "type": "person"}])
    assert article.names_of("Ana Ruiz") == ("Ana Ruiz", "Ruiz")
    assert article.names_of("her brother") == ("her brother",)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"events": [event(trigger="shot")]}, "'shot' does not occur"),
        ({"events": [event(trigger="arrest")]}, "'arrest' does not occur"),
        ({"events": [event(occurrence=3)]}, "does not occur 3"),
        ({"events": [event(root="ARREST")]}, "is no PLOVER root"),
        ({"events": [event(mode="jail")]}, "is no PLOVER mode"),
        ({"events": [event(modality="sure")]}, "is no modality"),
        ({"events": [event(date="4 March")]}, "is no date"),
        ({"quotes": [{"text": "I did nothing", "type": "direct", "speaker": None, "said_on": "Monday"}]}, "is no date"),
        ({"events": [event(place="Lima")]}, "unknown keys"),
        ({"events": [event(location="Lima")]}, "'Lima' has no row of its own"),
        ({"events": [event(target=["Ana Perez"])]}, "is not in the text"),
        ({"actors": [{"name": "Ana Perez", "type": "person"}]}, "occurs in the text"),
        ({"actors": [{"name": "Ana Ruiz", "type": "woman"}]}, "is no actor type"),
        ({"relations": [{"actor": "Ana Ruiz", "relation": "leads", "object": "Peru"}]}, "has no row of its own"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, parts: dict[str, Any], said: str) -> None:
    with pytest.raises(AnnotationError, match=said) as error:
        load(tmp_path, **parts)
    assert str(error.value).startswith("ana.yaml, ")
