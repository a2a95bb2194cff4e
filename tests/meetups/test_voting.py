"""Choosing a date with the disciplines in mind, and asking who did not answer."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import Invalid, NotAllowed
from bot.meetups.models import Answer, Card, Hush, State, Vote
from tests.meetups.conftest import World, names

DEADLINE = datetime(2026, 3, 6, 11, tzinfo=UTC)


def options_of(card: Card) -> list[int]:
    """Return the options of a card, Tuesday first."""
    assert card.choice is not None
    tallies = sorted(card.choice.advice.tallies, key=lambda one: one.starts_at)
    return [one.option_id for one in tallies]


async def test_votes_are_counted_by_person_and_discipline(world: World) -> None:
    """Own vote, changeable; the advice says which disciplines a date brings along."""
    card = await world.choose_date()
    tuesday, thursday = options_of(card)
    room, id_ = world.meetups.voting, card.meetup.id
    await room.vote(world.anna, id_, tuesday, Vote.CAN)
    await room.vote(world.anna, id_, thursday, Vote.CAN)
    await room.vote(world.cora, id_, tuesday, Vote.CAN)
    await room.vote(world.bram, id_, tuesday, Vote.CAN)
    await room.vote(world.bram, id_, tuesday, Vote.CANNOT)
    card, mine = await room.vote(world.bram, id_, thursday, Vote.IF_NEEDED)
    assert mine.votes == {tuesday: Vote.CANNOT, thursday: Vote.IF_NEEDED}
    assert card.choice is not None
    best, other = card.choice.advice.tallies
    assert (best.option_id, best.heads, best.disciplines) == (
        thursday,
        2,
        ("jongerenwerk", "politie"),
    )
    assert (other.heads, other.can) == (2, ("Anna de Vries", "Cora Kok"))
    assert card.choice.advice.extra[thursday] == ("politie",)
    assert card.choice.unanswered == ("Carla Coster",)
    assert card.missing == ("jeugd_ggz",)


async def test_who_has_not_answered_is_asked_once(world: World) -> None:
    """A day later, in private; not who voted, stopped it, or left, and not at night."""
    card = await world.choose_date()
    tuesday, _ = options_of(card)
    dirk = await world.join("Dirk Dam", "onderwijs")
    await world.meetups.voting.vote(world.bram, card.meetup.id, tuesday, Vote.CAN)
    gone = await world.run_until(DEADLINE - timedelta(hours=2))
    asked = [(at, told) for at, told in gone if told.what == "date-asked"]
    assert [told.notice.chat_id for _, told in asked] == [world.carla.user_id, world.cora.user_id]
    assert {at for at, _ in asked} == {datetime(2026, 3, 3, 9, 30, tzinfo=UTC)}
    assert dirk.user_id not in [told.notice.chat_id for _, told in asked]


async def test_the_stop_button_and_silence(small: World) -> None:
    """Who said not to be asked is not asked."""
    await small.choose_date()
    await small.meetups.rhythm.hush(small.carla, Hush.ASKS)
    await small.meetups.rhythm.hush(
        small.bram, Hush.ASKS, until=datetime(2026, 3, 10, 9, tzinfo=UTC)
    )
    await small.leave(small.cora)
    gone = await small.run_until(DEADLINE - timedelta(hours=2))
    assert "date-asked" not in names([told for _, told in gone])


async def test_the_host_hears_when_all_have_answered(small: World) -> None:
    """At once and only then: the deadline says nothing more."""
    card = await small.choose_date()
    tuesday, thursday = options_of(card)
    room, id_ = small.meetups.voting, card.meetup.id
    await small.tick()
    for one in (small.anna, small.bram, small.carla):
        await room.vote(one, id_, tuesday, Vote.CAN)
    assert await small.tick() == []
    await room.vote(small.cora, id_, thursday, Vote.CAN)
    [told] = await small.tick()
    assert (told.what, told.notice.chat_id) == ("choice-ready", small.anna.user_id)
    _, choice = told.facts
    assert choice.unanswered == ()
    gone = await small.run_until(DEADLINE + timedelta(hours=2))
    assert names([told for _, told in gone]) == []


async def test_the_host_hears_at_the_deadline(world: World) -> None:
    """And nobody can vote any more; the host can give more time."""
    card = await world.choose_date()
    tuesday, _ = options_of(card)
    id_ = card.meetup.id
    gone = await world.run_until(DEADLINE)
    assert [(at, told.what) for at, told in gone][-1] == (DEADLINE, "choice-ready")
    with pytest.raises(Invalid, match="choice-closed"):
        await world.meetups.voting.vote(world.bram, id_, tuesday, Vote.CAN)
    await world.meetups.changes.change(world.anna, id_, "decide_by", "za 7 mrt 12:00")
    await world.meetups.voting.vote(world.bram, id_, tuesday, Vote.CAN)
    gone = await world.run_until(DEADLINE + timedelta(days=1))
    assert [told.what for at, told in gone if told.notice.chat_id == world.anna.user_id] == [
        "choice-ready"
    ]


async def test_a_coordinator_stands_in_for_a_host_who_left(small: World) -> None:
    """Somebody has to hear that there is something to decide."""
    await small.choose_date()
    await small.leave(small.anna)
    gone = await small.run_until(DEADLINE)
    ready = [told.notice.chat_id for _, told in gone if told.what == "choice-ready"]
    assert ready == [small.cora.user_id]


async def test_deciding_takes_everybody_along(world: World) -> None:
    """Who could comes, who could if need be may come; all are told once, and reminded."""
    card = await world.choose_date()
    tuesday, thursday = options_of(card)
    room, id_ = world.meetups.voting, card.meetup.id
    await room.vote(world.bram, id_, thursday, Vote.CAN)
    await room.vote(world.carla, id_, thursday, Vote.IF_NEEDED)
    await room.vote(world.cora, id_, thursday, Vote.CANNOT)
    await world.tick()
    with pytest.raises(NotAllowed):
        await room.decide(world.bram, id_, thursday)
    card = await room.decide(world.anna, id_, thursday)
    assert card.meetup.state is State.PLANNED
    assert card.meetup.starts_at == datetime(2026, 3, 12, 18, 30, tzinfo=UTC)
    assert [one.name for one in card.coming] == ["Anna de Vries", "Bram Bos"]
    assert [one.name for one in card.maybe] == ["Carla Coster"]
    assert card.declined == 1
    told = await world.tick()
    chats = {one.notice.chat_id for one in told}
    assert names(told) == ["decided"] * 3
    assert chats == {world.community.chat_id, world.bram.user_id, world.carla.user_id}
    with pytest.raises(Invalid, match="choice-closed"):
        await room.decide(world.anna, id_, tuesday)
    gone = await world.run_until(datetime(2026, 3, 12, 18, tzinfo=UTC))
    reminded = [told.notice.chat_id for _, told in gone if told.what == "reminder"]
    assert world.cora.user_id not in reminded
    assert reminded.count(world.carla.user_id) == 2


async def test_a_date_that_nobody_can_is_refused(small: World) -> None:
    """Also when nobody said anything of it."""
    card = await small.choose_date()
    tuesday, thursday = options_of(card)
    room, id_ = small.meetups.voting, card.meetup.id
    with pytest.raises(Invalid, match="nobody-can"):
        await room.decide(small.anna, id_, tuesday)
    await room.vote_all(small.bram, id_, Vote.CANNOT)
    with pytest.raises(Invalid, match="nobody-can"):
        await room.decide(small.anna, id_, thursday)
    await room.vote(small.carla, id_, thursday, Vote.IF_NEEDED)
    card = await room.decide(small.cora, id_, thursday)
    assert card.meetup.state is State.PLANNED


async def test_an_option_that_is_past_is_refused(small: World) -> None:
    """The host waited too long with the first one."""
    card = await small.choose_date()
    tuesday, thursday = options_of(card)
    await small.meetups.voting.vote_all(small.bram, card.meetup.id, Vote.CAN)
    small.clock.now = datetime(2026, 3, 11, 9, tzinfo=UTC)
    with pytest.raises(Invalid, match="meetup-past"):
        await small.meetups.voting.decide(small.anna, card.meetup.id, tuesday)
    await small.meetups.voting.decide(small.anna, card.meetup.id, thursday)


async def test_the_order_of_voting_is_the_order_of_seats(small: World) -> None:
    """With the host first of all."""
    card = await small.choose_date(capacity="2")
    _, thursday = options_of(card)
    for one in (small.carla, small.bram, small.anna):
        await small.meetups.voting.vote(one, card.meetup.id, thursday, Vote.CAN)
        small.clock.now += timedelta(minutes=1)
    card = await small.meetups.voting.decide(small.anna, card.meetup.id, thursday)
    assert [one.name for one in card.coming] == ["Anna de Vries", "Carla Coster"]
    assert [one.name for one in card.waiting] == ["Bram Bos"]
    mine = await small.meetups.all.mine(small.bram, card.meetup.id)
    assert (mine.answer, mine.waiting) == (Answer.YES, 1)
