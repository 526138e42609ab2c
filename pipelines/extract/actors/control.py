"""Who does what a verb without a subject says: "the army" in "the army vowed to fight", "Oslo" in "urged Oslo to act".

Belongs here: the control of infinitives, participles and gerunds. Does not belong here: whom pronouns mean
(pronouns.py).
"""

from pipelines.extract.actors.reading import Reading
from pipelines.extract.actors.shape import NAME_TAGS, is_actor_noun

RELATIVES = frozenset({"WP", "WDT"})
_SUBJECTS = ("nsubj", "nsubjpass")
_PREDICATES = frozenset({"VERB", "AUX", "ADJ"})
_ASKED = frozenset({"on", "upon", "to", "for", "with"})
"""Before whom is asked: "called on them to go", "appealed to them to go"."""
_SAME_DOER = frozenset({"conj", "aux", "xcomp", "advcl", "pcomp"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_BLAMED = frozenset({"for", "from", "into", "of"})
"""What the object does and the subject tells: in "accused the army of shelling its base" either may own the base."""


def doer(reading: Reading, verb: int, within: int | None = None) -> int | None:
    """The subject of a verb, its own or the one that it shares with the clause over it; None when syntax cannot tell.

    Through a relative pronoun it is the noun before. A subject that holds the token `within` is none.
    """
    while not (own := reading.children(verb, *_SUBJECTS)):
        if (controller := _controller(reading, verb)) is not None:
            return controller
        above = _clause_above(reading, verb)
        if above is None:
            return None
        verb = above
    found = next((i for i in own if within is None or not holds(reading, i, within)), None)
    if found is not None and reading.tags[found] in RELATIVES and reading.deps[verb] == "relcl":
        return _nearest(reading, reading.heads[verb], found)
    return found


def _controller(reading: Reading, verb: int) -> int | None:
    """Who does it by a noun before: "the men firing", "Oslo's plan to act", or is asked to."""
    noun, is_modifier = reading.heads[verb], reading.deps[verb] == "acl"
    if is_modifier and reading.tags[verb] in ("VBG", "VBN") and _is_somebody(reading, noun):
        return noun
    owners = reading.children(noun, "poss") if is_modifier else []
    return owners[0] if owners else _asked(reading, verb)


def _clause_above(reading: Reading, verb: int) -> int | None:
    """The verb or adjective whose subject a verb without one shares; None where it may be another's."""
    above, label = reading.heads[verb], reading.deps[verb]
    if label == "pcomp":
        preposition, above = above, reading.heads[above]
        if reading.lower[preposition] in _BLAMED and _has_person_object(reading, above):
            return None
    elif label == "conj" and reading.tags[verb] in _FINITE:
        above = _finite(reading, above)
    is_finite_clause = label == "advcl" and reading.tags[verb] in _FINITE
    is_participle = label == "prep" and reading.tags[verb] == "VBG"
    is_shared = above != verb and (label in _SAME_DOER or is_participle) and not is_finite_clause
    return above if is_shared and reading.tokens[above].pos_ in _PREDICATES else None


def _nearest(reading: Reading, noun: int, relative: int) -> int:
    """Of several nouns before a relative pronoun the last: "Kenya" in "the envoy and Kenya, which backs him"."""
    while joined := [i for i in reading.children(noun, "conj") if i < relative]:
        noun = joined[-1]
    return noun


def _has_person_object(reading: Reading, verb: int) -> bool:
    return any(_is_somebody(reading, i) for i in reading.children(verb, "dobj", "nsubjpass"))


def _finite(reading: Reading, verb: int) -> int:
    """The verb that a finite one can be joined to: "called" in "called on them to go and threatened"."""
    while reading.tags[verb] == "VB" and reading.deps[verb] in ("xcomp", "advcl", "conj"):
        verb = reading.heads[verb]
    return verb


def _asked(reading: Reading, infinitive: int) -> int | None:
    """Who is to do what the infinitive says, being the object: "asked them to go", "called on them to go"."""
    above, label = reading.heads[infinitive], reading.deps[infinitive]
    is_asking = reading.tokens[above].lemma_ in reading.lexicon.discourse_words["asking"]
    if label != "xcomp" and not (label == "advcl" and is_asking and reading.tags[infinitive] == "VB"):
        return None
    before = [i for i in reading.children(above, "dobj", "dative", "prep") if i < infinitive]
    objects = [i for i in before if reading.deps[i] != "prep" and (is_asking or _may_act(reading, i))]
    if not objects and is_asking:
        objects = [noun for i in before if reading.lower[i] in _ASKED for noun in reading.children(i, "pobj")]
    return next(iter(objects), None)


def _may_act(reading: Reading, noun: int) -> bool:
    """Whether an object may itself do something: "let them go", not "use the means to go"."""
    return reading.tags[noun] in ("PRP", "CD", "DT") or _is_somebody(reading, noun)


def _is_somebody(reading: Reading, noun: int) -> bool:
    """Whether a noun is a name or one for an actor, who may do what a participle after it says."""
    return reading.tags[noun] in NAME_TAGS or is_actor_noun(reading, reading.lower[noun])


def holds(reading: Reading, noun: int, position: int) -> bool:
    """Whether the token belongs to the phrase of the noun."""
    token = reading.tokens[noun]
    return token.left_edge.i <= position <= token.right_edge.i
