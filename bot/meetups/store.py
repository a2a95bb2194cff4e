"""Every query about meetups themselves, their series and the options of a date choice."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.meetups.models import Frequency, Kind, Meetup, Place, Skipped, State
from bot.storage.schema import (
    communities,
    meetup_options,
    meetups,
    members,
    people,
    series,
)

COLUMNS = meetups.c
MEETUP = (
    *(COLUMNS.id, COLUMNS.community_id, COLUMNS.series_id, COLUMNS.kind, COLUMNS.theme),
    *(COLUMNS.place, COLUMNS.latitude, COLUMNS.longitude, COLUMNS.online, COLUMNS.link),
    *(COLUMNS.host_id, COLUMNS.facilitator, COLUMNS.capacity, COLUMNS.minutes),
    *(COLUMNS.starts_at, COLUMNS.ends_at, COLUMNS.state, COLUMNS.version, COLUMNS.decide_by),
    *(COLUMNS.card_message_id, COLUMNS.created_at, COLUMNS.changed_at),
    members.c.user_id.label("host_user_id"),
    people.c.name.label("host_name"),
    communities.c.zone,
)


def to_meetup(row: RowMapping) -> Meetup:
    """Map a row of MEETUP, with its link: whoever shows it takes that off (`without_link`)."""
    return Meetup(
        id=row["id"],
        community_id=row["community_id"],
        series_id=row["series_id"],
        kind=Kind(row["kind"]),
        theme=row["theme"],
        place=Place(
            text=row["place"],
            latitude=row["latitude"],
            longitude=row["longitude"],
            online=row["online"],
            link=row["link"],
        ),
        host_id=row["host_id"],
        host_user_id=row["host_user_id"],
        host_name=row["host_name"] or "",
        facilitator=row["facilitator"],
        capacity=row["capacity"],
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        minutes=row["minutes"],
        zone=row["zone"],
        state=State(row["state"]),
        version=row["version"],
        decide_by=row["decide_by"],
        card_message_id=row["card_message_id"],
        created_at=row["created_at"],
        changed_at=row["changed_at"],
    )


async def meetup(
    connection: AsyncConnection, community_id: int, meetup_id: int, *, lock: bool = False
) -> Meetup | None:
    """Return one meetup of a community; `lock` it to change it or who comes."""
    condition = (COLUMNS.community_id == community_id) & (COLUMNS.id == meetup_id)
    if lock:
        await connection.execute(sa.select(COLUMNS.id).where(condition).with_for_update())
    found = await _meetups(connection, condition)
    return found[0] if found else None


async def coming(
    connection: AsyncConnection, community_id: int, now: datetime, limit: int = 100
) -> list[Meetup]:
    """Return the planned meetups that have not ended, soonest first."""
    condition = sa.and_(
        COLUMNS.community_id == community_id,
        COLUMNS.state == State.PLANNED,
        COLUMNS.ends_at > now,
    )
    return await _meetups(connection, condition, COLUMNS.starts_at, limit=limit)


async def being_chosen(connection: AsyncConnection, community_id: int) -> list[Meetup]:
    """Return the meetups of which the date is being chosen, oldest first."""
    condition = (COLUMNS.community_id == community_id) & (COLUMNS.state == State.CHOOSING)
    return await _meetups(connection, condition)


async def past(
    connection: AsyncConnection, community_id: int, now: datetime, limit: int
) -> list[Meetup]:
    """Return the meetups that were, newest first."""
    condition = sa.and_(
        COLUMNS.community_id == community_id,
        COLUMNS.state == State.PLANNED,
        COLUMNS.ends_at <= now,
    )
    return await _meetups(connection, condition, COLUMNS.starts_at.desc(), limit=limit)


async def onwards(connection: AsyncConnection, first: Meetup, now: datetime) -> list[Meetup]:
    """Return a meetup and the later ones of its series that are planned, locked, in order."""
    condition = sa.and_(
        COLUMNS.community_id == first.community_id,
        COLUMNS.series_id == first.series_id,
        COLUMNS.state == State.PLANNED,
        COLUMNS.starts_at >= first.starts_at,
        COLUMNS.ends_at > now,
    )
    query = sa.select(COLUMNS.id).where(condition).order_by(COLUMNS.id).with_for_update()
    await connection.execute(query)
    return await _meetups(connection, condition, COLUMNS.starts_at)


async def of_series(connection: AsyncConnection, series_id: int) -> list[Meetup]:
    """Return all meetups of a series, in order."""
    return await _meetups(connection, COLUMNS.series_id == series_id, COLUMNS.starts_at)


async def of_door(connection: AsyncConnection, door: str) -> Meetup | None:
    """Return the meetup behind a door; only for code that holds no member yet."""
    found = await _meetups(connection, COLUMNS.door == door)
    return found[0] if found else None


async def door(connection: AsyncConnection, meetup_id: int) -> str:
    """Return the secret in the code at the door."""
    query = sa.select(COLUMNS.door).where(COLUMNS.id == meetup_id)
    return str((await connection.execute(query)).scalar_one())


async def for_calendar(
    connection: AsyncConnection, community_id: int, ids: Iterable[int], since: datetime
) -> list[Meetup]:
    """Return those of these meetups that have a date and did not end before a moment."""
    condition = sa.and_(
        COLUMNS.community_id == community_id,
        COLUMNS.id.in_(list(ids)),
        COLUMNS.ends_at > since,
    )
    return await _meetups(connection, condition, COLUMNS.starts_at)


async def to_be_hosted_by(
    connection: AsyncConnection, member_id: int, now: datetime
) -> list[Meetup]:
    """Return what a member hosts that is to come or being chosen, soonest first."""
    ahead = (COLUMNS.state == State.PLANNED) & (COLUMNS.ends_at > now)
    condition = (COLUMNS.host_id == member_id) & (ahead | (COLUMNS.state == State.CHOOSING))
    return await _meetups(connection, condition, COLUMNS.starts_at)


async def hosted_by(connection: AsyncConnection, member_id: int) -> list[int]:
    """Return the ids of the meetups that a member hosts."""
    query = sa.select(COLUMNS.id).where(COLUMNS.host_id == member_id)
    return list((await connection.execute(query)).scalars())


async def last_hosted(connection: AsyncConnection, community_id: int) -> dict[int, datetime]:
    """Return when members last hosted, or will, by member id."""
    query = (
        sa.select(COLUMNS.host_id, sa.func.max(COLUMNS.starts_at).label("last_at"))
        .where(
            COLUMNS.community_id == community_id,
            COLUMNS.state == State.PLANNED,
            COLUMNS.host_id.is_not(None),
        )
        .group_by(COLUMNS.host_id)
    )
    rows = (await connection.execute(query)).mappings()
    return {row["host_id"]: row["last_at"] for row in rows}


async def add_meetup(connection: AsyncConnection, values: Mapping[str, Any]) -> int:
    """Add a meetup; returns its id."""
    query = sa.insert(meetups).values(**values).returning(COLUMNS.id)
    return int((await connection.execute(query)).scalar_one())


async def change_meetup(
    connection: AsyncConnection, meetup_id: int, values: Mapping[str, Any], now: datetime
) -> None:
    """Change columns of a meetup, and count that."""
    await connection.execute(
        sa.update(meetups)
        .where(COLUMNS.id == meetup_id)
        .values(**values, version=COLUMNS.version + 1, changed_at=now)
    )


async def set_card(
    connection: AsyncConnection, community_id: int, meetup_id: int, message_id: int | None
) -> None:
    """Remember which message in the group is the card, None when it is gone."""
    await connection.execute(
        sa.update(meetups)
        .where(COLUMNS.id == meetup_id, COLUMNS.community_id == community_id)
        .values(card_message_id=message_id)
    )


async def forget_cards(connection: AsyncConnection, community_id: int) -> None:
    """Forget which messages are cards: a supergroup numbers its messages anew."""
    await connection.execute(
        sa.update(meetups).where(COLUMNS.community_id == community_id).values(card_message_id=None)
    )


async def set_harvested(connection: AsyncConnection, meetup_id: int, now: datetime) -> None:
    """Note that the harvest was given back, the first time."""
    await connection.execute(
        sa.update(meetups)
        .where(COLUMNS.id == meetup_id, COLUMNS.harvested_at.is_(None))
        .values(harvested_at=now)
    )


async def harvested_at(connection: AsyncConnection, meetup_id: int) -> datetime | None:
    """Return when the harvest was given back."""
    query = sa.select(COLUMNS.harvested_at).where(COLUMNS.id == meetup_id)
    found: datetime | None = (await connection.execute(query)).scalar_one_or_none()
    return found


# Series


async def add_series(
    connection: AsyncConnection,
    community_id: int,
    frequency: Frequency,
    until: date | None,
    count: int | None,
    skipped: Sequence[Skipped],
    now: datetime,
) -> int:
    """Add a series; returns its id."""
    query = (
        sa.insert(series)
        .values(
            community_id=community_id,
            frequency=frequency,
            until=until,
            count=count,
            skipped=[[one.day.isoformat(), one.why] for one in skipped],
            created_at=now,
        )
        .returning(series.c.id)
    )
    return int((await connection.execute(query)).scalar_one())


async def skipped_of(connection: AsyncConnection, series_id: int) -> tuple[Skipped, ...]:
    """Return the dates that a series passes over."""
    query = sa.select(series.c.skipped).where(series.c.id == series_id)
    days = (await connection.execute(query)).scalar_one_or_none() or []
    return tuple(Skipped(date.fromisoformat(day), why) for day, why in days)


# The options of a date choice


async def add_options(
    connection: AsyncConnection, meetup_id: int, starts: Iterable[datetime]
) -> None:
    """Add the moments to choose from."""
    rows = [{"meetup_id": meetup_id, "starts_at": start} for start in starts]
    await connection.execute(sa.insert(meetup_options), rows)


async def options(connection: AsyncConnection, meetup_id: int) -> list[tuple[int, datetime]]:
    """Return the moments to choose from with their ids, earliest first."""
    query = (
        sa.select(meetup_options.c.id, meetup_options.c.starts_at)
        .where(meetup_options.c.meetup_id == meetup_id)
        .order_by(meetup_options.c.starts_at, meetup_options.c.id)
    )
    return [(row.id, row.starts_at) for row in await connection.execute(query)]


async def _meetups(
    connection: AsyncConnection,
    condition: ColumnElement[bool],
    *order: ColumnElement[Any],
    limit: int | None = None,
) -> list[Meetup]:
    query = (
        sa.select(*MEETUP)
        .select_from(
            meetups.join(communities, communities.c.id == COLUMNS.community_id)
            .outerjoin(members, (members.c.id == COLUMNS.host_id) & members.c.present)
            .outerjoin(people, people.c.user_id == members.c.user_id)
        )
        .where(condition)
        .order_by(*order, COLUMNS.id)
    )
    if limit is not None:
        query = query.limit(limit)
    return [to_meetup(row) for row in (await connection.execute(query)).mappings()]
