from pipelines.schemas import TABLES, table_name
from pipelines.warehouse.dictionary import DICTIONARY, data_dictionary
from pipelines.warehouse.views import views


def test_the_committed_dictionary_is_that_of_the_models() -> None:
    message = "the tables or views have changed: run `uv run python -m pipelines.warehouse.dictionary`"
    assert DICTIONARY.read_text(encoding="utf-8") == data_dictionary(), message


def test_it_has_every_table_and_view() -> None:
    headings = [line.removeprefix("### ") for line in data_dictionary().splitlines() if line.startswith("### ")]
    assert headings == [*map(table_name, TABLES), *sorted(view.name for view in views())]


def test_it_tells_codes_and_references() -> None:
    lines = data_dictionary().splitlines()
    assert "| quote_type | VARCHAR |  | in quotation marks (direct), partly (mixed) or not (indirect)" in "\n".join(
        lines
    )
    assert any(line.startswith("| speaker_actor_id |") and line.endswith("→ document_actors |") for line in lines)
