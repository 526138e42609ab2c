"""What actors are called in plots.

Belongs here: names that are known at any stage of a refresh. Does not belong here: plots.
"""

NAMED_ACTORS = """
    select actor_id, name, actor_type from actors
    union all
    select actor_id, min(name), min(actor_type) from document_actors anti join actors using (actor_id) group by all
"""
"""The actors with the names that they have in `actors`; those that are not made yet with one that a document gives."""
