"""What is true of a notice at the moment that it is sent; None when it has become pointless.

`notice.chat_id` above 0 is a private chat, below 0 the group. The handlers that word a notice
call the method of its `what`; the key of WORDED is the `what`.
"""

from bot.clock import Clock
from bot.delivery.models import Notice
from bot.meetups.models import (
    Afterwards,
    Card,
    Changed,
    Choice,
    Harvest,
    Mine,
    Paired,
    Reminder,
    Skipped,
    Weekly,
)
from bot.storage.database import Database

WORDED = {
    "meetup-card": "card",  # group: a new meetup or date choice
    "meetup-series": "series",  # group: a new series, with its skipped dates
    "meetup-decided": "decided",  # group and private: the date is chosen
    "meetup-date-asked": "asked",  # private: which dates can you? (Hush.ASKS)
    "meetup-choice-ready": "choice_ready",  # host: all answered, or the deadline is there
    "meetup-invited": "invited",  # private: your discipline is missing (Hush.INVITES)
    "meetup-seat": "seat",  # private: a seat came free (Hush.CHANGES)
    "meetup-changed": "changed",  # private and group: moved or changed (Hush.CHANGES)
    "meetup-cancelled": "changed",  # likewise: change.after.state is CANCELLED
    "meetup-reminder": "reminder",  # private and group (Hush.REMINDERS)
    "meetup-afterwards": "afterwards",  # private (Hush.AFTERWARDS)
    "meetup-harvest": "harvest",  # group
    "meetup-weekly": "weekly",  # group
    "meetup-paired": "paired",  # private (Hush.PAIRS)
    "meetup-nobody-new": "nobody_new",  # private: nobody to pair with (Hush.PAIRS)
}


class FactService:
    """Gives the facts for wording a notice: honest now, not when it was planned."""

    def __init__(self, database: Database, clock: Clock):
        self._database = database
        self._clock = clock

    async def card(self, notice: Notice) -> Card | None:
        """Give a new meetup's card; None once it was cancelled or is past."""
        raise NotImplementedError

    async def series(
        self, notice: Notice
    ) -> tuple[Card, tuple[Card, ...], tuple[Skipped, ...]] | None:
        """Give the card of the next meetup, the other ones to come, and the skipped dates."""
        raise NotImplementedError

    async def decided(self, notice: Notice) -> tuple[Card, Mine | None] | None:
        """Give the meetup whose date was chosen."""
        raise NotImplementedError

    async def asked(self, notice: Notice) -> tuple[Card, Mine] | None:
        """Give a date choice to somebody who has not answered."""
        raise NotImplementedError

    async def choice_ready(self, notice: Notice) -> tuple[Card, Choice] | None:
        """Give the host what there is to decide on; None once it was decided."""
        raise NotImplementedError

    async def invited(self, notice: Notice) -> tuple[Card, str] | None:
        """Give the card and the missing discipline; None once the reader answered."""
        raise NotImplementedError

    async def seat(self, notice: Notice) -> tuple[Card, Mine] | None:
        """Give the meetup in which the reader got a seat; None when they no longer have it."""
        raise NotImplementedError

    async def changed(self, notice: Notice) -> Changed | None:
        """Give what changed; None when it was changed again (that notice tells it all)."""
        raise NotImplementedError

    async def reminder(self, notice: Notice) -> Reminder | None:
        """Give the reminder with how long it takes now; None when it is no longer wanted."""
        raise NotImplementedError

    async def afterwards(self, notice: Notice) -> Afterwards | None:
        """Give who was there, for somebody who was."""
        raise NotImplementedError

    async def harvest(self, notice: Notice) -> Harvest | None:
        """Give the harvest for the group, and close it; None when nobody wrote a sentence."""
        raise NotImplementedError

    async def weekly(self, notice: Notice) -> Weekly | None:
        """Give the weekly message; None when there is nothing to say."""
        raise NotImplementedError

    async def paired(self, notice: Notice) -> Paired | None:
        """Give whom the reader is to meet; None when the other left."""
        raise NotImplementedError

    async def nobody_new(self, notice: Notice) -> int | None:
        """Give how many join in; None when the reader no longer does."""
        raise NotImplementedError
