"""Near copies: the same story under another headline, date or publisher.

Belongs here: signatures of texts and which document is the original of which. Does not belong here: equal
documents, which are one document with several sources (identity.py).
"""

import hashlib
import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from datasketch import LeanMinHash, MinHash, MinHashLSH

from pipelines.ingest.records import NEAR_COPY_LIKENESS

MINIMUM_WORDS = 100
"""Shorter texts share too few word sequences for a likeness to mean anything."""
_SHINGLE_WORDS = 3
_PERMUTATIONS = 128
_SEED = 1
_BATCH = 20_000
_WORD = re.compile(r"\w+")


def signature(text: str) -> bytes | None:
    """The MinHash of the text's sequences of three words, 525 bytes; None below 100 words.

    Letter case, punctuation and line breaks play no part. Three words rather than five: one changed word then
    touches three sequences, so that a copy of 100 words with four edits is still found.
    """
    if len(text.split()) < MINIMUM_WORDS:
        return None
    words = _WORD.findall(text.casefold())
    shingles = {
        " ".join(words[i : i + _SHINGLE_WORDS]).encode() for i in range(max(1, len(words) - _SHINGLE_WORDS + 1))
    }
    sketch = MinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    ordered = list(shingles)
    for start in range(0, len(ordered), _BATCH):
        sketch.update_batch(ordered[start : start + _BATCH])
    lean = LeanMinHash(sketch)
    buffer = bytearray(lean.bytesize("<"))
    lean.serialize(buffer, "<")
    return bytes(buffer)


def bands(stored: bytes, threshold: float = NEAR_COPY_LIKENESS) -> list[int]:
    """Hashes of the parts of a signature by which `duplicate_roles` finds what may be alike.

    Two documents are only compared when they share one of them.
    """
    count, length = _band_shape(threshold)
    values = LeanMinHash.deserialize(bytearray(stored), "<").hashvalues
    parts = (values[number * length : (number + 1) * length].tobytes() for number in range(count))
    return [_hash(number, part) for number, part in enumerate(parts)]


def _hash(number: int, part: bytes) -> int:
    digest = hashlib.blake2b(part, digest_size=8, salt=number.to_bytes(2)).digest()
    return int.from_bytes(digest, signed=True)


@cache
def _band_shape(threshold: float) -> tuple[int, int]:
    """How many bands, and how many numbers in each; missing a likeness counts more than comparing in vain."""
    index = MinHashLSH(threshold=threshold, num_perm=_PERMUTATIONS, weights=(0.1, 0.9))
    return index.b, index.r


def duplicate_roles(
    documents: Iterable[tuple[str, date | None, bytes]],
    threshold: float = NEAR_COPY_LIKENESS,
) -> dict[str, str]:
    """The original of each near copy, by document_id; documents that are no copies are left out.

    `documents` are (document_id, published_on, signature) in any order. Taken by (published_on, document_id), with
    undated ones last, a document whose estimated Jaccard likeness to an earlier original reaches the threshold is a
    copy of the earliest such original, and else an original itself. So every copy is like its original, not only
    like another copy of it, and the result does not depend on the order given.
    """
    index = MinHashLSH(num_perm=_PERMUTATIONS, params=_band_shape(threshold))
    originals: dict[str, tuple[int, LeanMinHash]] = {}
    copies: dict[str, str] = {}
    ordered = sorted(documents, key=lambda d: (d[1] is None, d[1] or date.min, d[0]))
    for position, (document_id, _, stored) in enumerate(ordered):
        sketch = LeanMinHash.deserialize(bytearray(stored), "<")
        alike = (originals[key] + (key,) for key in index.query(sketch))
        close = [(at, key) for at, other, key in alike if sketch.jaccard(other) >= threshold]
        if close:
            copies[document_id] = min(close)[1]
        else:
            originals[document_id] = position, sketch
            index.insert(document_id, sketch)
    return copies
