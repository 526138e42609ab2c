"""News texts written for this project with their quotes labelled inline, read into text and offsets.

Belongs here: reading and checking bench/quotes/texts/*.xml. Does not belong here: comparing quotes (outcomes.py).

An article is a list of paragraphs. `<said n="1" by="s1">` holds reported words without the marks around them; elements
of one number are fragments of one quote. `<speaker id="s1">` holds the words that name who says it. `kind="topic"` says
that the words name what was spoken of ("criticized the law") instead of repeating it.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from lxml import etree

from pipelines.extract.records import Span

TEXTS = Path(__file__).parent / "texts"
Kind = Literal["statement", "topic"]

_TAGS = frozenset({"article", "p", "said", "speaker"})
_KINDS: dict[str | None, Kind] = {None: "statement", "topic": "topic"}
_SPACE = re.compile(r"\s+")


class LabelError(ValueError):
    """A labelled text that cannot be used; the message names the file, the line and what to change."""


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
    texts: dict[str, LabelledText] = {}
    for path in sorted(folder.glob("*.xml")):
        text = read_text(path)
        if text.article_id in texts:
            raise LabelError(f"{path.name}: there is another article {text.article_id!r}; give this one its own id")
        texts[text.article_id] = text
    return list(texts.values())


def read_text(path: Path) -> LabelledText:
    """The text and quotes of one file.

    Raises LabelError when the file is not XML or its labels contradict one another.
    """
    try:
        root = etree.fromstring(path.read_bytes())
    except etree.XMLSyntaxError as error:
        raise LabelError(f"{path.name}, line {error.lineno}: not XML ({error.msg}); write & as &amp;") from error
    return _Reader(path.name).read(root)


@dataclass(slots=True)
class _Said:
    """The fragments of one number, as they are read."""

    element: etree._Element
    fragments: list[Span] = field(default_factory=list)


class _Reader:
    """Turns the elements of one file into text and offsets."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._pieces: list[str] = []
        self._length = 0
        self._speakers: dict[str, Span] = {}
        self._said: dict[str, _Said] = {}

    def read(self, root: etree._Element) -> LabelledText:
        article_id = self._attribute(root, "id")
        for number, paragraph in enumerate(root):
            if paragraph.tag != "p":
                raise self._error(paragraph, f"<{paragraph.tag}> where a paragraph <p> must stand")
            if number:
                self._add("\n\n")
            self._read_inside(paragraph)
        quotes = tuple(self._quote(number, said) for number, said in self._said.items())
        return LabelledText(article_id, "".join(self._pieces), tuple(sorted(quotes, key=lambda q: q.fragments)))

    def _read_inside(self, element: etree._Element) -> None:
        self._add_words(element.text)
        for child in element:
            start = self._length
            if child.tag not in _TAGS or child.tag in ("article", "p"):
                raise self._error(child, f"<{child.tag}> is unknown here; known are <said> and <speaker>")
            self._read_inside(child)
            self._label(child, Span(start, self._length))
            self._add_words(child.tail)

    def _label(self, element: etree._Element, words: Span) -> None:
        if words.start == words.end:
            raise self._error(element, f"<{element.tag}> holds no words")
        if element.tag == "speaker":
            name = self._attribute(element, "id")
            if name in self._speakers:
                raise self._error(element, f"there is another speaker {name!r}; give this one its own id")
            self._speakers[name] = words
            return
        if any(parent.tag == "said" for parent in element.iterancestors()):
            raise self._error(element, "<said> inside <said>; label the outermost quote alone")
        number = self._attribute(element, "n")
        said = self._said.setdefault(number, _Said(element))
        if sorted(said.element.items()) != sorted(element.items()):
            raise self._error(element, f"quote {number} has another speaker or kind in line {said.element.sourceline}")
        said.fragments.append(words)

    def _quote(self, number: str, said: _Said) -> LabelledQuote:
        speaker, kind = said.element.get("by"), said.element.get("kind")
        if speaker is not None and speaker not in self._speakers:
            raise self._error(said.element, f"no <speaker> has the id {speaker!r}")
        if kind not in _KINDS:
            raise self._error(said.element, f"kind is {kind!r}; it must be 'topic' or left out")
        words = self._speakers[speaker] if speaker is not None else None
        return LabelledQuote(number, tuple(said.fragments), words, _KINDS[kind])

    def _attribute(self, element: etree._Element, name: str) -> str:
        value = element.get(name)
        if not value:
            raise self._error(element, f"<{element.tag}> needs the attribute {name}")
        return str(value)

    def _add_words(self, words: str | None) -> None:
        """Line breaks and indents of the file are no part of the text."""
        joined = _SPACE.sub(" ", words or "")
        at_start = not self._pieces or self._pieces[-1].endswith((" ", "\n"))
        self._add(joined.lstrip() if at_start else joined)

    def _add(self, words: str) -> None:
        if words:
            self._pieces.append(words)
            self._length += len(words)

    def _error(self, element: etree._Element, problem: str) -> LabelError:
        return LabelError(f"{self._file}, line {element.sourceline}: {problem}")
