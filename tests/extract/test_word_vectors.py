"""Packed vectors are those of spaCy's own table."""

import numpy as np
import pytest
from spacy.vectors import Vectors
from spacy.vocab import Vocab

from pipelines.extract.parsing import load_model
from pipelines.extract.word_vectors import PackedVectors, pack_vectors

WORDS = ("harbour", "ferry", "pier")


def table() -> Vectors:
    vectors = Vectors(data=np.arange(6, dtype="float32").reshape(2, 3) + 1, keys=WORDS[:2], name="of ports")
    vectors.add(WORDS[2], row=0)
    return vectors


def test_words_have_the_vectors_that_they_had() -> None:
    vectors, packed = table(), PackedVectors(table())

    for word in WORDS:
        assert word in packed
        assert (packed[word] == vectors[word]).all()
    assert packed["pier"].tolist() == [1, 2, 3]


def test_many_are_looked_up_at_once_and_unknown_words_have_zeros() -> None:
    numbers = [Vocab().strings.add(word) for word in ("ferry", "zeppelin", "harbour")]

    assert PackedVectors(table()).get_batch(numbers).tolist() == [[4, 5, 6], [0, 0, 0], [1, 2, 3]]


@pytest.mark.parametrize("word", ["zeppelin", ""])
def test_a_word_without_a_vector_is_unknown(word: str) -> None:
    packed = PackedVectors(table())

    assert word not in packed
    assert packed[word].tolist() == [0, 0, 0]


def test_the_table_is_described_as_before() -> None:
    vectors, packed = table(), PackedVectors(table())

    for fact in ("name", "mode", "attr", "n_keys", "shape", "size"):
        assert getattr(packed, fact) == getattr(vectors, fact)
    assert len(packed) == len(vectors)


def test_the_model_has_packed_vectors() -> None:
    assert isinstance(load_model().vocab.vectors, PackedVectors)


@pytest.mark.parametrize(
    "vectors", [Vectors(), Vectors(mode="floret", data=np.ones((5, 3), dtype="float32"), hash_count=1)]
)
def test_vectors_that_are_not_kept_word_by_word_stay_as_they_are(vectors: Vectors) -> None:
    vocab = Vocab()
    vocab.vectors = vectors
    pack_vectors(vocab)

    assert vocab.vectors is vectors
