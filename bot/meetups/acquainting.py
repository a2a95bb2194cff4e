"""Kennismaken: rounds in which members of different disciplines meet in pairs."""

from datetime import datetime

from bot.clock import Clock
from bot.community.models import Member
from bot.meetups.models import Acquainting, Paired
from bot.storage.database import Database


class AcquaintingService:
    """Keeps who joins in, and makes the rounds."""

    def __init__(self, database: Database, clock: Clock):
        self._database = database
        self._clock = clock

    async def status(self, member: Member) -> Acquainting:
        """Return whether the member joins in, and how many are still new to them."""
        raise NotImplementedError

    async def join(self, member: Member) -> Acquainting:
        """Join in from the next round; ends a pause."""
        raise NotImplementedError

    async def pause(self, member: Member, until: datetime) -> Acquainting:
        """Skip the rounds before a moment."""
        raise NotImplementedError

    async def leave(self, member: Member) -> Acquainting:
        """Stop joining in; whom one met stays known, to pair nobody twice."""
        raise NotImplementedError

    async def current(self, member: Member) -> Paired | None:
        """Return whom the member meets in the last round."""
        raise NotImplementedError
