"""At the door and afterwards: who was there, their numbers by their own choice, the harvest."""

from datetime import UTC, datetime, timedelta

import pytest
import vobject

from bot.directory import records
from bot.directory.models import Visibility
from bot.errors import Invalid, NotAllowed, NotFound
from bot.meetups.models import Answer, Hush
from bot.meetups.presence import DOOR
from tests.meetups.conftest import World, names

START = datetime(2026, 3, 12, 18, 30, tzinfo=UTC)
END = START + timedelta(hours=2)


async def hold(world: World) -> int:
    """Hold a meetup at which Anna and Bram came in by the door."""
    card = await world.plan()
    door = (await world.meetups.presence.door(world.anna, card.meetup.id)).payload
    world.clock.now = START
    for one in (world.anna, world.bram):
        await world.meetups.presence.enter(one, door)
    return card.meetup.id


async def test_the_door(world: World) -> None:
    """Its link fits in Telegram's 64 letters; it opens and closes; twice is harmless."""
    card = await world.plan()
    room = world.meetups.presence
    code = await room.door(world.anna, card.meetup.id)
    door = code.payload
    assert code.opens_at == START - timedelta(hours=2)
    assert code == await room.door(world.cora, card.meetup.id)
    assert len(door) <= 64
    assert all(sign.isalnum() or sign in "-_" for sign in door)
    assert await room.community_of_door(door) == world.community.id
    assert await room.community_of_door(DOOR + "x") is None
    with pytest.raises(Invalid, match="door-closed"):
        await room.enter(world.bram, door)
    world.clock.now = START - timedelta(hours=1)
    mine = await room.enter(world.bram, door)
    assert mine.present
    assert (await room.door(world.anna, card.meetup.id)).opens_at is None
    assert (await room.enter(world.bram, door)).present
    with pytest.raises(NotFound):
        await room.enter(world.bram, "deur-" + "A" * 22)
    world.clock.now = END + timedelta(hours=6)
    with pytest.raises(Invalid, match="door-late"):
        await room.enter(world.carla, door)


async def test_the_host_ticks_people(small: World) -> None:
    """Comers first, then everybody else; a tick can be taken back."""
    card = await small.plan()
    id_, room = card.meetup.id, small.meetups.presence
    await small.meetups.all.answer(small.carla, id_, Answer.MAYBE)
    with pytest.raises(Invalid, match="door-closed"):
        await room.tick(small.anna, id_, small.bram.id, True)
    small.clock.now = START
    listed = await room.list_for_host(small.anna, id_)
    assert [one.name for one in listed] == ["Anna de Vries", "Carla Coster", "Bram Bos", "Cora Kok"]
    await room.tick(small.anna, id_, small.bram.id, True)
    await room.tick(small.anna, id_, small.carla.id, True)
    await room.tick(small.anna, id_, small.carla.id, False)
    listed = await room.list_for_host(small.anna, id_)
    assert [one.name for one in listed if one.present] == ["Bram Bos"]
    with pytest.raises(NotFound):
        await room.tick(small.anna, id_, 999_999, True)


async def test_those_present_get_each_other_s_numbers(world: World) -> None:
    """The same evening, by each one's own visibility; owners see who looked."""
    secret = await world.join(
        "Sven Stil", "onderwijs", number="+31600009999", visibility=Visibility.ASK
    )
    id_ = await hold(world)
    for one in (secret, world.cora):
        await world.meetups.presence.tick(world.anna, id_, one.id, True)
    gone = await world.run_until(END + timedelta(hours=1))
    sent = {told.notice.chat_id: told.facts for _, told in gone if told.what == "afterwards"}
    present = (world.anna, world.bram, secret, world.cora)
    assert set(sent) == {one.user_id for one in present}
    assert {at for at, told in gone if told.what == "afterwards"} == {END}
    facts = sent[world.bram.user_id]
    assert facts.disciplines == {"jongerenwerk": 1, "onderwijs": 1, "politie": 1}
    assert [one.name for one in facts.present] == [
        "Anna de Vries",
        "Bram Bos",
        "Cora Kok",
        "Sven Stil",
    ]
    cards = list(vobject.readComponents(facts.contacts))
    assert [card.fn.value for card in cards] == ["Anna de Vries"]
    assert facts.contact_count == 1
    assert "+31600009999" not in facts.contacts
    assert (facts.newcomer, sent[world.cora.user_id].newcomer) == (False, True)
    async with world.database.read() as connection:
        looks = await records.looks(connection, world.community.id, world.anna.id)
    assert {look.name for look in looks} == {"Bram Bos", "Cora Kok", "Sven Stil"}


async def test_who_was_not_there_gets_nothing(small: World) -> None:
    """Nor who stopped it, nor anybody after it was cancelled."""
    id_ = await hold(small)
    await small.meetups.rhythm.hush(small.bram, Hush.AFTERWARDS)
    await small.meetups.presence.tick(small.anna, id_, small.carla.id, True)
    await small.meetups.presence.tick(small.anna, id_, small.carla.id, False)
    gone = await small.run_until(END + timedelta(hours=1))
    told = [told.notice.chat_id for _, told in gone if told.what == "afterwards"]
    assert told == [small.anna.user_id]
    with pytest.raises(NotAllowed):
        await small.meetups.presence.afterwards(small.carla, id_)


async def test_a_meetup_that_lasts_longer(small: World) -> None:
    """The message waits for the end as it is by then."""
    id_ = await hold(small)
    await small.meetups.changes.change(small.anna, id_, "duration", "150")
    gone = await small.run_until(END + timedelta(hours=3))
    assert {at for at, told in gone if told.what == "afterwards"} == {END + timedelta(minutes=30)}


async def test_who_is_ticked_the_next_day_still_gets_it(world: World) -> None:
    """Also when a mistake had been taken back; once, and not in the night."""
    id_, room = await hold(world), world.meetups.presence
    await room.tick(world.anna, id_, world.bram.id, False)
    await room.tick(world.anna, id_, world.carla.id, True)
    await room.tick(world.anna, id_, world.carla.id, False)
    await world.run_until(END + timedelta(hours=1))
    world.clock.now = END + timedelta(hours=3)
    for one in (world.bram, world.carla, world.bram):
        await room.tick(world.anna, id_, one.id, True)
    assert await world.tick() == []
    gone = await world.run_until(END + timedelta(days=1))
    morning = datetime(2026, 3, 13, 6, 30, tzinfo=UTC)
    assert sorted((at, told.notice.chat_id) for at, told in gone if told.what == "afterwards") == [
        (morning, world.bram.user_id),
        (morning, world.carla.user_id),
    ]


async def test_the_host_is_asked_when_nobody_came_by_the_door(world: World) -> None:
    """At the end as it is by then, the host of that moment; the rest follows from the ticks."""
    card = await world.plan()
    await world.meetups.changes.change(world.anna, card.meetup.id, "duration", "150")
    await world.meetups.all.answer(world.bram, card.meetup.id, Answer.YES)
    await world.meetups.changes.change(world.anna, card.meetup.id, "host", "Bram Bos")
    gone = await world.run_until(END + timedelta(hours=1))
    [(at, told)] = [(at, told) for at, told in gone if told.what == "ticking"]
    assert (at, told.notice.chat_id) == (END + timedelta(minutes=30), world.bram.user_id)
    assert not any(told.what == "afterwards" for _, told in gone)
    await world.meetups.presence.tick(world.bram, card.meetup.id, world.anna.id, True)
    assert [told.notice.chat_id for told in await world.tick()] == [world.anna.user_id]


async def test_the_host_is_not_asked_what_the_door_told(small: World) -> None:
    """Who came in is known; nor about a meetup that was called off."""
    await hold(small)
    other = await small.plan(start="vr 13 mrt 15:00")
    await small.meetups.changes.cancel(small.anna, other.meetup.id)
    gone = await small.run_until(END + timedelta(days=2))
    assert "ticking" not in names([told for _, told in gone])


async def test_the_harvest(world: World) -> None:
    """One sentence each, changeable, in private; the group gets them once, without names."""
    id_, room = await hold(world), world.meetups.presence
    world.clock.now = END
    await room.add_harvest(world.anna, id_, "Ik ken nu iemand bij de politie")
    await room.add_harvest(world.bram, id_, "Eerst bellen,\n dan mailen")
    await room.add_harvest(world.bram, id_, "Eerst bellen, dan mailen!")
    with pytest.raises(NotAllowed):
        await room.add_harvest(world.carla, id_, "Ik was er niet")
    with pytest.raises(Invalid, match="harvest"):
        await room.add_harvest(world.anna, id_, "ok")
    for told in ("bel haar moeder 0612345678", "haar oma: +31 (0)6-12 34 56 78"):
        with pytest.raises(Invalid, match="harvest-number"):
            await room.add_harvest(world.anna, id_, told)
    gone = await world.run_until(END + timedelta(days=2))
    [(at, told)] = [(at, told) for at, told in gone if told.what == "harvest"]
    assert at == datetime(2026, 3, 13, 15, tzinfo=UTC)
    assert told.notice.chat_id == world.community.chat_id
    assert told.facts.sentences == (
        "Ik ken nu iemand bij de politie",
        "Eerst bellen, dan mailen!",
    )
    assert told.facts.disciplines == {"jongerenwerk": 1, "politie": 1}
    with pytest.raises(Invalid, match="harvest-closed"):
        await room.add_harvest(world.anna, id_, "Nog iets")
    with pytest.raises(Invalid, match="harvest-closed"):
        await room.take_back_harvest(world.anna, id_)
    [kept] = await world.meetups.all.past(world.carla)
    assert kept.sentences == told.facts.sentences
    assert (await room.harvest(world.cora, id_)).sentences == kept.sentences


async def test_a_sentence_that_is_taken_back(small: World) -> None:
    """The group never gets it; another one, also after the hour had passed, it does."""
    id_, room = await hold(small), small.meetups.presence
    small.clock.now = END
    await room.add_harvest(small.anna, id_, "Dylan heeft hulp nodig")
    await room.take_back_harvest(small.anna, id_)
    gone = await small.run_until(END + timedelta(days=1))
    assert "harvest" not in names([told for _, told in gone])
    await room.add_harvest(small.anna, id_, "Bij twijfel bel ik 0800-2000")
    gone = await small.run_until(END + timedelta(days=2))
    sentences = [told.facts.sentences for _, told in gone if told.what == "harvest"]
    assert sentences == [("Bij twijfel bel ik 0800-2000",)]


async def test_no_sentence_no_message(small: World) -> None:
    """Nothing to give back."""
    await hold(small)
    gone = await small.run_until(END + timedelta(days=3))
    assert "harvest" not in names([told for _, told in gone])
