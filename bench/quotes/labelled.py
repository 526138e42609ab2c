"""News texts written for this project with their quotes labelled inline, read into text and offsets.

Belongs here: reading and checking bench/quotes/texts/*.xml. Does not belong here: comparing quotes (outcomes.py).

An article is a list of paragraphs. `<said n="1" by="s1">` holds reported words without the marks around them; elements
of one number are fragments of one quote. `<speaker id="s1">` holds the words that name who says it. `kind="topic"` says
that the words name what was spoken of ("criticized the law") instead of repeating it.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from lxml import etree

from bench.labels import ArticleReader, read_articles
from pipelines.extract.records import Span

TEXTS = Path(__file__).parent / "texts"
Kind = Literal["statement", "topic"]

_KINDS: dict[str | None, Kind] = {None: "statement", "topic": "topic"}


@dataclass(frozen=True, slots=True)
class LabelledQuote:
    """One quote of the labels: its words in order, and the words that name its speaker where the text names one."""

    number: str
    fragments: tuple[Span, ...]
    speaker: Span | None
    kind: Kind


@dataclass(frozen=True, slots=True)
class LabelledText:
    """An article without its labels, and the quotes they mark, in the order of the text."""

    article_id: str
    text: str
    quotes: tuple[LabelledQuote, ...]


def read_folder(folder: Path = TEXTS) -> list[LabelledText]:
    """The labelled texts of a folder in the order of their files' names.

    Raises LabelError for a file that cannot be used, and for two files with the same article.
    """
    return read_articles(folder, read_text)


def read_text(path: Path) -> LabelledText:
    """The text and quotes of one file.

    Raises LabelError when the file is not XML or its labels contradict one another.
    """
    return _Reader(path).read()


@dataclass(slots=True)
class _Said:
    """The fragments of one number, as they are read."""

    element: etree._Element
    fragments: list[Span] = field(default_factory=list)


class _Reader(ArticleReader):
    """Reads the quotes of one file."""

    tags = ("said", "speaker")

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._speakers: dict[str, Span] = {}
        self._said: dict[str, _Said] = {}

    def read(self) -> LabelledText:
        article_id, text = self.read_paragraphs()
        quotes = tuple(self._quote(number, said) for number, said in self._said.items())
        return LabelledText(article_id, text, tuple(sorted(quotes, key=lambda q: q.fragments)))

    def label(self, element: etree._Element, words: Span) -> None:
        if element.tag == "speaker":
            name = self.attribute(element, "id")
            if name in self._speakers:
                raise self.error(element, f"there is another speaker {name!r}; give this one its own id")
            self._speakers[name] = words
            return
        if any(parent.tag == "said" for parent in element.iterancestors()):
            raise self.error(element, "<said> inside <said>; label the outermost quote alone")
        number = self.attribute(element, "n")
        said = self._said.setdefault(number, _Said(element))
        if sorted(said.element.items()) != sorted(element.items()):
            raise self.error(element, f"quote {number} has another speaker or kind in line {said.element.sourceline}")
        said.fragments.append(words)

    def _quote(self, number: str, said: _Said) -> LabelledQuote:
        speaker, kind = said.element.get("by"), said.element.get("kind")
        if speaker is not None and speaker not in self._speakers:
            raise self.error(said.element, f"no <speaker> has the id {speaker!r}")
        if kind not in _KINDS:
            raise self.error(said.element, f"kind is {kind!r}; it must be 'topic' or left out")
        words = self._speakers[speaker] if speaker is not None else None
        return LabelledQuote(number, tuple(said.fragments), words, _KINDS[kind])
