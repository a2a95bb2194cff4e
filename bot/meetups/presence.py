"""The day itself and after: the door, who was there, their numbers, the harvest."""

from bot.clock import Clock
from bot.community.models import Member
from bot.meetups.models import Afterwards, Card, Comer, Harvest, Mine
from bot.storage.database import Database

DOOR = "deur-"  # a deep link's payload is this and a token; 27 characters in all


class PresenceService:
    """Marks who is present, and gives those present each other's numbers."""

    def __init__(self, database: Database, clock: Clock):
        self._database = database
        self._clock = clock

    async def door(self, member: Member, meetup_id: int) -> str:
        """Return the payload of the deep link at the door, for its host or a coordinator."""
        raise NotImplementedError

    async def community_of_door(self, payload: str) -> int | None:
        """Return which community a door belongs to; None for one that doesn't exist.

        The handler makes a Member of it (`community.member_of`) before `enter`.
        """
        raise NotImplementedError

    async def enter(self, member: Member, payload: str) -> Mine:
        """Mark the member as present by the door; twice is harmless.

        Open from two hours before the start until six hours after the end. Raises NotFound for
        a door of elsewhere, Invalid `meetup-door-closed`.
        """
        raise NotImplementedError

    async def list_for_host(self, member: Member, meetup_id: int) -> list[Comer]:
        """Return who to tick: comers, waiting, maybe, then the rest of the roster by name."""
        raise NotImplementedError

    async def tick(self, member: Member, meetup_id: int, member_id: int, present: bool) -> Card:
        """Mark somebody as present or not; host or coordinator. Raises NotFound, NotAllowed."""
        raise NotImplementedError

    async def afterwards(self, member: Member, meetup_id: int) -> Afterwards:
        """Return who was there and the contact file; only for who was present (NotAllowed)."""
        raise NotImplementedError

    async def add_harvest(self, member: Member, meetup_id: int, text: str) -> Harvest:
        """Keep the member's one sentence, in place of an earlier one; until it is given back.

        For who was present. Raises NotAllowed, Invalid `harvest` (3 to 300 characters),
        `harvest-closed`.
        """
        raise NotImplementedError

    async def harvest(self, member: Member, meetup_id: int) -> Harvest:
        """Return the harvest, without names; raises NotFound."""
        raise NotImplementedError
