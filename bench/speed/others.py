"""Dateline beside tools of others: documents a second on the same texts in the same run, and what each finds in them.

Belongs here: reading the texts, the clock around each tool, the table. Does not belong here: how a tool is called
(tools.py).
"""

import gc
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from threadpoolctl import threadpool_limits

from bench.speed.measuring import apart, cost_of
from bench.speed.tools import PARSE_ALONE, TOOLS, Found
from bench.tables import lined
from pipelines.extract.records import Document
from pipelines.ingest.read import read_file
from pipelines.ingest.records import Article, IngestSettings
from pipelines.ingest.scan import scan
from pipelines.refresh.extracting import EXTRACTED_LANGUAGE


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of processor time that a tool took, what it found, and on how many texts it gave up.

    What a tool `on_parse` goes on from was made before and is not in its seconds.
    """

    name: str
    on_parse: bool
    seconds: float
    found: Found
    gave_up: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """All tools over the same texts; the seconds of the parse are its own."""

    documents: int
    words: int
    parse_seconds: float
    tools: Sequence[Measured]

    def told(self) -> str:
        """The table for people and pages: rates without and with the parse, and what was found."""
        kinds = [field.name.replace("_", " ") for field in fields(Found)]
        heads = ["tool", "documents/s on a parse", "documents/s from text", *kinds]
        lines = [heads, ["---", *["---:"] * (len(heads) - 1)]]
        lines += [[tool.name, *self._rates(tool), *map(_count, astuple(tool.found))] for tool in self.tools]
        gave_up = [f"{tool.name} gave up on {tool.gave_up} documents" for tool in self.tools if tool.gave_up]
        return "\n".join([f"{self.documents} documents, {self.words:,} words", "", lined(lines), *gave_up])

    def _rates(self, tool: Measured) -> tuple[str, str]:
        """Documents a second; a tool that brings its own parse, or needs none, has only the second rate."""
        if not tool.on_parse:
            return "–", self._rate(tool.seconds)
        return self._rate(tool.seconds), self._rate(tool.seconds + self.parse_seconds)

    def _rate(self, seconds: float) -> str:
        rate = self.documents / seconds
        return f"{rate:,.0f}" if rate >= 100 else f"{rate:.1f}"


def compare(raw: Path, rounds: int) -> Comparison:
    """Every tool over the English articles of a folder, each in a process of its own; of several rounds the least.

    Raises ModuleNotFoundError when a tool is not installed.
    """
    documents = _documents(raw)
    runs = [[apart(_measure, name, documents) for name in TOOLS] for _ in range(rounds)]
    tools = [min(of_tool, key=lambda run: run.seconds) for of_tool in zip(*runs, strict=True)]
    parse = next(tool.seconds for tool in tools if tool.name == PARSE_ALONE)
    return Comparison(len(documents), sum(len(d.text.split()) for d in documents), parse, tools)


def total(found: Iterable[Found]) -> Found:
    """The sums of each kind; None stays where a tool does not look for it."""
    columns = zip(*map(astuple, found), strict=True)
    return Found(*(None if None in column else sum(column) for column in columns))


def _documents(raw: Path) -> list[Document]:
    """What a refresh would extract from, the shortest first as the parser likes it; copies are kept."""
    records = [record for file in scan(raw) for record in read_file(file, IngestSettings())]
    articles = [a for a in records if isinstance(a, Article) and a.language == EXTRACTED_LANGUAGE]
    articles.sort(key=lambda article: article.word_count)
    return [Document(a.document_id, a.text, a.published_on, a.publisher) for a in articles]


def _measure(name: str, documents: Sequence[Document]) -> Measured:
    """One tool, warmed on an article of middling length, with one thread and no garbage of its preparation."""
    tool = TOOLS[name]
    threadpool_limits(1, user_api="blas")
    tool.get_ready([documents[len(documents) // 2]])()
    work = tool.get_ready(documents)
    gc.collect()
    gc.freeze()
    results: list[Found | None] = []
    cost = cost_of(lambda: results.extend(work()))
    found = [result for result in results if result is not None]
    return Measured(name, tool.on_parse, cost.processor, total(found), len(results) - len(found))


def _count(number: int | None) -> str:
    return "–" if number is None else f"{number:,}"
