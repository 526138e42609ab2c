"""From bytes to text: which encoding a file is in, and whether it is text at all.

Belongs here: byte-order marks, guesses of encodings, characters no database holds. Does not belong here: formats.
"""

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass

from charset_normalizer import CharsetMatch, from_bytes

from pipelines.ingest.records import Problem

WESTERN = "cp1252"
REPLACEMENT = "\ufffd"
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WITH_ZERO_BYTES = ("utf_16_le", "utf_16_be", "utf_32_le", "utf_32_be")
# The legacy encodings that browsers read (https://encoding.spec.whatwg.org/#names-and-labels); more would only
# win by chance, since short texts fit many code pages.
_LEGACY = (
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874", "cp866"),
    *("iso8859_2", "iso8859_3", "iso8859_4", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8", "iso8859_10"),
    *("iso8859_13", "iso8859_14", "iso8859_15", "iso8859_16", "koi8_r", "koi8_u", "mac_roman", "mac_cyrillic"),
    *("gb18030", "big5hkscs", "euc_jp", "cp932", "iso2022_jp", "cp949"),
)
_STRAYS = "dateline.strays"
_HALVES = re.compile(rb"\xed[\xa0-\xbf]")
"""How the two halves of a character beyond the first 65,536 begin that databases write apart (CESU-8)."""
_LONE_HALVES = re.compile("[\ud800-\udfff]")
_SUBSTITUTE = "\x1a"
_SAMPLE_BYTES = 500_000
_TOLERATED_CHAOS = 0.1
_MAX_CONTROL_SHARE = 0.01
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_BINARY = Problem(
    "binary", "It holds NUL or control characters, so it is data and not text; save the text in it as UTF-8."
)
_UNDECODABLE = Problem(
    "undecodable", "Its bytes are not text in any known encoding; save it as UTF-8, or convert it with iconv."
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was in, by Python's name for it."""

    text: str
    encoding: str


def decode(data: bytes, declared: str | None = None) -> Decoded | Problem:
    """The text of a file, without its byte-order mark and otherwise unchanged.

    In order: a byte-order mark, UTF-8, the encoding that the file itself declares, UTF-8 with a few stray bytes of
    Windows-1252 (what an editor leaves that mixes the two), lines of the one among lines of the other (what joining
    files leaves), a guess from the bytes. Where the guess is between
    Windows-1252 and an encoding that fits no better, Windows-1252 is taken: English news is the expected input, and
    short texts fit many code pages. A Problem when the bytes are not text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _checked(_try(data[len(mark) :], encoding))
    if b"\0" in data:
        guessed = _guessed(data, _WITH_ZERO_BYTES)
        return _checked(guessed) if guessed else _BINARY
    stated = _try(data, "utf-8") or _with_halves(data) or (_try(data, declared) if declared else None)
    return _checked(stated or _mixed(data) or _mixed_lines(data) or _guessed(data))


def decode_records(data: bytes) -> Decoded | Problem:
    """The text of a file of many records: as `decode`, but with U+FFFD for NUL bytes where they are few.

    A NUL in one record, which JSON could as well have escaped, must not cost the others.
    """
    decoded = decode(data)
    if isinstance(decoded, Decoded) or b"\0" not in data or data.count(b"\0") > _MAX_CONTROL_SHARE * len(data):
        return decoded
    substituted = decode(data.replace(b"\0", _SUBSTITUTE.encode()))
    if isinstance(substituted, Problem):
        return substituted
    return Decoded(substituted.text.replace(_SUBSTITUTE, REPLACEMENT), substituted.encoding)


def storable(text: str) -> str:
    """The text with U+FFFD for each NUL and lone surrogate, which JSON escapes can make and no database holds."""
    return _UNSTORABLE.sub(REPLACEMENT, text)


def _checked(decoded: Decoded | None) -> Decoded | Problem:
    if decoded is None:
        return _UNDECODABLE
    controls = len(_CONTROLS.findall(decoded.text))
    return _BINARY if "\0" in decoded.text or controls > _MAX_CONTROL_SHARE * len(decoded.text) else decoded


def _try(data: bytes, encoding: str) -> Decoded | None:
    """The text when the bytes are valid in the encoding, and Python knows it as one of text."""
    try:
        return Decoded(data.decode(encoding), codecs.lookup(encoding).name)
    except (UnicodeError, LookupError, ValueError):
        return None


def _with_halves(data: bytes) -> Decoded | None:
    """UTF-8 in which some characters are written as two halves, joined; a half alone becomes U+FFFD."""
    if not _HALVES.search(data):
        return None
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return Decoded(_LONE_HALVES.sub(REPLACEMENT, joined), "utf-8")


def _mixed_lines(data: bytes) -> Decoded | None:
    """Lines of UTF-8 among lines of Windows-1252, each by itself; None for anything else."""
    lines = data.splitlines(keepends=True)
    read = [_try(line, "utf-8") for line in lines]
    if not any(line and not line.text.isascii() for line in read):
        return None
    guessed = _guessed(b"".join(line for line, found in zip(lines, read, strict=True) if found is None))
    if guessed is None or guessed.encoding != WESTERN:
        return None
    text = "".join(
        found.text if found else line.decode(WESTERN, "replace") for line, found in zip(lines, read, strict=True)
    )
    return Decoded(text, f"utf-8+{WESTERN}")


def _mixed(data: bytes) -> Decoded | None:
    """UTF-8 with stray bytes of Windows-1252; None unless a sample has more than twice as many other characters."""
    strays = 0

    def read_stray(error: UnicodeError) -> tuple[str, int]:
        nonlocal strays
        strays += 1
        if not isinstance(error, UnicodeDecodeError):
            raise error
        if error.end - error.start > 1 or error.end == len(error.object):
            return REPLACEMENT, error.end
        return error.object[error.start : error.end].decode(WESTERN, "replace"), error.end

    codecs.register_error(_STRAYS, read_stray)
    sample = _sample(data).decode("utf-8", _STRAYS)
    if sum(character > "\x7f" for character in sample) <= 2 * strays:
        return None
    return Decoded(data.decode("utf-8", _STRAYS), f"utf-8+{WESTERN}")


def _sample(data: bytes) -> bytes:
    """The beginning of the data by which an encoding is judged, cut after a line break or space when there is one."""
    if len(data) <= _SAMPLE_BYTES:
        return data
    end = max(data.rfind(space, 0, _SAMPLE_BYTES) for space in (b"\n", b" "))
    return data[: end + 1 or _SAMPLE_BYTES]


def _guessed(data: bytes, among: Sequence[str] = _LEGACY) -> Decoded | None:
    """The text in the encoding that fits best."""
    matches = list(from_bytes(_sample(data), cp_isolation=list(among)))
    return _try(data, _preferred(matches)) if matches else None


def _preferred(matches: Sequence[CharsetMatch]) -> str:
    """The first encoding, unless Windows-1252 fits as well."""
    best = matches[0]
    for match in matches:
        fits = match.chaos <= _TOLERATED_CHAOS and match.coherence >= best.coherence
        if fits and WESTERN in match.could_be_from_charset:
            return WESTERN
    return best.encoding
