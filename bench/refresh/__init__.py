"""Refreshes that are killed, crowded, starved of disk or cut up in other ways, and what the database is afterwards.

Each module is a script: `uv run python -m bench.refresh.kill --help`. The tests run a short form of each.
"""
