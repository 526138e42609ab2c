"""Who speaks and is spoken to in quotes: "I", "we", "you", and speakers whom no other rule has found.

Belongs here: the tie between quotes and actors. Does not belong here: finding quotes and their speakers (quotes/).
"""

from collections.abc import Sequence

from pipelines.extract.actors.discourse import Discourse
from pipelines.extract.actors.pronouns import PRONOUNS, counted, pronoun_at
from pipelines.extract.actors.reading import Entity, Reading, WorkingMention
from pipelines.extract.actors.relations import Tie
from pipelines.extract.actors.representatives import body_of
from pipelines.extract.actors.shape import NAME_TAGS, PLACE_LABELS
from pipelines.extract.locations.names import place_names
from pipelines.extract.records import Span

_NOUN_TAGS = frozenset({"NN", "NNS"})
_OF_PEOPLE = frozenset({"people", "demonym"})
_MODIFYING = frozenset({"amod", "compound", "poss"})
_LONGEST_SPEAKER = 10
_REPRESENTED = 0.7
"""How much less sure "we" is than its speaker."""


def add_speakers(discourse: Discourse) -> None:
    """Add a mention for each speaker and addressee without one."""
    for quote in discourse.reading.quotes:
        for span in (quote.speaker, quote.addressee):
            if span is not None and _at(discourse, span) is None:
                _add_unnamed(discourse, span)


def _at(discourse: Discourse, span: Span) -> WorkingMention | None:
    """The mention over the head of a span, else any mention that begins in it."""
    positions = discourse.reading.positions(span)
    if not positions:
        return None
    head = discourse.reading.head_of(positions.start, positions.stop)
    return discourse.by_head.get(head)


def _add_unnamed(discourse: Discourse, span: Span) -> None:
    """A speaker whom no rule has found: the source of a document, a name that the model missed, or somebody unnamed.

    A thing that speaks is nobody: "the decision said", "military action showed"; nor are two with names one more.
    """
    reading = discourse.reading
    positions = reading.positions(span)
    if not positions:
        return
    head = counted(reading, reading.head_of(positions.start, positions.stop))
    if head in discourse.sums:
        return
    end = min(positions.stop, positions.start + _LONGEST_SPEAKER)

    def add(entity: Entity, rule: str, confidence: float) -> None:
        discourse.add(WorkingMention(positions.start, end, head, "nominal", entity, f"speaker:{rule}", confidence))

    if head in discourse.by_head:
        add(discourse.by_head[head].entity, "of a number", 0.6)
    elif reading.tokens[head].lemma_.lower() in reading.lexicon.document_nouns:
        sources = [discourse.by_head[i] for i in _source_positions(reading, positions, head) if i in discourse.by_head]
        if sources:
            add(sources[0].entity, "source of a document", 0.45)
    elif _may_speak(reading, head):
        add(_unnamed(discourse, positions.start, end), "new", 0.35)


def _may_speak(reading: Reading, head: int) -> bool:
    """Whether a noun means people or a body, or is a name that nothing says is a place."""
    token = reading.tokens[head]
    if reading.tags[head] in NAME_TAGS:
        return token.ent_type_ not in PLACE_LABELS and not place_names().candidates(token.text)
    nouns = reading.lexicon.nouns
    is_person = token.lower_ in reading.lexicon.title_heads or token.lemma_.lower() in reading.lexicon.title_heads
    return reading.tags[head] in _NOUN_TAGS and (token.lower_ in nouns or is_person)


def _source_positions(reading: Reading, positions: range, head: int) -> list[int]:
    """Where the source of a document stands: before or in its name, or after "from" and "by"."""
    after = [p for p in reading.children(head, "prep", "acl") if reading.lower[p] in ("from", "by", "of")]
    return [*positions, *(i for p in after for i in reading.children(p, "pobj"))]


def _unnamed(discourse: Discourse, start: int, end: int) -> Entity:
    reading = discourse.reading
    entity = Entity("anonymous", " ".join(reading.name_words(start, end)), described=True)
    entity.description = reading.text(start, end)
    discourse.registry.entities.append(entity)
    return entity


def add_persons(discourse: Discourse, ties: Sequence[Tie]) -> None:
    """Add a mention for each first and second person in a quote: the one who speaks, or for whom he does, if "we"."""
    reading = discourse.reading
    spoken = [
        (position, number, pronoun)
        for position, number in enumerate(reading.quote_of)
        if number is not None and (pronoun := pronoun_at(reading, position)) is not None and pronoun.person != "third"
    ]
    private = {number for position, number, _ in spoken if _is_of_kin(reading, position)}
    for position, number, pronoun in spoken:
        quote = reading.quotes[number]
        span = quote.speaker if pronoun.person == "speaker" else quote.addressee
        who = _at(discourse, span) if span is not None else None
        if who is None:
            continue
        is_we = pronoun == PRONOUNS["we"]
        body = _people_beside(discourse, position) if is_we else None
        if body is None and is_we and number not in private:
            body = body_of(discourse, who, ties)
        rule, confidence = f"pronoun:{pronoun.person}", round(0.9 * who.confidence, 2)
        if body is not None:
            rule, confidence = "pronoun:represented", round(_REPRESENTED * who.confidence, 2)
        mention = WorkingMention(position, position + 1, position, "pronoun", body or who.entity, rule, confidence)
        discourse.add(mention)


def _is_of_kin(reading: Reading, position: int) -> bool:
    """Whether somebody speaks of his own family: "our son", while "our sons" may be those of a people."""
    return reading.lower[position] == "our" and reading.lower[reading.heads[position]] in reading.lexicon.kinship


def _people_beside(discourse: Discourse, position: int) -> Entity | None:
    """The people that "we" names itself: "we Kurds", "us Peruvians"; not in "sold us Peruvian arms"."""
    reading, after = discourse.reading, position + 1
    if after >= len(reading.tokens) or not reading.capital[after] or reading.deps[after] in _MODIFYING:
        return None
    names = reading.lexicon.names.get((reading.words[after],), ())
    people = next((name.actor for name in names if name.use in _OF_PEOPLE), None)
    return discourse.registry.known(people) if people is not None else None
