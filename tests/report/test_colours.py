"""Text can be read in both themes: contrast of at least 4.5 to 1 (WCAG 2.2, level AA)."""

import re
from importlib import resources

import pytest

CSS = resources.files("pipelines.report").joinpath("static/report.css").read_text("utf-8")
LIGHT, DARK = (dict(re.findall(r"--([\w-]+): (#\w{6});", part)) for part in CSS.split("prefers-color-scheme: dark")[:2])
ON_PAGES = [(ink, ground) for ink in ("ink", "muted", "link") for ground in ("paper", "panel")]
ON_MARKS = [("ink", "quote-tint"), ("ink", "event-tint"), ("ink", "land"), ("ink", "sea")]
LABELS = [(kind, ground) for kind in ("quote", "actor", "place", "event") for ground in ("paper", "panel")]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), [*ON_PAGES, *ON_MARKS, *LABELS])
def test_text_stands_out(ink: str, ground: str, theme: dict[str, str]) -> None:
    assert contrast(theme[ink], theme[ground]) >= 4.5


def test_contrast_is_measured_as_the_guidelines_do() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


def test_both_themes_set_the_same_colours() -> None:
    assert LIGHT.keys() == DARK.keys()
