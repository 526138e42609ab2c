"""The lexicon of cues: the words that report a statement, and what they report it with.

Belongs here: reading cues.csv and looking a word up in it. Does not belong here: syntax (frames.py).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

import numpy as np
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from pipelines.extract.lexicon import Row, read_rows

PartOfSpeech = Literal["verb", "noun", "preposition"]
Certainty = Literal["high", "medium", "low"]

_FILE = "cues.csv"
_COLUMNS = ("cue", "part_of_speech", "complements", "speaker", "addressee", "certainty")
_REQUIRED = ("cue", "part_of_speech", "complements", "speaker", "certainty")
_PARTS_OF_SPEECH = frozenset({"verb", "noun", "preposition"})
PREPOSITIONS = frozenset("about against at for of on over to with".split())
"""The complements that are prepositions, behind which a topic stands."""
_COMPLEMENTS = PREPOSITIONS | frozenset(
    "clause wh if inf passive-inf object-inf object bare-object quoted-object object-predicate object-as object-of "
    "object-for object-saying noun naming unsaid source quoted".split()
)
_ADDRESSEES = frozenset({"object", "to", "with"})
_SPEAKERS = frozenset({"any", "document"})
_CERTAINTIES = frozenset({"high", "medium", "low"})
_PARTICLE_WITHIN = 4
"""How many tokens behind a verb the rest of a cue of several words may stand ("made it very clear")."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of the lexicon. `words` are its base form, split; the first one is inflected.

    `addressee` holds where the one stands to whom it is said: the object, behind "to" or "with"; empty for nobody.
    """

    words: tuple[str, ...]
    part_of_speech: PartOfSpeech
    complements: frozenset[str]
    document_only: bool
    addressee: frozenset[str]
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class CueMatch:
    """A cue in the text: its entry and its tokens, the head first."""

    cue: Cue
    tokens: tuple[Token, ...]

    @property
    def head(self) -> Token:
        """The verb, noun or preposition itself."""
        return self.tokens[0]


CueLexicon = Mapping[tuple[str, str], Sequence[Cue]]
"""Entries by first word and part of speech, those of most words first."""


@cache
def load_cues() -> CueLexicon:
    """The lexicon of cues.

    Raises LexiconError for a row with an unknown value or a cue that stands twice.
    """
    entries: dict[tuple[str, str], list[Cue]] = defaultdict(list)
    for row in read_rows(_FILE, _COLUMNS, required=_REQUIRED):
        cue = read_cue(row)
        same_start = entries[(cue.words[0], cue.part_of_speech)]
        if any(other.words == cue.words for other in same_start):
            raise row.error(f"the {cue.part_of_speech} {row['cue']!r} stands twice; join the rows")
        same_start.append(cue)
    return {start: sorted(cues, key=lambda c: -len(c.words)) for start, cues in entries.items()}


def read_cue(row: Row) -> Cue:
    """The entry of one row of cues.csv.

    Raises LexiconError when a value is not one of those known.
    """
    complements = frozenset(row.many("complements"))
    addressee = frozenset(row.many("addressee"))
    _refuse_unknown(row, "complement", complements, _COMPLEMENTS)
    _refuse_unknown(row, "addressee", addressee, _ADDRESSEES)
    return Cue(
        words=tuple(row["cue"].split()),
        part_of_speech=cast(PartOfSpeech, row.one_of("part_of_speech", _PARTS_OF_SPEECH)),
        complements=complements,
        document_only=row.one_of("speaker", _SPEAKERS) == "document",
        addressee=addressee,
        certainty=cast(Certainty, row.one_of("certainty", _CERTAINTIES)),
    )


def _refuse_unknown(row: Row, column: str, values: frozenset[str], known: frozenset[str]) -> None:
    if unknown := values - known:
        raise row.error(f"unknown {column} {', '.join(sorted(unknown))}; known are {', '.join(sorted(known))}")


def may_begin_cue(doc: Doc) -> list[int]:
    """The numbers of the tokens that the lexicon may list: all others need no look.

    Compares spaCy's numbers of words, all at once, since nine tokens of ten are in no cue.
    """
    known, words = _first_words(), doc.to_array(["LEMMA", "LOWER"])
    places = np.searchsorted(known, words).clip(max=len(known) - 1)
    return [int(number) for number in (known[places] == words).any(axis=1).nonzero()[0]]


@cache
def _first_words() -> np.ndarray:
    """Every spelling of the first word of a cue as a lemma or in lower case, as sorted numbers of spaCy's."""
    words = {word for word, _ in load_cues()}
    misread = {f"{word}e" for word in words}
    spellings = {f(word) for word in words | misread for f in (str.lower, str.title, str.upper)}
    return np.array(sorted(get_string_id(spelling) for spelling in spellings), dtype=np.uint64)


def match_cue(token: Token, lexicon: CueLexicon) -> CueMatch | None:
    """The longest cue that begins at the token, or None; a part of a compound ("so-called") is none."""
    cues = [cue for start in _starts(token) for cue in lexicon.get(start, ())]
    if not cues or _is_in_compound(token):
        return None
    reach = max((_reach(cue) for cue in cues if len(cue.words) > 1), default=0)
    ahead = {form for following in _following(token, reach) for form in _forms(following)}
    for cue in cues:
        may_match = len(cue.words) == 1 or cue.words[1] in ahead
        if may_match and (tokens := _tokens_of(cue, token)) is not None:
            return CueMatch(cue, tokens)
    return None


def _is_in_compound(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_


def _starts(token: Token) -> Iterator[tuple[str, str]]:
    """How the lexicon may list the token as the first word of a cue."""
    if token.pos_ in ("VERB", "AUX"):
        yield from ((form, "verb") for form in _base_forms(token))
    elif token.pos_ in ("NOUN", "PROPN"):
        yield token.lemma_.lower(), "noun"
    yield token.lower_, "preposition"


def _base_forms(token: Token) -> tuple[str, ...]:
    """The lemma, and what it should be where the lemmatiser does not know the word ("tweete" for "tweeted")."""
    lemma = token.lemma_.lower()
    return (lemma, lemma[:-1]) if lemma.endswith("e") else (lemma, token.lower_)


def _tokens_of(cue: Cue, head: Token) -> tuple[Token, ...] | None:
    """The tokens of the cue from its head on; words that stand apart must depend on it ("made it very clear")."""
    if len(cue.words) == 1:
        return (head,)
    found, reach = [head], _reach(cue)
    for word in cue.words[1:]:
        last = found[-1]
        token = next((t for t in _following(last, reach) if word in _forms(t)), None)
        if token is None or (token.i != last.i + 1 and token.head not in found):
            return None
        found.append(token)
    return tuple(found)


def _reach(cue: Cue) -> int:
    """How many words on the next word of a cue may stand."""
    return _PARTICLE_WITHIN if cue.part_of_speech == "verb" else 1


def _following(token: Token, reach: int) -> Iterator[Token]:
    """The next tokens of the same sentence, at most `reach` of them."""
    doc = token.doc
    for number in range(token.i + 1, min(token.i + 1 + reach, len(doc))):
        following = doc[number]
        if following.is_sent_start:
            return
        yield following


def _forms(token: Token) -> tuple[str, str]:
    """What the further words of a cue are compared with."""
    return token.lower_, token.lemma_.lower()
