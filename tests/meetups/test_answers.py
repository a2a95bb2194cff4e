"""Who comes: own answers, guests, capacity, the waiting list, and the last seat."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import Invalid, NotAllowed, NotFound
from bot.meetups.models import Answer, Vote
from bot.meetups.service import forget_cards, give_up_seats
from tests.meetups.conftest import World, make_world, names


async def test_answers_can_be_changed(world: World) -> None:
    """Yes, maybe, no, and back; the card follows."""
    card = await world.plan()
    id_, room = card.meetup.id, world.meetups.all
    outcome = await room.answer(world.bram, id_, Answer.YES)
    assert outcome.changed
    assert [one.name for one in outcome.card.coming] == ["Anna de Vries", "Bram Bos"]
    assert outcome.card.missing == ("jeugd_ggz",)
    assert outcome.mine.answer is Answer.YES
    assert not (await room.answer(world.bram, id_, Answer.YES)).changed
    outcome = await room.answer(world.bram, id_, Answer.MAYBE)
    assert [one.name for one in outcome.card.maybe] == ["Bram Bos"]
    assert outcome.card.missing == ("jeugd_ggz", "politie")
    outcome = await room.answer(world.bram, id_, Answer.NO)
    assert (outcome.card.declined, outcome.card.maybe) == (1, ())


async def test_two_take_the_last_seat_at_the_same_moment(world: World) -> None:
    """One gets it, the others wait, in some order; on both engines."""
    card = await world.plan(capacity="2")
    people = [await world.join(f"Lid {number}", "onderwijs") for number in range(8)]
    outcomes = await asyncio.gather(
        *(world.meetups.all.answer(one, card.meetup.id, Answer.YES) for one in people)
    )
    after = await world.meetups.all.card(world.anna, card.meetup.id)
    assert (len(after.coming), after.free, len(after.waiting)) == (2, 0, 7)
    places = sorted(one.mine.waiting or 0 for one in outcomes)
    assert places == [0, 1, 2, 3, 4, 5, 6, 7]


async def test_a_seat_that_comes_free_goes_to_the_first_in_line(world: World) -> None:
    """And they hear it, once; who waits longer hears nothing."""
    card = await world.plan(capacity="2")
    id_, room = card.meetup.id, world.meetups.all
    await room.answer(world.bram, id_, Answer.YES)
    assert (await room.answer(world.carla, id_, Answer.YES)).mine.waiting == 1
    assert (await room.answer(world.cora, id_, Answer.YES)).mine.waiting == 2
    await world.tick()
    outcome = await room.answer(world.bram, id_, Answer.NO)
    assert [one.name for one in outcome.card.coming] == ["Anna de Vries", "Carla Coster"]
    assert [one.name for one in outcome.card.waiting] == ["Cora Kok"]
    [told] = await world.tick()
    assert (told.what, told.notice.chat_id) == ("seat", world.carla.user_id)
    back = await room.answer(world.bram, id_, Answer.YES)
    assert back.mine.waiting == 2


async def test_who_gave_up_again_does_not_hear_of_a_seat(small: World) -> None:
    """The notice is worded from what is true when it goes."""
    card = await small.plan(capacity="2")
    id_, room = card.meetup.id, small.meetups.all
    for one in (small.bram, small.carla):
        await room.answer(one, id_, Answer.YES)
    await small.tick()
    await room.answer(small.bram, id_, Answer.NO)
    await room.answer(small.carla, id_, Answer.NO)
    assert await small.tick() == []


async def test_guests_take_seats_and_count_as_their_discipline(world: World) -> None:
    """A guest has a discipline and no name; whoever brings one comes too."""
    card = await world.plan(capacity="3")
    id_, room = card.meetup.id, world.meetups.all
    outcome = await room.bring(world.bram, id_, "jeugd_ggz")
    assert outcome.mine.answer is Answer.YES
    assert outcome.mine.guests == ("jeugd_ggz",)
    assert (outcome.card.heads, outcome.card.free, outcome.card.missing) == (3, 0, ())
    assert outcome.card.coming[1].guests == ("jeugd_ggz",)
    outcome = await room.bring(world.bram, id_, "onderwijs")
    assert outcome.card.heads == 3
    assert [(one.name, one.guests) for one in outcome.card.waiting] == [
        ("Bram Bos", ("onderwijs",))
    ]
    assert outcome.mine.waiting is None
    outcome = await room.take_back_guest(world.bram, id_)
    assert outcome.mine.guests == ("jeugd_ggz",)
    outcome = await room.answer(world.bram, id_, Answer.NO)
    assert (outcome.card.heads, outcome.mine.guests) == (1, ())
    with pytest.raises(Invalid, match="discipline"):
        await room.bring(world.bram, id_, "goochelaar")


async def test_five_guests_is_the_most(small: World) -> None:
    """A bus full is a meetup of its own."""
    card = await small.plan(capacity="")
    for _ in range(5):
        await small.meetups.all.bring(small.bram, card.meetup.id, "onderwijs")
    with pytest.raises(Invalid, match="guests"):
        await small.meetups.all.bring(small.bram, card.meetup.id, "onderwijs")


async def test_there_is_nothing_to_answer_to_what_is_over(small: World) -> None:
    """Past, cancelled, or still without a date."""
    room = small.meetups.all
    choosing = await small.choose_date()
    with pytest.raises(Invalid, match="meetup-choosing"):
        await room.answer(small.bram, choosing.meetup.id, Answer.YES)
    cancelled = await small.plan()
    await small.meetups.changes.cancel(small.anna, cancelled.meetup.id)
    with pytest.raises(Invalid, match="meetup-cancelled"):
        await room.answer(small.bram, cancelled.meetup.id, Answer.YES)
    past = await small.plan()
    small.clock.now = datetime(2026, 3, 12, 20, 30, tzinfo=UTC)
    with pytest.raises(Invalid, match="meetup-past"):
        await room.answer(small.bram, past.meetup.id, Answer.YES)


async def test_nothing_of_another_community(world: World) -> None:
    """Its meetups can't be seen, answered, changed or entered, whoever knows the number."""
    other = await make_world(world.database, world.clock, "Elders")
    theirs = await other.plan()
    item = await other.meetups.all.add_item(other.anna, theirs.meetup.id, "Iets van ons")
    id_, room = theirs.meetup.id, world.meetups
    door = (await other.meetups.presence.door(other.anna, id_)).payload
    choosing = await other.choose_date()
    assert choosing.choice is not None
    option = choosing.choice.advice.tallies[0].option_id
    mine = await world.choose_date()
    attempts = [
        room.all.card(world.cora, id_),
        room.all.mine(world.cora, id_),
        room.all.answer(world.cora, id_, Answer.YES),
        room.all.bring(world.cora, id_, "politie"),
        room.all.take_back_guest(world.cora, id_),
        room.all.add_item(world.cora, id_, "Ook iets"),
        room.all.remove_item(world.cora, item.id),
        room.changes.change(world.cora, id_, "theme", "Gekaapt"),
        room.changes.place_at(world.cora, id_, 1.0, 2.0),
        room.changes.read_moment(world.cora, id_, "morgen 9:00"),
        room.changes.move(world.cora, id_, world.clock() + timedelta(days=3)),
        room.changes.cancel(world.cora, id_),
        room.voting.choice(world.cora, choosing.meetup.id),
        room.voting.vote(world.cora, choosing.meetup.id, option, Vote.CAN),
        room.voting.vote(world.cora, mine.meetup.id, option, Vote.CAN),
        room.voting.decide(world.cora, choosing.meetup.id, option),
        room.voting.decide(world.cora, mine.meetup.id, option),
        room.inviting.candidates(world.cora, id_, "politie"),
        room.inviting.invite(world.cora, id_, "politie"),
        room.presence.door(world.cora, id_),
        room.presence.enter(world.cora, door),
        room.presence.list_for_host(world.cora, id_),
        room.presence.tick(world.cora, id_, other.bram.id, True),
        room.presence.afterwards(world.cora, id_),
        room.presence.add_harvest(world.cora, id_, "Mooi zo"),
        room.presence.harvest(world.cora, id_),
        room.feeds.file(world.cora, id_),
        room.all.series(world.cora, id_),
        room.inviting.wanted(world.cora, id_),
    ]
    world.clock.now = datetime(2026, 3, 12, 18, 30, tzinfo=UTC)
    for attempt in attempts:
        with pytest.raises(NotFound):
            await attempt
    agenda = await room.all.agenda(world.cora)
    assert id_ not in [card.meetup.id for card, _ in agenda]


async def test_only_host_and_coordinator_may_change(small: World) -> None:
    """A member who pressed an old button, or guessed, hears no."""
    card = await small.plan()
    id_, room = card.meetup.id, small.meetups
    item = await room.all.add_item(small.carla, id_, "Wachtlijsten")
    small.clock.now = datetime(2026, 3, 12, 18, 30, tzinfo=UTC)
    attempts = [
        room.changes.change(small.bram, id_, "theme", "Gekaapt"),
        room.changes.change(small.bram, id_, "host", "me"),
        room.changes.move(small.bram, id_, small.clock() + timedelta(days=3)),
        room.changes.cancel(small.bram, id_),
        room.inviting.invite(small.bram, id_, "politie"),
        room.presence.door(small.bram, id_),
        room.presence.list_for_host(small.bram, id_),
        room.presence.tick(small.bram, id_, small.bram.id, True),
        room.all.remove_item(small.bram, item.id),
        room.presence.afterwards(small.bram, id_),
        room.presence.add_harvest(small.bram, id_, "Mooi zo"),
        room.rhythm.set_rhythm(small.bram, "weekly", "off"),
    ]
    for attempt in attempts:
        with pytest.raises(NotAllowed):
            await attempt
    change = await room.changes.change(small.cora, id_, "theme", "Opgeruimd")
    assert change.after.theme == "Opgeruimd"


async def test_the_agenda_is_filled_by_members(world: World) -> None:
    """Own points can be taken off; an open question comes in once."""
    card = await world.plan()
    id_, room = card.meetup.id, world.meetups.all
    item = await room.add_item(world.bram, id_, "  Wachtlijsten bij\n de ggz ")
    assert (item.text, item.name) == ("Wachtlijsten bij de ggz", "Bram Bos")
    asked = await room.add_question(world.bram, id_, "Wie helpt bij gokken?", "question-12")
    again = await room.add_question(world.carla, id_, "Wie helpt bij gokken?", "question-12")
    assert again == asked
    with pytest.raises(Invalid, match="item"):
        await room.add_item(world.bram, id_, "x")
    after = await room.remove_item(world.bram, item.id)
    assert [one.text for one in after.agenda] == ["Wie helpt bij gokken?"]
    after = await room.remove_item(world.anna, asked.id)
    assert after.agenda == ()
    for number in range(10):
        await room.add_item(world.bram, id_, f"Punt {number}")
    with pytest.raises(Invalid, match="items"):
        await room.add_item(world.bram, id_, "Nog een punt")


async def test_who_leaves_the_group_makes_room(world: World) -> None:
    """Their seat goes to who waits, and their name is gone from the card."""
    card = await world.plan(capacity="2")
    id_, room = card.meetup.id, world.meetups.all
    await room.answer(world.bram, id_, Answer.YES)
    await room.answer(world.carla, id_, Answer.YES)
    await world.tick()
    await world.leave(world.bram)
    async with world.database.transaction() as connection:
        await give_up_seats(connection, world.bram.id, world.clock())
    after = await room.card(world.anna, id_)
    assert [one.name for one in after.coming] == ["Anna de Vries", "Carla Coster"]
    assert names(await world.tick()) == ["seat"]


async def test_the_card_in_the_group_is_remembered(small: World) -> None:
    """So that it can be edited in place."""
    card = await small.plan()
    await small.meetups.all.note_card(small.community.id, card.meetup.id, 321)
    assert (await small.meetups.all.card(small.anna, card.meetup.id)).meetup.card_message_id == 321
    async with small.database.transaction() as connection:  # as when the group is a supergroup
        await forget_cards(connection, small.community.id)
    assert (await small.meetups.all.card(small.anna, card.meetup.id)).meetup.card_message_id is None


async def test_agenda_and_past(small: World) -> None:
    """What is coming with one's own answer, soonest first; what was, newest first."""
    room = small.meetups.all
    later = await small.plan(start="do 19 mrt 19:30", theme="Later")
    sooner = await small.plan(start="do 5 mrt 19:30", theme="Eerder")
    choice = await small.choose_date(theme="Nog kiezen")
    await room.answer(small.bram, sooner.meetup.id, Answer.MAYBE)
    agenda = await room.agenda(small.bram)
    assert [card.meetup.id for card, _ in agenda] == [
        sooner.meetup.id,
        later.meetup.id,
        choice.meetup.id,
    ]
    assert [mine.answer for _, mine in agenda] == [Answer.MAYBE, None, None]
    assert (await room.next_meetup(small.bram)) == agenda[0][0]
    small.clock.now = datetime(2026, 3, 25, tzinfo=UTC)
    assert [one.meetup.theme for one in await room.past(small.bram)] == ["Later", "Eerder"]
    assert await room.next_meetup(small.bram) is None
