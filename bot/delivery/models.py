"""What goes through the two doors."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Notice:
    """A message that the bot sends of its own accord, before it is put into words.

    It holds ids and plain values; `bot/views/notices.py` words it at the moment of sending, from
    what is true then, and says None when it has become pointless or its reader may not have it.
    """

    what: str  # which message: "number-asked", "colleague-invited", …
    occurrence: str  # with `what` and `chat_id` this is unique: "request-12"
    chat_id: int
    community_id: int | None
    due_at: datetime  # aware
    arguments: dict[str, int | str] = field(default_factory=dict)
    broadcast: bool = False  # answers to people go before broadcasts
