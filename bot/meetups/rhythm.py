"""What comes round: the weekly message, rounds, reminders; and who wants which of it."""

from datetime import datetime

from bot.clock import Clock
from bot.community.models import Member
from bot.meetups.models import Hush, Rhythm, Silence
from bot.storage.database import Database


class RhythmService:
    """Keeps the settings, and plans what comes round."""

    def __init__(self, database: Database, clock: Clock):
        self._database = database
        self._clock = clock

    async def rhythm(self, member: Member) -> Rhythm:
        """Return the community's settings."""
        raise NotImplementedError

    async def set_rhythm(self, member: Member, field: str, value: str) -> Rhythm:
        """Change one setting, by a coordinator: NotAllowed for others, Invalid `rhythm`.

        `weekly` "on"/"off" · `weekly_day` 0 (Monday) to 6 · `weekly_time` and `quiet` times
        ("8:30", "21:00-7:30") · `leads` such as "1d,1h", "" for none · `pair_weeks` "2" or "4".
        """
        raise NotImplementedError

    async def silence(self, member: Member) -> Silence:
        """Return what the member has paused or stopped."""
        raise NotImplementedError

    async def hush(self, member: Member, kind: Hush, until: datetime | None = None) -> Silence:
        """Stop one kind of private message, or pause it until a moment."""
        raise NotImplementedError

    async def unhush(self, member: Member, kind: Hush) -> Silence:
        """Take a kind up again."""
        raise NotImplementedError

    async def plan_ahead(self, now: datetime) -> int:
        """Queue what comes round next and is not queued yet; returns how many communities.

        For the tick: one cheap query when there is nothing to do. Makes the weekly message's
        next row, rounds of kennismaken, and what a deadline calls for.
        """
        raise NotImplementedError
