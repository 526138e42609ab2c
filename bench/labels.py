"""Reading labelled articles: XML with labels inline in, text and offsets out.

Belongs here: building the text, and errors that name file and line. Does not belong here: what labels mean (quotes/,
events/).
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from lxml import etree

from pipelines.extract.records import Span

_SPACE = re.compile(r"\s+")


class LabelError(ValueError):
    """A labelled text that cannot be used; the message names the file, the line and what to change."""


class Article(Protocol):
    """A labelled text."""

    @property
    def article_id(self) -> str:
        """The article's id."""


def read_articles[Text: Article](folder: Path, read: Callable[[Path], Text]) -> list[Text]:
    """The labelled texts of a folder in the order of their files' names.

    Raises LabelError for a file that cannot be used, and for two files with the same article.
    """
    texts: dict[str, Text] = {}
    for path in sorted(folder.glob("*.xml")):
        text = read(path)
        if text.article_id in texts:
            raise LabelError(f"{path.name}: there is another article {text.article_id!r}; give this one its own id")
        texts[text.article_id] = text
    return list(texts.values())


class ArticleReader:
    """Turns the elements of one file into text and offsets; what a label means is for those derived from it."""

    tags: tuple[str, ...] = ()
    """The elements that may stand in a paragraph."""

    def __init__(self, path: Path) -> None:
        """Read the file; raises LabelError when it is not XML."""
        self._file = path.name
        self._pieces: list[str] = []
        self._length = 0
        try:
            self._root = etree.fromstring(path.read_bytes())
        except etree.XMLSyntaxError as error:
            raise LabelError(f"{path.name}, line {error.lineno}: not XML ({error.msg}); write & as &amp;") from error

    def label(self, element: etree._Element, words: Span) -> None:
        """Take a label and the words it stands around."""
        raise NotImplementedError

    def read_paragraphs(self) -> tuple[str, str]:
        """The article's id and its text, each label taken on the way."""
        article_id = self.attribute(self._root, "id")
        for number, paragraph in enumerate(self._root):
            if paragraph.tag != "p":
                raise self.error(paragraph, f"<{paragraph.tag}> where a paragraph <p> must stand")
            if number:
                self._add("\n\n")
            self._read_inside(paragraph)
        return article_id, "".join(self._pieces)

    def attribute(self, element: etree._Element, name: str) -> str:
        """The value of an attribute that an element must have."""
        value = element.get(name)
        if not value:
            raise self.error(element, f"<{element.tag}> needs the attribute {name}")
        return str(value)

    def error(self, element: etree._Element, problem: str) -> LabelError:
        """An error that says where the element stands."""
        return LabelError(f"{self._file}, line {element.sourceline}: {problem}")

    def _read_inside(self, element: etree._Element) -> None:
        self._add_words(element.text)
        for child in element:
            start = self._length
            if child.tag not in self.tags:
                known = " and ".join(f"<{tag}>" for tag in self.tags)
                raise self.error(child, f"<{child.tag}> is unknown here; known are {known}")
            self._read_inside(child)
            if start == self._length:
                raise self.error(child, f"<{child.tag}> holds no words")
            self.label(child, Span(start, self._length))
            self._add_words(child.tail)

    def _add_words(self, words: str | None) -> None:
        """Line breaks and indents of the file are no part of the text."""
        joined = _SPACE.sub(" ", words or "")
        at_start = not self._pieces or self._pieces[-1].endswith((" ", "\n"))
        self._add(joined.lstrip() if at_start else joined)

    def _add(self, words: str) -> None:
        if words:
            self._pieces.append(words)
            self._length += len(words)
