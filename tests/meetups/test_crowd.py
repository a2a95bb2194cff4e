"""A crowd that answers, brings guests, and leaves in any order: the seats stay right."""

from datetime import timedelta
from random import Random

import pytest

from bot.community.models import Member
from bot.errors import Invalid
from bot.meetups.models import Answer, Outcome
from bot.meetups.seats import MOST_GUESTS
from bot.meetups.service import give_up_seats
from tests.meetups.conftest import World


class Line:
    """What should be: a plain list of who asked for a seat, in order."""

    def __init__(self, capacity: int, host: int):
        self.capacity = capacity
        self.asked: list[tuple[int, int]] = [(host, 0)]  # member and number of the guest
        self.guests = 0

    def come(self, member: int) -> None:
        """Ask for one's own seat."""
        if (member, 0) not in self.asked:
            self.asked.append((member, 0))

    def bring(self, member: int) -> None:
        """Ask for a guest's seat."""
        self.come(member)
        if sum(one == member for one, _ in self.asked) <= MOST_GUESTS:
            self.guests += 1
            self.asked.append((member, self.guests))

    def stay_away(self, member: int) -> None:
        """Give up one's seats."""
        self.asked = [one for one in self.asked if one[0] != member]


@pytest.mark.parametrize("seed", range(6))
async def test_a_crowd(small: World, seed: int) -> None:
    """Never over capacity, in the order of asking; who gets a seat hears it, once each time."""
    chance = Random(seed)
    card = await small.plan(capacity="7")
    id_, room = card.meetup.id, small.meetups.all
    people = [small.bram, small.carla, small.cora]
    people += [await small.join(f"Lid {number}", "onderwijs") for number in range(9)]
    line = Line(7, small.anna.id)
    await small.tick()
    for _ in range(60):
        one = chance.choice(people)
        waiting = _waiting(line)
        small.clock.now += timedelta(minutes=1)
        match chance.randrange(6):
            case 0 | 1:
                outcome = await room.answer(one, id_, Answer.YES)
                line.come(one.id)
            case 2:
                outcome = await room.answer(one, id_, chance.choice([Answer.NO, Answer.MAYBE]))
                line.stay_away(one.id)
            case 3 | 4:
                outcome = await _bring(small, one, id_)
                line.bring(one.id)
            case _:
                await small.leave(one)
                async with small.database.transaction() as connection:
                    await give_up_seats(connection, one.id, small.clock())
                people.remove(one)
                line.stay_away(one.id)
                outcome = await room.answer(small.anna, id_, Answer.YES)
        assert outcome.card.heads == min(len(line.asked), 7)
        assert outcome.card.free == 7 - outcome.card.heads
        seated = [member for member, guest in line.asked[:7] if not guest]
        assert [comer.member_id for comer in outcome.card.coming] == seated
        promoted = {member for member in waiting - _waiting(line) if (member, 0) in line.asked}
        told = {told.notice.chat_id for told in await small.tick() if told.what == "seat"}
        users = {person.id: person.user_id for person in people}
        assert {users[member] for member in promoted} <= told
        if not people[2:]:
            return


async def _bring(world: World, member: Member, meetup_id: int) -> Outcome:
    try:
        return await world.meetups.all.bring(member, meetup_id, "politie")
    except Invalid:  # five guests are there already
        return await world.meetups.all.answer(member, meetup_id, Answer.YES)


def _waiting(line: Line) -> set[int]:
    return {member for member, guest in line.asked[7:] if not guest}
