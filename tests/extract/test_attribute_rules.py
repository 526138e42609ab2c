"""Attribute rules that are remembered give what spaCy's own attribute ruler gives."""

import pytest
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from pipelines.extract.attribute_rules import NAME, NamedWords, RememberedAttributeRules
from pipelines.extract.parsing import load_model
from tests.parses import given_to

TEXTS = (
    "There is no bread in Kitwe, and there are no lorries that could bring it.",
    "Let's go, she said. They ain't gonna pay us; y'all know that I do what I've got ta do.",
    "The miners had been told that the pit would be closed.\n\nNot one of them believed it, though it was true.",
)
ATTRIBUTES: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]


@pytest.mark.parametrize("text", TEXTS)
def test_every_token_gets_what_the_ruler_of_the_model_gives_it(text: str) -> None:
    model = load_model()
    ruler, remembered = model.get_pipe("attribute_ruler"), model.get_pipe(NAME)
    expected = ruler(given_to(NAME, text)).to_array(ATTRIBUTES)

    for _ in range(2):  # kinds of tokens that are new, and then known
        assert (remembered(given_to(NAME, text)).to_array(ATTRIBUTES) == expected).all()


def test_the_last_of_several_rules_counts_also_when_it_looks_at_two_words() -> None:
    ruler = AttributeRuler(load_model().vocab)
    ruler.add([[{"LOWER": "quarry"}]], {"LEMMA": "first"})
    ruler.add([[{"LOWER": "the"}, {"LOWER": "quarry"}]], {"LEMMA": "second"}, index=1)
    words = ["the", "quarry", "beside", "a", "quarry"]
    doc = RememberedAttributeRules(ruler)(Doc(ruler.vocab, words))

    assert [token.lemma_ for token in doc] == ["", "second", "", "", "first"]


def test_a_rule_that_looks_at_something_else_is_refused() -> None:
    ruler = AttributeRuler(load_model().vocab)
    ruler.add([[{"ENT_TYPE": "GPE"}]], {"POS": "PROPN"})

    with pytest.raises(ValueError, match="attribute rule 0 looks at more than"):
        RememberedAttributeRules(ruler)


def test_words_are_told_apart_only_where_a_rule_names_them() -> None:
    strings = load_model().vocab.strings
    named = NamedWords(["kiln", {"IN": ["loom", "lathe"]}, {"NOT_IN": ["anvil"]}, {"REGEX": "ery$"}], strings)
    numbers = {word: strings.add(word) for word in ("kiln", "loom", "anvil", "pottery", "forge", "mill")}

    assert {word for word, number in numbers.items() if named[number] == number} == {"kiln", "loom", "anvil", "pottery"}
    assert named[numbers["forge"]] == named[numbers["mill"]]


def test_a_rule_that_tests_words_in_another_way_is_refused() -> None:
    with pytest.raises(ValueError, match="tests words by FUZZY"):
        NamedWords([{"FUZZY": "kiln"}], load_model().vocab.strings)
