"""How sure a row of location_mentions is, as a number that ranks.

Belongs here: the numbers. Does not belong here: any decision. They are set by hand to put the ways in which names are
found, and places chosen, in order; they are not shares measured on any corpus.
"""

from pipelines.extract.locations.resolution import Resolved

_RECOGNISED = {
    "model": 0.95,
    "contained": 0.95,
    "demonym": 0.85,
    "nested": 0.8,
    "relabelled": 0.8,
    "repeated": 0.8,
    "syntax": 0.75,
    "facility": 0.7,
    "listed": 0.7,
}
_RESOLVED = {"container": 0.98, "country": 0.98, "single": 0.95, "unclear": 0.4, "none": 0.4}


def confidence_of(item: Resolved) -> float:
    """The confidence of a name: that of its recognition times that of the choice among its namesakes."""
    resolved = _RESOLVED.get(item.evidence)
    return round(_RECOGNISED[item.toponym.found_by] * (_by_lead(item.lead) if resolved is None else resolved), 3)


def _by_lead(lead: float) -> float:
    """The odds of the choice against its rival: ten to one where it is two powers of ten of inhabitants ahead."""
    return 1 / (1 + 10 ** (-lead / 2))
