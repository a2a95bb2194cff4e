"""Inviting members of a discipline that is missing at the table."""

from collections import Counter
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.community.models import Member
from bot.errors import Invalid, NotAllowed
from bot.meetups import gatherings, keeping, notices, rosters
from bot.meetups.cards import load, make_card, may_change
from bot.meetups.models import Candidate, Hush, Invited, Meetup, State
from bot.storage.database import Database


class InvitingService:
    """Lets the host ask, once and in private, members of a missing discipline."""

    def __init__(self, database: Database, clock: Clock):
        self._database = database
        self._clock = clock

    async def wanted(self, member: Member, meetup_id: int) -> dict[str, int]:
        """Count who can be invited of each missing discipline; raises NotFound, NotAllowed."""
        now = self._clock()
        async with self._database.read() as connection:
            found = await self._load(connection, member, meetup_id, now)
            card = await make_card(connection, found, now)
            here = Counter(one.discipline for one in await _candidates(connection, found))
            return {one: here[one] for one in card.missing if here[one]}

    async def candidates(
        self, member: Member, meetup_id: int, discipline: str, municipality: str | None = None
    ) -> list[Candidate]:
        """Return the members of a discipline who did not answer; raises NotFound, NotAllowed.

        `municipality` keeps those who work there or in the whole region.
        """
        async with self._database.read() as connection:
            found = await self._load(connection, member, meetup_id, self._clock())
            return await _candidates(connection, found, discipline, municipality)

    async def invite(
        self, member: Member, meetup_id: int, discipline: str, municipality: str | None = None
    ) -> Invited:
        """Invite them all, each once, except who opted out (/stil); notice "meetup-invited"."""
        now = self._clock()
        async with self._database.transaction() as connection:
            found = await self._load(connection, member, meetup_id, now, lock=True)
            candidates = await _candidates(connection, found, discipline, municipality)
            roster = await rosters.roster(connection, found.community_id)
            count, unreached = 0, []
            for one in candidates:
                if one.invited:
                    continue
                if not one.reachable:
                    unreached.append(one.name)
                    continue
                if await keeping.is_hushed(connection, one.member_id, Hush.INVITES, now):
                    continue  # who opted out is not named: that is between them and the bot
                new = await gatherings.add_invite(
                    connection, found.id, one.member_id, member.id, discipline, now
                )
                if new:
                    chat_id = roster[one.member_id].user_id
                    await notices.invited(connection, found, chat_id, discipline, now)
                    count += 1
            return Invited(count, tuple(unreached))

    async def _load(
        self,
        connection: AsyncConnection,
        member: Member,
        meetup_id: int,
        now: datetime,
        *,
        lock: bool = False,
    ) -> Meetup:
        found = await load(connection, member, meetup_id, lock=lock)
        if not may_change(member, found):
            raise NotAllowed
        if found.state is State.CANCELLED:
            raise Invalid("meetup-cancelled")
        if found.is_past(now):
            raise Invalid("meetup-past")
        return found


async def _candidates(
    connection: AsyncConnection,
    found: Meetup,
    discipline: str | None = None,
    municipality: str | None = None,
) -> list[Candidate]:
    roster = await rosters.roster(connection, found.community_id)
    answers = (await gatherings.answers(connection, [found.id])).get(found.id, {})
    voted = await gatherings.votes(connection, found.id)
    invited = await gatherings.invited(connection, found.id)
    return [
        Candidate(
            member_id=id_,
            name=one.name,
            discipline=one.discipline,
            municipality=one.municipality,
            reachable=one.reachable,
            invited=id_ in invited,
        )
        for id_, one in roster.items()
        if one.discipline is not None
        and discipline in {None, one.discipline}
        and id_ not in answers
        and id_ not in voted
        and (municipality is None or one.municipality in {None, municipality})
    ]
