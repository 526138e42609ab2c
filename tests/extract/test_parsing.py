"""Sentences, paragraphs and what the parse is asked for."""

import pytest

from pipelines.extract import parsing
from pipelines.extract.parsing import load_model, model_version, parse, parse_all, tokenize, words_for_a_while
from tests.parses import parsed


def sentences(text: str) -> list[str]:
    return [sentence.text for sentence in parsed(text).sentences]


def test_a_headline_is_a_sentence_of_its_own() -> None:
    assert sentences("Troops leave the border\nThe army withdrew on Monday.") == [
        "Troops leave the border",
        "The army withdrew on Monday.",
    ]


def test_lines_broken_at_a_margin_are_one_paragraph() -> None:
    text = (
        "The defence ministry of the northern province said on Monday that its\n"
        "soldiers had left all the villages along the river and that families\n"
        "who had fled in spring could return to their houses before the winter\n"
        "begins.\n\nRebels denied it."
    )

    assert len(sentences(text)) == 2


def test_a_sentence_ends_after_the_name_of_the_platform() -> None:
    assert sentences("He posted it on X. Police opened an inquiry.") == [
        "He posted it on X.",
        "Police opened an inquiry.",
    ]


@pytest.mark.parametrize("text", ["", " \n ", "One.", "\ufeffOne.\n\n\n"])
def test_sentences_carry_no_space_around_them(text: str) -> None:
    for sentence in parsed(text).sentences:
        assert sentence.text == sentence.text.strip()
        assert sentence.text == text[sentence.start_char : sentence.end_char]


def test_a_printers_apostrophe_makes_no_other_words_and_stays_in_the_text() -> None:
    text = "It’s late and she didn’t go."

    assert [token.lemma_ for token in parse(text)][:2] == ["it", "be"]
    assert "not" in [token.lemma_ for token in parse(text)]
    assert sentences(text) == [text]


def test_a_place_belongs_to_the_sentence_it_stands_in() -> None:
    document = parsed("Rain fell. Snow followed.")

    assert [document.sentence_number(offset) for offset in (0, 9, 11, 24)] == [0, 0, 1, 1]


def test_the_version_of_the_model_is_known_without_loading_it() -> None:
    assert model_version() == "en_core_web_md-3.8.0"


def test_a_text_without_full_stops_is_cut_into_sentences_after_marks() -> None:
    found = sentences("the army went to Kitwe and to Ndola, " * 100)

    assert 2 <= len(found) <= 20
    assert all(sentence.endswith("Ndola,") for sentence in found[:-1])


def test_a_long_sentence_of_the_news_stays_whole() -> None:
    names = ", ".join(f"Lena Haddad of Ward {number}" for number in range(30))

    assert len(sentences(f"The court acquitted {names} and three others on Monday.")) == 1


def test_documents_are_parsed_together_while_they_are_short() -> None:
    model = load_model()
    parsed_alone = [[token.dep_ for token in parse(text, model)] for text in ("He left.", "She stayed.", "They met.")]
    parsed_together = parse_all(["He left.", tokenize("She stayed.", model), "They met."], model)

    assert [[token.dep_ for token in doc] for doc in parsed_together] == parsed_alone


def test_new_words_are_forgotten_once_many_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    model = load_model()
    monkeypatch.setattr(parsing, "WORDS_KEPT", 0)
    for _ in range(2):  # the second time each word is as new as at first
        with words_for_a_while(model):
            assert [token.lemma_ for token in model("The quombats left.")] == ["the", "quombat", "leave", "."]
            assert "quombat" in model.vocab.strings

        assert "quombat" not in model.vocab.strings


def test_new_words_are_kept_while_few_are_known() -> None:
    model = load_model()
    with words_for_a_while(model):
        model("They met the vizierling.")

    assert "vizierling" in model.vocab.strings
