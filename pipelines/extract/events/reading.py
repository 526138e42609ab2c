"""What a predicate comes to in its clause: the root after denial and future, and the modality.

Belongs here: the conventions by which "will not attend" is a REJECT and "we will attack" a THREATEN.
Does not belong here: finding predicates or their participants.
"""

from dataclasses import dataclass

from pipelines.extract.events.ontology import COOPERATION, SPEECH_ACTS, is_material, mode_in_words, stance
from pipelines.extract.events.outlook import Outlook
from pipelines.extract.events.predicates import Predicate
from pipelines.extract.records import Modality

_PROMISED_AS_AGREE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD"})
_THREATENED_DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})
_WORDS = SPEECH_ACTS | {"ACCUSE"}


@dataclass(frozen=True, slots=True)
class Telling:
    """How an event is told: in whose words, and whether the teller is the one who acts."""

    is_reported: bool = False
    by_its_source: bool = False

    @property
    def is_own(self) -> bool:
        """Whether the teller speaks of what the teller does, or the article tells it."""
        return self.by_its_source or not self.is_reported


@dataclass(frozen=True, slots=True)
class Reading:
    """The code of an event in its clause. `is_commitment`: the words told are a promise, refusal or threat."""

    root: str
    mode: str | None
    modality: Modality
    is_commitment: bool = False


def read_predicate(predicate: Predicate, telling: Telling) -> Reading | None:
    """The root, mode and modality of a predicate as it is told.

    None for a threat, request, promise or refusal that is only foreseen: by the warehouse contract such words are
    coded when they are spoken.
    """
    root = _committed_root(predicate, telling)
    if root is not None:
        mode = mode_in_words(root, predicate.root, predicate.mode)
        return Reading(root, mode, "actual", is_commitment=True)
    modality = _modality(predicate.root, predicate.outlook, telling)
    if modality == "future" and predicate.root in SPEECH_ACTS:
        return None
    return Reading(predicate.root, predicate.mode, modality)


def _committed_root(predicate: Predicate, telling: Telling) -> str | None:
    """The speech act that a sentence about the future amounts to, None when it is none."""
    outlook, root = predicate.outlook, predicate.root
    if not outlook.is_future or outlook.is_conditional or outlook.is_wished or outlook.is_possible:
        return None
    if predicate.frame.when in ("future", "negated"):
        return root if telling.is_own or outlook.is_negated else None
    if outlook.is_negated:
        return _denied(root)
    if root in _PROMISED_AS_AGREE and (root != "YIELD" or telling.is_own):
        return "AGREE"
    if root in _THREATENED_DEEDS and telling.by_its_source:
        return "THREATEN"
    return None


def _denied(root: str) -> str | None:
    if root in _WORDS:
        return None
    return "REJECT" if stance(root) == COOPERATION else "AGREE"


def _modality(root: str, outlook: Outlook, telling: Telling) -> Modality:
    if outlook.is_negated:
        return "negated"
    if outlook.is_conditional or outlook.is_possible:
        return "conditional"
    if outlook.is_future or ((outlook.is_purpose or outlook.is_wished or outlook.is_obliged) and root not in _WORDS):
        return "future"
    if root in _WORDS or (telling.by_its_source and not is_material(root)):
        return "actual"
    if telling.is_reported or outlook.is_alleged or outlook.is_doubted or (outlook.has_condition and is_material(root)):
        return "claimed"
    return "actual"
