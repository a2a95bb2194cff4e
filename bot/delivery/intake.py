"""Taking updates in: stored first, acknowledged only then."""

import json
import logging
from collections.abc import Callable, Sequence
from typing import Any, TypeGuard

from bot.clock import Clock
from bot.delivery import inbox
from bot.delivery.models import LARGEST, Arrival
from bot.storage.database import Database

log = logging.getLogger(__name__)


class Intake:
    """Stores raw updates, however odd they are."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        on_new: Callable[[], None],
        on_stored: Callable[[Exception | None], None],
    ):
        self._database = database
        self._clock = clock
        self._on_new = on_new
        self._on_stored = on_stored  # told how storing went

    async def receive(self, raws: Sequence[object]) -> int | None:
        """Store updates in one insert and return the highest number, None when none has one.

        When this returns they are safe: now they may be acknowledged. One that was stored before
        is left as it is. Raises what the database raises, and then nothing is stored.
        """
        arrivals = [arrival for raw in raws if (arrival := read_arrival(raw)) is not None]
        if len(arrivals) < len(raws):
            log.error("update without a number", extra={"count": len(raws) - len(arrivals)})
        if not arrivals:
            return None
        try:
            async with self._database.transaction() as connection:
                await inbox.add(connection, arrivals, self._clock())
        except Exception as error:
            self._on_stored(error)
            raise
        self._on_stored(None)
        self._on_new()
        return max(arrival.update_id for arrival in arrivals)


def read_arrival(raw: object) -> Arrival | None:
    """Read the number of an update and whose chat it belongs to; nothing else need make sense."""
    if not isinstance(raw, dict) or not _is_number(raw.get("update_id")):
        return None
    return Arrival(raw["update_id"], _chat_of(raw), json.dumps(raw))


def _chat_of(raw: Any) -> int | None:
    for part in raw.values():
        if not isinstance(part, dict):
            continue
        message = part.get("message")
        for place in (part, message if isinstance(message, dict) else {}):
            chat = place.get("chat")
            if isinstance(chat, dict) and _is_number(chat.get("id")):
                return int(chat["id"])
        sender = part.get("from")  # an inline query belongs to no chat, but to a person
        if isinstance(sender, dict) and _is_number(sender.get("id")):
            return int(sender["id"])
    return None


def _is_number(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST
