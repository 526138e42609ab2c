import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.actors.analysis import analyse_actors
from pipelines.extract.records import ActorAnalysis
from tests.extract.actors.readings import analysed, short
from tests.parses import parsed

_PIECES = [
    "Iran",
    "’s",
    " ",
    "the ",
    "leader",
    ", ",
    "Mr Al Masri",
    " said ",
    "“",
    "”",
    "we",
    "he ",
    "\n\n",
    "é",
    "(SDF)",
    ". ",
]


def _check(text: str, analysis: ActorAnalysis) -> None:
    ids = [mention.mention_id for mention in analysis.mentions]
    actors = {actor.actor_id for actor in analysis.actors}
    assert len(set(ids)) == len(ids)
    assert len(actors) == len(analysis.actors)
    for mention in analysis.mentions:
        assert text[mention.start_char : mention.end_char] == mention.text
        assert mention.actor_id in actors
        assert 0 <= mention.confidence <= 1
    for relation in analysis.relations:
        assert text[relation.start_char : relation.end_char] == relation.text
        assert {relation.actor_id, relation.object_actor_id} <= actors


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=12))
def test_any_text_gives_sound_records(pieces: list[str]) -> None:
    text = "".join(pieces)
    _check(text, analysed(text))


@pytest.mark.parametrize("text", ["", "\n", "?", "“"])
def test_texts_without_words_have_no_actors(text: str) -> None:
    assert analyse_actors(parsed(text), []).actors == []


def test_the_same_text_gives_the_same_records() -> None:
    text = "Hamas leader Omar Nasri told Al Jazeera that Israel had broken its promise. He left."
    assert analysed(text) == analysed(text)


def test_a_known_actor_brings_kind_country_and_sector() -> None:
    found = {short(a.actor_id): a for a in analysed("Hezbollah said Israel had attacked.").actors}
    hezbollah = found["armed_group:hezbollah"]
    assert (hezbollah.name, hezbollah.country, hezbollah.sector) == ("Hezbollah", "LBN", "REB")


def test_an_unknown_person_has_no_country() -> None:
    found = {short(a.actor_id): a for a in analysed("Lena Moor smiled.").actors}
    assert (found["person:lena-moor"].country, found["person:lena-moor"].sector) == (None, None)


def test_other_documents_and_their_order_change_no_mention() -> None:
    texts = (
        "Ruken Dal, a minister of Turkey, met Omar Nasri. She left early.",
        "Ruken Dal, a minister of Sweden, resigned. He gave no reason.",
        "The Northern Relief Council (NRC) warned Nasri.",
    )
    alone = [analysed(text) for text in texts]
    assert [analysed(text) for text in reversed(texts)] == alone[::-1]
    assert analysed(texts[1]) == alone[1]
