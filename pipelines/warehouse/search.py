"""Full-text search over quotes and sentences, in SQL alone, so that whatever opens the database can search it.

Belongs here: the index in the schema `search`, bringing it up to date, the macros that ask it. Does not belong here:
when that is done (publish.py).
"""

import hashlib

import duckdb

from pipelines.extract.lexicon import read_rows
from pipelines.schemas import WarehouseInfo
from pipelines.warehouse.order import pays
from pipelines.warehouse.storage import count_of, put_rows
from pipelines.warehouse.transactions import transaction

SEARCHED = {"quotes": "quote_id", "sentences": "document_id, sentence_number"}
"""The tables whose column `text` can be searched, with their keys."""
PORTION = 500_000
"""So many texts are taken apart at a time, so that their words fit into memory."""
_WORDS_OF = r"""
    CREATE MACRO search.words_of(text) AS regexp_extract_all(lower(strip_accents(text)), '[\p{L}\p{N}]+')
"""
"""The words of a text as they are compared: letters and digits, without case and accents."""
_STOPWORDS = """
    CREATE TABLE search.stopwords (word VARCHAR);
    COMMENT ON TABLE search.stopwords IS 'Words of nearly every text, which are not searched for.';
    COMMENT ON COLUMN search.stopwords.word IS 'the word';
"""
_TEXTS = """
    CREATE TABLE search.$table_texts (number BIGINT, state UBIGINT, length INTEGER);
    COMMENT ON TABLE search.$table_texts IS 'One row per text of $table that can be searched.';
    COMMENT ON COLUMN search.$table_texts.number IS 'the rowid of its row';
    COMMENT ON COLUMN search.$table_texts.state IS 'hash of its key and text, to tell it from another with that rowid';
    COMMENT ON COLUMN search.$table_texts.length IS 'how many words it has';
"""
_WORDS = """
    CREATE TABLE search.$table_words (word VARCHAR, number BIGINT, occurrences INTEGER, length INTEGER);
    COMMENT ON TABLE search.$table_words IS 'One row per word of each text of $table, in order of the words.';
    COMMENT ON COLUMN search.$table_words.word IS 'the word, without case and accents';
    COMMENT ON COLUMN search.$table_words.number IS 'the rowid of the row whose text has it';
    COMMENT ON COLUMN search.$table_words.occurrences IS 'how often it has it';
    COMMENT ON COLUMN search.$table_words.length IS 'how many words that text has';
"""
_MACRO = """
    CREATE OR REPLACE MACRO search_$table(words, most := 20) AS TABLE
    WITH asked AS (
        SELECT DISTINCT word
        FROM (SELECT unnest(search.words_of(words)) AS word)
        ANTI JOIN search.stopwords USING (word)
    ),
    known AS (
        SELECT count(*) AS texts, avg(length) AS mean_length FROM search.$table_texts
    ),
    weights AS MATERIALIZED (
        SELECT word, count(*) AS frequency, ln(1 + (texts - frequency + 0.5) / (frequency + 0.5)) AS weight, mean_length
        FROM search.$table_words
        JOIN asked USING (word), known
        GROUP BY word, texts, mean_length
    ),
    candidates AS MATERIALIZED (
        SELECT number
        FROM search.$table_words
        WHERE word = (SELECT arg_min(word, frequency) FROM weights)
          AND (SELECT count(*) FROM weights) = (SELECT count(*) FROM asked)
        ORDER BY occurrences DESC, length, number
        LIMIT greatest(20000, most)
    ),
    best AS (
        SELECT
            number,
            sum(weight * occurrences * 2.2 / (occurrences + 1.2 * (0.25 + 0.75 * length / mean_length))) AS score
        FROM search.$table_words
        JOIN weights USING (word)
        SEMI JOIN candidates USING (number)
        GROUP BY number
        HAVING count(*) = (SELECT count(*) FROM asked)
        ORDER BY score DESC, number
        LIMIT most
    )
"""
"""The texts that have all the words, the best first: BM25 with k1 = 1.2 and b = 0.75, its usual values.

Stopwords are left out. Where even the rarest word is in more than 20,000 texts, only the 20,000 that have it most
often are looked at.
"""
_FOUND = {
    "quotes": """
    SELECT
        round(best.score, 2) AS score,
        coalesce(speakers.name, quotes.speaker_text) AS speaker_name,
        quotes.text,
        quotes.said_on,
        quotes.quote_id,
        quotes.document_id
    FROM best
    JOIN quotes ON quotes.rowid = best.number
    LEFT JOIN actors AS speakers ON speakers.actor_id = quotes.speaker_actor_id
    ORDER BY best.score DESC, quotes.quote_id
""",
    "sentences": """
    SELECT round(best.score, 2) AS score, sentences.text, sentences.document_id, sentences.sentence_number
    FROM best
    JOIN sentences ON sentences.rowid = best.number
    ORDER BY best.score DESC, sentences.document_id, sentences.sentence_number
""",
}
_STATES = """
    CREATE OR REPLACE TEMP TABLE states AS
    SELECT rowid AS number, hash($key, text) AS state FROM $table
"""
_FORGET_TEXTS = """
    DELETE FROM search.$table_texts WHERE (number, state) NOT IN (SELECT (number, state) FROM states)
"""
_FORGET_WORDS = """
    DELETE FROM search.$table_words WHERE number NOT IN (SELECT number FROM search.$table_texts)
"""
_NEW_TEXTS = """
    CREATE OR REPLACE TEMP TABLE new_texts AS
    SELECT number, state, row_number() OVER (ORDER BY number) - 1 AS position
    FROM states
    ANTI JOIN search.$table_texts USING (number)
"""
_TAKE_APART = """
    CREATE OR REPLACE TEMP TABLE portion AS
    SELECT number, state, search.words_of($table.text) AS words
    FROM new_texts
    JOIN $table ON $table.rowid = new_texts.number
    WHERE position BETWEEN getvariable('first') AND getvariable('last')
"""
_ADD_WORDS = """
    INSERT INTO search.$table_words
    SELECT word, number, count(*), any_value(length)
    FROM (SELECT number, unnest(words) AS word, len(words) AS length FROM portion)
    ANTI JOIN search.stopwords USING (word)
    GROUP BY word, number
    ORDER BY word, number
"""
_ADD_TEXTS = """
    INSERT INTO search.$table_texts SELECT number, state, len(words) FROM portion ORDER BY number
"""


def update_search(connection: duckdb.DuckDBPyConnection, portion: int = PORTION) -> int:
    """Makes the index equal to the texts, and returns how many were added to it or taken out.

    Only their words are written; all words are sorted again when that pays (order.py). The index is made anew when
    another version made it.
    """
    _make_index(connection)
    return sum(_update(connection, table, portion) for table in SEARCHED)


def _make_index(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes empty tables and the macros, unless they are there as this version makes them."""
    each = [_for(table, sql) for table in SEARCHED for sql in (_TEXTS, _WORDS, _MACRO + _FOUND[table])]
    statements = ["DROP SCHEMA IF EXISTS search CASCADE", "CREATE SCHEMA search", _WORDS_OF, _STOPWORDS, *each]
    made_of = "\n".join((*statements, *stopwords()))
    fingerprint = {"name": "search_fingerprint", "value": hashlib.sha256(made_of.encode()).hexdigest()}
    known = "SELECT 1 FROM warehouse_info WHERE name = $name AND value = $value"
    if connection.execute(known, fingerprint).fetchone():
        return
    with transaction(connection):
        for statement in statements:
            connection.execute(statement)
        connection.execute("INSERT INTO search.stopwords SELECT unnest(?::VARCHAR[])", [stopwords()])
        put_rows(connection, WarehouseInfo, [fingerprint])


def stopwords() -> list[str]:
    """The words that are not searched for. Raises LexiconError for one that is not as words are compared."""
    words = []
    for row in read_rows("stopwords.csv", ("word",), ("word",)):
        if not (row["word"].isascii() and row["word"].isalpha() and row["word"].islower()):
            raise row.error("a stopword is one word in lower case, without accents and apostrophes")
        words.append(row["word"])
    return words


def _update(connection: duckdb.DuckDBPyConnection, table: str, portion: int) -> int:
    with transaction(connection):
        connection.execute(_for(table, _STATES))
        gone = count_of(connection.execute(_for(table, _FORGET_TEXTS)))
        if gone:
            connection.execute(_for(table, _FORGET_WORDS))
        connection.execute(_for(table, _NEW_TEXTS))
        new = count_of(connection.execute("SELECT count(*) FROM new_texts"))
        for first in range(0, new, portion):
            connection.execute(f"SET VARIABLE first = {first}; SET VARIABLE last = {first + portion - 1}")
            for statement in (_TAKE_APART, _ADD_WORDS, _ADD_TEXTS):
                connection.execute(_for(table, statement))
    words = f"search.{table}_words"
    if new and pays(connection, words, "word"):
        connection.execute(f"CREATE OR REPLACE TABLE {words} AS FROM {words} ORDER BY word, number")
    return gone + new


def _for(table: str, sql: str) -> str:
    return sql.replace("$table", table).replace("$key", SEARCHED[table])
