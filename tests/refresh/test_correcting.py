"""When corrections are applied in a refresh, and how it is told."""

from filelock import FileLock

from pipelines.refresh.options import RefreshOptions
from pipelines.refresh.standing import standing
from pipelines.settings import Settings
from tests.refresh.conftest import THREAT, Project

SPEAKER = "document,words,speaker\nagency/2024-05-06_talks.txt,We agreed,Turkey\n"
SPOKEN = "select speaker_actor_id, method = 'correction' from quotes where text like 'We agreed%'"


def correct(project: Project, text: str, name: str = "quote_speakers.csv") -> None:
    folder = project.root / "corrections"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def warnings(project: Project) -> list[str]:
    return standing(RefreshOptions(), Settings(root=project.root)).warnings


def test_a_line_is_applied_survives_and_can_be_taken_back(project: Project) -> None:
    project.refresh()
    machine = project.rows(SPOKEN)
    correct(project, SPEAKER)
    assert [warning for warning in warnings(project) if "has changed; the next refresh applies it" in warning]

    assert project.refresh().published
    assert project.rows(SPOKEN) == [("country:TUR", True)]
    assert not project.refresh().published
    assert warnings(project) == []

    assert project.refresh(full=True).published
    assert project.rows(SPOKEN) == [("country:TUR", True)]

    correct(project, "document,words,speaker\n")
    project.refresh()
    assert project.rows(SPOKEN) == machine == [("person:vladimir-putin", False)]


def test_a_line_waits_for_its_document_and_says_so(project: Project) -> None:
    correct(project, "actor,into\nVladimir Putin,Karim Haddad\n", "merge_actors.csv")
    project.refresh()
    reason = "no actor of the documents is called 'Karim Haddad'"
    assert warnings(project) == [f"correction not applied: merge_actors.csv, line 2 (unmatched): {reason}"]
    with FileLock(project.published.with_name("dateline.lock")):
        assert len(warnings(project)) == 1

    project.write("haddad.txt", "Karim Haddad, the commander of the militia, resigned on Tuesday.\n")
    project.refresh()
    assert project.rows("select status from corrections") == [("applied",)]
    assert project.rows("from actors where name = 'Vladimir Putin'") == []


def test_rows_of_a_document_that_goes_are_forgotten(project: Project) -> None:
    correct(project, SPEAKER)
    project.write("more.txt", THREAT + "It was the second threat.\n")
    project.refresh()
    (project.raw / "agency/2024-05-06_talks.txt").unlink()

    project.refresh()

    assert project.rows("from corrected_rows") == []
    assert project.rows("select status from corrections") == [("unmatched",)]
