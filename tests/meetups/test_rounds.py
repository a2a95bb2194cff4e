"""Kennismaken: rounds with real members, and what they hear."""

from datetime import UTC, datetime, timedelta

from bot.meetups.models import Hush
from tests.meetups.conftest import Told, World, names

TUESDAY = datetime(2026, 3, 3, 8, tzinfo=UTC)  # the first round: nine o'clock in Amsterdam
FORTNIGHT = timedelta(weeks=2)


def meetings(gone: list[tuple[datetime, Told]]) -> list[tuple[datetime, str]]:
    """Say at what moments who heard of whom."""
    return [(at, " en ".join(told.facts.names)) for at, told in gone if told.what == "paired"]


async def test_a_round_every_two_weeks(world: World) -> None:
    """Everybody meets everybody, each gets the other's card, and then it is said honestly."""
    for one in (world.anna, world.bram, world.carla):
        status = await world.meetups.acquainting.join(one)
    assert (status.joined, status.pool, status.new_left, status.next_at) == (True, 3, 2, TUESDAY)
    gone = await world.run_until(TUESDAY)
    assert len(meetings(gone)) == 3
    trio = gone[-1][1].facts
    assert len(trio.others) == 2
    assert not trio.repeat
    assert (await world.meetups.acquainting.status(world.anna)).new_left == 0
    gone = await world.run_until(TUESDAY + FORTNIGHT)
    assert [told.facts.repeat for _, told in gone if told.what == "paired"] == [True] * 3
    current = await world.meetups.acquainting.current(world.bram)
    assert current is not None
    assert set(current.names) == {"Anna de Vries", "Carla Coster"}


async def test_the_round_keeps_its_wall_time_across_the_clock_change(small: World) -> None:
    """Nine o'clock stays nine o'clock on the last day of March."""
    await small.meetups.acquainting.join(small.anna)
    await small.meetups.acquainting.join(small.bram)
    gone = await small.run_until(datetime(2026, 4, 1, tzinfo=UTC))
    moments = sorted({at for at, told in gone if told.what == "paired"})
    assert moments == [TUESDAY, TUESDAY + FORTNIGHT, datetime(2026, 3, 31, 7, tzinfo=UTC)]


async def test_who_met_at_a_meetup_is_no_longer_new(world: World) -> None:
    """Anna and Bram met; with Carla and Cora there are two new pairs for each."""
    card = await world.plan(start="ma 2 mrt 12:00")
    world.clock.now = datetime(2026, 3, 2, 11, tzinfo=UTC)
    for one in (world.anna, world.bram):
        await world.meetups.presence.tick(world.anna, card.meetup.id, one.id, True)
    for one in (world.anna, world.bram, world.carla, world.cora):
        await world.meetups.acquainting.join(one)
    gone = await world.run_until(TUESDAY)
    assert len(meetings(gone)) == 4
    for _, told in gone:
        if told.what == "paired" and told.notice.chat_id == world.anna.user_id:
            assert told.facts.names != ("Bram Bos",)


async def test_pause_leave_and_silence(world: World) -> None:
    """Who is paused sits out and comes back; who left is not in it; who hushed hears nothing."""
    room = world.meetups.acquainting
    for one in (world.anna, world.bram, world.carla, world.cora):
        await room.join(one)
    await room.leave(world.cora)
    paused = await room.pause(world.carla, TUESDAY + timedelta(days=1))
    assert paused.paused_until == TUESDAY + timedelta(days=1)
    await world.meetups.rhythm.hush(world.bram, Hush.PAIRS)
    gone = await world.run_until(TUESDAY)
    assert [told.notice.chat_id for _, told in gone if told.what == "paired"] == [
        world.anna.user_id
    ]
    gone = await world.run_until(TUESDAY + FORTNIGHT)
    heard = {told.notice.chat_id for _, told in gone if told.what == "paired"}
    assert heard == {world.anna.user_id, world.carla.user_id}


async def test_alone_is_told_so(small: World) -> None:
    """One who joins in hears that there is nobody yet; when nobody does, the rounds stop."""
    await small.meetups.rhythm.set_rhythm(small.cora, "weekly", "off")
    await small.meetups.acquainting.join(small.anna)
    gone = await small.run_until(TUESDAY)
    assert [(told.what, told.facts) for _, told in gone] == [("nobody-new", 1)]
    await small.meetups.acquainting.leave(small.anna)
    gone = await small.run_until(TUESDAY + 3 * FORTNIGHT)
    assert names([told for _, told in gone]) == []
    status = await small.meetups.acquainting.status(small.anna)
    assert (status.joined, status.next_at) == (False, None)
    later = await small.meetups.acquainting.join(small.anna)
    assert later.next_at is not None
    assert later.next_at > small.clock.now


async def test_after_a_long_standstill_there_is_one_round(small: World) -> None:
    """Not one for every fortnight that was missed."""
    for one in (small.anna, small.bram):
        await small.meetups.acquainting.join(one)
    told = await small.at(TUESDAY + 3 * FORTNIGHT + timedelta(hours=1))
    assert names([one for one in told if one.what == "paired"]) == ["paired", "paired"]
    status = await small.meetups.acquainting.status(small.anna)
    assert status.next_at is not None
    assert status.next_at > small.clock.now


async def test_once_a_month(small: World) -> None:
    """A coordinator sets every four weeks."""
    await small.meetups.rhythm.set_rhythm(small.cora, "pair_weeks", "4")
    for one in (small.anna, small.bram):
        await small.meetups.acquainting.join(one)
    await small.run_until(TUESDAY)
    status = await small.meetups.acquainting.status(small.anna)
    assert status.next_at == datetime(2026, 3, 31, 7, tzinfo=UTC)
