"""What a speaker's words about somebody amount to: a demand ("must", "should") or blame ("lied", "was responsible").

Belongs here: recognising such words. Does not belong here: who speaks and of whom (drafts.py).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from pipelines.extract.events.outlook import Outlook
from pipelines.extract.lexicon import read_rows
from pipelines.extract.syntax import children, is_passive, subject_of

_DUTY = frozenset({"must", "should", "ought"})
_STATES = frozenset({"be", "have", "suffer", "know", "happen", "seem", "remain"})


@dataclass(frozen=True, slots=True)
class BlameWord:
    """A word that blames, the words of which one must stand with it (any when empty), and an example."""

    word: str
    beside: frozenset[str]
    example: str


@cache
def blame_words() -> dict[str, tuple[BlameWord, ...]]:
    """The words that blame, by lemma."""
    found: dict[str, list[BlameWord]] = defaultdict(list)
    for row in read_rows("event_blame.csv", ("word", "with", "example"), required=("word", "example")):
        for word in row.many("word"):
            found[word].append(BlameWord(word, frozenset(row.many("with")), row["example"]))
    return {word: tuple(entries) for word, entries in found.items()}


def may_be_stance(verb: Token) -> bool:
    """A quick look whether a verb can be a demand or blame at all."""
    return verb.lemma_.lower() in blame_words() or any(c.dep_ == "aux" and c.lower_ in _DUTY for c in verb.children)


def demanding_modal(verb: Token, outlook: Outlook) -> Token | None:
    """The modal by which a speaker asks for what the verb says, None when the clause is no demand.

    A modal before its subject opens a question or a condition: "should they return".
    """
    subject = subject_of(verb)
    asks = verb.pos_ == "VERB" and verb.lemma_ not in _STATES and not is_passive(verb) and not outlook.is_conditional
    if not asks or subject is None:
        return None
    return next((c for c in children(verb, "aux") if c.lower_ in _DUTY and not verb.i > subject.i > c.i), None)


def blames(verb: Token, outlook: Outlook) -> bool:
    """Whether the clause says something bad of its subject as a fact."""
    supposed = outlook.is_negated or outlook.is_conditional or outlook.is_possible or outlook.is_obliged
    if supposed or outlook.is_would or is_passive(verb):
        return False
    entries = blame_words().get(verb.lemma_.lower(), ())
    words = {word for token in _near(verb) for word in (token.lemma_.lower(), token.lower_)} if entries else set()
    return "no" not in words and any(not entry.beside or words & entry.beside for entry in entries)


def _near(verb: Token) -> Iterator[Token]:
    """The dependents of a verb and theirs, subjects left out."""
    for child in verb.children:
        if child.dep_ not in ("nsubj", "nsubjpass"):
            yield child
            yield from child.children
