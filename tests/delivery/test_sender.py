"""Notices on their way to people, with a Telegram that is not always well."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from bot.community import models as community
from bot.delivery.models import Sending
from bot.storage.schema import communities, outbox, people
from loopback.actors import Person
from loopback.faults import Fault
from loopback.testing import Loopback, MovedClock
from tests.delivery.conftest import Office, at_work
from tests.storage_fixtures import make_community


async def meets(office: Office, *friends: Person) -> None:
    """Let people start the bot."""
    for person in friends:
        await person.starts()
        async with office.database.transaction() as connection:
            row = {"user_id": person.id, "name": "x", "language": "nl", "private": True}
            await connection.execute(sa.insert(people).values(row))


async def states(office: Office) -> list[tuple[object, ...]]:
    return await office.rows(outbox, "state", "reason")


async def test_sent(office: Office, anna: Person, bram: Person) -> None:
    await meets(office, anna, bram)
    await office.post("hello", anna)
    await office.post("later", bram, due_at=office.clock() + timedelta(hours=1))
    await office.delivery.settle()
    assert (office.sent_to(anna), office.sent_to(bram)) == (["hello"], [])
    office.clock.forward(hours=1)
    await office.delivery.settle()
    assert office.sent_to(bram) == ["later"]
    assert await states(office) == [("sent", None), ("sent", None)]


async def test_pointless(office: Office, anna: Person) -> None:
    """What has nothing to say any more is dropped when its moment comes."""
    await meets(office, anna)
    office.words["hello"] = None
    await office.post("hello", anna)
    await office.delivery.settle()
    assert office.sent_to(anna) == []
    assert await states(office) == [("dropped", "pointless")]


async def test_blocked(office: Office, anna: Person) -> None:
    """Who blocked the bot gets nothing until they come back, and costs one refusal."""
    await meets(office, anna)
    await anna.blocks_bot()
    await office.post("one", anna)
    await office.delivery.settle()
    await office.post("two", anna)
    await office.delivery.settle()
    assert await states(office) == [("failed", "unreachable"), ("dropped", "unreachable")]
    assert await office.rows(people, "private") == [(False,)]


async def test_held(office: Office, anna: Person) -> None:
    """What is worth saying later waits for who blocked the bot, known or not yet known."""
    await meets(office, anna)
    await anna.blocks_bot()
    await office.post("number-given", anna)
    await office.delivery.settle()
    await office.post("number-refused", anna)
    await office.delivery.settle()
    assert await states(office) == [("held", "unreachable")] * 2
    await anna.unblocks_bot()
    await office.services.community.reachable(community.Person(anna.id, "Anna Vos", "nl"), True)
    await office.delivery.settle()
    assert office.sent_to(anna) == ["number-given", "number-refused"]


async def test_unknown(office: Office, bram: Person) -> None:
    """A chat that does not exist ends it."""
    await office.post("hello", 999_999)
    await office.post("hello", -999)
    await office.delivery.settle()
    assert await states(office) == [("failed", "unreachable")] * 2


async def test_refused(office: Office, anna: Person) -> None:
    """What Telegram does not take at all ends with Telegram's word for it, without ours."""
    await meets(office, anna)
    office.words["hello"] = "<secret>Anna</secret>"
    await office.post("hello", anna)
    await office.delivery.settle()
    assert await states(office) == [("failed", "Can't parse entities")]


async def test_too_many_requests(office: Office, anna: Person, bram: Person) -> None:
    """A 429 halts that chat to the second it says; others are not held up."""
    await meets(office, anna, bram)
    office.world.faults.add(Fault("flood", "sendMessage", retry_after=30))
    await office.post("one", anna)
    await office.post("two", bram)
    await office.delivery.settle()
    assert (office.sent_to(anna), office.sent_to(bram)) == ([], ["two"])
    office.clock.forward(seconds=25)
    await office.delivery.settle()
    assert office.sent_to(anna) == []
    office.clock.forward(seconds=5)
    await office.delivery.settle()
    assert office.sent_to(anna) == ["one"]
    assert await office.rows(outbox, "attempts") == [(0,), (0,)]


async def test_moved(office: Office, anna: Person) -> None:
    """When a group became a supergroup, the message and the community follow it."""
    await anna.starts()
    group = office.world.group("Jeugd Oss", anna)
    await group.adds_bot()
    community = await make_community(office.database)
    async with office.database.transaction() as connection:
        await connection.execute(sa.update(communities).values(chat_id=group.id))
    old = group.id
    await group.migrates()
    await office.post("hello", old)
    await office.delivery.settle()
    assert [seen.text for seen in anna.screen(group) if seen.text == "hello"] == ["hello"]
    found = await office.services.community.of_chat(group.chat.id)
    assert found is not None
    assert found.id == community.id


async def test_server_errors(office: Office, anna: Person) -> None:
    """Errors of Telegram are retried with growing pauses."""
    await meets(office, anna)
    office.world.faults.add(Fault("error", "sendMessage", times=2))
    office.world.faults.add(Fault("bad_gateway", "sendMessage"))
    await office.post("hello", anna)
    waited = 0
    while not office.sent_to(anna):
        await office.delivery.settle()
        office.clock.forward(seconds=1)
        waited += 1
        assert waited < 30
    assert waited >= 1 + 1 + 2 + 5
    assert await office.rows(outbox, "state", "attempts") == [("sent", 3)]


async def test_no_answer(office: Office, anna: Person) -> None:
    """A message that never got through is sent again; one whose answer was lost comes twice."""
    await meets(office, anna)
    for fault, times in (("timeout", 1), ("lost", 2)):
        office.world.faults.add(Fault(fault, "sendMessage"))
        await office.post(fault, anna)
        await office.delivery.settle()
        office.clock.forward(seconds=2)
        await office.delivery.settle()
        assert office.sent_to(anna).count(fault) == times
    assert await states(office) == [("sent", None)] * 2


async def test_no_answer_to_what_may_not_be_doubled(office: Office, anna: Person) -> None:
    """Where a double does harm, nobody gets it twice; it is shown as ambiguous."""
    await meets(office, anna)
    office.world.faults.add(Fault("lost", "sendMessage"))
    await office.post("once", anna, repeatable=False)
    await office.delivery.settle()
    office.clock.forward(hours=1)
    await office.delivery.settle()
    assert office.sent_to(anna) == ["once"]
    assert [state for state, _ in await states(office)] == ["ambiguous"]


async def test_a_full_group_holds_up_nobody(office: Office, anna: Person) -> None:
    """Twenty a minute in a group; meanwhile others get theirs."""
    office.world.limits.on = True
    await meets(office, anna)
    group = office.world.group("Jeugd Oss", anna)
    await group.adds_bot()
    for number in range(30):
        await office.post("busy", group.id, occurrence=number)
    await office.post("hello", anna, due_at=office.clock())
    began = office.clock()
    while not office.sent_to(anna):
        office.delivery.tick()
        await office.delivery._sender.step()
        office.clock.forward(milliseconds=5)
    assert office.clock() - began < timedelta(seconds=2)
    await office.delivery.settle()
    assert office.clock() - began > timedelta(seconds=60)
    assert [state for state, _ in await states(office)] == ["sent"] * 31
    assert await office.rows(outbox, "reason") == [(None,)] * 31


async def test_a_mistake_of_ours(office: Office, anna: Person, bram: Person) -> None:
    """A notice that can't be worded is tried again later and holds up nobody."""
    await meets(office, anna, bram)
    office.words["hello"] = KeyError("Anna")
    await office.post("hello", anna)
    await office.post("other", bram)
    await office.delivery.settle()
    assert office.sent_to(bram) == ["other"]
    assert await states(office) == [("queued", "KeyError"), ("sent", None)]
    del office.words["hello"]
    office.clock.forward(seconds=1)
    await office.delivery.settle()
    assert office.sent_to(anna) == ["hello"]


async def test_sent_but_not_written_down(
    office: Office, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the database can't be written after a message went out, it is not sent again."""
    await meets(office, anna)
    await office.post("hello", anna)
    office.fails_to_write(monkeypatch, lambda: bool(office.sent_to(anna)), times=2)
    for _ in range(2):
        with pytest.raises(OperationalError):
            await office.delivery.settle()
    await office.delivery.settle()
    assert office.sent_to(anna) == ["hello"]
    assert await states(office) == [("sent", None)]


async def test_interrupted_and_started_again(
    world: Loopback, token: str, database_url: str, clock: MovedClock, anna: Person
) -> None:
    """What was being sent when the process died goes out after the restart."""
    async with at_work(world, token, database_url, clock) as office:
        await meets(office, anna)
        await office.post("hello", anna)
        claimed = await office.delivery._sender._claim(())
        assert claimed is not None
    async with at_work(world, token, database_url, clock) as office:
        clock.forward(minutes=2)  # PostgreSQL waits for the lease, SQLite has no other process
        await office.delivery.beat()
        await office.delivery.settle()
        assert office.sent_to(anna) == ["hello"]
        assert await office.rows(outbox, "state") == [(Sending.SENT,)]
