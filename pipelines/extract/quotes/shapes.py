"""What quoted words look like: a sentence, a title, a part of one; and where a sentence ends beside them.

Belongs here: questions about a quotation and the characters around it. Does not belong here: cues and speakers.
"""

import re

from pipelines.extract.quotes.marks import Quotation

SINGLE_MARKS = "'‘‚‹"
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[A-Z“\"‘'«])|\n")
_PARENTHESES = re.compile(r"\([^()]*\)")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|St|Jr|Sr|U\.S|U\.N)\.\s+$")
_FULL_START = re.compile(r"[A-Z0-9\[(…‘'¿¡À-Þ@#]")
_FULL_END = re.compile(r"[.!?,…—–-][’'\])]*\s*$")
_BOUNDARY = re.compile(r"(?:^|[.!?…:;—–―(\n]|--|\s-)[\"”’')\]]*\s*$")
_ANNOUNCED = re.compile(r"[,:]\s*$")
_MIN_TITLE_WORD = 4
"""How many letters a word has that a title writes with a capital wherever it stands."""


def has_full_start(text: str, quotation: Quotation) -> bool:
    """Whether the quoted words begin as a sentence does, with a capital or a number."""
    return _FULL_START.match(quotation.inner.of(text).lstrip()) is not None


def is_full(text: str, quotation: Quotation) -> bool:
    """Whether the quoted words are a sentence by their look: a capital first, a stop or comma last, two words.

    One word is enough where a comma or colon announces it (He said, "No.") or a comma ends it ("No," he said).
    """
    inner = quotation.inner.of(text).strip()
    comma_behind = text[quotation.outer.end : quotation.outer.end + 1] == ","
    ends = not quotation.closed or _FULL_END.search(inner) is not None or comma_behind
    several = len(inner.split()) > 1 or last_character(text, quotation) == "," or comma_behind
    return has_full_start(text, quotation) and ends and (several or is_announced(text, quotation))


def is_announced(text: str, quotation: Quotation) -> bool:
    """Whether a comma or colon stands right before the opening mark."""
    before = text[max(0, quotation.outer.start - 10) : quotation.outer.start]
    return _ANNOUNCED.search(before) is not None


def is_title(text: str, quotation: Quotation) -> bool:
    """Whether the quoted words look like the name of a film, book or programme: every longer word with a capital."""
    words = quotation.inner.of(text).split()
    longer = [word for word in words if len(word) >= _MIN_TITLE_WORD] or words
    return bool(longer) and all(word[0].isupper() or not word[0].isalpha() for word in longer)


def begins_sentence(text: str, quotation: Quotation) -> bool:
    """Whether the opening mark stands where a sentence may begin: behind a stop, a colon, a dash or a line break."""
    return _BOUNDARY.search(text[max(0, quotation.outer.start - 10) : quotation.outer.start]) is not None


def last_character(text: str, quotation: Quotation) -> str:
    """The last character of the quoted words that is no space and no mark; may be empty."""
    return quotation.inner.of(text).rstrip(" \t\r\n\xa0\"'’”")[-1:]


def ends_sentence(between: str) -> bool:
    """Whether a sentence ends in the words between a quotation and a cue.

    Abbreviations with a stop do not end one, nor does what stands in parentheses.
    """
    words = _PARENTHESES.sub("", between)
    stops = _SENTENCE_END.finditer(words + " A")
    return any(not _ABBREVIATION.search(words[: stop.end()]) for stop in stops)


def fills(text: str, start: int, end: int, characters: str) -> bool:
    """Whether nothing but these characters and space stands between two offsets."""
    return not text[start:end].strip(characters + " \t\r\n\xa0")
