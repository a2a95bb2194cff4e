"""What was done and is not written down yet: it is, before anything else is begun.

So at any moment at most one message is out of which the database does not know; that is the one
that a crash may repeat.
"""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import trouble
from bot.storage.database import Database

log = logging.getLogger(__name__)

Change = Callable[[AsyncConnection], Awaitable[object]]


class Ledger:
    """The changes to come, shared by both doors of a process."""

    def __init__(self, database: Database):
        self._database = database
        self._changes: list[Change] = []

    def add(self, change: Change) -> None:
        """Have something written down with whatever is begun next."""
        self._changes.append(change)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """Give a transaction that begins with what is to be written down.

        When the database can't be used nothing is forgotten: the next transaction tries again.
        """
        changes = list(self._changes)
        async with self._database.transaction() as connection:
            for change in changes:
                await change(connection)
            yield connection
        del self._changes[: len(changes)]

    async def flush(self) -> None:
        """Write down what there is."""
        if not self._changes:
            return
        try:
            async with self.transaction():
                pass
        except Exception as error:
            if trouble.is_storage(error):
                raise
            # One that can never be written must not stop the rest.
            log.error("can't write this", extra={"error": trouble.name_of(error)})
            await self._one_by_one()

    async def _one_by_one(self) -> None:
        while self._changes:
            try:
                async with self._database.transaction() as connection:
                    await self._changes[0](connection)
            except Exception as error:
                if trouble.is_storage(error):
                    raise
                log.error("left out", extra={"error": trouble.name_of(error)})
            del self._changes[0]
