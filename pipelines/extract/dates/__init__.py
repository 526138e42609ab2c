"""When things happen: words that date something, and the days they mean."""

from pipelines.extract.dates.finding import find_dates

__all__ = ["find_dates"]
