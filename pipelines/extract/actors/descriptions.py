"""Finding descriptions: noun phrases that speak of people and groups without a name.

Belongs here: where a description begins and ends and what its words say. Does not belong here: whom it means
(antecedents.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.extract.actors.agency import acting_as_place, acts, are_nationals, is_demonym_at
from pipelines.extract.actors.dateline import dateline_positions
from pipelines.extract.actors.lexicon import ActorNoun, Institution
from pipelines.extract.actors.reading import NameSpan, Reading
from pipelines.extract.actors.shape import is_person_noun, is_possessive_idiom
from pipelines.extract.text import POSSESSIVES

_LEFT = frozenset("det amod compound nummod poss nmod npadvmod quantmod advmod predet case punct".split())
_DEFINITE = frozenset("the this that these those its his her their our my your whose".split())
ARTICLES = frozenset(
    "a an the this that these those some any all both each every its his her their our my your whose own".split()
)
_NOT_HEADS = frozenset({"compound", "amod", "nmod", "npadvmod"})
_IDEAS = frozenset({"pobj", "dobj", "oprd"})
_ONLY_DOING = frozenset({"acting", "subject"})
_OF_IDEAS = frozenset({"in", "into", "of"})
_TAIL_BREAKS = frozenset({"relcl", "acl", "punct", "conj", "appos"})
_HYPHENS = frozenset({"-", "‐", "‑"})
_DASHES = frozenset({"-", "--", "–", "—"})
_MARKS_OF_ASIDE = _DASHES | {","}
_JOINT_BODIES = frozenset({"igo", "ngo", "armed_group", "party"})
_BODIES_OF_ANY_KIND = frozenset({"organization", "ngo", "company", "armed_group", "party"})
_PRIVATE = "CVL"
_OF_PRIVATE, _OF_OTHERS = frozenset({"of", "for"}), frozenset({"of", "for", "in"})
_LONGEST = 10
_LONGEST_TAIL = 6
_LONGEST_NOUN = 3
_PERSON = ActorNoun("", "anonymous", "singular", None, None, is_plural_form=False)
_PLURAL_PERSON = ActorNoun("", "anonymous", "singular", None, None, is_plural_form=True)


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase about people or groups.

    `first` is the first token after determiners. `words` are its words in normalised form without determiners, `role`
    those that name an office or a role. `country` is the ISO code that its modifiers show, `owner` the head of the
    possessor ("Iraq" of "Iraq's army"). `may_be_thing` when it means nobody unless somebody was named so before.
    `in_passing` when nothing is told of those it means, so that they are nobody unless they are mentioned elsewhere.
    """

    start: int
    first: int
    end: int
    head: int
    noun: ActorNoun
    words: tuple[str, ...]
    role: tuple[str, ...]
    is_definite: bool
    is_plural: bool
    country: str | None
    owner: int | None
    institution: Institution | None
    may_be_thing: bool
    in_passing: bool = False

    @property
    def is_person(self) -> bool:
        """Whether it speaks of people one by one, not of a body of them."""
        return self.noun.actor_type in (None, "anonymous", "person") and self.noun.number != "collective"

    @property
    def called(self) -> str:
        """The noun that heads it, with the words that make it another: "rights group" is not "group"."""
        noun = self.noun.noun
        return self.words[-1] if self.words and " " not in noun else noun

    def may_be_of(self, country: str | None) -> bool:
        """Whether its words and an actor's country do not contradict each other."""
        return self.country is None or country in (None, self.country)


def find_descriptions(reading: Reading, names: list[NameSpan]) -> list[Description]:
    """The descriptions of the document in order; heads inside names and inside titles of names are left out."""
    taken = {i for name in names for i in range(name.start, name.end)}
    taken |= {i for name in names if name.title for i in range(*name.title)} | dateline_positions(reading)
    nationals = {name.start for name in names if _is_national(reading, name)}
    others = [name for name in names if name.kind not in ("country", "place")]
    bodies = {position: name.start for name in others for position in range(name.start, name.end)}
    return [
        _description(reading, position, noun, bodies)
        for position in range(len(reading.tokens))
        if (noun := _noun_at(reading, position, taken, nationals)) is not None
    ]


def says_only_noun(reading: Reading, description: Description) -> bool:
    """Whether it is "the family" and nothing else that would tell which."""
    is_bare = description.is_definite and description.owner is None and len(description.words) == 1
    return is_bare and description.end == description.head + 1 and not is_told_by_clause(reading, description.head)


def is_told_by_clause(reading: Reading, head: int) -> bool:
    """Whether a relative clause says who is meant: "the council that met", not "the council, which met again".

    In "one of the miners, who fled" it is said of the one, so that the noun does not stand alone.
    """
    starts = [reading.tokens[i].left_edge.i for i in reading.children(head, "relcl")]
    return any(reading.lower[start - 1] not in _MARKS_OF_ASIDE for start in starts) or (
        bool(starts) and _is_whole_of_some(reading, head)
    )


def _is_whole_of_some(reading: Reading, head: int) -> bool:
    """Whether a numeral with "of" picks some of those: "miners" of "one of the miners"."""
    link = reading.heads[head]
    is_after_of = reading.deps[head] == "pobj" and reading.lower[link] == "of"
    return is_after_of and reading.tags[reading.heads[link]] == "CD"


def _is_national(reading: Reading, name: NameSpan) -> bool:
    """Whether the name of a country is a noun for people: "a Peruvian", "30 Peruvians"."""
    is_demonym = name.kind == "country" and name.length == 1 and name.options[0].use == "demonym"
    return is_demonym and are_nationals(reading, reading.tokens[name.start])


def _noun_at(reading: Reading, position: int, taken: set[int], nationals: set[int]) -> ActorNoun | None:
    """The noun that heads a phrase about somebody here; None for modifiers, parts of names and other words."""
    if reading.tags[position] not in ("NN", "NNS", "NNP", "NNPS") or _is_modifier(reading, position):
        return None
    if position in nationals:
        return _PLURAL_PERSON if reading.tags[position] in ("NNS", "NNPS") else _PERSON
    return None if position in taken or _ends_title(reading, position) else _common_noun_at(reading, position)


def _ends_title(reading: Reading, position: int) -> bool:
    """Whether the noun is the end of a title with hyphens: "general" of "secretary-general"."""
    firsts = (i for i in (position - 2, position - 4) if i >= 0 and position < _end_of_title(reading, i))
    return any(not _is_modifier(reading, i) and _listed_noun(reading, i) is not None for i in firsts)


def _end_of_title(reading: Reading, head: int) -> int:
    """The end of a title that goes on after hyphens, "commander-in-chief"; the position after the head for others."""
    end = head + 1
    while end + 1 < len(reading.tokens) and reading.lower[end] in _HYPHENS and not reading.tokens[end].whitespace_:
        end += 2
    is_title = end > head + 1 and not reading.tokens[head].whitespace_
    return end if is_title and reading.name_words(head, end) in reading.lexicon.titles else head + 1


def _is_modifier(reading: Reading, position: int) -> bool:
    """Whether the noun only says what sort: "group" of "group photo", "charity" of "UN and charity workers"."""
    if reading.deps[position] == "conj":
        return reading.deps[reading.heads[position]] in _NOT_HEADS
    return reading.deps[position] in _NOT_HEADS


def _common_noun_at(reading: Reading, position: int) -> ActorNoun | None:
    """The noun of the lexicon that ends here, the longest, or the noun of a title; None for things and places."""
    is_place = reading.tokens[position].lemma_.lower() in reading.lexicon.place_words["noun"]
    if is_place or _is_only_place(reading, position) or _describes_speaker(reading, position):
        return None
    if reading.children(position, "dobj") or _is_nobody(reading, position) or is_possessive_idiom(reading, position):
        return None
    if _is_in_idiom(reading, position):
        return None
    return _listed_noun(reading, position)


def _listed_noun(reading: Reading, position: int) -> ActorNoun | None:
    lower = reading.lower[position]
    for start in range(max(0, position - _LONGEST_NOUN + 1), position + 1):
        noun = reading.lexicon.nouns.get(" ".join(reading.lower[start : position + 1]))
        if noun is not None:
            return _PERSON if _is_said_of_person(reading, position, noun) else noun
    if lower in reading.lexicon.title_heads:
        return _PERSON
    if reading.tags[position] == "NNS" and reading.tokens[position].lemma_.lower() in reading.lexicon.title_heads:
        return _PLURAL_PERSON
    return None


def _is_said_of_person(reading: Reading, position: int, noun: ActorNoun) -> bool:
    """Whether a noun for a body means a person as the one before it: "a writer and broadcaster"."""
    first = reading.heads[position]
    is_second = reading.deps[position] == "conj" and reading.deps[first] in ("attr", "appos")
    is_bare = noun.number == "collective" and not reading.children(position, "det", "poss", "amod")
    return is_second and is_bare and not noun.is_plural_form and is_person_noun(reading, first)


def _is_only_place(reading: Reading, position: int) -> bool:
    """Whether "the country" is where something happens."""
    noun = reading.lexicon.nouns.get(reading.lower[position])
    is_country = noun is not None and noun.actor_type == "country"
    return is_country and acting_as_place(reading, reading.tokens[position]) is None


def _is_only_thing(reading: Reading, start: int, position: int) -> bool:
    """Whether a word such as "justice" or "school" does nothing here, and so means the thing."""
    condition, prepositions = _thing_at(reading, position)
    following = {*reading.children(position, "prep"), min(position + 1, len(reading.tokens) - 1)}
    is_before = any(reading.deps[i] == "prep" and reading.lower[i] in prepositions for i in following)
    if condition == "before":
        return not is_before
    if condition == "not before" and is_before:
        return True
    if condition == "subject" and reading.deps[position] == "nsubjpass":
        return False
    is_idea = condition in _ONLY_DOING or _is_bare(reading, start, position) or _is_state(reading, start, position)
    return is_idea and not acts(reading, position)


def _thing_at(reading: Reading, position: int) -> tuple[str | None, frozenset[str]]:
    """When the noun may mean a thing, after thing_nouns.csv, with the prepositions that decide; None for others."""
    lemma, nouns = reading.tokens[position].lemma_.lower(), reading.lexicon.thing_nouns
    pair = f"{reading.lower[position - 1]} {lemma}" if position else ""
    return nouns.get(reading.lower[position]) or nouns.get(lemma) or nouns.get(pair) or (None, frozenset())


def _is_bare(reading: Reading, start: int, position: int) -> bool:
    """Whether a noun stands alone for an idea: "freedom of movement", "held prisoner", "a partner in government"."""
    is_alone = start == position and reading.tags[position] == "NN" and reading.deps[position] in _IDEAS
    if is_alone and reading.lower[position] == "government":
        return reading.lower[reading.heads[position]] in _OF_IDEAS
    return is_alone and not reading.capital[position] and reading.lower[position] not in reading.lexicon.institutions


def _is_state(reading: Reading, start: int, position: int) -> bool:
    """Whether "under" and a noun without an article tell the state somebody is in: "under police guard"."""
    governor = reading.lower[reading.heads[position]]
    is_one = reading.tags[position] == "NN" and not reading.children(position, "det", "poss")
    return reading.deps[position] == "pobj" and governor == "under" and is_one and reading.tags[start] != "CD"


def _is_nobody(reading: Reading, position: int) -> bool:
    """Whether the text says that there was none, "no soldiers or police"; "2 pm" is no prime minister."""
    own = reading.children(position, "det")
    first = reading.heads[position] if reading.deps[position] == "conj" and not own else position
    is_hour = reading.lower[position] == "pm" and position > 0 and reading.tags[position - 1] == "CD"
    return is_hour or any(reading.lower[i] == "no" for i in reading.children(first, "det"))


def _is_in_idiom(reading: Reading, position: int) -> bool:
    """Whether the noun is the object of a verb with which it is a set phrase: "joined forces"."""
    verb = reading.tokens[reading.heads[position]].lemma_.lower()
    idioms = reading.lexicon.named_things["idiom"]
    return reading.deps[position] == "dobj" and f"{verb} {reading.lower[position]}" in idioms


def _describes_speaker(reading: Reading, position: int) -> bool:
    """Whether the noun is what somebody says of himself or his listener: "I am a builder"."""
    if reading.deps[position] != "attr":
        return False
    return any(reading.lower[i] in ("i", "we", "you") for i in reading.children(reading.heads[position], "nsubj"))


def _description(reading: Reading, head: int, noun: ActorNoun, bodies: dict[int, int]) -> Description:
    edge = _left_edge(reading, head, bodies)
    start = bodies.get(edge, edge)
    end = _right_edge(reading, start, head)
    words = tuple(
        w for i in range(start, head + 1) if reading.lower[i] not in ARTICLES for w in reading.words[i].split()
    )
    owner = next(iter(reading.children(head, "poss")), None)
    plural = noun.is_plural_form or (reading.tags[head] in ("NNS", "NNPS") and noun.number != "collective")
    first = reading.lower[start]
    return Description(
        start,
        _first_word(reading, start, head),
        end,
        head,
        noun,
        words,
        _role(reading, words, reading.name_words(head + 1, end)),
        first in _DEFINITE or owner is not None or _needs_no_article(reading, start, head, plural=plural),
        plural,
        _country(reading, start, head, bodies, is_private=not plural and noun.sector == _PRIVATE),
        owner,
        _institution(reading, head),
        _is_only_thing(reading, start, head),
    )


def _needs_no_article(reading: Reading, start: int, head: int, *, plural: bool) -> bool:
    """Whether a noun alone means the one that everybody knows: "Prime Minister", "Counsel", "police said"."""
    if start == head and reading.lower[head] in reading.lexicon.discourse_words["no article"]:
        return True
    is_first = head == 0 or reading.sentence[head - 1] != reading.sentence[head]
    return reading.capital[head] and not plural and not is_first and not reading.children(head, "det", "nummod")


def _first_word(reading: Reading, start: int, head: int) -> int:
    """The first token that is no determiner, pronoun or mark; the head when there is no other."""
    inside = range(start, head)
    return next((i for i in inside if reading.lower[i] not in ARTICLES and reading.words[i]), head)


def _left_edge(reading: Reading, head: int, bodies: dict[int, int]) -> int:
    edge = head
    for child in reversed(reading.children(head)):
        if child < edge and reading.deps[child] in _LEFT:
            first = reading.tokens[child].left_edge.i
            if reading.tags[first] == "WRB" or reading.lower[first] == "just":
                continue
            if head - first < _LONGEST and reading.sentence[first] == reading.sentence[head]:
                edge = min(edge, first)
    edge = _after_name(reading, _after_dash(reading, edge, head), head, bodies)
    while edge < head and (not reading.words[edge] or reading.lower[edge] in POSSESSIVES):
        edge += 1
    return edge


def _after_name(reading: Reading, edge: int, head: int, bodies: dict[int, int]) -> int:
    """Where the phrase begins behind somebody else who is named before "and": "Peru or Peruvian soldiers".

    The first word of "US and Peruvian soldiers" tells of the soldiers too.
    """
    links = (i for i in range(head - 1, edge, -1) if reading.tags[i] == "CC" and reading.capital[i - 1])
    return next((link + 1 for link in links if _names_other(reading, link, head, bodies)), edge)


def _names_other(reading: Reading, link: int, head: int, bodies: dict[int, int]) -> bool:
    """Whether the name before "and" is anybody's before a demonym, or a body's before other bodies."""
    before, after = link - 1, link + 1
    options = reading.lexicon.names.get((reading.words[before],), ())
    if reading.capital[after]:
        is_name = before in bodies and not is_demonym_at(reading, before)
        return is_demonym_at(reading, after) and (is_name or _is_noun_of_country(reading, before))
    is_body = bool(options) and options[0].actor.actor_type in _JOINT_BODIES
    noun = reading.lexicon.nouns.get(reading.lower[head])
    return is_body and noun is not None and noun.actor_type in _BODIES_OF_ANY_KIND


def _is_noun_of_country(reading: Reading, position: int) -> bool:
    """Whether a country's name ends here that says nothing about a noun after it: "Peru", not "Peruvian" or "US"."""
    found = reading.country_name_at(position)
    if found is None or reading.tokens[position].text.isupper():
        return False
    options = reading.lexicon.names.get(reading.name_words(found[0], position + 1), ())
    return bool(options) and options[0].use != "demonym"


def _after_dash(reading: Reading, edge: int, head: int) -> int:
    """Where the phrase begins behind a dash with spaces, as that of a dateline: "BISSAU - Soldiers"."""
    dashes = (i for i in range(head - 1, edge - 1, -1) if reading.lower[i] in _DASHES)
    spaced = (i for i in dashes if reading.tokens[i].whitespace_ and i and reading.tokens[i - 1].whitespace_)
    return next(spaced, edge - 1) + 1


def _right_edge(reading: Reading, start: int, head: int) -> int:
    """After the head, or after a short "of" phrase."""
    if (end := _end_of_title(reading, head)) > head + 1:
        return end
    for child in reading.children(head, "prep"):
        last = reading.tokens[child].right_edge.i
        near = child == head + 1 and last - child <= _LONGEST_TAIL and last - start < _LONGEST
        is_plain = not any(reading.deps[i] in _TAIL_BREAKS for i in range(child, last + 1))
        is_plain = is_plain and not reading.children(child, "pcomp")
        is_whole = bool(reading.words[last]) and reading.tags[last] != "CC"
        if near and is_plain and is_whole and reading.lower[child] == "of":
            return last + 1
    return head + 1


def _role(reading: Reading, words: tuple[str, ...], tail: tuple[str, ...]) -> tuple[str, ...]:
    """The longest title that the description ends with, with or without the phrase after its head."""
    for ending in ((*words, *tail), words):
        for start in range(len(words)):
            if ending[start:] in reading.lexicon.titles:
                return ending[start:]
    return ()


def _institution(reading: Reading, head: int) -> Institution | None:
    pair = f"{reading.lower[head - 1]} {reading.lower[head]}" if head else ""
    institutions = reading.lexicon.institutions
    return institutions.get(pair) or institutions.get(reading.lower[head])


def _country(reading: Reading, start: int, head: int, bodies: dict[int, int], *, is_private: bool) -> str | None:
    """The country that a demonym, a possessor or a phrase with "of" or "in" names; a friend in Peru is of any.

    Not one inside the name of somebody else (`bodies`: where it starts, by token), nor the backer in "Iran-backed".
    """
    before = [i for i in range(start, head) if i not in bodies and not _is_backer(reading, i)]
    after = () if _is_stationed(reading, head) else _after(reading, head, _OF_PRIVATE if is_private else _OF_OTHERS)
    return next((c for i in (*before, head, *after) if (c := reading.country_at(i)) is not None), None)


def _is_stationed(reading: Reading, head: int) -> bool:
    """Whether the noun means forces, which need not be those of the country they are in: "troops in Syria"."""
    institution = _institution(reading, head)
    is_inside = any(reading.lower[i] == "in" for i in reading.children(head, "prep"))
    return is_inside and institution is not None and institution.actor_type == "military"


def _is_backer(reading: Reading, position: int) -> bool:
    return reading.deps[position] == "npadvmod" or reading.lower[position + 1] in ("-", "–")


def _after(reading: Reading, head: int, prepositions: frozenset[str]) -> Iterator[int]:
    for child in reading.children(head, "prep"):
        if reading.lower[child] in prepositions:
            yield from reading.children(child, "pobj")
