"""Descriptions beside a name that say who it is: apposition, "X is the head of Y", "the Y group X".

Belongs here: syntax that makes a description and a name one actor. Does not belong here: descriptions at a distance.
"""

from collections.abc import Iterator, Mapping, Sequence

from pipelines.extract.actors.descriptions import Description
from pipelines.extract.actors.reading import Entity, Reading, WorkingMention
from pipelines.extract.actors.shape import INDEFINITE, is_person_noun

_LINKING = frozenset({"be", "become", "remain"})
_SAID = frozenset({"attr", "oprd", "conj", "appos"})
_RELATIVES = frozenset({"WP", "WDT"})
_MARKS_OF_APPOSITION = frozenset({",", "–", "—", "-", ":"})
_LOOSE_ROLES = frozenset({"appos", "dobj", "npadvmod", "oprd", "attr"})
_LONGEST_TITLE = 2
_LONGEST_COMPLEMENT = 12
_FIGHTING = frozenset({"armed_group", "military"})
_HAVING = frozenset({"with", "without", "minus"})


def linked_name(
    reading: Reading, by_head: Mapping[int, WorkingMention], description: Description, given: Sequence[int] = ()
) -> WorkingMention | None:
    """The name that the description stands beside, of a kind that fits, or the subject of which it is said.

    `given`: where names begin that the text says its bearer goes by.
    """
    head = description.head
    for position in (*given, *_beside(reading, description)):
        mention = by_head.get(position)
        if mention is not None and mention.form == "name" and _fits(reading, mention.entity, description):
            return mention
    for position in (*_predicated(reading, first_of_joined(reading, description)), *_described_beside(reading, head)):
        mention = by_head.get(position)
        if mention is not None and _fits(reading, mention.entity, description):
            return mention
    return None


def _described_beside(reading: Reading, head: int) -> list[int]:
    """The description to which this one is an apposition: "their guest, a sailor"; not one of a list."""
    first = reading.heads[head]
    if reading.deps[head] != "appos" or reading.deps[first] == "conj":
        return []
    return [] if reading.children(head, "conj") or reading.children(first, "conj") else [first]


def first_of_joined(reading: Reading, description: Description) -> int:
    """The first of several nouns that are said of one person: "a writer" of "is a writer and teacher"."""
    head = description.head
    while description.is_person and _is_joined(reading, head):
        head = reading.heads[head]
    is_one = description.is_person and not description.is_plural and reading.deps[head] == "conj"
    if is_one and reading.tokens[reading.heads[head]].lemma_ in _LINKING:
        return next(iter(reading.children(reading.heads[head], "attr")), head)
    return head


def _is_joined(reading: Reading, head: int) -> bool:
    """Whether the noun goes on with what is said by the one before; the parser may see an apposition in a list."""
    first = reading.heads[head]
    if reading.deps[head] == "appos":
        return reading.deps[first] == "attr" and bool(reading.children(head, "conj"))
    return reading.deps[head] == "conj" and reading.deps[first] in _SAID


def _beside(reading: Reading, description: Description) -> list[int]:
    """Where a name would stand that means the same: apposition on either side, compound, predicate.

    Also the apposition of an apposition: "her main backer, the Danish envoy, Ann Tal".
    """
    head = description.head
    found = reading.children(head, "appos")
    if description.is_definite:
        found += [i for beside in found for i in reading.children(beside, "appos")]
    first = first_of_joined(reading, description)
    if reading.deps[first] == "appos":
        found.append(reading.heads[first])
    found.extend(_before_comma(reading, description))
    if not description.is_person:
        inside = (i for i in reading.children(head, "compound", "nmod") if i >= description.start)
        found.extend(i for i in inside if _is_next_to(reading, i, head))
    found.extend(_after_comma(reading, description))
    found.extend(_after_complement(reading, description))
    found.extend(_said_to_be(reading, description))
    following = head + 1
    if following < len(reading.tokens) and reading.heads[head] == following:
        found.append(following)
    return found


def _after_comma(reading: Reading, description: Description) -> list[int]:
    """Where a name may begin after "the mayor," or "another ally,", with a title of its own before it.

    Also after "its armed wing," with an article.
    """
    end = description.end
    is_side = description.noun.noun in reading.lexicon.discourse_words["any side"] and not description.is_plural
    is_open = reading.lower[end : end + 1] == [","] and end + 1 < len(reading.tokens)
    if is_open and _is_own_part(reading, description):
        return [end + 2] if reading.lower[end + 1] == "the" else [end + 1]
    if not is_open or not (is_side or _expects_name(reading, description)):
        return []
    last = end + 1 + (_LONGEST_TITLE if reading.capital[end + 1] else 0)
    return [i for i in range(end + 1, min(last + 1, len(reading.tokens))) if reading.deps[i] != "npadvmod"]


def _is_own_part(reading: Reading, description: Description) -> bool:
    """Whether it is a part of a body that has but one such: "the party and its armed wing, the Qarm Brigade"."""
    is_owned = description.owner is not None and not description.is_plural and not description.is_person
    return is_owned and description.noun.noun.split()[-1] in reading.lexicon.discourse_words["part"]


def _expects_name(reading: Reading, description: Description) -> bool:
    """Whether a name may follow the comma: after an office, or where the parser sees an apposition, to whatever."""
    if description.is_plural or not (description.is_definite or _has_no_article(reading, description)):
        return False
    head = description.end + 1
    while reading.deps[head] == "compound" and reading.heads[head] > head:
        head = reading.heads[head]
    return bool(description.role) or (description.is_person and reading.deps[head] == "appos")


def _has_no_article(reading: Reading, description: Description) -> bool:
    """Whether a role goes without one, as after another: "his deputy, Jo Berg, and envoy, Ann Tal"."""
    is_role = bool(description.role) and not description.is_plural
    return is_role and not reading.children(description.head, "det", "nummod", "predet")


def _after_complement(reading: Reading, description: Description) -> Iterator[int]:
    """Where a name stands that the parser ties to the last word of a phrase: "envoy to the talks on Qarm, Ann Tal".

    Not when another person stands between: "the aide to the envoy, Ann Tal". Between commas also after somebody without
    a role: "a singer from Qarm, Ann Tal, fled".
    """
    head = description.head
    follows = reading.children(head, "prep")
    is_role = bool(description.role) and (description.is_definite or _has_no_article(reading, description))
    is_one = is_role or description.is_person
    if not is_one or description.is_plural or not follows or follows[0] != head + 1:
        return
    last = reading.tokens[follows[0]].right_edge.i
    for comma in (i for i in range(head + 2, min(last, head + _LONGEST_COMPLEMENT)) if reading.lower[i] == ","):
        if any(is_person_noun(reading, i) for i in range(head + 1, comma)):
            return
        beside = (i for i in range(comma + 1, last + 1) if reading.deps[i] == "appos")
        yield from (i for i in beside if head < reading.heads[i] < comma and (is_role or _ends_at_comma(reading, i)))


def _ends_at_comma(reading: Reading, name: int) -> bool:
    """Whether a comma or the end of the sentence closes the apposition, and it is no list."""
    is_closed = reading.lower[name + 1 : name + 2] in ([","], ["."])
    return is_closed and bool(reading.children(name, "compound")) and not reading.children(name, "conj", "cc")


def _said_to_be(reading: Reading, description: Description) -> list[int]:
    """The name that a sentence says the one described to be: "Her successor is Ann Tal".

    Not what is denied, only possible or asked: "the killer is not", "may be", "whether the killer is".
    """
    verb = reading.heads[description.head]
    is_subject = reading.deps[description.head] == "nsubj" and description.is_definite
    if not is_subject or reading.tokens[verb].lemma_ != "be" or reading.children(verb, "neg", "mark"):
        return []
    is_possible = any(reading.tags[i] == "MD" for i in reading.children(verb, "aux"))
    if is_possible or reading.tokens[verb].sent.text.rstrip().endswith("?"):
        return []
    return [i for i in reading.children(verb, "attr") if reading.tags[i] == "NNP"]


def _before_comma(reading: Reading, description: Description) -> Iterator[int]:
    """The last word of a name before the comma, brackets between left out: "the Qarm Union (QU), a rebel group".

    Whatever the parser ties the description to, as long as it may be an apposition.
    """
    before = description.start - 1
    is_loose = reading.deps[description.head] in _LOOSE_ROLES and (
        reading.deps[description.head] == "appos" or reading.lower[description.start] in INDEFINITE
    )
    if before > 0 and is_loose and reading.lower[before] in _MARKS_OF_APPOSITION:
        yield before - 2 if reading.lower[before - 1] == ")" else before - 1


def _is_next_to(reading: Reading, name: int, head: int) -> bool:
    """Whether no noun for a thing stands between: "the Taliban militia group", not "the Taliban monitoring team".

    One that tells what sort of body it is may: "the Taliban umbrella group".
    """
    sorts = reading.lexicon.discourse_words["sort of body"]
    return all(
        reading.deps[i] != "compound"
        or reading.capital[i]
        or reading.lower[i] in reading.lexicon.nouns
        or reading.lower[i] in sorts
        for i in range(name + 1, head)
    )


def _predicated(reading: Reading, head: int) -> list[int]:
    """Of whom the noun is said: "X is the head", "X was named head", "X served as head", "his work as head".

    Also in "they see X as a head" and "X as the head". Not in "X is no head".
    """
    verb = reading.heads[head]
    if reading.lower[head - 1] == "no":
        return []
    if reading.deps[head] == "attr" and reading.tokens[verb].lemma_ in _LINKING:
        return _subjects(reading, verb, "nsubj")
    if reading.deps[head] == "oprd":
        return _subjects(reading, verb, "nsubjpass")
    if reading.deps[head] == "pobj" and reading.lower[verb] == "as":
        return _holders_of_role(reading, verb)
    return []


def _holders_of_role(reading: Reading, position: int) -> list[int]:
    """Of whom "as a guide" is said, by the word that "as" depends on ("serve", "hire", "his work", a name), else the
    name right before it: "they sailed without Ann Tal as skipper".
    """
    governor = reading.heads[position]
    if reading.tokens[governor].pos_ in ("NOUN", "PROPN"):
        return reading.children(governor, "poss") or [governor]
    if _is_serving(reading, governor):
        return _subjects(reading, governor, "nsubj")
    before = position - 1
    is_with = reading.deps[before] == "pobj" and reading.lower[reading.heads[before]] in _HAVING
    beside = [before] if is_with and reading.tags[before] == "NNP" else []
    return [*(reading.children(governor, "dobj") or _subjects(reading, governor, "nsubjpass")), *beside]


def _is_serving(reading: Reading, verb: int) -> bool:
    """Whether what "as" says after the verb is said of its subject: "she served as", "he took over from her as"."""
    lemma, particles = reading.tokens[verb].lemma_, reading.children(verb, "prt", "advmod")
    verbs = {lemma, *(f"{lemma} {reading.lower[i]}" for i in particles)}
    return not verbs.isdisjoint(reading.lexicon.discourse_words["serving"])


def _subjects(reading: Reading, verb: int, label: str) -> list[int]:
    """The subjects of a verb, of one joined by "and" those of the verb before; none where "not" stands."""
    if reading.children(verb, "neg"):
        return []
    while not (found := reading.children(verb, label)) and reading.deps[verb] in ("conj", "xcomp"):
        label = "nsubj" if reading.children(reading.heads[verb], "nsubj") else "nsubjpass"
        verb = reading.heads[verb]
    if reading.deps[verb] == "relcl" and any(reading.tags[i] in _RELATIVES for i in found):
        return [reading.heads[verb]]
    return found


def _fits(reading: Reading, entity: Entity, description: Description) -> bool:
    """Whether person goes with person, body with body and people with many, in the same number.

    A state, a people or a body may also be an ally or a rival, an army "the forces" of somebody.
    """
    if description.noun.number == "plural" and entity.actor_type in _FIGHTING and entity.number != "plural":
        return True
    is_side = description.noun.noun in reading.lexicon.discourse_words["any side"]
    if description.is_plural or (entity.number == "plural" and not is_side):
        return description.is_plural and entity.number == "plural" and description.is_person
    if is_side:
        return bool(entity.names)
    if description.is_person:
        return entity.is_person
    return not entity.is_person and entity.actor_type not in ("people", "country")
