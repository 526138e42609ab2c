"""What words are said through: statements, calls, interviews, platforms; and papers and polls that speak.

Belongs here: the nouns of channels.csv, the verbs that go with papers, and finding the channel beside a cue and who is
on its other side. Does not belong here: speakers.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from pipelines.extract.lexicon import read_rows
from pipelines.extract.quotes.cues import load_cues, match_cue
from pipelines.extract.records import Span
from pipelines.extract.syntax import children, prepositional_objects, shared_setting, span_of

_FILE = "channels.csv"
_VERBS = "issuing_verbs.csv"
_KINDS = frozenset({"document", "occasion", "platform", "evidence"})
_SPEAKING = frozenset({"document", "evidence"})
_CHANNELS = frozenset({"document", "occasion", "platform"})
_WRITTEN = frozenset({"document", "platform"})
_PREPOSITIONS = frozenset({"in", "on", "during", "at", "via", "through", "by", "over"})
_PARTNERS = frozenset({"to", "with"})
_MAX_TAIL = 8
_TAIL_PREPOSITIONS = frozenset({"on", "to", "with", "from", "for"})


@cache
def load_channels() -> Mapping[str, str]:
    """The kind of each noun, by its base form.

    Raises LexiconError for an unknown kind or a noun that stands twice.
    """
    kinds: dict[str, str] = {}
    for row in read_rows(_FILE, ("noun", "kind"), required=("noun", "kind")):
        if row["noun"] in kinds:
            raise row.error(f"{row['noun']!r} stands twice; keep one of the rows")
        kinds[row["noun"]] = row.one_of("kind", _KINDS)
    return kinds


@cache
def issuing_verbs() -> frozenset[str]:
    """The base forms of the verbs for making a paper public, those for making a statement (cues.csv) among them."""
    papers = (row["verb"] for row in read_rows(_VERBS, ("verb",), required=("verb",)))
    cues = (cue for same_start in load_cues().values() for cue in same_start)
    statements = (cue.words[0] for cue in cues if "noun" in cue.complements and len(cue.words) == 1)
    return frozenset((*papers, *statements))


def kind_of(noun: Token) -> str | None:
    """The kind of channel that a noun is, read with the word before it ("phone call") or alone."""
    kinds = load_channels()
    base = noun.lemma_.lower()
    if noun.i:
        with_modifier = f"{noun.nbor(-1).lower_} {base}"
        if with_modifier in kinds:
            return kinds[with_modifier]
    return kinds.get(base)


def is_channel(noun: Token) -> bool:
    """Whether words are said or written through what the noun names."""
    return kind_of(noun) in _CHANNELS


def can_speak(noun: Token) -> bool:
    """Whether the noun is a paper or a count that is said to say things itself."""
    return kind_of(noun) in _SPEAKING


def is_document(noun: Token) -> bool:
    """Whether the noun is a paper or post in which words are said."""
    return kind_of(noun) == "document"


def is_written(channel: str) -> bool:
    """Whether the words of a channel name a paper or a platform: "a statement on Friday", "X"."""
    kinds = load_channels()
    return any(kinds.get(word) in _WRITTEN for word in channel.lower().split())


@dataclass(frozen=True, slots=True)
class Setting:
    """What a statement was made through, and the head of the phrase for who is on the other side of it.

    `channel` has its article and not its preposition: "a statement on X".
    """

    channel: Span | None
    partner: Token | None


def setting_of(cue: Token) -> Setting:
    """The setting that the phrases around a cue tell.

    Looks at the phrases of the cue ("said in a statement on X"), of the clause around it ("speaking on television, he
    said") and of the verb that it is coordinated with ("In a tweet, he thanked them and said").
    """
    speaking = _speaking(cue)
    noun = next(_channel_nouns(cue, speaking), None)
    partner = _listener(speaking) or (_receiver(noun) if noun is not None else None)
    return Setting(_phrase(noun) if noun is not None else None, partner)


def _listener(speaking: Sequence[Token]) -> Token | None:
    """Whom somebody speaks to: "speaking to a crowd"."""
    alone = (clause for clause in speaking if clause.tag_ == "VBG" and not children(clause, "nsubj"))
    return next((who for clause in alone for _, who in prepositional_objects(clause, *_PARTNERS)), None)


def _receiver(channel: Token) -> Token | None:
    """Who shares a channel or was handed it: "an interview with the newspaper", "a letter given to the newspaper"."""
    handed = [channel, *(clause for clause in children(channel, "acl") if clause.tag_ == "VBN")]
    return next((who for token in handed for _, who in prepositional_objects(token, *_PARTNERS)), None)


def _channel_nouns(cue: Token, speaking: Sequence[Token]) -> Iterator[Token]:
    for preposition in _prepositions(cue, speaking):
        yield from (noun for noun in children(preposition, "pobj") if is_channel(noun))


def _speaking(cue: Token) -> list[Token]:
    """The clauses around a cue that tell how its words were spoken: "speaking on television, he said"."""
    return [clause for clause in children(cue, "advcl", "conj") if _tells_only_of_topic(clause)]


def _prepositions(cue: Token, speaking: Sequence[Token]) -> Iterator[Token]:
    own = (c for token in (cue, *speaking) for c in children(token, "prep", "dobj", "dative"))
    phrases = [*own, *shared_setting(cue)]
    nested = (c for phrase in phrases for c in phrase.subtree)
    yield from (t for t in (*phrases, *nested) if t.dep_ == "prep" and t.lower_ in _PREPOSITIONS)
    yield from _ways_of_reaching(cue)


def _ways_of_reaching(cue: Token) -> list[Token]:
    """The "by" of how somebody was reached: "the doctor, reached by telephone, said"."""
    around = children(cue, "nsubj", "advcl")
    subjects = (t for subject in around if subject.dep_ == "nsubj" for t in subject.subtree)
    clauses = [t for t in (*subjects, *around) if t.tag_ == "VBN" and t.dep_ in ("acl", "advcl")]
    return [by for clause in clauses for by in children(clause, "agent", "prep") if by.lower_ in ("by", "via")]


def _tells_only_of_topic(verb: Token) -> bool:
    """Whether the verb tells that somebody spoke and not what: "speaking on television, he said"."""
    match = match_cue(verb, load_cues())
    return match is not None and "about" in match.cue.complements and "clause" not in match.cue.complements


def _phrase(noun: Token) -> Span:
    """The noun with what stands before it and the place or partner behind it: "a statement on X"."""
    kept = [t for t in noun.subtree if t.i <= noun.i and not t.is_punct]
    for preposition in noun.children:
        if preposition.dep_ == "prep" and preposition.lower_ in _TAIL_PREPOSITIONS and preposition.i > noun.i:
            partner = next((c for c in preposition.children if c.dep_ == "pobj"), None)
            if partner is not None and partner.ent_type_ not in ("DATE", "TIME") and partner.i - noun.i < _MAX_TAIL:
                kept += [preposition, *(t for t in partner.subtree if t.i <= partner.i)]
                break
    while kept[-1].is_punct:
        kept.pop()
    return span_of(kept)
