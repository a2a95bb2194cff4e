"""What is coming, who comes, and who is missing at the table."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.community.models import Member
from bot.directory.disciplines import load_disciplines
from bot.errors import Invalid, NotAllowed, NotFound
from bot.meetups import gatherings, keeping, notices, rosters, seats, store
from bot.meetups.cards import load, make_card, make_cards, make_mine, may_change, seating
from bot.meetups.cards import without_link as bare
from bot.meetups.models import (
    Answer,
    Card,
    Comer,
    Harvest,
    Item,
    Meetup,
    Mine,
    Outcome,
    State,
)
from bot.meetups.rosters import Present
from bot.storage.database import Database

MOST_ITEMS = 10
ITEM_LENGTH = (3, 200)


class MeetupService:
    """Shows members the meetups of their own community and takes their own answer."""

    def __init__(self, database: Database, clock: Clock):
        self._database = database
        self._clock = clock

    async def card(self, member: Member, meetup_id: int) -> Card:
        """Return a meetup with who comes and who is missing; fit for the group. Raises NotFound."""
        async with self._database.read() as connection:
            found = await load(connection, member, meetup_id)
            return await make_card(connection, found, self._clock())

    async def mine(self, member: Member, meetup_id: int) -> Mine:
        """Return what this member has to do with it, with the link when they come."""
        async with self._database.read() as connection:
            return await make_mine(connection, member, await load(connection, member, meetup_id))

    async def agenda(self, member: Member, limit: int = 10) -> list[tuple[Card, Mine]]:
        """Return what is coming, soonest first, and being chosen, with the member's own answer.

        Of a series the next one only, with how many come after it.
        """
        now, community_id = self._clock(), member.community.id
        async with self._database.read() as connection:
            coming = await store.coming(connection, community_id, now)
            choosing = await store.being_chosen(connection, community_id)
            nearest = _next_of_each(coming)[: max(limit - len(choosing), 0)]
            found = [*(one for one, _later in nearest), *choosing[:limit]]
            made = await self._with_mine(connection, member, found)
        later = {one.id: count for one, count in nearest}
        return [(replace(card, later=later.get(card.meetup.id, 0)), mine) for card, mine in made]

    async def series(self, member: Member, meetup_id: int) -> list[tuple[Card, Mine]]:
        """Return the meetups of a series that are to come, with the member's own answer.

        One that is in no series comes alone. Raises NotFound.
        """
        now = self._clock()
        async with self._database.read() as connection:
            found = [await load(connection, member, meetup_id)]
            if found[0].series_id is not None:
                found = await store.of_series(connection, found[0].series_id)
                found = [o for o in found if o.state is State.PLANNED and not o.is_past(now)]
            return await self._with_mine(connection, member, found)

    async def past(self, member: Member, limit: int = 10) -> list[Harvest]:
        """Return the meetups that were, newest first, with their harvest."""
        now, community_id = self._clock(), member.community.id
        async with self._database.read() as connection:
            found = await store.past(connection, community_id, now, limit)
            cards = await make_cards(connection, community_id, found, now)
            given = await gatherings.harvests(connection, [one.id for one in found])
            present = await gatherings.presences(connection, [one.id for one in found])
            roster = await rosters.roster(connection, community_id)
        kept = []
        for one, card in zip(found, cards, strict=True):
            there = [roster[id_] for id_ in present.get(one.id, ()) if id_ in roster]
            mix = count_disciplines([_comer(who) for who in there]) if there else card.disciplines
            heads = len(there) or card.heads
            kept.append(Harvest(bare(one), given.get(one.id, ()), mix, heads))
        return kept

    async def answer(self, member: Member, meetup_id: int, answer: Answer) -> Outcome:
        """Note whether the member comes; when it is full they get a place in the waiting list.

        Raises NotFound, Invalid `meetup-past`, `meetup-cancelled`, `meetup-choosing`.
        """
        now = self._clock()
        async with self._database.transaction() as connection:
            found = await self._open(connection, member, meetup_id, now)
            changed = await take_answer(connection, found, member.id, answer, now)
            if changed and answer is not Answer.NO:
                rhythm = await keeping.rhythm(connection, found.community_id)
                await notices.plan_reminders(connection, found, [member.user_id], rhythm, now)
            return await self._outcome(connection, member, found, changed)

    async def bring(self, member: Member, meetup_id: int, discipline: str) -> Outcome:
        """Add a guest of a discipline; the member comes too, then. Raises Invalid `guests` at 5."""
        if discipline not in load_disciplines():
            raise Invalid("discipline", text=discipline[:40])
        now = self._clock()
        async with self._database.transaction() as connection:
            found = await self._open(connection, member, meetup_id, now)
            before = await seating(connection, found)
            mine = before.guests(member.id) + before.guests(member.id, waiting=True)
            if len(mine) >= seats.MOST_GUESTS:
                raise Invalid("guests", limit=seats.MOST_GUESTS)
            if await take_answer(connection, found, member.id, Answer.YES, now):
                rhythm = await keeping.rhythm(connection, found.community_id)
                await notices.plan_reminders(connection, found, [member.user_id], rhythm, now)
            await gatherings.add_claim(connection, found.id, member.id, discipline)
            return await self._outcome(connection, member, found, True)

    async def take_back_guest(self, member: Member, meetup_id: int) -> Outcome:
        """Take back the guest that was added last."""
        now = self._clock()
        async with self._database.transaction() as connection:
            found = await self._open(connection, member, meetup_id, now)
            before = await seating(connection, found)
            mine = [
                claim
                for claim in before.seated + before.waiting
                if claim.member_id == member.id and claim.guest is not None
            ]
            if mine:
                await gatherings.remove_claims(connection, found.id, member.id, mine[-1].number)
                after = await seating(connection, found)
                await notices.promoted(connection, found, seats.promoted(before, after), now)
            return await self._outcome(connection, member, found, bool(mine))

    async def add_item(self, member: Member, meetup_id: int, text: str) -> Item:
        """Put a point on the agenda; raises Invalid `item` (3 to 200 characters, 10 points)."""
        return await self._add_item(member, meetup_id, text, None)

    async def add_question(self, member: Member, meetup_id: int, text: str, source: str) -> Item:
        """Put an open question on the agenda, once per `source` ("question-12")."""
        return await self._add_item(member, meetup_id, text, source)

    async def remove_item(self, member: Member, item_id: int) -> Card:
        """Take a point off: one's own, or as host or coordinator. Raises NotAllowed, NotFound."""
        async with self._database.transaction() as connection:
            item = await gatherings.meetup_of_item(connection, member.community.id, item_id)
            if item is None:
                raise NotFound
            found = await load(connection, member, item[0], lock=True)
            if item[1] != member.id and not may_change(member, found):
                raise NotAllowed
            await gatherings.remove_item(connection, item_id)
            await notices.stale(connection, found, self._clock())
            return await make_card(connection, found, self._clock())

    async def next_meetup(self, member: Member) -> Card | None:
        """Return the first meetup to come: where open questions are offered."""
        now = self._clock()
        async with self._database.read() as connection:
            found = await store.coming(connection, member.community.id, now, 1)
            return await make_card(connection, found[0], now) if found else None

    async def note_card(self, community_id: int, meetup_id: int, message_id: int | None) -> None:
        """Remember which message in the group is the card; None: it is gone."""
        async with self._database.transaction() as connection:
            await store.set_card(connection, community_id, meetup_id, message_id)

    async def _with_mine(
        self, connection: AsyncConnection, member: Member, found: Sequence[Meetup]
    ) -> list[tuple[Card, Mine]]:
        cards = await make_cards(connection, member.community.id, found, self._clock())
        return [
            (card, await make_mine(connection, member, one))
            for card, one in zip(cards, found, strict=True)
        ]

    async def _add_item(
        self, member: Member, meetup_id: int, text: str, source: str | None
    ) -> Item:
        words, now = " ".join(text.split()), self._clock()
        if not ITEM_LENGTH[0] <= len(words) <= ITEM_LENGTH[1]:
            raise Invalid("item", limit=ITEM_LENGTH[1])
        async with self._database.transaction() as connection:
            found = await load(connection, member, meetup_id, lock=True)
            if found.state is State.CANCELLED or found.is_past(now):
                raise Invalid("meetup-past")
            there = (await gatherings.items(connection, [found.id])).get(found.id, [])
            same = [item for item in there if source is not None and item.source == source]
            if same:
                return same[0]
            if len(there) >= MOST_ITEMS:
                raise Invalid("items", limit=MOST_ITEMS)
            id_ = await gatherings.add_item(connection, found.id, member.id, words, source, now)
            await notices.stale(connection, found, now)
        return Item(id_ or 0, member.id, member.name, words, source)

    async def _open(
        self, connection: AsyncConnection, member: Member, meetup_id: int, now: datetime
    ) -> Meetup:
        found = await load(connection, member, meetup_id, lock=True)
        require_open(found, now)
        return found

    async def _outcome(
        self, connection: AsyncConnection, member: Member, found: Meetup, changed: bool
    ) -> Outcome:
        if changed:
            await notices.stale(connection, found, self._clock())
        return Outcome(
            card=await make_card(connection, found, self._clock()),
            mine=await make_mine(connection, member, found),
            changed=changed,
        )


def require_open(meetup: Meetup, now: datetime) -> None:
    """Raise Invalid unless a meetup has a date, goes on, and has not ended."""
    if meetup.state is State.CANCELLED:
        raise Invalid("meetup-cancelled")
    if meetup.state is State.CHOOSING:
        raise Invalid("meetup-choosing")
    if meetup.is_past(now):
        raise Invalid("meetup-past")


async def take_answer(
    connection: AsyncConnection, meetup: Meetup, member_id: int, answer: Answer, now: datetime
) -> bool:
    """Keep an answer and ask for, or give up, the seat; tells whether it is new. Locked."""
    given = (await gatherings.answers(connection, [meetup.id])).get(meetup.id, {}).get(member_id)
    if given is answer:
        return False
    before = await seating(connection, meetup)
    await gatherings.set_answer(connection, meetup.id, member_id, answer, now)
    if answer is Answer.YES:
        await gatherings.add_claim(connection, meetup.id, member_id)
        return True
    await gatherings.remove_claims(connection, meetup.id, member_id)
    after = await seating(connection, meetup)
    await notices.promoted(connection, meetup, seats.promoted(before, after), now)
    return True


async def give_up_seats(connection: AsyncConnection, member_id: int, now: datetime) -> None:
    """Free the seats of a member who leaves the group, in the transaction that notes it.

    Call it while the member still counts as present, or after: the seats go to who waits.
    """
    for community_id, meetup_id in await gatherings.claimed_by(connection, member_id, now):
        found = await store.meetup(connection, community_id, meetup_id, lock=True)
        if found is None:
            continue
        claims = await gatherings.all_claims(connection, meetup_id)
        before = seats.seat(claims, found.capacity)
        after = seats.seat([one for one in claims if one.member_id != member_id], found.capacity)
        await gatherings.remove_claims(connection, meetup_id, member_id)
        await gatherings.remove_answer(connection, meetup_id, member_id)
        await notices.stale(connection, found, now)
        if found.state is State.PLANNED:
            await notices.promoted(connection, found, seats.promoted(before, after), now)


async def forget_cards(connection: AsyncConnection, community_id: int) -> None:
    """Forget which messages are cards, in the transaction that makes a group a supergroup."""
    await store.forget_cards(connection, community_id)


async def look_for_host(connection: AsyncConnection, member_id: int, now: datetime) -> None:
    """Tell coordinators what a member who leaves the group was to host; a series once."""
    for found, _later in _next_of_each(await store.to_be_hosted_by(connection, member_id, now)):
        await notices.hostless(connection, found, now)
        await notices.stale(connection, found, now)


def count_disciplines(people: list[Comer]) -> dict[str, int]:
    """Count disciplines, most first, guests too."""
    counts: dict[str, int] = {}
    for one in people:
        for discipline in (one.discipline, *one.guests):
            if discipline:
                counts[discipline] = counts.get(discipline, 0) + 1
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _next_of_each(coming: Sequence[Meetup]) -> list[tuple[Meetup, int]]:
    """Return the first meetup of each series, with how many come later, and those in none."""
    counts = Counter(one.series_id for one in coming)
    first: dict[int, Meetup] = {}
    for one in coming:
        if one.series_id is not None:
            first.setdefault(one.series_id, one)
    return [
        (one, counts[one.series_id] - 1 if one.series_id else 0)
        for one in coming
        if one.series_id is None or first[one.series_id] is one
    ]


def _comer(one: Present) -> Comer:
    return Comer(one.member_id, one.user_id, one.name, one.discipline, present=True)
