"""Languages of long and short texts."""

import pytest

from pipelines.ingest.language import language_of
from pipelines.ingest.records import IngestSettings


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The foreign minister said on Sunday that talks would resume next week.", "en"),
        ("He resigned.", "en"),
        ("Lukashenko visited Minsk.", "en"),
        ("Protesters in Najaf.", "en"),
        ("Muscat", "en"),
        ("Der Minister ist am Sonntag zurückgetreten.", "de"),
        ("Le ministre a démissionné dimanche, selon son porte-parole.", "fr"),
        ("El presidente dijo que no habría acuerdo.", "es"),
        ("قال وزير الخارجية إن المحادثات ستستأنف يوم الأحد في الدوحة", "ar"),
        ("Министр заявил в воскресенье, что переговоры продолжатся.", "ru"),
        ("第", None),
        ("12 345 — 678 %", None),
        ("", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert language_of(text, IngestSettings()) == language


def test_the_language_of_doubtful_short_texts_is_a_setting() -> None:
    assert language_of("Muscat", IngestSettings(default_language="fr")) == "fr"
