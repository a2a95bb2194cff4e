"""Choosing a date: the mix of disciplines and the host weigh more than the number of heads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.meetups.models import Advice, Tally, Vote

COMES = (Vote.CAN, Vote.IF_NEEDED)
HOST_ORDER = {Vote.CAN: 2, Vote.IF_NEEDED: 1, None: 1, Vote.CANNOT: 0}


@dataclass(frozen=True, slots=True)
class Voter:
    """Somebody who voted: own votes by option id."""

    member_id: int
    name: str
    discipline: str | None
    votes: Mapping[int, Vote]


def tally(
    option_id: int, starts_at: datetime, voters: Sequence[Voter], host_id: int | None
) -> Tally:
    """Count one option by person and by discipline."""
    named = {vote: [v for v in voters if v.votes.get(option_id) is vote] for vote in Vote}
    coming = named[Vote.CAN] + named[Vote.IF_NEEDED]
    found = dict.fromkeys(voter.discipline for voter in coming if voter.discipline)
    host = next((voter for voter in voters if voter.member_id == host_id), None)
    return Tally(
        option_id=option_id,
        starts_at=starts_at,
        can=tuple(voter.name for voter in named[Vote.CAN]),
        if_needed=tuple(voter.name for voter in named[Vote.IF_NEEDED]),
        cannot=tuple(voter.name for voter in named[Vote.CANNOT]),
        disciplines=tuple(sorted(found)),
        host=host.votes.get(option_id) if host else None,
        possible=bool(coming),
    )


def advise(
    options: Sequence[tuple[int, datetime]], voters: Sequence[Voter], host_id: int | None
) -> Advice:
    """Put the options in order, best first, and say which disciplines make the difference.

    First whether anybody can and the host is there, then the number of disciplines, then heads,
    then how many gladly, then the earliest.
    """
    tallies = [tally(id_, starts_at, voters, host_id) for id_, starts_at in options]
    tallies.sort(key=_order)
    shared = set.intersection(*(set(one.disciplines) for one in tallies)) if tallies else set()
    extra = {
        one.option_id: tuple(name for name in one.disciplines if name not in shared)
        for one in tallies
    }
    return Advice(tuple(tallies), extra)


def is_complete(options: Sequence[int], votes: Mapping[int, Vote]) -> bool:
    """Tell whether somebody voted for every option."""
    return all(option in votes for option in options)


def _order(one: Tally) -> tuple[bool, bool, int, int, int, int, datetime]:
    return (
        not one.possible,
        one.host is Vote.CANNOT,
        -len(one.disciplines),
        -HOST_ORDER[one.host],
        -one.heads,
        -len(one.can),
        one.starts_at,
    )
