"""Parts of speech and word forms from tags, by the rules of the model, with each kind of token judged only once.

Belongs here: applying those rules quickly. Does not belong here: the rules, which the model brings.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.strings import StringStore
from spacy.tokens import Doc, Span
from spacy.tokens._retokenize import set_token_attrs

NAME = "remembered_attribute_rules"
MOST_WORDS = 1 << 17
"""So many different words are remembered in a process; then they are forgotten, about 20 MB at most."""
_DECIDING: list[int | str] = ["TAG", "LOWER", "DEP", "IS_SPACE"]
"""What the rules look at in a token."""
_NOT_NAMED = 0
Kind = tuple[int, ...]


class NamedWords(dict[int, int]):
    """The words that some rule names, by their numbers; all others stand for one another."""

    def __init__(self, conditions: Iterable[Any], strings: StringStore) -> None:
        """Take what rules say of LOWER: a word, words that it is or is not, or a pattern.

        Raises ValueError for anything else.
        """
        super().__init__()
        self._strings = strings
        self._words: set[str] = set()
        self._patterns: list[re.Pattern[str]] = []
        for condition in conditions:
            self._add(condition)

    def _add(self, condition: Any) -> None:
        tests: dict[str, Any] = {"IN": [condition]} if isinstance(condition, str) else condition
        for test, value in tests.items():
            if test == "REGEX":
                self._patterns.append(re.compile(value))
            elif test in ("IN", "NOT_IN"):
                self._words.update(value)
            else:
                raise ValueError(f"an attribute rule tests words by {test}")

    def __missing__(self, number: int) -> int:
        """The number itself, or that of all words which no rule names."""
        word = self._strings[number] if number else ""
        is_named = word in self._words or any(pattern.search(word) for pattern in self._patterns)
        if len(self) > MOST_WORDS:
            self.clear()
        self[number] = number if is_named else _NOT_NAMED
        return self[number]


class RememberedAttributeRules:
    """What spaCy's attribute ruler does, in a third of its time: that one tries all rules at every token.

    Raises ValueError for a rule that looks at anything else in a token.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        self._attributes = ruler.attrs
        self._positions = ruler.indices
        self._matchers = {name: Matcher(ruler.vocab) for name in ("one token", "first token", "several tokens")}
        rules: list[Any] = ruler.patterns
        tokens = [token for rule in rules for pattern in rule["patterns"] for token in pattern]
        self._named = NamedWords([token["LOWER"] for token in tokens if "LOWER" in token], ruler.vocab.strings)
        self._longest = max((len(p) for rule in rules for p in rule["patterns"]), default=0)
        for number, rule in enumerate(rules):
            self._add(str(number), rule["patterns"])
        self._rules: dict[Kind, tuple[int, ...]] = {}
        self._opening: set[Kind] = set()
        self._merged: dict[tuple[int, ...], dict[Any, Any]] = {}

    def _add(self, number: str, patterns: list[Any]) -> None:
        if any(not token.keys() <= set(_DECIDING) for pattern in patterns for token in pattern):
            raise ValueError(f"attribute rule {number} looks at more than {_DECIDING}: {patterns}")
        for pattern in patterns:
            if len(pattern) == 1:
                self._matchers["one token"].add(number, [pattern])
            else:
                self._matchers["several tokens"].add(number, [pattern])
                self._matchers["first token"].add(number, [pattern[:1]])

    def __call__(self, doc: Doc) -> Doc:
        """The document, with the attributes that the rules give; of several rules for one the last counts."""
        kinds: list[Kind] = [
            (tag, self._named[lower], dep, is_space) for tag, lower, dep, is_space in doc.to_array(_DECIDING).tolist()
        ]
        rules = [self._rules.get(kind) or self._learnt(kind, doc, i) for i, kind in enumerate(kinds)]
        for i, kind in enumerate(kinds):
            if kind in self._opening:
                for number, place in self._longer_rules(doc, i):
                    rules[place] = tuple(sorted((*rules[place], number)))
        for token, numbers in zip(doc, rules, strict=True):
            set_token_attrs(token, self._attributes_by(numbers))
        return doc

    def _learnt(self, kind: Kind, doc: Doc, i: int) -> tuple[int, ...]:
        """The rules that hold for the token at `i` and for all of its kind, in order."""
        token = doc[i : i + 1]
        if any(self._matches("first token", token)):
            self._opening.add(kind)
        self._rules[kind] = tuple(sorted(number for number, _, _ in self._matches("one token", token)))
        return self._rules[kind]

    def _longer_rules(self, doc: Doc, i: int) -> Iterator[tuple[int, int]]:
        """The rules over several tokens that hold from `i` on, each with the place of the token that it is for."""
        for number, start, end in self._matches("several tokens", doc[i : i + self._longest]):
            if start == 0:
                yield number, i + range(end)[self._positions[number]]

    def _matches(self, matcher: str, text: Span) -> Iterator[tuple[int, int, int]]:
        """The number of each rule that holds in a piece of text, with its first place and that after its last."""
        found = self._matchers[matcher](text, allow_missing=True, as_spans=False)
        return ((int(text.vocab.strings[key]), start, end) for key, start, end in found)

    def _attributes_by(self, numbers: tuple[int, ...]) -> dict[Any, Any]:
        if numbers not in self._merged:
            self._merged[numbers] = {k: v for number in numbers for k, v in self._attributes[number].items()}
        return self._merged[numbers]


@Language.factory(NAME)
def _made(nlp: Language, name: str) -> RememberedAttributeRules:  # noqa: ARG001 - spaCy gives both
    return RememberedAttributeRules(nlp.get_pipe("attribute_ruler"))  # type: ignore[arg-type]
