"""Choosing a date that brings the disciplines together."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.community.models import Member
from bot.errors import Invalid, NotAllowed, NotFound
from bot.meetups import gatherings, notices, rosters, store
from bot.meetups.cards import load, make_card, make_choice, make_mine, may_change
from bot.meetups.models import Answer, Card, Choice, Meetup, Mine, State, Vote
from bot.meetups.plans import check_start
from bot.meetups.rosters import Present
from bot.meetups.service import take_answer
from bot.storage.database import Database

BECOMES = {Vote.CAN: Answer.YES, Vote.IF_NEEDED: Answer.MAYBE, Vote.CANNOT: Answer.NO}


class VotingService:
    """Takes votes until the deadline, and lets the host decide."""

    def __init__(self, database: Database, clock: Clock):
        self._database = database
        self._clock = clock

    async def choice(self, member: Member, meetup_id: int) -> Choice:
        """Return how the options stand, best first, with why. Raises NotFound."""
        async with self._database.read() as connection:
            found = await load(connection, member, meetup_id)
            roster = await rosters.roster(connection, found.community_id)
            return await make_choice(connection, found, roster, self._clock())

    async def vote(
        self, member: Member, meetup_id: int, option_id: int, vote: Vote
    ) -> tuple[Card, Mine]:
        """Note the member's own vote for one option, in place of an earlier one.

        When this completes the roster, the host is told. Raises NotFound, Invalid
        `meetup-choice-closed` after the deadline or the decision.
        """
        return await self._vote(member, meetup_id, option_id, vote)

    async def vote_all(self, member: Member, meetup_id: int, vote: Vote) -> tuple[Card, Mine]:
        """Note the same vote for every option ("ik kan nooit"); raises as `vote`."""
        return await self._vote(member, meetup_id, None, vote)

    async def decide(self, member: Member, meetup_id: int, option_id: int) -> Card:
        """Choose the date, by the host or a coordinator; also before the deadline.

        Who could, comes; who could if need be, may come; nobody has to press again. Raises
        NotFound, NotAllowed, Invalid `meetup-nobody-can`, `meetup-choice-closed`, `meetup-past`.
        """
        now = self._clock()
        async with self._database.transaction() as connection:
            found = await load(connection, member, meetup_id, lock=True)
            if not may_change(member, found):
                raise NotAllowed
            if found.state is not State.CHOOSING:
                raise Invalid("meetup-choice-closed")
            start = _option(await store.options(connection, found.id), option_id)
            roster = await rosters.roster(connection, found.community_id)
            votes = await gatherings.votes(connection, found.id)
            own = {
                id_: given[option_id]
                for id_, given in votes.items()
                if option_id in given and id_ in roster
            }
            if all(vote is Vote.CANNOT for vote in own.values()):
                raise Invalid("meetup-nobody-can")
            check_start(start, now)
            values = {
                "starts_at": start,
                "ends_at": start + timedelta(minutes=found.minutes),
                "state": State.PLANNED,
            }
            await store.change_meetup(connection, found.id, values, now)
            planned = await load(connection, member, found.id)
            await _answer_for(connection, planned, own, now)
            await _announce(connection, member, planned, own, roster, now)
            await notices.stale(connection, planned, now)
            return await make_card(connection, planned, now)

    async def _vote(
        self, member: Member, meetup_id: int, option_id: int | None, vote: Vote
    ) -> tuple[Card, Mine]:
        now = self._clock()
        async with self._database.transaction() as connection:
            found = await load(connection, member, meetup_id, lock=True)
            options = await store.options(connection, found.id)
            if option_id is not None:
                _option(options, option_id)
            closed = found.decide_by is not None and found.decide_by <= now
            if found.state is not State.CHOOSING or closed:
                raise Invalid("meetup-choice-closed")
            for id_, _start in options:
                if option_id in {None, id_}:
                    await gatherings.set_vote(connection, id_, member.id, vote, now)
            await notices.stale(connection, found, now)
            card = await make_card(connection, found, now)
            if card.choice is not None and not card.choice.unanswered:
                await notices.all_voted(connection, found, now)
            return card, await make_mine(connection, member, found)


def _option(options: list[tuple[int, datetime]], option_id: int) -> datetime:
    """Return the moment of an option; raises NotFound for one of another meetup."""
    for id_, start in options:
        if id_ == option_id:
            return start
    raise NotFound


async def _answer_for(
    connection: AsyncConnection, planned: Meetup, own: Mapping[int, Vote], now: datetime
) -> None:
    """Make answers of votes: the host first, who comes unless they said not to."""
    answers = {id_: BECOMES[vote] for id_, vote in own.items()}
    if planned.host_id is not None:
        answers = {planned.host_id: answers.get(planned.host_id, Answer.YES), **answers}
    for id_, answer in answers.items():
        await take_answer(connection, planned, id_, answer, now)


async def _announce(
    connection: AsyncConnection,
    member: Member,
    planned: Meetup,
    own: Mapping[int, Vote],
    roster: Mapping[int, Present],
    now: datetime,
) -> None:
    comes = [id_ for id_, vote in own.items() if vote is not Vote.CANNOT and id_ != member.id]
    chats = [roster[id_].user_id for id_ in comes]
    await notices.decided(connection, planned, chats, member.community.chat_id, now)
    await notices.plan_all_reminders(connection, planned, member.community.chat_id, now)
