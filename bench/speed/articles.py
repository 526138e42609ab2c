"""Synthetic articles from templates, as many as asked for: short, all different, and always the same ones.

Belongs here: making them. Does not belong here: measuring. They say nothing of accuracy, and their parse costs less
than that of real ones; what is measured with them is the cost of many documents.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

_FIRST = date(2015, 1, 1)
_DAYS = 3_000
_PEOPLE = ("Ines Brandao", "Amina Yusuf", "Lena Haddad", "Tomas Varga", "Grace Mwale", "Pavel Sorokin", "Nadia Karimi")
_SURNAMES = ("Almeida", "Banda", "Castro", "Demir", "Eriksen", "Farouk", "Gomez", "Horvat", "Ito", "Jansen", "Kovac")
_BODIES = ("police", "army", "navy", "parliament", "foreign ministry", "interior ministry", "health ministry")
_COUNTRIES = ("Kenya", "Zambia", "Peru", "Norway", "Georgia", "Armenia", "Malawi", "Turkey", "Chile", "Jordan", "Nepal")
_CITIES = ("Mombasa", "Kitwe", "Lima", "Bergen", "Tbilisi", "Yerevan", "Blantyre", "Izmir", "Amman", "Pokhara")
_ACTS = (
    "arrested {number} men in {city}",
    "met envoys of {country} in {city}",
    "accused {country} of breaking the truce",
    "sent {number} tents to {city}",
    "rejected a plan of {country}",
    "released {number} prisoners near {city}",
)
_TOLD = (
    "{country}'s {body} {act} on {day}, {person} said.",
    "“We will not wait another {number} days,” {person} told reporters in {city}.",
    "{person} {surname} of the {body} said that {country} had {act}.",
    "The {body} of {country} {act} after {number} hours of talks.",
)


def write_articles(folder: Path, count: int, sentences: int = 2, first: int = 0) -> None:
    """Writes articles as files of their own, a thousand in each folder; each has its number in its first sentence."""
    for number in range(first, first + count):
        file = folder / f"{number // 1000:04}" / f"{number:07}.txt"
        if number % 1000 == 0 or number == first:
            file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(article(number, sentences), encoding="utf-8")


def article(number: int, sentences: int) -> str:
    """The article of this number, with a date in its front matter."""
    chance = random.Random(number)  # noqa: S311 - invented texts need not be secret
    published = _FIRST + timedelta(days=chance.randrange(_DAYS))
    text = " ".join(_sentences(chance, sentences))
    return f"---\ndate: {published}\n---\nReport {number} from {chance.choice(_CITIES)}. {text}\n"


def _sentences(chance: random.Random, count: int) -> Iterator[str]:
    for _ in range(count):
        words = {
            "number": chance.randrange(2, 500),
            "city": chance.choice(_CITIES),
            "country": chance.choice(_COUNTRIES),
            "body": chance.choice(_BODIES),
            "person": chance.choice(_PEOPLE),
            "surname": chance.choice(_SURNAMES),
            "day": chance.choice(("Monday", "Tuesday", "Friday", "Sunday")),
        }
        yield chance.choice(_TOLD).format(act=chance.choice(_ACTS).format(**words), **words)
