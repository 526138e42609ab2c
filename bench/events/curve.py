"""The learning curve: how good the confidence is when it is learned from fewer texts.

    uv run --group training python -m bench.events.curve

Belongs here: learning from parts of the texts. Does not belong here: the fit (bench/fitting.py). While the curve still
rises, more texts help.
"""

import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from sklearn.metrics import brier_score_loss, roc_auc_score
from sklearn.model_selection import GroupKFold

from bench.events.labelled import read_folder
from bench.events.outcomes import ArticleOutcomes, Outcome, outcomes
from bench.events.train import recipe
from bench.fitting import FOLDS, fit
from bench.tables import lined
from pipelines.extract.points import confidence_of

SHARES = (0.1, 0.2, 0.4, 0.6, 0.8, 1.0)
"""The shares of the training articles that are learned from."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is learned from so many articles.

    told_apart: how often a right event has the higher confidence of a right and a wrong one (area under the ROC curve).
    error: the mean square of confidence minus truth (Brier score).
    """

    articles: int
    sentences: int
    told_apart: float
    error: float


def main() -> None:
    """Print the curve."""
    sys.stdout.write(curve_words(list(outcomes(read_folder()))) + "\n")


def curve_words(articles: Sequence[ArticleOutcomes]) -> str:
    """The curve as a picture and as a table."""
    steps = [step(articles, share) for share in SHARES]
    lines = [["articles", "sentences", "told apart", "error"], ["---:"] * 4]
    lines += [[str(s.articles), str(s.sentences), f"{s.told_apart:.3f}", f"{s.error:.3f}"] for s in steps]
    picture = [
        "```mermaid",
        "xychart-beta",
        '    title "How often a right event has more confidence than a wrong one"',
        f'    x-axis "articles learned from" [{", ".join(str(s.articles) for s in steps)}]',
        '    y-axis "told apart" 0.5 --> 1',
        f"    line [{', '.join(f'{s.told_apart:.3f}' for s in steps)}]",
        "```",
    ]
    return "\n".join(picture) + "\n\n" + lined(lines)


def step(articles: Sequence[ArticleOutcomes], share: float) -> Step:
    """The events of each tenth of the articles, weighed with points from so large a share of the other articles."""
    confidences: list[float] = []
    truths: list[bool] = []
    groups = [article.article_id for article in articles]
    counts: list[tuple[int, int]] = []
    for others, held_out in GroupKFold(FOLDS).split(articles, groups=groups):
        part = _part([articles[number] for number in others], share)
        points = fit(_rows(part), recipe())
        counts.append((len(part), sum(article.sentences for article in part)))
        for row in _rows([articles[number] for number in held_out]):
            confidences.append(confidence_of(row.features, points))
            truths.append(row.right)
    middle = sorted(counts)[len(counts) // 2]
    return Step(*middle, float(roc_auc_score(truths, confidences)), float(brier_score_loss(truths, confidences)))


def _part(articles: Sequence[ArticleOutcomes], share: float) -> list[ArticleOutcomes]:
    """The first articles of a mixed order, the same every time."""
    mixed = random.Random(0).sample(list(articles), len(articles))  # noqa: S311 - the same order every time
    return mixed[: max(2, round(share * len(mixed)))]


def _rows(articles: Sequence[ArticleOutcomes]) -> list[Outcome]:
    return [row for article in articles for row in article.rows]


if __name__ == "__main__":
    main()
