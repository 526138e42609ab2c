"""Text and its metadata in, records out: everything Dateline reads from an article.

Belongs here: pure functions over one document. Does not belong here: Dagster, DuckDB, pandas, files other than
the reference data. `document.py` is the way in; `records.py` holds what comes out.
"""
