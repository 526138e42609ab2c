"""What each extractor gets right in an article: annotations and extraction compared, one function per table.

Belongs here: which row answers which annotation, and what is then judged. Does not belong here: single comparisons
(matching.py) and counting (tally.py).
Recall asks for core annotations only; precision takes any annotation as an answer, each for one row.
"""

from collections.abc import Sequence

from pipelines.extract.records import DocumentActor, Event, LocationMention, Quote, Span
from tests.golden.coreference import score_coreference
from tests.golden.corpus import Case, extraction_of
from tests.golden.found import Found, extents
from tests.golden.gold import GoldActor, GoldArticle, GoldEvent, GoldPlace, GoldQuote
from tests.golden.matching import FOUND, any_agree, near, same_date, same_place_name, same_words, share_words
from tests.golden.tally import Tally

MEASURES = (
    *("quotes_recall", "quotes_precision", "quotes_type", "quotes_speaker", "quotes_said_on"),
    *("quotes_addressee_recall", "quotes_addressee_precision", "quotes_channel_recall", "quotes_channel_precision"),
    *("events_root_recall", "events_root_precision", "events_strict_recall", "events_strict_precision"),
    *("events_mode", "events_modality", "events_background", "events_date", "events_place", "events_attribution"),
    *("actors_recall", "actors_precision", "actors_type", "actors_country", "actors_sector"),
    *("relations_recall", "relations_precision", "coreference_recall", "coreference_precision"),
    *("locations_recall", "locations_precision", "locations_placed"),
)


def score(case: Case) -> Tally:
    """The counts of one article over all MEASURES."""
    tally = Tally(case.gold.name)
    found = Found(extraction_of(case))
    score_quotes(tally, case.gold, found, case.article.text)
    score_events(tally, case.gold, found, case.article.text)
    score_actors(tally, case.gold, found)
    score_relations(tally, case.gold, found)
    score_locations(tally, case.gold, found)
    score_coreference(tally, case.gold, found, case.article.text)
    return tally


# quotes -------------------------------------------------------------------------------------------------------


def score_quotes(tally: Tally, article: GoldArticle, found: Found, text: str) -> None:
    """Quotes found, and of those found who speaks to whom through what."""
    quotes = found.rows.quotes
    overlaps = [
        (_overlap(text, gold, quote), gold.core, g, q)
        for g, gold in enumerate(article.quotes)
        for q, quote in enumerate(quotes)
    ]
    answers = _pairs([(share, core, g, q) for share, core, g, q in overlaps if share >= FOUND])
    for g, gold in enumerate(article.quotes):
        words = " ... ".join(span.of(text) for span in gold.readings[0])
        if gold.core:
            tally.count("quotes_recall", words, right=g in answers, kind="missed")
        if g in answers:
            _judge_quote(tally, article, found, gold, quotes[answers[g]])
    touched = {q for share, _, _, q in overlaps if share >= FOUND}
    for q, quote in enumerate(quotes):
        told = f"{quote.speaker_text} | {quote.text}"
        right = q in touched or _is_part(text, article, quote)
        tally.count("quotes_precision", told, right=right, kind="spurious")


def _overlap(text: str, gold: GoldQuote, quote: Quote) -> float:
    return max(same_words(text, reading, extent) for reading in gold.readings for extent in extents(quote))


def _is_part(text: str, article: GoldArticle, quote: Quote) -> bool:
    """Whether the quote is one fragment of an annotated one that has several."""
    parts = [span for gold in article.quotes if len(gold.readings[0]) > 1 for span in gold.readings[0]]
    return any(same_words(text, [part], list(quote.fragments)) >= FOUND for part in parts)


def _judge_quote(tally: Tally, article: GoldArticle, found: Found, gold: GoldQuote, quote: Quote) -> None:
    beginning = quote.text[:60]
    if gold.core:
        tally.count("quotes_type", f"{quote.quote_type} | {beginning}", right=quote.quote_type in gold.types)
        names = found.names(quote.speaker_actor_id)
        right = any(any_agree(names, article.names_of(speaker)) for speaker in gold.speakers)
        told = f"{sorted(names)} ({quote.speaker_text}), not {gold.speakers} | {beginning}"
        tally.count("quotes_speaker", told, right=right)
    if gold.dated:
        told = f"{quote.said_on}, not {gold.said_on} | {beginning}"
        tally.count("quotes_said_on", told, right=same_date(gold.said_on, quote.said_on, quote.said_on))
    if quote.addressee_actor_id or gold.addressee:
        names = found.all_names(quote.addressee_actor_id) if quote.addressee_actor_id else set()
        right = bool(gold.addressee) and any_agree(names, article.names_of(gold.addressee or ""))
        told = f"{sorted(names)}, not {gold.addressee} | {beginning}"
        _count_optional(tally, "quotes_addressee", told, expected=bool(gold.addressee), given=bool(names), right=right)
    if quote.channel or gold.channel:
        right = share_words(quote.channel or "", gold.channel or "")
        told = f"{quote.channel}, not {gold.channel} | {beginning}"
        given = bool(quote.channel)
        _count_optional(tally, "quotes_channel", told, expected=bool(gold.channel), given=given, right=right)


def _count_optional(tally: Tally, measure: str, told: str, *, expected: bool, given: bool, right: bool) -> None:
    """Count a value that most rows do not have: recall where one is expected, precision where one is given."""
    if expected:
        tally.count(f"{measure}_recall", told, right=right, kind="wrong" if given else "missed")
    if given:
        tally.count(f"{measure}_precision", told, right=right, kind="wrong" if expected else "spurious")


def _pairs(candidates: Sequence[tuple[float, bool, int, int]]) -> dict[int, int]:
    """Annotations and rows paired one to one, core annotations first, then the closest: annotation → row.

    A candidate is (closeness, core, annotation, row). Core goes first since two annotations may tell of one event,
    such as the strike and the killing in "a strike killed ten": a row for either answers the one that is asked for.
    """
    answers: dict[int, int] = {}
    for _, _, gold, row in sorted(candidates, key=lambda c: (not c[1], -c[0], c[2], c[3])):
        if gold not in answers and row not in answers.values():
            answers[gold] = row
    return answers


# events -------------------------------------------------------------------------------------------------------


def score_events(tally: Tally, article: GoldArticle, found: Found, text: str) -> None:
    """Accepted events of the right root in the right sentence; strict ones have the right participants as well."""
    events = found.accepted_events()
    candidates = [
        (_closeness(gold, event, strict=strict), gold.core, g, e, strict)
        for g, gold in enumerate(article.events)
        for e, event in enumerate(events)
        if _same_event(gold, event, found)
        for strict in [_same_participants(article, gold, event, found)]
    ]
    rooted = _pairs([(close, core, g, e) for close, core, g, e, _ in candidates])
    strict_pairs = _pairs([(close, core, g, e) for close, core, g, e, strict in candidates if strict])
    for g, gold in enumerate(article.events):
        told = _told(gold, text)
        if gold.core:
            tally.count("events_root_recall", told, right=g in rooted, kind="missed")
            tally.count("events_strict_recall", told, right=g in strict_pairs, kind="missed")
        if g in rooted:
            _judge_event(tally, article, found, gold, events[rooted[g]])
    for e, event in enumerate(events):
        told = _told_event(found, event, text)
        tally.count("events_root_precision", told, right=e in rooted.values(), kind="spurious")
        tally.count("events_strict_precision", told, right=e in strict_pairs.values(), kind="spurious")


def _same_event(gold: GoldEvent, event: Event, found: Found) -> bool:
    return event.event_type in gold.roots and event.sentence_number == found.sentence_of(gold.trigger)


def _closeness(gold: GoldEvent, event: Event, *, strict: bool) -> float:
    """How well an event of the right root and sentence answers: the same trigger counts more than participants."""
    return 2 * gold.trigger.overlaps(Span(event.start_char, event.end_char)) + strict


def _same_participants(article: GoldArticle, gold: GoldEvent, event: Event, found: Found) -> bool:
    """Whether each side that the annotation names has one of its actors there."""
    return _same_side(article, gold.sources, found.participants(event, "source")) and _same_side(
        article, gold.targets, found.participants(event, "target")
    )


def _same_side(article: GoldArticle, expected: Sequence[str | None], names: set[str]) -> bool:
    if not expected or (None in expected and not names):
        return True
    return any(any_agree(names, article.names_of(name)) for name in expected if name is not None)


def _judge_event(tally: Tally, article: GoldArticle, found: Found, gold: GoldEvent, event: Event) -> None:
    told = f"{event.event_type} at {event.text!r}"
    tally.count("events_modality", f"{told}: {event.modality}", right=event.modality in gold.modalities)
    tally.count("events_background", f"{told}: {event.background}", right=event.background in gold.background)
    if gold.modes:
        tally.count("events_mode", f"{told}: {event.mode}, not {gold.modes}", right=event.mode in gold.modes)
    if gold.dated:
        right = same_date(gold.date, event.event_on, event.event_until)
        tally.count("events_date", f"{told}: {event.event_on} - {event.event_until}, not {gold.date}", right=right)
    if gold.places:
        expected = [row for row in article.places if row.name in gold.places]
        names = found.place_names(event.location_id)
        right = any(same_place_name(name, other) for name in names for row in expected for other in row.names)
        tally.count("events_place", f"{told}: {sorted(names)}, not {gold.places}", right=right)
    if gold.attributed_to:
        names = found.all_names(event.attributed_to_actor_id or "")
        right = any(any_agree(names, article.names_of(name)) for name in gold.attributed_to)
        tally.count("events_attribution", f"{told}: {sorted(names)}, not {gold.attributed_to}", right=right)


def _told(gold: GoldEvent, text: str) -> str:
    around = text[max(0, gold.trigger.start - 50) : gold.trigger.end + 50]
    return f"{'/'.join(gold.roots)} {gold.sources} → {gold.targets} at {gold.trigger.of(text)!r} | {around}"


def _told_event(found: Found, event: Event, text: str) -> str:
    sides = [sorted(found.participants(event, role)) for role in ("source", "target")]
    around = text[max(0, event.start_char - 50) : event.end_char + 50]
    return f"{event.event_type} {sides[0]} → {sides[1]} at {event.text!r} | {around}"


# actors and relations -----------------------------------------------------------------------------------------


def score_actors(tally: Tally, article: GoldArticle, found: Found) -> None:
    """Actors found under one of their names, and what is known of them; anonymous ones are not asked for precision."""
    actors = found.rows.document_actors
    candidates = [
        (closeness, gold.core, g, a)
        for g, gold in enumerate(article.actors)
        for a, actor in enumerate(actors)
        if (closeness := _name_closeness(gold, actor, found))
    ]
    answers = _pairs(candidates)
    for g, gold in enumerate(article.actors):
        if gold.core:
            tally.count("actors_recall", gold.name, right=g in answers, kind="missed")
            if g in answers:
                _judge_actor(tally, gold, actors[answers[g]])
    answering = {a for _, _, _, a in candidates}
    for a, actor in enumerate(actors):
        if actor.actor_type != "anonymous":
            told = f"{actor.name} ({actor.actor_type})"
            tally.count("actors_precision", told, right=a in answering, kind="spurious")


def _name_closeness(gold: GoldActor, actor: DocumentActor, found: Found) -> int:
    """How surely the two are one: 4 for the same name down to 1 for a description alone, 0 when nothing agrees."""
    if gold.name == actor.name:
        return 4
    called, described = found.names(actor.actor_id), found.all_names(actor.actor_id)
    agree = (any_agree(called, [gold.name]), any_agree(called, gold.names), any_agree(described, gold.names))
    return next((3 - step for step, agrees in enumerate(agree) if agrees), 0)


def _judge_actor(tally: Tally, gold: GoldActor, actor: DocumentActor) -> None:
    tally.count(
        "actors_type", f"{actor.name}: {actor.actor_type}, not {gold.types}", right=actor.actor_type in gold.types
    )
    told = f"{actor.name}: {actor.country}, not {gold.countries}"
    tally.count("actors_country", told, right=actor.country in gold.countries)
    if gold.sectors:
        told = f"{actor.name}: {actor.sector}, not {gold.sectors}"
        tally.count("actors_sector", told, right=actor.sector in gold.sectors)


def score_relations(tally: Tally, article: GoldArticle, found: Found) -> None:
    """Ties between the right two actors with the right name."""
    rows = found.rows.actor_relations
    answered: set[int] = set()
    for gold in article.relations:
        objects = [name for name_of in gold.objects for name in article.names_of(name_of)]
        answers = {
            r
            for r, row in enumerate(rows)
            if row.relation in gold.relations
            and any_agree(found.names(row.actor_id), article.names_of(gold.actor))
            and any_agree(found.names(row.object_actor_id), objects)
        }
        answered |= answers
        if gold.core:
            told = f"{gold.actor} {'/'.join(gold.relations)} {'/'.join(gold.objects)}"
            tally.count("relations_recall", told, right=bool(answers), kind="missed")
    for r, row in enumerate(rows):
        sides = [sorted(found.names(actor_id)) for actor_id in (row.actor_id, row.object_actor_id)]
        told = f"{sides[0]} {row.relation} {sides[1]} | {row.text}"
        tally.count("relations_precision", told, right=r in answered, kind="spurious")


# places -------------------------------------------------------------------------------------------------------


def score_locations(tally: Tally, article: GoldArticle, found: Found) -> None:
    """Place names found, and put where they belong; demonyms are not asked for precision."""
    mentions = found.rows.location_mentions
    for gold in (gold for gold in article.places if gold.core):
        named = [mention for mention in mentions if _named(gold, mention, found)]
        tally.count("locations_recall", gold.name, right=bool(named), kind="missed")
        if named:
            told = f"{gold.name}: {[_told_place(mention, found) for mention in named]}"
            tally.count("locations_placed", told, right=any(_placed(gold, mention, found) for mention in named))
    placed = {m.location_id: m for m in mentions if m.location_id and m.usage != "demonym"}
    for mention in placed.values():
        right = any(_named(gold, mention, found) and _placed(gold, mention, found) for gold in article.places)
        tally.count("locations_precision", _told_place(mention, found), right=right, kind="spurious")


def _named(gold: GoldPlace, mention: LocationMention, found: Found) -> bool:
    place = found.place(mention.location_id)
    names = {mention.text, place.name} if place else {mention.text}
    return any(same_place_name(name, other) for name in names for other in gold.names)


def _placed(gold: GoldPlace, mention: LocationMention, found: Found) -> bool:
    """Whether the mention is put in the right country, close to the right spot."""
    place = found.place(mention.location_id)
    if place is None or place.latitude is None or place.longitude is None:
        return False
    if gold.countries and place.country and place.country not in gold.countries:
        return False
    return near(gold.kind, (gold.latitude, gold.longitude), (place.latitude, place.longitude))


def _told_place(mention: LocationMention, found: Found) -> str:
    place = found.place(mention.location_id)
    where = f"{place.name}, {place.country} ({place.latitude}, {place.longitude})" if place else "nowhere"
    return f"{mention.text} ({mention.usage}) at {where}"
