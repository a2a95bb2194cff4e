"""Reminders and what is told of changes: once, to those concerned, and true when it is sent."""

import itertools
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.delivery import outbox
from bot.errors import Invalid
from bot.meetups.models import Answer, Hush, State
from bot.meetups.rooms import make_meetups
from tests.meetups.conftest import Told, World, names, nothing_asked

START = datetime(2026, 3, 12, 18, 30, tzinfo=UTC)  # Thursday half past seven in the evening
DAY, HOUR = START - timedelta(days=1), START - timedelta(hours=1)


def chats(gone: list[tuple[datetime, Told]], what: str) -> list[tuple[datetime, int]]:
    """Say when who got a kind of message."""
    return sorted((at, told.notice.chat_id) for at, told in gone if told.what == what)


async def test_the_day_before_and_one_hour_before(world: World) -> None:
    """In private to who comes or may come, in the group once, not to who said no."""
    card = await world.plan()
    room, id_ = world.meetups.all, card.meetup.id
    await room.answer(world.bram, id_, Answer.MAYBE)
    await room.answer(world.carla, id_, Answer.NO)
    await room.add_item(world.bram, id_, "Wachtlijsten")
    gone = await world.run_until(START + timedelta(hours=1))
    group = world.community.chat_id
    assert chats(gone, "reminder") == sorted(
        [
            (DAY, group),
            *((at, one.user_id) for at in (DAY, HOUR) for one in (world.anna, world.bram)),
        ]
    )
    minutes = {at: told.facts.begins_in for at, told in gone if told.what == "reminder"}
    assert minutes == {DAY: 24 * 60, HOUR: 60}
    assert [item.text for item in gone[-1][1].facts.card.agenda] == ["Wachtlijsten"]


async def test_the_host_hears_who_could_not_be_reached(small: World) -> None:
    """By name, in their own reminder; others don't."""
    card = await small.plan()
    for one in (small.bram, small.carla):
        await small.meetups.all.answer(one, card.meetup.id, Answer.YES)
    await small.set_reachable(small.bram, False)
    gone = await small.run_until(DAY)
    unreached = {
        told.notice.chat_id: told.facts.unreached for _, told in gone if told.what == "reminder"
    }
    assert unreached[small.anna.user_id] == ("Bram Bos",)
    assert unreached[small.carla.user_id] == ()
    assert unreached[small.community.chat_id] == ()


async def test_after_a_standstill_one_reminder_says_how_long_it_takes_now(small: World) -> None:
    """Ten minutes, a day: never a pile, and honest about the time."""
    await small.meetups.rhythm.set_rhythm(small.cora, "weekly", "off")
    await small.plan()
    await small.tick()
    late = await small.at(DAY + timedelta(minutes=10))
    assert {told.facts.begins_in for told in late} == {24 * 60 - 10}
    later = await small.at(HOUR + timedelta(minutes=25))
    assert [(told.what, told.facts.begins_in) for told in later] == [("reminder", 35)]

    await small.plan(start="do 19 mrt 19:30")
    await small.tick()
    much_later = await small.at(START + timedelta(days=7, minutes=-30))
    private = [told for told in much_later if told.notice.chat_id == small.anna.user_id]
    assert names(private) == ["ticking", "reminder"]
    assert private[1].facts.begins_in == 30
    await small.plan(start="do 26 mrt 19:30")
    assert "reminder" not in names(await small.at(START + timedelta(days=14)))


async def test_a_clock_that_jumps_an_hour_back_and_forth(small: World) -> None:
    """Nothing is lost and nothing is said twice."""
    await small.plan()
    gone = []
    for moment in (
        DAY - timedelta(hours=1),
        DAY,
        DAY - timedelta(hours=1),  # put back
        DAY,
        DAY + timedelta(hours=1),  # put forward
        HOUR - timedelta(hours=1),
        HOUR + timedelta(minutes=1),
        HOUR - timedelta(minutes=59),
        HOUR + timedelta(minutes=2),
    ):
        gone += [(moment, told) for told in await small.at(moment)]
    assert chats(gone, "reminder") == sorted(
        [
            (DAY, small.community.chat_id),
            (DAY, small.anna.user_id),
            (HOUR + timedelta(minutes=1), small.anna.user_id),
        ]
    )


async def test_a_reminder_of_before_a_move_never_goes_out(world: World) -> None:
    """It was planned for another moment; the new ones come in its place."""
    card = await world.plan()
    id_ = card.meetup.id
    await world.meetups.all.answer(world.bram, id_, Answer.YES)
    await world.tick()
    moved = START + timedelta(days=2)
    await world.meetups.changes.move(world.anna, id_, moved)
    gone = await world.run_until(moved)
    assert {at for at, _ in chats(gone, "reminder")} == {
        moved - timedelta(days=1),
        moved - timedelta(hours=1),
    }
    assert all(
        told.facts.card.meetup.starts_at == moved for _, told in gone if told.what == "reminder"
    )


async def test_nor_of_what_was_cancelled_or_who_said_no_or_left(small: World) -> None:
    """They are worded at the last moment, from what is true then."""
    card = await small.plan()
    other = await small.plan(start="do 12 mrt 20:00")
    for one in (small.bram, small.carla, small.cora):
        await small.meetups.all.answer(one, card.meetup.id, Answer.YES)
    await small.tick()
    await small.meetups.changes.cancel(small.anna, other.meetup.id)
    await small.meetups.all.answer(small.bram, card.meetup.id, Answer.NO)
    await small.leave(small.carla)
    await small.meetups.rhythm.hush(small.cora, Hush.REMINDERS)
    gone = await small.run_until(START + timedelta(hours=2))
    reminded = {
        (told.notice.chat_id, told.facts.card.meetup.id)
        for _, told in gone
        if told.what == "reminder"
    }
    assert reminded == {
        (small.anna.user_id, card.meetup.id),
        (small.community.chat_id, card.meetup.id),
    }


async def test_quiet_hours_hold_back_what_can_wait(small: World) -> None:
    """An early meetup: the hour before falls in the night and waits for half past seven."""
    await small.plan(start="do 12 mrt 8:15")
    gone = await small.run_until(datetime(2026, 3, 12, 8, tzinfo=UTC))
    moments = sorted({at for at, _ in chats(gone, "reminder")})
    assert moments == [
        datetime(2026, 3, 11, 7, 15, tzinfo=UTC),
        datetime(2026, 3, 12, 6, 30, tzinfo=UTC),
    ]
    assert gone[-1][1].facts.begins_in == 45


async def test_what_is_sent_late_at_night_waits_for_the_morning(small: World) -> None:
    """The bot stood still from the afternoon until two at night: also the weekly message."""
    await small.plan(start="do 12 mrt 16:00")
    await small.tick()
    assert await small.at(datetime(2026, 3, 12, 1, tzinfo=UTC)) == []
    gone = await small.run_until(datetime(2026, 3, 12, 9, tzinfo=UTC))
    morning = datetime(2026, 3, 12, 6, 30, tzinfo=UTC)
    assert {at for at, _ in gone} == {morning}
    assert set(names([told for _, told in gone])) == {"reminder", "weekly"}
    minutes = {told.facts.begins_in for _, told in gone if told.what == "reminder"}
    assert minutes == {8 * 60 + 30}


async def test_moved_is_told_once_with_what_changed(small: World) -> None:
    """To who comes or may come, in private, and to the group; not to who did it or said no."""
    card = await small.plan()
    room, id_ = small.meetups.all, card.meetup.id
    await room.answer(small.bram, id_, Answer.YES)
    await room.answer(small.carla, id_, Answer.NO)
    await small.tick()
    change, skipped = await small.meetups.changes.move(small.anna, id_, START + timedelta(hours=1))
    assert (change.fields, skipped) == (("starts_at",), ())
    told = await small.tick()
    assert {one.notice.chat_id for one in told} == {small.bram.user_id, small.community.chat_id}
    for one in told:
        assert one.what == "changed"
        assert one.facts.by == "Anna de Vries"
        assert one.facts.change.fields == ("starts_at",)
        assert one.facts.change.before.starts_at == START
        assert one.facts.change.after.starts_at == START + timedelta(hours=1)
    assert await small.tick() == []


async def test_several_changes_in_the_night_are_one_message(world: World) -> None:
    """Held back, they are told together; what came back as it was is not told."""
    card = await world.plan()
    id_, changes = card.meetup.id, world.meetups.changes
    await world.meetups.all.answer(world.bram, id_, Answer.YES)
    await world.tick()
    world.clock.now = datetime(2026, 3, 5, 22, tzinfo=UTC)
    await changes.move(world.anna, id_, START + timedelta(days=1))
    world.clock.now += timedelta(minutes=10)
    await changes.change(world.anna, id_, "place", "Wijkcentrum Zuid")
    world.clock.now += timedelta(minutes=10)
    await changes.change(world.anna, id_, "theme", "Iets heel anders")
    await changes.change(world.anna, id_, "theme", "Samen om Sam heen")
    assert await world.tick() == []
    told = await world.at(datetime(2026, 3, 6, 6, 30, tzinfo=UTC))
    assert names(told) == ["changed", "changed"]
    for one in told:
        assert set(one.facts.change.fields) == {"starts_at", "place"}
        assert one.facts.change.before.starts_at == START
        assert one.facts.change.before.place.text == "Buurthuis De Brug"
    await changes.change(world.anna, id_, "theme", "Toch")
    told = await world.at(datetime(2026, 3, 6, 9, tzinfo=UTC))
    assert {one.facts.change.fields for one in told} == {("theme",)}


async def test_what_is_tomorrow_morning_can_not_wait(small: World) -> None:
    """Cancelled at night, before half past seven: they must know."""
    card = await small.plan(start="do 5 mrt 7:30")
    await small.meetups.all.answer(small.bram, card.meetup.id, Answer.YES)
    await small.run_until(datetime(2026, 3, 4, 22, tzinfo=UTC))
    await small.meetups.changes.cancel(small.anna, card.meetup.id)
    told = await small.tick()
    assert names(told) == ["cancelled", "cancelled"]
    assert told[0].facts.change.after.state is State.CANCELLED


async def test_cancelling_a_series_from_here_on(world: World) -> None:
    """Everyone concerned hears it once, also who had answered for a later one only."""
    first = await world.plan(when="series", start="di 10 mrt 10:00", until="5")
    every = await world.meetups.all.series(world.anna, first.meetup.id)
    agenda = [card.meetup for card, _ in every]
    await world.meetups.all.answer(world.bram, agenda[2].id, Answer.YES)
    await world.meetups.all.answer(world.bram, agenda[3].id, Answer.YES)
    await world.meetups.all.answer(world.carla, agenda[0].id, Answer.YES)
    await world.tick()
    change = await world.meetups.changes.cancel(world.cora, agenda[1].id, onwards=True)
    assert change.count == 4
    told = await world.tick()
    expected = {world.anna.user_id, world.bram.user_id, world.community.chat_id}
    assert {one.notice.chat_id for one in told} == expected
    assert names(told) == ["cancelled"] * 3
    assert {one.facts.change.count for one in told} == {4}
    assert [card.meetup.id for card, _ in await world.meetups.all.agenda(world.anna)] == [
        agenda[0].id
    ]
    again = await world.meetups.changes.cancel(world.cora, agenda[1].id)
    assert again.fields == ()
    assert await world.tick() == []


async def test_moving_a_series_to_another_day_and_time(world: World) -> None:
    """By as many days, to the same wall time, also after the clock change; holidays fall out."""
    first = await world.plan(when="series", start="di 24 mrt 10:00", until="3")
    every = await world.meetups.all.series(world.anna, first.meetup.id)
    agenda = [card.meetup for card, _ in every]
    await world.tick()
    monday = await world.meetups.changes.read_moment(world.anna, agenda[0].id, "ma 23 mrt 14:00")
    change, skipped = await world.meetups.changes.move(
        world.anna, agenda[0].id, monday, onwards=True
    )
    assert change.count == 2
    assert [one.why for one in skipped] == ["Tweede paasdag"]
    every = await world.meetups.all.series(world.anna, first.meetup.id)
    starts = [card.meetup.starts_at for card, _ in every]
    assert starts == [
        datetime(2026, 3, 23, 13, tzinfo=UTC),
        datetime(2026, 3, 30, 12, tzinfo=UTC),
    ]
    group = [one for one in await world.tick() if one.notice.chat_id == world.community.chat_id]
    assert sorted(names(group)) == ["cancelled", "changed"]


async def test_changes_of_one_field(small: World) -> None:
    """Each by its own rules; a link is told to comers only."""
    card = await small.plan(place="online")
    id_, changes = card.meetup.id, small.meetups.changes
    await small.meetups.all.answer(small.bram, id_, Answer.YES)
    await small.meetups.all.answer(small.carla, id_, Answer.MAYBE)
    await small.tick()
    change = await changes.change(small.anna, id_, "link", "https://meet.example/new")
    assert change.after.place.link is None
    told = {one.notice.chat_id: one.facts for one in await small.tick()}
    assert told[small.bram.user_id].change.after.place.link == "https://meet.example/new"
    assert told[small.carla.user_id].change.after.place.link is None
    assert told[small.community.chat_id].change.after.place.link is None
    change = await changes.change(small.anna, id_, "duration", "90")
    assert change.after.ends_at == START + timedelta(minutes=90)
    change = await changes.change(small.anna, id_, "facilitator", "")
    assert change.after.facilitator == ""
    change = await changes.change(small.anna, id_, "host", "carla")
    assert change.after.host_name == "Carla Coster"
    assert (await small.meetups.all.mine(small.carla, id_)).may_change
    await changes.change(small.cora, id_, "theme", "Nieuw")
    with pytest.raises(Invalid, match="choice"):
        await changes.change(small.cora, id_, "version", "3")
    with pytest.raises(Invalid, match="weekday"):
        await changes.read_moment(small.cora, id_, "vr 12 mrt")
    with pytest.raises(Invalid, match="meetup-past"):
        await changes.move(small.cora, id_, small.clock())


async def test_capacity_can_not_go_below_who_comes(world: World) -> None:
    """Nobody is sent away; more room lets people in who wait."""
    card = await world.plan(capacity="2")
    id_, changes = card.meetup.id, world.meetups.changes
    for one in (world.bram, world.carla, world.cora):
        await world.meetups.all.answer(one, id_, Answer.YES)
    await world.tick()
    change = await changes.change(world.anna, id_, "capacity", "3")
    assert change.fields == ("capacity",)
    assert ("seat", world.carla.user_id) in [
        (one.what, one.notice.chat_id) for one in await world.tick()
    ]
    with pytest.raises(Invalid, match="capacity-taken"):
        await changes.change(world.anna, id_, "capacity", "2")
    await changes.change(world.anna, id_, "capacity", "")
    assert (await world.meetups.all.card(world.anna, id_)).waiting == ()


async def test_settings_of_reminders(world: World) -> None:
    """Two hours before only; reminders that were planned for other leads say nothing."""
    card = await world.plan()
    await world.tick()
    await world.meetups.rhythm.set_rhythm(world.cora, "leads", "2h")
    gone = await world.run_until(START)
    moments = {at for at, _ in chats(gone, "reminder")}
    assert moments == {START - timedelta(hours=2)}
    assert card.meetup.starts_at == START
    for field, value in (("leads", "9w"), ("weekly_day", "7"), ("pair_weeks", "3"), ("x", "1")):
        with pytest.raises(Invalid, match="rhythm"):
            await world.meetups.rhythm.set_rhythm(world.cora, field, value)


async def test_without_quiet_hours(small: World) -> None:
    """A coordinator can switch them off, or set others."""
    rhythm = await small.meetups.rhythm.set_rhythm(small.cora, "quiet", "off")
    assert rhythm.quiet_from == rhythm.quiet_until
    await small.plan(start="do 12 mrt 8:15")
    gone = await small.run_until(datetime(2026, 3, 12, 8, tzinfo=UTC))
    assert datetime(2026, 3, 12, 6, 15, tzinfo=UTC) in {at for at, _ in chats(gone, "reminder")}
    rhythm = await small.meetups.rhythm.set_rhythm(small.cora, "quiet", "22:00-6:45")
    assert (rhythm.quiet_from.hour, rhythm.quiet_until.minute) == (22, 45)


async def test_a_restart_in_the_middle_of_sending(small: World) -> None:
    """What was taken up and not marked is taken up again; what was sent is not sent twice."""
    card = await small.plan()
    await small.meetups.all.answer(small.bram, card.meetup.id, Answer.YES)
    await small.tick()
    small.clock.now = DAY
    async with small.database.transaction() as connection:
        taken = await outbox.claim(connection, "before the crash", DAY, timedelta(minutes=1))
    assert taken is not None
    small.meetups = make_meetups(small.database, small.clock, nothing_asked)
    async with small.database.transaction() as connection:
        await outbox.take_up(connection, DAY)
    gone = await small.run_until(START)
    reminded = [chat for _, chat in chats(gone, "reminder")]
    assert sorted(reminded) == sorted(
        [
            small.community.chat_id,
            *(one.user_id for one in (small.anna, small.bram) for _ in range(2)),
        ]
    )


async def test_every_minute_of_a_week_with_a_clock_change(small: World) -> None:
    """Twelve meetups around the last Sunday of March: each reminder once, at its own moment."""
    rhythm = small.meetups.rhythm
    await rhythm.set_rhythm(small.cora, "weekly", "off")
    await rhythm.set_rhythm(small.cora, "quiet", "off")
    expected = set()
    for day, clock in itertools.product((28, 29, 30), ("1:45", "2:30", "3:15", "19:30")):
        card = await small.plan(start=f"{day}-3-2026 {clock}")
        start = card.meetup.starts_at
        assert start is not None
        before = ZoneInfo("Europe/Amsterdam")
        local = start.astimezone(before)
        day_before = (local.replace(tzinfo=None) - timedelta(days=1)).replace(tzinfo=before)
        expected |= {
            (day_before.astimezone(UTC), small.anna.user_id, card.meetup.id),
            (day_before.astimezone(UTC), small.community.chat_id, card.meetup.id),
            (start - timedelta(hours=1), small.anna.user_id, card.meetup.id),
        }
    gone = await small.run_until(datetime(2026, 4, 1, tzinfo=UTC))
    found = [
        (at, told.notice.chat_id, told.facts.card.meetup.id)
        for at, told in gone
        if told.what == "reminder"
    ]
    assert sorted(found) == sorted(expected)
