"""Dateline: news text in, a DuckDB database of actors, quotes, locations and events out."""
