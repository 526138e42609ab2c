"""How far a quote can be trusted, as a number that ranks.

Belongs here: the confidence of each rule. Does not belong here: finding quotes. The numbers are set by hand after
reading what each rule finds: they rank rows and are not yet calibrated.
"""

from collections.abc import Mapping

from spacy.tokens import Token

from pipelines.extract.quotes.drafts import Draft
from pipelines.extract.records import QuoteType
from pipelines.extract.syntax import is_negated

_BY_RULE: Mapping[str, float] = {
    "clause_before": 0.95,
    "clause": 0.95,
    "interrupted": 0.9,
    "as_clause": 0.8,
    "according_to": 0.9,
    "beside_cue": 0.95,
    "quoted_part": 0.65,
    "continued": 0.9,
    "same_paragraph": 0.8,
    "announced": 0.65,
    "label": 0.85,
    "headline": 0.75,
    "transcript": 0.9,
    "signed": 0.8,
    "noun_clause": 0.75,
    "noun_is_clause": 0.75,
    "object_infinitive": 0.7,
    "infinitive": 0.7,
    "object_predicate": 0.75,
    "object_as": 0.7,
    "object_of": 0.75,
    "object_for": 0.55,
    "topic": 0.55,
    "noun_topic": 0.5,
    "object": 0.5,
    "unattributed": 0.4,
}
_BY_CERTAINTY: Mapping[str, float] = {"high": 1.0, "medium": 0.85, "low": 0.65}
_BY_TYPE: Mapping[QuoteType, float] = {"direct": 1.04, "mixed": 1.04, "indirect": 0.95}
_WITHOUT_SPEAKER = 0.7
_NOT_ASSERTED = 0.8
_UNREAL = frozenset("would could might may will should can must to if wo ca".split())


def confidence_of(draft: Draft, quote_type: QuoteType) -> float:
    """From 0 to 1, by the rule, the cue, the marks and whether a speaker was found; two decimals."""
    value = _BY_RULE[draft.rule] * _BY_TYPE[quote_type]
    if draft.match is not None:
        value *= _BY_CERTAINTY[draft.match.cue.certainty]
    if draft.speaker_words is None:
        value *= _WITHOUT_SPEAKER
    if draft.head is not None and not _is_asserted(draft.head):
        value *= _NOT_ASSERTED
    return round(min(value, 0.99), 2)


def _is_asserted(cue: Token) -> bool:
    """Whether the text says that the words were said, not that they were not or only might be."""
    if cue.pos_ != "VERB":
        return True
    return not is_negated(cue) and not any(
        c.lower_ in _UNREAL for c in cue.children if c.dep_ in ("aux", "mark") and c.i < cue.i
    )
