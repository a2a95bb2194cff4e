"""Fetching updates by long polling: Telegram may forget them only when they are stored."""

import asyncio
import json
import logging
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

from telegram import Bot
from telegram.error import Conflict, InvalidToken

from bot.delivery import trouble
from bot.delivery.intake import Intake

log = logging.getLogger(__name__)

WAIT = 20  # seconds that Telegram holds a poll open when there is nothing
HANGS_AFTER = 35.0  # seconds after which a poll without an answer is begun again
PAUSES = (1, 2, 5, 10, 30)
IN_THE_WAY = (
    "another process fetches updates with this token, or a webhook is set: "
    "stop the other one; this one keeps trying"
)


class Poller:
    """Long polling whose offset moves only when the updates before it are in the database."""

    def __init__(
        self,
        bot: Bot,
        intake: Intake,
        allowed: Sequence[str],
        on_polled: Callable[[], None],
        *,
        wait: int = WAIT,
        hangs_after: float = HANGS_AFTER,
    ):
        self._bot = bot
        self._intake = intake
        self._allowed = list(allowed)
        self._on_polled = on_polled
        self._wait = wait
        self._hangs_after = hangs_after
        self._offset = 0
        self._failures = 0

    async def poll(self) -> None:
        """Fetch and store, again and again, until cancelled; nothing ends it but that."""
        while True:
            try:
                await self.fetch(self._wait)
            except Exception as error:
                self._complain(error)
                await asyncio.sleep(PAUSES[min(self._failures, len(PAUSES)) - 1])

    async def fetch(self, wait: int = 0) -> int:
        """Fetch once and store; returns how many updates there were.

        Raises TelegramError or TimeoutError, and what the database raises: nothing is
        acknowledged then.
        """
        parameters = {
            "offset": self._offset,
            "timeout": wait,
            "allowed_updates": json.dumps(self._allowed),
        }
        async with asyncio.timeout(self._hangs_after):  # a connection can fall silent for ever
            raws: Any = await self._bot.request.post(
                f"{self._bot.base_url}/getUpdates?{urlencode(parameters)}",
                read_timeout=wait + 5,
            )
        self._on_polled()
        if not isinstance(raws, list):
            raise TypeError("getUpdates did not give a list")
        highest = await self._intake.receive(raws)
        if highest is not None:
            self._offset = highest + 1
        elif raws:
            raise ValueError("getUpdates gave updates without numbers")
        if self._failures:
            log.info("polling again", extra={"count": self._failures})
            self._failures = 0
        return len(raws)

    def _complain(self, error: Exception) -> None:
        self._failures += 1
        if isinstance(error, Conflict):
            if self._failures == 1:
                log.error(IN_THE_WAY)
        elif isinstance(error, InvalidToken):
            if self._failures == 1:
                log.error("Telegram refuses the token: is BOT_TOKEN right?")
        elif trouble.is_storage(error):
            self._failures = 1  # try each second: Telegram keeps them a day, but people wait
            log.error("updates can't be stored", extra={"error": trouble.name_of(error)})
        else:
            named = trouble.name_of(error)
            log.warning("poll failed", extra={"error": named, "count": self._failures})
