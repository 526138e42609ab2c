"""What must hold in the stored data before it is published, as queries that return the rows that offend.

Belongs here: the checks and how one is run. Does not belong here: Dagster (pipelines/checks.py), judging rows before
they are written (validation.py, screening.py).
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

import duckdb

from pipelines.schemas import (
    TABLES,
    Actors,
    ColumnDefinition,
    Corrections,
    Documents,
    DocumentSignatures,
    DocumentSources,
    Events,
    Locations,
    Quotes,
    SourceFiles,
    Table,
    column_definitions,
    primary_key,
    span_columns,
    table_name,
)
from pipelines.schemas.references import Reference, references_of
from pipelines.warehouse.articles import FIRST_SOURCES, SOURCE_COLUMNS
from pipelines.warehouse.extractions import DOCUMENT_TABLES
from pipelines.warehouse.storage import count_of, row_key

SHOWN_ROWS = 10


@dataclass(frozen=True, slots=True)
class QualityCheck:
    """A rule over a stored table; `sql` returns `row_key` and `problem` for each row that breaks it."""

    name: str
    table: str
    description: str
    sql: str
    parameters: tuple[object, ...] = ()
    blocking: bool = True


@dataclass(frozen=True, slots=True)
class CheckResult:
    """How many rows break a rule, and the first of them as (key, what is wrong)."""

    count: int
    rows: tuple[tuple[str, str], ...]

    @property
    def passed(self) -> bool:
        """Whether none does."""
        return self.count == 0


def run_check(connection: duckdb.DuckDBPyConnection, check: QualityCheck, *, touched: bool = False) -> CheckResult:
    """Counts the rows that break the rule and shows the first ten by key.

    With `touched` it only looks at rows of documents that were touched, and must be called within `touched_rows`.
    """
    tables = [f"{name} AS (FROM touched_rows_of_{name})" for name in _tables_of(check.sql)] if touched else []
    # Counted apart: `count(*) OVER ()` fails now and then in DuckDB 1.5 (duckdb/duckdb#22352).
    rows = connection.execute(
        f"WITH {', '.join([*tables, f'broken AS MATERIALIZED ({check.sql})'])} "  # noqa: S608
        "SELECT row_key, problem, (SELECT count(*) FROM broken) FROM broken "
        f"ORDER BY row_key, problem LIMIT {SHOWN_ROWS}",
        list(check.parameters),
    ).fetchall()
    return CheckResult(rows[0][2] if rows else 0, tuple((str(key), str(problem)) for key, problem, _ in rows))


@contextmanager
def touched_rows(connection: duckdb.DuckDBPyConnection, checks: Iterable[QualityCheck]) -> Iterator[None]:
    """While these checks run, the tables as far as they speak of documents in the temporary table `touched`.

    The rows of a few documents are looked for once, those of many are not kept a second time. To be called in a
    transaction, which after an error takes back what is made here.
    """
    connection.execute(f"CREATE TEMP TABLE touched_document_ids AS {_TOUCHED_DOCUMENT_IDS}")
    is_few = count_of(connection.execute("SELECT count(*) FROM touched_document_ids")) <= _FEW
    kind = "TABLE" if is_few else "VIEW"
    asked = {name for check in checks for name in _tables_of(check.sql)}
    asked |= {_NAMED_BY[name] for name in asked & _NAMED_BY.keys()}
    needed = [name for name in _TOUCHED_ROWS if name in asked]
    for name in needed:
        connection.execute(f"CREATE TEMP {kind} touched_rows_of_{name} AS {_TOUCHED_ROWS[name]}")
    yield
    for name in reversed(needed):
        connection.execute(f"DROP {kind} touched_rows_of_{name}")
    connection.execute("DROP TABLE touched_document_ids")


@cache
def _tables_of(sql: str) -> tuple[str, ...]:
    """The tables of which a check sees the touched rows; what it calls `main.documents` is still the whole."""
    words = set(re.findall(r"(?<![\w.])\w+", sql))
    return tuple(name for name in _TOUCHED_ROWS if name in words)


@cache
def quality_checks() -> tuple[QualityCheck, ...]:
    """All checks: those that every table has by its model, and those of single tables."""
    return (*(check for table in TABLES for check in _model_checks(table)), *_OWN_CHECKS)


_WITH_DOCUMENT: tuple[type[Table], ...] = (Documents, DocumentSources, DocumentSignatures, *DOCUMENT_TABLES)
_OF_DOCUMENTS = tuple(map(table_name, _WITH_DOCUMENT))
FOLLOWING_DOCUMENTS = frozenset({*_OF_DOCUMENTS, table_name(Actors), table_name(Locations)})
"""The tables whose rows need no check as long as no document that they speak of is touched."""
_FEW = 100
"""Documents whose rows are kept a second time while checks look at them: some 5 MB if they are of usual length."""
_TOUCHED_DOCUMENT_IDS = "SELECT DISTINCT key AS document_id FROM touched WHERE kind IN ('article', 'document')"
_TOUCHED_ROWS = {
    **{name: f"FROM main.{name} SEMI JOIN touched_document_ids USING (document_id)" for name in _OF_DOCUMENTS},
    "actors": "FROM main.actors SEMI JOIN touched_rows_of_document_actors USING (actor_id)",
    "locations": "FROM main.locations SEMI JOIN touched_rows_of_location_mentions USING (location_id)",
}
_NAMED_BY = {"actors": "document_actors", "locations": "location_mentions"}
"""The tables whose rows say which actors and locations are touched."""


def _model_checks(table: type[Table]) -> Iterator[QualityCheck]:
    yield _unique_key(table)
    yield _valid_values(table)
    if references_of(table):
        yield _references_hold(table)
    if span_columns(table):
        yield _spans_equal_text(table)


def _unique_key(table: type[Table]) -> QualityCheck:
    name, key = table_name(table), ", ".join(primary_key(table))
    sql = (
        f"SELECT {row_key(table)} AS row_key, count(*) || ' rows' AS problem "  # noqa: S608
        f"FROM {name} GROUP BY {key} HAVING count(*) > 1"
    )
    return QualityCheck("unique_key", name, "No two rows have the same primary key.", sql)


def _valid_values(table: type[Table]) -> QualityCheck:
    """Codes, ranges and no empty text, as one query over the columns that have such a rule."""
    queries, parameters = [], []
    for column in column_definitions(table):
        for condition, problem, values in _value_rules(column):
            queries.append(
                f"SELECT {row_key(table)} AS row_key, '{column.name} {problem}' AS problem "  # noqa: S608
                f"FROM {table_name(table)} WHERE {condition}"
            )
            parameters.extend(values)
    told = "Codes are known, numbers in their range, forms kept, and unknown is NULL, never ''."
    return QualityCheck("valid_values", table_name(table), told, " UNION ALL ".join(queries), tuple(parameters))


def _value_rules(column: ColumnDefinition) -> Iterator[tuple[str, str, list[object]]]:
    """For each rule of a column: the condition under which a row breaks it, what is wrong then, values to bind."""
    if column.is_list:
        yield (
            f"list_contains({column.name}, '') OR len({column.name}) != list_count({column.name})",
            "holds nothing",
            [],
        )
        if column.codes:
            yield f"NOT list_has_all(?::VARCHAR[], {column.name})", "holds an unknown code", [list(column.codes)]
    elif column.codes:
        yield f"NOT list_contains(?::VARCHAR[], {column.name})", "is not a known code", [list(column.codes)]
    if column.low is not None:
        yield f"{column.name} < ?", "is too small", [column.low]
    if column.high is not None:
        yield f"{column.name} > ?", "is too large", [column.high]
    if column.pattern is not None:
        yield f"NOT regexp_matches({column.name}, ?)", "does not have its form", [column.pattern]
    if column.duckdb_type == "VARCHAR" and not column.codes:
        yield f"{column.name} = ''", "is empty text", []


def _references_hold(table: type[Table]) -> QualityCheck:
    sql = " UNION ALL ".join(_dangling(reference) for reference in references_of(table))
    targets = ", ".join(sorted({table_name(r.target) for r in references_of(table)}))
    told = f"What a row refers to exists ({targets})."
    return QualityCheck("references_hold", table_name(table), told, sql)


def _dangling(reference: Reference) -> str:
    # Rows of one document refer to each other; those of other documents may not be touched.
    target = f"{'' if 'document_id' in reference.columns else 'main.'}{table_name(reference.target)}"
    pairs = zip(reference.columns, reference.target_columns, strict=True)
    met = " AND ".join(f"target.{there} = origin.{here}" for here, there in pairs)
    return (
        f"SELECT {row_key(reference.table, 'origin')} AS row_key, "  # noqa: S608
        f"'{reference.column} ' || origin.{reference.column} || ' is not in {table_name(reference.target)}' AS problem "
        f"FROM {table_name(reference.table)} AS origin "
        f"ANTI JOIN {target} AS target ON {met} WHERE origin.{reference.column} IS NOT NULL"
    )


def _spans_equal_text(table: type[Table]) -> QualityCheck:
    queries = [
        f"SELECT {row_key(table, 'origin')} AS row_key, '{text} is not the text from {start} to {end}' AS problem "  # noqa: S608
        f"FROM {table_name(table)} AS origin JOIN documents USING (document_id) "
        f"WHERE substring(documents.text, origin.{start} + 1, origin.{end} - origin.{start}) != origin.{text}"
        for start, end, text in span_columns(table)
    ]
    told = "Each span, counted in Unicode code points, holds exactly the text that the row gives."
    return QualityCheck("spans_equal_text", table_name(table), told, " UNION ALL ".join(queries))


_ROWS_OF_COPIES = " UNION ALL ".join(
    f"SELECT document_id AS row_key, 'is a copy and has rows in {table_name(table)}' AS problem "  # noqa: S608
    f"FROM documents SEMI JOIN {table_name(table)} USING (document_id) WHERE duplicate_of IS NOT NULL"
    for table in DOCUMENT_TABLES
)
_UNLIKE_FIRST_SOURCE = (
    "SELECT document_id AS row_key, 'lies in no file, or is not as in the first' AS problem "  # noqa: S608
    f"FROM documents LEFT JOIN ({FIRST_SOURCES}) AS first USING (document_id) "
    f"WHERE {' OR '.join(f'documents.{name} IS DISTINCT FROM first.{name}' for name in SOURCE_COLUMNS)}"
)
_OWN_CHECKS = (
    QualityCheck(
        "every_document_has_a_source",
        table_name(Documents),
        "Each document lies in some file, and what it takes from there is that of the first.",
        _UNLIKE_FIRST_SOURCE,
    ),
    QualityCheck(
        "copies_have_no_rows",
        table_name(Documents),
        "Nothing is extracted from a copy; its original has the rows.",
        _ROWS_OF_COPIES,
    ),
    QualityCheck(
        "originals_are_no_copies",
        table_name(Documents),
        "The original of a copy is not a copy itself.",
        """
        SELECT copy.document_id AS row_key, 'its original is a copy of ' || original.duplicate_of AS problem
        FROM documents AS copy
        JOIN main.documents AS original ON original.document_id = copy.duplicate_of
        WHERE original.duplicate_of IS NOT NULL
        """,
    ),
    QualityCheck(
        "plausible_publication_date",
        table_name(Documents),
        "Articles are not published after the day they were loaded (one day's difference for time zones).",
        """
        SELECT document_id AS row_key, 'published on ' || published_on AS problem
        FROM documents
        WHERE published_on > ingested_at::DATE + 1
        """,
        blocking=False,
    ),
    QualityCheck(
        "records_accounted_for",
        table_name(SourceFiles),
        "Every input record is in document_sources or in rejects (stages read and document), once.",
        """
        SELECT source_path AS row_key,
            record_count || ' records, ' || loaded || ' loaded, ' || rejected || ' rejected' AS problem
        FROM (
            SELECT source_path, record_count, reject_count,
                coalesce(sources.n, 0) AS loaded, coalesce(refused.n, 0) AS rejected
            FROM source_files
            LEFT JOIN (
                SELECT source_path, count(*) AS n FROM main.document_sources GROUP BY source_path
            ) AS sources USING (source_path)
            LEFT JOIN (
                SELECT source_path, count(*) AS n FROM rejects
                WHERE stage IN ('read', 'document') GROUP BY source_path
            ) AS refused USING (source_path)
        )
        WHERE record_count != loaded + rejected OR reject_count != rejected
        """,
    ),
    QualityCheck(
        "fragments_fill_quote",
        table_name(Quotes),
        "The fragments of a quote are spans in order; the first begins and the last ends where the quote does.",
        """
        SELECT quote_id AS row_key, 'its fragments are ' || fragments::VARCHAR AS problem
        FROM (SELECT *, flatten([[f.start_char, f.end_char] for f in fragments]) AS edges FROM quotes)
        WHERE len(edges) = 0 OR edges != list_sort(list_distinct(edges))
            OR edges[1] != start_char OR edges[-1] != end_char
        """,
    ),
    QualityCheck(
        "incident_is_smallest_event",
        table_name(Events),
        "incident_id is the smallest event_id of the events that share it.",
        """
        SELECT incident_id AS row_key, 'the smallest of its events is ' || min(event_id) AS problem
        FROM main.events
        WHERE incident_id IN (SELECT incident_id FROM events)
        GROUP BY incident_id
        HAVING min(event_id) != incident_id
        """,
    ),
    QualityCheck(
        "country_is_that_of_place",
        table_name(Events),
        "country is that of the place in locations, and NULL without a place.",
        """
        SELECT event_id AS row_key,
            'country is ' || coalesce(events.country, 'NULL') || ', that of its place '
                || coalesce(place.country, 'NULL') AS problem
        FROM events
        LEFT JOIN main.locations AS place ON place.location_id = events.location_id
        WHERE events.country IS DISTINCT FROM place.country
        """,
    ),
    QualityCheck(
        "plausible_event_date",
        table_name(Events),
        "What has happened did not happen after the article was published (one day's difference for time zones).",
        """
        SELECT event_id AS row_key, modality || ' on ' || event_on || ', published on ' || published_on AS problem
        FROM events
        JOIN documents USING (document_id)
        WHERE modality IN ('actual', 'claimed') AND event_on > published_on + 1
        """,
        blocking=False,
    ),
    QualityCheck(
        "corrections_apply",
        table_name(Corrections),
        "Each line of the corrections folder can be used and finds what it corrects.",
        """
        SELECT file || CASE line WHEN 0 THEN '' ELSE ', line ' || line END AS row_key, reason AS problem
        FROM corrections
        WHERE status != 'applied'
        """,
        blocking=False,
    ),
)
