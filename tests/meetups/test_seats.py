"""Seats: never over capacity, in the order of asking, and nobody loses one."""

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.meetups.seats import Claim, next_number, promoted, seat

capacities = st.none() | st.integers(1, 12)
claims = st.lists(
    st.tuples(st.integers(1, 8), st.none() | st.sampled_from(["politie", "onderwijs"])),
    max_size=30,
).map(lambda rows: [Claim(number, *row) for number, row in enumerate(rows, 1)])


@given(claims, capacities)
def test_never_over_capacity_and_in_order(rows: list[Claim], capacity: int | None) -> None:
    """Everybody has a seat or waits; who waits asked later than who sits."""
    found = seat(rows, capacity)
    assert [*found.seated, *found.waiting] == rows
    assert capacity is None or len(found.seated) <= capacity
    assert not found.waiting or len(found.seated) == capacity


@given(claims, capacities, st.data())
def test_a_seat_that_comes_free_goes_to_the_first_who_waits(
    rows: list[Claim], capacity: int | None, data: st.DataObject
) -> None:
    """Nobody who sat loses their seat, and the promoted are the first of the line."""
    before = seat(rows, capacity)
    gone = data.draw(st.sampled_from(rows)) if rows else None
    after = seat([one for one in rows if one is not gone], capacity)
    assert set(before.seated) - {gone} <= set(after.seated)
    moved = [one for one in after.seated if one in before.waiting]
    assert moved == [one for one in before.waiting if one is not gone][: len(moved)]
    assert promoted(before, after) == tuple(dict.fromkeys(one.member_id for one in moved))


class Meetup(RuleBasedStateMachine):
    """People come and go, alone and with guests, and the host makes room."""

    def __init__(self) -> None:
        super().__init__()
        self.claims: list[Claim] = []
        self.capacity = 4
        self.sat: set[Claim] = set()

    @rule(member=st.integers(1, 9))
    def says_yes(self, member: int) -> None:
        """Ask for a seat of one's own, once."""
        if not any(one.member_id == member for one in self.claims):
            self.claims.append(Claim(next_number(self.claims), member))

    @rule(member=st.integers(1, 9))
    def brings_somebody(self, member: int) -> None:
        """Ask for a seat for a guest."""
        self.says_yes(member)
        self.claims.append(Claim(next_number(self.claims), member, "politie"))

    @rule(member=st.integers(1, 9))
    def says_no(self, member: int) -> None:
        """Give up one's seats."""
        self.claims = [one for one in self.claims if one.member_id != member]

    @rule(more=st.integers(1, 3))
    def makes_room(self, more: int) -> None:
        """More seats."""
        self.capacity += more

    @invariant()
    def nobody_loses_a_seat(self) -> None:
        """Who sat and still wants to, sits; never more than fit; guests never sit alone."""
        found = seat(self.claims, self.capacity)
        assert len(found.seated) <= self.capacity
        assert self.sat & set(self.claims) <= set(found.seated)
        assert all(found.has_seat(one.member_id) for one in found.seated if one.guest)
        self.sat = set(found.seated)


TestMeetup = Meetup.TestCase
