"""What a pronoun tells of whom it stands for, and the syntax that rules out or suggests an antecedent.

Belongs here: the pronouns of English and their grammar. Does not belong here: the choice among candidates
(coreference.py).
"""

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from pipelines.extract.actors.control import RELATIVES, doer, holds
from pipelines.extract.actors.lexicon import Gender
from pipelines.extract.actors.reading import Entity, Reading
from pipelines.extract.actors.shape import NAME_TAGS, PLACE_LABELS, is_actor_noun

Person = Literal["speaker", "addressee", "third"]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """The grammar of one pronoun."""

    person: Person
    number: Literal["singular", "plural"]
    gender: Gender | None
    is_human: bool | None


_MALE = Pronoun("third", "singular", "m", is_human=True)
_FEMALE = Pronoun("third", "singular", "f", is_human=True)
_THING = Pronoun("third", "singular", None, is_human=False)
_MANY = Pronoun("third", "plural", None, is_human=None)
_ONE_SPEAKER = Pronoun("speaker", "singular", None, is_human=True)
_SPEAKERS = Pronoun("speaker", "plural", None, is_human=None)
_ADDRESSEE = Pronoun("addressee", "singular", None, is_human=None)
PRONOUNS: dict[str, Pronoun] = (
    dict.fromkeys(("he", "him", "his", "himself"), _MALE)
    | dict.fromkeys(("she", "her", "hers", "herself"), _FEMALE)
    | dict.fromkeys(("it", "its", "itself"), _THING)
    | dict.fromkeys(("they", "them", "their", "theirs", "themselves"), _MANY)
    | dict.fromkeys(("i", "me", "my", "mine", "myself"), _ONE_SPEAKER)
    | dict.fromkeys(("we", "us", "our", "ours", "ourselves"), _SPEAKERS)
    | dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), _ADDRESSEE)
)
REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})
_SETTINGS = frozenset({"GPE", "LOC", "DATE", "TIME"})
_EVALUATED = frozenset({"acomp", "attr", "oprd"})
_PREPOSED = frozenset({"poss", "pobj", "dobj", "prep", "advcl", "pcomp", "nsubj", "nsubjpass", "compound", "amod"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "pobj"})
_SUFFERING = frozenset({"dobj", "dative", "pobj"})
_OBJECT_FORMS = frozenset({"him", "her", "it", "them"})
_FINITE_TAGS = frozenset({"VBD", "VBP", "VBZ", "MD", "TO"})
_LONGEST_GLOSS = 6
_PLACES = frozenset({"here", "there"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BREAKS = frozenset({",", "(", "-", "–", "—"})
_MANY_TAGS = frozenset({"NNS", "NNPS", "CD"})
_IN_PHRASE = frozenset({"pobj", "prep", "compound", "nmod", "nummod", "poss"})
_ACCOMPANYING = frozenset(
    "about above across after along around before behind below beneath beside near over past toward towards under "
    "with".split()
)
_CLAUSES = frozenset({"ccomp", "csubj", "advcl", "xcomp", "relcl", "acl", "csubjpass"})


def fits(pronoun: Pronoun, entity: Entity) -> bool:
    """Whether number, gender and kind of the entity allow the pronoun."""
    if pronoun.is_human:
        return entity.is_person and pronoun.gender in (None, entity.gender or pronoun.gender)
    if pronoun.number == "singular":
        return not entity.is_person and entity.number != "plural" and entity.actor_type != "people"
    return not entity.is_person or entity.number == "plural"


def is_expletive(reading: Reading, position: int) -> bool:
    """Whether "it" stands for nothing: "it is clear that", "it seems", "as it is", "made it clear that"."""
    token = reading.tokens[position]
    if reading.lower[position] != "it" or _is_of_idiom(reading, token):
        return reading.lower[position] == "it"
    if token.dep_ not in ("nsubj", "nsubjpass", "expl"):
        return False
    verb = token.head
    if _is_said_of_thing(reading, verb) or _is_said_of_event(reading, position) or _is_cleft(reading, verb):
        return True
    if verb.lemma_ in reading.lexicon.discourse_words["impersonal"]:
        return True
    looking = reading.lexicon.discourse_words["looking"]
    if verb.lemma_ in looking and any(child.dep_ == "advcl" and child.i > verb.i for child in verb.children):
        return True
    is_bare = verb.lemma_ == "be" or verb.pos_ == "ADJ" or token.dep_ == "nsubjpass"
    return _has_clause(verb) and is_bare and verb.lemma_ not in reading.lexicon.discourse_words["commanding"]


def _is_cleft(reading: Reading, verb: Token) -> bool:
    """Whether "it" only puts before the verb who does something: "it is the judge who decides"."""
    for noun in verb.children if verb.lemma_ == "be" else ():
        is_certain = noun.tag_ in NAME_TAGS or bool(reading.children(noun.i, "det", "poss"))
        is_one = any(reading.lower[i] in ("a", "an") for i in reading.children(noun.i, "det"))
        clauses = [*reading.children(noun.i, "relcl"), *reading.children(verb.i, "relcl")]
        if noun.dep_ == "attr" and noun.i > verb.i and is_certain and not is_one and clauses:
            return True
    return False


def _has_clause(verb: Token) -> bool:
    """Whether a clause follows for which "it" may stand."""
    labels = {child.dep_ for child in verb.children}
    return bool(labels & {"ccomp", "csubj", "xcomp", "csubjpass", "advcl"}) or any(
        c.dep_ in _CLAUSES for part in verb.children if part.dep_ in _EVALUATED for c in part.children
    )


def _is_said_of_event(reading: Reading, position: int) -> bool:
    """Whether "it is" says how matters stand: with nothing after it or "over", or at the start of somebody's words."""
    verb = reading.tokens[position].head
    if verb.lemma_ != "be" or verb.i < position:
        return False
    said = [child for child in verb.children if child.i > verb.i and not child.is_punct and child.dep_ != "neg"]
    begins_quote = position > 0 and reading.quote_of[position] is not None and reading.quote_of[position - 1] is None
    if not said or _are_matters(reading, verb.i + 1) or _is_likened(reading, verb, said):
        return True
    return begins_quote and any(child.dep_ in ("acomp", "prep", "advmod") for child in said)


def _is_likened(reading: Reading, verb: Token, said: list[Token]) -> bool:
    """Whether matters only are as they are somewhere or at another time: "as it was in Egypt", not "in debt"."""
    if not any(reading.lower[i] == "as" for i in reading.children(verb.i, "mark")):
        return False
    objects = [reading.tokens[i] for child in said for i in reading.children(child.i, "pobj")]
    is_setting = bool(objects) and all(token.ent_type_ in _SETTINGS for token in objects)
    return is_setting and all(child.dep_ == "prep" for child in said)


def _are_matters(reading: Reading, position: int) -> bool:
    """Whether after adverbs comes what only matters are: "not over yet", "up to Peru", not "over there"."""
    idioms = reading.lexicon.discourse_words["standing of matters"]
    end = len(reading.tokens)
    while position < end and reading.lower[position] not in idioms and reading.tags[position] == "RB":
        position += 2 if reading.lower[position : position + 2] == ["far", "from"] else 1
    if position >= end:
        return False
    is_adverb = reading.deps[position] in ("advmod", "pcomp") and reading.lower[position] in idioms
    is_place = reading.lower[reading.heads[position]] in _PLACES
    return (is_adverb and not is_place) or " ".join(reading.lower[position : position + 2]) in idioms


def _is_of_idiom(reading: Reading, token: Token) -> bool:
    """Whether "it" only goes with the verb, or is what somebody does: "made it to the border", not "made it easy".

    "Did it", "that's it", "where it all began", "if they want it to" too, not "it all but vanished".
    """
    verb = token.head
    if token.dep_ == "attr" or (token.dep_ == "dobj" and verb.lemma_ == "do") or verb.tag_ == "TO":
        return True
    if token.dep_ == "nsubjpass" and verb.lemma_ == "know" and verb.head.lemma_ == "let":
        return True
    after = reading.lower[token.i + 1 : token.i + 3]
    if after[:1] == ["all"]:
        return after != ["all", "but"]
    if _is_how_one_fares(reading, token):
        return True
    return token.dep_ == "dobj" and bool(after) and _is_object_of_idiom(reading, token, token.nbor())


def _is_how_one_fares(reading: Reading, token: Token) -> bool:
    """Whether somebody only has "it" easy, harder or his own way; the parser may see a clause in "it easy"."""
    verb = token.head.head if token.dep_ == "nsubj" and token.head.dep_ == "ccomp" else token.head
    words = reading.lexicon.discourse_words["having it"]
    ways = [child for child in verb.children if child.i > token.i and child.lemma_.lower() in words]
    return verb.lemma_ == "have" and token.i > verb.i and bool(ways)


def _is_object_of_idiom(reading: Reading, token: Token, following: Token) -> bool:
    """Whether the object is nobody: "made it to the border", "shot it out", "as one put it"."""
    verb = token.head
    if verb.lemma_ == "make":
        return following.tag_ in ("IN", "TO", "RB", "RP") and following.head == verb
    if following.lower_ == "out":
        return verb.lemma_ in reading.lexicon.discourse_words["fighting it out"]
    return verb.lemma_ == "put" and any(child.lower_ == "as" for child in verb.children)


def is_taken(reading: Reading, position: int) -> bool:
    """Whether "it" is what armies take, as they do places rather than actors: "captured it", "before it fell"."""
    verb, words = reading.tokens[reading.heads[position]], reading.lexicon.discourse_words
    if reading.lower[position] != "it":
        return False
    if reading.deps[position] == "nsubj":
        return verb.lemma_ in words["falling"]
    return reading.deps[position] in ("dobj", "nsubjpass") and verb.lemma_ in words["taking"]


def is_place(reading: Reading, position: int) -> bool:
    """Whether a noun or name that is no actor is that of a place: "the town", "Qarmos"."""
    token = reading.tokens[position]
    return token.ent_type_ in PLACE_LABELS or token.lemma_.lower() in reading.lexicon.place_words["noun"]


def _is_said_of_thing(reading: Reading, verb: Token) -> bool:
    """Whether the predicate is a noun for no actor: "it was a big surprise", not "it is a small party"."""
    nouns = [child for child in verb.children if child.dep_ == "attr" and child.tag_ == "NN"]
    return verb.lemma_ == "be" and any(not is_actor_noun(reading, noun.lower_) for noun in nouns)


def commanding_subject(reading: Reading, position: int) -> int | None:
    """The subject of the clause over the pronoun's own: "the Corps" in "the Corps said that it would attack".

    For a possessive or a companion ("with them"), the subject of its own clause.
    """
    token = reading.tokens[position]
    if (reflected := _reflected(reading, position)) is not None:
        return reflected
    is_argument = token.dep_ in _ARGUMENTS and not _is_companion(reading, position)
    verb = token.head.head if is_made_to(reading, position) else token.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    if not is_argument and (found := _doer(reading, verb.i, position)) is not None:
        return found
    while verb.dep_ in ("conj", "aux") and verb.head != verb:
        verb = verb.head
        if not is_argument and (found := _doer(reading, verb.i, position)) is not None:
            return found
    for clause in reading.children(verb.i, "parataxis"):
        if (found := _subject(clause, reading, position)) is not None:
            return found
    if verb.dep_ in _CLAUSES and verb.head != verb:
        return _subject_above(reading, verb.i, position)
    return None


def _reflected(reading: Reading, position: int) -> int | None:
    """To whom a reflexive must go back: the subject of its own predicate, or the noun that it stresses."""
    if reading.lower[position] not in REFLEXIVES:
        return None
    stressed = reading.heads[position]
    is_many = reading.tags[stressed] in ("NNS", "NNPS")
    agrees = is_many == (PRONOUNS[reading.lower[position]].number == "plural")
    is_name = reading.tokens[stressed].pos_ == "PROPN" or is_actor_noun(reading, reading.lower[stressed])
    is_stressed = is_name or (reading.tokens[stressed].pos_ == "NOUN" and reading.deps[stressed] in _SUBJECTS)
    if reading.deps[position] in ("appos", "npadvmod") and is_stressed and agrees:
        return stressed
    return doer(reading, _predicate(reading, position)) if reading.deps[position] in _SUFFERING else None


def _subject_above(reading: Reading, clause: int, pronoun: int) -> int | None:
    """The doer in the nearest clause over another one that has a doer, also over nouns: "X has a plan to free it"."""
    above = reading.heads[clause]
    while True:
        found = _doer(reading, above, pronoun) if reading.tokens[above].pos_ in ("VERB", "AUX", "ADJ") else None
        is_verb = reading.tokens[above].pos_ in ("VERB", "AUX") and not reading.children(above, "csubj")
        if found is not None or reading.heads[above] == above or is_verb:
            return found
        above = reading.heads[above]


def _doer(reading: Reading, verb: int, pronoun: int) -> int | None:
    found = doer(reading, verb, within=pronoun)
    return counted(reading, found) if found is not None else None


def speaker_before(reading: Reading, position: int) -> int | None:
    """The subject of the sentence before, when it tells what somebody said and "he added" goes on with it."""
    verb = reading.heads[position]
    is_going_on = reading.tokens[verb].lemma_ in reading.lexicon.discourse_words["going on"]
    if reading.deps[position] != "nsubj" or reading.heads[verb] != verb or not is_going_on:
        return None
    before = position
    while before >= 0 and (reading.sentence[before] == reading.sentence[position] or reading.heads[before] != before):
        before -= 1
    is_near = before >= 0 and reading.sentence[before] == reading.sentence[position] - 1
    tells = is_near and bool(reading.children(before, "ccomp"))
    return next(iter(reading.children(before, "nsubj")), None) if tells else None


def judged(reading: Reading, position: int) -> int | None:
    """Of whom somebody thinks well or ill for what is his: "the paper" in "denounced the paper for its report"."""
    phrase = reading.heads[position]
    if reading.deps[position] != "poss" or reading.lower[reading.heads[phrase]] != "for":
        return None
    verb = reading.heads[reading.heads[phrase]]
    if reading.tokens[verb].lemma_ not in reading.lexicon.discourse_words["judging"]:
        return None
    passive = _subject(verb, reading, position) if reading.children(verb, "nsubjpass") else None
    return next(iter(reading.children(verb, "dobj")), passive)


def moved(reading: Reading, position: int) -> int | None:
    """Who is made to leave what is his: "them" in "forced them from their land", not the army that did."""
    preposition = reading.heads[reading.heads[position]]
    if reading.deps[position] != "poss" or reading.lower[preposition] != "from":
        return None
    verb = reading.heads[preposition]
    if reading.tokens[verb].lemma_ not in reading.lexicon.discourse_words["driving out"]:
        return None
    return next((i for i in reading.children(verb, "dobj") if i < preposition), None)


def own_subject(reading: Reading, position: int) -> int | None:
    """The subject of the clause in which something is owned or done: "the army" in "the army shelled the town".

    None for a subject and what it owns.
    """
    token = reading.tokens[position]
    while token.pos_ not in ("VERB", "AUX") and token.head != token:
        if token.dep_ in ("nsubj", "nsubjpass"):
            return None
        token = token.head
    while (found := _subject(token.i, reading, position)) is None and token.dep_ in ("conj", "aux", "xcomp"):
        token = token.head
    return found


def _is_companion(reading: Reading, position: int) -> bool:
    """Whether the pronoun may mean the subject of its own clause, as in "took it with him", "looked around her"."""
    preposition = reading.lower[reading.heads[position]]
    is_near = preposition in _ACCOMPANYING
    return reading.deps[position] == "pobj" and is_near


def following_subject(reading: Reading, position: int) -> int | None:
    """The subject that comes after the phrase the pronoun stands in: "During her years in exile, Ann Tal wrote"."""
    token = reading.tokens[position]
    while token.dep_ in _PREPOSED and token.head != token:
        token = token.head
    if token.pos_ not in ("VERB", "AUX") or token.i < position:
        return None
    found = next(iter(reading.children(token.i, "nsubj", "nsubjpass")), None)
    return found if found is not None and found > position else None


def _subject(verb: int, reading: Reading, pronoun: int) -> int | None:
    """The subject of a verb, through a relative pronoun the noun it stands for; not one that the pronoun is part of."""
    subjects = reading.children(verb, "nsubj", "nsubjpass")
    found = next((i for i in subjects if not holds(reading, i, pronoun)), None)
    if found is not None and reading.tags[found] in RELATIVES and reading.deps[verb] == "relcl":
        return reading.heads[verb]
    return counted(reading, found) if found is not None else None


def counted(reading: Reading, noun: int) -> int:
    """What is counted by a word of quantity: "children" of "a handful of children"."""
    if reading.tokens[noun].lemma_ not in reading.lexicon.discourse_words["quantity"]:
        return noun
    of = next((i for i in reading.children(noun, "prep") if reading.lower[i] == "of"), None)
    return next(iter(reading.children(of, "pobj")), noun) if of is not None else noun


def whole_before(reading: Reading, position: int) -> int | None:
    """The noun before a comma of which a phrase after it tells a part: "families" in "families, most of them poor"."""
    start = _start_of_part(reading, position)
    if start is None or start < 2 or reading.lower[start - 1] not in _BREAKS:
        return None
    noun, many = reading.tokens[start - 2], []
    while True:
        if noun.tag_ in _MANY_TAGS:
            many.append(noun.i)
        if noun.dep_ == "conj":
            return None
        if noun.dep_ not in _IN_PHRASE or noun.head == noun:
            break
        noun = noun.head
    return next((i for i in many if is_actor_noun(reading, reading.lower[i])), next(iter(many), None))


def _start_of_part(reading: Reading, position: int) -> int | None:
    """Where "among them" or "most of them" begins."""
    preposition = reading.heads[position]
    if reading.lower[position] != "them" or preposition != position - 1:
        return None
    if reading.lower[preposition] == "among":
        return preposition
    quantity = reading.tokens[reading.heads[preposition]]
    is_quantity = quantity.pos_ in ("NUM", "DET", "PRON", "ADJ") or (
        quantity.lemma_ in reading.lexicon.discourse_words["quantity"]
    )
    is_part = reading.lower[preposition] == "of" and quantity.i == preposition - 1 and is_quantity
    return quantity.left_edge.i if is_part else None


def coordinated_owner(reading: Reading, position: int) -> int | None:
    """What stands before "and" in "the fighters and their families", when the pronoun is the possessor after it.

    Of "the army's tanks and its men" the first possessor.
    """
    head = reading.heads[position]
    if reading.deps[position] != "poss" or reading.deps[head] != "conj":
        return None
    before = reading.heads[head]
    is_many = PRONOUNS[reading.lower[position]].number == "plural"
    owner = next(iter(reading.children(before, "poss")), None)
    return before if owner is None or is_many or reading.tags[before] in NAME_TAGS else owner


def pronoun_at(reading: Reading, position: int) -> Pronoun | None:
    """The pronoun that the token is; "US" is none, nor the word in a title such as the "They Knew Why" campaign."""
    pronoun = PRONOUNS.get(reading.lower[position])
    if pronoun is None or (reading.tokens[position].text == "US"):
        return None
    is_name_word = reading.tags[position] in NAME_TAGS and reading.capital[position + 1 : position + 2] == [True]
    return None if is_name_word and reading.lower[position] != "i" else pronoun


def gloss(reading: Reading, position: int) -> int | None:
    """Where the editor says in brackets whom the pronoun means: "they [the rebels] fled"; the last word inside."""
    following = reading.lower[position + 1 : position + 2 + _LONGEST_GLOSS]
    if following[:1] != ["["] or "]" not in following:
        return None
    return position + following.index("]")


def alternative(reading: Reading, position: int) -> int | None:
    """The pronoun to which this one is the other choice: "he" before "she" in "he or she"."""
    is_after_or = position > 1 and reading.lower[position - 1] in ("or", "/")
    other = PRONOUNS.get(reading.lower[position - 2]) if is_after_or else None
    return position - 2 if other is not None and other.gender is not None and other.person == "third" else None


def cannot_mean(reading: Reading, pronoun: int, candidate: int) -> bool:
    """Whether syntax says that a pronoun is not the candidate: an argument of the same predicate, or its own subject.

    That holds through a relative clause too: "the villagers, who gave them up".
    """
    if reading.deps[pronoun] not in _ARGUMENTS or reading.lower[pronoun] in REFLEXIVES:
        return False
    if is_made_to(reading, pronoun) and candidate == doer(reading, reading.heads[reading.heads[pronoun]]):
        return True
    if _is_companion(reading, pronoun) or _is_part(reading, pronoun):
        return False
    if _tells_of(reading, pronoun, candidate):
        return True
    clauses = [] if reading.children(candidate, "conj") else reading.children(candidate, "relcl")
    same = [candidate, *(i for clause in clauses for i in _relatives(reading, clause))]
    return any(_shares_clause(reading, pronoun, i) or _is_own_object(reading, pronoun, i) for i in same)


def _tells_of(reading: Reading, pronoun: int, candidate: int) -> bool:
    """Whether the pronoun is who tells what the candidate does, put between it and its verb: "Kenya, it said, left"."""
    verb, clause = reading.heads[pronoun], reading.heads[candidate]
    is_between = candidate < pronoun <= verb < clause and reading.lower[pronoun - 1] == ","
    are_subjects = reading.deps[pronoun] == "nsubj" and reading.deps[candidate] in ("nsubj", "nsubjpass")
    return is_between and are_subjects and reading.heads[verb] == clause and not reading.children(verb, "ccomp", "dobj")


def is_made_to(reading: Reading, position: int) -> bool:
    """Whether the pronoun is at once the object of one verb and the doer of the next: "allow them to leave".

    Or that of which the first verb says what it is: "considers it a threat", "made it poor".
    """
    if reading.deps[position] != "nsubj" or reading.lower[position] not in _OBJECT_FORMS:
        return False
    verb = reading.heads[position]
    is_complement = reading.tags[verb] not in _FINITE_TAGS and reading.deps[verb] in ("ccomp", "xcomp")
    return is_complement and all(reading.lower[i] == "to" for i in reading.children(verb, "aux", "auxpass", "mark"))


def _relatives(reading: Reading, verb: int) -> list[int]:
    return [i for i in reading.children(verb, *_ARGUMENTS) if reading.tags[i] in RELATIVES]


def _shares_clause(reading: Reading, pronoun: int, candidate: int) -> bool:
    """Whether the two are arguments of one predicate."""
    return _predicate(reading, pronoun) == _predicate(reading, candidate)


def _is_part(reading: Reading, position: int) -> bool:
    """Whether the pronoun stands for the whole of which a noun is part: "both of them", "among them"."""
    preposition = reading.heads[position]
    is_of_noun = reading.lower[preposition] == "of" and reading.tokens[reading.heads[preposition]].pos_ != "VERB"
    return reading.deps[position] == "pobj" and (is_of_noun or reading.lower[preposition] == "among")


def _is_own_object(reading: Reading, pronoun: int, candidate: int) -> bool:
    """Whether the pronoun suffers what the candidate does, over "wants to" too, or in "called, urging him"."""
    return reading.deps[pronoun] in _SUFFERING and candidate == doer(reading, _predicate(reading, pronoun))


def _predicate(reading: Reading, position: int) -> int:
    """The verb whose argument the token is, over prepositions and conjunctions."""
    token = reading.tokens[position]
    while token.dep_ in ("pobj", "prep", "conj", "agent", "dative") and token.head.pos_ not in ("VERB", "AUX"):
        token = token.head
    return token.head.i
