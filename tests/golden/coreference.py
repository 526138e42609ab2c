"""How well mentions are tied to actors: LEA over the annotated chains of an article.

Belongs here: pairing mentions, and the measure. Does not belong here: who the actors are (scoring.py).
LEA (Moosavi and Strube 2016) weighs each actor by its mentions and asks which share of the links between them is
there; names, descriptions and pronouns count alike.
"""

from collections.abc import Sequence

from pipelines.extract.records import ActorMention, Span
from tests.golden.found import Found
from tests.golden.gold import GoldArticle
from tests.golden.tally import Tally

SAME_MENTION = 0.5
"""Characters shared, in proportion to both, from which two spans are one mention."""

type Chain = frozenset[tuple[int, int]]
"""The mentions of one actor, by where they stand."""


def score_coreference(tally: Tally, article: GoldArticle, found: Found, text: str) -> None:
    """Links between annotated mentions that are found, and found links that are annotated."""
    if not article.chains:
        return
    expected = {chain.actor: frozenset((m.start, m.end) for m in chain.mentions) for chain in article.chains}
    given = found_chains(found.rows.actor_mentions, [span for chain in expected.values() for span in chain])
    judged = {actor: chain for actor, chain in given.items() if any(chain & other for other in expected.values())}
    for measure, chains, others in (
        ("coreference_recall", expected, judged.values()),
        ("coreference_precision", judged, expected.values()),
    ):
        for actor, chain in chains.items():
            right = len(chain) * linked_share(chain, list(others))
            told = f"{actor}: {[text[slice(*span)] for span in sorted(chain)]}"
            tally.count_share(measure, told, right=right, cases=len(chain))


def found_chains(mentions: Sequence[ActorMention], expected: Sequence[tuple[int, int]]) -> dict[str, Chain]:
    """The mentions by actor; one that is nearly an annotated span stands where that does."""
    spans = [(Span(*span), span) for span in expected]
    chains: dict[str, set[tuple[int, int]]] = {}
    for mention in mentions:
        own = Span(mention.start_char, mention.end_char)
        close = max(spans, key=lambda pair: _likeness(pair[0], own), default=None)
        is_same = close is not None and _likeness(close[0], own) >= SAME_MENTION
        place = close[1] if close is not None and is_same else (own.start, own.end)
        chains.setdefault(mention.actor_id, set()).add(place)
    return {actor: frozenset(chain) for actor, chain in chains.items()}


def linked_share(chain: Chain, others: Sequence[Chain]) -> float:
    """The share of the links between the mentions of a chain that one of the others has too.

    A chain of one mention has one link, to itself, which a chain of only that mention has as well.
    """
    if len(chain) == 1:
        return float(any(other == chain for other in others))
    return sum(_links(chain & other) for other in others) / _links(chain)


def _links(chain: Chain) -> int:
    return len(chain) * (len(chain) - 1) // 2


def _likeness(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start))
