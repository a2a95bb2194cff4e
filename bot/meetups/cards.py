"""Putting a meetup together with who comes, who waits and which disciplines are missing."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.models import Member
from bot.errors import NotFound
from bot.meetups import gatherings, rosters, store
from bot.meetups.choice import Voter, advise
from bot.meetups.models import Answer, Card, Choice, Comer, Meetup, Mine, State, Vote
from bot.meetups.rosters import Present
from bot.meetups.seats import Seating, seat


async def load(
    connection: AsyncConnection, member: Member, meetup_id: int, *, lock: bool = False
) -> Meetup:
    """Return a meetup of the member's own community, with its link; raises NotFound."""
    found = await store.meetup(connection, member.community.id, meetup_id, lock=lock)
    if found is None:
        raise NotFound
    return found


async def seating(connection: AsyncConnection, meetup: Meetup) -> Seating:
    """Return who has a seat and who waits."""
    claims = (await gatherings.claims(connection, [meetup.id])).get(meetup.id, [])
    return seat(claims, meetup.capacity)


async def make_cards(
    connection: AsyncConnection, community_id: int, found: Sequence[Meetup], now: datetime
) -> list[Card]:
    """Return the cards of some meetups of one community, in the same order."""
    if not found:
        return []
    ids = [one.id for one in found]
    roster = await rosters.roster(connection, community_id)
    known = await rosters.disciplines(connection, community_id)
    answers = await gatherings.answers(connection, ids)
    claims = await gatherings.claims(connection, ids)
    presences = await gatherings.presences(connection, ids)
    items = await gatherings.items(connection, ids)
    cards = []
    for one in found:
        chosen = await make_choice(connection, one, roster, now) if is_open(one) else None
        cards.append(
            _make_card(
                one,
                roster,
                known,
                answers.get(one.id, {}),
                seat(claims.get(one.id, ()), one.capacity),
                presences.get(one.id, set()),
                now,
            )
        )
        cards[-1] = replace(cards[-1], agenda=tuple(items.get(one.id, ())))
        if chosen is not None:
            best = chosen.advice.best
            there = best.disciplines if best else ()
            cards[-1] = replace(cards[-1], choice=chosen, missing=_without(known, there))
    return cards


async def make_card(connection: AsyncConnection, meetup: Meetup, now: datetime) -> Card:
    """Return the card of one meetup."""
    return (await make_cards(connection, meetup.community_id, [meetup], now))[0]


async def make_mine(connection: AsyncConnection, member: Member, meetup: Meetup) -> Mine:
    """Return what a member has to do with a meetup."""
    answers = (await gatherings.answers(connection, [meetup.id])).get(meetup.id, {})
    present = (await gatherings.presences(connection, [meetup.id])).get(meetup.id, set())
    seats = await seating(connection, meetup)
    votes: Mapping[int, Vote] = {}
    if is_open(meetup):
        votes = (await gatherings.votes(connection, meetup.id)).get(member.id, {})
    hosts = meetup.host_id == member.id
    comes = seats.has_seat(member.id) or hosts
    guests = seats.guests(member.id) + seats.guests(member.id, waiting=True)
    return Mine(
        meetup=meetup if comes else without_link(meetup),
        answer=answers.get(member.id),
        waiting=seats.place_in_line(member.id),
        guests=guests,
        present=member.id in present,
        may_change=may_change(member, meetup),
        hosts=hosts,
        votes=dict(votes),
    )


async def make_choice(
    connection: AsyncConnection, meetup: Meetup, roster: Mapping[int, Present], now: datetime
) -> Choice:
    """Return how a date choice stands, of whoever is in the group now."""
    options = await store.options(connection, meetup.id)
    votes = await gatherings.votes(connection, meetup.id)
    voters = [
        Voter(id_, roster[id_].name, roster[id_].discipline, given)
        for id_, given in votes.items()
        if id_ in roster
    ]
    return Choice(
        advice=advise(options, voters, meetup.host_id),
        decide_by=meetup.decide_by,
        answered=len(voters),
        unanswered=tuple(one.name for id_, one in roster.items() if id_ not in votes),
        closed=meetup.decide_by is not None and meetup.decide_by <= now,
    )


def is_open(meetup: Meetup) -> bool:
    """Tell whether the date is being chosen."""
    return meetup.state is State.CHOOSING


def may_change(member: Member, meetup: Meetup) -> bool:
    """Tell whether a member may change a meetup: its host, or a coordinator."""
    own = meetup.host_id is not None and meetup.host_id == member.id
    return meetup.community_id == member.community.id and (own or member.is_coordinator)


def without_link(meetup: Meetup) -> Meetup:
    """Take off what only comers see."""
    return replace(meetup, place=replace(meetup.place, link=None))


def _make_card(
    meetup: Meetup,
    roster: Mapping[int, Present],
    known: Sequence[str],
    answers: Mapping[int, Answer],
    seats: Seating,
    present: set[int],
    now: datetime,
) -> Card:
    def comer(member_id: int, guests: tuple[str, ...] = ()) -> Comer:
        one = roster[member_id]
        return Comer(member_id, one.user_id, one.name, one.discipline, guests, member_id in present)

    here = [id_ for id_ in dict.fromkeys(c.member_id for c in seats.seated) if id_ in roster]
    later = [id_ for id_ in dict.fromkeys(c.member_id for c in seats.waiting) if id_ in roster]
    coming = tuple(comer(id_, seats.guests(id_)) for id_ in here)
    mix = Counter(one.discipline for one in coming if one.discipline)
    mix.update(guest for one in coming for guest in one.guests)
    heads = len(seats.seated)
    maybe = [id_ for id_, given in answers.items() if given is Answer.MAYBE and id_ in roster]
    return Card(
        meetup=without_link(meetup),
        coming=coming,
        maybe=tuple(comer(id_) for id_ in maybe),
        declined=sum(given is Answer.NO for given in answers.values()),
        waiting=tuple(comer(id_, seats.guests(id_, waiting=True)) for id_ in later),
        heads=heads,
        free=None if meetup.capacity is None else meetup.capacity - heads,
        disciplines=dict(sorted(mix.items(), key=lambda pair: (-pair[1], pair[0]))),
        missing=_without(known, mix),
        agenda=(),
        past=meetup.is_past(now),
    )


def _without(known: Sequence[str], there: Collection[str]) -> tuple[str, ...]:
    return tuple(one for one in known if one not in there)
