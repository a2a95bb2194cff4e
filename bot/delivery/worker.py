"""Handling what came in: one update at a time, in order within a chat, each until it is done."""

import asyncio
import json
import logging
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from math import inf

from telegram import Update
from telegram.ext import ApplicationHandlerStop

from bot.clock import Clock
from bot.context import Context, Wiebelik
from bot.delivery import inbox, trouble
from bot.delivery.handling import HANDLING, Handling
from bot.delivery.ledger import Ledger
from bot.delivery.limits import Lane, Limiter
from bot.delivery.models import Ending, Receipt, Received

log = logging.getLogger(__name__)

Key = int | str  # a chat, or an update that belongs to none

LEASE = timedelta(seconds=20)  # how long after a crash another process takes over
BATCH = 50
ASIDE_AFTER = 3  # tries: the first, and twice again
STEP_ASIDE = 1.0  # seconds after which who waits (for a limit, for Telegram) holds up nobody else
AT_ONCE = 16
PAUSES = (1, 5, 15, 60)  # seconds before an update is tried again
GIVE_UP = timedelta(hours=24)


async def put_off(update: object, context: Context) -> None:
    """First error handler: while storage or Telegram can't be used, the update waits instead."""
    handling, error = HANDLING.get(), context.error
    if handling and error and (trouble.is_storage(error) or trouble.is_transient(error)):
        handling.failure = error
        raise ApplicationHandlerStop


class Worker:
    """Handles the updates of the inbox with the application's handlers."""

    def __init__(
        self,
        application: Wiebelik,
        ledger: Ledger,
        clock: Clock,
        owner: str,
        limiter: Limiter,
        wake: Callable[[], None],
        on_posted: Callable[[], None],
    ):
        self._application = application
        self._ledger = ledger
        self._clock = clock
        self._owner = owner
        self._limiter = limiter
        self._wake = wake
        self._on_posted = on_posted
        self._chats: dict[Key, deque[Received]] = {}  # what this process holds, per chat
        self._busy: dict[Key, asyncio.Task[None]] = {}
        self._rests: dict[Key, datetime] = {}
        self._failed: dict[int, int] = {}  # how often an update had to wait
        self._looks = True  # there may be something in the inbox

    def look(self) -> None:
        """Look in the inbox soon: something may have come."""
        self._looks = True

    async def step(self) -> bool:
        """Handle the next update; False when there is none that can be handled now."""
        received = await self._take()
        if received is None:
            return False
        task = asyncio.create_task(self._handle(received))
        task.add_done_callback(lambda _: self._wake())
        self._busy[_key(received)] = task
        await asyncio.wait({task}, timeout=STEP_ASIDE)
        return True

    def wait(self) -> float:
        """Return the seconds until a step makes sense; inf until something happens."""
        if len(self._busy) >= AT_ONCE:
            return inf
        free = self._free(self._clock())
        return min((self._limiter.wait(key, Lane.ANSWER) for key in free), default=inf)

    def is_busy(self) -> bool:
        """Tell whether something is under way."""
        return bool(self._busy)

    async def rest(self, seconds: float | None = None) -> None:
        """Wait until nothing is under way any more; after so many seconds it is broken off."""
        if self._busy:
            _, under_way = await asyncio.wait(self._busy.values(), timeout=seconds)
            for task in under_way:
                task.cancel()
            await asyncio.gather(*under_way, return_exceptions=True)

    async def release(self) -> None:
        """Give back what this process holds, for a next one."""
        async with self._ledger.transaction() as connection:
            await inbox.release(connection, self._owner)
        self._chats.clear()

    async def _take(self) -> Received | None:
        """Begin the next update, in the transaction that writes down how the one before ended."""
        now = self._clock()
        received = self._next(now)
        fill = received is None and self._looks and len(self._busy) < AT_ONCE
        if received is None and not fill:
            return None
        async with self._ledger.transaction() as connection:
            if fill:
                self._looks = False
                batch = await inbox.claim(connection, self._owner, now, LEASE, BATCH)
                self._looks |= len(batch) == BATCH
                self._hold(batch)
                received = self._next(now)
            if received is None:
                return None
            begun = await inbox.begin(connection, self._owner, received.update_id, now + LEASE)
        self._drop(received)
        return received if begun else await self._take()

    def _next(self, now: datetime) -> Received | None:
        """Choose the oldest update whose chat is free, not resting, and may be written to."""
        if len(self._busy) >= AT_ONCE:
            return None
        held = [(self._chats[key][0], key) for key in self._free(now)]
        for received, key in sorted(held, key=lambda one: one[0].update_id):
            if self._limiter.has_room(key, Lane.ANSWER):
                return received
        return None

    def _free(self, now: datetime) -> list[Key]:
        """List the chats of which an update is held, and none is under way or has to rest."""
        self._rests = {key: until for key, until in self._rests.items() if until > now}
        return [key for key in self._chats if key not in self._busy and key not in self._rests]

    def _hold(self, batch: list[Received]) -> None:
        for received in batch:
            self._chats.setdefault(_key(received), deque()).append(received)

    def _drop(self, received: Received) -> None:
        held = self._chats[_key(received)]
        held.popleft()
        if not held:
            del self._chats[_key(received)]

    async def _handle(self, received: Received) -> None:
        try:
            ending = await self._outcome(received)
            now = self._clock()
            self._ledger.add(lambda connection: inbox.end(connection, ending, now))
            if ending.state is Receipt.WAITING:
                self._hold_again(received, ending)
            else:
                self._failed.pop(received.update_id, None)
        finally:
            del self._busy[_key(received)]

    async def _outcome(self, received: Received) -> Ending:
        id_ = received.update_id
        if received.attempts >= ASIDE_AFTER:
            log.error("update set aside", extra={"update": id_, "error": "crashed every time"})
            return Ending(id_, Receipt.ASIDE, "crashed every time")
        handling = Handling(id_)
        HANDLING.set(handling)
        try:
            update = Update.de_json(json.loads(received.body), self._application.bot)
            await self._application.process_update(update)
        except Exception as error:
            log.error("update set aside", extra={"update": id_, "error": type(error).__name__})
            return Ending(id_, Receipt.ASIDE, type(error).__name__)
        if handling.posted:
            self._on_posted()
        if handling.failure is None:
            return Ending(id_, Receipt.DONE)
        return self._put_off(received, handling, handling.failure)

    def _put_off(self, received: Received, handling: Handling, failure: BaseException) -> Ending:
        id_, reason = received.update_id, trouble.name_of(failure)
        counts = handling.sent or not (trouble.is_storage(failure) or trouble.was_not_sent(failure))
        late = self._clock() - received.received_at > GIVE_UP
        if late or (counts and received.attempts + 1 >= ASIDE_AFTER):
            log.error("update set aside", extra={"update": id_, "error": reason})
            return Ending(id_, Receipt.ASIDE, reason)
        log.warning("update waits", extra={"update": id_, "error": reason})
        return Ending(id_, Receipt.WAITING, reason, counts)

    def _hold_again(self, received: Received, ending: Ending) -> None:
        key, id_ = _key(received), received.update_id
        times = self._failed[id_] = self._failed.get(id_, 0) + 1
        pause = PAUSES[min(times, len(PAUSES)) - 1]
        self._rests[key] = self._clock() + timedelta(seconds=pause)
        again = Received(
            id_,
            received.chat_id,
            received.body,
            received.attempts + (1 if ending.counts else 0),
            received.received_at,
        )
        self._chats.setdefault(key, deque()).appendleft(again)


def _key(received: Received) -> Key:
    return f"update {received.update_id}" if received.chat_id is None else received.chat_id
