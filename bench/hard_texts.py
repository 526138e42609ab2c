"""Seconds and memory that parsing and each extractor take for texts made to be hard, by their length.

    uv run python -m bench.hard_texts --lengths 50000,100000 --kind "only quotation marks"

Twice the length should take about twice the seconds. Each text is read in a process of its own, which may use five
minutes of processor time. Belongs here: the texts and the clock. Does not belong here: what is found in them.
"""

import argparse
import os
import resource
import sys
import time
from collections.abc import Callable
from datetime import date

from pipelines.extract.actors.analysis import analyse_actors
from pipelines.extract.dates import find_dates
from pipelines.extract.document import extract_document
from pipelines.extract.events.analysis import Findings, analyse_events
from pipelines.extract.locations.analysis import analyse_locations
from pipelines.extract.parsing import load_model, parse, parsed_document
from pipelines.extract.quotes.attribution import attribute_quotes
from pipelines.extract.quotes.extraction import find_quotes
from pipelines.extract.records import Document
from pipelines.extract.settings import ExtractionSettings

KINDS = {
    "news": (
        "Kenyan President William Ruto met Ugandan officials in Nairobi on Friday. “We will reopen the border,” he "
        "said. Police arrested three protesters in Kisumu, the interior ministry said in a statement.\n\n"
    ),
    "no full stop": "the minister said that the army went to the city of Kitwe with soldiers and ",
    "only quotation marks": "“”",
    "only opening marks": "“",
    "short quotes": "“no,” he said. ",
    "words in marks": '"no" he said "yes" ',
    "only capitals": "Minister Banda Kitwe ",
    "names and commas": "William Ruto, Hakainde Hichilema, Lena Haddad, ",
    "places and commas": "Paris, London, Nairobi, Lima, ",
    "dates": "May 5, 2024 ",
    "pronouns": "he said she told him they said it ",
    "one pronoun": "he ",
    "headlines": "Army attacked\n",
    "space": " ",
    "brackets": "([{<",
    "one word": "x",
}
_FRAME = "The minister of Togo left. {} He came back on Monday.\n"
_MOST_SECONDS = 300


def timed(kind: str, length: int) -> dict[str, float]:
    """The seconds of processor time of each stage, and the megabytes of memory that all of it added."""
    unit = KINDS[kind]
    text = _FRAME.format((unit * (length // len(unit) + 1))[:length])
    document = Document("document-0", text, date(2024, 5, 6))
    extract_document(Document("warm-up", _FRAME.format("“No,” he said in Paris."), date(2024, 5, 6)))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds: dict[str, float] = {}

    def clocked[T](name: str, stage: Callable[[], T]) -> T:
        started = time.process_time()
        result = stage()
        seconds[name] = round(time.process_time() - started, 2)
        return result

    parsed = clocked("parse", lambda: parsed_document(document, parse(text)))
    spans = clocked("quotes", lambda: find_quotes(parsed))
    actors = clocked("actors", lambda: analyse_actors(parsed, spans))
    places = clocked("places", lambda: analyse_locations(parsed))
    dates = clocked("dates", lambda: find_dates(parsed))
    quotes = clocked("speakers", lambda: attribute_quotes(parsed, spans, actors.mentions, dates))
    accept_at = ExtractionSettings().accept_events_at
    findings = Findings(actors, quotes, places, dates)
    clocked("events", lambda: analyse_events(parsed, findings, accept_at))
    return seconds | {"MB": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024}


def _report(kind: str, length: int) -> None:
    """Print one row, measured in a child process, since memory that was used once is not given back."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        if status:
            sys.stdout.write(f"{kind:22} {length:8,} did not end in {_MOST_SECONDS} seconds\n")
        return
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
    cells = "  ".join(f"{name} {value:g}" for name, value in timed(kind, length).items())
    sys.stdout.write(f"{kind:22} {length:8,}  {cells}\n")
    sys.stdout.flush()
    os._exit(0)


def main() -> None:
    """Print a row for each kind and length."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lengths", default="50000,100000,200000", help="characters, separated by commas")
    parser.add_argument("--kind", action="append", choices=sorted(KINDS))
    arguments = parser.parse_args()
    load_model()
    for kind in arguments.kind or KINDS:
        for length in arguments.lengths.split(","):
            _report(kind, int(length))


if __name__ == "__main__":
    main()
