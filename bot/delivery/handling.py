"""The update that is being handled now, so that an effect can tell whether it came before."""

from contextvars import ContextVar
from dataclasses import dataclass

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.schema import effects


@dataclass(slots=True)
class Handling:
    """One update under way, and what became of it so far."""

    update_id: int
    posted: bool = False  # a notice was queued
    sent: bool = False  # a message went out
    failure: BaseException | None = None  # of the storage or the network: the update waits


HANDLING: ContextVar[Handling | None] = ContextVar("handling", default=None)


async def once(connection: AsyncConnection, what: str) -> bool:
    """Tell whether the update at hand has this effect for the first time, and write that down.

    Call it in the transaction of the effect. After a crash an update is handled again; an effect
    that would add up (a step of a form, a counted question) is then left out. Outside an update
    it is always the first time.
    """
    handling = HANDLING.get()
    if handling is None:
        return True
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    values = {"update_id": handling.update_id, "what": what}
    added = await connection.execute(
        dialect.insert(effects).values(**values).on_conflict_do_nothing()
    )
    return bool(added.rowcount)


def note_posted() -> None:
    """Remember that the update at hand queued a notice, so that it goes out at once."""
    if handling := HANDLING.get():
        handling.posted = True


def note_sent() -> None:
    """Remember that the update at hand sent a message."""
    if handling := HANDLING.get():
        handling.sent = True
