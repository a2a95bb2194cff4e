"""The door out: a notice is a row from the transaction of its cause until it is delivered."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.handling import note_posted
from bot.delivery.models import Notice, Posted, Sending
from bot.storage.schema import outbox

KEY = ("what", "occurrence", "chat_id")
LIVE = (Sending.QUEUED, Sending.SENDING)


async def post(connection: AsyncConnection, notice: Notice, now: datetime) -> None:
    """Queue a notice; the same one (what, occurrence, chat) twice is queued once."""
    insert: Any = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(outbox)
    await connection.execute(
        insert.values(
            what=notice.what,
            occurrence=notice.occurrence,
            chat_id=notice.chat_id,
            community_id=notice.community_id,
            arguments=notice.arguments,
            broadcast=notice.broadcast,
            repeatable=notice.repeatable,
            due_at=notice.due_at,
            state=Sending.QUEUED,
            attempts=0,
            created_at=now,
        ).on_conflict_do_nothing(index_elements=KEY)
    )
    note_posted()


async def claim(
    connection: AsyncConnection,
    owner: str,
    now: datetime,
    lease: timedelta,
    not_to: Collection[int] = (),
) -> Posted | None:
    """Take the notice that is to go first now, for no longer than the lease; None: none is due.

    `not_to`: chats that have no room now.
    """
    values = {"by": owner, "now": now, "until": now + lease, "full": list(not_to)}
    row = (await connection.execute(CLAIM, values)).mappings().first()
    return _to_posted(row) if row else None


async def end(
    connection: AsyncConnection, posted: Posted, state: Sending, reason: str | None, now: datetime
) -> None:
    """Note what became of a notice; what it was about is forgotten."""
    values = {"state": state, "reason": reason, "ended_at": now, "arguments": {}, **FREE}
    await connection.execute(sa.update(outbox).where(outbox.c.id == posted.id).values(**values))


async def hold(connection: AsyncConnection, posted: Posted) -> None:
    """Keep a notice until the bot can write to its reader."""
    values = {"state": Sending.HELD, "reason": "unreachable", **FREE}
    await connection.execute(sa.update(outbox).where(outbox.c.id == posted.id).values(**values))


async def release(connection: AsyncConnection, chat_id: int) -> None:
    """Send what was held for a reader; call it in the transaction that notes their coming."""
    held = (outbox.c.chat_id == chat_id) & (outbox.c.state == Sending.HELD)
    values = {"state": Sending.QUEUED, "reason": None}
    if (await connection.execute(sa.update(outbox).where(held).values(**values))).rowcount:
        note_posted()


async def put_back(
    connection: AsyncConnection, posted: Posted, due_at: datetime, attempts: int, reason: str
) -> None:
    """Send a notice later."""
    values = {"state": Sending.QUEUED, "due_at": due_at, "attempts": attempts, "reason": reason}
    await connection.execute(
        sa.update(outbox).where(outbox.c.id == posted.id).values(**values, **FREE)
    )


async def readdress(connection: AsyncConnection, old: int, new: int) -> None:
    """Send what waits for a group to the supergroup that it became."""
    there = sa.select(outbox.c.what, outbox.c.occurrence).where(outbox.c.chat_id == new)
    doubled = sa.tuple_(outbox.c.what, outbox.c.occurrence).in_(there)
    old_live = (outbox.c.chat_id == old) & outbox.c.state.in_(LIVE)
    await connection.execute(sa.delete(outbox).where(old_live, doubled))
    values = {"chat_id": new, "state": Sending.QUEUED}
    await connection.execute(sa.update(outbox).where(old_live).values(**values, **FREE))


async def take_up(connection: AsyncConnection, now: datetime, owner: str | None = None) -> int:
    """Free what a process that is gone left behind while sending; returns how many.

    `owner`: the process that asks, whose own is left alone. Without one, no other process is at
    work, and a lease that still runs says nothing.
    """
    left = outbox.c.state == Sending.SENDING
    if owner is not None:
        left &= (outbox.c.leased_until <= now) & (outbox.c.owner != owner)
    again = {"state": Sending.QUEUED, "attempts": outbox.c.attempts + 1, "reason": "interrupted"}
    ended = {"state": Sending.AMBIGUOUS, "reason": "interrupted", "ended_at": now, "arguments": {}}
    update = sa.update(outbox).where(left)
    freed = await connection.execute(update.where(outbox.c.repeatable).values(**again, **FREE))
    lost = await connection.execute(update.where(~outbox.c.repeatable).values(**ended, **FREE))
    return freed.rowcount + lost.rowcount


async def renew(connection: AsyncConnection, owner: str, until: datetime) -> None:
    """Keep what this process is sending."""
    await connection.execute(
        sa.update(outbox)
        .where(outbox.c.state == Sending.SENDING, outbox.c.owner == owner)
        .values(leased_until=until)
    )


async def next_due(connection: AsyncConnection) -> datetime | None:
    """Return when the first notice that waits is or was due."""
    dues = [
        sa.select(sa.func.min(outbox.c.due_at))
        .where(outbox.c.state == Sending.QUEUED, outbox.c.broadcast == broadcast)
        .scalar_subquery()
        for broadcast in (False, True)
    ]
    row = (await connection.execute(sa.select(*dues))).one()
    return min((due for due in row if due is not None), default=None)


async def count_waiting(connection: AsyncConnection, now: datetime) -> int:
    """Count the notices that are due and not delivered."""
    due = outbox.c.state.in_(LIVE) & (outbox.c.due_at <= now)
    return (await connection.execute(sa.select(sa.func.count()).where(due))).scalar_one()


async def failures(connection: AsyncConnection, since: datetime) -> dict[str, int]:
    """Count what could not be delivered since a moment, by reason."""
    gone = outbox.c.state.in_((Sending.FAILED, Sending.AMBIGUOUS)) & (outbox.c.ended_at >= since)
    reason = sa.func.coalesce(outbox.c.reason, "")
    rows = await connection.execute(sa.select(reason, sa.func.count()).where(gone).group_by(reason))
    return {row[0]: row[1] for row in rows}


async def trim(connection: AsyncConnection, before: datetime) -> None:
    """Forget the notices that ended before a moment."""
    ended = outbox.c.state.not_in(LIVE) & (outbox.c.ended_at < before)
    await connection.execute(sa.delete(outbox).where(ended))


FREE: dict[str, Any] = {"owner": None, "leased_until": None}
POSTED = (
    outbox.c.id,
    outbox.c.what,
    outbox.c.occurrence,
    outbox.c.chat_id,
    outbox.c.community_id,
    outbox.c.arguments,
    outbox.c.broadcast,
    outbox.c.repeatable,
    outbox.c.due_at,
    outbox.c.attempts,
)


def _first_due(broadcast: bool) -> sa.ScalarSelect[int]:
    return (
        sa.select(outbox.c.id)
        .where(
            outbox.c.state == Sending.QUEUED,
            outbox.c.broadcast == broadcast,
            outbox.c.due_at <= sa.bindparam("now"),
            outbox.c.chat_id.not_in(sa.bindparam("full", expanding=True)),
        )
        .order_by(outbox.c.due_at, outbox.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )


CLAIM = (  # built once: every tick uses it
    sa.update(outbox)
    .where(outbox.c.id == sa.func.coalesce(_first_due(False), _first_due(True)))
    .values(state=Sending.SENDING, owner=sa.bindparam("by"), leased_until=sa.bindparam("until"))
    .returning(*POSTED)
)


def _to_posted(row: sa.RowMapping) -> Posted:
    fields = {name: row[name] for name in Notice.__slots__}
    return Posted(row["id"], Notice(**fields), row["attempts"])
