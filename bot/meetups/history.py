"""Every query about what was changed of a meetup, and which chats were told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.models import Sending
from bot.storage.schema import meetup_changes, members, outbox, people


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change as it is kept: the fields that changed, as they were, in plain values."""

    id: int
    meetup_id: int
    by: str
    version: int
    before: dict[str, Any]
    count: int
    at: datetime


def to_change(row: RowMapping) -> ChangeRow:
    """Map a row of meetup_changes with who made it."""
    return ChangeRow(
        id=row["id"],
        meetup_id=row["meetup_id"],
        by=row["by"] or "",
        version=row["version"],
        before=row["before"],
        count=row["count"],
        at=row["at"],
    )


async def add_change(
    connection: AsyncConnection,
    meetup_id: int,
    member_id: int | None,
    version: int,
    before: Mapping[str, Any],
    count: int,
    now: datetime,
) -> int:
    """Keep how a meetup was before a change; returns the change's id."""
    query = (
        sa.insert(meetup_changes)
        .values(
            meetup_id=meetup_id,
            member_id=member_id,
            version=version,
            before=dict(before),
            count=count,
            at=now,
        )
        .returning(meetup_changes.c.id)
    )
    return int((await connection.execute(query)).scalar_one())


async def changes(connection: AsyncConnection, meetup_id: int) -> list[ChangeRow]:
    """Return the changes of a meetup, oldest first."""
    query = (
        sa.select(
            *(meetup_changes.c.id, meetup_changes.c.meetup_id, meetup_changes.c.version),
            *(meetup_changes.c.before, meetup_changes.c.count, meetup_changes.c.at),
            people.c.name.label("by"),
        )
        .select_from(
            meetup_changes.outerjoin(members, members.c.id == meetup_changes.c.member_id).outerjoin(
                people, people.c.user_id == members.c.user_id
            )
        )
        .where(meetup_changes.c.meetup_id == meetup_id)
        .order_by(meetup_changes.c.id)
    )
    return [to_change(row) for row in (await connection.execute(query)).mappings()]


async def notices_of(
    connection: AsyncConnection, what: Iterable[str], prefix: str, chat_id: int
) -> dict[str, Sending]:
    """Return the notices of a chat whose occurrence begins like this, with how far they are."""
    query = sa.select(outbox.c.occurrence, outbox.c.state).where(
        outbox.c.what.in_(list(what)),
        outbox.c.chat_id == chat_id,
        outbox.c.occurrence.startswith(prefix, autoescape=True),
    )
    return {row.occurrence: Sending(row.state) for row in await connection.execute(query)}
