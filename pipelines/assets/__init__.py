"""The Dagster assets, one thin module per stage of a refresh.

Belongs here: which tables a stage makes, what each is said to be in the web UI, a call of the stage's plain function.
Does not belong here: the work itself (pipelines/refresh, extract, warehouse).
"""

PUBLISHED = "published_warehouse"
"""The name of the last asset."""
