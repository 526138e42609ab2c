"""The subcommands of `dateline` and their arguments; each imports what it needs only when it runs.

Belongs here: click declarations. Does not belong here: work, which would slow down `--help` for everybody.
"""

import sys
from pathlib import Path

import click

from pipelines.errors import SettingsError

USAGE_ERROR = 2
SHELLS = ("bash", "zsh", "fish")
COMPLETE_VARIABLE = "_DATELINE_COMPLETE"
"""What a shell sets when it asks for completions."""


class _NotEmpty(click.ParamType[str]):
    """Text that says something."""

    name = "text"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text; an error for nothing but space."""
        if not str(value).strip():
            self.fail("it must not be empty", param, ctx)
        return str(value)


_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, for machines.")


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
    dateline report --open                        read all articles in the browser
    dateline status                               how things stand
    dateline doctor                               what is wrong, and what to do
    dateline ui                                   the web interface
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@dateline.command(short_help="Load what changed in raw/ and publish the database.")
@click.option("--raw", type=click.Path(path_type=Path, file_okay=False), help="Folder of news texts [default: raw].")
@click.option(
    "--warehouse",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Database file to publish [default: warehouse/dateline.duckdb].",
)
@click.option("--full", is_flag=True, help="Read and extract every file anew.")
@click.option("--workers", type=click.IntRange(min=1), help="Most processes that extract [default: as many as pay].")
@click.option("--allow-removal", is_flag=True, help="Go on though most of the raw files are gone.")
@_json
def refresh(  # one argument for each option
    raw: Path | None, warehouse: Path | None, workers: int | None, *, full: bool, allow_removal: bool, as_json: bool
) -> None:
    """Load new and changed files of the raw folder and publish the database.

    \b
    dateline refresh                               what is new in raw/
    dateline refresh --raw ~/news --workers 2      another folder, two processes
    dateline refresh --json | jq .documents        for scripts
    """
    from pipelines.cli.refresh import run_refresh
    from pipelines.refresh.options import RefreshOptions

    options = RefreshOptions(
        raw=raw.resolve() if raw else None,
        warehouse=warehouse.resolve() if warehouse else None,
        full=full,
        workers=workers or 0,
        allow_removal=allow_removal,
    )
    sys.exit(run_refresh(options, as_json=as_json))


@dateline.command(short_help="Run a read-only query and print its rows.")
@click.argument("query", type=_NotEmpty())
@click.option("--warehouse", type=click.Path(path_type=Path, dir_okay=False), help="Database file to ask.")
@click.option("--rows", type=click.IntRange(min=1), help="Most rows to print [default: 100; all with --json].")
@_json
def sql(query: str, warehouse: Path | None, rows: int | None, *, as_json: bool) -> None:
    """Run a read-only query on the published database and print its rows.

    \b
    dateline sql "from who_said_what limit 10"
    dateline sql "select * from event_dyads where target_name = 'Iraq'" --json
    dateline sql "describe events"
    """
    from pipelines.cli.query import run_query

    sys.exit(run_query(query, warehouse, rows, as_json=as_json))


@dateline.command(short_help="Print an article with what was found in it.")
@click.argument("document", type=_NotEmpty())
@click.option("--warehouse", type=click.Path(path_type=Path, dir_okay=False), help="Database file to read.")
@_json
def show(document: str, warehouse: Path | None, *, as_json: bool) -> None:
    """Print an article with its actors, quotes, places and events marked.

    DOCUMENT is a document_id, the path or name of its file in raw/, or the beginning of either.

    \b
    dateline show threats.txt
    dateline show threats.txt --json | jq .events
    """
    from pipelines.cli.show import show_document

    sys.exit(show_document(document, warehouse, as_json=as_json))


@dateline.command(short_help="Write web pages for reading the articles.")
@click.option("--warehouse", type=click.Path(path_type=Path, dir_okay=False), help="Database file to read.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to write to [default: report/ beside the database].",
)
@click.option("--open", "open_browser", is_flag=True, help="Show the front page in the browser.")
def report(warehouse: Path | None, output: Path | None, *, open_browser: bool) -> None:
    """Write web pages for reading the articles with all that was found in them; only what changed is written."""
    from pipelines.cli.report import run_report

    sys.exit(run_report(warehouse, output, open_browser=open_browser))


@dateline.command(short_help="Show how things stand.")
@click.option("--raw", type=click.Path(path_type=Path, file_okay=False), help="Folder of news texts [default: raw].")
@click.option("--warehouse", type=click.Path(path_type=Path, dir_okay=False), help="Database file to look at.")
@_json
def status(raw: Path | None, warehouse: Path | None, *, as_json: bool) -> None:
    """Show the last refreshes, what the database holds and what waits in the raw folder."""
    from pipelines.cli.status import show_status

    sys.exit(show_status(raw.resolve() if raw else None, warehouse.resolve() if warehouse else None, as_json=as_json))


@dateline.command(short_help="Open the Dagster web UI.")
@click.option("--port", type=click.IntRange(1, 65535), default=3000, show_default=True, help="Port to listen on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; it has no passwords.")
def ui(port: int, host: str) -> None:
    """Open the Dagster web UI with the asset graph, the schedule and the sensor (stop it with Ctrl-C)."""
    from pipelines.cli.ui import run_ui

    sys.exit(run_ui(port, host))


@dateline.command(short_help="Check the installation; say what to do.")
@_json
def doctor(*, as_json: bool) -> None:
    """Check the installation, model, gazetteer, folders, lock, published file and schedule; say what to do.

    Exits with 1 when something keeps Dateline from working.
    """
    from pipelines.cli.doctor import run_doctor

    sys.exit(run_doctor(as_json=as_json))


@dateline.command(short_help="Print a script for the shell to complete words.")
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print the script that lets a shell complete commands and options.

    \b
    dateline completion bash >> ~/.bashrc
    dateline completion zsh >> ~/.zshrc
    dateline completion fish > ~/.config/fish/completions/dateline.fish
    """
    from click.shell_completion import get_completion_class

    writer = get_completion_class(shell)
    if writer is None:
        raise click.ClickException(f"click knows no completion for {shell}")
    click.echo(writer(dateline, {}, "dateline", COMPLETE_VARIABLE).source())


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
