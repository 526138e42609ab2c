"""What all plots share: a drawing with its title, the look of it, and how it is put into Markdown.

Belongs here: size, type, colours, encoding. Does not belong here: what is drawn.
"""

import base64
from dataclasses import dataclass
from io import BytesIO

from matplotlib.axes import Axes
from matplotlib.figure import Figure

INK, FAINT = "#1f2933", "#d9dee4"
BAR = "#3b6fb6"
QUAD_COLOURS = {
    "verbal cooperation": "#9cc3e6",
    "material cooperation": "#2f6fae",
    "verbal conflict": "#f3b27a",
    "material conflict": "#c0392b",
}
"""Cooperation cold, conflict warm, deeds darker than words; readable in common kinds of colour blindness."""
LABEL_CHARACTERS = 34
_DOTS_PER_INCH = 110


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing and what it shows."""

    title: str
    figure: Figure


def blank(width: float = 8.0, height: float = 3.4) -> tuple[Figure, Axes]:
    """An empty drawing of so many inches, without the frame that says nothing."""
    figure = Figure(figsize=(width, height), layout="constrained")
    axes = figure.add_subplot()
    axes.spines[["top", "right", "left", "bottom"]].set_visible(False)
    axes.tick_params(length=0, labelsize=9, colors=INK)
    axes.set_axisbelow(True)
    return figure, axes


def label(name: str) -> str:
    """A name short enough to stand beside a bar, its `$` no sign for mathematics."""
    short = name if len(name) <= LABEL_CHARACTERS else name[: LABEL_CHARACTERS - 1] + "…"
    return short.replace("$", r"\$")


def as_image(plot: Plot) -> str:
    """The drawing as a Markdown image that needs no file."""
    png = BytesIO()
    plot.figure.savefig(png, format="png", dpi=_DOTS_PER_INCH, facecolor="white")
    encoded = base64.b64encode(png.getvalue()).decode("ascii")
    return f"![{plot.title}](data:image/png;base64,{encoded})"
