"""The lemmas of tokens by the rules of the model, with each form of a word looked up only once.

Belongs here: applying those rules quickly. Does not belong here: the rules, which the model brings, or mending them.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc

NAME = "remembered_lemmas"
MOST_FORMS = 1 << 17
"""So many forms are remembered in a process; then they are forgotten, about 30 MB at most."""

_DECIDING: list[int | str] = ["ORTH", "POS", "MORPH"]
"""What the rules look at in a token."""


class RememberedLemmas:
    """What spaCy's lemmatizer does by rules, in a tenth of its time.

    That one judges most forms anew each time, and looks for a form that it sees first in lists of up to 57,000 words.
    Raises ValueError for a lemmatizer without rules, whose lemmas may depend on more than the form.
    """

    def __init__(self, lemmatizer: Lemmatizer) -> None:
        if lemmatizer.mode != "rule":
            raise ValueError(f"the lemmatizer of the model works by {lemmatizer.mode}, not by rules")
        words = lemmatizer.lookups.get_table("lemma_index")
        for part_of_speech in list(words):
            words[part_of_speech] = frozenset(words[part_of_speech])
        self._lemmatizer = lemmatizer
        self._lemmas: dict[tuple[int, ...], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """The document with a lemma for each token that has none."""
        if len(self._lemmas) > MOST_FORMS:
            self._lemmas.clear()
        forms = [tuple(values) for values in doc.to_array(_DECIDING).tolist()]
        given = doc.to_array("LEMMA").tolist()
        lemmas = [
            lemma or self._lemmas.get(form) or self._learnt(form, doc, i)
            for i, (form, lemma) in enumerate(zip(forms, given, strict=True))
        ]
        column = np.array(lemmas, dtype=np.uint64).reshape(-1, 1)
        return doc.from_array(["LEMMA"], column)  # type: ignore[arg-type]

    @contextmanager
    def memory_zone(self, memory: object = None) -> Iterator[object]:
        """Forgets at the end what it has learnt meanwhile, as the model then forgets the words; spaCy calls this."""
        known = self._lemmas
        self._lemmas = dict(known)
        try:
            yield memory
        finally:
            self._lemmas = known

    def _learnt(self, form: tuple[int, ...], doc: Doc, i: int) -> int:
        """The number of the lemma of the token at `i` and of all of its form."""
        lemma = self._lemmatizer.lemmatize(doc[i])[0]
        self._lemmas[form] = doc.vocab.strings.add(lemma)
        return self._lemmas[form]


@Language.factory(NAME)
def _made(nlp: Language, name: str) -> RememberedLemmas:  # noqa: ARG001 - spaCy gives both
    return RememberedLemmas(nlp.get_pipe("lemmatizer"))  # type: ignore[arg-type]
