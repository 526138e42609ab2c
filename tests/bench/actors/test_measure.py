"""What is found in a labelled text is held against its labels mention by mention and row by row."""

from bench.actors.labelled import LabelledText
from bench.actors.measure import judge, rows_of, rows_told, rules_table
from pipelines.extract.records import ActorMention, Span

TEXT = "Ten gunmen fled. The attackers won. The teachers stayed. They sang. It rained."
LABELS = {
    "Ten gunmen": "gunmen",
    "The attackers": "gunmen",
    "The teachers": "teachers",
    "They": "teachers",
    "It": "not",
}


def labelled() -> LabelledText:
    spans = {Span(TEXT.index(words), TEXT.index(words) + len(words)): who for words, who in LABELS.items()}
    return LabelledText("t1", TEXT, spans)


def found(**rows: str) -> list[ActorMention]:
    """The labelled mentions in order, with the row that was found for each; each rule is called by its words."""
    return [
        ActorMention(
            words, "t1", 0, TEXT.index(words), TEXT.index(words) + len(words), words, "nominal", row, None, 0.9, words
        )
        for words, row in zip(LABELS, rows.values(), strict=True)
    ]


def test_a_mention_joins_the_right_row_or_opens_a_second_one() -> None:
    judged = {each.rule: each for each in judge(labelled(), found(a="1", b="2", c="3", d="1", e="3"))}

    assert not judged["The attackers"].joins
    assert judged["The attackers"].has_row
    assert judged["They"].before == "gunmen"
    assert not judged["The teachers"].has_row
    assert judged["It"].before == "teachers"
    assert not judged["It"].has_row


def test_rows_are_counted_by_whom_they_mostly_mean() -> None:
    right = rows_of(labelled(), found(a="1", b="1", c="3", d="3", e="4"))
    wrong = rows_of(labelled(), found(a="1", b="2", c="3", d="1", e="4"))

    assert (right.rows, right.second, right.merged, right.recall, right.precision) == (2, 0, 0, 4.0, 4.0)
    assert (wrong.rows, wrong.second, wrong.merged) == (3, 1, 1)
    assert rows_told([right]) == "2 rows, 0 of them a second one; 0 actors in another's row; B-cubed 100.0"


def test_the_table_has_a_line_for_each_rule() -> None:
    lines = rules_table(list(judge(labelled(), found(a="1", b="2", c="3", d="1", e="3")))).splitlines()

    assert "| The attackers | 0 | – | 1 | 1 | 0 |" in lines
    assert "| They | 1 | 0% | 0 | 0 | 0 |" in lines
