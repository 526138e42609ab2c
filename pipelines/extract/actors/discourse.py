"""The document as far as it has been read: who was mentioned where, and how present each is to the reader.

Belongs here: the state that reading moves along, and the weights of salience. Does not belong here: which antecedent a
pronoun (coreference.py) or a description (antecedents.py) takes.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipelines.extract.actors.identity import PLACE_WEIGHT, NameRegistry
from pipelines.extract.actors.reading import Entity, Reading, WorkingMention

ROLE_WEIGHT = {"nsubj": 1.0, "nsubjpass": 0.9, "dobj": 0.4, "dative": 0.4, "agent": 0.4, "poss": 0.3, "pobj": 0.1}
"""How much the role of an earlier mention makes it the one spoken of next, after Lappin and Leass (1994)."""

_SENTENCE_COST, _PARALLEL, _FREQUENT, _NAMED, _QUOTE_BORDER = 0.8, 0.3, 0.3, 0.2, 0.4
_TOKENS_PER_POINT = 200
_FADING = 20


class Discourse:
    """The mentions read so far, and all the names, which are known beforehand.

    `given` tells where the names begin that the text says somebody goes by, by the noun or pronoun for that somebody;
    `sums` holds the heads of descriptions of several who have names, "the two leaders", and so are no actor; `things`
    the places of "it" that stands for no actor, of which the text may go on to speak.
    """

    def __init__(
        self,
        reading: Reading,
        registry: NameRegistry,
        names: Sequence[WorkingMention],
        given: Mapping[int, Sequence[int]],
    ) -> None:
        self.reading = reading
        self.registry = registry
        self.names = list(names)
        self.by_head = {position: mention for mention in names for position in range(mention.start, mention.end)}
        self.mentions: list[WorkingMention] = []
        self.given = given
        self.sums: set[int] = set()
        self.things: set[int] = set()

    def add(self, mention: WorkingMention) -> None:
        """Go on past a mention."""
        self.mentions.append(mention)
        mention.entity.mentions.append(mention)
        mention.entity.in_passing = False
        self.by_head.setdefault(mention.head, mention)

    def merge(self, unnamed: Entity, named: Entity) -> None:
        """Make one of two that were taken for different: every mention of the first means the other."""
        for mention in (*unnamed.mentions, *self.names):
            mention.entity = named if mention.entity is unnamed else mention.entity
        named.mentions += unnamed.mentions
        named.nouns |= unnamed.nouns
        named.relatives = unnamed.relatives | named.relatives
        named.gender = named.gender or unnamed.gender
        named.country = named.country or unnamed.country
        for entity in self.registry.entities:
            entity.owner = named if entity.owner is unnamed else entity.owner
            entity.relatives = {t: named if e is unnamed else e for t, e in entity.relatives.items()}
        self.registry.entities.remove(unnamed)

    def recent(self, position: int, sentences: int) -> Iterator[WorkingMention]:
        """The mentions before a position, the nearest first, back to so many sentences before its own."""
        first = self.reading.sentence[position] - sentences
        for mention in reversed(self.mentions):
            if self.reading.sentence[mention.head] < first:
                return
            yield mention

    def prominence(self, position: int, candidate: int) -> float:
        """How near and how prominent in its sentence a token is, seen from a position further on."""
        reading = self.reading
        role = reading.deps[reading.heads[candidate] if reading.deps[candidate] == "appos" else candidate]
        score = ROLE_WEIGHT.get(role, 0.0)
        score -= _SENTENCE_COST * (reading.sentence[position] - reading.sentence[candidate])
        if role == reading.deps[position]:
            score += _PARALLEL
        if (reading.quote_of[candidate] is None) != (reading.quote_of[position] is None):
            score -= _QUOTE_BORDER
        return score - (position - candidate) / _TOKENS_PER_POINT

    def main_country(self, position: int) -> str | None:
        """The country with which the sentence opens ("In Peru"), else the one that the text before is most about.

        Near sentences count more.
        """
        weights: dict[str, float] = {}
        for other, country, weight in self.registry.country_positions:
            if other < position:
                if self._opens_sentence(other, position):
                    return country
                distance = self.reading.sentence[position] - self.reading.sentence[other]
                weights[country] = weights.get(country, 0.0) + weight / (1 + distance / _FADING)
        return max(weights, key=lambda c: weights[c], default=None)

    def _opens_sentence(self, name: int, position: int) -> bool:
        """Whether the sentence of a position begins with "In" and the name that stands at a token."""
        sentence = self.reading.sentence
        whole = self.reading.heads[name] if self.reading.deps[name] == "compound" else name
        first = self.reading.heads[whole]
        is_same = sentence[name] == sentence[position] and self.reading.lower[first] == "in"
        return is_same and (first == 0 or sentence[first - 1] != sentence[first])

    def scene(self) -> str | None:
        """The country that the whole text names most often as a place."""
        places = (country for _, country, weight in self.registry.country_positions if weight == PLACE_WEIGHT)
        return next((country for country, _ in Counter(places).most_common(1)), None)


def salience(entity: Entity) -> float:
    """How present somebody is by the number of mentions so far; a name adds to it."""
    return _FREQUENT * math.log(1 + len(entity.mentions)) + (_NAMED if entity.names else 0.0)
