"""For whom somebody speaks who says "we": an army for its spokesman, a state for its minister, a charity for its nurse.

Belongs here: the body behind a speaker. Does not belong here: who speaks (speakers.py), what ties there are
(relations.py).
"""

from collections.abc import Iterator, Sequence

from pipelines.extract.actors.discourse import Discourse
from pipelines.extract.actors.owners import body_of_name
from pipelines.extract.actors.reading import Entity, Reading, WorkingMention
from pipelines.extract.actors.relations import Tie
from pipelines.extract.actors.shape import INDEFINITE
from pipelines.extract.records import Relation

_REPRESENTING: tuple[Relation, ...] = ("spokesperson_for", "leads", "office_in", "member_of")
"""The ties by which somebody speaks for a body, the closest first."""
_WITH_MEMBERS = frozenset({"organization", "ngo", "igo", "company", "government", "military", "armed_group"})
_FOR_A_CAUSE = frozenset({"ngo", "igo"})
_OBSERVERS = frozenset({"MED", "EDU"})
_STATE = "GOV"
_MODIFIERS = ("amod", "compound", "nmod")
_HYPHEN = "-"
_PAST_TAGS = frozenset({"VBD", "VBN"})
_RANGE = frozenset({"to", "until", "till"})


def body_of(discourse: Discourse, speaker: WorkingMention, ties: Sequence[Tie]) -> Entity | None:
    """The body whose spokesman, head, officer or member the text says the speaker is, else the state of his office.

    None for who was so once, and for everybody else.
    """
    reading, entity = discourse.reading, speaker.entity
    if not entity.is_person:
        return None
    over = {noun for mention in entity.mentions for noun in _past_nouns(reading, mention)}
    told = [tie for tie in ties if tie.subject is entity and tie.relation in _REPRESENTING]
    if not told:
        return _state_of(discourse, entity, over) or _body_of_names(discourse, entity)
    close = [tie for tie in told if _may_represent(reading, tie, over)]
    nearest = sorted(close, key=lambda tie: (_REPRESENTING.index(tie.relation), abs(tie.start - speaker.start)))
    return nearest[0].target if nearest else None


def _may_represent(reading: Reading, tie: Tie, over: set[str]) -> bool:
    """Whether the tie makes somebody speak for the body; not in "a German speaker", which tells no office."""
    words = reading.lower[tie.start : tie.end]
    if not over.isdisjoint(words):
        return False
    if tie.relation == "member_of":
        return tie.target.actor_type in _WITH_MEMBERS and not _is_hired(reading, tie)
    is_one_of_many = bool(tie.subject.names) and reading.lower[tie.start] in INDEFINITE
    return tie.relation != "office_in" or not is_one_of_many


def _is_hired(reading: Reading, tie: Tie) -> bool:
    """Whether somebody but works for a body, or there, and hardly speaks for it: its interpreter, a lecturer.

    A researcher of a charity speaks for it.
    """
    words = reading.lower[tie.start : tie.end]
    if not reading.lexicon.discourse_words["hired"].isdisjoint(words):
        return True
    titles = (reading.lexicon.titles.get((word,)) for word in words)
    is_observer = any(title is not None and title.sector in _OBSERVERS for title in titles)
    return is_observer and tie.target.actor_type not in _FOR_A_CAUSE


def _body_of_names(discourse: Discourse, entity: Entity) -> Entity | None:
    """The body that stands behind the name with "of": "Ann Tal of the White Helmets"."""
    bodies = (body_of_name(discourse, mention) for mention in entity.mentions if mention.form == "name")
    return next((b for b in bodies if b is not None and b.actor_type in _WITH_MEMBERS and b.sector != "EDU"), None)


# What somebody was once ----------------------------------------------------------------------------------------------


def _past_nouns(reading: Reading, mention: WorkingMention) -> Iterator[str]:
    """The nouns for what somebody is no longer: "president" of "former US president Ann Tal", "ex-president"."""
    if mention.form == "pronoun":
        return
    past, head = reading.lexicon.discourse_words["past"], mention.head
    before = list(_words_before(reading, head))
    first = min([mention.start, *before])
    for position in before:
        if reading.lower[position] in past:
            yield reading.lower[reading.heads[position]]
    for hyphen in range(max(1, first - 1), head):
        if reading.lower[hyphen] == _HYPHEN and reading.lower[hyphen - 1] in past:
            yield reading.lower[hyphen + 1]
    if mention.form == "nominal" and (_is_once(reading, mention) or _has_ended(reading, head)):
        yield reading.lower[head]


def _words_before(reading: Reading, head: int) -> Iterator[int]:
    """The words before a noun that belong to it, and those before them: all of "former US army" before "captain"."""
    for position in reading.children(head, *_MODIFIERS):
        if position < head:
            yield position
            yield from _words_before(reading, position)


def _is_once(reading: Reading, mention: WorkingMention) -> bool:
    """Whether an adverb says that it was once: ", once a spokeswoman", ", then an army captain"."""
    past, once = reading.lexicon.discourse_words["past"], reading.lexicon.naming_words["once"]
    adverbs = reading.children(mention.head, "advmod") if reading.deps[mention.head] == "appos" else []
    if any(reading.lower[i] in past | once and i < mention.head for i in adverbs):
        return True
    return mention.start > 1 and reading.lower[mention.start - 1] in once and reading.lower[mention.start - 2] == ","


def _has_ended(reading: Reading, head: int) -> bool:
    """Whether the clause says that it is over: "who was envoy", "resigned as envoy", "envoy from 2001 to 2003"."""
    above = reading.tokens[reading.heads[head]]
    verb = above.head if reading.lower[above.i] == "as" else above
    is_told = verb.tag_ in _PAST_TAGS and (
        (reading.deps[head] == "attr" and verb.lemma_ == "be")
        or (verb is not above and verb.lemma_ in reading.lexicon.discourse_words["past"])
    )
    return is_told or any(_is_up_to_date(reading, i) for i in reading.children(head, "prep"))


def _is_up_to_date(reading: Reading, preposition: int) -> bool:
    """Whether it begins a stretch of time with an end: "until May", "from 2001 to 2003"."""
    word = reading.lower[preposition]
    dates = [i for i in reading.children(preposition, "pobj") if reading.tokens[i].ent_type_ == "DATE"]
    ends = (i for i in dates if i + 1 < len(reading.tokens) and reading.lower[i + 1] in _RANGE)
    return bool(dates) if word in ("until", "till") else word == "from" and any(ends)


# States --------------------------------------------------------------------------------------------------------------


def _state_of(discourse: Discourse, entity: Entity, over: set[str]) -> Entity | None:
    """The state of a president or minister of whom no words of the text say whose he is, when the text names it."""
    state = discourse.reading.lexicon.countries.get(entity.country or "")
    if state is None or any(role[-1] in over for role in entity.roles) or not _holds_office(discourse.reading, entity):
        return None
    return next((m.entity for m in discourse.mentions if m.entity.known == state), None)


def _holds_office(reading: Reading, entity: Entity) -> bool:
    """Whether somebody holds an office of state on the day of the document, by what is known of him, else by a title.

    Of a document without a day, whoever has not left it since.
    """
    lexicon, day = reading.lexicon, reading.parsed.document.published_on
    of_town, titles = lexicon.discourse_words["of a town"], [lexicon.titles.get(role) for role in entity.roles]
    has_title = any(t is not None and t.kind == "office" and t.relation and t.title not in of_town for t in titles)
    tenures = lexicon.state_tenures(entity.known) if entity.known is not None and entity.sector == _STATE else ()
    if not tenures or (day is None and has_title):
        return has_title
    return any(tenure.covers(day) if day is not None else not tenure.last for tenure in tenures)
