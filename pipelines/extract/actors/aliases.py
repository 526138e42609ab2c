"""New names that somebody is told to have been given or taken: "she was given the nom de guerre Qarm".

Belongs here: whose such a name is, as far as the text is read. Does not belong here: second names beside the first
(nicknames.py).
"""

from pipelines.extract.actors.discourse import Discourse
from pipelines.extract.actors.names import name_words
from pipelines.extract.actors.reading import WorkingMention

_LONGEST_PHRASE = 6
"""How many tokens before the name hold the noun, "nom-de-guerre" being five."""


def name_by_alias(discourse: Discourse, mention: WorkingMention) -> None:
    """Make one of somebody and the new name that he was given or took: "she was given the nom de guerre Qarm"."""
    reading, alias = discourse.reading, mention.entity
    words = tuple(word for word in reading.words[max(0, mention.start - _LONGEST_PHRASE) : mention.start] if word)
    nouns = (name_words(noun) for noun in reading.lexicon.discourse_words["second name"])
    is_given = any(words[-len(noun) :] == noun for noun in nouns)
    if not is_given or alias.actor_type != "person" or alias.known is not None or alias.mentions != [mention]:
        return
    before = (m.entity for m in discourse.recent(mention.start, 0) if m.entity.is_person and m.entity is not alias)
    bearer = next(before, None)
    if bearer is not None and bearer.actor_type == "person":
        discourse.merge(alias, bearer)
        discourse.registry.add_name(bearer, reading.text(mention.start, mention.end), ())
