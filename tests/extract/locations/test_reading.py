"""What the search for place names reads of a parse, beside what spaCy says itself."""

import pytest
from spacy.tokens import Span

from pipelines.extract.locations.reading import Reading
from pipelines.extract.parsing import ParsedDocument, parse, parsed_document
from pipelines.extract.records import Document
from tests.parses import parsed as parse_text

TEXT = "Police in al Qaim and Al-Hol met an aide of Maria Keller, the mayor of Kirkuk, as\nU.S. troops left Mosul."


@pytest.fixture(scope="module")
def parsed() -> ParsedDocument:
    return parse_text(TEXT)


def test_words_and_names_are_those_of_the_text(parsed: ParsedDocument) -> None:
    reading = Reading(parsed)
    assert len(reading.words) == len(parsed.doc)
    assert [word.text for word in reading.words.between(0, len(parsed.doc) + 5)] == [t.text for t in parsed.doc]
    assert all(reading.name(t.i, t.i + 1) == t.text and reading.end_of(t.i) == t.idx + len(t) for t in parsed.doc)


def test_no_word_stands_before_the_first_or_after_the_last(parsed: ParsedDocument) -> None:
    reading = Reading(parsed)
    assert reading.word(-1) is None
    assert reading.word(len(parsed.doc)) is None


def test_entities_are_those_of_the_model(parsed: ParsedDocument) -> None:
    reading = Reading(parsed)
    assert reading.entities == [(e.start, e.end, e.label_) for e in parsed.doc.ents]
    assert reading.labels == [t.ent_type_ for t in parsed.doc]
    assert any(label == "GPE" for _, _, label in reading.entities)


def test_entities_that_touch_stay_apart_and_the_last_ends_with_the_text() -> None:
    doc = parse("Kirkuk Mosul")
    doc.set_ents([Span(doc, 0, 1, "GPE"), Span(doc, 1, 2, "ORG")])
    assert Reading(parsed_document(Document("document-0", doc.text), doc)).entities == [(0, 1, "GPE"), (1, 2, "ORG")]


def test_a_text_without_words_has_nothing() -> None:
    reading = Reading(parse_text(""))
    assert (len(reading.words), reading.entities, reading.openings) == (0, [], {})


def test_names_open_with_capitals_and_arabic_articles(parsed: ParsedDocument) -> None:
    opening = [word.text for word in Reading(parsed).openings.values()]
    assert opening == [t.text for t in parsed.doc if t.text[0].isupper() or t.text in ("al", "an", "as")]


@pytest.mark.parametrize("text", ["The police left.", "Police left.", "Two POLICE cars left."])
def test_words_for_townspeople_are_found_in_any_case(text: str) -> None:
    reading = Reading(parse_text(text))
    assert [reading.words[n].lower for n in reading.townspeople] == ["police"]
