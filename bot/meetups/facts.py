"""What is true of a notice at the moment that it is sent; None when it has become pointless.

`notice.chat_id` above 0 is a private chat, below 0 the group. The handlers that word a notice
call the method of its `what`; the key of WORDED is the `what`. What would wake somebody up and
can wait is queued again for the morning.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.community.models import Member
from bot.delivery import outbox
from bot.delivery.models import Notice, Sending
from bot.errors import BotError
from bot.meetups import history, keeping, notices, rosters, rounds, store
from bot.meetups.acquainting import load_pair
from bot.meetups.cards import make_card, make_cards, make_mine, seating, without_link
from bot.meetups.differences import difference, undo
from bot.meetups.models import (
    Afterwards,
    Answer,
    Asked,
    Card,
    Change,
    Changed,
    Choice,
    Comer,
    Harvest,
    Hush,
    Meetup,
    Mine,
    Paired,
    Reminder,
    Rhythm,
    Skipped,
    State,
    Weekly,
)
from bot.meetups.presence import PresenceService, load_harvest
from bot.meetups.schedule import MARGIN, afterwards_at, hold_back
from bot.meetups.telling import (
    community_of,
    decides,
    is_due,
    latest,
    meetup_id,
    reader_of,
    unreached_names,
    untold_changes,
)
from bot.storage.database import Database

WORDED = {
    "meetup-card": "card",  # group: a new meetup or date choice
    "meetup-refresh": "refresh",  # group: the card is edited in place
    "meetup-series": "series",  # group: a new series, with its skipped dates
    "meetup-decided": "decided",  # group and private: the date is chosen
    "meetup-date-asked": "asked",  # private: which dates can you? (Hush.ASKS)
    "meetup-choice-ready": "choice_ready",  # host: all answered, or the deadline is there
    "meetup-hostless": "hostless",  # coordinators: the host left the group
    "meetup-invited": "invited",  # private: your discipline is missing (Hush.INVITES)
    "meetup-seat": "seat",  # private: a seat came free (Hush.CHANGES)
    "meetup-changed": "changed",  # private and group: moved or changed (Hush.CHANGES)
    "meetup-cancelled": "changed",  # likewise: change.after.state is CANCELLED
    "meetup-reminder": "reminder",  # private and group (Hush.REMINDERS)
    "meetup-afterwards": "afterwards",  # private (Hush.AFTERWARDS)
    "meetup-ticking": "ticking",  # host: who was there, when nobody came by the door
    "meetup-harvest": "harvest",  # group
    "meetup-weekly": "weekly",  # group
    "meetup-paired": "paired",  # private (Hush.PAIRS)
    "meetup-nobody-new": "nobody_new",  # private: nobody to pair with (Hush.PAIRS)
}
WEEK = timedelta(days=7)
AHEAD = timedelta(days=15)  # what the weekly message looks ahead
MOST_COMING = 5
LATE = timedelta(hours=1)

T = TypeVar("T")
Told = Callable[[int, datetime], Awaitable[Asked]]  # of a community, since a moment


class FactService:
    """Gives the facts for wording a notice: honest now, not when it was planned."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        presence: PresenceService,
        asked: Told,
    ):
        self._database = database
        self._clock = clock
        self._presence = presence
        self._asked = asked

    async def card(self, notice: Notice) -> Card | None:
        """Give a new meetup's card; None once it was cancelled or is past."""
        async with self._database.read() as connection:
            found = await self._meetup(connection, notice)
            return await make_card(connection, found, self._clock()) if found else None

    async def refresh(self, notice: Notice) -> Card | None:
        """Give the card as it is now; None when the group has none."""
        async with self._database.read() as connection:
            found = await store.meetup(connection, notice.community_id or 0, meetup_id(notice))
            if found is None or found.card_message_id is None:
                return None
            if await community_of(connection, notice) is None:
                return None
            return await make_card(connection, found, self._clock())

    async def series(self, notice: Notice) -> tuple[tuple[Meetup, ...], tuple[Skipped, ...]] | None:
        """Give the meetups to come of a new series, and the skipped dates."""
        now = self._clock()
        async with self._database.read() as connection:
            first = await store.meetup(connection, notice.community_id or 0, meetup_id(notice))
            if first is None or first.series_id is None:
                return None
            found = await store.of_series(connection, first.series_id)
            found = [one for one in found if one.state is State.PLANNED and not one.is_past(now)]
            if not found:
                return None
            skipped = await store.skipped_of(connection, first.series_id)
            return tuple(without_link(one) for one in found), skipped

    async def decided(self, notice: Notice) -> tuple[Card, Mine | None] | None:
        """Give the meetup whose date was chosen."""
        async with self._database.read() as connection:
            found = await self._meetup(connection, notice, State.PLANNED)
            if found is None:
                return None
            reader = await reader_of(connection, notice)
            mine = await make_mine(connection, reader, found) if reader else None
            if notice.chat_id > 0 and (mine is None or mine.answer in {None, Answer.NO}):
                return None
            card = await make_card(connection, found, self._clock())
        return await self._unless_quiet(notice, (card, mine), latest(found))

    async def asked(self, notice: Notice) -> tuple[Card, Mine] | None:
        """Give a date choice to somebody who has not answered."""
        async with self._database.read() as connection:
            found = await self._meetup(connection, notice, State.CHOOSING)
            reader = await self._listener(connection, notice, Hush.ASKS)
            if found is None or reader is None:
                return None
            card = await make_card(connection, found, self._clock())
            mine = await make_mine(connection, reader, found)
        if mine.votes or card.choice is None or card.choice.closed:
            return None
        return await self._unless_quiet(notice, (card, mine), found.decide_by)

    async def choice_ready(self, notice: Notice) -> tuple[Card, Choice] | None:
        """Give the host what there is to decide on; None once it was decided.

        When the host left or can't be written to, coordinators get it.
        """
        deadline = int(notice.arguments["deadline"])
        async with self._database.read() as connection:
            found = await self._meetup(connection, notice, State.CHOOSING)
            if found is None or found.decide_by is None:
                return None
            if not await decides(connection, notice, found):
                return None
            if deadline and deadline != int(found.decide_by.timestamp()):
                return None
            told = await history.notices_of(
                connection, [notices.READY], f"{found.id}-all", notice.chat_id
            )
            if deadline and Sending.SENT in told.values():
                return None
            card = await make_card(connection, found, self._clock())
        if card.choice is None:
            return None
        return await self._unless_quiet(notice, (card, card.choice))

    async def hostless(self, notice: Notice) -> Card | None:
        """Give a coordinator the meetup without a host; None once there is one."""
        async with self._database.read() as connection:
            found = await self._meetup(connection, notice)
            reader = await reader_of(connection, notice)
            if found is None or found.host_user_id or reader is None or not reader.is_coordinator:
                return None
            card = await make_card(connection, found, self._clock())
        return await self._unless_quiet(notice, card, latest(found))

    async def invited(self, notice: Notice) -> tuple[Card, str] | None:
        """Give the card and the missing discipline; None once the reader answered."""
        async with self._database.read() as connection:
            found = await self._meetup(connection, notice)
            reader = await self._listener(connection, notice, Hush.INVITES)
            if found is None or reader is None:
                return None
            mine = await make_mine(connection, reader, found)
            if mine.answer is not None or mine.votes:
                return None
            card = await make_card(connection, found, self._clock())
        facts = (card, str(notice.arguments["discipline"]))
        return await self._unless_quiet(notice, facts, latest(found))

    async def seat(self, notice: Notice) -> tuple[Card, Mine] | None:
        """Give the meetup in which the reader got a seat; None when they no longer have it."""
        async with self._database.read() as connection:
            found = await self._meetup(connection, notice, State.PLANNED)
            reader = await self._listener(connection, notice, Hush.CHANGES)
            if found is None or reader is None:
                return None
            if not (await seating(connection, found)).has_seat(reader.id):
                return None
            card = await make_card(connection, found, self._clock())
            mine = await make_mine(connection, reader, found)
        return await self._unless_quiet(notice, (card, mine), latest(found))

    async def changed(self, notice: Notice) -> Changed | None:
        """Give what changed since this chat was told before.

        None when a later notice tells it all, or everything is as it was.
        """
        now = self._clock()
        async with self._database.read() as connection:
            community = await community_of(connection, notice)
            found = await store.meetup(connection, notice.community_id or 0, meetup_id(notice))
            if community is None or found is None or found.is_past(now):
                return None
            reader = await self._listener(connection, notice, Hush.CHANGES)
            mine = await make_mine(connection, reader, found) if reader else None
            if notice.chat_id > 0 and (mine is None or mine.answer is Answer.NO):
                return None
            untold = await untold_changes(connection, notice, found)
            if not untold:
                return None
            before: dict[str, object] = {}
            for one in untold:
                before = {**one.before, **before}
            was = undo(found, before)
            fields = tuple(difference(was, found))
            if not fields:
                return None
            shown = mine.meetup if mine else without_link(found)
            change = Change(fields, without_link(was), shown, untold[-1].count)
            card = await make_card(connection, found, now)
        starts = [one for one in (was.starts_at, found.starts_at) if one is not None]
        latest = min(starts) - MARGIN if starts else None
        return await self._unless_quiet(notice, Changed(card, mine, change, untold[-1].by), latest)

    async def reminder(self, notice: Notice) -> Reminder | None:
        """Give the reminder with how long it takes now; None when it is no longer wanted."""
        now = self._clock()
        async with self._database.read() as connection:
            found = await self._meetup(connection, notice, State.PLANNED)
            if found is None or found.starts_at is None or found.starts_at <= now:
                return None
            rhythm = await keeping.rhythm(connection, found.community_id)
            if not is_due(notice, found, found.starts_at, rhythm, now):
                return None
            mine = None
            if notice.chat_id > 0:
                reader = await self._listener(connection, notice, Hush.REMINDERS)
                if reader is None:
                    return None
                mine = await make_mine(connection, reader, found)
                hosts = found.host_id == reader.id
                comes = mine.answer in {Answer.YES, Answer.MAYBE} and mine.waiting is None
                if not comes and not hosts:
                    return None
            card = await make_card(connection, found, now)
            hosting = found.host_user_id == notice.chat_id
            unreached = await unreached_names(connection, card) if hosting else ()
        minutes = -((now - found.starts_at) // timedelta(minutes=1))
        facts = Reminder(card, mine, minutes, unreached)
        return await self._unless_quiet(notice, facts, latest(found))

    async def afterwards(self, notice: Notice) -> Afterwards | None:
        """Give who was there, for somebody who was."""
        async with self._database.read() as connection:
            community = await community_of(connection, notice)
            found = await store.meetup(connection, notice.community_id or 0, meetup_id(notice))
            rhythm = await keeping.rhythm(connection, notice.community_id or 0)
            reader = await self._listener(connection, notice, Hush.AFTERWARDS)
        if community is None or found is None or reader is None or found.state is not State.PLANNED:
            return None
        if not await self._is_over(notice, found, rhythm):
            return None
        try:
            return await self._presence.afterwards(reader, found.id)
        except BotError:  # was not there after all
            return None

    async def ticking(self, notice: Notice) -> tuple[Card, list[Comer]] | None:
        """Give the host whom to tick; None when somebody was marked as present."""
        async with self._database.read() as connection:
            found = await store.meetup(connection, notice.community_id or 0, meetup_id(notice))
            rhythm = await keeping.rhythm(connection, notice.community_id or 0)
            reader = await self._listener(connection, notice, Hush.AFTERWARDS)
            if found is None or reader is None or found.host_id != reader.id:
                return None
            card = await make_card(connection, found, self._clock())
        if found.state is not State.PLANNED or found.starts_at is None:
            return None
        if int(notice.arguments["start"]) != int(found.starts_at.timestamp()):
            return None
        if not await self._is_over(notice, found, rhythm):
            return None
        comers = await self._presence.list_for_host(reader, found.id)
        return None if any(one.present for one in comers) else (card, comers)

    async def harvest(self, notice: Notice) -> Harvest | None:
        """Give the harvest for the group, and close it; None when nobody wrote a sentence."""
        async with self._database.read() as connection:
            community = await community_of(connection, notice)
            found = await store.meetup(connection, notice.community_id or 0, meetup_id(notice))
            if community is None or found is None:
                return None
            harvest = await load_harvest(connection, found)
        if not harvest.sentences or await self._unless_quiet(notice, harvest) is None:
            return None
        async with self._database.transaction() as connection:
            await store.set_harvested(connection, found.id, self._clock())
        return harvest

    async def weekly(self, notice: Notice) -> Weekly | None:
        """Give the weekly message; None when there is nothing to say."""
        now = self._clock()
        async with self._database.read() as connection:
            community = await community_of(connection, notice)
            if community is None or not (await keeping.rhythm(connection, community.id)).weekly:
                return None
            found = await store.coming(connection, community.id, now, MOST_COMING)
            found = [one for one in found if one.starts_at and one.starts_at < now + AHEAD]
            found += await store.being_chosen(connection, community.id)
            cards = await make_cards(connection, community.id, found, now)
            new = await rosters.newcomers(connection, community.id, now - WEEK)
        open_ = [card for card in cards if card.choice is None or not card.choice.closed]
        asked = await self._asked(community.id, now - WEEK)
        message = Weekly(tuple(open_), tuple(new), asked)
        if not (open_ or new or asked.open or asked.helped):
            return None
        planned = datetime.fromtimestamp(int(notice.arguments["at"]), UTC)
        if now - planned < LATE:  # at its own hour, whatever the quiet hours are
            return message
        return await self._unless_quiet(notice, message)

    async def paired(self, notice: Notice) -> Paired | None:
        """Give whom the reader is to meet; None when the other left."""
        async with self._database.read() as connection:
            reader = await self._listener(connection, notice, Hush.PAIRS)
            if reader is None:
                return None
            places = await rounds.places(connection, reader.community.id)
            round_id = int(notice.arguments["round"])
            mine = [
                one for one in places if one.member_id == reader.id and one.round_id == round_id
            ]
            if not mine:
                return None
            found = await load_pair(connection, reader, mine[0], self._clock())
        return await self._unless_quiet(notice, found) if found else None

    async def nobody_new(self, notice: Notice) -> int | None:
        """Give how many join in; None when the reader no longer does."""
        async with self._database.read() as connection:
            reader = await self._listener(connection, notice, Hush.PAIRS)
            joining = await rounds.joining(connection, notice.community_id or 0)
        if reader is None or reader.id not in joining:
            return None
        return await self._unless_quiet(notice, len(joining))

    async def _meetup(
        self, connection: AsyncConnection, notice: Notice, state: State | None = None
    ) -> Meetup | None:
        """Return the meetup of a notice while it goes on and its community is alive."""
        if await community_of(connection, notice) is None:
            return None
        found = await store.meetup(connection, notice.community_id or 0, meetup_id(notice))
        if found is None or found.state is State.CANCELLED or found.is_past(self._clock()):
            return None
        return found if state in {None, found.state} else None

    async def _listener(
        self, connection: AsyncConnection, notice: Notice, kind: Hush
    ) -> Member | None:
        """Return the reader of a private notice who wants this kind."""
        reader = await reader_of(connection, notice)
        if reader is None or await keeping.is_hushed(connection, reader.id, kind, self._clock()):
            return None
        return reader

    async def _unless_quiet(
        self, notice: Notice, facts: T, before: datetime | None = None
    ) -> T | None:
        """Give the facts, or hold the notice back until the morning when it can wait."""
        if notice.chat_id < 0 and notice.what in {notices.CARD, notices.DECIDED}:
            return facts
        now = self._clock()
        async with self._database.read() as connection:
            community = await community_of(connection, notice)
            rhythm = await keeping.rhythm(connection, notice.community_id or 0)
        if community is None:
            return None
        later = hold_back(now, rhythm, community.zone, before)
        if later == now:
            return facts
        await self._again(notice, later)
        return None

    async def _is_over(self, notice: Notice, found: Meetup, rhythm: Rhythm) -> bool:
        """Tell whether it ended: it may last longer than planned, and the evening may be over."""
        if found.ends_at is None:
            return False
        now = self._clock()
        due = afterwards_at(max(now, found.ends_at), rhythm, found.zone)
        if due > now:
            await self._again(notice, due)
        return due == now

    async def _again(self, notice: Notice, due: datetime) -> None:
        again = replace(notice, occurrence=f"{notice.occurrence}~", due_at=due)
        async with self._database.transaction() as connection:
            await outbox.post(connection, again, self._clock())
