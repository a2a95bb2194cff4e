"""*Zet mij erin*, a colleague's entry, and editing a field; step by step."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.community.models import Role
from bot.directory import form
from bot.directory.models import Kind, Listing, Visibility
from bot.directory.upkeep import UpkeepService
from bot.errors import Invalid, NotAllowed, NotFound
from bot.storage.database import open_database
from bot.storage.schema import outbox
from tests.directory.conftest import World
from tests.storage_fixtures import make_community, make_member


async def step_of(world: World, *answers: str) -> str:
    """Give answers one by one and tell the step that they lead to."""
    draft = await world.upkeep.start_entry(world.anna, "Anna")
    for answer in answers:
        draft = await world.upkeep.answer(world.anna, answer)
    return draft.step


async def test_whole_form(world: World) -> None:
    """Consent, eight steps and a preview; saved, it is listed, consented and assured."""
    draft = await world.upkeep.start_entry(world.anna, "Anna de Vries 🌻")
    steps = [(draft.step, form.place(draft))]
    for answer in (
        *("ja", "Anna de Vries 🌻", "sector:wijk", "jongerenwerk", "Scheldestroom"),
        *("jongerenwerker", "oss", "jongens die blowen", "06 12345678 en 0412-345678", "ask"),
    ):
        draft = await world.upkeep.answer(world.anna, answer)
        steps.append((draft.step, form.place(draft)))
    assert steps == [
        ("consent", (0, 8)), ("name", (1, 8)), ("discipline", (2, 8)), ("discipline", (2, 8)),
        ("organisation", (3, 8)), ("function", (4, 8)), ("municipality", (5, 8)),
        ("expertise", (6, 8)), ("phone", (7, 8)), ("visibility", (8, 8)), ("preview", (0, 8)),
    ]  # fmt: skip
    saved = await world.upkeep.save(world.anna)
    assert saved.entry.name == "Anna de Vries 🌻"
    assert saved.entry.municipality == "Oss"
    assert [phone.number for phone in saved.entry.phones] == ["+31612345678", "+31412345678"]
    assert {phone.visibility for phone in saved.entry.phones} == {Visibility.ASK}
    assert (saved.listing, saved.member_id) == (Listing.LISTED, world.anna.id)
    assert saved.owner_user_id == world.anna.user_id
    assert saved.consented_at == saved.assured_at == world.clock()
    assert world.changes == [(world.community.id, saved.id)]
    assert await world.upkeep.draft(world.anna) is None
    assert await world.directory.mine(world.anna) == saved


async def test_without_consent_nothing_begins(world: World) -> None:
    """Only a yes leads on; skipping consent is not possible, and stopping keeps nothing."""
    await world.upkeep.start_entry(world.anna, "Anna")
    for no in ("nee", "misschien", "Anna de Vries"):
        with pytest.raises(Invalid):
            await world.upkeep.answer(world.anna, no)
    with pytest.raises(Invalid):
        await world.upkeep.skip(world.anna)
    with pytest.raises(Invalid):
        await world.upkeep.save(world.anna)
    assert await world.upkeep.stop(world.anna)
    assert not await world.upkeep.stop(world.anna)
    assert await world.upkeep.draft(world.anna) is None
    assert await world.directory.mine(world.anna) is None


async def test_a_wrong_answer_loses_nothing(world: World) -> None:
    """An answer that is not understood leaves the form at its step, with all that was there."""
    assert await step_of(world, "ja", "Anna", "politie", "Politie") == "function"
    before = await world.upkeep.draft(world.anna)
    with pytest.raises(Invalid) as raised:
        await world.upkeep.answer(world.anna, "x" * 81)
    assert raised.value.details["limit"] == 80
    assert await world.upkeep.draft(world.anna) == before


async def test_skipping_going_back_and_one_more_number(world: World) -> None:
    """Steps can be left out and gone back to; without a number there is no visibility to choose."""
    await step_of(world, "ja", "Anna", "politie")
    for step in ("organisation", "function"):
        assert (await world.upkeep.skip(world.anna, step)).step != step
    with pytest.raises(Invalid):
        await world.upkeep.skip(world.anna)  # the municipality is one tap
    await world.upkeep.answer(world.anna, "regio")
    await world.upkeep.skip(world.anna)
    assert (await world.upkeep.skip(world.anna)).step == "preview"
    assert (await world.upkeep.back(world.anna)).step == "phone"
    assert (await world.upkeep.answer(world.anna, "06-12345678")).step == "visibility"
    assert (await world.upkeep.answer(world.anna, form.MORE)).step == "phone"
    draft = await world.upkeep.answer(world.anna, "112")
    assert [phone.number for phone in draft.entry.phones] == ["+31612345678", "112"]
    await world.upkeep.back(world.anna)
    draft = await world.upkeep.answer(world.anna, "0412-345678")  # corrected, not added
    assert [phone.number for phone in draft.entry.phones] == ["+31412345678"]


async def test_back_closes_a_sector_first(world: World) -> None:
    """Going back from the disciplines of a sector shows the sectors again."""
    await step_of(world, "ja", "Anna", "sector:wijk")
    draft = await world.upkeep.back(world.anna)
    assert (draft.step, draft.chosen.get("sector")) == ("discipline", None)
    assert (await world.upkeep.back(world.anna)).step == "name"
    for _ in range(3):
        first = await world.upkeep.back(world.anna)
    assert first.step == "consent"


async def test_a_discipline_that_is_called_as_a_sector(world: World) -> None:
    """Typing "jeugdhulp" chooses the discipline; the button of the sector opens the sector."""
    assert await step_of(world, "ja", "Anna", "sector:jeugdhulp") == "discipline"
    assert (await world.upkeep.answer(world.anna, "jeugdhulp")).step == "organisation"


async def test_two_presses_at_once_are_one(world: World) -> None:
    """A button pressed ten times over counts once, and so does saving."""
    await world.upkeep.start_entry(world.anna, "Anna")
    presses = (world.upkeep.answer(world.anna, "ja", step="consent") for _ in range(10))
    assert {draft.step for draft in await asyncio.gather(*presses)} == {"name"}
    told = ("Anna", "politie", "Politie", "wijkagent", "Oss", "overlast")
    for answer in told:
        await world.upkeep.answer(world.anna, answer)
    await world.upkeep.skip(world.anna)
    saved = await asyncio.gather(*(world.upkeep.save(world.anna) for _ in range(10)))
    assert len({one.id for one in saved}) == 1
    assert len(await world.directory.everyone(world.community.id)) == 1


async def test_a_form_survives_restart_and_silence(world: World, database_url: str) -> None:
    """After a restart and a week the form is where it was."""
    await step_of(world, "ja", "Zoë 🌻", "sector:wijk")
    before = await world.upkeep.draft(world.anna)
    world.clock.now += timedelta(days=7)
    database = open_database(database_url)
    try:
        after = UpkeepService(database, world.clock)
        assert await after.draft(world.anna) == before
        assert (await after.answer(world.anna, "jongerenwerk")).step == "organisation"
        assert (await after.start_entry(world.anna)).step == "organisation"  # taken up again
    finally:
        await database.close()


async def test_a_form_waits_in_its_own_community(world: World) -> None:
    """Who switches to another community finds no form there, and the first one untouched here."""
    elsewhere = await make_community(world.database, "Elders")
    there = await make_member(world.database, elsewhere, "Anna", user_id=world.anna.user_id)
    assert await step_of(world, "ja", "Anna", "politie") == "organisation"
    assert await world.upkeep.draft(there) is None
    with pytest.raises(NotFound):
        await world.upkeep.answer(there, "Politie")
    await world.upkeep.start_entry(there, "Anna elders")
    await world.upkeep.stop(there)
    draft = await world.upkeep.draft(world.anna)
    assert draft is not None
    assert draft.step == "organisation"


async def test_who_is_listed_starts_no_second_entry(world: World) -> None:
    """One person, one entry."""
    await world.join(world.anna)
    with pytest.raises(Invalid) as raised:
        await world.upkeep.start_entry(world.anna)
    assert raised.value.reason == "already-listed"


async def test_editing_a_field(world: World) -> None:
    """A field form saves at once; a stop changes nothing; emptying is a skip."""
    anna = await world.join(world.anna)
    await world.upkeep.start_field(world.anna, anna.id, "discipline")
    draft = await world.upkeep.answer(world.anna, "sector:veiligheid")
    assert draft.step == "discipline"
    draft = await world.upkeep.answer(world.anna, "politie")
    assert (draft.step, draft.entry.discipline) == ("done", "politie")
    assert await world.upkeep.draft(world.anna) is None
    assert (await world.upkeep.save(world.anna)).entry.discipline == "politie"
    await world.upkeep.start_field(world.anna, anna.id, "expertise")
    await world.upkeep.stop(world.anna)
    await world.upkeep.start_field(world.anna, anna.id, "function")
    assert (await world.upkeep.skip(world.anna)).step == "done"
    mine = await world.directory.mine(world.anna)
    assert mine is not None
    assert (mine.entry.expertise, mine.entry.function) == (anna.entry.expertise, "")


async def test_editing_keeps_what_changed_meanwhile(world: World) -> None:
    """A field form changes its own field only, also when another field changed since it began."""
    anna = await world.join(world.anna)
    await world.upkeep.start_field(world.anna, anna.id, "hours")
    await world.upkeep.change(world.anna, anna.id, "function", "teamleider")
    draft = await world.upkeep.answer(world.anna, "24/7")
    assert (draft.entry.function, draft.entry.hours) == ("teamleider", "24/7")


async def test_editing_what_is_not_yours(world: World) -> None:
    """Another's entry can't be edited, by no coordinator either; nor can what is no field."""
    anna = await world.join(world.anna)
    for thief in (world.bram, world.cora):
        with pytest.raises(NotAllowed):
            await world.upkeep.start_field(thief, anna.id, "phone")
        with pytest.raises(NotAllowed):
            await world.upkeep.change(thief, anna.id, "phone", "112")
    for field in ("member_id", "listing", "code", "id"):
        with pytest.raises(Invalid):
            await world.upkeep.start_field(world.anna, anna.id, field)


async def test_a_colleague_is_invited_by_notice(world: World) -> None:
    """A coordinator adds somebody of the group: they get a notice, and decide themselves."""
    dirk = await make_member(world.database, world.community, "Dirk")
    id_ = await world.add_colleague("Dirk Dekker", user=dirk.user_id)
    async with world.database.read() as connection:
        found = (await connection.execute(sa.select(outbox))).mappings().all()
    told = [(row["what"], row["chat_id"], row["arguments"]) for row in found]
    arguments = {"professional": id_, "by": "Cora Coster"}
    assert told == [("colleague-invited", dirk.user_id, arguments)]
    invited = await world.upkeep.invited_for(dirk)
    assert invited is not None
    assert (invited.id, invited.listing) == (id_, Listing.INVITED)


async def test_only_coordinators_add_colleagues(world: World) -> None:
    """A member can't begin one, and who is no coordinator any more can't save one."""
    with pytest.raises(NotAllowed):
        await world.upkeep.start_colleague(world.anna, "Dirk")
    former = await make_member(world.database, world.community, "Fien", role=Role.COORDINATOR)
    draft = await world.upkeep.start_colleague(former, "Dirk", "06-12345678")
    for answer in ("team", "Dirk", "politie", "P", "w", "Oss", "x", "0412-345678", "members"):
        draft = await world.upkeep.answer(former, answer)
    assert draft.step == "preview"
    demoted = replace(former, role=Role.MEMBER)
    with pytest.raises(NotAllowed):
        await world.upkeep.save(demoted)


async def test_a_team_is_listed_at_once(world: World) -> None:
    """A public team number needs nobody's consent."""
    team = await world.add_team()
    card = await world.directory.card(world.bram, team)
    assert card.professional.entry.kind is Kind.TEAM
    assert [phone.number for phone in card.phones] == ["+31412345678"]


async def test_own_number_takes_over_what_a_coordinator_prepared(world: World) -> None:
    """Who shares the number that a coordinator had filled in gets that entry, not a second one."""
    id_ = await world.add_colleague("Anna V.", "06-12345678")
    await world.upkeep.change(world.cora, id_, "how_to_refer", "de leeftijd")
    await world.upkeep.start_entry(world.anna, "Anna de Vries")
    told = ("ja", "Anna de Vries", "jongerenwerk", "Scheldestroom", "werker", "Oss", "van alles")
    for answer in told:
        await world.upkeep.answer(world.anna, answer)
    draft = await world.upkeep.share_phone(world.anna, "31612345678")
    assert draft.step == "visibility"
    await world.upkeep.answer(world.anna, "members")
    saved = await world.upkeep.save(world.anna)
    assert saved.id == id_
    assert (saved.entry.name, saved.entry.how_to_refer) == ("Anna de Vries", "de leeftijd")
    assert len(await world.directory.everyone(world.community.id)) == 1


async def test_typing_a_number_proves_nothing(world: World) -> None:
    """A number that is only typed does not take over an entry that waits for its owner."""
    id_ = await world.add_colleague("Anna V.", "06-12345678")
    saved = await world.join(world.anna, phone="06-12345678")
    assert saved.id != id_
    assert await world.upkeep.invited_for(world.anna) is None
