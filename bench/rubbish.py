"""A raw folder of every kind of rubbish that reaches a news archive, and what must become of each file.

Belongs here: the files and their outcomes. Does not belong here: running anything. The tests read the folder in a
small size; `uv run python -m bench.rubbish FOLDER` writes it in full size, to be loaded by
`uv run dateline refresh --raw FOLDER --warehouse OTHER/rubbish.duckdb`.
"""

import argparse
import gzip
import json
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LOADED = "loaded"
GOOD = (
    "LUSAKA, May 5, 2024 (Copper Wire) — Zambian President Hakainde Hichilema met Tanzanian officials in Dodoma on "
    "Friday. “We will reopen the border,” he said. Police arrested three protesters in Kitwe.\n"
)
ACCENTED = "The café owner José Peña said the “naïve” plan had cost €500 — far too much.\n"
OBJECT = '{"text": "The army of Chad attacked rebels near Faya."}'
FULL, SMALL = 1.0, 0.002


@dataclass(frozen=True, slots=True)
class Rubbish:
    """A file, what it holds, and the outcome of each record in it: `loaded`, or the reason of its reject."""

    path: str
    content: bytes
    outcomes: tuple[str, ...]


def rubbish(size: float = FULL) -> Iterator[Rubbish]:
    """All files but those that need more than content (see `make_links`); `size` scales the large ones."""
    for kind in (_good, _empty, _binary, _encodings, _nul, _large, _endless, _html, _json, _csv, _front_matter):
        for path, content, *outcomes in kind(size):
            data = content.encode() if isinstance(content, str) else content
            yield Rubbish(f"{kind.__name__.strip('_')}/{path}", data, tuple(outcomes))
    for path, content, *outcomes in (*_dates(), *_languages(), *_names(), *_copies()):
        yield Rubbish(path, content.encode(), tuple(outcomes))


type _Files = Iterator[tuple[str, str | bytes, *tuple[str, ...]]]


def _good(_: float) -> _Files:
    yield "article.txt", GOOD, LOADED


def _empty(_: float) -> _Files:
    for suffix in ("txt", "html", "json", "jsonl", "csv", "parquet"):
        yield f"nothing-{suffix}.{suffix}", "", "empty"
    yield "blank.txt", " \n\t\r\n", "empty"
    yield "mark-only.txt", b"\xef\xbb\xbf", "empty"
    yield "unseen-spaces.txt", "\xa0\u200b\u3000", "empty"
    yield "header-only.csv", "text,title\n", "empty"
    yield "no-article.html", "<html><body><img src=a.png><script>var a = 1;</script></body></html>", "empty"


def _binary(_: float) -> _Files:
    noise = random.Random(3)  # noqa: S311 (rubbish, not a secret)
    yield "program.txt", b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20, "binary"
    yield "noise.txt", noise.randbytes(5000), "binary"
    yield "noise.html", noise.randbytes(5000), "binary"
    yield "picture.csv", b"\xff\xd8\xff\xe0\0\x10JFIF" + b"x" * 100, "binary"
    yield "packed.json", gzip.compress(GOOD.encode()), "binary"
    yield "torn.parquet", b"PAR1" + b"x" * 100 + b"PAR1", "parquet_invalid"


def _encodings(_: float) -> _Files:
    yield "marked.txt", b"\xef\xbb\xbf" + ACCENTED.encode(), LOADED
    yield "western.txt", ACCENTED.encode("cp1252"), LOADED
    yield "utf-16.txt", ACCENTED.encode("utf-16"), LOADED
    yield "utf-16-unmarked.txt", ACCENTED.encode("utf-16-le"), LOADED
    yield "stray.txt", ACCENTED.encode() * 3 + "café".encode("cp1252"), LOADED
    yield "joined.txt", ACCENTED.encode("cp1252") * 3 + ACCENTED.encode() * 3, LOADED
    yield "cut.txt", ACCENTED.encode() * 3 + b"\xe2\x80", LOADED
    yield "halves.txt", b"The minister said \xed\xa0\xbd\xed\xb8\x80 and \xed\xa0\x80 on Monday.", LOADED
    yield "cyrillic.txt", "Министр заявил в воскресенье, что переговоры продолжатся.".encode("koi8-r"), LOADED
    yield "declared-wrongly.html", f"<meta charset=utf-16><body><p>{ACCENTED}".encode("cp1252"), LOADED
    rows = b"text\n" + ACCENTED.encode("cp1252") + ACCENTED.encode()
    yield "joined.csv", rows, LOADED, LOADED


def _nul(_: float) -> _Files:
    yield "one.txt", GOOD.replace("officials", "offi\0cials"), "binary"
    yield "one.csv", "text\n" + "The army of Mali attacked rebels.\n" * 5 + "The ar\0my of Togo left.\n", *[LOADED] * 6
    yield "escaped.json", r'{"text": "The army of \u0000 Benin attacked rebels."}', LOADED
    yield "one.jsonl", OBJECT + '\n{"text": "a\0b"}\n' + OBJECT.replace("Chad", "Mali"), LOADED, LOADED, LOADED


def _large(size: float) -> _Files:
    length = int(50_000_000 * size)
    beyond = "too_large" if size >= FULL else "text_too_long" if length > 1_000_000 else LOADED
    within = "text_too_long" if length - 100 > 1_000_000 else LOADED
    yield "line.txt", "The minister said no to the war. " * (length // 33 + 1), beyond
    yield "line-within.txt", ("The minister said no to the war. " * (length // 33))[: length - 200], within
    yield "line.jsonl", f'{{"text": "{"word " * ((length - 300) // 5)}"}}\n{OBJECT}\n', within, LOADED
    yield (
        "line.csv",
        "text\n" + "word " * ((length - 300) // 5) + "\nThe army of Chad attacked rebels.\n",
        within,
        LOADED,
    )
    yield "breaks.jsonl", "\n" * (length - 300) + OBJECT, LOADED
    yield "field.json", json.dumps({"text": "The army left Lomé.", "title": "x " * int(1_000_000 * size)}), LOADED


def _endless(size: float) -> _Files:
    words = max(300, int(100_000 * size))
    nested = max(200, int(10_000 * size))
    yield "no-full-stop.txt", "the minister and the army went to the city of Kitwe with " * (words // 12), LOADED
    yield "names.txt", "William Ruto, Hakainde Hichilema, Lena Haddad, " * (words // 6), LOADED
    yield "quotes-nested.txt", "He said “" * nested + "no" + "”" * nested, LOADED
    yield "quotes-only.txt", "The minister spoke. " + "“”" * nested, LOADED
    yield "no-space.txt", "The minister spoke. " + "x" * words, LOADED


def _html(size: float) -> _Files:
    many = int(500_000 * size)
    yield "deep.html", "<div>" * many + "The minister spoke.", LOADED if many < 256 else "empty"
    yield "wide.html", "<p>word</p>" * max(many, 31_000), "html_too_complex"
    yield "attributes.html", f"<p {' '.join(f'a{n}=1' for n in range(2000))}>x</p>", "html_too_complex"
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    yield "entities.html", f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><p>&e12;</p>', "html_too_complex"
    yield "comments.html", "<!--" * many + "x", "empty"
    data = '<script type="application/ld+json">' + '{"a":' * 100_000 + "</script>"
    yield "linked-data.html", f"{data}<p>The minister of Kenya spoke for an hour about the war.</p>", LOADED


def _json(size: float) -> _Files:
    deep = max(10_000, int(1_000_000 * size))
    yield "deep.json", "[" * deep, "json_invalid"
    yield "deep-object.json", '{"text":' * deep + "1" + "}" * deep, "json_invalid"
    yield "comma.json", '{"text": "x",}', "json_invalid"
    yield "digits.json", '{"text": "x", "n": ' + "9" * 5000 + "}", "json_invalid"
    yield "list.json", '["x", {}, 5]', "not_an_object", "no_text_field", "not_an_object"
    yield "surrogates.json", r'{"text": "The minister \ud800 of Chad spoke.", "title": "\udfff", "\udfff": 1}', LOADED
    yield "cut-line.jsonl", f'{OBJECT}\n{{"text": "cut\n{OBJECT}\n', LOADED, "json_invalid", LOADED
    yield "old-breaks.jsonl", f"{OBJECT}\r{OBJECT}\r", LOADED, LOADED
    many = {f"key{n}": n for n in range(int(300_000 * size))}
    yield "keys.json", json.dumps({"text": "The army of Togo attacked rebels.", **many}), LOADED


def _csv(_: float) -> _Files:
    yield "no-text.csv", "id,words\n1,The minister\n", "missing_column"
    yield "ragged.csv", "text,title\nThe army left.,x,y\nThe army came back.\n", "csv_invalid", LOADED
    yield "unclosed.csv", 'text,title\nThe army left.,x\n"The army came,y\n', LOADED, "csv_invalid"
    yield "twice.csv", "text,text\nThe army of Chad left.,other\n", LOADED


def _front_matter(_: float) -> _Files:
    below = "---\nThe minister of Togo spoke.\n"
    yield "no-yaml.txt", f"---\ntitle: [x\n{below}", "front_matter_invalid"
    yield "list.txt", f"---\n- one\n- two\n{below}", "front_matter_invalid"
    yield "words.txt", f"---\nThe minister of Togo left.\n{below}", "front_matter_invalid"
    yield "recursive.txt", f"---\na: &a\n  title: *a\n{below}", "front_matter_invalid"
    aliases = "\n".join(f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 9)}]" for n in range(12))
    yield "aliases.txt", f"---\na0: &a0 ha\n{aliases}\ntitle: *a12\n{below}", LOADED
    long = ", ".join(["*a"] * 10_000)
    yield "alias-of-much.txt", f"---\na: &a {'x' * 40_000}\nbyline: [{long}]\n{below}", LOADED
    yield "object.txt", f'---\ntitle: !!python/object/apply:os.system ["true"]\n{below}', LOADED


def _dates() -> Iterator[tuple[str, str, str]]:
    days = ("31 February 2024", "0001-01-01", "9999-12-31", "2024-13-45T25:61:61Z", "0000-00-00", "9" * 20, "1e400")
    for number, day in enumerate(days):
        yield f"dates/day-{number}.txt", f"---\npublished: '{day}'\n---\nThe minister spoke {number} times.", LOADED
    yield "dates/0001-01-01 name.txt", "The minister of Togo spoke on 31 February 0001, in May 0 and on Sunday.", LOADED


def _languages() -> Iterator[tuple[str, str, str]]:
    yield "languages/german.txt", "Der Außenminister erklärte, die Gespräche würden am Sonntag fortgesetzt.", LOADED
    yield "languages/chinese.txt", "外交部长周日表示，会谈将在多哈恢复。我们不会让步。", LOADED
    yield "languages/arabic.txt", "قال وزير الخارجية إن المحادثات ستستأنف يوم الأحد في الدوحة", LOADED


def _names() -> Iterator[tuple[str, str, str]]:
    names = ("with space", "line\nbreak", "خبر", "'; drop table--", "新闻/报道", "[red]x[/]", "\x1b[31m", "%s{}", "-rf")
    for number, name in enumerate((*names, "a" * 250)):
        yield f"names/{name}.txt", f"The minister of Togo spoke to {number + 2} generals.", LOADED
    yield "names/[/bold].pdf", "no PDF", "unsupported_form"


def _copies() -> Iterator[tuple[str, str, str]]:
    story = " ".join(f"On day {n} the army of Chad attacked rebels near village {n * 7 % 31}." for n in range(15))
    for number in range(5):
        yield f"copies/exact-{number}.txt", story, LOADED
        yield f"copies/near-{number}.txt", f"---\ntitle: Headline {number}\n---\n{story} More: {number}.", LOADED


def make_links(folder: Path) -> dict[str, tuple[str, ...]]:
    """Put links, a pipe and a name that is not UTF-8 into the folder; their outcomes by path."""
    links = {
        "out.txt": ("/etc/passwd", "link_outside"),
        "out": ("/etc", "link_outside"),
        "endless.txt": ("/dev/zero", "link_outside"),
        "up-and-out.txt": ("../" * 30 + "proc/self/environ", "link_outside"),
        "self.txt": ("self.txt", "broken_link"),
        "nowhere.txt": ("nowhere", "broken_link"),
        "inside.txt": ("../good/article.txt", LOADED),
    }
    place = folder / "links"
    place.mkdir(parents=True, exist_ok=True)
    for name, (target, _) in links.items():
        (place / name).symlink_to(target)
    (place / "loop").symlink_to("..")
    os.mkfifo(place / "pipe.txt")
    Path(os.fsdecode(os.fsencode(place) + b"/bytes-\xff\xfe.txt")).write_text("The army of Peru attacked rebels.")
    others: dict[str, tuple[str, ...]] = {"links/pipe.txt": ("not_a_file",), "links/bytes-\\xff\\xfe.txt": (LOADED,)}
    return {f"links/{name}": (outcome,) for name, (_, outcome) in links.items()} | others


def write(folder: Path, size: float = FULL) -> dict[str, tuple[str, ...]]:
    """Write everything into the folder; returns the outcomes that each path must have, record by record."""
    outcomes: dict[str, tuple[str, ...]] = {}
    for item in rubbish(size):
        path = folder / item.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(item.content)
        outcomes[item.path] = item.outcomes
    return outcomes | make_links(folder)


def main() -> None:
    """Write the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    parser.add_argument("--size", type=float, default=FULL, help="a factor for the large files; 1 for 50 MB")
    arguments = parser.parse_args()
    write(arguments.folder, arguments.size)


if __name__ == "__main__":
    main()
