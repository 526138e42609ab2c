"""Templates: how contexts become HTML. Everything from the warehouse is text, never markup.

Belongs here: the environment of Jinja and its filters. Does not belong here: what stands on a page.
"""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipelines.report import words
from pipelines.report.links import actor_page, document_page, has_page


def render(template: str, context: dict[str, Any]) -> str:
    """A page as HTML, with U+FFFD for the control characters that HTML does not allow."""
    return words.printable(_environment().get_template(template).render(context))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("pipelines.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "actor_page": actor_page,
        "count": words.count,
        "document_page": document_page,
        "headline": words.headline,
        "long_day": words.long_day,
        "plural": words.plural,
        "spoken": words.spoken,
    }
    environment.tests["page"] = has_page
    return environment


def _shown(value: object) -> object:
    """Nothing for what is not known."""
    return "" if value is None else value
