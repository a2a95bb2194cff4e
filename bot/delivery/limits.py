"""Telegram's limits on sending, kept by ourselves: the library's limiter doesn't keep them.

1 message a second in a chat with short bursts, 20 a minute in a group, 30 a second overall
(core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this); after a 429 nothing goes
to that chat before the second it names.
"""

import asyncio
import os
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import timedelta
from enum import IntEnum
from math import inf
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.delivery.handling import note_sent
from bot.delivery.models import LARGEST

Json = dict[str, Any]
Answer = bool | Json | list[Json]
ChatId = int | str

LIMITED = ("send", "copy", "forward", "edit")  # methods that put or change a message
FREE = {"sendChatAction"}
PATIENCE = 60.0  # seconds that an answer waits for a chat that Telegram halted
TRIES = 3
MANY = 1000  # chats remembered before the silent ones are forgotten
FINEST = 0.001  # seconds; a shorter wait may be none at all to a clock


class Lane(IntEnum):
    """Who goes first when there is not room for all: the lowest."""

    ANSWER = 0
    NOTICE = 1
    BROADCAST = 2


LANE: ContextVar[Lane] = ContextVar("lane", default=Lane.ANSWER)


@dataclass(slots=True, eq=False)
class Slot:
    """One message in a window; it counts until `seconds` after its answer came."""

    ended: float = inf


@dataclass(slots=True)
class Window:
    """At most `count` messages in any `seconds`, wherever in its call Telegram counts each."""

    count: int
    seconds: float
    slots: list[Slot] = field(default_factory=list)

    def wait(self, now: float) -> float:
        """Return the seconds until there is room for one more; inf while all are under way."""
        self.slots = [slot for slot in self.slots if slot.ended + self.seconds > now]
        if len(self.slots) < self.count:
            return 0.0
        ends = sorted(slot.ended for slot in self.slots)
        return ends[len(ends) - self.count] + self.seconds - now


@dataclass(slots=True)
class Room:
    """What one chat may still get."""

    windows: dict[Lane, list[Window]]
    halted_until: float = 0.0

    def wait(self, lane: Lane, now: float) -> float:
        """Return the seconds until this chat has room."""
        waits = [window.wait(now) for window in self.windows[lane]]
        return max(self.halted_until - now, *waits)

    def all(self) -> list[Window]:
        """Return every window once."""
        return list({id(w): w for windows in self.windows.values() for w in windows}.values())

    def is_idle(self, now: float) -> bool:
        """Tell whether nothing is left to remember."""
        return self.halted_until <= now and not any(
            window.wait(now) or window.slots for window in self.all()
        )


def _room(chat_id: ChatId) -> Room:
    # An answer may come in a short burst (a card and its text); what is sent unasked may not.
    burst, pace = Window(5, 5.0), Window(1, 1.0)
    group = [] if isinstance(chat_id, int) and chat_id > 0 else [Window(20, 60.0)]
    unasked = [burst, pace, *group]
    return Room({Lane.ANSWER: [burst, *group], Lane.NOTICE: unasked, Lane.BROADCAST: unasked})


class Limiter(BaseRateLimiter[None]):
    """Lets messages through as fast as Telegram takes them, answers to people first.

    `now` gives seconds that never go back; `sleep` waits for so many of them.
    """

    def __init__(
        self,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ):
        self.now = now
        self._sleep = sleep
        self._overall = Window(30, 1.0)
        self._spread = Window(1, 1 / 45)  # so that an answer never waits for a whole burst
        self._rooms: dict[ChatId, Room] = {}
        self._waiting: dict[Lane, int] = defaultdict(int)
        self._ended = asyncio.Event()

    async def initialize(self) -> None:
        """Let the library give spans of time as such, as its next version will do."""
        os.environ.setdefault("PTB_TIMEDELTA", "true")

    async def shutdown(self) -> None:
        """Do nothing."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> Answer:
        """Make a call as soon as it has room; only an answer waits out a 429, if it is short."""
        chat_id = data.get("chat_id")
        if chat_id is None or endpoint in FREE or not endpoint.startswith(LIMITED):
            return await callback(*args, **kwargs)
        lane = LANE.get()
        for attempt in range(TRIES):
            try:
                with await self._enter(chat_id, lane):
                    answer = await callback(*args, **kwargs)
            except RetryAfter as error:
                seconds = seconds_of(error)
                self.halt(chat_id, seconds)
                if lane is not Lane.ANSWER or seconds > PATIENCE or attempt == TRIES - 1:
                    raise
            else:
                note_sent()
                return answer
        raise AssertionError("unreachable")

    def wait(self, chat_id: ChatId | None, lane: Lane) -> float:
        """Return the seconds until there is room in a chat, or overall when it is None."""
        now = self.now()
        waits = [self._overall.wait(now)]
        if lane is not Lane.ANSWER:
            waits.append(self._spread.wait(now))
        if chat_id in self._rooms:
            waits.append(self._rooms[chat_id].wait(lane, now))
        return max(waits)

    def full(self, lane: Lane) -> dict[int, float]:
        """Return the chats that have no room now, with the seconds until they have."""
        now = self.now()
        self._forget(now)
        waits = {chat: room.wait(lane, now) for chat, room in self._rooms.items()}
        return {
            chat: wait
            for chat, wait in waits.items()
            if wait > 0 and isinstance(chat, int) and abs(chat) <= LARGEST
        }

    def has_room(self, chat_id: ChatId, lane: Lane) -> bool:
        """Tell whether a chat may get a message now, as far as that chat goes."""
        room = self._rooms.get(chat_id)
        return room is None or room.wait(lane, self.now()) <= 0

    async def rest(self, seconds: float) -> None:
        """Wait for so many seconds of the limiter's own time."""
        await self._sleep(max(seconds, FINEST))

    def halt(self, chat_id: ChatId, seconds: float) -> None:
        """Send nothing to a chat for so many seconds."""
        room = self._rooms.setdefault(chat_id, _room(chat_id))
        room.halted_until = max(room.halted_until, self.now() + seconds)

    async def _enter(self, chat_id: ChatId, lane: Lane) -> Any:
        self._waiting[lane] += 1
        try:
            await self._until_room(chat_id, lane)
        finally:
            self._waiting[lane] -= 1
        return self._occupied(chat_id, lane)

    async def _until_room(self, chat_id: ChatId, lane: Lane) -> None:
        while (wait := self._turn(chat_id, lane)) > 0:
            if wait < inf:
                await self.rest(wait)
            else:
                self._ended.clear()
                await self._ended.wait()

    def _turn(self, chat_id: ChatId, lane: Lane) -> float:
        wait = self.wait(chat_id, lane)
        before = any(self._waiting[other] for other in Lane if other < lane)
        if wait <= 0 and before and self._overall.wait(self.now()) <= 0:
            free = self._overall.count - len(self._overall.slots)
            return 0.0 if free > 1 else 0.01  # the last place is for who goes first
        return wait

    @contextmanager
    def _occupied(self, chat_id: ChatId, lane: Lane) -> Iterator[None]:
        if len(self._rooms) > MANY:
            self._forget(self.now())
        room = self._rooms.setdefault(chat_id, _room(chat_id))
        slot = Slot()
        for window in (self._overall, *room.all()):
            window.slots.append(slot)
        if lane is not Lane.ANSWER:
            self._spread.slots.append(Slot(self.now()))  # from its beginning: a pace of our own
        try:
            yield
        finally:
            slot.ended = self.now()
            self._ended.set()

    def _forget(self, now: float) -> None:
        self._rooms = {chat: room for chat, room in self._rooms.items() if not room.is_idle(now)}


def seconds_of(error: RetryAfter) -> float:
    """Return how long a 429 asks to wait; the library gives whole seconds or a timedelta."""
    value = error.retry_after
    return value.total_seconds() if isinstance(value, timedelta) else float(value)
