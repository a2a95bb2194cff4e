"""The door in: an update is a row before it is acknowledged, until it is handled."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.models import Arrival, Ending, Receipt, Received
from bot.storage.schema import Instant, effects, inbox

LIVE = (Receipt.WAITING, Receipt.HANDLING)
CLAIMS = 420_001  # the number of PostgreSQL's advisory lock under which updates are claimed


async def add(connection: AsyncConnection, arrivals: Sequence[Arrival], now: datetime) -> None:
    """Store updates; one that is known already stays as it is."""
    rows = [
        {
            "update_id": arrival.update_id,
            "chat_id": arrival.chat_id,
            "body": arrival.body,
            "state": Receipt.WAITING,
            "attempts": 0,
            "received_at": now,
        }
        for arrival in arrivals
    ]
    if rows:
        await connection.execute(ADD[connection.dialect.name], rows)


async def claim(
    connection: AsyncConnection, owner: str, now: datetime, lease: timedelta, most: int
) -> list[Received]:
    """Take the oldest waiting updates, for no longer than the lease.

    A chat of which another process holds an update is left alone: its updates go in order. What a
    process left behind while handling is taken too.
    """
    if connection.dialect.name == "postgresql":
        # One claim at a time: else two processes could each take an update of the same chat.
        await connection.execute(sa.select(sa.func.pg_advisory_xact_lock(CLAIMS)))
    values = {"by": owner, "now": now, "until": now + lease, "most": most}
    rows = (await connection.execute(CLAIM, values)).mappings()
    return sorted((_to_received(row) for row in rows), key=lambda received: received.update_id)


async def begin(connection: AsyncConnection, owner: str, update_id: int, until: datetime) -> bool:
    """Note that an update is being handled; False when it is no longer this process's."""
    values = {"id": update_id, "by": owner, "until": until}
    return bool((await connection.execute(BEGIN, values)).rowcount)


async def end(connection: AsyncConnection, ending: Ending, now: datetime) -> None:
    """Note what came of an update: one that is done is forgotten but for its number."""
    if ending.state is Receipt.DONE:
        await connection.execute(DONE, {"id": ending.update_id, "now": now})
        return
    values: dict[str, Any] = {"state": ending.state, "reason": ending.reason}
    if ending.state is Receipt.WAITING:  # stays with this process, to be tried again
        values["attempts"] = inbox.c.attempts - (0 if ending.counts else 1)
    else:
        values |= {"owner": None, "leased_until": None, "ended_at": now}
    row = sa.update(inbox).where(inbox.c.update_id == ending.update_id)
    await connection.execute(row.values(**values))


async def release(connection: AsyncConnection, owner: str | None = None) -> None:
    """Give back what this process holds (at its end); without an owner, whatever anyone held."""
    held = inbox.c.state.in_(LIVE) & inbox.c.owner.is_not(None)
    if owner is not None:
        held &= inbox.c.owner == owner
    values = {"state": Receipt.WAITING, "owner": None, "leased_until": None}
    await connection.execute(sa.update(inbox).where(held).values(**values))


async def renew(connection: AsyncConnection, owner: str, until: datetime) -> None:
    """Keep what this process holds."""
    await connection.execute(
        sa.update(inbox)
        .where(inbox.c.state.in_(LIVE), inbox.c.owner == owner)
        .values(leased_until=until)
    )


async def count_waiting(connection: AsyncConnection) -> tuple[int, datetime | None]:
    """Count the updates that are not handled yet, with when the oldest came."""
    query = sa.select(sa.func.count(), sa.func.min(inbox.c.received_at))
    row = (await connection.execute(query.where(inbox.c.state.in_(LIVE)))).one()
    return row[0], row[1]


async def aside(connection: AsyncConnection) -> dict[str, int]:
    """Count the updates that were set aside, by reason."""
    reason = sa.func.coalesce(inbox.c.reason, "")
    query = sa.select(reason, sa.func.count()).where(inbox.c.state == Receipt.ASIDE)
    return {row[0]: row[1] for row in await connection.execute(query.group_by(reason))}


async def trim(connection: AsyncConnection, before: datetime) -> None:
    """Forget the updates that ended before a moment, and what they did."""
    ended = inbox.c.state.not_in(LIVE) & (inbox.c.ended_at < before)
    gone = sa.select(inbox.c.update_id).where(ended)
    await connection.execute(sa.delete(effects).where(effects.c.update_id.in_(gone)))
    await connection.execute(sa.delete(inbox).where(ended))


RECEIVED = (
    inbox.c.update_id,
    inbox.c.chat_id,
    inbox.c.body,
    inbox.c.attempts,
    inbox.c.received_at,
)


def _claim() -> sa.Executable:
    waiting, other = inbox.alias("waiting"), inbox.alias("other")
    now, by = sa.bindparam("now", type_=Instant), sa.bindparam("by", type_=sa.Text)
    expired = (waiting.c.leased_until <= now) & (waiting.c.owner != by)
    free = waiting.c.owner.is_(None) | expired
    elsewhere = (
        sa.exists()
        .where(other.c.chat_id == waiting.c.chat_id, other.c.state.in_(LIVE))
        .where(other.c.leased_until > now, other.c.owner != by)
    )
    oldest = (
        sa.select(waiting.c.update_id)
        .where(waiting.c.state.in_(LIVE), free, ~elsewhere)
        .order_by(waiting.c.update_id)
        .limit(sa.bindparam("most", type_=sa.Integer))
    )
    values = {"state": Receipt.WAITING, "owner": by, "leased_until": sa.bindparam("until")}
    taken = sa.update(inbox).where(inbox.c.update_id.in_(oldest))
    return taken.values(**values).returning(*RECEIVED)


# Every update passes these; built once, they cost a third.
ADD: dict[str, Any] = {
    dialect.dialect.name: dialect.insert(inbox).on_conflict_do_nothing(index_elements=["update_id"])
    for dialect in (sqlite, postgresql)
}
CLAIM = _claim()
BEGIN = (
    sa.update(inbox)
    .where(
        inbox.c.update_id == sa.bindparam("id"),
        inbox.c.owner == sa.bindparam("by"),
        inbox.c.state == Receipt.WAITING,
    )
    .values(
        state=Receipt.HANDLING,
        attempts=inbox.c.attempts + 1,
        leased_until=sa.bindparam("until"),
    )
)
DONE = (
    sa.update(inbox)
    .where(inbox.c.update_id == sa.bindparam("id"))
    .values(
        state=Receipt.DONE,
        body=None,
        reason=None,
        owner=None,
        leased_until=None,
        ended_at=sa.bindparam("now"),
    )
)


def _to_received(row: sa.RowMapping) -> Received:
    return Received(
        row["update_id"], row["chat_id"], row["body"], row["attempts"], row["received_at"]
    )
