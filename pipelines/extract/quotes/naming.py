"""Who is named without a verb: in a headline, a label or a signature.

Belongs here: whether a phrase names somebody who may speak, and which part of it is the name. Does not belong here:
where such phrases stand (headlines.py, labels.py, quoted.py).
"""

import re
from collections.abc import Iterable

from spacy.tokens import Token

from pipelines.extract.actors.lexicon import actor_lexicon
from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.quotes.subjects import SPEAKING_ENTITIES
from pipelines.extract.records import Span
from pipelines.extract.text import normalise_name

MAX_SPEAKER_WORDS = 6
PREPOSITIONS = frozenset("in to for at on with as after before over by from".split())
"""Words that make what stands before a verb a clause of its own: "Party Spends In Border States"."""
_STAND_INS = frozenset({"another", "others"})
"""Words for one more speaker: “No,” said one. Another: “Yes.”"""
_TAIL = re.compile(r"\s*[(,].*$", re.DOTALL)


def without_tail(text: str, label: Span) -> Span:
    """The name at the beginning of a label, without role, place or occasion: "Huda Karim, nurse", "Karim (on X)"."""
    return Span(label.start, label.start + len(_TAIL.sub("", label.of(text)).rstrip()))


def is_name_or_role(parsed: ParsedDocument, words: Span) -> bool:
    """Whether a label beside a quotation names a speaker; there a name that nothing else tells of is enough."""
    if words.of(parsed.text).lower() in _STAND_INS or names_somebody(parsed, words, words):
        return True
    tokens = parsed.doc.char_span(words.start, words.end, alignment_mode="expand")
    return tokens is not None and all(token.pos_ == "PROPN" for token in tokens)


def names_somebody(parsed: ParsedDocument, words: Span, line: Span) -> bool:
    """Whether a phrase of a headline, a label or a signature names a person, body or paper that may speak.

    The model often fails on capitalised lines: a name counts also when the text below has it.
    """
    phrase = words.of(parsed.text).split()
    last = normalise_name(phrase[-1]) if phrase else ""
    tokens = parsed.doc.char_span(words.start, words.end, alignment_mode="expand")
    if not last or len(phrase) > MAX_SPEAKER_WORDS or (tokens is not None and _is_clause(tokens)):
        return False
    lexicon = actor_lexicon()
    if last in lexicon.nouns or last in lexicon.title_heads or last.removesuffix("s") in lexicon.document_nouns:
        return True
    if last in lexicon.institutions or tuple(normalise_name(" ".join(phrase)).split()) in lexicon.names:
        return True
    if any(word.lower() in PREPOSITIONS for word in phrase):
        return False
    if tokens is not None and tokens[-1].ent_type_ in SPEAKING_ENTITIES:
        return True
    return any(
        entity.start_char >= line.end
        and entity.label_ in SPEAKING_ENTITIES
        and normalise_name(entity.text).split()[-1:] == [last]
        for entity in parsed.doc.ents
    )


def _is_clause(tokens: Iterable[Token]) -> bool:
    """Whether the words hold a verb in small letters: "The mayor told Reuters"."""
    return any(token.pos_ in ("VERB", "AUX") and token.is_lower for token in tokens)
