"""What is coming, who comes, and who is missing at the table."""

from bot.clock import Clock
from bot.community.models import Member
from bot.meetups.models import Answer, Card, Harvest, Item, Mine, Outcome
from bot.storage.database import Database


class MeetupService:
    """Shows members the meetups of their own community and takes their own answer."""

    def __init__(self, database: Database, clock: Clock):
        self._database = database
        self._clock = clock

    async def card(self, member: Member, meetup_id: int) -> Card:
        """Return a meetup with who comes and who is missing; fit for the group. Raises NotFound."""
        raise NotImplementedError

    async def mine(self, member: Member, meetup_id: int) -> Mine:
        """Return what this member has to do with it, with the link when they come."""
        raise NotImplementedError

    async def agenda(self, member: Member, limit: int = 10) -> list[tuple[Card, Mine]]:
        """Return what is coming or being chosen, soonest first, with the member's own answer."""
        raise NotImplementedError

    async def past(self, member: Member, limit: int = 10) -> list[Harvest]:
        """Return the meetups that were, newest first, with their harvest."""
        raise NotImplementedError

    async def answer(self, member: Member, meetup_id: int, answer: Answer) -> Outcome:
        """Note whether the member comes; when it is full they get a place in the waiting list.

        Raises NotFound, Invalid `meetup-past`, `meetup-cancelled`, `meetup-choosing`.
        """
        raise NotImplementedError

    async def bring(self, member: Member, meetup_id: int, discipline: str) -> Outcome:
        """Add a guest of a discipline; the member comes too, then. Raises Invalid `guests` at 5."""
        raise NotImplementedError

    async def take_back_guest(self, member: Member, meetup_id: int) -> Outcome:
        """Take back the guest that was added last."""
        raise NotImplementedError

    async def add_item(self, member: Member, meetup_id: int, text: str) -> Item:
        """Put a point on the agenda; raises Invalid `item` (3 to 200 characters, 10 points)."""
        raise NotImplementedError

    async def add_question(self, member: Member, meetup_id: int, text: str, source: str) -> Item:
        """Put an open question on the agenda, once per `source` ("question-12")."""
        raise NotImplementedError

    async def remove_item(self, member: Member, item_id: int) -> Card:
        """Take a point off: one's own, or as host or coordinator. Raises NotAllowed, NotFound."""
        raise NotImplementedError

    async def next_meetup(self, member: Member) -> Card | None:
        """Return the first meetup to come: where open questions are offered."""
        raise NotImplementedError

    async def note_card(self, member: Member, meetup_id: int, message_id: int) -> None:
        """Remember which message in the group is the card, to edit it in place."""
        raise NotImplementedError
