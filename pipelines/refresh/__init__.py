"""A refresh, stage by stage: what changed in raw/, reading, extracting, tidying up, publishing.

Belongs here: plain functions over an open refresh session, which assets and tests call. Does not belong here:
Dagster, the terminal, SQL of tables (pipelines/warehouse).
"""
