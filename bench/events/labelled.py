"""News texts written for this project with their events labelled inline, read into text and offsets.

Belongs here: reading and checking bench/events/texts/*.xml. Does not belong here: comparing events (outcomes.py).

An article is a list of paragraphs. `<event root="ASSAULT" mode="aerial" by="1" to="2 3" modality="claimed">` stands
around the words that report an event, `<actor id="1">` around the words that name a participant. `modality` is actual
where it is left out. `core="no"` marks an event that a reader could do without: neither required nor wrong.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from lxml import etree

from bench.labels import ArticleReader, read_articles
from pipelines.extract.events.ontology import roots
from pipelines.extract.records import Modality, Span

TEXTS = Path(__file__).parent / "texts"

_MODALITIES: dict[str, Modality] = {modality: modality for modality in get_args(Modality)}
_EVENT_ATTRIBUTES = frozenset({"root", "mode", "modality", "by", "to", "core"})


@dataclass(frozen=True, slots=True)
class LabelledEvent:
    """One event of the labels: where its words stand, its codes, and where its participants stand."""

    words: Span
    root: str
    mode: str | None
    modality: Modality
    sources: tuple[Span, ...]
    targets: tuple[Span, ...]
    is_core: bool


@dataclass(frozen=True, slots=True)
class LabelledText:
    """An article without its labels, and the events they mark, in the order of the text."""

    article_id: str
    text: str
    events: tuple[LabelledEvent, ...]


def read_folder(folder: Path = TEXTS) -> list[LabelledText]:
    """The labelled texts of a folder in the order of their files' names.

    Raises LabelError for a file that cannot be used, and for two files with the same article.
    """
    return read_articles(folder, read_text)


def read_text(path: Path) -> LabelledText:
    """The text and events of one file.

    Raises LabelError when the file is not XML, a code is unknown, or a participant stands nowhere in its paragraph.
    """
    return _Reader(path).read()


class _Reader(ArticleReader):
    """Reads the events of one file."""

    tags = ("event", "actor")

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._actors: dict[str, tuple[etree._Element, Span]] = {}
        self._events: list[tuple[etree._Element, Span]] = []

    def read(self) -> LabelledText:
        article_id, text = self.read_paragraphs()
        events = [self._event(element, words) for element, words in self._events]
        return LabelledText(article_id, text, tuple(sorted(events, key=lambda event: event.words)))

    def label(self, element: etree._Element, words: Span) -> None:
        if element.tag == "event":
            self._events.append((element, words))
            return
        name = self.attribute(element, "id")
        if name in self._actors:
            raise self.error(element, f"there is another actor {name!r}; give this one its own id")
        self._actors[name] = element, words

    def _event(self, element: etree._Element, words: Span) -> LabelledEvent:
        if unknown := {str(name) for name in element.attrib} - _EVENT_ATTRIBUTES:
            raise self.error(element, f"<event> has no attribute {', '.join(sorted(unknown))}")
        root, mode = self._root_of(element), element.get("mode")
        if mode is not None and mode not in roots()[root].modes:
            known = ", ".join(sorted(roots()[root].modes)) or "none"
            raise self.error(element, f"{root} has no mode {mode!r}; it has {known}")
        modality, core = element.get("modality", "actual"), element.get("core", "yes")
        if modality not in _MODALITIES:
            raise self.error(element, f"modality is {modality!r}; it must be one of {', '.join(_MODALITIES)}")
        if core not in ("yes", "no"):
            raise self.error(element, f"core is {core!r}; it must be 'no' or left out")
        sources, targets = self._participants(element, "by"), self._participants(element, "to")
        return LabelledEvent(words, root, mode, _MODALITIES[modality], sources, targets, core == "yes")

    def _root_of(self, element: etree._Element) -> str:
        root = self.attribute(element, "root")
        if root not in roots():
            raise self.error(element, f"root is {root!r}; it must be one of {', '.join(sorted(roots()))}")
        return root

    def _participants(self, element: etree._Element, role: str) -> tuple[Span, ...]:
        return tuple(self._participant(element, role, name) for name in element.get(role, "").split())

    def _participant(self, element: etree._Element, role: str, name: str) -> Span:
        if name not in self._actors:
            raise self.error(element, f"no <actor> has the id {name!r} that {role} gives")
        actor, words = self._actors[name]
        if _paragraph_of(actor) is not _paragraph_of(element):
            raise self.error(element, f"actor {name!r} stands in another paragraph; mark who is named beside the event")
        return words


def _paragraph_of(element: etree._Element) -> etree._Element:
    return next(parent for parent in element.iterancestors("p"))
