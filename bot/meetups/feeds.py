"""Calendar files and the feed of each person, by a secret address that can be revoked."""

from bot.clock import Clock
from bot.community.models import Member
from bot.storage.database import Database


class FeedService:
    """Makes calendar files; a feed's token is kept as a hash only."""

    def __init__(self, database: Database, clock: Clock):
        self._database = database
        self._clock = clock

    async def file(self, member: Member, meetup_id: int) -> bytes:
        """Return the .ics file of one meetup; with the link when the member comes."""
        raise NotImplementedError

    async def open_feed(self, member: Member) -> str:
        """Return the path of a new secret address ("/agenda/<token>.ics"); revokes the old one."""
        raise NotImplementedError

    async def has_feed(self, member: Member) -> bool:
        """Tell whether the member has an address now; it is not shown a second time."""
        raise NotImplementedError

    async def revoke(self, member: Member) -> bool:
        """Close the member's address; tells whether there was one."""
        raise NotImplementedError

    async def feed(self, token: str) -> bytes | None:
        """Return the calendar behind an address; None when it is unknown or revoked."""
        raise NotImplementedError
