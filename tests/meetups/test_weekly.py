"""The weekly message: on its moment, once, and only when there is something to say."""

from datetime import UTC, datetime, timedelta

from bot.meetups.facts import FactService
from bot.meetups.models import Asked, OpenQuestion
from bot.meetups.presence import PresenceService
from tests.meetups.conftest import World, make_world, names

MONDAY = datetime(2026, 3, 9, 7, 30, tzinfo=UTC)  # half past eight in Amsterdam


async def test_monday_half_past_eight(world: World) -> None:
    """What is coming, with cards, and who is new; in the group."""
    card = await world.plan()
    await world.join("Noor Nieuw", "onderwijs")
    gone = await world.run_until(MONDAY + timedelta(days=1))
    [(at, told)] = [(at, told) for at, told in gone if told.what == "weekly"]
    assert (at, told.notice.chat_id) == (MONDAY, world.community.chat_id)
    assert [one.meetup.id for one in told.facts.coming] == [card.meetup.id]
    assert "Noor Nieuw" in [one.name for one in told.facts.newcomers]
    assert told.facts.asked == Asked()


async def test_nothing_to_say_no_message(small: World) -> None:
    """A week later nobody is new and nothing is planned."""
    gone = await small.run_until(MONDAY + timedelta(days=22))
    assert [at for at, told in gone if told.what == "weekly"] == [MONDAY]
    assert names(small.sent) == ["weekly"]


async def test_summer_time_and_settings(small: World) -> None:
    """The wall clock counts; a coordinator sets day and time, or off and on."""
    await small.plan(when="series", start="do 12 mrt 19:30", until="12")
    gone = await small.run_until(datetime(2026, 4, 1, tzinfo=UTC))
    moments = [at for at, told in gone if told.what == "weekly"]
    assert moments[-2:] == [
        datetime(2026, 3, 23, 7, 30, tzinfo=UTC),
        datetime(2026, 3, 30, 6, 30, tzinfo=UTC),
    ]
    await small.meetups.rhythm.set_rhythm(small.cora, "weekly_day", "4")
    await small.meetups.rhythm.set_rhythm(small.cora, "weekly_time", "16:00")
    gone = await small.run_until(datetime(2026, 4, 9, tzinfo=UTC))
    assert [at for at, told in gone if told.what == "weekly"] == [
        datetime(2026, 4, 3, 14, tzinfo=UTC)
    ]
    await small.meetups.rhythm.set_rhythm(small.cora, "weekly", "off")
    gone = await small.run_until(datetime(2026, 4, 22, tzinfo=UTC))
    assert "weekly" not in names([told for _, told in gone])
    await small.meetups.rhythm.set_rhythm(small.cora, "weekly", "on")
    gone = await small.run_until(datetime(2026, 4, 29, tzinfo=UTC))
    assert names([told for _, told in gone]).count("weekly") == 1


async def test_late_is_late_and_never_twice(small: World) -> None:
    """Two days of standstill: one message; three weeks: none for what is long past."""
    await small.plan(when="series", start="do 12 mrt 19:30", until="12")
    await small.tick()
    told = await small.at(MONDAY + timedelta(days=2))
    assert names(told).count("weekly") == 1
    assert "weekly" not in names(await small.at(MONDAY - timedelta(hours=1)))
    assert "weekly" not in names(await small.at(MONDAY + timedelta(days=2)))
    told = await small.at(MONDAY + timedelta(days=26))
    assert "weekly" not in names(told)
    gone = await small.run_until(MONDAY + timedelta(days=28))
    assert names([told for _, told in gone]).count("weekly") == 1


async def test_each_community_has_its_own(world: World) -> None:
    """Nothing of one is told in the other."""
    other = await make_world(world.database, world.clock, "Elders")
    theirs = await other.plan(theme="Van ons")
    gone = await world.run_until(MONDAY)
    told = {one.notice.chat_id: one.facts for _, one in gone if one.what == "weekly"}
    assert set(told) == {world.community.chat_id, other.community.chat_id}
    assert told[world.community.chat_id].coming == ()
    assert [one.meetup.id for one in told[other.community.chat_id].coming] == [theirs.meetup.id]


async def test_what_came_of_the_questions_is_reason_enough(small: World) -> None:
    """Asked of the other room when the message is worded: of this community, of the last week."""
    open_ = OpenQuestion("Gokken", "Gambling", "Oss")

    async def asked(community_id: int, since: datetime) -> Asked:
        assert (community_id, since) == (small.community.id, MONDAY - timedelta(days=7))
        return Asked(2, (open_,))

    presence = PresenceService(small.database, small.clock)
    facts = FactService(small.database, small.clock, presence, asked)
    await small.run_until(MONDAY - timedelta(minutes=1))
    small.clock.now = MONDAY
    told = await small.tick()
    message = await facts.weekly(told[0].notice)
    assert message is not None
    assert message.asked == Asked(2, (open_,))
