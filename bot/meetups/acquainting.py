"""Kennismaken: rounds in which members of different disciplines meet in pairs."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, time
from itertools import combinations

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.community.models import Member
from bot.directory.contacts import briefs_of
from bot.meetups import gatherings, keeping, notices, rosters, rounds
from bot.meetups.keeping import ROUND
from bot.meetups.models import Acquainting, Paired
from bot.meetups.pairs import Pair, Partner, make_round, possible_pairs
from bot.meetups.rosters import Present
from bot.meetups.rounds import Joining, Seat
from bot.meetups.schedule import hold_back, next_moment
from bot.storage.database import Database

ROUND_DAY, ROUND_TIME = 1, time(9, 0)  # the first round: the next Tuesday morning


class AcquaintingService:
    """Keeps who joins in, and shows whom they meet."""

    def __init__(self, database: Database, clock: Clock):
        self._database = database
        self._clock = clock

    async def status(self, member: Member) -> Acquainting:
        """Return whether the member joins in, and how many are still new to them."""
        async with self._database.read() as connection:
            return await self._status(connection, member)

    async def join(self, member: Member) -> Acquainting:
        """Join in from the next round; ends a pause."""
        return await self._join(member, None)

    async def pause(self, member: Member, until: datetime) -> Acquainting:
        """Skip the rounds before a moment."""
        return await self._join(member, until)

    async def leave(self, member: Member) -> Acquainting:
        """Stop joining in; whom one met stays known, to pair nobody twice."""
        async with self._database.transaction() as connection:
            await rounds.remove_joining(connection, member.id)
            return await self._status(connection, member)

    async def current(self, member: Member) -> Paired | None:
        """Return whom the member meets in the last round."""
        async with self._database.read() as connection:
            places = await rounds.places(connection, member.community.id)
            mine = [place for place in places if place.member_id == member.id]
            return await load_pair(connection, member, mine[-1], self._clock()) if mine else None

    async def _join(self, member: Member, paused_until: datetime | None) -> Acquainting:
        now, community = self._clock(), member.community
        async with self._database.transaction() as connection:
            await rounds.set_joining(connection, member.id, paused_until, now)
            if await keeping.occasion_at(connection, community.id, ROUND) is None:
                first = next_moment(ROUND_DAY, ROUND_TIME, community.zone, now)
                await keeping.set_occasion(connection, community.id, ROUND, first)
            return await self._status(connection, member)

    async def _status(self, connection: AsyncConnection, member: Member) -> Acquainting:
        now, community_id = self._clock(), member.community.id
        joining = await rounds.joining(connection, community_id)
        roster = await rosters.roster(connection, community_id)
        met = await met_pairs(connection, community_id)
        pool = to_partners(roster, joining.keys() | {member.id})
        new = [pair for pair in possible_pairs(pool, met) if member.id in pair]
        mine = joining.get(member.id)
        return Acquainting(
            joined=mine is not None,
            paused_until=mine.paused_until if mine and is_paused(mine, now) else None,
            next_at=await keeping.occasion_at(connection, community_id, ROUND),
            pool=len(joining),
            new_left=len(new),
        )


async def hold_round(
    connection: AsyncConnection, community_id: int, zone: str, at: datetime, now: datetime
) -> bool:
    """Make the round of a moment and tell everybody in it; False when nobody joins in any more.

    In the transaction that plans the next one. Who is paused, or can't be written to, sits out.
    """
    joining = await rounds.joining(connection, community_id)
    roster = await rosters.roster(connection, community_id)
    here = [
        id_
        for id_, one in joining.items()
        if id_ in roster and roster[id_].reachable and not is_paused(one, at)
    ]
    met = await met_pairs(connection, community_id)
    groups = await asyncio.to_thread(make_round, to_partners(roster, here), met)
    round_id = await rounds.add_round(connection, community_id, at)
    if round_id is None:
        return bool(joining)
    places = [
        (id_, number, group.repeat) for number, group in enumerate(groups) for id_ in group.members
    ]
    await rounds.add_round_members(connection, round_id, places)
    rhythm = await keeping.rhythm(connection, community_id)
    due = hold_back(now, rhythm, zone)
    grouped = {id_ for id_, _number, _repeat in places}
    for id_ in here:
        what = notices.PAIRED if id_ in grouped else notices.NOBODY_NEW
        about = {"round": round_id}
        chat_id = roster[id_].user_id
        await notices.post(connection, community_id, chat_id, what, f"{round_id}", about, now, due)
    return bool(joining)


async def met_pairs(connection: AsyncConnection, community_id: int) -> set[Pair]:
    """Return who met: at a meetup, or in a round."""
    groups = await gatherings.meetings(connection, community_id)
    together: dict[tuple[int, int], set[int]] = {}
    for place in await rounds.places(connection, community_id):
        together.setdefault((place.round_id, place.group), set()).add(place.member_id)
    groups += together.values()
    return {frozenset(pair) for group in groups for pair in combinations(sorted(group), 2)}


async def load_pair(
    connection: AsyncConnection, member: Member, mine: Seat, now: datetime
) -> Paired | None:
    """Return whom a member is to meet in a round; None when they all left the group."""
    community = member.community
    places = await rounds.places(connection, community.id)
    ids = [
        place.member_id
        for place in places
        if (place.round_id, place.group) == (mine.round_id, mine.group)
        and place.member_id != member.id
    ]
    roster = await rosters.roster(connection, community.id)
    others = [roster[id_] for id_ in ids if id_ in roster]
    if not others:
        return None
    entries = [one.professional_id for one in others if one.professional_id is not None]
    return Paired(
        others=tuple(await briefs_of(connection, member, entries, now)),
        names=tuple(one.name for one in others),
        question=mine.round_id + mine.group,
        repeat=mine.repeat,
        round_id=mine.round_id,
    )


def to_partners(roster: dict[int, Present], ids: Sequence[int] | set[int]) -> list[Partner]:
    """Return members as those who can be paired."""
    return [
        Partner(
            member_id=id_,
            discipline=one.discipline,
            municipality=one.municipality,
            neighbourhoods=frozenset(one.neighbourhoods),
        )
        for id_, one in roster.items()
        if id_ in ids
    ]


def is_paused(one: Joining, at: datetime) -> bool:
    """Tell whether somebody sits out at a moment."""
    return one.paused_until is not None and one.paused_until > at
