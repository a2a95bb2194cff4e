"""Choosing a date that brings the disciplines together."""

from bot.clock import Clock
from bot.community.models import Member
from bot.meetups.models import Card, Choice, Mine, Vote
from bot.storage.database import Database


class VotingService:
    """Takes votes until the deadline, and lets the host decide."""

    def __init__(self, database: Database, clock: Clock):
        self._database = database
        self._clock = clock

    async def choice(self, member: Member, meetup_id: int) -> Choice:
        """Return how the options stand, best first, with why. Raises NotFound."""
        raise NotImplementedError

    async def vote(
        self, member: Member, meetup_id: int, option_id: int, vote: Vote
    ) -> tuple[Card, Mine]:
        """Note the member's own vote for one option, in place of an earlier one.

        When this completes the roster, the host is told. Raises NotFound, Invalid
        `meetup-choice-closed` after the deadline or the decision.
        """
        raise NotImplementedError

    async def vote_all(self, member: Member, meetup_id: int, vote: Vote) -> tuple[Card, Mine]:
        """Note the same vote for every option ("ik kan nooit"); raises as `vote`."""
        raise NotImplementedError

    async def decide(self, member: Member, meetup_id: int, option_id: int) -> Card:
        """Choose the date, by the host or a coordinator; also before the deadline.

        Who could, comes; who could if need be, may come; nobody has to press again. Raises
        NotFound, NotAllowed, Invalid `meetup-nobody-can`, `meetup-choice-closed`, `meetup-past`.
        """
        raise NotImplementedError
