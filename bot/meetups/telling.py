"""Whether a notice still has its reader, its moment and something to tell."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.living import living_community, living_member
from bot.community.models import Community, Member
from bot.delivery.models import Notice, Sending
from bot.meetups import history, notices, rosters
from bot.meetups.models import Card, Meetup, Rhythm
from bot.meetups.schedule import MARGIN, due_at, reminder_at


def meetup_id(notice: Notice) -> int:
    """Return the meetup that a notice is about."""
    return int(notice.arguments["meetup"])


async def community_of(connection: AsyncConnection, notice: Notice) -> Community | None:
    """Return the community of a notice while it is alive, and this is its group."""
    found = await living_community(connection, notice.community_id or 0)
    if found is None:
        return None
    return found if notice.chat_id > 0 or notice.chat_id == found.chat_id else None


async def reader_of(connection: AsyncConnection, notice: Notice) -> Member | None:
    """Return the member of a private chat, as long as they are in the group."""
    if notice.chat_id < 0:
        return None
    return await living_member(connection, notice.community_id or 0, notice.chat_id)


async def decides(connection: AsyncConnection, notice: Notice, found: Meetup) -> bool:
    """Tell whether the reader is the one to decide: the host, else a coordinator."""
    reader = await reader_of(connection, notice)
    if reader is None:
        return False
    roster = await rosters.roster(connection, found.community_id)
    host = roster.get(found.host_id or 0)
    if host is None or not host.reachable:
        return reader.is_coordinator
    return reader.id == host.member_id


async def untold_changes(
    connection: AsyncConnection, notice: Notice, found: Meetup
) -> list[history.ChangeRow]:
    """Return the changes that this chat has not been told, when this notice is the one to do so."""
    what = (notices.CHANGED, notices.CANCELLED)
    rows = await history.notices_of(connection, what, f"{found.id}-", notice.chat_id)
    states: dict[int, set[Sending]] = {}
    for occurrence, state in rows.items():
        version = int(occurrence.rstrip("~").split("-")[1])
        states.setdefault(version, set()).add(state)
    told = max((version for version in states if Sending.SENT in states[version]), default=-1)
    own = int(notice.occurrence.rstrip("~").split("-")[1])
    if own < max(states, default=own) or own <= told:
        return []
    changes = await history.changes(connection, found.id)
    return [one for one in changes if told < one.version <= own and one.version in states]


def is_due(
    notice: Notice, found: Meetup, starts_at: datetime, rhythm: Rhythm, now: datetime
) -> bool:
    """Tell whether a reminder is for this start, still wanted, and not overtaken by a later one."""
    lead = str(notice.arguments["lead"])
    if int(notice.arguments["start"]) != int(starts_at.timestamp()) or lead not in rhythm.leads:
        return False
    raw = due_at(starts_at, lead, found.zone)
    later = [other for other in rhythm.leads if due_at(starts_at, other, found.zone) > raw]
    overtaken = any(reminder_at(starts_at, other, rhythm, found.zone) <= now for other in later)
    return notice.chat_id < 0 or not overtaken


async def unreached_names(connection: AsyncConnection, card: Card) -> tuple[str, ...]:
    """Name those who come, or may come, and can't be written to in private."""
    roster = await rosters.roster(connection, card.meetup.community_id)
    comers = (*card.coming, *card.maybe)
    return tuple(one.name for one in comers if not roster[one.member_id].reachable)


def latest(meetup: Meetup) -> datetime | None:
    """Return the moment after which a word about a meetup comes too late to wait for."""
    return meetup.starts_at - MARGIN if meetup.starts_at else None
