"""Labelled texts: XML in, text, events and participants out; mistakes told by file and line."""

from pathlib import Path

import pytest

from bench.events.labelled import TEXTS, read_folder, read_text
from bench.labels import LabelError

ARTICLE = """<article id="x1">
<p><actor id="1">Border police</actor> <event root="COERCE" mode="arrest" by="1" to="2 3">picked up</event>
  <actor id="2">a trader</actor> and <actor id="3">his son</actor>.</p>
<p>The mayor called it a <event root="ASSAULT" modality="claimed" core="no">raid</event>.</p>
</article>
"""


def write(folder: Path, content: str) -> Path:
    path = folder / "x1.xml"
    path.write_text(content, encoding="utf-8")
    return path


def test_text_and_events(tmp_path: Path) -> None:
    article = read_text(write(tmp_path, ARTICLE))
    arrest, raid = article.events

    assert article.text == "Border police picked up a trader and his son.\n\nThe mayor called it a raid."
    assert arrest.words.of(article.text) == "picked up"
    assert (arrest.root, arrest.mode, arrest.modality, arrest.is_core) == ("COERCE", "arrest", "actual", True)
    assert [span.of(article.text) for span in arrest.sources] == ["Border police"]
    assert [span.of(article.text) for span in arrest.targets] == ["a trader", "his son"]
    assert (raid.mode, raid.modality, raid.is_core, raid.sources) == (None, "claimed", False, ())


@pytest.mark.parametrize(
    ("event", "problem"),
    [
        ('<event root="SHOUT">did</event>', "root is 'SHOUT'"),
        ("<event>did</event>", "<event> needs the attribute root"),
        ('<event root="COERCE" mode="aerial">did</event>', "COERCE has no mode 'aerial'; it has arrest"),
        ('<event root="COERCE" modality="perhaps">did</event>', "modality is 'perhaps'; it must be one of actual"),
        ('<event root="COERCE" core="maybe">did</event>', "core is 'maybe'"),
        ('<event root="COERCE" by="9">did</event>', "no <actor> has the id '9' that by gives"),
        ('<event root="COERCE" to="1">did</event>', "actor '1' stands in another paragraph"),
        ('<event root="COERCE" form="verb">did</event>', "<event> has no attribute form"),
        ('<actor id="1">He</actor> did', "there is another actor '1'"),
        ('<event root="COERCE"></event>', "<event> holds no words"),
        ("<said>did</said>", "<said> is unknown here; known are <event> and <actor>"),
    ],
)
def test_mistakes_are_told_by_file_and_line(tmp_path: Path, event: str, problem: str) -> None:
    path = write(tmp_path, f'<article id="x1">\n<p><actor id="1">She</actor> left.</p>\n<p>{event}</p></article>')

    with pytest.raises(LabelError) as error:
        read_text(path)
    assert str(error.value).startswith("x1.xml, line 3")
    assert problem in str(error.value)


def test_all_texts_of_the_project_can_be_read() -> None:
    texts = read_folder()

    assert len(texts) == len(list(TEXTS.glob("*.xml"))) >= 80
    assert sum(len(text.events) for text in texts) > 900
