"""Quotation marks: text in, quoted words out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.quotes.marks import QuotationIndex, find_quotations
from pipelines.extract.records import Span


def quoted(text: str) -> list[list[str]]:
    """The words of each quotation, one entry for each paragraph of it."""
    return [[piece.of(text) for piece in quotation.pieces] for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“The dam holds,” she said.", "The dam holds,"),
        ('"The dam holds," she said.', "The dam holds,"),
        ("''The dam holds,'' she said.", "The dam holds,"),
        ("``The dam holds,'' she said.", "The dam holds,"),
        ("«The dam holds», she said.", "The dam holds"),
        ("„The dam holds“, she said.", "The dam holds"),
        ("”The dam holds,“ she said.", "The dam holds,"),
        ("‘The dam holds,’ she said.", "The dam holds,"),
        ("'The dam holds,' she said.", "The dam holds,"),
    ],
)
def test_marks_of_any_shape_hold_words(text: str, words: str) -> None:
    assert quoted(text) == [[words]]


def test_apostrophes_quote_nothing() -> None:
    assert quoted("The farmers' dams didn't hold in the '90s, and the mayor’s office won’t say why.") == []


def test_a_plural_possessive_does_not_close_single_marks() -> None:
    assert quoted("‘The workers’ pay is late,’ he said.") == [["The workers’ pay is late,"]]


def test_only_the_outermost_marks_count() -> None:
    assert quoted("“He shouted ‘stop’ and “run” at us,” she said.") == [["He shouted ‘stop’ and “run” at us,"]]


def test_a_quotation_runs_over_paragraphs_that_open_with_a_mark() -> None:
    text = "“The first truck left.\n\n“The second follows,” he said."
    assert quoted(text) == [["The first truck left.", "The second follows,"]]


def test_paragraphs_run_into_one_line_are_still_one_quotation() -> None:
    text = "He said: “The first truck left. “The second follows.” Nobody answered."
    assert quoted(text) == [["The first truck left.", "The second follows."]]


def test_signed_quotations_in_a_list_stay_apart() -> None:
    text = "“We stay.” – Huda\n\n“We leave.” – Samir"
    assert quoted(text) == [["We stay."], ["We leave."]]


def test_a_mark_without_its_partner_holds_to_the_end_of_its_paragraph() -> None:
    text = "“The first truck left.\n\nThe road was then closed.\n\nIt reopened “at dawn”."
    assert quoted(text) == [["The first truck left."], ["at dawn"]]


def test_a_mark_without_its_partner_does_not_swallow_a_page() -> None:
    text = "“The first truck left. " + "The road was then closed for a while. " * 100
    assert quoted(text) == [["The first truck left."]]


def test_a_chain_that_is_never_closed_is_no_single_quotation() -> None:
    text = "\n\n".join(f"“Turn {number} of the talks." for number in range(30))
    assert all(len(pieces) == 1 for pieces in quoted(text))


def test_inches_quote_nothing() -> None:
    assert quoted('The shell was 5" wide.') == []


def test_the_index_finds_the_quotation_around_a_character() -> None:
    text = "She said “no” and “never” twice."
    index = QuotationIndex(find_quotations(text))
    around = index.at(text.index("never"))
    assert around is not None
    assert around.inner.of(text) == "never"
    assert index.at(text.index("twice")) is None
    assert [q.inner.of(text) for q in index.overlapping(Span(0, len(text)))] == ["no", "never"]


ODD_MARKS = [
    ("``The well is dry,'' the nurse said.", [["The well is dry,"]]),
    ("''The well is dry,'' the nurse said.", [["The well is dry,"]]),
    ("„The well is dry,“ the nurse said.", [["The well is dry,"]]),
    ("„The well is dry,” the nurse said.", [["The well is dry,"]]),
    ("«The well is dry», the nurse said.", [["The well is dry"]]),
    ("« The well is dry », the nurse said.", [["The well is dry"]]),
    ("»The well is dry«, the nurse said.", [["The well is dry"]]),
    ("‹The well is dry›, the nurse said.", [["The well is dry"]]),
    ("›The well is dry‹, the nurse said.", [["The well is dry"]]),
    ("”The well is dry,“ the nurse said.", [["The well is dry,"]]),
    ("“The well is dry,“ the nurse said.", [["The well is dry,"]]),
    ("”The well is dry,” the nurse said.", [["The well is dry,"]]),
    ("“The well is dry,„ the nurse said.", [["The well is dry,"]]),
    ('"The well is dry,” the nurse said.', [["The well is dry,"]]),
    ('“The well is dry," the nurse said.', [["The well is dry,"]]),
    ("“The well is dry,'' the nurse said.", [["The well is dry,"]]),
    ("‘The well isn’t dry,’ the nurse said.", [["The well isn’t dry,"]]),
    (
        "'The well isn't dry, and the farmers' pumps work,' the nurse said.",
        [["The well isn't dry, and the farmers' pumps work,"]],
    ),
    ("‘The well is dry,' the nurse said.", [["The well is dry,"]]),
    ("'The well is dry,’ the nurse said.", [["The well is dry,"]]),
    ("’The well is dry,’ the nurse said.", [["The well is dry,"]]),
    ("&quot;The well is dry,&quot; the nurse said.", [["The well is dry,"]]),
    ("&ldquo;The well is dry,&rdquo; the nurse said.", [["The well is dry,"]]),
    ("&#8220;The well is dry,&#8221; the nurse said.", [["The well is dry,"]]),
    ('The nurse said: " The well is dry . " Nobody moved.', [["The well is dry ."]]),
    ('" The well is dry , " the nurse said .', [["The well is dry ,"]]),
    ("“ The well is dry, ” the nurse said.", [["The well is dry,"]]),
    ('The nurse said " no " and left.', [["no"]]),
    ('"The well is dry."The nurse left. "The road is open," he said.', [["The well is dry."], ["The road is open,"]]),
    ('He left."The well is dry," the nurse said.', [["The well is dry,"]]),
    ('The nurse said,"The well is dry," and left.', [["The well is dry,"]]),
    ("The nurse said,“The well is dry,” and left.", [["The well is dry,"]]),
    ("The nurse (“Huda”) left.", [["Huda"]]),
    ('The guard is 6\'2" tall and the shell 5" wide.', []),
    ('The guard is 6\' 2" tall; "he is huge," she said.', [["he is huge,"]]),
    ("The '90s and the ’80s were dry, rock 'n' roll was banned and the workers' pay was late.", []),
    ('The nurse said the well was dry."', []),
    ('The nurse said the well was dry. "', []),
    ('" The nurse said the well was dry.', []),
    ('"\n\nThe nurse said the well was dry.', []),
    ("“He told us “run ‘fast’ now” twice,” she said.", [["He told us “run ‘fast’ now” twice,"]]),
    ("“He said ‘she cried “run” and fell’ again,” she said.", [["He said ‘she cried “run” and fell’ again,"]]),
    ('"He said \'she cried "run" and fell\' again," she said.', [["He said 'she cried \"run\" and fell' again,"]]),
    ("“One.\n\n“Two.\n\n“Three,” he said.", [["One.", "Two.", "Three,"]]),
    (
        '"One is gone.\n\n"Two is gone.\n\n"Three is gone," he said.',
        [["One is gone.", "Two is gone.", "Three is gone,"]],
    ),
    ("''One is gone.\n\n''Two is gone,'' he said.", [["One is gone.", "Two is gone,"]]),
    ("‘One is gone.\n\n‘Two is gone,’ he said.", [["One is gone.", "Two is gone,"]]),
    ("“We stay.” – Huda\n\n“We leave.” – Samir\n\n“We wait.” – Omar", [["We stay."], ["We leave."], ["We wait."]]),
    ("The well is dry,” the nurse said. “The road is open,” he added.", [["The road is open,"]]),
    (
        "The first said “no” and left.\n\nThe well is dry,” the nurse said.\n\nThe third said “yes” and left.",
        [["no"], ["yes"]],
    ),
    ("「井戸は枯れた」と看護師は言った。", [["井戸は枯れた"]]),
    ("『井戸は枯れた』と看護師は言った。", [["井戸は枯れた"]]),
    ("《井戸は枯れた》", [["井戸は枯れた"]]),
    ("قالت الممرضة: «البئر جافة».", [["البئر جافة"]]),
    ("قالت الممرضة: ”البئر جافة“.", [["البئر جافة"]]),
    ("قالت الممرضة: “البئر جافة”.", [["البئر جافة"]]),
    ("＂The well is dry,＂ the nurse said.", [["The well is dry,"]]),
    ("❝The well is dry,❞ the nurse said.", [["The well is dry,"]]),
    ("〝The well is dry,〞 the nurse said.", [["The well is dry,"]]),
    ("<<The well is dry,>> the nurse said.", [["The well is dry,"]]),
    ("The ''well'' is ''dry.''", [["well"], ["dry."]]),
    ("He said the 'well' is 'dry', then left.", [["well"], ["dry"]]),
    ("Pope Francis' trip and Moses' law are 'old', he said.", [["old"]]),
    ("“”", []),
    ("“", []),
    ('""""', []),
    ("' '", []),
    ("She wrote, ‘‘The well is dry,’’ and left.", [["The well is dry,"]]),
    ("She wrote, ,,The well is dry,'' and left.", [["The well is dry,"]]),
    ("‚The well is dry‘, she said.", [["The well is dry"]]),
    ("She said: “The well is dry.” “The road is open.” He left.", [["The well is dry."], ["The road is open."]]),
    ("She said: “The well is dry.”“The road is open.” He left.", [["The well is dry."], ["The road is open."]]),
    ('He called it "a lie", "a fraud" and "theft".', [["a lie"], ["a fraud"], ["theft"]]),
    ('"The well is dry," she said."The road is open."', [["The well is dry,"], ["The road is open."]]),
    ("The motto—“No surrender”—is old.", [["No surrender"]]),
    ('The motto -"No surrender"- is old.', [["No surrender"]]),
    ("`The well is dry,' she said.", [["The well is dry,"]]),
    ("“‘Run,’ he cried,” she said.", [["‘Run,’ he cried,"]]),
    ("“She said: ‘Run.’” He left. “We ran.”", [["She said: ‘Run.’"], ["We ran."]]),
    ('"She said: \'Run.\'" He left. "We ran."', [["She said: 'Run.'"], ["We ran."]]),
    ('"She said: \'Run." He left. "We ran."', [["She said: 'Run."], ["We ran."]]),
]


@pytest.mark.parametrize(("text", "words"), ODD_MARKS)
def test_odd_and_unbalanced_marks_hold_the_right_words(text: str, words: list[list[str]]) -> None:
    assert [[piece.strip() for piece in pieces] for pieces in quoted(text)] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“The well is dry, the nurse said. She left.", [["The well is dry,"]]),
        ("“The well is dry, said Huda Karim. She left.", [["The well is dry,"]]),
        ("The well “is dry. The nurse left. The road is open.", [["is dry."]]),
        ("The nurse said: “The well is dry. The road is open.", [["The well is dry. The road is open."]]),
        ("“We stay. – Huda\n\n“We leave. – Samir\n\n“We wait.” – Omar", [["We stay."], ["We leave."], ["We wait."]]),
        ('"The lake is full.\n\n“The road is open,” he said.', [["The lake is full."], ["The road is open,"]]),
        ("‘The lake is full.\n\nThe road is open.", []),
    ],
)
def test_a_missing_mark_takes_no_more_than_it_must(text: str, words: list[list[str]]) -> None:
    assert quoted(text) == words


def test_a_line_without_any_stop_is_not_swallowed() -> None:
    ((words,),) = quoted("“the road " + "and the lake " * 500)
    assert len(words) < 1600


@given(st.text(alphabet="ab .,\n“”\"'‘’«»A1s", max_size=120))
def test_quotations_are_ordered_apart_and_inside_the_text(text: str) -> None:
    end = 0
    for quotation in find_quotations(text):
        assert end <= quotation.outer.start < quotation.inner.start
        assert quotation.inner.end <= quotation.outer.end <= len(text)
        assert all(piece.start < piece.end for piece in quotation.pieces)
        end = quotation.outer.end


CLEAN = "The nurse said “the well is dry” on Sunday."
JUNK = st.text(alphabet="ab. ,“”„\"'‘’«»`A1:—", min_size=1, max_size=60).filter(lambda line: line.strip() != "")


@given(JUNK)
def test_bad_marks_in_one_paragraph_leave_the_others_alone(junk: str) -> None:
    text = f"{CLEAN}\n\n{junk}\n\n{CLEAN}"
    first, last = text.index("the well"), text.rindex("the well")
    inside = {(q.inner.start, q.inner.of(text)) for q in find_quotations(text)}
    assert {(first, "the well is dry"), (last, "the well is dry")} <= inside


@given(st.lists(st.sampled_from(["“", "”", '"', "‘", "'", " word", ". Next", ", he said", "\n\n"]), max_size=40))
def test_pieces_stay_in_their_paragraph(parts: list[str]) -> None:
    for pieces in quoted("".join(parts)):
        assert all("\n" not in piece for piece in pieces)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('He said:\n"The dam holds.\nThe wells are dry."', [["The dam holds.", "The wells are dry."]]),
        ("“The dam holds.\nNobody ran.\nAll is calm,” he said.", [["The dam holds.", "Nobody ran.", "All is calm,"]]),
        (
            "“The dam holds.\nNobody ‘ran’.\nAll is calm,” he said.",
            [["The dam holds.", "Nobody ‘ran’.", "All is calm,"]],
        ),
        ("“The dam holds.\n“Nobody ran.\nAll is calm.", [["The dam holds."], ["Nobody ran."]]),
        ("“The dam holds.\n\nThe wells are dry,” he said.", [["The dam holds."]]),
        ("“The dam holds.\nThe road “to Basra” is dry,” he said.", [["The dam holds."], ["to Basra"]]),
    ],
)
def test_a_quotation_set_over_lines_goes_on_to_its_closing_mark(text: str, words: list[list[str]]) -> None:
    assert quoted(text) == words


def test_a_single_mark_typed_for_the_closing_one_ends_the_words() -> None:
    assert quoted("\"The well is dry,' Karim said.") == [["The well is dry,"]]


@given(st.integers(min_value=0, max_value=4000), st.integers(min_value=0, max_value=40000))
def test_two_stray_marks_do_not_swallow_the_page_between_them(opening: int, distance: int) -> None:
    page = "The road was closed and the lake fell. " * 1200
    text = f"{page[:opening]}“{page[opening : opening + distance]}”{page[opening + distance :]}"
    assert all(q.outer.end - q.outer.start <= 3010 for q in find_quotations(text))


@given(st.integers(min_value=0, max_value=4000))
def test_what_nothing_closes_is_short(position: int) -> None:
    page = "The road was closed and the lake fell. " * 120
    text = page[:position] + "“" + page[position:]
    assert all(q.outer.end - q.outer.start < 1600 for q in find_quotations(text))
