"""Changing, pausing, erasing, reporting; colleagues and teams; and what the audit keeps."""

import asyncio
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from bot.directory import store
from bot.directory.models import Listing
from bot.errors import Invalid, NotAllowed, NotFound
from bot.storage.schema import audit, drafts, number_requests, outbox, phones, reports
from tests.directory.conftest import World
from tests.storage_fixtures import make_member


async def rows(world: World, table: sa.Table) -> list[dict[str, object]]:
    """Give all rows of a table."""
    async with world.database.read() as connection:
        found = await connection.execute(sa.select(table).order_by(*table.primary_key))
        return [dict(row) for row in found.mappings()]


async def test_changing_writes_who_and_which_field_but_no_value(world: World) -> None:
    """The audit tells that Anna changed her hours and numbers, never to what or from what."""
    anna = await world.join(world.anna)
    world.changes.clear()
    world.clock.now += timedelta(hours=1)
    changed = await world.upkeep.change(world.anna, anna.id, "hours", "ma 9.00-12.00")
    await world.upkeep.change(world.anna, anna.id, "phone", "06-11223344")
    assert changed.entry.hours == "ma 9.00-12.00"
    assert changed.updated_at == world.clock()
    assert world.changes == [(world.community.id, anna.id)] * 2
    kept = await rows(world, audit)
    assert [(row["action"], row["field"]) for row in kept] == [
        ("added", ""),
        ("changed", "hours"),
        ("changed", "phones"),
    ]
    assert {row["member_id"] for row in kept} == {world.anna.id}
    for secret in ("12345678", "11223344", "9.00", "Anna"):
        assert secret not in str(kept)


async def test_changing_to_the_same_changes_nothing(world: World) -> None:
    """Saving what was there leaves no trace."""
    anna = await world.join(world.anna)
    before = await rows(world, audit)
    world.clock.now += timedelta(hours=1)
    same = await world.upkeep.change(world.anna, anna.id, "function", anna.entry.function)
    assert same == anna
    assert await rows(world, audit) == before


async def test_pausing(world: World) -> None:
    """Somebody away is away with who takes over, until the date or until they are back."""
    anna = await world.join(world.anna)
    bram = await world.join(world.bram, name="Bram Bos", phone="06-87654321")
    until = date(2026, 3, 13)
    await world.upkeep.pause(world.anna, until, bram.id)
    card = await world.directory.card(world.cora, anna.id)
    assert card.reachability.now is False
    assert card.reachability.away_until == until
    assert card.stand_in is not None
    assert card.stand_in.name == "Bram Bos"
    back = await world.upkeep.pause(world.anna, None)
    assert (back.away_until, back.stand_in_id) == (None, None)
    assert await world.upkeep.pause_until(world.anna, "vrijdag 6 maart") == date(2026, 3, 6)
    assert await world.upkeep.pause_days(world.anna, 7) == date(2026, 3, 9)
    world.clock.now += timedelta(days=8)
    assert (await world.directory.card(world.cora, anna.id)).reachability.away_until is None


async def test_pausing_wrongly(world: World) -> None:
    """Yesterday, oneself, and somebody who can't be found are no use."""
    anna = await world.join(world.anna)
    with pytest.raises(Invalid):
        await world.upkeep.pause(world.anna, date(2026, 3, 1))
    for stand_in in (anna.id, 999):
        with pytest.raises(NotFound):
            await world.upkeep.pause(world.anna, date(2026, 3, 9), stand_in)
    with pytest.raises(Invalid):
        await world.upkeep.pause_until(world.anna, "binnenkort")
    with pytest.raises(NotFound):
        await world.upkeep.pause(world.bram, None)


async def test_erasing_leaves_nothing(world: World) -> None:
    """Entry, numbers, requests, reports and form are gone; the audit keeps no name or value."""
    anna = await world.join(world.anna, visibility="ask")
    await world.directory.ask_number(world.bram, anna.id)
    await world.directory.report(world.bram, anna.id)
    await world.directory.card(world.bram, anna.id)
    await world.upkeep.start_field(world.anna, anna.id, "hours")
    await world.upkeep.erase(world.anna)
    for table in (phones, number_requests, reports, drafts):
        assert await rows(world, table) == []
    assert await world.directory.mine(world.anna) is None
    kept = await rows(world, audit)
    assert kept[-1]["action"] == "erased"
    assert {row["professional_id"] for row in kept} == {None}
    with pytest.raises(NotFound):
        await world.upkeep.erase(world.anna)
    assert (await world.join(world.anna)).listing is Listing.LISTED  # and may begin anew


async def test_reports_count_once_each_and_two_make_doubtful(world: World) -> None:
    """The owner hears of each first report; the second marks; assuring clears."""
    anna = await world.join(world.anna)
    first = await world.directory.report(world.bram, anna.id)
    again = await world.directory.report(world.bram, anna.id)
    assert (first.count, first.first, first.owner_user_id) == (1, True, world.anna.user_id)
    assert (again.count, again.first) == (1, False)
    assert not (await world.directory.brief(world.bram, anna.id)).doubtful
    assert (await world.directory.report(world.cora, anna.id)).count == 2
    assert (await world.directory.brief(world.bram, anna.id)).doubtful
    told = [(row["what"], row["chat_id"]) for row in await rows(world, outbox)]
    assert told == [("entry-reported", world.anna.user_id)] * 2
    with pytest.raises(NotAllowed):
        await world.directory.report(world.anna, anna.id)
    for other in (world.bram, world.cora):  # what somebody owns, they confirm themselves
        with pytest.raises(NotAllowed):
            await world.directory.assure(other, anna.id)
    world.clock.now += timedelta(days=1)
    assured = await world.directory.assure(world.anna, anna.id)
    assert (assured.doubtful, assured.assured_at) == (False, world.clock())
    assert (await world.directory.report(world.bram, anna.id)).count == 1


async def test_reports_of_what_nobody_owns_go_to_coordinators(world: World) -> None:
    """A team's report is told to the coordinators, who may assure it."""
    team = await world.add_team()
    report = await world.directory.report(world.bram, team)
    assert report.owner_user_id is None
    assert [row["chat_id"] for row in await rows(world, outbox)] == [world.cora.user_id]
    await world.directory.assure(world.cora, team)


async def test_number_request_is_told_once(world: World) -> None:
    """Asking puts one notice for the owner, deciding one for the asker; nothing twice."""
    anna = await world.join(world.anna, visibility="ask")
    request = await world.directory.ask_number(world.bram, anna.id)
    await world.directory.ask_number(world.bram, anna.id)
    assert request is not None
    for _ in range(2):
        await world.directory.decide_number(world.anna, request.id, True)
    about = {"request": request.id, "professional": anna.id}
    told = [(row["what"], row["chat_id"], row["arguments"]) for row in await rows(world, outbox)]
    assert told == [
        ("number-asked", world.anna.user_id, about),
        ("number-unanswered", world.bram.user_id, about),
        ("number-given", world.bram.user_id, about),
    ]


async def test_who_left_gets_no_number(world: World) -> None:
    """A request of somebody who is no longer in the group can't be granted."""
    anna = await world.join(world.anna, visibility="ask")
    request = await world.directory.ask_number(world.bram, anna.id)
    assert request is not None
    async with world.database.transaction() as connection:
        await connection.execute(sa.text("UPDATE members SET present = false"))
    with pytest.raises(NotFound):
        await world.directory.decide_number(world.anna, request.id, True)


async def test_saying_yes_and_no_to_an_invitation(world: World) -> None:
    """Only who it is about says yes or no: by link or by the number that Telegram vouches for."""
    dirk = await make_member(world.database, world.community, "Dirk")
    by_link = await world.add_colleague("Dirk Dekker", user=dirk.user_id)
    by_number = await world.add_colleague("Bram Bos", "06-22334455")
    for thief in (world.anna, world.bram):
        for id_ in (by_link, by_number):
            with pytest.raises(NotFound):
                await world.upkeep.accept(thief, id_)
            with pytest.raises(NotFound):
                await world.upkeep.decline(thief, id_, "0611111111")
    accepted = await world.upkeep.accept(world.bram, by_number, "0622334455")
    assert (accepted.listing, accepted.member_id) == (Listing.LISTED, world.bram.id)
    assert accepted.consented_at == world.clock()
    with pytest.raises(NotAllowed):  # from now on it is his alone
        await world.upkeep.change(world.cora, by_number, "hours", "24/7")
    await world.upkeep.decline(dirk, by_link)
    assert await world.directory.count(world.cora) == (1, 0)


async def test_two_invitations_one_entry(world: World) -> None:
    """Somebody with an entry can't take on another, also not by pressing twice at once."""
    dirk = await make_member(world.database, world.community, "Dirk")
    id_ = await world.add_colleague("Dirk Dekker", user=dirk.user_id)
    pressed = (world.upkeep.accept(dirk, id_) for _ in range(5))
    ended = await asyncio.gather(*pressed, return_exceptions=True)
    assert sum(not isinstance(one, Exception) for one in ended) == 1
    with pytest.raises(Invalid):
        await world.upkeep.start_colleague(world.cora, "Dirk", user_id=dirk.user_id)


async def test_removing(world: World) -> None:
    """A coordinator tidies up any entry, a member none."""
    anna = await world.join(world.anna)
    with pytest.raises(NotAllowed):
        await world.upkeep.remove(world.bram, anna.id)
    assert await world.upkeep.remove(world.cora, anna.id) == "Anna de Vries"
    assert await world.directory.mine(world.anna) is None
    assert (await rows(world, audit))[-1]["action"] == "removed"


async def test_teams(world: World) -> None:
    """A coordinator says who is in a team; from then on they look after it themselves."""
    team = await world.add_team()
    anna = await world.join(world.anna)
    bram = await world.join(world.bram, name="Bram Bos", phone="06-87654321")
    with pytest.raises(NotAllowed):
        await world.upkeep.set_team(world.anna, team, [anna.id])
    await world.upkeep.set_team(world.cora, team, [anna.id, anna.id])
    await world.upkeep.set_on_duty(world.anna, team, anna.id)
    await world.upkeep.set_team(world.anna, team, [anna.id, bram.id])
    card = await world.directory.card(world.cora, team)
    assert [one.name for one in card.team] == ["Anna de Vries", "Bram Bos"]
    assert card.on_duty is not None
    assert card.on_duty.id == anna.id  # who stays in it stays on duty
    await world.upkeep.change(world.bram, team, "hours", "24/7")
    await world.upkeep.set_on_duty(world.bram, team, None)
    assert (await world.directory.card(world.cora, team)).on_duty is None
    person = await world.add_colleague("Dirk Dekker", "06-22334455")
    with pytest.raises(Invalid):
        await world.upkeep.set_team(world.cora, person, [bram.id])
    with pytest.raises(Invalid):
        await world.upkeep.set_team(world.cora, team, [team])
    with pytest.raises(NotFound):
        await world.upkeep.set_on_duty(world.cora, team, 999)


async def test_duty_goes_when_somebody_leaves(world: World) -> None:
    """A duty person who left the group is not shown, and their team goes on without them."""
    team = await world.add_team()
    anna = await world.join(world.anna)
    await world.upkeep.set_team(world.cora, team, [anna.id])
    await world.upkeep.set_on_duty(world.anna, team, anna.id)
    async with world.database.transaction() as connection:
        await store.hide_of(connection, world.anna.id)
    card = await world.directory.card(world.bram, team)
    assert (card.on_duty, card.team) == (None, ())
    with pytest.raises(NotAllowed):
        await world.upkeep.change(world.anna, team, "hours", "24/7")


async def test_a_person_cannot_be_listed_by_calling_them_a_team(world: World) -> None:
    """A coordinator can't get round somebody's yes by changing the kind of their entry."""
    id_ = await world.add_colleague("Dirk Dekker")
    with pytest.raises(NotAllowed):
        await world.upkeep.change(world.cora, id_, "kind", "team")
    team = await world.add_team()
    with pytest.raises(NotAllowed):
        await world.upkeep.change(world.cora, team, "kind", "person")


async def test_twenty_members_join_and_one_fails(world: World) -> None:
    """Twenty people save at once, one of them an unfinished form: twenty entries, none too many."""
    people = [
        await make_member(world.database, world.community, f"Lid {number}") for number in range(21)
    ]

    async def join(number: int) -> None:
        draft = await world.upkeep.start_entry(people[number], f"Lid {number}")
        told = ("ja", f"Lid {number}", "politie", "Politie", "agent", "Oss", "overlast", "112")
        for answer in told[: 5 if number == 7 else None]:
            draft = await world.upkeep.answer(people[number], answer)
        if draft.step == "visibility":
            await world.upkeep.answer(people[number], "members")
        await world.upkeep.save(people[number])

    ended = await asyncio.gather(*(join(number) for number in range(21)), return_exceptions=True)
    assert [type(one) for one in ended if one is not None] == [Invalid]
    everyone = await world.directory.everyone(world.community.id)
    assert {one.entry.name for one in everyone} == {f"Lid {n}" for n in range(21) if n != 7}
    assert len(everyone) == len(await rows(world, phones)) == 20
