"""The publication date that the markup of a web page prints.

Belongs here: where pages say when they were published. Does not belong here: what a printed date means
(publication_date.py). The well-known finders of dates in pages (htmldate) also take dates from the story itself,
fill a missing day from the clock and guess at 03/04/2019, so that a guess would look like a fact.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from pipelines.ingest.datelines import PRINTED_DATE
from pipelines.ingest.publication_date import parse_printed
from pipelines.ingest.records import IngestSettings

# Names of <meta> elements, the most exact first: Open Graph, schema.org, Dublin Core, then usage of news sites.
_META_NAMES = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished"),
    *("dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date", "dcterms.created", "dc.date.created"),
    *("parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_date", "article:published"),
    *("publication_date", "publicationdate", "publish-date", "publish_date", "pubdate", "pub_date", "pdate"),
    *("article.published", "cxenseparse:recs:publishtime", "date", "timestamp", "article_date_original"),
)
_MARKED_PUBLISHED = './/*[@itemprop="datePublished" or @property="datePublished"]'
_TIMES = ".//time[not(ancestor::aside or ancestor::nav or ancestor::footer)]"
_NAMED_AS_DATE = './/*[contains(@class, "date") or contains(@class, "publish") or contains(@class, "time")]'
_NOT_PUBLISHED = re.compile(r"modif|updat|expire|event", re.IGNORECASE)
_LONGEST_LABEL = 80
_IN_LABEL = re.compile(PRINTED_DATE, re.IGNORECASE)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:/|$)")


def printed_date(tree: Any, settings: IngestSettings) -> str | None:
    """The first date of the page's markup that can be read, else the first there is; None where the page prints none.

    `tree` is the page parsed by lxml. In order: metadata of the head, linked data, marked elements, the address.
    """
    candidates = [" ".join(candidate.split()) for candidate in _candidates(tree) if candidate.strip()]
    readable = (candidate for candidate in candidates if parse_printed(candidate, settings))
    return next(readable, candidates[0] if candidates else None)


def _candidates(tree: Any) -> Iterator[str]:
    yield from _from_meta(tree)
    yield from _from_linked_data(tree)
    for element in tree.xpath(_MARKED_PUBLISHED):
        yield element.get("datetime") or element.get("content") or element.text_content()
    for element in tree.xpath(_TIMES):
        if not _NOT_PUBLISHED.search(element.get("class", "")):
            yield element.get("datetime") or element.text_content()
    yield from _from_labels(tree)
    yield from _from_address(tree)


def _from_meta(tree: Any) -> Iterator[str]:
    said: dict[str, str] = {}
    for element in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            said.setdefault(element.get(attribute, "").lower(), element.get("content", ""))
    for name in _META_NAMES:
        yield said.get(name, "")


def _from_linked_data(tree: Any) -> Iterator[str]:
    """Every datePublished in blocks of schema.org data, in order."""
    for script in tree.xpath('.//script[@type="application/ld+json"]'):
        waiting = [json.loads(script.text or "null", strict=False)]
        while waiting:
            value = waiting.pop(0)
            if isinstance(value, dict):
                if isinstance(published := value.get("datePublished"), str):
                    yield published
                waiting.extend(value.values())
            elif isinstance(value, list):
                waiting.extend(value)


def _from_labels(tree: Any) -> Iterator[str]:
    """Dates in short elements whose class speaks of a date, such as "Published on 16 June 2025"."""
    for element in tree.xpath(_NAMED_AS_DATE):
        label = element.text_content()
        if len(label) <= _LONGEST_LABEL and not _NOT_PUBLISHED.search(element.get("class", "") + label):
            yield from (found.group() for found in _IN_LABEL.finditer(label))


def _from_address(tree: Any) -> Iterator[str]:
    """The day in the canonical address, such as /2025/06/16/."""
    for link in tree.xpath('.//link[@rel="canonical"]/@href | .//meta[@property="og:url"]/@content'):
        if found := _IN_ADDRESS.search(link):
            yield f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
