"""How delivery goes: what waits, what went wrong, and which processes are alive."""

import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import inbox, outbox, trouble
from bot.storage.database import Database
from bot.storage.schema import pulses

SILENT = timedelta(minutes=1)  # a process or poll of which nothing was heard for so long
LATE = timedelta(minutes=5)  # a notice that waits longer than this
FAILED_SINCE = timedelta(days=1)
UNWRITABLE = "the database can't be written"
LOW = 50_000_000  # bytes; on a full disk not even a deletion succeeds


@dataclass(slots=True)
class Pulse:
    """One process, as it tells of itself."""

    owner: str
    started_at: datetime
    beat_at: datetime
    ticked_at: datetime | None = None
    polled_at: datetime | None = None
    webhook_at: datetime | None = None
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Health:
    """The state of both doors; `problems` is empty when all is well."""

    updates_waiting: int = 0
    oldest_update: datetime | None = None
    updates_aside: dict[str, int] = field(default_factory=dict)
    notices_waiting: int = 0
    oldest_due: datetime | None = None
    notices_failed: dict[str, int] = field(default_factory=dict)  # in the last day, by reason
    last_poll: datetime | None = None
    last_webhook: datetime | None = None
    last_tick: datetime | None = None
    processes: int = 0
    problems: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """Return it as lines for a terminal."""
        return [
            f"updates  {self.updates_waiting} wait, {_since(self.oldest_update)}; "
            f"set aside: {_counted(self.updates_aside)}",
            f"notices  {self.notices_waiting} due, {_since(self.oldest_due)}; "
            f"failed in a day: {_counted(self.notices_failed)}",
            f"seen     poll {_moment(self.last_poll)}, webhook {_moment(self.last_webhook)}, "
            f"tick {_moment(self.last_tick)}, processes: {self.processes}",
        ]

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON values, moments in ISO 8601."""
        return {
            name: value.isoformat() if isinstance(value, datetime) else value
            for name, value in asdict(self).items()
        }


async def measure(
    database: Database, now: datetime, *, own: Pulse | None = None, probe: bool = False
) -> Health:
    """Look how delivery goes; a database that can't be used is a problem, not an error.

    `own`: the process that asks. `probe`: try to write too; for the operator, not for who asks
    every second.
    """
    try:
        async with database.read() as connection:
            health = await _look(connection, now, own)
    except (SQLAlchemyError, OSError) as error:
        return Health(problems=(f"the database can't be read: {trouble.name_of(error)}",))
    unwritable = await _try_writing(database, now) if probe else ()
    return with_problems(health, *_disk(database), *unwritable)


def with_problems(health: Health, *more: str) -> Health:
    """Return it with more problems; each is said once."""
    return replace(health, problems=tuple(dict.fromkeys((*health.problems, *more))))


async def beat(connection: AsyncConnection, pulse: Pulse) -> None:
    """Write down that a process is alive."""
    await connection.execute(sa.delete(pulses).where(pulses.c.owner == pulse.owner))
    await connection.execute(sa.insert(pulses).values(**asdict(pulse)))


async def stop(connection: AsyncConnection, owner: str, before: datetime) -> None:
    """Forget a process that ends, and those of which nothing was heard since a moment."""
    gone = (pulses.c.owner == owner) | (pulses.c.beat_at < before)
    await connection.execute(sa.delete(pulses).where(gone))


async def _look(connection: AsyncConnection, now: datetime, own: Pulse | None) -> Health:
    updates, oldest_update = await inbox.count_waiting(connection)
    due = await outbox.next_due(connection)
    query = sa.select(*(pulses.c[name] for name in Pulse.__slots__))
    rows = (await connection.execute(query)).mappings()
    others = [pulse for pulse in (Pulse(**row) for row in rows) if now - pulse.beat_at < SILENT]
    if own is not None:
        others = [pulse for pulse in others if pulse.owner != own.owner]
    alive = [*others, *([own] if own else [])]
    health = Health(
        updates_waiting=updates,
        oldest_update=oldest_update,
        updates_aside=await inbox.aside(connection),
        notices_waiting=await outbox.count_waiting(connection, now),
        oldest_due=due if due and due <= now else None,
        notices_failed=await outbox.failures(connection, now - FAILED_SINCE),
        last_poll=_latest(pulse.polled_at for pulse in alive),
        last_webhook=_latest(pulse.webhook_at for pulse in alive),
        last_tick=_latest(pulse.ticked_at for pulse in alive),
        processes=len(alive),
    )
    told = (pulse.trouble for pulse in alive if pulse.trouble)
    return with_problems(health, *_problems(health, now), *told)


def _problems(health: Health, now: datetime) -> list[str]:
    problems = []
    if not health.processes:
        problems.append("no process is running")
    elif health.last_tick is None or now - health.last_tick > SILENT:
        problems.append("no process delivers")
    if health.last_poll and not health.last_webhook and now - health.last_poll > SILENT:
        problems.append("polling stopped")
    if health.oldest_update and now - health.oldest_update > LATE:
        problems.append("an update waits for more than five minutes")
    if health.oldest_due and now - health.oldest_due > LATE:
        problems.append("a notice waits for more than five minutes")
    if health.updates_aside:
        problems.append(f"updates were set aside: {_counted(health.updates_aside)}")
    return problems


async def _try_writing(database: Database, now: datetime) -> list[str]:
    try:
        async with database.transaction() as connection:
            await beat(connection, Pulse("check", now, now))
            await connection.execute(sa.delete(pulses).where(pulses.c.owner == "check"))
    except (SQLAlchemyError, OSError) as error:
        return [f"{UNWRITABLE}: {trouble.name_of(error)}"]
    return []


def _disk(database: Database) -> list[str]:
    if database.path is None or not database.path.exists():
        return []
    free = shutil.disk_usage(database.path.parent).free
    return ["the disk is nearly full"] if free < LOW else []


def _moment(moment: datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment else "never"


def _since(oldest: datetime | None) -> str:
    return f"oldest since {_moment(oldest)}" if oldest else "oldest: none"


def _counted(reasons: dict[str, int]) -> str:
    return ", ".join(f"{count} {reason}" for reason, count in sorted(reasons.items())) or "none"


def _latest(moments: Iterable[datetime | None]) -> datetime | None:
    return max((moment for moment in moments if moment is not None), default=None)
