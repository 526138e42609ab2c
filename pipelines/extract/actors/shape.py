"""The shape of names: which words may stand in one, where one goes on, which words name things instead.

Belongs here: single words and their neighbours. Does not belong here: the finding of names (recognition.py).
"""

from pipelines.extract.actors.names import ENGLISH_PARTICLES, PARTICLES
from pipelines.extract.actors.reading import Reading
from pipelines.extract.text import POSSESSIVES

NAME_TAGS = frozenset({"NNP", "NNPS"})
INDEFINITE = frozenset({"a", "an"})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_PEOPLE = frozenset({None, "anonymous", "person"})
_NO_BODIES = frozenset({None, "anonymous", "person", "people"})


def is_body_noun(reading: Reading, word: str) -> bool:
    """Whether the word is a noun for a body: "ministry", "front"."""
    noun = reading.lexicon.nouns.get(word)
    return noun is not None and noun.actor_type not in _NO_BODIES


def is_actor_noun(reading: Reading, word: str) -> bool:
    """Whether the word is a noun for people or bodies of any kind: "ministry", "fighters", "director"."""
    lexicon = reading.lexicon
    return word in lexicon.nouns or word in lexicon.title_heads or word.removesuffix("s") in lexicon.title_heads


def is_person_noun(reading: Reading, position: int) -> bool:
    """Whether the token is a noun for one person: "envoy", "spokesman"."""
    noun = reading.lexicon.nouns.get(reading.lower[position])
    if noun is None:
        return reading.lower[position] in reading.lexicon.title_heads
    return noun.actor_type == "anonymous" and noun.number == "singular" and not noun.is_plural_form


def is_noun_for_people(reading: Reading, position: int) -> bool:
    """Whether the token is a noun for one person or several, and for nothing else: "envoys", not "heads"."""
    noun = reading.lexicon.nouns.get(reading.lower[position])
    if noun is None or reading.tokens[position].lemma_.lower() in reading.lexicon.thing_nouns:
        return is_person_noun(reading, position)
    return noun.actor_type in _PEOPLE


def is_plain_noun(reading: Reading, words: tuple[str, ...]) -> bool:
    """Whether a capitalised title or noun is all there is: "the Court", "Chief Justice", "my Lords"."""
    titles = reading.lexicon.titles
    if len(words) != 1:
        return words in titles
    return words in titles or words[0] in reading.lexicon.nouns or (words[0].removesuffix("s"),) in titles


def is_other_thing(reading: Reading, words: tuple[str, ...]) -> bool:
    """Whether the first or last word says that a name is one of an operation, a law, a day or another thing."""
    other = reading.lexicon.other_names
    if len(words) == 1 and words[0] in other["alone"]:
        return True
    if words[0] in other["any"] or words[-1] in other["any"] or words[-1] in other["calendar"]:
        return True
    return len(words) > 1 and (words[0] in other["first"] or words[-1] in other["last"])


def is_possessive_idiom(reading: Reading, position: int) -> bool:
    """Whether what the word owns makes a set phrase that speaks of nobody: "Pandora" of "Pandora's box", not in "the
    mother's day".
    """
    if position + 2 >= len(reading.tokens) or reading.lower[position + 1] not in POSSESSIVES:
        return False
    if reading.children(position, "det", "poss"):
        return False
    return f"{reading.lower[position]}'s {reading.lower[position + 2]}" in reading.lexicon.named_things["idiom"]


def begins_place(reading: Reading, start: int, end: int) -> bool:
    """Whether the first of several words begins names of places: "Wadi Qarm"."""
    return end - start > 1 and reading.words[start] in reading.lexicon.other_names["place"]


def is_particle(reading: Reading, position: int) -> bool:
    """Whether the word joins the next one to a name: "al", "bin", and "as" in "Hafez as-Sabah", not in "as Sabah"."""
    word = reading.words[position]
    if word not in ENGLISH_PARTICLES:
        return word in PARTICLES
    return reading.lower[position + 1 : position + 2] == ["-"]


def is_name_word(reading: Reading, position: int) -> bool:
    """Whether a name may hold the word: a capitalised proper noun or particle that is no title."""
    tagged = reading.tags[position] in NAME_TAGS or is_particle(reading, position)
    return reading.capital[position] and tagged and (reading.words[position],) not in reading.lexicon.titles


def next_name_word(reading: Reading, end: int) -> int | None:
    """The capitalised word that goes on with the name, perhaps after a particle or a hyphen."""
    position = end
    while position < len(reading.tokens) and (
        reading.lower[position] == "-" or (is_particle(reading, position) and not reading.capital[position])
    ):
        position += 1
    if position >= len(reading.tokens) or not is_name_word(reading, position):
        return None
    return position if _is_glued(reading, end - 1, position) else None


def _is_glued(reading: Reading, before: int, position: int) -> bool:
    """Whether no sentence ends between the two; one that ends without a mark in the middle of a line does not."""
    is_end = reading.sentence[position] != reading.sentence[before] or reading.tokens[before].is_sent_end
    is_word = reading.tokens[before].is_alpha and reading.tokens[before].whitespace_ == " "
    return not is_end or (is_word and position == before + 1)


def are_name_words(reading: Reading, start: int, end: int) -> bool:
    """Whether there are only proper nouns, particles and marks."""
    return all(
        not reading.words[i] or reading.tags[i] in NAME_TAGS or is_particle(reading, i) for i in range(start, end)
    )
