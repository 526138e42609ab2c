"""Tables of who there is: actors across all documents, what one document says of them, mentions and relations."""

from pandera.typing import Series

from pipelines.schemas import columns as column
from pipelines.schemas.codes import ACTOR_TYPES, MENTION_TYPES, RELATIONS, SECTORS
from pipelines.schemas.columns import Count, Day, Number, Offset, Text, Texts
from pipelines.schemas.table import Table


class Actors(Table, key="actor_id"):
    """One row per real-world actor across all documents."""

    actor_id: Series[Text] = column.text("made from the lexicon's key, or from kind and name")
    name: Series[Text] = column.text("the fullest name")
    actor_type: Series[Text] = column.code("kind of actor", ACTOR_TYPES)
    country: Series[Text] = column.country("country it belongs to, ISO 3166-1 alpha-3; NULL when unknown")
    sector: Series[Text] = column.code("PLOVER sector; NULL when unknown", SECTORS, null=True)
    aliases: Series[Texts] = column.plain("its other names in the documents and the lexicon")
    document_count: Series[Count] = column.count("documents that speak of it")
    mention_count: Series[Count] = column.count("places in the texts that speak of it")
    first_seen_on: Series[Day] = column.plain("first day of publication among its documents", null=True)
    last_seen_on: Series[Day] = column.plain("last day of publication among its documents", null=True)


class DocumentActors(Table, key=("document_id", "actor_id")):
    """One row per document and actor: what that document alone says; the table actors is made from these."""

    document_id: Series[Text] = column.text("the document")
    actor_id: Series[Text] = column.text("the actor")
    name: Series[Text] = column.text("its fullest name in the document, or the lexicon's")
    actor_type: Series[Text] = column.code("kind of actor", ACTOR_TYPES)
    country: Series[Text] = column.country("country it belongs to, ISO 3166-1 alpha-3; NULL when unknown")
    sector: Series[Text] = column.code("PLOVER sector; NULL when unknown", SECTORS, null=True)
    aliases: Series[Texts] = column.plain("its other names in the document")


class ActorMentions(Table, key="mention_id"):
    """One row per place where a text speaks of an actor."""

    mention_id: Series[Text] = column.text("made from document and span")
    document_id: Series[Text] = column.text("the document")
    sentence_number: Series[Count] = column.count("the sentence it stands in")
    start_char: Series[Offset] = column.count("first character of the mention")
    end_char: Series[Offset] = column.count("one past its last character")
    text: Series[Text] = column.text("the mention as written")
    mention_type: Series[Text] = column.code("name, description (nominal) or pronoun", MENTION_TYPES)
    actor_id: Series[Text] = column.text("the actor it stands for")
    title: Series[Text] = column.text("role words beside the name, such as Prime Minister", null=True)
    confidence: Series[Number] = column.confidence()
    method: Series[Text] = column.method()


class ActorRelations(Table, key="relation_id"):
    """One row per lasting tie between two actors that a text states."""

    relation_id: Series[Text] = column.text("made from document, span and the two actors")
    document_id: Series[Text] = column.text("the document")
    sentence_number: Series[Count] = column.count("the sentence it stands in")
    start_char: Series[Offset] = column.count("first character of the evidence")
    end_char: Series[Offset] = column.count("one past its last character")
    text: Series[Text] = column.text("the words that state it")
    actor_id: Series[Text] = column.text("the actor that leads, belongs, is backed and so on")
    relation: Series[Text] = column.code("kind of tie", RELATIONS)
    object_actor_id: Series[Text] = column.text("the actor at the other end")
    confidence: Series[Number] = column.confidence()
    method: Series[Text] = column.method()
