"""Tables of where: places, and the names in the texts that stand for them."""

from pandera.typing import Series

from pipelines.schemas import columns as column
from pipelines.schemas.codes import LOCATION_USAGES
from pipelines.schemas.columns import Count, Number, Offset, Text
from pipelines.schemas.table import Table


class Locations(Table, key="location_id"):
    """One row per place that some document names."""

    location_id: Series[Text] = column.text("the gazetteer's id of the place")
    name: Series[Text] = column.text("its usual English name")
    latitude: Series[Number] = column.number("degrees north, WGS 84", -90, 90, null=True)
    longitude: Series[Number] = column.number("degrees east, WGS 84", -180, 180, null=True)
    country: Series[Text] = column.country("ISO 3166-1 alpha-3; NULL for what lies in none or several")
    admin1: Series[Text] = column.text("first-level division it lies in, such as a province", null=True)
    feature_code: Series[Text] = column.text("GeoNames feature code such as PPL, ADM1, PCLI", null=True)
    population: Series[Offset] = column.count("inhabitants; NULL when unknown", null=True)
    geonames_id: Series[Offset] = column.count("id at GeoNames; NULL where none is known", null=True)


class LocationMentions(Table, key="mention_id"):
    """One row per place name in a text."""

    mention_id: Series[Text] = column.text("made from document and span")
    document_id: Series[Text] = column.text("the document")
    sentence_number: Series[Count] = column.count("the sentence it stands in")
    start_char: Series[Offset] = column.count("first character of the name")
    end_char: Series[Offset] = column.count("one past its last character")
    text: Series[Text] = column.text("the bare name: Iraq of northern Iraq")
    location_id: Series[Text] = column.text("the place; NULL when it could not be resolved", null=True)
    usage: Series[Text] = column.code(
        "the place itself, its government (metonym) or its people (demonym)", LOCATION_USAGES
    )
    modifier: Series[Text] = column.text("words that narrow it, such as northern", null=True)
    confidence: Series[Number] = column.confidence()
    method: Series[Text] = column.method()
