"""Finding quotes: text in, reported words with their cue and speaker out."""

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.quotes.extraction import find_quotes
from pipelines.extract.records import QuoteSpan, Span
from tests.parses import parsed


class Found(NamedTuple):
    """A quote in words."""

    words: str
    speaker: str | None
    kind: str = "indirect"


def quotes(text: str) -> list[QuoteSpan]:
    return find_quotes(parsed(text))


def found(text: str) -> list[Found]:
    """The quotes of a text, the fragments of one joined with ' / '."""

    def of(span: Span | None) -> str | None:
        return span.of(text) if span is not None else None

    return [Found(" / ".join(f.of(text) for f in q.fragments), of(q.speaker), q.quote_type) for q in quotes(text)]


DIRECT = [
    (
        "“The crossing will stay closed until Friday,” said Karim Haddad, the governor of Anbar.",
        Found("The crossing will stay closed until Friday", "Karim Haddad", "direct"),
    ),
    ("The mayor said: “Nobody was hurt.”", Found("Nobody was hurt.", "The mayor", "direct")),
    (
        "“We will return,” Haddad said, “when the roads are safe.”",
        Found("We will return / when the roads are safe.", "Haddad", "direct"),
    ),
    (
        "“The bridge is gone,” the engineer said. “Nobody can reach the village.”",
        Found("The bridge is gone / Nobody can reach the village.", "the engineer", "direct"),
    ),
    (
        "“We heard shots. Then it was quiet. We ran,” the teacher said.",
        Found("We heard shots. Then it was quiet. We ran", "the teacher", "direct"),
    ),
    (
        "“The first load left at dawn.\n\n“The second will follow tomorrow,” the driver said.",
        Found("The first load left at dawn. / The second will follow tomorrow", "the driver", "direct"),
    ),
    ("“Ali told me ‘run’ and I ran,” the boy said.", Found("Ali told me ‘run’ and I ran", "the boy", "direct")),
    ("''We were not warned,'' the mayor said.", Found("We were not warned", "the mayor", "direct")),
    ("‘We were not warned,’ the mayor said.", Found("We were not warned", "the mayor", "direct")),
    ("Protesters chanted “Open the gates” outside the court.", Found("Open the gates", "Protesters", "direct")),
    (
        "“They have nothing left to lose.” – Huda Karim",
        Found("They have nothing left to lose.", "Huda Karim", "direct"),
    ),
]

INDIRECT = [
    (
        "The militia said on Monday that it had withdrawn its fighters from Tikrit.",
        Found("that it had withdrawn its fighters from Tikrit", "The militia"),
    ),
    (
        "The roads, she said, would stay closed for a week.",
        Found("The roads / would stay closed for a week", "she"),
    ),
    (
        "Three soldiers were killed in the ambush, according to the provincial police.",
        Found("Three soldiers were killed in the ambush", "the provincial police"),
    ),
    (
        "The commander was quoted as saying that the prisoners had been moved.",
        Found("that the prisoners had been moved", "The commander"),
    ),
    (
        "It was announced by the army that the airport had been retaken.",
        Found("that the airport had been retaken", "the army"),
    ),
    (
        "Omar Saleh, who said he had seen the blast, was treated in hospital.",
        Found("he had seen the blast", "Omar Saleh"),
    ),
    (
        "Its leader, Omar Saleh, said the group would fight on.",
        Found("the group would fight on", "Omar Saleh"),
    ),
    ("Polls show that most voters want a new election.", Found("that most voters want a new election", "Polls")),
    (
        "The group’s claim that it shot down a drone could not be verified.",
        Found("that it shot down a drone", "The group"),
    ),
    ("The UN urged both sides to open the road.", Found("both sides to open the road", "The UN")),
    ("The opposition vowed to boycott the vote.", Found("to boycott the vote", "The opposition")),
    ("The union accused the company of hiding the report.", Found("the company of hiding the report", "The union")),
    ("She described the raid as a massacre.", Found("the raid as a massacre", "She")),
    ("The minister called the report a fabrication.", Found("the report a fabrication", "The minister")),
    ("The army denied any role in the shelling.", Found("any role in the shelling", "The army")),
    (
        "The brigade claimed responsibility for the attack on the depot.",
        Found("responsibility for the attack on the depot", "The brigade"),
    ),
    (
        "Ankara wants to disarm Kurdish groups it says are a threat to its border.",
        Found("are a threat to its border", "it"),
    ),
    (
        "The army shelled the valley despite a Security Council resolution that demanded a halt to the fighting.",
        Found("a halt to the fighting", "a Security Council resolution"),
    ),
    ("A farmer, who asked not to be named, said the well was dry.", Found("the well was dry", "A farmer")),
    (
        "Mayor Leila Nasser: The border stays closed\n\nTraffic was light.",
        Found("The border stays closed", "Mayor Leila Nasser"),
    ),
]


@pytest.mark.parametrize(("text", "quote"), DIRECT)
def test_quoted_words_and_their_speaker(text: str, quote: Found) -> None:
    assert found(text) == [quote]


@pytest.mark.parametrize(("text", "quote"), INDIRECT)
def test_reported_words_and_their_speaker(text: str, quote: Found) -> None:
    assert found(text) == [quote]


def test_partly_quoted_words_are_mixed_and_end_where_the_next_act_begins() -> None:
    text = "The ministry said the shelling was “a cowardly crime” and promised an inquiry."
    assert found(text)[0] == Found("the shelling was “a cowardly crime”", "The ministry", "mixed")


def test_statements_in_a_row_share_their_speaker() -> None:
    text = "The governor denied that troops had fired, adding that the shots came from a rooftop."
    assert found(text) == [
        Found("that troops had fired", "The governor"),
        Found("that the shots came from a rooftop", "The governor"),
    ]


def test_a_transcript_gives_each_turn_to_its_speaker() -> None:
    text = "NASSER: Will the dam hold?\n\nHADDAD: It will hold for years.\n\nNASSER: And the road?"
    assert [(quote.speaker, quote.words) for quote in found(text)] == [
        ("NASSER", "Will the dam hold?"),
        ("HADDAD", "It will hold for years"),
        ("NASSER", "And the road?"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The general declined to comment on the raid.",
        "The party wants the vote to be postponed and backs the mayor.",
        "He has read “The Long Winter” twice and likes the so-called “peace park”.",
        "Moscow and Ankara decided to reopen the road.",
        "He did not say whether the hostages were alive.",
        "That said, the harvest was good.",
        "How or why the truck was stopped, he did not explain.",
        "It was never stated that both men declined to talk.",
        "Nobody said that the bridge was safe.",
        "There was no claim that the dam had burst.",
        "It is too soon to say that the siege is over.",
        "Doctors must warn patients and inform them of the risk.",
        "The woman, who wanted to be called only by her first name, left the town.",
        "The party could lose the polls called for 24 June.",
        "The fighters plan to claim their victory in the town.",
        "The state had long denied them identity papers.",
        "Aid convoys have been denied access to the valley.",
        "He praised what he termed the new alliance of the north.",
        "He effectively left the war to others, when he agreed to Moscow taking charge.",
        "The road was closed again, as the governor put it.",
        "",
    ],
)
def test_what_is_no_statement_gives_nothing(text: str) -> None:
    assert quotes(text) == []


def test_a_missing_mark_loses_no_other_quote() -> None:
    text = "“We heard three blasts.\n\nThe fire was put out by noon, the brigade said."
    assert Found("The fire was put out by noon", "the brigade") in found(text)


def test_a_quoted_sentence_is_no_part_of_the_statement_behind_it() -> None:
    text = "“The camp is full,” the nurse said. “Many would drown.” She says she hopes to remain."
    assert found(text) == [
        Found("The camp is full / Many would drown.", "the nurse", "direct"),
        Found("she hopes to remain", "She"),
    ]


def test_a_statement_behind_a_quoted_sentence_lends_it_no_speaker() -> None:
    text = "“We will not give way.” Turkey said it was sending more tanks to the border."
    assert Found("it was sending more tanks to the border", "Turkey") in found(text)
    assert all(quote.speaker is None for quote in found(text) if "give way" in quote.words)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor not only said that the dam was safe.",
        "No, the mayor said that the dam was safe.",
        "I must say that the dam was safe.",
    ],
)
def test_a_cue_beside_a_negation_or_a_duty_may_still_say(text: str) -> None:
    assert [quote.words for quote in found(text)] == ["that the dam was safe"]


def test_quoted_words_stay_when_their_cue_is_denied() -> None:
    (quote,) = quotes("The general never said that the town was “ours for good”.")
    assert quote.quote_type == "mixed"


def test_what_is_demanded_is_not_spoken_to() -> None:
    (quote,) = quotes("The council demanded an immediate end to the siege.")
    assert quote.addressee is None


@pytest.mark.parametrize("outlet", ["CNN", "the Herald", "Al-Manar television"])
def test_an_outlet_is_told_and_does_not_speak(outlet: str) -> None:
    text = f"“We have lost the road,” the colonel told {outlet} on Sunday."
    (quote,) = quotes(text)
    assert quote.addressee is not None
    assert quote.addressee.of(text) == outlet
    assert found(text)[0].speaker == "the colonel"


def test_addressee_and_channel_stand_beside_the_cue() -> None:
    text = "“The talks have failed,” the envoy told reporters in a phone call on Sunday."
    (quote,) = quotes(text)
    assert quote.addressee is not None
    assert quote.addressee.of(text) == "reporters"
    assert quote.channel == "a phone call"


def test_a_channel_may_stand_before_the_speaker() -> None:
    (quote,) = quotes("In a statement on Telegram, the brigade said: “We have no quarrel with the tribes.”")
    assert quote.channel == "a statement on Telegram"


def test_the_one_who_asks_is_not_the_one_who_answers() -> None:
    text = "Asked whether the strikes would go on, the general replied: “That depends on them.”"
    assert Found("That depends on them.", "the general", "direct") in found(text)
    assert Found("whether the strikes would go on", "the general") not in found(text)


def test_an_asserted_statement_ranks_above_one_that_only_might_be_made() -> None:
    (said,) = quotes("The mayor said that the dam was safe.")
    (might,) = quotes("The mayor might say that the dam was safe.")
    assert said.confidence > might.confidence


PIECES = [
    "“",
    "”",
    '"',
    "‘",
    "’",
    "''",
    "\n\n",
    " he said",
    " the army said that ",
    ", ",
    ". ",
    "It rained",
    "Go",
    ": ",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_fragments_are_ordered_apart_and_hold_words(text: str) -> None:
    for quote in quotes(text):
        assert quote.fragments
        assert all(f.of(text).strip() == f.of(text) != "" for f in quote.fragments)
        assert all(a.end <= b.start for a, b in zip(quote.fragments, quote.fragments[1:], strict=False))
        assert 0 < quote.confidence < 1


SENTENCES = ["The road is closed", "We wait for help", "Nobody knows when it will open"]
MARKS = [('"', '"'), ("“", "”"), ("„", "“"), ("«", "»")]
REPORTS = [
    "{0}, said the mayor. {1} The road was wet.",
    "The mayor said: {0} {1}",
    "The mayor said {0} The nurse said: {1}",
]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(REPORTS),
    st.sampled_from(MARKS),
    st.permutations(SENTENCES),
    st.lists(st.sampled_from(["inside", "outside", "opens", "closes"]), min_size=2, max_size=2),
)
def test_no_fragment_of_a_direct_quote_keeps_its_marks(
    report: str, marks: tuple[str, str], words: list[str], ways: list[str]
) -> None:
    opening, closing = marks
    forms = {
        "inside": f"{opening}{{}}.{closing}",
        "outside": f"{opening}{{}}{closing}.",
        "opens": f"{opening}{{}}.",
        "closes": f"{{}}.{closing}",
    }
    text = report.format(*(forms[way].format(sentence) for way, sentence in zip(ways, words, strict=False)))
    for quote in quotes(text):
        if quote.quote_type == "direct":
            assert not any({f.of(text)[0], f.of(text)[-1]} & set('"“”„«»') for f in quote.fragments)


def test_a_mark_without_its_partner_at_the_end_of_the_words_is_none_of_them() -> None:
    assert found("The minister said the road was safe”, but nobody believed him.") == [
        Found("the road was safe", "The minister")
    ]


def test_marks_inside_the_words_stay() -> None:
    (quote,) = found("She called the ruling of the court “an insult” and left.")
    assert quote.words == "the ruling of the court “an insult”"


def test_a_quotation_set_over_lines_is_said_by_one() -> None:
    text = 'The mayor said:\n"The road is closed.\nWe do not know when it will open."'
    assert found(text) == [
        Found("The road is closed. / We do not know when it will open.", "The mayor", "direct"),
    ]


def test_a_single_mark_typed_for_a_double_one_leaves_the_speaker() -> None:
    assert found("\"We are staying here,' Karim said.") == [Found("We are staying here", "Karim", "direct")]


@settings(max_examples=20, deadline=None)
@given(
    st.sampled_from(["", "“The bridge fell,” the mayor said.", "The mayor said: "]),
    st.sampled_from(["“The bridge is safe and we said so.", "“We are safe.”", "The road was closed.”"]),
    st.sampled_from(["\n\n", "\n", " "]),
)
def test_no_quote_swallows_a_page(opening: str, line: str, gap: str) -> None:
    text = opening + gap + gap.join([line] * 60)
    for quote in quotes(text):
        assert len(quote.fragments) <= 14
        assert sum(len(f.of(text)) for f in quote.fragments) < 1600


def test_a_page_without_stops_is_read_in_parts() -> None:
    endless = " and ".join(["the army said on Monday that the road to the port was closed"] * 90)
    told = quotes(f"{endless[0].upper()}{endless[1:]}.\n\nThe mayor said the dam was safe.")
    assert max(quote.fragments[-1].end - quote.fragments[0].start for quote in told) < len(endless) / 3
    assert told[-1].fragments[0].of(f"{endless}.\n\nThe mayor said the dam was safe.") == "the dam was safe"


@pytest.mark.parametrize(
    "text", ["The envoy, speaking at a seminar, said", "Talks, the envoy said on Monday", "He said"]
)
def test_a_text_may_end_anywhere(text: str) -> None:
    assert found(text) == []
