"""From a parsed document to its actors, mentions and relations.

Belongs here: the order of work. Does not belong here: any rule.
"""

from collections.abc import Sequence

from pipelines.extract.actors.coreference import resolve
from pipelines.extract.actors.descriptions import find_descriptions
from pipelines.extract.actors.discourse import Discourse
from pipelines.extract.actors.identity import identify
from pipelines.extract.actors.kinds import complete
from pipelines.extract.actors.lexicon import actor_lexicon
from pipelines.extract.actors.naming import names_given
from pipelines.extract.actors.output import analysis_records
from pipelines.extract.actors.partitives import with_parts
from pipelines.extract.actors.places import without_places
from pipelines.extract.actors.reading import Reading
from pipelines.extract.actors.recognition import find_names
from pipelines.extract.actors.relations import find_ties
from pipelines.extract.actors.speakers import add_persons, add_speakers
from pipelines.extract.actors.things import without_things
from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.records import ActorAnalysis, QuoteSpan


def analyse_actors(parsed: ParsedDocument, quotes: Sequence[QuoteSpan]) -> ActorAnalysis:
    """Everybody the document speaks of; quotes tell who "I" and "we" are."""
    reading = Reading(parsed, quotes, actor_lexicon())
    given = names_given(reading)
    names = find_names(reading, given)
    registry, mentions = identify(reading, names)
    complete(registry, names, mentions)
    mentions = without_things(reading, without_places(reading, mentions))
    discourse = Discourse(reading, registry, mentions, given)
    descriptions = with_parts(reading, find_descriptions(reading, names))
    resolve(discourse, descriptions)
    add_speakers(discourse)
    ties = find_ties(discourse, names, descriptions)
    add_persons(discourse, ties)
    return analysis_records(discourse, ties)
