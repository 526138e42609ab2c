"""How sure a row is."""

from pipelines.extract.locations.analysis import analyse_locations
from pipelines.extract.locations.confidence import FEATURES, points
from tests.parses import parsed as parse_text


def confidences(text: str) -> dict[str, float]:
    return {mention.text: mention.confidence for mention in analyse_locations(parse_text(text)).mentions}


def test_every_feature_has_its_points_and_no_other() -> None:
    assert points().keys() == FEATURES


def test_what_the_text_places_is_sure() -> None:
    found = confidences("The suspect was arrested in Paris, Texas, on Monday.")
    assert found["Paris"] >= 0.9


def test_a_country_of_the_story_is_surer_than_one_out_of_the_blue() -> None:
    story = confidences("Troops left Baghdad. The government of Iraq said that Mosul was quiet.")
    alone = confidences("The vase came from Jordan.")
    assert story["Iraq"] > alone["Jordan"]


def test_a_small_namesake_without_any_sign_is_not_sure() -> None:
    assert confidences("A man was robbed in Richmond on Monday.")["Richmond"] < 0.8
