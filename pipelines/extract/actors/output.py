"""From what reading found to the records of the warehouse: ids, names, aliases, spans.

Belongs here: how an actor is named and identified in the tables. Does not belong here: who is meant by a mention.
"""

from collections.abc import Iterable, Sequence

from pipelines.extract.actors.discourse import Discourse
from pipelines.extract.actors.reading import Entity, Reading, WorkingMention
from pipelines.extract.actors.relations import Tie
from pipelines.extract.ids import anonymous_actor_id, named_actor_id, row_id
from pipelines.extract.records import ActorAnalysis, ActorMention, ActorRelation, DocumentActor


def analysis_records(discourse: Discourse, ties: Sequence[Tie]) -> ActorAnalysis:
    """The mentions in the order of the text, one for a span, the actors that have one, and their relations."""
    mentions = _one_for_a_span(mention for mention in discourse.mentions if not mention.entity.in_passing)
    ids = _actor_ids(discourse.reading.parsed.document.document_id, mentions)
    actors = {ids[id(m.entity)]: m.entity for m in reversed(mentions)}
    told = [tie for tie in ties if id(tie.subject) in ids and id(tie.target) in ids]
    relations = [_relation_record(discourse.reading, tie, ids) for tie in told]
    return ActorAnalysis(
        [_actor_record(discourse.reading, actor_id, entity) for actor_id, entity in sorted(actors.items())],
        [_mention_record(discourse.reading, mention, ids[id(mention.entity)]) for mention in mentions],
        sorted({r.relation_id: r for r in relations}.values(), key=lambda r: (r.start_char, r.relation_id)),
    )


def _one_for_a_span(mentions: Iterable[WorkingMention]) -> list[WorkingMention]:
    """The mentions in order; of several for one span the first that was found."""
    by_span: dict[tuple[int, int], WorkingMention] = {}
    for mention in mentions:
        by_span.setdefault((mention.start, mention.end), mention)
    return sorted(by_span.values(), key=lambda m: (m.start, m.end))


def _actor_ids(document_id: str, mentions: Sequence[WorkingMention]) -> dict[int, str]:
    """The id of each entity; two that the document calls the same get different ones, in the order of the text."""
    ids: dict[int, str] = {}
    bearers: dict[str, int] = {}
    for entity in (mention.entity for mention in mentions):
        if id(entity) not in ids:
            plain = _actor_id(document_id, entity, 0)
            order = bearers.get(plain, 0)
            bearers[plain] = order + 1
            ids[id(entity)] = _actor_id(document_id, entity, order)
    return ids


def _actor_id(document_id: str, entity: Entity, order: int) -> str:
    """The lexicon's id, else one from kind and name, else one for a description in this document."""
    if entity.known is not None:
        return entity.known.actor_id
    if entity.actor_type == "anonymous":
        return anonymous_actor_id(document_id, entity.name, order)
    if order == 0:
        return named_actor_id(entity.actor_type, entity.name)
    role = " ".join(entity.roles[0]) if entity.roles else None
    return named_actor_id(entity.actor_type, entity.name, entity.country or role or str(order))


def _actor_record(reading: Reading, actor_id: str, entity: Entity) -> DocumentActor:
    """What the document says of an entity; aliases are the names that it uses, without the actor's own."""
    name = entity.known.name if entity.known else entity.description or entity.name
    return DocumentActor(
        actor_id=actor_id,
        document_id=reading.parsed.document.document_id,
        name=name,
        actor_type=entity.actor_type,
        country=entity.country,
        sector=entity.sector,
        aliases=tuple(sorted(set(entity.names) - {name})),
    )


def _mention_record(reading: Reading, mention: WorkingMention, actor_id: str) -> ActorMention:
    document_id, span = reading.parsed.document.document_id, reading.span(mention.start, mention.end)
    return ActorMention(
        mention_id=row_id("mention", document_id, span.start, span.end),
        document_id=document_id,
        sentence_number=reading.sentence[mention.start],
        start_char=span.start,
        end_char=span.end,
        text=span.of(reading.parsed.text),
        mention_type=mention.form,
        actor_id=actor_id,
        title=mention.title,
        confidence=round(mention.confidence, 3),
        method=mention.rule,
    )


def _relation_record(reading: Reading, tie: Tie, ids: dict[int, str]) -> ActorRelation:
    document_id, span = reading.parsed.document.document_id, reading.span(tie.start, tie.end)
    subject, target = ids[id(tie.subject)], ids[id(tie.target)]
    return ActorRelation(
        relation_id=row_id("relation", document_id, span.start, span.end, subject, tie.relation, target),
        document_id=document_id,
        sentence_number=reading.sentence[tie.start],
        start_char=span.start,
        end_char=span.end,
        text=span.of(reading.parsed.text),
        actor_id=subject,
        relation=tie.relation,
        object_actor_id=target,
        confidence=tie.confidence,
        method=tie.rule,
    )
