"""Every query about kennismaken: who joins in, the rounds, and who met whom in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.schema import acquaintings, members, round_members, rounds


@dataclass(frozen=True, slots=True)
class Joining:
    """A member who joins in with kennismaken."""

    member_id: int
    paused_until: datetime | None


@dataclass(frozen=True, slots=True)
class Seat:
    """A member's place in a round: who have the same group are to meet."""

    round_id: int
    at: datetime
    member_id: int
    group: int
    repeat: bool


async def joining(connection: AsyncConnection, community_id: int) -> dict[int, Joining]:
    """Return who joins in and is in the group now, by member id."""
    query = (
        sa.select(acquaintings.c.member_id, acquaintings.c.paused_until)
        .join(members, members.c.id == acquaintings.c.member_id)
        .where(members.c.community_id == community_id, members.c.present.is_(True))
        .order_by(acquaintings.c.member_id)
    )
    rows = await connection.execute(query)
    return {row.member_id: Joining(row.member_id, row.paused_until) for row in rows}


async def set_joining(
    connection: AsyncConnection, member_id: int, paused_until: datetime | None, now: datetime
) -> None:
    """Let a member join in, from a moment."""
    key = {"member_id": member_id}
    query = _insert(connection, acquaintings).values(
        **key, paused_until=paused_until, joined_at=now
    )
    await connection.execute(
        query.on_conflict_do_update(index_elements=list(key), set_={"paused_until": paused_until})
    )


async def remove_joining(connection: AsyncConnection, member_id: int) -> None:
    """Note that a member no longer joins in."""
    await connection.execute(sa.delete(acquaintings).where(acquaintings.c.member_id == member_id))


async def add_round(connection: AsyncConnection, community_id: int, at: datetime) -> int | None:
    """Add a round; None when there is one for that moment."""
    query = (
        _insert(connection, rounds)
        .values(community_id=community_id, at=at)
        .on_conflict_do_nothing()
        .returning(rounds.c.id)
    )
    found: int | None = (await connection.execute(query)).scalar_one_or_none()
    return found


async def add_round_members(
    connection: AsyncConnection, round_id: int, places: Iterable[tuple[int, int, bool]]
) -> None:
    """Add who is to meet whom: member, group, and whether nobody new was left."""
    rows = [
        {"round_id": round_id, "member_id": member_id, "group": group, "repeat": repeat}
        for member_id, group, repeat in places
    ]
    if rows:
        await connection.execute(sa.insert(round_members), rows)


async def places(connection: AsyncConnection, community_id: int) -> list[Seat]:
    """Return everybody's place in every round of a community, oldest round first."""
    query = (
        sa.select(
            *(rounds.c.id, rounds.c.at, round_members.c.member_id),
            *(round_members.c.group, round_members.c.repeat),
        )
        .join(round_members, round_members.c.round_id == rounds.c.id)
        .where(rounds.c.community_id == community_id)
        .order_by(rounds.c.at, rounds.c.id, round_members.c.group, round_members.c.member_id)
    )
    return [
        Seat(row["id"], row["at"], row["member_id"], row["group"], row["repeat"])
        for row in (await connection.execute(query)).mappings()
    ]


def _insert(connection: AsyncConnection, table: sa.Table) -> Any:
    return (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(table)
