"""Statements in headlines: text in, words and speaker out."""

import pytest

from tests.extract.quotes.found import Said, methods, said

BODY = "\n\nTraffic was light. Omar Haddad left the country."


@pytest.mark.parametrize(
    ("headline", "quotes"),
    [
        ("Minister: Border Will Reopen", [Said("Border Will Reopen", "Minister")]),
        ("Haddad: border will reopen", [Said("border will reopen", "Haddad")]),
        ("Haddad on Border Talks: We Will Reopen", [Said("We Will Reopen", "Haddad")]),
        ("Border Will Reopen, Minister Says", [Said("Border Will Reopen", "Minister")]),
        ("Minister Says Border Will Reopen", [Said("Border Will Reopen", "Minister")]),
        ("Border Will Reopen Soon: UN", [Said("Border Will Reopen Soon", "UN")]),
        ("Dozens killed in strike on market - monitor", [Said("Dozens killed in strike on market", "monitor")]),
        ("Haddad Calls Critics ‘Ignorant’", [Said("Critics ‘Ignorant’", "Haddad")]),
        (
            "Haddad Denies Taking Bribes, Says Court Is Biased",
            [Said("Taking Bribes", "Haddad"), Said("Court Is Biased", "Haddad")],
        ),
        (
            "Border Reopens After Talks\nGovernor Says Trucks May Cross at Dawn",
            [Said("Trucks May Cross at Dawn", "Governor")],
        ),
    ],
)
def test_a_headline_reports_a_statement(headline: str, quotes: list[Said]) -> None:
    assert said(headline + BODY) == quotes


@pytest.mark.parametrize(
    "headline",
    [
        "The Latest: Border Reopens",
        "Power Before Price: Army Buys New Jets",
        "Dozens killed in strike on market - Daily Herald",
        "Party Spends More In Border States To Win Farmers",
        "Haddad Calls Snap Election",
        "Five Ways to Cook Rice",
    ],
)
def test_a_headline_that_names_no_speaker_reports_nothing(headline: str) -> None:
    assert said(headline + BODY) == []


def test_headlines_of_other_articles_below_the_text_are_none_of_it() -> None:
    text = "Border Reopens After Talks" + BODY + "\n\nRelated:\nMinister: Schools Will Close\nMayor: Bridge Is Safe"
    assert "quotes.headline" not in methods(text)
