"""The subcommands of `dateline` and their arguments; each imports what it needs only when it runs.

Belongs here: click declarations. Does not belong here: work, which would slow down `--help` for everybody.
"""

import sys
from pathlib import Path

import click

from pipelines.settings import SettingsError

USAGE_ERROR = 2


class _NotEmpty(click.ParamType[str]):
    """Text that says something."""

    name = "text"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text; an error for nothing but space."""
        if not str(value).strip():
            self.fail("it must not be empty", param, ctx)
        return str(value)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=False, invoke_without_command=True
)
@click.version_option(package_name="dateline", prog_name="dateline")
@click.pass_context
def dateline(context: click.Context) -> None:
    """News text in, a DuckDB database out: who said what, who did what to whom, where and when.

    \b
    dateline refresh                              load raw/ into warehouse/dateline.duckdb
    dateline sql "from who_said_what limit 10"    ask the database
    dateline show threats.txt                     read an article with what was found in it
    dateline ui                                   the web interface
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@dateline.command()
@click.option("--raw", type=click.Path(path_type=Path, file_okay=False), help="Folder of news texts [default: raw].")
@click.option(
    "--warehouse",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Database file to publish [default: warehouse/dateline.duckdb].",
)
@click.option("--full", is_flag=True, help="Read and extract every file anew.")
@click.option("--workers", type=click.IntRange(min=1), help="Most processes that extract [default: as many as pay].")
@click.option("--allow-removal", is_flag=True, help="Go on though most of the raw files are gone.")
def refresh(raw: Path | None, warehouse: Path | None, workers: int | None, *, full: bool, allow_removal: bool) -> None:
    """Load new and changed files of the raw folder and publish the database."""
    from pipelines.cli.refresh import run_refresh
    from pipelines.refresh.options import RefreshOptions

    options = RefreshOptions(
        raw=raw.resolve() if raw else None,
        warehouse=warehouse.resolve() if warehouse else None,
        full=full,
        workers=workers or 0,
        allow_removal=allow_removal,
    )
    sys.exit(run_refresh(options))


@dateline.command()
@click.argument("query", type=_NotEmpty())
@click.option("--warehouse", type=click.Path(path_type=Path, dir_okay=False), help="Database file to ask.")
@click.option("--rows", type=click.IntRange(min=1), default=100, show_default=True, help="Most rows to print.")
def sql(query: str, warehouse: Path | None, rows: int) -> None:
    """Run a read-only query on the published database and print its rows."""
    from pipelines.cli.query import run_query

    sys.exit(run_query(query, warehouse, rows))


@dateline.command()
@click.argument("document", type=_NotEmpty())
@click.option("--warehouse", type=click.Path(path_type=Path, dir_okay=False), help="Database file to read.")
def show(document: str, warehouse: Path | None) -> None:
    """Print an article with its actors, quotes, places and events marked.

    DOCUMENT is a document_id, the path or name of its file in raw/, or the beginning of either.
    """
    from pipelines.cli.show import show_document

    sys.exit(show_document(document, warehouse))


@dateline.command()
@click.option("--raw", type=click.Path(path_type=Path, file_okay=False), help="Folder of news texts [default: raw].")
@click.option("--warehouse", type=click.Path(path_type=Path, dir_okay=False), help="Database file to look at.")
def status(raw: Path | None, warehouse: Path | None) -> None:
    """Show the last refreshes, what the database holds and what waits in the raw folder."""
    from pipelines.cli.status import show_status

    sys.exit(show_status(raw.resolve() if raw else None, warehouse.resolve() if warehouse else None))


@dateline.command()
@click.option("--port", type=click.IntRange(1, 65535), default=3000, show_default=True, help="Port on 127.0.0.1.")
def ui(port: int) -> None:
    """Open the Dagster web UI with the asset graph, the schedule and the sensor (stop it with Ctrl-C)."""
    from pipelines.cli.ui import run_ui

    sys.exit(run_ui(port))


def main() -> None:
    """Run the command; a mistake in the arguments gives one line on standard error and exit status 2."""
    try:
        dateline(standalone_mode=False)
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "dateline"
        click.echo(f"{where}: {error.format_message().rstrip('.')} (see '{where} --help')", err=True)
        sys.exit(USAGE_ERROR)
    except SettingsError as error:
        click.echo(f"dateline: {error}", err=True)
        sys.exit(USAGE_ERROR)
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        sys.exit(130)
    except click.ClickException as error:
        click.echo(f"dateline: {error.format_message()}", err=True)
        sys.exit(error.exit_code)
