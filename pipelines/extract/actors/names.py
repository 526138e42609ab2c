"""How names are compared as strings: words, spelling variants, parts of personal names, acronyms.

Belongs here: what two spellings have to do with each other. Does not belong here: the lexicon, the parse.
"""

import re
from difflib import SequenceMatcher
from functools import cache, lru_cache

from pipelines.extract.lexicon import read_rows
from pipelines.extract.text import normalise_name

ARTICLES = frozenset({"al", "el", "ul", "as", "ash", "an", "ad", "ar", "at", "az", "us"})
"""The Arabic article as romanised; dropped inside a name, kept at its start."""
PARTICLES = ARTICLES | frozenset(
    "bin ben ibn bint abu abou umm de del della da di do dos du la le van von der den".split()
)
"""Words that join the next word to a surname."""
ENGLISH_PARTICLES = frozenset({"as", "an", "at", "us", "do"})
"""Particles that are words of English as well, unless a hyphen ties them to the name."""
_LINKS = frozenset("the of for in and on to at a de la".split())
_DIGRAPHS = (("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("dj", "j"), ("ck", "k"), ("q", "k"))
_VOWELS = re.compile(r"(?<=.)[aeiouyw]")
_DOUBLES = re.compile(r"(.)\1+")
_SHORTEST_SKELETON = 5
_CLOSE = 0.72
_BRITISH_ENDING = re.compile(r"isation(s?)$")


@lru_cache(maxsize=1 << 16)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in the form in which names are compared, in one spelling.

    "Organisation for Economic Co-operation" and "Organization for Economic Cooperation" give the same words.
    """
    words = normalise_name(name.replace("&", " and ")).split()
    return tuple(part for word in words for part in one_spelling(word).split())


def one_spelling(word: str) -> str:
    """A normalised word as it is compared, in American spelling: "organisation" gives "organization"."""
    return _spellings().get(word) or _BRITISH_ENDING.sub(r"ization\1", word)


@cache
def _spellings() -> dict[str, str]:
    rows = read_rows("spellings.csv", ("word", "spelling"), ("word", "spelling"))
    return {row["word"]: row["spelling"] for row in rows}


@cache
def _full_forms() -> dict[str, frozenset[str]]:
    rows = read_rows("short_names.csv", ("short", "full"), ("short", "full"))
    return {normalise_name(row["short"]): frozenset(map(normalise_name, row.many("full"))) for row in rows}


def is_short_form(short: str, full: str) -> bool:
    """Whether a given name is short for another, after short_names.csv: "tom" for "thomas"."""
    return full in _full_forms().get(short, frozenset())


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """A word without what romanisations disagree about: vowels, doubled letters, q and k, a final h.

    "hezbollah", "hizballah" and "hizbulla" give "hzbl".
    """
    for written, sound in _DIGRAPHS:
        word = word.replace(written, sound)
    return _DOUBLES.sub(r"\1", _VOWELS.sub("", _DOUBLES.sub(r"\1", word))).removesuffix("h") or word


@lru_cache(maxsize=1 << 16)
def name_skeleton(words: tuple[str, ...]) -> tuple[str, ...]:
    """The skeletons of the words of a name, without articles after its first word."""
    return tuple(skeleton(w) for n, w in enumerate(words) if n == 0 or w not in ARTICLES)


def is_telling(skeletons: tuple[str, ...]) -> bool:
    """Whether a skeleton is long enough that an equal one is hardly another name."""
    return sum(map(len, skeletons)) >= (_SHORTEST_SKELETON if len(skeletons) == 1 else _SHORTEST_SKELETON + 1)


def content_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of an organisation's name without articles and prepositions."""
    return tuple(w for w in words if w not in _LINKS) or words


def acronym(name: str) -> str:
    """The capital initials of a name: "Institute for the Study of Peace" gives "ISP"."""
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper())


def surname(words: tuple[str, ...]) -> tuple[str, ...]:
    """The last word of a personal name with the particles before it: "shia al sudani" gives "al sudani"."""
    start = len(words) - 1
    while start > 0 and words[start - 1] in PARTICLES:
        start -= 1
    return words[max(start, 0) :]


@lru_cache(maxsize=1 << 16)
def is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a personal name may be a shorter form of another: surname alone, or given name and surname.

    Both are words without titles. "al sudani", "sudani", "m sudani" are short for "mohammed shia al sudani"; of "tom
    reed" and "thomas reed" each is for the other.
    """
    core, whole = _without_articles(short), _without_articles(full)
    if not core or len(core) > len(whole) or not _alike(core[-1], whole[-1]):
        return False
    rest = iter(whole[:-1])
    return all(any(_is_same_given_name(word, other) for other in rest) for word in core[:-1])


def _is_same_given_name(one: str, other: str) -> bool:
    is_form = is_short_form(one, other) or is_short_form(other, one)
    return is_form or _alike(one, other) or _initial(one, other)


@lru_cache(maxsize=1 << 16)
def same_words(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names are spellings of one: equal words, or equal long skeletons and hardly other letters."""
    if one == other:
        return True
    first, second = name_skeleton(one), name_skeleton(other)
    return first == second and is_telling(first) and are_close(one, other)


@lru_cache(maxsize=1 << 14)
def are_close(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether each word of one name has most letters of its fellow, in order, articles aside."""
    pairs = zip(_without_articles(one), _without_articles(other), strict=False)
    return all(SequenceMatcher(None, a, b).ratio() >= _CLOSE for a, b in pairs)


def _without_articles(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(w for w in words if w not in ARTICLES) or words


def _alike(one: str, other: str) -> bool:
    return one == other or (
        len(skeleton(one)) >= 3 and skeleton(one) == skeleton(other) and are_close((one,), (other,))
    )


def _initial(one: str, other: str) -> bool:
    return (len(one) == 1 or len(other) == 1) and one[:1] == other[:1]
