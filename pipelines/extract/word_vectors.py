"""Vectors of words in three arrays, instead of a dictionary with two Python numbers for each word.

Belongs here: keeping and looking up the vectors that a model brings. Does not belong here: what is made of them.
"""

import numpy as np
import numpy.typing as npt
from spacy.strings import get_string_id
from spacy.vectors import BaseVectors, Mode, Vectors
from spacy.vocab import Vocab

type Vectors32 = npt.NDArray[np.float32]


def pack_vectors(vocab: Vocab) -> None:
    """Put the vectors of a model into arrays, unless it makes them from parts of words or has a table of its own."""
    if isinstance(vocab.vectors, Vectors) and vocab.vectors.mode == Mode.default and vocab.vectors.n_keys:
        vocab.vectors = PackedVectors(vocab.vectors)


class PackedVectors(BaseVectors):  # type: ignore[misc]
    """The vectors of a model for reading: all texts get the same ones as from spaCy's own table.

    That table keeps the 685,000 words of the usual model in 110 MB of small objects. Each word that is looked up writes
    to two of them, their counts of references, so that a worker which shares them with others gets copies of its own.
    These take 8 MB, which nobody writes to.
    """

    def __init__(self, vectors: Vectors) -> None:
        super().__init__()
        self.name, self.mode, self.attr, self.n_keys = vectors.name, vectors.mode, vectors.attr, vectors.n_keys
        words = np.fromiter(vectors.key2row.keys(), np.uint64, vectors.n_keys)
        rows = np.fromiter(vectors.key2row.values(), np.int32, vectors.n_keys)
        order = np.argsort(words)
        self._words, self._rows = words[order], rows[order]
        self._vectors: Vectors32 = np.vstack([vectors.data, np.zeros((1, vectors.shape[1]), vectors.data.dtype)])

    @property
    def shape(self) -> tuple[int, int]:
        """The number of different vectors, and of numbers in each."""
        return len(self), int(self._vectors.shape[1])

    @property
    def size(self) -> int:
        """How many numbers all vectors have."""
        vectors, numbers = self.shape
        return vectors * numbers

    def __len__(self) -> int:
        """The number of different vectors."""
        return int(self._vectors.shape[0]) - 1

    def __contains__(self, word: int | str) -> bool:
        """Whether the word, or the word of this number, has a vector."""
        return bool(self._rows_of([get_string_id(word)])[0] < len(self))

    def __getitem__(self, word: int | str) -> Vectors32:
        """The vector of a word or of its number; zeros for one that has none."""
        vector: Vectors32 = self.get_batch([get_string_id(word)])[0]
        return vector

    def get_batch(self, keys: npt.ArrayLike) -> Vectors32:
        """The vectors of the words of these numbers, one in each row; zeros for words that have none."""
        found: Vectors32 = self._vectors[self._rows_of(keys)]
        return found

    def _rows_of(self, keys: npt.ArrayLike) -> npt.NDArray[np.int32]:
        """Where the vectors of words lie; after all others for words that have none."""
        words = np.asarray(keys, np.uint64)
        places = np.minimum(np.searchsorted(self._words, words), self.n_keys - 1)
        return np.where(self._words[places] == words, self._rows[places], np.int32(len(self)))
