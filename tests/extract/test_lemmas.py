"""Lemmas that are remembered are those that spaCy's own lemmatizer gives."""

import pytest
from spacy.pipeline import Lemmatizer

from pipelines.extract.lemmas import NAME, RememberedLemmas
from pipelines.extract.parsing import load_model
from tests.parses import given_to

TEXTS = (
    "The geese were flying lower than the worst of the kites, and nobody had fed them.",
    "She left Leeds on the left; her leaves and his leaving left us none the wiser.",
    "",
)


@pytest.mark.parametrize("text", TEXTS)
def test_every_token_gets_the_lemma_that_the_model_gives_it(text: str) -> None:
    model = load_model()
    lemmatizer, remembered = model.get_pipe("lemmatizer"), model.get_pipe(NAME)
    expected = [token.lemma_ for token in lemmatizer(given_to(NAME, text))]

    for _ in range(2):  # forms that are new, and then known
        assert [token.lemma_ for token in remembered(given_to(NAME, text))] == expected


def test_nothing_but_the_lemma_changes() -> None:
    before, after = given_to(NAME, TEXTS[0]), load_model().get_pipe(NAME)(given_to(NAME, TEXTS[0]))

    for attribute in ("TAG", "POS", "MORPH", "HEAD", "DEP", "SENT_START"):
        assert (after.to_array(attribute) == before.to_array(attribute)).all()


def test_a_lemma_that_a_token_has_stays() -> None:
    doc = given_to(NAME, "The geese were fed.")
    doc[1].lemma_ = "gander"

    assert [token.lemma_ for token in load_model().get_pipe(NAME)(doc)] == ["the", "gander", "be", "feed", "."]


def test_a_lemmatizer_without_rules_is_refused() -> None:
    with pytest.raises(ValueError, match="by lookup"):
        RememberedLemmas(Lemmatizer(load_model().vocab, None, mode="lookup"))


def test_in_a_memory_zone_only_what_was_known_before_is_kept() -> None:
    """The model forgets the words of the zone, so that their numbers may not be given again."""
    model = load_model()
    lemmas = RememberedLemmas(model.get_pipe("lemmatizer"))  # type: ignore[arg-type]

    lemmas(given_to(NAME, "They blorped."))
    known = dict(lemmas._lemmas)
    with lemmas.memory_zone():
        lemmas(given_to(NAME, "She gnarfles."))
        assert lemmas._lemmas.keys() > known.keys()

    assert lemmas._lemmas == known
