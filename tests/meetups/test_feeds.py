"""Calendars by a secret address: what is mine, kept up to date, until it is revoked."""

from datetime import UTC, datetime, timedelta

import httpx
import icalendar
import pytest
import recurring_ical_events
import sqlalchemy as sa
from starlette.applications import Starlette

from bot.errors import Invalid
from bot.handlers.feeds import feed_routes
from bot.meetups.models import Answer
from bot.storage.schema import feeds
from tests.meetups.conftest import World

START = datetime(2026, 3, 12, 18, 30, tzinfo=UTC)


def client(world: World) -> httpx.AsyncClient:
    """Give a browser for the feeds."""
    web = Starlette(routes=feed_routes(world.meetups.feeds))
    return httpx.AsyncClient(transport=httpx.ASGITransport(web), base_url="http://wiebelik.test")


def events(data: bytes) -> list[icalendar.Event]:
    """Read the events of a calendar."""
    calendar = icalendar.Calendar.from_ical(data)
    assert isinstance(calendar, icalendar.Calendar)
    return [event for event in calendar.walk("VEVENT") if isinstance(event, icalendar.Event)]


async def test_a_feed_follows_what_happens(world: World) -> None:
    """The same uid; moved, it has a higher sequence; cancelled, it says so; a no takes it away."""
    card = await world.plan(place="online", link="https://meet.example/secret")
    maybe = await world.plan(start="do 2 apr 19:30", theme="Misschien")
    await world.plan(start="do 9 apr 19:30", theme="Niet voor mij")
    await world.meetups.all.answer(world.bram, card.meetup.id, Answer.YES)
    await world.meetups.all.answer(world.bram, maybe.meetup.id, Answer.MAYBE)
    path = await world.meetups.feeds.open_feed(world.bram)
    async with client(world) as web:
        answer = await web.get(path)
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
        first, second = events(answer.content)
        assert str(first["summary"]) == "Transformatiedialoog: Samen om Sam heen"
        assert first.decoded("dtstart") == START
        assert "https://meet.example/secret" in str(first["description"])
        assert (str(first["status"]), str(second["status"])) == ("CONFIRMED", "TENTATIVE")
        assert b"Bram" not in answer.content
        assert b"Anna" not in answer.content

        await world.meetups.changes.move(world.anna, card.meetup.id, START + timedelta(days=1))
        moved = events((await web.get(path)).content)[0]
        assert moved["uid"] == first["uid"]
        assert moved["sequence"] > first["sequence"]
        assert moved.decoded("dtstart") == START + timedelta(days=1)

        await world.meetups.changes.cancel(world.anna, card.meetup.id)
        cancelled = events((await web.get(path)).content)[0]
        assert (cancelled["uid"], str(cancelled["status"])) == (first["uid"], "CANCELLED")
        assert cancelled["sequence"] > moved["sequence"]

        await world.meetups.all.answer(world.bram, maybe.meetup.id, Answer.NO)
        assert len(events((await web.get(path)).content)) == 1


async def test_a_series_in_a_feed_is_read_back_by_another_library(small: World) -> None:
    """Each on its day and hour, before and after the clock change."""
    await small.plan(when="series", start="do 12 mrt 19:30", until="5")
    path = await small.meetups.feeds.open_feed(small.anna)
    token = path.removeprefix("/agenda/").removesuffix(".ics")
    data = await small.meetups.feeds.feed(token)
    assert data is not None
    calendar = icalendar.Calendar.from_ical(data)
    found = recurring_ical_events.of(calendar).between((2026, 3, 1), (2026, 6, 1))
    starts = sorted(event["DTSTART"].dt for event in found)
    assert [start.strftime("%d-%m %H:%M %z") for start in starts] == [
        "12-03 19:30 +0100",
        "19-03 19:30 +0100",
        "26-03 19:30 +0100",
        "02-04 19:30 +0200",
        "09-04 19:30 +0200",
    ]


async def test_the_address_is_secret_and_can_be_revoked(world: World) -> None:
    """Only its hash is kept; a new one closes the old one; nothing tells wrong from revoked."""
    room = world.meetups.feeds
    assert not await room.has_feed(world.bram)
    first = await room.open_feed(world.bram)
    second = await room.open_feed(world.bram)
    assert await room.has_feed(world.bram)
    async with world.database.read() as connection:
        kept = (await connection.execute(sa.select(feeds.c.token_hash))).scalars().all()
    assert not any(hash_ in first + second for hash_ in kept)
    async with client(world) as web:
        assert (await web.get(first)).status_code == 404
        assert (await web.get(second)).status_code == 200
        assert (await web.get("/agenda/guess.ics")).status_code == 404
        assert await room.revoke(world.bram)
        gone = await web.get(second)
        assert (gone.status_code, gone.content) == (404, b"")
    assert not await room.revoke(world.bram)


async def test_who_left_the_group_has_no_feed(small: World) -> None:
    """And gets it back with their return."""
    path = await small.meetups.feeds.open_feed(small.bram)
    await small.leave(small.bram)
    async with client(small) as web:
        assert (await web.get(path)).status_code == 404


async def test_the_file_of_one_meetup(small: World) -> None:
    """With the link for comers only; a date choice has none yet."""
    card = await small.plan(place="online", link="https://meet.example/secret")
    comer = await small.meetups.feeds.file(small.anna, card.meetup.id)
    other = await small.meetups.feeds.file(small.bram, card.meetup.id)
    assert b"meet.example" in comer.replace(b"\r\n ", b"")
    assert b"meet.example" not in other.replace(b"\r\n ", b"")
    assert events(other)[0]["uid"] == events(comer)[0]["uid"]
    choice = await small.choose_date()
    with pytest.raises(Invalid, match="meetup-choosing"):
        await small.meetups.feeds.file(small.bram, choice.meetup.id)
