"""The PLOVER ontology as this project uses it: roots, their modes, quad classes and intensities.

Belongs here: what the codes are. Does not belong here: which words mean them (lexicon.py).
"""

from dataclasses import dataclass
from functools import cache

from pipelines.extract.lexicon import read_rows

COOPERATION, CONFLICT = "cooperation", "conflict"
QUAD_CLASSES = frozenset({"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"})
SPEECH_ACTS = frozenset({"THREATEN", "REQUEST", "AGREE", "REJECT"})
"""Roots whose date and modality are those of the speaking, by the warehouse contract."""

_ASKED_OR_REFUSED = {"YIELD": "yield", "CONSULT": "meet", "AID": "assist"}
"""The mode of a REQUEST or REJECT, by the root of what is asked or refused."""


@dataclass(frozen=True, slots=True)
class Root:
    """One PLOVER root."""

    name: str
    quad_class: str
    intensity: float
    intensity_without_mode: float
    modes: frozenset[str]


@cache
def roots() -> dict[str, Root]:
    """The roots by name.

    Raises LexiconError when plover_roots.csv has a quad class or an intensity that cannot be.
    """
    columns = ("root", "quad_class", "intensity", "intensity_without_mode", "modes", "meaning")
    found = {}
    for row in read_rows("plover_roots.csv", columns, required=columns[:4]):
        try:
            scores = float(row["intensity"]), float(row["intensity_without_mode"])
        except ValueError as error:
            raise row.error("the intensities must be numbers from -10 to 10") from error
        quad_class = row.one_of("quad_class", QUAD_CLASSES)
        found[row["root"]] = Root(row["root"], quad_class, *scores, frozenset(row.many("modes")))
    return found


def quad_class(root: str) -> str:
    """The quad class of a root, such as 'verbal conflict'."""
    return roots()[root].quad_class


def stance(root: str) -> str:
    """Whether the root is cooperation or conflict."""
    return quad_class(root).split()[1]


def is_material(root: str) -> bool:
    """Whether the root is a deed, as against words."""
    return quad_class(root).startswith("material")


def intensity(root: str, mode: str | None) -> float:
    """The Goldstein-like score from -10 to 10; a YIELD in words alone scores below one in deeds."""
    entry = roots()[root]
    return entry.intensity if mode else entry.intensity_without_mode


def mode_in_words(root: str, deed: str, deed_mode: str | None) -> str | None:
    """The mode of words about a deed, for the root of the words, and the root and mode of the deed.

    The deed's own mode where the words have it too ("threatened to expel"); a threat of ASSAULT is violence; what is
    asked or refused has modes of its own ("urged them to withdraw").
    """
    if root in ("REQUEST", "REJECT") and deed in _ASKED_OR_REFUSED:
        return _ASKED_OR_REFUSED[deed]
    if root == "THREATEN" and deed == "ASSAULT":
        return "violence"
    return deed_mode if deed_mode in roots()[root].modes else None
