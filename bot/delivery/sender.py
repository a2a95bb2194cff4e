"""Sending what waits in the outbox: one notice at a time, answers before broadcasts."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import timedelta
from math import inf

from sqlalchemy.ext.asyncio import AsyncConnection
from telegram.error import BadRequest, ChatMigrated, RetryAfter

from bot.clock import Clock
from bot.delivery import outbox, trouble
from bot.delivery.ledger import Ledger
from bot.delivery.limits import LANE, Lane, Limiter, seconds_of
from bot.delivery.models import Notice, Posted, Sending
from bot.views.reply import Reply

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)  # longer than any call of Telegram takes
PAUSES = (1, 2, 5, 15, 60, 300)  # seconds before each next try
MOST_TRIES = 300  # about a day
STEP_ASIDE = 1.0  # seconds after which a notice that gets no answer holds up nothing but notices


@dataclass(frozen=True, slots=True)
class Outlet:
    """What the rest of the house knows about notices and their readers."""

    word: Callable[[Notice], Awaitable[Reply | None]]  # None: pointless, or not for this reader
    send: Callable[[int, Reply], Awaitable[object]]
    may_write: Callable[[AsyncConnection, int], Awaitable[bool]]
    lasting: Collection[str]  # which notices wait for a reader who can't be written to
    unreachable: Callable[[AsyncConnection, Notice], Awaitable[object]]
    migrated: Callable[[int, int], Awaitable[object]]


class Sender:
    """Delivers the notices of the outbox."""

    def __init__(
        self,
        outlet: Outlet,
        ledger: Ledger,
        clock: Clock,
        owner: str,
        limiter: Limiter,
        wake: Callable[[], None],
    ):
        self._outlet = outlet
        self._ledger = ledger
        self._clock = clock
        self._owner = owner
        self._limiter = limiter
        self._wake = wake
        self._sending: asyncio.Task[None] | None = None
        self._look_at: float | None = 0.0  # the limiter's time at which something may be to send

    def look(self) -> None:
        """Look in the outbox soon: something may be due."""
        self._look_at = 0.0

    async def step(self) -> bool:
        """Deliver the notice that is to go first; False when none can go now."""
        if self.wait() > 0:
            return False
        self._look_at = None
        full = self._limiter.full(Lane.NOTICE)
        posted = await self._claim(full)
        if posted is None:
            if full:
                self._look_at = self._limiter.now() + min(full.values())
            return False
        self._look_at = 0.0
        self._sending = asyncio.create_task(self._deliver(posted))
        self._sending.add_done_callback(lambda _: self._wake())
        await asyncio.wait({self._sending}, timeout=STEP_ASIDE)
        return True

    def wait(self) -> float:
        """Return the seconds until a step makes sense; inf until something happens."""
        if self._look_at is None or self.is_busy():
            return inf
        room = self._limiter.wait(None, Lane.NOTICE)
        return max(room, self._look_at - self._limiter.now(), 0.0)

    def is_busy(self) -> bool:
        """Tell whether something is under way."""
        return self._sending is not None and not self._sending.done()

    async def rest(self, seconds: float | None = None) -> None:
        """Wait until nothing is under way any more; after so many seconds it is broken off."""
        sending = self._sending
        if sending is not None and not sending.done():
            await asyncio.wait({sending}, timeout=seconds)
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)

    async def _claim(self, full: Collection[int]) -> Posted | None:
        async with self._ledger.transaction() as connection:
            now = self._clock()
            while posted := await outbox.claim(connection, self._owner, now, LEASE, full):
                if await self._outlet.may_write(connection, posted.notice.chat_id):
                    return posted
                await self._give_up(connection, posted, Sending.DROPPED, "unreachable")
        return None

    async def _deliver(self, posted: Posted) -> None:
        notice = posted.notice
        LANE.set(Lane.BROADCAST if notice.broadcast else Lane.NOTICE)
        try:
            reply = await self._outlet.word(notice)
        except Exception as error:
            self._retry(posted, error, ambiguous=False)
            return
        if reply is None:
            self._end(posted, Sending.DROPPED, "pointless")
            return
        try:
            await self._outlet.send(notice.chat_id, reply)
        except RetryAfter as error:
            self._put_back(posted, seconds_of(error), posted.attempts, "too many requests")
        except ChatMigrated as error:
            await self._move(posted, error.new_chat_id)
        except BadRequest as error:
            gone = trouble.is_unreachable(error)
            self._fail(posted, "unreachable" if gone else error.message.partition(":")[0])
        except Exception as error:
            if trouble.is_unreachable(error):
                self._fail(posted, "unreachable")
            else:
                self._retry(posted, error, ambiguous=not trouble.was_not_sent(error))
        else:
            self._end(posted, Sending.SENT, None)

    def _retry(self, posted: Posted, error: Exception, *, ambiguous: bool) -> None:
        reason = trouble.name_of(error)
        if ambiguous and not posted.notice.repeatable:
            self._end(posted, Sending.AMBIGUOUS, reason)
        elif posted.attempts >= MOST_TRIES:
            self._end(posted, Sending.FAILED, reason)
        else:
            pause = PAUSES[min(posted.attempts, len(PAUSES) - 1)]
            self._put_back(posted, pause, posted.attempts + 1, reason)

    def _put_back(self, posted: Posted, seconds: float, attempts: int, reason: str) -> None:
        again_at = self._clock() + timedelta(seconds=seconds)
        self._ledger.add(lambda c: outbox.put_back(c, posted, again_at, attempts, reason))
        log.warning("notice waits", extra=_about(posted, error=reason))

    def _fail(self, posted: Posted, reason: str) -> None:
        async def change(connection: AsyncConnection) -> None:
            await self._give_up(connection, posted, Sending.FAILED, reason)
            if reason == "unreachable" and posted.notice.chat_id > 0:
                await self._outlet.unreachable(connection, posted.notice)

        self._ledger.add(change)
        log.warning("notice failed", extra=_about(posted, error=reason))

    async def _give_up(
        self, connection: AsyncConnection, posted: Posted, state: Sending, reason: str
    ) -> None:
        if reason == "unreachable" and posted.notice.what in self._outlet.lasting:
            await outbox.hold(connection, posted)
        else:
            await outbox.end(connection, posted, state, reason, self._clock())

    async def _move(self, posted: Posted, new_chat_id: int) -> None:
        old = posted.notice.chat_id
        try:
            await self._outlet.migrated(old, new_chat_id)
        except Exception as error:
            self._retry(posted, error, ambiguous=False)
            return
        self._ledger.add(lambda c: outbox.readdress(c, old, new_chat_id))
        log.info("group moved", extra=_about(posted))

    def _end(self, posted: Posted, state: Sending, reason: str | None) -> None:
        now = self._clock()
        self._ledger.add(lambda c: outbox.end(c, posted, state, reason, now))
        log.info("notice ended", extra=_about(posted, state=state.value))


def _about(posted: Posted, **more: str) -> dict[str, str]:
    return {"event": f"{posted.notice.what} {posted.id}", **more}
