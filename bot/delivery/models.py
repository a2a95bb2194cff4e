"""What goes through the two doors."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

LARGEST = 2**63 - 1  # the largest number that a database keeps


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
    repeatable: bool = True  # a double is harmless: sent again when nobody knows if it arrived


class Sending(StrEnum):
    """How far a notice is."""

    QUEUED = "queued"
    SENDING = "sending"
    HELD = "held"  # until the bot can write to its reader
    SENT = "sent"
    AMBIGUOUS = "ambiguous"  # perhaps sent, and a double would do harm
    FAILED = "failed"
    DROPPED = "dropped"  # pointless by now


@dataclass(frozen=True, slots=True)
class Posted:
    """A notice in the outbox that this process is sending."""

    id: int
    notice: Notice
    attempts: int  # earlier ones


class Receipt(StrEnum):
    """How far an update is."""

    WAITING = "waiting"
    HANDLING = "handling"
    DONE = "done"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update as it came in: its number, whose chat it belongs to, and the raw JSON."""

    update_id: int
    chat_id: int | None
    body: str


@dataclass(frozen=True, slots=True)
class Received:
    """An update in the inbox that this process is to handle."""

    update_id: int
    chat_id: int | None
    body: str
    attempts: int  # earlier ones
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Ending:
    """What came of handling an update; one that waits again may not count as a try."""

    update_id: int
    state: Receipt
    reason: str | None = None
    counts: bool = True
