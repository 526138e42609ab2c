"""Which descriptions bring in somebody new, and which only say what somebody is, or name somebody in passing.

Belongs here: descriptions that mean nobody mentioned before. Does not belong here: whom the others mean
(antecedents.py).
"""

from pipelines.extract.actors.agency import acts
from pipelines.extract.actors.descriptions import Description
from pipelines.extract.actors.links import first_of_joined
from pipelines.extract.actors.reading import Reading

_INDEFINITE = frozenset({"a", "an"})
_EXISTENTIAL = frozenset({"there", "it"})
_SUBJECT_LABELS = frozenset({"nsubj", "nsubjpass"})
_FRONTED_LABELS = frozenset({"prep", "advmod"})
_LISTING = frozenset({"such", "well"})
_LIKENING = frozenset({"as", "like"})
_NO_ONE_IN_PARTICULAR = frozenset({"any", "each", "either", "every", "whatever", "whichever"})
_UNREAL_TAGS = frozenset({"VB", "VBG"})


def is_in_passing(reading: Reading, description: Description) -> bool:
    """Whether nothing is told of those that the description means, so that they are nobody unless they come again.

    The many of whom some are told, nobody in particular ("any group"), what is yet to be ("to form a council"), and a
    country in which something happens.
    """
    if description.in_passing or reading.lower[description.start] in _NO_ONE_IN_PARTICULAR:
        return True
    is_land = description.noun.actor_type == "country" and not description.is_plural
    return _is_to_be_made(reading, description) or (is_land and not acts(reading, description.head))


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
    head = first_of_joined(reading, description)
    role, governor = reading.deps[head], reading.heads[head]
    if role == "attr" and _is_predicate(reading, governor):
        return True
    is_indefinite = description.is_plural or reading.lower[description.start] in _INDEFINITE
    if description.is_definite or not is_indefinite:
        return False
    is_corrected = _is_corrected(reading, head)
    if is_corrected or role == "attr":
        return is_corrected
    if role == "pobj" and reading.lower[governor] in _LIKENING:
        is_list = governor > 0 and reading.lower[governor - 1] in _LISTING
        return not is_list and (reading.lower[governor] == "as" or not description.is_plural)
    return role == "oprd"


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
