"""Sending what waits in the outbox: one notice at a time, answers before broadcasts."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection
from telegram.error import BadRequest, ChatMigrated, RetryAfter

from bot.clock import Clock
from bot.delivery import outbox, trouble
from bot.delivery.limits import LANE, Lane, Limiter, seconds_of
from bot.delivery.models import Notice, Posted, Sending
from bot.storage.database import Database
from bot.views.reply import Reply

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)  # longer than any call of Telegram takes
PAUSES = (1, 2, 5, 15, 60, 300)  # seconds before each next try
MOST_TRIES = 300  # about a day

Change = Callable[[AsyncConnection], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Outlet:
    """What the rest of the house knows about notices and their readers."""

    word: Callable[[Notice], Awaitable[Reply | None]]  # None: pointless, or not for this reader
    send: Callable[[int, Reply], Awaitable[object]]
    may_write: Callable[[AsyncConnection, int], Awaitable[bool]]
    unreachable: Callable[[AsyncConnection, int], Awaitable[object]]
    migrated: Callable[[int, int], Awaitable[object]]


class Sender:
    """Delivers the notices of the outbox."""

    def __init__(
        self, outlet: Outlet, database: Database, clock: Clock, owner: str, limiter: Limiter
    ):
        self._outlet = outlet
        self._database = database
        self._clock = clock
        self._owner = owner
        self._limiter = limiter
        self._one = asyncio.Lock()
        self._stopping = False
        self.awake = asyncio.Event()

    async def work(self) -> None:
        """Deliver what is due each time it is woken, until told to finish."""
        while not self._stopping:
            self.awake.clear()
            try:
                while await self.step():
                    pass
            except Exception as error:
                log.error("outbox stopped for a moment", extra={"error": trouble.name_of(error)})
                await asyncio.sleep(1)
                continue
            if not self._stopping:
                await self.awake.wait()

    async def step(self) -> bool:
        """Deliver the notice that is to go first; False when none can go now."""
        async with self._one:
            if self._stopping:
                return False
            token = LANE.set(Lane.NOTICE)
            try:
                await self._limiter.overall_room(Lane.NOTICE)
                posted = await self._claim()
                if posted is not None:
                    await self._deliver(posted)
                return posted is not None
            finally:
                LANE.reset(token)

    async def deliver_all(self) -> None:
        """Deliver all that is due, waiting for chats that are full."""
        while True:
            while await self.step():
                pass
            async with self._database.read() as connection:
                due = await outbox.next_due(connection)
            full = self._limiter.full(Lane.NOTICE)
            if due is None or due > self._clock() or not full:
                return
            await self._limiter.rest(min(full.values()))

    async def finish(self) -> None:
        """End after the notice that is being sent."""
        self._stopping = True
        self.awake.set()
        async with self._one:
            pass

    async def _claim(self) -> Posted | None:
        full = self._limiter.full(Lane.NOTICE)
        async with self._database.transaction() as connection:
            now = self._clock()
            while posted := await outbox.claim(connection, self._owner, now, LEASE, full):
                if await self._outlet.may_write(connection, posted.notice.chat_id):
                    return posted
                await outbox.end(connection, posted, Sending.DROPPED, "unreachable", now)
        return None

    async def _deliver(self, posted: Posted) -> None:
        notice = posted.notice
        if notice.broadcast:
            LANE.set(Lane.BROADCAST)
        try:
            reply = await self._outlet.word(notice)
        except Exception as error:
            await self._retry(posted, error, ambiguous=False)
            return
        if reply is None:
            await self._end(posted, Sending.DROPPED, "pointless")
            return
        try:
            await self._outlet.send(notice.chat_id, reply)
        except RetryAfter as error:
            await self._put_back(posted, seconds_of(error), posted.attempts, "too many requests")
        except ChatMigrated as error:
            await self._readdress(posted, error.new_chat_id)
        except BadRequest as error:
            gone = trouble.is_unreachable(error)
            await self._fail(posted, "unreachable" if gone else error.message.partition(":")[0])
        except Exception as error:
            if trouble.is_unreachable(error):
                await self._fail(posted, "unreachable")
            else:
                await self._retry(posted, error, ambiguous=not trouble.was_not_sent(error))
        else:
            await self._end(posted, Sending.SENT, None)

    async def _retry(self, posted: Posted, error: Exception, *, ambiguous: bool) -> None:
        reason = trouble.name_of(error)
        if ambiguous and not posted.notice.repeatable:
            await self._end(posted, Sending.AMBIGUOUS, reason)
        elif posted.attempts >= MOST_TRIES:
            await self._end(posted, Sending.FAILED, reason)
        else:
            pause = PAUSES[min(posted.attempts, len(PAUSES) - 1)]
            await self._put_back(posted, pause, posted.attempts + 1, reason)

    async def _put_back(self, posted: Posted, seconds: float, attempts: int, reason: str) -> None:
        again_at = self._clock() + timedelta(seconds=seconds)
        await self._write(lambda c: outbox.put_back(c, posted, again_at, attempts, reason))
        log.warning("notice waits", extra=_about(posted, error=reason))

    async def _fail(self, posted: Posted, reason: str) -> None:
        async def change(connection: AsyncConnection) -> None:
            await outbox.end(connection, posted, Sending.FAILED, reason, self._clock())
            if reason == "unreachable" and posted.notice.chat_id > 0:
                await self._outlet.unreachable(connection, posted.notice.chat_id)

        await self._write(change)
        log.warning("notice failed", extra=_about(posted, error=reason))

    async def _readdress(self, posted: Posted, new_chat_id: int) -> None:
        old = posted.notice.chat_id
        await self._write(lambda c: outbox.readdress(c, old, new_chat_id))
        await self._outlet.migrated(old, new_chat_id)
        log.info("group moved", extra=_about(posted))

    async def _end(self, posted: Posted, state: Sending, reason: str | None) -> None:
        await self._write(lambda c: outbox.end(c, posted, state, reason, self._clock()))
        log.info("notice ended", extra=_about(posted, state=state.value))

    async def _write(self, change: Change) -> None:
        """Write down what happened; it did happen, so a locked or full database is waited for."""
        while True:
            try:
                async with self._database.transaction() as connection:
                    await change(connection)
            except trouble.STORAGE as error:
                log.error("can't write", extra={"error": trouble.name_of(error)})
                await asyncio.sleep(1)
            else:
                return


def _about(posted: Posted, **more: str) -> dict[str, str]:
    return {"event": f"{posted.notice.what} {posted.id}", **more}
