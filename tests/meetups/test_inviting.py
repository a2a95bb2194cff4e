"""Inviting who is missing at the table: in private, once, and not who would rather not."""

from datetime import UTC, datetime

from bot.meetups.models import Answer, Hush
from tests.meetups.conftest import World, names


async def test_members_of_a_missing_discipline_are_invited_once(world: World) -> None:
    """In that municipality or the whole region; who can't be reached is named to the host."""
    card = await world.plan()
    id_, room = card.meetup.id, world.meetups.inviting
    dirk = await world.join("Dirk Dam", "onderwijs", "Oss")
    elif_ = await world.join("Elif Er", "onderwijs", None)
    far = await world.join("Fatima Far", "onderwijs", "Vlissingen")
    gone = await world.join("Gijs Gram", "onderwijs", "Oss")
    no = await world.join("Hans Hok", "onderwijs", "Oss")
    out = await world.join("Ida Ik", "onderwijs", "Oss")
    await world.set_reachable(gone, False)
    await world.meetups.all.answer(no, id_, Answer.NO)
    await world.meetups.rhythm.hush(out, Hush.INVITES)
    await world.tick()
    found = await room.candidates(world.anna, id_, "onderwijs", "Oss")
    assert [one.name for one in found] == ["Dirk Dam", "Elif Er", "Gijs Gram", "Ida Ik"]
    invited = await room.invite(world.anna, id_, "onderwijs", "Oss")
    assert (invited.count, invited.unreached) == (2, ("Gijs Gram",))
    told = await world.tick()
    assert {one.notice.chat_id for one in told} == {dirk.user_id, elif_.user_id}
    assert names(told) == ["invited", "invited"]
    assert told[0].facts[1] == "onderwijs"
    again = await room.invite(world.cora, id_, "onderwijs")
    assert again.count == 1
    assert [one.notice.chat_id for one in await world.tick()] == [far.user_id]


async def test_who_answered_in_the_meantime_is_not_asked(small: World) -> None:
    """Invited at night, answered in the group before the morning."""
    card = await small.plan()
    small.clock.now = datetime(2026, 3, 5, 22, tzinfo=UTC)
    await small.tick()
    invited = await small.meetups.inviting.invite(small.anna, card.meetup.id, "politie")
    assert invited.count == 1
    await small.meetups.all.answer(small.bram, card.meetup.id, Answer.YES)
    assert "invited" not in names(await small.at(datetime(2026, 3, 6, 9, tzinfo=UTC)))
