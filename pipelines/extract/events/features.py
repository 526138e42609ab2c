"""What speaks for an event and against it: its words, its clause, who takes part, and what stands around it.

Belongs here: the features of one event, each a value of a closed list or a word. Does not belong here: what they weigh
(confidence.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from pipelines.extract.events.cast import Participant
from pipelines.extract.events.drafts import Draft
from pipelines.extract.events.lexicon import noun_frames
from pipelines.extract.events.ontology import is_material
from pipelines.extract.events.outlook import clause_of
from pipelines.extract.events.sentences import Sentence
from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.records import ActorAnalysis, DocumentActor
from pipelines.extract.syntax import auxiliaries, children, has_to, is_passive, subject_of

NOT_SO = "no"
"""The value of a feature that does not apply, such as the determiner of a verb."""

_DEMONSTRATIVES = frozenset({"the", "this", "that", "these", "those"})
_INDEFINITE = frozenset({"a", "an", "any", "some", "every", "another"})
_TEMPORAL = frozenset({"after", "before", "by", "since", "in", "while", "following", "with"})
_CLAUSES = {
    "ROOT": "main",
    "ccomp": "content",
    "parataxis": "main",
    "xcomp": "infinitive",
    "advcl": "adverbial",
    "acl": "participle",
    "relcl": "relative",
    "pcomp": "gerund",
    "csubj": "gerund",
}
_TENSES = {
    "perfect": frozenset({"have", "has", "'ve", "’ve"}),
    "present": frozenset({"is", "are", "am", "'s", "’s", "'re", "’re"}),
    "past": frozenset({"was", "were", "had", "did"}),
}
_FORMS = {"VBD": "past", "VBZ": "present", "VBP": "present", "VBG": "bare -ing", "VBN": "bare participle"}
_LOWER_CLAUSES = frozenset("ccomp xcomp pcomp advcl acl relcl".split())
_HEDGE_STEPS = (1, 2)
_DEPTH_STEPS = (1, 2, 3, 4)
_DISTANCE_STEPS = (3, 6, 12)
_CONTEXT_STEPS = (1, 2, 4)
_PUBLIC_STEPS = (2, 5, 8, 12, 18)
_ARMED_SECTORS = frozenset({"MIL", "REB", "COP", "SPY", "PRM", "CRM"})
_STATE_SECTORS = frozenset({"GOV", "LEG", "JUD", "IGO"})
_PARTY_SECTORS = frozenset({"PTY", "OPP"})
_PUBLIC = frozenset({"state", "armed", "party"})


@dataclass(frozen=True, slots=True)
class EventFeatures:
    """The features of one event; name and value together are a row of event_confidence.csv.

    root: of PLOVER. certainty: of the frame in the lexicon. modality: with violence, other deeds and words told apart.
    prospect: what the clauses above say against it. hedges: how many words of the sentence, such as "may" and "if",
    leave something open. clause: the kind of its clause, or where its noun stands. depth: how many clauses stand above
    it. tense: of the verb, or the number of the noun. main_tense: of the sentence's main verb. source, target: what
    part in public life they have and how they are named. known: which of them are known. distance: of the words from
    the nearest known source. acted_on: what kind of object the verb has. generic: whether it is told in the simple
    present, and of nobody in particular. sentence: statement, question, order, or without a verb. place: whether it is
    told where. year: whether the sentence names one. contexts: of how many it speaks. public: how often the document
    speaks of states, parties and armed groups.
    """

    root: str
    certainty: str
    modality: str
    prospect: str
    hedges: str
    clause: str
    depth: str
    tense: str
    main_tense: str
    source: str
    target: str
    known: str
    distance: str
    acted_on: str
    generic: str
    sentence: str
    place: str
    year: str
    contexts: str
    public: str


class Surroundings:
    """What the document of an event tells beside it."""

    def __init__(self, parsed: ParsedDocument, actors: ActorAnalysis) -> None:
        self._sides = {actor.actor_id: _side(actor) for actor in actors.actors}
        public = sum(self._sides.get(mention.actor_id) in _PUBLIC for mention in actors.mentions)
        self.public = _step(10 * public // max(1, len(parsed.sentences)), _PUBLIC_STEPS)

    def side(self, actor_id: str) -> str:
        """What part an actor plays in public life: state, party, armed or civil."""
        return self._sides.get(actor_id, "civil")


def features_of(draft: Draft, sentence: Sentence, surroundings: Surroundings, *, has_place: bool) -> EventFeatures:
    """The features of an event among those of its document."""
    head, kind, is_commitment = draft.head, _kind_of_act(draft), draft.reading.is_commitment
    return EventFeatures(
        root=draft.reading.root,
        certainty=draft.frame.certainty if draft.frame is not None else draft.method,
        modality=f"{kind} {'committed' if is_commitment else draft.reading.modality}",
        prospect=_prospect(draft),
        hedges=_step(sentence.hedges, _HEDGE_STEPS),
        clause=_clause(head),
        depth=_step(_clauses_above(head), _DEPTH_STEPS),
        tense="committed" if is_commitment else _tense(head),
        main_tense=_main_tense(head, sentence.root),
        source=_who(draft.cast.sources, kind, surroundings),
        target=_target(draft, kind, surroundings),
        known=_known(draft),
        distance=_distance(draft, sentence),
        acted_on=_acted_on(draft),
        generic=_generic(head),
        sentence=_sentence_kind(head, sentence),
        place="named" if has_place else NOT_SO,
        year="named" if sentence.names_year else NOT_SO,
        contexts=_step(len(sentence.contexts), _CONTEXT_STEPS),
        public=surroundings.public,
    )


def _step(count: int, steps: Sequence[int]) -> str:
    """The step on which a count stands: "0+" before the first."""
    return f"{max((step for step in steps if step <= count), default=0)}+"


def _prospect(draft: Draft) -> str:
    """The first thing that the clauses around say against its having happened.

    Words that are said by telling them are none of it: promises, and demands such as "they must be pressed to pay".
    """
    outlook = draft.outlook
    if draft.reading.is_commitment:
        return "committed"
    if draft.reading.root == "REQUEST" and outlook.is_obliged and is_passive(draft.head):
        return "demanded"
    said = {
        "wished": outlook.is_wished,
        "possible": outlook.is_possible,
        "obliged": outlook.is_obliged,
        "conditional": outlook.is_conditional,
        "habitual": outlook.is_habitual,
        "purpose": outlook.is_purpose,
        "doubted": outlook.is_doubted,
        "tried": outlook.is_tried,
        "alleged": outlook.is_alleged,
        "history": outlook.is_past_perfect,
    }
    return next((name for name, holds in said.items() if holds), "none")


def _clause(head: Token) -> str:
    if head.pos_ in ("NOUN", "PROPN"):
        return _place_of_noun(head)
    first = _first_conjunct(head)
    if first.dep_ == "pcomp" and first.head.lower_ in _TEMPORAL:
        return "temporal gerund"
    if first.dep_ in ("advcl", "acl") and has_to(first):
        return "infinitive"
    if first.dep_ == "advcl" and first.tag_ in ("VBG", "VBN"):
        return "participle"
    return _CLAUSES.get(first.dep_, "odd")


def _place_of_noun(noun: Token) -> str:
    """Where an event noun stands: subject, object, after which preposition, or without a verb."""
    first = _first_conjunct(noun)
    if first.dep_ == "pobj":
        return f"noun after {first.head.lower_}"
    if first.dep_ in ("nsubj", "nsubjpass", "dobj", "ROOT", "attr", "appos"):
        return f"noun as {first.dep_.lower()}"
    return "noun elsewhere"


def _first_conjunct(token: Token) -> Token:
    while token.dep_ == "conj" and token.head != token and token.head.pos_ == token.pos_:
        token = token.head
    return token


def _tense(head: Token) -> str:
    """Of a verb its form with the auxiliaries, of a noun its number."""
    if head.pos_ in ("NOUN", "PROPN"):
        return "plural noun" if head.tag_ in ("NNS", "NNPS") else "singular noun"
    if has_to(head):
        return "infinitive"
    words = auxiliaries(head)
    found = next((name for name, auxiliary in _TENSES.items() if words & auxiliary), None)
    if found == "present":
        return "progressive" if head.tag_ == "VBG" else "present passive"
    return found or ("modal" if words else _FORMS.get(head.tag_, "bare"))


def _clauses_above(head: Token) -> int:
    """How many clauses stand between the event and the sentence's main clause, its own among them."""
    return sum(token.dep_ in _LOWER_CLAUSES for token in (head, *head.ancestors))


def _main_tense(head: Token, main: Token) -> str:
    """The tense of the sentence's main verb, which tells reports from opinions; "own" where that is the event's."""
    if main == clause_of(head):
        return "own"
    return "none" if main.pos_ in ("NOUN", "PROPN") else _tense(main)


def _kind_of_act(draft: Draft) -> str:
    if draft.reading.root == "ASSAULT":
        return "violence"
    return "deed" if is_material(draft.reading.root) else "words"


def _side(actor: DocumentActor) -> str:
    """What part an actor plays in public life, by its sector, else by its type."""
    if actor.sector in _ARMED_SECTORS or actor.actor_type in ("armed_group", "military"):
        return "armed"
    if actor.sector in _STATE_SECTORS or actor.actor_type in ("country", "government", "igo"):
        return "state"
    return "party" if actor.sector in _PARTY_SECTORS or actor.actor_type == "party" else "civil"


def _who(participants: Sequence[Participant], kind: str, surroundings: Surroundings) -> str:
    """Who the first known participant is and how the text names it, or what keeps it from being known."""
    if not participants:
        return f"missing of {kind}"
    known = next((p for p in participants if p.actor_id is not None), None)
    if known is None or known.actor_id is None:
        return {"PRON": "unknown pronoun", "PROPN": "unknown name"}.get(participants[0].head.pos_, "thing")
    named = {"PRON": "pronoun", "PROPN": "name"}.get(known.head.pos_, "description")
    return f"{surroundings.side(known.actor_id)} {named}"


def _near_targets(draft: Draft) -> list[Participant]:
    """Whom the predicate itself has as targets: who is told of further down makes an event no surer."""
    return [p for p in draft.cast.targets if not p.is_remote]


def _target(draft: Draft, kind: str, surroundings: Surroundings) -> str:
    near = _near_targets(draft)
    if not near and len(draft.cast.sources) > 1:
        return "equals"
    return _who(near, kind, surroundings)


def _known(draft: Draft) -> str:
    """Which sides of the event are known actors; of equals, who are all sources, both."""
    sources = sum(p.actor_id is not None for p in draft.cast.sources)
    near = _near_targets(draft)
    targets = sum(p.actor_id is not None for p in near)
    if sources > 1 and not near:
        return "both"
    return {(True, True): "both", (True, False): "source", (False, True): "target"}.get(
        (sources > 0, targets > 0), "nobody"
    )


def _distance(draft: Draft, sentence: Sentence) -> str:
    """How many words the nearest known source stands off, in the same sentence."""
    head = draft.head
    words = [abs(p.head.i - head.i) for p in draft.cast.sources if p.actor_id is not None and p.head in sentence]
    return _step(min(words), _DISTANCE_STEPS) if words else "none"


def _acted_on(draft: Draft) -> str:
    """What the object is: somebody who takes part, an event, a pronoun, a name, or a noun of some number."""
    objects = [c for c in draft.head.children if c.dep_ in ("dobj", "nsubjpass")]
    if not objects:
        return "none"
    noun = objects[0]
    if any(p.actor_id is not None and p.head == noun for p in draft.cast.everybody):
        return "somebody"
    if noun.lemma_.lower() in noun_frames():
        return "event"
    if noun.pos_ == "PRON":
        return "pronoun"
    if noun.ent_type_:
        return "name"
    return f"{'plural' if noun.tag_ == 'NNS' else 'singular'} {_determiner(noun)}"


def _determiner(noun: Token) -> str:
    """What stands before a noun: the, a, a possessive, a number, or nothing."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return NOT_SO
    words = {c.lower_ for c in children(noun, "det")}
    if words & _DEMONSTRATIVES:
        return "definite"
    if words & _INDEFINITE:
        return "indefinite"
    if children(noun, "poss"):
        return "possessive"
    if children(noun, "nummod"):
        return "number"
    return "bare"


def _generic(head: Token) -> str:
    """Whether a bare plural or "a" subject stands with the simple present."""
    verb = clause_of(head)
    if verb.pos_ != "VERB" or verb.tag_ not in ("VBZ", "VBP", "VB") or auxiliaries(verb) & {"is", "are", "has", "have"}:
        return NOT_SO
    subject = subject_of(verb)
    if subject is None or subject.pos_ != "NOUN":
        return "present"
    is_plural = subject.tag_ == "NNS" and _determiner(subject) == "bare"
    return "generic" if is_plural or _determiner(subject) == "indefinite" else "present"


def _sentence_kind(head: Token, sentence: Sentence) -> str:
    """What is told in a relative clause is not what a question asks."""
    if sentence.is_question and not any(token.dep_ == "relcl" for token in (head, *head.ancestors)):
        return "question"
    is_order = head.tag_ == "VB" and head.dep_ in ("ROOT", "conj", "ccomp")
    if is_order and not children(head, "nsubj", "nsubjpass", "aux"):
        return "order"
    return "verbless" if sentence.is_verbless else "statement"
