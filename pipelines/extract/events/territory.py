"""The countries that hold the places of a document: an attack on a town is one on its country.

Belongs here: which actor a place name stands for when something is done to the place. Does not belong here: placing
names (locations/), places where something happened (circumstances.py).
"""

from collections.abc import Sequence

from spacy.tokens import Token

from pipelines.extract.records import DocumentActor, LocationAnalysis


class Territory:
    """The place names of a document with the countries they lie in, as far as these are among its actors."""

    def __init__(self, places: LocationAnalysis, actors: Sequence[DocumentActor]) -> None:
        holders = {actor.country: actor.actor_id for actor in actors if actor.actor_type == "country"}
        countries = {place.location_id: place.country for place in places.locations}
        self._holders: dict[int, str | None] = {}
        for mention in places.mentions:
            holder = holders.get(countries.get(mention.location_id or ""))
            if mention.usage == "place":
                self._holders.update(dict.fromkeys(range(mention.start_char, mention.end_char), holder))

    def has(self, head: Token) -> bool:
        """Whether a word names a place."""
        return head.idx in self._holders

    def holder_of(self, head: Token) -> str | None:
        """The actor id of the country in which the place that a word names lies; None when it names none."""
        return self._holders.get(head.idx)
