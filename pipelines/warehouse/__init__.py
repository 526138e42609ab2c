"""The DuckDB warehouse: its tables and views, how rows get in, what is derived from them, and how it is published.

What the columns are is told in pipelines/schemas; what the rows mean comes from pipelines/extract.
"""
