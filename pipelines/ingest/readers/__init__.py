"""One module per form of file: bytes in, records out.

Belongs here: what a form looks like and how its records are found. Does not belong here: what metadata and text
mean, which is the same for every form (`pipelines.ingest.article`).
"""
