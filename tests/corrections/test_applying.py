"""What corrections do to rows, what they say when they find nothing, and that they can be taken back."""

import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from bench.refresh.trial import Rows, all_rows
from pipelines.corrections.applying import apply_corrections
from pipelines.corrections.files import read_corrections
from pipelines.extract.ids import row_id
from pipelines.extract.records import ActorRelation
from pipelines.warehouse.aggregates import rebuild_actors, rebuild_incidents, rebuild_locations
from pipelines.warehouse.ddl import create_schema
from pipelines.warehouse.quality import quality_checks, run_check
from tests.warehouse.samples import Found, raid


def settle(connection: duckdb.DuckDBPyConnection) -> None:
    """Make what comes from all documents together."""
    for rebuild in (rebuild_actors, rebuild_locations, rebuild_incidents):
        rebuild(connection)


class Desk:
    """A warehouse and a folder of corrections."""

    def __init__(self, folder: Path, database: Path) -> None:
        self.folder = folder
        self.connection = duckdb.connect(str(database))

    def correct(self, **files: str) -> None:
        """Let the folder hold just these files, apply them, and settle what is made from all documents."""
        for file in self.folder.iterdir():
            file.unlink()
        for name, text in files.items():
            (self.folder / f"{name}.csv").write_text(text, encoding="utf-8")
        apply_corrections(self.connection, read_corrections(self.folder))
        settle(self.connection)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(query).fetchall()

    def everything(self) -> Rows:
        return all_rows(self.connection)

    def broken_rules(self) -> list[tuple[str, str]]:
        return [(c.table, c.name) for c in quality_checks() if not run_check(self.connection, c).passed]

    @property
    def outcomes(self) -> list[tuple[str, str | None]]:
        return self.rows("SELECT status, reason FROM corrections ORDER BY kind, file, line")


def meeting() -> Found:
    """Two names of one man and words that are nobody, in one sentence."""
    found = Found("meeting", "Dawn said Ali al-Hadi of the Crescent Militia met Hadi and Mona Saleh in Basra.")
    hadi = found.actor("Ali al-Hadi", "person:ali-al-hadi", country="IRQ", aliases=("Mr Hadi",))
    other = found.actor("Hadi", "person:hadi")
    dawn = found.actor("Dawn", "organization:dawn")
    mona = found.actor("Mona Saleh", "person:mona-saleh")
    found.event("met", "CONSULT", [dawn, hadi], [other, mona], attributed_to_actor_id=dawn)
    found.quote("Ali al-Hadi of the Crescent Militia met Hadi", dawn, addressee_actor_id=other)
    return found


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database without rows."""
    file = tmp_path_factory.mktemp("empty") / "warehouse.duckdb"
    with duckdb.connect(str(file)) as connection:
        create_schema(connection)
    return file


@pytest.fixture(scope="module")
def loaded(empty: Path) -> Path:
    """Two raids and a meeting, not corrected."""
    file = Path(shutil.copy(empty, empty.with_name("loaded.duckdb")))
    with duckdb.connect(str(file)) as connection:
        for found in (raid("a"), raid("b", location_id=None), meeting()):
            found.load(connection)
        settle(connection)
    return file


@pytest.fixture
def desk(loaded: Path, tmp_path: Path) -> Desk:
    folder = tmp_path / "corrections"
    folder.mkdir()
    return Desk(folder, Path(shutil.copy(loaded, tmp_path)))


ALL_KINDS = {
    "merge_actors": "actor,into\nHadi,Ali al-Hadi\n",
    "not_actors": "actor,document\nDawn,\n",
    "event_codes": "document,words,event_type,mode\na.txt,police raided the Crescent Militia,COERCE,arrest\n",
    "quote_speakers": "document,words,speaker\na,“It is over”,Iraqi police\n",
    "dropped_rows": "table,document,words\nevents,b.txt,raided\nlocation_mentions,b.txt,Basra\n",
}


def test_corrections_that_are_taken_back_leave_no_trace(desk: Desk) -> None:
    before = desk.everything()
    desk.correct(**ALL_KINDS)
    assert {status for status, _ in desk.outcomes} == {"applied"}
    assert desk.everything() != before
    assert desk.broken_rules() == []
    desk.correct()
    assert desk.everything() == before


def test_applying_twice_is_applying_once(desk: Desk) -> None:
    desk.correct(**ALL_KINDS)
    once = desk.everything()
    desk.correct(**ALL_KINDS)
    assert desk.everything() == once


def test_the_order_of_loading_does_not_matter(desk: Desk, empty: Path, tmp_path: Path) -> None:
    desk.correct(**ALL_KINDS)
    other = Desk(desk.folder, Path(shutil.copy(empty, tmp_path / "other.duckdb")))
    meeting().load(other.connection)
    raid("b", location_id=None).load(other.connection)
    other.correct(**ALL_KINDS)
    raid("a").load(other.connection)
    other.correct(**ALL_KINDS)
    assert other.everything() == desk.everything()


def test_rows_of_a_document_that_is_extracted_anew_are_corrected_again(desk: Desk) -> None:
    desk.correct(**ALL_KINDS)
    corrected = desk.everything()
    for found in (raid("a"), raid("b", location_id=None), meeting()):
        found.load(desk.connection)
    assert desk.rows("SELECT count(*) FROM corrected_rows") == [(0,)]
    desk.correct(**ALL_KINDS)
    assert desk.everything() == corrected


class TestMergedActors:
    def test_all_rows_of_one_become_rows_of_the_other(self, desk: Desk) -> None:
        desk.correct(merge_actors="actor,into\nHadi,person:ali-al-hadi\n")
        assert desk.rows("SELECT name, aliases, mention_count, country FROM actors WHERE name LIKE '%Hadi'") == [
            ("Ali Hadi", [], 2, None),
            ("Ali al-Hadi", ["Hadi", "Mr Hadi"], 2, "IRQ"),
        ]
        assert desk.rows(
            "SELECT text, method FROM actor_mentions WHERE actor_id = 'person:ali-al-hadi' ORDER BY ALL"
        ) == [
            ("Ali al-Hadi", "test"),
            ("Hadi", "correction"),
        ]
        assert desk.rows("SELECT addressee_actor_id, method FROM quotes WHERE document_id = 'meeting'") == [
            ("person:ali-al-hadi", "correction")
        ]

    def test_merges_follow_one_another(self, desk: Desk) -> None:
        lines = "Hadi,Ali al-Hadi\nperson:ali-al-hadi,Ali Hadi\n"
        desk.correct(merge_actors=f"actor,into\n{lines}")
        assert desk.rows("SELECT actor_id FROM actors WHERE name LIKE '%Hadi'") == [("person:ali-hadi",)]
        assert desk.rows("SELECT row_count > 0 FROM corrections") == [(True,), (True,)]

    def test_the_name_of_the_other_stays_its_name(self, desk: Desk) -> None:
        desk.correct(merge_actors="actor,into\nAli al-Hadi,Hadi\n")
        assert desk.rows("SELECT name FROM actors WHERE actor_id = 'person:hadi'") == [("Hadi",)]

    def test_a_merge_in_one_document_leaves_the_others(self, desk: Desk) -> None:
        desk.correct(merge_actors="actor,into,document\nAli Hadi,Hadi,a.txt\n")
        speakers = desk.rows("SELECT document_id, speaker_actor_id FROM quotes ORDER BY ALL")
        assert speakers[:2] == [("a", "person:hadi"), ("b", "person:ali-hadi")]

    def test_merges_in_two_documents_may_go_opposite_ways(self, desk: Desk) -> None:
        lines = "Ali Hadi,Crescent Militia,a.txt\nCrescent Militia,Ali Hadi,b.txt\n"
        desk.correct(merge_actors=f"actor,into,document\n{lines}")
        assert [status for status, _ in desk.outcomes] == ["applied", "applied"]
        speakers = desk.rows("SELECT speaker_actor_id FROM quotes WHERE document_id IN ('a', 'b') ORDER BY document_id")
        assert speakers == [("armed_group:crescent-militia",), ("person:ali-hadi",)]

    def test_one_who_takes_part_under_two_names_does_so_once(self, desk: Desk) -> None:
        desk.correct(merge_actors="actor,into\nMona Saleh,Hadi\n")
        assert desk.rows(
            "SELECT actor_id, text FROM event_participants WHERE document_id = 'meeting' AND role = 'target'"
        ) == [("person:hadi", "Hadi")]

    def test_a_tie_of_an_actor_to_itself_goes(self, desk: Desk) -> None:
        found = meeting()
        start = found.text.index("Ali al-Hadi of")
        tie = (row_id("relation", "meeting", start), "meeting", 0, start, start + 3, "Ali", "person:ali-al-hadi")
        relation = ActorRelation(*tie, "member_of", "person:hadi", 0.9, "test")
        desk.connection.execute("INSERT INTO actor_relations BY NAME SELECT unnest(?)", [_as_dict(relation)])
        desk.correct(merge_actors="actor,into\nHadi,Ali al-Hadi\n")
        assert desk.rows("FROM actor_relations") == []
        desk.correct()
        assert desk.rows("SELECT object_actor_id FROM actor_relations") == [("person:hadi",)]

    @pytest.mark.parametrize(
        ("lines", "reason"),
        [
            ("Nobody Known,Ali Hadi\n", "no actor of the documents is called 'Nobody Known'"),
            ("Ali Hadi,person:unheard-of\n", "no actor of the documents is called 'person:unheard-of'"),
            ("ALI HADI,person:ali-hadi\n", "both are the actor person:ali-hadi already"),
            ("Hadi,Ali Hadi\nHadi,Ali al-Hadi\n", "another line says already what person:hadi is"),
            ("Hadi,Ali Hadi\nAli Hadi,Hadi\n", "goes round in a circle"),
        ],
    )
    def test_what_cannot_be_merged_is_told(self, desk: Desk, lines: str, reason: str) -> None:
        desk.correct(merge_actors=f"actor,into\n{lines}")
        status, told = desk.outcomes[-1]
        assert status == "unmatched"
        assert reason in str(told)

    def test_a_name_that_several_bear_must_be_told_apart(self, desk: Desk) -> None:
        namesake = Found("c", "Mona Saleh sang.")
        namesake.actor("Mona Saleh", "person:mona-saleh:egypt")
        namesake.load(desk.connection)
        desk.correct(not_actors="actor\nMona Saleh\n")
        assert desk.outcomes == [
            ("unmatched", "'Mona Saleh' may be person:mona-saleh, person:mona-saleh:egypt; give the actor_id")
        ]


class TestWordsThatAreNoActor:
    def test_rows_lose_it_or_go(self, desk: Desk) -> None:
        desk.correct(not_actors="actor\nDawn\n")
        assert desk.rows("FROM actors WHERE name = 'Dawn'") == []
        assert desk.rows("FROM actor_mentions WHERE text = 'Dawn'") == []
        assert desk.rows("SELECT speaker_actor_id, method FROM quotes WHERE document_id = 'meeting'") == [
            (None, "correction")
        ]
        participant = "SELECT text, actor_id FROM event_participants WHERE document_id = 'meeting' AND role = 'source'"
        assert desk.rows(f"{participant} AND participant_number = 0") == [("Dawn", None)]
        assert desk.rows("SELECT attributed_to_actor_id FROM events WHERE document_id = 'meeting'") == [(None,)]


class TestEventCodes:
    def test_quad_class_and_intensity_follow(self, desk: Desk) -> None:
        desk.correct(event_codes="document,words,event_type,mode\na.txt,raided,COERCE,arrest\n")
        assert desk.rows(
            "SELECT event_type, mode, quad_class, confidence, accepted, method FROM events WHERE document_id = 'a'"
        ) == [("COERCE", "arrest", "material conflict", 1.0, True, "correction")]
        assert desk.rows("SELECT event_type, method FROM events WHERE document_id = 'b'") == [("ASSAULT", "test")]

    @pytest.mark.parametrize(
        ("line", "reason"),
        [
            ("z.txt,raided,ASSAULT", "no document is called 'z.txt'"),
            ("a.txt,bombed,ASSAULT", "none of the events of the document stands at the words 'bombed'"),
            ("a.txt,It is over,ASSAULT", "none of the events"),
        ],
    )
    def test_words_without_an_event_are_told(self, desk: Desk, line: str, reason: str) -> None:
        desk.correct(event_codes=f"document,words,event_type\n{line}\n")
        assert desk.outcomes[0][0] == "unmatched"
        assert reason in str(desk.outcomes[0][1])

    def test_words_that_stand_there_twice_need_their_place(self, desk: Desk) -> None:
        found = Found("c", "They fired at noon and fired at dusk.")
        second = found.text.rindex("fired")
        found.event("fired", "ASSAULT", [], [])
        found.event("fired", "ASSAULT", [], [], event_id="later", start_char=second, end_char=second + 5)
        found.load(desk.connection)
        desk.correct(event_codes="document,words,event_type\nc,fired,PROTEST\n")
        assert desk.outcomes == [
            ("unmatched", f"2 of the events stand at the words 'fired', at 5, {second}; give starts_at or more words")
        ]
        for line in (f"c,fired,{second},PROTEST", "c,fired at  dusk,,PROTEST"):
            desk.correct(event_codes=f"document,words,starts_at,event_type\n{line}\n")
            assert desk.rows("SELECT event_id FROM events WHERE event_type = 'PROTEST'") == [("later",)]

    def test_two_lines_for_one_event_contradict_each_other(self, desk: Desk) -> None:
        lines = "a.txt,raided,COERCE\na.txt,police raided,PROTEST\n"
        desk.correct(event_codes=f"document,words,event_type\n{lines}")
        assert [status for status, _ in desk.outcomes] == ["applied", "unmatched"]
        assert "event_codes.csv, line 2 says already" in str(desk.outcomes[1][1])


class TestQuoteSpeakers:
    @pytest.mark.parametrize(
        "words", ["It is over", "“It is over,”", '"It is over"', "is over", "“It is over,” Ali Hadi said"]
    )
    def test_the_speaker_is_found_by_words_of_the_quote(self, desk: Desk, words: str) -> None:
        quoted = words.replace('"', '""')
        desk.correct(quote_speakers=f'document,words,speaker\na.txt,"{quoted}",Crescent Militia\n')
        assert desk.rows("SELECT speaker_actor_id, confidence, method FROM quotes WHERE document_id = 'a'") == [
            ("armed_group:crescent-militia", 1.0, "correction")
        ]

    def test_an_actor_of_other_documents_comes_into_this_one(self, desk: Desk) -> None:
        desk.correct(quote_speakers="document,words,speaker\na.txt,It is over,Ali al-Hadi\n")
        assert desk.rows("SELECT name, country, document_count FROM actors WHERE actor_id = 'person:ali-al-hadi'") == [
            ("Ali al-Hadi", "IRQ", 2)
        ]

    def test_a_new_actor_needs_its_kind(self, desk: Desk) -> None:
        desk.correct(quote_speakers="document,words,speaker\na.txt,It is over,Omar Said\n")
        assert "give its actor_type to make a new actor" in str(desk.outcomes[0][1])
        desk.correct(quote_speakers="document,words,speaker,actor_type\na.txt,It is over,Omar Said,person\n")
        assert desk.rows("SELECT speaker_name FROM who_said_what WHERE document_id = 'a'") == [("Omar Said",)]

    def test_the_words_beside_the_quote_stay_unless_they_name_another(self, desk: Desk) -> None:
        for document_id, named in (("named", "name"), ("described", "pronoun")):
            found = raid(document_id)
            start = found.text.index("Ali Hadi")
            beside = {"speaker_start_char": start, "speaker_end_char": start + 8, "speaker_text": "Ali Hadi"}
            found.quotes.clear()
            found.quote("It is over", "person:ali-hadi", **beside)
            found.load(desk.connection)
            desk.connection.execute(
                "UPDATE actor_mentions SET mention_type = ? WHERE document_id = ?", [named, document_id]
            )
        lines = "named,It is over,Iraqi police\ndescribed,It is over,Iraqi police\n"
        desk.correct(quote_speakers=f"document,words,speaker\n{lines}")
        assert desk.rows(
            "SELECT speaker_text FROM quotes WHERE document_id IN ('named', 'described') ORDER BY ALL"
        ) == [
            ("Ali Hadi",),
            (None,),
        ]

    def test_a_merged_speaker_is_the_one_he_was_merged_into(self, desk: Desk) -> None:
        desk.correct(
            merge_actors="actor,into\nHadi,Ali al-Hadi\n",
            quote_speakers="document,words,speaker\na.txt,It is over,person:hadi\n",
        )
        assert desk.rows("SELECT speaker_actor_id FROM quotes WHERE document_id = 'a'") == [("person:ali-al-hadi",)]

    def test_somebody_who_is_no_actor_cannot_speak(self, desk: Desk) -> None:
        desk.correct(not_actors="actor\nDawn\n", quote_speakers="document,words,speaker\na.txt,It is over,Dawn\n")
        assert "another line says that organization:dawn is no actor" in str(desk.outcomes[1][1])


class TestDroppedRows:
    def test_what_hangs_on_an_event_goes_with_it(self, desk: Desk) -> None:
        desk.correct(dropped_rows="table,document,words\nevents,a.txt,raided\n")
        assert desk.rows("SELECT DISTINCT document_id FROM events ORDER BY ALL") == [("b",), ("meeting",)]
        assert desk.rows("FROM event_participants WHERE document_id = 'a'") == []

    def test_events_outlive_the_quote_that_reports_them(self, desk: Desk) -> None:
        quote = desk.rows("SELECT quote_id FROM quotes WHERE document_id = 'a'")[0][0]
        raid("a", quote_id=quote).load(desk.connection)
        desk.correct(dropped_rows="table,document,words\nquotes,a.txt,It is over\n")
        assert desk.rows("SELECT quote_id FROM events WHERE document_id = 'a'") == [(None,)]
        assert desk.rows("FROM quotes WHERE document_id = 'a'") == []

    def test_a_place_outlives_its_only_mention(self, desk: Desk) -> None:
        lines = "events,a.txt,raided\nlocation_mentions,a.txt,Basra\nlocation_mentions,b.txt,Basra\n"
        desk.correct(dropped_rows=f"table,document,words\n{lines}")
        assert desk.rows("SELECT count(*) FROM location_mentions") == [(0,)]
        desk.correct()
        assert desk.rows("SELECT count(*) FROM location_mentions JOIN locations USING (location_id)") == [(2,)]


def _as_dict(record: ActorRelation) -> dict[str, Any]:
    return {name: getattr(record, name) for name in ActorRelation.__slots__}
