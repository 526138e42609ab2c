"""From files in the raw folder to articles: scanning, decoding, reading, metadata, dates, languages, near copies.

Belongs here: everything between a file and a row of `documents`. Does not belong here: the warehouse, Dagster,
and what the text says (`pipelines.extract`).
"""
