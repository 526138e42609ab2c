"""The language an article is written in, as an ISO 639-1 code.

Belongs here: deciding it offline from the text. Does not belong here: what is done with other languages.
"""

import unicodedata
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from pipelines.ingest.records import IngestSettings

_JUDGED_CHARS = 4_000
"""Some seven hundred words; the first of them decide."""


def language_of(text: str, settings: IngestSettings) -> str | None:
    """The language of the text; None when nothing decides it.

    Names make short texts look like any language: one of few words in Latin letters, of which the model is not
    sure, is taken for the default language. A short text in other letters then has none.
    """
    judged = text[:_JUDGED_CHARS]
    letters = [character for character in judged if character.isalpha()]
    if not letters:
        return None
    language, confidence = _identifier().classify(judged)
    if confidence >= settings.language_confidence or len(judged.split()) >= settings.short_text_words:
        return str(language)
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return settings.default_language if latin > len(letters) / 2 else None


@cache
def _identifier() -> LanguageIdentifier:
    """py3langid's model with calibrated confidences, kept to the languages that have an ISO 639-1 code."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([label for label in identifier.labels if len(label) == 2])
    return identifier
