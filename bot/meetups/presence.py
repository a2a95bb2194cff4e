"""The day itself and after: the door, who was there, their numbers, the harvest."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.community.models import Member
from bot.directory.contacts import contacts_of
from bot.directory.numbers import holds_number
from bot.errors import Invalid, NotAllowed, NotFound
from bot.meetups import gatherings, notices, rosters, store
from bot.meetups.cards import load, make_card, make_mine, may_change, without_link
from bot.meetups.models import Afterwards, Card, Comer, Door, Harvest, Meetup, Mine, State
from bot.meetups.rosters import Present
from bot.meetups.service import count_disciplines, require_open
from bot.storage.database import Database

DOOR = "deur-"  # a deep link's payload is this and a token; 27 characters in all
OPENS = timedelta(hours=2)  # before the start
CLOSES = timedelta(hours=6)  # after the end
SENTENCE = (3, 300)  # characters


class PresenceService:
    """Marks who is present, and gives those present each other's numbers."""

    def __init__(self, database: Database, clock: Clock):
        self._database = database
        self._clock = clock

    async def door(self, member: Member, meetup_id: int) -> Door:
        """Return the deep link at the door, for the host or a coordinator.

        Raises NotFound, NotAllowed, Invalid `meetup-choosing`, `meetup-cancelled`.
        """
        now = self._clock()
        async with self._database.read() as connection:
            found = await load(connection, member, meetup_id)
            if not may_change(member, found):
                raise NotAllowed
            require_open(found, now - CLOSES)
            opens_at = found.starts_at - OPENS if found.starts_at else now
            payload = DOOR + await store.door(connection, found.id)
            return Door(payload, opens_at if opens_at > now else None)

    async def community_of_door(self, payload: str) -> int | None:
        """Return which community a door belongs to; None for one that doesn't exist.

        The handler makes a Member of it (`community.member_of`) before `enter`.
        """
        async with self._database.read() as connection:
            found = await store.of_door(connection, payload.removeprefix(DOOR))
        return found.community_id if found else None

    async def enter(self, member: Member, payload: str) -> Mine:
        """Mark the member as present by the door; twice is harmless.

        Open from two hours before the start until six hours after the end. Raises NotFound for
        a door of elsewhere, Invalid `meetup-door-closed`, `meetup-door-late`, `meetup-cancelled`.
        """
        now = self._clock()
        async with self._database.transaction() as connection:
            behind = await store.of_door(connection, payload.removeprefix(DOOR))
            if behind is None or not payload.startswith(DOOR):
                raise NotFound
            found = await load(connection, member, behind.id, lock=True)
            if found.state is State.PLANNED and found.is_past(now - CLOSES):
                raise Invalid("meetup-door-late")
            require_open(found, now - CLOSES)
            if found.starts_at is None or now < found.starts_at - OPENS:
                raise Invalid("meetup-door-closed")
            await _mark(connection, found, member.id, member.user_id, True, now)
            return await make_mine(connection, member, found)

    async def list_for_host(self, member: Member, meetup_id: int) -> list[Comer]:
        """Return who to tick: comers, waiting, maybe, then the rest of the roster by name."""
        async with self._database.read() as connection:
            found = await load(connection, member, meetup_id)
            if not may_change(member, found):
                raise NotAllowed
            card = await make_card(connection, found, self._clock())
            roster = await rosters.roster(connection, found.community_id)
            there = (await gatherings.presences(connection, [found.id])).get(found.id, set())
        listed = {one.member_id: one for one in (*card.coming, *card.waiting, *card.maybe)}
        rest = [_comer(one, there) for id_, one in roster.items() if id_ not in listed]
        return [*listed.values(), *rest]

    async def tick(self, member: Member, meetup_id: int, member_id: int, present: bool) -> Card:
        """Mark somebody as present or not; host or coordinator.

        Raises NotFound, NotAllowed, Invalid `meetup-door-closed` before the door opens.
        """
        now = self._clock()
        async with self._database.transaction() as connection:
            found = await load(connection, member, meetup_id, lock=True)
            if not may_change(member, found):
                raise NotAllowed
            if found.starts_at is None or now < found.starts_at - OPENS:
                raise Invalid("meetup-door-closed")
            roster = await rosters.roster(connection, found.community_id)
            if member_id not in roster:
                raise NotFound
            await _mark(connection, found, member_id, roster[member_id].user_id, present, now)
            return await make_card(connection, found, now)

    async def afterwards(self, member: Member, meetup_id: int) -> Afterwards:
        """Return who was there and the contact file; only for who was present (NotAllowed).

        Owners of the numbers will see that this member looked.
        """
        now = self._clock()
        async with self._database.transaction() as connection:
            found = await load(connection, member, meetup_id)
            there = (await gatherings.presences(connection, [found.id])).get(found.id, set())
            if member.id not in there:
                raise NotAllowed
            roster = await rosters.roster(connection, found.community_id)
            card = await make_card(connection, found, now)
            guests = {one.member_id: one.guests for one in card.coming}
            present = [
                _comer(one, there, guests.get(id_, ()))
                for id_, one in roster.items()
                if id_ in there
            ]
            others = [one.professional_id for one in roster.values() if one.member_id in there]
            entries = [id_ for id_ in others if id_ is not None]
            contacts = await contacts_of(connection, member, entries, now)
            harvested = await store.harvested_at(connection, found.id)
        return Afterwards(
            meetup=without_link(found),
            present=tuple(present),
            disciplines=count_disciplines(present),
            contacts="".join(contacts),
            contact_count=len(contacts),
            newcomer=roster[member.id].professional_id is None if member.id in roster else True,
            may_harvest=harvested is None,
        )

    async def add_harvest(self, member: Member, meetup_id: int, text: str) -> str:
        """Keep the member's one sentence, in place of an earlier one; until it is given back.

        For who was present. Raises NotAllowed, Invalid `harvest` (3 to 300 characters),
        `harvest-number`, `harvest-closed`.
        """
        words, now = " ".join(text.split()), self._clock()
        if not SENTENCE[0] <= len(words) <= SENTENCE[1]:
            raise Invalid("harvest", limit=SENTENCE[1])
        if holds_number(words):
            raise Invalid("harvest-number")
        async with self._database.transaction() as connection:
            found = await load(connection, member, meetup_id, lock=True)
            there = (await gatherings.presences(connection, [found.id])).get(found.id, set())
            if member.id not in there:
                raise NotAllowed
            if await store.harvested_at(connection, found.id) is not None:
                raise Invalid("harvest-closed")
            await gatherings.set_harvest(connection, found.id, member.id, words, now)
            await notices.harvested(connection, found, now)
        return words

    async def take_back_harvest(self, member: Member, meetup_id: int) -> Meetup:
        """Forget the member's sentence; raises Invalid `harvest-closed` once it was given back."""
        async with self._database.transaction() as connection:
            found = await load(connection, member, meetup_id, lock=True)
            if await store.harvested_at(connection, found.id) is not None:
                raise Invalid("harvest-closed")
            await gatherings.remove_harvest(connection, found.id, member.id)
        return without_link(found)

    async def harvest(self, member: Member, meetup_id: int) -> Harvest:
        """Return the harvest, without names; raises NotFound."""
        async with self._database.read() as connection:
            return await load_harvest(connection, await load(connection, member, meetup_id))


async def load_harvest(connection: AsyncConnection, meetup: Meetup) -> Harvest:
    """Return the sentences of a meetup with the disciplines that were there."""
    there = (await gatherings.presences(connection, [meetup.id])).get(meetup.id, set())
    roster = await rosters.roster(connection, meetup.community_id)
    sentences = (await gatherings.harvests(connection, [meetup.id])).get(meetup.id, ())
    present = [_comer(one, there) for id_, one in roster.items() if id_ in there]
    return Harvest(without_link(meetup), sentences, count_disciplines(present), len(present))


async def _mark(
    connection: AsyncConnection,
    meetup: Meetup,
    member_id: int,
    user_id: int,
    present: bool,
    now: datetime,
) -> None:
    await gatherings.set_presence(connection, meetup.id, member_id, present, now)
    if present:
        await notices.was_present(connection, meetup, user_id, now)


def _comer(one: Present, there: set[int], guests: tuple[str, ...] = ()) -> Comer:
    present = one.member_id in there
    return Comer(one.member_id, one.user_id, one.name, one.discipline, guests, present)
