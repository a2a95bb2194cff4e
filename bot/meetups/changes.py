"""Changing, moving and cancelling: one meetup of a series, or from here on."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.community.models import Member
from bot.errors import Invalid, NotAllowed
from bot.meetups import fields, gatherings, history, keeping, notices, plans, rosters, seats, store
from bot.meetups.cards import load, may_change, seating, without_link
from bot.meetups.dates import read_minutes, read_moment
from bot.meetups.differences import difference
from bot.meetups.models import Answer, Change, Meetup, Skipped, State, Vote
from bot.meetups.schedule import at_wall, holiday, wall
from bot.meetups.service import take_answer
from bot.storage.database import Database

EMPTIED: dict[str, dict[str, Any]] = {
    "theme": {"theme": ""},
    "place": {"place": "", "latitude": None, "longitude": None, "online": False, "link": None},
    "link": {"link": None},
    "facilitator": {"facilitator": ""},
    "capacity": {"capacity": None},
}
FIELDS = (*EMPTIED, "host", "duration", "decide_by")


class ChangeService:
    """Lets the host or a coordinator change a meetup; everyone concerned is told once."""

    def __init__(self, database: Database, clock: Clock):
        self._database = database
        self._clock = clock

    async def change(
        self, member: Member, meetup_id: int, field: str, value: str, *, onwards: bool = False
    ) -> Change:
        """Change one of FIELDS; `value` as in planning, "" empties.

        `onwards`: of the series from here on. Raises NotFound, NotAllowed, Invalid
        (`meetup-capacity-taken` below the seats that are taken).
        """
        now = self._clock()
        if field not in FIELDS:
            raise Invalid("choice", field=field)
        async with self._database.transaction() as connection:
            found = await self._load_to_change(connection, member, meetup_id, now)
            values = await _read(connection, member, found, field, value, now)
            concerned = await _affected(connection, found, onwards, now)
            for one in concerned:
                own = dict(values)
                if "minutes" in own and one.starts_at is not None:
                    own["ends_at"] = one.starts_at + timedelta(minutes=own["minutes"])
                await _apply(connection, member, one, own, now)
            return await _tell(connection, member, concerned, now)

    async def place_at(
        self,
        member: Member,
        meetup_id: int,
        latitude: float,
        longitude: float,
        *,
        onwards: bool = False,
    ) -> Change:
        """Move it to a shared location; raises as `change`."""
        now = self._clock()
        values = {**EMPTIED["place"], "latitude": latitude, "longitude": longitude}
        async with self._database.transaction() as connection:
            found = await self._load_to_change(connection, member, meetup_id, now)
            concerned = await _affected(connection, found, onwards, now)
            for one in concerned:
                await _apply(connection, member, one, values, now)
            return await _tell(connection, member, concerned, now)

    async def read_moment(self, member: Member, meetup_id: int, text: str) -> datetime:
        """Read a typed moment to move to, to echo it in full; without a time, at the same time.

        Raises NotFound, NotAllowed, Invalid `date`, `weekday`, `meetup-past`.
        """
        now = self._clock()
        async with self._database.read() as connection:
            found = await load(connection, member, meetup_id)
        if not may_change(member, found):
            raise NotAllowed
        at = wall(found.starts_at, found.zone).time() if found.starts_at else None
        return plans.check_start(read_moment(text, now, found.zone, at), now)

    async def move(
        self, member: Member, meetup_id: int, starts_at: datetime, *, onwards: bool = False
    ) -> tuple[Change, tuple[Skipped, ...]]:
        """Move one meetup; `onwards`: all from here on by as many days, to the same wall time.

        Answers stay. What would fall on a holiday in a moved series is cancelled, and given back.
        """
        now = self._clock()
        async with self._database.transaction() as connection:
            found = await self._load_to_change(connection, member, meetup_id, now)
            if found.starts_at is None:
                raise Invalid("meetup-choosing")
            plans.check_start(starts_at, now)
            concerned = await _affected(connection, found, onwards, now)
            moves = [(one, _shifted(one, found, starts_at)) for one in concerned]
            kept = [
                (one, start) for one, start in moves if one is found or not _skipped(start, one)
            ]
            gone = [(one, start) for one, start in moves if (one, start) not in kept]
            for one, start in kept:
                values = {"starts_at": start, "ends_at": start + timedelta(minutes=one.minutes)}
                await _apply(connection, member, one, values, now)
                moved = await load(connection, member, one.id)
                await notices.plan_all_reminders(connection, moved, member.community.chat_id, now)
            for one, _start in gone:
                await _apply(connection, member, one, {"state": State.CANCELLED}, now)
                await _tell(connection, member, [one], now)
            change = await _tell(connection, member, [one for one, _start in kept], now)
        days = [wall(start, one.zone).date() for one, start in gone]
        return change, tuple(Skipped(day, holiday(day) or "") for day in days)

    async def count_onwards(self, member: Member, meetup_id: int) -> int:
        """Return how many would be cancelled with this one and all after it; raises NotFound."""
        async with self._database.read() as connection:
            found = await load(connection, member, meetup_id)
            return len(await _affected(connection, found, True, self._clock()))

    async def cancel(self, member: Member, meetup_id: int, *, onwards: bool = False) -> Change:
        """Cancel; twice is harmless. Raises NotFound, NotAllowed, Invalid `meetup-past`."""
        now = self._clock()
        async with self._database.transaction() as connection:
            found = await load(connection, member, meetup_id, lock=True)
            if not may_change(member, found):
                raise NotAllowed
            if found.state is State.CANCELLED:
                return Change((), without_link(found), without_link(found))
            if found.is_past(now):
                raise Invalid("meetup-past")
            concerned = await _affected(connection, found, onwards, now)
            for one in concerned:
                await _apply(connection, member, one, {"state": State.CANCELLED}, now)
            return await _tell(connection, member, concerned, now)

    async def _load_to_change(
        self, connection: AsyncConnection, member: Member, meetup_id: int, now: datetime
    ) -> Meetup:
        found = await load(connection, member, meetup_id, lock=True)
        if not may_change(member, found):
            raise NotAllowed
        if found.state is State.CANCELLED:
            raise Invalid("meetup-cancelled")
        if found.is_past(now):
            raise Invalid("meetup-past")
        return found


async def _affected(
    connection: AsyncConnection, found: Meetup, onwards: bool, now: datetime
) -> list[Meetup]:
    """Return what a change applies to, the given meetup first."""
    if not onwards or found.series_id is None:
        return [found]
    later = await store.onwards(connection, found, now)
    return [found, *(one for one in later if one.id != found.id)]


async def _read(
    connection: AsyncConnection,
    member: Member,
    found: Meetup,
    field: str,
    value: str,
    now: datetime,
) -> dict[str, Any]:
    """Understand the new value of a field, as columns."""
    if not value.strip() and field in EMPTIED:
        return EMPTIED[field]
    if field == "place":
        place = fields.read_place(found.place, value)
        return {**EMPTIED["place"], "place": place.text, "online": place.online, "link": place.link}
    if field == "host":
        roster = await rosters.roster(connection, member.community.id)
        hosts = {id_: one.name for id_, one in roster.items()}
        around = fields.Around(now, found.zone, hosts, member.id)
        return {"host_id": fields.read_host(value, around)}
    if field == "duration":
        start = wall(found.starts_at or now, found.zone).time()
        return {"minutes": read_minutes(value, start)}
    if field == "decide_by":
        if found.state is not State.CHOOSING:
            raise Invalid("meetup-choice-closed")
        first = (await store.options(connection, found.id))[0][1]
        deadline = read_moment(value, now, found.zone, plans.DECIDE_AT)
        return {"decide_by": plans.check_deadline(deadline, first, now)}
    readers = {
        "theme": fields.read_theme,
        "link": fields.read_link,
        "facilitator": fields.read_facilitator,
        "capacity": fields.read_capacity,
    }
    return {field: readers[field](value)}


async def _apply(
    connection: AsyncConnection,
    member: Member,
    one: Meetup,
    values: dict[str, Any],
    now: datetime,
) -> None:
    """Change one meetup with all that follows from it."""
    before = await seating(connection, one)
    if values.get("capacity") is not None and len(before.seated) > values["capacity"]:
        raise Invalid("meetup-capacity-taken", count=len(before.seated))
    await store.change_meetup(connection, one.id, values, now)
    changed = await load(connection, member, one.id)
    await notices.stale(connection, changed, now)
    if "capacity" in values:
        after = await seating(connection, changed)
        await notices.promoted(connection, changed, seats.promoted(before, after), now)
    if "host_id" in values and changed.state is State.PLANNED and changed.host_id is not None:
        answers = (await gatherings.answers(connection, [one.id])).get(one.id, {})
        if changed.host_id not in answers:
            await take_answer(connection, changed, changed.host_id, Answer.YES, now)
        await notices.plan_all_reminders(connection, changed, member.community.chat_id, now)
    if "decide_by" in values or ("host_id" in values and changed.state is State.CHOOSING):
        rhythm = await keeping.rhythm(connection, one.community_id)
        await notices.plan_deadline(connection, changed, rhythm, now)


async def _tell(
    connection: AsyncConnection, member: Member, changed: Sequence[Meetup], now: datetime
) -> Change:
    """Tell everyone concerned once, about the first; `changed` is as it was before."""
    first = changed[0]
    after = await load(connection, member, first.id)
    before = difference(first, after)
    count = len(changed)
    if before:
        change_id = await history.add_change(
            connection, first.id, member.id, after.version, before, count, now
        )
        chats: dict[int, None] = {}
        for one in changed:
            chats |= dict.fromkeys(await _concerned(connection, one))
        if after.host_user_id is not None:
            chats[after.host_user_id] = None
        chats.pop(member.user_id, None)
        starts = [start for start in (first.starts_at, after.starts_at) if start is not None]
        group = member.community.chat_id
        await notices.changed(
            connection, after, change_id, [*chats, group], now, min(starts, default=None)
        )
    bare = without_link(first)
    return Change(tuple(before), bare, without_link(after), count)


async def _concerned(connection: AsyncConnection, one: Meetup) -> list[int]:
    """Return the chats of who comes, may come, voted to, or hosts."""
    roster = await rosters.roster(connection, one.community_id)
    answers = (await gatherings.answers(connection, [one.id])).get(one.id, {})
    ids = [id_ for id_, answer in answers.items() if answer is not Answer.NO]
    if not answers:
        votes = await gatherings.votes(connection, one.id)
        ids = [id_ for id_, own in votes.items() if set(own.values()) != {Vote.CANNOT}]
    if one.host_id is not None:
        ids.append(one.host_id)
    return [roster[id_].user_id for id_ in dict.fromkeys(ids) if id_ in roster]


def _shifted(one: Meetup, first: Meetup, starts_at: datetime) -> datetime:
    """Return the new start of a meetup when the first one of a series moves."""
    if one.id == first.id or one.starts_at is None or first.starts_at is None:
        return starts_at
    was, new = wall(first.starts_at, first.zone), wall(starts_at, first.zone)
    day = wall(one.starts_at, one.zone).date() + (new.date() - was.date())
    return at_wall(day, new.time(), one.zone)


def _skipped(start: datetime, one: Meetup) -> bool:
    return holiday(wall(start, one.zone).date()) is not None
