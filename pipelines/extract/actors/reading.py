"""The document as the rules for actors read it: its tokens with what every rule asks of them, looked up once.

Belongs here: look-ups by token, and the working records. Does not belong here: rules.
Token positions are indexes into the parse; spans of tokens are half-open.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from spacy.tokens import Token

from pipelines.extract.actors.lexicon import ActorLexicon, Gender, KnownActor, KnownName
from pipelines.extract.actors.names import name_words
from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.records import MentionType, QuoteSpan, Span
from pipelines.extract.text import POSSESSIVES

QUOTATION_MARKS = frozenset('"“”„«»')
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP"})
_REMEMBERED = 1 << 16
"""How many different tokens keep their normalised form; some 10 MB at most."""


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name in the text, before it is known whose it is.

    `kind` is person, organization, country, people or place; `title` the span of the role words before a personal
    name; `options` the actors of the lexicon that bear the name.
    """

    start: int
    end: int
    kind: str
    options: tuple[KnownName, ...]
    rule: str
    title: tuple[int, int] | None = None

    def overlaps(self, other: "NameSpan") -> bool:
        """Whether the two share a token."""
        return self.start < other.end and other.start < self.end

    @property
    def length(self) -> int:
        """How many tokens the name has."""
        return self.end - self.start


@dataclass(eq=False, slots=True)
class Entity:
    """Somebody the document speaks of, as far as reading has come.

    `relatives` are those whose parent, child, spouse or sibling it is, by the tie; `in_passing` while nothing is told
    of them: "the elders" of "two of the elders", "a council" that is to be founded.
    """

    actor_type: str
    name: str
    known: KnownActor | None = None
    country: str | None = None
    sector: str | None = None
    gender: Gender | None = None
    number: str = "singular"
    described: bool = False
    in_passing: bool = False
    description: str | None = None
    owner: "Entity | None" = None
    relatives: dict[str, "Entity"] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    roles: list[tuple[str, ...]] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    mentions: list["WorkingMention"] = field(default_factory=list)

    @property
    def is_person(self) -> bool:
        """Whether this is one human being."""
        return self.actor_type == "person" or (self.actor_type == "anonymous" and self.number == "singular")


@dataclass(eq=False, slots=True)
class WorkingMention:
    """A mention while its actor may still change."""

    start: int
    end: int
    head: int
    form: MentionType
    entity: Entity
    rule: str
    confidence: float
    title: str | None = None


@lru_cache(maxsize=_REMEMBERED)
def _normalised(text: str) -> str:
    """The words of a token as names are compared; a text has few different ones."""
    return " ".join(name_words(text))


class Reading:
    """A parsed document with its tokens and quotes by position."""

    def __init__(self, parsed: ParsedDocument, quotes: Sequence[QuoteSpan], lexicon: ActorLexicon) -> None:
        self.parsed = parsed
        self.lexicon = lexicon
        self.tokens: list[Token] = list(parsed.doc)
        texts = [token.text for token in self.tokens]
        self.words = [_normalised(text) for text in texts]
        self.lower = [token.lower_ for token in self.tokens]
        self.tags = [token.tag_ for token in self.tokens]
        self.deps = [token.dep_ for token in self.tokens]
        distances = parsed.doc.to_array("HEAD").astype("int64").tolist()
        self.heads: list[int] = [position + distance for position, distance in enumerate(distances)]
        self._children: list[list[int]] = [[] for _ in self.tokens]
        for position, head in enumerate(self.heads):
            if head != position:
                self._children[head].append(position)
        offsets = [token.idx for token in self.tokens]
        self._starts = [
            offset + (text[0] == "-" and len(text) > 1) for offset, text in zip(offsets, texts, strict=True)
        ]
        self._ends = [offset + len(text) for offset, text in zip(offsets, texts, strict=True)]
        self.capital = [text[:1].isupper() for text in texts]
        self.sentence = self._sentence_numbers()
        self.place_surfaces = {e.text for e in parsed.doc.ents if e.label_ in ("GPE", "LOC")}
        self.person_labels = self._labelled("PERSON")
        self.body_labels = self._labelled("ORG", "PERSON")
        self.place_labels = self._labelled("GPE", "LOC")
        self.thing_labels = self._labelled("WORK_OF_ART", "PRODUCT", "LAW", "EVENT")
        self.common_nouns = self._common_nouns()
        self.quotes = quotes
        self.quote_of = self._quote_numbers()
        self.spoken_at = self._spoken_at()

    def _labelled(self, *labels: str) -> Counter[str]:
        """How often the model gives a text one of the labels."""
        return Counter(e.text.removeprefix("the ") for e in self.parsed.doc.ents if e.label_ in labels)

    def _common_nouns(self) -> set[str]:
        """The nouns in lower case that have a capital nowhere but at the beginning of a sentence."""
        inside = (i for i in range(1, len(self.tokens)) if self.sentence[i - 1] == self.sentence[i])
        names = {self.lower[i] for i in inside if self.capital[i]}
        return {token.text for token in self.tokens if token.tag_ in _NOUN_TAGS and token.text.islower()} - names

    def _sentence_numbers(self) -> list[int]:
        numbers, number, sentences = [], 0, self.parsed.sentences
        for token in self.tokens:
            while number + 1 < len(sentences) and sentences[number + 1].start_char <= token.idx:
                number += 1
            numbers.append(number)
        return numbers

    def _quote_numbers(self) -> list[int | None]:
        """For each token the number of the quote in whose marks it stands."""
        found: list[int | None] = [None] * len(self.tokens)
        for number, quote in enumerate(self.quotes):
            if quote.quote_type != "indirect":
                for fragment in quote.fragments:
                    for position in self._between_marks(fragment, is_mixed=quote.quote_type == "mixed"):
                        found[position] = number
        return found

    def _spoken_at(self) -> dict[int, set[int]]:
        """For the tokens of speakers the numbers of their quotes."""
        spoken: dict[int, set[int]] = {}
        for number, quote in enumerate(self.quotes):
            for position in self.positions(quote.speaker) if quote.speaker is not None else ():
                spoken.setdefault(position, set()).add(number)
        return spoken

    def _between_marks(self, fragment: Span, *, is_mixed: bool) -> Iterator[int]:
        """The tokens of a fragment that are the speaker's own words: a mixed quote holds reported words too."""
        positions = self.positions(fragment)
        marks = [position for position in positions if self.tokens[position].text in QUOTATION_MARKS]
        inside = not (marks or is_mixed) or self.parsed.text[max(0, fragment.start - 1)] in QUOTATION_MARKS
        for position in positions:
            if self.tokens[position].text in QUOTATION_MARKS:
                inside = not inside
            elif inside:
                yield position

    def positions(self, span: Span) -> range:
        """The tokens that lie inside a span of characters or touch it."""
        covered = self.parsed.doc.char_span(span.start, span.end, alignment_mode="expand")
        return range(covered.start, covered.end) if covered is not None else range(0)

    def text(self, start: int, end: int) -> str:
        """The text of some tokens."""
        return self.span(start, end).of(self.parsed.text)

    def span(self, start: int, end: int) -> Span:
        """Where some tokens stand in the text; a hyphen that ties the first to a prefix is no part ("pro-Qarm")."""
        return Span(self._starts[start], self._ends[end - 1])

    def name_words(self, start: int, end: int) -> tuple[str, ...]:
        """The normalised words of some tokens; a possessive ending is part of its word, "People's" is "peoples"."""
        words: list[str] = []
        for position in range(start, end):
            if words and position > start and self.lower[position] in POSSESSIVES:
                words[-1] += "s"
            else:
                words.extend(self.words[position].split())
        return tuple(words)

    def country_at(self, position: int) -> str | None:
        """The ISO code of the country whose name, demonym or capital ends at the token; two words at most."""
        found = self.country_name_at(position)
        return found[1] if found is not None else None

    def country_name_at(self, position: int) -> tuple[int, str] | None:
        """(first token, ISO code) of such a name: "South Korean" is one, not "Korean" alone."""
        for start in (max(position - 1, 0), position):
            options = self.lexicon.names.get(self.name_words(start, position + 1), ())
            country = options[0].actor.country if options and options[0].actor.actor_type == "country" else None
            if self.words[start] and self.capital[position] and country is not None:
                return start, country
        return None

    def head_of(self, start: int, end: int) -> int:
        """The token of a span that depends on something outside it, the last one when several do."""
        outside = [i for i in range(start, end) if not start <= self.heads[i] < end or self.heads[i] == i]
        return outside[-1] if outside else end - 1

    def children(self, position: int, *labels: str) -> list[int]:
        """The dependents of a token with one of the labels."""
        return [c for c in self._children[position] if not labels or self.deps[c] in labels]

    def objects(self, position: int, *prepositions: str) -> list[int]:
        """What follows one of the prepositions that hang on a token: "Kenya" of "envoys of Kenya"."""
        links = (i for i in self.children(position, "prep") if self.lower[i] in prepositions)
        return [i for link in links for i in self.children(link, "pobj")]


def without_overlaps(names: Iterable[NameSpan], *, first_wins: bool = False) -> list[NameSpan]:
    """The names in order of the text, of overlapping ones the longest (or the first given)."""
    ranked = list(names) if first_wins else sorted(names, key=lambda n: (-n.length, n.start))
    taken: dict[int, NameSpan] = {}
    for name in ranked:
        if not any(position in taken for position in range(name.start, name.end)):
            taken.update(dict.fromkeys(range(name.start, name.end), name))
    return sorted(set(taken.values()), key=lambda n: n.start)
