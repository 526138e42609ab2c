"""Links between mentions are counted for what they are."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from pipelines.extract.records import ActorMention
from tests.golden.coreference import found_chains, linked_share
from tests.golden.gold import AnnotationError, GoldArticle, load_article

TEXT = "Ana Ruiz sang. She left, and her sister Eva Ruiz left too."
A, B, C, D = (0, 8), (15, 18), (29, 32), (40, 48)


def mention(text: str, start: int, actor: str) -> ActorMention:
    return ActorMention("m", "d", 0, start, start + len(text), text, "name", actor, None, 1.0, "test")


def test_all_links_of_one_actor_count_alike() -> None:
    whole = frozenset({A, B, C})
    assert linked_share(whole, [whole]) == 1
    assert linked_share(whole, [frozenset({A, B}), frozenset({C})]) == pytest.approx(1 / 3)
    assert linked_share(whole, [frozenset({A}), frozenset({B}), frozenset({C})]) == 0


def test_a_lone_mention_must_stay_alone() -> None:
    assert linked_share(frozenset({D}), [frozenset({D})]) == 1
    assert linked_share(frozenset({D}), [frozenset({C, D})]) == 0


def test_a_mention_stands_for_the_annotated_span_that_it_nearly_is() -> None:
    found = found_chains([mention("Ana Ruiz sang", 0, "ana"), mention("sister", 33, "eva")], [A, D])
    assert found == {"ana": frozenset({A}), "eva": frozenset({(33, 39)})}


def load(folder: Path, mentions: list[str], actor: str = "Ana Ruiz") -> GoldArticle:
    rows = {
        "source": "a.txt",
        "published_on": date(2025, 1, 2),
        "actors": [{"name": "Ana Ruiz", "type": "person"}],
        **{part: [] for part in ("relations", "locations", "quotes", "events")},
        "coreference": [{"actor": actor, "mentions": mentions}],
    }
    file = folder / "ana.yaml"
    file.write_text(yaml.safe_dump(rows), encoding="utf-8")
    return load_article(file, TEXT)


def test_brackets_tell_which_of_several_words_is_meant(tmp_path: Path) -> None:
    (chain,) = load(tmp_path, ["Ana Ruiz", "[She] left", "and [her] sister"]).chains
    assert [(span.start, span.end) for span in chain.mentions] == [A, B, C]


@pytest.mark.parametrize(("mentions", "actor"), [(["him"], "Ana Ruiz"), (["She"], "Bea")])
def test_a_chain_of_nobody_or_nothing_is_refused(tmp_path: Path, mentions: list[str], actor: str) -> None:
    with pytest.raises(AnnotationError):
        load(tmp_path, mentions, actor)
