"""`uv run python -m bench.speed …`: how much a refresh costs, as ratios within one run on one machine.

    uv run python -m bench.speed throughput --raw raw
    uv run python -m bench.speed report --documents 10000
    uv run python -m bench.speed standstill --documents 10000
    uv run python -m bench.speed memory --documents 10000
    uv run python -m bench.speed sql --events 10000000
    uv run python -m bench.speed search --quotes 1000000
    uv run --group comparison python -m bench.speed others --raw raw

Belongs here: the command and its arguments. Does not belong here: measuring; each measure has a module of its own,
imported when it is asked for, so that no other's libraries are in the memory that is measured.
"""

from pathlib import Path

import click

DATABASE = click.Path(path_type=Path, exists=True, dir_okay=False)
FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.group()
def speed() -> None:
    """Measure a part of Dateline; close other programs first, and expect another figure each time."""


@speed.command()
@click.option("--raw", type=FOLDER, default=Path("raw"), show_default=True, help="News texts to load.")
@click.option("--rounds", type=click.IntRange(min=1), default=3, show_default=True, help="Times.")
def throughput(raw: Path, rounds: int) -> None:
    """Processor time of a refresh beside that of the bare parse, and what a second worker saves."""
    from bench.speed.throughput import measure_throughput

    click.echo(measure_throughput(raw.resolve(), rounds).told())


@speed.command()
@click.option("--warehouse", type=DATABASE, default=Path("warehouse/dateline.duckdb"), show_default=True)
@click.option("--documents", type=click.IntRange(min=1), default=10_000, show_default=True, help="About so many.")
def report(warehouse: Path, documents: int) -> None:
    """Seconds and memory of writing the report of so many documents, and of finding that nothing changed."""
    from bench.speed.report import measure_report

    click.echo(measure_report(warehouse.resolve(), documents).told())


@speed.command()
@click.option("--documents", type=click.IntRange(min=1), default=1_000, show_default=True, help="Synthetic articles.")
@click.option("--workers", type=click.IntRange(min=1), default=2, show_default=True, help="Processes that extract.")
def standstill(documents: int, workers: int) -> None:
    """A refresh with nothing to do, and one with a single new document, over many short synthetic articles."""
    from bench.speed.standstill import measure_standstill

    click.echo(measure_standstill(documents, workers).told())


@speed.command()
@click.option("--documents", type=click.IntRange(min=1), default=10_000, show_default=True, help="Synthetic articles.")
@click.option("--workers", type=click.IntRange(min=1), default=2, show_default=True, help="Processes that extract.")
def memory(documents: int, workers: int) -> None:
    """Peak memory of loading a thousand short synthetic articles, and of loading many (Linux)."""
    from bench.speed.memory import measure_memory

    click.echo(measure_memory(documents, workers).told())


@speed.command()
@click.option("--events", type=click.IntRange(min=10_000), default=1_000_000, show_default=True, help="Invented ones.")
@click.option("--folder", type=FOLDER, help="Where its files may lie meanwhile; some 2 GB for a million events.")
def sql(events: int, folder: Path | None) -> None:
    """Times of views and questions over invented rows, beside the same queries on bare tables in good order."""
    from bench.speed.sql import measure_sql

    click.echo(measure_sql(events, folder).told())


@speed.command()
@click.option("--quotes", type=click.IntRange(min=1_000), default=1_000_000, show_default=True, help="Invented ones.")
def search(quotes: int) -> None:
    """Times of full-text search over invented quotes, and what its index costs."""
    from bench.speed.search import measure_search

    click.echo(measure_search(quotes).told())


@speed.command()
@click.option("--raw", type=FOLDER, default=Path("raw"), show_default=True, help="News texts to read.")
@click.option("--rounds", type=click.IntRange(min=1), default=2, show_default=True, help="Times; the least counts.")
def others(raw: Path, rounds: int) -> None:
    """Documents a second, and what is found, beside textacy, gdelt-regkg and flashgeotext (group comparison)."""
    from bench.speed.others import compare

    try:
        click.echo(compare(raw.resolve(), rounds).told())
    except ModuleNotFoundError as error:
        raise click.ClickException(
            f"{error.name} is not installed; start with `uv run --group comparison python -m bench.speed others`"
        ) from error


if __name__ == "__main__":
    speed()
