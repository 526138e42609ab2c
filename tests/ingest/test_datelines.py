"""Datelines that print a date with its year, and sentences that only look like one."""

import pytest

from pipelines.ingest.datelines import printed_dateline


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("MUSCAT, June 16, 2025 (Gulf Wire) — Talks resumed.", "June 16, 2025"),
        ("SANA'A, 16 June 2025 - Talks resumed.", "16 June 2025"),
        ("LONDON (GW) — March 10, 2019 — Talks resumed.", "March 10, 2019"),
        ("KYIV/ODESA, Sept. 3, 2024 (GW): Talks resumed.", "Sept. 3, 2024"),
        ("MOSCOW, March 10, 2019. /GW/. Talks resumed.", "March 10, 2019"),
        ("Port-au-Prince, Haiti, June 16, 2025 — Talks resumed.", "June 16, 2025"),
        ("Deir al-Zor, Syria, 16 June 2025 – Talks resumed.", "16 June 2025"),
        ("BAGHDAD (June 16, 2025) — Talks resumed.", "June 16, 2025"),
        ("June 16, 2025\nTalks resumed.", "June 16, 2025"),
        ("Talks resume in Muscat\n\nMonday, 16 June 2025\n\nTalks resumed.", "Monday, 16 June 2025"),
    ],
)
def test_a_dateline(text: str, printed: str) -> None:
    assert printed_dateline(text) == printed


@pytest.mark.parametrize(
    "text",
    [
        "BEIJING, June 16 (GW) -- Talks resumed.",
        "On Monday, June 16, 2025 - the day of the vote - talks resumed.",
        "Ministers met in Geneva, June 16, 2025 - and said little.",
        "He was born in Basra on June 16, 1980. He led the union.",
        "Talks resumed.\nThey met.\nThey spoke.\nJune 16, 2025",
        "",
        "A a " * 200,
    ],
)
def test_no_dateline(text: str) -> None:
    assert printed_dateline(text) is None
