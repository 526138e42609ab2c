"""Quotations that go on with the quote before them: text in, fragments out."""

from tests.extract.quotes.found import Said, said


def test_a_quotation_goes_on_with_the_sentence_not_with_what_is_told_inside_it() -> None:
    text = "“We have food,” the nurse told the crowd after hinting that the clinic might close. “But we have no water.”"
    assert Said("We have food / But we have no water.", "the nurse") in said(text)


def test_a_quotation_goes_on_with_the_statement_of_another_subject_beside_it() -> None:
    text = "“We have food,” the nurse said, but the mayor said that the wells were dry. “It is a disaster.”"
    assert Said("We have food", "the nurse") in said(text)


def test_a_quotation_goes_on_in_the_next_paragraph_behind_the_rest_of_the_sentence() -> None:
    text = "“We are ready,” the general told the Herald on Sunday.\n\n“They will not pass.”\n\nThe road was closed."
    assert said(text) == [Said("We are ready / They will not pass.", "the general")]
