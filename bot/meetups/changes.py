"""Changing, moving and cancelling: one meetup of a series, or from here on."""

from datetime import datetime

from bot.clock import Clock
from bot.community.models import Member
from bot.meetups.models import Change, Skipped
from bot.storage.database import Database


class ChangeService:
    """Lets the host or a coordinator change a meetup; everyone concerned is told once."""

    def __init__(self, database: Database, clock: Clock):
        self._database = database
        self._clock = clock

    async def change(
        self, member: Member, meetup_id: int, field: str, value: str, *, onwards: bool = False
    ) -> Change:
        """Change `theme`, `place`, `link`, `host`, `facilitator`, `capacity` or `duration`.

        `value` as in planning; "" empties. `onwards`: of the series from here on. Raises
        NotFound, NotAllowed, Invalid (`meetup-capacity-taken` below the seats that are taken).
        """
        raise NotImplementedError

    async def read_moment(self, member: Member, meetup_id: int, text: str) -> datetime:
        """Read a typed moment to move to, to echo it in full; without a time, at the same time.

        Raises Invalid `date`, `meetup-past`.
        """
        raise NotImplementedError

    async def move(
        self, member: Member, meetup_id: int, starts_at: datetime, *, onwards: bool = False
    ) -> tuple[Change, tuple[Skipped, ...]]:
        """Move one meetup; `onwards`: all from here on by as many days, to the same wall time.

        Answers stay. Holidays in the way of a moved series are skipped, and given back.
        """
        raise NotImplementedError

    async def cancel(self, member: Member, meetup_id: int, *, onwards: bool = False) -> Change:
        """Cancel; twice is harmless. Raises NotFound, NotAllowed, Invalid `meetup-past`."""
        raise NotImplementedError
