"""When and where: the dates and places that belong to an event's own clause.

Belongs here: attaching what dates/ and locations/ found. Does not belong here: reading dates or placing names.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from pipelines.extract.events.arguments import governing_preposition, is_locative
from pipelines.extract.events.counted_dates import count_before, counted_from, counting_clause
from pipelines.extract.events.described_places import described_places
from pipelines.extract.events.lexicon import noun_frames
from pipelines.extract.events.moments import is_named_by, time_clause_of
from pipelines.extract.events.outlook import clause_of
from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.records import ActorMention, DateExpression, LocationAnalysis, Span

_LOCATIVE_OF_ROOT = {
    "ASSAULT": frozenset({"on", "against", "over"}),
    "MOBILIZE": frozenset({"on", "to", "into"}),
    "PROTEST": frozenset({"on"}),
    "COERCE": frozenset({"on"}),
    "YIELD": frozenset({"from"}),
}
"""Prepositions that say where only of some acts: attacks on a town, but not sanctions on a country."""
_OUT_OF_ROOTS = frozenset({"YIELD", "ASSAULT", "COERCE"})
"""Roots of acts that drive or lead out of a place."""
_OF_NOUN = frozenset({"of", "to"})
"""Prepositions that place an event only after its own noun: "the siege of Aleppo", "a visit to Cairo"."""
_ABOUT = frozenset({"of", "for", "against", "about", "to", "over", "on"})
"""Prepositions after which an event noun is what the act is about, not what it consists in."""
_PARTS = frozenset({"compound", "nmod", "amod"})


@dataclass(frozen=True, slots=True)
class Anchors:
    """The words to which a date or place of the event may be attached.

    `clauses` are the verbs of its own clause, `nouns` its nouns, `shared` verbs told in one breath with it. `root` is
    the PLOVER root, `struck` the heads of what violence hits and `actors` the heads of its other participants.
    """

    clauses: frozenset[int]
    nouns: frozenset[int]
    shared: frozenset[int] = frozenset()
    root: str = ""
    struck: frozenset[int] = frozenset()
    actors: frozenset[int] = frozenset()


class Circumstances:
    """The dates and places of one document, by the sentence and clause they stand in."""

    def __init__(
        self,
        parsed: ParsedDocument,
        dates: Sequence[DateExpression],
        places: LocationAnalysis,
        actors: Sequence[ActorMention],
    ) -> None:
        self._parsed = parsed
        self._dates: dict[int, list[tuple[DateExpression, Token]]] = defaultdict(list)
        self._places: dict[int, list[tuple[str, Token]]] = defaultdict(list)
        for date in dates:
            if (token := _token_at(parsed.doc, date.span)) is not None:
                self._dates[parsed.sentence_number(date.span.start)].append((date, token))
        for place, token in (*_named_places(parsed.doc, places), *described_places(parsed, places, actors)):
            self._places[parsed.sentence_number(token.idx)].append((place, token))

    def date_of(self, anchors: Anchors, sentence_number: int) -> DateExpression | None:
        """The date attached to the event's words, else to those of an act told with it, else a counted one.

        Of several a day, else what is known at all, and the first of those.
        """
        near = self._dates.get(sentence_number, [])
        for verbs in (anchors.clauses, anchors.shared):
            found = [date for date, token in near if _is_time_of(token, verbs, anchors.nouns)]
            found += [_start_of(date) for date, token in near if self._is_named(token, verbs)]
            if found:
                return min(found, key=lambda date: (date.precision != "day", date.precision is None))
        return self._counted_date(anchors, near)

    def _is_named(self, time: Token, verbs: Collection[int]) -> bool:
        return any(is_named_by(self._parsed.doc[number], time) for number in verbs)

    def _counted_date(self, anchors: Anchors, near: Sequence[tuple[DateExpression, Token]]) -> DateExpression | None:
        """The day counted from the act of the main clause: "on Thursday, a day after they met"."""
        for act in (self._parsed.doc[number] for number in sorted(anchors.clauses | anchors.nouns)):
            if (count := count_before(act)) is not None:
                main = frozenset({counting_clause(act).i})
                base = next((date for date, token in near if _is_attached(token, main, frozenset())), None)
                return counted_from(base, *count) if base is not None else None
        return None

    def place_of(self, anchors: Anchors, sentence_number: int) -> str | None:
        """The location that violence strikes, else that of the event's clause or of an act told with it.

        Else the only one of the clauses above it, or, of violence, within what is told of it. Several are a guess, and
        so none.
        """
        near = list(self._places.get(sentence_number, ()))
        near.sort(key=lambda place: place[1].dep_ in _PARTS)  # "the Red Sea resort of Dahab" is Dahab
        struck = [(p, t) for p, t in near if _is_within(t, anchors.struck)]
        struck.sort(key=lambda place: place[1].i not in anchors.struck and place[1].head.i not in anchors.struck)
        if struck:
            return struck[0][0]
        for verbs in (anchors.clauses, anchors.shared):
            for location_id, token in near:
                if _is_told_as_place(token, anchors) and _is_attached(token, verbs, anchors.nouns):
                    return location_id
        return self._only_place(anchors, near)

    def _only_place(self, anchors: Anchors, near: Sequence[tuple[str, Token]]) -> str | None:
        """The only place of the clauses above an event; where they have none, of violence, that of those below."""
        own = anchors.clauses | anchors.nouns
        above = {a.i for number in own for a in self._parsed.doc[number].ancestors}
        free = [(p, t) for p, t in near if t.i not in anchors.actors and is_locative(t) and not _is_of_other_event(t)]
        found = {p for p, t in free if clause_of(t).i in above}
        if not found and anchors.root == "ASSAULT":
            found = {p for p, t in free if any(a.i in own for a in t.ancestors)}
        return found.pop() if len(found) == 1 else None


def _named_places(doc: Doc, places: LocationAnalysis) -> Iterator[tuple[str, Token]]:
    """(location id, syntactic head) of the names that stand for places."""
    for mention in places.mentions:
        token = _token_at(doc, Span(mention.start_char, mention.end_char))
        if mention.usage == "place" and mention.location_id is not None and token is not None:
            yield mention.location_id, token


def _is_within(token: Token, struck: Collection[int]) -> bool:
    """Whether a place is what is struck, or tells where or what that is: "the village of Ras", "a camp in Homs"."""
    current = token.head if token.dep_ == "compound" and token.head.i in struck and token.head.ent_type_ else token
    while current.dep_ == "pobj" and current.i not in struck and (current.head.lower_ == "of" or is_locative(current)):
        current = current.head.head
    return current.i in struck


def _token_at(doc: Doc, span: Span) -> Token | None:
    """The syntactic head of the words at a span."""
    words = doc.char_span(span.start, span.end, alignment_mode="expand")
    return words.root if words is not None else None


def _is_time_of(token: Token, verbs: Collection[int], nouns: Collection[int]) -> bool:
    """Whether a date is the event's; that of "the biggest raid since 2022", "for the first time in a year" is not."""
    noun = token.head if token.lower_ == "since" else token.head.head
    is_span = token.lower_ == "since" or (token.dep_ == "pobj" and noun.lower_ == "time")
    if is_span and noun.pos_ in ("NOUN", "PROPN"):
        return noun.i in nouns
    return _is_attached(token, verbs, nouns)


def _start_of(date: DateExpression) -> DateExpression:
    """The first day of a stretch of days: what happened "since Sunday, when they clashed" happened on Sunday."""
    return replace(date, last_day=date.first_day) if date.precision == "day" else date


def _is_attached(token: Token, verbs: Collection[int], nouns: Collection[int]) -> bool:
    """Whether the way up from a token meets the event's noun, or ends at a verb of its clause."""
    current = token
    while current.head != current and current.pos_ not in ("VERB", "AUX"):
        if current.i in nouns:
            return True
        if current != token and _is_other_event(current):
            return False
        current = current.head
    return time_clause_of(token).i in verbs or current.i in nouns


def _is_of_other_event(token: Token) -> bool:
    """Whether a place belongs to an event that its clause is about."""
    current = token
    while current.head != current and current.pos_ not in ("VERB", "AUX"):
        current = current.head
        if _is_other_event(current):
            return True
    return False


def _is_other_event(noun: Token) -> bool:
    """Whether a noun names an event that the act above it is about: "condemned the attack in Homs"."""
    if noun.pos_ == "PROPN" or not any(frame.alone for frame in noun_frames().get(noun.lemma_.lower(), ())):
        return False
    return noun.dep_ in ("dobj", "nsubjpass") or (noun.dep_ == "pobj" and noun.head.lower_ in _ABOUT)


def _is_told_as_place(token: Token, anchors: Anchors) -> bool:
    """Whether a place name tells where; of those who take part only one that itself stands after "in" or the like."""
    is_held = token.i in anchors.actors and not (token.dep_ == "pobj" and is_locative(token))
    return not is_held and _is_locative(token, anchors)


def _is_locative(token: Token, anchors: Anchors) -> bool:
    """Whether a place name stands where the event's place is told."""
    if is_locative(token):
        return True
    preposition = governing_preposition(token)
    if preposition is None:
        return False
    if preposition.lower_ == "of" and _is_locative(preposition.head, anchors):  # "in the northern state of Kachin"
        return True
    if preposition.lower_ == "of" and preposition.head.lower_ == "out":
        return anchors.root in _OUT_OF_ROOTS
    is_of_noun = preposition.lower_ in _OF_NOUN and preposition.head.i in anchors.nouns
    return is_of_noun or preposition.lower_ in _LOCATIVE_OF_ROOT.get(anchors.root, ())
