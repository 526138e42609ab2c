"""When and where: the dates and places that belong to an event's own clause.

Belongs here: attaching what dates/ and locations/ found. Does not belong here: reading dates or placing names.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pipelines.extract.events.arguments import governing_preposition, is_locative, is_passive_voice
from pipelines.extract.events.described_places import described_places
from pipelines.extract.events.lexicon import noun_frames
from pipelines.extract.events.outlook import clause_of
from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.records import ActorMention, DateExpression, LocationAnalysis, Span
from pipelines.extract.syntax import children, is_passive

_LOCATIVE_OF_ROOT = {
    "ASSAULT": frozenset({"on", "against", "over"}),
    "MOBILIZE": frozenset({"on"}),
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
_AT_THE_TIME = frozenset({"when", "as"})
_LATER = frozenset("later then subsequently afterwards now eventually since".split())


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


def told_together(verb: Token) -> frozenset[int]:
    """The verbs whose time and place are also those of the verb.

    Coordinated verbs of one subject ("were killed and four wounded"), a participle and its main verb ("struck,
    killing three"), and a clause of the same moment ("were killed when a bomb went off").
    """
    above = _first_of(verb)
    lower = [c for c in (*verb.children, *above.children) if _is_linked(c)]
    lower += [c for noun in children(verb, "conj") for c in children(noun, "acl") if _is_linked(c)]
    linked = [*lower, above] if _is_linked(verb) or above is verb else []
    return frozenset(token.i for token in linked if token.pos_ == "VERB" and token is not verb)


def _first_of(verb: Token) -> Token:
    """The verb above one that is linked to it.

    Of "killed and four wounded" the parser makes a noun with a participle.
    """
    if not _is_linked(verb):
        return verb
    return verb.head.head if verb.dep_ == "acl" else verb.head


def _is_linked(verb: Token) -> bool:
    """Whether a lower verb shares the time and place of the one above it."""
    if verb.pos_ != "VERB" or any(c.lower_ in _LATER for c in verb.children):
        return False
    has_subject = bool(children(verb, "nsubj", "nsubjpass"))
    if verb.dep_ == "conj":
        auxiliary = children(verb, "aux", "auxpass")
        return verb.head.pos_ == "VERB" and not auxiliary and (not has_subject or is_passive_voice(verb))
    if verb.dep_ == "acl":
        noun = verb.head
        return verb.tag_ == "VBN" and noun.dep_ == "conj" and noun.head.pos_ == "VERB" and is_passive(noun.head)
    if verb.dep_ != "advcl":
        return False
    return (verb.tag_ == "VBG" and not has_subject) or any(c.lower_ in _AT_THE_TIME for c in verb.children)


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
        """The first date attached to the event's words, else to those of an act told with it."""
        near = self._dates.get(sentence_number, [])
        for verbs in (anchors.clauses, anchors.shared):
            for date, token in near:
                if _is_attached(token, verbs, anchors.nouns):
                    return date
        return None

    def place_of(self, anchors: Anchors, sentence_number: int) -> str | None:
        """The location of the event's clause, else of an act told with it, else the only one of the clauses above it.

        What violence strikes comes first. Several places above, or one in a clause below, are a guess, and so none.
        """
        near = list(self._places.get(sentence_number, ()))
        near.sort(key=lambda place: place[1].dep_ in _PARTS)  # "the Red Sea resort of Dahab" is Dahab
        struck = [(p, t) for p, t in near if _is_within(t, anchors.struck)]
        struck.sort(key=lambda place: place[1].i not in anchors.struck and place[1].head.i not in anchors.struck)
        if struck:
            return struck[0][0]
        for verbs in (anchors.clauses, anchors.shared):
            for location_id, token in near:
                is_free = token.i not in anchors.actors and _is_locative(token, anchors)
                if is_free and _is_attached(token, verbs, anchors.nouns):
                    return location_id
        above = {a.i for i in (anchors.clauses | anchors.nouns) for a in self._parsed.doc[i].ancestors}
        free = [(p, t) for p, t in near if t.i not in anchors.actors and not _is_of_other_event(t)]
        elsewhere = {p for p, t in free if is_locative(t) and clause_of(t).i in above}
        return elsewhere.pop() if len(elsewhere) == 1 else None


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


def _is_attached(token: Token, verbs: Collection[int], nouns: Collection[int]) -> bool:
    """Whether the way up from a token meets the event's noun, or ends at a verb of its clause."""
    current = token
    while current.head != current and current.pos_ not in ("VERB", "AUX"):
        if current.i in nouns:
            return True
        if current != token and _is_other_event(current):
            return False
        current = current.head
    return clause_of(token).i in verbs or current.i in nouns


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
