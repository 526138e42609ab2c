"""Who speaks and who is spoken to, as the syntax around a cue shows it.

Belongs here: from a cue to the noun phrases of its speaker and addressee. Does not belong here: which actor they are
(attribution.py).
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from pipelines.extract.quotes.channels import Setting, can_speak, issuing_verbs, setting_of
from pipelines.extract.quotes.cues import CueMatch, load_cues, match_cue
from pipelines.extract.quotes.drafts import Draft
from pipelines.extract.quotes.subjects import (
    beside,
    inside,
    is_made_by_subject,
    is_passive_cue,
    may_speak,
    named_before,
    subject_of_saying,
)
from pipelines.extract.records import Span
from pipelines.extract.syntax import children, first_child, has_to, phrase_span, prepositional_objects, span_of

_THINGS = frozenset({"this", "that", "these", "it", "which", "what"})
_MISREAD_NAMES = frozenset({"NN", "NNP", "VB"})
"""Tags of a name before a verb that the parse takes for a plural: "Haddad claims that"."""
_EXPLETIVES = frozenset({"it", "there"})
_IN_A_STATEMENT = frozenset({"in", "with"})
_MAIN = frozenset({"ROOT", "ccomp", "parataxis"})

_MAKER_WITHIN = 6
"""How many tokens behind a noun the one may stand who made it or is close to it."""


def speaker_of(match: CueMatch, content: Sequence[Span]) -> Token | None:
    """The head of the noun phrase that names the speaker, None where the text names none.

    It lies outside `content`, the reported words; only the agent of a passive may be taken for a part of them.
    """
    if match.cue.part_of_speech == "preposition":
        return _object_of_preposition(match)
    if match.cue.part_of_speech == "noun":
        return _of_noun(match.head)
    verb = match.head
    speaker = named_before(verb) or subject_of_saying(verb)
    is_lost = verb.dep_ in _MAIN if speaker is None else inside(speaker, content)
    if is_lost and not is_passive_cue(verb):
        speaker = beside(verb, content)
    if speaker is not None and verb.dep_ in ("acl", "relcl"):
        return _issuer(speaker)
    return speaker


def draft_of(match: CueMatch, pieces: tuple[Span, ...], rule: str) -> Draft:
    """The draft of a cue that reports these words, with its speaker and addressee."""
    speaker = speaker_of(match, pieces)
    setting = setting_of(match.head) if match.cue.part_of_speech != "preposition" else None
    return Draft(
        rule=rule,
        pieces=pieces,
        match=match,
        cue=span_of(match.tokens),
        speaker=speaker,
        speaker_words=speaker_span(speaker) if speaker is not None else None,
        addressee=addressee_of(match, pieces, setting),
        channel=setting.channel if setting is not None else None,
    )


def speaker_span(head: Token) -> Span:
    """The words that name the speaker: the name where the phrase describes and names ("its leader, Ali Omar")."""
    if head.pos_ == "NOUN":
        named = next((c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > head.i), None)
        if named is not None:
            return phrase_span(named)
    span = phrase_span(head)
    behind = next((c for c in head.children if c.dep_ == "amod" and c.i > head.i), None)
    if behind is not None:
        return _with_adjective(head, behind)
    makers = _makers_behind(head) if can_speak(head) else []
    joined = next((maker for maker in makers if maker.i - head.i <= _MAKER_WITHIN), None)
    return Span(span.start, max(span.end, phrase_span(joined).end)) if joined is not None else span


def _makers_behind(paper: Token) -> list[Token]:
    """Who made a paper, also where the parse hangs them on its verb: "said a statement by the army"."""
    verb = paper.head
    beside = [c for c in children(verb, "prep", "agent") if c.i == paper.i + 1 and c.lower_ in ("from", "by")]
    hung = [noun for preposition in beside for noun in children(preposition, "pobj")] if paper.i > verb.i else []
    return [*(noun for _, noun in prepositional_objects(paper, "from", "by")), *hung]


def _with_adjective(head: Token, adjective: Token) -> Span:
    """The phrase with the short complement of an adjective behind it, else without both: "a source close to Haddad"."""
    start = phrase_span(head).start
    complement = [noun for _, noun in prepositional_objects(adjective) if noun.i - adjective.i <= _MAKER_WITHIN]
    return Span(start, phrase_span(complement[0]).end if complement else head.idx + len(head))


def addressee_of(match: CueMatch, content: Sequence[Span], setting: Setting | None) -> Token | None:
    """The head of the noun phrase for whom the words are said to; never one that is all of `content`."""
    if match.cue.part_of_speech != "verb":
        return None
    told = (noun for noun in _listeners(match) if _may_listen(noun) and not _is_all(noun, content))
    elsewhere = (noun for noun in _told_elsewhere(match, setting) if not inside(noun, content))
    return next(told, None) or next(elsewhere, None)


def _told_elsewhere(match: CueMatch, setting: Setting | None) -> Iterator[Token]:
    """Who is on the other side of the channel, then who was spoken to by the cue before."""
    partner = setting.partner if setting is not None else None
    if partner is not None and _is_somebody(partner):
        yield partner
    shared = _shared_addressee(match)
    if shared is not None and _is_somebody(shared):
        yield shared


def _shared_addressee(match: CueMatch) -> Token | None:
    """The one spoken to by the cue that a participle goes on from: "told the judges they had left, adding that"."""
    verb = match.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or children(verb, "nsubj"):
        return None
    cue = match_cue(verb.head, load_cues())
    return addressee_of(cue, (), setting_of(cue.head)) if cue is not None else None


def _listeners(match: CueMatch) -> Iterator[Token]:
    """The nouns in the places that the lexicon names for the addressee of the cue, the subject of a passive first."""
    verb, places = match.head, match.cue.addressee
    if "object" in places:
        if is_passive_cue(verb):
            yield from children(verb, "nsubjpass", "nsubj")
            return
        own = (t for t in match.tokens[1:] if t.dep_ == "prep")
        clauses = (clause for clause in children(verb, "ccomp") if has_to(clause))
        yield from (o for g in (verb, *own) for o in children(g, "dobj", "dative", "pobj") if o.pos_ != "ADP")
        yield from (subject for clause in clauses for subject in children(clause, "nsubj"))
    if prepositions := places - {"object"}:
        yield from (noun for _, noun in prepositional_objects(verb, *prepositions))


def _is_all(noun: Token, content: Sequence[Span]) -> bool:
    phrase = phrase_span(noun)
    return inside(noun, content) and all(phrase.contains(piece) for piece in content)


def _may_listen(noun: Token) -> bool:
    return noun.pos_ in ("PROPN", "PRON") or (noun.pos_ == "NOUN" and noun.ent_type_ not in ("DATE", "TIME"))


def _is_somebody(noun: Token) -> bool:
    return _may_listen(noun) and may_speak(noun) and not can_speak(noun) and noun.lower_ not in _THINGS


def _object_of_preposition(match: CueMatch) -> Token | None:
    last = match.tokens[-1]
    source = first_child(last, "pobj", "pcomp") or first_child(match.head, "pobj", "pcomp")
    if source is not None and source.tag_ == "VB":  # a noun taken for an infinitive: "according to report authors"
        return first_child(source, "dobj") or source
    return source


def _of_noun(noun: Token) -> Token | None:
    """The one whose statement a noun tells of: its owner, its maker, or who makes it in the clause."""
    makers = (
        *children(noun, "poss"),
        *(c for c in children(noun, "compound") if may_speak(c)),
        *(maker for _, maker in prepositional_objects(noun, "by", "from", "among")),
    )
    if makers:
        return makers[0]
    head = noun.head
    if noun.tag_ == "NNS" and head.i == noun.i - 1 and head.tag_ in _MISREAD_NAMES and head.is_title:
        return head
    if is_made_by_subject(noun) or (noun.dep_ in ("attr", "oprd") and head.pos_ in ("VERB", "AUX")):
        subject = subject_of_saying(head)
        return None if subject is not None and subject.lower_ in _EXPLETIVES else subject
    if noun.dep_ == "pobj" and head.lower_ in _IN_A_STATEMENT and head.head.pos_ == "VERB":
        return subject_of_saying(head.head)
    return next((maker for _, maker in prepositional_objects(noun, "of") if maker.ent_type_ in ("PERSON", "ORG")), None)


def _issuer(speaker: Token) -> Token:
    """Who made the paper that is said to speak, where the clause tells ("issued a statement saying")."""
    if not can_speak(speaker):
        return speaker
    owner = first_child(speaker, "poss")
    if owner is not None and owner.lower_ != "its":
        return owner
    clause = speaker.head
    while clause.dep_ in ("prep", "pobj") and clause.head != clause:
        clause = clause.head
    if speaker.dep_ in ("dobj", "pobj") and clause.pos_ == "VERB" and clause.lemma_ in issuing_verbs():
        return subject_of_saying(clause) or speaker
    return speaker
