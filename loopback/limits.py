"""Telegram's limits on sending, as sliding windows on the injected clock; off by default.

About 30 messages a second overall, one a second in a chat with short bursts, 20 a minute in a
group (core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this). The burst is not
documented; here it is five messages in five seconds.
"""

import math
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from loopback.model import Chat


@dataclass
class Window:
    """At most `count` messages in `seconds`."""

    count: int
    seconds: float
    sent: deque[datetime] = field(default_factory=deque)

    def wait(self, now: datetime) -> float:
        """Give the seconds until one more is allowed; 0 when it is."""
        while self.sent and now - self.sent[0] >= timedelta(seconds=self.seconds):
            self.sent.popleft()
        if len(self.sent) < self.count:
            return 0.0
        return self.seconds - (now - self.sent[0]).total_seconds()


class Limits:
    """The windows of one world; `on` switches them on."""

    def __init__(self) -> None:
        self.on = False
        self._overall: dict[int, Window] = {}
        self._chats: dict[tuple[int, int], list[Window]] = {}

    def take(self, bot_id: int, chat: Chat, now: datetime) -> int:
        """Count one message and give 0, or give the whole seconds to wait and count nothing."""
        if not self.on:
            return 0
        windows = [self._overall.setdefault(bot_id, Window(30, 1.0)), *self._of(bot_id, chat)]
        wait = max(window.wait(now) for window in windows)
        if wait > 0:
            return max(1, math.ceil(wait))
        for window in windows:
            window.sent.append(now)
        return 0

    def _of(self, bot_id: int, chat: Chat) -> list[Window]:
        fresh = [Window(5, 5.0)] if chat.private else [Window(5, 5.0), Window(20, 60.0)]
        return self._chats.setdefault((bot_id, chat.id), fresh)
