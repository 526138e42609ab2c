"""Which descriptions bring in somebody new, and which only say what somebody is, or name somebody in passing.

Belongs here: descriptions that mean nobody mentioned before. Does not belong here: whom the others mean
(antecedents.py).
"""

from pipelines.extract.actors.agency import acts
from pipelines.extract.actors.descriptions import Description
from pipelines.extract.actors.discourse import Discourse
from pipelines.extract.actors.links import first_of_joined
from pipelines.extract.actors.offices import is_bare_office
from pipelines.extract.actors.reading import Entity, Reading
from pipelines.extract.actors.shape import INDEFINITE

_EXISTENTIAL = frozenset({"there", "it"})
_SUBJECT_LABELS = frozenset({"nsubj", "nsubjpass"})
_FRONTED_LABELS = frozenset({"prep", "advmod"})
_LISTING = frozenset({"such", "well"})
_LIKENING = frozenset({"as", "like"})
_NO_ONE_IN_PARTICULAR = frozenset({"any", "each", "either", "every", "neither", "whatever", "whichever"})
_RELATIVE_OBJECTS = frozenset({"which", "who", "whom", "that"})
_FIRST_OBJECTS = frozenset({"dobj", "dative", "nsubjpass"})
_COMPLEMENTS = frozenset({"prep", "relcl", "acl"})
_ALL_OF_THEM = frozenset({"the", "these", "both"})
_COUNTED_WORDS = 2
_NEAR_NAMES = 6
"""How many sentences back those are named whom "the two" sums up."""
_BODIES = frozenset("organization ngo company party armed_group media igo".split())
_UNREAL_TAGS = frozenset({"VB", "VBG"})


def is_in_passing(discourse: Discourse, description: Description) -> bool:
    """Whether nothing is told of those that the description means, so that they are nobody unless they come again.

    The many of whom some are told, nobody in particular ("any group"), what is yet to be ("to form a council"), a
    country in which something happens, and the heading of a list ("with the miners Ann Tal and Jo Berg").
    """
    reading = discourse.reading
    if description.in_passing or reading.lower[description.start] in _NO_ONE_IN_PARTICULAR:
        return True
    is_land = description.noun.actor_type == "country" and not description.is_plural
    if _is_to_be_made(reading, description) or (is_land and not acts(reading, description.head)):
        return True
    return description.is_plural and description.is_person and _lists_names(discourse, description)


def _lists_names(discourse: Discourse, description: Description) -> bool:
    """Whether the names of the people follow, each an actor already; those who do something stay as one, too."""
    reading = discourse.reading
    beside = reading.children(description.head, "appos")
    named = [discourse.by_head[i] for i in beside if i in discourse.by_head]
    is_told_of = reading.deps[description.head] != "pobj" or reading.lower[reading.heads[description.head]] == "by"
    return not is_told_of and any(mention.form == "name" and mention.entity.is_person for mention in named)


def _is_to_be_made(reading: Reading, description: Description) -> bool:
    """Whether the body is what somebody may found: "plan to form a council", "the formation of a government"."""
    position = description.head
    while reading.deps[position] == "conj":
        position = reading.heads[position]
    governor = reading.heads[position]
    making = reading.lexicon.discourse_words["making"]
    if description.is_definite:
        return False
    if reading.deps[position] == "dobj":
        return reading.tags[governor] in _UNREAL_TAGS and reading.tokens[governor].lemma_ in making
    is_of = reading.deps[position] == "pobj" and reading.lower[governor] == "of"
    return is_of and reading.lower[reading.heads[governor]] in making


def is_only_said(reading: Reading, description: Description) -> bool:
    """Whether the noun says what somebody is or is like, and so means nobody new: "these are refugees", "as a guard".

    Not in "there are soldiers", "it was a soldier who fled" and "officials such as the mayor".
    """
    head = _first_likened(reading, first_of_joined(reading, description))
    role, governor = reading.deps[head], reading.heads[head]
    if role == "attr" and _is_predicate(reading, governor):
        return True
    is_bare = is_bare_office(reading, description)
    is_indefinite = description.is_plural or is_bare or reading.lower[description.start] in INDEFINITE
    if description.is_definite or not is_indefinite:
        return False
    if _is_considered(reading, head):
        return True
    is_corrected = _is_corrected(reading, head)
    if is_corrected or role == "attr":
        return is_corrected
    if role == "pobj" and reading.lower[governor] in _LIKENING:
        is_list = governor > 0 and reading.lower[governor - 1] in _LISTING
        return not is_list and (reading.lower[governor] == "as" or not description.is_plural)
    return role == "oprd" or (role == "pobj" and _is_turned_into(reading, governor))


def _is_considered(reading: Reading, head: int) -> bool:
    """Whether it is said what somebody is called or taken for: "the front, which Qarm considers a gang".

    Not in "consider a refugee", where nobody else is its object.
    """
    verb, considering = reading.heads[head], reading.lexicon.discourse_words["considering"]
    if reading.deps[head] != "dobj" or reading.tokens[verb].lemma_ not in considering:
        return False
    before = [i for i in reading.children(verb) if i < head and reading.deps[i] != "aux"]
    return any(reading.lower[i] in _RELATIVE_OBJECTS or reading.deps[i] in _FIRST_OBJECTS for i in before)


def sums_up_names(discourse: Discourse, description: Description) -> bool:
    """Whether several with names are meant together: "the two leaders", "both countries" after two of them.

    Each is an actor already, and the pair of them is none. Also beside the names ("Ann Tal and Jo Berg, two miners"),
    and behind those of states ("the Czech and Polish armies").
    """
    reading = discourse.reading
    if description.is_plural and _is_beside_names(discourse, description.head):
        return True
    if description.is_plural and _is_of_states(discourse, description):
        return True
    counts = [_counts(reading, i) for i in range(description.start, description.head)]
    plain = [i for i in range(description.first, description.head + 1) if not reading.capital[i]]
    is_counted = description.is_plural and any(counts) and len(plain) <= _COUNTED_WORDS
    is_told = bool(reading.children(description.head, *_COMPLEMENTS)) or description.owner is not None
    if not is_counted or is_told or reading.lower[description.start] not in _ALL_OF_THEM:
        return False
    if _lists_names(discourse, description):
        return True
    near = {id(m.entity): m.entity for m in discourse.recent(description.head, _NEAR_NAMES) if m.entity.names}
    return sum(_may_be_one_of(reading, entity, description) for entity in near.values()) > 1


def _is_beside_names(discourse: Discourse, head: int) -> bool:
    """Whether the noun is an apposition to two names joined by "and"."""
    reading, last = discourse.reading, discourse.reading.heads[head]
    if reading.deps[head] != "appos":
        return False
    joined = [last, *reading.children(last, "conj"), *([reading.heads[last]] if reading.deps[last] == "conj" else [])]
    mentions = [discourse.by_head[i] for i in joined if i in discourse.by_head]
    return len({id(m.entity) for m in mentions if m.form == "name" and m.entity.number != "plural"}) > 1


def _is_of_states(discourse: Discourse, description: Description) -> bool:
    """Whether two states are named before the noun for what each of them has or is: "her Czech and Polish allies"."""
    reading, lexicon = discourse.reading, discourse.reading.lexicon
    is_of_state = description.called in lexicon.institutions or description.noun.noun in lexicon.institutions
    if not is_of_state and description.noun.noun not in lexicon.discourse_words["any side"]:
        return False
    joined = [i for i in range(description.start, description.head) if reading.deps[i] == "conj"]
    named = (reading.country_at(i) for i in (*joined, *(reading.heads[i] for i in joined)))
    return len({country for country in named if country is not None}) > 1


def _counts(reading: Reading, position: int) -> bool:
    """Whether it is a numeral or "both", but not that of "both men and women"."""
    return reading.tags[position] == "CD" or (reading.lower[position] == "both" and reading.tags[position] != "CC")


def _may_be_one_of(reading: Reading, entity: Entity, description: Description) -> bool:
    """Whether somebody with a name may be one of those: persons of "two leaders", countries of "two countries"."""
    if description.noun.noun in reading.lexicon.discourse_words["any side"]:
        return entity.actor_type == "country"
    if description.is_person:
        return entity.actor_type == "person"
    if description.noun.noun in reading.lexicon.discourse_words["any body"]:
        return entity.actor_type in _BODIES
    return entity.actor_type == (description.noun.actor_type or "organization")


def _first_likened(reading: Reading, head: int) -> int:
    """The first of several nouns after "as": "proxies" of "as proxies or enemies"."""
    first = head
    while reading.deps[first] == "conj":
        first = reading.heads[first]
    is_after_as = reading.deps[first] == "pobj" and reading.lower[reading.heads[first]] == "as"
    return first if is_after_as and not reading.children(first, "det", "poss") else head


def _is_turned_into(reading: Reading, preposition: int) -> bool:
    """Whether it is said what somebody becomes: "the club has turned into a party"."""
    verb = reading.tokens[reading.heads[preposition]].lemma_
    return reading.lower[preposition] == "into" and verb in reading.lexicon.discourse_words["becoming"]


def _is_corrected(reading: Reading, head: int) -> bool:
    """Whether it is said what somebody is not, or is instead: "not a navy but a gang"."""
    is_instead = reading.deps[head] == "conj" and any(
        reading.lower[i] == "but" for i in reading.children(reading.heads[head], "cc")
    )
    first = reading.heads[head] if is_instead else head
    return any(reading.lower[i] == "not" for i in reading.children(first, "neg", "preconj"))


def _is_predicate(reading: Reading, verb: int) -> bool:
    """Whether what follows "be" is said of a subject before it: not "there are", "it was X who", "among them are"."""
    before = [i for i in reading.children(verb) if i < verb]
    if any(reading.lower[i] in _EXISTENTIAL for i in before):
        return bool(reading.children(verb, "neg"))
    return any(reading.deps[i] in _SUBJECT_LABELS for i in before) or not any(
        reading.deps[i] in _FRONTED_LABELS for i in before
    )
