"""From quotes to rows: actors, dates and ids."""

from datetime import date

from pipelines.extract.quotes.attribution import attribute_quotes
from pipelines.extract.quotes.extraction import find_quotes
from pipelines.extract.records import ActorMention, DateExpression, Quote, Span
from tests.parses import DOCUMENT_ID, parsed


def mention(text: str, words: str, actor_id: str) -> ActorMention:
    start = text.index(words)
    return ActorMention(
        f"mention-{start}", DOCUMENT_ID, 0, start, start + len(words), words, "name", actor_id, None, 0.9, "test"
    )


def rows(text: str, actors: dict[str, str], dates: dict[str, date] | None = None) -> list[Quote]:
    """The quotes of a text in which words name actors and days."""
    document = parsed(text)
    mentions = [mention(text, words, actor_id) for words, actor_id in actors.items()]
    days = [
        DateExpression(Span(text.index(words), text.index(words) + len(words)), day, day, "day")
        for words, day in (dates or {}).items()
    ]
    return attribute_quotes(document, find_quotes(document), mentions, days)


def test_speaker_and_addressee_become_actors() -> None:
    text = "“The talks have failed,” Karim Haddad told Leila Nasser."
    (quote,) = rows(text, {"Karim Haddad": "person:karim-haddad", "Leila Nasser": "person:leila-nasser"})
    assert quote.speaker_actor_id == "person:karim-haddad"
    assert quote.addressee_actor_id == "person:leila-nasser"


def test_a_relative_pronoun_is_the_mention_of_a_speaker_who_is_found() -> None:
    text = "Karim Haddad, who said the road was open, left the town."
    (quote,) = rows(text, {"Karim Haddad": "person:karim-haddad"})
    assert (quote.speaker_text, quote.speaker_actor_id) == ("who", "person:karim-haddad")


def test_the_words_before_it_are_the_mention_where_nobody_is_found() -> None:
    (quote,) = rows("A driver who said the road was open left the town.", {})
    assert (quote.speaker_text, quote.speaker_actor_id) == ("A driver", None)


def test_the_actor_of_an_owner_is_not_the_speaker() -> None:
    (quote,) = rows("Nasser’s driver said the road was open.", {"Nasser": "person:nasser"})
    assert quote.speaker_text == "Nasser’s driver"
    assert quote.speaker_actor_id is None


def test_a_paper_speaks_for_the_one_who_made_it() -> None:
    text = "Two men died, according to a statement from the army."
    (quote,) = rows(text, {"the army": "military:army"})
    assert quote.speaker_actor_id == "military:army"


def test_the_statement_is_by_whoever_spoke_in_a_statement_before() -> None:
    text = "In a statement, the army said it held the bridge. The statement said two soldiers had died."
    first, second = rows(text, {"the army": "military:army"})
    assert first.speaker_actor_id == second.speaker_actor_id == "military:army"
    assert (first.channel, second.channel) == ("a statement", "The statement")


def test_some_of_a_group_speak_as_the_group() -> None:
    (quote,) = rows("Two of the envoys said the talks had failed.", {"the envoys": "anonymous:envoys"})
    assert (quote.speaker_text, quote.speaker_actor_id) == ("Two of the envoys", "anonymous:envoys")


def test_a_statement_told_of_for_the_first_time_is_by_nobody() -> None:
    text = "The army said in a statement that it held the bridge. A statement circulated by rebels said it had fled."
    assert [row.speaker_actor_id for row in rows(text, {"The army": "military:army"})] == ["military:army", None]


def test_a_speaker_nobody_knows_has_no_actor() -> None:
    (quote,) = rows("An official said the road was open.", {})
    assert quote.speaker_text == "An official"
    assert quote.speaker_actor_id is None


def test_the_day_of_the_cue_is_the_day_it_was_said() -> None:
    text = "The army said on Monday that the road would open on Friday."
    days = {"Monday": date(2024, 3, 4), "Friday": date(2024, 3, 8)}
    (quote,) = rows(text, {"The army": "military:army"}, days)
    assert quote.said_on == date(2024, 3, 4)


def test_a_day_in_the_reported_words_is_not_the_day_it_was_said() -> None:
    (quote,) = rows("The army said the road would open on Friday.", {}, {"Friday": date(2024, 3, 8)})
    assert quote.said_on is None


def test_a_row_shows_the_words_that_its_offsets_cut_out() -> None:
    text = "“We will return,” Haddad said, “when the roads are safe.”"
    (quote,) = rows(text, {})
    assert (
        quote.text
        == text[quote.start_char : quote.end_char]
        == "We will return,” Haddad said, “when the roads are safe."
    )
    assert quote.cue_text == "said"
    assert quote.speaker_text == "Haddad"
    assert quote.sentence_number == 0


def test_ids_depend_on_nothing_but_the_text() -> None:
    text = "Haddad said it was late. Nasser said it was early."
    first, second = rows(text, {})
    assert first.quote_id != second.quote_id
    assert [first, second] == rows(text, {})


def test_a_paper_speaks_for_who_wrote_last() -> None:
    text = "Keita wrote on Telegram that the war was over. The post added that trucks could pass."
    _, second = rows(text, {"Keita": "person:keita"})
    assert second.speaker_actor_id == "person:keita"


def test_a_paper_does_not_speak_for_who_spoke_last() -> None:
    text = "Keita said in an interview that the war was over. The letter added that trucks could pass."
    _, second = rows(text, {"Keita": "person:keita"})
    assert second.speaker_actor_id is None


def test_a_coordinated_cue_shares_the_day_in_front() -> None:
    text = "On Sunday, Keita thanked the army and said the war was over."
    quotes = rows(text, {"Keita": "person:keita"}, {"Sunday": date(2024, 3, 3)})
    assert [quote.said_on for quote in quotes if quote.cue_text == "said"] == [date(2024, 3, 3)]


def test_the_day_inside_the_words_is_not_the_day_of_saying() -> None:
    text = "Keita said that the war had ended on Sunday."
    (quote,) = rows(text, {"Keita": "person:keita"}, {"Sunday": date(2024, 3, 3)})
    assert quote.said_on is None
