"""Plain text: one article in a file, with YAML front matter or without."""

from collections.abc import Iterator

from pipelines.ingest.decoding import decode
from pipelines.ingest.mappings import MappingError, split_front_matter
from pipelines.ingest.metadata import metadata_from
from pipelines.ingest.records import Content, IngestSettings, Problem, Record, Reject
from pipelines.ingest.rejects import cut, reject


def read_text(content: Content, settings: IngestSettings) -> Iterator[Record | Reject]:
    """The one article of a text file; without front matter its text is the decoded file, unchanged."""
    decoded = decode(content.data)
    if isinstance(decoded, Problem):
        yield reject(content.source_path, decoded)
        return
    try:
        fields, text = split_front_matter(decoded.text, settings)
    except MappingError as error:
        detail = (
            f"The block between the two lines of dashes at the top {error}. Mend it, or put an empty line above it "
            "when it is part of the article."
        )
        yield reject(content.source_path, Problem("front_matter_invalid", detail), row={"text": cut(decoded.text)})
        return
    if fields is None:
        yield Record(0, text, decoded.encoding, text_is_file=True)
    else:
        yield Record(0, text, decoded.encoding, [("front_matter", metadata_from(fields, settings.fields))])
