"""Web pages: the main text and the metadata of a saved page, found offline with trafilatura."""

import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import trafilatura
from trafilatura.metadata import extract_metadata
from trafilatura.utils import load_html

from pipelines.ingest.decoding import decode
from pipelines.ingest.metadata import printed
from pipelines.ingest.readers.html_dates import printed_date
from pipelines.ingest.records import Content, IngestSettings, Metadata, Problem, Record, Reject
from pipelines.ingest.rejects import cut, reject

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read becomes a reject, with its reason
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

_HEAD_BYTES = 4096
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{1,40})""", re.IGNORECASE)
# The HTML standard reads these as Windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels).
_WESTERN_LABELS = frozenset({"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"})
# trafilatura's own search for a date, whose result is not used, kept short.
_NO_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-12-31"}
# A tag with a thousand attributes: the parser compares each with every other.
_CROWDED_TAG = re.compile(
    r"""<[a-z][^\s>]*+(?:[\s/]++[^\s=>/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']++))?+){1000}""", re.IGNORECASE
)
_MAX_LINKED_DATA = 50_000
_ENTITIES = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_NO_ARTICLE = Problem(
    "empty", "No article was found among the markup of the page; save its article as text, or delete the page."
)


def read_html(content: Content, settings: IngestSettings) -> Iterator[Record | Reject]:
    """The one article of a web page, its paragraphs parted by empty lines, without its title and byline."""
    if len(content.data) > settings.max_html_bytes:
        detail = f"The page has {len(content.data):,} bytes, over the setting max_html_bytes; save its article as text."
        yield reject(content.source_path, Problem("too_large", detail))
        return
    decoded = decode(content.data, _declared_encoding(content.data))
    if isinstance(decoded, Problem):
        yield reject(content.source_path, decoded)
        return
    tree = _tree(decoded.text, settings)
    if isinstance(tree, Problem):
        yield reject(content.source_path, tree, row={"text": cut(decoded.text)})
        return
    _drop_unusable_json(tree)
    metadata = _metadata(tree, settings)
    text = _main_text(tree, metadata)
    if not text:
        yield reject(content.source_path, _NO_ARTICLE, stage="document", row={"text": cut(decoded.text)})
        return
    yield Record(0, text, decoded.encoding, [("html", metadata)], row={"text": cut(decoded.text)})


def _declared_encoding(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_HEAD_BYTES])
    if not found:
        return None
    label = found[1].decode("ascii", "ignore").lower()
    return "cp1252" if label in _WESTERN_LABELS else label


def _tree(page: str, settings: IngestSettings) -> Any:
    """The page as a tree of lxml, or the Problem of one that cannot be parsed or would take too long."""
    if _CROWDED_TAG.search(page):
        return Problem("html_too_complex", "The page has a tag with over 1,000 attributes; save its article as text.")
    if _ENTITIES.search(page, 0, _HEAD_BYTES):
        detail = "The page declares entities of its own, as no browser reads them; save its article as text."
        return Problem("html_too_complex", detail)
    tree = load_html(page)
    if tree is None or tree.tag != "html":  # a fragment of a page, such as a saved paragraph or drawing
        tree = load_html(f"<html><body>{page}</body></html>")
    if tree is None:
        return Problem("empty", "The page holds no markup and no text; save it again or delete it.")
    elements = sum(1 for _ in tree.iter())
    if elements > settings.max_html_elements:
        detail = f"The page has {elements:,} elements, over the setting max_html_elements; save its article as text."
        return Problem("html_too_complex", detail)
    return tree


def _drop_unusable_json(tree: Any) -> None:
    """Take out blocks of linked data that are not JSON: trafilatura would search them in quadratic time."""
    for script in tree.xpath('.//script[contains(@type, "json")]'):
        block = script.text or ""
        try:
            usable = len(block) <= _MAX_LINKED_DATA and json.loads(block, strict=False) is not None
        except (ValueError, RecursionError):
            usable = False
        if not usable:
            script.drop_tree()


def _metadata(tree: Any, settings: IngestSettings) -> Metadata:
    found = extract_metadata(tree, date_config=dict(_NO_DATES))
    return Metadata(
        title=printed(found.title),
        publisher=printed(found.sitename),
        byline=printed(found.author),
        url=printed(found.url),
        published=printed_date(tree, settings),
    )


def _main_text(tree: Any, metadata: Metadata) -> str:
    """The paragraphs of the article; '' when trafilatura finds none."""
    found = trafilatura.extract(tree, include_comments=False)
    paragraphs = [line.strip() for line in (found or "").splitlines()]
    while paragraphs and _is_heading(paragraphs[0], metadata):
        del paragraphs[0]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _is_heading(paragraph: str, metadata: Metadata) -> bool:
    """Whether it is the title or byline again, or nothing."""
    line = paragraph.casefold().removeprefix("by ").strip()
    return line in {"", (metadata.title or "").casefold(), (metadata.byline or "").casefold()}
