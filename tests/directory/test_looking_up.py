"""Finding people, reading disciplines and dates, and contact cards: the pure parts."""

from dataclasses import replace
from datetime import date

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from bot.directory.dates import read_date
from bot.directory.disciplines import discipline_title, load_disciplines
from bot.directory.models import Entry, Kind, Phone
from bot.directory.search import Named, search
from bot.directory.vcard import LIMIT, make_vcard
from bot.errors import Invalid
from tests.directory.conftest import World

PEOPLE = [
    Named(1, "Patrick van Os", "Politie basisteam Maasland", "wijkagent", "Politie", "Oss"),
    Named(2, "Emre Kılıç", "Scheldestroom Welzijn", "jongerenwerker", "Jongerenwerk", "Vlissingen"),
    Named(3, "Danique Traas", "Scheldestroom Welzijn", "jongerenwerker meiden", "Jongerenwerk"),
    Named(4, "Gert-Jan Bos", "Gemeente Oss", "leerplichtambtenaar", "Leerplicht en RMC", "Oss"),
    Named(5, "Zoë Lammers", "Muziekwerkplaats Oss", "muziekcoach", "Cultuur", "Oss"),
    Named(6, "أحمد العلي", "Brede Hoed-team", "opvoedadviseur", "Wijkteam", "Diemen"),
]
FOUND = {
    "Patrick van Os": [1], "patrick": [1], "nummer van patrik": [1], "van os": [1],
    "kilic": [2], "Emre": [2], "zoe": [5], "zoë lamers": [5], "gert jan": [4], "gertjan bos": [4],
    "wijkagent": [1], "leerplicht": [4], "leerplichtambtenar": [4], "scheldestroom": [3, 2],
    "jongerenwerker": [3, 2], "jongerenwerk vlissingen": [2], "politie": [1], "أحمد": [6],
    "Wilhelmina": [], "": [], "?!": [], "de": [], "patrick bakker": [],
}  # fmt: skip


@pytest.mark.parametrize(("text", "ids"), FOUND.items())
def test_search(text: str, ids: list[int]) -> None:
    """Names, parts, functions and organisations are found, with typos; nobody else is."""
    assert search(text, PEOPLE) == ids


@given(st.text(max_size=40))
def test_no_text_breaks_the_search(text: str) -> None:
    """Any text gives a list without doubles."""
    found = search(text, PEOPLE)
    assert len(found) == len(set(found)) <= len(PEOPLE)


async def test_find_by_the_service(world: World) -> None:
    """The service finds by the same rules, in the order of the search, as many as asked."""
    await world.join(world.anna)
    await world.join(world.bram, name="Bram Bos", phone="06-87654321")
    found = await world.directory.find(world.cora, "jongerenwerker")
    assert [one.name for one in found] == ["Anna de Vries", "Bram Bos"]
    assert len(await world.directory.find(world.cora, "jongerenwerker", limit=1)) == 1


def test_every_discipline_is_recognised_by_its_names() -> None:
    """Keys, titles and aliases lead to a discipline, titles always to their own."""
    known = load_disciplines()
    for one in known.disciplines.values():
        assert known.recognise(one.nl) == one.key
        assert known.recognise(one.key.replace("_", " ")) in known
        assert one.sector in known.sectors
        for alias in one.aliases:
            assert known.recognise(alias) in known
    assert {one.key for sector in known.sectors for one in known.of(sector)} == set(
        known.disciplines
    )
    assert discipline_title("politie", "en") == "Police"
    assert discipline_title("gone") == "gone"


@given(st.text(max_size=40))
def test_no_text_breaks_recognition(text: str) -> None:
    """Any text is a discipline of the list, or none."""
    known = load_disciplines()
    found = known.recognise(text)
    assert found is None or found in known


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("vandaag", date(2026, 3, 2)), ("vrijdag", date(2026, 3, 6)), ("24-12", date(2026, 12, 24)),
        ("24 december", date(2026, 12, 24)), ("1 mrt", date(2027, 3, 1)),
        ("3 weken", date(2026, 3, 23)),
        ("t/m vrijdag 6 maart", date(2026, 3, 6)), ("2026-04-01", date(2026, 4, 1)),
        ("1-4-26", date(2026, 4, 1)), ("t/m 1 april 2026", date(2026, 4, 1)),
    ],
)  # fmt: skip
def test_dates(text: str, found: date) -> None:
    """Dates are read as people write them; without a year it is the next one."""
    assert read_date(text, date(2026, 3, 2)) == found


@given(st.text(max_size=40) | st.from_regex(r"\d{1,12} ?-? ?\w{1,6}"))
def test_no_text_breaks_dates(text: str) -> None:
    """Any text is a date, or refused."""
    try:
        found: date | None = read_date(text, date(2026, 3, 2))
    except Invalid:
        found = None
    assert found is None or isinstance(found, date)


@pytest.mark.parametrize(
    "name",
    ["Anna de Vries", "Zoë; van 't Hof, Jr.", "👩‍👧 Jip 🌻", "أحمد العلي", "Back\\slash", "Cher"],
)
def test_vcard_reads_back(entry: Entry, name: str) -> None:
    """A vCard holds what it was given, whatever signs are in it."""
    entry = replace(
        entry,
        name=name,
        organisation="Huis; Tuin, & Keuken\\",
        function="jongerenwerker",
        expertise="van alles; en nog wat, ook dit",
        how_to_refer="de leeftijd",
        phones=(Phone("+31612345678", "cell"), Phone("+31412345678", "voice", extension="12")),
    )
    text = make_vcard(entry, entry.phones, "a@b.nl")
    card = vobject.readOne(text)
    assert card.fn.value == name
    assert card.org.value == ["Huis; Tuin, & Keuken\\"]
    assert card.title.value == "jongerenwerker"
    assert card.email.value == "a@b.nl"
    assert card.note.value == "van alles; en nog wat, ook dit\nde leeftijd"
    assert [line.value for line in card.tel_list] == ["+31612345678", "+31412345678,12"]
    assert text.startswith("BEGIN:VCARD\r\nVERSION:3.0\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_vcard_holds_only_what_it_is_given(entry: Entry) -> None:
    """Numbers of the entry that are not handed over are not in it."""
    assert "12345678" not in make_vcard(entry, (), None)
    assert "EMAIL" not in make_vcard(entry, entry.phones, None)


@pytest.mark.parametrize("sign", ["a", "é", "\n", ";", "🌻", "ع"])
def test_vcard_fits_by_shortening_the_note(entry: Entry, sign: str) -> None:
    """The longest entry fits in 2048 bytes: name and numbers whole, the note shortened."""
    long = replace(
        entry,
        name=sign.strip() * 80 or "x" * 80,
        organisation="🌻" * 80,
        function="é" * 80,
        expertise=f"a{sign}" * 200,
        how_to_refer=f"a{sign}" * 300,
        phones=(Phone("+31612345678"), Phone("+31412345678"), Phone("112")),
        kind=Kind.TEAM,
    )
    text = make_vcard(long, long.phones, f"{'x' * 60}@{'y' * 60}.nl")
    assert len(text.encode()) <= LIMIT
    card = vobject.readOne(text)
    assert card.fn.value == long.name
    assert [line.value for line in card.tel_list] == ["+31612345678", "+31412345678", "112"]
    if sign != "a":
        assert card.note.value.endswith("…")
    assert len(text.encode()) > LIMIT - 150  # no more is cut off than needed
