"""The sample corpus: articles read from raw/ as a refresh reads them, beside their annotations.

Belongs here: which articles there are, their extraction, and the hash that notices a changed corpus. Does not belong
here: scoring.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipelines.extract.document import extract_document
from pipelines.extract.records import Document, Extraction
from pipelines.extract.settings import ExtractionSettings
from pipelines.ingest.near_duplicates import duplicate_roles, signature
from pipelines.ingest.read import read_file
from pipelines.ingest.records import Article, Reject
from pipelines.ingest.scan import scan
from pipelines.settings import load_settings
from tests.golden.gold import HELD_OUT, GoldArticle, address, annotation_files, held_out_articles, load_article
from tests.parses import parse_once

ROOT = Path(__file__).parents[2]
GROUPS = ("seen", "heldout")


@dataclass(frozen=True)
class Case:
    """One annotated article, its text as it is loaded, and whether rules may be tuned on it."""

    article: Article
    gold: GoldArticle
    held_out: bool

    @property
    def group(self) -> str:
        """One of GROUPS."""
        return "heldout" if self.held_out else "seen"


type Place = tuple[str, int]
"""Source path and record number."""


@cache
def sample_records() -> dict[Place, Article | Reject]:
    """Every record of raw/, read or rejected, by its place."""
    settings = load_settings(ROOT).ingest
    records = [record for file in scan(ROOT / "raw") for record in read_file(file, settings)]
    return {(record.source_path, record.record_number): record for record in records}


@cache
def sample_articles() -> dict[Place, Article]:
    """Every article of raw/ that can be read, by its place."""
    return {place: record for place, record in sample_records().items() if isinstance(record, Article)}


@cache
def near_copies() -> dict[Place, Place]:
    """The place of the original of each near copy, by the place of the copy."""
    places = {article.document_id: place for place, article in sample_articles().items()}
    signed = [(article, signature(article.text)) for article in sample_articles().values()]
    roles = duplicate_roles((a.document_id, a.published_on, sketch) for a, sketch in signed if sketch)
    return {places[copy]: places[original] for copy, original in roles.items()}


def articles_to_annotate() -> set[Place]:
    """The places of the articles that a reader annotates: those in English that are no near copies."""
    english = {place for place, article in sample_articles().items() if article.language == "en"}
    return english - set(near_copies())


@cache
def cases() -> tuple[Case, ...]:
    """All annotated articles, by the name of their annotation file."""
    articles, held_out = sample_articles(), held_out_articles()
    addressed = [(file, address(file)) for file in annotation_files()]
    return tuple(
        Case(articles[place], load_article(file, articles[place].text), place in held_out) for file, place in addressed
    )


@cache
def extraction_of(case: Case) -> Extraction:
    """What the extractors find in the article, with the project's settings, made once in a process."""
    article = case.article
    document = Document(article.document_id, article.text, article.published_on, article.publisher)
    settings = ExtractionSettings(accept_events_at=load_settings(ROOT).extract.accept_events_at)
    return extract_document(document, parse_once(article.text), settings)


def corpus_hash() -> str:
    """The hash of all texts and annotations, so that floors are known to belong to them."""
    digest = hashlib.sha256(HELD_OUT.read_bytes())
    for case in cases():
        digest.update(case.article.content_sha256.encode())
    for file in annotation_files():
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
