"""Made-up outcomes: in twenty articles, violence that is mostly right and requests that are mostly wrong."""

from dataclasses import replace

from bench.events.outcomes import ArticleOutcomes, Outcome
from pipelines.extract.events.features import EventFeatures
from pipelines.extract.points import feature_names
from pipelines.extract.records import Span

PLAIN = EventFeatures(**dict.fromkeys(feature_names(EventFeatures), "plain"))


def outcome(article: str, root: str, number: int, *, right: bool) -> Outcome:
    finds = frozenset({number}) if right else frozenset[int]()
    features = replace(PLAIN, root=root)
    return Outcome(article, features, Span(number, number + 1), right, right, right, finds, finds)


def articles() -> list[ArticleOutcomes]:
    made = []
    for count in range(20):
        name = f"article-{count:02}"
        rows = [outcome(name, "ASSAULT", number, right=number > 0) for number in range(10)]
        rows += [outcome(name, "REQUEST", 10 + number, right=number == 0) for number in range(10)]
        made.append(ArticleOutcomes(name, tuple(rows), frozenset(range(20)), sentences=30, eventful_sentences=12))
    return made
