"""What comes round: the weekly message, rounds, reminders; and who wants which of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.community.living import living_community
from bot.community.models import Member
from bot.errors import Invalid, NotAllowed
from bot.meetups import keeping, notices, store
from bot.meetups.acquainting import hold_round
from bot.meetups.dates import read_time
from bot.meetups.keeping import ROUND, WEEKLY, Occasion
from bot.meetups.models import Hush, Rhythm, Silence
from bot.meetups.schedule import at_wall, is_lead, next_moment, wall
from bot.storage.database import Database

STALE = timedelta(days=4)  # a weekly message that is so late would be about last week
MOST_LEADS = 4
Read = Callable[[Rhythm, str], dict[str, Any]]


class RhythmService:
    """Keeps the settings, and plans what comes round."""

    def __init__(self, database: Database, clock: Clock):
        self._database = database
        self._clock = clock

    async def rhythm(self, member: Member) -> Rhythm:
        """Return the community's settings."""
        async with self._database.read() as connection:
            return await keeping.rhythm(connection, member.community.id)

    async def set_rhythm(self, member: Member, field: str, value: str) -> Rhythm:
        """Change one setting, by a coordinator: NotAllowed for others, Invalid `rhythm`.

        `weekly` "on"/"off" · `weekly_day` 0 (Monday) to 6 · `weekly_time` "8:30" ·
        `quiet` "21:00-7:30", or "off" · `leads` such as "1d,1h", "" for none · `pair_weeks` "2"
        or "4".
        """
        if not member.is_coordinator:
            raise NotAllowed
        community, now = member.community, self._clock()
        async with self._database.transaction() as connection:
            before = await keeping.rhythm(connection, community.id)
            new = _changed(before, field, value.strip())
            await keeping.set_rhythm(connection, community.id, new)
            if field.startswith("weekly"):
                at = next_weekly(new, community.zone, now) if new.weekly else None
                await keeping.set_occasion(connection, community.id, WEEKLY, at)
            if field in {"leads", "quiet"}:
                for one in await store.coming(connection, community.id, now):
                    await notices.plan_all_reminders(connection, one, community.chat_id, now)
            return new

    async def silence(self, member: Member) -> Silence:
        """Return what the member has paused or stopped."""
        async with self._database.read() as connection:
            return await self._silence(connection, member)

    async def hush(self, member: Member, *kinds: Hush, until: datetime | None = None) -> Silence:
        """Stop kinds of private messages, or pause them until a moment."""
        async with self._database.transaction() as connection:
            for kind in kinds:
                await keeping.set_hush(connection, member.id, kind, until)
            return await self._silence(connection, member)

    async def unhush(self, member: Member, *kinds: Hush) -> Silence:
        """Take kinds up again."""
        async with self._database.transaction() as connection:
            for kind in kinds:
                await keeping.remove_hush(connection, member.id, kind)
            return await self._silence(connection, member)

    async def plan_ahead(self, now: datetime) -> int:
        """Queue what has come round and plan its next time; returns how many that were.

        For the tick: two cheap queries when there is nothing to do. After a long standstill one
        message goes out, not one for each time that was missed.
        """
        async with self._database.read() as connection:
            due = await keeping.due_occasions(connection, now)
            new = await keeping.without_occasion(connection, WEEKLY)
        for community_id, zone in new:
            async with self._database.transaction() as connection:
                rhythm = await keeping.rhythm(connection, community_id)
                if rhythm.weekly:
                    at = next_weekly(rhythm, zone, now)
                    await keeping.set_occasion(connection, community_id, WEEKLY, at)
        for occasion in due:
            async with self._database.transaction() as connection:
                await _come_round(connection, occasion, now)
        return len(due)

    async def _silence(self, connection: AsyncConnection, member: Member) -> Silence:
        now = self._clock()
        found = (await keeping.hushed(connection, [member.id])).get(member.id, {})
        paused = {kind: until for kind, until in found.items() if until is not None and until > now}
        return Silence(frozenset(kind for kind, until in found.items() if until is None), paused)


def next_weekly(rhythm: Rhythm, zone: str, now: datetime) -> datetime:
    """Return when the weekly message goes out next."""
    return next_moment(rhythm.weekly_day, rhythm.weekly_time, zone, now)


async def _come_round(connection: AsyncConnection, occasion: Occasion, now: datetime) -> None:
    """Queue what an occasion is for, and plan the next; another process may have done so."""
    community = await living_community(connection, occasion.community_id)
    if community is None:
        return
    rhythm, at = await keeping.rhythm(connection, community.id), occasion.at
    if occasion.what == WEEKLY:
        moved = await keeping.move_occasion(
            connection, occasion, next_weekly(rhythm, community.zone, now)
        )
        if moved and now - at < STALE:
            about = {"at": int(at.timestamp())}
            name = f"{community.id}-{at:%Y%m%d%H%M}"
            chat_id = community.chat_id
            await notices.post(
                connection, community.id, chat_id, notices.WEEKLY, name, about, now, at
            )
        return
    next_at = _next_round(at, rhythm.pair_weeks, community.zone, now)
    if not await keeping.move_occasion(connection, occasion, next_at):
        return
    if not await hold_round(connection, community.id, community.zone, at, now):
        await keeping.set_occasion(connection, community.id, ROUND, None)


def _next_round(at: datetime, weeks: int, zone: str, now: datetime) -> datetime:
    """Return the round after one, at the same wall time."""
    local = wall(at, zone)
    day = local.date()
    while True:
        day += timedelta(weeks=weeks)
        moment = at_wall(day, local.time(), zone)
        if moment > now:
            return moment


def _changed(before: Rhythm, field: str, value: str) -> Rhythm:
    if field not in _READERS:
        raise Invalid("rhythm", field=field)
    return replace(before, **_READERS[field](before, value))


def _choice(field: str, choices: dict[str, Any]) -> Read:
    def read(_before: Rhythm, value: str) -> dict[str, Any]:
        if value not in choices:
            raise Invalid("rhythm", field=field)
        return {field: choices[value]}

    return read


def _weekly_time(_before: Rhythm, value: str) -> dict[str, Any]:
    return {"weekly_time": read_time(value)}


def _quiet(before: Rhythm, value: str) -> dict[str, Any]:
    if value == "off":
        return {"quiet_from": before.quiet_until}
    start, _, end = value.replace("–", "-").partition("-")
    return {"quiet_from": read_time(start), "quiet_until": read_time(end)}


def _leads(_before: Rhythm, value: str) -> dict[str, Any]:
    leads = tuple(dict.fromkeys(value.replace(" ", "").split(","))) if value else ()
    if len(leads) > MOST_LEADS or not all(is_lead(lead) for lead in leads):
        raise Invalid("rhythm", field="leads")
    return {"leads": leads}


_READERS: dict[str, Read] = {
    "weekly": _choice("weekly", {"on": True, "off": False}),
    "weekly_day": _choice("weekly_day", {str(day): day for day in range(7)}),
    "weekly_time": _weekly_time,
    "quiet": _quiet,
    "leads": _leads,
    "pair_weeks": _choice("pair_weeks", {"2": 2, "4": 4}),
}
