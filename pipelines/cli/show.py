"""`dateline show`: one article in the terminal, with what was found in it.

Belongs here: choosing the document and colouring its text. Does not belong here: extraction.
"""

from pathlib import Path

import duckdb
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipelines.cli.messages import complain, print_json, printable
from pipelines.settings import load_settings
from pipelines.warehouse.published import DatabaseError, open_published

STYLES = {"quote": "green", "actor": "bold cyan", "place": "underline yellow", "event": "bold white on red"}
"""How each kind is marked, in the order in which the marks are laid over one another."""

_SPANS = {
    "quote": """select f.start_char, f.end_char
        from (select unnest(fragments) as f from quotes where document_id = $id)""",
    "actor": "select start_char, end_char from actor_mentions where document_id = $id",
    "place": "select start_char, end_char from location_mentions where document_id = $id and usage <> 'demonym'",
    "event": "select start_char, end_char from events where document_id = $id and accepted",
}
_FIND = """
    select distinct document_id, d.title, d.publisher, d.published_on, d.text, d.source_path, d.language, d.duplicate_of
    from documents d join document_sources s using (document_id)
    where {condition}
    order by d.source_path, document_id"""
_CONDITIONS = (
    "document_id = $name or s.source_path = $name",
    "regexp_extract(s.source_path, '[^/]+$') = $name",
    """starts_with(document_id, $name) or starts_with(s.source_path, $name)
    or starts_with(regexp_extract(s.source_path, '[^/]+$'), $name)""",
)


_FOUND = ("actor_mentions", "actor_relations", "quotes", "location_mentions", "events", "event_participants")
"""The tables whose rows of a document are told to machines."""


def show_document(name: str, warehouse: Path | None, *, as_json: bool = False) -> int:
    """Print the article; returns the exit status (0, or 1 with one line that says what is wrong)."""
    try:
        with open_published(warehouse or load_settings().warehouse) as connection:
            found = _find(connection, name)
            if len(found) != 1:
                raise DatabaseError(_which(name, found))
            if as_json:
                print_json(found[0] | _rows_of(connection, str(found[0]["document_id"])))
            else:
                _print_document(Console(), connection, found[0])
    except (DatabaseError, duckdb.Error) as error:
        complain("show", error)
        return 1
    return 0


def _find(connection: duckdb.DuckDBPyConnection, name: str) -> list[dict[str, object]]:
    """The documents of that name: by id or path, else by file name, else by how they begin."""
    for condition in _CONDITIONS:
        cursor = connection.execute(_FIND.format(condition=condition), {"name": name})
        found = _as_records(cursor)
        if found:
            return found
    return []


def _rows_of(connection: duckdb.DuckDBPyConnection, document_id: str) -> dict[str, list[dict[str, object]]]:
    """Every row that was found in a document, by table."""
    query = "select * exclude (document_id) from {} where document_id = $id order by all"
    return {table: _as_records(connection.execute(query.format(table), {"id": document_id})) for table in _FOUND}


def _as_records(cursor: duckdb.DuckDBPyConnection) -> list[dict[str, object]]:
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _which(name: str, found: list[dict[str, object]]) -> str:
    if not found:
        return f'no document is called {name!r}; `dateline sql "from document_sources"` lists what there is'
    some = ", ".join(f"{d['document_id']} ({d['source_path']}: {d['title'] or 'no title'})" for d in found[:5])
    return f"{len(found)} documents are called {name!r}: {some}{' …' if len(found) > 5 else ''}; name one by its id"


def _print_document(console: Console, connection: duckdb.DuckDBPyConnection, document: dict[str, object]) -> None:
    facts = [document["title"], document["publisher"], document["published_on"], document["source_path"]]
    console.print(" · ".join(printable(fact) for fact in facts if fact), style="bold", highlight=False, markup=False)
    console.print(Text("  ").join(Text(kind, style=style) for kind, style in STYLES.items()))
    console.print()
    text = Text(printable(document["text"]))
    for kind, style in STYLES.items():
        for start, end in connection.execute(_SPANS[kind], {"id": document["document_id"]}).fetchall():
            text.stylize(style, start, end)
    console.print(text)
    if document["duplicate_of"]:
        console.print(f"\nA copy of {document['duplicate_of']}, where its rows are.", highlight=False)
    for title, query in _TABLES.items():
        _print_rows(console, connection, title, query, str(document["document_id"]))


_TABLES = {
    "Actors": """
        select a.name, a.actor_type as type, a.country, a.sector, count(*) as mentions,
            string_agg(distinct m.text, ', ' order by m.text) filter (m.mention_type <> 'pronoun') as called
        from actor_mentions m join actors a using (actor_id)
        where m.document_id = $id and a.actor_type <> 'anonymous'
        group by all order by mentions desc, a.name""",
    "Places": """
        select l.name, l.country, round(l.latitude, 2) as latitude, round(l.longitude, 2) as longitude,
            count(*) as mentions
        from location_mentions m join locations l using (location_id)
        where m.document_id = $id and m.usage <> 'demonym' group by all order by mentions desc, l.name""",
    "Quotes": """
        select coalesce(a.name, q.speaker_text) as speaker, q.quote_type as type, q.text as words, q.channel,
            round(q.confidence, 2) as confidence
        from quotes q left join actors a on a.actor_id = q.speaker_actor_id
        where q.document_id = $id order by q.start_char""",
    "Events": """
        with sides as (
            select p.event_id, p.role, string_agg(coalesce(a.name, p.text), ', ' order by p.participant_number) as names
            from event_participants p left join actors a using (actor_id) group by all)
        select s.names as source, concat_ws(' ', e.event_type, e.mode) as event, e.text as words, t.names as target,
            e.modality, coalesce(cast(e.event_on as varchar), e.date_text) as date, l.name as place,
            round(e.confidence, 2) as confidence
        from events e left join sides s on s.event_id = e.event_id and s.role = 'source'
            left join sides t on t.event_id = e.event_id and t.role = 'target'
            left join locations l using (location_id)
        where e.document_id = $id and e.accepted order by e.start_char""",
}


def _print_rows(console: Console, connection: duckdb.DuckDBPyConnection, title: str, query: str, document: str) -> None:
    cursor = connection.execute(query, {"id": document})
    columns = [column[0] for column in cursor.description or ()]
    table = Table(*columns, title=title, title_justify="left", title_style="bold", header_style="dim", box=None)
    for row in cursor.fetchall():
        table.add_row(*(Text("" if value is None else printable(value)) for value in row))
    if table.row_count:
        console.print()
        console.print(table)
