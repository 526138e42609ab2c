"""The closed sets of codes that columns may hold.

Belongs here: the codes of the contract, taken from where extraction defines them. Does not belong here: which words
mean a code.
"""

from typing import get_args

from pipelines.extract.events.ontology import QUAD_CLASSES, roots
from pipelines.extract.lexicon import read_rows
from pipelines.extract.locations.gazetteer import built_gazetteer
from pipelines.extract.records import (
    DatePrecision,
    LocationUsage,
    MentionType,
    Modality,
    ParticipantRole,
    QuoteType,
    Relation,
)
from pipelines.ingest.records import PublishedFrom

ACTOR_TYPES = frozenset(
    "person country government military armed_group party igo ngo media company organization people anonymous".split()
)
CONTEXTS = frozenset(
    """
    military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic
    legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality
    diplomatic territory peacekeeping health asylum migration disasters natural_resource environment technology
    terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking
    """.split()
)
"""The contexts of PLOVER, an event may have several."""
SECTORS = frozenset("BUS COP CRM CVL EDU GOV IGO JUD LAB LEG MED MIL NGO OPP PTY REB REL SPY".split())
"""The actor sectors of PLOVER that the reference data use."""
REFRESH_STATUSES = frozenset({"running", "succeeded", "unchanged", "failed", "interrupted"})
CORRECTION_KINDS = frozenset({"merge_actors", "not_actors", "event_codes", "quote_speakers", "dropped_rows"})
TOUCHED_KINDS = frozenset({"article", "document", "actor", "location", "event_day"})
CORRECTION_STATUSES = frozenset({"applied", "unmatched", "invalid"})
DATE_PRECISIONS = frozenset(get_args(DatePrecision))
EVENT_TYPES = frozenset(roots())
LOCATION_USAGES = frozenset(get_args(LocationUsage))
MENTION_TYPES = frozenset(get_args(MentionType))
MODALITIES = frozenset(get_args(Modality))
PARTICIPANT_ROLES = frozenset(get_args(ParticipantRole))
PUBLISHED_FROM = frozenset(get_args(PublishedFrom))
QUOTE_TYPES = frozenset(get_args(QuoteType))
RELATIONS = frozenset(get_args(Relation))
MODES_OF_ROOT = {name: root.modes for name, root in roots().items()}
MODES = frozenset(mode for modes in MODES_OF_ROOT.values() for mode in modes)
QUAD_CLASS_OF_ROOT = {name: root.quad_class for name, root in roots().items()}


def _countries() -> frozenset[str]:
    columns = ("iso3", "iso2", "name", "aliases", "demonyms", "capital", "metonyms", "source")
    return frozenset(row["iso3"] for row in read_rows("countries.csv", columns)).union(built_gazetteer().countries())


COUNTRIES = _countries()
"""ISO 3166-1 alpha-3 codes of the countries in reference/countries.csv, and of territories that only the gazetteer
has, such as Antarctica."""

__all__ = [
    "ACTOR_TYPES",
    "CONTEXTS",
    "CORRECTION_KINDS",
    "CORRECTION_STATUSES",
    "COUNTRIES",
    "DATE_PRECISIONS",
    "EVENT_TYPES",
    "LOCATION_USAGES",
    "MENTION_TYPES",
    "MODALITIES",
    "MODES",
    "MODES_OF_ROOT",
    "PARTICIPANT_ROLES",
    "PUBLISHED_FROM",
    "QUAD_CLASSES",
    "QUAD_CLASS_OF_ROOT",
    "QUOTE_TYPES",
    "REFRESH_STATUSES",
    "RELATIONS",
    "SECTORS",
    "TOUCHED_KINDS",
]
