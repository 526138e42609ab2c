"""Forms of files that are not read as they are: how they are known, and how to convert them.

Belongs here: looking a file up in reference/file_formats.csv. Does not belong here: the forms that are read (readers).
"""

from dataclasses import dataclass
from functools import cache

from pipelines.extract.lexicon import read_rows
from pipelines.ingest.records import Problem

_COLUMNS = ("format", "suffixes", "signature", "advice")


@dataclass(frozen=True, slots=True)
class FileFormat:
    """One form of file with its suffixes, the bytes such files begin with, and how to convert it."""

    name: str
    suffixes: tuple[str, ...]
    signatures: tuple[bytes, ...]
    advice: str


@cache
def file_formats() -> tuple[FileFormat, ...]:
    """The forms in reference/file_formats.csv. Raises LexiconError for a bad row."""
    formats = []
    for row in read_rows("file_formats.csv", _COLUMNS, required=("format", "suffixes", "advice")):
        try:
            signatures = tuple(bytes.fromhex(signature) for signature in row.many("signature"))
        except ValueError as error:
            raise row.error(f"signature is {row['signature']!r}; it must be bytes in hexadecimal") from error
        formats.append(FileFormat(row["format"], row.many("suffixes"), signatures, row["advice"]))
    return tuple(formats)


def unsupported(suffix: str) -> Problem:
    """Why a file with this suffix (in lower case, with its dot, or '') is not read, and how to convert it."""
    known = next((form for form in file_formats() if suffix in form.suffixes), None)
    if known:
        return Problem("unsupported_form", f"Files of the form {known.name} ({suffix}) are not read. {known.advice}")
    what = f"Files that end in {suffix}" if suffix else "Files without a suffix"
    detail = f"{what} are not read; rename the file to .txt when it is plain text, or convert it to text."
    return Problem("unsupported_form", detail)


def disguised(data: bytes) -> Problem | None:
    """Why data are not what the file's name says, when they begin like a form that is not read."""
    for form in file_formats():
        if any(data.startswith(signature) for signature in form.signatures):
            detail = f"The content is of the form {form.name}, whatever the file's name says. {form.advice}"
            return Problem("binary", detail)
    return None
