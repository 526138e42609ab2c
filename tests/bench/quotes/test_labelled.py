"""Labelled texts: XML in, text and offsets out; mistakes told by file and line."""

from itertools import pairwise
from pathlib import Path

import pytest

from bench.labels import LabelError
from bench.quotes.labelled import LabelledText, read_folder, read_text
from pipelines.extract.records import Span

ARTICLE = """<article id="x1">
<p><speaker id="s1">The mayor</speaker> said <said by="s1" n="1">that R&amp;B was “fine”</said>.</p>
<p>“<said by="s2" n="2">We go,</said>” said
  <speaker id="s2">her deputy</speaker>, “<said by="s2" n="2">at dawn.</said>” He praised
  <said by="s2" n="3" kind="topic">the law</said>; <said n="4">more was said</said>.</p>
</article>
"""


def write(folder: Path, content: str, name: str = "x1.xml") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def test_text_and_offsets(tmp_path: Path) -> None:
    article = read_text(write(tmp_path, ARTICLE))

    def of(span: Span | None) -> str | None:
        return span.of(article.text) if span is not None else None

    assert article.text == (
        "The mayor said that R&B was “fine”.\n\n“We go,” said her deputy, “at dawn.” He praised the law; more was said."
    )
    assert [([of(f) for f in q.fragments], of(q.speaker), q.kind) for q in article.quotes] == [
        (["that R&B was “fine”"], "The mayor", "statement"),
        (["We go,", "at dawn."], "her deputy", "statement"),
        (["the law"], "her deputy", "topic"),
        (["more was said"], None, "statement"),
    ]


@pytest.mark.parametrize(
    ("paragraph", "problem"),
    [
        ("<p>A & B</p>", "line 2: not XML"),
        ('<p>\n<said n="1" by="s9">No</said></p>', "line 3: no <speaker> has the id 's9'"),
        ("<p><said>No</said></p>", "line 2: <said> needs the attribute n"),
        ('<p><said n="1"></said></p>', "line 2: <said> holds no words"),
        ('<p><said n="1">“<said n="2">No</said>”</said></p>', "line 2: <said> inside <said>"),
        ('<p><said n="1">No</said> <said n="1" kind="topic">talks</said></p>', "quote 1 has another speaker or kind"),
        ('<p><said n="1" kind="idea">No</said></p>', "kind is 'idea'"),
        ('<p><speaker id="s1">A</speaker> <speaker id="s1">B</speaker></p>', "another speaker 's1'"),
        ("<p><b>No</b></p>", "<b> is unknown here"),
        ("<said n='1'>No</said>", "<said> where a paragraph <p> must stand"),
    ],
)
def test_mistakes_are_told_by_file_and_line(tmp_path: Path, paragraph: str, problem: str) -> None:
    path = write(tmp_path, f'<article id="x1">\n{paragraph}\n</article>')

    with pytest.raises(LabelError, match="x1") as error:
        read_text(path)
    assert problem in str(error.value)


def test_two_files_must_not_hold_one_article(tmp_path: Path) -> None:
    write(tmp_path, ARTICLE)
    write(tmp_path, ARTICLE, name="x2.xml")

    with pytest.raises(LabelError, match=r"x2[.]xml: there is another article 'x1'"):
        read_folder(tmp_path)


def test_all_texts_of_the_project_can_be_read() -> None:
    texts = read_folder()

    assert len(texts) >= 60
    assert all(text.quotes for text in texts)


@pytest.mark.parametrize("text", read_folder(), ids=lambda text: text.article_id)
def test_labels_do_not_overlap(text: LabelledText) -> None:
    spans = sorted(fragment for quote in text.quotes for fragment in quote.fragments)

    assert all(one.end <= other.start for one, other in pairwise(spans))
