"""How well the rows of actors follow who is meant in the labelled texts, rule by rule.

    uv run python -m bench.actors.measure

Belongs here: the counts and their table. Does not belong here: reading the labels (labelled.py).
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.actors.labelled import NOBODY, SEVERAL, LabelledText, read_labelled
from bench.tables import lined, share
from pipelines.extract.actors.analysis import analyse_actors
from pipelines.extract.parsing import parse_all, parsed_document
from pipelines.extract.quotes.extraction import find_quotes
from pipelines.extract.records import ActorMention, Document, Span

_HEADS = ["rule", "joins a row", "the right one", "opens a row", "for an actor that has one", "for what is no actor"]


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled mention beside what was read before it in the text.

    joins: its row has earlier mentions, of which most mean `before`. has_row: its actor was mentioned earlier.
    """

    rule: str
    actor: str
    before: str | None
    has_row: bool

    @property
    def joins(self) -> bool:
        """Whether its row was there already."""
        return self.before is not None


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a text held against its labels.

    second: rows beyond the first whose mentions are mostly of the same actor. merged: actors in a row beyond the first.
    recall, precision: sums of B-cubed over the mentions that mean one actor, of which there are `mentions`.
    """

    rows: int
    second: int
    merged: int
    recall: float
    precision: float
    mentions: int


def main() -> None:
    """Print the tables."""
    read = list(_read(read_labelled()))
    judged = [each for text, mentions in read for each in judge(text, mentions)]
    sys.stdout.write(f"{rules_table(judged)}\n\n{rows_told([rows_of(text, found) for text, found in read])}\n")


def judge(text: LabelledText, mentions: Iterable[ActorMention]) -> Iterator[Judged]:
    """Each mention that has a label and means one actor or none, in the order of the text."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        actor = text.actors.get(Span(mention.start_char, mention.end_char), SEVERAL)
        if actor == SEVERAL:
            continue
        row = told[mention.actor_id]
        has_row = actor != NOBODY and any(actor in others for others in told.values())
        yield Judged(mention.method, actor, max(row, key=lambda who: row[who]) if row else None, has_row)
        row[actor] += 1


def rules_table(judged: Sequence[Judged]) -> str:
    """How often each rule joins a mention to a row, and to the right one; how often it opens one, and wrongly."""
    by_rule: dict[str, list[Judged]] = defaultdict(list)
    for each in judged:
        by_rule[each.rule].append(each)
    ranked = sorted(by_rule.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return lined([_HEADS, ["---", *["---:"] * (len(_HEADS) - 1)], *(_line(rule, found) for rule, found in ranked)])


def _line(rule: str, found: Sequence[Judged]) -> list[str]:
    joined = [each for each in found if each.joins]
    opened = [each for each in found if not each.joins]
    right = share(sum(each.before == each.actor != NOBODY for each in joined), len(joined))
    doubled, nobody = sum(each.has_row for each in opened), sum(each.actor == NOBODY for each in opened)
    return [rule, *map(str, (len(joined), right, len(opened), doubled, nobody))]


def rows_of(text: LabelledText, mentions: Sequence[ActorMention]) -> Rows:
    """The rows of one text; mentions without a label, of nobody or of several are left out."""
    labels = ((m.actor_id, text.actors.get(Span(m.start_char, m.end_char), NOBODY)) for m in mentions)
    told = [(row, actor) for row, actor in labels if actor not in (NOBODY, SEVERAL)]
    both, rows, actors = Counter(told), Counter(row for row, _ in told), Counter(actor for _, actor in told)
    mostly = Counter(_mostly(both, row) for row in rows)
    return Rows(
        rows=len(rows),
        second=len(rows) - len(mostly),
        merged=len(both) - len(rows),
        recall=sum(count**2 / actors[actor] for (_, actor), count in both.items()),
        precision=sum(count**2 / rows[row] for (row, _), count in both.items()),
        mentions=len(told),
    )


def _mostly(both: Mapping[tuple[str, str], int], row: str) -> str:
    """Whom most mentions of a row mean; of two with as many the one whose label comes later."""
    return max((actor for r, actor in both if r == row), key=lambda actor: (both[row, actor], actor))


def rows_told(texts: Sequence[Rows]) -> str:
    """The counts of all texts in a line."""
    mentions = sum(text.mentions for text in texts)
    recall, precision = (sum(sums) / mentions for sums in zip(*((t.recall, t.precision) for t in texts), strict=True))
    rows, second, merged = (sum(s) for s in zip(*((t.rows, t.second, t.merged) for t in texts), strict=True))
    b_cubed = 100 * 2 * recall * precision / (recall + precision)
    return f"{rows:,} rows, {second} of them a second one; {merged} actors in another's row; B-cubed {b_cubed:.1f}"


def _read(texts: Sequence[LabelledText]) -> Iterator[tuple[LabelledText, Sequence[ActorMention]]]:
    for text, doc in zip(texts, parse_all(text.text for text in texts), strict=True):
        parsed = parsed_document(Document(text.article_id, text.text), doc)
        yield text, analyse_actors(parsed, find_quotes(parsed)).mentions


if __name__ == "__main__":
    main()
