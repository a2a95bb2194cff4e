"""Every query about what comes round and who wants it: rhythm, silence, feeds, drafts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

import sqlalchemy as sa
from sqlalchemy import RowMapping
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.models import State
from bot.meetups.models import Hush, Rhythm
from bot.storage.schema import (
    communities,
    feeds,
    hushes,
    meetup_drafts,
    members,
    occasions,
    rhythms,
)

WEEKLY, ROUND = "weekly", "round"


@dataclass(frozen=True, slots=True)
class Occasion:
    """What comes round in a community, and when next."""

    community_id: int
    what: str
    at: datetime


def to_rhythm(row: RowMapping) -> Rhythm:
    """Map a row of rhythms."""
    return Rhythm(
        weekly=row["weekly"],
        weekly_day=row["weekly_day"],
        weekly_time=time.fromisoformat(row["weekly_time"]),
        leads=tuple(row["leads"]),
        quiet_from=time.fromisoformat(row["quiet_from"]),
        quiet_until=time.fromisoformat(row["quiet_until"]),
        pair_weeks=row["pair_weeks"],
    )


async def rhythm(connection: AsyncConnection, community_id: int) -> Rhythm:
    """Return what a community has set, or the defaults."""
    query = sa.select(
        *(rhythms.c.weekly, rhythms.c.weekly_day, rhythms.c.weekly_time, rhythms.c.leads),
        *(rhythms.c.quiet_from, rhythms.c.quiet_until, rhythms.c.pair_weeks),
    ).where(rhythms.c.community_id == community_id)
    row = (await connection.execute(query)).mappings().first()
    return to_rhythm(row) if row else Rhythm()


async def set_rhythm(connection: AsyncConnection, community_id: int, new: Rhythm) -> None:
    """Keep a community's settings."""
    values = {
        "weekly": new.weekly,
        "weekly_day": new.weekly_day,
        "weekly_time": new.weekly_time.isoformat("minutes"),
        "leads": list(new.leads),
        "quiet_from": new.quiet_from.isoformat("minutes"),
        "quiet_until": new.quiet_until.isoformat("minutes"),
        "pair_weeks": new.pair_weeks,
    }
    await _upsert(connection, rhythms, {"community_id": community_id}, values)


# What comes round


async def due_occasions(connection: AsyncConnection, now: datetime) -> list[Occasion]:
    """Return what should have come round by now in the living communities."""
    query = (
        sa.select(occasions.c.community_id, occasions.c.what, occasions.c.at)
        .join(communities, communities.c.id == occasions.c.community_id)
        .where(occasions.c.at <= now, communities.c.state == State.ACTIVE)
        .order_by(occasions.c.at, occasions.c.community_id)
        .limit(50)
    )
    rows = (await connection.execute(query)).mappings()
    return [Occasion(row["community_id"], row["what"], row["at"]) for row in rows]


async def without_occasion(connection: AsyncConnection, what: str) -> list[tuple[int, str]]:
    """Return id and zone of the living communities for which this is not planned at all."""
    query = (
        sa.select(communities.c.id, communities.c.zone)
        .outerjoin(
            occasions,
            (occasions.c.community_id == communities.c.id) & (occasions.c.what == what),
        )
        .outerjoin(rhythms, rhythms.c.community_id == communities.c.id)
        .where(communities.c.state == State.ACTIVE, occasions.c.community_id.is_(None))
        .limit(50)
    )
    if what == WEEKLY:
        query = query.where(sa.func.coalesce(rhythms.c.weekly, sa.true()))
    return [(row.id, row.zone) for row in await connection.execute(query)]


async def move_occasion(connection: AsyncConnection, occasion: Occasion, next_at: datetime) -> bool:
    """Plan the next time; False when another process did so just now."""
    moved = await connection.execute(
        sa.update(occasions)
        .where(
            occasions.c.community_id == occasion.community_id,
            occasions.c.what == occasion.what,
            occasions.c.at == occasion.at,
        )
        .values(at=next_at)
    )
    return moved.rowcount == 1


async def set_occasion(
    connection: AsyncConnection, community_id: int, what: str, at: datetime | None
) -> None:
    """Plan when something comes round next, None for never."""
    if at is None:
        await connection.execute(
            sa.delete(occasions).where(
                occasions.c.community_id == community_id, occasions.c.what == what
            )
        )
        return
    key = {"community_id": community_id, "what": what}
    await _upsert(connection, occasions, key, {"at": at})


async def occasion_at(connection: AsyncConnection, community_id: int, what: str) -> datetime | None:
    """Return when something comes round next."""
    query = sa.select(occasions.c.at).where(
        occasions.c.community_id == community_id, occasions.c.what == what
    )
    found: datetime | None = (await connection.execute(query)).scalar_one_or_none()
    return found


# Silence


async def hushed(
    connection: AsyncConnection, member_ids: Iterable[int]
) -> dict[int, dict[Hush, datetime | None]]:
    """Return what members stopped (None) or paused (until when)."""
    query = sa.select(hushes.c.member_id, hushes.c.kind, hushes.c.until).where(
        hushes.c.member_id.in_(list(member_ids))
    )
    found: dict[int, dict[Hush, datetime | None]] = {}
    for row in await connection.execute(query):
        found.setdefault(row.member_id, {})[Hush(row.kind)] = row.until
    return found


async def is_hushed(connection: AsyncConnection, member_id: int, kind: Hush, now: datetime) -> bool:
    """Tell whether a member does not want this kind of message now."""
    found = (await hushed(connection, [member_id])).get(member_id, {})
    if kind not in found:
        return False
    until = found[kind]
    return until is None or until > now


async def set_hush(
    connection: AsyncConnection, member_id: int, kind: Hush, until: datetime | None
) -> None:
    """Note that a member wants no messages of a kind, for good or until a moment."""
    await _upsert(connection, hushes, {"member_id": member_id, "kind": kind}, {"until": until})


async def remove_hush(connection: AsyncConnection, member_id: int, kind: Hush) -> None:
    """Note that a member wants messages of a kind again."""
    await connection.execute(
        sa.delete(hushes).where(hushes.c.member_id == member_id, hushes.c.kind == kind)
    )


# Feeds


async def set_feed(
    connection: AsyncConnection, member_id: int, token_hash: str, now: datetime
) -> None:
    """Keep the hash of a feed's token, in place of an earlier one."""
    values = {"token_hash": token_hash, "created_at": now}
    await _upsert(connection, feeds, {"member_id": member_id}, values)


async def remove_feed(connection: AsyncConnection, member_id: int) -> bool:
    """Close a feed; tells whether there was one."""
    gone = await connection.execute(sa.delete(feeds).where(feeds.c.member_id == member_id))
    return bool(gone.rowcount)


async def has_feed(connection: AsyncConnection, member_id: int) -> bool:
    """Tell whether a member has a feed."""
    query = sa.select(feeds.c.member_id).where(feeds.c.member_id == member_id)
    return (await connection.execute(query)).first() is not None


async def member_of_feed(connection: AsyncConnection, token_hash: str) -> tuple[int, int] | None:
    """Return community and user of whoever the feed is, as long as they are in the group."""
    query = (
        sa.select(members.c.community_id, members.c.user_id)
        .join(feeds, feeds.c.member_id == members.c.id)
        .where(feeds.c.token_hash == token_hash, members.c.present.is_(True))
    )
    row = (await connection.execute(query)).first()
    return (row.community_id, row.user_id) if row else None


# Half-filled plans


async def draft(
    connection: AsyncConnection, member_id: int, *, lock: bool = False
) -> tuple[str, dict[str, Any]] | None:
    """Return the step and data of a member's half-filled plan; `lock` it to change it."""
    query = sa.select(meetup_drafts.c.step, meetup_drafts.c.data).where(
        meetup_drafts.c.member_id == member_id
    )
    if lock:
        query = query.with_for_update()
    row = (await connection.execute(query)).first()
    return (row.step, row.data) if row else None


async def save_draft(
    connection: AsyncConnection,
    member_id: int,
    step: str,
    data: Mapping[str, Any],
    now: datetime,
) -> None:
    """Keep a plan in place of the one that was there."""
    values = {"step": step, "data": dict(data), "updated_at": now}
    await _upsert(connection, meetup_drafts, {"member_id": member_id}, values)


async def delete_draft(connection: AsyncConnection, member_id: int) -> bool:
    """Throw a plan away; tells whether there was one."""
    gone = await connection.execute(
        sa.delete(meetup_drafts).where(meetup_drafts.c.member_id == member_id)
    )
    return bool(gone.rowcount)


def _insert(connection: AsyncConnection, table: sa.Table) -> Any:
    return (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(table)


async def _upsert(
    connection: AsyncConnection, table: sa.Table, key: dict[str, Any], values: dict[str, Any]
) -> None:
    query = _insert(connection, table).values(**key, **values)
    await connection.execute(query.on_conflict_do_update(index_elements=list(key), set_=values))
