"""Lists in and out: what an import does, refuses and never does, and that nothing gets lost."""

import asyncio
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.directory import store, teams
from bot.directory.columns import HEADINGS
from bot.directory.models import Listing, Professional, Visibility
from bot.directory.sample import load_sample
from bot.directory.table import escape, read_table, unescape, write_csv, write_xlsx
from bot.errors import Invalid, NotAllowed
from tests.directory.conftest import World, make_world

SAMPLE = Path(__file__).parents[2] / "config" / "sample" / "contacts.csv"
GOOD = """naam;vakgebied;organisatie;functie;gemeente;telefoon;e-mail;leeftijd
Dirk Dekker;wijkagent;Politie;wijkagent;Oss;06-11223344;dirk@politie.example;12-18
"Els; van 't Hof";jgz;GGD;jeugdarts;Regio;0412-345678;;0+
"""


async def names(world: World) -> list[str]:
    """Give who can be found."""
    return [one.entry.name for one in await world.directory.everyone(world.community.id)]


def told(one: Professional) -> tuple[object, ...]:
    """Give what makes an entry the same in another community."""
    assured = one.assured_at and one.assured_at.date()
    return one.code, one.entry, one.away_until, one.listing, assured


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
async def test_common_files(world: World, encoding: str, delimiter: str) -> None:
    """Encodings, delimiters and usual Dutch headings are recognised; all is read."""
    text = GOOD.replace("Els; van 't Hof", "Zoë van 't Hof").replace(";", delimiter)
    plan = await world.exchange.apply(world.cora, "lijst.csv", text.encode(encoding))
    assert [(row.row, row.name, row.action) for row in plan.rows] == [
        (2, "Dirk Dekker", "add"),
        (3, "Zoë van 't Hof", "add"),
    ]
    assert (plan.unknown_columns, plan.missing_columns) == ((), ())
    async with world.database.read() as connection:
        dirk, zoe = await store.all_professionals(connection, world.community.id)
    assert (dirk.entry.discipline, dirk.entry.municipality) == ("politie", "Oss")
    assert (dirk.entry.minimum_age, dirk.entry.maximum_age) == (12, 18)
    assert [phone.number for phone in dirk.entry.phones] == ["+31611223344"]
    assert (zoe.entry.municipality, zoe.entry.discipline) == (None, "jeugdgezondheidszorg")
    assert {dirk.listing, zoe.listing} == {Listing.INVITED}


async def test_imported_persons_wait_for_their_yes_and_teams_do_not(world: World) -> None:
    """By a coordinator's list persons are invited; a team is listed; no column gets round that."""
    text = "naam;vakgebied;soort;stand\nDirk;politie;persoon;in de lijst\nWijkteam;wijkteam;team;\n"
    await world.exchange.apply(world.cora, "a.csv", text.encode())
    assert await names(world) == ["Wijkteam"]
    text = text.replace("persoon", "team")
    plan = await world.exchange.preview(world.cora, "a.csv", text.encode())
    assert plan.rows[0].problems == (("soort", "team", "choice"),)
    consented = await world.exchange.apply_as_operator(
        world.community, "a.csv", b"naam;vakgebied\nDirk;politie\nFien;raad\n", listed=True
    )
    assert [row.action for row in consented.rows] == ["change", "add"]
    assert await names(world) == ["Dirk", "Wijkteam", "Fien"]


async def test_three_bad_rows_and_nothing_happens(world: World) -> None:
    """Each wrong cell is told by row, column, value and reason; then nothing at all is read in."""
    text = GOOD + (
        "Fien;astronaut;X;y;Oss;;;\n;politie;;;Groningen;06-123;geen;18-12\nGijs;politie;;;Oss;;;\n"
    )
    plan = await world.exchange.preview(world.cora, "lijst.csv", text.encode())
    assert plan.refused
    assert [row.action for row in plan.rows] == ["add", "add", "refuse", "refuse", "add"]
    assert plan.rows[2].problems == (("vakgebied", "astronaut", "discipline"),)
    assert plan.rows[3].row == 5
    assert set(plan.rows[3].problems) == {
        ("naam", "", "empty"),
        ("gemeente", "Groningen", "municipality"),
        ("telefoon", "06-123", "phone"),
        ("e-mail", "geen", "email"),
        ("leeftijd", "18-12", "ages"),
    }
    with pytest.raises(Invalid) as raised:
        await world.exchange.apply(world.cora, "lijst.csv", text.encode())
    assert raised.value.reason == "import-refused"
    assert await world.directory.count(world.cora) == (0, 0)


async def test_a_dry_run_is_dry(world: World) -> None:
    """Looking at what would happen changes nothing."""
    await world.exchange.preview(world.cora, "lijst.csv", GOOD.encode())
    assert await world.directory.count(world.cora) == (0, 0)


async def test_missing_and_unknown_columns(world: World) -> None:
    """Without a name or discipline nothing can be read; unknown columns are told and left out."""
    plan = await world.exchange.preview(world.cora, "a.csv", b"naam;schoenmaat\nDirk;43\n")
    assert (plan.refused, plan.missing_columns) == (True, ("vakgebied",))
    assert plan.unknown_columns == ("schoenmaat",)
    with pytest.raises(Invalid):
        await world.exchange.apply(world.cora, "a.csv", b"naam;schoenmaat\nDirk;43\n")


async def test_first_and_last_names(world: World) -> None:
    """A list that keeps names in three columns is read too."""
    text = "voornaam;tussenvoegsel;achternaam;discipline\nEls;van 't;Hof;jgz\nFien;;Bos;jgz\n"
    plan = await world.exchange.apply(world.cora, "a.csv", text.encode())
    assert [row.name for row in plan.rows] == ["Els van 't Hof", "Fien Bos"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
async def test_the_same_list_twice_changes_nothing(world: World, form: str) -> None:
    """Reading in once more, also what was exported, finds everything the same."""
    await world.exchange.apply(world.cora, "lijst.csv", GOOD.encode())
    again = await world.exchange.apply(world.cora, "lijst.csv", GOOD.encode())
    assert [row.action for row in again.rows] == ["same", "same"]
    await world.join(world.anna, visibility="ask", phone="06-12345678 (werk) en 0412-345678")
    data = await world.exchange.export(world.cora, form)
    back = await world.exchange.apply(world.cora, f"lijst.{form}", data)
    assert [row.action for row in back.rows] == ["same"] * 3


async def test_two_lists_at_once_add_nobody_twice(world: World) -> None:
    """Two coordinators who read in the same list at the same moment add it once."""
    applied = (world.exchange.apply(world.cora, "a.csv", GOOD.encode()) for _ in range(5))
    plans = await asyncio.gather(*applied)
    assert sum(plan.count("add") for plan in plans) == 2
    assert await world.directory.count(world.cora) == (0, 2)


async def test_changes_are_told_by_field(world: World) -> None:
    """A changed row says which fields change; a column that is missing leaves its field be."""
    await world.exchange.apply(world.cora, "a.csv", GOOD.encode())
    text = "naam;vakgebied;organisatie;functie\nDirk Dekker;politie;Politie;jeugdagent\n"
    plan = await world.exchange.apply(world.cora, "a.csv", text.encode())
    assert [(row.action, row.fields) for row in plan.rows] == [("change", ("function",))]
    async with world.database.read() as connection:
        dirk = (await store.all_professionals(connection, world.community.id))[0]
    assert dirk.entry.function == "jeugdagent"
    assert dirk.entry.email == "dirk@politie.example"
    assert dirk.entry.phones


async def test_what_a_member_owns_stays_theirs(world: World) -> None:
    """A list does not overwrite what somebody keeps up themselves, and says so."""
    anna = await world.join(world.anna)
    text = (
        "naam;vakgebied;organisatie;functie\nAnna de Vries;jongerenwerk;Scheldestroom Welzijn;x\n"
    )
    plan = await world.exchange.apply(world.cora, "a.csv", text.encode())
    assert [(row.action, row.fields) for row in plan.rows] == [("kept", ("function",))]
    assert await world.directory.mine(world.anna) == anna
    # Also when the list gives her a code of its own, she is not added once more.
    coded = text.replace("naam", "id;naam").replace("Anna", "c9;Anna")
    plan = await world.exchange.preview(world.cora, "a.csv", coded.encode())
    assert [row.action for row in plan.rows] == ["kept"]


async def test_doubles_and_codes_of_others(world: World) -> None:
    """The same person twice in a list is refused, and so is a code that stands for another now."""
    text = "id;naam;vakgebied\na;Dirk;politie\na;Els;jgz\n"
    plan = await world.exchange.preview(world.cora, "a.csv", text.encode())
    assert {problem[2] for row in plan.rows for problem in row.problems} == {"row-double"}
    text = "naam;vakgebied\nDirk;politie\ndirk;politie\n"
    plan = await world.exchange.preview(world.cora, "a.csv", text.encode())
    assert [row.action for row in plan.rows] == ["add", "refuse"]
    await world.exchange.apply(world.cora, "a.csv", b"id;naam;vakgebied\na;Dirk;politie\n")
    text = "id;naam;vakgebied\na;Wilhelmina Overbeek;jgz\n"
    plan = await world.exchange.preview(world.cora, "a.csv", text.encode())
    assert plan.rows[0].problems == (("id", "a", "code-taken"),)


async def test_only_coordinators(world: World) -> None:
    """Members neither read in nor get a list."""
    for attempt in (
        world.exchange.preview(world.anna, "a.csv", GOOD.encode()),
        world.exchange.apply(world.anna, "a.csv", GOOD.encode()),
        world.exchange.export(world.anna, "csv"),
    ):
        with pytest.raises(NotAllowed):
            await attempt


@pytest.mark.parametrize("visibility", Visibility)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
async def test_an_export_holds_what_a_coordinator_sees(
    world: World, visibility: Visibility, form: str
) -> None:
    """What somebody wants to be asked for first is not in a coordinator's list."""
    anna = await world.join(world.anna, visibility=visibility)
    await world.upkeep.change(world.anna, anna.id, "email", "anna@geheim.example")
    await world.upkeep.change(world.anna, anna.id, "email_visibility", visibility)
    data = await world.exchange.export(world.cora, form)
    cells = read_table(f"x.{form}", data).rows[0][1]
    sees = visibility is not Visibility.ASK
    assert ("06 12345678" in cells) is sees
    assert ("anna@geheim.example" in cells) is sees
    assert ("afgeschermd" in cells) is not sees
    whole = await world.exchange.export_as_operator(world.community, form)
    assert "06 12345678" in read_table(f"x.{form}", whole).rows[0][1]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
async def test_an_export_rebuilds_the_directory(world: World, form: str) -> None:
    """The operator's list, read into an empty community, gives the same directory."""
    assert await load_sample(world.database, world.clock, world.community.id) == 153
    await world.add_colleague("Nog Niet")
    data = await world.exchange.export_as_operator(world.community, form)
    other = await make_world(world.database, world.clock, "Elders")
    plan = await other.exchange.apply_as_operator(
        other.community, f"lijst.{form}", data, listed=True
    )
    assert plan.count("add") == 154
    async with world.database.read() as connection:
        here, there = [
            await store.all_professionals(connection, one.community.id) for one in (world, other)
        ]
        in_teams = [await teams.teams(connection, one.community.id) for one in (world, other)]
    assert [told(one) for one in here] == [told(one) for one in there]
    codes = {one.id: one.code for one in (*here, *there)}
    assert [codes.get(one.stand_in_id or 0) for one in here] == [
        codes.get(one.stand_in_id or 0) for one in there
    ]
    told_teams = [
        {
            (codes[team], codes[id_]): duty
            for team, people in one.items()
            for id_, duty in people.items()
        }
        for one in in_teams
    ]
    assert told_teams[0] == told_teams[1]
    assert len(told_teams[0]) == 8
    again = await other.exchange.export_as_operator(other.community, "csv")
    assert again == await world.exchange.export_as_operator(world.community, "csv")


async def test_the_sample_is_fictional_and_loaded_once(world: World) -> None:
    """Numbers belong to nobody, addresses are reserved, visibility varies; twice adds nobody."""
    assert await load_sample(world.database, world.clock, world.community.id) == 153
    assert await load_sample(world.database, world.clock, world.community.id) == 0
    everyone = await world.directory.everyone(world.community.id)
    numbers = [phone.number for one in everyone for phone in one.entry.phones]
    assert len(numbers) == len(set(numbers)) == 161
    assert all(number.startswith("+31600") for number in numbers)
    emails = [one.entry.email for one in everyone if one.entry.email]
    assert len(emails) == 37
    assert all(email.endswith(".example") for email in emails)
    assert {phone.visibility for one in everyone for phone in one.entry.phones} == set(Visibility)
    assured = [one.assured_at for one in everyone]
    assert None in assured
    assert all(moment < world.clock() for moment in assured if moment)
    assert [one.away_until for one in everyone if one.away_until] == [date(2026, 3, 11)]
    assert {one.entry.municipality for one in everyone} == {None, "Diemen", "Oss", "Vlissingen"}
    card = await world.directory.card(world.bram, next(o.id for o in everyone if o.code == "t01"))
    assert card.on_duty is not None


async def test_the_sample_reads_as_the_evaluation_contacts_do(world: World) -> None:
    """A list with English headings and "Regio" is the same people, field by field."""
    await load_sample(world.database, world.clock, world.community.id)
    english = (
        "id,name,discipline,organisation,role,municipality,neighbourhoods,expertise,languages,"
        "age_min,age_max,cost,hours\n"
        "c001,Dylan Kranenburg,18-/18+ overgang,Gemeente Diemen,jongerenconsulent,Diemen,,"
        '"Jongerenloket 16-27: werk, uitkering, zorgverzekering, dak boven je hoofd, als je 18 '
        'wordt",Nederlands;Engels,16,27,gratis,ma-vr 9.00-17.00\n'
        "c013,Jeroen Timmermans,crisisdienst,Kompas Jeugd-GGZ,SPV acuut team / IHT,Regio,,"
        '"acute ggz jeugd: beoordeling suïcidaliteit of ontregeling, IHT aan huis, opname alleen '
        'als het moet",Nederlands;Engels,6,23,"Jeugdwet, geen eigen bijdrage",24/7\n'
    )
    plan = await world.exchange.preview(world.cora, "contacts.csv", english.encode())
    assert plan.unknown_columns == ()
    assert [(row.action, row.fields) for row in plan.rows] == [("same", ()), ("same", ())]


@pytest.mark.parametrize(
    ("filename", "data", "reason"),
    [
        ("a.csv", b"", "file-empty"),
        ("a.csv", b"naam;vakgebied\n", "file-empty"),
        ("a.csv", b"\n;;\n\n", "file-empty"),
        ("a.xlsx", b"PK\x03\x04 broken", "file"),
        ("a.xlsx", b"naam;vakgebied\nx;y\n", "file"),
        ("a.xls", b"\xd0\xcf\x11\xe0\0\0\0", "file"),
        ("a.pdf", b"%PDF-1.7\0\0\0\0", "file"),
        ("a.csv", b"x" * 2_000_001, "file-too-large"),
        ("a.csv", b"a;b\n" * 10_002, "file-too-large"),
        ("a.csv", b"naam;" * 200 + b"\nx", "file"),
        ("a.csv", b'naam;vakgebied\n"' + b"x" * 200_000, "file"),
    ],
)
def test_files_that_cannot_be_read(filename: str, data: bytes, reason: str) -> None:
    """Empty, broken, foreign and too large files are refused kindly, never by a crash."""
    with pytest.raises(Invalid) as raised:
        read_table(filename, data)
    assert raised.value.reason == reason


def test_blank_rows_and_row_numbers() -> None:
    """Rows are numbered as a spreadsheet shows them, blank ones passed over."""
    table = read_table("a.csv", b"\r\nnaam;vakgebied\r\n\r\nDirk;politie\r\n;\r\nEls;jgz;extra\r\n")
    assert table.headings == ("naam", "vakgebied")
    assert table.rows == ((4, ("Dirk", "politie")), (6, ("Els", "jgz")))


@pytest.mark.parametrize("cell", ["=1+1", "+31 6", "-2", "@x", "'=1", "''=1", "'t Hof", "'", ""])
def test_formulas_are_put_out_of_action(cell: str) -> None:
    """What a spreadsheet would execute gets an apostrophe, and comes back as it was."""
    assert not escape(cell).startswith(("=", "+", "-", "@"))
    assert unescape(escape(cell)) == cell


def test_an_export_holds_no_formula(world_free_row: list[str]) -> None:
    """In both forms a formula in a name stays text."""
    for form, write in (("csv", write_csv), ("xlsx", write_xlsx)):
        data = write(list(HEADINGS.values()), [world_free_row])
        assert read_table(f"a.{form}", data).rows[0][1][2] == '=HYPERLINK("http://x")'
        if form == "csv":
            assert b"'=HYPERLINK" in data


@pytest.fixture
def world_free_row() -> list[str]:
    """Give a row of which the name is a formula."""
    return ["x", "persoon", '=HYPERLINK("http://x")', *[""] * (len(HEADINGS) - 3)]


CELLS = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), max_size=30
).map(str.strip)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS).filter(any), min_size=1, max_size=5))
def test_tables_read_back(rows: list[tuple[str, str, str]]) -> None:
    """Whatever stands in cells, both forms read back what was written."""
    for form, write in (("csv", write_csv), ("xlsx", write_xlsx)):
        table = read_table(f"a.{form}", write(["een", "twee", "drie"], rows))
        assert [cells for _, cells in table.rows] == rows


async def test_a_withheld_number_survives_its_round_trip(world: World) -> None:
    """A coordinator's list, changed elsewhere and read back, leaves a withheld number alone."""
    id_ = await world.add_team("Wijkteam", "0412-345678 en 06-12345678")
    await world.upkeep.change(world.cora, id_, "visibility", "+31612345678=ask")
    data = await world.exchange.export(world.cora, "csv")
    assert b"12345678" not in data.replace(b"0412 345 678", b"")
    changed = data.replace(b"jongerenwerker;", b"buurtwerker;")
    plan = await world.exchange.apply(world.cora, "a.csv", changed)
    assert [row.fields for row in plan.rows] == [("function",)]
    async with world.database.read() as connection:
        team = (await store.all_professionals(connection, world.community.id))[0]
    numbers = {phone.number: phone.visibility for phone in team.entry.phones}
    assert numbers == {"+31412345678": Visibility.MEMBERS, "+31612345678": Visibility.ASK}


async def test_the_sample_file_holds_nothing_real(world: World) -> None:
    """Somebody who edits the sample by hand hears what is wrong."""
    community = replace(world.community, municipalities=("Diemen", "Oss", "Vlissingen"))
    plan = await world.exchange.preview_as_operator(community, SAMPLE.name, SAMPLE.read_bytes())
    assert not plan.refused
    assert plan.unknown_columns == ()
