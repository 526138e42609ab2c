"""Encodings as they arrive: marked, unmarked, mixed, broken, and bytes that are no text."""

import random

import pytest

from pipelines.ingest.decoding import Decoded, decode, decode_records, storable
from pipelines.ingest.records import Problem

ENGLISH = "The café’s owner — a former minister — agreed to pay €500 for “safety”."


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        (ENGLISH, "utf-8", "utf-8"),
        (ENGLISH, "utf-8-sig", "utf-8"),
        (ENGLISH, "utf-16", "utf-16-le"),
        (ENGLISH, "utf-32", "utf-32-le"),
        ("The talks in Muscat resumed on Monday, officials said.", "utf-16-le", "utf-16-le"),
        ("The talks in Muscat resumed on Monday, officials said.", "utf-16-be", "utf-16-be"),
        (ENGLISH, "cp1252", "cp1252"),
        ("He said it was naïve.", "latin-1", "cp1252"),
        ("He said “no”.", "cp1252", "cp1252"),
        ("Der Außenminister erklärte, die Gespräche in Köln würden fortgesetzt.", "cp1252", "cp1252"),
        ("Министр заявил в воскресенье, что переговоры в Дохе продолжатся.", "cp1251", "cp1251"),
        ("Министр иностранных дел заявил в воскресенье, что переговоры в Дохе продолжатся.", "koi8-r", "koi8-r"),
        ("قال وزير الخارجية إن المحادثات ستستأنف يوم الأحد في الدوحة", "cp1256", "cp1256"),
        ("外交部长周日表示，会谈将在多哈恢复。我们不会让步。", "gb18030", "gb18030"),
        ("", "utf-8", "utf-8"),
    ],
)
def test_the_text_is_found_and_the_encoding_named(text: str, encoding: str, found: str) -> None:
    assert decode(text.encode(encoding)) == Decoded(text, found)


def test_line_breaks_stay_as_they_are() -> None:
    assert decode(b"one\r\ntwo\rthree\n\n") == Decoded("one\r\ntwo\rthree\n\n", "utf-8")


def test_a_declared_encoding_counts_when_it_fits() -> None:
    data = "Köln".encode("iso-8859-2")
    assert decode(data, "iso-8859-2") == Decoded("Köln", "iso8859-2")
    assert decode("Köln".encode(), "iso-8859-2") == Decoded("Köln", "utf-8")
    assert isinstance(decode(data, "no-such-encoding"), Decoded)


def test_stray_bytes_in_utf8_are_read_as_what_editors_leave() -> None:
    data = "“Talks” — “resumed” — “today” — ".encode() + b"caf\xe9 \x93x\x94" + " — “end” — “of”".encode()
    assert decode(data) == Decoded("“Talks” — “resumed” — “today” — café “x” — “end” — “of”", "utf-8+cp1252")


def test_a_character_cut_off_at_the_end_becomes_the_replacement() -> None:
    assert decode("“A” “B” “C".encode() + b"\xe2\x80") == Decoded("“A” “B” “C\ufffd", "utf-8+cp1252")


@pytest.mark.parametrize(
    "data",
    [
        b"abc\0def",
        b"\x7fELF\x02\x01\x01\0\0\0\0\0",
        b"a\x01b\x02c\x03" * 50,
        random.Random(1).randbytes(3000),  # noqa: S311
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_text_is_a_problem(data: bytes) -> None:
    found = decode(data)
    assert isinstance(found, Problem)
    assert found.reason in {"binary", "undecodable"}
    assert "UTF-8" in found.detail


def test_a_long_line_without_breaks_is_judged_quickly() -> None:
    found = decode(b"caf\xe9 said the minister. " * 100_000)
    assert isinstance(found, Decoded)
    assert found.encoding == "cp1252"


def test_nothing_unstorable_remains() -> None:
    assert storable("a\ud800b\0c") == "a\ufffdb\ufffdc"


def test_characters_in_two_halves_are_joined_and_lone_halves_replaced() -> None:
    assert decode(b"Rain \xed\xa0\xbd\xed\xb8\x80 and \xed\xa0\x80.") == Decoded("Rain 😀 and \ufffd.", "utf-8")


@pytest.mark.parametrize(("western", "unicode"), [(1, 1), (9, 1), (1, 9)])
def test_lines_of_two_encodings_are_each_read_in_their_own(western: int, unicode: int) -> None:
    lines = [ENGLISH.encode("cp1252")] * western + [ENGLISH.encode()] * unicode

    assert decode(b"\n".join(lines)) == Decoded("\n".join([ENGLISH] * len(lines)), "utf-8+cp1252")


def test_few_nul_bytes_cost_no_file_of_records() -> None:
    data = b"The ministers met in Oslo. " * 10
    found = decode_records(data + b"\0")

    assert found == Decoded(data.decode() + "\ufffd", "utf-8")
    assert isinstance(decode_records(b"\x7fELF\x02\x01\x01" + b"\0" * 5), Problem)
    assert decode_records("Ja".encode("utf-16-le") * 20) == Decoded("Ja" * 20, "utf-16-le")
