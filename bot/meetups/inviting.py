"""Inviting members of a discipline that is missing at the table."""

from bot.clock import Clock
from bot.community.models import Member
from bot.meetups.models import Candidate, Invited
from bot.storage.database import Database


class InvitingService:
    """Lets the host ask, once and in private, members of a missing discipline."""

    def __init__(self, database: Database, clock: Clock):
        self._database = database
        self._clock = clock

    async def candidates(
        self, member: Member, meetup_id: int, discipline: str, municipality: str | None = None
    ) -> list[Candidate]:
        """Return the members of a discipline who did not answer; raises NotFound, NotAllowed.

        `municipality` keeps those who work there or in the whole region.
        """
        raise NotImplementedError

    async def invite(
        self, member: Member, meetup_id: int, discipline: str, municipality: str | None = None
    ) -> Invited:
        """Invite them all, each once, except who opted out (/stil); notice "meetup-invited"."""
        raise NotImplementedError
