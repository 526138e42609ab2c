"""Write docs/questions.md anew from the published database."""

import duckdb

from bench.questions import PAGE, page
from pipelines.settings import load_settings

with duckdb.connect(str(load_settings().warehouse), read_only=True) as connection:
    PAGE.write_text(page(connection), encoding="utf-8")
