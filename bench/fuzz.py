"""Throwing odd bytes at the readers and odd texts at the extractors, for as long as one likes.

    uv run python -m bench.fuzz --minutes 20

Inputs are sample files of raw/ and the kinds of rubbish (bench/rubbish.py) with random edits, and soups of the pieces
that rules look for; hypothesis cuts what it finds down to the smallest example. Status 1 when anything was found.
Belongs here: making inputs and judging outcomes. What was found stays as a small test beside the code it broke.
"""

import argparse
import os
import re
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bench.rubbish import SMALL, rubbish
from pipelines.extract.document import extract_document
from pipelines.extract.records import (
    ActorMention,
    ActorRelation,
    Document,
    Event,
    Extraction,
    LocationMention,
    Quote,
    Sentence,
)
from pipelines.ingest.read import READERS, read_file
from pipelines.ingest.records import IngestSettings, Reject
from pipelines.ingest.scan import scan

RAW = Path(__file__).parent.parent / "raw"
_MOST_BYTES, _MOST_CHARS = 20_000, 1_500
_SLOW_SECONDS = 10
"""Of processor time: far more than either takes for so little."""
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_ROUND = 200
_BYTES = (
    *(b"---\n", b"title: ", b'{"text": ', b'"', b"\\ud800", b"[", b"]", b"}", b",", b"\n", b"\r", b"<p>", b"</p>"),
    *(b"<html><body>", b"<time datetime=", b"2019-02-31", b"\xef\xbb\xbf", b"\xff\xfe", b"\0", b"\x93", b"&a [*a"),
    *(b"<script type='application/ld+json'>", b"<!--", b"&#x0;", b"\xed\xa0\x80", b"0001-01-01", b"PAR1", b"1e999"),
)
_PIECES = (
    *(
        "“",
        "”",
        '"',
        "‘",
        "’",
        "'",
        "''",
        "«",
        "»",
        "(",
        ")",
        "—",
        " - ",
        ", ",
        ". ",
        ".",
        ": ",
        "; ",
        "? ",
        "\n",
        "\n\n",
    ),
    *(
        " said ",
        " said that ",
        "he said",
        " told ",
        " according to ",
        " added ",
        " denied ",
        " and ",
        " of the ",
        " who ",
    ),
    *("the minister", "Lena Haddad", "President Omar Sy", "Kenya", "the Kenyan army", "Mr.", "U.S.", "they ", "its "),
    *("Paris, Texas", "northern Iraq", "on Sunday", "31 February 2024", "May 5, 2024", "last year", "in 0001", "2024"),
    *(
        " attacked ",
        " was killed by ",
        " met ",
        " threatened to ",
        " did not ",
        " if ",
        " will ",
        " arrested ",
        "talks ",
    ),
    *(
        "\u2028",
        "\u00a0",
        "\u200b",
        "\ufeff",
        "\x1b",
        "\ufffd",
        "😀",
        "e\u0301",
        "中",
        "א",
        "İ",
        "ß",
        "&quot;",
        "<b>",
        "@x",
    ),
)


class FindingError(Exception):
    """What must hold for any input and does not."""


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to throw at, and what it must stand."""

    name: str
    inputs: st.SearchStrategy[object]
    check: Callable[[object], None]


def _edited[T: (str, bytes)](samples: Iterable[T], odd: st.SearchStrategy[T]) -> st.SearchStrategy[T]:
    """A sample with some edits: a stretch taken out, said twice, or an odd piece put in."""
    edit = st.tuples(st.floats(0, 1), st.integers(0, 60), st.sampled_from("cut copy put".split()), odd)

    def apply(sample: T, edits: list[tuple[float, int, str, T]]) -> T:
        for place, length, kind, piece in edits:
            at = int(place * len(sample))
            put = {"cut": sample[:0], "copy": sample[at : at + length] * 2, "put": piece}[kind]
            sample = sample[:at] + put + (sample[at:] if kind == "put" else sample[at + length :])
        return sample

    return st.builds(apply, st.sampled_from(sorted(samples)), st.lists(edit, min_size=1, max_size=8))


def file_inputs() -> st.SearchStrategy[object]:
    """Names of files with their bytes."""
    samples: dict[str, list[bytes]] = {suffix: [] for suffix in READERS}
    for path in sorted(RAW.rglob("*")):
        if path.is_file() and path.suffix in READERS:
            samples[path.suffix].append(path.read_bytes()[:_MOST_BYTES])
    for item in rubbish(SMALL):
        suffix = PurePosixPath(item.path).suffix
        if suffix in samples and len(item.content) <= _MOST_BYTES:
            samples[suffix].append(item.content)
    odd = st.one_of(st.sampled_from(_BYTES), st.binary(max_size=8))
    soups = st.lists(odd, max_size=30).map(b"".join)
    texts = [text for found in samples.values() for text in found]
    contents = {suffix: st.one_of(_edited(found or texts, odd), soups) for suffix, found in samples.items()}
    return st.sampled_from(sorted(samples)).flatmap(lambda suffix: st.tuples(st.just(f"a{suffix}"), contents[suffix]))


def text_inputs() -> st.SearchStrategy[object]:
    """Texts for the extractors."""
    samples = {path.read_text("utf-8")[:_MOST_CHARS] for path in RAW.rglob("*.txt")}
    odd = st.one_of(
        st.sampled_from(_PIECES), st.text(max_size=5), st.sampled_from(_PIECES).map(lambda piece: piece * 20)
    )
    return st.one_of(_edited(samples, odd), st.lists(odd, max_size=40).map("".join))


def check_file(named: object) -> None:
    """Whatever a file holds, its records end once each, as articles and rejects that a database can hold."""
    name, data = named if isinstance(named, tuple) else ("", b"")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(data)
        found = [item for file in scan(Path(folder)) for item in read_file(file, IngestSettings())]
    places = [item.record_number for item in found]
    must(holds=bool(found), what="a file ended as nothing")
    must(holds=len(set(places)) == len(places), what="a record ended twice")
    for item in found:
        values = [getattr(item, field) for field in item.__slots__]
        written = "\n".join(value for value in values if isinstance(value, str))
        must(holds=not _UNSTORABLE.search(written), what="a value that no database holds")
        must(holds=not isinstance(item, Reject) or item.reason != "reader_failed", what=item)


def check_text(text: object) -> None:
    """Whatever a text holds, extraction ends, and every row stands where it says."""
    document = Document("document-0", str(text).encode("utf-8", "replace").decode(), date(2024, 5, 6))
    check_rows(document, extract_document(document))


def check_rows(document: Document, found: Extraction) -> None:
    """Every span holds its text, every id stands once, and every reference leads somewhere."""
    rows: list[Sentence | ActorMention | ActorRelation | LocationMention] = [*found.sentences, *found.actor_mentions]
    for row in (*rows, *found.actor_relations, *found.location_mentions):
        must(holds=bool(row.text) and row.text == document.text[row.start_char : row.end_char], what=row)
    told_rows: list[Quote | Event] = [*found.quotes, *found.events]
    for told in told_rows:
        must(holds=bool(told.text) and told.text == document.text[told.start_char : told.end_char], what=told)
        must(holds=0 <= told.confidence <= 1, what=told)
    for quote in found.quotes:
        inside = (quote.start_char <= f.start < f.end <= quote.end_char for f in quote.fragments)
        must(holds=all(inside), what=quote)
    for ids in (
        [mention.mention_id for mention in found.actor_mentions],
        [relation.relation_id for relation in found.actor_relations],
        [mention.mention_id for mention in found.location_mentions],
        [quote.quote_id for quote in found.quotes],
        [event.event_id for event in found.events],
    ):
        must(holds=len(set(ids)) == len(ids), what=f"an id twice: {ids}")
    actors = {actor.actor_id for actor in found.document_actors}
    named = {mention.actor_id for mention in found.actor_mentions} - {None}
    must(holds=named <= actors, what=f"mentions of unknown actors: {named - actors}")
    events = {event.event_id for event in found.events}
    must(holds={p.event_id for p in found.event_participants} <= events, what="a participant without its event")


def must(*, holds: bool, what: object) -> None:
    """Raise FindingError unless it holds."""
    if not holds:
        raise FindingError(str(what))


TARGETS = (Target("readers", file_inputs(), check_file), Target("extractors", text_inputs(), check_text))


def run(target: Target, seconds: float) -> tuple[int, str | None]:
    """How many inputs were tried in so many seconds, and what was found, cut down, with its example."""
    tried = 0
    until = time.monotonic() + seconds
    phases = (Phase.generate, Phase.shrink)

    @settings(max_examples=_ROUND, deadline=None, database=None, phases=phases, suppress_health_check=list(HealthCheck))
    @given(target.inputs)
    def attempt(value: object) -> None:
        nonlocal tried
        tried += 1
        started = time.process_time()
        target.check(value)
        must(holds=time.process_time() - started < _SLOW_SECONDS, what="too slow")

    while time.monotonic() < until:
        try:
            attempt()
        except Exception as error:  # noqa: BLE001 (whatever is raised is a finding)
            return tried, "".join([*traceback.format_exception(error)[-3:], *getattr(error, "__notes__", [])])
    return tried, None


def main() -> int:
    """Run every target for its share of the time, and tell what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--target", choices=[target.name for target in TARGETS])
    arguments = parser.parse_args()
    os.nice(10)
    check_text("A minister of Chad said “no” in Paris.")  # loads the model and the lexicons, which takes seconds
    chosen = [target for target in TARGETS if arguments.target in (None, target.name)]
    failed = False
    for target in chosen:
        tried, finding = run(target, arguments.minutes * 60 / len(chosen))
        sys.stdout.write(f"{target.name}: {tried:,} inputs tried, {'nothing found' if finding is None else finding}\n")
        sys.stdout.flush()
        failed |= finding is not None
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
