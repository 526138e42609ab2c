"""Places that a text points back to instead of naming them: "Fighters blockaded the town."

Belongs here: which named place "the town" is. Does not belong here: placing names (locations/), which event happened
there (circumstances.py).
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from spacy.tokens import Doc, Token

from pipelines.extract.lexicon import read_rows
from pipelines.extract.mentions import MentionIndex
from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.records import ActorMention, LocationAnalysis, LocationMention
from pipelines.extract.syntax import prepositional_objects

_MOST_SENTENCES_BACK = 3
"""How far back a description points: our choice."""
_POINTING = frozenset({"the", "this", "that"})
_STATE = "PCLI"
"""The feature code of independent states."""


@cache
def place_descriptions() -> dict[str, tuple[str, ...]]:
    """How the feature codes of the places begin that a noun may point to, by the noun's lemma."""
    rows = read_rows("place_descriptions.csv", ("noun", "features"), required=("noun", "features"))
    return {noun: row.many("features") for row in rows for noun in row.many("noun")}


def described_places(
    parsed: ParsedDocument, places: LocationAnalysis, actors: Sequence[ActorMention]
) -> Iterator[tuple[str, Token]]:
    """(location id, the noun that points to it) for each such noun that can mean only one of the places named before.

    A country that coreference knows comes first, then a place that was introduced with the noun ("the town of Hit"),
    then those of the last sentences.
    """
    features = {place.location_id: place.feature_code or "" for place in places.locations}
    states = {f"country:{p.country}": p.location_id for p in places.locations if features[p.location_id] == _STATE}
    mentions = MentionIndex(actors)
    for noun in parsed.doc:
        wanted = place_descriptions().get(noun.lemma_.lower())
        if wanted is None or not _points_back(noun):
            continue
        actor = mentions.covering(noun.idx)
        if actor is not None and actor.actor_id in states:
            yield states[actor.actor_id], noun
            continue
        fitting = [m for m in places.mentions if _may_be(m, features, wanted)]
        introduced = _introduced(parsed.doc, noun)
        oldest = parsed.sentence_number(noun.idx) - _MOST_SENTENCES_BACK
        near = [m for m in fitting if m.end_char <= noun.idx and m.sentence_number >= oldest]
        meant = (
            {m.location_id for m in fitting if m.text in introduced} if introduced else {m.location_id for m in near}
        )
        if len(meant) == 1 and (location_id := meant.pop()) is not None:
            yield location_id, noun


def _points_back(noun: Token) -> bool:
    """Whether nothing but an article stands with the noun, which is singular: not "the northern town of Hit"."""
    if noun.tag_ != "NN":
        return False
    words = [child for child in noun.children if not child.is_punct and child.dep_ not in ("cc", "conj")]
    return len(words) == 1 and words[0].lower_ in _POINTING


def _may_be(mention: LocationMention, features: Mapping[str, str], wanted: tuple[str, ...]) -> bool:
    """Whether a mention speaks of a place of the wanted kind."""
    is_place = mention.usage == "place" and mention.location_id is not None
    return is_place and features[mention.location_id or ""].startswith(wanted)


def _introduced(doc: Doc, noun: Token) -> frozenset[str]:
    """The names that stood with the noun before: "the town of Hit", "Hit, a town"."""
    same = [token for token in doc[: noun.i] if token.lemma_ == noun.lemma_]
    named = [name for token in same for _, name in prepositional_objects(token, "of")]
    named += [token.head for token in same if token.dep_ == "appos"]
    return frozenset(name.text for name in named if name.pos_ == "PROPN")
