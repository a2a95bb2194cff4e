"""Seats: who has one, who waits, in the order in which they asked; never over capacity.

A member and each guest ask for one seat of their own. Whoever asked first has the seats that
there are, so that nobody who has one ever loses it to somebody else, and a seat that comes free
goes to the first who waits.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST_GUESTS = 5  # of one member


@dataclass(frozen=True, slots=True)
class Claim:
    """A seat that somebody asks for; `number` is the order within the meetup."""

    number: int
    member_id: int
    guest: str | None = None  # the guest's discipline; None: the member's own seat


@dataclass(frozen=True, slots=True)
class Seating:
    """The claims that have a seat and those that wait, in order."""

    seated: tuple[Claim, ...]
    waiting: tuple[Claim, ...]

    def has_seat(self, member_id: int) -> bool:
        """Tell whether a member has a seat of their own."""
        return any(one.member_id == member_id and one.guest is None for one in self.seated)

    def place_in_line(self, member_id: int) -> int | None:
        """Return a member's place among those waiting, from 1; None: not waiting."""
        for place, one in enumerate(self.waiting, 1):
            if one.member_id == member_id and one.guest is None:
                return place
        return None

    def guests(self, member_id: int, *, waiting: bool = False) -> tuple[str, ...]:
        """Return the disciplines of a member's guests who have a seat, or who wait."""
        claims = self.waiting if waiting else self.seated
        return tuple(one.guest for one in claims if one.member_id == member_id and one.guest)


def seat(claims: Iterable[Claim], capacity: int | None) -> Seating:
    """Give the seats to whoever asked first."""
    ordered = sorted(claims, key=lambda claim: claim.number)
    limit = len(ordered) if capacity is None else capacity
    return Seating(tuple(ordered[:limit]), tuple(ordered[limit:]))


def promoted(before: Seating, after: Seating) -> tuple[int, ...]:
    """Return the members who waited for a seat of their own, or of a guest, and now have it."""
    waited = set(before.waiting)
    return tuple(dict.fromkeys(one.member_id for one in after.seated if one in waited))


def next_number(claims: Sequence[Claim]) -> int:
    """Return the number of a claim that comes after all others."""
    return max((claim.number for claim in claims), default=0) + 1
