"""What the text says that somebody is called: "a man who gave his name as X", "police named the gunman as X".

Belongs here: verbs and nouns of naming, with whom they name. Does not belong here: names that stand beside a
description without such a word (links.py), second names of somebody named before (nicknames.py, aliases.py).
"""

from collections.abc import Iterator

from pipelines.extract.actors.control import RELATIVES
from pipelines.extract.actors.pronouns import REFLEXIVES
from pipelines.extract.actors.reading import QUOTATION_MARKS, Reading
from pipelines.extract.actors.shape import is_person_noun

_LINKS = {"as": "identifying", "by": "going by", "under": "going by"}
_BARE = frozenset({"go"})
"""Verbs that need no noun for a name after "by": "goes by X"."""
_SUBJECTS = ("nsubj", "nsubjpass")
_LOOSE_TAGS = frozenset({"RB", "PRP$", "DT", "JJ", "CD", "HYPH"})
_LONGEST_PHRASE = 12
_LONGEST_NOUN = 5
"""How many tokens a noun for a name has, "nom-de-guerre" being five."""


def names_given(reading: Reading) -> dict[int, list[int]]:
    """Where the names begin that the text says somebody bears, by the noun or pronoun for that somebody."""
    found: dict[int, list[int]] = {}
    for position, (tag, label) in enumerate(zip(reading.tags, reading.deps, strict=True)):
        named = _by_verb(reading, position) if tag.startswith("VB") else ()
        for bearer, start in _by_noun(reading, position) if label == "nsubj" else named:
            found.setdefault(bearer, []).append(start)
            if reading.deps[bearer] == "appos":
                found.setdefault(reading.heads[bearer], []).append(start)
    return found


def _by_verb(reading: Reading, verb: int) -> Iterator[tuple[int, int]]:
    """ "A man calling himself X", "who goes by the name of X", "was identified as X", "named the gunman as X"."""
    uses = _uses(reading, verb)
    if not uses or _is_former(reading, verb):
        return
    bearer = _bearer(reading, verb)
    start = _name_after(reading, verb, uses) if bearer is not None else None
    is_of_object = bearer is not None and reading.deps[bearer] == "dobj" and reading.heads[bearer] == verb
    if bearer is not None and start is not None and not (is_of_object and _is_of_clause(reading, start)):
        yield bearer, start


def _uses(reading: Reading, verb: int) -> set[str]:
    """How the verb may name somebody; empty for nearly all verbs."""
    words, lemma = reading.lexicon.naming_words, reading.tokens[verb].lemma_.lower()
    return {use for use in ("calling", "identifying", "going by", "using") if lemma in words[use]}


def _is_former(reading: Reading, verb: int) -> bool:
    """Whether the name is one of before: "previously known as"."""
    once = reading.lexicon.naming_words["once"]
    return any(reading.lower[i] in once for i in (*range(max(0, verb - 1), verb), *reading.children(verb, "advmod")))


def _by_noun(reading: Reading, noun: int) -> Iterator[tuple[int, int]]:
    """ "Her name is X", "the fisherman, whose name was X"."""
    verb = reading.heads[noun]
    if reading.tokens[verb].lemma_ != "be" or not _is_noun_for_name(reading, noun):
        return
    start = next((i for i in range(verb + 1, len(reading.tokens)) if reading.tags[i] not in _LOOSE_TAGS), verb)
    for owner in reading.children(noun, "poss"):
        if start > verb and reading.capital[start]:
            yield (_above_clause(reading, verb) if reading.tags[owner] == "WP$" else owner), start


# Where the name begins ------------------------------------------------------------------------------------------------


def _name_after(reading: Reading, verb: int, uses: set[str]) -> int | None:
    """The capitalised word to which the phrase of naming leads; None where other words stand between."""
    is_given = "calling" in uses and _may_follow_at_once(reading, verb)
    first = _link(reading, verb, uses)
    for i in range(first, min(first + _LONGEST_PHRASE, len(reading.tokens))):
        if _is_noun_for_name(reading, i):
            is_given = is_given or not uses.isdisjoint({"going by", "using"})
        elif _LINKS.get(reading.lower[i]) in uses:
            is_given = reading.lower[i] == "as" or reading.tokens[verb].lemma_ in _BARE
        elif reading.capital[i] and (reading.words[i],) not in reading.lexicon.titles:
            return i if is_given and _is_whole(reading, i) else None
        elif not _is_loose(reading, i):
            return None
    return None


def _is_whole(reading: Reading, start: int) -> bool:
    """Whether the name that begins here says nothing of another word: not "known as Qarm's driver"."""
    head = start
    while reading.deps[head] == "compound" and reading.heads[head] > head:
        head = reading.heads[head]
    return reading.capital[head] and reading.deps[head] != "poss"


def _is_of_clause(reading: Reading, start: int) -> bool:
    """Whether the name does something itself: "introduced an aide as Ann Tal watched"."""
    head = start
    while reading.deps[head] == "compound" and reading.heads[head] > head:
        head = reading.heads[head]
    return reading.deps[head] in _SUBJECTS and reading.heads[head] > head


def _link(reading: Reading, verb: int, uses: set[str]) -> int:
    """Where "as" or "by" stands behind an object, an agent or a time; else the word after the verb."""
    governors = (verb, *reading.children(verb, "dobj"))
    links = (
        i for g in governors for i in reading.children(g, "prep") if i > verb and _LINKS.get(reading.lower[i]) in uses
    )
    link = next(links, verb + 1)
    return link if all(reading.tags[i] != "VBD" for i in range(verb + 1, link)) else verb + 1


def _may_follow_at_once(reading: Reading, verb: int) -> bool:
    """Whether the verb is passive or names the subject itself: "named X", "calls itself X".

    What others call somebody may be no name of his: "critics call him X".
    """
    objects = reading.children(verb, "dobj")
    is_reflexive = any(reading.lower[i] in REFLEXIVES for i in (*objects, verb + 1) if i < len(reading.tokens))
    return reading.tags[verb] == "VBN" or is_reflexive


def _is_loose(reading: Reading, position: int) -> bool:
    """Whether the word may stand in the phrase before the name: "only", "his first", "the so-called", "34-year-old"."""
    word = reading.lower[position]
    if word in reading.lexicon.naming_words["once"]:
        return False
    is_title = (reading.words[position],) in reading.lexicon.titles or word in ("year", "old", "of")
    is_mark = word == "," or reading.tokens[position].text in QUOTATION_MARKS
    is_part = _is_part_of_noun(reading, position) or reading.tags[position] == "PRP"
    return is_title or is_mark or is_part or (reading.tags[position] in _LOOSE_TAGS and word not in _LINKS)


def _is_noun_for_name(reading: Reading, position: int) -> bool:
    """Whether a noun for a name ends here: "name", "nom de guerre"."""
    nouns = reading.lexicon.naming_words["name"]
    first = max(0, position - _LONGEST_NOUN + 1)
    spellings = (" ".join(w for w in reading.words[i : position + 1] if w) for i in range(first, position + 1))
    return any(spelling in nouns for spelling in spellings)


def _is_part_of_noun(reading: Reading, position: int) -> bool:
    """Whether a noun of several words for a name begins or goes on here: "nom" of "nom de guerre"."""
    last = min(position + _LONGEST_NOUN, len(reading.tokens))
    return any(_is_noun_for_name(reading, i) and i - position < _LONGEST_NOUN for i in range(position + 1, last))


# Who bears it ---------------------------------------------------------------------------------------------------------


def _bearer(reading: Reading, verb: int) -> int | None:
    """The noun or pronoun for whom the verb names: its object, in the passive or of himself its subject."""
    if _is_of_oneself(reading, verb):
        return _subject(reading, verb)
    if reading.tags[verb] == "VBN" and not _has_active_auxiliary(reading, verb):
        return reading.heads[verb] if reading.deps[verb] == "acl" else _subject(reading, verb)
    return next(iter(reading.children(verb, "dobj")), None)


def _is_of_oneself(reading: Reading, verb: int) -> bool:
    """Whether the subject names himself, "calls himself", "gave his name as", "uses the alias", "goes by"."""
    objects = reading.children(verb, "dobj", "oprd", "dative")
    is_reflexive = any(reading.lower[i] in REFLEXIVES for i in (*objects, min(verb + 1, len(reading.tokens) - 1)))
    names_it = any(_is_noun_for_name(reading, i) for i in objects) or _uses_name(reading, verb)
    return is_reflexive or names_it or (not objects and _is_active_use(reading, verb))


def _uses_name(reading: Reading, verb: int) -> bool:
    """Whether the object is a name with its noun before: "using the nom de guerre Qarm"."""
    objects = reading.children(verb, "dobj")
    return any(_is_noun_for_name(reading, i) for o in objects for i in range(reading.tokens[o].left_edge.i, o))


def _is_active_use(reading: Reading, verb: int) -> bool:
    return reading.tokens[verb].lemma_ in reading.lexicon.naming_words["going by"] and reading.tags[verb] != "VBN"


def _has_active_auxiliary(reading: Reading, verb: int) -> bool:
    """Whether the participle is that of "have named", not of "were named" or "a man named"."""
    return bool(reading.children(verb, "aux")) and not reading.children(verb, "auxpass") and reading.deps[verb] != "acl"


def _subject(reading: Reading, verb: int) -> int | None:
    """The subject of the verb or of the one that governs it, in a relative clause the noun that the clause tells of."""
    while not (found := _nouns(reading, verb)) and reading.deps[verb] in ("xcomp", "conj", "advcl"):
        verb = reading.heads[verb]
    if reading.deps[verb] == "relcl" and (not found or reading.tags[found[0]] in RELATIVES):
        return _above_clause(reading, verb)
    if not found:
        return reading.heads[verb] if reading.deps[verb] == "acl" else None
    return found[0]


def _nouns(reading: Reading, verb: int) -> list[int]:
    """The subjects of the verb that are no clauses."""
    return [i for i in reading.children(verb, *_SUBJECTS) if not reading.tags[i].startswith("VB")]


def _above_clause(reading: Reading, verb: int) -> int:
    """The noun that a relative clause tells of; after "who" a person: "a spokesman for the front, who gave"."""
    noun = reading.heads[verb]
    is_who = any(reading.lower[i] in ("who", "whose") for i in range(noun + 1, verb))
    while is_who and not is_person_noun(reading, noun) and reading.deps[noun] == "pobj":
        above = reading.heads[reading.heads[noun]]
        if reading.tags[above] not in ("NN", "NNP"):
            break
        noun = above
    return noun
